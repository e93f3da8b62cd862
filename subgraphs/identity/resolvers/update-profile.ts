import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { problemWith, readProfileUpdate } from '../rules/profile-changes.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const updateProfile: MutationResolvers['updateProfile'] = (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { actor, customers, once, clock, policies } = context;
  return once({ actor, mutation: 'updateProfile', input }, async (session) => {
    const reading = readProfileUpdate(input, clock(), await policies.all(session));
    if ('problem' in reading)
      return rejected('INVALID_VALUE', reading.problem.field, reading.problem.message);

    const customer = await customers.seenBy(session, customerId);
    if (!customer) return rejected('CUSTOMER_NOT_FOUND', null, 'No profile belongs to this sign-in.');
    if (input.expectedVersion != null && input.expectedVersion !== customer.version) {
      const message = `The profile has version ${customer.version} by now. Read it again.`;
      return rejected('VERSION_CONFLICT', ['input', 'expectedVersion'], message);
    }
    const problem = problemWith(reading.changes, customer.profile);
    if (problem) return rejected('INVALID_VALUE', problem.field, problem.message);

    if (reading.changes.length) {
      await customers.edit(customerId, { ...reading, origin: 'customer', by: actorId(actor) }, session);
    }
    return { customerId, userErrors: [] };
  });
};
