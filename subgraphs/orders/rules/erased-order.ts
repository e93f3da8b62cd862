import type { StoredOrder, StoredPickup, StoredShipment } from '../data/orders.ts';

/** What the books need of an order. Nobody is to be found in it, and it follows no record of a person any more. */
export function withoutCustomer(order: StoredOrder, at: Date): StoredOrder {
  const {
    customerId: _,
    eraseWhenClosed: __,
    messages: ___,
    imported,
    timeline,
    shipment,
    pickup,
    ...kept
  } = order;
  return {
    ...kept,
    ...(imported && { imported: { key: imported.key, announcedLines: imported.announcedLines } }),
    ...(shipment && { shipment: withoutAddress(shipment) }),
    ...(pickup && { pickup: withoutWords(pickup) }),
    timeline: timeline.map((step) => {
      const { actorId: ____, ...anonymous } = step;
      return step.actor === 'CUSTOMER' ? anonymous : step;
    }),
    erasedAt: at,
  };
}

/** What associates wrote about whom they had before them. */
function withoutWords({ override: _, identityChecks, ...pickup }: StoredPickup): StoredPickup {
  if (!identityChecks) return pickup;
  return { ...pickup, identityChecks: identityChecks.map(({ reason: __, ...check }) => check) };
}

function withoutAddress({ address: _, tracking: __, ...shipment }: StoredShipment): StoredShipment {
  return shipment;
}
