import { conceal, type Keyring, reveal } from '#shared/seal.ts';

/** How long a till may open the cart by what the customer shows. */
const LIFETIME_SECONDS = 300;

/** Tells it from a member's code, which looks alike. */
const MARK = 'CART.';

/** `c` is the customer, `t` seconds since the epoch. */
type Claims = { c: string; t: number };

/** What a customer shows as a QR code, so that a till opens their cart and doesn't learn whose it is; kept nowhere. */
export const tillCode = (customerId: string, now: Date, keyring: Keyring): string =>
  MARK +
  conceal('cart-code', { c: customerId, t: Math.floor(now.getTime() / 1000) } satisfies Claims, keyring);

/** Whose cart a code opens now; null when it isn't ours, or too old. */
export function customerOfTillCode(code: string, now: Date, keyring: Keyring): string | null {
  const claims = code.startsWith(MARK) ? reveal<Claims>('cart-code', code.slice(MARK.length), keyring) : null;
  const age = claims ? now.getTime() / 1000 - claims.t : -1;
  return claims && age >= -5 && age <= LIFETIME_SECONDS ? claims.c : null;
}
