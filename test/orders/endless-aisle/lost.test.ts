import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lostPieces } from '../../../subgraphs/orders/endless-aisle/lost.ts';

describe('pieces that do not arrive', () => {
  it('are taken from the last lines first, broken ones before missing ones', () => {
    const lines = [
      { lineId: '1', sku: 'a', quantity: 2 },
      { lineId: '2', sku: 'b', quantity: 1 },
      { lineId: '3', sku: 'a', quantity: 2 },
    ];
    const arrived = [
      { sku: 'a', quantity: 4, sound: 1, damaged: 1 },
      { sku: 'b', quantity: 1, sound: 1, damaged: 0 },
    ];
    expect(lostPieces(lines, arrived)).toEqual([
      { lineId: '3', quantity: 1, reason: 'DAMAGED', disposition: 'DAMAGED' },
      { lineId: '3', quantity: 1, reason: 'NOT_FOUND', disposition: 'MISSING' },
      { lineId: '1', quantity: 1, reason: 'NOT_FOUND', disposition: 'MISSING' },
    ]);
  });

  it('leave to each SKU what arrived sound', () => {
    const line = fc.record({ sku: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat(5)),
        (its, parts) => {
          const lines = its.map((one, index) => ({ ...one, lineId: String(index) }));
          const arrived = [...new Set(its.map(({ sku }) => sku))].map((sku) => {
            const quantity = its.reduce((sum, one) => sum + (one.sku === sku ? one.quantity : 0), 0);
            const sound = Math.min(quantity, parts.next().value);
            return { sku, quantity, sound, damaged: Math.min(quantity - sound, parts.next().value) };
          });
          const lost = lostPieces(lines, arrived);
          for (const { sku, sound, damaged } of arrived) {
            const ids = lines.filter((one) => one.sku === sku).map(({ lineId }) => lineId);
            const of = (reason?: string) =>
              lost
                .filter((one) => ids.includes(one.lineId) && (reason ?? one.reason) === one.reason)
                .reduce((sum, { quantity }) => sum + quantity, 0);
            const ordered = arrived.find((one) => one.sku === sku)?.quantity ?? 0;
            expect(ordered - of()).toBe(sound);
            expect(of('DAMAGED')).toBe(damaged);
          }
        },
      ),
    );
  });
});
