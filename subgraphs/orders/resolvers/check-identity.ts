import { rejected } from '#shared/user-errors.ts';
import { transitionFor } from '../rules/pickup.ts';
import { isPickupCode } from '../rules/pickup-code.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { advance, changeOrder, illegalTransition, unknownOrder } from './take-step.ts';

export const checkIdentity: MutationResolvers['checkIdentity'] = (_, { input }, context) => {
  const { orders, keyring } = context;
  let tries: Promise<number | null> | undefined;
  return changeOrder(context, 'checkIdentity', input, 'STORE', async (taken, session) => {
    tries ??= orders.countTry(input.orderId); // once, also when the transaction is tried again
    const triesLeft = await tries;
    const order = await orders.seenBy(session, input.orderId);
    if (!order?.pickup) return order ? illegalTransition('checkIdentity', order.state) : unknownOrder();
    if (!transitionFor(order.state, 'checkIdentity', taken.actor)) {
      return illegalTransition('checkIdentity', order.state);
    }
    if (triesLeft === null) return locked();
    if (!isPickupCode(input.code, order._id, order.pickup.codeGeneration, keyring)) {
      return triesLeft === 0 ? locked() : wrong(triesLeft);
    }
    return advance(context, 'checkIdentity', order._id, taken, session);
  });
};

const wrong = (triesLeft: number) =>
  rejected('PICKUP_CODE_WRONG', ['input', 'code'], `Not the code of this order. Tries left: ${triesLeft}.`);

const locked = () =>
  rejected('PICKUP_LOCKED', ['input', 'code'], 'Too many wrong codes. The customer must renew the code.');
