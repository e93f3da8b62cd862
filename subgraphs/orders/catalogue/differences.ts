import type { Money } from '#shared/money.ts';
import { type PriceScope, type PriceStep, scopeOf, stepAt } from './price.ts';

/** One of the prices of a variant in one currency, and where it is valid. */
export type ScopedPrice = Money & { scope: PriceScope; channel?: string; storeId?: string; asOf?: Date };

type OwnPrice = { channel?: string; storeId?: string; steps: readonly PriceStep[] };

/** Shown of one SKU and currency; lowest and highest are always among them. */
export const MAX_SHOWN = 100;

/**
 * All prices that a variant has in a currency at an instant, lowest first. `list` is the catalogue's own; see `chosenPrice`
 * for when it counts.
 */
export function pricesAt(
  currency: string,
  own: readonly OwnPrice[],
  list: PriceStep | null,
  at: Date,
): ScopedPrice[] {
  const candidates = own.map(({ steps, ...where }) => ({
    where,
    scope: scopeOf(where),
    step: stepAt(steps, at),
  }));
  const general = candidates.find(({ scope }) => scope === 'GENERAL');
  if (list && list.asOf <= at && !(general?.step && general.step.asOf >= list.asOf)) {
    if (general) general.step = list;
    else candidates.push({ where: {}, scope: 'GENERAL', step: list });
  }
  return candidates
    .flatMap(({ where, scope, step }) => {
      if (step?.amountMinor === undefined) return [];
      const { channel, storeId } = where;
      return [
        {
          amountMinor: step.amountMinor,
          currency,
          scope,
          ...(channel === undefined ? {} : { channel }),
          ...(storeId === undefined ? {} : { storeId }),
          ...(step.asOf.getTime() ? { asOf: step.asOf } : {}),
        },
      ];
    })
    .sort((a, b) => a.amountMinor - b.amountMinor);
}

/** The prices, if they aren't all one; null when they agree. `prices` are lowest first. */
export function disagreement(prices: readonly ScopedPrice[]): ScopedPrice[] | null {
  const highest = prices.at(-1);
  if (!highest || prices[0]?.amountMinor === highest.amountMinor) return null;
  return prices.length <= MAX_SHOWN ? [...prices] : [...prices.slice(0, MAX_SHOWN - 1), highest];
}
