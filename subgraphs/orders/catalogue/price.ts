import type { Money } from '#shared/money.ts';

/** Where a price is valid: the narrowest that there is counts, a store's before a channel's. */
export const PRICE_SCOPES = ['STORE_AND_CHANNEL', 'STORE', 'CHANNEL', 'GENERAL'] as const;
export type PriceScope = (typeof PRICE_SCOPES)[number];

/** From `asOf` on the price is this; absent: from then on there is none here, and the wider scope's counts. */
export type PriceStep = { asOf: Date; amountMinor?: number };

/** Which price is asked for. */
export type PriceQuestion = { currency: string; channel?: string | undefined; storeId?: string | undefined };

/** A price and where it comes from. `asOf` is since when it is valid; absent where it isn't known. */
export type FoundPrice = Money & { scope: PriceScope; asOf?: Date };

/** Steps that are kept of one price; older ones go. */
export const MAX_STEPS = 50;

/** The step that is valid at an instant, or null before the first. `steps` are in the order of time. */
export const stepAt = (steps: readonly PriceStep[], at: Date): PriceStep | null =>
  steps.findLast(({ asOf }) => asOf <= at) ?? null;

/**
 * The steps with one more: whichever comes first, the result is the same, so that an older price that comes late doesn't
 * overwrite a newer one. One of the same instant is replaced.
 */
export function withStep(steps: readonly PriceStep[], step: PriceStep): PriceStep[] {
  const others = steps.filter(({ asOf }) => asOf.getTime() !== step.asOf.getTime());
  return [...others, step].sort((a, b) => a.asOf.getTime() - b.asOf.getTime()).slice(-MAX_STEPS);
}

/** The narrowest scope first. */
export function scopesFor({ channel, storeId }: PriceQuestion): PriceScope[] {
  return PRICE_SCOPES.filter(
    (scope) =>
      (scope === 'GENERAL' || scope === 'STORE' || channel !== undefined) &&
      (scope === 'GENERAL' || scope === 'CHANNEL' || storeId !== undefined),
  );
}

export const scopeOf = ({ channel, storeId }: Omit<PriceQuestion, 'currency'>): PriceScope => {
  if (storeId !== undefined) return channel === undefined ? 'STORE' : 'STORE_AND_CHANNEL';
  return channel === undefined ? 'GENERAL' : 'CHANNEL';
};

/** The price in the catalogue and since when, as a step of the general scope. */
export const listStep = (
  variant: { prices: readonly Money[]; product: { pricesAsOf?: Date } },
  currency: string,
): PriceStep | null => {
  const price = variant.prices.find((one) => one.currency === currency);
  return price ? { asOf: variant.product.pricesAsOf ?? new Date(0), amountMinor: price.amountMinor } : null;
};

/**
 * The price that counts at an instant, or null when it isn't sold then. `steps` has those of each scope that is asked for;
 * `list` is the catalogue's own, which gives way to a general one that is as new or newer.
 */
export function chosenPrice(
  currency: string,
  steps: ReadonlyMap<PriceScope, readonly PriceStep[]>,
  list: PriceStep | null,
  at: Date,
): FoundPrice | null {
  for (const scope of PRICE_SCOPES) {
    const set = stepAt(steps.get(scope) ?? [], at);
    const isList = scope === 'GENERAL' && list !== null && list.asOf <= at && !(set && set.asOf >= list.asOf);
    const step = isList ? list : set;
    if (step?.amountMinor === undefined) continue;
    const { amountMinor, asOf } = step;
    return { amountMinor, currency, scope, ...(asOf.getTime() ? { asOf } : {}) };
  }
  return null;
}
