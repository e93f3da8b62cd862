import type { ClientSession } from 'mongodb';
import type { Actor } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { requirePageSize } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openVault } from '#shared/webhooks/vault.ts';
import { openWayOut } from '#shared/webhooks/way-out.ts';
import type { Apps } from '../data/apps.ts';
import type { KnownGrants } from '../data/known-grants.ts';
import { linkTo } from '../exports/link.ts';
import { stateOf } from '../exports/rules/transfer.ts';
import type { Transfers } from '../exports/transfers.ts';
import { openWebhookDeliveries } from './data/deliveries.ts';
import { openWebhookEndpoints, type WebhookEndpoint } from './data/endpoints.ts';
import { erasureEventId, openWebhookEvents, type WebhookEvent } from './data/events.ts';
import { openWebhookFeeds } from './feeds.ts';
import { openLeave } from './leave.ts';
import { startWebhookSender } from './sender.ts';

type Settings = Dependencies & { apps: Apps; knownGrants: KnownGrants; transfers: Transfers };

/** Webhooks out to partners' apps, as Standard Webhooks describes them. */
export function openWebhooks(settings: Settings) {
  const { keyring, knownGrants, members, clock, transfers } = settings;
  const wayOut = openWayOut(settings);
  const events = openWebhookEvents(settings);
  const endpoints = openWebhookEndpoints({ ...settings, vault: openVault(keyring) });
  const deliveries = openWebhookDeliveries({ ...settings, endpoints });
  const copies = {
    async isOffered(transferId: string): Promise<boolean> {
      const transfer = await transfers.byId(transferId);
      return transfer !== null && stateOf(transfer, clock()) === 'OFFERED';
    },
    linkTo: (transferId: string) => linkTo(transferId, settings),
  };
  const leave = openLeave({ ...settings, events, copies });

  const shown = (event: WebhookEvent) => {
    const { _id, type, at, sequence = 0 } = event;
    return { id: _id, sequence, type, at, payload: leave.bodyOf(event) };
  };

  return {
    enqueue: events.enqueue,
    endpoints,
    deliveries,
    feeds: openWebhookFeeds({ events, knownGrants, members }),

    /**
     * Tells every app that has or had a grant of the customer that they are erased. The request is acknowledged by each with
     * `patron.rights.acknowledged.v1`, by `partner:CLIENT`, when it takes the webhook.
     * @returns who is waited for: apps with an endpoint that is on, e.g. `partner:music`.
     */
    async enqueueErasure(customerId: string, requestId: string, session: ClientSession): Promise<string[]> {
      const grants = await knownGrants.of(customerId, session);
      const awaiting: string[] = [];
      for (const clientId of new Set(grants.map((grant) => grant.clientId))) {
        const told = { clientId, type: 'customer.erased', customerId, grantId: null } as const;
        await events.enqueue(
          { ...told, data: { request: requestId }, eventId: erasureEventId(requestId, customerId) },
          session,
        );
        const theirs = await endpoints.ofApp(clientId, session);
        if (theirs.some(({ state }) => state === 'ENABLED')) awaiting.push(`partner:${clientId}`);
      }
      return awaiting;
    },

    /** See {@link openWayOut}. */
    misfitInUrl: wayOut.misfitInUrl,

    /** One page of what an app is told, oldest first, without what it may not be told now. */
    async feed(clientId: string, { first, after }: { first: number; after: number }) {
      requirePageSize(first);
      const found = await deliveries.feed(clientId, after, first);
      const page = found.slice(0, first);
      const ask = leave.askOnce();
      const leaves = await Promise.all(page.map((event) => leave.mayBeTold(event, ask)));
      const told = page.filter((_, index) => leaves[index]);
      for (const event of told) await leave.recordDisclosure(event);
      return {
        nodes: told.map(shown),
        hasNextPage: found.length > first,
        /** Also behind what may not be told. */
        end: page.at(-1)?.sequence ?? after,
      };
    },

    replay: (
      actor: Actor,
      endpoint: WebhookEndpoint,
      from: { sequence: number } | { since: Date },
      input: { idempotencyKey: string } & Record<string, unknown>,
    ) =>
      idempotent(settings, { actor, mutation: 'replayWebhooks', input }, async (session) => ({
        ...(await deliveries.replay(endpoint, from, session)),
        userErrors: [],
      })),

    /** Starts sending, in one process at a time; returns how to stop. */
    start(): () => Promise<void> {
      const agent = wayOut.openAgent();
      const stop = startWebhookSender({
        ...settings,
        events,
        endpoints,
        deliveries,
        leave,
        agent,
        timeoutMs: wayOut.timeoutMs,
        random: wayOut.random,
      });
      return async () => {
        await stop();
        await agent.destroy();
      };
    },
  };
}

/** What an app is told, as it sees it. */
export type ToldEvent = Awaited<ReturnType<Webhooks['feed']>>['nodes'][number];

export type Webhooks = ReturnType<typeof openWebhooks>;
