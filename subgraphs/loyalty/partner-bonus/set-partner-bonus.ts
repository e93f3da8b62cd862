import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MOST_POINTS = 1_000_000;
const MOST_DAYS = 365;

export const setPartnerBonus: MutationResolvers['setPartnerBonus'] = async (_, { input }, context) => {
  const { clientId, points, reversibleDays } = input;
  if (!/^[a-z0-9-]{2,32}$/.test(clientId)) {
    return rejected('INVALID_VALUE', ['input', 'clientId'], 'Expected the OAuth client id of an app.');
  }
  if (points < 1 || points > MOST_POINTS) {
    return rejected('INVALID_VALUE', ['input', 'points'], `Expected 1 to ${MOST_POINTS}.`);
  }
  if (reversibleDays < 0 || reversibleDays > MOST_DAYS) {
    return rejected('INVALID_VALUE', ['input', 'reversibleDays'], `Expected 0 to ${MOST_DAYS}.`);
  }
  return { bonus: await context.partnerBonuses.set(clientId, { points, reversibleDays }), userErrors: [] };
};
