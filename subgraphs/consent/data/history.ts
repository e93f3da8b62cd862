import { createHash, randomBytes } from 'node:crypto';
import type { ClientSession, Db, Filter } from 'mongodb';
import { failure } from '#shared/failure.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, requirePageSize } from '#shared/pagination.ts';
import {
  type About,
  type ConsentIdentifierType,
  type Decision,
  isAboutPurpose,
  type Provenance,
  type PurposeDecision,
  type RecordedState,
  replaces,
  type Standing,
} from '../rules/decision.ts';
import {
  canonicalJson,
  currentByPurpose,
  GENESIS,
  type HistoryHead,
  hashDecision,
  type Verdict,
  verifyHistory,
} from '../rules/history.ts';

/** Collection `currentDecisions`: the one decision that holds for a customer and a purpose. `_id` is `customer/purpose`. */
export type CurrentDecision = Stored &
  Standing & {
    customerId: string;
    purpose: string;
    decisionId: string;
    sequence: number;
    decidedAt: Date;
    /** See {@link Decision}. */
    tick?: number;
  };

/**
 * Collection `historyHeads`: where each customer's history ends. `_id` is the customer. `tick` is the highest that one of the ids
 * has that were one with it: whoever decides under one of them writes it to all, so that their decisions have an order.
 */
type StoredHead = Stored & HistoryHead & { tick?: number };

/**
 * Collection `decisionIdentifiers`: the addresses, numbers and devices that decisions were given for, by decision. Kept
 * apart from the history so that a person can be erased without rewriting it: with the salt gone, the digest says nothing.
 */
export type DecisionIdentifier = Stored & {
  customerId: string;
  type: ConsentIdentifierType;
  value: string;
  salt: string;
};

/** A decision that is yet to be recorded. */
export type Draft = Provenance &
  About & {
    customerId: string;
    state: RecordedState;
    decidedAt: Date;
    expiresAt?: Date;
    identifier?: { type: ConsentIdentifierType; value: string };
    /** Of what `SYSTEM` records: that of the decision whose time is over, because nobody has decided again. */
    tick?: number;
  };

/** What the history needs of `joinings.ts`. */
type Joined = { members: string[]; at: Date };

const STATES = ['REQUESTED', 'REFUSED', 'GIVEN', 'RENEWED', 'EXPIRED', 'INVALIDATED', 'REVOKED', 'WITHDRAWN'];
const sha256 = { bsonType: 'string', pattern: '^[0-9a-f]{64}$' };
const text = { bsonType: 'string' };

async function defineHistory(db: Db): Promise<void> {
  await defineCollection(db, 'decisions', {
    schema: {
      bsonType: 'object',
      required: [
        'customerId',
        'sequence',
        'state',
        'decidedAt',
        'recordedAt',
        'decidedBy',
        'recordedBy',
        'means',
        'surface',
        'previousHash',
        'hash',
      ],
      oneOf: [{ required: ['purpose'] }, { required: ['grant'] }],
      properties: {
        customerId: text,
        sequence: { bsonType: 'int', minimum: 1 },
        purpose: text,
        purposeVersion: { bsonType: 'int', minimum: 1 },
        grant: {
          bsonType: 'object',
          required: ['grantId', 'version', 'clientId', 'attributes', 'purposes', 'expiresAt'],
        },
        state: { enum: STATES },
        decidedAt: { bsonType: 'date' },
        recordedAt: { bsonType: 'date' },
        expiresAt: { bsonType: 'date' },
        decidedBy: { enum: ['SELF', 'ASSOCIATE', 'GUARDIAN', 'IMPORT', 'SYSTEM'] },
        means: { enum: ['BUTTON', 'SAVE', 'SIGNAL', 'SCRIPT'] },
        previousHash: sha256,
        hash: sha256,
      },
    },
    indexes: [
      { key: { customerId: 1, sequence: 1 }, unique: true }, // a history has no two decisions in one place
      {
        // a record of a source is taken once
        key: { 'import.source': 1, 'import.recordId': 1 },
        unique: true,
        partialFilterExpression: { 'import.source': { $exists: true } },
      },
      {
        // the history of a grant
        key: { 'grant.grantId': 1, sequence: 1 },
        partialFilterExpression: { 'grant.grantId': { $exists: true } },
      },
    ],
  });
  await defineCollection(db, 'currentDecisions', {
    schema: {
      bsonType: 'object',
      required: ['customerId', 'purpose', 'decisionId', 'sequence', 'state', 'decidedAt'],
      properties: { customerId: text, purpose: text, decisionId: text, state: { enum: STATES } },
    },
    indexes: [
      { key: { customerId: 1, purpose: 1 }, unique: true },
      // yeses that have come to their end, soonest first; a no has no end
      { key: { expiresAt: 1 }, partialFilterExpression: { expiresAt: { $exists: true } } },
    ],
  });
  await defineCollection(db, 'historyHeads', {
    schema: {
      bsonType: 'object',
      required: ['length', 'hash'],
      properties: { length: { bsonType: 'int', minimum: 0 }, hash: sha256 },
    },
  });
  await defineCollection(db, 'decisionIdentifiers', {
    schema: {
      bsonType: 'object',
      required: ['customerId', 'type', 'value', 'salt'],
      properties: { customerId: text, value: text, salt: text },
    },
    indexes: [{ key: { customerId: 1 } }], // everything about a person, for access and erasure
  });
}

export const historyMigration: Migration = { id: '002-history', up: defineHistory };
/** Decisions that the clock makes, and how to find what has come to its end. */
export const historyEndsMigration: Migration = { id: '011-history-ends', up: defineHistory };
/** Ids that become one before anything is decided under them. */
export const historyTicksMigration: Migration = { id: '025-history-ticks', up: defineHistory };

/** Histories and what holds by them change only together, so one module owns these collections. */
export function openHistory({ db, clock }: { db: Db; clock: () => Date }) {
  const decisions = db.collection<Decision>('decisions');
  const currents = db.collection<CurrentDecision>('currentDecisions');
  const heads = db.collection<StoredHead>('historyHeads');
  const identifiers = db.collection<DecisionIdentifier>('decisionIdentifiers');
  const byId = lookupBy(decisions, '_id');
  const joinings = db.collection<Stored & Joined>('joinings');
  const identifierOf = lookupBy(identifiers, '_id');
  const currentsByCustomer = lookupAllBy(currents, 'customerId', { purpose: 1 }); // few: one for each purpose

  /** Of these ids those that are one with others, each with the joining of its customer. */
  async function joinedAmong(ids: readonly string[], session: ClientSession): Promise<Map<string, Joined>> {
    const found = await joinings.find({ members: { $in: [...ids] } }, { session }).toArray();
    return new Map(found.flatMap((joining) => joining.members.map((id) => [id, joining] as const)));
  }

  /** The next tick for these ids, written to all of them: whoever decides under one of them at the same time starts over. */
  async function tickAfter(ids: readonly string[], session: ClientSession): Promise<number> {
    const found = await heads.find({ _id: { $in: [...ids] } }, { session }).toArray();
    const tick = Math.max(0, ...found.map((head) => head.tick ?? 0)) + 1;
    await heads.bulkWrite(
      ids.map((_id) => ({
        updateOne: {
          filter: { _id },
          update: { $set: { tick }, $setOnInsert: { length: 0, hash: GENESIS } },
          upsert: true,
        },
      })),
      { session },
    );
    return tick;
  }

  return {
    tickAfter,

    /** The next tick of a customer of several ids; undefined for one of one. */
    async nextTick(customerId: string, session: ClientSession): Promise<number | undefined> {
      const joining = (await joinedAmong([customerId], session)).get(customerId);
      return joining && tickAfter(joining.members, session);
    },

    byId: (id: string): Promise<Decision | null> => byId.load(id),

    byIdIn: (id: string, session: ClientSession): Promise<Decision | null> =>
      decisions.findOne({ _id: id }, { session }),

    /** Null when the decision has none, or it has been erased. */
    identifierOf: (decisionId: string): Promise<DecisionIdentifier | null> => identifierOf.load(decisionId),

    /** What the customer has decided, as it is now: nothing is remembered between reads. In the order of the purposes. */
    currentsOf: (customerId: string): Promise<CurrentDecision[]> => currentsByCustomer.load(customerId),

    currentsIn: (ids: readonly string[], session: ClientSession): Promise<CurrentDecision[]> =>
      currents.find({ customerId: { $in: [...ids] } }, { session }).toArray(),

    /** Yeses whose time is over and of which that isn't recorded yet, longest over first. */
    overdue: (now: Date, limit: number): Promise<CurrentDecision[]> =>
      currents
        .find({ expiresAt: { $lte: now } })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .toArray(),

    /** Of these current decisions, those that still hold as they were read. */
    async stillCurrent(rows: readonly CurrentDecision[], session: ClientSession): Promise<CurrentDecision[]> {
      const found = await currents.find({ _id: { $in: rows.map(({ _id }) => _id) } }, { session }).toArray();
      const decisionIds = new Set(rows.map(({ decisionId }) => decisionId));
      return found.filter(({ decisionId }) => decisionIds.has(decisionId));
    },

    /** Of these records of a source, those that were taken before. */
    async takenOf(source: string, recordIds: string[], session: ClientSession): Promise<Set<string>> {
      const filter: Filter<Decision> = { 'import.source': source, 'import.recordId': { $in: recordIds } };
      const found = await decisions.find(filter, { session, projection: { import: 1 } }).toArray();
      return new Set(found.flatMap((decision) => decision.import?.recordId ?? []));
    },

    /** As {@link page} over the histories of several ids. */
    async pageOver(ids: readonly string[], page: PageRequest) {
      return newestFirst(decisions, { customerId: { $in: [...ids] } }, page);
    },

    /** Refusals of these purposes under these ids behind a tick. */
    noesAfter(
      tick: number,
      { ids, purposes, states }: { ids: string[]; purposes: string[]; states: readonly RecordedState[] },
      session?: ClientSession,
    ): Promise<Decision[]> {
      const filter: Filter<Decision> = {
        customerId: { $in: ids },
        tick: { $gt: tick },
        purpose: { $in: purposes },
        state: { $in: [...states] },
      };
      return decisions.find(filter, session ? { session } : {}).toArray(); // few: what one person has refused
    },

    /**
     * One page of a customer's history, or of one grant's, newest first.
     * @throws {GraphQLError} `BAD_USER_INPUT` for a page size outside 1..100 or a cursor that is none.
     */
    async page(whose: { customerId: string; grantId?: string }, { first, after }: PageRequest) {
      requirePageSize(first);
      if (after != null && !/^\d{1,9}$/.test(after))
        throw failure('BAD_USER_INPUT', '`after` is not a cursor.');
      const found = await decisions
        .find({
          customerId: whose.customerId,
          ...(whose.grantId && { 'grant.grantId': whose.grantId }),
          ...(after != null && { sequence: { $lt: Number(after) } }),
        })
        .sort({ sequence: -1 })
        .limit(first + 1)
        .toArray();
      const edges = found.slice(0, first).map((node) => ({ cursor: String(node.sequence), node }));
      return {
        edges,
        pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null },
      };
    },

    /**
     * Adds decisions to the ends of their customers' histories, in the order given, and makes those current that replace
     * what held before. Two appends for one customer at once: the later one starts over behind the first.
     *
     * @returns all of them, and of each whether it is now current (a decision about a grant always is).
     */
    async append(
      drafts: readonly Draft[],
      session: ClientSession,
    ): Promise<{ decision: Decision; current: boolean }[]> {
      if (!drafts.length) return [];
      const named = drafts.map(({ customerId }) => customerId);
      const joined = await joinedAmong(named, session);
      const ids = [...new Set([...named, ...joined.keys()])];
      const found = await heads.find({ _id: { $in: ids } }, { session }).toArray();
      const rows = await currents.find({ customerId: { $in: ids } }, { session }).toArray();
      const rowById = new Map(rows.map((row) => [row._id, row]));

      const ends = new Map<string, Omit<StoredHead, '_id'>>(found.map(({ _id, ...head }) => [_id, head]));
      const moved = new Set<string>();
      const changed = new Map<string, CurrentDecision>();
      const secrets: DecisionIdentifier[] = [];
      const recordedAt = clock();
      const rowFor = (id: string, purpose: string) =>
        changed.get(`${id}/${purpose}`) ?? rowById.get(`${id}/${purpose}`);

      /** A new decision of a customer of several ids takes the next tick of all of them. What is past takes none. */
      function tickOf(draft: Draft): number | undefined {
        if (draft.decidedBy === 'SYSTEM') return draft.tick;
        const joining = joined.get(draft.customerId);
        if (!joining) return undefined;
        const isPast = (one: { decidedAt: Date } | undefined) =>
          one !== undefined && draft.decidedAt <= one.decidedAt;
        if (draft.decidedBy === 'IMPORT') {
          const { purpose } = draft;
          if (purpose === undefined || isPast({ decidedAt: joining.at })) return undefined;
          if (joining.members.some((id) => isPast(rowFor(id, purpose)))) return undefined;
        }
        const tick = Math.max(...joining.members.map((id) => ends.get(id)?.tick ?? 0)) + 1;
        for (const id of joining.members) {
          ends.set(id, { ...(ends.get(id) ?? { length: 0, hash: GENESIS }), tick });
          moved.add(id);
        }
        return tick;
      }

      const appended = drafts.map((draft) => {
        const tick = tickOf(draft);
        const end = ends.get(draft.customerId);
        const { decision, secret } = linked(draft, { end, tick, recordedAt });
        if (secret) secrets.push(secret);
        ends.set(draft.customerId, { ...end, length: decision.sequence, hash: decision.hash });
        moved.add(draft.customerId);
        if (!isAboutPurpose(decision)) return { decision, current: true };
        const row = rowOf(decision);
        const current = replaces(decision, rowFor(draft.customerId, decision.purpose));
        if (current) changed.set(row._id, row);
        return { decision, current };
      });

      // The heads first: whoever comes second conflicts here, before anything else is written, and starts over.
      await heads.bulkWrite(
        [...moved].map((_id) => ({
          replaceOne: { filter: { _id }, replacement: ends.get(_id) as HistoryHead, upsert: true },
        })),
        { session },
      );
      await decisions.insertMany(
        appended.map(({ decision }) => decision),
        { session },
      );
      if (changed.size) {
        await currents.bulkWrite(
          [...changed.values()].map((row) => ({
            replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
          })),
          { session },
        );
      }
      if (secrets.length) await identifiers.insertMany(secrets, { session });
      return appended;
    },

    /** A customer's whole history, oldest first. */
    allOf: (customerId: string, session: ClientSession): Promise<Decision[]> =>
      decisions.find({ customerId }, { session }).sort({ sequence: 1 }).toArray(),

    /** Whether the history is unbroken up to its recorded end. */
    async verify(customerId: string, history: readonly Decision[], session: ClientSession): Promise<Verdict> {
      return verifyHistory(customerId, history, await heads.findOne({ _id: customerId }, { session }));
    },

    /** True when what is current follows from the history. */
    async isCurrent(
      customerId: string,
      history: readonly Decision[],
      session: ClientSession,
    ): Promise<boolean> {
      const rows = await currents.find({ customerId }, { session }).toArray();
      const expected = [...currentByPurpose(history).values()].map(rowOf);
      return sorted(rows) === sorted(expected);
    },
  };
}

export type History = ReturnType<typeof openHistory>;

function linked(
  draft: Draft,
  { end, tick, recordedAt }: { end: HistoryHead | undefined; tick: number | undefined; recordedAt: Date },
) {
  const { identifier, tick: _, ...content } = draft;
  const _id = newId('dec');
  const salt = randomBytes(16).toString('base64url');
  const unsigned = {
    ...content,
    ...(identifier && { identifier: { type: identifier.type, digest: digestOf(identifier.value, salt) } }),
    ...(tick !== undefined && { tick }),
    _id,
    recordedAt,
    sequence: (end?.length ?? 0) + 1,
    previousHash: end?.hash ?? GENESIS,
  };
  const decision = { ...unsigned, hash: hashDecision(unsigned) } as Decision;
  const secret: DecisionIdentifier | null = identifier
    ? { _id, customerId: draft.customerId, ...identifier, salt }
    : null;
  return { decision, secret };
}

const digestOf = (value: string, salt: string) =>
  createHash('sha256').update(`${salt}\n${value}`).digest('hex');

function rowOf(decision: PurposeDecision): CurrentDecision {
  const { _id, customerId, purpose, purposeVersion, sequence, state, decidedAt, expiresAt, tick } = decision;
  return {
    _id: `${customerId}/${purpose}`,
    customerId,
    purpose,
    decisionId: _id,
    sequence,
    state,
    decidedAt,
    ...(purposeVersion !== undefined && { purposeVersion }),
    ...(expiresAt && { expiresAt }),
    ...(tick !== undefined && { tick }),
  };
}

/** Rows as one text, in the order of their ids and whatever the order of their members. */
const sorted = (rows: CurrentDecision[]): string =>
  canonicalJson([...rows].sort((a, b) => (a._id < b._id ? -1 : 1)));
