import { rejected } from '#shared/user-errors.ts';
import type { StoredOrder } from '../data/orders.ts';
import { advance, changeOrder } from '../resolvers/take-step.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { heldForWindow, isOffered, type PickupWindow, withHold } from './window.ts';

export const choosePickupWindow: MutationResolvers['choosePickupWindow'] = (_, { input }, context) =>
  changeOrder(context, 'choosePickupWindow', { ...input }, 'APP', async (taken, session) => {
    const { orderId, window } = input;
    const order = await context.orders.seenBy(session, orderId);
    const store = order && (await context.stores.byId(order.storeId));
    if (store && !isOffered(window, store, taken.at)) return windowNotOffered();
    if (order?.heldAt !== undefined && comesBefore(window, order.pickup?.expectedAt))
      return windowNotOffered();
    return advance(
      context,
      { step: 'choosePickupWindow', orderId, revise: (seen) => withWindow(seen, window) },
      taken,
      session,
    );
  });

/** Whether the customer would come before what is brought to the store. */
export const comesBefore = ({ from }: PickupWindow, expectedAt: Date | undefined): boolean =>
  expectedAt !== undefined && from < expectedAt;

export const windowNotOffered = () =>
  rejected('WINDOW_NOT_OFFERED', ['input', 'window'], 'The store does not hand over then.');

function withWindow(order: StoredOrder, { from, to }: PickupWindow): StoredOrder {
  const { pickup } = order;
  if (!pickup) return order;
  const isSame =
    pickup.window?.from.getTime() === from.getTime() && pickup.window.to.getTime() === to.getTime();
  if (isSame) return order;
  return { ...order, pickup: withHold({ ...pickup, window: { from, to } }, heldForWindow({ from, to })) };
}
