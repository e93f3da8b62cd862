import type { ClientSession, Filter } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, isDuplicateKey, LATEST, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { StoredRecord } from '../data/dossiers.ts';
import { ENGINE_VERSION } from '../resolution/normalise.ts';
import { refOf } from '../rules/traits.ts';
import { isCurrent, resolvableOf } from './comparable.ts';
import { learnFrom } from './learning.ts';
import type { Matching } from './matching.ts';
import { takeTurn } from './turn.ts';

export const RUN_KINDS = ['LEARN', 'RESOLVE'] as const;
export type RunKind = (typeof RUN_KINDS)[number];
export const RUN_STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Collection `resolutionRuns`: what the resolution was told to do with everything that is stored, and how far it is. */
export type StoredRun = Stored & {
  kind: RunKind;
  state: RunState;
  /** `kind` while it is not finished: of each kind one at a time waits or runs. */
  open?: RunKind;
  /** `actorId` of who asked for it; `patron` where nobody did. */
  by: string;
  requestedAt: Date;
  startedAt?: Date;
  finishedAt?: Date;
  /** Records that there were when it began. */
  total?: number;
  /** Records that it is done with. */
  done: number;
  /** `_id` of the last of them; it goes on behind that after a stop. */
  lastId?: string;
  /** Customers who turned out to be others. */
  merged: number;
  /** Pairs that wait for a person since, or again. */
  asked: number;
  /** Version of the model that was learned, or compared with last. */
  model?: number;
};

const date = { bsonType: 'date' };
const count = { bsonType: 'int', minimum: 0 };

export const runsMigration: Migration = {
  id: '023-resolution-runs',
  up: (db) =>
    defineCollection(db, 'resolutionRuns', {
      schema: {
        bsonType: 'object',
        required: ['kind', 'state', 'by', 'requestedAt', 'done', 'merged', 'asked'],
        properties: {
          kind: { enum: RUN_KINDS },
          state: { enum: RUN_STATES },
          open: { enum: RUN_KINDS },
          by: { bsonType: 'string' },
          requestedAt: date,
          startedAt: date,
          finishedAt: date,
          total: count,
          done: count,
          lastId: { bsonType: 'string' },
          merged: count,
          asked: count,
          model: count,
        },
      },
      indexes: [{ key: { open: 1 }, unique: true, sparse: true }],
    }),
};

/** Records of one transaction. */
const BATCH = 100;
/** A model is learned by itself from so many records on, and again when there are so many times as many. */
const ENOUGH = 10_000;
const GROWN = 4;

/** Runs over everything that is stored. Whoever holds the lease calls {@link work}; a run that was stopped goes on where it was. */
export function openRuns(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  { models, matcher, resolve }: Matching,
) {
  const runs = db.collection<StoredRun>('resolutionRuns');
  const records = db.collection<StoredRecord>('records');
  const byId = lookupBy(runs, '_id');

  /** The run of this kind that waits or runs, a new one if need be. */
  async function request(kind: RunKind, by: string): Promise<StoredRun> {
    const run: StoredRun = {
      _id: newId('rsr'),
      kind,
      state: 'WAITING',
      open: kind,
      by,
      requestedAt: clock(),
      done: 0,
      merged: 0,
      asked: 0,
    };
    try {
      await runs.insertOne(run);
      return run;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const open = await runs.findOne({ open: kind }, LATEST);
      return open ?? request(kind, by); // it has just ended
    }
  }

  const finish = (_id: string, state: 'DONE' | 'FAILED', also: Partial<StoredRun> = {}) =>
    runs.updateOne({ _id }, { $set: { ...also, state, finishedAt: clock() }, $unset: { open: '' } });

  async function learn({ _id }: StoredRun, signal: AbortSignal): Promise<void> {
    const total = await records.estimatedDocumentCount();
    const model = await models.add(await learnFrom(db, signal), total);
    await finish(_id, 'DONE', { model, total, done: total });
  }

  /** Makes records comparable that another engine saw last, or none. Returns how many. */
  async function refresh(): Promise<number> {
    const stale: Filter<StoredRecord> = { 'comparable.engine': { $ne: ENGINE_VERSION } };
    const found = await records.find(stale).limit(BATCH).toArray();
    const writes = found.map((record) => ({
      updateOne: {
        filter: { _id: record._id, version: record.version },
        update: { $set: resolvableOf(refOf(record), record.values) },
      },
    }));
    if (writes.length) await records.bulkWrite(writes, { ordered: false });
    return found.length;
  }

  /** The next records, and how far that brings the run, in one transaction. Returns how many there were. */
  async function step({ _id }: StoredRun): Promise<number> {
    const using = await matcher();
    return inTransaction(client, async (session: ClientSession) => {
      await takeTurn(db, session);
      const run = await runs.findOne({ _id }, { session });
      if (!run?.open) return 0;
      const next = await records
        .find(run.lastId ? { _id: { $gt: run.lastId } } : {}, { session })
        .sort({ _id: 1 })
        .limit(BATCH)
        .toArray();
      const last = next.at(-1);
      if (!last) return 0;
      const seen = next.filter(({ comparable }) => isCurrent(comparable));
      const found = seen.length ? await resolve(seen, using, session) : null;
      const asked = (await found?.ask(session)) ?? 0;
      await runs.updateOne(
        { _id },
        {
          $set: { lastId: last._id, model: using.version },
          $inc: { done: next.length, merged: found?.merged ?? 0, asked },
        },
        { session },
      );
      return next.length;
    });
  }

  async function resolveAgain(run: StoredRun, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await refresh()));
    while (!signal.aborted && (await step(run)));
    if (!signal.aborted) await finish(run._id, 'DONE');
  }

  return {
    request,
    byId: (id: string): Promise<StoredRun | null> => byId.load(id),
    page: (page: PageRequest) => newestFirst(runs, {}, page),

    /** Asks for what nobody has asked for and is due: records that wait to be made comparable, or many more than were learned from. */
    async requestDue(): Promise<void> {
      if (
        await records.findOne({ 'comparable.engine': { $ne: ENGINE_VERSION } }, { projection: { _id: 1 } })
      ) {
        await request('RESOLVE', 'patron');
      }
      const stored = await records.estimatedDocumentCount();
      if (stored >= ENOUGH && stored >= GROWN * (await models.learnedFrom()))
        await request('LEARN', 'patron');
    },

    /** Does the oldest run that waits or was stopped. Returns false when there is none. */
    async work(signal: AbortSignal): Promise<boolean> {
      const run = await runs.findOne({ open: { $exists: true } }, { sort: { _id: 1 } });
      if (!run) return false;
      if (run.state === 'WAITING') {
        const total = await records.estimatedDocumentCount();
        const begun = { state: 'RUNNING' as const, startedAt: clock(), total };
        await runs.updateOne({ _id: run._id }, { $set: begun });
      }
      try {
        if (run.kind === 'LEARN') await learn(run, signal);
        else await resolveAgain(run, signal);
      } catch (error) {
        if (!signal.aborted && run.kind === 'LEARN') await finish(run._id, 'FAILED');
        throw error;
      }
      return true;
    },
  };
}

export type Runs = ReturnType<typeof openRuns>;
