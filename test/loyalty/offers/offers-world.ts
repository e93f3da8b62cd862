import { pino } from 'pino';
import type { Actor } from '#shared/actor.ts';
import type { EventData } from '#shared/events/event.ts';
import type { PermitsQuestion } from '#shared/live-consent.ts';
import type { ShopNow, ShopQuestion } from '#shared/live-shop.ts';
import { newId } from '#shared/mongo.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anEvent, aService, useSubgraph } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';

type Place = { latitude: number; longitude: number };

/** What a store of the tests is where it isn't said otherwise: a circle of 100 m round a square in Amsterdam. */
export const AT_STORE: Place = { latitude: 52.3702, longitude: 4.8952 };

export const metresNorth = ({ latitude, longitude }: Place, metres: number): Place => ({
  latitude: latitude + metres / 111_195,
  longitude,
});

/** An offer that is given to who comes; each test names its own code, so that tests don't see each other's. */
export const anArrivalOffer = (its: Record<string, unknown> = {}) => ({
  code: newId('code'),
  title: '10 % off',
  text: 'On everything.',
  percentOff: 10,
  trigger: { by: ['POSITION', 'BEACON', 'ZONE'] },
  validFrom: '2026-03-01T00:00:00Z',
  validUntil: '2026-04-01T00:00:00Z',
  ...its,
});

const GRANT = `id code percentOff pointsMultiplier store { id } givenBy state purposes grantedAt validUntil redeemedAt
  offer { id } reason { codes text }`;

/** Loyalty alone, with a consent and orders that a test can say anything of, and everything that it logs. */
export function useOffers() {
  /** Purposes that everybody permits now; `FAIL`: consent can't be asked. */
  const consent = { permitted: new Set<string>(), asked: [] as PermitsQuestion[], isDown: false };
  const shop = {
    now: { onHand: [], bag: [], wishes: [] } as ShopNow,
    asked: [] as ShopQuestion[],
    isDown: false,
  };
  const logged: string[] = [];
  const graph = useSubgraph(loyalty, {
    permitsNow: async (question) => {
      consent.asked.push(question);
      if (consent.isDown) throw new Error('consent is down');
      return consent.permitted.has(question.purpose);
    },
    shopNow: async (question) => {
      shop.asked.push(question);
      if (shop.isDown) throw new Error('orders is down');
      return shop.now;
    },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  });

  return {
    graph,
    consent,
    shop,
    logged,

    permit(...purposes: string[]) {
      consent.isDown = false;
      consent.permitted = new Set(purposes);
    },

    async importOffers(...offers: object[]) {
      const { data } = await graph.ask(
        aService('import'),
        'mutation($input: ImportOffersInput!) { importOffers(input: $input) { added userErrors { code field } } }',
        { input: { offers } },
      );
      return data.importOffers;
    },

    /** A store as orders tell of it; a place of its own unless it is given one. */
    async aStore(its: Partial<EventData['patron.store.changed.v1']> = {}): Promise<string> {
      const storeId = its.storeId ?? newId('sto');
      const data: EventData['patron.store.changed.v1'] = {
        kind: 'STORE',
        timeZone: 'Europe/Amsterdam',
        location: AT_STORE,
        geofence: { kind: 'CIRCLE', radiusMetres: 100 },
        beacons: [],
        at: graph.clock.now.toISOString(),
        ...its,
        storeId,
      };
      const time = new Date(data.at);
      await graph.deliver(anEvent({ type: 'patron.store.changed.v1', subject: storeId, time, data }));
      return storeId;
    },

    async report(customerId: string, input: Record<string, unknown>) {
      const { data, codes } = await graph.ask(
        asCustomer(customerId),
        `mutation($input: ReportPositionInput!) { reportPosition(input: $input) {
          grants { ${GRANT} } offers { id } withheld userErrors { code field } } }`,
        { input },
      );
      return data?.reportPosition ?? codes;
    },

    async grantsOf(customerId: string) {
      const { data } = await graph.entity(
        asCustomer(customerId),
        { id: customerId },
        `{ offerGrants { ${GRANT} } }`,
      );
      return data.offerGrants;
    },

    async activate(customerId: string, offerId: string, its: Record<string, unknown> = {}) {
      const { data, codes } = await graph.ask(
        asCustomer(customerId),
        `mutation($input: ActivateOfferInput!) { activateOffer(input: $input) {
          grant { ${GRANT} } userErrors { code field } idempotentReplay } }`,
        { input: { offerId, idempotencyKey: newId('key'), ...its } },
      );
      return data?.activateOffer ?? codes;
    },

    async redeem(actor: Actor, code: string, its: Record<string, unknown> = {}) {
      const { data, codes } = await graph.ask(
        actor,
        `mutation($input: RedeemOfferInput!) { redeemOffer(input: $input) {
          offer { id percentOff } redeemedAt userErrors { code field } idempotentReplay } }`,
        { input: { code, idempotencyKey: newId('key'), ...its } },
      );
      return data?.redeemOffer ?? codes;
    },

    /** Condition codes that aren't met, by offer; those that weren't looked at with a question mark. */
    async unmet(actor: Actor, customerId: string, storeId: string, at?: Date) {
      const { data, codes } = await graph.ask(
        actor,
        `query($customerId: ID!, $storeId: ID!, $at: DateTime) {
          explainOffers(customerId: $customerId, storeId: $storeId, at: $at) {
            offer { id } given grant { id } conditions { code met text } } }`,
        { customerId, storeId, at: at?.toISOString() },
      );
      type Told = { offer: { id: string }; conditions: { code: string; met: boolean | null }[] };
      const told: Told[] = data?.explainOffers ?? [];
      const of = ({ conditions }: Told) =>
        conditions.filter(({ met }) => !met).map(({ code, met }) => (met === null ? `${code}?` : code));
      return {
        codes,
        all: data?.explainOffers,
        by: Object.fromEntries(told.map((one) => [one.offer.id, of(one)])),
      };
    },

    /** No offer of a test before is there any more. */
    async forgetOffers() {
      await graph.db.collection('offers').deleteMany({});
      await graph.db.collection('offerPlaces').deleteMany({});
      await graph.db
        .collection<{ _id: string }>('offerPlacesVersion')
        .updateOne({ _id: 'places' }, { $inc: { version: 1 } }, { upsert: true });
      await graph.db.collection('offerRules').deleteMany({});
      shop.now = { onHand: [], bag: [], wishes: [] };
      shop.isDown = false;
      shop.asked.length = 0;
      consent.asked.length = 0;
    },
  };
}
