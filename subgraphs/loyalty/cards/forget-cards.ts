import type { Data } from '../context.ts';
import { cardPurchasesIn, earningCardsIn, tillSalesIn } from './card-collections.ts';
import { OLDEST_DAYS } from './report-card-transactions.ts';

const DAY_MS = 86_400_000;
/** So long after a card was unlinked a purchase from before may be heard of. */
const UNLINKED_DAYS = 60;
/** So long a card that nobody has paid with stays claimed. */
const CLAIMED_DAYS = 90;

/**
 * Forgets cards that were unlinked or never confirmed, and purchases that are too old for anything more to be told of them: sales and
 * purchases together, so that none is left that looks as if only one had seen it. Returns how many.
 */
export async function forgetCards({ dependencies: { db } }: Data, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const tooOld = before(OLDEST_DAYS + 1);
  const counts = [
    await earningCardsIn(db).deleteMany({ unlinkedAt: { $lt: before(UNLINKED_DAYS) } }),
    await earningCardsIn(db).deleteMany({ state: 'UNCONFIRMED', claimedAt: { $lt: before(CLAIMED_DAYS) } }),
    await cardPurchasesIn(db).deleteMany({ at: { $lt: tooOld } }),
    await tillSalesIn(db).deleteMany({ until: { $lt: before(OLDEST_DAYS + 60) } }),
  ];
  return counts.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
}
