import type { MongoClient } from 'mongodb';
import type { Outbox } from '#shared/events/outbox.ts';
import type { AskLiveGrant } from '#shared/live-grant.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Pairwise } from '#shared/pairwise.ts';
import type { Apps } from '../data/apps.ts';
import { knownBy, type WebhookEvent, type WebhookEvents } from './data/events.ts';
import { bodyOf } from './rules/body.ts';
import { isMandatory } from './rules/event-types.ts';

type Settings = {
  client: MongoClient;
  outbox: Outbox;
  clock: () => Date;
  apps: Apps;
  liveGrant: AskLiveGrant;
  events: WebhookEvents;
  pairwise: Pairwise;
  /** Copies that customers send to apps. */
  copies: {
    isOffered(transferId: string): Promise<boolean>;
    linkTo(transferId: string): string;
  };
};

/** What stands in the ledger for a webhook, where a field of the graph stands for a read, e.g. `Webhook.playlist_changed`. */
const FIELDS = 'Webhook.';

/** Whether a disclosure is one that was sent rather than read. */
export const isWebhook = ({ fields }: { fields: readonly string[] }): boolean =>
  fields.every((field) => field.startsWith(FIELDS));

/** Whether an app may be told, asked anew each time. */
export function openLeave({ client, outbox, clock, apps, liveGrant, events, pairwise, copies }: Settings) {
  return {
    /**
     * Whether the app may be told this at this moment: what is mandatory always; else while it is approved and the grant stands
     * and names the attribute. @throws when that can't be asked.
     */
    async mayBeTold(
      { type, clientId, customerId, grantId, attribute, data }: WebhookEvent,
      ask: AskLiveGrant = liveGrant,
    ): Promise<boolean> {
      if (isMandatory(type)) return true;
      if (!(await apps.approved(clientId))) return false;
      if (customerId === undefined) return true;
      if (type === 'data.export_ready' && !(await copies.isOffered(String(data.export)))) return false;
      const grant = grantId === undefined ? null : await ask(grantId);
      return (
        grant?.state === 'ACTIVE' &&
        grant.clientId === clientId &&
        grant.members.includes(customerId) &&
        (attribute === undefined || grant.attributes.includes(attribute))
      );
    },

    /** What is sent of it, and shown in the feed. The link to a copy is in no database: it is made here. */
    bodyOf(event: WebhookEvent): string {
      const { type, at, clientId, grantId = null, data } = event;
      const customerId = knownBy(event);
      const customer = customerId === undefined ? null : pairwise(customerId, clientId);
      const link = type === 'data.export_ready' ? { link: copies.linkTo(String(data.export)) } : {};
      return bodyOf({ type, at, customer, grantId, data: { ...data, ...link } });
    },

    /** For one look at many webhooks: each grant is asked for once. */
    askOnce(): AskLiveGrant {
      const answers = new Map<string, ReturnType<AskLiveGrant>>();
      return (grantId) => {
        const answer = answers.get(grantId) ?? liveGrant(grantId);
        answers.set(grantId, answer);
        return answer;
      };
    },

    /** Writes into the customer's ledger what a webhook lets the app know, once, before the app sees it. */
    async recordDisclosure(event: WebhookEvent): Promise<void> {
      const { _id, type, clientId, customerId, grantId = null, attribute, disclosedAt } = event;
      if (customerId === undefined || attribute === undefined || disclosedAt) return;
      const time = clock();
      const grant = grantId === null ? null : await liveGrant(grantId);
      await inTransaction(client, async (session) => {
        if (!(await events.noteDisclosed(_id, time, session))) return; // another process has
        await outbox.append(
          [
            {
              type: 'patron.disclosure.recorded.v1',
              subject: customerId,
              time,
              data: {
                customerId,
                requestId: null,
                recipient: `partner:${clientId}/${grantId}`,
                recipientKind: 'partner',
                grantId,
                fields: [`${FIELDS}${type.replace('.', '_')}`],
                purposes: [...(grant?.purposes ?? [])].sort(),
              },
            },
          ],
          session,
        );
      });
    },
  };
}

export type Leave = ReturnType<typeof openLeave>;
