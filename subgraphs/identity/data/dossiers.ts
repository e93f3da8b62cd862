import { isDeepStrictEqual } from 'node:util';
import type { AnyBulkWriteOperation, ClientSession, Filter, OptionalId, WithoutId } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { ProfileEdit } from '../rules/claims.ts';
import { type Holding, withHolder, withoutHolder } from '../rules/holders.ts';
import { type Identifier, identifierId, MAX_HOLDERS, STANDINGS } from '../rules/identifiers.ts';
import type { LinkRule } from '../rules/linking.ts';
import { changedAttributes, type Profile, profileOf } from '../rules/profile.ts';
import type { RecordAttributes, RecordValue } from '../rules/records.ts';
import { identifiersOf } from '../rules/traits.ts';

/** Collection `customers`: the profile as the facts give it, so that reading it is one read. */
export type StoredCustomer = Stored & {
  /** Grows with every change of the profile. */
  version: number;
  registeredAt: Date;
  updatedAt: Date;
  profile: Profile;
};

/** Collection `records`: what each source says today, as it came and as it was understood. */
export type StoredRecord = Stored & {
  customerId: string;
  source: string;
  /** The record's id in its source. */
  recordId: string;
  version: number;
  recordedAt: Date;
  receivedAt: Date;
  values: RecordValue[];
  attributes: RecordAttributes;
  contentHash: string;
  linkedBy?: LinkRule;
};

/** Collection `recordVersions`: what a record said before its source changed it. `_id` is record and version. */
export type StoredRecordVersion = Stored & { supersededAt: Date } & Pick<
    StoredRecord,
    'customerId' | 'version' | 'recordedAt' | 'receivedAt' | 'values'
  >;

/** Collection `edits`: what was said directly. Append only. */
export type StoredEdit = Stored &
  ProfileEdit & {
    customerId: string;
    /** `actorId` of who made it. */
    by: string;
  };

/** Collection `identifiers`: who holds one. `_id` is {@link identifierId}. */
type StoredIdentifier = Stored & Holding;

/** Everything known of one customer. */
export type Dossier = {
  id: string;
  /** Null for a customer who is new. */
  stored: StoredCustomer | null;
  /** The facts that `stored` was computed from. */
  before: { records: StoredRecord[]; edits: StoredEdit[] };
  records: StoredRecord[];
  edits: StoredEdit[];
};

export const newDossier = (id: string): Dossier => ({
  id,
  stored: null,
  before: { records: [], edits: [] },
  records: [],
  edits: [],
});

const text = { bsonType: 'string' };
const date = { bsonType: 'date' };
const list = { bsonType: 'array' };
const whole = { bsonType: 'int', minimum: 1 };

export const dossiersMigration: Migration = {
  id: '001-dossiers',
  async up(db) {
    await defineCollection(db, 'customers', {
      schema: {
        bsonType: 'object',
        required: ['version', 'registeredAt', 'updatedAt', 'profile'],
        properties: {
          version: whole,
          registeredAt: date,
          updatedAt: date,
          profile: {
            bsonType: 'object',
            required: ['emails', 'phones', 'addresses', 'preferences'],
            properties: { emails: list, phones: list, addresses: list, preferences: list },
          },
        },
      },
    });
    await defineCollection(db, 'records', {
      schema: {
        bsonType: 'object',
        required: [
          'customerId',
          'source',
          'recordId',
          'version',
          'recordedAt',
          'receivedAt',
          'values',
          'attributes',
          'contentHash',
        ],
        properties: {
          customerId: { bsonType: 'string', minLength: 1 },
          source: text,
          recordId: text,
          version: whole,
          recordedAt: date,
          receivedAt: date,
          values: list,
          attributes: { bsonType: 'object', required: ['identifiers'] },
          contentHash: text,
        },
      },
      indexes: [
        { key: { source: 1, recordId: 1 }, unique: true }, // a source's record is here once
        { key: { customerId: 1, _id: -1 } }, // a customer's records, newest first
      ],
    });
    await defineCollection(db, 'recordVersions', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'version', 'recordedAt', 'receivedAt', 'supersededAt', 'values'],
        properties: { customerId: text, version: whole, values: list, supersededAt: date },
      },
    });
    await defineCollection(db, 'edits', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'origin', 'by', 'recordedAt', 'changes'],
        properties: {
          customerId: text,
          origin: { enum: ['customer', 'associate', 'service'] },
          by: text,
          recordedAt: date,
          changes: { bsonType: 'array', minItems: 1 },
        },
      },
      indexes: [{ key: { customerId: 1, _id: 1 } }], // a customer's edits, oldest first
    });
    await defineCollection(db, 'identifiers', {
      schema: {
        bsonType: 'object',
        required: ['holders'],
        properties: {
          holders: {
            bsonType: 'array',
            maxItems: STANDINGS.length * MAX_HOLDERS,
            items: {
              bsonType: 'object',
              required: ['customerId', 'value', 'standing', 'source', 'firstSeen', 'lastSeen'],
              properties: { standing: { enum: STANDINGS } },
            },
          },
          crowded: { enum: [true] },
        },
      },
    });
  },
};

/**
 * The facts about customers, the profiles computed from them and the identifiers that lead to them. They change only
 * together, in one transaction. Whoever adds to a customer's facts writes the customer, and whoever gives a customer an
 * identifier writes the identifier, so of two changes that could contradict each other MongoDB makes one start again.
 */
export function openDossiers({ db, outbox, clock }: Pick<Dependencies, 'db' | 'outbox' | 'clock'>) {
  const customers = db.collection<StoredCustomer>('customers');
  const records = db.collection<StoredRecord>('records');
  const edits = db.collection<StoredEdit>('edits');
  const identifiers = db.collection<StoredIdentifier>('identifiers');

  async function saveIdentifiers(dossiers: readonly Dossier[], session: ClientSession): Promise<void> {
    const changes = dossiers.map((dossier) => ({
      customerId: dossier.id,
      lost: new Set(identifiersOf(dossier.before).map(identifierId)),
      held: identifiersOf(dossier),
    }));
    const ids = new Set(changes.flatMap(({ lost, held }) => [...lost, ...held.map(identifierId)]));
    const found = await identifiers.find({ _id: { $in: [...ids] } }, { session }).toArray();
    const holdings = new Map(found.map((holding) => [holding._id, holding]));
    const at = (_id: string): StoredIdentifier => holdings.get(_id) ?? { _id, holders: [] };
    for (const { customerId, lost, held } of changes) {
      for (const identifier of held) {
        const id = identifierId(identifier);
        const { value, standing, source, firstSeen, lastSeen } = identifier;
        lost.delete(id);
        holdings.set(id, withHolder(at(id), { customerId, value, standing, source, firstSeen, lastSeen }));
      }
      for (const id of lost) holdings.set(id, withoutHolder(at(id), customerId));
    }
    const before = new Map(found.map((holding) => [holding._id, holding]));
    const writes = [...holdings.values()]
      .filter((holding) => holding !== before.get(holding._id))
      .map((holding) =>
        holding.holders.length || holding.crowded
          ? written(holding, !before.has(holding._id))
          : { deleteOne: { filter: { _id: holding._id } } },
      );
    if (writes.length) await identifiers.bulkWrite(writes, { session, ordered: false });
  }

  return {
    /** To look identifiers up; they are written with the facts. */
    identifiers,

    async load(ids: readonly string[], session: ClientSession): Promise<Map<string, Dossier>> {
      const theirs = { customerId: { $in: [...ids] } };
      const found = await customers.find({ _id: { $in: [...ids] } }, { session }).toArray();
      const recordsOf = grouped(await records.find(theirs, { session }).sort({ _id: 1 }).toArray());
      const editsOf = grouped(await edits.find(theirs, { session }).sort({ _id: 1 }).toArray());
      return new Map(
        found.map((stored) => {
          const id = stored._id;
          const facts = { records: recordsOf.get(id) ?? [], edits: editsOf.get(id) ?? [] };
          return [id, { id, stored, before: facts, ...facts }];
        }),
      );
    },

    /** Customers in whose records the identifiers stand, and those identifiers that are nobody's. */
    async holdersOf(held: readonly Pick<Identifier, 'type' | 'key'>[], session: ClientSession) {
      const ids = [...new Set(held.map(identifierId))];
      const found = await identifiers.find({ _id: { $in: ids } }, { session }).toArray();
      const [nobodys, somebodys] = [
        found.filter(({ crowded }) => crowded),
        found.filter(({ crowded }) => !crowded),
      ];
      const holders = somebodys.flatMap((one) =>
        one.holders.filter(({ standing }) => standing !== 'claimed'),
      );
      return {
        crowded: new Set(nobodys.map(({ _id }) => _id)),
        customerIds: new Set(holders.map(({ customerId }) => customerId)),
      };
    },

    /** Computes the profiles from the facts and writes them, with identifiers and events. */
    async save(dossiers: readonly Dossier[], session: ClientSession): Promise<void> {
      const now = clock();
      const events: NewEvent[] = [];
      const writes = dossiers.map((dossier) => {
        const profile = profileOf(dossier);
        events.push(...eventsOf(dossier, profile, now));
        return written(customerOf(dossier, profile, now), !dossier.stored);
      });
      await customers.bulkWrite(writes, { session, ordered: false });
      await saveIdentifiers(dossiers, session);
      await outbox.append(events, session);
    },
  };
}

export type Dossiers = ReturnType<typeof openDossiers>;

function customerOf({ id, stored, ...facts }: Dossier, profile: Profile, now: Date): StoredCustomer {
  if (stored) {
    const version = stored.version + (isDeepStrictEqual(stored.profile, profile) ? 0 : 1);
    return { ...stored, version, updatedAt: now, profile };
  }
  const times = [...facts.records, ...facts.edits].map(({ recordedAt }) => recordedAt.getTime());
  return { _id: id, version: 1, registeredAt: new Date(Math.min(...times)), updatedAt: now, profile };
}

/** Events carry ids and names of attributes, never values. */
function eventsOf({ id, stored, before, records }: Dossier, profile: Profile, time: Date): NewEvent[] {
  const subject = id;
  const known = new Set(before.records.map(({ _id }) => _id));
  const linked = records
    .filter(({ _id }) => !known.has(_id))
    .map(({ source, recordId }): NewEvent => {
      return {
        type: 'patron.customer.record_linked.v1',
        subject,
        time,
        data: { customerId: id, source, recordId },
      };
    });
  if (!stored) {
    return [{ type: 'patron.customer.registered.v1', subject, time, data: { customerId: id } }, ...linked];
  }
  const attributes = changedAttributes(stored.profile, profile);
  if (!attributes.length) return linked;
  return [
    ...linked,
    { type: 'patron.customer.changed.v1', subject, time, data: { customerId: id, attributes } },
  ];
}

function grouped<Doc extends { customerId: string }>(docs: readonly Doc[]): Map<string, Doc[]> {
  const groups = new Map<string, Doc[]>();
  for (const doc of docs) {
    const group = groups.get(doc.customerId);
    if (group) group.push(doc);
    else groups.set(doc.customerId, [doc]);
  }
  return groups;
}

/** Writes a whole document. */
export function written<Doc extends Stored>(doc: Doc, isNew: boolean): AnyBulkWriteOperation<Doc> {
  if (isNew) return { insertOne: { document: doc as OptionalId<Doc> } };
  const filter = { _id: doc._id } as Filter<Doc>;
  return { replaceOne: { filter, replacement: doc as WithoutId<Doc> } };
}
