import { type CartLine, MAX_LINES, MAX_QUANTITY } from '../rules/cart.ts';

type DatedLines = { lines: readonly CartLine[]; updatedAt: Date };

/**
 * What a customer's cart holds after the cart that they filled before they signed in has been merged into it: of each SKU the pieces of both,
 * at most {@link MAX_QUANTITY}; the channel of the cart that was changed last; the earlier time. Their own lines first, in their
 * order, then what is new. `leftOut` counts the SKUs for which there was no room.
 */
export function mergedLines(own: DatedLines, brought: DatedLines): { lines: CartLine[]; leftOut: number } {
  const broughtIsNewer = brought.updatedAt > own.updatedAt;
  const bySku = new Map(brought.lines.map((line) => [line.sku, line]));
  const both = own.lines.map((line) => {
    const other = bySku.get(line.sku);
    bySku.delete(line.sku);
    return other ? together(line, other, broughtIsNewer) : line;
  });
  const added = [...bySku.values()];
  const room = Math.max(0, MAX_LINES - both.length);
  return { lines: [...both, ...added.slice(0, room)], leftOut: Math.max(0, added.length - room) };
}

const together = (line: CartLine, other: CartLine, otherIsNewer: boolean): CartLine => ({
  sku: line.sku,
  quantity: Math.min(MAX_QUANTITY, line.quantity + other.quantity),
  channel: otherIsNewer ? other.channel : line.channel,
  addedAt: line.addedAt < other.addedAt ? line.addedAt : other.addedAt,
});
