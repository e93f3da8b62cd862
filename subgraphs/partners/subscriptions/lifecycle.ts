export type SubscriptionState = 'STARTED' | 'CANCELLED';

/** A subscription that a customer has with a partner, as the partner reports it. */
export type Subscription = { startedAt: Date; cancelledAt?: Date };

type Outcome =
  | { subscription: Subscription; isNew: boolean }
  | { refused: 'NOT_STARTED' | 'ALREADY_CANCELLED' };

/**
 * What a report makes of a subscription. It begins once and is cancelled once; a repeated report changes nothing, whatever
 * time it names. One that was cancelled doesn't begin again: that is another subscription.
 */
export function afterReport(
  known: Subscription | null,
  { state, occurredAt }: { state: SubscriptionState; occurredAt: Date },
): Outcome {
  if (state === 'STARTED') {
    if (known?.cancelledAt) return { refused: 'ALREADY_CANCELLED' };
    return known
      ? { subscription: known, isNew: false }
      : { subscription: { startedAt: occurredAt }, isNew: true };
  }
  if (!known) return { refused: 'NOT_STARTED' };
  if (known.cancelledAt) return { subscription: known, isNew: false };
  // Two clocks of the partner's: nothing ends before it began.
  const cancelledAt = occurredAt < known.startedAt ? known.startedAt : occurredAt;
  return { subscription: { ...known, cancelledAt }, isNew: true };
}
