import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MESSAGES = {
  REDEMPTION_NOT_FOUND: 'No redemption of the customer has this id.',
  REDEMPTION_FINAL: 'The voucher was used or has lapsed, or there is none.',
} as const;

export const cancelRedemption: MutationResolvers['cancelRedemption'] = (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { actor, dependencies, redemptions } = context;

  return idempotent(dependencies, { actor, mutation: 'cancelRedemption', input }, async (session) => {
    const outcome = await redemptions.cancel(customerId, input.redemptionId, session);
    if (typeof outcome === 'string') return rejected(outcome, ['input', 'redemptionId'], MESSAGES[outcome]);
    const { account, redemption } = outcome;
    return { account, redemption: { ...redemption, customerId }, userErrors: [] };
  });
};
