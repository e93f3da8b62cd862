import { composeServices } from '@apollo/composition';
import { MongoClient } from 'mongodb';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof, verifyConsentProof } from '#shared/consent-proof.ts';
import { failure } from '#shared/failure.ts';
import type { LiveGrant } from '#shared/live-grant.ts';
import { openLog } from '#shared/log.ts';
import { openSubgraph } from '#shared/open-subgraph.ts';
import { type AnySubgraph, type Dependencies, type RequestContext, typeDefsOf } from '#shared/subgraph.ts';
import { aKeyring, aPairwise } from '../../../support/subgraph.ts';
import { openChannel } from './channel.ts';

/** What the source that breaks says: nothing of it may leave the process. */
export const SECRET = 'mongodb://admin:hunter2@db.internal/patron';

export type Pickup = { id: string; status: string; person: { id: string } };

export const aPickup = (its: Partial<Pickup> = {}): Pickup => ({
  id: 'pic_1',
  status: 'READY',
  person: { id: 'ada' },
  ...its,
});

const SUBGRAPHS = ['pickups', 'people', 'consent'] as const;
type Name = (typeof SUBGRAPHS)[number];

const schemaFileOf = (name: Name) => new URL(`./${name}.graphql`, import.meta.url);

/** A store's floor: pickups are subscribed to, names come from another subgraph, and offers as far as a third one permits. */
export async function openFloor({ log }: { log?: Dependencies['log'] } = {}) {
  const keyring = aKeyring();
  const clock = { now: new Date() };
  const pickups = openChannel<Pickup>();
  const ticks = openChannel<number>();
  /** Purposes that people permit. */
  const permits = new Map<string, string[]>([['ada', ['personalisation']]]);
  const grants = new Map<string, LiveGrant>();
  const names = new Map([
    ['ada', 'Ada'],
    ['ben', 'Ben'],
  ]);
  const proofOf = (id: string, { actor, requestId }: { actor: Actor; requestId: string | null }) => ({
    members: [id],
    actor,
    requestId,
    now: new Date(),
  });

  const resolvers: Record<Name, AnySubgraph['resolvers']> = {
    pickups: {
      Query: { pickup: (_: unknown, { id }: { id: string }) => aPickup({ id }) },
      Subscription: {
        pickups: {
          subscribe: (_: unknown, { store }: { store: string }, { actor, signal }: RequestContext) => {
            if (actor.kind === 'associate' && !actor.stores.includes(store)) {
              throw failure('FORBIDDEN', 'This store is not yours.');
            }
            return pickups.listen(signal as AbortSignal);
          },
          resolve: (pickup: Pickup) => pickup,
        },
        ticks: {
          subscribe: (_: unknown, __: unknown, { signal }: RequestContext) =>
            ticks.listen(signal as AbortSignal),
          resolve: (tick: number) => tick,
        },
        asked: {
          subscribe: (_: unknown, __: unknown, { signal }: RequestContext) =>
            ticks.listen(signal as AbortSignal),
          resolve: (_: unknown, __: unknown, { actor, requestId }: RequestContext) => ({
            caller: JSON.stringify({ actor, requestId }),
            person: { id: 'ada' },
          }),
        },
        deaf: {
          subscribe: () => {
            throw new Error(`cannot watch ${SECRET}`);
          },
        },
        breaking: {
          async *subscribe() {
            yield* [];
            throw new Error(`lost ${SECRET}`);
          },
        },
      },
      Pickup: {
        note: () => 'ring twice',
        broken: () => {
          throw new Error(`cannot read ${SECRET}`);
        },
      },
      Person: {
        __resolveReference: (reference: { id: string; proof?: string }) => reference,
        offers: ({ id, proof }: { id: string; proof?: string }, _: unknown, context: RequestContext) => {
          const purposes = verifyConsentProof(proof, proofOf(id, context), keyring);
          if (purposes?.has('personalisation')) return ['ten percent'];
          throw failure('CONSENT_REQUIRED', 'No.', { purpose: 'personalisation' });
        },
      },
    },
    people: {
      Query: { whoami: (_: unknown, __: unknown, { actor }: RequestContext) => actor.kind },
      Mutation: {
        rename: (_: unknown, { input: { id, name } }: { input: { id: string; name: string } }) => {
          names.set(id, name);
          return { id };
        },
      },
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }) => names.get(id),
        seenBy: (_: unknown, __: unknown, { actor, requestId }: RequestContext) =>
          JSON.stringify({ actor, requestId }),
      },
    },
    consent: {
      Query: {
        grantStanding(_: unknown, { id }: { id: string }) {
          const grant = grants.get(id);
          return grant ? { ...grant, expiresAt: grant.expiresAt.toISOString() } : null;
        },
      },
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        proof: ({ id }: { id: string }, _: unknown, context: RequestContext) =>
          issueConsentProof(
            proofOf(id, context),
            { purposes: permits.get(id) ?? [], version: null },
            keyring,
          ),
      },
    },
  };

  const noRows = async (id: string) => [id];
  const client = new MongoClient('mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100');
  const dependencies: Dependencies = {
    client,
    db: client.db('floor'),
    outbox: { append: async () => undefined, followersOf: () => [] },
    messages: { send: async () => 'msg_1' },
    keyring,
    pairwise: aPairwise(),
    liveGrant: async (id) => grants.get(id) ?? null,
    permitsNow: async () => false,
    members: { of: noRows, seenBy: (_: unknown, id: string) => noRows(id) },
    log: log ?? (await openLog({ level: 'silent' })),
    clock: () => clock.now,
    publicUrl: 'http://localhost:4000',
    demo: false,
  };
  const open = (name: Name) =>
    openSubgraph(
      {
        name,
        schemaFile: schemaFileOf(name),
        resolvers: resolvers[name],
        migrations: [],
        personal: {},
        consumes: {},
        open: () => ({}),
      },
      dependencies,
    );
  return {
    keyring,
    clock,
    pickups,
    ticks,
    permits,
    grants,
    subgraphs: { pickups: open('pickups'), people: open('people'), consent: open('consent') },
  };
}

export type Floor = Awaited<ReturnType<typeof openFloor>>;

const compositions = new Map<string, string>();

/** The supergraph of the floor, reached at these addresses. */
export function floorSupergraph(urls: Partial<Record<Name, string>> = {}): string {
  const key = JSON.stringify(urls);
  let sdl = compositions.get(key);
  if (sdl === undefined) {
    const { supergraphSdl, errors } = composeServices(
      SUBGRAPHS.map((name) => ({
        name,
        url: urls[name] ?? `http://${name}.example/graphql`,
        typeDefs: typeDefsOf({ schemaFile: schemaFileOf(name) } as AnySubgraph),
      })),
    );
    if (!supergraphSdl) throw new Error(errors?.join('\n'));
    sdl = supergraphSdl;
    compositions.set(key, sdl);
  }
  return sdl;
}
