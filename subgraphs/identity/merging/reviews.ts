import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { written } from '../data/dossiers.ts';
import { type Decisions, inOrder, type MatchDecision, PAIR_INDEX, pairId } from './decisions.ts';
import { type Evidence, type GivenEvidence, withoutValues } from './evidence.ts';

export const REVIEW_STATES = ['OPEN', 'SAME', 'DIFFERENT', 'OBSOLETE'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Why nobody but a person can say, in a word of the engine's or of the rules'. */
export type ReviewReason = string;

/**
 * Collection `reviewItems`: two customers who may be one, for a person to look at. Values that were compared are not kept:
 * the two are shown as they are when somebody looks.
 */
export type ReviewItem = Stored & {
  /** An id of each customer, the smaller first. A pair is here once. */
  between: [string, string];
  evidence: Evidence;
  reason: ReviewReason;
  state: ReviewState;
  createdAt: Date;
  /** `actorId` of who decided. */
  decidedBy?: string;
  decidedAt?: Date;
  /** The merge that has answered the question; it is open again when that is taken back. */
  obsoletedBy?: string;
};

const string = { bsonType: 'string' };

export const reviewItemsMigration: Migration = {
  id: '021-review-items',
  up: (db) =>
    defineCollection(db, 'reviewItems', {
      schema: {
        bsonType: 'object',
        required: ['between', 'evidence', 'reason', 'state', 'createdAt'],
        properties: {
          between: { bsonType: 'array', minItems: 2, maxItems: 2, items: string },
          reason: string,
          state: { enum: REVIEW_STATES },
          createdAt: { bsonType: 'date' },
        },
      },
      indexes: [
        PAIR_INDEX,
        { key: { between: 1, state: 1 } }, // what is asked of a customer
        { key: { state: 1, _id: -1 } }, // the queue, newest first
      ],
    }),
};

export const reviewItemsIn = (db: Db) => db.collection<ReviewItem>('reviewItems');

/** Two people who may be one, by an id of each. */
type Asked = { a: string; b: string; reason: ReviewReason } & GivenEvidence;

/** Which ids are one customer with one of these, and what people decided of them. */
type SeenOfPairs = { membersOf(id: string): readonly string[]; decided: readonly MatchDecision[] };

/** A merge, and all ids that are one customer by it. */
type Closing = { _id: string; members: readonly string[] };

/** Answers which ids are one customer with one of these, as the transaction sees it. */
export type SeenMembers = (
  ids: readonly string[],
  session: ClientSession,
) => Promise<(id: string) => readonly string[]>;

export function openReviews(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  decisions: Decisions,
  membersSeen: SeenMembers,
) {
  const items = reviewItemsIn(db);
  const byId = lookupBy(items, '_id');

  async function set(item: ReviewItem, session: ClientSession): Promise<void> {
    const { _id, ...replacement } = item;
    await items.replaceOne({ _id }, replacement, { session });
  }

  return {
    byId: (id: string): Promise<ReviewItem | null> => byId.load(id),

    seenBy: (session: ClientSession, id: string): Promise<ReviewItem | null> =>
      items.findOne({ _id: id }, { session }),

    page: (state: ReviewState, page: PageRequest) => newestFirst(items, { state }, page),

    /**
     * Puts pairs before a person, or brings the evidence of those that wait up to date. Nothing happens, and null is answered,
     * where two are one customer already or a person has decided of them. Of two pairs with the same two the first counts.
     * @param seen what this transaction has read of them.
     */
    async addAll(
      pairs: readonly Asked[],
      session: ClientSession,
      seen?: SeenOfPairs,
    ): Promise<(string | null)[]> {
      if (!pairs.length) return [];
      const askedOf = pairs.flatMap(({ a, b }) => [a, b]);
      const membersOf = seen?.membersOf ?? (await membersSeen(askedOf, session));
      const sides = pairs.map(({ a, b }) => [membersOf(a), membersOf(b)] as const);
      const ids = [...new Set(sides.flat(2))];
      const decisionsOf = seen?.decided ?? (await decisions.about(ids, session));
      const decided = new Set(decisionsOf.map(({ between }) => pairId(between)));
      const known = await items.find({ between: { $in: ids } }, { session }).toArray();
      const writes = new Map<string, ReviewItem>();
      const isNew = new Set<string>();
      const answers = pairs.map(({ a, b, reason, ...evidence }, index) => {
        const [left, right] = sides[index] ?? [[a], [b]];
        const across = left.flatMap((one) => right.map((other) => pairId([one, other])));
        if (left.includes(b) || across.some((pair) => decided.has(pair))) return null;
        const between = inOrder([left[0] ?? a, right[0] ?? b]);
        const asks = ({ between: [one, other] }: ReviewItem) =>
          (left.includes(one) && right.includes(other)) || (left.includes(other) && right.includes(one));
        const now = [...writes.values()];
        const waiting =
          now.find(asks) ??
          known.find((item) => item.state === 'OPEN' && asks(item)) ??
          known.find((item) => pairId(item.between) === pairId(between));
        if (waiting && writes.has(waiting._id)) return waiting._id;
        const asked = { evidence: withoutValues(evidence), reason, state: 'OPEN' as const };
        const {
          decidedBy: _,
          decidedAt: __,
          obsoletedBy: ___,
          ...kept
        } = waiting ?? {
          _id: newId('mrv'),
          between,
          createdAt: clock(),
        };
        if (!waiting) isNew.add(kept._id);
        writes.set(kept._id, { ...kept, ...asked });
        return kept._id;
      });
      if (writes.size) {
        const all = Array.from(writes.values(), (item) => written(item, isNew.has(item._id)));
        await items.bulkWrite(all, { session, ordered: false });
      }
      return answers;
    },

    /** {@link addAll} of one pair. */
    async add(pair: Asked, session: ClientSession): Promise<string | null> {
      const [answer = null] = await this.addAll([pair], session);
      return answer;
    },

    /** A person has decided of two customers: whatever asks about an id of each is answered. */
    async answer(
      [left, right]: readonly [readonly string[], readonly string[]],
      state: 'SAME' | 'DIFFERENT',
      by: string,
      session: ClientSession,
    ): Promise<void> {
      const theirs = { $and: [{ between: { $in: [...left] } }, { between: { $in: [...right] } }] };
      await items.updateMany(
        { ...theirs, state: { $ne: 'OBSOLETE' } },
        { $set: { state, decidedBy: by, decidedAt: clock() } },
        { session },
      );
    },

    /**
     * Questions that merges answer, or that stand twice because of them, wait no longer. `merges` in their order; to be
     * called before the ids are placed.
     */
    async close(merges: readonly Closing[], session: ClientSession): Promise<void> {
      const merged = merges.flatMap(({ members }) => members);
      const open = await items
        .find({ between: { $in: merged }, state: 'OPEN' }, { session })
        .sort({ 'evidence.weight': -1, _id: 1 })
        .toArray();
      if (!open.length) return;
      const before = await membersSeen(
        open.flatMap(({ between }) => between),
        session,
      );
      const groupOf = new Map<string, readonly string[]>();
      const closed = new Map<string, ReviewItem>();
      for (const { _id: obsoletedBy, members } of merges) {
        for (const id of members) groupOf.set(id, members);
        const asked = new Set<string>();
        for (const item of open) {
          if (closed.has(item._id) || !item.between.some((id) => members.includes(id))) continue;
          const other = item.between.find((id) => !members.includes(id));
          const [customer] = other === undefined ? [] : (groupOf.get(other) ?? before(other));
          if (customer !== undefined && !asked.has(customer)) asked.add(customer);
          else closed.set(item._id, { ...item, state: 'OBSOLETE', obsoletedBy });
        }
      }
      const writes = Array.from(closed.values(), (item) => written(item, false));
      if (writes.length) await items.bulkWrite(writes, { session, ordered: false });
    },

    /** The merge was taken back: what it had answered is a question again, unless a person has decided of it. */
    async reopen(mergeId: string, session: ClientSession): Promise<void> {
      const closed = await items.find({ obsoletedBy: mergeId }, { session }).toArray();
      for (const { obsoletedBy: _, ...item } of closed) {
        const membersOf = await membersSeen(item.between, session);
        const [left, right] = [membersOf(item.between[0]), membersOf(item.between[1])];
        if (left.includes(item.between[1])) continue; // other merges still answer it
        const decided = (await decisions.across(left, right, session)).length > 0;
        await set({ ...item, state: decided ? 'DIFFERENT' : 'OPEN' }, session);
      }
    },
  };
}

export type Reviews = ReturnType<typeof openReviews>;
