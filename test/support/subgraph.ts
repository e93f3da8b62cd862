import { randomBytes, randomUUID } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import type { Db, MongoClient } from 'mongodb';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { subscriptionsOf } from '#shared/events/consume.ts';
import type { EventType, NewEvent, PatronEvent } from '#shared/events/event.ts';
import { outboxOf } from '#shared/events/outbox.ts';
import { openMembers } from '#shared/members.ts';
import { messagesOf, type StoredMessage } from '#shared/messages/queue.ts';
import { connectMongo, newId } from '#shared/mongo.ts';
import { openPairwise } from '#shared/pairwise.ts';
import { type Installation, type RunningSubgraph, runSubgraph } from '#shared/run-subgraph.ts';
import type { Keyring } from '#shared/seal.ts';
import type { AnySubgraph } from '#shared/subgraph.ts';

export const aPairwise = () => openPairwise(randomBytes(32).toString('base64'));

export const aKeyring = (): Keyring => [{ id: 'test', secret: randomBytes(32) }];

/** Acts for the frame where a test needs more than a role, e.g. `aService('import')`. */
export const aService = (...scopes: string[]): Actor => ({ kind: 'service', serviceId: 'test', scopes });

/** What a test can move. */
export type TestClock = { now: Date };

/**
 * One subgraph, whole and alone: its schema with guards, its database (empty, migrated, unique to the test file), no
 * gateway. Other subgraphs' events are handed to it with `deliver`. `given` is what the test wants otherwise.
 */
export function useSubgraph(definition: AnySubgraph, given: Partial<Installation> = {}) {
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const keyring = aKeyring();
  const pairwise = aPairwise();
  const clock: TestClock = { now: new Date('2026-03-02T10:00:00Z') };
  let client: MongoClient;
  let running: RunningSubgraph;
  const over = new AbortController();
  const dbOf = (name: string): Db => client.db(`${prefix}_${name}`);

  beforeAll(async () => {
    client = await connectMongo(process.env.MONGODB_URI ?? '');
    running = await runSubgraph(definition, {
      client,
      dbOf,
      keyring,
      pairwise,
      liveGrant: async () => null,
      permitsNow: async () => false,
      log: pino({ level: 'silent' }),
      clock: () => clock.now,
      publicUrl: 'http://localhost:4000',
      demo: true,
      subscriptions: subscriptionsOf([definition]),
      ...given,
    });
  });
  afterAll(async () => {
    over.abort();
    await dbOf(definition.name).dropDatabase();
    await client.close();
  });

  async function ask(
    actor: Actor,
    query: string,
    variables: Record<string, unknown> = {},
    requestId: string | null = 'req_test',
  ) {
    const { data, errors } = await running.execute({ query, variables }, { actor, requestId });
    return answered({ data, errors });
  }

  async function subscribe(
    actor: Actor,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answers> {
    const ended = new AbortController();
    const caller = { actor, requestId: 'req_test' };
    const signal = AbortSignal.any([ended.signal, over.signal]);
    const subscribed = await running.subscribe({ query, variables }, caller, { signal });
    const answers =
      Symbol.asyncIterator in subscribed ? subscribed[Symbol.asyncIterator]() : once(subscribed);
    const iterator: Answers = {
      async next() {
        const next = await answers.next();
        return next.done ? { done: true, value: undefined } : { value: answered(next.value) };
      },
      async return() {
        ended.abort();
        await answers.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  return {
    clock,
    keyring,
    /** By which id an app knows a customer here. */
    pairwise,
    ask,
    /**
     * Answers as they come, or the one that says why none will: `const events = await graph.subscribe(…)`, then
     * `const { value } = await events.next()` each time, at last `await events.return()`.
     */
    subscribe,
    get running() {
      return running;
    },
    get data() {
      return running.data;
    },
    get db() {
      return dbOf(definition.name);
    },

    /**
     * Asks for fields of an entity as a gateway does. `purposes` makes a proof that permits them to this actor in this
     * request; `reference` adds or overrides what the representation says (a forged proof).
     */
    async entity(
      actor: Actor,
      {
        id,
        type = 'Customer',
        purposes,
        reference = {},
      }: {
        id: string;
        type?: string;
        purposes?: string[];
        reference?: Record<string, unknown>;
      },
      selection: string,
    ) {
      const requestId = 'req_test';
      const proof = purposes && {
        consentProof: issueConsentProof(
          { members: await openMembers(dbOf(definition.name)).of(id), actor, requestId, now: clock.now },
          { purposes, version: null },
          keyring,
        ),
      };
      const isNamed = type === 'Customer' && actor.kind === 'partner';
      const name = isNamed ? pairwise(id, actor.clientId) : id;
      const { data, ...rest } = await ask(
        actor,
        `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} ${selection} } }`,
        { representations: [{ __typename: type, id: name, ...proof, ...reference }] },
        requestId,
      );
      return { ...rest, data: data?._entities?.[0] ?? null };
    },

    /** Hands over events of other subgraphs, in order; returns what the consumer said of each. */
    deliver(...events: PatronEvent[]) {
      return running.consume(events);
    },

    /** Letters that this subgraph has decided to send, oldest first; nobody sends them. */
    letters(customerId: string): Promise<StoredMessage[]> {
      return messagesOf(dbOf(definition.name)).find({ customerId }).sort({ _id: 1 }).toArray();
    },

    /** Events that this subgraph has published of a type, oldest first. */
    async published<Type extends EventType>(type: Type): Promise<PatronEvent<Type>[]> {
      const entries = await outboxOf(dbOf(definition.name))
        .find({ 'event.type': type })
        .sort({ _id: 1 })
        .toArray();
      return entries.map(({ event }) => event as PatronEvent<Type>);
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
export type Answered = { data: any; errors: ExecutionResult['errors']; codes: unknown[] | undefined };

export type Answers = AsyncIterable<Answered> & {
  next(): Promise<IteratorResult<Answered, undefined>>;
  return(): Promise<IteratorResult<Answered, undefined>>;
};

async function* once<Value>(value: Value): AsyncGenerator<Value, void, void> {
  yield value;
}

const answered = ({
  data,
  errors,
}: { [Key in 'data' | 'errors']?: ExecutionResult[Key] | undefined }): Answered => ({
  data,
  errors,
  codes: errors?.map((error) => error.extensions?.code),
});

/** An event as another subgraph's outbox would hold it. */
export function anEvent<Type extends EventType>(event: NewEvent<Type>, id = newId('evt')): PatronEvent<Type> {
  const { type, subject, time, data } = event;
  return {
    specversion: '1.0',
    id,
    source: 'patron/test',
    type,
    subject,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    data,
  } as PatronEvent<Type>;
}
