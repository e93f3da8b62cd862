import {
  type Basket,
  type BasketLine,
  type Circumstances,
  DEFAULT_EARNING,
  type EarningRule,
  type EarningRules,
} from '../../../subgraphs/loyalty/rules/earning.ts';

/** A rule that gives 1 point for each euro, unless the test says something else. */
export const aRule = (its: Partial<EarningRule> & { kind?: EarningRule['kind'] } = {}): EarningRule =>
  ({
    code: 'rule',
    name: 'A rule',
    kind: 'SPEND',
    points: 1,
    ...((its.kind ?? 'SPEND') === 'SPEND' && { perUnits: 1 }),
    ...(['SPEND', 'MULTIPLIER'].includes(its.kind ?? 'SPEND') && { rounding: 'DOWN' }),
    stacking: 'ADD',
    priority: 0,
    qualifying: true,
    ...its,
  }) as EarningRule;

export const rulesOf = (rules: EarningRule[], its: Partial<EarningRules> = {}): EarningRules => ({
  ...DEFAULT_EARNING,
  rules,
  ...its,
});

/** A line for 10.00, unless the test says something else. */
export const aLine = (its: Partial<BasketLine> = {}): BasketLine => ({
  lineId: 'l1',
  sku: 'sku-1',
  quantity: 1,
  amountMinor: 1_000,
  ...its,
});

export const aBasket = (lines: BasketLine[] = [aLine()], its: Partial<Basket> = {}): Basket => ({
  currency: 'EUR',
  channel: 'IN_STORE',
  storeId: 'sto_1',
  at: new Date('2026-03-02T10:00:00Z'),
  lines,
  ...its,
});

export const alone = (its: Partial<Circumstances> = {}): Circumstances => ({
  timeZone: null,
  tier: 'BRONZE',
  multipliers: [],
  used: new Map(),
  gave: new Set(),
  ...its,
});
