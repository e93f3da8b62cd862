import type { Dependencies } from '#shared/subgraph.ts';
import { accountsIn, type PostingKind, postingsIn } from '../data/ledger-collections.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import { breakagePercent, type MonthOfPoints, monthByMonth, monthsBetween, type Sum } from './flows.ts';

/** What is owed to members, and how it came to be, by month. */
export type PointsReport = {
  months: MonthOfPoints[];
  breakagePercent: number | null;
  /** Whole points that members owe now, for goods that came back after their points were spent. */
  owed: number;
  currency: string;
};

const MAX_TIME_MS = 60_000;

/** What a posting does to what members have in one way. */
const changeIn = (accounts: string) => ({
  $sum: {
    $map: {
      input: {
        $filter: { input: '$entries', cond: { $regexMatch: { input: '$$this.account', regex: accounts } } },
      },
      in: '$$this.points',
    },
  },
});

/** Reads every posting up to then: for a retailer's books, not for a page. */
export function openReports({ db }: Pick<Dependencies, 'db'>, programmes: CurrentProgramme) {
  return {
    async report(from: Date, to: Date): Promise<PointsReport> {
      const { pointValue } = (await programmes.current()).points;
      const months = monthsBetween(from, to);
      const begin = new Date(`${months[0] ?? from.toISOString().slice(0, 7)}-01T00:00:00Z`);
      const month = { $dateToString: { date: '$postedAt', format: '%Y-%m' } };
      const found = await postingsIn(db)
        .aggregate<Omit<Sum, 'kind'> & { _id: { month: string; kind: PostingKind } }>(
          [
            { $match: { postedAt: { $lt: to } } },
            {
              $group: {
                _id: { month: { $cond: [{ $lt: ['$postedAt', begin] }, '', month] }, kind: '$kind' },
                available: { $sum: changeIn('^member/') },
                pending: { $sum: changeIn('^pending/') },
                reserved: { $sum: changeIn('^reserved$') },
              },
            },
          ],
          { maxTimeMS: MAX_TIME_MS },
        )
        .toArray();
      const opening = { available: 0, pending: 0, reserved: 0 };
      const sums = new Map<string, Sum[]>();
      for (const { _id, ...sum } of found) {
        sums.set(_id.month, [...(sums.get(_id.month) ?? []), { kind: _id.kind, ...sum }]);
      }
      for (const { available, pending, reserved } of sums.get('') ?? []) {
        opening.available += available;
        opening.pending += pending;
        opening.reserved += reserved;
      }
      const [owing] = await accountsIn(db)
        .aggregate<{ owed: number }>([
          { $match: { owed: { $gt: 0 } } },
          { $group: { _id: null, owed: { $sum: '$owed' } } },
        ])
        .toArray();
      const told = monthByMonth(months, opening, sums, pointValue);
      return {
        months: told,
        breakagePercent: breakagePercent(told),
        owed: owing?.owed ?? 0,
        currency: pointValue.currency,
      };
    },
  };
}
