import fc from 'fast-check';
import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import type { EventData, PatronEvent } from '#shared/events/event.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { DEFAULT_PROGRAMME } from '../../../subgraphs/loyalty/rules/programme.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder } from '../builders.ts';
import { aRule, rulesOf } from './builders.ts';

const RUNS = 10 * Number(process.env.TIMES ?? 1);
const DAY_MS = 86_400_000;

/** The same events come to one of these together and to the other one by one. */
const together = useSubgraph(loyalty);
const alone = useSubgraph(loyalty);
type Graph = typeof together;

type OrderLine = EventData['patron.order.handed_over.v1']['lines'][number];

/** Of one and two that are one customer, one who owes, one who was brought, one who has a card, and one whose events fail. */
const NAMES = ['one', 'two', 'owing', 'brought', 'payer', 'bad', 'guest'] as const;
type Name = (typeof NAMES)[number];

const PROGRAMME = {
  ...DEFAULT_PROGRAMME,
  points: { ...DEFAULT_PROGRAMME.points, negativeBalance: 'ALLOW' as const },
  referrals: {
    ...DEFAULT_PROGRAMME.referrals,
    ...{ referrerPoints: 50, referredPoints: 20, pay: 'AT_ONCE' as const, minimumMinor: 5_000 },
  },
  earning: rulesOf([
    aRule({ code: 'spend', caps: [{ per: 'DAY', points: 400 }] }),
    aRule({ code: 'visit', kind: 'PURCHASE', points: 30, caps: [{ per: 'MONTH', times: 1 }] }),
    aRule({ code: 'item', kind: 'ITEM', points: 7, minimumMinor: 2_000, currency: 'EUR' }),
    { ...aRule({ code: 'tier', kind: 'MULTIPLIER' }), percent: 200, only: { tiers: ['SILVER', 'GOLD'] } },
  ] as never),
};

const aLine = fc.record({
  lineId: fc.constantFrom('l1', 'l2', 'l3'),
  quantity: fc.integer({ min: 1, max: 3 }),
  amountMinor: fc.oneof(fc.constant(0), fc.integer({ min: 50, max: 60_000 })),
});

/** Parts of a few orders, in any mixture, and again. */
const anOrder = fc.record({
  by: fc.constantFrom<Name>(...NAMES),
  number: fc.nat(3),
  lines: fc.uniqueArray(aLine, { minLength: 1, maxLength: 3, selector: ({ lineId }) => lineId }),
  daysAgo: fc.constantFrom(0, 0, 0, 1, 40, 900),
  paidWith: fc.constantFrom('NOBODYS', 'HELD', 'NONE', 'NONE', 'NONE'),
});
const aReturn = fc.record({
  by: fc.constantFrom<Name>(...NAMES),
  number: fc.nat(3),
  pieces: fc.constantFrom(1, 2),
});

const everything = fc.record({
  kind: fc.constantFrom('patron.order.handed_over.v1' as const, 'patron.order.imported.v1' as const),
  orders: fc.array(anOrder, { minLength: 5, maxLength: 20 }),
  returns: fc.array(aReturn, { maxLength: 4 }),
  pendingDays: fc.constantFrom(0, 14),
  again: fc.boolean(),
  /** One that fails has all of a delivery applied one by one, which is not what this is about. */
  isAnyBad: fc.nat(5).map((number) => number === 0),
});

const data = (graph: Graph): Data => graph.data;
const within = <Result>(graph: Graph, work: Parameters<typeof inTransaction<Result>>[1]) =>
  inTransaction(data(graph).dependencies.client, work);

/** Names and orders are of one run; both graphs have the same. */
async function begin(graph: Graph, run: string, its: { idOf(name: Name): string; pendingDays: number }) {
  const { idOf, pendingDays } = its;
  const { points, ...parts } = PROGRAMME;
  await data(graph).programmes.set({ ...parts, points: { ...points, pendingDays } });
  await graph.deliver(anIdentity(graph.clock).merged(idOf('one'), idOf('two')));
  const customerId = idOf('owing');
  const orderId = `ord_${run}_owed`;
  await graph.deliver(aHandedOverOrder({ customerId, orderId, points: 80, at: daysAgo(graph, 30) }));
  await within(graph, async (session) => {
    const member = await data(graph).ledger.settledMembership(customerId, session);
    if (!member) throw new Error('nobody owes');
    const transfer = { points: 70, key: `spent/${run}`, kind: 'REDEEMED', other: 'programme' } as const;
    await data(graph).ledger.spend(member, customerId, transfer, session);
  });
  await graph.deliver(
    aReturnOf(graph, { returnId: `ret_${run}`, orderId, customerId, quantity: 1, ofQuantity: 1 }),
  );
  const { referrals, earningCards } = data(graph);
  const code = await referrals.openCode(idOf('one'), [idOf('one')]);
  await within(graph, async (session) => {
    await referrals.enter({ customerId: idOf('brought'), ids: [idOf('brought')], code }, session);
    const payer = idOf('payer');
    const link = { members: [payer], customerId: payer, card: `car_${run}`, isConfirmed: true };
    await earningCards.link(session, link);
  });
}

const daysAgo = ({ clock }: Graph, days: number) =>
  new Date(clock.now.getTime() - days * DAY_MS).toISOString();

function aReturnOf(
  graph: Graph,
  {
    quantity,
    ofQuantity,
    ...its
  }: { returnId: string; orderId: string; customerId: string; quantity: number; ofQuantity: number },
): PatronEvent {
  const lines = [{ lineId: 'l1', sku: 'sku-1', amountMinor: 100, quantity, ofQuantity, before: 0 }];
  const told = { ...its, storeId: 'sto_1', currency: 'EUR', lines, at: graph.clock.now.toISOString() };
  return anEvent({
    ...{ type: 'patron.order.returned.v1', subject: its.customerId, time: graph.clock.now },
    data: told,
  });
}

/** What is left in the end, without what is made up anew each time. */
async function leftIn(graph: Graph, run: string) {
  const { ledger } = data(graph);
  await ledger.matureAll();
  await ledger.expireAll();
  const all = async (name: string, filter: object): Promise<Document[]> =>
    graph.db.collection<Document>(name).find(filter).sort({ _id: 1 }).toArray();
  const ofRun = new RegExp(`_${run}`);
  const accounts = await all('accounts', { customerId: ofRun });
  const ownerOf = new Map(accounts.map(({ _id, customerId }) => [_id, customerId as string]));
  const isOurs = { accountId: { $in: [...ownerOf.keys()] } };
  const sorted = (found: unknown[]) => found.map((one) => JSON.stringify(one)).sort();
  return {
    accounts: sorted(
      accounts.map(({ customerId, joinedAt, balance, owed = 0, pending = 0, activity }) => ({
        ...{ customerId, joinedAt, balance, owed, pending, activity },
      })),
    ),
    lots: sorted(
      (await all('lots', isOurs)).map(({ _id, accountId, ...lot }) => ({
        owner: ownerOf.get(accountId),
        ...lot,
      })),
    ),
    postings: sorted(
      (await all('postings', { ...isOurs, kind: { $nin: ['EXPIRED', 'MATURED'] } })).map(
        ({ key, kind, accountId, entries, orderId }) => ({
          key: (key as string).replace(/(acc|col|rfl)_\w+/g, '$1'),
          points: (entries as { points: number }[]).map(({ points }) => points),
          ...{ kind, orderId, owner: ownerOf.get(accountId) },
        }),
      ),
    ),
    earnings: (await all('earnings', { customerId: ofRun })).map(({ _id, version: _version, ...one }) => one),
    uses: await all('earningUses', { customerId: ofRun }),
    sales: await all('tillSales', { customerId: ofRun }),
    clawBacks: (await all('clawBacks', { orderId: ofRun })).map(({ accountId: _of, ...one }) => one),
    referrals: (await all('referrals', { referredId: ofRun })).map(({ state, orderId, round }) => ({
      ...{ state, orderId, round },
    })),
  };
}

describe('orders that are told together', () => {
  it('leave what they leave one by one', async () => {
    let earned = 0;
    await fc.assert(
      fc.asyncProperty(everything, async ({ kind, orders, returns, pendingDays, again, isAnyBad }) => {
        const run = newId('run').slice(4);
        const idOf = (name: Name) => `cus_${run}_${name}`;
        for (const graph of [together, alone]) await begin(graph, run, { idOf, pendingDays });
        const orderId = (name: Name, number: number) => `ord_${run}_${name}_${number}`;
        const early = returns.map(({ by, number, pieces }, index) =>
          aReturnOf(together, {
            ...{ returnId: `ret_${run}_${index}`, orderId: orderId(by, number), customerId: idOf(by) },
            ...{ quantity: pieces, ofQuantity: 2 },
          }),
        );
        const good = orders.filter(({ by }) => isAnyBad || by !== 'bad');
        const told = good.map(({ by, number, lines, daysAgo: days, paidWith }): PatronEvent => {
          const bought = lines.map((line): OrderLine => ({ sku: 'sku-1', ...line }));
          const event = aHandedOverOrder({
            ...{ orderId: orderId(by, number), customerId: by === 'guest' ? null : idOf(by) },
            totalMinor: bought.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
            lines: by === 'bad' ? (null as never) : bought,
            at: daysAgo(together, days),
            ...(paidWith !== 'NONE' && { cards: [paidWith === 'HELD' ? `car_${run}` : `car_x${run}`] }),
          });
          return { ...event, type: kind } as PatronEvent;
        });
        const events = [
          ...told,
          ...(again ? told.slice(0, 3).map((event) => ({ ...event, id: newId('evt') })) : []),
        ];
        for (const graph of [together, alone]) for (const event of early) await graph.deliver(event);

        const answers = await together.deliver(...events);
        const oneByOne: (string | null)[] = [];
        for (const event of events) oneByOne.push(...(await alone.deliver(event)));
        const isRefused = (answer: string | null) => answer !== null;
        expect(answers.map(isRefused)).toEqual(oneByOne.map(isRefused));

        const [found, expected] = [await leftIn(together, run), await leftIn(alone, run)];
        expect(found).toEqual(expected);
        earned += found.earnings.length;
      }),
      { numRuns: RUNS },
    );
    for (const graph of [together, alone]) expect((await verifyLedger(graph.db)).problems).toEqual([]);
    expect(earned).toBeGreaterThan(0);
  }, 1_200_000);

  it('fail alone', async () => {
    const [customerId, other] = [newId('cus'), newId('cus')];
    const answers = await together.deliver(
      aHandedOverOrder({ customerId, orderId: 'ord_good1', points: 10 }),
      aHandedOverOrder({ customerId: other, orderId: 'ord_bad', lines: null as never }),
      aHandedOverOrder({ customerId: other, orderId: 'ord_behind', points: 10 }),
      aHandedOverOrder({ customerId, orderId: 'ord_good2', points: 10 }),
    );
    expect(answers).toEqual([null, 'TypeError', 'NOT_TRIED', null]);
    const orderId = { $in: ['ord_good1', 'ord_bad', 'ord_behind', 'ord_good2'] };
    const lots = await together.db.collection('lots').find({ orderId }).sort({ orderId: 1 }).toArray();
    expect(lots.map((lot) => lot.orderId)).toEqual(['ord_good1', 'ord_good2']);
  });
});
