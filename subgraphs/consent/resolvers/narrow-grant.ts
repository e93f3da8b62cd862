import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { isOpen, unsound, widened } from '../rules/grant.ts';
import { problemOf } from '../rules/input.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const narrowGrant: MutationResolvers['narrowGrant'] = async (_, { input }, context) => {
  const { actor, dependencies, clock, purposes, joined, grants, consents, turns } = context;
  const customerId = requireSelf(context);

  return idempotent(dependencies, { actor, mutation: 'narrowGrant', input }, async (session) => {
    await turns.take(customerId, session);
    const now = clock();
    const ids = await joined.idsOf(customerId, session);
    const grant = await grants.findIn(ids, input.grantId, session);
    if (!grant) return rejected('GRANT_NOT_FOUND', ['input', 'grantId'], 'You have no grant with this id.');
    if (!isOpen(grant, now)) {
      return rejected('GRANT_ENDED', ['input', 'grantId'], 'The grant has ended.');
    }

    const terms = {
      attributes: input.attributes ?? grant.attributes,
      purposes: input.purposes ?? grant.purposes,
      lookBackDays: input.lookBackDays ?? grant.lookBackDays,
      expiresAt: input.expiresAt ?? grant.expiresAt,
    };
    const problem = problemOf(input) ?? unsound(terms, await purposes.now(), now);
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
    const wider = widened(grant, terms);
    if (wider)
      return rejected('GRANT_NOT_NARROWER', ['input', wider], 'The grant would reach further than now.');

    const narrowed = await consents.changeGrant(
      { ...grant, ...terms },
      { decidedBy: 'SELF', recordedBy: actorId(actor), means: 'BUTTON', surface: input.surface },
      session,
    );
    return { grant: narrowed, userErrors: [] };
  });
};
