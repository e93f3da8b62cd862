import type { ClientSession } from 'mongodb';
import { membersIn } from '#shared/members.ts';
import { lookupBy, newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import {
  type Dossiers,
  membersOf,
  newDossier,
  type StoredRecord,
  type StoredRecordVersion,
} from '../data/dossiers.ts';
import { takeTurn } from '../resolving/turn.ts';
import { openDecisions, type Pair, type Verdict } from './decisions.ts';
import { type MergeRefused, type MergeRequest, openMerges } from './merges.ts';
import { type Preview, previewOf } from './preview.ts';
import { openReviews } from './reviews.ts';

export type SeparateRefusal = 'RECORD_NOT_FOUND' | 'LAST_RECORD';

/**
 * Which ids are one customer: merges, what people decided, and what waits for a person. One boundary: every call is part of
 * the caller's transaction.
 */
export function openMerging(dependencies: Dependencies, dossiers: Dossiers) {
  const { db } = dependencies;
  const decisions = openDecisions(dependencies);
  const review = openReviews(dependencies, decisions, async (ids, session) => {
    const found = await membersIn(db)
      .find({ _id: { $in: [...ids] } }, { session })
      .toArray();
    const byId = new Map(found.map((one) => [one._id, one.members]));
    return (id) => byId.get(id) ?? [id];
  });
  const { merge, mergeAll, unmerge, mayMerge, outcomeOf, ...merges } = openMerges(
    dependencies,
    dossiers,
    decisions,
    review,
  );
  const records = db.collection<StoredRecord>('records');
  const byId = lookupBy(records, '_id');
  const versions = db.collection<StoredRecordVersion>('recordVersions');

  return {
    decisions,
    review,
    merges,
    merge,
    mergeAll,
    unmerge,
    mayMerge,

    recordById: (id: string): Promise<StoredRecord | null> => byId.load(id),

    /** What a merge would give; null when one of the two is not known. Nothing is written. */
    async preview([a, b]: Pair, stated: string | null, session: ClientSession): Promise<Preview | null> {
      const [left, right] = [await dossiers.whoHas(a, session), await dossiers.whoHas(b, session)];
      if (!left || !right) return null;
      const { survivor, merged, rule } = await outcomeOf(left, right, stated, session);
      const facts = await dossiers.factsOf([...membersOf(survivor), ...membersOf(merged)], session);
      return {
        survivorId: survivor._id,
        mergedId: merged._id,
        survivorRule: rule,
        obstacle: await mayMerge([a, b], session),
        ...previewOf({ survivor, merged }, facts),
      };
    },

    /** A person says of two ids whether they are one customer, for good: `SAME` makes them one. */
    async decide(
      { ids, verdict, ...made }: { ids: Pair; verdict: Verdict } & Omit<MergeRequest, 'ids' | 'survivorId'>,
      session: ClientSession,
    ): Promise<{ mergeId: string | null } | MergeRefused> {
      const [left, right] = [await dossiers.whoHas(ids[0], session), await dossiers.whoHas(ids[1], session)];
      if (!left || !right) return { refused: 'CUSTOMER_NOT_FOUND' };
      const isOne = left._id === right._id;
      if (verdict === 'DIFFERENT' && isOne) return { refused: 'ALREADY_MERGED' };
      await decisions.record(ids, verdict, made.by, session);
      await review.answer([membersOf(left), membersOf(right)], verdict, made.by, session);
      if (verdict === 'DIFFERENT' || isOne) return { mergeId: null };
      const merged = await merge({ ids, ...made }, session);
      return 'refused' in merged ? merged : { mergeId: merged.mergeId };
    },

    /**
     * A record that was given to the wrong customer founds a customer of its own; what hangs on it follows. The two are
     * never the same from then on, unless a person decides otherwise: that undoes it.
     */
    async separate(
      { recordId, by }: { recordId: string; by: string },
      session: ClientSession,
    ): Promise<{ customerId: string; formerId: string } | { refused: SeparateRefusal }> {
      await takeTurn(db, session); // no call may have foreseen whose the record was
      const record = await records.findOne({ _id: recordId }, { session });
      const dossier = record && (await dossiers.one(record.customerId, session));
      if (!record || !dossier) return { refused: 'RECORD_NOT_FOUND' };
      const others = dossier.records.filter(({ _id }) => _id !== recordId);
      const isLast = ![...others, ...dossier.edits].some(
        ({ customerId }) => customerId === record.customerId,
      );
      if (isLast) return { refused: 'LAST_RECORD' };
      const { linkedBy: _, linkedWith: __, ...own } = record;
      const founder = { ...own, customerId: newId('cus') };
      await records.replaceOne({ _id: recordId }, founder, { session });
      // Between `rec_…/` and `rec_…0`, as 0 comes after /.
      const earlier = { _id: { $gt: `${recordId}/`, $lt: `${recordId}0` } };
      await versions.updateMany(earlier, { $set: { customerId: founder.customerId } }, { session });
      const rest = { ...dossier, records: others };
      await dossiers.save([rest, { ...newDossier(founder.customerId), records: [founder] }], session);
      await decisions.record([founder.customerId, record.customerId], 'DIFFERENT', by, session);
      return { customerId: founder.customerId, formerId: record.customerId };
    },
  };
}

export type Merging = ReturnType<typeof openMerging>;
