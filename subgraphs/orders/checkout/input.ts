import { invalid } from '../resolvers/refusals.ts';
import type { CartLine } from '../rules/cart.ts';
import { channelProblem, isCode, type Problem, toChannel } from '../rules/values.ts';
import type { CheckoutInput, CheckoutLineInput } from '../schema.generated.ts';
import { addressProblem } from '../shipping/address.ts';
import { paymentProblem } from './payment-input.ts';
import { quantitiesOf, type Refusal, type WishedLine } from './place.ts';

const MAX_LINES = 100;
const MAX_CODES = 10;

/** What a checkout and its quote are asked for. */
type Asked = Omit<CheckoutInput, 'idempotencyKey' | 'cartVersion'>;

/** What is wrong with it, or null. */
export function inputProblem(input: Asked): Problem | null {
  const { channel, lines, payment, promotionCodes, shippingAddress } = input;
  if (channel != null && !toChannel(channel)) return channelProblem(channel);
  const unpayable = paymentProblem(payment);
  if (unpayable) return unpayable;
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

function lineProblem(line: CheckoutLineInput, whole: Asked): Problem | null {
  const { quantity, fromStoreId } = line;
  const storeId = line.storeId ?? whole.storeId;
  if (quantity < 1) return { field: ['quantity'], message: 'Expected at least 1 piece.' };
  if (storeId == null) return { field: ['storeId'], message: 'Expected a store.' };
  if (fromStoreId == null) return null;
  if (fromStoreId === storeId) return { field: ['fromStoreId'], message: 'Expected another store.' };
  if ((line.method ?? whole.method ?? 'PICKUP') !== 'PICKUP') {
    return { field: ['fromStoreId'], message: 'Only what is picked up is brought there first.' };
  }
  return null;
}

export function wishedLines(input: Asked, cart: readonly CartLine[]): WishedLine[] {
  const { lines, method, storeId } = input;
  return (lines ?? cart).map((line) => {
    const own: Partial<CheckoutLineInput> = lines ? (line as CheckoutLineInput) : {};
    return {
      sku: line.sku,
      quantity: line.quantity,
      method: own.method ?? method ?? 'PICKUP',
      storeId: own.storeId ?? storeId ?? '',
      ...(own.fromStoreId != null && { fromStoreId: own.fromStoreId }),
    };
  });
}

/** What is ordered must be in the cart. */
export function refusedLines(lines: readonly WishedLine[], cart: readonly CartLine[]): Refusal | null {
  const there = quantitiesOf(cart);
  for (const [sku, quantity] of quantitiesOf(lines)) {
    if (quantity <= (there.get(sku) ?? 0)) continue;
    return invalid({ field: ['lines'], message: `The cart has fewer than ${quantity} of ${sku}.` });
  }
  return null;
}
