/** What decides which id a customer goes by after a merge. */
export type Candidate = {
  id: string;
  /** The customer has said something about themself: somebody signs in with this id. */
  spoke: boolean;
  /** When the customer became known. */
  since: Date;
};

export const SURVIVOR_RULES = ['STATED', 'SIGNS_IN', 'KNOWN_LONGEST'] as const;
export type SurvivorRule = (typeof SURVIVOR_RULES)[number];

/**
 * Whose id stays: the one that was asked for; else of the one who signs in, if only one does; else of the one who has been
 * known longest, and of two alike the smaller id.
 */
export function survivorAmong<Side extends Candidate>(
  [a, b]: readonly [Side, Side],
  stated: string | null,
): { survivor: Side; merged: Side; rule: SurvivorRule } {
  if (stated !== null) return ordered(a, b, stated === b.id, 'STATED');
  if (a.spoke !== b.spoke) return ordered(a, b, b.spoke, 'SIGNS_IN');
  const difference = b.since.getTime() - a.since.getTime() || (b.id < a.id ? -1 : 1);
  return ordered(a, b, difference < 0, 'KNOWN_LONGEST');
}

const ordered = <Side extends Candidate>(a: Side, b: Side, second: boolean, rule: SurvivorRule) =>
  second ? { survivor: b, merged: a, rule } : { survivor: a, merged: b, rule };
