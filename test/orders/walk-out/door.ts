import type { Actor } from '#shared/actor.ts';
import type { StoreDeviceKind } from '#shared/devices.ts';
import type { Contact } from '#shared/live-contact.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/orders/context.ts';
import { aVariant, useShop } from '../shop.ts';

export const aDevice = (kind: StoreDeviceKind, storeId: string, deviceId = newId('dev')) =>
  ({ kind: 'device', deviceId, storeId, deviceKind: kind.toLowerCase() }) satisfies Actor;

/** GTIN-13 of the test: a prefix that GS1 keeps for use inside a company, a number, and the check digit. */
function aGtin(number = Math.floor(Math.random() * 1e9)): string {
  const body = `200${String(number).padStart(9, '0')}`;
  const sum = Array.from(body).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
    0,
  );
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** The shop with everything that stands in stores without staffed tills. `permits` says who permits which purpose. */
export function useDoor() {
  const refusing = new Set<string>();
  const contacts = new Map<string, Contact>();
  const shop = useShop({
    contactNow: async ({ customerId }) => contacts.get(customerId) ?? null,
    permitsNow: async ({ customerId, purpose }) => !refusing.has(`${customerId}/${purpose}`),
  });

  return Object.assign(shop, {
    /** From now on the customer doesn't permit the purpose any more. */
    withdraw: (customer: { customerId: string }, purpose: string) =>
      refusing.add(`${customer.customerId}/${purpose}`),

    /** Where a customer can be written to; nowhere until it is said. */
    contacts,

    /** `graph.data` as the modules of orders. */
    modules: () => shop.data as Data,

    /** A mutation with a key of its own, unless `its` has one. */
    keyed: (actor: Actor, mutation: string, its: object, fields: string) =>
      shop.mutate(actor, mutation, { idempotencyKey: newId('key'), ...its }, fields),

    /** A store with a service, and goods in it: `pieces` of each of as many SKUs as there are prices. */
    async opened(service: string, { prices = [1000], pieces = 10 } = {}) {
      const { id: storeId } = await shop.put.store({ services: [service] });
      const goods = prices.map((amountMinor) => ({
        ...aVariant({ prices: [{ amountMinor, currency: 'EUR' }] }),
        gtin: aGtin(),
      }));
      for (const variant of goods) {
        await shop.put.product({ variants: [variant] });
        await shop.put.stock(storeId, variant.sku, pieces);
      }
      return { storeId, goods, skus: goods.map(({ sku }) => sku) };
    },

    /** What the test provider has done, in money. */
    async charged(): Promise<number[]> {
      const found = await shop.db
        .collection('testProviderOperations')
        .find({ kind: 'CHARGE', 'outcome.state': 'DONE' })
        .toArray();
      return found.map(({ amountMinor }) => amountMinor as number);
    },

    async refunded(): Promise<number[]> {
      const found = await shop.db
        .collection('testProviderOperations')
        .find({ kind: 'REFUND', 'outcome.state': 'DONE' })
        .toArray();
      return found.map(({ amountMinor }) => amountMinor as number);
    },
  });
}
