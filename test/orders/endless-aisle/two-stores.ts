import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { StoredTransfer } from '../../../subgraphs/orders/stock/transfers.ts';
import { usePayingShop } from '../checkout/paying.ts';
import { aCustomer, anAssociate } from '../shop.ts';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

const OPEN = DAYS.map((day) => ({ day, opens: '09:00', closes: '18:00' }));

const ORDER = `{
  id state method timeline { state actor }
  lines { sku quantity } rejectedLines { sku quantity reason disposition }
  total { amountMinor } pickup { expectedAt heldUntil readyAt }
}`;

/** A shop where a store sells what another has. */
export function useTwoStores() {
  const shop = usePayingShop();

  /** The warehouse has `counted` pieces, the store none; a customer has `quantity` of them in the cart. */
  async function elsewhere({ counted = 5, quantity = 2 } = {}) {
    const { storeId: from, sku } = await shop.stocked(counted, {
      store: { kind: 'WAREHOUSE', services: ['SHIPPING'], openingHours: OPEN },
    });
    const { id: to } = await shop.put.store({ openingHours: OPEN });
    const customer = aCustomer();
    await shop.fill(customer, sku, quantity);
    const lines = [{ sku, quantity, storeId: to, fromStoreId: from }];
    const buy = (its: object = {}) => shop.pay(customer, to, { lines, ...its });
    const orderOf = async (orderId: string) =>
      (await shop.ask(customer, `query($id: ID!) { order(id: $id) ${ORDER} }`, { id: orderId })).data.order;
    return {
      ...{ from, to, sku, customer, lines, buy, orderOf },
      sender: anAssociate(from),
      receiver: anAssociate(to),
    };
  }

  /** The transfer that an order waits, or waited, for. */
  const transferOf = (orderId: string) =>
    shop.db.collection<StoredTransfer>('stockTransfers').findOne({ orderId });

  const move = (actor: Actor, mutation: string, transferId: string, its: object = {}) =>
    shop.mutate(
      actor,
      mutation,
      { transferId, idempotencyKey: newId('key'), ...its },
      'transfer { id state } userErrors { code field }',
    );

  /** Pieces of a SKU in a store, by state; those that are none left out. */
  async function pieces(storeId: string, sku: string): Promise<Record<string, number>> {
    const level = await shop.db.collection('stock').findOne({ storeId, sku });
    const states = ['onHand', 'reserved', 'picked', 'inTransit', 'returned', 'damaged'];
    return Object.fromEntries(states.flatMap((state) => (level?.[state] ? [[state, level[state]]] : [])));
  }

  return Object.assign(shop, { elsewhere, transferOf, move, pieces });
}
