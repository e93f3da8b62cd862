import type { ConsentState, Standing } from './decision.ts';
import type { Purpose } from './purpose.ts';

/** Why a purpose is or isn't permitted. */
export type ConsentReason =
  | ConsentState
  /** The contract, or the law, needs it: there is nothing to consent to. */
  | 'CONTRACT'
  | 'LEGAL_OBLIGATION'
  /** Nobody said no, and the mechanism takes that for a yes. */
  | 'NOT_OBJECTED'
  /** The customer has objected (GDPR Art. 21). */
  | 'OBJECTED'
  /** The yes was to an older text, and the new one needs a new yes. */
  | 'NOTICE_CHANGED'
  /** The customer has had processing restricted (GDPR Art. 18), or is being erased. */
  | 'RESTRICTED';

export type Answer = { permitted: boolean; reason: ConsentReason; state: ConsentState };

/** May the customer's data be used for this purpose now? `current` is the newest decision about it; null: there is none. */
export function may(purpose: Purpose, current: Standing | null, now: Date): Answer {
  const { lawfulBasis, mechanism } = purpose.current;
  const state = stateOf(purpose, current, now);
  if (lawfulBasis === 'CONTRACT' || lawfulBasis === 'LEGAL_OBLIGATION') {
    return { permitted: true, reason: lawfulBasis, state };
  }
  if (state === 'GIVEN' || state === 'RENEWED') return { permitted: true, reason: state, state };
  const undecided = state === 'UNKNOWN' || state === 'REQUESTED';
  if (undecided && mechanism !== 'OPT_IN') return { permitted: true, reason: 'NOT_OBJECTED', state };
  if (state === 'REFUSED' && lawfulBasis === 'LEGITIMATE_INTEREST') {
    return { permitted: false, reason: 'OBJECTED', state };
  }
  const outdated = state === 'INVALIDATED' && current?.state !== 'INVALIDATED';
  return { permitted: false, reason: outdated ? 'NOTICE_CHANGED' : state, state };
}

/** A recorded yes ends by itself: it expires at its time, and is invalidated by a text that needs a new one. */
function stateOf(purpose: Purpose, current: Standing | null, now: Date): ConsentState {
  if (!current) return 'UNKNOWN';
  if (current.state !== 'GIVEN' && current.state !== 'RENEWED') return current.state;
  if (current.expiresAt && current.expiresAt <= now) return 'EXPIRED';
  // An import that doesn't know what was shown counts as the first version.
  if ((current.purposeVersion ?? 1) < purpose.validFrom) return 'INVALIDATED';
  return current.state;
}

const DAY_MS = 86_400_000;

/** Whether to ask for a yes again: it has ended other than by a no, or it ends in so many days. */
export function needsNewYes(
  { permitted, reason, state }: Answer,
  current: Standing | null,
  now: Date,
  withinDays: number,
): boolean {
  if (!permitted) return reason === 'EXPIRED' || reason === 'NOTICE_CHANGED' || reason === 'INVALIDATED';
  const isYes = state === 'GIVEN' || state === 'RENEWED';
  return (
    isYes &&
    current?.expiresAt !== undefined &&
    current.expiresAt.getTime() - now.getTime() <= withinDays * DAY_MS
  );
}

/** The purposes that are permitted now, of all that exist. */
export function permittedPurposes(
  purposes: ReadonlyMap<string, Purpose>,
  currents: readonly (Standing & { purpose: string })[],
  now: Date,
): string[] {
  const byPurpose = new Map(currents.map((current) => [current.purpose, current]));
  return [...purposes.values()]
    .filter((purpose) => may(purpose, byPurpose.get(purpose.key) ?? null, now).permitted)
    .map(({ key }) => key);
}

const wasGiven = (state: ConsentState): boolean =>
  state === 'GIVEN' || state === 'RENEWED' || state === 'EXPIRED';

/** What a yes is recorded as. */
export const afterYes = (state: ConsentState): 'GIVEN' | 'RENEWED' => (wasGiven(state) ? 'RENEWED' : 'GIVEN');

/** What taking a yes back is recorded as; without a yes it is a no ahead of the question. Null: that no stands already. */
export function afterWithdrawal(state: ConsentState): 'REFUSED' | 'WITHDRAWN' | null {
  if (state === 'REFUSED' || state === 'WITHDRAWN') return null;
  return wasGiven(state) ? 'WITHDRAWN' : 'REFUSED';
}

/** What an objection (GDPR Art. 21) is recorded as. Null: it stands already. */
export const afterObjection = (state: ConsentState): 'REFUSED' | null =>
  state === 'REFUSED' ? null : 'REFUSED';
