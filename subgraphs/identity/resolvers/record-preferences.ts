import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireCustomer } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { problemWith, readProfileUpdate } from '../rules/profile-changes.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { RECOGNITION } from '../touchpoints/recognition.ts';

export const recordPreferences: MutationResolvers['recordPreferences'] = async (_, { input }, context) => {
  const { actor, customers, once, clock, dependencies } = context;
  if (actor.kind !== 'associate') throw failure('FORBIDDEN', 'Only associates record what they saw.');
  const customerId = await requireCustomer(context, input.customerId);
  const permitted = await dependencies.permitsNow({ customerId, purpose: RECOGNITION });
  return once({ actor, mutation: 'recordPreferences', input }, async (session) => {
    if (!permitted) {
      const message = `The customer doesn't permit ${RECOGNITION}.`;
      return rejected('RECOGNITION_NOT_PERMITTED', ['input', 'customerId'], message);
    }
    if (!actor.stores.includes(input.storeId)) {
      return rejected('INVALID_VALUE', ['input', 'storeId'], 'Expected one of your stores.');
    }
    const reading = readProfileUpdate({ addPreferences: input.preferences }, clock());
    if ('problem' in reading) {
      const [, , ...rest] = reading.problem.field;
      return rejected('INVALID_VALUE', ['input', 'preferences', ...rest], reading.problem.message);
    }
    const customer = await customers.seenBy(session, customerId);
    if (!customer) return rejected('CUSTOMER_NOT_FOUND', null, 'There is no such customer.');
    const changes = reading.changes.map((change) =>
      change.attribute === 'preferences'
        ? { ...change, value: { ...change.value, basis: 'OBSERVED' as const, storeId: input.storeId } }
        : change,
    );
    const problem = problemWith(changes, customer.profile);
    if (problem) return rejected('INVALID_VALUE', ['input', 'preferences'], problem.message);
    if (changes.length) {
      await customers.edit(customerId, { changes, origin: 'associate', by: actorId(actor) }, session);
    }
    return { customerId, userErrors: [] };
  });
};
