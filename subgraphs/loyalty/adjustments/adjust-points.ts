import { actorId } from '#shared/actor.ts';
import { openErased } from '#shared/erased.ts';
import { failure } from '#shared/failure.ts';
import { requireCustomer } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MOST_POINTS = 1_000_000;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$/;

/**
 * An associate corrects for a customer whom the store is serving; an admin for anybody, and sees nothing of them.
 * @throws {GraphQLError} as {@link requireCustomer}; `CUSTOMER_ERASED`
 */
async function whom(context: Context, customerId: string): Promise<string> {
  if (context.actor.kind !== 'staff') return requireCustomer(context, customerId);
  if (await openErased(context.dependencies.db).has(customerId)) {
    throw failure('CUSTOMER_ERASED', 'What we held about this customer has been erased.');
  }
  return customerId;
}

export const adjustPoints: MutationResolvers['adjustPoints'] = async (_, { input }, context) => {
  const { actor, adjustments, dependencies } = context;
  const { points, reason, reference } = input;
  if (points === 0 || Math.abs(points) > MOST_POINTS) {
    const message = `Expected -${MOST_POINTS} to ${MOST_POINTS}, and not 0.`;
    return { ...rejected('INVALID_VALUE', ['input', 'points'], message), idempotentReplay: false };
  }
  if (!REFERENCE.test(reference)) {
    const message = 'Expected 1 to 64 letters, digits, `.`, `/`, `-` or `_`.';
    return { ...rejected('INVALID_VALUE', ['input', 'reference'], message), idempotentReplay: false };
  }
  const customerId = await whom(context, input.customerId);

  return idempotent(dependencies, { actor, mutation: 'adjustPoints', input }, async (session) => {
    const asked = { customerId, points, reason, reference, requestedBy: actorId(actor) };
    const adjustment = await adjustments.request(asked, session);
    if (adjustment === 'NOT_A_MEMBER') return rejected(adjustment, null, 'There is no account to correct.');
    if (adjustment === 'NOT_ENOUGH_POINTS') return rejected(adjustment, ['input', 'points'], 'It has fewer.');
    return { adjustment, userErrors: [] };
  });
};
