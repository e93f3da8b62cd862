import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { isOpen } from '../rules/grant.ts';
import { problemOf } from '../rules/input.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const revokeGrant: MutationResolvers['revokeGrant'] = async (_, { input }, context) => {
  const { actor, dependencies, clock, joined, grants, consents, turns } = context;
  const customerId = requireSelf(context);

  return idempotent(dependencies, { actor, mutation: 'revokeGrant', input }, async (session) => {
    await turns.take(customerId, session);
    const problem = problemOf(input);
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
    const ids = await joined.idsOf(customerId, session);
    const grant = await grants.findIn(ids, input.grantId, session);
    if (!grant) return rejected('GRANT_NOT_FOUND', ['input', 'grantId'], 'You have no grant with this id.');
    if (!isOpen(grant, clock())) return { grant, userErrors: [] };

    const revoked = await consents.changeGrant(
      { ...grant, state: 'REVOKED' },
      { decidedBy: 'SELF', recordedBy: actorId(actor), means: 'BUTTON', surface: input.surface },
      session,
    );
    return { grant: revoked, userErrors: [] };
  });
};
