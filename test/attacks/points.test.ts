import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { aHandedOverOrder, asCustomer } from '../loyalty/builders.ts';
import { anApp, exchanging } from '../loyalty/partners.ts';
import { useCounter } from '../loyalty/rewards/counter.ts';
import { anIdentity } from '../support/merging.ts';

/** Who wants more points than are theirs to have or to give. */
const counter = useCounter();
const identity = anIdentity(counter.clock);
const { setRate, exchange } = exchanging(counter);
const START = new Date('2026-03-02T10:00:00Z');
const DAY_MS = 86_400_000;
beforeEach(() => {
  counter.clock.now = START;
});

const admin = (staffId = 'stf_1') => ({ kind: 'staff', staffId, role: 'admin' }) satisfies Actor;

describe('who may correct 500 points alone', () => {
  const ADJUST = `mutation($input: AdjustPointsInput!) {
    adjustPoints(input: $input) { adjustment { state } userErrors { code } } }`;
  const adjust = async (customerId: string, points: number, who: Actor = admin()): Promise<string> => {
    const about = { reason: 'GOODWILL', reference: 'R-1', idempotencyKey: newId('key') };
    const { data } = await counter.ask(who, ADJUST, { input: { customerId, points, ...about } });
    return data.adjustPoints.adjustment.state;
  };

  it('gives a customer no more in small pieces, one after the other or at once', async () => {
    const customerId = await counter.aMember(100);
    const states: string[] = [];
    for (let i = 0; i < 4; i += 1) states.push(await adjust(customerId, 200));
    expect(states).toEqual(['POSTED', 'POSTED', 'WAITING', 'WAITING']);
    expect(await counter.balance(customerId)).toBe(500);

    const other = await counter.aMember(100);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => adjust(other, 500)));
    expect(atOnce.toSorted()).toEqual(['POSTED', 'WAITING', 'WAITING', 'WAITING', 'WAITING']);
    expect(await counter.balance(other)).toBe(600);
    expect(await counter.problems()).toEqual([]);
  });

  it('gives no more as an associate, nor under another id of the customer', async () => {
    const [ada, twin] = [await counter.aMember(100), await counter.aMember(100)];
    expect(await adjust(ada, 400)).toBe('POSTED');
    expect(await counter.deliver(identity.merged(ada, twin))).toEqual([null]);
    expect(await adjust(twin, 101)).toBe('WAITING');
    const associate: Actor = { kind: 'associate', associateId: 'stf_1', stores: ['sto_1'] };
    expect(await adjust(ada, 101, associate)).toBe('WAITING');
    expect(await counter.balance(ada)).toBe(600);
  });

  it('takes back what was a mistake, and is counted anew after thirty days, as is everybody else', async () => {
    const customerId = await counter.aMember(100);
    expect(await adjust(customerId, 500)).toBe('POSTED');
    expect(await adjust(customerId, -500)).toBe('POSTED');
    expect(await adjust(customerId, 1)).toBe('WAITING');
    expect(await adjust(customerId, 1, admin('stf_2'))).toBe('POSTED');
    counter.clock.now = new Date(START.getTime() + 30 * DAY_MS);
    expect(await adjust(customerId, 500)).toBe('POSTED');
    expect(await counter.balance(customerId)).toBe(601);
  });
});

describe('who brings each other in a circle', () => {
  beforeEach(async () => {
    const set = `mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { userErrors { code } } }`;
    const referrals = { referrerPoints: 500, referredPoints: 200, pay: 'AT_ONCE' };
    const { data } = await counter.ask(admin(), set, { input: { referrals } });
    expect(data.setProgramme.userErrors).toEqual([]);
  });

  const codeOf = async (customerId: string): Promise<string> => {
    const open = `mutation($input: OpenReferralCodeInput!) { openReferralCode(input: $input) { code } }`;
    return (await counter.ask(asCustomer(customerId), open, { input: { customerId } })).data.openReferralCode
      .code;
  };
  async function enter(customerId: string, code: string): Promise<string> {
    const entering = `mutation($input: EnterReferralCodeInput!) { enterReferralCode(input: $input) {
      referral { state refusedFor } userErrors { code } } }`;
    const { data } = await counter.ask(asCustomer(customerId), entering, { input: { code } });
    const { referral } = data.enterReferralCode;
    return referral.refusedFor ?? referral.state;
  }
  const buy = (customerId: string) => counter.deliver(aHandedOverOrder({ customerId, points: 10 }));

  it.each([2, 3, 5])('of %i is rewarded but for the last, who was there first', async (count) => {
    const people = Array.from({ length: count }, () => newId('cus'));
    const codes = await Promise.all(people.map(codeOf));
    const states: string[] = [];
    for (const [index, customerId] of people.entries()) {
      if (index > 0) states.push(await enter(customerId, codes[index - 1] ?? ''));
    }
    states.push(await enter(people[0] ?? '', codes.at(-1) ?? ''));
    expect(states).toEqual([...Array.from({ length: count - 1 }, () => 'PENDING'), 'NOT_NEW']);
    for (const customerId of people) expect(await buy(customerId)).toEqual([null]);
    const balances = await Promise.all(people.map(counter.balance));
    expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(count * 10 + (count - 1) * 700);
    expect(await counter.problems()).toEqual([]);
  });

  it('at the same moment is rewarded once', async () => {
    const [ada, ben] = [newId('cus'), newId('cus')];
    const [adas, bens] = [await codeOf(ada), await codeOf(ben)];
    await Promise.all([enter(ada, bens), enter(ben, adas)]);
    expect(await counter.deliver(aHandedOverOrder({ customerId: ada, points: 10 }))).toEqual([null]);
    expect(await buy(ben)).toEqual([null]);
    expect((await counter.balance(ada)) + (await counter.balance(ben))).toBe(20 + 700);
  });

  it('through another profile of the first is rewarded no more once it is known to be theirs', async () => {
    const [ada, twin, ben] = [newId('cus'), newId('cus'), newId('cus')];
    expect(await enter(ben, await codeOf(ada))).toBe('PENDING');
    expect(await enter(twin, await codeOf(ben))).toBe('PENDING');
    expect(await counter.deliver(identity.merged(ada, twin))).toEqual([null]);
    for (const customerId of [ben, twin]) expect(await buy(customerId)).toEqual([null]);
    expect((await counter.balance(ada)) + (await counter.balance(ben))).toBe(20 + 700);
    expect(await counter.problems()).toEqual([]);
  });
});

describe('an app that floods an account with points', () => {
  it('comes no further than a billion, and the customer goes on earning', async () => {
    const customerId = await counter.aMember(100);
    const app = anApp(customerId);
    const rateId = await setRate('rewards', 10_000_000, 1);
    const flood = async (amount: number) => {
      const { exchange: done, userErrors } = await exchange(app, { direction: 'IN', amount, rateId });
      return done?.points ?? userErrors;
    };
    const tooMuch = [{ code: 'INVALID_VALUE', field: ['input', 'amount'] }];
    expect(await flood(10_000_000)).toEqual(tooMuch);
    expect(await flood(100)).toEqual(tooMuch);
    expect(await flood(99)).toBe(990_000_000);
    expect(await flood(1)).toEqual(tooMuch);
    expect(await counter.deliver(aHandedOverOrder({ customerId, points: 1_000_000 }))).toEqual([null]);
    expect(await counter.balance(customerId)).toBe(991_000_100);
    expect(await counter.problems()).toEqual([]);
  });
});

describe('an analyst who asks what is owed to members', () => {
  it('learns nothing of one member by asking before and after they bought', async () => {
    const REPORT = `query($from: DateTime!, $to: DateTime!) {
      loyaltyReport(from: $from, to: $to) { months { month issued outstanding } } }`;
    const asked = async (role: 'analyst' | 'admin', to: Date) => {
      const from = '2026-05-01T00:00:00Z';
      const who: Actor = { kind: 'staff', staffId: 'stf_1', role };
      const { data } = await counter.ask(who, REPORT, { from, to: to.toISOString() });
      return data.loyaltyReport.months[0].issued;
    };
    const bought = new Date('2026-05-20T10:00:00Z');
    counter.clock.now = bought;
    await counter.aMember(137);
    counter.clock.now = new Date('2026-05-20T18:00:00Z');
    const [before, after] = [bought, new Date(bought.getTime() + 1000)];
    expect([await asked('admin', before), await asked('admin', after)]).toEqual([0, 137]);
    expect([await asked('analyst', before), await asked('analyst', after)]).toEqual([0, 0]);
    const ahead = new Date('2026-06-01T00:00:00Z');
    expect(await asked('analyst', ahead)).toBe(0);
    counter.clock.now = new Date('2026-05-21T08:00:00Z');
    expect(await asked('analyst', ahead)).toBe(137);
  });
});
