import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredOrderLine } from '../../../subgraphs/orders/data/orders.ts';
import { refundFor } from '../../../subgraphs/orders/returns/amounts.ts';
import { splitLine } from '../../../subgraphs/orders/rules/split-line.ts';

/** A line that was priced: its amount is the pieces less the discounts. */
const aLine: fc.Arbitrary<StoredOrderLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 40 }),
    unitPriceMinor: fc.integer({ min: 0, max: 100_000_000 }),
    parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
    rate: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ quantity, unitPriceMinor, parts, rate }) => {
    let left = unitPriceMinor * quantity;
    const discounts = parts.map((part, index) => {
      const amountMinor = Math.floor(left * part);
      left -= amountMinor;
      return { promotionId: `p${index}`, name: 'Sale', amountMinor };
    });
    const taxMinor = Math.round((left * rate) / (10_000 + rate));
    return {
      ...{ lineId: '1', sku: 'sku', description: 'Scarf', quantity, unitPriceMinor, amountMinor: left },
      ...(discounts.length && { discounts }),
      tax: { name: 'VAT', basisPoints: rate, amountMinor: taxMinor },
    };
  });

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('a line in parts', () => {
  it('adds up to the whole however it is divided: pieces, amount, each discount, tax, and what is paid back', () => {
    fc.assert(
      fc.property(aLine, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), (line, sizes) => {
        const parts: StoredOrderLine[] = [];
        let rest: StoredOrderLine | null = line;
        for (const size of sizes) {
          if (!rest || size > rest.quantity) break;
          const [taken, left]: [StoredOrderLine, StoredOrderLine | null] = splitLine(rest, size);
          parts.push(taken);
          rest = left;
        }
        if (rest) parts.push(rest);
        const total = (of: (part: StoredOrderLine) => number) => sum(parts.map(of));
        expect(total(({ quantity }) => quantity)).toBe(line.quantity);
        expect(total(({ amountMinor }) => amountMinor)).toBe(line.amountMinor);
        expect(total(({ tax }) => tax?.amountMinor ?? 0)).toBe(line.tax?.amountMinor);
        for (const [index, { amountMinor }] of (line.discounts ?? []).entries()) {
          expect(total(({ discounts }) => discounts?.[index]?.amountMinor ?? 0)).toBe(amountMinor);
        }
        for (const { quantity, unitPriceMinor = 0, amountMinor, discounts = [], tax } of parts) {
          const off = discounts.map((discount) => discount.amountMinor);
          expect(amountMinor).toBe(quantity * unitPriceMinor - sum(off));
          expect(Math.min(amountMinor, ...off)).toBeGreaterThanOrEqual(0);
          expect(tax?.amountMinor).toBeLessThanOrEqual(amountMinor);
        }
        // Every part is brought back piece by piece: together that is what was paid.
        const refunds = parts.flatMap((part) => {
          const claimed = { quantity: 0, amountMinor: 0 };
          return Array.from({ length: part.quantity }, () => {
            const amountMinor = refundFor(part, claimed, 1);
            claimed.quantity += 1;
            claimed.amountMinor += amountMinor;
            return amountMinor;
          });
        });
        expect(sum(refunds)).toBe(line.amountMinor);
      }),
      { numRuns: 300 * Number(process.env.TIMES ?? 1) },
    );
  });
});
