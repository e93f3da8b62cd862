/** What a sensor saw, once for each id; the ids are those of the device that saw it. */
export type SensedEvent = {
  /** `deviceId/eventId`. */
  id: string;
  kind: 'TAKE' | 'PUT_BACK';
  sku: string;
  /** At least 1. */
  quantity: number;
  observedAt: Date;
};

/**
 * What is in the customer's hands: of each SKU what was taken less what was put back, never below none, by SKU. It depends on
 * the set of events alone, not on their order nor on how often each arrived.
 */
export function basketOf(events: readonly SensedEvent[]): { sku: string; quantity: number }[] {
  const seen = new Map(events.map((event) => [event.id, event]));
  const pieces = new Map<string, number>();
  for (const { kind, sku, quantity } of seen.values()) {
    pieces.set(sku, (pieces.get(sku) ?? 0) + (kind === 'TAKE' ? quantity : -quantity));
  }
  return Array.from(pieces, ([sku, quantity]) => ({ sku, quantity }))
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => (a.sku < b.sku ? -1 : 1));
}
