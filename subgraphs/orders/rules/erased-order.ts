import type { StoredOrder } from '../data/orders.ts';

/** What the books need of an order. Nobody is to be found in it, and it follows no record of a person any more. */
export function withoutCustomer(order: StoredOrder, at: Date): StoredOrder {
  const { customerId: _, eraseWhenClosed: __, imported, timeline, ...kept } = order;
  return {
    ...kept,
    ...(imported && { imported: { key: imported.key, announcedLines: imported.announcedLines } }),
    timeline: timeline.map((step) => {
      const { actorId: ___, ...anonymous } = step;
      return step.actor === 'CUSTOMER' ? anonymous : step;
    }),
    erasedAt: at,
  };
}
