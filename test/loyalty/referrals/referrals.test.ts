import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { cardKey } from '#shared/card-key.ts';
import { newId } from '#shared/mongo.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { readReferralCode } from '../../../subgraphs/loyalty/referrals/code.ts';
import { DEFAULT_REFERRALS, refusalOf } from '../../../subgraphs/loyalty/rules/referrals.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';
import { aPar, paying, processor } from '../cards/processor.ts';
import { admin } from '../partners.ts';

const graph = useSubgraph(loyalty);
const { link, aReturn, balanceOf } = paying(graph);
const identity = anIdentity(graph.clock);
const NOON = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
const days = (count: number) => new Date(NOON.getTime() + count * DAY_MS);

beforeEach(async () => {
  graph.clock.now = NOON;
  await setRules({});
});

async function setRules(its: object) {
  const { data, codes } = await graph.ask(
    admin,
    `mutation($input: SetProgrammeInput!) { setProgramme(input: $input) {
       programme { referrals { referrerPoints pay most { times days } } } userErrors { code field } } }`,
    { input: { referrals: { referrerPoints: 500, referredPoints: 200, ...its } } },
  );
  return data?.setProgramme ?? codes;
}

async function codeOf(customerId: string): Promise<string> {
  const { data } = await graph.ask(
    asCustomer(customerId),
    'mutation($input: OpenReferralCodeInput!) { openReferralCode(input: $input) { code userErrors { code } } }',
    { input: { customerId } },
  );
  expect(data.openReferralCode).toEqual({
    code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
    userErrors: [],
  });
  return data.openReferralCode.code;
}

async function enter(customerId: string, code: string) {
  const { data, codes } = await graph.ask(
    asCustomer(customerId),
    `mutation($input: EnterReferralCodeInput!) { enterReferralCode(input: $input) {
       referral { state points refusedFor } userErrors { code field } } }`,
    { input: { code } },
  );
  return data?.enterReferralCode ?? codes;
}

const MINE =
  '{ referralCode referredBy { state points refusedFor dueAt rewardedAt } referrals { edges { node { state points refusedFor } } } }';
async function seenBy(customerId: string) {
  const { data } = await graph.entity(asCustomer(customerId), { id: customerId }, MINE);
  const { referredBy, referrals, referralCode } = data;
  return { referralCode, referredBy, brought: referrals.edges.map(({ node }: { node: object }) => node) };
}

/** Somebody new who has entered somebody's code. */
async function aReferral() {
  const [referrer, referred] = [newId('cus'), newId('cus')];
  const code = await codeOf(referrer);
  expect(await enter(referred, code)).toEqual({
    referral: { state: 'PENDING', points: 200, refusedFor: null },
    userErrors: [],
  });
  return { referrer, referred, code };
}

const buys = (customerId: string, its: Parameters<typeof aHandedOverOrder>[0] = {}) =>
  aHandedOverOrder({ customerId, points: 10, at: graph.clock.now.toISOString(), ...its });
const comesBack = (order: ReturnType<typeof buys>, pieces?: number) => {
  const data = { ...aReturn(order, pieces), at: graph.clock.now.toISOString() };
  return anEvent({ type: 'patron.order.returned.v1', subject: order.subject, time: graph.clock.now, data });
};
const balances = ({ referrer, referred }: { referrer: string; referred: string }) =>
  Promise.all([balanceOf(referrer), balanceOf(referred)]);
const stateOf = async ({ referred }: { referred: string }) => {
  const { state, refusedFor } = (await seenBy(referred)).referredBy;
  return [state, refusedFor];
};
const payDue = async () =>
  (await graph.data.referrals.payDue(graph.clock.now)) + (await graph.data.referrals.endDue(graph.clock.now));
const problems = async () => (await verifyLedger(graph.db)).problems;

describe('a code', () => {
  it('is always the same, and seen by its owner', async () => {
    const customerId = newId('cus');
    const code = await codeOf(customerId);
    expect(await codeOf(customerId)).toBe(code);
    expect(await seenBy(customerId)).toEqual({ referralCode: code, referredBy: null, brought: [] });
  });

  it('is read as people type it', async () => {
    const { code } = await aReferral();
    const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    expect(readReferralCode(typed)).toBe(code);
    expect(await enter(newId('cus'), typed)).toMatchObject({ referral: { state: 'PENDING' } });
  });

  it.each([
    ['REFERRAL_CODE_NOT_FOUND', async () => ({ code: 'ZZZZ-ZZZZ', customerId: newId('cus') })],
    ['INVALID_VALUE', async () => ({ code: ' ', customerId: newId('cus') })],
    [
      'SELF_REFERRAL',
      async () => {
        const customerId = newId('cus');
        return { code: await codeOf(customerId), customerId };
      },
    ],
    [
      'NOT_NEW_CUSTOMER',
      async () => {
        const customerId = newId('cus');
        await graph.deliver(buys(customerId, { points: 1 }));
        return { code: await codeOf(newId('cus')), customerId };
      },
    ],
    [
      'REFERRED_BEFORE',
      async () => {
        const { referred } = await aReferral();
        return { code: await codeOf(newId('cus')), customerId: referred };
      },
    ],
  ])('is refused: %s', async (refusal, given) => {
    const { code, customerId } = await given();
    expect(await enter(customerId, code)).toEqual({
      referral: null,
      userErrors: [{ code: refusal, field: ['input', 'code'] }],
    });
  });

  it('leads to nothing while the programme gives nothing for it', async () => {
    await setRules({ referrerPoints: 0, referredPoints: 0 });
    expect(await enter(newId('cus'), await codeOf(newId('cus')))).toMatchObject({
      userErrors: [{ code: 'REFERRALS_OFF' }],
    });
  });

  it('that is entered again, or many times at once, is entered once', async () => {
    const [referred, code] = [newId('cus'), await codeOf(newId('cus'))];
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(referred, code)));
    for (const answer of answers)
      expect(answer).toMatchObject({ referral: { state: 'PENDING' }, userErrors: [] });
    expect(await graph.db.collection('referrals').countDocuments({ referredId: referred })).toBe(1);
  });
});

describe('a purchase of who was brought', () => {
  it('is rewarded when it can not come back any more, once for both', async () => {
    const both = await aReferral();
    await graph.deliver(buys(both.referred));
    expect(await stateOf(both)).toEqual(['QUALIFIED', null]);
    expect(await payDue()).toBe(0);
    graph.clock.now = days(30);
    await Promise.all([payDue(), payDue(), payDue()]);
    expect(await stateOf(both)).toEqual(['REWARDED', null]);
    expect(await balances(both)).toEqual([500, 210]);
    expect((await seenBy(both.referrer)).brought).toEqual([
      { state: 'REWARDED', points: 500, refusedFor: null },
    ]);
    await graph.deliver(buys(both.referred));
    expect(await payDue()).toBe(0);
    expect(await balances(both)).toEqual([500, 220]);
    expect(await problems()).toEqual([]);
  });

  it('is rewarded at once where the programme says so, and taken back when the goods come back in time', async () => {
    await setRules({ pay: 'AT_ONCE' });
    const both = await aReferral();
    const order = buys(both.referred);
    await graph.deliver(order);
    expect(await balances(both)).toEqual([500, 210]);
    graph.clock.now = days(29);
    await graph.deliver(comesBack(order, 50));
    expect(await balances(both)).toEqual([500, 205]);
    await graph.deliver({ ...comesBack(order, 50) });
    expect(await stateOf(both)).toEqual(['REVERSED', 'GOODS_RETURNED']);
    expect(await balanceOf(both.referrer)).toBe(0);
    expect(await problems()).toEqual([]);
  });

  it('that comes back too late leaves the reward', async () => {
    await setRules({ pay: 'AT_ONCE' });
    const both = await aReferral();
    const order = buys(both.referred);
    await graph.deliver(order);
    graph.clock.now = days(30);
    await graph.deliver(comesBack(order));
    expect(await stateOf(both)).toEqual(['REWARDED', null]);
  });

  it('that comes back before it is rewarded never is', async () => {
    const both = await aReferral();
    const order = buys(both.referred);
    await graph.deliver(order, comesBack(order));
    expect(await stateOf(both)).toEqual(['REFUSED', 'GOODS_RETURNED']);
    graph.clock.now = days(31);
    expect(await payDue()).toBe(0);
    expect(await balanceOf(both.referrer)).toBeNull();
  });

  it('counts when it is large enough, and made in time', async () => {
    await setRules({ minimumMinor: 2_000, validDays: 10 });
    const both = await aReferral();
    await graph.deliver(buys(both.referred));
    expect(await stateOf(both)).toEqual(['PENDING', null]);
    const late = await aReferral();
    graph.clock.now = days(9);
    await graph.deliver(buys(both.referred, { points: 20 }));
    expect(await stateOf(both)).toEqual(['QUALIFIED', null]);
    graph.clock.now = days(10);
    await graph.deliver(buys(late.referred, { points: 20 }));
    expect(await stateOf(late)).toEqual(['EXPIRED', null]);
    const never = await aReferral();
    graph.clock.now = days(20);
    expect(await payDue()).toBe(1);
    expect(await stateOf(never)).toEqual(['EXPIRED', null]);
  });

  it('is told often and in any order, and rewarded once', async () => {
    await setRules({ pay: 'AT_ONCE' });
    const both = await aReferral();
    const orders = Array.from({ length: 3 }, () => buys(both.referred));
    const told = [...orders, ...orders].map((order) => graph.deliver(order));
    await Promise.all(told);
    for (const order of orders) await graph.deliver(order);
    expect(await balances(both)).toEqual([500, 230]);
    expect(await problems()).toEqual([]);
  });
});

describe('fraud', () => {
  it('by the same card, linked or paid with, is refused', async () => {
    const one = await aReferral();
    const par = aPar();
    await link(processor, { customerId: one.referrer, par });
    await graph.deliver(buys(one.referred, { cards: [cardKey(par, graph.pairwise)] }));
    expect(await stateOf(one)).toEqual(['REFUSED', 'SAME_CARD']);
    const two = await aReferral();
    const card = cardKey(aPar(), graph.pairwise);
    await graph.deliver(buys(two.referrer, { cards: [card] }), buys(two.referred, { cards: [card] }));
    expect(await stateOf(two)).toEqual(['REFUSED', 'SAME_CARD']);
  });

  it('by too many in a day, or more than the programme rewards, is refused', async () => {
    await setRules({ pay: 'AT_ONCE', mostADay: 3, most: { times: 2, days: 365 } });
    const referrer = newId('cus');
    const code = await codeOf(referrer);
    const entered = [];
    for (let count = 0; count < 4; count += 1) {
      const referred = newId('cus');
      entered.push({ referrer, referred, answer: await enter(referred, code) });
    }
    expect(entered.map(({ answer }) => answer.referral.refusedFor)).toEqual([null, null, null, 'TOO_FAST']);
    for (const { referred } of entered) await graph.deliver(buys(referred));
    expect(await Promise.all(entered.map(stateOf))).toEqual([
      ['REWARDED', null],
      ['REWARDED', null],
      ['REFUSED', 'TOO_MANY'],
      ['REFUSED', 'TOO_FAST'],
    ]);
    expect(await balanceOf(referrer)).toBe(1000);
  });

  it('many at once get no more than the programme rewards', async () => {
    await setRules({ pay: 'AT_ONCE', mostADay: 100, most: { times: 2, days: 365 } });
    const referrer = newId('cus');
    const code = await codeOf(referrer);
    const all = Array.from({ length: 6 }, () => newId('cus'));
    for (const referred of all) await enter(referred, code);
    await Promise.all(all.map((referred) => graph.deliver(buys(referred))));
    expect(await balanceOf(referrer)).toBe(1000);
  });

  it('by two profiles of one person is undone when they turn out to be one, and stands again when they are not', async () => {
    await setRules({ pay: 'AT_ONCE' });
    const both = await aReferral();
    await graph.deliver(buys(both.referred), identity.merged(both.referrer, both.referred));
    expect(await stateOf(both)).toEqual(['REVERSED', 'SAME_PERSON']);
    expect(await balanceOf(both.referrer)).toBe(10);
    await graph.deliver(identity.unmerged([both.referrer], [both.referred]));
    expect(await stateOf(both)).toEqual(['QUALIFIED', null]);
    expect(await payDue()).toBe(1);
    expect(await balances(both)).toEqual([500, 210]);
    expect(await problems()).toEqual([]);
  });

  it('by somebody who was a customer under another id is undone', async () => {
    const both = await aReferral();
    const before = newId('cus');
    await graph.deliver(buys(before, { at: days(-30).toISOString() }));
    await graph.deliver(identity.merged(before, both.referred));
    expect(await stateOf(both)).toEqual(['REFUSED', 'NOT_NEW']);
  });

  it('by a second referral under another id is undone, and the first stays', async () => {
    const one = await aReferral();
    const two = await aReferral();
    await graph.deliver(identity.merged(one.referred, two.referred));
    expect((await seenBy(one.referrer)).brought).toMatchObject([{ state: 'PENDING' }]);
    expect((await seenBy(two.referrer)).brought).toMatchObject([
      { state: 'REFUSED', refusedFor: 'REFERRED_BEFORE' },
    ]);
  });

  it('is refused for the first thing that speaks against it', () => {
    const nothing = {
      ...{ isSamePerson: false, hadBought: false, isRing: false, wasReferred: false },
      ...{ rewardedBefore: 0, enteredToday: 0 },
      ...{ referrerCards: [], referredCards: [] },
    };
    const rules = { ...DEFAULT_REFERRALS, mostADay: 3, most: { times: 2, days: 30 } };
    expect(refusalOf(nothing, rules)).toBeNull();
    const cards = fc.subarray(['car_1', 'car_2', 'car_3']);
    const facts = fc.record({
      ...{ isSamePerson: fc.boolean(), hadBought: fc.boolean(), isRing: fc.boolean() },
      wasReferred: fc.boolean(),
      ...{ rewardedBefore: fc.nat(4), enteredToday: fc.nat(5), referrerCards: cards, referredCards: cards },
    });
    fc.assert(
      fc.property(facts, (some) => {
        const speaks =
          some.isSamePerson ||
          some.hadBought ||
          some.isRing ||
          some.wasReferred ||
          some.rewardedBefore >= 2 ||
          some.enteredToday >= 3 ||
          some.referrerCards.some((card) => some.referredCards.includes(card));
        expect(refusalOf(some, rules) !== null).toBe(speaks);
      }),
    );
  });
});

describe('the rules of a programme', () => {
  it('are set with the rest of it', async () => {
    expect(await setRules({ pay: 'AT_ONCE' })).toEqual({
      programme: { referrals: { referrerPoints: 500, pay: 'AT_ONCE', most: { times: 10, days: 365 } } },
      userErrors: [],
    });
  });

  it.each([
    ['referrerPoints', { referrerPoints: -1 }],
    ['referredPoints', { referredPoints: 1_000_001 }],
    ['minimumMinor', { minimumMinor: 0 }],
    ['returnDays', { returnDays: 366 }],
    ['validDays', { validDays: 0 }],
    ['mostADay', { mostADay: 0 }],
  ])('are refused for %s', async (field, its) => {
    expect(await setRules(its)).toEqual({
      programme: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'referrals', field] }],
    });
  });
});
