/** One SKU in a cart; a SKU stands in at most one line. */
export type CartLine = {
  sku: string;
  /** Pieces, 1 to {@link MAX_QUANTITY}. */
  quantity: number;
  /** Where it was last put in or changed. */
  channel: string;
  /** When it was first put in. */
  addedAt: Date;
};

export const MAX_QUANTITY = 999;
export const MAX_LINES = 100;

/** The lines with `line.quantity` more pieces of its SKU. Null when that is more than a cart holds. */
export function withMore(lines: readonly CartLine[], line: CartLine): CartLine[] | null {
  const there = lines.find(({ sku }) => sku === line.sku);
  return withQuantity(lines, { ...line, quantity: line.quantity + (there?.quantity ?? 0) });
}

/** The lines with just `line.quantity` pieces of its SKU, none for 0. Null when that is more than a cart holds. */
export function withQuantity(lines: readonly CartLine[], line: CartLine): CartLine[] | null {
  if (line.quantity === 0) return lines.filter(({ sku }) => sku !== line.sku);
  if (line.quantity > MAX_QUANTITY) return null;
  if (lines.some(({ sku }) => sku === line.sku)) {
    return lines.map((there) => (there.sku === line.sku ? { ...line, addedAt: there.addedAt } : there));
  }
  return lines.length < MAX_LINES ? [...lines, line] : null;
}

type DatedCart = { _id: string; lines: readonly CartLine[]; updatedAt: Date };

/**
 * The one cart of a customer who had several before they were merged: of those with something in them the one that was changed
 * last, of empty ones too. What is in another stays there, and is theirs to see once this one is empty, or again when they
 * are parted. Null when there is none.
 */
export function currentCart<Cart extends DatedCart>(carts: readonly Cart[]): Cart | null {
  const [current] = [...carts].sort(
    (a, b) =>
      Number(b.lines.length > 0) - Number(a.lines.length > 0) ||
      b.updatedAt.getTime() - a.updatedAt.getTime() ||
      (a._id < b._id ? 1 : -1),
  );
  return current ?? null;
}
