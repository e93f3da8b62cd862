import type { ClientSession } from 'mongodb';
import { inTransaction } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { bestFirst, offersFor, type Reason } from './choose.ts';
import type { OfferFacts } from './facts.ts';
import type { StoredGrant } from './grant-collections.ts';
import type { Grants } from './grants.ts';
import { areMet, type Condition, type Facts, giving, holding } from './judge.ts';
import type { openOfferRules } from './offer-rules.ts';
import type { openOffers, StoredOffer } from './offers.ts';
import type { Coming, openPlaces } from './places.ts';
import { type Approach, PERSONAL, PURPOSE_OF, WHEREABOUTS } from './terms.ts';

/** Why nobody was given an offer although they came, or may have. */
type Withheld = 'LOCATION_NOT_PERMITTED' | 'PERSONALISATION_NOT_PERMITTED' | 'CONSENT_UNKNOWN';

type ComingOutcome = {
  /** At most one. */
  grants: StoredGrant[];
  /** What anybody gets, where no personal offer may be given. */
  generic: (StoredOffer & { reason: Reason })[];
  withheld: Withheld | null;
};

type Sources = {
  offers: ReturnType<typeof openOffers>;
  offerRules: ReturnType<typeof openOfferRules>;
  places: ReturnType<typeof openPlaces>;
  facts: OfferFacts;
  grants: Grants;
};

/** A store to which somebody comes and an offer that it may give, with the conditions that were met but for caps. */
type Candidate = {
  coming: Coming;
  offer: StoredOffer;
  held: Condition[];
  place: NonNullable<Facts['place']>;
};

/** Gives offers to who comes to a store: one at a time, the best of the nearest. */
export function openComing(
  { client, members, clock }: Pick<Dependencies, 'client' | 'members' | 'clock'>,
  { offers, offerRules, places, facts, grants }: Sources,
) {
  async function genericAt(storeId: string | null): Promise<ComingOutcome['generic']> {
    const current = await offers.current();
    const place = storeId === null ? null : { storeId, timeZone: await places.timeZoneOf(storeId) };
    const shop = await facts.shopFor(current, { customerId: null, storeId });
    return offersFor(current, { now: clock(), place, person: null, shop });
  }

  return {
    genericAt,

    /**
     * Somebody comes. Consent is asked first: without it, where they are isn't even compared.
     * @param find to which stores; of a position, only it knows that.
     * @param session of a transaction that goes on; without one it has its own.
     */
    async come(
      customerId: string,
      by: Approach,
      find: (withinMetres: number) => Promise<Coming[]>,
      session?: ClientSession,
    ): Promise<ComingOutcome> {
      const triggered = (await offers.current()).filter(({ trigger }) => trigger?.by.includes(by));
      const permits = await facts.permitsOf(customerId, triggered);
      if (!permits?.location) {
        const withheld = permits ? 'LOCATION_NOT_PERMITTED' : 'CONSENT_UNKNOWN';
        return { grants: [], generic: await genericAt(null), withheld };
      }
      const withinMetres = Math.max(0, ...triggered.map(({ trigger }) => trigger?.radiusMetres ?? 0));
      const comings = await find(withinMetres);
      if (!permits.personalisation) {
        const generic = await genericAt(comings[0]?.storeId ?? null);
        return { grants: [], generic, withheld: 'PERSONALISATION_NOT_PERMITTED' };
      }
      const none: ComingOutcome = { grants: [], generic: [], withheld: null };
      if (!comings.length || !triggered.length) return none;

      const ids = await members.of(customerId);
      const now = clock();
      const [person, rules] = await Promise.all([facts.personOf(ids, triggered), offerRules.current()]);
      const candidates: Candidate[] = [];
      for (const coming of comings) {
        const place = { storeId: coming.storeId, timeZone: coming.timeZone };
        const shop = await facts.shopFor(triggered, { customerId, storeId: coming.storeId });
        for (const offer of [...triggered].sort(bestFirst)) {
          const held = holding(offer, { now, place, person, shop });
          if (areMet(held)) candidates.push({ coming, offer, held, place });
        }
      }
      /** The first that may be given, as far as what was given before goes. */
      const choose = async (given: Awaited<ReturnType<Grants['givenTo']>>, used: ReadonlySet<string>) => {
        for (const candidate of candidates) {
          const { coming, offer, held, place } = candidate;
          if (offer.singleUse && used.has(offer._id)) continue;
          const occasion = { permits, arrival: coming, given, rules };
          const conditions = giving(offer, { now, place }, occasion);
          if (areMet(conditions)) return { ...candidate, conditions: [...held, ...conditions] };
        }
        return null;
      };
      // Somebody who walks tells their position again and again: most of it ends here, without a write.
      if (!(await choose(await grants.givenTo(ids, now), new Set()))) return none;

      const give = async (within: ClientSession): Promise<StoredGrant | null> => {
        const all = await grants.takeAlone(customerId, within);
        const used = await grants.usedOf(all, within);
        const chosen = await choose(await grants.givenTo(all, now, within), used);
        if (!chosen) return null;
        const { coming, offer, conditions } = chosen;
        const channels = permits.channels.filter((channel) => offer.channels?.includes(channel));
        const purposes = [WHEREABOUTS, PERSONAL, ...channels.map((channel) => PURPOSE_OF[channel])];
        const its = { by, storeId: coming.storeId, at: now, conditions, purposes, channels };
        return grants.give(customerId, offer, its, within);
      };
      const grant = await (session ? give(session) : inTransaction(client, give));
      return grant ? { ...none, grants: [grant] } : none;
    },
  };
}
