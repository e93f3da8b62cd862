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
