import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { useShop } from '../shop.ts';

const HOLD = 'hold { id state lines { sku quantity } } userErrors { code field } idempotentReplay';
const TRANSFER =
  'transfer { id state lines { sku quantity sound damaged } } userErrors { code field } idempotentReplay';
const LEVELS = `levels { sku onHand inTransit returned damaged } userErrors { code field } idempotentReplay`;

export const aDevice = (storeId: string): Actor => ({
  kind: 'device',
  deviceId: newId('dev'),
  storeId,
  deviceKind: 'till',
});

/** The shop, with what its staff do with stock. */
export function useStock() {
  const shop = useShop();
  const keyed = (its: object) => ({ idempotencyKey: newId('key'), ...its });
  const ask = (mutation: string, fields: string) => (actor: Actor, its: object) =>
    shop.mutate(actor, mutation, keyed(its), fields);
  return Object.assign(shop, {
    hold: ask('holdStock', HOLD),
    extend: ask('extendStockHold', HOLD),
    release: ask('releaseStock', HOLD),
    request: ask('requestTransfer', TRANSFER),
    announce: ask('announceDelivery', TRANSFER),
    send: ask('sendTransfer', TRANSFER),
    receive: ask('receiveTransfer', TRANSFER),
    callOff: ask('cancelTransfer', TRANSFER),
    inspect: ask('inspectReturned', LEVELS),
    adjust: ask('adjustStock', LEVELS),
    /** Every state of one level, as associates see it. */
    async all(storeId: string, sku: string) {
      const query = `query($id: ID!, $sku: ID!) {
        store(id: $id) { stock(sku: $sku) { onHand reserved picked inTransit returned damaged } }
      }`;
      const actor: Actor = { kind: 'associate', associateId: 'a', stores: [storeId] };
      return (await shop.ask(actor, query, { id: storeId, sku })).data.store.stock;
    },
  });
}
