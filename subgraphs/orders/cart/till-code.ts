import { type Keyring, seal, unseal } from '#shared/seal.ts';

/** How long a till may open the cart by what the customer shows. */
const LIFETIME_SECONDS = 300;

/** `c` is the customer, `t` seconds since the epoch. */
type Claims = { c: string; t: number };

/** What a customer shows as a QR code, so that a till opens their cart; signed, and kept nowhere. */
export const tillCode = (customerId: string, now: Date, keyring: Keyring): string =>
  seal('cart-code', { c: customerId, t: Math.floor(now.getTime() / 1000) } satisfies Claims, keyring);

/** Whose cart a code opens now; null when it isn't ours, or too old. */
export function customerOfTillCode(code: string, now: Date, keyring: Keyring): string | null {
  const claims = unseal<Claims>('cart-code', code, keyring);
  const age = claims ? now.getTime() / 1000 - claims.t : -1;
  return claims && age >= -5 && age <= LIFETIME_SECONDS ? claims.c : null;
}
