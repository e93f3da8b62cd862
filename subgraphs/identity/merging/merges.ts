import type { ClientSession, Db } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import { MAX_MEMBERS, membersIn, type Placement, place } from '#shared/members.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { type Dossiers, membersOf, type StoredCustomer, type StoredEdit } from '../data/dossiers.ts';
import { acrossOf, type Decisions, type MatchDecision, type Pair } from './decisions.ts';
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

/** A customer as a merge sees them. */
type Side = Candidate & {
  /** All ids, the one that the customer goes by first. */
  members: readonly string[];
};

/** What others are told of a merge, or of one that was taken back. */
type Told = Merged & {
  type: 'patron.customer.merged.v1' | 'patron.customer.unmerged.v1';
  /** The customers that there were then, each by all ids. */
  groups: readonly (readonly string[])[];
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

  /** The customers as sides of a merge, in their order. */
  async function sidesOf(customers: readonly StoredCustomer[], session: ClientSession): Promise<Side[]> {
    const said = { customerId: { $in: customers.flatMap(membersOf) }, origin: 'customer' as const };
    const speakers = new Set(await edits.distinct('customerId', said, { session }));
    return customers.map((customer) => {
      const members = membersOf(customer);
      const spoke = members.some((id) => speakers.has(id));
      return { id: customer._id, members, spoke, since: customer.knownSince ?? customer.registeredAt };
    });
  }

  /** Whoever has these ids, by each id that they have, and what people decided of them. */
  async function seen(ids: readonly string[], session: ClientSession) {
    const sides = await sidesOf(await dossiers.whoHave(ids, session), session);
    const byMember = new Map(sides.flatMap((side) => side.members.map((id) => [id, side])));
    return { sides: byMember, decided: await decisions.about([...byMember.keys()], session) };
  }

  /** Places the customers that there are now, tells the others and says what is known now of whom. */
  async function settle(
    groups: readonly (readonly string[])[],
    told: readonly Told[],
    session: ClientSession,
  ): Promise<void> {
    const known = await membersIn(db)
      .find({ _id: { $in: groups.flat() } }, { session })
      .toArray();
    const placed = new Map(
      known.map(({ _id: id, members, version }): [string, Placement] => [id, { id, members, version }]),
    );
    const events = told.map(({ type, groups: then, ...data }): NewEvent => {
      const version = Math.max(0, ...then.flat().map((id) => placed.get(id)?.version ?? 0)) + 1;
      const placements = then.flatMap((group) => group.map((id) => ({ id, members: [...group], version })));
      for (const placement of placements) placed.set(placement.id, placement);
      return { type, subject: data.survivorId, time: clock(), data: { ...data, placements } };
    });
    const changed = await dossiers.regroup(groups, session);
    await place(db, [...placed.values()], session);
    await outbox.append([...events, ...changed], session);
  }

  /**
   * Makes the customers who have these ids one, pair after pair, as if each were merged by itself: of a pair that may not
   * be merged it says why, and does the others.
   */
  async function mergeAll(
    requests: readonly MergeRequest[],
    session: ClientSession,
  ): Promise<(Merged | MergeRefused)[]> {
    const { sides, decided } = await seen(
      requests.flatMap(({ ids }) => ids),
      session,
    );
    const made: Merge[] = [];
    const answers = requests.map(({ ids, survivorId: stated = null, origin, by, explanation, note }) => {
      const both = bothOf(ids, sides, decided);
      if ('refused' in both) return both;
      const { survivor, merged, rule } = outcomeOf(both, stated);
      const [into, from] = survivor === both.left ? ids : ([ids[1], ids[0]] as const);
      const members = [...survivor.members, ...merged.members];
      const side: Side = {
        id: survivor.id,
        members,
        spoke: survivor.spoke || merged.spoke,
        since: survivor.since < merged.since ? survivor.since : merged.since,
      };
      for (const id of members) sides.set(id, side);
      const answer = { mergeId: newId('mrg'), survivorId: survivor.id, mergedId: merged.id };
      made.push({
        _id: answer.mergeId,
        into,
        from,
        survivorId: survivor.id,
        mergedId: merged.id,
        survivorRule: rule,
        members,
        origin,
        by,
        mergedAt: clock(),
        ...(explanation && { evidence: withoutValues(explanation) }),
        ...(note && { note }),
      });
      return answer;
    });
    if (!made.length) return answers;
    await merges.insertMany(made, { session });
    const groups = new Set(made.flatMap(({ into }) => sides.get(into) ?? []));
    const told = made.map(({ _id: mergeId, survivorId, mergedId, members }): Told => {
      return { type: 'patron.customer.merged.v1', mergeId, survivorId, mergedId, groups: [members] };
    });
    await reviews.close(made, session);
    await settle(
      Array.from(groups, ({ members }) => members),
      told,
      session,
    );
    return answers;
  }

  return {
    /** Who of both goes on. */
    async outcomeOf(
      left: StoredCustomer,
      right: StoredCustomer,
      stated: string | null,
      session: ClientSession,
    ): Promise<{ survivor: StoredCustomer; merged: StoredCustomer; rule: SurvivorRule }> {
      const [one, other] = await sidesOf([left, right], session);
      if (!one || !other) throw new Error('Two customers are two sides.');
      const { survivor, rule } = outcomeOf({ left: one, right: other }, stated);
      return survivor === one
        ? { survivor: left, merged: right, rule }
        : { survivor: right, merged: left, rule };
    },

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
      const { sides, decided } = await seen(ids, session);
      const both = bothOf(ids, sides, decided);
      return 'refused' in both ? both.refused : null;
    },

    mergeAll,

    /** Makes the customers who have these ids one. */
    async merge(request: MergeRequest, session: ClientSession): Promise<Merged | MergeRefused> {
      const [answer = { refused: 'CUSTOMER_NOT_FOUND' as const }] = await mergeAll([request], session);
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
      const told = { mergeId, survivorId: stays[0], mergedId: parted[0], groups };
      await settle(groups, [{ type: 'patron.customer.unmerged.v1', ...told }], session);
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

/** Both customers, or why they may not become one. */
function bothOf(
  [a, b]: Pair,
  sides: ReadonlyMap<string, Side>,
  decided: readonly MatchDecision[],
): { left: Side; right: Side } | MergeRefused {
  const [left, right] = [sides.get(a), sides.get(b)];
  if (!left || !right) return { refused: 'CUSTOMER_NOT_FOUND' };
  if (left === right) return { refused: 'ALREADY_MERGED' };
  const apart = acrossOf(decided, left.members, right.members).find(({ verdict }) => verdict === 'DIFFERENT');
  if (apart) return { refused: 'NEVER_THE_SAME', between: apart.between };
  if (left.members.length + right.members.length > MAX_MEMBERS) return { refused: 'TOO_MANY_MEMBERS' };
  return { left, right };
}

/** Who of both goes on. */
function outcomeOf({ left, right }: { left: Side; right: Side }, stated: string | null) {
  const asked = stated === null ? null : right.members.includes(stated) ? right.id : left.id;
  return survivorAmong([left, right], asked);
}
