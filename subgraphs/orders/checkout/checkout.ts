import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Data } from '../context.ts';
import { levelKeys } from '../data/stock.ts';
import { isToken } from '../payments/rules.ts';
import { cartChanged, invalid } from '../resolvers/refusals.ts';
import type { CartLine } from '../rules/cart.ts';
import { channelProblem, isCode, type Problem, toChannel } from '../rules/values.ts';
import type { CheckoutInput, CheckoutLineInput, MutationResolvers } from '../schema.generated.ts';
import { addressProblem, toAddress } from '../shipping/address.ts';
import type { StoredCheckout } from './checkouts.ts';
import { placeCheckout, quantitiesOf, type Refusal, type WishedLine } from './place.ts';

const MAX_LINES = 100;
const MAX_CODES = 10;

export const checkout: MutationResolvers['checkout'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, actor, carts, once, turns, clock } = context;
  const problem = inputProblem(input);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  const channel = toChannel(input.channel ?? 'WEB') ?? '';

  const members = await access.members(customerId);
  const wanted = wishedLines(input, (await carts.of(members))?.lines ?? []);
  const levels = wanted.flatMap((line) => levelKeys(line.storeId, [line]));
  const address = input.shippingAddress ? toAddress(input.shippingAddress) : undefined;

  const placed = await once({ actor, mutation: 'checkout', input }, async (session) => {
    await turns.take(`cart/${members[0]}`, session);
    for (const level of [...new Set(levels)].sort()) await turns.take(level, session);
    const cart = await carts.seenBy(session, members);
    if (input.cartVersion != null && input.cartVersion !== (cart?.version ?? 0)) return cartChanged();
    if (!cart?.lines.length) return rejected('CART_EMPTY', null, 'There is nothing in the cart.');
    const lines = wishedLines(input, cart.lines);
    const refusal = refusedLines(lines, cart.lines);
    if (refusal) return refusal;
    const wish = {
      customerId,
      by: { actor: 'CUSTOMER', actorId: actorId(actor), channel, at: clock() } as const,
      lines,
      ...(address && { address }),
      codes: [...new Set(input.promotionCodes ?? [])],
      payment: input.payment ? { token: input.payment.token } : ('PAY_AT_PICKUP' as const),
      cart,
    };
    const made = await placeCheckout(context, wish, session);
    if ('userErrors' in made) return made;
    const { _id: checkoutId, operationId } = made.checkout;
    return { checkoutId, ...(operationId !== undefined && { operationId }), userErrors: [] };
  });
  if (!('checkoutId' in placed)) return placed;
  const { idempotentReplay } = placed;
  return { ...(await answerFor(context, placed)), idempotentReplay };
};

/** The checkout once its payment is decided, or as far as it is when the provider is silent. */
async function answerFor(
  { checkouts, payments }: Data,
  { checkoutId, operationId }: { checkoutId: string; operationId?: string },
): Promise<{ checkout: StoredCheckout } & Refusal> {
  if (operationId !== undefined) await payments.perform(operationId);
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
