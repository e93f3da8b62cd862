import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';

/** When a shopper's pause is told to those who serve customers. */
export type Thresholds = {
  /** Minutes without a change after which a cart with something in it is idle. */
  cartIdleMinutes: number;
  /** Minutes after a checkout was begun, and neither placed nor the cart changed. */
  checkoutStalledMinutes: number;
  /** Hours without a change after which a cart is abandoned. */
  cartAbandonedHours: number;
  /** How often a product is looked at, within {@link Thresholds.viewDays}, and not bought. */
  views: number;
  viewDays: number;
};

const DEFAULT_THRESHOLDS: Thresholds = {
  cartIdleMinutes: 60,
  checkoutStalledMinutes: 30,
  cartAbandonedHours: 24,
  views: 3,
  viewDays: 14,
};

/** Smallest and greatest of each. */
export const THRESHOLD_BOUNDS: Readonly<Record<keyof Thresholds, readonly [number, number]>> = {
  cartIdleMinutes: [1, 43_200],
  checkoutStalledMinutes: [1, 10_080],
  cartAbandonedHours: [1, 2160],
  views: [2, 50],
  viewDays: [1, 90],
};

const DAY_MS = 86_400_000;

/** Whether a product was looked at often enough within the days that count. */
export const viewsWithin = (
  recent: readonly { at: Date }[],
  { views, viewDays }: Thresholds,
  now: Date,
): boolean => recent.filter(({ at }) => at.getTime() > now.getTime() - viewDays * DAY_MS).length >= views;

/** Collection `engagementThresholds`: one document, {@link Thresholds}. */
type StoredThresholds = Thresholds & { _id: 'current' };

export const thresholdsMigration: Migration = {
  id: '043-engagement-thresholds',
  up: (db) =>
    defineCollection(db, 'engagementThresholds', {
      schema: { bsonType: 'object', required: Object.keys(DEFAULT_THRESHOLDS) },
    }),
};

export function openThresholds(db: Db) {
  const stored = db.collection<StoredThresholds>('engagementThresholds');
  return {
    async current(): Promise<Thresholds> {
      const found = await stored.findOne({ _id: 'current' });
      if (!found) return DEFAULT_THRESHOLDS;
      const { _id, ...thresholds } = found;
      return thresholds;
    },
    async set(thresholds: Thresholds): Promise<void> {
      await stored.replaceOne({ _id: 'current' }, thresholds, { upsert: true });
    },
  };
}
