import { type Actor, actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { rejected } from '#shared/user-errors.ts';
import { readRegistration } from '../rules/profile-changes.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const registerCustomer: MutationResolvers['registerCustomer'] = (
  _,
  { input },
  { actor, customers, once, policies },
) => {
  const origin = requireRegistrar(actor);
  return once({ actor, mutation: 'registerCustomer', input }, async (session) => {
    const reading = readRegistration(input, await policies.all(session));
    if ('problem' in reading)
      return rejected('INVALID_VALUE', reading.problem.field, reading.problem.message);
    const customerId = await customers.register({ ...reading, origin, by: actorId(actor) }, session);
    return { customerId, userErrors: [] };
  });
};

/** Whose word a registration is: visitors speak for themselves. @throws {GraphQLError} `FORBIDDEN` for everybody else. */
function requireRegistrar({ kind }: Actor): 'customer' | 'associate' | 'service' {
  if (kind === 'visitor') return 'customer';
  if (kind === 'associate' || kind === 'service') return kind;
  throw failure('FORBIDDEN', 'Only visitors, associates and services register customers.');
}
