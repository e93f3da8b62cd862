import { invalid } from '../resolvers/refusals.ts';
import { isWithin } from '../rules/values.ts';
import type { MutationResolvers, QueryResolvers } from '../schema.generated.ts';
import { THRESHOLD_BOUNDS, type Thresholds } from './thresholds.ts';

export const engagementQueries = {
  engagementThresholds: (_, __, { thresholds }) => thresholds.current(),
} satisfies Partial<QueryResolvers>;

export const engagementMutations = {
  async setEngagementThresholds(_, { input }, { thresholds }) {
    for (const [name, [min, max]] of Object.entries(THRESHOLD_BOUNDS)) {
      const value = input[name as keyof Thresholds];
      if (!isWithin(value, min, max)) {
        return invalid({ field: [name], message: `Expected ${min} to ${max}, got ${value}.` });
      }
    }
    const { cartIdleMinutes, checkoutStalledMinutes, cartAbandonedHours, views, viewDays } = input;
    if (cartAbandonedHours * 60 <= cartIdleMinutes) {
      const message = 'A cart is idle before it is abandoned.';
      return invalid({ field: ['cartAbandonedHours'], message });
    }
    const set = { cartIdleMinutes, checkoutStalledMinutes, cartAbandonedHours, views, viewDays };
    await thresholds.set(set);
    return { thresholds: set, userErrors: [] };
  },
} satisfies Partial<MutationResolvers>;
