import type { StoredOrderLine } from '../data/orders.ts';
import type { RejectionDisposition, RejectionReason } from '../pickup/rejection.ts';
import type { StoredTransferLine } from '../stock/transfers.ts';

/** Pieces of an order's line that didn't come as they were sent. */
type Lost = { lineId: string; quantity: number; reason: RejectionReason; disposition: RejectionDisposition };

/** What an order has to do without: of lines of the same SKU the last ones first, broken pieces before missing ones. */
export function lostPieces(
  lines: readonly Pick<StoredOrderLine, 'lineId' | 'sku' | 'quantity'>[],
  arrived: readonly StoredTransferLine[],
): Lost[] {
  const left = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return arrived.flatMap(({ sku, quantity, sound = quantity, damaged = 0 }) => {
    const its = lines.filter((line) => line.sku === sku).reverse();
    const lost = [
      { count: damaged, reason: 'DAMAGED', disposition: 'DAMAGED' },
      { count: quantity - sound - damaged, reason: 'NOT_FOUND', disposition: 'MISSING' },
    ] as const;
    return lost.flatMap(({ count, ...why }) => {
      let rest = count;
      return its.flatMap(({ lineId }): Lost[] => {
        const taken = Math.min(rest, left.get(lineId) ?? 0);
        rest -= taken;
        left.set(lineId, (left.get(lineId) ?? 0) - taken);
        return taken > 0 ? [{ lineId, quantity: taken, ...why }] : [];
      });
    });
  });
}
