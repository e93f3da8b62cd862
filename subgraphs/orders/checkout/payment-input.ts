import { isToken } from '../payments/rules.ts';
import { isWithin, MAX_MINOR, type Problem } from '../rules/values.ts';
import type { CheckoutPaymentInput } from '../schema.generated.ts';
import type { Wish } from './place.ts';

type Given = CheckoutPaymentInput | null | undefined;

/** What is wrong with how it is to be paid, or null. */
export function paymentProblem(payment: Given): Problem | null {
  if (!payment) return null;
  const { token, storeCreditMinor } = payment;
  if (token == null && storeCreditMinor == null) {
    return { field: ['payment'], message: 'Expected a token, store credit or both.' };
  }
  if (storeCreditMinor != null && !isWithin(storeCreditMinor, 1, MAX_MINOR)) {
    return { field: ['payment', 'storeCreditMinor'], message: `Expected 1 to ${MAX_MINOR}.` };
  }
  if (token != null && !isToken(token)) {
    const message = 'Expected a token of the payment provider; no card number.';
    return { field: ['payment', 'token'], message };
  }
  return null;
}

export function paymentOf(payment: Given): Wish['payment'] {
  if (!payment) return 'PAY_AT_PICKUP';
  const { token, storeCreditMinor } = payment;
  return { ...(token != null && { token }), ...(storeCreditMinor != null && { storeCreditMinor }) };
}
