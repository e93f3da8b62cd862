import type { Decision } from '../rules/decision.ts';
import type { Problem } from '../rules/input.ts';
import type { Purpose } from '../rules/purpose.ts';

/** What a browser, or a page's consent dialog, says for the person in front of it. */
export type Signal = {
  /** Global Privacy Control: no selling and no sharing. */
  gpc: boolean;
  /** IAB Global Privacy Platform, as it was sent. */
  gpp?: string;
  /** IAB Transparency and Consent Framework, as it was sent. */
  tcf?: string;
};

const MAX_LENGTH = 4096;
/** Sections of base64url with `.`, joined by `~`. Linear. */
const GPP = /^[\w.~-]+$/;
/** Segments of base64url, joined by `.`. */
const TCF = /^[\w.-]+$/;

/** The first string that can't be one; null when all can be kept. What they say inside isn't judged. */
export function problemOfSignal({ gpp, tcf }: Signal): Problem | null {
  if (gpp !== undefined && !isWithin(gpp, GPP)) return wrong('gpp', 'GPP string');
  if (tcf !== undefined && !isWithin(tcf, TCF)) return wrong('tcf', 'TC string');
  return null;
}

const isWithin = (text: string, pattern: RegExp): boolean => text.length <= MAX_LENGTH && pattern.test(text);

const wrong = (field: string, what: string): Problem => ({
  field,
  message: `Expected a ${what} of at most ${MAX_LENGTH} characters.`,
});

/** A yes, as far as it matters against a signal. */
type Yes = Pick<Decision, 'state' | 'decidedBy' | 'means' | 'decidedAt'>;

/**
 * Whether a decision stands against Global Privacy Control: somebody said yes in so many words, and knew better, because a
 * signal had been honoured before. What another system or a script says for them is no such yes.
 * @param firstSignalAt when the customer's first signal was honoured; null: this would be the first.
 */
export const outweighsSignal = (decision: Yes | null, firstSignalAt: Date | null): boolean =>
  decision !== null &&
  firstSignalAt !== null &&
  (decision.state === 'GIVEN' || decision.state === 'RENEWED') &&
  (decision.decidedBy === 'SELF' ||
    decision.decidedBy === 'ASSOCIATE' ||
    decision.decidedBy === 'GUARDIAN') &&
  (decision.means === 'BUTTON' || decision.means === 'SAVE') &&
  decision.decidedAt > firstSignalAt;

/** Whether Global Privacy Control is about a purpose. What the contract or the law needs is neither sold nor shared. */
export const isCoveredBySignal = ({ current: { sharing, lawfulBasis } }: Purpose): boolean =>
  sharing && (lawfulBasis === 'CONSENT' || lawfulBasis === 'LEGITIMATE_INTEREST');
