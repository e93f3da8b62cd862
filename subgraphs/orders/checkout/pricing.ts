import { isCode, isCurrency, isText, isWithin, MAX_MINOR, type Problem } from '../rules/values.ts';

/** A line before anything is taken off: prices are gross, the tax is in them. */
export type LineToPrice = {
  lineId: string;
  sku: string;
  description: string;
  quantity: number;
  unitPriceMinor: number;
  /** As the catalogue has it. */
  category?: string;
  /** ISO 3166-1 alpha-2: where it is handed over. Absent: not known. */
  country?: string;
};

export type LineDiscount = { promotionId: string; name: string; code?: string; amountMinor: number };

/** The part of the amount that is tax, at a rate in hundredths of a percent. */
export type LineTax = { name: string; basisPoints: number; amountMinor: number };

/** `amountMinor` is what the customer pays: unit price times quantity less the discounts. */
export type PricedLine = Omit<LineToPrice, 'category' | 'country'> & {
  amountMinor: number;
  discounts?: LineDiscount[];
  tax?: LineTax;
};

/** Collection `promotions`. Exactly one of `basisPoints` and `amountMinor` stands. */
export type Promotion = {
  _id: string;
  name: string;
  /** The customer must name it. Absent: it holds by itself. */
  code?: string;
  /** Only lines of this category. */
  category?: string;
  /** Hundredths of a percent of each line, 1 to 10,000. */
  basisPoints?: number;
  /** Once over all its lines together. */
  amountMinor?: number;
  /** Of `amountMinor`; ISO 4217. */
  currency?: string;
  from?: Date;
  until?: Date;
};

/** Collection `taxRates`. `_id` is {@link taxRateId}. */
export type TaxRate = {
  _id: string;
  country: string;
  /** Absent: for what no other rate of the country is for. */
  category?: string;
  /** E.g. `BTW laag`. */
  name: string;
  /** Hundredths of a percent, 0 to 10,000. */
  basisPoints: number;
};

export const taxRateId = (country: string, category?: string | null): string =>
  `${country}/${category ?? ''}`;

/** Half a minor unit goes up. Exact for everything that an order can sum up to. */
export const partOf = (amountMinor: number, part: number, whole: number): number =>
  Math.floor((2 * amountMinor * part + whole) / (2 * whole));

export type PricingWorld = {
  promotions: readonly Promotion[];
  /** What the customer named, spelled as in {@link Promotion.code}. */
  codes: readonly string[];
  taxRates: ReadonlyMap<string, TaxRate>;
  currency: string;
  now: Date;
};

/**
 * Discounts and tax of each line. Promotions apply in the order of their ids, each to what the ones before left. A percentage is
 * rounded for each line; an amount is parted over its lines by what they cost, so that the parts sum up to it. Names codes that
 * stand for nothing now.
 */
export function priceLines(
  lines: readonly LineToPrice[],
  { promotions, codes, taxRates, currency, now }: PricingWorld,
): { lines: PricedLine[]; unknownCodes: string[] } {
  const holding = promotions
    .filter((promotion) => holds(promotion, currency, now))
    .filter(({ code }) => code === undefined || codes.includes(code))
    .sort((a, b) => (a._id < b._id ? -1 : 1));
  const unknownCodes = codes.filter((code) => !holding.some((promotion) => promotion.code === code));
  const left = lines.map(({ unitPriceMinor, quantity }) => unitPriceMinor * quantity);
  const discounts: LineDiscount[][] = lines.map(() => []);
  for (const promotion of holding) {
    const { _id, name, code, category } = promotion;
    const base = lines.map((line, index) =>
      category === undefined || category === line.category ? (left[index] ?? 0) : 0,
    );
    for (const [index, amountMinor] of takenOff(promotion, base).entries()) {
      if (amountMinor === 0) continue;
      left[index] = (left[index] ?? 0) - amountMinor;
      discounts[index]?.push({ promotionId: _id, name, ...(code !== undefined && { code }), amountMinor });
    }
  }
  return {
    unknownCodes,
    lines: lines.map(({ category, country, ...line }, index) => {
      const amountMinor = left[index] ?? 0;
      const off = discounts[index] ?? [];
      const tax = country === undefined ? null : taxOf(amountMinor, country, category, taxRates);
      return { ...line, amountMinor, ...(off.length && { discounts: off }), ...(tax && { tax }) };
    }),
  };
}

const holds = ({ from, until, currency: its }: Promotion, currency: string, now: Date): boolean =>
  !(from && now < from) && !(until && now >= until) && (its === undefined || its === currency);

function takenOff({ basisPoints, amountMinor = 0 }: Promotion, base: readonly number[]): number[] {
  if (basisPoints !== undefined) return base.map((amount) => partOf(amount, basisPoints, 10_000));
  const sum = base.reduce((total, amount) => total + amount, 0);
  return partedBy(Math.min(amountMinor, sum), base);
}

/** Parts an amount by weights, to the last unit: those whose rest was greatest get one more, the first of equals first. */
export function partedBy(amountMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amountMinor) * BigInt(weight));
  const parts = exact.map((share) => Number(share / BigInt(sum)));
  const rests = exact
    .map((share, index) => ({ index, rest: share % BigInt(sum) }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  const missing = amountMinor - parts.reduce((total, part) => total + part, 0);
  for (const { index } of rests.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

function taxOf(
  amountMinor: number,
  country: string,
  category: string | undefined,
  rates: ReadonlyMap<string, TaxRate>,
): LineTax | null {
  const rate = rates.get(taxRateId(country, category)) ?? rates.get(taxRateId(country));
  if (!rate) return null;
  const { name, basisPoints } = rate;
  return { name, basisPoints, amountMinor: partOf(amountMinor, basisPoints, 10_000 + basisPoints) };
}

type Optional<Value> = Value | null | undefined;

export type PromotionInput = {
  id: string;
  name: string;
  code?: Optional<string>;
  category?: Optional<string>;
  basisPoints?: Optional<number>;
  amount?: Optional<{ amountMinor: number; currency: string }>;
  from?: Optional<Date>;
  until?: Optional<Date>;
};

const CODE = 'Expected 1 to 64 characters without control characters or spaces at the ends.';
const TEXT = 'Expected 1 to 200 characters without control characters.';

/** The first thing that is wrong with a promotion, or null. */
export function promotionProblem(promotion: PromotionInput): Problem | null {
  const { id, name, code, category, basisPoints, amount, from, until } = promotion;
  if (!isCode(id)) return { field: ['id'], message: CODE };
  if (!isText(name, 200)) return { field: ['name'], message: TEXT };
  if (code != null && !isCode(code)) return { field: ['code'], message: CODE };
  if (category != null && !isText(category, 200)) return { field: ['category'], message: TEXT };
  if ((basisPoints == null) === (amount == null)) {
    return { field: ['basisPoints'], message: 'Expected either `basisPoints` or `amount`.' };
  }
  if (basisPoints != null && !isWithin(basisPoints, 1, 10_000)) {
    return { field: ['basisPoints'], message: 'Expected 1 to 10,000 hundredths of a percent.' };
  }
  if (amount && !isWithin(amount.amountMinor, 1, MAX_MINOR)) {
    return { field: ['amount', 'amountMinor'], message: 'Expected at least 1.' };
  }
  if (amount && !isCurrency(amount.currency)) {
    return { field: ['amount', 'currency'], message: 'Expected an ISO 4217 code, e.g. EUR.' };
  }
  if (from && until && until <= from) return { field: ['until'], message: 'Expected a time after `from`.' };
  return null;
}

export type TaxRateInput = {
  country: string;
  category?: Optional<string>;
  name: string;
  basisPoints: number;
};

/** The first thing that is wrong with a tax rate, or null. */
export function taxRateProblem({ country, category, name, basisPoints }: TaxRateInput): Problem | null {
  if (!/^[A-Z]{2}$/.test(country)) {
    return { field: ['country'], message: 'Expected an ISO 3166-1 alpha-2 code, e.g. NL.' };
  }
  if (category != null && !isText(category, 200)) return { field: ['category'], message: TEXT };
  if (!isText(name, 200)) return { field: ['name'], message: TEXT };
  if (!isWithin(basisPoints, 0, 10_000)) {
    return { field: ['basisPoints'], message: 'Expected 0 to 10,000 hundredths of a percent.' };
  }
  return null;
}
