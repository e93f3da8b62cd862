import type { StoredOrder, StoredOrderLine, Taken } from '../data/orders.ts';
import { splitLine } from '../rules/split-line.ts';

/** Why pieces can't be had. */
export const REJECTION_REASONS = ['NOT_FOUND', 'DAMAGED', 'UNFIT_FOR_SALE', 'RECALLED'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** What becomes of them in the stock: `MISSING` pieces are in no state any more. */
export type RejectionDisposition = 'DAMAGED' | 'MISSING';

/** Pieces of a line that couldn't be had. */
export type RejectedLine = StoredOrderLine & {
  reason: RejectionReason;
  disposition: RejectionDisposition;
  actorId?: string;
  at: Date;
};

type Rejection = {
  lineId: string;
  /** 1 to what the line has. */
  quantity: number;
  reason: RejectionReason;
  disposition: RejectionDisposition;
};

/** The order without these pieces, and what was taken out of it. */
export function withoutPieces(
  order: StoredOrder,
  { lineId, quantity, reason, disposition }: Rejection,
  { actorId, at }: Taken,
): { order: StoredOrder; rejected: RejectedLine } {
  const line = order.lines.find((one) => one.lineId === lineId);
  if (!line) throw new Error(`${order._id} has no line ${lineId}`);
  const [taken, left] = splitLine(line, quantity);
  const rejected = { ...taken, reason, disposition, ...(actorId !== undefined && { actorId }), at };
  const lines = order.lines.flatMap((one) => (one === line ? (left ? [left] : []) : [one]));
  return {
    order: {
      ...order,
      lines,
      rejected: [...(order.rejected ?? []), rejected],
      totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    },
    rejected,
  };
}
