/** Why somebody corrects a balance. */
export const ADJUSTMENT_REASONS = [
  /** Something went wrong for the customer. */
  'GOODWILL',
  /** Points are missing or were posted by mistake. */
  'CORRECTION',
  /** Points of a programme that was there before. */
  'TAKEN_OVER',
  /** They were got by deceit. */
  'FRAUD',
] as const;
export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number];

/** Whether a second person has to agree. */
export const needsSecond = (points: number, { adjustmentLimit }: { adjustmentLimit: number }): boolean =>
  Math.abs(points) > adjustmentLimit;

/** Whether two actors, named as in `actorId`, may be one person: who asks can't agree. */
export const maybeSamePerson = (one: string, other: string): boolean => personOf(one) === personOf(other);

const personOf = (actor: string): string => actor.slice(actor.indexOf(':') + 1);

export const isReason = (text: string | undefined): text is AdjustmentReason =>
  ADJUSTMENT_REASONS.some((reason) => reason === text);
