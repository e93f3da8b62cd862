import fc from 'fast-check';
import type { MongoClient } from 'mongodb';
import type { EventData, NewEvent } from '#shared/events/event.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { expiryOf } from '../../subgraphs/loyalty/rules/points.ts';
import { DEFAULT_PROGRAMME } from '../../subgraphs/loyalty/rules/programme.ts';

const CUSTOMERS = ['ada', 'ben', 'cleo'];
const DAY_MS = 86_400_000;

/** Something that happens to the ledger. */
export type Operation =
  | { type: 'earn'; customer: string; amounts: number[]; daysAgo: number }
  | { type: 'spend'; customer: string; points: number }
  /** Repeats an operation made before, chosen by number, with the same key and, for an order, a new event. */
  | { type: 'repeat'; number: number }
  | { type: 'wait'; days: number }
  | { type: 'expire' };

const customer = fc.constantFrom(...CUSTOMERS);

/** Operations in which spends often fit and often don't, and points often expire. */
export const anOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('earn' as const),
      customer,
      amounts: fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 4 }),
      daysAgo: fc.integer({ min: 0, max: 800 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('spend' as const),
      customer,
      points: fc.integer({ min: 1, max: 250 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('repeat' as const), number: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('expire' as const) }) },
);

type LedgerUnderTest = {
  data: Data;
  client: MongoClient;
  clock: { now: Date };
  /** Hands the event over as a new one. */
  deliver(event: NewEvent): Promise<(string | null)[]>;
};

type ModelLot = { left: number; expiresAt: Date };

/**
 * Does operations to a ledger and to a model of a few lines that knows nothing of postings. `run` names this run's
 * customers and orders. `apply` returns what the ledger should say and what it says.
 */
export function openComparison(run: string, { data, client, clock, deliver }: LedgerUnderTest) {
  const { ledger, redemptions } = data;
  const lotsOf = new Map<string, ModelLot[]>();
  const repeatable: { again: () => Promise<void> }[] = [];
  const idOf = (name: string) => `cus_${run}_${name}`;

  const open = (name: string) =>
    (lotsOf.get(name) ?? [])
      .filter(({ left, expiresAt }) => left > 0 && expiresAt > clock.now)
      .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
  const modelBalance = (name: string) => open(name).reduce((total, { left }) => total + left, 0);

  async function balance(name: string): Promise<number> {
    const account = await ledger.membershipOf([idOf(name)]);
    return account ? ledger.balanceOf(account) : 0;
  }

  async function earn({ customer: name, amounts, daysAgo }: Operation & { type: 'earn' }): Promise<void> {
    const orderId = `ord_${run}_${repeatable.length}`;
    const handedOverAt = new Date(clock.now.getTime() - daysAgo * DAY_MS);
    const order: EventData['patron.order.handed_over.v1'] = {
      orderId,
      customerId: idOf(name),
      storeId: 'sto_1',
      channel: 'ONLINE',
      currency: 'EUR',
      totalMinor: amounts.reduce((total, amount) => total + amount, 0),
      lines: amounts.map((amountMinor, i) => ({ lineId: `l${i}`, sku: 's', quantity: 1, amountMinor })),
      at: handedOverAt.toISOString(),
    };
    const post = async () => {
      const subject = idOf(name);
      const time = clock.now;
      const results = await deliver({ type: 'patron.order.handed_over.v1', subject, time, data: order });
      if (results[0] !== null) throw new Error(`the event was refused: ${results[0]}`);
    };
    await post();
    repeatable.push({ again: post });
    const expiresAt = expiryOf(handedOverAt, DEFAULT_PROGRAMME);
    const lots = amounts.map((amount) => ({ left: Math.floor(amount / 100), expiresAt }));
    lotsOf.set(name, [...(lotsOf.get(name) ?? []), ...lots]);
  }

  async function spend({ customer: name, points }: Operation & { type: 'spend' }): Promise<void> {
    const key = `intent-${repeatable.length}`;
    const reward = { _id: 'rwd_any', name: 'Any', text: 'Any', points, availableFrom: new Date(0) };
    const redeem = () =>
      inTransaction(client, (session) => redemptions.redeem(idOf(name), reward, key, session));
    const before = modelBalance(name);
    const outcome = await redeem();
    const paid = typeof outcome !== 'string';
    if (paid !== before >= points)
      throw new Error(`${points} of ${before} points: ${JSON.stringify(outcome)}`);
    if (!paid) return;
    const again = async () => {
      const repeated = await redeem();
      if (typeof repeated === 'string' || repeated.isNew) throw new Error('the key was spent twice');
    };
    repeatable.push({ again });
    let missing = points;
    for (const lot of open(name)) {
      const taken = Math.min(lot.left, missing);
      lot.left -= taken;
      missing -= taken;
    }
  }

  return {
    async apply(operation: Operation): Promise<void> {
      switch (operation.type) {
        case 'earn':
          return earn(operation);
        case 'spend':
          return spend(operation);
        case 'repeat':
          return repeatable[operation.number % repeatable.length]?.again();
        case 'wait':
          clock.now = new Date(clock.now.getTime() + operation.days * DAY_MS);
          return;
        case 'expire':
          await ledger.expireAll();
      }
    },
    /** Balances by customer: as they should be, and as the ledger has them. */
    async balances() {
      const expected: Record<string, number> = {};
      const actual: Record<string, number> = {};
      for (const name of CUSTOMERS) {
        expected[name] = modelBalance(name);
        actual[name] = await balance(name);
      }
      return { expected, actual };
    },
    /** Does every earn and spend so far once more. */
    async repeatAll() {
      for (const { again } of repeatable) await again();
    },
  };
}
