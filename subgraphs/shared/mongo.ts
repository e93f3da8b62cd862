import DataLoader from 'dataloader';
import {
  type ClientSession,
  type Collection,
  type Document,
  MongoClient,
  type MongoClientOptions,
  MongoServerError,
} from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { whenQuiet } from './when-quiet.ts';

/** Our documents carry readable string identifiers, see {@link newId}. */
export type Stored = { _id: string };

/** A new identifier, e.g. `cus_0190…`: prefix and UUIDv7 (RFC 9562). Later identifiers sort after earlier ones. */
export const newId = (prefix: string): string => `${prefix}_${uuidv7().replaceAll('-', '')}`;

/** Settings that follow from measured faults: nothing acknowledged is lost, and a stopped primary is noticed soon. */
const OPTIONS: MongoClientOptions = {
  // One name for each process, by which `abortOrphans` knows whose transactions are nobody's any more.
  appName: newId('patron/process'),
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  connectTimeoutMS: 2000,
  heartbeatFrequencyMS: 1000,
  serverSelectionTimeoutMS: 5000,
  ignoreUndefined: true,
};

export const connectMongo = (uri: string): Promise<MongoClient> => MongoClient.connect(uri, OPTIONS);

const DUPLICATE_KEY = 11000;

export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;

/**
 * Runs `work` in one transaction and returns its result. It may run more than once (write conflicts are retried), so
 * everything it does must go through `session`. Throwing rolls everything back.
 */
export function inTransaction<Result>(
  client: MongoClient,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  return client.withSession(async (session) => {
    const result = await session.withTransaction(
      () => {
        uponCommit.delete(session); // what an attempt before this one asked for was rolled back with it
        attempts.set(session, {});
        return work(session);
      },
      { maxCommitTimeMS: 10_000 },
    );
    for (const then of uponCommit.get(session) ?? []) then();
    return result;
  });
}

const attempts = new WeakMap<ClientSession, object>();

/** The attempt in which the transaction of the session, one of {@link inTransaction}, is: each has a view of the data of its own. */
export const attemptOf = (session: ClientSession): object | undefined => attempts.get(session);

const uponCommit = new WeakMap<ClientSession, (() => void)[]>();

/**
 * Does this as soon as the transaction of the session, one of {@link inTransaction}, has committed; never when it is rolled back,
 * nor when its outcome isn't known. It must not throw.
 */
export function afterCommit(session: ClientSession, then: () => void): void {
  const due = uponCommit.get(session) ?? [];
  due.push(then);
  uponCommit.set(session, due);
}

/**
 * Options for reading what another writer has just written, e.g. after a duplicate key. An ordinary majority read may not
 * see it yet, although our own write has already met it; this one waits until it is there for good.
 */
export const LATEST = { readConcern: { level: 'linearizable' }, maxTimeMS: 10_000 } as const;

/** Ids that one `$in` may carry. */
const BATCH = 200;
/** Documents in the first reply, so that a lookup is one round trip. The server ends a reply at 16 MB all the same. */
export const batchSize = 10_000;

/** Looks documents up by a key; safe to share between requests. */
export type Lookup<Found> = { load(key: string): Promise<Found> };

/**
 * Loads documents by a unique key. One instance serves the whole process: keys wanted by different requests until
 * the process has nothing else to do share one `find`. It caches nothing and knows nobody's permissions; guards decide afterwards.
 * Callers share the loaded document and must not change it.
 */
export function lookupBy<Doc extends Stored>(
  collection: Collection<Doc>,
  key: keyof Doc & string,
): Lookup<Doc | null> {
  return batched(async (values) => {
    const found = await collection.find<Doc>({ [key]: { $in: values } } as object, { batchSize }).toArray();
    const byKey = new Map(found.map((doc) => [doc[key] as string, doc]));
    return (value) => byKey.get(value) ?? null;
  });
}

/** As {@link lookupBy} where a key has many documents. `order` sorts those of one key; the caller says why they are few. */
export function lookupAllBy<Doc extends Stored>(
  collection: Collection<Doc>,
  key: keyof Doc & string,
  order: Document = { _id: 1 },
  filter: Document = {},
): Lookup<Doc[]> {
  return batched(async (values) => {
    const found = await collection
      .find<Doc>({ ...filter, [key]: { $in: values } } as object, { batchSize })
      .sort(order as never)
      .toArray();
    const byKey = new Map<string, Doc[]>();
    for (const doc of found) {
      const group = byKey.get(doc[key] as string);
      if (group) group.push(doc);
      else byKey.set(doc[key] as string, [doc]);
    }
    return (value) => byKey.get(value) ?? [];
  });
}

/**
 * The batching under the lookups: `read` receives distinct keys and answers with a function from key to value.
 * When a batch of several keys fails, each key is read by itself, so that a bad one fails alone.
 */
export function batched<Found>(read: (keys: string[]) => Promise<(key: string) => Found>): Lookup<Found> {
  const loader = new DataLoader<string, Found>(
    async (keys) => {
      const distinct = [...new Set(keys)];
      try {
        const pick = await read(distinct);
        return keys.map(pick);
      } catch (error) {
        if (distinct.length === 1) return keys.map(() => error as Error);
        const alone = new Map(distinct.map((key) => [key, read([key]).then((pick) => pick(key))]));
        const settled = await Promise.allSettled(keys.map((key) => alone.get(key) as Promise<Found>));
        return settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error)));
      }
    },
    { cache: false, maxBatchSize: BATCH, batchScheduleFn: whenQuiet },
  );
  return { load: (key) => loader.load(key) };
}
