import type { Db } from 'mongodb';
import { outboxOf } from '#shared/events/outbox.ts';
import { pause } from '#shared/leases.ts';

/** A subgraph that is down holds up no queue for longer. */
const PATIENCE_MS = 2000;
const LOOK_MS = 20;
const NEVER = new AbortController().signal;

/**
 * Waits until the other subgraphs have heard that an order was placed: from then on they show its store whose it is. In one
 * process that is at once, in several a moment later.
 */
export async function untilTold(db: Db, orderId: string, signal = NEVER): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  const placed = {
    pending: { $elemMatch: { $gt: '', $ne: 'orders' } }, // the index has no other entries than those that wait
    'event.type': 'patron.order.placed.v1',
    'event.data.orderId': orderId,
  };
  while (!signal.aborted && performance.now() < until) {
    if (!(await outboxOf(db).findOne(placed as object, { projection: { _id: 1 } }))) return;
    await pause(LOOK_MS, signal);
  }
}
