import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Grants } from '../../../subgraphs/loyalty/offers/grants.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, aService } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';
import { AT_STORE, anArrivalOffer, useOffers } from './offers-world.ts';

const world = useOffers();
const { graph, permit, importOffers, aStore, report, activate, redeem } = world;

const NOON = new Date('2026-03-02T12:00:00Z');
const associate = (...stores: string[]): Actor => ({ kind: 'associate', associateId: newId('asc'), stores });
const later = (ms: number) => new Date(NOON.getTime() + ms);

beforeEach(async () => {
  graph.clock.now = NOON;
  permit('location', 'personalisation');
  await world.forgetOffers();
});

/** An offer that a customer takes. */
async function anOffer(its: Record<string, unknown> = {}): Promise<string> {
  const { trigger: _, ...offer } = anArrivalOffer(its);
  expect(await importOffers(offer)).toEqual({ added: 1, userErrors: [] });
  return `off_${offer.code}`;
}

async function aGrantAt(storeId: string, its: Record<string, unknown> = {}) {
  await importOffers(anArrivalOffer({ storeIds: [storeId], ...its }));
  const customerId = newId('cus');
  const { grants } = await report(customerId, { position: AT_STORE });
  return { customerId, code: grants[0].code as string, offerId: grants[0].offer.id as string };
}

describe('at a till', () => {
  it('an offer is redeemed, and the till learns what and not whose it is', async () => {
    const storeId = await aStore();
    const { customerId, code, offerId } = await aGrantAt(storeId);
    expect(await redeem(associate(storeId), ` ${code.toLowerCase()} `, { orderId: 'sale-1' })).toEqual({
      offer: { id: offerId, percentOff: 10 },
      redeemedAt: NOON,
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await world.grantsOf(customerId)).toMatchObject([
      { state: 'REDEEMED', code: null, redeemedAt: NOON },
    ]);
  });

  it('of 100 scans at once one redeems it, the others learn when', async () => {
    const storeId = await aStore();
    const { code, customerId } = await aGrantAt(storeId);
    const tills: Actor[] = Array.from({ length: 100 }, (_, index) =>
      index % 2
        ? associate(storeId)
        : { kind: 'device', deviceId: newId('dev'), storeId, deviceKind: 'till' },
    );
    const answers = await Promise.all(tills.map((till) => redeem(till, code)));
    expect(answers.filter(({ userErrors }) => !userErrors.length)).toHaveLength(1);
    const refused = answers.filter(({ userErrors }) => userErrors.length);
    expect(refused).toEqual(
      Array.from({ length: 99 }, () => ({
        offer: null,
        redeemedAt: NOON,
        userErrors: [{ code: 'ALREADY_REDEEMED', field: ['input', 'code'] }],
        idempotentReplay: false,
      })),
    );
    expect(await graph.db.collection('offerRedemptions').countDocuments({ customerId })).toBe(1);
  });

  it('the same key is answered again, and redeems nothing more', async () => {
    const storeId = await aStore();
    const { code } = await aGrantAt(storeId);
    const till = associate(storeId);
    const first = await redeem(till, code, { idempotencyKey: 'k-1' });
    expect(await redeem(till, code, { idempotencyKey: 'k-1' })).toEqual({ ...first, idempotentReplay: true });
    expect((await redeem(till, code, { idempotencyKey: 'k-1', orderId: 'other' })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'orderId'] },
    ]);
  });

  it('it is refused when its time is over, to the moment', async () => {
    const storeId = await aStore();
    const { code } = await aGrantAt(storeId);
    graph.clock.now = later(3_600_000);
    expect((await redeem(associate(storeId), code)).userErrors).toEqual([
      { code: 'OFFER_OVER', field: ['input', 'code'] },
    ]);
    graph.clock.now = later(3_600_000 - 1);
    expect((await redeem(associate(storeId), code)).userErrors).toEqual([]);
  });

  it('it is refused in another store, and stays good', async () => {
    const storeId = await aStore();
    const { code } = await aGrantAt(storeId);
    expect((await redeem(associate('sto_other'), code)).userErrors).toEqual([
      { code: 'WRONG_STORE', field: ['input', 'code'] },
    ]);
    expect((await redeem(associate(storeId), code)).userErrors).toEqual([]);
  });

  it.each(['OF-0000-0000-0000', '7QK2-M9XT-4H0D', '', 'OF-UUUU-UUUU-UUUU', 'x'.repeat(5000)])(
    'the code %o of nobody is refused',
    async (code) =>
      expect(await redeem(associate('sto_1'), code)).toEqual({
        offer: null,
        redeemedAt: null,
        userErrors: [{ code: 'OFFER_GRANT_NOT_FOUND', field: ['input', 'code'] }],
        idempotentReplay: false,
      }),
  );

  it('ten wrong codes lock who tried them, and nobody else', async () => {
    const storeId = await aStore();
    const { code } = await aGrantAt(storeId);
    const till = associate(storeId);
    for (let tried = 0; tried < 10; tried += 1) await redeem(till, 'OF-0000-0000-0000');
    expect((await redeem(till, code)).userErrors).toEqual([
      { code: 'CODES_LOCKED', field: ['input', 'code'] },
    ]);
    expect((await redeem(associate(storeId), code)).userErrors).toEqual([]);
  });

  it.each<[string, Actor, string]>([
    ['a customer', asCustomer('cus_1'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['a service that is no till', aService(), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['a sensor', { kind: 'device', deviceId: 'd', storeId: 'sto_1', deviceKind: 'sensor' }, 'FORBIDDEN'],
  ])('%s redeems nothing', async (_, actor, code) =>
    expect(await redeem(actor, 'OF-0000-0000-0000')).toEqual([code]),
  );

  it('a service for tills redeems where it says', async () => {
    const storeId = await aStore();
    const { code } = await aGrantAt(storeId);
    expect((await redeem(aService('till'), code, { storeId })).userErrors).toEqual([]);
  });
});

describe('an offer that was given before leave was withdrawn', () => {
  it('is shown to its owner, is redeemed in its time, and nothing new is given', async () => {
    const storeId = await aStore();
    const { customerId, code } = await aGrantAt(storeId);
    permit();
    const withdrawn = { customerId, decisionId: 'dec_w', purpose: 'personalisation', state: 'WITHDRAWN' };
    const told = anEvent({
      type: 'patron.consent.decided.v1',
      subject: customerId,
      time: NOON,
      data: withdrawn,
    });
    expect(await graph.deliver(told)).toEqual([null]);
    expect(await world.grantsOf(customerId)).toMatchObject([{ state: 'GRANTED', code }]);
    expect((await report(customerId, { position: AT_STORE })).grants).toEqual([]);
    const { data, codes } = await graph.entity(
      asCustomer(customerId),
      { id: customerId, purposes: [] },
      '{ offers { id } }',
    );
    expect([data?.offers, codes]).toEqual([null, ['CONSENT_REQUIRED']]);
    expect((await redeem(associate(storeId), code)).userErrors).toEqual([]);
  });
});

describe('an offer that is taken', () => {
  it('is the customer’s to its end, with a code, and once', async () => {
    const offerId = await anOffer();
    const id = newId('cus');
    const { grant, userErrors } = await activate(id, offerId);
    expect({ grant, userErrors }).toEqual({
      grant: {
        id: expect.stringMatching(/^offg_/),
        code: expect.stringMatching(/^OF-/),
        percentOff: 10,
        pointsMultiplier: null,
        store: null,
        givenBy: 'CUSTOMER',
        state: 'GRANTED',
        purposes: [],
        grantedAt: NOON,
        validUntil: new Date('2026-04-01T00:00:00Z'),
        redeemedAt: null,
        offer: { id: offerId },
        reason: { codes: ['FOR_EVERYBODY'], text: 'This offer is for everybody.' },
      },
      userErrors: [],
    });
    const again = await Promise.all(Array.from({ length: 10 }, () => activate(id, offerId)));
    expect(new Set(again.map((one) => one.grant.id))).toEqual(new Set([grant.id]));
  });

  it('needs leave where it is personal', async () => {
    const offerId = await anOffer({ singleUse: true });
    permit('location');
    expect(await activate(newId('cus'), offerId)).toEqual(['CONSENT_REQUIRED']);
    permit('personalisation');
    expect((await activate(newId('cus'), offerId)).grant).toMatchObject({ purposes: ['personalisation'] });
  });

  it('is used once by a customer where it is for one use, under whichever of their ids', async () => {
    const offerId = await anOffer({ singleUse: true });
    const [id, other] = [newId('cus'), newId('cus')];
    const { grant } = await activate(id, offerId);
    await redeem(associate('sto_1'), grant.code);
    await graph.deliver(anIdentity(graph.clock).merged(other, id));
    const none = [{ code: 'OFFER_NOT_FOUND', field: ['input', 'offerId'] }];
    expect((await activate(id, offerId)).userErrors).toEqual(none);
    expect((await activate(other, offerId)).userErrors).toEqual(none);
    const { data } = await graph.entity(
      asCustomer(other),
      { id: other, purposes: ['personalisation'] },
      '{ offers { id } }',
    );
    expect(data.offers).toEqual([]);
  });

  it('can be taken again, once it was used, where it is for many', async () => {
    const offerId = await anOffer();
    const id = newId('cus');
    const { grant } = await activate(id, offerId);
    await redeem(associate('sto_1'), grant.code);
    expect((await activate(id, offerId)).grant.id).not.toBe(grant.id);
  });

  it.each<[string, () => Promise<string>]>([
    ['nobody has', async () => 'off_nobody'],
    ['is over', () => anOffer({ validUntil: '2026-03-02T12:00:00Z' })],
    ['is for others', () => anOffer({ audience: { tiers: ['GOLD'] } })],
    [
      'is for who comes',
      async () => {
        const offer = anArrivalOffer();
        await importOffers(offer);
        return `off_${offer.code}`;
      },
    ],
  ])('is refused when it %s', async (_, offerId) =>
    expect((await activate(newId('cus'), await offerId())).userErrors).toEqual([
      { code: 'OFFER_NOT_FOUND', field: ['input', 'offerId'] },
    ]),
  );
});

describe('what multiplies points', () => {
  const multiply = { percentOff: null, pointsMultiplier: 3 };

  it('holds for who took it, from then on, best first, and not for others', async () => {
    const [three, five] = [await anOffer(multiply), await anOffer({ ...multiply, pointsMultiplier: 5 })];
    const id = newId('cus');
    for (const offerId of [three, five]) {
      expect((await activate(id, offerId)).grant).toMatchObject({ code: null, percentOff: null });
    }
    const multipliersFor = (ids: string[], at: Date) =>
      graph.data.offerGrants.multipliersFor(ids, { storeId: 'sto_1', at });
    expect(await multipliersFor([id], NOON)).toEqual([
      { grantId: expect.any(String), offerId: five, multiplier: 5, isSingleUse: false },
      { grantId: expect.any(String), offerId: three, multiplier: 3, isSingleUse: false },
    ]);
    expect(await multipliersFor([id], later(-1))).toEqual([]);
    expect(await multipliersFor([newId('cus')], NOON)).toEqual([]);
  });

  it('holds in the store to which the customer came, for an hour', async () => {
    const storeId = await aStore();
    await importOffers(anArrivalOffer(multiply));
    const id = newId('cus');
    await report(id, { position: AT_STORE });
    const count = async (at: Date, where = storeId) =>
      (await graph.data.offerGrants.multipliersFor([id], { storeId: where, at })).length;
    expect(await count(later(3_599_999))).toBe(1);
    expect(await count(later(3_600_000))).toBe(0);
    expect(await count(NOON, 'sto_other')).toBe(0);
  });

  it('is used by one order where it is for one use', async () => {
    const offerId = await anOffer({ ...multiply, singleUse: true });
    const id = newId('cus');
    const { grant } = await activate(id, offerId);
    const use = (orderId: string) =>
      inTransaction(graph.data.dependencies.client, (session) =>
        graph.data.offerGrants.use(session, { grantId: grant.id, orderId, storeId: 'sto_1', at: NOON }),
      );
    await use('ord_1');
    await use('ord_1');
    await expect(use('ord_2')).rejects.toThrow();
    expect(await graph.data.offerGrants.multipliersFor([id], { storeId: 'sto_1', at: NOON })).toEqual([]);
  });
});

describe('by card', () => {
  const inOne = <Result>(work: (session: never) => Promise<Result>): Promise<Result> =>
    inTransaction(graph.data.dependencies.client, work as never);
  const purchase = { storeId: 'sto_1', amountMinor: 1999, currency: 'EUR', at: NOON };

  it('an offer is redeemed once for each purchase, rounded down, and gone back with what is paid back', async () => {
    const offerId = await anOffer({ redeemBy: 'CARD' });
    const id = newId('cus');
    const { grant } = await activate(id, offerId);
    expect(grant.code).toBeNull();
    const { offerGrants } = graph.data as { offerGrants: Grants };
    const [held] = await inOne((session) => offerGrants.cardOffersFor([id], purchase, session));
    expect(held).toMatchObject({ _id: grant.id, percentOff: 10, redeemBy: 'CARD' });
    const redeemIt = (key: string) =>
      inOne((session) => offerGrants.redeemByCard(session, { ...purchase, grantId: grant.id, key }));
    const first = await redeemIt('t-1');
    expect(first).toMatchObject({ state: 'REDEEMED', amountMinor: 1999, discountMinor: 199 });
    expect(await redeemIt('t-1')).toEqual(first);
    expect((await redeemIt('t-2'))?._id).not.toBe(first?._id);
    const reverse = (amountMinor: number) =>
      inOne((session) => offerGrants.reverse(session, 't-1', { amountMinor, at: NOON }));
    expect(await reverse(1009)).toMatchObject({ state: 'REDEEMED', amountMinor: 1009, discountMinor: 100 });
    expect(await reverse(0)).toMatchObject({ state: 'REVERSED', amountMinor: 0, discountMinor: 0 });
    expect(
      await inOne((session) => offerGrants.reverse(session, 't-9', { amountMinor: 0, at: NOON })),
    ).toBeNull();
  });

  it('one for one use is used up by a purchase, and there again once that is paid back', async () => {
    const offerId = await anOffer({ redeemBy: 'CARD', singleUse: true });
    const id = newId('cus');
    const { grant } = await activate(id, offerId);
    const { offerGrants } = graph.data as { offerGrants: Grants };
    const held = () => inOne((session) => offerGrants.cardOffersFor([id], purchase, session));
    const redeemIt = (key: string) =>
      inOne((session) => offerGrants.redeemByCard(session, { ...purchase, grantId: grant.id, key }));
    await redeemIt('s-1');
    expect(await held()).toEqual([]);
    expect(await redeemIt('s-2')).toBeNull();
    await inOne((session) => offerGrants.reverse(session, 's-1', { amountMinor: 0, at: NOON }));
    expect(await held()).toHaveLength(1);
    expect(await redeemIt('s-2')).toMatchObject({ state: 'REDEEMED' });
  });
});

describe('what is kept', () => {
  it('of an offer that nobody redeemed lasts as long as a cap counts, of a redeemed one for years', async () => {
    const storeId = await aStore();
    const [unused, used] = [await aGrantAt(storeId), await aGrantAt(storeId)];
    await redeem(associate(storeId), used.code);
    const left = () =>
      graph.db
        .collection('offerGrants')
        .countDocuments({ customerId: { $in: [unused.customerId, used.customerId] } });
    const days = (count: number) => new Date(NOON.getTime() + 3_600_000 + count * 86_400_000);
    await graph.data.offerGrants.forget(new Date(days(31).getTime() - 1));
    expect(await left()).toBe(2);
    await graph.data.offerGrants.forget(days(31));
    expect(await left()).toBe(1);
    await graph.data.offerGrants.forget(days(4 * 366));
    expect(await left()).toBe(0);
  });

  it('is shown to the customer who asks for it, and erased with them', async () => {
    const storeId = await aStore();
    const { customerId, code } = await aGrantAt(storeId);
    await redeem(associate(storeId), code);
    const at = NOON.toISOString();
    const viewed = { customerId, productId: 'prd_1', views: 3, purpose: 'personalisation', at };
    await graph.deliver(
      anEvent({ type: 'patron.product.viewed_not_bought.v1', subject: customerId, time: NOON, data: viewed }),
    );
    const names = ['offerGrants', 'offerRedemptions', 'offerSignals'];
    const { rights } = graph.running.definition;
    const section = await inTransaction(
      graph.data.dependencies.client,
      (session) => rights?.collect(graph.data, customerId, session) ?? Promise.resolve({}),
    );
    expect(names.map((name) => (section as Record<string, object[]>)[name]?.length)).toEqual([1, 1, 1]);
    const order = { requestId: 'rrq_1', customerId, right: 'ERASE' as const, members: [customerId] };
    await graph.deliver(
      anEvent({ type: 'patron.rights.ordered.v1', subject: customerId, time: NOON, data: order }),
    );
    const left = await rights?.remaining(graph.data, customerId);
    expect([...names, 'offerTurns'].map((name) => left?.[name])).toEqual([0, 0, 0, 0]);
    const everything = JSON.stringify(
      await Promise.all(names.map((name) => graph.db.collection(name).find().toArray())),
    );
    expect(everything).not.toContain(customerId);
  });
});

describe('an explanation', () => {
  it('says for each offer why it would be given, and what the customer has', async () => {
    const storeId = await aStore();
    const [mine, gold] = [anArrivalOffer(), anArrivalOffer({ audience: { tiers: ['GOLD'] } })];
    await importOffers(mine, gold);
    const id = newId('cus');
    await graph.ask(
      asCustomer(id),
      'mutation($c: ID!) { joinProgramme(input: { customerId: $c }) { account { id } } }',
      {
        c: id,
      },
    );
    expect((await world.unmet(asCustomer(id), id, storeId)).by).toEqual({
      [`off_${mine.code}`]: [],
      [`off_${gold.code}`]: ['TIER'],
    });
    const { grants } = await report(id, { position: AT_STORE });
    const { all, by } = await world.unmet(asCustomer(id), id, storeId);
    expect(by).toEqual({
      [`off_${mine.code}`]: ['NOT_STANDING', 'OFFER_CAP', 'SPACING'],
      [`off_${gold.code}`]: ['TIER', 'SPACING'],
    });
    expect(all.find((one: { given: boolean }) => one.given)).toMatchObject({ grant: { id: grants[0].id } });
    graph.clock.now = later(86_400_000);
    expect((await world.unmet(asCustomer(id), id, storeId, later(-1))).by[`off_${mine.code}`]).toEqual([]);
  });

  it('looks at nothing that the customer doesn’t permit, and says so', async () => {
    const storeId = await aStore();
    const offer = anArrivalOffer({ audience: { tiers: ['BRONZE'] }, behaviour: { bagSkus: ['sku-1'] } });
    await importOffers(offer);
    permit();
    const id = newId('cus');
    const { by } = await world.unmet(asCustomer(id), id, storeId);
    expect(by[`off_${offer.code}`]).toEqual([
      'TIER?',
      'BAG?',
      'PERSONALISATION',
      'LOCATION',
      'NEAR?',
      'NOT_STANDING?',
      'OFFER_CAP?',
      'OVERALL_CAP?',
      'SPACING?',
    ]);
    expect(world.shop.asked.filter(({ customerId }) => customerId !== null)).toEqual([]);
  });

  it('is given to the customer, a privacy officer and a service for explanations, and to no others', async () => {
    const storeId = await aStore();
    await importOffers(anArrivalOffer());
    const id = newId('cus');
    const codesOf = async (actor: Actor) => (await world.unmet(actor, id, storeId)).codes;
    expect(await codesOf(asCustomer(id))).toBeUndefined();
    expect(await codesOf({ kind: 'staff', staffId: 'p', role: 'privacy_officer' })).toBeUndefined();
    expect(await codesOf(aService('explain'))).toBeUndefined();
    expect(await codesOf(asCustomer(newId('cus')))).toEqual(['FORBIDDEN']);
    expect(await codesOf(aService())).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await codesOf({ kind: 'staff', staffId: 'm', role: 'marketer' })).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    const disclosed = (await graph.published('patron.disclosure.recorded.v1')).filter(
      ({ subject }) => subject === id,
    );
    expect(new Set(disclosed.map(({ data }) => data.recipientKind))).toEqual(new Set(['staff', 'service']));
  });

  it.each([
    ['a time to come', 1],
    ['a time too long ago', -30 * 86_400_000 - 1],
  ])('is not given of %s', async (_, ms) => {
    const id = newId('cus');
    expect((await world.unmet(asCustomer(id), id, 'sto_1', later(ms))).codes).toEqual(['BAD_USER_INPUT']);
  });
});
