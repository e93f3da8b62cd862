import fc from 'fast-check';
import type { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOutbox } from '#shared/events/outbox.ts';
import { openMembers } from '#shared/members.ts';
import { connectMongo, inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { accountsIn, lotsIn, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder } from './builders.ts';
import { anOperation, openComparison } from './random-operations.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
let client: MongoClient;
beforeAll(() => {
  client = data().dependencies.client;
});
beforeEach(() => {
  graph.clock.now = new Date('2026-03-02T10:00:00Z');
});

const ledgerReport = () => verifyLedger(graph.db);
const aReward = (points: number) => ({
  _id: 'rwd_any',
  name: 'Any',
  text: 'Any',
  points,
  availableFrom: new Date(0),
});
const redeem = (customerId: string, points: number, key = newId('key')) =>
  inTransaction(client, (session) => data().redemptions.redeem(customerId, aReward(points), key, session));
const statementOf = async (customerId: string) => {
  const account = await accountsIn(graph.db).findOne({ customerId });
  const postings = await postingsIn(graph.db)
    .find({ accountId: account?._id ?? '' })
    .sort({ sequence: 1 })
    .toArray();
  return { account, postings };
};
const balanceOf = async (customerId: string) => {
  const account = await data().ledger.membershipOf([customerId]);
  return account && (await data().ledger.balanceOf(account));
};

describe('whatever happens', () => {
  it('the ledger balances, a balance is what its lots have left, and repeating changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anOperation, { minLength: 5, maxLength: 15 }), { maxLength: 3 }),
        async (chunks) => {
          const comparison = openComparison(newId('run'), {
            data: data(),
            client,
            clock: graph.clock,
            deliver: (event) => graph.deliver(anEvent(event)),
          });
          for (const chunk of chunks) {
            for (const operation of chunk) await comparison.apply(operation);
            const { expected, actual } = await comparison.balances();
            expect(actual).toEqual(expected);
            expect((await ledgerReport()).problems).toEqual([]);
          }
          await comparison.repeatAll();
          const after = await comparison.balances();
          expect(after.actual).toEqual(after.expected);
          expect((await ledgerReport()).problems).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('an order that was handed over', () => {
  it('earns once when it is delivered ten times, as one event or as many', async () => {
    const customerId = newId('cus');
    const orderId = newId('ord');
    const events = Array.from({ length: 10 }, () => aHandedOverOrder({ customerId, orderId, points: 30 }));
    const [first] = events;
    if (!first) throw new Error('no events');
    expect(await graph.deliver(...events, first, first)).toEqual(Array(12).fill(null));
    await Promise.all(events.map((event) => graph.deliver(event)));

    const { account, postings } = await statementOf(customerId);
    expect(account).toMatchObject({ balance: 30, sequence: 1 });
    expect(postings).toHaveLength(1);
    expect(postings[0]).toMatchObject({
      key: `earn/${orderId}/l1`,
      kind: 'EARNED',
      orderId,
      entries: [
        { account: 'programme', points: -30 },
        { account: `member/${account?._id}`, points: 30 },
      ],
    });
    const published = await graph.published('patron.points.posted.v1');
    expect(published.filter(({ subject }) => subject === customerId).map((event) => event.data)).toEqual([
      { customerId, postingId: postings[0]?._id, points: 30 },
    ]);
  });

  it('opens one account when a customer’s first orders arrive all at once', async () => {
    const customerId = newId('cus');
    const events = Array.from({ length: 12 }, () => aHandedOverOrder({ customerId, points: 10 }));
    const results = await Promise.all(events.map((event) => graph.deliver(event)));
    expect(results.flat()).toEqual(Array(12).fill(null));
    expect(await accountsIn(graph.db).countDocuments({ customerId })).toBe(1);
    expect(await balanceOf(customerId)).toBe(120);
    expect((await ledgerReport()).problems).toEqual([]);
  });

  it('earns once for each line when its lines come in several events that overlap', async () => {
    const customerId = newId('cus');
    const orderId = newId('ord');
    const line = (lineId: string, euros: number) => ({
      lineId,
      sku: 'a',
      quantity: 1,
      amountMinor: euros * 100,
    });
    const [a, b, c] = [line('a', 1), line('b', 20), line('c', 300)];
    const events = [[b], [a, b], [b], [c, a]].map((lines) =>
      aHandedOverOrder({ customerId, orderId, lines }),
    );
    await graph.deliver(...events, ...events);
    const { account, postings } = await statementOf(customerId);
    expect(account).toMatchObject({ balance: 321 });
    expect(postings.map(({ key, balanceAfter }) => [key, balanceAfter])).toEqual([
      [`earn/${orderId}/b`, 20],
      [`earn/${orderId}/a`, 21],
      [`earn/${orderId}/c`, 321],
    ]);
  });

  it('earns the same when it is known from an import, and not again when both events tell of it', async () => {
    const customerId = newId('cus');
    const handedOver = aHandedOverOrder({ customerId, points: 30 });
    const imported = { ...handedOver, id: newId('evt'), type: 'patron.order.imported.v1' as const };
    expect(await graph.deliver(imported, handedOver)).toEqual([null, null]);
    const { account, postings } = await statementOf(customerId);
    expect(account).toMatchObject({ balance: 30 });
    expect(postings).toHaveLength(1);
  });

  it('keeps what each line earned and counted for the tier, with its own lot', async () => {
    const customerId = newId('cus');
    const order = aHandedOverOrder({
      customerId,
      lines: [
        { lineId: 'l1', sku: 'a', quantity: 1, amountMinor: 1_999 },
        { lineId: 'l2', sku: 'b', quantity: 2, amountMinor: 99 },
        { lineId: 'l3', sku: 'c', quantity: 1, amountMinor: 500 },
      ],
    });
    await graph.deliver(order);
    const lots = await lotsIn(graph.db).find({ orderId: order.data.orderId }).sort({ lineId: 1 }).toArray();
    const common = {
      _id: expect.stringMatching(/^lot_/),
      accountId: expect.stringMatching(/^acc_/),
      orderId: order.data.orderId,
      earnedAt: new Date('2026-03-02T10:00:00Z'),
      expiresAt: new Date('2028-04-01T00:00:00Z'),
    };
    const line = (lineId: string, points: number, spendMinor: number, purchases: number) => ({
      ...{ ...common, lineId, points, remaining: points },
      ...(points > 0 && { parts: [{ ruleId: 'spend', points }] }),
      qualifying: { points, spendMinor, purchases },
    });
    expect(lots).toEqual([line('l1', 19, 1_999, 1), line('l2', 0, 99, 0), line('l3', 5, 500, 0)]);
    const { account } = await statementOf(customerId);
    expect(account?.activity).toEqual([{ day: '2026-03-02', points: 24, spendMinor: 2_598, purchases: 1 }]);
  });

  it.each([
    ['nobody knows whose it is', { customerId: null }],
    ['no line reaches a whole unit', { lines: [{ lineId: 'l1', sku: 'a', quantity: 1, amountMinor: 99 }] }],
  ])('earns nothing when %s', async (_, its) => {
    const order = aHandedOverOrder(its);
    expect(await graph.deliver(order)).toEqual([null]);
    expect(await postingsIn(graph.db).findOne({ orderId: order.data.orderId })).toBeNull();
    expect(await accountsIn(graph.db).findOne({ customerId: String(order.data.customerId) })).toBeNull();
  });
});

describe('a spend', () => {
  it('takes the points that expire soonest, and says from which lots', async () => {
    const customerId = newId('cus');
    await graph.deliver(
      aHandedOverOrder({
        customerId,
        points: 40,
        at: '2026-03-01T10:00:00.000Z',
        orderId: `${customerId}/new`,
      }),
      aHandedOverOrder({
        customerId,
        points: 30,
        at: '2025-01-05T10:00:00.000Z',
        orderId: `${customerId}/old`,
      }),
      aHandedOverOrder({
        customerId,
        points: 20,
        at: '2025-09-05T10:00:00.000Z',
        orderId: `${customerId}/mid`,
      }),
    );
    await redeem(customerId, 45);

    const lots = await lotsIn(graph.db)
      .find({ orderId: new RegExp(`^${customerId}`) })
      .sort({ orderId: 1 })
      .toArray();
    const byOrder = new Map(lots.map((lot) => [(lot.orderId ?? '').split('/')[1], lot]));
    expect(Array.from(byOrder, ([order, { remaining }]) => [order, remaining])).toEqual([
      ['mid', 5],
      ['new', 40],
      ['old', 0],
    ]);
    const { postings } = await statementOf(customerId);
    expect(postings.at(-1)).toMatchObject({
      kind: 'REDEEMED',
      balanceAfter: 45,
      lots: [
        { lotId: byOrder.get('old')?._id, points: -30 },
        { lotId: byOrder.get('mid')?._id, points: -15 },
      ],
    });
  });

  it('reaches through more lots than one look takes', async () => {
    const customerId = newId('cus');
    const lines = Array.from({ length: 230 }, (_, i) => ({
      lineId: `l${i}`,
      sku: 'a',
      quantity: 1,
      amountMinor: 100,
    }));
    await graph.deliver(aHandedOverOrder({ customerId, lines }));
    expect(await redeem(customerId, 229)).toMatchObject({ account: { accounts: [{ balance: 1 }] } });
    expect(await redeem(customerId, 2)).toBe('NOT_ENOUGH_POINTS');
  });

  it('never overdraws, however many of one account race each other and what it earns', async () => {
    const customerId = newId('cus');
    await graph.deliver(...Array.from({ length: 20 }, () => aHandedOverOrder({ customerId, points: 50 })));
    const outcomes = await Promise.all([
      ...Array.from({ length: 200 }, () => redeem(customerId, 30)),
      ...Array.from({ length: 10 }, () => graph.deliver(aHandedOverOrder({ customerId, points: 3 }))),
    ]);

    const paid = outcomes.filter((outcome) => typeof outcome === 'object' && 'account' in outcome);
    const refused = outcomes.filter((outcome) => outcome === 'NOT_ENOUGH_POINTS');
    expect(paid.length + refused.length).toBe(200);
    expect([33, 34]).toContain(paid.length); // whether the last one still fits depends on when the 30 points came
    expect(await balanceOf(customerId)).toBe(1_030 - paid.length * 30);
    expect((await ledgerReport()).problems).toEqual([]);
  }, 60_000);

  it('never overdraws when two processes spend from one account', async () => {
    const customerId = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId, points: 100 }));
    const other = await connectMongo(process.env.MONGODB_URI ?? '');
    const db = other.db(graph.db.databaseName);
    const outbox = openOutbox(db, 'loyalty', new Map());
    const elsewhere = loyalty.open({
      ...data().dependencies,
      ...{ client: other, db, outbox, members: openMembers(db) },
    });
    const redeemElsewhere = () =>
      inTransaction(other, (session) =>
        elsewhere.redemptions.redeem(customerId, aReward(30), newId('key'), session),
      );
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => [redeem(customerId, 30), redeemElsewhere()]).flat(),
    );
    await other.close();
    expect(outcomes.filter((outcome) => typeof outcome === 'object')).toHaveLength(3);
    expect(await balanceOf(customerId)).toBe(10);
    expect((await ledgerReport()).problems).toEqual([]);
  }, 60_000);
});

describe('points that were not spent in time', () => {
  it('can be neither seen nor spent from that moment, and are posted as expired by the next run', async () => {
    const customerId = newId('cus');
    await graph.deliver(
      aHandedOverOrder({ customerId, points: 30, at: '2026-03-02T10:00:00.000Z' }),
      aHandedOverOrder({ customerId, points: 20, at: '2026-05-02T10:00:00.000Z' }),
    );
    graph.clock.now = new Date('2028-03-31T23:59:59.999Z');
    expect(await balanceOf(customerId)).toBe(50);
    graph.clock.now = new Date('2028-04-01T00:00:00Z');
    expect(await balanceOf(customerId)).toBe(20);
    expect(await redeem(customerId, 21)).toBe('NOT_ENOUGH_POINTS');

    await data().ledger.expireAll();
    await data().ledger.expireAll();
    const { account, postings } = await statementOf(customerId);
    expect(account).toMatchObject({ balance: 20, nothingExpiresBefore: new Date('2028-06-01T00:00:00Z') });
    expect(postings.map(({ kind, balanceAfter }) => [kind, balanceAfter])).toEqual([
      ['EARNED', 30],
      ['EARNED', 50],
      ['EXPIRED', 20],
    ]);
    expect(postings[2]?.entries).toEqual([
      { account: `member/${account?._id}`, points: -30 },
      { account: 'expired', points: 30 },
    ]);
    expect((await ledgerReport()).problems).toEqual([]);
  });

  it('are posted once when several processes look for them at the same time', async () => {
    const customers = Array.from({ length: 5 }, () => newId('cus'));
    await graph.deliver(...customers.map((customerId) => aHandedOverOrder({ customerId, points: 10 })));
    graph.clock.now = new Date('2029-01-01T00:00:00Z');
    await Promise.all([data().ledger.expireAll(), data().ledger.expireAll(), data().ledger.expireAll()]);
    for (const customerId of customers) {
      const { account, postings } = await statementOf(customerId);
      expect(account).not.toHaveProperty('nothingExpiresBefore');
      expect(postings.map(({ kind }) => kind)).toEqual(['EARNED', 'EXPIRED']);
    }
    expect((await ledgerReport()).problems).toEqual([]);
  });

  it('expire at once when an old order is imported, and count on the day they were earned', async () => {
    const customerId = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId, points: 10, at: '2019-05-01T10:00:00.000Z' }));
    expect(await balanceOf(customerId)).toBe(0);
    await data().ledger.expireAll();
    const { account } = await statementOf(customerId);
    expect(account).toMatchObject({
      balance: 0,
      activity: [{ day: '2019-05-01', points: 10, spendMinor: 1_000, purchases: 1 }],
      joinedAt: new Date('2019-05-01T10:00:00Z'),
    });
  });
});

describe('verifyLedger', () => {
  const cases: [string, (customerId: string, accountId: string) => Promise<unknown>, RegExp][] = [
    [
      'a balance that was raised',
      (_, _id) => accountsIn(graph.db).updateOne({ _id }, { $inc: { balance: 5 } }),
      /^acc_\w+: balance 65, not 60$/,
    ],
    [
      'a lot that was refilled',
      (_, accountId) => lotsIn(graph.db).updateOne({ accountId, remaining: 60 }, { $set: { remaining: 70 } }),
      /^lot_\w+: 70 remaining, not 60$/,
    ],
    [
      'a posting that was deleted',
      (_, accountId) => postingsIn(graph.db).deleteOne({ accountId, kind: 'REDEEMED' }),
      /^acc_\w+: sequence 2, not 1$/,
    ],
    [
      'a posting that was altered on both sides',
      (_, accountId) =>
        postingsIn(graph.db).updateOne(
          { accountId, kind: 'EARNED' },
          { $set: { 'entries.0.points': -110, 'entries.1.points': 110 } },
        ),
      /^pst_\w+: lots change by 100, not 110$/,
    ],
    [
      'a posting whose account is gone',
      (_, _id) => accountsIn(graph.db).deleteOne({ _id }),
      /^pst_\w+ belongs to acc_\w+, which does not exist$/,
    ],
    [
      'a tier bought by an invented day',
      (_, _id) =>
        accountsIn(graph.db).updateOne(
          { _id },
          { $push: { activity: { day: '2026-03-03', points: 9, spendMinor: 0, purchases: 0 } } },
        ),
      /^acc_\w+: activity /,
    ],
    [
      'an expiry that was put off',
      (_, _id) =>
        accountsIn(graph.db).updateOne({ _id }, { $set: { nothingExpiresBefore: new Date('2040-01-01') } }),
      /^acc_\w+: a lot expires before 2040/,
    ],
  ];

  it.each(cases)('finds %s', async (_, damage, problem) => {
    const customerId = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId, points: 100 }));
    await redeem(customerId, 40);
    const { account, postings } = await statementOf(customerId);
    const lots = await lotsIn(graph.db)
      .find({ accountId: account?._id ?? '' })
      .toArray();
    if (!account) throw new Error('no account');
    expect((await ledgerReport()).problems).toEqual([]);
    try {
      await damage(customerId, account._id);
      expect((await ledgerReport()).problems).toContainEqual(expect.stringMatching(problem));
    } finally {
      await accountsIn(graph.db).replaceOne({ _id: account._id }, account, { upsert: true });
      for (const one of postings)
        await postingsIn(graph.db).replaceOne({ _id: one._id }, one, { upsert: true });
      for (const one of lots) await lotsIn(graph.db).replaceOne({ _id: one._id }, one, { upsert: true });
    }
  });

  it('finds a spend that left points behind which expire sooner', async () => {
    const customerId = newId('cus');
    await graph.deliver(
      aHandedOverOrder({ customerId, points: 30, at: '2025-01-05T10:00:00.000Z' }),
      aHandedOverOrder({ customerId, points: 30, at: '2026-01-05T10:00:00.000Z' }),
    );
    await redeem(customerId, 30);
    const { account } = await statementOf(customerId);
    const lots = await lotsIn(graph.db)
      .find({ accountId: account?._id ?? '' })
      .sort({ expiresAt: 1 })
      .toArray();
    const swap = async (expiries: (Date | undefined)[]) => {
      for (const [i, lot] of lots.entries()) {
        await lotsIn(graph.db).updateOne(
          { _id: lot._id },
          { $set: { expiresAt: expiries[i] ?? lot.expiresAt } },
        );
      }
    };
    await swap(lots.map(({ expiresAt }) => expiresAt).reverse());
    expect((await ledgerReport()).problems).toContainEqual(
      expect.stringMatching(/expires sooner and was kept$/),
    );
    await swap(lots.map(({ expiresAt }) => expiresAt));
  });
});

describe('the database itself', () => {
  const aPosting = () => ({
    _id: newId('pst'),
    key: newId('key'),
    kind: 'EARNED' as const,
    accountId: newId('acc'),
    sequence: 1,
    entries: [
      { account: 'programme' as const, points: -5 },
      { account: 'member/acc_x' as const, points: 5 },
    ],
    lots: [{ lotId: 'lot_x', points: 5 }],
    balanceAfter: 5,
    occurredAt: new Date(),
    postedAt: new Date(),
  });
  const VALIDATION_FAILED = 121;

  it.each([
    [
      'entries that do not add up',
      {
        entries: [
          { account: 'programme' as const, points: -5 },
          { account: 'member/a' as const, points: 6 },
        ],
      },
    ],
    [
      'half points',
      {
        entries: [
          { account: 'programme' as const, points: -0.5 },
          { account: 'member/a' as const, points: 0.5 },
        ],
      },
    ],
    ['one entry', { entries: [{ account: 'programme' as const, points: 0 }] }],
    [
      'an account nobody knows',
      {
        entries: [
          { account: 'till' as never, points: -5 },
          { account: 'member/a' as const, points: 5 },
        ],
      },
    ],
    ['a balance below zero', { balanceAfter: -1 }],
  ])('refuses a posting with %s', async (_, its) => {
    await expect(postingsIn(graph.db).insertOne({ ...aPosting(), ...its })).rejects.toMatchObject({
      code: VALIDATION_FAILED,
    });
  });

  it('takes a posting that is as it should be, and its key only once', async () => {
    const posting = aPosting();
    await postingsIn(graph.db).insertOne(posting);
    const again = { ...aPosting(), key: posting.key };
    await expect(postingsIn(graph.db).insertOne(again)).rejects.toMatchObject({ code: 11000 });
    await postingsIn(graph.db).deleteOne({ _id: posting._id });
  });

  it('refuses an overdrawn account and an overdrawn lot', async () => {
    const customerId = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId, points: 5 }));
    const overdrawn = { code: VALIDATION_FAILED };
    await expect(
      accountsIn(graph.db).updateOne({ customerId }, { $inc: { balance: -6 } }),
    ).rejects.toMatchObject(overdrawn);
    const { account } = await statementOf(customerId);
    await expect(
      lotsIn(graph.db).updateOne({ accountId: account?._id ?? '' }, { $inc: { remaining: -6 } }),
    ).rejects.toMatchObject(overdrawn);
  });
});

afterAll(async () => {
  expect((await ledgerReport()).problems).toEqual([]);
});
