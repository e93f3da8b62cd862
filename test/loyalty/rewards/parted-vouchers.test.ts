import { beforeEach, describe, expect, it } from 'vitest';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { voucherStatesMigration } from '../../../subgraphs/loyalty/rewards/redemptions.ts';
import { anIdentity } from '../../support/merging.ts';
import { asCustomer } from '../builders.ts';
import { aTill, refusal, useCounter } from './counter.ts';

const counter = useCounter();
const identity = anIdentity(counter.clock);
const DAY = 24 * 3600;
let ada: string;
let twin: string;
let rewardId: string;
beforeEach(async () => {
  counter.clock.now = new Date('2026-03-02T10:00:00Z');
  [ada, twin] = [await counter.aMember(30), await counter.aMember(100)];
  rewardId = await counter.aReward({ voucherDays: 30, perMember: 1 });
  expect(await counter.deliver(identity.merged(ada, twin))).toEqual([null]);
});
const part = async () => expect(await counter.deliver(identity.unmerged([ada], [twin]))).toEqual([null]);
const balances = async () => [await counter.balance(ada), await counter.balance(twin)];
const cancel = (customerId: string, redemptionId: string) =>
  counter.mutate(asCustomer(customerId), 'cancelRedemption', { redemptionId });
const undo = async (redemptionId: string) => {
  const input = { redemptionId, reason: 'SALE_CANCELLED' };
  expect(await counter.mutate(aTill(), 'voidRedemption', input)).toMatchObject({ state: 'ISSUED' });
};
const useAndUndo = async ({ id, voucherCode: code }: { id: string; voucherCode: string }) => {
  await counter.mutate(aTill(), 'redeemVoucher', { code });
  await undo(id);
};

describe('a voucher that merged profiles paid together', () => {
  it('is one for all ids of the customer, as is its limit', async () => {
    const { redemption, account } = await counter.redeem(ada, rewardId);
    expect(account).toEqual({ balance: 30 });
    expect((await counter.redeem(twin, rewardId)).userErrors).toEqual(
      refusal('REWARD_LIMIT_REACHED', 'rewardId'),
    );
    expect((await cancel(twin, redemption.id)).account).toEqual({ balance: 130 });
    expect(await counter.problems()).toEqual([]);
  });

  it.each<[string, (redemption: { id: string; voucherCode: string }) => Promise<unknown>, number[]]>([
    ['used', ({ voucherCode: code }) => counter.mutate(aTill(), 'redeemVoucher', { code }), [0, 100]],
    ['cancelled', ({ id }) => cancel(ada, id), [30, 100]],
    [
      'used, undone and cancelled',
      (redemption) => useAndUndo(redemption).then(() => cancel(ada, redemption.id)),
      [30, 100],
    ],
    [
      'never used',
      async () => {
        counter.pass(30 * DAY);
        return (counter.data as Data).redemptions.lapseDue();
      },
      [30, 100],
    ],
  ])('costs each only their own once they are parted, and is %s', async (_, then, expected) => {
    const { redemption } = await counter.redeem(ada, rewardId);
    await part();
    expect(await balances()).toEqual([0, 100]);
    expect((await cancel(twin, redemption.id)).userErrors).toEqual(
      refusal('REDEMPTION_NOT_FOUND', 'redemptionId'),
    );
    await then(redemption);
    expect(await balances()).toEqual(expected);
    expect(await counter.problems()).toEqual([]);
  });
});

describe('a voucher of merged profiles that a till took', () => {
  it('is undone once they are parted, and costs each only their own', async () => {
    const { redemption } = await counter.redeem(ada, rewardId);
    await counter.mutate(aTill(), 'redeemVoucher', { code: redemption.voucherCode });
    await part();
    await undo(redemption.id);
    expect(await balances()).toEqual([0, 100]);
    expect((await cancel(ada, redemption.id)).account).toEqual({ balance: 30 });
    expect(await counter.problems()).toEqual([]);
  });
});

describe('vouchers from before they had states', () => {
  it('can be used once the database is up to date', async () => {
    const paid = await counter.aReward();
    const { redemption } = await counter.redeem(ada, paid);
    const redemptions = counter.db.collection<{ _id: string }>('redemptions');
    await counter.db.command({
      collMod: 'redemptions',
      validator: { $jsonSchema: { not: { required: ['state'] } } },
    });
    await redemptions.dropIndex('voucher');
    await redemptions.createIndexes([{ key: { voucherCode: 1 }, unique: true }]);
    await redemptions.updateOne({ _id: redemption.id }, { $unset: { state: '' } });
    await voucherStatesMigration.up(counter.db);
    await voucherStatesMigration.up(counter.db);
    expect(await redemptions.findOne({ _id: redemption.id })).toMatchObject({ state: 'ISSUED' });
    expect((await redemptions.indexes()).map(({ name }) => name)).not.toContain('voucherCode_1');
    const { userErrors } = await counter.mutate(aTill(), 'redeemVoucher', {
      code: redemption.voucherCode,
    });
    expect(userErrors).toEqual([]);
  });
});
