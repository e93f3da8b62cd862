import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { anEvent } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';
import { AT_STORE, anArrivalOffer, metresNorth, useOffers } from './offers-world.ts';

const world = useOffers();
const { graph, permit, importOffers, aStore, report } = world;

const NOON = new Date('2026-03-02T12:00:00Z');
const minutes = (count: number) => new Date(graph.clock.now.getTime() + count * 60_000);
const here = { position: AT_STORE };
const nothing = (withheld: string | null = null, offers: object[] = []) => ({
  grants: [],
  offers,
  withheld,
  userErrors: [],
});

beforeEach(async () => {
  graph.clock.now = NOON;
  permit('location', 'personalisation');
  await world.forgetOffers();
});

describe('who comes to a store', () => {
  it('is given one offer of it, valid for 60 minutes, and why', async () => {
    const storeId = await aStore();
    const offer = anArrivalOffer();
    await importOffers(offer);
    const id = newId('cus');
    expect(await report(id, here)).toEqual({
      ...nothing(),
      grants: [
        {
          id: expect.stringMatching(/^offg_/),
          code: expect.stringMatching(/^OF(-[0-9A-HJKMNP-TV-Z]{4}){3}$/),
          percentOff: 10,
          pointsMultiplier: null,
          store: { id: storeId },
          givenBy: 'POSITION',
          state: 'GRANTED',
          purposes: ['location', 'personalisation'],
          grantedAt: NOON,
          validUntil: minutes(60),
          redeemedAt: null,
          offer: { id: `off_${offer.code}` },
          reason: { codes: ['FOR_EVERYBODY'], text: 'This offer is for everybody.' },
        },
      ],
    });
  });

  it('tells the world of it by ids, without where it was', async () => {
    graph.clock.now = new Date(); // what is to be forgotten is still to be found
    await aStore();
    const offer = anArrivalOffer({ validFrom: '2020-01-01T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' });
    await importOffers(offer);
    await world.graph.db.collection<{ _id: string }>('offerRules').insertOne({
      _id: 'current',
      quietHours: null,
      cap: { times: 3, days: 1 },
      minutesBetween: 0,
    } as never);
    const id = newId('cus');
    const { grants } = await report(id, here);
    const told = (await graph.published('patron.offer.granted.v1')).filter(({ subject }) => subject === id);
    expect(told.map(({ data }) => data)).toEqual([
      {
        customerId: id,
        grantId: grants[0].id,
        offerId: `off_${offer.code}`,
        channels: [],
        validUntil: minutes(60).toISOString(),
      },
    ]);
  });

  it('is gone after 60 minutes, to the moment', async () => {
    await aStore();
    await importOffers(anArrivalOffer());
    const id = newId('cus');
    await report(id, here);
    graph.clock.now = new Date(minutes(60).getTime() - 1);
    expect(await world.grantsOf(id)).toMatchObject([{ state: 'GRANTED', code: expect.any(String) }]);
    graph.clock.now = new Date(graph.clock.now.getTime() + 1);
    expect(await world.grantsOf(id)).toMatchObject([{ state: 'OVER', code: null }]);
  });

  it('is given it once, however often and however many phones tell it at once', async () => {
    await aStore();
    await importOffers(anArrivalOffer({ cap: { times: 100, days: 1 } }), anArrivalOffer());
    const id = newId('cus');
    const told = await Promise.all(Array.from({ length: 20 }, () => report(id, here)));
    expect(told.flatMap(({ grants }) => grants)).toHaveLength(1);
    expect((await report(id, here)).grants).toEqual([]);
  });

  it.each<[string, number, number]>([
    ['within the geofence', 99, 1],
    ['outside of it', 101, 0],
  ])('is there by its position %s', async (_, metres, count) => {
    await aStore();
    await importOffers(anArrivalOffer());
    const told = await report(newId('cus'), { position: metresNorth(AT_STORE, metres) });
    expect(told.grants).toHaveLength(count);
  });

  it('is there within the metres of the offer, where it has some, geofence or not', async () => {
    const { geofence, ...bare } = { storeId: newId('sto'), geofence: undefined };
    await graph.db.collection('offerPlaces').deleteMany({});
    await aStore(bare);
    const wide = anArrivalOffer({ trigger: { by: ['POSITION'], radiusMetres: 400 } });
    await importOffers(wide);
    const at = (metres: number) => report(newId('cus'), { position: metresNorth(AT_STORE, metres) });
    expect((await at(399)).grants).toHaveLength(1);
    expect((await at(401)).grants).toHaveLength(0);
  });

  it('is given the offer of the nearest store', async () => {
    const [near, far] = [await aStore(), await aStore({ location: metresNorth(AT_STORE, 150) })];
    await importOffers(anArrivalOffer({ trigger: { by: ['POSITION'], radiusMetres: 1000 } }));
    const grantOf = async (metres: number) =>
      (await report(newId('cus'), { position: metresNorth(AT_STORE, metres) })).grants[0].store.id;
    expect([await grantOf(10), await grantOf(140)]).toEqual([near, far]);
  });

  it('is there when the phone hears a beacon of the store, and at no other', async () => {
    const beacon = { uuid: '2f234454-cf6d-4a0f-adf2-f4911ba9ffa6', major: 7, minor: 1 };
    const storeId = await aStore({ beacons: [{ ...beacon, place: 'INSIDE' }] });
    await importOffers(anArrivalOffer({ trigger: { by: ['BEACON'] } }));
    const heard = { ...beacon, uuid: beacon.uuid.toUpperCase() };
    expect((await report(newId('cus'), { beacon: heard })).grants).toMatchObject([
      { givenBy: 'BEACON', store: { id: storeId } },
    ]);
    expect((await report(newId('cus'), { beacon: { ...beacon, minor: 2 } })).grants).toEqual([]);
    expect((await report(newId('cus'), here)).grants).toEqual([]);
  });

  it('is there when a zone event says so, in the zones of the offer and while it is of now', async () => {
    const storeId = await aStore({ timeZone: 'Europe/Amsterdam' });
    await importOffers(anArrivalOffer({ trigger: { by: ['ZONE'], zoneIds: ['shoes'] } }));
    const enter = async (zoneId: string, ageMinutes: number) => {
      const customerId = newId('cus');
      const at = new Date(NOON.getTime() - ageMinutes * 60_000);
      const data = { customerId, storeId, zoneId, purpose: 'location', at: at.toISOString() };
      const event = anEvent({ type: 'patron.zone.entered.v1', subject: customerId, time: at, data });
      expect(await graph.deliver(event)).toEqual([null]);
      return world.grantsOf(customerId);
    };
    expect(await enter('shoes', 0)).toMatchObject([{ givenBy: 'ZONE', store: { id: storeId } }]);
    expect(await enter('hats', 0)).toEqual([]);
    expect(await enter('shoes', 6)).toEqual([]);
  });

  it('is never in a warehouse', async () => {
    await aStore({ kind: 'WAREHOUSE' });
    await importOffers(anArrivalOffer());
    expect(await report(newId('cus'), here)).toEqual(nothing());
  });
});

describe('without leave', () => {
  const forEverybody = () => {
    const { trigger: _, ...offer } = anArrivalOffer();
    return offer;
  };

  it.each<[string, string[], string]>([
    ['the location', ['personalisation'], 'LOCATION_NOT_PERMITTED'],
    ['personal offers', ['location'], 'PERSONALISATION_NOT_PERMITTED'],
    ['anything', [], 'LOCATION_NOT_PERMITTED'],
  ])('for %s there are only offers for everybody, and it says so', async (_, permitted, withheld) => {
    await aStore();
    const generic = forEverybody();
    await importOffers(anArrivalOffer(), generic);
    permit(...permitted);
    const id = newId('cus');
    const told = await report(id, here);
    expect(told).toEqual(nothing(withheld, [{ id: `off_${generic.code}` }]));
    expect(await world.grantsOf(id)).toEqual([]);
  });

  it('to ask consent there is none either: it fails closed', async () => {
    const storeId = await aStore();
    const generic = forEverybody();
    await importOffers(anArrivalOffer(), generic);
    world.consent.isDown = true;
    const id = newId('cus');
    expect(await report(id, here)).toEqual(nothing('CONSENT_UNKNOWN', [{ id: `off_${generic.code}` }]));
    const data = { customerId: id, storeId, zoneId: 'z', purpose: 'location', at: NOON.toISOString() };
    const event = anEvent({ type: 'patron.zone.entered.v1', subject: id, time: NOON, data });
    expect(await graph.deliver(event)).toEqual([null]);
    expect(await world.grantsOf(id)).toEqual([]);
  });

  it('of its channel an offer is not given, and with it the world learns which', async () => {
    await aStore();
    await importOffers(anArrivalOffer({ channels: ['PUSH', 'SMS'] }));
    expect((await report(newId('cus'), here)).grants).toEqual([]);
    permit('location', 'personalisation', 'push_marketing');
    const { grants } = await report(newId('cus'), here);
    expect(grants).toMatchObject([{ purposes: ['location', 'personalisation', 'push_marketing'] }]);
  });

  it('taken back midway, nothing more is given from then on', async () => {
    await aStore();
    await importOffers(anArrivalOffer());
    permit('personalisation');
    const id = newId('cus');
    expect((await report(id, here)).withheld).toBe('LOCATION_NOT_PERMITTED');
    permit('location', 'personalisation');
    expect((await report(id, here)).grants).toHaveLength(1);
    permit('location');
    graph.clock.now = new Date(NOON.getTime() + 30 * 3_600_000);
    expect((await report(id, here)).withheld).toBe('PERSONALISATION_NOT_PERMITTED');
    expect(await world.grantsOf(id)).toHaveLength(1);
  });
});

describe('caps and hours', () => {
  const setRules = (input: object) =>
    graph.ask(
      { kind: 'staff', staffId: 'm', role: 'marketer' },
      `mutation($input: SetOfferRulesInput!) { setOfferRules(input: $input) {
        rules { quietHours { from to } cap { times days } minutesBetween } userErrors { code field } } }`,
      { input },
    );
  const cap = { times: 3, days: 1 };

  it.each<[string, string, number]>([
    ['in the first minute after them', '2026-03-02T07:00:00Z', 1], // 08:00 in Amsterdam
    ['in their last minute', '2026-03-02T06:59:00Z', 0],
    ['in their first minute', '2026-03-02T20:00:00Z', 0],
    ['in the last minute before them', '2026-03-02T19:59:00Z', 1],
  ])('quiet hours are the store’s own: %s', async (_, now, count) => {
    await aStore();
    await importOffers(anArrivalOffer());
    graph.clock.now = new Date(now);
    expect((await report(newId('cus'), here)).grants).toHaveLength(count);
  });

  it('an offer is given as often as its cap allows, a day being 24 hours', async () => {
    await setRules({ cap: { times: 100, days: 1 }, minutesBetween: 0 });
    await aStore();
    await importOffers(anArrivalOffer({ cap: { times: 2, days: 1 }, validMinutes: 1 }));
    const id = newId('cus');
    const given: number[] = [];
    for (let hour = 0; hour < 30; hour += 6) {
      graph.clock.now = new Date(NOON.getTime() + hour * 3_600_000);
      if ((await report(id, here)).grants.length) given.push(hour);
    }
    expect(given).toEqual([0, 6, 24]);
  });

  it('all offers together have a cap, and a time between them', async () => {
    expect((await setRules({ cap: { times: 2, days: 1 }, minutesBetween: 30 })).data.setOfferRules).toEqual({
      rules: { quietHours: null, cap: { times: 2, days: 1 }, minutesBetween: 30 },
      userErrors: [],
    });
    await aStore();
    await importOffers(...Array.from({ length: 5 }, () => anArrivalOffer()));
    const id = newId('cus');
    const given: number[] = [];
    for (const minute of [0, 29, 30, 60, 120]) {
      graph.clock.now = new Date(NOON.getTime() + minute * 60_000);
      if ((await report(id, here)).grants.length) given.push(minute);
    }
    expect(given).toEqual([0, 30]);
  });

  it.each([
    [
      'no such time',
      { quietHours: { from: '25:00', to: '08:00' }, cap, minutesBetween: 0 },
      ['quietHours', 'from'],
    ],
    ['too long a look back', { cap: { times: 1, days: 31 }, minutesBetween: 0 }, ['cap', 'days']],
    ['a day and more between', { cap, minutesBetween: 1441 }, ['minutesBetween']],
  ])('rules with %s are refused', async (_, input, path) => {
    const { data } = await setRules(input);
    expect(data.setOfferRules).toEqual({
      rules: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', ...path] }],
    });
  });
});

describe('conditions', () => {
  it('an offer of an audience is given to a member of it, who is told why', async () => {
    await aStore();
    await importOffers(anArrivalOffer({ audience: { tiers: ['GOLD'], balanceAtLeast: 5000 } }));
    const [gold, bronze] = [newId('cus'), newId('cus')];
    await graph.deliver(aHandedOverOrder({ customerId: gold, points: 5_000 }));
    expect((await report(bronze, here)).grants).toEqual([]);
    expect((await report(gold, here)).grants).toMatchObject([
      {
        reason: {
          codes: ['TIER', 'BALANCE'],
          text: 'You are a GOLD member. You have 5000 points or more.',
        },
      },
    ]);
  });

  it('stock is asked of orders at that moment, of the store and for nobody', async () => {
    const storeId = await aStore();
    await importOffers(anArrivalOffer({ stock: { skus: ['sku-1', 'sku-2'], atLeast: 2 } }));
    world.shop.now = { onHand: [{ sku: 'sku-1', onHand: 5 }], bag: [], wishes: [] };
    expect((await report(newId('cus'), here)).grants).toEqual([]);
    world.shop.now.onHand.push({ sku: 'sku-2', onHand: 2 });
    expect((await report(newId('cus'), here)).grants).toHaveLength(1);
    expect(world.shop.asked).toEqual(
      Array.from({ length: 2 }, () => ({ customerId: null, storeId, skus: ['sku-1', 'sku-2'] })),
    );
    world.shop.isDown = true;
    expect((await report(newId('cus'), here)).grants).toEqual([]);
  });

  it.each<[string, object, string, object]>([
    ['bag', { bagSkus: ['sku-1', 'sku-9'] }, 'BAG', { bag: ['sku-9'] }],
    ['wish list', { wishSkus: ['sku-1'] }, 'WISH_LIST', { wishes: ['sku-1'] }],
  ])('what is in the %s is asked of orders', async (_, behaviour, code, its) => {
    await aStore();
    await importOffers(anArrivalOffer({ behaviour }));
    expect((await report(newId('cus'), here)).grants).toEqual([]);
    world.shop.now = { onHand: [], bag: [], wishes: [], ...its };
    expect((await report(newId('cus'), here)).grants).toMatchObject([{ reason: { codes: [code] } }]);
  });

  it('a bag that was left counts while something is in it, and for the days of the offer', async () => {
    await aStore();
    await importOffers(anArrivalOffer({ behaviour: { leftBag: 'ABANDONED', withinDays: 2 } }));
    const id = newId('cus');
    const at = new Date(NOON.getTime() - 48 * 3_600_000);
    const data = {
      customerId: id,
      cartId: 'crt_1',
      cartVersion: 3,
      purpose: 'personalisation',
      at: at.toISOString(),
    };
    await graph.deliver(anEvent({ type: 'patron.cart.abandoned.v1', subject: id, time: at, data }));
    expect((await report(id, here)).grants).toEqual([]);
    world.shop.now = { onHand: [], bag: ['sku-1'], wishes: [] };
    expect((await report(id, here)).grants).toMatchObject([{ reason: { codes: ['LEFT_BAG'] } }]);
    graph.clock.now = new Date(NOON.getTime() + 1);
    expect((await world.unmet(asCustomer(id), id, 'sto_any')).by).toMatchObject({
      [(await world.grantsOf(id))[0].offer.id]: expect.arrayContaining(['LEFT_BAG']),
    });
  });

  it('a product that was looked at and a text that was read count until personal offers are permitted no more', async () => {
    await aStore();
    const looked = anArrivalOffer({ behaviour: { viewedProductIds: ['prd_1'] } });
    const read = anArrivalOffer({ behaviour: { readContentIds: ['guide-to-shoes'] } });
    await importOffers(looked, read);
    const id = newId('cus');
    const data = {
      customerId: id,
      productId: 'prd_1',
      views: 3,
      purpose: 'personalisation',
      at: NOON.toISOString(),
    };
    await graph.deliver(
      anEvent({ type: 'patron.product.viewed_not_bought.v1', subject: id, time: NOON, data }),
    );
    const note = (actor: Actor) =>
      graph.ask(
        actor,
        'mutation { noteContentRead(input: { contentId: "guide-to-shoes" }) { isNoted userErrors { code } } }',
      );
    expect((await note(asCustomer(id))).data.noteContentRead).toEqual({ isNoted: true, userErrors: [] });
    const unmet = async () => {
      const { by } = await world.unmet(asCustomer(id), id, 'sto_any');
      return [by[`off_${looked.code}`], by[`off_${read.code}`]];
    };
    expect(await unmet()).toEqual([[], []]);
    const withdrawn = { customerId: id, decisionId: 'dec_1', purpose: 'personalisation', state: 'WITHDRAWN' };
    await graph.deliver(
      anEvent({ type: 'patron.consent.decided.v1', subject: id, time: NOON, data: withdrawn }),
    );
    expect(await graph.db.collection('offerSignals').countDocuments({ customerId: id })).toBe(0);
    expect(await unmet()).toEqual([['VIEWED_NOT_BOUGHT'], ['CONTENT_READ']]);
    permit('location');
    expect((await note(asCustomer(id))).data.noteContentRead).toEqual({ isNoted: false, userErrors: [] });
    expect(await graph.db.collection('offerSignals').countDocuments({ customerId: id })).toBe(0);
  });
});

describe('what a phone tells', () => {
  it.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['both', { position: AT_STORE, beacon: { uuid: 'u', major: 1, minor: 1 } }, []],
    ['no latitude', { position: { latitude: 90.5, longitude: 0 } }, ['position', 'latitude']],
    ['no longitude', { position: { latitude: 0, longitude: -180.5 } }, ['position', 'longitude']],
    ['of long ago', { position: AT_STORE, at: '2026-03-02T11:54:59Z' }, ['at']],
    ['of a time to come', { position: AT_STORE, at: '2026-03-02T12:01:01Z' }, ['at']],
  ])('is refused when it is %s, before anybody is asked', async (_, input, path) => {
    expect(await report(newId('cus'), input as Record<string, unknown>)).toEqual({
      ...nothing(),
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', ...path] }],
    });
    expect(world.consent.asked).toEqual([]);
  });

  it.each<[string, Actor]>([
    ['a visitor', { kind: 'visitor' }],
    ['an associate', { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] }],
    ['a device', { kind: 'device', deviceId: 'dev_1', storeId: 'sto_1', deviceKind: 'sensor' }],
  ])('is not taken of %s', async (_, actor) => {
    const { codes } = await graph.ask(
      actor,
      'mutation { reportPosition(input: { position: { latitude: 1, longitude: 2 } }) { withheld } }',
    );
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('of a store that was told before something newer changes nothing', async () => {
    const storeId = await aStore();
    await aStore({ storeId, at: '2026-03-01T00:00:00Z', location: { latitude: 0, longitude: 0 } });
    await importOffers(anArrivalOffer());
    expect((await report(newId('cus'), here)).grants).toHaveLength(1);
    await aStore({ storeId, at: '2026-03-02T12:00:01Z', location: { latitude: 0, longitude: 0 } });
    expect((await report(newId('cus'), here)).grants).toHaveLength(0);
    expect((await report(newId('cus'), { position: { latitude: 0, longitude: 0 } })).grants).toHaveLength(1);
  });
});
