import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { aService } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';
import { anAssociate, refusal, useCounter } from './counter.ts';

const counter = useCounter();
const importer = aService('import');

const shown = async (rewardId: string) => {
  const asked = `{ rewards { id kind cause donated { points redemptions } partner { id } tiers perMember left
    voucherDays stores { id } } }`;
  const { data } = await counter.ask({ kind: 'visitor' }, asked);
  return data.rewards.find(({ id }: { id: string }) => id === rewardId);
};
const left = async (rewardId: string) => (await shown(rewardId)).left;
const cancel = (customerId: string, redemptionId: string) =>
  counter.mutate(asCustomer(customerId), 'cancelRedemption', { redemptionId });

describe('a reward of which there are only so many', () => {
  it('is had as often as there are, when 20 members would like one of 5', async () => {
    const rewardId = await counter.aReward({ stock: 5 });
    const members = await Promise.all(Array.from({ length: 20 }, () => counter.aMember(100)));
    const answers = await Promise.all(members.map((member) => counter.redeem(member, rewardId)));
    const refusals = answers.flatMap(({ userErrors }) => userErrors);
    expect(refusals).toEqual(Array(15).fill(refusal('REWARD_SOLD_OUT', 'rewardId')[0]));
    expect(await left(rewardId)).toBe(0);
    const balances = await Promise.all(members.map((member) => counter.balance(member)));
    expect(balances.filter((balance) => balance === 0)).toHaveLength(5);
    expect(await counter.problems()).toEqual([]);
  }, 60_000);

  it('can be had again once one is cancelled, and stays counted when it is imported again', async () => {
    const code = newId('r');
    const rewardId = await counter.aReward({ code, stock: 1 });
    const [ada, ben] = [await counter.aMember(), await counter.aMember()];
    const { redemption } = await counter.redeem(ada, rewardId);
    await counter.aReward({ code, stock: 1 });
    expect((await counter.redeem(ben, rewardId)).userErrors).toEqual(refusal('REWARD_SOLD_OUT', 'rewardId'));
    await cancel(ada, redemption.id);
    expect(await left(rewardId)).toBe(1);
    expect((await counter.redeem(ben, rewardId)).userErrors).toEqual([]);
    await counter.aReward({ code, stock: 3 });
    expect(await left(rewardId)).toBe(2);
  });
});

describe('a reward with a limit for each member', () => {
  it('is had so often by one member, also when they ask at once, and cancelled ones don’t count', async () => {
    const rewardId = await counter.aReward({ points: 10, perMember: 2 });
    const [ada, ben] = [await counter.aMember(), await counter.aMember()];
    const answers = await Promise.all(Array.from({ length: 6 }, () => counter.redeem(ada, rewardId)));
    const had = answers.filter(({ redemption }) => redemption);
    expect(had).toHaveLength(2);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array(4).fill(refusal('REWARD_LIMIT_REACHED', 'rewardId')[0]),
    );
    expect((await counter.redeem(ben, rewardId)).userErrors).toEqual([]);
    await cancel(ada, had[0]?.redemption.id);
    expect((await counter.redeem(ada, rewardId)).userErrors).toEqual([]);
  });
});

describe('a reward for some tiers', () => {
  it('is for their members alone', async () => {
    const rewardId = await counter.aReward({ tiers: ['SILVER', 'GOLD'] });
    const [bronze, silver] = [await counter.aMember(999), await counter.aMember(1000)];
    expect((await counter.redeem(bronze, rewardId)).userErrors).toEqual(refusal('TIER_TOO_LOW', 'rewardId'));
    expect((await counter.redeem(silver, rewardId)).userErrors).toEqual([]);
    expect((await shown(rewardId)).tiers).toEqual(['SILVER', 'GOLD']);
  });
});

describe('a donation', () => {
  it('gives points to a cause for good, and shows what all have given', async () => {
    const rewardId = await counter.aReward({ points: 40, kind: 'DONATION', cause: 'Clean rivers' });
    const [ada, ben] = [await counter.aMember(), await counter.aMember()];
    const { redemption, account } = await counter.redeem(ada, rewardId);
    expect({ redemption, account }).toEqual({
      redemption: {
        id: expect.stringMatching(/^red_/),
        voucherCode: null,
        points: 40,
        state: 'USED',
        validUntil: null,
        usedAt: new Date('2026-03-02T10:00:00Z'),
        store: null,
      },
      account: { balance: 210 },
    });
    await Promise.all([counter.redeem(ben, rewardId), counter.redeem(ada, rewardId)]);
    expect(await shown(rewardId)).toMatchObject({
      kind: 'DONATION',
      cause: 'Clean rivers',
      donated: { points: 120, redemptions: 3 },
      left: null,
    });
    expect((await cancel(ada, redemption.id)).userErrors).toEqual(
      refusal('REDEMPTION_FINAL', 'redemptionId'),
    );
    expect(await counter.problems()).toEqual([]);
  });
});

describe('a reward of a partner', () => {
  const app = (clientId: string): Actor => ({ kind: 'app', clientId });
  const aPartnerReward = (its: object = {}) =>
    counter.aReward({ kind: 'PARTNER', clientId: 'music', ...its });

  it('hands each code out once, and none to who comes too late', async () => {
    const rewardId = await aPartnerReward();
    const codes = Array.from({ length: 5 }, (_, i) => `MUSIC-${i}`);
    expect(await counter.mutate(app('music'), 'importRewardCodes', { rewardId, codes })).toEqual({
      added: 5,
      known: 0,
      userErrors: [],
    });
    expect(await shown(rewardId)).toMatchObject({ partner: { id: 'music' }, left: 5 });
    const members = await Promise.all(Array.from({ length: 12 }, () => counter.aMember(100)));
    const answers = await Promise.all(members.map((member) => counter.redeem(member, rewardId)));
    const got = answers.flatMap(({ redemption }) => redemption?.voucherCode ?? []);
    expect(got.sort()).toEqual(codes);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array(7).fill(refusal('REWARD_SOLD_OUT', 'rewardId')[0]),
    );
    expect(await left(rewardId)).toBe(0);
    expect(await counter.problems()).toEqual([]);
  }, 60_000);

  it('never hands out a code again that is imported again', async () => {
    const rewardId = await aPartnerReward();
    await counter.mutate(importer, 'importRewardCodes', { rewardId, codes: ['A'] });
    await counter.redeem(await counter.aMember(), rewardId);
    expect(
      await counter.mutate(importer, 'importRewardCodes', { rewardId, codes: [' A ', 'B', 'B'] }),
    ).toEqual({
      added: 1,
      known: 1,
      userErrors: [],
    });
    const { redemption } = await counter.redeem(await counter.aMember(), rewardId);
    expect(redemption).toMatchObject({ voucherCode: 'B', state: 'USED' });
  });

  it('leaves the points and the code where they are when the points don’t suffice', async () => {
    const rewardId = await aPartnerReward({ points: 300 });
    await counter.mutate(importer, 'importRewardCodes', { rewardId, codes: ['A'] });
    const ada = await counter.aMember(250);
    expect((await counter.redeem(ada, rewardId)).userErrors).toEqual(refusal('NOT_ENOUGH_POINTS'));
    expect([await left(rewardId), await counter.balance(ada)]).toEqual([1, 250]);
  });

  it('is taken by no till of ours', async () => {
    const rewardId = await aPartnerReward();
    await counter.mutate(importer, 'importRewardCodes', { rewardId, codes: ['0000-0000-0001'] });
    await counter.redeem(await counter.aMember(), rewardId);
    const { userErrors } = await counter.mutate(anAssociate('sto_1'), 'redeemVoucher', {
      code: '0000-0000-0001',
    });
    expect(userErrors).toEqual(refusal('VOUCHER_NOT_FOUND', 'code'));
  });

  it('has its codes from its own partner, or from us', async () => {
    const [theirs, ours] = [await aPartnerReward(), await counter.aReward()];
    const add = (actor: Actor, rewardId: string, codes: string[] = ['A']) =>
      counter.mutate(actor, 'importRewardCodes', { rewardId, codes });
    const none = refusal('REWARD_NOT_FOUND', 'rewardId');
    expect((await add(app('rewards'), theirs)).userErrors).toEqual(none);
    expect((await add(importer, ours)).userErrors).toEqual(none);
    expect((await add(importer, 'rwd_none')).userErrors).toEqual(none);
    expect((await add(importer, theirs, [])).userErrors).toEqual(refusal('INVALID_VALUE', 'codes'));
    expect((await add(importer, theirs, ['A', ' '])).userErrors).toEqual(
      refusal('INVALID_VALUE', 'codes', '1'),
    );
    expect((await add(importer, theirs, Array(501).fill('A'))).userErrors).toEqual(
      refusal('INVALID_VALUE', 'codes'),
    );
    for (const actor of [
      anAssociate('sto_1'),
      asCustomer('cus_1'),
      aService(),
      { kind: 'visitor' } as const,
    ]) {
      expect((await add(actor, theirs)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
    expect(await left(theirs)).toBe(0);
  });
});

describe('importRewards', () => {
  it.each<[string, object, string]>([
    ['a donation without a cause', { kind: 'DONATION' }, 'cause'],
    ['a cause that isn’t a donation’s', { cause: 'Clean rivers' }, 'cause'],
    ['codes of no partner', { kind: 'PARTNER' }, 'clientId'],
    ['a partner who has no codes', { clientId: 'music' }, 'clientId'],
    ['a term for what is no voucher', { kind: 'DONATION', cause: 'x', voucherDays: 1 }, 'voucherDays'],
    ['stores for what is no voucher', { kind: 'PARTNER', clientId: 'x', storeIds: ['sto_1'] }, 'storeIds'],
    ['a term of no days', { voucherDays: 0 }, 'voucherDays'],
    ['no stores', { storeIds: [] }, 'storeIds'],
    ['no tiers', { tiers: [] }, 'tiers'],
    ['none for a member', { perMember: 0 }, 'perMember'],
    ['none at all', { stock: 0 }, 'stock'],
  ])('refuses %s', async (_, its, field) => {
    const reward = {
      ...{ code: newId('r'), name: 'Free coffee', text: 'Any size.', points: 100 },
      ...{ availableFrom: '2026-01-01T00:00:00Z', ...its },
    };
    expect(await counter.mutate(importer, 'importRewards', { rewards: [reward] })).toEqual({
      added: 0,
      changed: 0,
      userErrors: [
        {
          code: 'INVALID_VALUE',
          field: ['input', 'rewards', '0', field],
          message: expect.stringMatching(/^Expected .+\.$/),
        },
      ],
    });
  });
});
