import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import { orderData, type Revision, type StoredOrder, type Taken } from '../data/orders.ts';
import { withoutPieces } from '../pickup/rejection.ts';
import type { StoredTransfer } from '../stock/transfers.ts';
import { lostPieces } from './lost.ts';

/** An order whose pieces have come is allocated, without those that were lost or broken on the way; of nothing it is cancelled. */
export async function bringToOrder(
  data: Data,
  { orderId, lines }: StoredTransfer,
  session: ClientSession,
): Promise<void> {
  let order = orderId === undefined ? null : await data.orders.seenBy(session, orderId);
  if (!order) return;
  const taken: Taken = { actor: 'SYSTEM', channel: 'PATRON', at: data.clock() };
  for (const piece of lostPieces(order.lines, lines)) {
    const { rejected } = withoutPieces(order, piece, taken);
    order = await step(data, order, 'losePieces', taken, session, (seen) => {
      return withoutPieces(seen, piece, taken).order;
    });
    const { reason, disposition } = piece;
    const told = { ...orderData(order, [rejected], taken.at), reason, disposition };
    await data.orders.announce('patron.order.line_rejected.v1', order, told, session);
  }
  await step(data, order, order.lines.length ? 'allocate' : 'closeEmpty', taken, session);
}

/** Nobody sends what the order waits for. */
export async function giveUpOrder(
  data: Data,
  { orderId }: StoredTransfer,
  session: ClientSession,
): Promise<void> {
  const order = orderId === undefined ? null : await data.orders.seenBy(session, orderId);
  if (!order) return;
  await step(data, order, 'giveUp', { actor: 'SYSTEM', channel: 'PATRON', at: data.clock() }, session);
}

/** @throws {Error} when the order doesn't wait for its pieces, which its transfer rules out. */
async function step(
  { orders }: Data,
  { _id }: StoredOrder,
  name: string,
  taken: Taken,
  session: ClientSession,
  revise?: Revision,
): Promise<StoredOrder> {
  const outcome = await orders.advance(_id, name, taken, session, revise);
  if (!outcome?.order) throw new Error(`${_id} can't ${name}`);
  return outcome.order;
}
