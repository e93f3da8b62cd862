import type { ClientSession, Db } from 'mongodb';
import { MAX_MEMBERS, membersIn, type Placement, place } from '#shared/members.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { type Dossiers, membersOf, type StoredCustomer, type StoredEdit } from '../data/dossiers.ts';
import type { Decisions, Pair } from './decisions.ts';
import { type Evidence, type GivenEvidence, withoutValues } from './evidence.ts';
import { groupsOf } from './groups.ts';
import type { Reviews } from './reviews.ts';
import { type Candidate, SURVIVOR_RULES, type SurvivorRule, survivorAmong } from './survivor.ts';

export const MERGE_ORIGINS = ['associate', 'privacy_officer', 'resolution'] as const;
/** Who made a merge: a person of that role, or the engine. */
export type MergeOrigin = (typeof MERGE_ORIGINS)[number];

/**
 * Collection `merges`: that two ids are one customer. Which ids are one follows from the merges that stand, as if each were
 * a line between two points; a merge that is taken back stays here with who took it back.
 */
export type Merge = Stored & {
  /** The ids that were found to be one person's; `into` on the side that the customer went by afterwards. */
  into: string;
  from: string;
  /** What the two sides went by before. */
  survivorId: string;
  mergedId: string;
  survivorRule: SurvivorRule;
  /** All ids of both. */
  members: string[];
  origin: MergeOrigin;
  /** `actorId` of who made it; the name of the model for the engine. */
  by: string;
  mergedAt: Date;
  /** What spoke for it, where something was compared. */
  evidence?: Evidence;
  /** What the person who made it said. */
  note?: string;
  unmergedAt?: Date;
  unmergedBy?: string;
};

export type MergeRequest = {
  /** Two ids that are one person's: as exact as is known, since an unmerge parts just these. */
  ids: Pair;
  /** Which of both the customer goes by then; null or absent: see {@link survivorAmong}. */
  survivorId?: string | null | undefined;
  origin: MergeOrigin;
  by: string;
  explanation?: GivenEvidence | undefined;
  note?: string | null | undefined;
};

export type MergeRefusal = 'CUSTOMER_NOT_FOUND' | 'ALREADY_MERGED' | 'NEVER_THE_SAME' | 'TOO_MANY_MEMBERS';
/** `between`: the two ids of which a person decided that they are never the same. */
export type MergeRefused = { refused: MergeRefusal; between?: Pair };
export type UnmergeRefusal = 'MERGE_NOT_FOUND' | 'ALREADY_UNMERGED';

export type Merged = { mergeId: string; survivorId: string; mergedId: string };
export type Unmerged = {
  /** The two customers of now: first the one who keeps the id. */
  customerIds: [string, string];
};

const string = { bsonType: 'string' };

export const mergesMigration: Migration = {
  id: '022-merges',
  up: (db) =>
    defineCollection(db, 'merges', {
      schema: {
        bsonType: 'object',
        required: [
          ...['into', 'from', 'survivorId', 'mergedId', 'survivorRule', 'members'],
          ...['origin', 'by', 'mergedAt'],
        ],
        properties: {
          into: string,
          from: string,
          survivorRule: { enum: SURVIVOR_RULES },
          members: { bsonType: 'array', minItems: 2, maxItems: MAX_MEMBERS, items: string },
          origin: { enum: MERGE_ORIGINS },
          mergedAt: { bsonType: 'date' },
          unmergedAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { members: 1 } }, // everything about a person, for access and erasure
        { key: { into: 1 } }, // merges of an id, newest first
      ],
    }),
};

export const mergesIn = (db: Db) => db.collection<Merge>('merges');

/**
 * Merges of customers. Each writes the documents of all customers whom it touches, as every change of a customer does: of two
 * that overlap MongoDB makes one start again, and it sees what the other has done.
 */
export function openMerges(
  { db, outbox, clock }: Pick<Dependencies, 'db' | 'outbox' | 'clock'>,
  dossiers: Dossiers,
  decisions: Decisions,
  reviews: Reviews,
) {
  const merges = mergesIn(db);
  const byId = lookupBy(merges, '_id');
  const byInto = lookupAllBy(merges, 'into');
  const edits = db.collection<StoredEdit>('edits');

  async function candidateOf(customer: StoredCustomer, session: ClientSession): Promise<Candidate> {
    const own = { customerId: { $in: [...membersOf(customer)] }, origin: 'customer' as const };
    const spoke = (await edits.findOne(own, { session, projection: { _id: 1 } })) !== null;
    return { id: customer._id, spoke, since: customer.knownSince ?? customer.registeredAt };
  }

  /** Who of both goes on. */
  async function outcomeOf(
    left: StoredCustomer,
    right: StoredCustomer,
    stated: string | null,
    session: ClientSession,
  ): Promise<{ survivor: StoredCustomer; merged: StoredCustomer; rule: SurvivorRule }> {
    const asked = stated === null ? null : membersOf(right).includes(stated) ? right._id : left._id;
    const candidates = [await candidateOf(left, session), await candidateOf(right, session)] as const;
    const { survivor, rule } = survivorAmong(candidates, asked);
    return survivor.id === left._id
      ? { survivor: left, merged: right, rule }
      : { survivor: right, merged: left, rule };
  }

  /** Both customers, or why they may not become one. */
  async function bothOf(
    [a, b]: Pair,
    session: ClientSession,
  ): Promise<{ left: StoredCustomer; right: StoredCustomer } | MergeRefused> {
    const [left, right] = [await dossiers.whoHas(a, session), await dossiers.whoHas(b, session)];
    if (!left || !right) return { refused: 'CUSTOMER_NOT_FOUND' };
    if (left._id === right._id) return { refused: 'ALREADY_MERGED' };
    const [here, there] = [membersOf(left), membersOf(right)];
    const decided = await decisions.across(here, there, session);
    const apart = decided.find(({ verdict }) => verdict === 'DIFFERENT');
    if (apart) return { refused: 'NEVER_THE_SAME', between: apart.between };
    if (here.length + there.length > MAX_MEMBERS) return { refused: 'TOO_MANY_MEMBERS' };
    return { left, right };
  }

  /** Places the groups, tells the others and says what is known now of whom. */
  async function settle(
    groups: readonly (readonly string[])[],
    told: { type: 'patron.customer.merged.v1' | 'patron.customer.unmerged.v1' } & Merged,
    session: ClientSession,
  ): Promise<void> {
    const ids = groups.flat();
    const known = await membersIn(db)
      .find({ _id: { $in: ids } }, { session })
      .toArray();
    const version = Math.max(0, ...known.map((one) => one.version)) + 1;
    const placements: Placement[] = groups.flatMap((group) =>
      group.map((id) => ({ id, members: [...group], version })),
    );
    const changed = await dossiers.regroup(groups, session);
    await place(db, placements, session);
    const { type, mergeId, survivorId, mergedId } = told;
    const data = { mergeId, survivorId, mergedId, placements };
    await outbox.append([{ type, subject: survivorId, time: clock(), data }, ...changed], session);
  }

  return {
    outcomeOf,

    byId: (id: string): Promise<Merge | null> => byId.load(id),

    seenBy: (session: ClientSession, id: string): Promise<Merge | null> =>
      merges.findOne({ _id: id }, { session }),

    /** Merges that stand between these ids, newest first: one less than the ids at most. */
    async standingAmong(ids: readonly string[]): Promise<Merge[]> {
      const found = (await Promise.all(ids.map((id) => byInto.load(id)))).flat();
      return found.filter(({ unmergedAt }) => !unmergedAt).sort((x, y) => (x._id < y._id ? 1 : -1));
    },

    /** Why the customers who have these ids may not become one; null when they may. */
    async mayMerge(ids: Pair, session: ClientSession): Promise<MergeRefusal | null> {
      const both = await bothOf(ids, session);
      return 'refused' in both ? both.refused : null;
    },

    /** Makes the customers who have these ids one. */
    async merge(
      { ids, survivorId: stated = null, origin, by, explanation, note }: MergeRequest,
      session: ClientSession,
    ): Promise<Merged | MergeRefused> {
      const both = await bothOf(ids, session);
      if ('refused' in both) return both;
      const { left, right } = both;
      const { survivor, merged, rule } = await outcomeOf(left, right, stated, session);
      const [into, from] = survivor === left ? ids : ([ids[1], ids[0]] as const);
      const members = [...membersOf(survivor), ...membersOf(merged)];
      const answer = { mergeId: newId('mrg'), survivorId: survivor._id, mergedId: merged._id };
      await merges.insertOne(
        {
          _id: answer.mergeId,
          into,
          from,
          survivorId: survivor._id,
          mergedId: merged._id,
          survivorRule: rule,
          members,
          origin,
          by,
          mergedAt: clock(),
          ...(explanation && { evidence: withoutValues(explanation) }),
          ...(note && { note }),
        },
        { session },
      );
      await settle([members], { type: 'patron.customer.merged.v1', ...answer }, session);
      await reviews.close(members, answer.mergeId, session);
      return answer;
    },

    /**
     * Takes a merge back, whatever was merged after it: the ids that the other merges still hold together stay one customer.
     * `never` (default): the two ids are never the same from now on, whatever the resolution finds.
     */
    async unmerge(
      { mergeId, by, never = true }: { mergeId: string; by: string; never?: boolean | undefined },
      session: ClientSession,
    ): Promise<Unmerged | { refused: UnmergeRefusal }> {
      const merge = await merges.findOne({ _id: mergeId }, { session });
      const whole = merge && (await dossiers.whoHas(merge.into, session));
      if (!merge || !whole) return { refused: 'MERGE_NOT_FOUND' };
      if (merge.unmergedAt) return { refused: 'ALREADY_UNMERGED' };
      const ids = membersOf(whole);
      const standing = await merges
        .find({ into: { $in: [...ids] }, unmergedAt: { $exists: false } }, { session })
        .sort({ _id: 1 })
        .toArray();
      const groups = groupsOf(
        ids,
        standing.filter(({ _id }) => _id !== mergeId),
      );
      const [stays, parted] = [true, false].map((own) =>
        groups.find((group) => group.includes(whole._id) === own),
      );
      if (!stays?.[0] || !parted?.[0] || groups.length !== 2) {
        throw new Error('A merge that stands holds exactly two groups together.');
      }
      await merges.updateOne(
        { _id: mergeId },
        { $set: { unmergedAt: clock(), unmergedBy: by } },
        { session },
      );
      const told = { mergeId, survivorId: stays[0], mergedId: parted[0] };
      await settle(groups, { type: 'patron.customer.unmerged.v1', ...told }, session);
      const overruled = await decisions.across(stays, parted, session);
      await decisions.drop(
        overruled.filter(({ verdict }) => verdict === 'SAME').map(({ _id }) => _id),
        session,
      );
      const pair = [merge.into, merge.from] as const;
      if (never) await decisions.record(pair, 'DIFFERENT', by, session);
      await reviews.reopen(mergeId, session);
      if (never) await reviews.answer([stays, parted], 'DIFFERENT', by, session);
      return { customerIds: [stays[0], parted[0]] };
    },
  };
}
