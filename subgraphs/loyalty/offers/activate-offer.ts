import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { areMet, holding } from './judge.ts';
import { isPersonal, PERSONAL } from './terms.ts';

export const activateOffer: MutationResolvers['activateOffer'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const {
    actor,
    access,
    dependencies,
    offerFacts: facts,
    offerGrants: grants,
    offers,
    places,
    clock,
  } = context;
  const { offerId, storeId = null } = input;
  const offer = await offers.byId(offerId);
  // Asked before the transaction, of consent and of orders; the offer is only for who permits it and meets it now.
  if (offer && isPersonal(offer) && !(await dependencies.permitsNow({ customerId, purpose: PERSONAL }))) {
    throw failure('CONSENT_REQUIRED', `The customer has not agreed to ${PERSONAL}.`, { purpose: PERSONAL });
  }
  const ids = await access.members(customerId);
  const shop = offer && (await facts.shopFor([offer], { customerId, storeId }));
  const place = storeId === null ? null : { storeId, timeZone: await places.timeZoneOf(storeId) };

  return idempotent(dependencies, { actor, mutation: 'activateOffer', input }, async (session) => {
    const none = () =>
      rejected('OFFER_NOT_FOUND', ['input', 'offerId'], 'No offer with this id can be taken now.');
    if (!offer || offer.trigger) return none();
    const all = await grants.takeAlone(customerId, session);
    const person = isPersonal(offer) ? await facts.personOf(ids, [offer], session) : null;
    const conditions = holding(offer, { now: clock(), place, person, shop });
    if (!areMet(conditions)) return none();
    const standing = await grants.standing(all, offerId, session);
    if (standing) return { grant: standing, userErrors: [] };
    const purposes = isPersonal(offer) ? [PERSONAL] : [];
    const its = { by: 'CUSTOMER', at: clock(), conditions, purposes, channels: [] } as const;
    return { grant: await grants.give(customerId, offer, { ...its, purposes }, session), userErrors: [] };
  });
};
