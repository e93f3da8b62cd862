import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { EventData } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { lotsIn } from '../../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { grantsIn } from '../../../subgraphs/loyalty/offers/grant-collections.ts';
import type { EarningRulesInput } from '../../../subgraphs/loyalty/schema.generated.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
const ADMIN = { kind: 'staff', staffId: 'sta_1', role: 'admin' } as const;

/** Baskets that are asked about and then posted; another number can be asked for. */
const BASKETS = Number(process.env.PATRON_DRY_RUN_BASKETS ?? 1_000);
const PROGRAMMES = 10;
const MEMBERS = 12;
const STORES = [
  ['sto_berlin', 'Europe/Berlin'],
  ['sto_lisbon', 'Europe/Lisbon'],
  ['sto_nobody_told', null],
] as const;

type Line = EventData['patron.order.handed_over.v1']['lines'][number];

const SKUS = ['sku-1', 'sku-2', 'sku-3', 'sku-4'];
const CATEGORIES = ['coats', 'shoes', 'gift-cards'];
const CHANNELS = ['ONLINE', 'IN_STORE', 'CLICK_AND_COLLECT'];
const TIERS = ['BRONZE', 'SILVER', 'GOLD'];
const some = (values: readonly string[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });

const selection = fc
  .record({
    skus: some(SKUS),
    categories: some(CATEGORIES),
    storeIds: some(STORES.map(([id]) => id)),
    channels: some(CHANNELS),
    tiers: some(TIERS),
  })
  .filter((lists) => Object.values(lists).some((list) => list));

const caps = fc.uniqueArray(
  fc.oneof(
    fc.record({
      per: fc.constantFrom('DAY' as const, 'WEEK' as const, 'EVER' as const),
      points: fc.integer({ min: 1, max: 400 }),
    }),
    fc.record({
      per: fc.constantFrom('MONTH' as const, 'YEAR' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  ),
  { selector: ({ per }) => per, maxLength: 2 },
);

const window = fc.record({
  startsAt: fc.constantFrom('2026-01-05T08:00', '2026-02-28T18:30'),
  recurrence: fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,WE,SA', 'FREQ=MONTHLY;BYMONTHDAY=1,15'),
  duration: fc.constantFrom('PT6H', 'P1D', 'PT30M'),
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const kinded = fc.oneof(
  fc.record({
    kind: fc.constant('SPEND' as const),
    points: fc.integer({ min: 1, max: 20 }),
    perUnits: fc.integer({ min: 1, max: 10 }),
    rounding: fc.constantFrom('DOWN' as const, 'NEAREST' as const, 'UP' as const),
    stacking: fc.constantFrom('ADD' as const, 'BEST' as const, 'EXCLUSIVE' as const),
  }),
  fc.record({
    kind: fc.constantFrom('ITEM' as const, 'PURCHASE' as const),
    points: fc.integer({ min: 1, max: 60 }),
    stacking: fc.constantFrom('ADD' as const, 'BEST' as const, 'EXCLUSIVE' as const),
  }),
  fc.record({
    kind: fc.constant('MULTIPLIER' as const),
    percent: fc.integer({ min: 101, max: 500 }),
    rounding: fc.constantFrom('DOWN' as const, 'NEAREST' as const, 'UP' as const),
  }),
);
const rule = fc
  .tuple(
    kinded,
    fc.record({
      priority: fc.integer({ min: -2, max: 2 }),
      only: maybe(selection),
      except: maybe(selection),
      window: maybe(window),
      caps: maybe(caps),
      minimum: maybe(fc.integer({ min: 1, max: 20_000 })),
    }),
  )
  .map(([its, { minimum, ...more }]) => ({
    ...its,
    ...more,
    ...(minimum && { minimumMinor: minimum, currency: 'EUR' }),
  }));

const programme: fc.Arbitrary<EarningRulesInput> = fc.record({
  rules: fc
    .array(rule, { minLength: 1, maxLength: 7 })
    .map((rules) => rules.map((one, index) => ({ ...one, code: `rule-${index}`, name: `Rule ${index}` }))),
  tax: fc.constantFrom('INCLUDING' as const, 'EXCLUDING' as const),
  multipliers: fc.constantFrom('BEST' as const, 'ADD' as const),
  excluded: maybe(selection),
  timeZone: fc.constantFrom('UTC', 'Asia/Kolkata'),
});

const basket = fc.record({
  member: fc.nat(MEMBERS - 1),
  storeId: fc.constantFrom(...STORES.map(([id]) => id)),
  channel: fc.constantFrom(...CHANNELS),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
  minutes: fc.nat(60 * 30),
  offer: fc.option(fc.record({ pointsMultiplier: fc.integer({ min: 2, max: 4 }), singleUse: fc.boolean() }), {
    freq: 8,
    nil: null,
  }),
  lines: fc
    .array(
      fc.record({
        sku: fc.constantFrom(...SKUS),
        category: maybe(fc.constantFrom(...CATEGORIES)),
        quantity: fc.integer({ min: 1, max: 5 }),
        amountMinor: fc.integer({ min: -2_000, max: 90_000 }),
        taxMinor: maybe(fc.nat(2_000)),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((lines) =>
      lines.map((line, index): Line => JSON.parse(JSON.stringify({ ...line, lineId: `l${index}` }))),
    ),
});

const FORECAST = `{ programmeVersion points lines { lineId paidMinor points qualifyingPoints findings { source name verdict points } } }`;
/** Counted over all programmes, so that the test can tell that it has seen what it is about. */
const seen = new Map<string, number>();
const see = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

describe('a dry run', () => {
  afterAll(async () => expect((await verifyLedger(graph.db)).problems).toEqual([]));

  const seed = Number(process.env.PATRON_DRY_RUN_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const programmes = fc.sample(programme, { numRuns: PROGRAMMES, seed });

  it.each(programmes.map((rules, index) => [index, rules] as const))(
    `is exactly what is posted, programme %i of seed ${seed}`,
    async (index, earning) => {
      if (index === 0) await tellOfStores();
      const { data: set } = await graph.ask(
        ADMIN,
        `mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { programme { version } userErrors { field message } } }`,
        { input: { earning } },
      );
      expect(set.setProgramme).toEqual({ programme: { version: index + 1 }, userErrors: [] });

      const baskets = fc.sample(basket, { numRuns: BASKETS / PROGRAMMES, seed: seed + index });
      for (const round of roundsOf(baskets)) {
        const minutes = Math.max(...round.map((one) => one.minutes));
        graph.clock.now = new Date(graph.clock.now.getTime() + minutes * 60_000);
        await Promise.all(round.map(askAndPost));
      }
    },
    300_000,
  );

  it('of all that was seen, caps, multipliers and windows were a part', () => {
    if (BASKETS < 1_000) return;
    for (const verdict of [
      'GAVE',
      'CAPPED',
      'CAP_REACHED',
      'NOT_NOW',
      'OUTDONE',
      'BELOW_MINIMUM',
      'OFFER_GAVE',
    ]) {
      expect([verdict, (seen.get(verdict) ?? 0) > 0]).toEqual([verdict, true]);
    }
  });
});

const ids = Array.from({ length: MEMBERS }, () => newId('cus'));

type Drawn = typeof basket extends fc.Arbitrary<infer Value> ? Value : never;

/** In their order, each member at most once in a round: what one earns has nothing to do with the others. */
function roundsOf(baskets: readonly Drawn[]): Drawn[][] {
  const rounds: Drawn[][] = [];
  for (const one of baskets) {
    const last = rounds.at(-1);
    if (last && !last.some(({ member }) => member === one.member)) last.push(one);
    else rounds.push([one]);
  }
  return rounds;
}

async function askAndPost({ member, minutes: _, offer, lines, ...its }: Drawn): Promise<void> {
  const customerId = ids[member] ?? '';
  if (offer) await grant(customerId, offer);
  const { data: asked, errors } = await graph.entity(
    asCustomer(customerId),
    { id: customerId },
    `{ dryRunEarning(basket: ${inGraphql({ ...its, lines })}) ${FORECAST} }`,
  );
  expect(errors).toBeUndefined();
  const forecast = asked.dryRunEarning;
  const order = aHandedOverOrder({ customerId, ...its, lines, at: graph.clock.now.toISOString() });
  await graph.deliver(order);
  const { orderId } = order.data;
  expect(await posted(orderId)).toEqual(inLots(forecast.lines));
  if (forecast.points === 0 && !(await isExplained(orderId))) return; // of somebody who is no member yet
  const { data: told } = await graph.entity(
    asCustomer(customerId),
    { id: customerId },
    `{ loyaltyAccount { explainEarning(orderId: "${orderId}") ${FORECAST} } }`,
  );
  expect(told.loyaltyAccount.explainEarning).toEqual(forecast);
  for (const line of forecast.lines) {
    for (const { verdict, source } of line.findings) {
      see(source.startsWith('offer/') ? `OFFER_${verdict}` : verdict);
    }
  }
}

async function tellOfStores(): Promise<void> {
  for (const [storeId, timeZone] of STORES) {
    if (!timeZone) continue;
    const at = graph.clock.now;
    const told = { storeId, kind: 'STORE' as const, timeZone, beacons: [], at: at.toISOString() };
    await graph.deliver(anEvent({ type: 'patron.store.changed.v1', subject: storeId, time: at, data: told }));
  }
}

async function grant(
  customerId: string,
  { pointsMultiplier, singleUse }: { pointsMultiplier: number; singleUse: boolean },
): Promise<void> {
  const { now } = graph.clock;
  const over = new Date(now.getTime() + 5 * 86_400_000);
  await grantsIn(graph.db).insertOne({
    _id: newId('offg'),
    ...{ offerId: newId('off'), customerId, by: 'CUSTOMER', pointsMultiplier, singleUse },
    reason: { codes: ['FOR_EVERYBODY'], text: 'For everybody.' },
    purposes: ['personalisation'],
    ...{ grantedAt: now, validUntil: over, state: 'GRANTED', forgetAt: over },
  });
}

const isExplained = async (orderId: string) =>
  (await data().dependencies.db.collection('earnings').countDocuments({ orderId })) > 0;

/** What stands in the ledger of each line. */
async function posted(orderId: string) {
  const lots = await lotsIn(graph.db)
    .find({ orderId, points: { $gt: 0 } })
    .sort({ lineId: 1 })
    .toArray();
  return lots.map(({ lineId, points, parts, qualifying }) => ({
    ...{ lineId, points, qualifyingPoints: qualifying?.points },
    parts: new Map(parts?.map((part) => [part.ruleId, part.points])),
  }));
}

type Forecast = {
  lineId: string;
  points: number;
  qualifyingPoints: number;
  findings: { source: string; points: number }[];
}[];

const inLots = (lines: Forecast) =>
  lines
    .filter(({ points }) => points > 0)
    .map(({ lineId, points, qualifyingPoints, findings }) => ({
      ...{ lineId, points, qualifyingPoints },
      parts: new Map(findings.filter((one) => one.points > 0).map((one) => [one.source, one.points])),
    }));

/** A value as a literal of GraphQL. */
function inGraphql(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inGraphql).join(' ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${fields.map(([name, inner]) => `${name}: ${inGraphql(inner)}`).join(' ')} }`;
}
