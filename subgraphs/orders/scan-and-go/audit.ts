import type { Keyring } from '#shared/seal.ts';
import { seal } from '#shared/seal.ts';

/** Whether a visit is drawn to be checked. The same for the same visit and key, and nobody without the key can tell. */
export function isDrawn(sessionId: string, percent: number, keyring: Keyring): boolean {
  const sealed = seal('audit-draw', sessionId, keyring);
  const mac = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  return mac.readUIntBE(0, 6) / 2 ** 48 < percent / 100;
}

type Pieces = { sku: string; quantity: number };

/** What was found against what was paid for: too many are owed, too few are given back. By SKU. */
export function differenceOf(
  paid: readonly Pieces[],
  found: readonly Pieces[],
): { owed: Pieces[]; overpaid: Pieces[] } {
  const left = new Map<string, number>();
  for (const { sku, quantity } of found) left.set(sku, (left.get(sku) ?? 0) + quantity);
  for (const { sku, quantity } of paid) left.set(sku, (left.get(sku) ?? 0) - quantity);
  const differing = Array.from(left, ([sku, quantity]) => ({ sku, quantity })).sort((a, b) =>
    a.sku < b.sku ? -1 : 1,
  );
  return {
    owed: differing.filter(({ quantity }) => quantity > 0),
    overpaid: differing.flatMap(({ sku, quantity }) => (quantity < 0 ? [{ sku, quantity: -quantity }] : [])),
  };
}
