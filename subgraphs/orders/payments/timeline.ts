import type { StoredOrderStep } from '../data/orders.ts';
import type { PaymentOperation } from './operations.ts';

/** A step of an order, of its goods or of its money. */
export type TimelineStep = StoredOrderStep & { payment?: PaymentOperation };

/**
 * The steps of the goods with those of the money between them, oldest first. A movement of money stands where the provider decided
 * it, or where it was asked for while that is open, and leads to the state that the goods were in.
 */
export function withPayments(
  steps: readonly StoredOrderStep[],
  operations: readonly PaymentOperation[],
): TimelineStep[] {
  const moved = operations.map((operation): { at: Date; operation: PaymentOperation } => ({
    at: operation.decidedAt ?? operation.askedAt,
    operation,
  }));
  const all: TimelineStep[] = [...steps];
  for (const { at, operation } of moved.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const { actor, actorId, channel } = operation.by;
    // Before a step of the same instant that it led to, behind the one that asked for it.
    const begins = operation.kind === 'AUTHORISE' || operation.kind === 'CHARGE';
    const behind = all.findLastIndex((step) =>
      begins && operation.decidedAt ? step.at < at : step.at <= at,
    );
    const index = Math.max(1, behind + 1);
    const state = all[index - 1]?.state ?? 'PLACED';
    const by = { actor, channel, ...(actorId !== undefined && { actorId }) };
    all.splice(index, 0, { state, ...by, at, payment: operation });
  }
  return all;
}
