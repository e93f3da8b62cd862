/** What is, or was, announced of a line so far, by all its returns that stand. */
export type Claimed = { quantity: number; amountMinor: number };

/**
 * What is paid back for `quantity` more pieces of a line, in minor units: its share of what was paid for the line, rounded down
 * over all pieces together. The last piece gets what is left, so that the parts add up to the whole.
 */
export function refundFor(
  line: { quantity: number; amountMinor: number },
  claimed: Claimed,
  quantity: number,
): number {
  const pieces = claimed.quantity + quantity;
  const upTo = Number((BigInt(line.amountMinor) * BigInt(pieces)) / BigInt(line.quantity));
  return Math.max(0, upTo - claimed.amountMinor);
}

/** Spreads an amount over what each has left, in their order; `rest` is what none of them can give. */
export function spread<Source extends { left: number }>(
  amount: number,
  sources: readonly Source[],
): { parts: { source: Source; amount: number }[]; rest: number } {
  const parts: { source: Source; amount: number }[] = [];
  let rest = amount;
  for (const source of sources) {
    const gives = Math.min(rest, source.left);
    if (gives <= 0) continue;
    parts.push({ source, amount: gives });
    rest -= gives;
  }
  return { parts, rest };
}
