/** Where a piece may stand in a store. Each piece is in exactly one state. */
export const STOCK_STATES = ['onHand', 'reserved', 'picked', 'inTransit', 'returned', 'damaged'] as const;
export type StockState = (typeof STOCK_STATES)[number];

/** `outside` is where pieces come from that no store had, `gone` where those go that have left the house; neither is a level. */
export type StockMove = { from: StockState | 'outside'; to: StockState | 'gone' };

/** Why pieces moved; `id` is that of the order, hold, return, transfer or sale. */
export const STOCK_CAUSES = [
  'ORDER',
  'HOLD',
  'RETURN',
  'SALE',
  'TRANSFER',
  'DELIVERY',
  'INSPECTION',
  'COUNT',
  'ADJUSTMENT',
  'OPENING',
] as const;
export type StockCause = (typeof STOCK_CAUSES)[number];

export type StockReason = {
  cause: StockCause;
  /** Of what it was for. */
  id?: string | undefined;
  /** E.g. why a level was adjusted. */
  note?: string | undefined;
  /** `actorId` of who did it; a customer's own id isn't kept. Absent: Patron itself. */
  actorId?: string | undefined;
};

export type Pieces = { sku: string; quantity: number };

/** One line for each SKU, always in the same order, so that two who want the same SKUs don't wait for each other crosswise. */
export function bySku(lines: readonly Pieces[]): Pieces[] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return Array.from(quantities, ([sku, quantity]) => ({ sku, quantity })).sort((a, b) =>
    a.sku < b.sku ? -1 : 1,
  );
}

/** Who did it, as the ledger keeps it: of people who buy only that they were customers. */
export const withoutCustomerId = (actorId: string): string =>
  actorId.replace(/^customer:.*$/s, 'customer').replace(/^(partner:[^/]*)\/.*$/s, '$1');
