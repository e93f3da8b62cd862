import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { NothingDone } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Data } from '../context.ts';
import type { StoredCart } from '../data/carts.ts';
import { levelKeys } from '../data/stock.ts';
import type { CheckoutMapper } from '../mappers.ts';
import { isToken } from '../payments/rules.ts';
import { cartChanged, invalid } from '../resolvers/refusals.ts';
import type { CartLine } from '../rules/cart.ts';
import { channelProblem, isCode, type Problem, toChannel } from '../rules/values.ts';
import type { CheckoutInput, CheckoutLineInput, MutationResolvers } from '../schema.generated.ts';
import { addressProblem, toAddress } from '../shipping/address.ts';
import { asDecided } from './checkouts.ts';
import { paidBy } from './follow.ts';
import {
  outOfStock,
  type Planned,
  planCheckout,
  quantitiesOf,
  type Refusal,
  type WishedLine,
  writeCheckouts,
} from './place.ts';

const MAX_LINES = 100;
const MAX_CODES = 10;

export const checkout: MutationResolvers['checkout'] = async (_, { input }, context) => {
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
      payment: input.payment ? { token: input.payment.token } : 'PAY_AT_PICKUP',
      cart,
    });
  };

  // Thought out while it is looked up whether the key was used before.
  const planning = carts.of(members).then(planFor);
  planning.catch(() => {}); // of no account when it was

  let made: Planned | undefined;
  const answer = await onceBy<Answer>({ actor, mutation: 'checkout', input }, async (keptWith) => {
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
          if ('lacking' in written) throw new NothingDone(outOfStock(written.lacking));
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
};

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
  if (made && !operation) return { checkout: { ...made.checkout, orders: made.orders }, userErrors: [] };
  const now = await checkouts.byId(checkoutId);
  if (!now) throw new Error(`no checkout ${checkoutId}`);
  if (now.state !== 'DECLINED') return { checkout: now, userErrors: [] };
  const message = `The payment provider refused: ${now.reason ?? 'no reason given'}.`;
  return { checkout: now, ...rejected('PAYMENT_DECLINED', ['input', 'payment'], message) };
}

function inputProblem(input: CheckoutInput): Problem | null {
  const { channel, lines, payment, promotionCodes, shippingAddress } = input;
  if (channel != null && !toChannel(channel)) return channelProblem(channel);
  if (payment && !isToken(payment.token)) {
    return {
      field: ['payment', 'token'],
      message: 'Expected a token of the payment provider; no card number.',
    };
  }
  const codes = promotionCodes ?? [];
  if (codes.length > MAX_CODES || !codes.every(isCode)) {
    return {
      field: ['promotionCodes'],
      message: `Expected at most ${MAX_CODES} codes of 1 to 64 characters.`,
    };
  }
  const address = shippingAddress ? addressProblem(shippingAddress) : null;
  if (address) return { ...address, field: ['shippingAddress', ...address.field] };
  if (!lines) return input.storeId == null ? { field: ['storeId'], message: 'Expected a store.' } : null;
  if (lines.length < 1 || lines.length > MAX_LINES) {
    return { field: ['lines'], message: `Expected 1 to ${MAX_LINES} lines.` };
  }
  for (const [index, line] of lines.entries()) {
    const problem = lineProblem(line, input);
    if (problem) return { ...problem, field: ['lines', String(index), ...problem.field] };
  }
  return null;
}

function lineProblem({ quantity, storeId }: CheckoutLineInput, whole: CheckoutInput): Problem | null {
  if (quantity < 1) return { field: ['quantity'], message: 'Expected at least 1 piece.' };
  if ((storeId ?? whole.storeId) == null) return { field: ['storeId'], message: 'Expected a store.' };
  return null;
}

function wishedLines(input: CheckoutInput, cart: readonly CartLine[]): WishedLine[] {
  const { lines, method, storeId } = input;
  return (lines ?? cart).map((line) => {
    const own: { method?: CheckoutLineInput['method']; storeId?: CheckoutLineInput['storeId'] } = lines
      ? (line as CheckoutLineInput)
      : {};
    return {
      sku: line.sku,
      quantity: line.quantity,
      method: own.method ?? method ?? 'PICKUP',
      storeId: own.storeId ?? storeId ?? '',
    };
  });
}

/** What is ordered must be in the cart. */
function refusedLines(lines: readonly WishedLine[], cart: readonly CartLine[]): Refusal | null {
  const there = quantitiesOf(cart);
  for (const [sku, quantity] of quantitiesOf(lines)) {
    if (quantity <= (there.get(sku) ?? 0)) continue;
    return invalid({ field: ['lines'], message: `The cart has fewer than ${quantity} of ${sku}.` });
  }
  return null;
}
