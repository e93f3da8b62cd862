import { actorId } from '#shared/actor.ts';
import { requireTillStore } from '#shared/at-till.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MESSAGES = {
  REDEMPTION_NOT_FOUND: 'No till of this store has redeemed it.',
  REDEMPTION_FINAL: 'It is more than an hour ago, was undone before, or is done for good.',
} as const;

export const voidRedemption: MutationResolvers['voidRedemption'] = async (_, { input }, context) => {
  const storeId = await requireTillStore(context, input.storeId);
  const { actor, dependencies, redemptions } = context;
  const { redemptionId, reason } = input;

  return idempotent(dependencies, { actor, mutation: 'voidRedemption', input }, async (session) => {
    const outcome = await redemptions.undo(redemptionId, { storeId, by: actorId(actor), reason }, session);
    if (typeof outcome === 'string') return rejected(outcome, ['input', 'redemptionId'], MESSAGES[outcome]);
    return { state: outcome.state, userErrors: [] };
  });
};
