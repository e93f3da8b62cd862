import type { Migration } from '#shared/migrations.ts';
import { accountsIn, lotsIn, qualifyingOf } from '../data/ledger-collections.ts';
import { reversalsIn } from '../returns/reversals.ts';
import { type ActivityOnDay, minus, together, withActivity } from '../rules/activity.ts';

/** Accounts kept what they had earned in the last year alone; the lots and what was taken back of them say it of all days. */
export const activityOfAllDaysMigration: Migration = {
  id: '057-activity-of-all-days',
  async up(db) {
    for await (const { _id, activity, sequence } of accountsIn(db).find()) {
      let counted: ActivityOnDay[] = [];
      for (const lot of await lotsIn(db).find({ accountId: _id }).toArray()) {
        counted = withActivity(counted, qualifyingOf(lot), lot.earnedAt);
      }
      for (const { unearned, earnedAt } of await reversalsIn(db).find({ accountId: _id }).toArray()) {
        counted = withActivity(counted, minus(unearned), earnedAt);
      }
      if (JSON.stringify(counted) === JSON.stringify(together(activity))) continue;
      // Who posts meanwhile counts themself.
      await accountsIn(db).updateOne({ _id, sequence }, { $set: { activity: counted } });
    }
  },
};
