import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { accountsIn } from '../../../subgraphs/loyalty/data/ledger-collections.ts';
import { DEFAULT_TIERS } from '../../../subgraphs/loyalty/rules/tiers.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { tellTiers } from '../../../subgraphs/loyalty/tiers/tell-tiers.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, aService, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
const START = new Date('2026-03-02T10:00:00Z');
const admin: Actor = { kind: 'staff', staffId: 'stf_1', role: 'admin' };
const clerk: Actor = { kind: 'associate', associateId: 'aso_1', stores: ['sto_1'] };
let customerId: string;
beforeEach(async () => {
  graph.clock.now = START;
  customerId = newId('cus');
  await data().programmes.set({ tiers: DEFAULT_TIERS });
});

const earn = (points: number, at = graph.clock.now.toISOString(), id = customerId) =>
  graph.deliver(aHandedOverOrder({ customerId: id, points, at }));
const account = async (fields: string, id = customerId) => {
  const answer = await graph.entity(asCustomer(id), { id }, `{ loyaltyAccount { ${fields} } }`);
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data.loyaltyAccount));
};
const tell = () => tellTiers(data(), graph.clock.now, new AbortController().signal);
const toldOf = async (id = customerId) => {
  const changed = await graph.published('patron.tier.changed.v1');
  const warned = await graph.published('patron.tier.warning.v1');
  return [...changed, ...warned].filter(({ subject }) => subject === id).map(({ data: told }) => told);
};

const SET = `mutation($input: SetProgrammeInput!) {
  setProgramme(input: $input) {
    programme { tiers { measure currency period fall graceDays leastDays warnDays ladder { tier name from lifetimePeriods lifetimeAmount benefits { code kind text } } } }
    userErrors { code field }
  }
}`;
const LADDER = [
  { tier: 'GUEST', name: 'Guest', from: 0 },
  {
    tier: 'FRIEND',
    name: 'Friend',
    from: 50_000,
    lifetimePeriods: 3,
    benefits: [{ code: 'EARLY_SALE', kind: 'EARLY_ACCESS', text: 'The sale, a day before.' }],
  },
  {
    tier: 'FAMILY',
    name: 'Family',
    from: 200_000,
    benefits: [{ code: 'STUDIO', kind: 'EXCLUSIVE_CONTENT', text: 'Films from the studio.' }],
  },
];
const SPEND = { measure: 'SPEND', currency: 'EUR', period: 'CALENDAR_YEAR', ladder: LADDER };

describe('LoyaltyAccount.standing', () => {
  const ALL = `standing {
    tier since keptUntil projected isLifetime warning { at to }
    toNext { tier amount { points spend { amountMinor currency } purchases } from until }
    toKeep { tier amount { points } from until }
    explanation { text measure countedFrom countedUntil counted { points } days { day amount { points } } }
  }`;

  it('says where the member stands, what it takes, and why', async () => {
    await earn(700, '2025-09-10T10:00:00.000Z');
    await earn(500);
    const midnight = (day: string) => `${day}T00:00:00.000Z`;
    expect(await account(ALL)).toEqual({
      standing: {
        tier: 'SILVER',
        since: midnight('2026-03-02'),
        keptUntil: midnight('2026-09-10'),
        projected: 'BRONZE',
        isLifetime: false,
        warning: null,
        toNext: {
          tier: 'GOLD',
          amount: { points: 3_800, spend: null, purchases: null },
          from: midnight('2026-03-02'),
          until: midnight('2026-09-10'),
        },
        toKeep: {
          tier: 'SILVER',
          amount: { points: 500 },
          from: midnight('2026-03-02'),
          until: midnight('2026-09-10'),
        },
        explanation: {
          text: '1200 points since 2025-03-03 make SILVER, which takes 1000. It stands until 2026-09-10, and BRONZE follows if nothing more is earned.',
          measure: 'POINTS',
          countedFrom: midnight('2025-03-03'),
          countedUntil: midnight('2026-03-03'),
          counted: { points: 1_200 },
          days: [
            { day: midnight('2026-03-02'), amount: { points: 500 } },
            { day: midnight('2025-09-10'), amount: { points: 700 } },
          ],
        },
      },
    });
  });

  it('warns from as many days before the loss as the programme says', async () => {
    await earn(1_000);
    const warningOn = async (day: string) => {
      graph.clock.now = new Date(`${day}T10:00:00Z`);
      return (await account('standing { warning { at to } }')).standing.warning;
    };
    expect(await warningOn('2027-01-30')).toBeNull();
    expect(await warningOn('2027-01-31')).toEqual({ at: '2027-03-02T00:00:00.000Z', to: 'BRONZE' });
    expect(await warningOn('2027-03-02')).toBeNull();
  });

  it('lists every change of tier, newest first', async () => {
    await earn(1_000, '2024-06-01T10:00:00.000Z');
    await earn(5_000);
    expect(await account('tierHistory { tier before at why }')).toEqual({
      tierHistory: [
        { tier: 'GOLD', before: 'BRONZE', at: '2026-03-02T00:00:00.000Z', why: 'REACHED' },
        { tier: 'BRONZE', before: 'SILVER', at: '2025-06-01T00:00:00.000Z', why: 'LAPSED' },
        { tier: 'SILVER', before: 'BRONZE', at: '2024-06-01T00:00:00.000Z', why: 'REACHED' },
        { tier: 'BRONZE', before: null, at: '2024-06-01T00:00:00.000Z', why: 'JOINED' },
      ],
    });
  });
});

describe('tiers that a retailer sets', () => {
  it('are stored highest first, with what they give', async () => {
    const { data: answer } = await graph.ask(admin, SET, { input: { tiers: SPEND } });
    expect(answer.setProgramme).toEqual({
      programme: {
        tiers: {
          ...{ measure: 'SPEND', currency: 'EUR', period: 'CALENDAR_YEAR', fall: 'TO_WHAT_IS_REACHED' },
          ...{ graceDays: 0, leastDays: 0, warnDays: 30 },
          ladder: [
            { ...LADDER[2], lifetimePeriods: null, lifetimeAmount: null },
            { ...LADDER[1], lifetimeAmount: null },
            { ...LADDER[0], lifetimePeriods: null, lifetimeAmount: null, benefits: [] },
          ],
        },
      },
      userErrors: [],
    });
  });

  it('count what they say, and give their benefits and those of the tiers below', async () => {
    await graph.ask(admin, SET, { input: { tiers: SPEND } });
    await earn(2_100);
    expect(
      await account(
        'tier nextTier { tier } standing { toNext { tier } explanation { counted { spend { amountMinor currency } } } } benefits { code }',
      ),
    ).toEqual({
      tier: 'FAMILY',
      nextTier: null,
      standing: {
        toNext: null,
        explanation: { counted: { spend: { amountMinor: 210_000, currency: 'EUR' } } },
      },
      benefits: [{ code: 'STUDIO' }, { code: 'EARLY_SALE' }],
    });
  });

  it('let a service ask for one benefit', async () => {
    await graph.ask(admin, SET, { input: { tiers: SPEND } });
    await earn(600);
    const has = async (code: string, id = customerId) => {
      const answer = await graph.entity(aService(), { id }, `{ hasBenefit(code: "${code}") }`);
      expect(answer.errors).toBeUndefined();
      return answer.data.hasBenefit;
    };
    expect([await has('EARLY_SALE'), await has('STUDIO'), await has('NOTHING')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await has('EARLY_SALE', newId('cus'))).toBe(false);
  });

  it.each<[string, object, string[]]>([
    [
      '21 tiers',
      { ladder: Array.from({ length: 21 }, (_, from) => ({ tier: `T${from}`, name: 'T', from })) },
      ['ladder'],
    ],
    ['no tier from 0', { ladder: LADDER.slice(1) }, ['ladder']],
    ['a code twice', { ladder: [LADDER[0], { ...LADDER[1], tier: 'GUEST' }] }, ['ladder']],
    ['an amount twice', { ladder: [LADDER[0], { ...LADDER[1], from: 0 }] }, ['ladder']],
    [
      'a benefit twice',
      { ladder: [LADDER[0], LADDER[1], { ...LADDER[2], benefits: LADDER[1]?.benefits }] },
      ['ladder'],
    ],
    ['a code with blanks', { ladder: [{ ...LADDER[0], tier: 'my guest' }] }, ['ladder', '0', 'tier']],
    ['too much grace', { graceDays: 181 }, ['graceDays']],
    ['no warning', { warnDays: 0 }, ['warnDays']],
    ['money without a currency', { currency: null }, ['currency']],
    ['a currency without money', { measure: 'POINTS' }, ['currency']],
  ])('are refused with %s', async (_, its, field) => {
    const { data: answer, codes } = await graph.ask(admin, SET, { input: { tiers: { ...SPEND, ...its } } });
    if (field.includes('tier')) expect(codes).toEqual(['BAD_USER_INPUT']);
    else {
      expect(answer.setProgramme).toEqual({
        programme: null,
        userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'tiers', ...field] }],
      });
    }
    expect((await data().programmes.current()).tiers).toEqual(DEFAULT_TIERS);
  });
});

describe('who may read where a member stands', () => {
  it.each<[string, () => Actor, string[]]>([
    ['a service', () => aService(), ['standing', 'tierHistory', 'benefits']],
    ['an associate', () => clerk, ['standing', 'benefits']],
  ])('%s reads %s', async (_, actor, readable) => {
    await earn(10);
    const { data: order, time } = aHandedOverOrder({ customerId });
    await graph.deliver(
      anEvent({ type: 'patron.order.placed.v1', subject: customerId, time: new Date(time), data: order }),
    );
    const { data: answer } = await graph.entity(
      actor(),
      { id: customerId },
      '{ loyaltyAccount { standing { tier } tierHistory { tier } benefits { code } } }',
    );
    expect(Object.keys(answer.loyaltyAccount).filter((field) => answer.loyaltyAccount[field])).toEqual(
      readable,
    );
  });
});

describe('what is told', () => {
  it('is each change once, and each loss before it comes', async () => {
    await earn(1_000);
    await tell();
    await tell();
    const rose = { customerId, from: 'BRONZE', to: 'SILVER', change: 'ROSE', at: '2026-03-02T00:00:00.000Z' };
    expect(await toldOf()).toEqual([rose]);
    graph.clock.now = new Date('2027-01-31T10:00:00Z');
    await tell();
    await tell();
    const at = '2027-03-02T00:00:00.000Z';
    const warning = { customerId, tier: 'SILVER', to: 'BRONZE', at, missing: 1_000, measure: 'POINTS' };
    expect(await toldOf()).toEqual([rose, warning]);
    graph.clock.now = new Date('2027-03-04T10:00:00Z');
    await tell();
    await tell();
    expect(await toldOf()).toEqual([
      rose,
      { customerId, from: 'SILVER', to: 'BRONZE', change: 'FELL', at },
      warning,
    ]);
  });

  it('is nothing of what goods that came back had never reached', async () => {
    const order = aHandedOverOrder({ customerId, points: 1_000 });
    await graph.deliver(order);
    await graph.deliver(
      anEvent({
        type: 'patron.order.returned.v1',
        subject: customerId,
        time: START,
        data: {
          ...{
            returnId: newId('ret'),
            orderId: order.data.orderId,
            customerId,
            storeId: 'sto_1',
            currency: 'EUR',
          },
          lines: [
            { lineId: 'l1', sku: 'sku-1', quantity: 1, amountMinor: 100_000, ofQuantity: 1, before: 0 },
          ],
          at: START.toISOString(),
        },
      }),
    );
    await tell();
    expect(await toldOf()).toEqual([]);
    expect(await account('tier')).toEqual({ tier: 'BRONZE' });
  });

  it('is what another programme makes of it', async () => {
    await earn(1_000);
    await tell();
    await graph.ask(admin, SET, { input: { tiers: SPEND } });
    await tell();
    await tell();
    expect((await toldOf()).at(-1)).toEqual({
      ...{ customerId, from: 'SILVER', to: 'FRIEND', change: 'REPLACED', at: '2026-03-02T00:00:00.000Z' },
    });
    expect(await toldOf()).toHaveLength(2);
  });

  it('is what two profiles are together, and on their own again', async () => {
    const identity = anIdentity(graph.clock);
    const other = newId('cus');
    await earn(600);
    await earn(600, START.toISOString(), other);
    await tell();
    expect([...(await toldOf()), ...(await toldOf(other))]).toEqual([]);
    await graph.deliver(identity.merged(customerId, other));
    await tell();
    expect(await toldOf()).toMatchObject([{ from: 'BRONZE', to: 'SILVER' }]);
    expect(await toldOf(other)).toEqual([]);
    await graph.deliver(identity.unmerged([customerId], [other]));
    await tell();
    expect(await toldOf()).toMatchObject([
      { from: 'BRONZE', to: 'SILVER' },
      { from: 'SILVER', to: 'BRONZE' },
    ]);
    expect(await toldOf(other)).toMatchObject([{ from: 'SILVER', to: 'BRONZE' }]);
  });

  it('is nothing to those who were members before anything was told', async () => {
    await earn(1_000);
    await accountsIn(graph.db).updateOne({ customerId }, { $set: { told: { tier: '', rules: '' } } });
    await tell();
    expect(await toldOf()).toEqual([]);
    await earn(4_000);
    await tell();
    expect(await toldOf()).toMatchObject([{ from: 'SILVER', to: 'GOLD' }]);
  });

  it('is nothing of somebody who was erased', async () => {
    await earn(1_000);
    await graph.db.collection<{ _id: string; at: Date }>('erased').insertOne({ _id: customerId, at: START });
    await tell();
    expect(await toldOf()).toEqual([]);
  });
});
