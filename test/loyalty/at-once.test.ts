import { describe, expect, it } from 'vitest';
import type { PatronEvent } from '#shared/events/event.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import { randomFrom } from '../../cli/demo/random.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { accountsIn, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { aCredit, aHandedOverOrder } from './builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
const inOne = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) =>
  inTransaction(data().dependencies.client, work);

describe('all at once', () => {
  it('200 spends and reservations of one account take no more than there is', async () => {
    const customerId = newId('cus');
    const { ledger } = data();
    const { now } = graph.clock;
    await inOne((session) => ledger.credit(session, aCredit({ customerId, points: 995, now })));
    const expiresAt = new Date(now.getTime() + 3_600_000);
    const taken = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        inOne(async (session) => {
          const key = newId('key');
          if (i % 2) {
            const reserved = await ledger.reserve(session, { customerId, key, points: 10, expiresAt });
            return typeof reserved !== 'string';
          }
          const member = await ledger.settledMembership(customerId, session);
          const transfer = { points: 10, key, kind: 'REDEEMED', other: 'programme' } as const;
          return member !== null && (await ledger.spend(member, customerId, transfer, session)) !== null;
        }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(99);
    expect(await accountsIn(graph.db).findOne({ customerId })).toMatchObject({ balance: 5 });
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  }, 120_000);

  it('events that are told again and again, in any order, pay once', async () => {
    const orders = 25 * Number(process.env.TIMES ?? 1);
    const random = randomFrom(7);
    const told: PatronEvent[] = [];
    const customers = new Map<string, number>();
    for (let i = 0; i < orders; i += 1) {
      const [customerId, orderId] = [newId('cus'), newId('ord')];
      const earned = aHandedOverOrder({ customerId, orderId, points: 100 });
      const back = {
        ...{ returnId: newId('ret'), orderId, customerId, storeId: 'sto_1', currency: 'EUR' },
        at: '2026-03-02T11:00:00.000Z',
        lines: [{ lineId: 'l1', sku: 's', quantity: 1, amountMinor: 5_000, ofQuantity: 2, before: 0 }],
      };
      const returned = anEvent({
        ...{ type: 'patron.order.returned.v1', subject: customerId, time: graph.clock.now, data: back },
      });
      customers.set(customerId, i % 2 ? 50 : 100);
      for (let copy = 0; copy < 10; copy += 1) {
        told.push(earned, { ...earned, id: newId('evt') }); // the same event, and one that says the same
        if (i % 2) told.push(returned);
      }
    }
    const shuffled = random.sample(told, told.length);
    const lanes = Array.from({ length: 4 }, (_, lane) => shuffled.filter((_event, i) => i % 4 === lane));
    await Promise.all(
      lanes.map(async (lane) => {
        for (let i = 0; i < lane.length; i += 50) {
          const part = lane.slice(i, i + 50);
          expect(await graph.deliver(...part)).toEqual(part.map(() => null));
        }
      }),
    );
    const accounts = await accountsIn(graph.db)
      .find({ customerId: { $in: [...customers.keys()] } })
      .toArray();
    expect(new Map(accounts.map(({ customerId, balance }) => [customerId, balance]))).toEqual(customers);
    const accountId = { $in: accounts.map(({ _id }) => _id) };
    expect(await postingsIn(graph.db).countDocuments({ accountId, kind: 'EARNED' })).toBe(orders);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  }, 600_000);
});
