import type { ClientSession } from 'mongodb';
import { inTransaction, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { linkRecords } from '../rules/linking.ts';
import type { UnderstoodRecord } from '../rules/records.ts';
import { traitsOf, traitsOfRecord } from '../rules/traits.ts';
import {
  type Dossier,
  type Dossiers,
  newDossier,
  type StoredRecord,
  type StoredRecordVersion,
  written,
} from './dossiers.ts';

/** A record as its source sent it. `recordedAt` is null where the source doesn't say. */
export type IncomingRecord = { record: UnderstoodRecord; recordedAt: Date | null };

/** What was done with a record, and whose it is. */
export type ImportedRecord = { outcome: 'ACCEPTED' | 'UNCHANGED'; customerId: string };

/** Sources' records. Taking them in gives each to a customer and computes the profiles of all whom they touch. */
export function openRecords(
  { db, client, clock }: Pick<Dependencies, 'db' | 'client' | 'clock'>,
  dossiers: Dossiers,
) {
  const records = db.collection<StoredRecord>('records');
  const versions = db.collection<StoredRecordVersion>('recordVersions');

  /** Finds out whose the new records are; returns the dossiers of everybody who may be concerned, with the records. */
  async function distribute(
    changed: readonly StoredRecord[],
    session: ClientSession,
  ): Promise<Map<string, Dossier>> {
    const [fresh, returning] = [changed.filter(isFresh), changed.filter((record) => !isFresh(record))];
    const { crowded, customerIds } = await dossiers.holdersOf(
      fresh.flatMap(({ attributes }) => attributes.identifiers),
      session,
    );
    for (const { customerId } of returning) customerIds.add(customerId);
    const known = await dossiers.load([...customerIds], session);
    const give = (id: string, record: StoredRecord): void => {
      const dossier = known.get(id) ?? newDossier(id);
      const others = dossier.records.filter(({ _id }) => _id !== record._id);
      known.set(id, { ...dossier, records: [...others, record] });
    };
    for (const record of returning) give(record.customerId, record);

    const arrivals = fresh.map(({ recordId, attributes, recordedAt }) => {
      return { ref: recordId, traits: traitsOfRecord(attributes, recordedAt) };
    });
    const people = Array.from(known.values(), (dossier) => ({ id: dossier.id, members: traitsOf(dossier) }));
    const links = linkRecords(arrivals, people, crowded);
    const founded = new Map<string, string>();
    for (const record of fresh) {
      const link = links.get(record.recordId);
      if (!link) throw new Error('Every record is somebody’s.');
      const { customerId, founder, rule } = link;
      const id = customerId ?? founded.get(founder) ?? newId('cus');
      if (!customerId) founded.set(founder, id);
      give(id, { ...record, customerId: id, ...(rule && { linkedBy: rule }) });
    }
    return known;
  }

  return {
    of: (customerId: string, page: PageRequest) => newestFirst(records, { customerId }, page),

    /** Takes in records of one source, all or none; answers in their order. Of two with one id the later one stands. */
    import(source: string, incoming: readonly IncomingRecord[]): Promise<ImportedRecord[]> {
      if (!incoming.length) return Promise.resolve([]);
      return inTransaction(client, async (session) => {
        const recordIds = incoming.map(({ record }) => record.recordId);
        const before = await records.find({ source, recordId: { $in: recordIds } }, { session }).toArray();
        const { outcomes, current, superseded } = arrive(source, incoming, before, clock());
        const unchanged = new Set(before);
        const changed = [...current.values()].filter((record) => !unchanged.has(record));
        const owners = new Map(before.map(({ recordId, customerId }) => [recordId, customerId]));
        if (changed.length) {
          const concerned = await distribute(changed, session);
          const ids = new Set(changed.map(({ _id }) => _id));
          const touched = [...concerned.values()].filter((dossier) =>
            dossier.records.some(({ _id }) => ids.has(_id)),
          );
          const mine = touched.flatMap((dossier) => dossier.records.filter(({ _id }) => ids.has(_id)));
          for (const { recordId, customerId } of mine) owners.set(recordId, customerId);
          const known = new Set(before.map(({ _id }) => _id));
          const writes = mine.map((record) => written(record, !known.has(record._id)));
          await records.bulkWrite(writes, { session, ordered: false });
          await dossiers.save(touched, session);
        }
        const customerOf = (recordId: string) => owners.get(recordId) ?? '';
        if (superseded.length) {
          const old = superseded.map((record) => versionOf(record, customerOf(record.recordId), clock()));
          await versions.insertMany(old, { session });
        }
        return outcomes.map(({ recordId, outcome }) => ({ outcome, customerId: customerOf(recordId) }));
      });
    },
  };
}

/** A record that belongs to nobody yet. */
const isFresh = ({ customerId }: StoredRecord): boolean => customerId === '';

/** Compares what arrives with what is there. */
function arrive(
  source: string,
  incoming: readonly IncomingRecord[],
  before: readonly StoredRecord[],
  now: Date,
) {
  const current = new Map(before.map((record) => [record.recordId, record]));
  const superseded: StoredRecord[] = [];
  const outcomes = incoming.map(({ record: { recordId, values, attributes, contentHash }, recordedAt }) => {
    const known = current.get(recordId);
    if (known?.contentHash === contentHash) return { recordId, outcome: 'UNCHANGED' as const };
    if (known) superseded.push(known);
    current.set(recordId, {
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
    });
    return { recordId, outcome: 'ACCEPTED' as const };
  });
  return { outcomes, current, superseded };
}

const versionOf = (
  { _id, version, recordedAt, receivedAt, values }: StoredRecord,
  customerId: string,
  supersededAt: Date,
): StoredRecordVersion => ({
  _id: `${_id}/${version}`,
  customerId,
  version,
  recordedAt,
  receivedAt,
  supersededAt,
  values,
});
