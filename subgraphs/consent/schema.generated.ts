// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, PurposeMapper, ConsentMapper, ConsentDecisionMapper, ConsentIdentifierMapper, GrantTermsMapper, GrantMapper } from './mappers.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, ISO 8601, e.g. `2026-03-01T09:30:00Z`. */
  DateTime: { input: Date; output: Date; }
  /** What the customer permits this actor in this request, signed. Only the planner asks for it; no client can. */
  ConsentProof: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  __typename?: 'Query';
  /** What we process personal data for, in the order of the keys. At most 100. Anybody may read it. Null only with an error. */
  purposes?: Maybe<Array<Purpose>>;
  /** One purpose, e.g. as it was when a receipt was made. Null when there is no such purpose or version. Anybody may read it. */
  purpose?: Maybe<Purpose>;
  /** How far a partner's grant reaches at this moment. Null when no grant has this id. Asked by the gateway at the start of each request of a partner. */
  grantStanding?: Maybe<GrantStanding>;
};


export type QueryPurposesArgs = {
  language?: Scalars['String']['input'];
};


export type QueryPurposeArgs = {
  key: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
  language?: Scalars['String']['input'];
};


export type QueryGrantStandingArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Records that the customer agrees to a purpose, or agrees again. An associate may record it for a customer in their hands. Codes: `PURPOSE_NOT_FOUND`, `NOTICE_OUTDATED`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  giveConsent: GiveConsentPayload;
  /** Records that the customer takes a yes back, or says no ahead of being asked. Holds for every read that starts afterwards, and ends the grants that need the purpose. Codes: `PURPOSE_NOT_FOUND`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  withdrawConsent: WithdrawConsentPayload;
  /** Records that the customer objects to a purpose that rests on our legitimate interest (GDPR Art. 21). `giveConsent` lifts the objection. Codes: `PURPOSE_NOT_FOUND`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  objectToPurpose: ObjectToPurposePayload;
  /** Lets a partner's app read named attributes for named purposes. A grant that the app has from the customer, and that nobody has ended, keeps its id and gets these terms. Codes: `PURPOSE_NOT_PERMITTED`, `INVALID_VALUE`. */
  grantAccess: GrantAccessPayload;
  /** Makes a grant reach less far. Holds at once, also for tokens that the app already has. Codes: `GRANT_NOT_FOUND`, `GRANT_ENDED`, `GRANT_NOT_NARROWER`, `INVALID_VALUE`. */
  narrowGrant: NarrowGrantPayload;
  /** Ends a grant. Holds at once, also for tokens that the app already has. A grant that has ended is left as it is. Codes: `GRANT_NOT_FOUND`, `INVALID_VALUE`. */
  revokeGrant: RevokeGrantPayload;
  /** Brings decisions from another system into the customers' histories. Safe to repeat: each record of a source is taken once. A decision that is not newer than the current one is kept in the history and changes nothing; `UNKNOWN` is no decision. */
  importConsentDecisions: ImportConsentDecisionsPayload;
};


export type MutationGiveConsentArgs = {
  input: GiveConsentInput;
};


export type MutationWithdrawConsentArgs = {
  input: WithdrawConsentInput;
};


export type MutationObjectToPurposeArgs = {
  input: ObjectToPurposeInput;
};


export type MutationGrantAccessArgs = {
  input: GrantAccessInput;
};


export type MutationNarrowGrantArgs = {
  input: NarrowGrantInput;
};


export type MutationRevokeGrantArgs = {
  input: RevokeGrantInput;
};


export type MutationImportConsentDecisionsArgs = {
  input: ImportConsentDecisionsInput;
};

/** A person who shops with us. */
export type Customer = {
  __typename?: 'Customer';
  /** Opaque and stable: an id that once named the customer keeps resolving to them. */
  id: Scalars['ID']['output'];
  /** Decided by consent, for this request. */
  consentProof: Scalars['ConsentProof']['output'];
  /** Where every purpose stands, in the order of the keys. At most 100. Null only with an error. */
  consents?: Maybe<Array<Consent>>;
  /** Where one purpose stands. Null when there is no such purpose. */
  consentTo?: Maybe<Consent>;
  /** Every decision that was ever recorded, about purposes and grants, newest first. Null only with an error. */
  consentHistory?: Maybe<ConsentDecisionConnection>;
  /** True when the history is whole and unaltered and what holds now follows from it. Null only with an error. */
  consentHistoryIntact?: Maybe<Scalars['Boolean']['output']>;
  /** What the customer lets partners' apps read, newest first, with grants that have ended. At most 100. Null only with an error. */
  grants?: Maybe<Array<Grant>>;
};


/** A person who shops with us. */
export type CustomerConsentToArgs = {
  purpose: Scalars['String']['input'];
};


/** A person who shops with us. */
export type CustomerConsentHistoryArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A reason to process personal data, and what the customer is told about it. Each version stays as it was published. */
export type Purpose = {
  __typename?: 'Purpose';
  /** Stable name, e.g. `personalisation`. */
  key: Scalars['String']['output'];
  /** 1, 2, and so on. Pass the one that was shown when the customer decides. */
  version: Scalars['Int']['output'];
  /** When this version began to hold. */
  publishedAt: Scalars['DateTime']['output'];
  /** BCP 47 language of the texts. */
  language: Scalars['String']['output'];
  /** A few words, for a switch or a list. */
  title: Scalars['String']['output'];
  /** What we do, in plain words. */
  explanation: Scalars['String']['output'];
  /** What the customer gets for it. */
  benefit: Scalars['String']['output'];
  /** Why the law lets us do it. */
  lawfulBasis: LawfulBasis;
  /** What holds before the customer has decided. */
  mechanism: ConsentMechanism;
  /** IRIs of personal data categories in W3C DPV-PD, at most 20. */
  dataCategories: Array<Scalars['String']['output']>;
  /** Who receives the data besides the retailer, e.g. `processor`. At most 20, empty when nobody does. */
  recipients: Array<Scalars['String']['output']>;
  /** Days that data is kept for the purpose after it was collected. */
  retentionDays: Scalars['Int']['output'];
  /** Days after which a yes has to be renewed. Null: it does not expire. */
  validityDays?: Maybe<Scalars['Int']['output']>;
  /** True when a yes to an earlier version no longer counts. */
  requiresReconsent: Scalars['Boolean']['output'];
  /** IRI of the purpose in W3C DPV. */
  dpvTerm: Scalars['String']['output'];
};

/** Why the law lets us process personal data (GDPR Art. 6). */
export type LawfulBasis =
  /** The customer agreed. */
  | 'CONSENT'
  /** The contract with the customer needs it. */
  | 'CONTRACT'
  /** The law demands it. */
  | 'LEGAL_OBLIGATION'
  /** We have an interest that outweighs the customer's, to which the customer can object. */
  | 'LEGITIMATE_INTEREST';

/** What holds before the customer has decided. */
export type ConsentMechanism =
  /** Not permitted until the customer says yes. */
  | 'OPT_IN'
  /** Permitted until the customer says no. */
  | 'OPT_OUT'
  /** Permitted; the customer is told. */
  | 'NOTICE';

/** Where one purpose stands for one customer. */
export type Consent = {
  __typename?: 'Consent';
  /** The purpose in its newest version. */
  purpose: Purpose;
  /** Where the decision stands now; expiry counts from the moment of reading. */
  state: ConsentState;
  /** True when the customer's data may be used for the purpose now. */
  permitted: Scalars['Boolean']['output'];
  /** Why, or why not. */
  reason: ConsentReason;
  /** The decision that this rests on. Null when there is none. */
  decision?: Maybe<ConsentDecision>;
  /** When a yes ends by itself. Null when it doesn't, and when there is none. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};


/** Where one purpose stands for one customer. */
export type ConsentPurposeArgs = {
  language?: Scalars['String']['input'];
};

/** States of consent, with the meaning of W3C DPV. Only `GIVEN` and `RENEWED` are a yes. */
export type ConsentState =
  /** There is no decision. */
  | 'UNKNOWN'
  /** The customer was asked and has not answered. */
  | 'REQUESTED'
  /** The customer said no, or objected. */
  | 'REFUSED'
  /** The customer said yes. */
  | 'GIVEN'
  /** The customer said yes again. */
  | 'RENEWED'
  /** The yes has reached its end. */
  | 'EXPIRED'
  /** The yes doesn't count: it was found wanting, or the purpose has changed since. */
  | 'INVALIDATED'
  /** Ended by somebody other than the customer. */
  | 'REVOKED'
  /** The customer took the yes back. */
  | 'WITHDRAWN';

/** Why a purpose is or isn't permitted. */
export type ConsentReason =
  /** Yes: the customer said so. */
  | 'GIVEN'
  /** Yes: the customer said so again. */
  | 'RENEWED'
  /** Yes: the contract needs it, there is nothing to consent to. */
  | 'CONTRACT'
  /** Yes: the law demands it, there is nothing to consent to. */
  | 'LEGAL_OBLIGATION'
  /** Yes: it holds until the customer says no. */
  | 'NOT_OBJECTED'
  /** No: the customer has not decided. */
  | 'UNKNOWN'
  /** No: the customer was asked and has not answered. */
  | 'REQUESTED'
  /** No: the customer said no. */
  | 'REFUSED'
  /** No: the customer objected to our legitimate interest. */
  | 'OBJECTED'
  /** No: the yes has reached its end. */
  | 'EXPIRED'
  /** No: the yes was found wanting. */
  | 'INVALIDATED'
  /** No: the purpose has changed so much that it needs a new yes. */
  | 'NOTICE_CHANGED'
  /** No: ended by somebody other than the customer. */
  | 'REVOKED'
  /** No: the customer took the yes back. */
  | 'WITHDRAWN';

/** One link of a customer's history: what was decided, by whom, how, where and in front of which text. Never changed. */
export type ConsentDecision = {
  __typename?: 'ConsentDecision';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** 1, 2, and so on within the customer's history, without a gap. */
  sequence: Scalars['Int']['output'];
  /** Key of the purpose. Null when the decision is about a grant. */
  purpose?: Maybe<Scalars['String']['output']>;
  /** Version of the purpose that was shown. Null for a decision about a grant, and where an import doesn't know it. */
  purposeVersion?: Maybe<Scalars['Int']['output']>;
  /** What the grant allows from here on. Null when the decision is about a purpose. */
  grant?: Maybe<GrantTerms>;
  /** What was decided. Never `UNKNOWN`. */
  state: ConsentState;
  /** When it was decided. */
  decidedAt: Scalars['DateTime']['output'];
  /** When we wrote it down: later than `decidedAt` for an import. */
  recordedAt: Scalars['DateTime']['output'];
  /** When a yes ends by itself. Null when it doesn't. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who decided. */
  decidedBy: DecisionMaker;
  /** Who wrote it down, e.g. `customer:cus_…` or `associate:…`. An id, never a name. */
  recordedBy: Scalars['String']['output'];
  /** How the decision was expressed. */
  means: DecisionMeans;
  /** The screen, form or counter, e.g. `storefront.checkout`. */
  surface: Scalars['String']['output'];
  /** The store in which it was decided. Null when it wasn't in a store. */
  store?: Maybe<Store>;
  /** BCP 47 language in which the purpose was shown. Null when nothing was shown or nobody knows. */
  language?: Maybe<Scalars['String']['output']>;
  /** The address, number or device that it was given for. Null when it is for the person as a whole. */
  identifier?: Maybe<ConsentIdentifier>;
  /** Hash of the decision before it; 64 zeros for the first. */
  previousHash: Scalars['String']['output'];
  /** SHA-256, in hex, over everything in the decision and the hash before it. */
  hash: Scalars['String']['output'];
  /** Signed receipt in the structure of ISO/IEC TS 27560, a compact JWS (RFC 7515, EdDSA). Verify it with the keys at `/.well-known/patron/receipt-keys`. The same decision gives the same receipt. Null only with an error. */
  receipt?: Maybe<Scalars['String']['output']>;
};

/** The address, number or device that a decision was given for. */
export type ConsentIdentifier = {
  __typename?: 'ConsentIdentifier';
  /** What kind it is. */
  type: ConsentIdentifierType;
  /** As it was given. Null once it has been erased; the digest stays. */
  value?: Maybe<Scalars['String']['output']>;
  /** SHA-256, in hex, over a secret salt and the value. It stands in the history and the receipt instead of the value. */
  digest: Scalars['String']['output'];
};

/** What kind of identifier a decision was given for. */
export type ConsentIdentifierType =
  /** An email address. */
  | 'EMAIL'
  /** A telephone number. */
  | 'PHONE'
  /** A postal address. */
  | 'POSTAL_ADDRESS'
  /** A device that takes notifications. */
  | 'DEVICE';

/** Who decided. */
export type DecisionMaker =
  /** The customer, here. */
  | 'SELF'
  /** The customer, to an associate who wrote it down. */
  | 'ASSOCIATE'
  /** Somebody who is responsible for the customer. */
  | 'GUARDIAN'
  /** It was decided elsewhere, and imported. */
  | 'IMPORT';

/** How a decision was expressed. */
export type DecisionMeans =
  /** By a button or a switch of its own. */
  | 'BUTTON'
  /** By saving a form with several choices. */
  | 'SAVE'
  /** By a signal of the browser or device, e.g. Global Privacy Control. */
  | 'SIGNAL'
  /** By a program, or word of mouth that somebody wrote down. */
  | 'SCRIPT';

/** Decisions of one customer, newest first. */
export type ConsentDecisionConnection = {
  __typename?: 'ConsentDecisionConnection';
  /** The decisions of this page. */
  edges: Array<ConsentDecisionEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A decision in its connection. */
export type ConsentDecisionEdge = {
  __typename?: 'ConsentDecisionEdge';
  /** Pass it as `after` to go on behind this decision. */
  cursor: Scalars['String']['output'];
  /** The decision. */
  node: ConsentDecision;
};

/** What a partner's app may read of a customer, and what for. */
export type Grant = {
  __typename?: 'Grant';
  /** Opaque and stable: a grant that is changed keeps its id. */
  id: Scalars['ID']['output'];
  /** Who may read. Null only with an error. */
  app?: Maybe<PartnerApp>;
  /** Scope names such as `profile.email`, at most 20. */
  attributes: Array<Scalars['String']['output']>;
  /** Keys of the purposes that the app may read them for, at most 20. */
  purposes: Array<Scalars['String']['output']>;
  /** How far back the app may look, in days. */
  lookBackDays: Scalars['Int']['output'];
  /** When it ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
  /** Where it stands now. Only an `ACTIVE` grant lets the app read anything. */
  state: GrantState;
  /** Counts the decisions about the grant: 1 when it was given. */
  version: Scalars['Int']['output'];
  /** When it was given. */
  grantedAt: Scalars['DateTime']['output'];
  /** When its terms or its state were last decided about. */
  changedAt: Scalars['DateTime']['output'];
  /** The decisions about it, newest first. */
  history: ConsentDecisionConnection;
};


/** What a partner's app may read of a customer, and what for. */
export type GrantHistoryArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Where a grant stands. */
export type GrantState =
  /** The app may read what the grant names. */
  | 'ACTIVE'
  /** Not ended, but the customer doesn't permit every purpose that it needs at the moment. */
  | 'SUSPENDED'
  /** Ended by the customer. */
  | 'REVOKED'
  /** Ended because the customer withdrew a purpose that it needs. */
  | 'PURPOSE_WITHDRAWN'
  /** Ended by itself at its time. */
  | 'EXPIRED';

/** What a grant allowed from one decision on. */
export type GrantTerms = {
  __typename?: 'GrantTerms';
  /** Id of the grant. */
  grantId: Scalars['ID']['output'];
  /** Counts the decisions about the grant: 1 when it was given. */
  version: Scalars['Int']['output'];
  /** Who may read. Null only with an error. */
  app?: Maybe<PartnerApp>;
  /** Scope names such as `profile.email`, at most 20. */
  attributes: Array<Scalars['String']['output']>;
  /** Keys of the purposes, at most 20. */
  purposes: Array<Scalars['String']['output']>;
  /** How far back the app may look, in days. */
  lookBackDays: Scalars['Int']['output'];
  /** When it ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
};

/** How far a grant reaches at this moment. Nothing in it is kept beyond the request that asks. */
export type GrantStanding = {
  __typename?: 'GrantStanding';
  /** Id of the grant. */
  id: Scalars['ID']['output'];
  /** True when the app may read. */
  stands: Scalars['Boolean']['output'];
  /** Where the grant stands, and so why it doesn't. */
  state: GrantState;
  /** OAuth client id of the app. */
  clientId: Scalars['ID']['output'];
  /** Whose data it is about. */
  customerId: Scalars['ID']['output'];
  /** Scope names that the app holds. Empty when the grant doesn't stand. At most 20. */
  attributes: Array<Scalars['String']['output']>;
  /** Keys of the purposes that it may read for. Empty when the grant doesn't stand. At most 20. */
  purposes: Array<Scalars['String']['output']>;
  /** How far back the app may look, in days. 0 when the grant doesn't stand. */
  lookBackDays: Scalars['Int']['output'];
  /** When it ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A partner's application. */
export type PartnerApp = {
  __typename?: 'PartnerApp';
  /** The OAuth client id. */
  id: Scalars['ID']['output'];
};

/** A shop, or a place that hands goods over. */
export type Store = {
  __typename?: 'Store';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
};

/** What the customer agrees to, and where. */
export type GiveConsentInput = {
  /** Who agrees. Null for a customer, who agrees for themself; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the purpose, e.g. `personalisation`. */
  purpose: Scalars['String']['input'];
  /** Version of the purpose that was shown. */
  purposeVersion: Scalars['Int']['input'];
  /** BCP 47 language in which it was shown. */
  language: Scalars['String']['input'];
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** How the customer expressed it. */
  means?: InputMaybe<DecisionMeans>;
  /** The store in which it happened; one of the associate's own. Null when it wasn't in a store. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** The address, number or device that it is given for. Null: for the person as a whole. */
  identifier?: InputMaybe<ConsentIdentifierInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The address, number or device that a decision is given for. */
export type ConsentIdentifierInput = {
  /** What kind it is. */
  type: ConsentIdentifierType;
  /** The address, number or device id, 1 to 320 characters. */
  value: Scalars['String']['input'];
};

/** The decision that was recorded. */
export type GiveConsentPayload = {
  __typename?: 'GiveConsentPayload';
  /** Null when `userErrors` is not empty. */
  decision?: Maybe<ConsentDecision>;
  /** Why nothing was recorded. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What the customer takes back, and where. */
export type WithdrawConsentInput = {
  /** Who withdraws. Null for a customer, who does it for themself; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the purpose, e.g. `email_marketing`. */
  purpose: Scalars['String']['input'];
  /** BCP 47 language of what was shown. Null when nothing was. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** How the customer expressed it. */
  means?: InputMaybe<DecisionMeans>;
  /** The store in which it happened; one of the associate's own. Null when it wasn't in a store. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The decision that holds. */
export type WithdrawConsentPayload = {
  __typename?: 'WithdrawConsentPayload';
  /** The withdrawal, or the earlier no that already held. Null when `userErrors` is not empty. */
  decision?: Maybe<ConsentDecision>;
  /** Why nothing was recorded. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What the customer objects to, and where. */
export type ObjectToPurposeInput = {
  /** Who objects. Null for a customer, who does it for themself; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the purpose, e.g. `analytics`. */
  purpose: Scalars['String']['input'];
  /** BCP 47 language of what was shown. Null when nothing was. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** How the customer expressed it. */
  means?: InputMaybe<DecisionMeans>;
  /** The store in which it happened; one of the associate's own. Null when it wasn't in a store. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The objection that holds. */
export type ObjectToPurposePayload = {
  __typename?: 'ObjectToPurposePayload';
  /** The objection, or the earlier one that already held. Null when `userErrors` is not empty. */
  decision?: Maybe<ConsentDecision>;
  /** Why nothing was recorded. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What an app may read, what for and how long. */
export type GrantAccessInput = {
  /** OAuth client id of the app. */
  clientId: Scalars['ID']['input'];
  /** Scope names such as `profile.email`: 1 to 20, each once. */
  attributes: Array<Scalars['String']['input']>;
  /** Keys of purposes that the customer permits, e.g. `personalisation`: 1 to 20, each once. `partner_sharing` has to be permitted as well. */
  purposes: Array<Scalars['String']['input']>;
  /** How far back the app may look, 1 to 3650 days. */
  lookBackDays: Scalars['Int']['input'];
  /** When the grant ends by itself, at most 1825 days ahead. Null: in 365 days. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** BCP 47 language in which it was shown. */
  language: Scalars['String']['input'];
  /** The screen or page: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The grant that was given. */
export type GrantAccessPayload = {
  __typename?: 'GrantAccessPayload';
  /** Null when `userErrors` is not empty. */
  grant?: Maybe<Grant>;
  /** Why nothing was granted. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What the grant is to be narrowed to. */
export type NarrowGrantInput = {
  /** Id of the grant. */
  grantId: Scalars['ID']['input'];
  /** Scope names that stay, at least one. Null: all of them. */
  attributes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keys of the purposes that stay, at least one. Null: all of them. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How far back the app may look, in days. Null: as far as before. */
  lookBackDays?: InputMaybe<Scalars['Int']['input']>;
  /** When the grant ends by itself. Null: when it would have before. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The screen or page: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The grant after it was narrowed. */
export type NarrowGrantPayload = {
  __typename?: 'NarrowGrantPayload';
  /** Null when `userErrors` is not empty. */
  grant?: Maybe<Grant>;
  /** Why nothing was changed. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The grant that is to end. */
export type RevokeGrantInput = {
  /** Id of the grant. */
  grantId: Scalars['ID']['input'];
  /** The screen or page: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The grant after it was ended. */
export type RevokeGrantPayload = {
  __typename?: 'RevokeGrantPayload';
  /** Null when `userErrors` is not empty. */
  grant?: Maybe<Grant>;
  /** Why nothing was changed. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Decisions from one other system. */
export type ImportConsentDecisionsInput = {
  /** Where they come from, e.g. `loyalty-file`: 1 to 128 letters, digits or . _ : - */
  source: Scalars['String']['input'];
  /** 1 to 500, those of one customer in the order in which they were decided. */
  decisions: Array<ImportedConsentDecisionInput>;
};

/** One decision as the other system knows it. */
export type ImportedConsentDecisionInput = {
  /** The source's own id of the record, so that it is taken once: 1 to 128 letters, digits or . _ : - */
  recordId: Scalars['String']['input'];
  /** Whose decision it is. */
  customerId: Scalars['ID']['input'];
  /** Key of the purpose, e.g. `email_marketing`. */
  purpose: Scalars['String']['input'];
  /** Version that was shown. Null when the source doesn't know. */
  purposeVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What was decided. `UNKNOWN` is counted and not recorded. */
  state: ConsentState;
  /** When it was decided, not in the future. */
  decidedAt: Scalars['DateTime']['input'];
  /** When a yes ends by itself. Null: after the validity of the purpose. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** BCP 47 language in which it was shown. Null when the source doesn't know. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - Null: the name of the source. */
  surface?: InputMaybe<Scalars['String']['input']>;
  /** How it was expressed. Null: `SCRIPT`. */
  means?: InputMaybe<DecisionMeans>;
  /** The store in which it was decided. Null when it wasn't in a store. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** The address, number or device that it was given for. Null: for the person as a whole. */
  identifier?: InputMaybe<ConsentIdentifierInput>;
};

/** What became of the records. The counts and `rejected` add up to what was sent. */
export type ImportConsentDecisionsPayload = {
  __typename?: 'ImportConsentDecisionsPayload';
  /** Records that took the place of what held before. */
  current: Scalars['Int']['output'];
  /** Records that went into the history only, because a decision at the same time or later is known. */
  outdated: Scalars['Int']['output'];
  /** Records that had been taken before. */
  repeated: Scalars['Int']['output'];
  /** Records that know nothing: `UNKNOWN`. */
  unknown: Scalars['Int']['output'];
  /** Records that were left out, in the order in which they were sent. At most 500. */
  rejected: Array<RejectedConsentDecision>;
  /** Why nothing was taken at all. Empty when anything could be. At most 10. */
  userErrors: Array<UserError>;
};

/** A record that was left out of an import. */
export type RejectedConsentDecision = {
  __typename?: 'RejectedConsentDecision';
  /** Its place in the list that was sent, from 0. */
  index: Scalars['Int']['output'];
  /** The source's own id of the record. */
  recordId: Scalars['String']['output'];
  /** The field that is at fault. */
  field: Scalars['String']['output'];
  /** For developers, in English: what was expected. */
  message: Scalars['String']['output'];
};

/** Where a page stands in its connection (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True when more follow after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Pass it as `after` to go on. Null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** A problem the caller can fix by changing the input. */
export type UserError = {
  __typename?: 'UserError';
  /** Stable; each mutation says which codes it gives. */
  code: UserErrorCode;
  /** Path to the offending input field, e.g. `input.email` as two elements. Null when no single field is at fault. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** For developers, in English. Do not show to customers. */
  message: Scalars['String']['output'];
};

/** Why a mutation changed nothing. */
export type UserErrorCode =
  /** The key is empty or longer than 64 characters. */
  | 'IDEMPOTENCY_KEY_REQUIRED'
  /** The key was used before with other input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The value is malformed or out of range; `message` says what was expected. */
  | 'INVALID_VALUE'
  /** No purpose has this key. */
  | 'PURPOSE_NOT_FOUND'
  /** The customer doesn't permit a purpose that the grant needs; `message` names it. */
  | 'PURPOSE_NOT_PERMITTED'
  /** The version that was shown no longer counts: show the newest and ask again. */
  | 'NOTICE_OUTDATED'
  /** The act doesn't fit the lawful basis of the purpose: consent is given and withdrawn, legitimate interest is objected to, contract and law are neither. */
  | 'WRONG_LAWFUL_BASIS'
  /** The customer has no grant with this id. */
  | 'GRANT_NOT_FOUND'
  /** The grant has ended and can't be changed. */
  | 'GRANT_ENDED'
  /** The new terms reach further than the old ones; `field` says which. */
  | 'GRANT_NOT_NARROWER';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Purpose: ResolverTypeWrapper<PurposeMapper>;
  LawfulBasis: LawfulBasis;
  ConsentMechanism: ConsentMechanism;
  Consent: ResolverTypeWrapper<ConsentMapper>;
  ConsentState: ConsentState;
  ConsentReason: ConsentReason;
  ConsentDecision: ResolverTypeWrapper<ConsentDecisionMapper>;
  ConsentIdentifier: ResolverTypeWrapper<ConsentIdentifierMapper>;
  ConsentIdentifierType: ConsentIdentifierType;
  DecisionMaker: DecisionMaker;
  DecisionMeans: DecisionMeans;
  ConsentDecisionConnection: ResolverTypeWrapper<Omit<ConsentDecisionConnection, 'edges'> & { edges: Array<ResolversTypes['ConsentDecisionEdge']> }>;
  ConsentDecisionEdge: ResolverTypeWrapper<Omit<ConsentDecisionEdge, 'node'> & { node: ResolversTypes['ConsentDecision'] }>;
  Grant: ResolverTypeWrapper<GrantMapper>;
  GrantState: GrantState;
  GrantTerms: ResolverTypeWrapper<GrantTermsMapper>;
  GrantStanding: ResolverTypeWrapper<GrantStanding>;
  PartnerApp: ResolverTypeWrapper<PartnerApp>;
  Store: ResolverTypeWrapper<Store>;
  GiveConsentInput: GiveConsentInput;
  ConsentIdentifierInput: ConsentIdentifierInput;
  GiveConsentPayload: ResolverTypeWrapper<Omit<GiveConsentPayload, 'decision'> & { decision?: Maybe<ResolversTypes['ConsentDecision']> }>;
  WithdrawConsentInput: WithdrawConsentInput;
  WithdrawConsentPayload: ResolverTypeWrapper<Omit<WithdrawConsentPayload, 'decision'> & { decision?: Maybe<ResolversTypes['ConsentDecision']> }>;
  ObjectToPurposeInput: ObjectToPurposeInput;
  ObjectToPurposePayload: ResolverTypeWrapper<Omit<ObjectToPurposePayload, 'decision'> & { decision?: Maybe<ResolversTypes['ConsentDecision']> }>;
  GrantAccessInput: GrantAccessInput;
  GrantAccessPayload: ResolverTypeWrapper<Omit<GrantAccessPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  NarrowGrantInput: NarrowGrantInput;
  NarrowGrantPayload: ResolverTypeWrapper<Omit<NarrowGrantPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  RevokeGrantInput: RevokeGrantInput;
  RevokeGrantPayload: ResolverTypeWrapper<Omit<RevokeGrantPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  ImportConsentDecisionsInput: ImportConsentDecisionsInput;
  ImportedConsentDecisionInput: ImportedConsentDecisionInput;
  ImportConsentDecisionsPayload: ResolverTypeWrapper<ImportConsentDecisionsPayload>;
  RejectedConsentDecision: ResolverTypeWrapper<RejectedConsentDecision>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  Query: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  Boolean: Scalars['Boolean']['output'];
  Purpose: PurposeMapper;
  Consent: ConsentMapper;
  ConsentDecision: ConsentDecisionMapper;
  ConsentIdentifier: ConsentIdentifierMapper;
  ConsentDecisionConnection: Omit<ConsentDecisionConnection, 'edges'> & { edges: Array<ResolversParentTypes['ConsentDecisionEdge']> };
  ConsentDecisionEdge: Omit<ConsentDecisionEdge, 'node'> & { node: ResolversParentTypes['ConsentDecision'] };
  Grant: GrantMapper;
  GrantTerms: GrantTermsMapper;
  GrantStanding: GrantStanding;
  PartnerApp: PartnerApp;
  Store: Store;
  GiveConsentInput: GiveConsentInput;
  ConsentIdentifierInput: ConsentIdentifierInput;
  GiveConsentPayload: Omit<GiveConsentPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ConsentDecision']> };
  WithdrawConsentInput: WithdrawConsentInput;
  WithdrawConsentPayload: Omit<WithdrawConsentPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ConsentDecision']> };
  ObjectToPurposeInput: ObjectToPurposeInput;
  ObjectToPurposePayload: Omit<ObjectToPurposePayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ConsentDecision']> };
  GrantAccessInput: GrantAccessInput;
  GrantAccessPayload: Omit<GrantAccessPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  NarrowGrantInput: NarrowGrantInput;
  NarrowGrantPayload: Omit<NarrowGrantPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  RevokeGrantInput: RevokeGrantInput;
  RevokeGrantPayload: Omit<RevokeGrantPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  ImportConsentDecisionsInput: ImportConsentDecisionsInput;
  ImportedConsentDecisionInput: ImportedConsentDecisionInput;
  ImportConsentDecisionsPayload: ImportConsentDecisionsPayload;
  RejectedConsentDecision: RejectedConsentDecision;
  PageInfo: PageInfo;
  UserError: UserError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface ConsentProofScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConsentProof'], any> {
  name: 'ConsentProof';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  purposes: Resolver<Maybe<Array<ResolversTypes['Purpose']>>, ParentType, ContextType, RequireFields<QueryPurposesArgs, 'language'>>;
  purpose: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType, RequireFields<QueryPurposeArgs, 'key' | 'language'>>;
  grantStanding: Resolver<Maybe<ResolversTypes['GrantStanding']>, ParentType, ContextType, RequireFields<QueryGrantStandingArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  giveConsent: Resolver<ResolversTypes['GiveConsentPayload'], ParentType, ContextType, RequireFields<MutationGiveConsentArgs, 'input'>>;
  withdrawConsent: Resolver<ResolversTypes['WithdrawConsentPayload'], ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'input'>>;
  objectToPurpose: Resolver<ResolversTypes['ObjectToPurposePayload'], ParentType, ContextType, RequireFields<MutationObjectToPurposeArgs, 'input'>>;
  grantAccess: Resolver<ResolversTypes['GrantAccessPayload'], ParentType, ContextType, RequireFields<MutationGrantAccessArgs, 'input'>>;
  narrowGrant: Resolver<ResolversTypes['NarrowGrantPayload'], ParentType, ContextType, RequireFields<MutationNarrowGrantArgs, 'input'>>;
  revokeGrant: Resolver<ResolversTypes['RevokeGrantPayload'], ParentType, ContextType, RequireFields<MutationRevokeGrantArgs, 'input'>>;
  importConsentDecisions: Resolver<ResolversTypes['ImportConsentDecisionsPayload'], ParentType, ContextType, RequireFields<MutationImportConsentDecisionsArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  consentProof?: Resolver<ResolversTypes['ConsentProof'], ParentType, ContextType>;
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType>;
  consentTo?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<CustomerConsentToArgs, 'purpose'>>;
  consentHistory?: Resolver<Maybe<ResolversTypes['ConsentDecisionConnection']>, ParentType, ContextType, RequireFields<CustomerConsentHistoryArgs, 'first'>>;
  consentHistoryIntact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  grants?: Resolver<Maybe<Array<ResolversTypes['Grant']>>, ParentType, ContextType>;
};

export type PurposeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Purpose'] = ResolversParentTypes['Purpose']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  benefit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lawfulBasis?: Resolver<ResolversTypes['LawfulBasis'], ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['ConsentMechanism'], ParentType, ContextType>;
  dataCategories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  recipients?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  retentionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validityDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requiresReconsent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dpvTerm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  purpose?: Resolver<ResolversTypes['Purpose'], ParentType, ContextType, RequireFields<ConsentPurposeArgs, 'language'>>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  permitted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ConsentReason'], ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConsentDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentDecision'] = ResolversParentTypes['ConsentDecision']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purposeVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  grant?: Resolver<Maybe<ResolversTypes['GrantTerms']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['DecisionMaker'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  means?: Resolver<ResolversTypes['DecisionMeans'], ParentType, ContextType>;
  surface?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['ConsentIdentifier']>, ParentType, ContextType>;
  previousHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentIdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentIdentifier'] = ResolversParentTypes['ConsentIdentifier']> = {
  type?: Resolver<ResolversTypes['ConsentIdentifierType'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentDecisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentDecisionConnection'] = ResolversParentTypes['ConsentDecisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConsentDecisionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConsentDecisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentDecisionEdge'] = ResolversParentTypes['ConsentDecisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ConsentDecision'], ParentType, ContextType>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lookBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['GrantState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  history?: Resolver<ResolversTypes['ConsentDecisionConnection'], ParentType, ContextType, RequireFields<GrantHistoryArgs, 'first'>>;
};

export type GrantTermsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantTerms'] = ResolversParentTypes['GrantTerms']> = {
  grantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lookBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type GrantStandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantStanding'] = ResolversParentTypes['GrantStanding']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stands?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['GrantState'], ParentType, ContextType>;
  clientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lookBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PartnerAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerApp'] = ResolversParentTypes['PartnerApp']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type GiveConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GiveConsentPayload'] = ResolversParentTypes['GiveConsentPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WithdrawConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawConsentPayload'] = ResolversParentTypes['WithdrawConsentPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ObjectToPurposePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObjectToPurposePayload'] = ResolversParentTypes['ObjectToPurposePayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GrantAccessPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantAccessPayload'] = ResolversParentTypes['GrantAccessPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NarrowGrantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NarrowGrantPayload'] = ResolversParentTypes['NarrowGrantPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevokeGrantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeGrantPayload'] = ResolversParentTypes['RevokeGrantPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportConsentDecisionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportConsentDecisionsPayload'] = ResolversParentTypes['ImportConsentDecisionsPayload']> = {
  current?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outdated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<Array<ResolversTypes['RejectedConsentDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectedConsentDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectedConsentDecision'] = ResolversParentTypes['RejectedConsentDecision']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  ConsentProof?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  Purpose: PurposeResolvers<ContextType> & Required<Pick<PurposeResolvers<ContextType>, Exclude<keyof Purpose & keyof PurposeResolvers, keyof PurposeMapper>>>;
  Consent: ConsentResolvers<ContextType> & Required<Pick<ConsentResolvers<ContextType>, Exclude<keyof Consent & keyof ConsentResolvers, keyof ConsentMapper>>>;
  ConsentDecision: ConsentDecisionResolvers<ContextType> & Required<Pick<ConsentDecisionResolvers<ContextType>, Exclude<keyof ConsentDecision & keyof ConsentDecisionResolvers, keyof ConsentDecisionMapper>>>;
  ConsentIdentifier: ConsentIdentifierResolvers<ContextType> & Required<Pick<ConsentIdentifierResolvers<ContextType>, Exclude<keyof ConsentIdentifier & keyof ConsentIdentifierResolvers, keyof ConsentIdentifierMapper>>>;
  ConsentDecisionConnection?: ConsentDecisionConnectionResolvers<ContextType>;
  ConsentDecisionEdge?: ConsentDecisionEdgeResolvers<ContextType>;
  Grant: GrantResolvers<ContextType> & Required<Pick<GrantResolvers<ContextType>, Exclude<keyof Grant & keyof GrantResolvers, keyof GrantMapper>>>;
  GrantTerms: GrantTermsResolvers<ContextType> & Required<Pick<GrantTermsResolvers<ContextType>, Exclude<keyof GrantTerms & keyof GrantTermsResolvers, keyof GrantTermsMapper>>>;
  GrantStanding?: GrantStandingResolvers<ContextType>;
  PartnerApp?: PartnerAppResolvers<ContextType>;
  Store?: StoreResolvers<ContextType>;
  GiveConsentPayload?: GiveConsentPayloadResolvers<ContextType>;
  WithdrawConsentPayload?: WithdrawConsentPayloadResolvers<ContextType>;
  ObjectToPurposePayload?: ObjectToPurposePayloadResolvers<ContextType>;
  GrantAccessPayload?: GrantAccessPayloadResolvers<ContextType>;
  NarrowGrantPayload?: NarrowGrantPayloadResolvers<ContextType>;
  RevokeGrantPayload?: RevokeGrantPayloadResolvers<ContextType>;
  ImportConsentDecisionsPayload?: ImportConsentDecisionsPayloadResolvers<ContextType>;
  RejectedConsentDecision?: RejectedConsentDecisionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

