import type { Db } from 'mongodb';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Actor, actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import type { Migration } from '#shared/migrations.ts';
import { type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import type { StoredCustomer } from '../data/dossiers.ts';

export const searchMigration: Migration = {
  id: '012-search',
  async up(db) {
    await db.collection('customers').createIndexes([{ key: { searchKeys: 1, _id: -1 } }]);
  },
};

/** Searches that one member of staff may make in a minute: enough at a counter, too few to copy the customers. */
const PER_MINUTE = 30;
const MAX_PAGE = 20;
/** Who shares this much with others is not found by it. */
const MAX_FOUND = 100;

/** Finds customers for the staff of a store. Rates are counted in this process alone. */
export function openSearch(db: Db) {
  const customers = db.collection<StoredCustomer>('customers');
  const rate = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  return {
    /** @throws {GraphQLError} `RATE_LIMITED` when somebody searches too often. */
    async admit(actor: Actor): Promise<void> {
      try {
        await rate.consume(actorId(actor));
      } catch {
        throw failure('RATE_LIMITED', `At most ${PER_MINUTE} searches a minute.`);
      }
    },

    /** Those of whom all keys hold, newest first. */
    async byKeys(keys: readonly string[], { first, after }: PageRequest) {
      requirePageSize(first);
      const found = await customers
        .find({ searchKeys: { $all: [...keys] }, ...(after && { _id: { $lt: after } }) })
        .sort({ _id: -1 })
        .limit(Math.min(first, MAX_PAGE) + 1)
        .toArray();
      return pageOf(found, Math.min(first, MAX_PAGE));
    },

    /** Whether the keys fit so many people that a page of them helps nobody. */
    isTooWide: async (keys: readonly string[]): Promise<boolean> =>
      (await customers.countDocuments({ searchKeys: { $all: [...keys] } }, { limit: MAX_FOUND + 1 })) >
      MAX_FOUND,
  };
}
