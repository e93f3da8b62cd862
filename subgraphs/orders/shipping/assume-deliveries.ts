import type { Data } from '../context.ts';
import type { Revision } from '../data/orders.ts';

/** Parcels of which nobody has said for a fortnight that they came count as delivered. Returns true when there may be more. */
export async function assumeDeliveries({ orders, clock, inTransaction }: Data): Promise<boolean> {
  const now = clock();
  const due = await orders.deliveriesDue(now);
  for (const orderId of due) {
    const taken = { actor: 'SYSTEM', channel: 'PATRON', at: now } as const;
    await inTransaction((session) =>
      orders.advance(orderId, 'assumeDelivered', taken, session, delivered(now)),
    );
  }
  return due.length > 0;
}

/** The parcel has come. */
export const delivered =
  (at: Date): Revision =>
  (order) => {
    const { assumedDeliveredAt: _, ...shipment } = order.shipment ?? {};
    return { ...order, shipment: { ...shipment, deliveredAt: at } };
  };
