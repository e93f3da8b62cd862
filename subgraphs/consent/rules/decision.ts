/**
 * Where a decision stands, with the meaning of DPV's consent statuses. `UNKNOWN` is the absence of a decision, so it is
 * never recorded.
 */
export type ConsentState = RecordedState | 'UNKNOWN';

export type RecordedState =
  | 'REQUESTED'
  | 'REFUSED'
  | 'GIVEN'
  | 'RENEWED'
  | 'EXPIRED'
  | 'INVALIDATED'
  | 'REVOKED'
  | 'WITHDRAWN';

/** `SYSTEM`: nobody decided, a time that was agreed has come. */
export type DecisionMaker = 'SELF' | 'ASSOCIATE' | 'GUARDIAN' | 'IMPORT' | 'SYSTEM';
export type DecisionMeans = 'BUTTON' | 'SAVE' | 'SIGNAL' | 'SCRIPT';
export type ConsentIdentifierType = 'EMAIL' | 'PHONE' | 'POSTAL_ADDRESS' | 'DEVICE';

/** Who decided, how, where and in front of which text. */
export type Provenance = {
  decidedBy: DecisionMaker;
  /** Actor id of who recorded it, e.g. `associate:…` for one that was told at the counter. */
  recordedBy: string;
  means: DecisionMeans;
  /** The screen, form or counter, e.g. `storefront.checkout`. */
  surface: string;
  storeId?: string;
  /** BCP 47 language in which the purpose was shown. Absent when nothing was shown or nobody knows. */
  language?: string;
  /** Which screen the customer had in front of them, where that was recorded. */
  noticeId?: string;
  /** The signal of a browser by which it was decided, see `signals/`. */
  signalId?: string;
  /** For imports: which row of which source. */
  import?: { source: string; recordId: string };
};

/** What a grant allowed from a decision on. */
export type GrantTerms = {
  grantId: string;
  /** Counts the decisions about the grant: 1 when it was given. */
  version: number;
  clientId: string;
  attributes: string[];
  purposes: string[];
  lookBackDays: number;
  expiresAt: Date;
};

export type About =
  /** `purposeVersion` is the one that was shown; absent when an import doesn't know. */
  | { purpose: string; purposeVersion?: number; grant?: never }
  /** A decision with a recipient. */
  | { grant: GrantTerms; purpose?: never; purposeVersion?: never };

/**
 * One link of a customer's history. It is kept for ever, so it holds ids and no personal data: the identifier that it was
 * given for stands here as a salted digest only.
 */
export type Decision = Provenance &
  About & {
    _id: string;
    customerId: string;
    /** 1, 2, ... without a gap. */
    sequence: number;
    state: RecordedState;
    decidedAt: Date;
    recordedAt: Date;
    /** When a yes ends by itself. */
    expiresAt?: Date;
    identifier?: { type: ConsentIdentifierType; digest: string };
    /** Present when the customer had become one of several ids: its place among the decisions of all of them, see `joining.ts`. */
    tick?: number;
    /** {@link hashDecision} of the decision before, {@link GENESIS} for the first. */
    previousHash: string;
    hash: string;
  };

export type PurposeDecision = Decision & { purpose: string };
export type GrantDecision = Decision & { grant: GrantTerms };

export const isAboutPurpose = (decision: Decision): decision is PurposeDecision =>
  decision.purpose !== undefined;
export const isAboutGrant = (decision: Decision): decision is GrantDecision => decision.grant !== undefined;

/** What the standing of a purpose is computed from. */
export type Standing = {
  state: RecordedState;
  purposeVersion?: number;
  expiresAt?: Date;
};

/**
 * Whether a new decision takes the place of the current one. An import brings the past: it never overrules what was
 * decided at the same time or later.
 */
export const replaces = (
  candidate: Pick<Decision, 'decidedBy' | 'decidedAt'>,
  current: Pick<Decision, 'decidedAt'> | undefined,
): boolean => !current || candidate.decidedBy !== 'IMPORT' || candidate.decidedAt > current.decidedAt;
