import type { Db } from 'mongodb';
import type { Rights } from '#shared/rights.ts';
import { matchDecisionsIn } from './decisions.ts';
import { mergesIn } from './merges.ts';
import { reviewItemsIn } from './reviews.ts';

type HasDb = { dependencies: { db: Db } };

/**
 * What is known of whom a customer was taken for. It is shown without the other one, who may be somebody else; it goes with
 * either of the two.
 */
export const mergingRights: Rights<HasDb> = {
  async collect({ dependencies: { db } }, customerId, session) {
    const merges = await mergesIn(db).find({ members: customerId }, { session }).sort({ _id: 1 }).toArray();
    const theirs = { between: customerId };
    const decisions = await matchDecisionsIn(db).find(theirs, { session }).sort({ _id: 1 }).toArray();
    const items = await reviewItemsIn(db).find(theirs, { session }).sort({ _id: 1 }).toArray();
    return {
      merges: merges.map(({ _id: id, mergedAt, unmergedAt, origin, survivorRule, evidence, note }) => ({
        ...{ id, mergedAt, origin, survivorRule, evidence },
        ...(unmergedAt ? { unmergedAt } : { note }),
      })),
      matchDecisions: decisions.map(({ _id: id, verdict, decidedAt }) => ({ id, verdict, decidedAt })),
      reviewItems: items.map(({ _id: id, state, reason, evidence, createdAt, decidedAt }) => {
        return { id, state, reason, evidence, createdAt, decidedAt };
      }),
    };
  },

  async erase({ dependencies: { db } }, customerId, session) {
    const theirs = { between: customerId };
    const merges = await mergesIn(db).deleteMany({ members: customerId }, { session });
    const decisions = await matchDecisionsIn(db).deleteMany(theirs, { session });
    const items = await reviewItemsIn(db).deleteMany(theirs, { session });
    const erased = {
      merges: merges.deletedCount,
      matchDecisions: decisions.deletedCount,
      reviewItems: items.deletedCount,
    };
    return { erased, kept: [] };
  },

  remaining: async ({ dependencies: { db } }, customerId) => ({
    merges: await mergesIn(db).countDocuments({ members: customerId }),
    matchDecisions: await matchDecisionsIn(db).countDocuments({ between: customerId }),
    reviewItems: await reviewItemsIn(db).countDocuments({ between: customerId }),
  }),
};
