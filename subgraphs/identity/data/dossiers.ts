import { isDeepStrictEqual } from 'node:util';
import type { AnyBulkWriteOperation, ClientSession, Filter, OptionalId, WithoutId } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Comparable } from '../resolving/comparable.ts';
import { claimsOf, type ProfileEdit } from '../rules/claims.ts';
import { type Holding, isSame, withHolder, withoutHolder } from '../rules/holders.ts';
import { type Identifier, identifierId, MAX_HOLDERS, STANDINGS } from '../rules/identifiers.ts';
import type { LinkRule } from '../rules/linking.ts';
import { changedAttributes, isComplete, type Profile, profileOf } from '../rules/profile.ts';
import type { RecordAttributes, RecordValue } from '../rules/records.ts';
import { type HeldIdentifier, identifiersOf } from '../rules/traits.ts';
import { searchKeysOf } from '../search/keys.ts';

/** Collection `customers`: the profile as the facts give it, so that reading it is one read. */
export type StoredCustomer = Stored & {
  /** Grows with every change of the profile. */
  version: number;
  registeredAt: Date;
  updatedAt: Date;
  profile: Profile;
  /** By what staff find the customer, see {@link searchKeysOf}. */
  searchKeys?: string[];
  /** All ids that the profile is computed over, the own first; absent where it is the own alone. */
  members?: string[];
  /** When the first of the members was registered; absent where it is the own. */
  knownSince?: Date;
  /** The customer goes by this id now. Nobody is to be found here: the profile is empty. */
  mergedInto?: string;
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
  /** As the resolution compares it, and by what it finds it; absent until it has seen the record. */
  comparable?: Comparable;
  blockingKeys?: number[];
  linkedBy?: LinkRule;
  /** What spoke for the link, where it was another record. */
  linkedWith?: {
    /** `_id` of the other record. */
    record: string;
    /** Version of the model that was used, whether it decided or an identifier did. */
    model: number;
    /** In bits; absent where the model didn't decide. */
    weight?: number;
  };
};

/** Collection `recordVersions`: what a record said before its source changed it. `_id` is record and version. */
export type StoredRecordVersion = Stored & { supersededAt: Date } & Pick<
    StoredRecord,
    'customerId' | 'source' | 'version' | 'recordedAt' | 'receivedAt' | 'values' | 'attributes'
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

/** A record as far as something is concluded from it. What it said word for word, and what only an index needs, isn't read. */
export type KnownRecord = Omit<StoredRecord, 'values' | 'contentHash' | 'blockingKeys'>;

/** What a profile is computed from. */
export type Facts = { records: KnownRecord[]; edits: StoredEdit[] };

/** Everything known of one customer, under whichever of the ids it stands. */
export type Dossier = Facts & {
  /** The one that the customer goes by. */
  id: string;
  /** All ids, the one that the customer goes by first; see `#shared/members.ts`. */
  members: readonly string[];
  /** Null for a customer who is new. */
  stored: StoredCustomer | null;
  /** The facts that `stored` was computed from. */
  before: Facts;
};

const UNREAD = { values: 0, contentHash: 0, blockingKeys: 0 } as const;
/** Documents in a first reply, so that reading them is one round trip. */
const batchSize = 10_000;

const NO_FACTS: Facts = { records: [], edits: [] };

export const newDossier = (id: string): Dossier => ({
  ...{ id, members: [id], stored: null, before: NO_FACTS },
  ...NO_FACTS,
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

  async function saveIdentifiers(
    changes: readonly HoldingChange[],
    session: ClientSession,
    seen: SeenHoldings = new Map(),
  ): Promise<void> {
    const ids = new Set(changes.flatMap(({ lost, held }) => [...lost, ...held.map(identifierId)]));
    const unseen = [...ids].filter((id) => !seen.has(id));
    const found = [...ids].flatMap((id) => seen.get(id) ?? []);
    if (unseen.length) {
      found.push(...(await identifiers.find({ _id: { $in: unseen } }, { session, batchSize }).toArray()));
    }
    const holdings = new Map(found.map((holding) => [holding._id, holding]));
    const at = (_id: string): StoredIdentifier => holdings.get(_id) ?? { _id, holders: [] };
    // Who lets go first makes room for who takes over.
    for (const { customerId, lost, held } of changes) {
      const kept = new Set(held.map(identifierId));
      for (const id of lost) if (!kept.has(id)) holdings.set(id, withoutHolder(at(id), customerId));
    }
    for (const { customerId, held } of changes) {
      for (const identifier of held) {
        const id = identifierId(identifier);
        const { value, standing, source, firstSeen, lastSeen } = identifier;
        holdings.set(id, withHolder(at(id), { customerId, value, standing, source, firstSeen, lastSeen }));
      }
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

  /** The facts that stand under these ids. */
  async function factsOf(ids: readonly string[], session?: ClientSession): Promise<Facts> {
    const theirs = { customerId: { $in: [...ids] } };
    const inSession = session ? { session } : {};
    return {
      records: await records
        .find<KnownRecord>(theirs, { ...inSession, projection: UNREAD, batchSize })
        .toArray()
        .then(oldestFirst),
      edits: await edits
        .find(theirs, { ...inSession, batchSize })
        .toArray()
        .then(oldestFirst),
    };
  }

  /** Whoever has these ids, as this transaction sees them; nobody twice. */
  async function whoHave(ids: readonly string[], session: ClientSession): Promise<StoredCustomer[]> {
    const asked = await customers.find({ _id: { $in: [...ids] } }, { session, batchSize }).toArray();
    const elsewhere = asked.flatMap(({ mergedInto }) => mergedInto ?? []);
    const others = elsewhere.length
      ? await customers.find({ _id: { $in: elsewhere } }, { session, batchSize }).toArray()
      : [];
    const found = new Map([...asked, ...others].map((stored) => [stored._id, stored]));
    return [...found.values()].filter(({ mergedInto }) => !mergedInto);
  }

  /** The customers who have these ids, by the id that they go by; nobody twice. */
  async function load(ids: readonly string[], session: ClientSession): Promise<Map<string, Dossier>> {
    const live = await whoHave(ids, session);
    const facts = await factsOf(live.flatMap(membersOf), session);
    return new Map(
      live.map((stored) => {
        const members = membersOf(stored);
        const theirs = factsUnder(facts, members);
        return [stored._id, { id: stored._id, members, stored, before: theirs, ...theirs }];
      }),
    );
  }

  /** What the facts make of these customers. */
  function changesOf(dossiers: readonly Dossier[]): CustomerChanges {
    const now = clock();
    const changes: CustomerChanges = { customers: [], holdings: [], events: [] };
    for (const dossier of dossiers) {
      const claims = claimsOf(dossier);
      const profile = profileOf(dossier, claims);
      changes.customers.push(written(customerOf(dossier, profile, now), !dossier.stored));
      changes.holdings.push(holdingChangeOf(dossier, identifiersOf(dossier, claims)));
      changes.events.push(...eventsOf(dossier, profile, now));
    }
    return changes;
  }

  /** @param seen identifiers that this transaction has read, and has not written since. */
  async function write(
    { customers: writes, holdings, events }: CustomerChanges,
    session: ClientSession,
    seen?: SeenHoldings,
  ): Promise<void> {
    await customers.bulkWrite(writes, { session, ordered: false });
    await saveIdentifiers(holdings, session, seen);
    await outbox.append(events, session);
  }

  return {
    /** To look identifiers up; they are written with the facts. */
    identifiers,

    load,
    whoHave,
    factsOf,

    /** Whoever has this id, as this transaction sees them, without what is known of them; null when nobody does. */
    async whoHas(id: string, session: ClientSession): Promise<StoredCustomer | null> {
      const [stored = null] = await whoHave([id], session);
      return stored;
    },

    /** The customer who has this id, or null. */
    async one(id: string, session: ClientSession): Promise<Dossier | null> {
      const [dossier = null] = (await load([id], session)).values();
      return dossier;
    },

    /** Customers in whose records the identifiers stand, and those identifiers that are nobody's. */
    async holdersOf(held: readonly Pick<Identifier, 'type' | 'key'>[], session: ClientSession) {
      const ids = [...new Set(held.map(identifierId))];
      const found = await identifiers.find({ _id: { $in: ids } }, { session, batchSize }).toArray();
      const [nobodys, somebodys] = [
        found.filter(({ crowded }) => crowded),
        found.filter(({ crowded }) => !crowded),
      ];
      const seen = new Map<string, StoredIdentifier | null>(ids.map((id) => [id, null]));
      for (const one of found) seen.set(one._id, one);
      const holders = somebodys.flatMap((one) =>
        one.holders.filter(({ standing }) => standing !== 'claimed'),
      );
      return {
        crowded: new Set(nobodys.map(({ _id }) => _id)),
        customerIds: new Set(holders.map(({ customerId }) => customerId)),
        seen,
      };
    },

    changesOf,
    write,

    /** Computes the profiles from the facts and writes them, with identifiers and events. */
    save: (dossiers: readonly Dossier[], session: ClientSession): Promise<void> =>
      write(changesOf(dossiers), session),

    /**
     * Makes of the same ids other customers: each group is one from now on and goes by the first of it. No fact moves; profiles
     * and identifiers are computed from the facts of each group. Says of whom something else is known now.
     */
    async regroup(groups: readonly (readonly string[])[], session: ClientSession): Promise<NewEvent[]> {
      const now = clock();
      const ids = groups.flat();
      const found = await customers.find({ _id: { $in: ids } }, { session, batchSize }).toArray();
      const storedOf = new Map(found.map((stored) => [stored._id, stored]));
      const facts = await factsOf(ids, session);
      const versionOf = (id: string): number => storedOf.get(id)?.version ?? 0;
      const changes: HoldingChange[] = found
        .filter(({ mergedInto }) => !mergedInto)
        .map((stored) => ({
          customerId: stored._id,
          lost: identifiersOf(factsUnder(facts, membersOf(stored))).map(identifierId),
          held: [],
        }));
      const events: NewEvent[] = [];
      const writes: StoredCustomer[] = [];
      for (const group of groups) {
        const [id = ''] = group;
        const theirs = factsUnder(facts, group);
        const profile = profileOf(theirs);
        const change = changes.find(({ customerId }) => customerId === id);
        if (change) change.held = identifiersOf(theirs);
        else changes.push({ customerId: id, lost: [], held: identifiersOf(theirs) });
        for (const member of group) {
          const stored = storedOf.get(member);
          if (!stored) throw new Error(`No customer ${member} to be made one with others.`);
          const { members: _, knownSince: __, mergedInto: ___, ...own } = stored;
          if (member !== id) {
            writes.push({ ...own, updatedAt: now, ...shown(NOTHING), mergedInto: id });
            continue;
          }
          const dates = group.flatMap((one) => storedOf.get(one)?.registeredAt.getTime() ?? []);
          const knownSince = new Date(Math.min(...dates));
          // Higher than any under which one of the ids was seen, also by way of the customer that it led to.
          const version =
            Math.max(
              ...group.flatMap((one) => [versionOf(one), versionOf(storedOf.get(one)?.mergedInto ?? '')]),
            ) + 1;
          const together = group.length > 1 && { members: [...group] };
          const since = knownSince < own.registeredAt && { knownSince };
          writes.push({ ...own, version, updatedAt: now, ...shown(profile), ...together, ...since });
          events.push(...toldOf(id, stored.profile, profile, now));
        }
      }
      await customers.bulkWrite(
        writes.map((stored) => written(stored, false)),
        { session, ordered: false },
      );
      await saveIdentifiers(changes, session);
      return events;
    },
  };
}

/** Of facts, those that stand under these ids. */
export function factsUnder(facts: Facts, ids: readonly string[]): Facts {
  const under = new Set(ids);
  return {
    records: facts.records.filter(({ customerId }) => under.has(customerId)),
    edits: facts.edits.filter(({ customerId }) => under.has(customerId)),
  };
}

/** All ids of a customer, the one that they go by first. */
export const membersOf = ({ _id, members }: Pick<StoredCustomer, '_id' | 'members'>): readonly string[] =>
  members ?? [_id];

// Sorted here: for the server the order of ids is one more way to look for them, which it weighs each time.
const oldestFirst = <Fact extends Stored>(facts: Fact[]): Fact[] =>
  facts.sort((a, b) => (a._id < b._id ? -1 : 1));

/** Identifiers as they were read, by their id; null for one that nobody holds. */
export type SeenHoldings = ReadonlyMap<string, StoredIdentifier | null>;

/** Identifiers that a customer doesn't hold any more, and those of which something is said that wasn't. */
function holdingChangeOf({ id, before }: Dossier, now: readonly HeldIdentifier[]): HoldingChange {
  const known = new Map(identifiersOf(before).map((held) => [identifierId(held), held]));
  const kept = new Set(now.map(identifierId));
  return {
    customerId: id,
    lost: [...known.keys()].filter((one) => !kept.has(one)),
    held: now.filter((held) => {
      const said = known.get(identifierId(held));
      return !said || !isSame(said, held);
    }),
  };
}

/** Identifiers that a customer held before and holds now. */
type HoldingChange = { customerId: string; lost: string[]; held: HeldIdentifier[] };

/** What is written of customers, see {@link openDossiers}. */
export type CustomerChanges = {
  customers: AnyBulkWriteOperation<StoredCustomer>[];
  holdings: HoldingChange[];
  events: NewEvent[];
};

const NOTHING: Profile = { emails: [], phones: [], addresses: [], preferences: [] };

export type Dossiers = ReturnType<typeof openDossiers>;

function customerOf({ id, stored, ...facts }: Dossier, profile: Profile, now: Date): StoredCustomer {
  if (stored) {
    const version = stored.version + (isDeepStrictEqual(stored.profile, profile) ? 0 : 1);
    return { ...stored, version, updatedAt: now, ...shown(profile) };
  }
  const times = [...facts.records, ...facts.edits].map(({ recordedAt }) => recordedAt.getTime());
  const registeredAt = new Date(Math.min(...times));
  return { _id: id, version: 1, registeredAt, updatedAt: now, ...shown(profile) };
}

/** What is known of a customer, and by what they are found. */
const shown = (profile: Profile) => ({ profile, searchKeys: searchKeysOf(profile) });

/** Events carry ids and names of attributes, never values. */
function eventsOf({ id, stored, before, records }: Dossier, profile: Profile, time: Date): NewEvent[] {
  const subject = id;
  const known = new Set(before.records.map(({ _id }) => _id));
  const linked = records
    .filter(({ _id }) => !known.has(_id))
    .map(({ customerId, source, recordId }): NewEvent => {
      return {
        type: 'patron.customer.record_linked.v1',
        subject: customerId,
        time,
        data: { customerId, source, recordId },
      };
    });
  if (!stored) {
    return [{ type: 'patron.customer.registered.v1', subject, time, data: { customerId: id } }, ...linked];
  }
  return [...linked, ...toldOf(id, stored.profile, profile, time)];
}

/** What is told of a profile that says something else than before. */
function toldOf(customerId: string, before: Profile, after: Profile, time: Date): NewEvent[] {
  const attributes = changedAttributes(before, after);
  if (!attributes.length) return [];
  const about = { subject: customerId, time };
  const changed: NewEvent = {
    ...about,
    type: 'patron.customer.changed.v1',
    data: { customerId, attributes },
  };
  if (isComplete(before) || !isComplete(after)) return [changed];
  const data = { customerId, at: time.toISOString() };
  return [changed, { ...about, type: 'patron.customer.profile_completed.v1', data }];
}

/** Writes a whole document. */
export function written<Doc extends Stored>(doc: Doc, isNew: boolean): AnyBulkWriteOperation<Doc> {
  if (isNew) return { insertOne: { document: doc as OptionalId<Doc> } };
  const filter = { _id: doc._id } as Filter<Doc>;
  return { replaceOne: { filter, replacement: doc as WithoutId<Doc> } };
}
