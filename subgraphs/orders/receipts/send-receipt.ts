import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import { receiptLetter } from './letter.ts';

/** A letter about one's own purchase rests on the contract; only a restriction of processing, or an erasure, ends it. */
const BY_CONTRACT = 'service';

/**
 * Writes the receipt to the customer of an order that left the store with them and without a till: a walk-out, a scan on the
 * phone, a machine. It goes to an address that is known to be theirs; who has none finds it with their orders. Once for each
 * order, as events are applied once; while identity or consent can't be asked the event is told again.
 */
export const sendReceipt: Consumer<Data, 'patron.order.handed_over.v1'> = async (
  { orders, stores, payments, messages, permitsNow, contactNow, pagesUrl },
  { data: { orderId, customerId } },
  session,
) => {
  if (!customerId || !contactNow) return;
  const order = await orders.seenBy(session, orderId);
  if (order?.method !== 'TAKE_NOW') return;
  const paid = await payments.ofOrderSeenBy(session, orderId);
  const instruments = paid.flatMap(({ instrument, capturedMinor }) =>
    instrument && capturedMinor > 0 ? [instrument] : [],
  );
  if (!instruments.length) return; // a till took the money, and gave its receipt
  if (!(await permitsNow({ customerId, purpose: BY_CONTRACT }))) return;
  const [contact, store] = await Promise.all([contactNow({ customerId }), stores.byId(order.storeId)]);
  if (!contact || !store) return;
  const letter = receiptLetter({
    order,
    store,
    instruments,
    link: new URL('/me', pagesUrl).href,
    language: contact.language,
  });
  await messages.send({ ...letter, to: contact.email, kind: 'order.receipt', customerId }, session);
};
