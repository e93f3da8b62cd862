import type { CustomerResolvers, MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import { activateOffer } from './activate-offer.ts';
import { offersFor } from './choose.ts';
import { explainOffers } from './explain-offers.ts';
import { stands } from './grants.ts';
import { noteContentRead } from './note-content-read.ts';
import { redeemOffer } from './redeem-offer.ts';
import { reportPosition } from './report-position.ts';
import { importOffers, setOfferRules } from './set-offers.ts';

export const offerQueries = {
  offersForEverybody: (_, { storeId }, { coming }) => coming.genericAt(storeId ?? null),
  offerRules: (_, __, { offerRules }) => offerRules.current(),
  explainOffers,
} satisfies Partial<QueryResolvers>;

export const offerMutations = {
  importOffers,
  setOfferRules,
  activateOffer,
  redeemOffer,
  reportPosition,
  noteContentRead,
} satisfies Partial<MutationResolvers>;

export const offersOfCustomer = {
  async offers({ id }, args, { access, offerFacts: facts, offers, places, clock }) {
    const storeId = args.storeId ?? null;
    const [ids, current] = await Promise.all([access.members(id), offers.current()]);
    const [person, shop, timeZone] = await Promise.all([
      facts.personOf(ids, current),
      facts.shopFor(current, { customerId: id, storeId }),
      storeId === null ? null : places.timeZoneOf(storeId),
    ]);
    const place = storeId !== null && timeZone !== null ? { storeId, timeZone } : null;
    return offersFor(current, { now: clock(), place, person, shop });
  },
  offerGrants: async ({ id }, _, { access, offerGrants }) => offerGrants.of(await access.members(id)),
} satisfies Partial<CustomerResolvers>;

export const offerTypes = {
  Offer: {
    id: ({ _id }) => _id,
    percentOff: ({ percentOff }) => percentOff ?? null,
    pointsMultiplier: ({ pointsMultiplier }) => pointsMultiplier ?? null,
    redeemBy: ({ redeemBy }) => redeemBy ?? 'TILL',
    isGivenOnArrival: ({ trigger }) => trigger !== undefined,
    isForOneUse: ({ singleUse }) => singleUse === true,
    stores: ({ storeIds }) => storeIds?.map((id) => ({ id })) ?? null,
    reason: ({ reason }) => reason ?? null,
  },
  OfferExplanation: { grant: ({ grant }) => grant ?? null },
  OfferGrant: {
    id: ({ _id }) => _id,
    async offer({ offerId, reason }, _, { offers }) {
      const offer = await offers.byId(offerId);
      if (!offer) throw new Error(`offer ${offerId} has vanished`);
      return { ...offer, reason };
    },
    percentOff: ({ percentOff }) => percentOff ?? null,
    pointsMultiplier: ({ pointsMultiplier }) => pointsMultiplier ?? null,
    givenBy: ({ by }) => by,
    store: ({ storeId }) => (storeId === undefined ? null : { id: storeId }),
    code: (grant, _, { clock }) => (stands(grant, clock()) ? (grant.code ?? null) : null),
    state: (grant, _, { clock }) =>
      grant.state === 'GRANTED' && !stands(grant, clock()) ? 'OVER' : grant.state,
    redeemedAt: ({ redeemedAt }) => redeemedAt ?? null,
  },
} satisfies Partial<Resolvers>;
