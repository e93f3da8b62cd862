import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { accountsIn, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../support/merging.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCredit, asCustomer } from './builders.ts';

const graph = useSubgraph(loyalty);
const identity = anIdentity(graph.clock);
const data = (): Data => graph.data;
const NOON = new Date('2026-03-02T12:00:00Z');
let customerId: string;
beforeEach(() => {
  graph.clock.now = NOON;
  customerId = newId('cus');
});

const inOne = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) =>
  inTransaction(data().dependencies.client, work);
const credit = (points: number, its: Partial<Parameters<typeof aCredit>[0]> = {}) =>
  inOne((session) => data().ledger.credit(session, aCredit({ customerId, points, now: NOON, ...its })));

async function reserve(points: number, key = newId('key'), id = customerId) {
  const expiresAt = new Date(NOON.getTime() + 3_600_000);
  const reserved = await inOne((session) =>
    data().ledger.reserve(session, { customerId: id, key, points, expiresAt }),
  );
  if (typeof reserved === 'string') throw new Error(reserved);
  return reserved;
}
const commit = (reservationId: string) =>
  inOne((session) => data().ledger.commit(session, { reservationId }));
const release = (reservationId: string) =>
  inOne((session) => data().ledger.release(session, { reservationId }));

async function account(id = customerId) {
  const { data: found } = await graph.entity(
    asCustomer(id),
    { id },
    '{ loyaltyAccount { balance pendingPoints reservedPoints postings { edges { node { kind points } } } } }',
  );
  const { postings, ...rest } = found.loyaltyAccount;
  type Edge = { node: { kind: string; points: number } };
  return { ...rest, kinds: postings.edges.map(({ node }: Edge) => `${node.kind} ${node.points}`) };
}
const problems = async () => (await verifyLedger(graph.db)).problems;

describe('points that are reserved', () => {
  it('are out of the balance, and spent for good once they are committed', async () => {
    await credit(100);
    const { reservation } = await reserve(60);
    expect(await account()).toMatchObject({ balance: 40, reservedPoints: 60 });
    expect(await problems()).toEqual([]);
    expect(await commit(reservation._id)).toMatchObject({ state: 'COMMITTED', committedTo: 'programme' });
    expect(await commit(reservation._id)).toMatchObject({ state: 'COMMITTED' });
    expect(await account()).toEqual({
      ...{ balance: 40, pendingPoints: 0, reservedPoints: 0 },
      kinds: ['COMMITTED 0', 'RESERVED -60', 'EARNED 100'],
    });
    expect(await release(reservation._id)).toBe('RESERVATION_COMMITTED');
    expect(await problems()).toEqual([]);
  });

  it('are in their lots again once they are released, and expire when they would have', async () => {
    await credit(50, { expiresAt: new Date('2026-03-10T00:00:00Z') });
    await credit(50);
    const { reservation } = await reserve(60);
    expect(await release(reservation._id)).toMatchObject({ state: 'RELEASED' });
    expect(await release(reservation._id)).toMatchObject({ state: 'RELEASED' });
    expect(await account()).toMatchObject({
      ...{ balance: 100, reservedPoints: 0 },
      kinds: ['RELEASED 60', 'RESERVED -60', 'EARNED 50', 'EARNED 50'],
    });
    graph.clock.now = new Date('2026-03-10T00:00:00Z');
    expect(await account()).toMatchObject({ balance: 50 });
    expect(await commit(reservation._id)).toBe('RESERVATION_OVER');
    expect(await problems()).toEqual([]);
  });

  it('go back by themselves when their time is over, and can’t be committed from then on', async () => {
    await credit(100);
    const { reservation } = await reserve(60);
    graph.clock.now = new Date(NOON.getTime() + 3_600_000);
    expect(await commit(reservation._id)).toBe('RESERVATION_OVER');
    const { ledger } = data();
    await Promise.all([ledger.releaseDue(), ledger.releaseDue()]);
    expect(await account()).toMatchObject({ balance: 100, reservedPoints: 0 });
    expect(await release(reservation._id)).toMatchObject({ state: 'LAPSED' });
    expect(await problems()).toEqual([]);
  });

  it('are reserved once for one key', async () => {
    await credit(100);
    const key = newId('key');
    const all = await Promise.all(Array.from({ length: 5 }, () => reserve(30, key)));
    expect(new Set(all.map(({ reservation }) => reservation._id)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await account()).toMatchObject({ balance: 70 });
  });

  it('can’t be more than there are, and not of nobody', async () => {
    const expiresAt = new Date(NOON.getTime() + 1);
    const asked = { customerId, key: newId('key'), points: 101, expiresAt };
    const ask = () => inOne((session) => data().ledger.reserve(session, asked));
    expect(await ask()).toBe('NOT_A_MEMBER');
    await credit(100);
    expect(await ask()).toBe('NOT_ENOUGH_POINTS');
    expect(await commit('rsv_none')).toBe('RESERVATION_NOT_FOUND');
    expect(await release('rsv_none')).toBe('RESERVATION_NOT_FOUND');
  });

  it.each(['commit', 'release'] as const)(
    'bear who reserved them once the customer is parted, and then %s',
    async (how) => {
      const twin = newId('cus');
      await credit(30);
      await credit(50, { customerId: twin });
      expect(await graph.deliver(identity.merged(customerId, twin))).toEqual([null]);
      const { reservation } = await reserve(60, newId('key'), twin);
      expect(await account()).toMatchObject({ balance: 20, reservedPoints: 60 });
      expect(await graph.deliver(identity.unmerged([customerId], [twin]))).toEqual([null]);
      expect(await account()).toMatchObject({ balance: 30, reservedPoints: 0 });
      expect(await account(twin)).toMatchObject({ balance: 0, reservedPoints: 60 });
      expect(await problems()).toEqual([]);
      await (how === 'commit' ? commit : release)(reservation._id);
      // The programme bore 10 of the 60: twin had 50, and no more comes back.
      expect(await account(twin)).toMatchObject({ balance: how === 'commit' ? 0 : 50 });
      expect(await account()).toMatchObject({ balance: 30 });
      expect(await problems()).toEqual([]);
    },
  );
});

describe('points that are pending', () => {
  const IN_A_WEEK = new Date('2026-03-09T12:00:00Z');

  it('can’t be spent, stand beside the balance, and are there from their time on', async () => {
    await credit(100, { availableAt: IN_A_WEEK });
    expect(await account()).toEqual({
      ...{ balance: 0, pendingPoints: 100, reservedPoints: 0 },
      kinds: ['EARNED 0'],
    });
    expect(await problems()).toEqual([]);
    graph.clock.now = new Date(IN_A_WEEK.getTime() - 1);
    await data().ledger.matureAll();
    expect(await account()).toMatchObject({ balance: 0, pendingPoints: 100 });
    graph.clock.now = IN_A_WEEK;
    expect(await account()).toMatchObject({ balance: 100, pendingPoints: 0, kinds: ['EARNED 0'] });
    await Promise.all([data().ledger.matureAll(), data().ledger.matureAll()]);
    expect(await account()).toMatchObject({
      balance: 100,
      pendingPoints: 0,
      kinds: ['MATURED 100', 'EARNED 0'],
    });
    expect(await problems()).toEqual([]);
  });

  it('lapse unspent when both times are over before anybody looks', async () => {
    await credit(100, { availableAt: IN_A_WEEK, expiresAt: new Date('2026-03-20T00:00:00Z') });
    graph.clock.now = new Date('2026-04-01T00:00:00Z');
    expect(await account()).toMatchObject({ balance: 0, pendingPoints: 0 });
    await data().ledger.expireAll();
    expect(await account()).toMatchObject({ kinds: ['EXPIRED -100', 'MATURED 100', 'EARNED 0'] });
    expect(await problems()).toEqual([]);
  });

  it('can’t lapse before they are there', async () => {
    const never = credit(1, { availableAt: IN_A_WEEK, expiresAt: IN_A_WEEK });
    await expect(never).rejects.toThrow(RangeError);
  });

  it.each([
    ['ALLOW', { balance: -30, owed: 30, fromPending: 20, taken: 50 }],
    ['WHAT_IS_THERE', { balance: 0, owed: 0, fromPending: 20, taken: 50 }],
    ['PENDING_ONLY', { balance: 50, owed: 0, fromPending: 20, taken: 0 }],
  ] as const)(
    'go first when they are taken back, and the rest as the policy says: %s',
    async (policy, expected) => {
      await credit(50);
      const given = await credit(20, { availableAt: IN_A_WEEK });
      const pending = given?.posting?.pendingLots?.[0]?.lotId ?? '';
      const key = newId('key');
      const more = await credit(80);
      const own = more?.posting?.lots[0]?.lotId ?? '';
      await inOne(async (session) => {
        const member = await data().ledger.settledMembership(customerId, session);
        if (!member) throw new Error('no member');
        const transfer = { points: 80, key: newId('key'), kind: 'REDEEMED', other: 'programme' } as const;
        await data().ledger.spend(member, customerId, transfer, session);
      });
      const reverse = () =>
        inOne((session) =>
          data().ledger.reverse(session, {
            ...{ key, kind: 'REVERSED', lotIds: [pending, own], points: 100, policy },
          }),
        );
      const { balance, ...reversal } = expected;
      expect(await reverse()).toMatchObject({ points: 100, ...reversal });
      expect(await reverse()).toMatchObject({ points: 100, ...reversal });
      expect(await account()).toMatchObject({ balance, pendingPoints: 0 });
      expect(await problems()).toEqual([]);
    },
  );
});

describe('a credit', () => {
  it('is posted once for one key, and its parts say which rules gave it', async () => {
    const given = aCredit({ customerId, points: 30, now: NOON });
    const parts = [
      { ruleId: 'spend', points: 10 },
      { ruleId: 'tier/GOLD', points: 20 },
    ];
    const [lot] = given.lots;
    if (!lot) throw new Error('no lot');
    const give = () =>
      inOne((session) => data().ledger.credit(session, { ...given, lots: [{ ...lot, parts }] }));
    const all = await Promise.all([give(), give(), give()]);
    expect(new Set(all.map((one) => one?.posting?._id)).size).toBe(1);
    expect(all.map((one) => one?.isNew).sort()).toEqual([false, false, true]);
    const { data: found } = await graph.entity(
      asCustomer(customerId),
      { id: customerId },
      '{ loyaltyAccount { balance lots { edges { node { points pending availableAt parts { ruleId points } } } } } }',
    );
    expect(found.loyaltyAccount).toEqual({
      balance: 30,
      lots: { edges: [{ node: { points: 30, pending: 0, availableAt: null, parts } }] },
    });
  });

  it('is refused when its parts don’t add up', async () => {
    const given = aCredit({ customerId, points: 30, now: NOON });
    const lots = given.lots.map((lot) => ({ ...lot, parts: [{ ruleId: 'spend', points: 29 }] }));
    const wrong = inOne((session) => data().ledger.credit(session, { ...given, lots }));
    await expect(wrong).rejects.toThrow(RangeError);
  });

  it('counts one order as one purchase, however its lines come, and no more once all is back', async () => {
    const orderId = newId('ord');
    const line = (lineId: string) =>
      inOne((session) =>
        data().ledger.credit(session, {
          ...{ customerId, orderId, key: `earn/${orderId}`, kind: 'EARNED', occurredAt: NOON },
          lots: [
            {
              ...{ orderId, lineId, points: 5, earnedAt: NOON, expiresAt: new Date('2028-01-01') },
              qualifying: { points: 5, spendMinor: 500, purchases: 1 },
            },
          ],
        }),
      );
    await line('l1');
    await line('l2');
    await line('l1');
    const activity = async () => (await accountsIn(graph.db).findOne({ customerId }))?.activity;
    expect(await activity()).toEqual([{ day: '2026-03-02', points: 10, spendMinor: 1000, purchases: 1 }]);
    const { clawBacks } = data();
    const bringBack = (lineId: string) =>
      inOne((session) =>
        clawBacks.returned(
          {
            ...{ returnId: newId('ret'), orderId, customerId, storeId: 'sto_1', currency: 'EUR' },
            at: NOON.toISOString(),
            lines: [{ lineId, sku: 's', quantity: 1, amountMinor: 500, ofQuantity: 1, before: 0 }],
          },
          session,
        ),
      );
    await bringBack('l1');
    expect(await activity()).toEqual([{ day: '2026-03-02', points: 5, spendMinor: 500, purchases: 1 }]);
    await bringBack('l2');
    expect(await activity()).toEqual([]);
    expect(await problems()).toEqual([]);
  });

  it('of no points is no posting, and opens no account', async () => {
    const nothing = aCredit({ customerId, points: 0, now: NOON });
    expect(await inOne((session) => data().ledger.credit(session, nothing))).toBeNull();
    expect(await accountsIn(graph.db).findOne({ customerId })).toBeNull();
    expect(await postingsIn(graph.db).countDocuments({ key: nothing.key })).toBe(0);
  });
});
