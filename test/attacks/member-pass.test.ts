import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { tillCode } from '../../subgraphs/orders/cart/till-code.ts';
import { refusal, useCounter } from '../loyalty/rewards/counter.ts';
import { aCustomer, anAssociate, useShop } from '../orders/shop.ts';
import { aDevice } from '../orders/walk-out/door.ts';
import { anEvent } from '../support/subgraph.ts';

/** Recognises members, and gives the passes. */
const shop = useShop();
/** Takes the passes. */
const counter = useCounter();
const START = new Date('2026-03-02T10:00:00Z');
afterEach(() => {
  shop.clock.now = START;
  counter.clock.now = START;
});

const IDENTIFY = `mutation($input: IdentifyMemberInput!) { identifyMember(input: $input) {
  member { pass customer { id } } userErrors { code } idempotentReplay } }`;
const OPEN = 'query($pass: String!) { identifiedMember(pass: $pass) { until } }';
const REPRESENTED = `query($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on IdentifiedMember { loyaltyAccount { balance } } } }`;

const erasureOf = ({ customerId }: { customerId: string }) =>
  anEvent({
    type: 'patron.rights.ordered.v1',
    subject: customerId,
    time: START,
    data: { requestId: newId('rrq'), customerId, right: 'ERASE' },
  });
const outOfService = (deviceId: string, storeId: string) =>
  anEvent({
    type: 'patron.device.changed.v1',
    subject: deviceId,
    time: START,
    data: { deviceId, storeId, kind: 'TILL', state: 'REVOKED' },
  });

async function identify(who: Actor, input: object) {
  const { data, codes } = await shop.ask(who, IDENTIFY, { input });
  return { ...data?.identifyMember, ...(codes && { codes }) };
}
const codeOf = async ({ customerId }: { customerId: string }): Promise<string> =>
  (await shop.entity(aCustomer(customerId), { id: customerId }, '{ memberCode }')).data.memberCode;
const opens = async (who: Actor, pass: string) => {
  const { data, codes } = await shop.ask(who, OPEN, { pass });
  return codes ?? data.identifiedMember;
};
const balanceBy = async (who: Actor, pass: string) => {
  const representations = [{ __typename: 'IdentifiedMember', pass }];
  const { data, codes } = await counter.ask(who, REPRESENTED, { representations });
  return codes ?? data._entities[0].loyaltyAccount;
};

describe('the first answer of an identification, asked for again with its key', () => {
  it('opens nobody once the pass in it has ended and the store has done with them', async () => {
    const ada = aCustomer();
    const associate = anAssociate('sto_1');
    const input = { code: await codeOf(ada), idempotencyKey: newId('key') };
    const first = await identify(associate, input);
    expect(first).toMatchObject({ member: { customer: { id: ada.customerId } }, idempotentReplay: false });
    shop.clock.now = new Date(START.getTime() + 599_000);
    expect(await identify(associate, input)).toEqual({ ...first, idempotentReplay: true });
    shop.clock.now = new Date(START.getTime() + 3_601_000);
    expect(await identify(associate, input)).toEqual({
      member: null,
      userErrors: [],
      idempotentReplay: true,
      codes: ['FORBIDDEN', 'FORBIDDEN'],
    });
  });

  it('opens nobody to an associate who has left the store meanwhile', async () => {
    const associate = anAssociate('sto_1');
    const input = { code: await codeOf(aCustomer()), storeId: 'sto_1', idempotencyKey: newId('key') };
    expect((await identify(associate, input)).member).toMatchObject({ pass: expect.any(String) });
    expect(await identify({ ...associate, stores: ['sto_2'] }, input)).toEqual({ codes: ['FORBIDDEN'] });
    const unnamed = { ...input, storeId: undefined };
    expect((await identify({ ...associate, stores: ['sto_2'] }, unnamed)).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH' },
    ]);
  });
});

describe('who reads what a member shows, or a till holds', () => {
  /** Everything that is in a text, however it is written. */
  const partsOf = (text: string) => [text, ...text.split('.').map((part) => Buffer.from(part, 'base64url'))];

  it('finds nobody in it, nor whether two are of the same', async () => {
    const ada = aCustomer();
    const till = aDevice('TILL', 'sto_1');
    const shown = [await codeOf(ada), await codeOf(ada)];
    const ofCart = [START, START].map((at) => tillCode(ada.customerId, at, shop.keyring));
    const passes = [counter.passFor(till, ada.customerId), counter.passFor(till, ada.customerId)];
    for (const text of [...shown, ...ofCart, ...passes]) {
      for (const part of partsOf(text)) expect(part.includes(ada.customerId), text).toBe(false);
    }
    for (const [one = '', other = ''] of [shown, ofCart, passes]) {
      const alike = Array.from(one).findIndex((letter, at) => other[at] !== letter);
      expect(alike).toBeLessThan('CART.test.'.length + 8); // the name of the key, and chance
    }
  });
});

describe('a pass', () => {
  it('opens nobody to an associate who has left the store', async () => {
    const customerId = await counter.aMember(250);
    const associate = anAssociate('sto_1', 'sto_2');
    const pass = counter.passFor(associate, customerId, 'sto_1');
    expect(await balanceBy(associate, pass)).toEqual({ balance: 250 });
    const left: Actor = { ...associate, stores: ['sto_2'] };
    expect(await balanceBy(left, pass)).toEqual(['FORBIDDEN']);
    const input = { code: await codeOf({ customerId }), storeId: 'sto_1', idempotencyKey: newId('key') };
    const { member } = await identify(associate, input);
    expect(await opens(associate, member.pass)).toEqual({ until: new Date('2026-03-02T10:10:00Z') });
    expect(await opens(left, member.pass)).toBeNull();
  });

  it('opens nobody to a till that was carried to another store, or is out of service', async () => {
    const customerId = await counter.aMember(250);
    const till = aDevice('TILL', 'sto_1');
    const { member } = await identify(till, {
      code: await codeOf({ customerId }),
      idempotencyKey: newId('key'),
    });
    expect(await opens({ ...till, storeId: 'sto_2' }, member.pass)).toBeNull();
    const rewardId = await counter.aReward();
    const pass = counter.passFor(till, customerId, 'sto_1');
    for (const graph of [shop, counter]) {
      expect(await graph.deliver(outOfService(till.deviceId, till.storeId))).toEqual([null]);
    }
    expect(await opens(till, member.pass)).toEqual(['FORBIDDEN']);
    expect((await counter.mutate(till, 'redeemForMember', { pass, rewardId })).codes).toEqual(['FORBIDDEN']);
    expect(await counter.balance(customerId)).toBe(250);
  });

  it('opens nobody who was erased', async () => {
    const ada = aCustomer();
    const associate = anAssociate('sto_1');
    const { member } = await identify(associate, { code: await codeOf(ada), idempotencyKey: newId('key') });
    expect(await shop.deliver(erasureOf(ada))).toEqual([null]);
    expect(await opens(associate, member.pass)).toBeNull();
  });

  it('buys nothing with the key by which a till has redeemed for somebody else, however long ago', async () => {
    const [ada, ben] = [await counter.aMember(250), await counter.aMember(250)];
    const rewardId = await counter.aReward();
    const till = aDevice('TILL', 'sto_1');
    const redeem = (customerId: string) =>
      counter.mutate(till, 'redeemForMember', {
        ...{ rewardId, pass: counter.passFor(till, customerId), idempotencyKey: 'receipt-17' },
      });
    const first = await redeem(ada);
    expect(first).toMatchObject({ voucher: { reward: { id: rewardId } }, userErrors: [] });
    await counter.db.collection('idempotencyKeys').deleteMany({}); // the days for which answers are kept are over
    expect(await redeem(ben)).toEqual({
      voucher: null,
      userErrors: refusal('IDEMPOTENCY_MISMATCH', 'pass'),
      idempotentReplay: false,
    });
    expect(await redeem(ada)).toEqual({ ...first, idempotentReplay: true });
    expect([await counter.balance(ada), await counter.balance(ben)]).toEqual([150, 250]);
    expect(await counter.problems()).toEqual([]);
  });
});
