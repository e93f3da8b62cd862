import { failure } from '#shared/failure.ts';
import { requireCustomer } from '#shared/guard.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { bestFirst, reasonIn } from './choose.ts';
import { NOTHING_PERMITTED } from './facts.ts';
import { areMet, giving, holding } from './judge.ts';
import { MAX_CAP_DAYS } from './terms.ts';

const MAX_EXPLAINED = 200;
const DAY_MS = 86_400_000;

export const explainOffers: QueryResolvers['explainOffers'] = async (_, args, context) => {
  const customerId = await requireCustomer(context, args.customerId);
  const { access, clock, offerFacts: facts, offerGrants: grants, offerRules, offers, places } = context;
  const { storeId } = args;
  const at = args.at ?? clock();
  const age = clock().getTime() - at.getTime();
  if (age < 0 || age > MAX_CAP_DAYS * DAY_MS) {
    throw failure('BAD_USER_INPUT', `\`at\`: expected a time in the last ${MAX_CAP_DAYS} days.`);
  }
  const ids = await access.members(customerId);
  const all = (await offers.around(at, MAX_EXPLAINED)).sort(bestFirst);
  const permits = (await facts.permitsOf(customerId, all)) ?? NOTHING_PERMITTED;
  const [person, given, theirs, rules, timeZone, shop] = await Promise.all([
    permits.personalisation ? facts.personOf(ids, all) : null,
    permits.location ? grants.givenTo(ids, at) : [],
    grants.of(ids),
    offerRules.current(),
    places.timeZoneOf(storeId),
    facts.shopFor(all, { customerId: permits.personalisation ? customerId : null, storeId }),
  ]);
  const place = { storeId, timeZone };
  const occasion = { permits, arrival: null, given, rules };
  return all.map((offer) => {
    const conditions = [
      ...holding(offer, { now: at, place, person, shop }),
      ...giving(offer, { now: at, place }, occasion),
    ];
    const grant = theirs.find(
      (one) =>
        one.offerId === offer._id &&
        (!one.storeId || one.storeId === storeId) &&
        one.grantedAt <= at &&
        at < one.validUntil,
    );
    const met = areMet(conditions);
    return {
      customerId,
      offer: { ...offer, ...(met && { reason: reasonIn(conditions) }) },
      given: met || grant !== undefined,
      ...(grant && { grant }),
      conditions,
    };
  });
};
