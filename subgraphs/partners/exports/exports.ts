import { inTransaction, isDuplicateKey } from '#shared/mongo.ts';
import { exportAsJson, fetchExport } from '#shared/rights-export.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Apps } from '../data/apps.ts';
import type { AuthorizationServer } from '../oauth/authorization-server.ts';
import { openCustomerGraph } from '../oauth/customer-graph.ts';
import type { Webhooks } from '../webhooks/open.ts';
import { transferIn } from './link.ts';
import { endOfOffer, mayFetch } from './rules/transfer.ts';
import type { Transfers } from './transfers.ts';

type Settings = Pick<
  Dependencies,
  'client' | 'outbox' | 'clock' | 'keyring' | 'liveGrant' | 'log' | 'publicUrl'
> & {
  apps: Apps;
  transfers: Transfers;
  webhooks: Pick<Webhooks, 'enqueue' | 'endpoints'>;
  authorizationServer: AuthorizationServer;
};

/** What stands in the ledger for a copy that was sent, where a field of the graph stands for a read. */
const EXPORT_FIELD = 'RightsExport.everything';

/** Whether a disclosure is a copy that the customer sent, and nothing that the app read by itself. */
export const isSentCopy = ({ fields }: { fields: readonly string[] }): boolean =>
  fields.every((field) => field === EXPORT_FIELD);

/** A copy of the customer's data that goes straight to another service, on the customer's order (GDPR Art. 20(2)). */
export function openExports(settings: Settings) {
  const { client, outbox, clock, keyring, liveGrant, log, publicUrl } = settings;
  const { apps, transfers, webhooks, authorizationServer } = settings;

  /** Whether the app has a server that can be told and can fetch. */
  async function takesCopies(clientId: string): Promise<boolean> {
    const app = await apps.approved(clientId);
    if (!app?.secretHash) return false;
    const endpoints = await webhooks.endpoints.ofApp(clientId);
    return endpoints.some(({ state, types }) => state === 'ENABLED' && types.includes('data.export_ready'));
  }

  /** Whether the grant stands now, is this app's, and opens what is this customer's. @throws when it can't be asked. */
  async function grantStands(grantId: string, clientId: string, customerId: string): Promise<boolean> {
    const grant = await liveGrant(grantId);
    return grant?.state === 'ACTIVE' && grant.clientId === clientId && grant.members.includes(customerId);
  }

  return {
    ofRequests: transfers.ofRequests,

    /** Those of these apps that take copies. */
    async takers(clientIds: readonly string[]): Promise<Set<string>> {
      const distinct = [...new Set(clientIds)];
      const takes = await Promise.all(distinct.map(takesCopies));
      return new Set(distinct.filter((_, index) => takes[index]));
    },

    /**
     * Offers the result of an export to an app and tells just this app. Whoever calls has made sure that the export is the
     * customer's, complete, and kept until `keptUntil`.
     */
    async offer(order: {
      customerId: string;
      requestId: string;
      grantId: string;
      clientId: string;
      keptUntil: Date;
    }): Promise<'OFFERED' | 'TOO_MANY' | 'NOT_TAKEN'> {
      const { customerId, requestId, grantId, clientId, keptUntil } = order;
      if (!(await takesCopies(clientId)) || !(await grantStands(grantId, clientId, customerId)))
        return 'NOT_TAKEN';
      const offeredAt = clock();
      const given = { customerId, requestId, grantId, clientId, offeredAt };
      const expiresAt = endOfOffer(offeredAt, keptUntil);
      try {
        return await inTransaction(client, async (session) => {
          const offered = await transfers.offer({ ...given, expiresAt }, session);
          if (offered === 'OFFERED' || offered === 'TOO_MANY') return offered;
          const data = { export: offered, request: requestId, expires: expiresAt.toISOString() };
          const told = { clientId, type: 'data.export_ready', customerId, grantId, data } as const;
          await webhooks.enqueue({ ...told, eventId: offered, at: offeredAt }, session);
          return 'OFFERED';
        });
      } catch (error) {
        if (isDuplicateKey(error)) return 'OFFERED'; // by another tab, at the same time
        throw error;
      }
    },

    withdraw: (id: string, requestId: string): Promise<boolean> => transfers.withdraw(id, requestId, clock()),

    /**
     * Hands a copy out to the app that it was offered to. It is recorded in the customer's ledger, and counted as fetched,
     * before anything of it leaves, and only once it is there. Null: there is nothing for this app under this token, whatever
     * the reason.
     * @throws when consent or the graph can't be asked.
     */
    async fetch(token: string, clientId: string): Promise<string | null> {
      const id = transferIn(token, keyring);
      const transfer = id === null ? null : await transfers.byId(id);
      if (!transfer || !mayFetch(transfer, clientId, clock())) return null;
      const { _id, customerId, requestId, grantId } = transfer;
      if (!(await grantStands(grantId, clientId, customerId))) return null;
      const customerToken = await authorizationServer.customerToken(customerId);
      const graph = openCustomerGraph({ publicUrl, token: customerToken, log });
      const everything = await fetchExport((query, variables) => graph.ask(query, variables), requestId);
      if (!everything) throw new Error('the export could not be read');
      const copy = exportAsJson(everything);
      // Preparing takes a while: what was ended meanwhile is ended.
      if (!(await grantStands(grantId, clientId, customerId))) return null;
      const time = clock();
      const fetched = await inTransaction(client, async (session) => {
        if (!(await transfers.noteFetched(_id, time, session))) return false;
        await outbox.append(
          [
            {
              type: 'patron.disclosure.recorded.v1',
              subject: customerId,
              time,
              data: {
                customerId,
                requestId,
                recipient: `partner:${clientId}/${grantId}`,
                recipientKind: 'partner',
                grantId,
                fields: [EXPORT_FIELD],
                purposes: [],
              },
            },
          ],
          session,
        );
        return true;
      });
      if (!fetched) return null;
      log.info({ transferId: _id, clientId, rightsRequestId: requestId }, 'an app fetched a copy');
      return copy;
    },
  };
}

export type Exports = ReturnType<typeof openExports>;
