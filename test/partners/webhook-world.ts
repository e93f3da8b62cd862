import type { Actor } from '#shared/actor.ts';
import type { LiveGrant } from '#shared/live-grant.ts';
import { newId } from '#shared/mongo.ts';
import type { Installation } from '#shared/run-subgraph.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { anApp } from './builders.ts';

const ENDPOINT = 'id url description eventTypes state disabledReason failingSince pausedUntil pendingCount';

export const REGISTER = /* GraphQL */ `
  mutation ($input: RegisterWebhookEndpointInput!) {
    registerWebhookEndpoint(input: $input) { endpoint { ${ENDPOINT} } secret userErrors { code field } }
  }
`;
export const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(input: $input) { endpoint { ${ENDPOINT} } userErrors { code field } }
  }
`;
export const DELETE = /* GraphQL */ `
  mutation ($input: DeleteWebhookEndpointInput!) {
    deleteWebhookEndpoint(input: $input) { deletedId userErrors { code field } }
  }
`;
export const ROTATE = /* GraphQL */ `
  mutation ($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      endpoint { secrets { createdAt signsUntil } }
      secret
      userErrors { code field }
    }
  }
`;
export const REPLAY = /* GraphQL */ `
  mutation ($input: ReplayWebhooksInput!) {
    replayWebhooks(input: $input) { replayedCount nextCursor idempotentReplay userErrors { code field } }
  }
`;
const ENDPOINTS = `query ($clientId: ID) { webhookEndpoints(clientId: $clientId) { ${ENDPOINT} } }`;
const DELIVERIES = /* GraphQL */ `
  query ($endpointId: ID!, $state: WebhookDeliveryState, $first: Int!, $after: String) {
    webhookDeliveries(endpointId: $endpointId, state: $state, first: $first, after: $after) {
      edges { node { webhookId eventType state attempts lastStatus lastFailure nextAttemptAt endedAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const EVENTS = /* GraphQL */ `
  query ($first: Int!, $after: String) {
    webhookEvents(first: $first, after: $after) {
      edges { cursor node { id eventType at payload } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const asAdmin: Actor = { kind: 'staff', staffId: 'stf_1', role: 'admin' };

/** An app in the partners subgraph, grants as consent would have them, and receivers on this machine. */
export function useWebhookWorld(given: Partial<Installation> = {}) {
  const live = new Map<string, LiveGrant>();
  /** When set, consent can't be asked. */
  const consent = { isDown: false };
  const subgraph = useSubgraph(partners, {
    async liveGrant(id) {
      if (consent.isDown) throw new Error('consent is down');
      return live.get(id) ?? null;
    },
    webhooks: { timeoutMs: 1500, random: () => 0 },
    ...given,
  });
  const stops: (() => Promise<void>)[] = [];

  async function ask(actor: Actor, query: string, variables: object = {}) {
    const { data, codes } = await subgraph.ask(actor, query, { ...variables });
    if (codes) throw new Error(codes.join());
    return Object.values(data)[0] as never;
  }

  return {
    subgraph,
    live,
    consent,
    // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
    ask: ask as (actor: Actor, query: string, variables?: object) => Promise<any>,

    /** An approved app of a name that no other test has. */
    async anApp(): Promise<{ clientId: string; asApp: Actor }> {
      const clientId = newId('app').slice(-12);
      await subgraph.data.apps.register(anApp({ id: clientId }));
      await subgraph.data.apps.review(clientId, 'APPROVED', 'Fine.');
      return { clientId, asApp: { kind: 'app', clientId } };
    },

    /** A server of the app's with an endpoint; it holds the endpoint's secret. */
    async anEndpoint(
      asApp: Actor,
      eventTypes: string[] = ['GRANT_CHANGED', 'PLAYLIST_CHANGED', 'POINTS_EXCHANGED'],
    ) {
      const receiver = await startReceiver();
      stops.push(receiver.stop);
      const input = { url: receiver.url, eventTypes };
      const { endpoint, secret, userErrors } = await (ask(asApp, REGISTER, { input }) as Promise<{
        endpoint: { id: string };
        secret: string;
        userErrors: object[];
      }>);
      if (userErrors.length) throw new Error(JSON.stringify(userErrors));
      receiver.hold(secret);
      return { endpointId: endpoint.id, receiver, secret };
    },

    /** What consent tells of a grant, and says from then on when asked. */
    async grant(
      clientId: string,
      {
        customerId = newId('cus'),
        grantId = newId('grt'),
        state = 'ACTIVE',
        attributes = ['playlist.read'],
      } = {},
    ) {
      const expiresAt = new Date(subgraph.clock.now.getTime() + 365 * 24 * 3_600_000);
      const terms = { customerId, clientId, attributes, expiresAt };
      live.set(grantId, {
        ...terms,
        purposes: ['partner_sharing'],
        lookBackDays: 30,
        members: [customerId],
        state: state as LiveGrant['state'],
      });
      const data = { ...terms, grantId, state, expiresAt: expiresAt.toISOString() };
      const event = anEvent({
        type: 'patron.grant.changed.v1',
        subject: customerId,
        time: subgraph.clock.now,
        data,
      });
      const [refusal] = await subgraph.deliver(event);
      if (refusal) throw new Error(refusal);
      return { customerId, grantId, customer: subgraph.pairwise(customerId, clientId) };
    },

    /** Something changed in the customer's playlist, by the customer. */
    async changePlaylist(customerId: string, by = `customer:${customerId}`): Promise<void> {
      const data = { customerId, isrc: 'DEA232600017', change: 'SAVED' as const, by };
      const event = anEvent({
        type: 'patron.playlist.changed.v1',
        subject: customerId,
        time: subgraph.clock.now,
        data,
      });
      const [refusal] = await subgraph.deliver(event);
      if (refusal) throw new Error(refusal);
    },

    endpoints: (actor: Actor, clientId?: string) =>
      ask(actor, ENDPOINTS, { clientId }) as Promise<Endpoint[]>,

    async endpoint(actor: Actor, id: string): Promise<Endpoint> {
      const all: Endpoint[] = await ask(actor, ENDPOINTS);
      const found = all.find((one) => one.id === id);
      if (!found) throw new Error(`${id} is not there`);
      return found;
    },

    /** Newest first. */
    async deliveries(actor: Actor, endpointId: string, state?: string): Promise<Delivery[]> {
      const { edges } = await (ask(actor, DELIVERIES, { endpointId, state, first: 100 }) as Promise<{
        edges: { node: Delivery }[];
      }>);
      return edges.map(({ node }) => node);
    },

    deliveryPage: (actor: Actor, page: object) => subgraph.ask(actor, DELIVERIES, { first: 20, ...page }),

    events: (actor: Actor, page: object = {}) =>
      ask(actor, EVENTS, { first: 20, ...page }) as Promise<{
        edges: { cursor: string; node: { id: string; eventType: string; at: Date; payload: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      }>,

    /** Starts sending as a process does. */
    send(): () => Promise<void> {
      const stop = subgraph.data.webhooks.start();
      stops.push(stop);
      return stop;
    },

    async stopAll(): Promise<void> {
      for (const stop of stops.splice(0).reverse()) await stop();
    },

    /** Moves the clock. */
    pass(ms: number): void {
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + ms);
    },
  };
}

export type Endpoint = {
  id: string;
  url: string;
  eventTypes: string[];
  state: string;
  disabledReason: string | null;
  failingSince: Date | null;
  pausedUntil: Date | null;
  pendingCount: number;
};

export type Delivery = {
  webhookId: string;
  eventType: string;
  state: string;
  attempts: number;
  lastStatus: number | null;
  lastFailure: string | null;
  nextAttemptAt: Date | null;
  endedAt: Date | null;
};
