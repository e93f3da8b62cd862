import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capKey,
  type EarningRule,
  earningOf,
  earningOfEngagement,
} from '../../../subgraphs/loyalty/rules/earning.ts';
import { aBasket, aLine, alone, aRule, rulesOf } from './builders.ts';

const pointsOf = (
  rules: EarningRule[],
  lines = [aLine()],
  {
    basket = {},
    programme = {},
    circumstances = {},
  }: {
    basket?: Parameters<typeof aBasket>[1];
    programme?: Parameters<typeof rulesOf>[1];
    circumstances?: Parameters<typeof alone>[0];
  } = {},
) =>
  earningOf(aBasket(lines, basket), rulesOf(rules, programme), alone(circumstances)).lines.map(
    ({ points }) => points,
  );

const verdictsOf = (...args: Parameters<typeof earningOf>) =>
  earningOf(...args).lines.map(({ findings }) =>
    findings.map(({ source, verdict, points }) => `${source} ${verdict} ${points}`),
  );

describe('points for what is paid', () => {
  it.each([
    ['whole units', 1_299, {}, 12],
    ['a unit that is not whole', 99, {}, 0],
    ['3 points a unit, of the exact share', 150, { points: 3 }, 4],
    ['1 point for 5 units', 1_499, { perUnits: 5 }, 2],
    ['to the nearest', 1_250, { rounding: 'NEAREST' }, 13],
    ['to the nearest, below the half', 1_249, { rounding: 'NEAREST' }, 12],
    ['up', 1_201, { rounding: 'UP' }, 13],
    ['up, when nothing is over', 1_200, { rounding: 'UP' }, 12],
    ['nothing for nothing', 0, { rounding: 'UP' }, 0],
    ['nothing for a discount', -500, { rounding: 'UP' }, 0],
  ] as const)('%s', (_, amountMinor, its, points) =>
    expect(pointsOf([aRule(its)], [aLine({ amountMinor })])).toEqual([points]),
  );

  it.each([
    ['INCLUDING', 11],
    ['EXCLUDING', 10],
  ] as const)('%s tax', (tax, points) =>
    expect(
      pointsOf([aRule()], [aLine({ amountMinor: 1_190, taxMinor: 190 })], { programme: { tax } }),
    ).toEqual([points]),
  );

  it('goes by the minor units of the currency', () => {
    const basket = { currency: 'JPY' };
    expect(pointsOf([aRule()], [aLine({ amountMinor: 980 })], { basket })).toEqual([980]);
  });
});

describe('what a rule is about', () => {
  const goods = aLine({ sku: 'sku-1', category: 'coats' });
  it.each([
    ['its SKU', { only: { skus: ['sku-1'] } }, 10],
    ['another SKU', { only: { skus: ['sku-2'] } }, 0],
    ['its category', { only: { categories: ['coats'] } }, 10],
    ['another category', { only: { categories: ['shoes'] } }, 0],
    ['its store', { only: { storeIds: ['sto_1'] } }, 10],
    ['another store', { only: { storeIds: ['sto_2'] } }, 0],
    ['its channel', { only: { channels: ['IN_STORE'] } }, 10],
    ['another channel', { only: { channels: ['ONLINE'] } }, 0],
    ['its tier', { only: { tiers: ['BRONZE', 'GOLD'] } }, 10],
    ['another tier', { only: { tiers: ['GOLD'] } }, 0],
    ['all of several', { only: { skus: ['sku-1'], channels: ['IN_STORE'] } }, 10],
    ['one of several', { only: { skus: ['sku-1'], channels: ['ONLINE'] } }, 0],
    ['an exception', { except: { categories: ['coats'] } }, 0],
    ['an exception in another channel', { except: { categories: ['coats'], channels: ['ONLINE'] } }, 10],
    ['its currency', { currency: 'EUR' }, 10],
    ['another currency', { currency: 'USD' }, 0],
    ['its time', { from: new Date('2026-03-02T10:00:00Z') }, 10],
    ['a time to come', { from: new Date('2026-03-02T10:00:01Z') }, 0],
    ['a time that is over', { until: new Date('2026-03-02T10:00:00Z') }, 0],
    [
      'its window',
      { window: { startsAt: '2026-03-02T09:00', recurrence: 'FREQ=DAILY', duration: 'PT2H' } },
      10,
    ],
    [
      'another window',
      { window: { startsAt: '2026-03-02T12:00', recurrence: 'FREQ=DAILY', duration: 'PT2H' } },
      0,
    ],
    ['its minimum', { currency: 'EUR', minimumMinor: 1_000 }, 10],
    ['too little', { currency: 'EUR', minimumMinor: 1_001 }, 0],
  ] as const)('%s', (_, its, points) => expect(pointsOf([aRule(its as object)], [goods])).toEqual([points]));

  it('a minimum counts the lines that the rule is about, together', () => {
    const rule = aRule({ currency: 'EUR', minimumMinor: 1_500, only: { categories: ['coats'] } });
    const coats = [
      aLine({ category: 'coats' }),
      aLine({ lineId: 'l2', category: 'coats', amountMinor: 500 }),
    ];
    expect(pointsOf([rule], coats)).toEqual([10, 5]);
    expect(pointsOf([rule], [...coats.slice(0, 1), aLine({ lineId: 'l2', amountMinor: 5_000 })])).toEqual([
      0, 0,
    ]);
  });

  it('a window goes by the clock of the store', () => {
    const rule = aRule({
      window: { startsAt: '2026-03-02T11:00', recurrence: 'FREQ=DAILY', duration: 'PT1H' },
    });
    const inBerlin = { circumstances: { timeZone: 'Europe/Berlin' } };
    expect(pointsOf([rule], [aLine()], inBerlin)).toEqual([10]);
    expect(pointsOf([rule], [aLine()])).toEqual([0]);
  });

  it('what the programme excludes earns by no rule', () => {
    const rules = [aRule(), aRule({ code: 'item', kind: 'ITEM', points: 5 })];
    const lines = [aLine({ category: 'gift-cards' }), aLine({ lineId: 'l2' })];
    const programme = { excluded: { categories: ['gift-cards'] } };
    expect(pointsOf(rules, lines, { programme })).toEqual([0, 15]);
  });
});

describe('kinds of rules', () => {
  it('ITEM gives for each piece', () =>
    expect(pointsOf([aRule({ kind: 'ITEM', points: 7 })], [aLine({ quantity: 3 })])).toEqual([21]));

  it('PURCHASE gives once, shared over the lines by what was paid', () => {
    const rule = aRule({ kind: 'PURCHASE', points: 10 });
    const lines = [
      aLine({ amountMinor: 100 }),
      aLine({ lineId: 'l2', amountMinor: 100 }),
      aLine({ lineId: 'l3', amountMinor: 100 }),
      aLine({ lineId: 'l4', amountMinor: -50 }),
    ];
    expect(pointsOf([rule], lines)).toEqual([4, 3, 3, 0]);
  });

  it('PURCHASE gives nothing for more lines of an order for which it gave', () => {
    const rule = aRule({ kind: 'PURCHASE', points: 10 });
    expect(pointsOf([rule], [aLine()], { circumstances: { gave: new Set(['rule']) } })).toEqual([0]);
  });

  it('MULTIPLIER multiplies what SPEND and ITEM give, and nothing else', () => {
    const rules = [
      aRule({ code: 'spend' }),
      aRule({ code: 'item', kind: 'ITEM', points: 2 }),
      aRule({ code: 'visit', kind: 'PURCHASE', points: 100 }),
      aRule({ code: 'double', kind: 'MULTIPLIER', percent: 200 }),
    ];
    expect(pointsOf(rules)).toEqual([10 + 2 + 100 + 12]);
  });

  it.each([
    ['BEST', 10 + 10],
    ['ADD', 10 + 10 + 5 + 5],
  ] as const)('of several multipliers %s', (multipliers, points) => {
    const rules = [
      aRule({ code: 'spend' }),
      aRule({ code: 'double', kind: 'MULTIPLIER', percent: 200 }),
      aRule({ code: 'half-more', kind: 'MULTIPLIER', percent: 150 }),
    ];
    const offers = [{ source: 'offer/ofr_1', name: 'An offer', percent: 150 }];
    const given = { programme: { multipliers }, circumstances: { multipliers: offers } };
    expect(pointsOf(rules, [aLine()], given)).toEqual([points]);
  });

  it('points of an offer’s multiplier count for no tier', () => {
    const circumstances = alone({ multipliers: [{ source: 'offer/ofr_1', name: 'Offer', percent: 300 }] });
    const { lines } = earningOf(aBasket(), rulesOf([aRule()]), circumstances);
    expect(lines).toEqual([
      {
        lineId: 'l1',
        paidMinor: 1_000,
        points: 30,
        qualifyingPoints: 10,
        parts: [
          { ruleId: 'rule', points: 10 },
          { ruleId: 'offer/ofr_1', points: 20 },
        ],
        findings: [
          { source: 'rule', name: 'A rule', verdict: 'GAVE', points: 10 },
          { source: 'offer/ofr_1', name: 'Offer', verdict: 'GAVE', points: 20 },
        ],
      },
    ]);
  });
});

describe('stacking', () => {
  const add = aRule({ code: 'add' });
  const best = (points: number, its: Partial<EarningRule> = {}) =>
    aRule({ code: `best-${points}`, kind: 'ITEM', points, stacking: 'BEST', ...its });

  it('ADD adds up, and the best of BEST comes to it', () =>
    expect(pointsOf([add, best(3), best(7), best(5)])).toEqual([17]));

  it('EXCLUSIVE gives alone, by priority', () => {
    const exclusive = (code: string, points: number, priority: number) =>
      aRule({ code, kind: 'ITEM', points, stacking: 'EXCLUSIVE', priority });
    expect(pointsOf([add, best(7), exclusive('a', 50, 1), exclusive('b', 2, 9)])).toEqual([2]);
  });

  it('says who was outdone', () =>
    expect(verdictsOf(aBasket(), rulesOf([add, best(3), best(7)]), alone())).toEqual([
      ['add GAVE 10', 'best-3 OUTDONE 0', 'best-7 GAVE 7'],
    ]));

  it('a rule that can’t give doesn’t stand in the way of one that can', () => {
    const spent = best(7, { caps: [{ per: 'DAY', points: 7 }] });
    const used = new Map([[capKey('best-7', 'DAY'), { points: 7, times: 1 }]]);
    expect(verdictsOf(aBasket(), rulesOf([best(3), spent]), alone({ used }))).toEqual([
      ['best-3 GAVE 3', 'best-7 CAP_REACHED 0'],
    ]);
  });
});

describe('caps', () => {
  const rule = aRule({
    caps: [
      { per: 'DAY', points: 15 },
      { per: 'MONTH', times: 2 },
    ],
  });
  const lines = [aLine(), aLine({ lineId: 'l2' })];

  it('cut what a rule gives, in the order of the lines', () =>
    expect(verdictsOf(aBasket(lines), rulesOf([rule]), alone())).toEqual([
      ['rule GAVE 10'],
      ['rule CAPPED 5'],
    ]));

  it('count what was given before', () => {
    const used = new Map([[capKey('rule', 'DAY'), { points: 12, times: 1 }]]);
    expect(pointsOf([rule], lines, { circumstances: { used } })).toEqual([3, 0]);
  });

  it('count a purchase once, however many lines it has', () => {
    const used = new Map([[capKey('rule', 'MONTH'), { points: 1, times: 1 }]]);
    const earning = earningOf(aBasket(lines), rulesOf([rule]), alone({ used }));
    expect(earning.given).toEqual(new Map([['rule', { points: 15, times: 1 }]]));
  });

  it('and as the same time when more lines of it come later', () => {
    const used = new Map([[capKey('rule', 'MONTH'), { points: 1, times: 2 }]]);
    expect(pointsOf([rule], lines, { circumstances: { used } })).toEqual([0, 0]);
    const gave = new Set(['rule']);
    const earning = earningOf(aBasket(lines), rulesOf([rule]), alone({ used, gave }));
    expect(earning.given).toEqual(new Map([['rule', { points: 15, times: 0 }]]));
  });
});

describe('taking part', () => {
  const review = aRule({
    code: 'review',
    kind: 'ENGAGEMENT',
    activity: 'REVIEW',
    points: 20,
    qualifying: false,
    caps: [{ per: 'WEEK', times: 1 }],
  });
  const engagement = {
    activity: 'REVIEW',
    storeId: null,
    channel: null,
    at: new Date('2026-03-02T10:00:00Z'),
  } as const;

  it('earns what the rules for it say', () =>
    expect(
      earningOfEngagement(engagement, rulesOf([aRule(), review]), {
        timeZone: null,
        tier: 'BRONZE',
        used: new Map(),
      }),
    ).toEqual({
      parts: [{ ruleId: 'review', points: 20 }],
      findings: [{ source: 'review', name: 'A rule', verdict: 'GAVE', points: 20 }],
      points: 20,
      qualifyingPoints: 0,
      given: new Map([['review', { points: 20, times: 1 }]]),
    }));

  it('earns no more than its cap', () => {
    const used = new Map([[capKey('review', 'WEEK'), { points: 20, times: 1 }]]);
    const earning = earningOfEngagement(engagement, rulesOf([review]), {
      timeZone: null,
      tier: 'BRONZE',
      used,
    });
    expect(earning).toMatchObject({ points: 0, findings: [{ verdict: 'CAP_REACHED' }] });
  });
});

describe('whatever the rules and the basket', () => {
  const rule = fc.record({
    kind: fc.constantFrom('SPEND', 'ITEM', 'PURCHASE', 'MULTIPLIER') as fc.Arbitrary<EarningRule['kind']>,
    points: fc.integer({ min: 1, max: 50 }),
    percent: fc.integer({ min: 101, max: 400 }),
    rounding: fc.constantFrom('DOWN', 'NEAREST', 'UP'),
    stacking: fc.constantFrom('ADD', 'BEST', 'EXCLUSIVE'),
    priority: fc.integer({ min: 0, max: 2 }),
    capped: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  });
  const lines = fc.array(
    fc.record({ amountMinor: fc.integer({ min: -500, max: 30_000 }), quantity: fc.nat(4) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );

  it('parts add up to points, findings to parts, and caps hold', () =>
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), lines, fc.boolean(), (drawn, bought, best) => {
        const rules = drawn.map(({ capped, ...its }, index) =>
          aRule({
            ...its,
            code: `r${index}`,
            ...(capped && { caps: [{ per: 'DAY', points: capped }] }),
          } as object),
        );
        const earning = earningOf(
          aBasket(bought.map((line, index) => aLine({ ...line, lineId: `l${index}` }))),
          rulesOf(rules, { multipliers: best ? 'BEST' : 'ADD' }),
          alone(),
        );
        const add = (amounts: readonly { points: number }[]) =>
          amounts.reduce((sum, { points }) => sum + points, 0);
        for (const line of earning.lines) {
          expect(add(line.parts)).toBe(line.points);
          expect(add(line.findings)).toBe(line.points);
          for (const { points } of line.parts) expect(Number.isInteger(points) && points > 0).toBe(true);
          if (line.paidMinor <= 0) expect(line.points).toBe(0);
        }
        expect(add(earning.lines)).toBe(earning.points);
        for (const { code, caps = [] } of rules) {
          const given = add(
            earning.lines.flatMap(({ parts }) => parts.filter(({ ruleId }) => ruleId === code)),
          );
          expect(earning.given.get(code)?.points ?? 0).toBe(given);
          for (const { points = Number.POSITIVE_INFINITY } of caps) expect(given).toBeLessThanOrEqual(points);
        }
      }),
    ));
});
