import { failure } from '#shared/failure.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

/** How far ahead a partner's clock may be. */
const AHEAD_MS = 5 * 60_000;

export const reportSubscription: MutationResolvers['reportSubscription'] = async (_, { input }, context) => {
  const { actor, dependencies, subscriptions } = context;
  if (actor.kind !== 'partner')
    throw failure('FORBIDDEN', 'Only the app that has the subscription tells of it.');
  const { clientId, customerId } = actor;
  const { subscriptionId, state, occurredAt } = input;

  return idempotent(dependencies, { actor, mutation: 'reportSubscription', input }, async (session) => {
    if (!/^[\w.:-]{1,64}$/.test(subscriptionId)) {
      const message = 'Expected 1 to 64 letters, digits, ".", ":", "-" or "_".';
      return rejected('INVALID_VALUE', ['input', 'subscriptionId'], message);
    }
    if (occurredAt.getTime() > dependencies.clock().getTime() + AHEAD_MS) {
      return rejected('INVALID_VALUE', ['input', 'occurredAt'], 'Expected a time that is not in the future.');
    }
    const reported = await subscriptions.report(
      { clientId, customerId, subscriptionId, state, occurredAt },
      session,
    );
    if (reported === 'NOT_STARTED') {
      const message = 'Report first that it was started.';
      return rejected('SUBSCRIPTION_NOT_STARTED', ['input', 'subscriptionId'], message);
    }
    if (reported === 'ALREADY_CANCELLED') {
      const message = 'It was cancelled. One that begins anew has another id.';
      return rejected('SUBSCRIPTION_CANCELLED', ['input', 'subscriptionId'], message);
    }
    return { subscription: reported, userErrors: [] };
  });
};
