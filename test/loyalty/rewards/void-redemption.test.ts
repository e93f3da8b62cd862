import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { anEvent, aService } from '../../support/subgraph.ts';
import { asCustomer, asPartner } from '../builders.ts';
import { anAssociate, aTill, refusal, useCounter } from './counter.ts';

const counter = useCounter();
const START = new Date('2026-03-02T10:00:00Z');
const HOUR = 3600;
const DAY = 24 * HOUR;
afterEach(async () => {
  counter.clock.now = START;
  expect(await counter.problems()).toEqual([]);
});

const scan = (till: Actor, code: string) => counter.mutate(till, 'redeemVoucher', { code });
const undo = (till: Actor, redemptionId: string, its: object = {}) =>
  counter.mutate(till, 'voidRedemption', { redemptionId, reason: 'SALE_CANCELLED', ...its });
const done = (state: string) => ({ state, userErrors: [], idempotentReplay: false });
const refused = (code: string) => ({
  state: null,
  userErrors: refusal(code, 'redemptionId'),
  idempotentReplay: false,
});

/** A member with 250 points whose voucher of 100 was taken by a till of `sto_1`. */
async function aUsedVoucher(its: Record<string, unknown> = { voucherDays: 30 }) {
  const ada = await counter.aMember();
  const { redemption } = await counter.redeem(ada, await counter.aReward(its));
  const till = aTill();
  expect((await scan(till, redemption.voucherCode)).userErrors).toEqual([]);
  return { ada, till, id: redemption.id as string, code: redemption.voucherCode as string };
}

describe('a voucher that a till took', () => {
  it.each([
    ['with a term', { voucherDays: 30 }],
    ['without a term', {}],
  ])('is good again when the sale is cancelled, %s, and is used and undone again', async (_, its) => {
    const { ada, till, id, code } = await aUsedVoucher(its);
    for (const again of [1, 2]) {
      expect(await undo(till, id)).toEqual(done('ISSUED'));
      expect(await undo(till, id)).toEqual(refused('REDEMPTION_FINAL'));
      expect(await counter.balance(ada)).toBe(150);
      expect((await scan(aTill(), code)).userErrors).toEqual([]);
      expect(await counter.db.collection('redemptions').findOne({ _id: id as never })).toMatchObject({
        state: 'USED',
        undone: Array.from({ length: again }, () => ({ reason: 'SALE_CANCELLED', at: START })),
      });
    }
    expect(await undo(anAssociate('sto_1'), id, { reason: 'MISTAKE' })).toEqual(done('ISSUED'));
    const cancelled = await counter.mutate(asCustomer(ada), 'cancelRedemption', { redemptionId: id });
    expect(cancelled.account).toEqual({ balance: 250 });
  });

  it('gives its points back when its time has ended meanwhile', async () => {
    const ada = await counter.aMember();
    const { redemption } = await counter.redeem(ada, await counter.aReward({ voucherDays: 1 }));
    counter.pass(DAY - 60);
    const till = aTill();
    await scan(till, redemption.voucherCode);
    counter.pass(60);
    expect(await undo(till, redemption.id)).toEqual(done('LAPSED'));
    expect(await counter.balance(ada)).toBe(250);
    expect(await (counter.data as Data).redemptions.lapseDue()).toBe(0);
  });

  it('lapses like any other after it was given back', async () => {
    const { ada, till, id } = await aUsedVoucher();
    await undo(till, id);
    counter.pass(30 * DAY);
    expect(await (counter.data as Data).redemptions.lapseDue()).toBe(1);
    expect(await counter.balance(ada)).toBe(250);
  });

  it('is undone for an hour, and no longer', async () => {
    const { till, id } = await aUsedVoucher();
    const later = await aUsedVoucher();
    counter.pass(HOUR);
    expect(await undo(till, id)).toEqual(done('ISSUED'));
    counter.pass(1);
    expect(await undo(later.till, later.id)).toEqual(refused('REDEMPTION_FINAL'));
  });

  it('is undone once when 20 tills of the store ask at once', async () => {
    const { ada, id } = await aUsedVoucher();
    const answers = await Promise.all(Array.from({ length: 20 }, () => undo(aTill(), id)));
    expect(answers.filter(({ state }) => state === 'ISSUED')).toHaveLength(1);
    expect(answers.filter(({ state }) => state === null)).toEqual(
      Array.from({ length: 19 }, () => refused('REDEMPTION_FINAL')),
    );
    expect(await counter.balance(ada)).toBe(150);
  });

  it('gives the first answer again to the same key, also after it was used again', async () => {
    const { till, id, code } = await aUsedVoucher();
    const key = { idempotencyKey: newId('key') };
    await undo(till, id, key);
    await scan(till, code);
    expect(await undo(till, id, key)).toEqual({ ...done('ISSUED'), idempotentReplay: true });
    expect((await undo(till, id, { ...key, reason: 'MISTAKE' })).userErrors).toEqual([
      expect.objectContaining({ code: 'IDEMPOTENCY_MISMATCH' }),
    ]);
  });

  it('of who was erased stays used', async () => {
    const { ada, till, id } = await aUsedVoucher();
    const order = { requestId: newId('rrq'), customerId: ada, right: 'ERASE' } as const;
    const event = anEvent({ type: 'patron.rights.ordered.v1', subject: ada, time: START, data: order });
    expect(await counter.deliver(event)).toEqual([null]);
    expect(await undo(till, id)).toEqual(refused('REDEMPTION_FINAL'));
  });

  it.each<[string, () => Actor, object]>([
    ['a till of another store', () => aTill('sto_2'), {}],
    ['an associate of another store', () => anAssociate('sto_2'), {}],
    ['a service of all tills that names another store', () => aService('till'), { storeId: 'sto_2' }],
  ])('is not found by %s', async (_, actorFor, its) => {
    const { ada, id } = await aUsedVoucher();
    expect(await undo(actorFor(), id, its)).toEqual(refused('REDEMPTION_NOT_FOUND'));
    expect(await undo(actorFor(), newId('red'), its)).toEqual(refused('REDEMPTION_NOT_FOUND'));
    expect(await counter.balance(ada)).toBe(150);
  });

  it.each<[string, (ada: string) => Actor]>([
    ['its customer', asCustomer],
    ['an app', (ada) => asPartner(ada, 'loyalty.balance')],
    ['a gate', () => aTill('sto_1', 'exit_gate')],
    ['a visitor', () => ({ kind: 'visitor' })],
  ])('is closed to %s', async (_, actorFor) => {
    const { ada, id } = await aUsedVoucher();
    const { codes } = await undo(actorFor(ada), id);
    expect(['FORBIDDEN', 'UNAUTHORIZED_FIELD_OR_TYPE']).toContain(codes?.[0]);
  });
});

describe('what a till redeemed for an identified member', () => {
  const redeemFor = (till: Actor, ada: string, rewardId: string) =>
    counter.mutate(till, 'redeemForMember', { pass: counter.passFor(till, ada), rewardId });

  it('is cancelled: the points and the piece are back, once', async () => {
    const ada = await counter.aMember();
    const rewardId = await counter.aReward({ voucherDays: 30, perMember: 1, stock: 1 });
    const till = aTill();
    const { voucher } = await redeemFor(till, ada, rewardId);
    expect(await counter.balance(ada)).toBe(150);
    expect(await undo(till, voucher.id)).toEqual(done('CANCELLED'));
    expect(await undo(till, voucher.id)).toEqual(refused('REDEMPTION_FINAL'));
    expect(await counter.balance(ada)).toBe(250);
    expect((await redeemFor(till, ada, rewardId)).userErrors).toEqual([]);
  });

  it('stays when it was a donation', async () => {
    const ada = await counter.aMember();
    const rewardId = await counter.aReward({ kind: 'DONATION', cause: 'Trees' });
    const till = aTill();
    const { voucher } = await redeemFor(till, ada, rewardId);
    expect(await undo(till, voucher.id)).toEqual(refused('REDEMPTION_FINAL'));
    expect(await counter.balance(ada)).toBe(150);
  });
});
