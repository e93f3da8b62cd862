import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import { defaultExpiry, isOpen, neededPurposes, unsound } from '../rules/grant.ts';
import { isName, problemOf } from '../rules/input.ts';
import { permittedPurposes } from '../rules/permits.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const grantAccess: MutationResolvers['grantAccess'] = async (_, { input }, context) => {
  const { actor, dependencies, clock, purposes, joined, grants, consents, turns } = context;
  const customerId = requireSelf(context);

  return idempotent(dependencies, { actor, mutation: 'grantAccess', input }, async (session) => {
    await turns.take(customerId, session);
    const { clientId, attributes, lookBackDays, surface, language } = input;
    const now = clock();
    const known = await purposes.now();
    const terms = {
      attributes,
      purposes: input.purposes,
      lookBackDays,
      expiresAt: input.expiresAt ?? defaultExpiry(now),
    };
    const problem =
      problemOf(input) ??
      (isName(clientId) ? null : { field: 'clientId', message: 'Expected the OAuth client id of an app.' }) ??
      unsound(terms, known, now);
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);

    const ids = await joined.idsOf(customerId, session);
    const permitted = permittedPurposes(known, await joined.currents(ids, { session }), now);
    const missing = neededPurposes(terms).filter((purpose) => !permitted.includes(purpose));
    if (missing.length) {
      const message = `The customer has to permit ${missing.join(', ')} first.`;
      return rejected('PURPOSE_NOT_PERMITTED', ['input', 'purposes'], message);
    }

    let open = await grants.openOf(customerId, clientId, session);
    if (open && !isOpen(open, now)) {
      await consents.expireGrant(open, session); // the sweeper would have; what comes now is another grant
      open = null;
    }
    const grant = await consents.changeGrant(
      {
        ...terms,
        _id: open?._id ?? newId('grt'),
        customerId,
        clientId,
        state: 'ACTIVE',
        version: open?.version ?? 0,
        grantedAt: open?.grantedAt ?? now,
      },
      { decidedBy: 'SELF', recordedBy: actorId(actor), means: 'BUTTON', surface, language },
      session,
    );
    return { grant, userErrors: [] };
  });
};
