import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder, asCustomer, asPartner } from './builders.ts';

const graph = useSubgraph(loyalty);

const IMPORT = `mutation($input: ImportRewardsInput!) {
  importRewards(input: $input) { added changed userErrors { code field message } }
}`;
const REDEEM = `mutation($input: RedeemRewardInput!) {
  redeemReward(input: $input) {
    redemption { id voucherCode points redeemedAt reward { id name points } }
    account { balance redemptions { edges { node { voucherCode } } } }
    userErrors { code field }
    idempotentReplay
  }
}`;

const aReward = (its: Record<string, unknown> = {}) => ({
  code: 'coffee',
  name: 'Free coffee',
  text: 'Any size, any milk.',
  points: 100,
  availableFrom: '2026-01-01T00:00:00Z',
  ...its,
});
const importRewards = (...rewards: object[]) => graph.ask(aService('import'), IMPORT, { input: { rewards } });

let ada: string;
beforeAll(() =>
  importRewards(
    aReward(),
    aReward({ code: 'cake', name: 'Cake', points: 150 }),
    aReward({ code: 'gone', availableUntil: '2026-03-02T10:00:00Z' }),
    aReward({ code: 'soon', availableFrom: '2026-03-02T10:00:01Z' }),
  ),
);
beforeEach(async () => {
  ada = newId('cus');
  await graph.deliver(aHandedOverOrder({ customerId: ada, points: 250 }));
});

const redeem = async (its: Record<string, unknown> = {}, actor: Actor = asCustomer(ada)) => {
  const input = { rewardId: 'rwd_coffee', idempotencyKey: 'intent-1', ...its };
  const { data, codes } = await graph.ask(actor, REDEEM, { input });
  return { ...data?.redeemReward, ...(codes && { codes }) };
};
const balance = async () => {
  const { data } = await graph.entity(asCustomer(ada), { id: ada }, '{ loyaltyAccount { balance } }');
  return data.loyaltyAccount.balance;
};

describe('redeemReward', () => {
  it('takes the price off the balance and issues a voucher', async () => {
    const answer = await redeem();
    const voucherCode = answer.redemption.voucherCode;
    expect(answer).toEqual({
      redemption: {
        id: expect.stringMatching(/^red_/),
        voucherCode: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/),
        points: 100,
        redeemedAt: new Date('2026-03-02T10:00:00Z'),
        reward: { id: 'rwd_coffee', name: 'Free coffee', points: 100 },
      },
      account: { balance: 150, redemptions: { edges: [{ node: { voucherCode } }] } },
      userErrors: [],
      idempotentReplay: false,
    });
  });

  it('gives the first answer again to the same key, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => redeem()));
    const vouchers = new Set(answers.map(({ redemption }) => redemption?.voucherCode));
    expect(vouchers.size).toBe(1);
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    expect(await balance()).toBe(150);
  });

  it('replays to the last of the points, too', async () => {
    await redeem({ idempotencyKey: 'intent-0' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem()));
    expect(answers.map(({ userErrors }) => userErrors)).toEqual(Array(8).fill([]));
    expect(await balance()).toBe(50);
  });

  it('knows a key for ever, also when the answer is no longer kept', async () => {
    const { redemption } = await redeem();
    await graph.db.collection('idempotencyKeys').deleteMany({});
    expect(await redeem()).toMatchObject({ redemption, userErrors: [], idempotentReplay: true });
    await graph.db.collection('idempotencyKeys').deleteMany({});
    expect(await redeem({ rewardId: 'rwd_cake' })).toMatchObject({
      redemption: null,
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'rewardId'] }],
    });
    expect(await balance()).toBe(150);
  });

  it.each([
    ['the reward does not exist', { rewardId: 'rwd_none' }, 'REWARD_NOT_FOUND', ['input', 'rewardId']],
    ['the reward is over', { rewardId: 'rwd_gone' }, 'REWARD_NOT_FOUND', ['input', 'rewardId']],
    ['the reward has not begun', { rewardId: 'rwd_soon' }, 'REWARD_NOT_FOUND', ['input', 'rewardId']],
    ['the key is blank', { idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', ['input', 'idempotencyKey']],
    [
      'the key is too long',
      { idempotencyKey: 'k'.repeat(65) },
      'IDEMPOTENCY_KEY_REQUIRED',
      ['input', 'idempotencyKey'],
    ],
  ])('changes nothing when %s', async (_, its, code, field) => {
    expect(await redeem(its)).toEqual({
      redemption: null,
      account: null,
      userErrors: [{ code, field }],
      idempotentReplay: false,
    });
    expect(await balance()).toBe(250);
  });

  it('refuses the key for another reward, and keeps the first', async () => {
    await redeem();
    expect(await redeem({ rewardId: 'rwd_cake' })).toMatchObject({
      redemption: null,
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'rewardId'] }],
    });
    expect(await balance()).toBe(150);
  });

  it('refuses what the balance does not cover, and takes the same key once it does', async () => {
    await redeem({ rewardId: 'rwd_cake', idempotencyKey: 'intent-0' });
    expect(await redeem({ rewardId: 'rwd_cake' })).toMatchObject({
      userErrors: [{ code: 'NOT_ENOUGH_POINTS', field: null }],
    });
    await graph.deliver(aHandedOverOrder({ customerId: ada, points: 50 }));
    expect(await redeem({ rewardId: 'rwd_cake' })).toMatchObject({
      account: { balance: 0 },
      userErrors: [],
      idempotentReplay: false,
    });
  });

  it('tells somebody who is no member so', async () => {
    const ben = asCustomer(newId('cus'));
    expect(await redeem({}, ben)).toMatchObject({ userErrors: [{ code: 'NOT_A_MEMBER', field: null }] });
  });

  it('one customer’s key is nothing to another’s', async () => {
    const ben = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId: ben, points: 100 }));
    await redeem();
    expect(await redeem({}, asCustomer(ben))).toMatchObject({
      account: { balance: 0 },
      idempotentReplay: false,
    });
  });

  it.each<[string, () => Actor]>([
    ['a visitor', () => ({ kind: 'visitor' })],
    ['the customer’s partner', () => asPartner(ada, 'loyalty.balance', 'loyalty.tier')],
    ['an associate', () => ({ kind: 'associate', associateId: 'aso_1', stores: ['sto_1'] })],
    ['a service', () => aService('import')],
  ])('is refused to %s', async (_, actorFor) => {
    expect(await redeem({}, actorFor())).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    expect(await balance()).toBe(250);
  });

  it('leaves a ledger that balances when 200 spend at once with keys of their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => redeem({ idempotencyKey: `race-${i}` })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'PAID').sort();
    expect(codes).toEqual([...Array(198).fill('NOT_ENOUGH_POINTS'), 'PAID', 'PAID']);
    expect(await balance()).toBe(50);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  }, 60_000);
});

describe('Query.rewards', () => {
  it('shows visitors what can be redeemed now, cheapest first', async () => {
    const { data } = await graph.ask(
      { kind: 'visitor' },
      '{ rewards { id name text points availableFrom availableUntil } }',
    );
    expect(data.rewards).toEqual([
      {
        id: 'rwd_coffee',
        name: 'Free coffee',
        text: 'Any size, any milk.',
        points: 100,
        availableFrom: new Date('2026-01-01T00:00:00Z'),
        availableUntil: null,
      },
      expect.objectContaining({ id: 'rwd_cake', points: 150 }),
    ]);
  });
});

describe('importRewards', () => {
  it('adds new codes, changes known ones, and changes nothing for what was redeemed', async () => {
    const { redemption } = await redeem({ rewardId: 'rwd_cake' });
    const { data } = await importRewards(
      aReward({ code: 'cake', name: 'Carrot cake', points: 175 }),
      aReward({ code: newId('tea') }),
    );
    expect(data.importRewards).toEqual({ added: 1, changed: 1, userErrors: [] });
    expect(redemption.points).toBe(150);
    const { data: seen } = await graph.entity(
      asCustomer(ada),
      { id: ada },
      '{ loyaltyAccount { redemptions { edges { node { points reward { name points } } } } } }',
    );
    expect(seen.loyaltyAccount.redemptions.edges).toEqual([
      { node: { points: 150, reward: { name: 'Carrot cake', points: 175 } } },
    ]);
    await importRewards(aReward({ code: 'cake', name: 'Cake', points: 150 }));
  });

  const before = '2025-12-31T00:00:00Z';
  it.each([
    ['no rewards at all', [], ['rewards']],
    ['a code with a space', [aReward({ code: 'a b' })], ['rewards', '0', 'code']],
    ['a code twice', [aReward(), aReward()], ['rewards', '1', 'code']],
    ['no name', [aReward({ name: ' ' })], ['rewards', '0', 'name']],
    ['too long a text', [aReward({ text: 'x'.repeat(1001) })], ['rewards', '0', 'text']],
    ['no price', [aReward({ code: 'ok' }), aReward({ points: 0 })], ['rewards', '1', 'points']],
    [
      'an end before the beginning',
      [aReward({ availableUntil: before })],
      ['rewards', '0', 'availableUntil'],
    ],
    ['more than 500', Array.from({ length: 501 }, (_, i) => aReward({ code: `c${i}` })), ['rewards']],
  ])('imports nothing when there is %s', async (_, rewards, path) => {
    const { data } = await importRewards(...rewards);
    expect(data.importRewards).toEqual({
      added: 0,
      changed: 0,
      userErrors: [
        {
          code: 'INVALID_VALUE',
          field: ['input', ...path],
          message: expect.stringMatching(/^Expected .+\.$/),
        },
      ],
    });
    expect(await graph.db.collection('rewards').findOne({ _id: 'rwd_ok' as never })).toBeNull();
  });

  it.each<[string, Actor]>([
    ['a visitor', { kind: 'visitor' }],
    ['a customer', asCustomer('cus_1')],
    ['a service without the scope', aService()],
    ['an associate', { kind: 'associate', associateId: 'aso_1', stores: [] }],
  ])('is refused to %s', async (_, actor) => {
    const { codes } = await graph.ask(actor, IMPORT, { input: { rewards: [aReward()] } });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is open to an administrator', async () => {
    const admin: Actor = { kind: 'staff', staffId: 'stf_1', role: 'admin' };
    const { data } = await graph.ask(admin, IMPORT, { input: { rewards: [aReward()] } });
    expect(data.importRewards).toEqual({ added: 0, changed: 1, userErrors: [] });
  });
});
