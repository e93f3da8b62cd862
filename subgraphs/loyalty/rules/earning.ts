import { minorUnitsPerUnit } from '#shared/money.ts';
import type { Programme } from './programme.ts';

type OrderLine = { lineId: string; amountMinor: number };

/** What one line of an order earns, so that a return can take back exactly that. */
export type LinePoints = { lineId: string; points: number };

/**
 * Whole points for each whole unit of what was paid for a line; fractions of a unit earn nothing, line by line. Lines
 * that earn nothing (discounts, deposits, small change) are left out.
 *
 * @param currency ISO 4217 code of all amounts.
 */
export function pointsPerLine(
  lines: readonly OrderLine[],
  currency: string,
  { pointsPerUnit }: Programme,
): LinePoints[] {
  const minorUnits = minorUnitsPerUnit(currency);
  return lines
    .map(({ lineId, amountMinor }) => ({
      lineId,
      points: Math.floor(amountMinor / minorUnits) * pointsPerUnit,
    }))
    .filter(({ points }) => points > 0);
}

/** The end, in UTC, of the month in which points become `monthsAlive` old. */
export const expiryOf = (earnedAt: Date, { monthsAlive }: Programme): Date =>
  new Date(Date.UTC(earnedAt.getUTCFullYear(), earnedAt.getUTCMonth() + monthsAlive + 1, 1));
