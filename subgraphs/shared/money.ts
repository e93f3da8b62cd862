/** An amount in integer minor units of an ISO 4217 currency: 12.50 EUR is `{ amountMinor: 1250, currency: 'EUR' }`. */
export type Money = { amountMinor: number; currency: string };

/** @throws {RangeError} when the currencies differ: adding them would need a rate. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${a.currency} and ${b.currency}`);
  return { amountMinor: a.amountMinor + b.amountMinor, currency: a.currency };
}

/** @param quantity a whole number of pieces. */
export function timesMoney(unit: Money, quantity: number): Money {
  return { amountMinor: unit.amountMinor * quantity, currency: unit.currency };
}

const minorUnits = new Map<string, number>();

/**
 * How many minor units make one of a currency: 100 for EUR, 1 for JPY, 1000 for KWD (ISO 4217).
 * @throws {RangeError} when the code is not three letters.
 */
export function minorUnitsPerUnit(currency: string): number {
  let units = minorUnits.get(currency);
  if (!units) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    units = 10 ** (format.maximumFractionDigits ?? 2);
    minorUnits.set(currency, units);
  }
  return units;
}
