import { actorId } from '#shared/actor.ts';
import { inTransaction } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MESSAGES = {
  ADJUSTMENT_NOT_FOUND: 'No correction has this id.',
  ADJUSTMENT_DECIDED: 'Somebody decided before.',
  SAME_PERSON: 'Who asked for it can’t agree to it.',
  NOT_A_MEMBER: 'The account is gone.',
  NOT_ENOUGH_POINTS: 'The account has fewer points.',
} as const;

export const approveAdjustment: MutationResolvers['approveAdjustment'] = (_, { input }, context) =>
  decide(input.adjustmentId, 'POSTED', context);

export const rejectAdjustment: MutationResolvers['rejectAdjustment'] = (_, { input }, context) =>
  decide(input.adjustmentId, 'REJECTED', context);

const isRefusal = (answer: object | string): answer is keyof typeof MESSAGES => typeof answer === 'string';

/** Rolled back when it is refused: bringing an account up to date is no part of a refusal. */
class Refused extends Error {
  readonly code: keyof typeof MESSAGES;
  constructor(code: keyof typeof MESSAGES) {
    super(code);
    this.code = code;
  }
}

async function decide(
  adjustmentId: string,
  decision: 'POSTED' | 'REJECTED',
  { actor, adjustments, dependencies }: Context,
) {
  try {
    return await inTransaction(dependencies.client, async (session) => {
      const adjustment = await adjustments.decide(adjustmentId, decision, actorId(actor), session);
      if (isRefusal(adjustment)) throw new Refused(adjustment);
      return { adjustment, userErrors: [] };
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return rejected(error.code, ['input', 'adjustmentId'], MESSAGES[error.code]);
  }
}
