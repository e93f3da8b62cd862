import { partedBy } from '../checkout/pricing.ts';
import type { StoredOrderLine } from '../data/orders.ts';

/**
 * A line as two: `quantity` pieces and those that are left, null when none are. Amount, each discount and tax of both add up to the
 * line's, and each part costs its pieces less its discounts where the line does. What can't be divided stays with what is left.
 */
export function splitLine(
  line: StoredOrderLine,
  quantity: number,
): [StoredOrderLine, StoredOrderLine | null] {
  if (quantity === line.quantity) return [line, null];
  const { discounts = [], tax } = line;
  const share = (minor: number) => Number((BigInt(minor) * BigInt(quantity)) / BigInt(line.quantity));
  const amountMinor = share(line.amountMinor);
  const given = discounts.map((discount) => discount.amountMinor);
  const full = line.amountMinor + given.reduce((sum, minor) => sum + minor, 0);
  const taken = partedBy(share(full) - amountMinor, given);
  const part = (its: { quantity: number; amountMinor: number; taxMinor: number; off: number[] }) => ({
    ...line,
    ...{ quantity: its.quantity, amountMinor: its.amountMinor },
    ...(line.discounts && {
      discounts: discounts.map((one, index) => ({ ...one, amountMinor: its.off[index] ?? 0 })),
    }),
    ...(tax && { tax: { ...tax, amountMinor: its.taxMinor } }),
  });
  const taxMinor = share(tax?.amountMinor ?? 0);
  return [
    part({ quantity, amountMinor, taxMinor, off: taken }),
    part({
      quantity: line.quantity - quantity,
      amountMinor: line.amountMinor - amountMinor,
      taxMinor: (tax?.amountMinor ?? 0) - taxMinor,
      off: given.map((minor, index) => minor - (taken[index] ?? 0)),
    }),
  ];
}
