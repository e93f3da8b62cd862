import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { isOpen, neededPurposes, unsound, widened } from '../rules/grant.ts';
import { problemOf } from '../rules/input.ts';
import { permittedPurposes } from '../rules/permits.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const extendGrant: MutationResolvers['extendGrant'] = async (_, { input }, context) => {
  const { actor, dependencies, clock, purposes, joined, grants, consents, turns } = context;
  const customerId = requireSelf(context);

  return idempotent(dependencies, { actor, mutation: 'extendGrant', input }, async (session) => {
    await turns.take(customerId, session);
    const now = clock();
    const ids = await joined.idsOf(customerId, session);
    const grant = await grants.findIn(ids, input.grantId, session);
    if (!grant) return rejected('GRANT_NOT_FOUND', ['input', 'grantId'], 'You have no grant with this id.');
    if (!isOpen(grant, now)) return rejected('GRANT_ENDED', ['input', 'grantId'], 'The grant has ended.');

    const terms = {
      attributes: input.attributes ?? grant.attributes,
      purposes: input.purposes ?? grant.purposes,
      lookBackDays: input.lookBackDays ?? grant.lookBackDays,
      expiresAt: input.expiresAt ?? grant.expiresAt,
    };
    const known = await purposes.now();
    const problem = problemOf(input) ?? unsound(terms, known, now);
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
    const narrower = widened(terms, grant);
    if (narrower) {
      return rejected(
        'GRANT_NOT_WIDER',
        ['input', narrower],
        'The grant would no longer reach as far as now.',
      );
    }
    if (!widened(grant, terms)) {
      return rejected('GRANT_NOT_WIDER', ['input'], 'The grant reaches that far already.');
    }
    const permitted = permittedPurposes(known, await joined.currents(ids, { session }), now);
    const missing = neededPurposes(terms).filter((purpose) => !permitted.includes(purpose));
    if (missing.length) {
      const message = `The customer has to permit ${missing.join(', ')} first.`;
      return rejected('PURPOSE_NOT_PERMITTED', ['input', 'purposes'], message);
    }

    const { surface, language } = input;
    const extended = await consents.changeGrant(
      { ...grant, ...terms },
      { decidedBy: 'SELF', recordedBy: actorId(actor), means: 'BUTTON', surface, language },
      session,
    );
    return { grant: extended, userErrors: [] };
  });
};
