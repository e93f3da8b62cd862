import type { ClientSession } from 'mongodb';
import type { Actor } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { requirePageSize } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Apps } from '../data/apps.ts';
import type { KnownGrants } from '../data/known-grants.ts';
import { openWebhookDeliveries } from './data/deliveries.ts';
import { openWebhookEndpoints, type WebhookEndpoint } from './data/endpoints.ts';
import { openWebhookEvents, type WebhookEvent } from './data/events.ts';
import { openWebhookFeeds } from './feeds.ts';
import { AddressRefused, openGuardedAgent, requireWithin, resolverFor } from './guarded-agent.ts';
import { openLeave } from './leave.ts';
import { hostOf, isAddress, misfitInUrl, type Reach } from './rules/address.ts';
import { bodyOf } from './rules/body.ts';
import { openVault } from './secrets.ts';
import { startWebhookSender } from './sender.ts';

type Settings = Dependencies & { apps: Apps; knownGrants: KnownGrants };

const TIMEOUT_MS = 15_000;

/** Webhooks out to partners' apps, as Standard Webhooks describes them. */
export function openWebhooks(settings: Settings) {
  const { keyring, demo, knownGrants, pairwise } = settings;
  const {
    allowPrivate = false,
    resolve: given,
    timeoutMs = TIMEOUT_MS,
    random = Math.random,
    ca,
  } = settings.webhooks ?? {};
  const reach: Reach = allowPrivate ? 'PRIVATE' : demo ? 'LOOPBACK' : 'PUBLIC';
  const resolve = given ?? resolverFor(reach);
  const events = openWebhookEvents(settings);
  const endpoints = openWebhookEndpoints({ ...settings, vault: openVault(keyring) });
  const deliveries = openWebhookDeliveries({ ...settings, endpoints });
  const leave = openLeave({ ...settings, events });

  const shown = (event: WebhookEvent) => {
    const { _id, type, at, clientId, customerId, grantId = null, data, sequence = 0 } = event;
    const customer = customerId === undefined ? null : pairwise(customerId, clientId);
    return { id: _id, sequence, type, at, payload: bodyOf({ type, at, customer, grantId, data }) };
  };

  return {
    enqueue: events.enqueue,
    endpoints,
    deliveries,
    feeds: openWebhookFeeds({ events, knownGrants }),

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
        await events.enqueue({ ...told, data: { request: requestId }, eventId: requestId }, session);
        const theirs = await endpoints.ofApp(clientId, session);
        if (theirs.some(({ state }) => state === 'ENABLED')) awaiting.push(`partner:${clientId}`);
      }
      return awaiting;
    },

    /**
     * What is wrong with a URL to send to, as far as can be said now; null when nothing is. Sending checks again, at each
     * connection.
     */
    async misfitInUrl(url: string): Promise<string | null> {
      const misfit = misfitInUrl(url, reach);
      if (misfit) return misfit;
      const { hostname, protocol } = new URL(url);
      const host = hostOf(hostname);
      try {
        requireWithin(isAddress(host) ? [host] : await resolve(host), reach, protocol === 'http:');
        return null;
      } catch (error) {
        if (error instanceof AddressRefused || isUnknownName(error))
          return 'a name that leads to public addresses only';
        throw error;
      }
    },

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
      const agent = openGuardedAgent({ reach, resolve, ca });
      const stop = startWebhookSender({
        ...settings,
        events,
        endpoints,
        deliveries,
        leave,
        agent,
        timeoutMs,
        random,
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

const isUnknownName = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA');
