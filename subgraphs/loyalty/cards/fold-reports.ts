export const REPORT_KINDS = ['AUTHORISED', 'CLEARED', 'REFUNDED', 'REVERSED'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a processor says of one purchase. `id` is unique among its reports. */
export type Report = { id: string; kind: ReportKind; amountMinor: number; at: Date };

/** An amount that was taken from the card, and how much of it went back. */
export type Clearing = { id: string; at: Date; amountMinor: number; undoneMinor: number };

export type CardPurchaseState = 'AUTHORISED' | 'CLEARED' | 'REFUNDED' | 'REVERSED';

export type Folded = {
  authorisedMinor: number;
  /** Taken from the card, and how much of that went back. */
  clearedMinor: number;
  undoneMinor: number;
  /** What the purchase costs as of now: what was taken and didn't go back or, until then, what is set aside. */
  leftMinor: number;
  state: CardPurchaseState;
  /** By when the card was used. */
  clearings: Clearing[];
};

/**
 * Where a purchase stands, from all that was told of it in whatever order: a reversal first ends what was authorised and never
 * cleared, and only what goes beyond undoes what was cleared; what went back is of the oldest clearing first.
 */
export function foldReports(reports: readonly Report[]): Folded {
  const sumOf = (kind: ReportKind) =>
    reports.reduce((sum, report) => (report.kind === kind ? sum + report.amountMinor : sum), 0);
  const authorisedMinor = sumOf('AUTHORISED');
  const clearedMinor = sumOf('CLEARED');
  const reversed = sumOf('REVERSED');
  const uncleared = Math.max(0, authorisedMinor - clearedMinor);
  const undoneMinor = Math.min(clearedMinor, sumOf('REFUNDED') + Math.max(0, reversed - uncleared));
  let left = undoneMinor;
  const clearings = reports
    .filter(({ kind }) => kind === 'CLEARED')
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .map(({ id, at, amountMinor }) => {
      const undone = Math.min(left, amountMinor);
      left -= undone;
      return { id, at, amountMinor, undoneMinor: undone };
    });
  const isUndone = clearedMinor > 0 && undoneMinor === clearedMinor;
  const isOff = clearedMinor === 0 && reversed > 0 && reversed >= authorisedMinor;
  return {
    ...{ authorisedMinor, clearedMinor, undoneMinor, clearings },
    leftMinor: clearedMinor > 0 ? clearedMinor - undoneMinor : Math.max(0, authorisedMinor - reversed),
    state: isOff || isUndone ? backBy(sumOf('REFUNDED')) : clearedMinor > 0 ? 'CLEARED' : 'AUTHORISED',
  };
}

const backBy = (refundedMinor: number) => (refundedMinor > 0 ? 'REFUNDED' : 'REVERSED');

/** What a clearing has earned on, and how much of that was taken back. `round` grows each time it begins anew. */
export type Earned = { round: number; grossMinor: number; undoneMinor: number };

export const NOTHING_EARNED: Earned = { round: 0, grossMinor: 0, undoneMinor: 0 };

/** What the ledger must be told so that a clearing has earned what it should. In their order. */
export type EarningStep =
  | { take: 'BACK'; round: number; ofMinor: number; beforeMinor: number; amountMinor: number }
  | { take: 'IN'; round: number; amountMinor: number };

/**
 * The steps from what a clearing has earned to what it should: on `grossMinor`, of which `undoneMinor` went back. What went back is
 * taken back piece by piece; where what is earned on changes otherwise, all of it goes and it begins anew.
 */
export function stepsTo(
  now: Earned,
  { grossMinor, undoneMinor }: Omit<Earned, 'round'>,
): { steps: EarningStep[]; after: Earned } {
  if (now.grossMinor === grossMinor && undoneMinor >= now.undoneMinor) {
    return {
      steps: takenBack({ ...now, grossMinor }, undoneMinor),
      after: { ...now, undoneMinor },
    };
  }
  const steps = takenBack(now, now.grossMinor);
  if (undoneMinor >= grossMinor) return { steps, after: { ...now, grossMinor: 0, undoneMinor: 0 } };
  const anew = { round: now.round + 1, grossMinor, undoneMinor: 0 };
  steps.push({ take: 'IN', round: anew.round, amountMinor: grossMinor });
  return { steps: [...steps, ...takenBack(anew, undoneMinor)], after: { ...anew, undoneMinor } };
}

/** What takes back as much as makes it `upToMinor` in all. */
function takenBack({ round, grossMinor, undoneMinor }: Earned, upToMinor: number): EarningStep[] {
  if (upToMinor <= undoneMinor) return [];
  const amountMinor = upToMinor - undoneMinor;
  return [{ take: 'BACK', round, ofMinor: grossMinor, beforeMinor: undoneMinor, amountMinor }];
}
