import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { NothingDone } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context, Data } from '../context.ts';
import type { StoredCart } from '../data/carts.ts';
import { levelKeys } from '../data/stock.ts';
import type { CheckoutMapper } from '../mappers.ts';
import { cartChanged, invalid } from '../resolvers/refusals.ts';
import { toChannel } from '../rules/values.ts';
import type { CheckoutInput, MutationResolvers } from '../schema.generated.ts';
import { toAddress } from '../shipping/address.ts';
import { asDecided } from './checkouts.ts';
import { paidBy } from './follow.ts';
import { inputProblem, refusedLines, wishedLines } from './input.ts';
import { paymentOf } from './payment-input.ts';
import { type Planned, planCheckout, type Refusal, refusedWriting, writeCheckouts } from './place.ts';

export const checkout: MutationResolvers['checkout'] = (_, { input }, context) =>
  checkOut(context, 'checkout', input);

/** The short form: everything, at one store, paid there. */
export const checkoutForPickup: MutationResolvers['checkoutForPickup'] = async (_, { input }, context) => {
  const { checkout: made, ...rest } = {
    checkout: null,
    ...(await checkOut(context, 'checkoutForPickup', input)),
  };
  if (!made) return rest;
  const [orderId = ''] = made.orderIds;
  return { ...rest, order: made.orders?.[0] ?? (await context.orders.byId(orderId)) };
};

async function checkOut(
  context: Context,
  mutation: 'checkout' | 'checkoutForPickup',
  input: CheckoutInput,
): Promise<({ checkout: CheckoutMapper } & Refusal & Replay) | (Refusal & Replay)> {
  const customerId = requireSelf(context);
  const { access, actor, carts, clock, desk, inTransaction, keepAnswer, onceBy, turns } = context;
  const problem = inputProblem(input);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  const channel = toChannel(input.channel ?? 'WEB') ?? '';
  const address = input.shippingAddress ? toAddress(input.shippingAddress) : undefined;
  const members = await access.members(customerId);

  const planFor = async (cart: StoredCart | null): Promise<Planned | Refusal> => {
    if (input.cartVersion != null && input.cartVersion !== (cart?.version ?? 0)) return cartChanged();
    if (!cart?.lines.length) return rejected('CART_EMPTY', null, 'There is nothing in the cart.');
    const lines = wishedLines(input, cart.lines);
    const refusal = refusedLines(lines, cart.lines);
    if (refusal) return refusal;
    return planCheckout(context, {
      customerId,
      by: { actor: 'CUSTOMER', actorId: actorId(actor), channel, at: clock() },
      lines,
      ...(address && { address }),
      codes: [...new Set(input.promotionCodes ?? [])],
      payment: paymentOf(input.payment),
      members,
      cart,
      ...(input.window && { window: input.window }),
    });
  };

  // Thought out while it is looked up whether the key was used before.
  const planning = carts.of(members).then(planFor);
  planning.catch(() => {}); // of no account when it was

  let made: Planned | undefined;
  const answer = await onceBy<Answer>({ actor, mutation, input: { ...input } }, async (keptWith) => {
    const plan = await planning;
    if ('userErrors' in plan) return plan;
    const keys = turnsOf(members, plan);
    const placed = await desk({
      plan,
      kept: keptWith(answerOf(plan)),
      turns: keys,
      alone: () =>
        inTransaction(async (session) => {
          for (const key of keys) await turns.take(key, session);
          const again = await planFor(await carts.seenBy(session, members));
          if ('userErrors' in again) throw new NothingDone(again);
          const written = await writeCheckouts(context, [again], session);
          if ('cartChanged' in written) throw new Error('a cart changed within its own transaction');
          if (!('orders' in written)) throw new NothingDone(refusedWriting(written));
          await keepAnswer(keptWith(answerOf(again)), session);
          return { ...again, orders: written.orders };
        }),
    });
    made = placed;
    return answerOf(placed);
  });
  if (!('checkoutId' in answer)) return answer;
  const { idempotentReplay } = answer;
  return { ...(await outcomeOf(context, answer, made)), idempotentReplay };
}

type Replay = { idempotentReplay: boolean };

/** What is kept for the key: the rest is as it then is. */
type Answer = { checkoutId: string; operationId?: string; userErrors: [] } | Refusal;

const answerOf = ({ checkout: { _id: checkoutId, operationId } }: Planned) => ({
  checkoutId,
  ...(operationId !== undefined && { operationId }),
  userErrors: [] as [],
});

/** What to take turns of before anything of it is written: the cart first, then the levels, as everybody does. */
const turnsOf = ([customerId = '']: readonly string[], { reserves }: Planned): string[] => {
  const levels = new Set(reserves.flatMap(({ storeId, lines }) => levelKeys(storeId, lines)));
  return [`cart/${customerId}`, ...[...levels].sort()];
};

/**
 * The checkout once its payment is decided, or as far as it is when the provider is silent.
 * @param made what was written for this very request
 */
async function outcomeOf(
  { checkouts, payments }: Data,
  { checkoutId, operationId }: { checkoutId: string; operationId?: string },
  made?: Planned,
): Promise<{ checkout: CheckoutMapper } & Refusal> {
  const operation = operationId === undefined ? null : await payments.perform(operationId);
  const paid = operation && paidBy(operation);
  if (made && paid) {
    const placed = asDecided(made.checkout, { to: paid.state, at: paid.at });
    return { checkout: { ...placed, orders: paid.orders }, userErrors: [] };
  }
  if (made && !operation) {
    // Nobody had to be asked, so it was placed with what was written.
    const placed = asDecided(made.checkout, { to: 'PLACED', at: made.checkout.startedAt });
    return { checkout: { ...placed, orders: made.orders }, userErrors: [] };
  }
  const now = await checkouts.byId(checkoutId);
  if (!now) throw new Error(`no checkout ${checkoutId}`);
  if (now.state !== 'DECLINED') return { checkout: now, userErrors: [] };
  const message = `The payment provider refused: ${now.reason ?? 'no reason given'}.`;
  return { checkout: now, ...rejected('PAYMENT_DECLINED', ['input', 'payment'], message) };
}
