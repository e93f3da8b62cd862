import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Installation } from '#shared/run-subgraph.ts';
import { identity } from '../../../subgraphs/identity/subgraph.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { startReceiver } from '../../support/webhook-receiver.ts';
import { aKey, asCustomer, asStaff } from '../people.ts';

const CONNECTION =
  'id name direction attributes { attribute owner policy } purpose url state pauseReason pendingCount deadCount suppressedEchoCount';
const REGISTER = /* GraphQL */ `
  mutation ($input: RegisterConnectionInput!) {
    registerConnection(input: $input) { connection { ${CONNECTION} } secret userErrors { code field } }
  }
`;
export const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateConnectionInput!) {
    updateConnection(input: $input) { connection { ${CONNECTION} } userErrors { code field } }
  }
`;
const REMOVE = `mutation ($input: RemoveConnectionInput!) { removeConnection(input: $input) { removedId } }`;
export const SYNC = /* GraphQL */ `
  mutation ($input: SyncProfileInput!) {
    syncProfile(input: $input) {
      customerId etag results { attribute outcome } idempotentReplay userErrors { code field }
    }
  }
`;
export const FEED = /* GraphQL */ `
  query ($first: Int!, $after: String) {
    connectionFeed(first: $first, after: $after) {
      edges { cursor node { id eventType payload } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const PROFILE = /* GraphQL */ `
  {
    me {
      version
      name { full source }
      emails { value source verified }
      phones { value }
      addresses { value { line1 city country } source }
      birthDate { value }
      language { value }
      connections { id purpose holds { attribute } lastDeliveredAt lastHeardAt pendingCount lagSeconds }
    }
  }
`;

export const asAdmin = asStaff('admin');
export const asApplication = (serviceId: string): Actor => ({ kind: 'service', serviceId, scopes: ['sync'] });

const ALL = ['NAME', 'BIRTH_DATE', 'LANGUAGE', 'EMAILS', 'PHONES', 'ADDRESSES'];

/** Identity with consent as a test decides it, and applications with receivers on this machine. */
export function useConnectionWorld(given: Partial<Installation> = {}) {
  /** Purposes that customers do not permit, as `customer/purpose`. */
  const refused = new Set<string>();
  /** When set, consent can't be asked. */
  const consent = { isDown: false };
  const subgraph = useSubgraph(identity, {
    async permitsNow({ customerId, purpose }) {
      if (consent.isDown) throw new Error('consent is down');
      return !refused.has(`${customerId}/${purpose}`);
    },
    webhooks: { timeoutMs: 1500, random: () => 0 },
    ...given,
  });
  const stops: (() => Promise<void>)[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  async function ask(actor: Actor, query: string, variables: object = {}): Promise<any> {
    const { data, codes } = await subgraph.ask(actor, query, { ...variables });
    if (codes) throw new Error(codes.join());
    return Object.values(data)[0];
  }

  async function deliver(event: Parameters<typeof anEvent>[0]) {
    const [refusal] = await subgraph.deliver(anEvent(event));
    if (refusal) throw new Error(refusal);
  }

  return {
    subgraph,
    consent,
    ask,

    /** An application of a name that no other test has; it is told at a receiver of its own unless `url` is null. */
    async anApplication(terms: object = {}) {
      const id = `app-${newId('x').slice(-10)}`;
      const receiver = await startReceiver();
      stops.push(receiver.stop);
      const attributes = ALL.map((attribute) => ({ attribute }));
      const input = { id, name: 'ERP', purpose: 'service', attributes, url: receiver.url, ...terms };
      const { secret, userErrors } = await ask(asAdmin, REGISTER, { input });
      if (userErrors.length) throw new Error(JSON.stringify(userErrors));
      receiver.hold(secret);
      stops.push(async () => void (await ask(asAdmin, REMOVE, { input: { id } })));
      return { id, receiver, actor: asApplication(id) };
    },

    /** A customer who has registered with an email. */
    async aCustomer(email = `${aKey()}@example.com`): Promise<string> {
      const { customerId } = await ask(
        { kind: 'visitor' },
        'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId } }',
        { input: { email, idempotencyKey: aKey() } },
      );
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + 1);
      return customerId;
    },

    /** The customer changes the own profile. */
    async edit(customerId: string, change: object): Promise<void> {
      const { userErrors } = await ask(
        asCustomer(customerId),
        'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code field } } }',
        { input: { idempotencyKey: aKey(), ...change } },
      );
      if (userErrors.length) throw new Error(JSON.stringify(userErrors));
    },

    /** An application tells something. */
    sync: (id: string, input: object) =>
      ask(asApplication(id), SYNC, { input: { sourceVersion: '1', idempotencyKey: aKey(), ...input } }),

    profile: (customerId: string) => ask(asCustomer(customerId), PROFILE),

    async connection(id: string) {
      const all = (await ask(asAdmin, `{ connections { ${CONNECTION} } }`)) as { id: string }[];
      // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
      return all.find((one) => one.id === id) as any;
    },

    /** The customer decides about a purpose, now unless told otherwise, and consent tells of it. */
    async decide(
      customerId: string,
      purpose: string,
      permits: boolean,
      time = subgraph.clock.now,
    ): Promise<void> {
      if (permits) refused.delete(`${customerId}/${purpose}`);
      else refused.add(`${customerId}/${purpose}`);
      const state = permits ? 'GIVEN' : 'WITHDRAWN';
      const data = { customerId, decisionId: newId('dec'), purpose, state };
      await deliver({ type: 'patron.consent.decided.v1', subject: customerId, time, data });
    },

    /** Consent tells that processing is not restricted any more. */
    async lift(customerId: string, purposes: readonly string[]): Promise<void> {
      for (const purpose of purposes) refused.delete(`${customerId}/${purpose}`);
      const data = { customerId, requestId: newId('rrq'), right: 'RESTRICT' as const };
      await deliver({
        type: 'patron.rights.lifted.v1',
        subject: customerId,
        time: subgraph.clock.now,
        data,
      });
    },

    /** Staff say that two are one; identity hears its own event as the others do. */
    async merge(survivorId: string, otherId: string): Promise<void> {
      const { userErrors } = await ask(
        asStaff('privacy_officer'),
        'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { userErrors { code field } } }',
        { input: { customerIds: [survivorId, otherId], survivorId, idempotencyKey: aKey() } },
      );
      if (userErrors.length) throw new Error(JSON.stringify(userErrors));
      const merged = (await subgraph.published('patron.customer.merged.v1')).at(-1);
      if (merged) await subgraph.deliver(merged);
    },

    async erase(customerId: string): Promise<string> {
      const requestId = newId('rgt');
      const data = { requestId, customerId, right: 'ERASE' as const };
      await deliver({
        type: 'patron.rights.ordered.v1',
        subject: customerId,
        time: subgraph.clock.now,
        data,
      });
      return requestId;
    },

    /** Starts sending as a process does. */
    send(): () => Promise<void> {
      const stop = subgraph.data.applications.start();
      stops.push(stop);
      return stop;
    },

    async stopAll(): Promise<void> {
      for (const stop of stops.splice(0).reverse()) await stop();
    },

    /** Moves the clock. */
    pass(ms = 1000): void {
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + ms);
    },
  };
}
