import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventData, PatronEvent } from '#shared/events/event.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { clawBacksIn, openClawBacks } from '../../../subgraphs/loyalty/returns/claw-backs.ts';
import { pointsOfPieces } from '../../../subgraphs/loyalty/returns/rule.ts';
import { DEFAULT_PROGRAMME } from '../../../subgraphs/loyalty/rules/programme.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { aCredit, aHandedOverOrder, asCustomer } from '../builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
const NOON = new Date('2026-03-02T12:00:00Z');
let customerId: string;
beforeEach(() => {
  graph.clock.now = NOON;
  customerId = newId('cus');
});

type ReturnedLine = EventData['patron.order.returned.v1']['lines'][number];

const aReturnedLine = (its: Partial<ReturnedLine> = {}): ReturnedLine => ({
  lineId: 'l1',
  sku: 'sku-1',
  quantity: 1,
  amountMinor: 100,
  ofQuantity: 1,
  before: 0,
  ...its,
});

function returned(
  orderId: string,
  lines: Partial<ReturnedLine>[] = [{}],
  its: Partial<EventData['patron.order.returned.v1']> = {},
): PatronEvent<'patron.order.returned.v1'> {
  const event = {
    returnId: newId('ret'),
    ...{ orderId, customerId, storeId: 'sto_1', currency: 'EUR', at: NOON.toISOString() },
    lines: lines.map(aReturnedLine),
    ...its,
  };
  const subject = event.customerId ?? orderId;
  return anEvent({ type: 'patron.order.returned.v1', subject, time: NOON, data: event });
}

const handedOver = (its: Parameters<typeof aHandedOverOrder>[0] = {}) =>
  aHandedOverOrder({ customerId, ...its });

async function account(id = customerId) {
  const { data: found } = await graph.entity(
    asCustomer(id),
    { id },
    '{ loyaltyAccount { balance pointsEarnedInYear postings { edges { node { kind points orderId } } } } }',
  );
  const { balance, pointsEarnedInYear, postings } = found.loyaltyAccount;
  const kinds = postings.edges.map(
    ({ node }: { node: { kind: string; points: number } }) => `${node.kind} ${node.points}`,
  );
  return { balance, pointsEarnedInYear, kinds };
}

async function spend(points: number, id = customerId): Promise<boolean> {
  const reward = { _id: 'rwd_any', name: 'Any', text: 'Any', points, availableFrom: new Date(0) };
  const { client } = data().dependencies;
  const outcome = await inTransaction(client, (session) =>
    data().redemptions.redeem(id, reward, newId('key'), session),
  );
  return typeof outcome !== 'string';
}

const problems = async () => (await verifyLedger(graph.db)).problems;

describe('goods that came back', () => {
  it('take back what their line earned, and it counts for no tier', async () => {
    const orderId = newId('ord');
    const lines = [
      { lineId: 'l1', sku: 's', quantity: 1, amountMinor: 5_000 },
      { lineId: 'l2', sku: 's', quantity: 1, amountMinor: 7_000 },
    ];
    await graph.deliver(handedOver({ orderId, lines }));
    expect(await graph.deliver(returned(orderId, [{ lineId: 'l2' }]))).toEqual([null]);
    expect(await account()).toEqual({
      balance: 50,
      pointsEarnedInYear: 50,
      kinds: ['CLAWED_BACK -70', 'EARNED 120'],
    });
    expect(await problems()).toEqual([]);
  });

  it('take it back once, however often it is told', async () => {
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 100 }));
    const event = returned(orderId);
    await Promise.all([graph.deliver(event), graph.deliver(event), graph.deliver(event, event)]);
    expect(await account()).toMatchObject({ balance: 0, kinds: ['CLAWED_BACK -100', 'EARNED 100'] });
  });

  it('take it back when the order is heard of after the return', async () => {
    const orderId = newId('ord');
    await graph.deliver(returned(orderId, [{ quantity: 1, ofQuantity: 4, before: 2 }]));
    await graph.deliver(handedOver({ orderId, points: 10 }));
    // Of 10 points the first two pieces of four have 5, the third has 2.
    expect(await account()).toMatchObject({ balance: 8, kinds: ['CLAWED_BACK -2', 'EARNED 10'] });
    expect(await problems()).toEqual([]);
  });

  it('are found when both were heard of in the same moment and neither saw the other', async () => {
    const orderId = newId('ord');
    await graph.deliver(returned(orderId, [{}], { customerId: null }));
    const { ledger, clawBacks, dependencies } = data();
    await inTransaction(dependencies.client, (session) =>
      ledger.credit(session, aCredit({ customerId, points: 30, now: NOON, orderId, lineId: 'l1' })),
    );
    expect((await account()).balance).toBe(30);
    await clawBacks.settleWaiting(new AbortController().signal);
    expect((await account()).balance).toBe(0);
  });

  it('that nobody known bought take nothing, and nothing of a line that earned nothing', async () => {
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 40 }));
    await graph.deliver(returned(orderId, [{ lineId: 'small-change' }]));
    await graph.deliver(returned(newId('ord'), [{}], { customerId: null }));
    expect((await account()).balance).toBe(40);
  });

  it('leave a debt when the points are spent, which the next points pay', async () => {
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 100 }));
    expect(await spend(70)).toBe(true);
    await graph.deliver(returned(orderId));
    expect(await account()).toMatchObject({ balance: -70, pointsEarnedInYear: 0 });
    expect(await spend(1)).toBe(false);

    await graph.deliver(handedOver({ points: 50 }));
    expect(await account()).toMatchObject({ balance: -20, pointsEarnedInYear: 50 });
    await graph.deliver(handedOver({ points: 50 }));
    expect((await account()).balance).toBe(30);
    expect(await spend(31)).toBe(false);
    expect(await spend(30)).toBe(true);
    expect(await problems()).toEqual([]);
  });

  it('leave no debt where the programme takes no more than is there', async () => {
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 100 }));
    await spend(70);
    const { dependencies, ledger } = data();
    const lenient = openClawBacks(dependencies, ledger, {
      current: async () => ({
        ...DEFAULT_PROGRAMME,
        points: { ...DEFAULT_PROGRAMME.points, negativeBalance: 'WHAT_IS_THERE' },
        version: 1,
        setAt: null,
      }),
    });
    await inTransaction(dependencies.client, (session) => lenient.returned(returned(orderId).data, session));
    expect(await account()).toMatchObject({ balance: 0, pointsEarnedInYear: 0 });
    expect(await problems()).toEqual([]);
  });

  it('take nothing for points that lapsed meanwhile', async () => {
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 100, at: '2024-03-02T10:00:00.000Z' }));
    expect(await spend(60)).toBe(true);
    graph.clock.now = new Date('2026-05-02T10:00:00Z');
    await graph.deliver(handedOver({ points: 10, at: graph.clock.now.toISOString() }));
    await graph.deliver(returned(orderId));
    // 40 of the 100 have lapsed; 60 were spent and are owed, of which 10 are paid.
    expect((await account()).balance).toBe(-50);
    expect(await problems()).toEqual([]);
  });

  it('take back from all that a merged customer has, and each has their own when they are parted', async () => {
    const identity = anIdentity(graph.clock);
    const other = newId('cus');
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 100 }));
    await spend(100);
    await graph.deliver(handedOver({ customerId: other, points: 250 }));
    await graph.deliver(identity.merged(other, customerId));
    await graph.deliver(returned(orderId));
    expect((await account()).balance).toBe(150);
    await graph.deliver(identity.unmerged([other], [customerId]));
    expect((await account(other)).balance).toBe(250);
    expect((await account()).balance).toBe(0); // the programme bears what the other had paid
    expect(await problems()).toEqual([]);
  });

  it('of an erased customer take nothing back, and the books balance', async () => {
    const orderId = newId('ord');
    await graph.deliver(handedOver({ orderId, points: 100 }));
    await graph.deliver(
      anEvent({
        type: 'patron.rights.ordered.v1',
        subject: customerId,
        time: NOON,
        data: { requestId: newId('rgt'), customerId, right: 'ERASE' },
      }),
    );
    expect(await graph.deliver(returned(orderId))).toEqual([null]);
    expect(await clawBacksIn(graph.db).countDocuments({ orderId })).toBe(0);
    expect(await problems()).toEqual([]);
  });
});

describe('what pieces of a line take back', () => {
  it('adds up to what the line earned, in whatever parts it comes', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
        (earned, parts) => {
          const ofQuantity = parts.reduce((total, part) => total + part, 0);
          let before = 0;
          let sum = 0;
          for (const quantity of parts) {
            const points = pointsOfPieces(earned, { quantity, ofQuantity, before });
            expect(points).toBeGreaterThanOrEqual(0);
            sum += points;
            before += quantity;
          }
          expect(sum).toBe(earned);
        },
      ),
    );
  });
});

type Step =
  | { type: 'order'; by: 0 | 1; lines: { quantity: number; points: number }[] }
  | { type: 'return'; order: number; line: number; quantity: number; late: boolean }
  | { type: 'spend'; by: 0 | 1; points: number }
  | { type: 'merge' }
  | { type: 'part' };

const by = fc.constantFrom(0 as const, 1 as const);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      by,
      lines: fc.array(
        fc.record({ quantity: fc.integer({ min: 1, max: 5 }), points: fc.integer({ min: 0, max: 60 }) }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('return' as const),
      order: fc.nat(20),
      line: fc.nat(2),
      quantity: fc.integer({ min: 1, max: 5 }),
      late: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('spend' as const),
      by,
      points: fc.integer({ min: 1, max: 90 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'merge' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'part' as const }) },
);

const LEDGER = ['accounts', 'postings', 'lots', 'takes', 'redemptions', 'clawBacks'];
const RUNS = 12 * Number(process.env.TIMES ?? 1);

describe('whatever is bought, spent, brought back and merged', () => {
  it('the ledger balances, and each has what they earned less what they spent and brought back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 30 }), async (steps) => {
        for (const name of LEDGER) await graph.db.collection(name).deleteMany();
        const identity = anIdentity(graph.clock);
        const ids = [newId('cus'), newId('cus')] as const;
        const orders: {
          orderId: string;
          whose: string;
          lines: { quantity: number; points: number; back: number }[];
        }[] = [];
        /** Events that come when everything else is over, in the wrong order. */
        const late: PatronEvent[] = [];
        let isOne = false;
        let total = 0;
        for (const step of steps) {
          switch (step.type) {
            case 'order': {
              const orderId = newId('ord');
              const whose = ids[step.by];
              orders.push({ orderId, whose, lines: step.lines.map((line) => ({ ...line, back: 0 })) });
              const lines = step.lines.map(({ quantity, points }, index) => ({
                ...{ lineId: `l${index}`, sku: 's', quantity, amountMinor: points * 100 },
              }));
              await graph.deliver(aHandedOverOrder({ orderId, customerId: whose, lines }));
              total += step.lines.reduce((sum, { points }) => sum + points, 0);
              break;
            }
            case 'return': {
              const order = orders[step.order % Math.max(1, orders.length)];
              const line = order?.lines[step.line];
              if (!order || !line || line.back + step.quantity > line.quantity) break;
              const pieces = { quantity: step.quantity, ofQuantity: line.quantity, before: line.back };
              line.back += step.quantity;
              total -= pointsOfPieces(line.points, pieces);
              const event = returned(order.orderId, [{ lineId: `l${step.line}`, ...pieces }], {
                customerId: order.whose,
              });
              if (step.late) late.unshift(event);
              else await graph.deliver(event, event);
              break;
            }
            case 'spend':
              if (await spend(step.points, ids[step.by])) total -= step.points;
              break;
            case 'merge':
              if (!isOne) await graph.deliver(identity.merged(...ids));
              isOne = true;
              break;
            case 'part':
              if (isOne) await graph.deliver(identity.unmerged([ids[0]], [ids[1]]));
              isOne = false;
          }
        }
        for (const event of late) expect(await graph.deliver(event)).toEqual([null]);
        expect(await problems()).toEqual([]);

        const { ledger } = data();
        const of = async (members: string[]) => {
          const member = await ledger.membershipOf(members);
          return member ? ledger.balanceOf(member) : 0;
        };
        const takes = await graph.db.collection('takes').find().toArray();
        const borne = takes.reduce((sum, take) => sum + (take.borne as number), 0);
        expect((await of([ids[0]])) + (await of([ids[1]]))).toBe(total + borne);
      }),
      { numRuns: RUNS },
    );
  }, 1_200_000);
});
