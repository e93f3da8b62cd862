import { failure } from '#shared/failure.ts';
import type { Context } from '../context.ts';
import type { StoredOrder } from '../data/orders.ts';
import { mayTouchOrder, requireOrder } from '../resolvers/require-order.ts';
import { isOpen } from '../rules/journeys.ts';
import type { SubscriptionResolvers } from '../schema.generated.ts';
import { LOST } from './feed.ts';
import { untilTold } from './told.ts';

/** Orders of a queue that are shown at once when the following begins. */
const SNAPSHOT = 200;

/** What an associate is told of the queue. `end` closes the stream behind it. */
export type QueueChange = { at: Date; end(): void } & (
  | { kind: 'SNAPSHOT'; queue: StoredOrder[] }
  | { kind: 'ENTERED' | 'CHANGED' | 'LEFT'; order: StoredOrder }
);

const versionOf = ({ version = 0 }: StoredOrder): number => version;

/** @throws {GraphQLError} `FORBIDDEN` unless the associate works at the store. */
export function requireStore({ actor }: Context, storeId: string): void {
  if (actor.kind === 'associate' && actor.stores.includes(storeId)) return;
  throw failure('FORBIDDEN', 'This store is not yours.');
}

/** How the queue stands, then each change of it, as a client that keeps a list applies them. */
async function* changesOf(
  storeId: string,
  { orderFeed, orders, clock, signal, background }: Context,
): AsyncGenerator<QueueChange, void, void> {
  const followed = await orderFeed.follow(
    (order) => order.storeId === storeId && Boolean(order.pickup),
    signal,
  );
  const end = () => followed.close();
  /** Versions of the orders that the client has. */
  const shown = new Map<string, number>();
  try {
    for (;;) {
      const heard = await followed.next();
      if (!heard) return;
      if (heard === LOST) {
        const queue = await orders.queueNow(storeId, SNAPSHOT);
        shown.clear();
        for (const order of queue) shown.set(order._id, versionOf(order));
        yield { kind: 'SNAPSHOT', queue, at: clock(), end };
        continue;
      }
      const before = shown.get(heard._id);
      if (before !== undefined && before >= versionOf(heard)) continue;
      const queued = heard.pickup?.queueRank !== undefined;
      if (queued) {
        shown.set(heard._id, versionOf(heard));
        if (before === undefined) await untilTold(background.db, heard._id, signal);
        yield { kind: before === undefined ? 'ENTERED' : 'CHANGED', order: heard, at: clock(), end };
      } else if (before !== undefined && !heard.eraseWhenClosed) {
        // An erased customer's is told of as it is without them, which comes next.
        shown.delete(heard._id);
        yield { kind: 'LEFT', order: heard, at: clock(), end };
      }
    }
  } finally {
    followed.close();
  }
}

/** An order as it is, then as it becomes, until it is closed. */
async function* updatesOf(
  orderId: string,
  { orderFeed, orders, signal }: Context,
): AsyncGenerator<StoredOrder, void, void> {
  const followed = await orderFeed.follow(({ _id }) => _id === orderId, signal);
  let shown = -1;
  try {
    for (;;) {
      const heard = await followed.next();
      if (!heard) return;
      const order = heard === LOST ? await orders.orderNow(orderId) : heard;
      if (!order) return;
      const isOver = !isOpen(order.state);
      if (versionOf(order) > shown && !(isOver && order.eraseWhenClosed)) {
        shown = versionOf(order);
        yield order;
      }
      if (isOver) return;
    }
  } finally {
    followed.close();
  }
}

export const pickupSubscriptions: SubscriptionResolvers = {
  pickupQueue: {
    subscribe(_: unknown, { storeId }: { storeId: string }, context: Context) {
      requireStore(context, storeId);
      return changesOf(storeId, context);
    },
    resolve(change: QueueChange, { storeId }: { storeId: string }, context: Context) {
      try {
        requireStore(context, storeId);
      } catch (error) {
        change.end(); // they worked there when they began to follow
        throw error;
      }
      return change;
    },
  },
  orderUpdates: {
    async subscribe(_: unknown, { orderId }: { orderId: string }, context: Context) {
      const order = await context.orders.byId(orderId);
      if (!order) throw failure('FORBIDDEN', 'This order is not yours to see.');
      await requireOrder(context, order);
      return updatesOf(orderId, context);
    },
    async resolve(order: StoredOrder, _: unknown, context: Context) {
      return (await mayTouchOrder(context, order)) ? order : null;
    },
  },
};
