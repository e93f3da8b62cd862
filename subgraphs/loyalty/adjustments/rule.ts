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

/** What somebody posts for one customer in so many days counts together: a large correction isn't many small ones. */
export const COUNTED_DAYS = 30;

/**
 * Whether a second person has to agree.
 * @param before points that the same person posted alone for the customer in the last {@link COUNTED_DAYS}, one by one.
 */
export const needsSecond = (
  points: number,
  { adjustmentLimit }: { adjustmentLimit: number },
  before: readonly number[] = [],
): boolean => {
  const alike = before.filter((one) => Math.sign(one) === Math.sign(points));
  return Math.abs(alike.reduce((sum, one) => sum + one, points)) > adjustmentLimit;
};

/** Whether two actors, named as in `actorId`, may be one person: who asks can't agree. */
export const maybeSamePerson = (one: string, other: string): boolean => personOf(one) === personOf(other);

const personOf = (actor: string): string => actor.slice(actor.indexOf(':') + 1);

export const isReason = (text: string | undefined): text is AdjustmentReason =>
  ADJUSTMENT_REASONS.some((reason) => reason === text);
