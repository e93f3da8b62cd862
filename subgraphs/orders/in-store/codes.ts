import { conceal, type Keyring, reveal, seal, unseal } from '#shared/seal.ts';

/**
 * What a customer shows as a QR code in a store: for one use, and kept nowhere. Whether it has been used is the business of what
 * it names.
 */
type Use = 'entry-code' | 'exit-code' | 'member-code';

/** Whoever sees such a code, or a machine that reads it, doesn't learn who the customer is, nor knows them again by it. */
const isOfCustomer = (use: Use): boolean => use === 'member-code';

/** `n` is what the code is for (a visit, a customer), `t` the second since the epoch at which it ends. */
type Claims = { n: string; t: number; u?: string };

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);

/** @param unique tells codes for the same name apart, where each may be used once. */
export const inStoreCode = (use: Use, name: string, until: Date, keyring: Keyring, unique?: string): string =>
  (isOfCustomer(use) ? conceal : seal)(
    use,
    { n: name, t: seconds(until), ...(unique ? { u: unique } : {}) } satisfies Claims,
    keyring,
  );

/** What a code is for; null when it isn't ours, is for another use, or has ended. */
export function readInStoreCode(
  use: Use,
  code: string,
  now: Date,
  keyring: Keyring,
): { name: string; unique: string | null; until: Date } | null {
  const claims =
    code.length > 1000 ? null : (isOfCustomer(use) ? reveal : unseal)<Claims>(use, code, keyring);
  if (!claims || claims.t <= now.getTime() / 1000) return null;
  return { name: claims.n, unique: claims.u ?? null, until: new Date(claims.t * 1000) };
}
