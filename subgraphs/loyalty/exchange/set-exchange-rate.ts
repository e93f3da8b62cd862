import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { MOST_AMOUNT } from './rate.ts';

/** A year. */
const MOST_HOURS = 8760;

export const setExchangeRate: MutationResolvers['setExchangeRate'] = async (_, { input }, context) => {
  const bounds = [
    ['points', 1, MOST_AMOUNT],
    ['partnerUnits', 1, MOST_AMOUNT],
    ['reversibleHours', 0, MOST_HOURS],
  ] as const;
  for (const [field, least, most] of bounds) {
    if (input[field] >= least && input[field] <= most) continue;
    return rejected('INVALID_VALUE', ['input', field], `Expected ${least} to ${most}.`);
  }
  if (!/^[a-z0-9-]{2,32}$/.test(input.clientId)) {
    return rejected('INVALID_VALUE', ['input', 'clientId'], 'Expected the OAuth client id of an app.');
  }
  return { rate: await context.exchangeRates.set(input), userErrors: [] };
};
