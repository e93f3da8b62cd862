import { Int32 } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#shared/migrations.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';

type Old = { _id: string } & Record<string, unknown>;

const graph = useSubgraph(loyalty);
const DAY_MS = 86_400_000;
const NOW = new Date('2026-03-02T10:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const EXPIRES = new Date('2027-12-31T00:00:00Z');
const ADA = 'cus_old_ada';
const day = (at: Date) => at.toISOString().slice(0, 10);
const whole = (value: number) => new Int32(value);

/** The last step of the version before there were activity, reversals, what was told, states of vouchers and terms of offers. */
const LAST_STEP = '012-claw-backs';
const CHANGED = ['accounts', 'postings', 'lots', 'clawBacks', 'redemptions', 'offers'];

/** Ada earned 400 points more than a year ago, and 60 and 40 with an order of which half of the first line came back. */
async function fillAsBefore(): Promise<void> {
  const { db } = graph;
  for (const name of CHANGED) await db.command({ collMod: name, validator: {} });
  await db.collection('redemptions').dropIndex('voucher');
  await db.collection('redemptions').createIndexes([{ key: { voucherCode: 1 }, unique: true }]);
  const put = (name: string, docs: Old[]) => db.collection<Old>(name).insertMany(docs);
  await put('accounts', [
    {
      ...{ _id: 'acc_old', customerId: ADA, joinedAt: ago(500), balance: whole(420), sequence: whole(4) },
      nothingExpiresBefore: EXPIRES,
      earnedByDay: [{ day: day(ago(30)), points: whole(70) }], // no longer than a year
    },
  ]);
  const lot = (
    _id: string,
    orderId: string,
    lineId: string,
    points: number,
    left: number,
    earnedAt: Date,
  ) => ({
    ...{ _id, accountId: 'acc_old', orderId, lineId, earnedAt, expiresAt: EXPIRES },
    ...{ points: whole(points), remaining: whole(left) },
  });
  await put('lots', [
    lot('lot_1', 'ord_1', 'l1', 400, 350, ago(400)),
    lot('lot_2', 'ord_2', 'l1', 60, 30, ago(30)),
    lot('lot_3', 'ord_2', 'l2', 40, 40, ago(30)),
  ]);
  const posting = (
    sequence: number,
    { key, kind, at }: { key: string; kind: string; at: Date },
    lots: [string, number][],
    balanceAfter: number,
  ) => {
    const points = lots.reduce((sum, [, change]) => sum + change, 0);
    return {
      ...{ _id: `pst_${sequence}`, key, kind, accountId: 'acc_old', sequence: whole(sequence) },
      entries: [
        { account: 'programme', points: whole(-points) },
        { account: 'member/acc_old', points: whole(points) },
      ],
      lots: lots.map(([lotId, change]) => ({ lotId, points: whole(change) })),
      ...{ balanceAfter: whole(balanceAfter), occurredAt: at, postedAt: at },
    };
  };
  await put('postings', [
    posting(1, { key: 'earn/ord_1/l1', kind: 'EARNED', at: ago(400) }, [['lot_1', 400]], 400),
    posting(2, { key: 'redeem/ada/k', kind: 'REDEEMED', at: ago(40) }, [['lot_1', -50]], 350),
    posting(
      3,
      { key: 'earn/ord_2/l1', kind: 'EARNED', at: ago(30) },
      [
        ['lot_2', 60],
        ['lot_3', 40],
      ],
      450,
    ),
    posting(4, { key: 'claw-back/ret_1/l1', kind: 'CLAWED_BACK', at: ago(10) }, [['lot_2', -30]], 420),
  ]);
  await put('clawBacks', [
    {
      ...{ _id: 'ret_1/l1', orderId: 'ord_2', lineId: 'l1', accountId: 'acc_old' },
      ...{ quantity: whole(1), ofQuantity: whole(2), before: whole(0), points: whole(30) },
      ...{ returnedAt: ago(10), at: ago(10), earnedAt: ago(30) },
    },
  ]);
  await put('rewards', [
    { _id: 'rwd_tea', name: 'Tea', text: 'A pot.', points: whole(50), availableFrom: ago(300) },
  ]);
  await put('redemptions', [
    {
      ...{
        _id: 'red_old',
        key: 'redeem/ada/k',
        accountId: 'acc_old',
        rewardId: 'rwd_tea',
        points: whole(50),
      },
      ...{ voucherCode: '7QK2-M9XT-4H0D', postingId: 'pst_2', redeemedAt: ago(40) },
    },
  ]);
  await put('offers', [
    {
      ...{ _id: 'off_old', code: 'old', title: 'Old', text: 'Still good.', percentOff: whole(10) },
      ...{ audience: { tiers: ['BRONZE'] }, validFrom: ago(5), validUntil: EXPIRES },
    },
  ]);
  await db.collection<Old>('migrations').deleteMany({ _id: { $gt: LAST_STEP } });
}

beforeAll(async () => {
  graph.clock.now = NOW;
  await fillAsBefore();
  await migrate(graph.db, loyalty.migrations);
}, 60_000);

const ada = async (fields: string, purposes: string[] = []) =>
  (await graph.entity(asCustomer(ADA), { id: ADA, purposes }, fields)).data;

describe('what was stored by the version before', () => {
  it('has its balance, lots, postings and vouchers, and the ledger balances', async () => {
    const { loyaltyAccount } = await ada(`{ loyaltyAccount { balance pendingPoints pointsEarnedInYear
      lots { edges { node { id points remaining } } } postings { edges { node { kind points } } }
      redemptions { edges { node { id state voucherCode } } } } }`);
    const nodes = ({ edges }: { edges: { node: object }[] }) => edges.map(({ node }) => node);
    expect({
      ...loyaltyAccount,
      lots: nodes(loyaltyAccount.lots),
      postings: nodes(loyaltyAccount.postings),
      redemptions: nodes(loyaltyAccount.redemptions),
    }).toEqual({
      ...{ balance: 420, pendingPoints: 0, pointsEarnedInYear: 70 },
      lots: [
        { id: 'lot_3', points: 40, remaining: 40 },
        { id: 'lot_2', points: 60, remaining: 30 },
        { id: 'lot_1', points: 400, remaining: 350 },
      ],
      postings: [
        { kind: 'CLAWED_BACK', points: -30 },
        { kind: 'EARNED', points: 100 },
        { kind: 'REDEEMED', points: -50 },
        { kind: 'EARNED', points: 400 },
      ],
      redemptions: [{ id: 'red_old', state: 'ISSUED', voucherCode: '7QK2-M9XT-4H0D' }],
    });
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });

  it('counts for the tier on all days, also those of more than a year ago', async () => {
    expect(await graph.db.collection<Old>('accounts').findOne({ _id: 'acc_old' })).toMatchObject({
      activity: [
        { day: day(ago(400)), points: 400, spendMinor: 0, purchases: 0 },
        { day: day(ago(30)), points: 70, spendMinor: 0, purchases: 0 },
      ],
      told: { tier: '', rules: '' },
    });
    expect((await ada('{ loyaltyAccount { tier } }')).loyaltyAccount).toEqual({ tier: 'BRONZE' });
  });

  it('has an offer by the conditions that it had', async () => {
    expect((await ada('{ offers { id } }', ['personalisation'])).offers).toEqual([{ id: 'off_old' }]);
  });

  it('is taken back no more than it gave: the other half of the line', async () => {
    const returned = (returnId: string, before: number) =>
      anEvent({
        type: 'patron.order.returned.v1',
        subject: 'ord_2',
        time: NOW,
        data: {
          ...{ returnId, orderId: 'ord_2', customerId: ADA, storeId: 'sto_1', currency: 'EUR' },
          lines: [{ lineId: 'l1', sku: 's', quantity: 1, amountMinor: 3000, ofQuantity: 2, before }],
          at: NOW.toISOString(),
        },
      });
    const rest = returned('ret_2', 1);
    expect(await graph.deliver(rest, rest)).toEqual([null, null]);
    expect((await ada('{ loyaltyAccount { balance } }')).loyaltyAccount).toEqual({ balance: 390 });
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });

  it('is the same when a step is run again', async () => {
    const { db } = graph;
    const all = async () => Promise.all(CHANGED.map((name) => db.collection(name).find().toArray()));
    const before = await all();
    for (const { up } of loyalty.migrations) await up(db);
    expect(await all()).toEqual(before);
  });
});
