import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClientSession, Filter } from 'mongodb';
import { afterCommit, inTransaction, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { type Resolvable, resolvableOf } from '../resolving/comparable.ts';
import type { Foreseen } from '../resolving/foreseen.ts';
import { inPieces } from '../resolving/in-pieces.ts';
import type { Matching } from '../resolving/matching.ts';
import { openTogether } from '../resolving/together.ts';
import { takeTurn } from '../resolving/turn.ts';
import type { Hit } from '../resolving/weigh.ts';
import type { UnderstoodRecord } from '../rules/records.ts';
import { refOf } from '../rules/traits.ts';
import { type Dossiers, type StoredRecord, type StoredRecordVersion, written } from './dossiers.ts';

/** A record as its source sent it. `recordedAt` is null where the source doesn't say. */
export type IncomingRecord = { record: UnderstoodRecord; recordedAt: Date | null };

/** What was done with a record, and whose it is. */
export type ImportedRecord = { outcome: 'ACCEPTED' | 'UNCHANGED'; customerId: string };

/** A record as it is compared with what is there. */
type Arriving = IncomingRecord & { source: string; resolvable: Resolvable };
/** Records of one source that arrive together: all of them are kept or none. `foreseen` is null where nobody waited. */
type Call = { source: string; incoming: readonly Arriving[]; foreseen: Foreseen | null };

/** Records of calls that are taken in together. */
const MOST_TOGETHER = 200;

/** Sources' records. Taking them in gives each to a customer and computes the profiles of all whom they touch. */
export function openRecords(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  dossiers: Dossiers,
  { matcher, resolve, foresight }: Matching,
) {
  const records = db.collection<StoredRecord>('records');
  const versions = db.collection<StoredRecordVersion>('recordVersions');

  /** What is stored of the records that arrive. */
  async function known(calls: readonly Call[], session: ClientSession): Promise<StoredRecord[]> {
    const idsOf = new Map<string, string[]>();
    for (const { source, incoming } of calls) {
      const ids = incoming.map(({ record }) => record.recordId);
      idsOf.set(source, [...(idsOf.get(source) ?? []), ...ids]);
    }
    const filters = Array.from(
      idsOf,
      ([source, ids]): Filter<StoredRecord> => ({ source, recordId: { $in: ids } }),
    );
    const [filter, ...others] = filters;
    return records.find(filter && !others.length ? filter : { $or: filters }, { session }).toArray();
  }

  /** In one transaction, and in the turn of this process: nobody else decides meanwhile whose a record is. */
  async function takeIn(calls: readonly Call[]): Promise<ImportedRecord[][]> {
    return inTransaction(client, async (session) => {
      const [using, turn] = await Promise.all([matcher(), takeTurn(db, session)]);
      const before = await known(calls, session);
      const arriving = calls.flatMap(({ incoming }) => incoming);
      const { outcomes, current, superseded } = arrive(arriving, before, clock());
      const unchanged = new Set(before);
      const changed = [...current.values()].filter((record) => !unchanged.has(record));
      const owners = new Map(before.map((record) => [refOf(record), record.customerId]));
      const foreseen = new Map<string, readonly Hit[]>();
      for (const call of calls) {
        const hits = call.foreseen && foresight.by(call.foreseen, turn, changed, using);
        for (const [contentHash, found] of hits ?? []) foreseen.set(contentHash, found);
      }
      const resolution = changed.length ? await resolve(changed, using, session, foreseen) : null;
      afterCommit(session, () => foresight.stored(turn, resolution?.records ?? []));
      if (resolution) {
        for (const record of resolution.records) owners.set(refOf(record), record.customerId);
        const stored = new Set(before.map(({ _id }) => _id));
        const writes = resolution.records.map((record) => written(record, !stored.has(record._id)));
        const changes = await meanwhile(records.bulkWrite(writes, { session, ordered: false }), () =>
          dossiers.changesOf(resolution.dossiers),
        );
        await dossiers.write(changes, session, resolution.holdings);
      }
      const customerOf = (ref: string) => owners.get(ref) ?? '';
      if (superseded.length) {
        const old = superseded.map((record) => versionOf(record, customerOf(refOf(record)), clock()));
        await versions.insertMany(old, { session });
      }
      await resolution?.ask(session);
      const results = outcomes.map(({ ref, outcome }) => ({ outcome, customerId: customerOf(ref) }));
      return calls.map(({ incoming }) => results.splice(0, incoming.length));
    });
  }

  const foreseenOf = async (arriving: readonly Arriving[]): Promise<Foreseen> =>
    foresight.of(
      arriving.map(({ source, record: { recordId, contentHash }, resolvable }) => {
        return { source, recordId, contentHash, ...resolvable };
      }),
      await matcher(),
    );

  const together = openTogether(MOST_TOGETHER, ({ incoming }: Call) => incoming.length, takeIn);

  return {
    /** The id under which a source's record stands, or null. */
    async ownerOf(source: string, recordId: string): Promise<string | null> {
      return (await records.findOne({ source, recordId }))?.customerId ?? null;
    },

    /** What stands under these ids. */
    of: (members: readonly string[], page: PageRequest) =>
      newestFirst(records, { customerId: { $in: [...members] } }, page),

    /** Takes in records of one source, all or none; answers in their order. Of two with one id the later one stands. */
    async import(source: string, incoming: readonly IncomingRecord[]): Promise<ImportedRecord[]> {
      if (!incoming.length) return [];
      // Made here, and not in the turn, so that one call is made ready while another waits for MongoDB.
      const ready = await inPieces(incoming, ({ record, recordedAt }): Arriving => {
        const resolvable = resolvableOf(refOf({ source, recordId: record.recordId }), record.values);
        return { source, record, recordedAt, resolvable };
      });
      // What can't be foreseen is looked for in the turn, which says why when that fails too.
      const foreseen = together.isBusy() ? await foreseenOf(ready).catch(() => null) : null;
      return together.do({ source, incoming: ready, foreseen });
    },
  };
}

/** Does what needs no answer of MongoDB's while a write is on its way. */
async function meanwhile<Result>(write: Promise<unknown>, work: () => Result): Promise<Result> {
  const [sent, worked] = await Promise.allSettled([write, nextTurn().then(work)]);
  if (sent.status === 'rejected') throw sent.reason;
  if (worked.status === 'rejected') throw worked.reason;
  return worked.value;
}

/** Compares what arrives with what is there. */
function arrive(arriving: readonly Arriving[], before: readonly StoredRecord[], now: Date) {
  const current = new Map(before.map((record) => [refOf(record), record]));
  const superseded: StoredRecord[] = [];
  const outcomes = arriving.map(({ source, record, recordedAt, resolvable }) => {
    const { recordId, values, attributes, contentHash } = record;
    const ref = refOf({ source, recordId });
    const known = current.get(ref);
    if (known?.contentHash === contentHash) return { ref, outcome: 'UNCHANGED' as const };
    if (known) superseded.push(known);
    current.set(ref, {
      _id: newId('rec'),
      customerId: '',
      source,
      recordId,
      ...known,
      version: (known?.version ?? 0) + 1,
      recordedAt: recordedAt ?? now,
      receivedAt: now,
      values,
      attributes,
      contentHash,
      ...resolvable,
    });
    return { ref, outcome: 'ACCEPTED' as const };
  });
  return { outcomes, current, superseded };
}

const versionOf = (
  { _id, source, version, recordedAt, receivedAt, values, attributes }: StoredRecord,
  customerId: string,
  supersededAt: Date,
): StoredRecordVersion => ({
  _id: `${_id}/${version}`,
  customerId,
  source,
  version,
  recordedAt,
  receivedAt,
  supersededAt,
  values,
  attributes,
});
