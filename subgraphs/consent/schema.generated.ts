// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, PurposeMapper, DataControllerMapper, DataProtectionOfficerMapper, PurposeTextMapper, ConsentMapper, ConsentConflictMapper, ConsentDecisionMapper, ConsentIdentifierMapper, ShownNoticeMapper, CommunicationPreferencesMapper, CommunicationChoiceMapper, PermissionAnswerMapper, TopicMapper, PrivacySignalMapper, SubscriptionRequestMapper, GrantTermsMapper, GrantMapper, RightsSectionMapper, RightsRecordMapper, RightsAcknowledgementMapper, RightsRequestMapper, RightsScanMapper, RightsRequestPayloadMapper } from './mappers.ts';
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
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  __typename?: 'Query';
  /** What we process personal data for, in the order of the keys. At most 100. Anybody may read it. Null only with an error. */
  purposes?: Maybe<Array<Purpose>>;
  /** One purpose, e.g. as it was when a receipt was made. Null when there is no such purpose or version. Anybody may read it. */
  purpose?: Maybe<Purpose>;
  /** Who is responsible for the personal data, for notices and questions. Anybody may read it. Null only with an error. */
  dataController?: Maybe<DataController>;
  /** Every version of a purpose, newest first, with those whose time is yet to come. At most 100. Empty when there is no such purpose. Null only with an error. */
  purposeVersions?: Maybe<Array<Purpose>>;
  /** A request by its id. Null when there is none, and for one that is not the caller's to see. */
  rightsRequest?: Maybe<RightsRequest>;
  /** Requests of all customers, newest first. Null only with an error. */
  rightsRequests?: Maybe<RightsRequestConnection>;
  /** What customers may choose to hear about, in the order of the keys. At most 100. Anybody may read it. Null only with an error. */
  topics?: Maybe<Array<Topic>>;
  /** Whether a customer may be reached for a purpose on a channel, with the reason and what it rests on. Null when there is no such purpose. For a service that sends (scope `messages`), associates who serve the customer, and the privacy officer. */
  may?: Maybe<PermissionAnswer>;
  /** Headers for a letter to a customer by which a mailbox offers to unsubscribe in one click (RFC 8058), and the link for its text. Null when there is no such purpose or topic. For a service that sends (scope `messages`). */
  unsubscribeHeaders?: Maybe<UnsubscribeHeaders>;
  /** How far a partner's grant reaches at this moment. Null when no grant has this id. Asked by the gateway at the start of each request of a partner. */
  grantStanding?: Maybe<GrantStanding>;
  /** Whether a customer permits a purpose at this moment; false for a purpose that doesn't exist. Null only with an error. Asked by parts of Patron that send something. */
  permitsNow?: Maybe<Scalars['Boolean']['output']>;
};


export type QueryPurposesArgs = {
  language?: Scalars['String']['input'];
};


export type QueryPurposeArgs = {
  key: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
  language?: Scalars['String']['input'];
};


export type QueryPurposeVersionsArgs = {
  key: Scalars['String']['input'];
  language?: Scalars['String']['input'];
};


export type QueryRightsRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRightsRequestsArgs = {
  state?: InputMaybe<RightsRequestState>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTopicsArgs = {
  language?: Scalars['String']['input'];
};


export type QueryMayArgs = {
  customerId: Scalars['ID']['input'];
  purpose: Scalars['String']['input'];
  channel: CommunicationChannel;
  topic?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryUnsubscribeHeadersArgs = {
  customerId: Scalars['ID']['input'];
  purpose?: InputMaybe<Scalars['String']['input']>;
  channel?: InputMaybe<CommunicationChannel>;
  topic?: InputMaybe<Scalars['String']['input']>;
};


export type QueryGrantStandingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPermitsNowArgs = {
  customerId: Scalars['ID']['input'];
  purpose: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Records that the customer agrees to a purpose, or agrees again. An associate may record it for a customer in their hands. Codes: `PURPOSE_NOT_FOUND`, `NOTICE_OUTDATED`, `NOTICE_NOT_FOUND`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  giveConsent: GiveConsentPayload;
  /** Records that the customer takes a yes back, or says no ahead of being asked. Holds for every read that starts afterwards, and ends the grants that need the purpose. Codes: `PURPOSE_NOT_FOUND`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  withdrawConsent: WithdrawConsentPayload;
  /** Records that the customer objects to a purpose that rests on our legitimate interest (GDPR Art. 21). `giveConsent` lifts the objection. Codes: `PURPOSE_NOT_FOUND`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  objectToPurpose: ObjectToPurposePayload;
  /** Records that the customer had purposes in front of them, so that what they choose can refer to it. Codes: `PURPOSE_NOT_FOUND`, `NOTICE_OUTDATED`, `INVALID_VALUE`. */
  recordNoticeShown: RecordNoticeShownPayload;
  /** Lets a partner's app read named attributes for named purposes. A grant that the app has from the customer, and that nobody has ended, keeps its id and gets these terms. Codes: `PURPOSE_NOT_PERMITTED`, `INVALID_VALUE`. */
  grantAccess: GrantAccessPayload;
  /** Makes a grant reach less far. Holds at once, also for tokens that the app already has. Codes: `GRANT_NOT_FOUND`, `GRANT_ENDED`, `GRANT_NOT_NARROWER`, `INVALID_VALUE`. */
  narrowGrant: NarrowGrantPayload;
  /** Makes a grant reach further; it keeps its id and its history. Whether the app asks for that much, the page that offers it has to know. Codes: `GRANT_NOT_FOUND`, `GRANT_ENDED`, `GRANT_NOT_WIDER`, `PURPOSE_NOT_PERMITTED`, `INVALID_VALUE`. */
  extendGrant: ExtendGrantPayload;
  /** Ends a grant. Holds at once, also for tokens that the app already has. A grant that has ended is left as it is. Codes: `GRANT_NOT_FOUND`, `INVALID_VALUE`. */
  revokeGrant: RevokeGrantPayload;
  /** Publishes a purpose, or the next version of one. It is never changed afterwards. Where it needs a new yes, no read that starts at or after its time is permitted by a yes to an earlier version. Codes: `PURPOSE_VERSION_CONFLICT`, `INVALID_VALUE`. */
  publishPurposeVersion: PublishPurposeVersionPayload;
  /** Takes in what a customer asks for under the GDPR. An associate may do it for a customer in their hands, a privacy officer for anybody. What hands out, changes or deletes data waits until it is shown who asks (`confirmIdentity`); what protects the signed-in customer, a restriction or an objection, holds at once. An open request for the same right makes this one its duplicate. Codes: `PURPOSE_NOT_FOUND`, `WRONG_LAWFUL_BASIS`, `INVALID_VALUE`. */
  requestRight: RightsRequestPayload;
  /** Refuses a request, with the reason that the customer is told. Not once data is being collected or deleted. Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`, `INVALID_VALUE`. */
  refuseRight: RightsRequestPayload;
  /** The customer takes a request back. Not once data is being collected or deleted. Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`. */
  withdrawRightsRequest: RightsRequestPayload;
  /** Gives us one or two months more (GDPR Art. 12(3)), within the first month. Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`, `EXTENSION_TOO_LATE`, `INVALID_VALUE`. */
  extendRightsDeadline: RightsRequestPayload;
  /** Stops the clock while we ask the customer back what is meant. Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`. */
  pauseRightsClock: RightsRequestPayload;
  /** Lets the clock run again: the customer has answered. Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`. */
  resumeRightsClock: RightsRequestPayload;
  /** What was to be corrected has been, with `rectifyProfile`. Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`. */
  completeRectification: RightsRequestPayload;
  /** Ends the restriction that came of a request. A privacy officer tells the customer before (GDPR Art. 18(3)). Codes: `RIGHTS_REQUEST_NOT_FOUND`, `RIGHTS_REQUEST_STATE`, `INVALID_VALUE`. */
  liftRestriction: RightsRequestPayload;
  /** Makes the next key that signs receipts, e.g. because somebody may have seen the last one; by itself that happens once a year. Receipts of earlier keys still verify. */
  rotateReceiptKey: RotateReceiptKeyPayload;
  /** Sets how the customer wants to be talked to: it takes the place of all that was set before, but for a snooze. An associate may set it for a customer in their hands. Codes: `PREFERENCES_CHANGED`, `INVALID_VALUE`. */
  setCommunicationPreferences: CommunicationPreferencesPayload;
  /** Silences everything that isn't needed for a contract or by law until a time, or ends that. Codes: `INVALID_VALUE`. */
  snoozeCommunication: CommunicationPreferencesPayload;
  /** Says no to every marketing purpose in one act. What the contract or the law needs goes on. `giveConsent` subscribes again. Codes: `INVALID_VALUE`. */
  unsubscribeFromAll: UnsubscribeFromAllPayload;
  /** Asks by letter whether an email address is the customer's, who wants to get something there (double opt-in). Nothing is permitted until `confirmSubscription`. Asking again sends another letter, whose link takes the place of the one before. Codes: `PURPOSE_NOT_FOUND`, `NOTICE_OUTDATED`, `WRONG_LAWFUL_BASIS`, `TOO_MANY_LETTERS`, `INVALID_VALUE`. */
  requestSubscription: RequestSubscriptionPayload;
  /** Makes the yes that a letter asked for. Whoever holds the letter may do it, without login; its token works once. Codes: `TOKEN_UNKNOWN`, `TOKEN_EXPIRED`, `TOKEN_USED`, `REQUEST_OBSOLETE`, `INVALID_VALUE`. */
  confirmSubscription: ConfirmSubscriptionPayload;
  /** Honours what the customer's browser says. Global Privacy Control is recorded as a no to each purpose that shares, unless the customer has said yes to it after their first such signal; grants that need one of them end. Codes: `INVALID_VALUE`. */
  recordPrivacySignals: RecordPrivacySignalsPayload;
  /** Asks whether a customer may be reached now and counts it as a contact if so, in one step, so that no two senders use up the same room under a frequency cap. A refusal is not kept for the key: ask again when it is time. Codes: `NOT_PERMITTED`, `PURPOSE_NOT_FOUND`, `INVALID_VALUE`. */
  recordContact: RecordContactPayload;
  /** Publishes a topic or a new version of one. Versions are never changed. Codes: `TOPIC_VERSION_CONFLICT`, `INVALID_VALUE`. */
  publishTopicVersion: PublishTopicVersionPayload;
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


export type MutationRecordNoticeShownArgs = {
  input: RecordNoticeShownInput;
};


export type MutationGrantAccessArgs = {
  input: GrantAccessInput;
};


export type MutationNarrowGrantArgs = {
  input: NarrowGrantInput;
};


export type MutationExtendGrantArgs = {
  input: ExtendGrantInput;
};


export type MutationRevokeGrantArgs = {
  input: RevokeGrantInput;
};


export type MutationPublishPurposeVersionArgs = {
  input: PublishPurposeVersionInput;
};


export type MutationRequestRightArgs = {
  input: RequestRightInput;
};


export type MutationRefuseRightArgs = {
  input: RefuseRightInput;
};


export type MutationWithdrawRightsRequestArgs = {
  input: WithdrawRightsRequestInput;
};


export type MutationExtendRightsDeadlineArgs = {
  input: ExtendRightsDeadlineInput;
};


export type MutationPauseRightsClockArgs = {
  input: PauseRightsClockInput;
};


export type MutationResumeRightsClockArgs = {
  input: ResumeRightsClockInput;
};


export type MutationCompleteRectificationArgs = {
  input: CompleteRectificationInput;
};


export type MutationLiftRestrictionArgs = {
  input: LiftRestrictionInput;
};


export type MutationRotateReceiptKeyArgs = {
  input: RotateReceiptKeyInput;
};


export type MutationSetCommunicationPreferencesArgs = {
  input: SetCommunicationPreferencesInput;
};


export type MutationSnoozeCommunicationArgs = {
  input: SnoozeCommunicationInput;
};


export type MutationUnsubscribeFromAllArgs = {
  input: UnsubscribeFromAllInput;
};


export type MutationRequestSubscriptionArgs = {
  input: RequestSubscriptionInput;
};


export type MutationConfirmSubscriptionArgs = {
  input: ConfirmSubscriptionInput;
};


export type MutationRecordPrivacySignalsArgs = {
  input: RecordPrivacySignalsInput;
};


export type MutationRecordContactArgs = {
  input: RecordContactInput;
};


export type MutationPublishTopicVersionArgs = {
  input: PublishTopicVersionInput;
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
  /** Yeses to ask for again: those that have ended by their time, by a new text or by a finding, and then those that end in the next days, soonest first. At most 100. Null only with an error. */
  consentsToRenew?: Maybe<Array<Consent>>;
  /** What profiles that became this customer had decided differently, and what holds until the customer decides again: first purposes, then apps. At most 200, empty for most. Null only with an error. */
  consentConflicts?: Maybe<Array<ConsentConflict>>;
  /** Every decision that was ever recorded, about purposes and grants, newest first, also under ids of profiles that became this customer. Null only with an error. */
  consentHistory?: Maybe<ConsentDecisionConnection>;
  /** True when the history of each id of the customer is whole and unaltered and what holds now follows from it. Null only with an error. */
  consentHistoryIntact?: Maybe<Scalars['Boolean']['output']>;
  /** The same, and where the history breaks. Null only with an error. */
  consentHistoryCheck?: Maybe<ConsentHistoryCheck>;
  /** What the customer has asked for under the GDPR, newest first. Null only with an error. */
  rightsRequests?: Maybe<RightsRequestConnection>;
  /** How the customer wants to be talked to. Where profiles became one, what each of them wants holds, until all is set again; of two quiet hours one is shown. Null when there is no such version. */
  communicationPreferences?: Maybe<CommunicationPreferences>;
  /** True when nobody in a store may come up to the customer unasked. Null only with an error. */
  doNotApproach?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the customer may be reached for a purpose on a channel, with the reason and what it rests on. Null when there is no such purpose. */
  may?: Maybe<PermissionAnswer>;
  /** What the customer asked to get at an address of which we have asked whether it is theirs, newest first, for 30 days. At most 100. Null only with an error. */
  subscriptionRequests?: Maybe<Array<SubscriptionRequest>>;
  /** What the customer's browsers have said about privacy, each different signal once, newest first. Null only with an error. */
  privacySignals?: Maybe<PrivacySignalConnection>;
  /** What the customer lets partners' apps read, newest first, with grants that have ended. At most 100. Null only with an error. */
  grants?: Maybe<Array<Grant>>;
};


/** A person who shops with us. */
export type CustomerConsentToArgs = {
  purpose: Scalars['String']['input'];
};


/** A person who shops with us. */
export type CustomerConsentsToRenewArgs = {
  withinDays?: Scalars['Int']['input'];
};


/** A person who shops with us. */
export type CustomerConsentHistoryArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerRightsRequestsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerCommunicationPreferencesArgs = {
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who shops with us. */
export type CustomerMayArgs = {
  purpose: Scalars['String']['input'];
  channel: CommunicationChannel;
  topic?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A person who shops with us. */
export type CustomerPrivacySignalsArgs = {
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
  /** In which direction the texts are written. */
  direction: TextDirection;
  /** The texts in every language, the one for every other language first. At most 50. */
  texts: Array<PurposeText>;
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
  /** Where the data is kept: `EU`, `EEA` or ISO 3166 codes. At most 20. */
  storageLocations: Array<Scalars['String']['output']>;
  /** Under whose law: `EU`, `EEA` or an ISO 3166 code. */
  jurisdiction: Scalars['String']['output'];
  /** Days that data is kept for the purpose after it was collected. */
  retentionDays: Scalars['Int']['output'];
  /** Days after which a yes has to be renewed. Null: it does not expire. */
  validityDays?: Maybe<Scalars['Int']['output']>;
  /** True when a yes to an earlier version no longer counts. */
  requiresReconsent: Scalars['Boolean']['output'];
  /** True when it sells, shares or follows in the sense of Global Privacy Control: a request with `Sec-GPC: 1` permits it only where the customer has said yes after that signal. */
  sharing: Scalars['Boolean']['output'];
  /** IRI of the purpose in W3C DPV. */
  dpvTerm: Scalars['String']['output'];
};

/** Who decides what personal data is processed for, and how (GDPR Art. 4(7)). */
export type DataController = {
  __typename?: 'DataController';
  /** Of the company. */
  name: Scalars['String']['output'];
  /** Postal, in one line. Null when it isn't configured, like the rest. */
  address?: Maybe<Scalars['String']['output']>;
  /** For questions about personal data. */
  email?: Maybe<Scalars['String']['output']>;
  /** For questions about personal data. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Where the controller is found. */
  url: Scalars['String']['output'];
  /** Under whose law: `EU`, `EEA` or an ISO 3166 code. */
  jurisdiction?: Maybe<Scalars['String']['output']>;
  /** The full text about processing. */
  privacyPolicyUrl?: Maybe<Scalars['String']['output']>;
  /** Null when the controller has none. */
  dataProtectionOfficer?: Maybe<DataProtectionOfficer>;
};

/** Who answers for data protection (GDPR Art. 37). */
export type DataProtectionOfficer = {
  __typename?: 'DataProtectionOfficer';
  /** Name, or what they are called. */
  name: Scalars['String']['output'];
  /** Address for questions. */
  email: Scalars['String']['output'];
  /** Null when it isn't configured. */
  phone?: Maybe<Scalars['String']['output']>;
};

/** What a customer is told about a purpose, in one language. */
export type PurposeText = {
  __typename?: 'PurposeText';
  /** BCP 47. */
  language: Scalars['String']['output'];
  /** In which direction it is written. */
  direction: TextDirection;
  /** A few words, for a switch or a list. */
  title: Scalars['String']['output'];
  /** What we do, in plain words. */
  explanation: Scalars['String']['output'];
  /** What the customer gets for it. */
  benefit: Scalars['String']['output'];
};

/** In which direction a language is written. */
export type TextDirection =
  /** As English. */
  | 'LEFT_TO_RIGHT'
  /** As Arabic. */
  | 'RIGHT_TO_LEFT';

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

/** A purpose, or an app, about which profiles had decided differently before they became one customer. The stricter holds; the next decision about it, under any of the ids, settles it. */
export type ConsentConflict = {
  __typename?: 'ConsentConflict';
  /** Where the purpose stands meanwhile. Null when it is about an app. */
  consent?: Maybe<Consent>;
  /** The app that they let read different things. Null when it is about a purpose. */
  app?: Maybe<PartnerApp>;
  /** What each profile had decided. At most 200. */
  decisions: Array<ConsentDecision>;
  /** What the app may read at most meanwhile: what all of them let it. Null when that is nothing, because a grant has ended, and when it is about a purpose. */
  reach?: Maybe<GrantReach>;
  /** When the profiles became one. Null while that is being taken over. */
  since?: Maybe<Scalars['DateTime']['output']>;
};

/** How far an app may read. */
export type GrantReach = {
  __typename?: 'GrantReach';
  /** Scope names such as `profile.email`, at most 20. */
  attributes: Array<Scalars['String']['output']>;
  /** Keys of the purposes, at most 20. */
  purposes: Array<Scalars['String']['output']>;
  /** How far back the app may look, in days. */
  lookBackDays: Scalars['Int']['output'];
  /** When that ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
};

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
  /** No: the customer has had processing restricted (GDPR Art. 18), or was erased. */
  | 'RESTRICTED'
  /** No: ended by somebody other than the customer. */
  | 'REVOKED'
  /** No: the customer took the yes back. */
  | 'WITHDRAWN';

/** One link of a customer's history: what was decided, by whom, how, where and in front of which text. Never changed. */
export type ConsentDecision = {
  __typename?: 'ConsentDecision';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The id under which it was recorded, and whose history it stands in: of a profile that has become part of the customer it stays that profile's. */
  customerId: Scalars['ID']['output'];
  /** 1, 2, and so on within the history of that id, without a gap. */
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
  /** What the customer had in front of them. Null where that wasn't recorded, and once it has been erased. */
  notice?: Maybe<ShownNotice>;
  /** The address, number or device that it was given for. Null when it is for the person as a whole. */
  identifier?: Maybe<ConsentIdentifier>;
  /** What the browser said, for a decision by such a signal. Null for every other decision, and once it has been erased. */
  signal?: Maybe<PrivacySignal>;
  /** Hash of the decision before it; 64 zeros for the first. */
  previousHash: Scalars['String']['output'];
  /** SHA-256, in hex, over everything in the decision and the hash before it. */
  hash: Scalars['String']['output'];
  /** Signed receipt in the structure of ISO/IEC TS 27560, a compact JWS (RFC 7515, EdDSA). Verify it with the keys at `/.well-known/patron/receipt-keys`. The same decision gives the same receipt. Null only with an error. */
  receipt?: Maybe<Scalars['String']['output']>;
};

/** Purposes that a customer had in front of them at one moment. */
export type ShownNotice = {
  __typename?: 'ShownNotice';
  /** Opaque and stable. Pass it as `noticeId` with what the customer chooses. */
  id: Scalars['ID']['output'];
  /** When it was shown. */
  shownAt: Scalars['DateTime']['output'];
  /** BCP 47 language in which it was shown. */
  language: Scalars['String']['output'];
  /** The screen, form or counter. */
  surface: Scalars['String']['output'];
  /** The store in which it was shown. Null when it wasn't in a store. */
  store?: Maybe<Store>;
  /** What was shown, in its order. At most 20. */
  purposes: Array<ShownPurpose>;
};

/** A version of a purpose as it was shown. */
export type ShownPurpose = {
  __typename?: 'ShownPurpose';
  /** Key of the purpose. */
  purpose: Scalars['String']['output'];
  /** Version that was shown. */
  purposeVersion: Scalars['Int']['output'];
  /** SHA-256, in hex, over the text as canonical JSON (RFC 8785). A receipt has the same. */
  sha256: Scalars['String']['output'];
};

/** What a look through the whole history found. */
export type ConsentHistoryCheck = {
  __typename?: 'ConsentHistoryCheck';
  /** True when the history is whole and unaltered and what holds now follows from it. */
  intact: Scalars['Boolean']['output'];
  /** Decisions that were looked at. */
  length: Scalars['Int']['output'];
  /** The sequence of the first decision that doesn't fit. Null when the history is intact, and when it is whole and something else doesn't follow from it. */
  brokenAt?: Maybe<Scalars['Int']['output']>;
  /** What doesn't fit. Null when the history is intact. */
  fault?: Maybe<ConsentHistoryFault>;
  /** The id whose history it is in: each profile that became part of the customer has its own. Null when all are intact. */
  brokenId?: Maybe<Scalars['ID']['output']>;
};

/** What is wrong with a history. */
export type ConsentHistoryFault =
  /** The decision is not what was written. */
  | 'ALTERED'
  /** The decision doesn't follow the one before. */
  | 'UNLINKED'
  /** A decision is missing, or in another place. */
  | 'OUT_OF_SEQUENCE'
  /** The decision is another customer's. */
  | 'OTHER_CUSTOMER'
  /** The history ends elsewhere than it did: decisions were cut off or added. */
  | 'OTHER_END'
  /** What holds for a purpose is not what was decided last. */
  | 'OTHER_CURRENT'
  /** A grant is not what was decided last. */
  | 'OTHER_GRANT';

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
  | 'IMPORT'
  /** Nobody: the time that had been agreed was over. */
  | 'SYSTEM';

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
  /** Keys of the purposes that suspend it, because the customer doesn't permit them. At most 21, empty when it isn't suspended. */
  missingPurposes: Array<Scalars['String']['output']>;
  /** Key of the purpose whose withdrawal ended it. Null when that isn't why. */
  withdrawnPurpose?: Maybe<Scalars['String']['output']>;
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
  /** Not ended, but the customer doesn't permit every purpose that it needs at the moment, or profiles that became one had decided differently about the app and left nothing that all of them allow. */
  | 'SUSPENDED'
  /** Ended by the customer. */
  | 'REVOKED'
  /** Ended because the customer withdrew a purpose that it needs. */
  | 'PURPOSE_WITHDRAWN'
  /** Ended by itself at its time. */
  | 'EXPIRED'
  /** Ended because the customer was erased. */
  | 'ERASED';

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
  /** Keys of the purposes that suspend it, because the customer doesn't permit them. At most 21, empty when it isn't suspended. */
  missingPurposes: Array<Scalars['String']['output']>;
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
  /** Ids of the customer whose facts it opens. At most 200. */
  members: Array<Scalars['ID']['output']>;
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
  /** Id from `recordNoticeShown`, of what the customer had in front of them. Null: that wasn't recorded. */
  noticeId?: InputMaybe<Scalars['ID']['input']>;
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

/** What was shown, and where. */
export type RecordNoticeShownInput = {
  /** Who saw it. Null for a customer; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 20, each purpose once. */
  purposes: Array<ShownPurposeInput>;
  /** BCP 47 language in which it was shown. */
  language: Scalars['String']['input'];
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** The store in which it was shown; one of the associate's own. Null when it wasn't in a store. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** True where the customer is asked to decide: purposes that need a yes and have no decision are then `REQUESTED`. */
  asksForDecision?: Scalars['Boolean']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A version of a purpose as it was shown. */
export type ShownPurposeInput = {
  /** Key of the purpose, e.g. `personalisation`. */
  purpose: Scalars['String']['input'];
  /** Version that was shown. */
  purposeVersion: Scalars['Int']['input'];
};

/** What was recorded as shown. */
export type RecordNoticeShownPayload = {
  __typename?: 'RecordNoticeShownPayload';
  /** Null when `userErrors` is not empty. */
  notice?: Maybe<ShownNotice>;
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

/** What the grant is to be extended to. */
export type ExtendGrantInput = {
  /** Id of the grant. */
  grantId: Scalars['ID']['input'];
  /** Scope names that the grant is to have, those that it has among them. Null: as before. */
  attributes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keys of the purposes that the grant is to have, those that it has among them; the customer has to permit all of them. Null: as before. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How far back the app may look, in days, not less than before. Null: as before. */
  lookBackDays?: InputMaybe<Scalars['Int']['input']>;
  /** When the grant ends by itself, not before the time that it has. Null: as before. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** BCP 47 language in which it was shown. */
  language: Scalars['String']['input'];
  /** The screen or page: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The grant after it was extended. */
export type ExtendGrantPayload = {
  __typename?: 'ExtendGrantPayload';
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

/** What customers are to be told, and what we hold ourselves to. */
export type PublishPurposeVersionInput = {
  /** 1 to 64 small letters and _, e.g. `personalisation`. One that there isn't yet makes a new purpose. */
  key: Scalars['String']['input'];
  /** 1 for a new purpose, else one more than the newest version. */
  version: Scalars['Int']['input'];
  /** When it begins to hold: not in the past, at most 365 days ahead, and not before the version before. Null: at once. */
  publishedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The same as in the version before: another basis is another purpose. */
  lawfulBasis: LawfulBasis;
  /** `OPT_IN` for consent, `OPT_OUT` or `OPT_IN` for a legitimate interest, `NOTICE` for contract and law. */
  mechanism: ConsentMechanism;
  /** IRI of the purpose in W3C DPV. */
  dpvTerm: Scalars['String']['input'];
  /** IRIs of personal data categories in W3C DPV-PD: 1 to 20, each once. */
  dataCategories: Array<Scalars['String']['input']>;
  /** Who receives the data besides the retailer, e.g. `processor`: at most 20, each once. */
  recipients: Array<Scalars['String']['input']>;
  /** Where the data is kept, `EU`, `EEA` or ISO 3166 codes: 1 to 20, each once. */
  storageLocations: Array<Scalars['String']['input']>;
  /** Under whose law: `EU`, `EEA` or an ISO 3166 code. */
  jurisdiction: Scalars['String']['input'];
  /** Days that data is kept for the purpose after it was collected. */
  retentionDays: Scalars['Int']['input'];
  /** Days after which a yes has to be renewed. Null: it does not expire. */
  validityDays?: InputMaybe<Scalars['Int']['input']>;
  /** True: a yes to an earlier version no longer counts. It has to be true where a purpose that rests on consent covers more than before. */
  requiresReconsent: Scalars['Boolean']['input'];
  /** True when it sells, shares or follows in the sense of Global Privacy Control. */
  sharing: Scalars['Boolean']['input'];
  /** In 1 to 50 languages, each once; the first is for the readers of every other language. */
  texts: Array<PurposeTextInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a customer is told about a purpose, in one language. */
export type PurposeTextInput = {
  /** BCP 47 in its usual form, e.g. `pt-BR`. */
  language: Scalars['String']['input'];
  /** 1 to 120 characters. */
  title: Scalars['String']['input'];
  /** 1 to 2000 characters. */
  explanation: Scalars['String']['input'];
  /** 1 to 500 characters. */
  benefit: Scalars['String']['input'];
};

/** The version that was published. */
export type PublishPurposeVersionPayload = {
  __typename?: 'PublishPurposeVersionPayload';
  /** In the first of its languages. Null when `userErrors` is not empty. */
  purpose?: Maybe<Purpose>;
  /** Why nothing was published. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The intent to change the key that signs receipts. */
export type RotateReceiptKeyInput = {
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The key that was made. */
export type RotateReceiptKeyPayload = {
  __typename?: 'RotateReceiptKeyPayload';
  /** Its thumbprint (RFC 7638), `kid` of the receipts that it signs. Null when `userErrors` is not empty. */
  keyId?: Maybe<Scalars['String']['output']>;
  /** From when on it signs what is recorded: some minutes ahead, when everybody knows it. Null when `userErrors` is not empty. */
  signsFrom?: Maybe<Scalars['DateTime']['output']>;
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

/** What a customer asks of us under the GDPR, and what became of it. */
export type RightsRequest = {
  __typename?: 'RightsRequest';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose right it is. */
  customerId: Scalars['ID']['output'];
  /** What is asked for. */
  right: Right;
  /** Where it stands. */
  state: RightsRequestState;
  /** When it came in. */
  receivedAt: Scalars['DateTime']['output'];
  /** When the answer is due. Null while the clock stands. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the clock stands. Null while it runs. */
  pausedBecause?: Maybe<RightsPauseReason>;
  /** More time that we have taken. Null when none. */
  extension?: Maybe<RightsExtension>;
  /** Who handed it in, e.g. `customer:cus_…` or `associate:…`. An id, never a name. */
  requestedBy: Scalars['String']['output'];
  /** Id of the open request for the same right that was there before: this one shares what comes of it. Null when there was none. */
  duplicateOf?: Maybe<Scalars['ID']['output']>;
  /** Keys of the purposes that are objected to. Null: all that rest on our interest, and for other rights. At most 20. */
  purposes?: Maybe<Array<Scalars['String']['output']>>;
  /** What the customer says. Null when nothing, and after an erasure. */
  statement?: Maybe<Scalars['String']['output']>;
  /** How it was shown who asks. Null until then. */
  identityVerifiedBy?: Maybe<IdentityProof>;
  /** Who has done their part, in the order in which they said so. At most 200. */
  acknowledgements: Array<RightsAcknowledgement>;
  /** Who hasn't yet: parts of Patron, and apps such as `partner:music`. At most 200. */
  awaiting: Array<Scalars['String']['output']>;
  /** Why it was refused. Null when it wasn't. */
  refusal?: Maybe<RightsRefusal>;
  /** When it was completed, refused or taken back. Null while it is open. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the restriction that came of it ended. Null while it stands, and for other rights. */
  liftedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Looks for what was left after an erasure, oldest first: one a day later, and another each day until nothing is found. At most 100. */
  scans: Array<RightsScan>;
  /** What we hold in consent. Null until it has been collected, and 30 days later. */
  consentData?: Maybe<RightsSection>;
  /** Signed proof of how it was answered: request, clock, acknowledgements with digests, scans. A compact JWS (RFC 7515, EdDSA); verify it with the keys at `/.well-known/patron/receipt-keys`. Null while it is open. */
  proof?: Maybe<Scalars['String']['output']>;
};

/** A customer's rights (GDPR). */
export type Right =
  /** To know what we hold and what for (Art. 15). */
  | 'ACCESS'
  /** To take it along in a form that machines read (Art. 20). */
  | 'EXPORT'
  /** To have it corrected (Art. 16). */
  | 'RECTIFY'
  /** To have it kept and not used (Art. 18). */
  | 'RESTRICT'
  /** To object to what rests on our interest (Art. 21). */
  | 'OBJECT'
  /** To be forgotten (Art. 17). */
  | 'ERASE';

/** Where a request stands. */
export type RightsRequestState =
  /** Taken down; it waits for the open request for the same right. */
  | 'RECEIVED'
  /** Nobody has shown yet that it is the customer who asks. The clock stands. */
  | 'IDENTITY_UNVERIFIED'
  /** It is being carried out. */
  | 'IN_PROGRESS'
  /** It has been carried out. */
  | 'COMPLETED'
  /** It was refused; `refusal` says why. */
  | 'REFUSED'
  /** The customer took it back. */
  | 'WITHDRAWN';

/** Why the clock of a request stands. */
export type RightsPauseReason =
  /** It isn't sure who asks. */
  | 'IDENTITY'
  /** We asked the customer what is meant. */
  | 'CLARIFICATION';

/** How it was shown that it is the customer who asks. */
export type IdentityProof =
  /** By being signed in. */
  | 'SESSION'
  /** By a code that was sent to an email address of the customer. */
  | 'EMAIL_CODE'
  /** By a document that somebody looked at. */
  | 'DOCUMENT';

/** More time that we have taken. */
export type RightsExtension = {
  __typename?: 'RightsExtension';
  /** 1 or 2. */
  months: Scalars['Int']['output'];
  /** Why, as the customer is told. */
  reason: Scalars['String']['output'];
  /** When it was decided. */
  at: Scalars['DateTime']['output'];
};

/** A refusal. */
export type RightsRefusal = {
  __typename?: 'RightsRefusal';
  /** Why. */
  reason: RightsRefusalReason;
  /** In words, as the customer is told. Null when nobody wrote any. */
  note?: Maybe<Scalars['String']['output']>;
};

/** Why a request is refused. */
export type RightsRefusalReason =
  /** Nobody showed within 90 days that it was the customer who asks. */
  | 'IDENTITY_NOT_VERIFIED'
  /** There is nothing to it (GDPR Art. 12(5)). */
  | 'MANIFESTLY_UNFOUNDED'
  /** It is asked again and again (GDPR Art. 12(5)). */
  | 'EXCESSIVE'
  /** It would touch the rights of others (GDPR Art. 15(4), 20(4)). */
  | 'RIGHTS_OF_OTHERS'
  /** The law demands that it is kept (GDPR Art. 17(3)(b)). */
  | 'LEGAL_OBLIGATION'
  /** It is needed for legal claims (GDPR Art. 17(3)(e)). */
  | 'LEGAL_CLAIMS'
  /** What we hold is right as it is. */
  | 'ALREADY_ACCURATE'
  /** Another request has erased the customer meanwhile. */
  | 'CUSTOMER_ERASED';

/** What somebody did for a request. */
export type RightsAcknowledgement = {
  __typename?: 'RightsAcknowledgement';
  /** A part of Patron, or an app such as `partner:music`. */
  by: Scalars['String']['output'];
  /** When it was done. */
  at: Scalars['DateTime']['output'];
  /** Records that were collected or erased, by collection. At most 100. */
  counts: Array<RightsCount>;
  /** What the law keeps, minimised. At most 100. */
  kept: Array<KeptData>;
  /** Of what was collected, see `RightsSection.digest`. Null for an erasure. */
  digest?: Maybe<Scalars['String']['output']>;
};

/** Something that stays after an erasure, without the person. */
export type KeptData = {
  __typename?: 'KeptData';
  /** What it is. */
  what: Scalars['String']['output'];
  /** How many records. */
  count: Scalars['Int']['output'];
  /** Which law keeps it, and why. */
  reason: Scalars['String']['output'];
  /** Until when. Null: no end is known yet. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** A look for what is left of an erased customer. */
export type RightsScan = {
  __typename?: 'RightsScan';
  /** When it began. */
  orderedAt: Scalars['DateTime']['output'];
  /** When every part of Patron had looked. Null until then. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Records that were found, and erased at once. */
  found: Scalars['Int']['output'];
  /** What each part of Patron found. At most 100. */
  acknowledgements: Array<RightsAcknowledgement>;
};

/** Requests, newest first. */
export type RightsRequestConnection = {
  __typename?: 'RightsRequestConnection';
  /** The requests of this page. */
  edges: Array<RightsRequestEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A request in its connection. */
export type RightsRequestEdge = {
  __typename?: 'RightsRequestEdge';
  /** Pass it as `after` to go on behind this request. */
  cursor: Scalars['String']['output'];
  /** The request. */
  node: RightsRequest;
};

/** What one part of Patron held about a customer when a request was carried out. */
export type RightsSection = {
  __typename?: 'RightsSection';
  /** Name of the part, e.g. `identity`. */
  subgraph: Scalars['String']['output'];
  /** When it was collected. */
  collectedAt: Scalars['DateTime']['output'];
  /** It can be read until then. */
  expiresAt: Scalars['DateTime']['output'];
  /** SHA-256, in hex, over one line for each record in its order: `{"collection":…,"record":…}` in canonical JSON (RFC 8785), then a line feed. */
  digest: Scalars['String']['output'];
  /** How many records of which collection. At most 100. */
  counts: Array<RightsCount>;
  /** Collections that name the customer and are not shown, each with the reason. At most 100. */
  excluded: Array<RightsExclusion>;
  /** The records, collection by collection. */
  records: RightsRecordConnection;
};


/** What one part of Patron held about a customer when a request was carried out. */
export type RightsSectionRecordsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How many records of a collection. */
export type RightsCount = {
  __typename?: 'RightsCount';
  /** Name of the collection, e.g. `records`. */
  collection: Scalars['String']['output'];
  /** How many. */
  count: Scalars['Int']['output'];
};

/** A collection that is not shown. */
export type RightsExclusion = {
  __typename?: 'RightsExclusion';
  /** Name of the collection. */
  collection: Scalars['String']['output'];
  /** Why not. */
  reason: Scalars['String']['output'];
};

/** Records of a section, in their order. */
export type RightsRecordConnection = {
  __typename?: 'RightsRecordConnection';
  /** The records of this page. */
  edges: Array<RightsRecordEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A record on its page. */
export type RightsRecordEdge = {
  __typename?: 'RightsRecordEdge';
  /** Pass it as `after` to go on behind this record. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: RightsRecord;
};

/** Something that is held about a customer. */
export type RightsRecord = {
  __typename?: 'RightsRecord';
  /** Name of its collection. */
  collection: Scalars['String']['output'];
  /** The record, with names of schema.org where there is one. */
  record: Scalars['JSON']['output'];
};

/** What is asked for. */
export type RequestRightInput = {
  /** Whose right it is. Null for a customer; an associate or a privacy officer names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The right. */
  right: Right;
  /** For an objection: keys of purposes that rest on our interest. Null or empty: all of them. At most 20. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In the customer's words, up to 2000 characters. Needed for a rectification: what is wrong, and how it is right. */
  statement?: InputMaybe<Scalars['String']['input']>;
  /** BCP 47 language in which it was asked. Null when nobody knows. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a change of a request. */
export type RightsRequestPayload = {
  __typename?: 'RightsRequestPayload';
  /** The request as it is now. Null when `userErrors` is not empty. */
  request?: Maybe<RightsRequest>;
  /** Why nothing was changed. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A refusal. */
export type RefuseRightInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** Why. */
  reason: RightsRefusalReason;
  /** In words, as the customer is told. 1 to 500 characters. */
  note: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A request that is taken back. */
export type WithdrawRightsRequestInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** More time. */
export type ExtendRightsDeadlineInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** 1 or 2. */
  months: Scalars['Int']['input'];
  /** Why, as the customer is told. 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A clock that is to stand. */
export type PauseRightsClockInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A clock that is to run again. */
export type ResumeRightsClockInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A rectification that is done. */
export type CompleteRectificationInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A restriction that is to end. */
export type LiftRestrictionInput = {
  /** Id of the request for the restriction. */
  requestId: Scalars['ID']['input'];
  /** Why. 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** How a customer wants to be talked to. It permits nothing by itself: it takes away from what consent permits. */
export type CommunicationPreferences = {
  __typename?: 'CommunicationPreferences';
  /** Counts the changes: 0 when the customer has chosen nothing yet. Pass it as `expectedVersion`. */
  version: Scalars['Int']['output'];
  /** When this version was set. Null when the customer has chosen nothing yet. */
  changedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the customer wants or doesn't want. About a message, the choice that fits it and names most decides; of two that name equally much, the one that says no. At most 1000. */
  choices: Array<CommunicationChoice>;
  /** How often the customer wants to be reached at most; one for a channel, at most 8. */
  frequencyCaps: Array<FrequencyCap>;
  /** When the customer doesn't want to be disturbed by email, text message, notification or telephone. Null: at no time. */
  quietHours?: Maybe<QuietHours>;
  /** Until when everything is silenced that isn't needed for a contract or by law. Null when nothing is. */
  snoozedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** True when nobody in a store may come up to the customer unasked. */
  doNotApproach: Scalars['Boolean']['output'];
  /** BCP 47 language that the customer prefers. Null when they haven't said. */
  language?: Maybe<Scalars['String']['output']>;
  /** How the customer wants to be addressed. Null when they haven't said. */
  tone?: Maybe<CommunicationTone>;
};

/** What a customer wants or doesn't want to get. A part that is null stands for every one. */
export type CommunicationChoice = {
  __typename?: 'CommunicationChoice';
  /** Key of the purpose. Null: whatever it is for. */
  purpose?: Maybe<Scalars['String']['output']>;
  /** The channel. Null: on every one. */
  channel?: Maybe<CommunicationChannel>;
  /** Key of the topic. Null: whatever it is about. */
  topic?: Maybe<Scalars['String']['output']>;
  /** False: not wanted. */
  wanted: Scalars['Boolean']['output'];
};

/** How often a customer wants to be reached on a channel at most. */
export type FrequencyCap = {
  __typename?: 'FrequencyCap';
  /** The channel. */
  channel: CommunicationChannel;
  /** So many contacts, 1 to 100. */
  most: Scalars['Int']['output'];
  /** In any stretch of time as long as this. */
  per: CapPeriod;
};

/** When a customer doesn't want to be disturbed, by their own clock. */
export type QuietHours = {
  __typename?: 'QuietHours';
  /** When they begin, `HH:MM`. */
  from: Scalars['String']['output'];
  /** When they end, `HH:MM`; before `from` means on the next day. */
  to: Scalars['String']['output'];
  /** IANA time zone of the clock, e.g. `Europe/Berlin`. */
  timeZone: Scalars['String']['output'];
};

/** A way to reach somebody. */
export type CommunicationChannel =
  /** Email. */
  | 'EMAIL'
  /** Text messages. */
  | 'SMS'
  /** Notifications on a device. */
  | 'PUSH'
  /** Letters and catalogues on paper. */
  | 'POST'
  /** Telephone calls. */
  | 'PHONE'
  /** A person in a store who comes up to the customer. */
  | 'IN_STORE'
  /** Messages on our pages and in our apps, while the customer is there. */
  | 'ON_SITE'
  /** Advertisements on other companies' pages. */
  | 'ADS';

/** A stretch of time over which contacts are counted. */
export type CapPeriod =
  /** 24 hours. */
  | 'DAY'
  /** 7 days. */
  | 'WEEK'
  /** 30 days. */
  | 'MONTH';

/** How somebody wants to be addressed, e.g. *Sie* or *du*. */
export type CommunicationTone =
  /** With distance. */
  | 'FORMAL'
  /** As among friends. */
  | 'INFORMAL';

/** What a retailer writes about, e.g. new products. Each version stays as it was published. */
export type Topic = {
  __typename?: 'Topic';
  /** Stable name, e.g. `new_products`. */
  key: Scalars['String']['output'];
  /** 1, 2, and so on. */
  version: Scalars['Int']['output'];
  /** When this version was published. */
  publishedAt: Scalars['DateTime']['output'];
  /** BCP 47 language of the texts. */
  language: Scalars['String']['output'];
  /** A few words, for a switch or a list. */
  title: Scalars['String']['output'];
  /** What a customer hears about, in plain words. */
  explanation: Scalars['String']['output'];
  /** True when a customer who has said nothing about the topic gets it, as far as consent and preferences allow. */
  wantedByDefault: Scalars['Boolean']['output'];
};

/** Whether a customer may be reached, why, and what that rests on. */
export type PermissionAnswer = {
  __typename?: 'PermissionAnswer';
  /** True: go ahead. */
  permitted: Scalars['Boolean']['output'];
  /** Why, or why not. */
  reason: PermissionReason;
  /** The moment that the answer is about. */
  at: Scalars['DateTime']['output'];
  /** When it will be permitted if nothing else changes. Null when it is permitted, and when waiting doesn't help. */
  nextAllowedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The decision about the purpose that it rests on. Null when there is none. */
  decision?: Maybe<ConsentDecision>;
  /** Version of the customer's preferences that it rests on; 0 when there are none. Read it by `communicationPreferences(version:)`. */
  preferencesVersion: Scalars['Int']['output'];
};

/** Why a customer may or may not be reached. */
export type PermissionReason =
  /** Yes: the customer said so. */
  | 'GIVEN'
  /** Yes: the customer said so again. */
  | 'RENEWED'
  /** Yes: the contract needs it. */
  | 'CONTRACT'
  /** Yes: the law demands it. */
  | 'LEGAL_OBLIGATION'
  /** Yes: it holds until the customer says no. */
  | 'NOT_OBJECTED'
  /** No: the customer has not decided about the purpose. */
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
  | 'WITHDRAWN'
  /** No: the customer's browser said so (Global Privacy Control). */
  | 'GPC'
  /** No: the customer has had processing restricted, or is being erased. */
  | 'RESTRICTED'
  /** No: the purpose is about other channels; a yes to email is none to text messages. */
  | 'CHANNEL_NOT_COVERED'
  /** No: the customer doesn't want it on this channel. */
  | 'CHANNEL_OFF'
  /** No: there is no such topic, or nothing is written about it any more. */
  | 'TOPIC_UNKNOWN'
  /** No: the customer doesn't want this topic. */
  | 'TOPIC_OFF'
  /** No: the customer doesn't want to be approached in a store. */
  | 'DO_NOT_APPROACH'
  /** Not now: the customer has silenced everything for a time. */
  | 'SNOOZED'
  /** Not now: the customer's clock shows a time at which they don't want to be disturbed. */
  | 'QUIET_HOURS'
  /** Not now: the customer was reached on this channel as often as they want to be. */
  | 'FREQUENCY_CAP';

/** What a letter carries so that its reader can unsubscribe. */
export type UnsubscribeHeaders = {
  __typename?: 'UnsubscribeHeaders';
  /** Value of the header `List-Unsubscribe` (RFC 2369). */
  listUnsubscribe: Scalars['String']['output'];
  /** Value of the header `List-Unsubscribe-Post` (RFC 8058). Both headers must be covered by the letter's DKIM signature. */
  listUnsubscribePost: Scalars['String']['output'];
  /** For the text of the letter: leads to a page that asks. */
  url: Scalars['String']['output'];
};

/** What a customer asked to get at an email address, of which we ask by letter whether it is theirs. */
export type SubscriptionRequest = {
  __typename?: 'SubscriptionRequest';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Key of the purpose. */
  purpose: Scalars['String']['output'];
  /** The address that was asked. */
  email: Scalars['String']['output'];
  /** Where it stands. */
  state: SubscriptionRequestState;
  /** When the newest letter was sent. */
  requestedAt: Scalars['DateTime']['output'];
  /** Until when its link works. */
  expiresAt: Scalars['DateTime']['output'];
  /** When it was confirmed. Null while it isn't. */
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a request for a subscription stands. */
export type SubscriptionRequestState =
  /** The letter hasn't been answered. */
  | 'PENDING'
  /** The address is the customer's, and the yes is in the history. */
  | 'CONFIRMED'
  /** The letter wasn't answered in time. */
  | 'EXPIRED';

/** What a browser, or a page's consent dialog, said for the customer. */
export type PrivacySignal = {
  __typename?: 'PrivacySignal';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** True: Global Privacy Control, no selling and no sharing. */
  gpc: Scalars['Boolean']['output'];
  /** IAB Global Privacy Platform string, as it was sent. Null when there was none. */
  gpp?: Maybe<Scalars['String']['output']>;
  /** IAB Transparency and Consent string, as it was sent. Null when there was none. */
  tcf?: Maybe<Scalars['String']['output']>;
  /** When it was recorded first. */
  recordedAt: Scalars['DateTime']['output'];
  /** The page or app where it was. */
  surface: Scalars['String']['output'];
};

/** Signals of one customer, newest first. */
export type PrivacySignalConnection = {
  __typename?: 'PrivacySignalConnection';
  /** The signals of this page. */
  edges: Array<PrivacySignalEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A signal in its connection. */
export type PrivacySignalEdge = {
  __typename?: 'PrivacySignalEdge';
  /** Pass it as `after` to go on behind this signal. */
  cursor: Scalars['String']['output'];
  /** The signal. */
  node: PrivacySignal;
};

/** What the customer wants; all of it, as it takes the place of what was set before. */
export type SetCommunicationPreferencesInput = {
  /** Whose preferences. Null for a customer, who sets their own; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was shown; 0 when nothing had been chosen. */
  expectedVersion: Scalars['Int']['input'];
  /** At most 200, each about something else. */
  choices: Array<CommunicationChoiceInput>;
  /** At most one for a channel. */
  frequencyCaps: Array<FrequencyCapInput>;
  /** Null: the customer may be disturbed at any time. */
  quietHours?: InputMaybe<QuietHoursInput>;
  /** True when nobody in a store may come up to the customer unasked. */
  doNotApproach: Scalars['Boolean']['input'];
  /** BCP 47 language that the customer prefers. Null: they don't say. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Null: the customer doesn't say. */
  tone?: InputMaybe<CommunicationTone>;
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a customer wants or doesn't want to get. Names a purpose, a channel or a topic; a part that is null stands for every one. */
export type CommunicationChoiceInput = {
  /** Key of the purpose. Null: whatever it is for. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** The channel. Null: on every one. */
  channel?: InputMaybe<CommunicationChannel>;
  /** Key of the topic. Null: whatever it is about. */
  topic?: InputMaybe<Scalars['String']['input']>;
  /** False: not wanted. */
  wanted: Scalars['Boolean']['input'];
};

/** How often a customer wants to be reached on a channel at most. */
export type FrequencyCapInput = {
  /** The channel. */
  channel: CommunicationChannel;
  /** So many contacts, 1 to 100. */
  most: Scalars['Int']['input'];
  /** In any stretch of time as long as this. */
  per: CapPeriod;
};

/** When a customer doesn't want to be disturbed, by their own clock. */
export type QuietHoursInput = {
  /** When they begin, `HH:MM`. */
  from: Scalars['String']['input'];
  /** When they end, `HH:MM`; before `from` means on the next day. */
  to: Scalars['String']['input'];
  /** IANA time zone of the clock, e.g. `Europe/Berlin`. */
  timeZone: Scalars['String']['input'];
};

/** Until when everything is to be silent. */
export type SnoozeCommunicationInput = {
  /** Whose preferences. Null for a customer, who sets their own; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** At most 365 days ahead. Null: the snooze ends now. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The preferences that hold now. */
export type CommunicationPreferencesPayload = {
  __typename?: 'CommunicationPreferencesPayload';
  /** Null when `userErrors` is not empty. */
  preferences?: Maybe<CommunicationPreferences>;
  /** Why nothing was changed. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Where and how the customer said that they want nothing any more. */
export type UnsubscribeFromAllInput = {
  /** Who unsubscribes. Null for a customer, who does it for themself; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
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

/** The decisions that were recorded. */
export type UnsubscribeFromAllPayload = {
  __typename?: 'UnsubscribeFromAllPayload';
  /** A no to each marketing purpose to which there was none yet. At most 100. */
  decisions: Array<ConsentDecision>;
  /** Why nothing was recorded. Empty when it could be. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What the customer wants to get, and where. */
export type RequestSubscriptionInput = {
  /** Who asks. Null for a customer, who asks for themself; an associate names the customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Key of a purpose that rests on consent and is about email, e.g. `email_marketing`. */
  purpose: Scalars['String']['input'];
  /** Version of the purpose that was shown. */
  purposeVersion: Scalars['Int']['input'];
  /** BCP 47 language in which it was shown; the letter is written in it where we can. */
  language: Scalars['String']['input'];
  /** The address. Five letters a day because of one customer or to one address, a minute apart. */
  email: Scalars['String']['input'];
  /** The screen, form or counter: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was asked. */
export type RequestSubscriptionPayload = {
  __typename?: 'RequestSubscriptionPayload';
  /** Null when `userErrors` is not empty. */
  request?: Maybe<SubscriptionRequest>;
  /** Why no letter was sent. Empty when one is. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** The token from a letter. */
export type ConfirmSubscriptionInput = {
  /** As it stands in the link. Its own key: it works once. */
  token: Scalars['String']['input'];
  /** The page or app: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
};

/** What was confirmed. Nothing in it says who did. */
export type ConfirmSubscriptionPayload = {
  __typename?: 'ConfirmSubscriptionPayload';
  /** What the holder of the letter will get. Null when `userErrors` is not empty. */
  purpose?: Maybe<Purpose>;
  /** When it was confirmed, also when that was before. Null when it wasn't. */
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was confirmed. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
};

/** What the customer's browser said. */
export type RecordPrivacySignalsInput = {
  /** True for exactly `Sec-GPC: 1`, or `navigator.globalPrivacyControl`. */
  gpc: Scalars['Boolean']['input'];
  /** IAB Global Privacy Platform string, at most 4096 characters. Kept as it is. */
  gpp?: InputMaybe<Scalars['String']['input']>;
  /** IAB Transparency and Consent string, at most 4096 characters. Kept as it is. */
  tcf?: InputMaybe<Scalars['String']['input']>;
  /** The page or app: 1 to 64 letters, digits or . _ : / - */
  surface: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What the signal led to. */
export type RecordPrivacySignalsPayload = {
  __typename?: 'RecordPrivacySignalsPayload';
  /** Null when `userErrors` is not empty. */
  signal?: Maybe<PrivacySignal>;
  /** A no to each purpose to which the signal says no and there was none yet. At most 100. */
  decisions: Array<ConsentDecision>;
  /** Why nothing was recorded. Empty when it could be. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Who is about to be reached, and what for. */
export type RecordContactInput = {
  /** Who is to be reached. */
  customerId: Scalars['ID']['input'];
  /** Key of the purpose. */
  purpose: Scalars['String']['input'];
  /** The way to reach them. */
  channel: CommunicationChannel;
  /** Key of the topic. Null: about nothing in particular. */
  topic?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Whether to go ahead. */
export type RecordContactPayload = {
  __typename?: 'RecordContactPayload';
  /** Counted when it is permitted. Null when it couldn't be asked. */
  answer?: Maybe<PermissionAnswer>;
  /** Why nothing was counted. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A version of a topic. */
export type PublishTopicVersionInput = {
  /** Stable name: 1 to 64 small letters and _, a letter first. At most 100 topics. */
  key: Scalars['String']['input'];
  /** The one after the newest; 1 for a new topic. */
  version: Scalars['Int']['input'];
  /** True when a customer who has said nothing about the topic gets it. */
  wantedByDefault: Scalars['Boolean']['input'];
  /** True when nothing is written about it any more. */
  retired?: Scalars['Boolean']['input'];
  /** 1 to 50, one for a language; the first is the one for every other language. */
  texts: Array<TopicTextInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The words of a topic in one language. */
export type TopicTextInput = {
  /** BCP 47. */
  language: Scalars['String']['input'];
  /** A few words, 1 to 120 characters. */
  title: Scalars['String']['input'];
  /** What a customer hears about, 1 to 500 characters. */
  explanation: Scalars['String']['input'];
};

/** The version that was published. */
export type PublishTopicVersionPayload = {
  __typename?: 'PublishTopicVersionPayload';
  /** In the first of its languages. Null when `userErrors` is not empty. */
  topic?: Maybe<Topic>;
  /** Why nothing was published. Empty when it was. At most 10. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
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
  /** Another version has been published meanwhile, or one is left out; `message` says which is next. */
  | 'PURPOSE_VERSION_CONFLICT'
  /** The customer doesn't permit a purpose that the grant needs; `message` names it. */
  | 'PURPOSE_NOT_PERMITTED'
  /** The version that was shown no longer counts: show the newest and ask again. */
  | 'NOTICE_OUTDATED'
  /** The customer was shown no notice with this id. */
  | 'NOTICE_NOT_FOUND'
  /** The act doesn't fit the lawful basis of the purpose: consent is given and withdrawn, legitimate interest is objected to, contract and law are neither. */
  | 'WRONG_LAWFUL_BASIS'
  /** The preferences have been changed since; read them again. */
  | 'PREFERENCES_CHANGED'
  /** The customer may not be reached now; `answer` says why. */
  | 'NOT_PERMITTED'
  /** Another version of the topic has been published meanwhile, or one is left out; `message` says which is next. */
  | 'TOPIC_VERSION_CONFLICT'
  /** Enough letters have been sent for now; `message` says when the next can be. */
  | 'TOO_MANY_LETTERS'
  /** Nothing was asked for with this token, or a newer letter has taken its place. */
  | 'TOKEN_UNKNOWN'
  /** The time of the token is over: ask again. */
  | 'TOKEN_EXPIRED'
  /** The token has been used: it is done. */
  | 'TOKEN_USED'
  /** The customer has said no since, or what they were shown no longer counts: ask again. */
  | 'REQUEST_OBSOLETE'
  /** The customer has no grant with this id. */
  | 'GRANT_NOT_FOUND'
  /** The grant has ended and can't be changed. */
  | 'GRANT_ENDED'
  /** The new terms reach further than the old ones; `field` says which. */
  | 'GRANT_NOT_NARROWER'
  /** The new terms reach less far than the old ones, or just as far; `field` says which. */
  | 'GRANT_NOT_WIDER'
  /** No request that is the caller's to see has this id. */
  | 'RIGHTS_REQUEST_NOT_FOUND'
  /** The request doesn't stand where this is possible; `message` says where it stands. */
  | 'RIGHTS_REQUEST_STATE'
  /** The first month is over: the customer had to hear of an extension before. */
  | 'EXTENSION_TOO_LATE';



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
  RightsRequest: RightsRequest;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  RightsRequest:
    ( { __typename: 'RightsRequest' }
    & GraphQLRecursivePick<FederationTypes['RightsRequest'], {"id":true,"customerId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  Purpose: ResolverTypeWrapper<PurposeMapper>;
  DataController: ResolverTypeWrapper<DataControllerMapper>;
  DataProtectionOfficer: ResolverTypeWrapper<DataProtectionOfficerMapper>;
  PurposeText: ResolverTypeWrapper<PurposeTextMapper>;
  TextDirection: TextDirection;
  LawfulBasis: LawfulBasis;
  ConsentMechanism: ConsentMechanism;
  ConsentConflict: ResolverTypeWrapper<ConsentConflictMapper>;
  GrantReach: ResolverTypeWrapper<GrantReach>;
  Consent: ResolverTypeWrapper<ConsentMapper>;
  ConsentState: ConsentState;
  ConsentReason: ConsentReason;
  ConsentDecision: ResolverTypeWrapper<ConsentDecisionMapper>;
  ShownNotice: ResolverTypeWrapper<ShownNoticeMapper>;
  ShownPurpose: ResolverTypeWrapper<ShownPurpose>;
  ConsentHistoryCheck: ResolverTypeWrapper<ConsentHistoryCheck>;
  ConsentHistoryFault: ConsentHistoryFault;
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
  RecordNoticeShownInput: RecordNoticeShownInput;
  ShownPurposeInput: ShownPurposeInput;
  RecordNoticeShownPayload: ResolverTypeWrapper<Omit<RecordNoticeShownPayload, 'notice'> & { notice?: Maybe<ResolversTypes['ShownNotice']> }>;
  WithdrawConsentInput: WithdrawConsentInput;
  WithdrawConsentPayload: ResolverTypeWrapper<Omit<WithdrawConsentPayload, 'decision'> & { decision?: Maybe<ResolversTypes['ConsentDecision']> }>;
  ObjectToPurposeInput: ObjectToPurposeInput;
  ObjectToPurposePayload: ResolverTypeWrapper<Omit<ObjectToPurposePayload, 'decision'> & { decision?: Maybe<ResolversTypes['ConsentDecision']> }>;
  GrantAccessInput: GrantAccessInput;
  GrantAccessPayload: ResolverTypeWrapper<Omit<GrantAccessPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  NarrowGrantInput: NarrowGrantInput;
  NarrowGrantPayload: ResolverTypeWrapper<Omit<NarrowGrantPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  ExtendGrantInput: ExtendGrantInput;
  ExtendGrantPayload: ResolverTypeWrapper<Omit<ExtendGrantPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  RevokeGrantInput: RevokeGrantInput;
  RevokeGrantPayload: ResolverTypeWrapper<Omit<RevokeGrantPayload, 'grant'> & { grant?: Maybe<ResolversTypes['Grant']> }>;
  PublishPurposeVersionInput: PublishPurposeVersionInput;
  PurposeTextInput: PurposeTextInput;
  PublishPurposeVersionPayload: ResolverTypeWrapper<Omit<PublishPurposeVersionPayload, 'purpose'> & { purpose?: Maybe<ResolversTypes['Purpose']> }>;
  RotateReceiptKeyInput: RotateReceiptKeyInput;
  RotateReceiptKeyPayload: ResolverTypeWrapper<RotateReceiptKeyPayload>;
  ImportConsentDecisionsInput: ImportConsentDecisionsInput;
  ImportedConsentDecisionInput: ImportedConsentDecisionInput;
  ImportConsentDecisionsPayload: ResolverTypeWrapper<ImportConsentDecisionsPayload>;
  RejectedConsentDecision: ResolverTypeWrapper<RejectedConsentDecision>;
  RightsRequest: ResolverTypeWrapper<RightsRequestMapper>;
  Right: Right;
  RightsRequestState: RightsRequestState;
  RightsPauseReason: RightsPauseReason;
  IdentityProof: IdentityProof;
  RightsExtension: ResolverTypeWrapper<RightsExtension>;
  RightsRefusal: ResolverTypeWrapper<RightsRefusal>;
  RightsRefusalReason: RightsRefusalReason;
  RightsAcknowledgement: ResolverTypeWrapper<RightsAcknowledgementMapper>;
  KeptData: ResolverTypeWrapper<KeptData>;
  RightsScan: ResolverTypeWrapper<RightsScanMapper>;
  RightsRequestConnection: ResolverTypeWrapper<Omit<RightsRequestConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRequestEdge']> }>;
  RightsRequestEdge: ResolverTypeWrapper<Omit<RightsRequestEdge, 'node'> & { node: ResolversTypes['RightsRequest'] }>;
  RightsSection: ResolverTypeWrapper<RightsSectionMapper>;
  RightsCount: ResolverTypeWrapper<RightsCount>;
  RightsExclusion: ResolverTypeWrapper<RightsExclusion>;
  RightsRecordConnection: ResolverTypeWrapper<Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRecordEdge']> }>;
  RightsRecordEdge: ResolverTypeWrapper<Omit<RightsRecordEdge, 'node'> & { node: ResolversTypes['RightsRecord'] }>;
  RightsRecord: ResolverTypeWrapper<RightsRecordMapper>;
  RequestRightInput: RequestRightInput;
  RightsRequestPayload: ResolverTypeWrapper<RightsRequestPayloadMapper>;
  RefuseRightInput: RefuseRightInput;
  WithdrawRightsRequestInput: WithdrawRightsRequestInput;
  ExtendRightsDeadlineInput: ExtendRightsDeadlineInput;
  PauseRightsClockInput: PauseRightsClockInput;
  ResumeRightsClockInput: ResumeRightsClockInput;
  CompleteRectificationInput: CompleteRectificationInput;
  LiftRestrictionInput: LiftRestrictionInput;
  CommunicationPreferences: ResolverTypeWrapper<CommunicationPreferencesMapper>;
  CommunicationChoice: ResolverTypeWrapper<CommunicationChoiceMapper>;
  FrequencyCap: ResolverTypeWrapper<FrequencyCap>;
  QuietHours: ResolverTypeWrapper<QuietHours>;
  CommunicationChannel: CommunicationChannel;
  CapPeriod: CapPeriod;
  CommunicationTone: CommunicationTone;
  Topic: ResolverTypeWrapper<TopicMapper>;
  PermissionAnswer: ResolverTypeWrapper<PermissionAnswerMapper>;
  PermissionReason: PermissionReason;
  UnsubscribeHeaders: ResolverTypeWrapper<UnsubscribeHeaders>;
  SubscriptionRequest: ResolverTypeWrapper<SubscriptionRequestMapper>;
  SubscriptionRequestState: SubscriptionRequestState;
  PrivacySignal: ResolverTypeWrapper<PrivacySignalMapper>;
  PrivacySignalConnection: ResolverTypeWrapper<Omit<PrivacySignalConnection, 'edges'> & { edges: Array<ResolversTypes['PrivacySignalEdge']> }>;
  PrivacySignalEdge: ResolverTypeWrapper<Omit<PrivacySignalEdge, 'node'> & { node: ResolversTypes['PrivacySignal'] }>;
  SetCommunicationPreferencesInput: SetCommunicationPreferencesInput;
  CommunicationChoiceInput: CommunicationChoiceInput;
  FrequencyCapInput: FrequencyCapInput;
  QuietHoursInput: QuietHoursInput;
  SnoozeCommunicationInput: SnoozeCommunicationInput;
  CommunicationPreferencesPayload: ResolverTypeWrapper<Omit<CommunicationPreferencesPayload, 'preferences'> & { preferences?: Maybe<ResolversTypes['CommunicationPreferences']> }>;
  UnsubscribeFromAllInput: UnsubscribeFromAllInput;
  UnsubscribeFromAllPayload: ResolverTypeWrapper<Omit<UnsubscribeFromAllPayload, 'decisions'> & { decisions: Array<ResolversTypes['ConsentDecision']> }>;
  RequestSubscriptionInput: RequestSubscriptionInput;
  RequestSubscriptionPayload: ResolverTypeWrapper<Omit<RequestSubscriptionPayload, 'request'> & { request?: Maybe<ResolversTypes['SubscriptionRequest']> }>;
  ConfirmSubscriptionInput: ConfirmSubscriptionInput;
  ConfirmSubscriptionPayload: ResolverTypeWrapper<Omit<ConfirmSubscriptionPayload, 'purpose'> & { purpose?: Maybe<ResolversTypes['Purpose']> }>;
  RecordPrivacySignalsInput: RecordPrivacySignalsInput;
  RecordPrivacySignalsPayload: ResolverTypeWrapper<Omit<RecordPrivacySignalsPayload, 'signal' | 'decisions'> & { signal?: Maybe<ResolversTypes['PrivacySignal']>, decisions: Array<ResolversTypes['ConsentDecision']> }>;
  RecordContactInput: RecordContactInput;
  RecordContactPayload: ResolverTypeWrapper<Omit<RecordContactPayload, 'answer'> & { answer?: Maybe<ResolversTypes['PermissionAnswer']> }>;
  PublishTopicVersionInput: PublishTopicVersionInput;
  TopicTextInput: TopicTextInput;
  PublishTopicVersionPayload: ResolverTypeWrapper<Omit<PublishTopicVersionPayload, 'topic'> & { topic?: Maybe<ResolversTypes['Topic']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  Purpose: PurposeMapper;
  DataController: DataControllerMapper;
  DataProtectionOfficer: DataProtectionOfficerMapper;
  PurposeText: PurposeTextMapper;
  ConsentConflict: ConsentConflictMapper;
  GrantReach: GrantReach;
  Consent: ConsentMapper;
  ConsentDecision: ConsentDecisionMapper;
  ShownNotice: ShownNoticeMapper;
  ShownPurpose: ShownPurpose;
  ConsentHistoryCheck: ConsentHistoryCheck;
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
  RecordNoticeShownInput: RecordNoticeShownInput;
  ShownPurposeInput: ShownPurposeInput;
  RecordNoticeShownPayload: Omit<RecordNoticeShownPayload, 'notice'> & { notice?: Maybe<ResolversParentTypes['ShownNotice']> };
  WithdrawConsentInput: WithdrawConsentInput;
  WithdrawConsentPayload: Omit<WithdrawConsentPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ConsentDecision']> };
  ObjectToPurposeInput: ObjectToPurposeInput;
  ObjectToPurposePayload: Omit<ObjectToPurposePayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['ConsentDecision']> };
  GrantAccessInput: GrantAccessInput;
  GrantAccessPayload: Omit<GrantAccessPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  NarrowGrantInput: NarrowGrantInput;
  NarrowGrantPayload: Omit<NarrowGrantPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  ExtendGrantInput: ExtendGrantInput;
  ExtendGrantPayload: Omit<ExtendGrantPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  RevokeGrantInput: RevokeGrantInput;
  RevokeGrantPayload: Omit<RevokeGrantPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['Grant']> };
  PublishPurposeVersionInput: PublishPurposeVersionInput;
  PurposeTextInput: PurposeTextInput;
  PublishPurposeVersionPayload: Omit<PublishPurposeVersionPayload, 'purpose'> & { purpose?: Maybe<ResolversParentTypes['Purpose']> };
  RotateReceiptKeyInput: RotateReceiptKeyInput;
  RotateReceiptKeyPayload: RotateReceiptKeyPayload;
  ImportConsentDecisionsInput: ImportConsentDecisionsInput;
  ImportedConsentDecisionInput: ImportedConsentDecisionInput;
  ImportConsentDecisionsPayload: ImportConsentDecisionsPayload;
  RejectedConsentDecision: RejectedConsentDecision;
  RightsRequest: RightsRequestMapper;
  RightsExtension: RightsExtension;
  RightsRefusal: RightsRefusal;
  RightsAcknowledgement: RightsAcknowledgementMapper;
  KeptData: KeptData;
  RightsScan: RightsScanMapper;
  RightsRequestConnection: Omit<RightsRequestConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRequestEdge']> };
  RightsRequestEdge: Omit<RightsRequestEdge, 'node'> & { node: ResolversParentTypes['RightsRequest'] };
  RightsSection: RightsSectionMapper;
  RightsCount: RightsCount;
  RightsExclusion: RightsExclusion;
  RightsRecordConnection: Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRecordEdge']> };
  RightsRecordEdge: Omit<RightsRecordEdge, 'node'> & { node: ResolversParentTypes['RightsRecord'] };
  RightsRecord: RightsRecordMapper;
  RequestRightInput: RequestRightInput;
  RightsRequestPayload: RightsRequestPayloadMapper;
  RefuseRightInput: RefuseRightInput;
  WithdrawRightsRequestInput: WithdrawRightsRequestInput;
  ExtendRightsDeadlineInput: ExtendRightsDeadlineInput;
  PauseRightsClockInput: PauseRightsClockInput;
  ResumeRightsClockInput: ResumeRightsClockInput;
  CompleteRectificationInput: CompleteRectificationInput;
  LiftRestrictionInput: LiftRestrictionInput;
  CommunicationPreferences: CommunicationPreferencesMapper;
  CommunicationChoice: CommunicationChoiceMapper;
  FrequencyCap: FrequencyCap;
  QuietHours: QuietHours;
  Topic: TopicMapper;
  PermissionAnswer: PermissionAnswerMapper;
  UnsubscribeHeaders: UnsubscribeHeaders;
  SubscriptionRequest: SubscriptionRequestMapper;
  PrivacySignal: PrivacySignalMapper;
  PrivacySignalConnection: Omit<PrivacySignalConnection, 'edges'> & { edges: Array<ResolversParentTypes['PrivacySignalEdge']> };
  PrivacySignalEdge: Omit<PrivacySignalEdge, 'node'> & { node: ResolversParentTypes['PrivacySignal'] };
  SetCommunicationPreferencesInput: SetCommunicationPreferencesInput;
  CommunicationChoiceInput: CommunicationChoiceInput;
  FrequencyCapInput: FrequencyCapInput;
  QuietHoursInput: QuietHoursInput;
  SnoozeCommunicationInput: SnoozeCommunicationInput;
  CommunicationPreferencesPayload: Omit<CommunicationPreferencesPayload, 'preferences'> & { preferences?: Maybe<ResolversParentTypes['CommunicationPreferences']> };
  UnsubscribeFromAllInput: UnsubscribeFromAllInput;
  UnsubscribeFromAllPayload: Omit<UnsubscribeFromAllPayload, 'decisions'> & { decisions: Array<ResolversParentTypes['ConsentDecision']> };
  RequestSubscriptionInput: RequestSubscriptionInput;
  RequestSubscriptionPayload: Omit<RequestSubscriptionPayload, 'request'> & { request?: Maybe<ResolversParentTypes['SubscriptionRequest']> };
  ConfirmSubscriptionInput: ConfirmSubscriptionInput;
  ConfirmSubscriptionPayload: Omit<ConfirmSubscriptionPayload, 'purpose'> & { purpose?: Maybe<ResolversParentTypes['Purpose']> };
  RecordPrivacySignalsInput: RecordPrivacySignalsInput;
  RecordPrivacySignalsPayload: Omit<RecordPrivacySignalsPayload, 'signal' | 'decisions'> & { signal?: Maybe<ResolversParentTypes['PrivacySignal']>, decisions: Array<ResolversParentTypes['ConsentDecision']> };
  RecordContactInput: RecordContactInput;
  RecordContactPayload: Omit<RecordContactPayload, 'answer'> & { answer?: Maybe<ResolversParentTypes['PermissionAnswer']> };
  PublishTopicVersionInput: PublishTopicVersionInput;
  TopicTextInput: TopicTextInput;
  PublishTopicVersionPayload: Omit<PublishTopicVersionPayload, 'topic'> & { topic?: Maybe<ResolversParentTypes['Topic']> };
  PageInfo: PageInfo;
  UserError: UserError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface ConsentProofScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConsentProof'], any> {
  name: 'ConsentProof';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  purposes: Resolver<Maybe<Array<ResolversTypes['Purpose']>>, ParentType, ContextType, RequireFields<QueryPurposesArgs, 'language'>>;
  purpose: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType, RequireFields<QueryPurposeArgs, 'key' | 'language'>>;
  dataController: Resolver<Maybe<ResolversTypes['DataController']>, ParentType, ContextType>;
  purposeVersions: Resolver<Maybe<Array<ResolversTypes['Purpose']>>, ParentType, ContextType, RequireFields<QueryPurposeVersionsArgs, 'key' | 'language'>>;
  rightsRequest: Resolver<Maybe<ResolversTypes['RightsRequest']>, ParentType, ContextType, RequireFields<QueryRightsRequestArgs, 'id'>>;
  rightsRequests: Resolver<Maybe<ResolversTypes['RightsRequestConnection']>, ParentType, ContextType, RequireFields<QueryRightsRequestsArgs, 'first'>>;
  topics: Resolver<Maybe<Array<ResolversTypes['Topic']>>, ParentType, ContextType, RequireFields<QueryTopicsArgs, 'language'>>;
  may: Resolver<Maybe<ResolversTypes['PermissionAnswer']>, ParentType, ContextType, RequireFields<QueryMayArgs, 'customerId' | 'purpose' | 'channel'>>;
  unsubscribeHeaders: Resolver<Maybe<ResolversTypes['UnsubscribeHeaders']>, ParentType, ContextType, RequireFields<QueryUnsubscribeHeadersArgs, 'customerId'>>;
  grantStanding: Resolver<Maybe<ResolversTypes['GrantStanding']>, ParentType, ContextType, RequireFields<QueryGrantStandingArgs, 'id'>>;
  permitsNow: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<QueryPermitsNowArgs, 'customerId' | 'purpose'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  giveConsent: Resolver<ResolversTypes['GiveConsentPayload'], ParentType, ContextType, RequireFields<MutationGiveConsentArgs, 'input'>>;
  withdrawConsent: Resolver<ResolversTypes['WithdrawConsentPayload'], ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'input'>>;
  objectToPurpose: Resolver<ResolversTypes['ObjectToPurposePayload'], ParentType, ContextType, RequireFields<MutationObjectToPurposeArgs, 'input'>>;
  recordNoticeShown: Resolver<ResolversTypes['RecordNoticeShownPayload'], ParentType, ContextType, RequireFields<MutationRecordNoticeShownArgs, 'input'>>;
  grantAccess: Resolver<ResolversTypes['GrantAccessPayload'], ParentType, ContextType, RequireFields<MutationGrantAccessArgs, 'input'>>;
  narrowGrant: Resolver<ResolversTypes['NarrowGrantPayload'], ParentType, ContextType, RequireFields<MutationNarrowGrantArgs, 'input'>>;
  extendGrant: Resolver<ResolversTypes['ExtendGrantPayload'], ParentType, ContextType, RequireFields<MutationExtendGrantArgs, 'input'>>;
  revokeGrant: Resolver<ResolversTypes['RevokeGrantPayload'], ParentType, ContextType, RequireFields<MutationRevokeGrantArgs, 'input'>>;
  publishPurposeVersion: Resolver<ResolversTypes['PublishPurposeVersionPayload'], ParentType, ContextType, RequireFields<MutationPublishPurposeVersionArgs, 'input'>>;
  requestRight: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationRequestRightArgs, 'input'>>;
  refuseRight: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationRefuseRightArgs, 'input'>>;
  withdrawRightsRequest: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationWithdrawRightsRequestArgs, 'input'>>;
  extendRightsDeadline: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationExtendRightsDeadlineArgs, 'input'>>;
  pauseRightsClock: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationPauseRightsClockArgs, 'input'>>;
  resumeRightsClock: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationResumeRightsClockArgs, 'input'>>;
  completeRectification: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationCompleteRectificationArgs, 'input'>>;
  liftRestriction: Resolver<ResolversTypes['RightsRequestPayload'], ParentType, ContextType, RequireFields<MutationLiftRestrictionArgs, 'input'>>;
  rotateReceiptKey: Resolver<ResolversTypes['RotateReceiptKeyPayload'], ParentType, ContextType, RequireFields<MutationRotateReceiptKeyArgs, 'input'>>;
  setCommunicationPreferences: Resolver<ResolversTypes['CommunicationPreferencesPayload'], ParentType, ContextType, RequireFields<MutationSetCommunicationPreferencesArgs, 'input'>>;
  snoozeCommunication: Resolver<ResolversTypes['CommunicationPreferencesPayload'], ParentType, ContextType, RequireFields<MutationSnoozeCommunicationArgs, 'input'>>;
  unsubscribeFromAll: Resolver<ResolversTypes['UnsubscribeFromAllPayload'], ParentType, ContextType, RequireFields<MutationUnsubscribeFromAllArgs, 'input'>>;
  requestSubscription: Resolver<ResolversTypes['RequestSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationRequestSubscriptionArgs, 'input'>>;
  confirmSubscription: Resolver<ResolversTypes['ConfirmSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationConfirmSubscriptionArgs, 'input'>>;
  recordPrivacySignals: Resolver<ResolversTypes['RecordPrivacySignalsPayload'], ParentType, ContextType, RequireFields<MutationRecordPrivacySignalsArgs, 'input'>>;
  recordContact: Resolver<ResolversTypes['RecordContactPayload'], ParentType, ContextType, RequireFields<MutationRecordContactArgs, 'input'>>;
  publishTopicVersion: Resolver<ResolversTypes['PublishTopicVersionPayload'], ParentType, ContextType, RequireFields<MutationPublishTopicVersionArgs, 'input'>>;
  importConsentDecisions: Resolver<ResolversTypes['ImportConsentDecisionsPayload'], ParentType, ContextType, RequireFields<MutationImportConsentDecisionsArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  consentProof?: Resolver<ResolversTypes['ConsentProof'], ParentType, ContextType>;
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType>;
  consentTo?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType, RequireFields<CustomerConsentToArgs, 'purpose'>>;
  consentsToRenew?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType, RequireFields<CustomerConsentsToRenewArgs, 'withinDays'>>;
  consentConflicts?: Resolver<Maybe<Array<ResolversTypes['ConsentConflict']>>, ParentType, ContextType>;
  consentHistory?: Resolver<Maybe<ResolversTypes['ConsentDecisionConnection']>, ParentType, ContextType, RequireFields<CustomerConsentHistoryArgs, 'first'>>;
  consentHistoryIntact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  consentHistoryCheck?: Resolver<Maybe<ResolversTypes['ConsentHistoryCheck']>, ParentType, ContextType>;
  rightsRequests?: Resolver<Maybe<ResolversTypes['RightsRequestConnection']>, ParentType, ContextType, RequireFields<CustomerRightsRequestsArgs, 'first'>>;
  communicationPreferences?: Resolver<Maybe<ResolversTypes['CommunicationPreferences']>, ParentType, ContextType, Partial<CustomerCommunicationPreferencesArgs>>;
  doNotApproach?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  may?: Resolver<Maybe<ResolversTypes['PermissionAnswer']>, ParentType, ContextType, RequireFields<CustomerMayArgs, 'purpose' | 'channel'>>;
  subscriptionRequests?: Resolver<Maybe<Array<ResolversTypes['SubscriptionRequest']>>, ParentType, ContextType>;
  privacySignals?: Resolver<Maybe<ResolversTypes['PrivacySignalConnection']>, ParentType, ContextType, RequireFields<CustomerPrivacySignalsArgs, 'first'>>;
  grants?: Resolver<Maybe<Array<ResolversTypes['Grant']>>, ParentType, ContextType>;
};

export type PurposeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Purpose'] = ResolversParentTypes['Purpose']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['TextDirection'], ParentType, ContextType>;
  texts?: Resolver<Array<ResolversTypes['PurposeText']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  benefit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lawfulBasis?: Resolver<ResolversTypes['LawfulBasis'], ParentType, ContextType>;
  mechanism?: Resolver<ResolversTypes['ConsentMechanism'], ParentType, ContextType>;
  dataCategories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  recipients?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  storageLocations?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  jurisdiction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retentionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validityDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requiresReconsent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sharing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dpvTerm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataControllerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataController'] = ResolversParentTypes['DataController']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  jurisdiction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  privacyPolicyUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataProtectionOfficer?: Resolver<Maybe<ResolversTypes['DataProtectionOfficer']>, ParentType, ContextType>;
};

export type DataProtectionOfficerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataProtectionOfficer'] = ResolversParentTypes['DataProtectionOfficer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PurposeTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurposeText'] = ResolversParentTypes['PurposeText']> = {
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['TextDirection'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  benefit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentConflict'] = ResolversParentTypes['ConsentConflict']> = {
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  decisions?: Resolver<Array<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  reach?: Resolver<Maybe<ResolversTypes['GrantReach']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type GrantReachResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantReach'] = ResolversParentTypes['GrantReach']> = {
  attributes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lookBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  notice?: Resolver<Maybe<ResolversTypes['ShownNotice']>, ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['ConsentIdentifier']>, ParentType, ContextType>;
  signal?: Resolver<Maybe<ResolversTypes['PrivacySignal']>, ParentType, ContextType>;
  previousHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShownNoticeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShownNotice'] = ResolversParentTypes['ShownNotice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  shownAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  surface?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['ShownPurpose']>, ParentType, ContextType>;
};

export type ShownPurposeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShownPurpose'] = ResolversParentTypes['ShownPurpose']> = {
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purposeVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentHistoryCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentHistoryCheck'] = ResolversParentTypes['ConsentHistoryCheck']> = {
  intact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  brokenAt?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['ConsentHistoryFault']>, ParentType, ContextType>;
  brokenId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
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
  missingPurposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  withdrawnPurpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  missingPurposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  clientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lookBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
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

export type RecordNoticeShownPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordNoticeShownPayload'] = ResolversParentTypes['RecordNoticeShownPayload']> = {
  notice?: Resolver<Maybe<ResolversTypes['ShownNotice']>, ParentType, ContextType>;
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

export type ExtendGrantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtendGrantPayload'] = ResolversParentTypes['ExtendGrantPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevokeGrantPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeGrantPayload'] = ResolversParentTypes['RevokeGrantPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['Grant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PublishPurposeVersionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishPurposeVersionPayload'] = ResolversParentTypes['PublishPurposeVersionPayload']> = {
  purpose?: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RotateReceiptKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateReceiptKeyPayload'] = ResolversParentTypes['RotateReceiptKeyPayload']> = {
  keyId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signsFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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

export type RightsRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequest'] = ResolversParentTypes['RightsRequest'], FederationReferenceType extends FederationReferenceTypes['RightsRequest'] = FederationReferenceTypes['RightsRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RightsRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  right?: Resolver<ResolversTypes['Right'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RightsRequestState'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pausedBecause?: Resolver<Maybe<ResolversTypes['RightsPauseReason']>, ParentType, ContextType>;
  extension?: Resolver<Maybe<ResolversTypes['RightsExtension']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  duplicateOf?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purposes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityVerifiedBy?: Resolver<Maybe<ResolversTypes['IdentityProof']>, ParentType, ContextType>;
  acknowledgements?: Resolver<Array<ResolversTypes['RightsAcknowledgement']>, ParentType, ContextType>;
  awaiting?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['RightsRefusal']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  liftedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scans?: Resolver<Array<ResolversTypes['RightsScan']>, ParentType, ContextType>;
  consentData?: Resolver<Maybe<ResolversTypes['RightsSection']>, ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RightsExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsExtension'] = ResolversParentTypes['RightsExtension']> = {
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RightsRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRefusal'] = ResolversParentTypes['RightsRefusal']> = {
  reason?: Resolver<ResolversTypes['RightsRefusalReason'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RightsAcknowledgementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsAcknowledgement'] = ResolversParentTypes['RightsAcknowledgement']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counts?: Resolver<Array<ResolversTypes['RightsCount']>, ParentType, ContextType>;
  kept?: Resolver<Array<ResolversTypes['KeptData']>, ParentType, ContextType>;
  digest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KeptDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeptData'] = ResolversParentTypes['KeptData']> = {
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RightsScanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsScan'] = ResolversParentTypes['RightsScan']> = {
  orderedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  found?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  acknowledgements?: Resolver<Array<ResolversTypes['RightsAcknowledgement']>, ParentType, ContextType>;
};

export type RightsRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequestConnection'] = ResolversParentTypes['RightsRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RightsRequestEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RightsRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequestEdge'] = ResolversParentTypes['RightsRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RightsRequest'], ParentType, ContextType>;
};

export type RightsSectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsSection'] = ResolversParentTypes['RightsSection']> = {
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  collectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  counts?: Resolver<Array<ResolversTypes['RightsCount']>, ParentType, ContextType>;
  excluded?: Resolver<Array<ResolversTypes['RightsExclusion']>, ParentType, ContextType>;
  records?: Resolver<ResolversTypes['RightsRecordConnection'], ParentType, ContextType, RequireFields<RightsSectionRecordsArgs, 'first'>>;
};

export type RightsCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsCount'] = ResolversParentTypes['RightsCount']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RightsExclusionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsExclusion'] = ResolversParentTypes['RightsExclusion']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RightsRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRecordConnection'] = ResolversParentTypes['RightsRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RightsRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RightsRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRecordEdge'] = ResolversParentTypes['RightsRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RightsRecord'], ParentType, ContextType>;
};

export type RightsRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRecord'] = ResolversParentTypes['RightsRecord']> = {
  collection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type RightsRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequestPayload'] = ResolversParentTypes['RightsRequestPayload']> = {
  request?: Resolver<Maybe<ResolversTypes['RightsRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CommunicationPreferencesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunicationPreferences'] = ResolversParentTypes['CommunicationPreferences']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  choices?: Resolver<Array<ResolversTypes['CommunicationChoice']>, ParentType, ContextType>;
  frequencyCaps?: Resolver<Array<ResolversTypes['FrequencyCap']>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  doNotApproach?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tone?: Resolver<Maybe<ResolversTypes['CommunicationTone']>, ParentType, ContextType>;
};

export type CommunicationChoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunicationChoice'] = ResolversParentTypes['CommunicationChoice']> = {
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['CommunicationChannel']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wanted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FrequencyCapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrequencyCap'] = ResolversParentTypes['FrequencyCap']> = {
  channel?: Resolver<ResolversTypes['CommunicationChannel'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  per?: Resolver<ResolversTypes['CapPeriod'], ParentType, ContextType>;
};

export type QuietHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wantedByDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PermissionAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PermissionAnswer'] = ResolversParentTypes['PermissionAnswer']> = {
  permitted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['PermissionReason'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nextAllowedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  preferencesVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnsubscribeHeadersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsubscribeHeaders'] = ResolversParentTypes['UnsubscribeHeaders']> = {
  listUnsubscribe?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  listUnsubscribePost?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriptionRequest'] = ResolversParentTypes['SubscriptionRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SubscriptionRequestState'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PrivacySignalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivacySignal'] = ResolversParentTypes['PrivacySignal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gpc?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gpp?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tcf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  surface?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PrivacySignalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivacySignalConnection'] = ResolversParentTypes['PrivacySignalConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PrivacySignalEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PrivacySignalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivacySignalEdge'] = ResolversParentTypes['PrivacySignalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PrivacySignal'], ParentType, ContextType>;
};

export type CommunicationPreferencesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunicationPreferencesPayload'] = ResolversParentTypes['CommunicationPreferencesPayload']> = {
  preferences?: Resolver<Maybe<ResolversTypes['CommunicationPreferences']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UnsubscribeFromAllPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsubscribeFromAllPayload'] = ResolversParentTypes['UnsubscribeFromAllPayload']> = {
  decisions?: Resolver<Array<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RequestSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestSubscriptionPayload'] = ResolversParentTypes['RequestSubscriptionPayload']> = {
  request?: Resolver<Maybe<ResolversTypes['SubscriptionRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConfirmSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmSubscriptionPayload'] = ResolversParentTypes['ConfirmSubscriptionPayload']> = {
  purpose?: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordPrivacySignalsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPrivacySignalsPayload'] = ResolversParentTypes['RecordPrivacySignalsPayload']> = {
  signal?: Resolver<Maybe<ResolversTypes['PrivacySignal']>, ParentType, ContextType>;
  decisions?: Resolver<Array<ResolversTypes['ConsentDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordContactPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordContactPayload'] = ResolversParentTypes['RecordContactPayload']> = {
  answer?: Resolver<Maybe<ResolversTypes['PermissionAnswer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PublishTopicVersionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishTopicVersionPayload'] = ResolversParentTypes['PublishTopicVersionPayload']> = {
  topic?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  JSON?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  Purpose: PurposeResolvers<ContextType> & Required<Pick<PurposeResolvers<ContextType>, Exclude<keyof Purpose & keyof PurposeResolvers, keyof PurposeMapper>>>;
  DataController: DataControllerResolvers<ContextType> & Required<Pick<DataControllerResolvers<ContextType>, Exclude<keyof DataController & keyof DataControllerResolvers, keyof DataControllerMapper>>>;
  DataProtectionOfficer: DataProtectionOfficerResolvers<ContextType> & Required<Pick<DataProtectionOfficerResolvers<ContextType>, Exclude<keyof DataProtectionOfficer & keyof DataProtectionOfficerResolvers, keyof DataProtectionOfficerMapper>>>;
  PurposeText: PurposeTextResolvers<ContextType> & Required<Pick<PurposeTextResolvers<ContextType>, Exclude<keyof PurposeText & keyof PurposeTextResolvers, keyof PurposeTextMapper>>>;
  ConsentConflict: ConsentConflictResolvers<ContextType> & Required<Pick<ConsentConflictResolvers<ContextType>, Exclude<keyof ConsentConflict & keyof ConsentConflictResolvers, keyof ConsentConflictMapper>>>;
  GrantReach?: GrantReachResolvers<ContextType>;
  Consent: ConsentResolvers<ContextType> & Required<Pick<ConsentResolvers<ContextType>, Exclude<keyof Consent & keyof ConsentResolvers, keyof ConsentMapper>>>;
  ConsentDecision: ConsentDecisionResolvers<ContextType> & Required<Pick<ConsentDecisionResolvers<ContextType>, Exclude<keyof ConsentDecision & keyof ConsentDecisionResolvers, keyof ConsentDecisionMapper>>>;
  ShownNotice: ShownNoticeResolvers<ContextType> & Required<Pick<ShownNoticeResolvers<ContextType>, Exclude<keyof ShownNotice & keyof ShownNoticeResolvers, keyof ShownNoticeMapper>>>;
  ShownPurpose?: ShownPurposeResolvers<ContextType>;
  ConsentHistoryCheck?: ConsentHistoryCheckResolvers<ContextType>;
  ConsentIdentifier: ConsentIdentifierResolvers<ContextType> & Required<Pick<ConsentIdentifierResolvers<ContextType>, Exclude<keyof ConsentIdentifier & keyof ConsentIdentifierResolvers, keyof ConsentIdentifierMapper>>>;
  ConsentDecisionConnection?: ConsentDecisionConnectionResolvers<ContextType>;
  ConsentDecisionEdge?: ConsentDecisionEdgeResolvers<ContextType>;
  Grant: GrantResolvers<ContextType> & Required<Pick<GrantResolvers<ContextType>, Exclude<keyof Grant & keyof GrantResolvers, keyof GrantMapper>>>;
  GrantTerms: GrantTermsResolvers<ContextType> & Required<Pick<GrantTermsResolvers<ContextType>, Exclude<keyof GrantTerms & keyof GrantTermsResolvers, keyof GrantTermsMapper>>>;
  GrantStanding?: GrantStandingResolvers<ContextType>;
  PartnerApp?: PartnerAppResolvers<ContextType>;
  Store?: StoreResolvers<ContextType>;
  GiveConsentPayload?: GiveConsentPayloadResolvers<ContextType>;
  RecordNoticeShownPayload?: RecordNoticeShownPayloadResolvers<ContextType>;
  WithdrawConsentPayload?: WithdrawConsentPayloadResolvers<ContextType>;
  ObjectToPurposePayload?: ObjectToPurposePayloadResolvers<ContextType>;
  GrantAccessPayload?: GrantAccessPayloadResolvers<ContextType>;
  NarrowGrantPayload?: NarrowGrantPayloadResolvers<ContextType>;
  ExtendGrantPayload?: ExtendGrantPayloadResolvers<ContextType>;
  RevokeGrantPayload?: RevokeGrantPayloadResolvers<ContextType>;
  PublishPurposeVersionPayload?: PublishPurposeVersionPayloadResolvers<ContextType>;
  RotateReceiptKeyPayload?: RotateReceiptKeyPayloadResolvers<ContextType>;
  ImportConsentDecisionsPayload?: ImportConsentDecisionsPayloadResolvers<ContextType>;
  RejectedConsentDecision?: RejectedConsentDecisionResolvers<ContextType>;
  RightsRequest: RightsRequestResolvers<ContextType> & Required<Pick<RightsRequestResolvers<ContextType>, Exclude<keyof RightsRequest & keyof RightsRequestResolvers, keyof RightsRequestMapper>>>;
  RightsExtension?: RightsExtensionResolvers<ContextType>;
  RightsRefusal?: RightsRefusalResolvers<ContextType>;
  RightsAcknowledgement: RightsAcknowledgementResolvers<ContextType> & Required<Pick<RightsAcknowledgementResolvers<ContextType>, Exclude<keyof RightsAcknowledgement & keyof RightsAcknowledgementResolvers, keyof RightsAcknowledgementMapper>>>;
  KeptData?: KeptDataResolvers<ContextType>;
  RightsScan: RightsScanResolvers<ContextType> & Required<Pick<RightsScanResolvers<ContextType>, Exclude<keyof RightsScan & keyof RightsScanResolvers, keyof RightsScanMapper>>>;
  RightsRequestConnection?: RightsRequestConnectionResolvers<ContextType>;
  RightsRequestEdge?: RightsRequestEdgeResolvers<ContextType>;
  RightsSection: RightsSectionResolvers<ContextType> & Required<Pick<RightsSectionResolvers<ContextType>, Exclude<keyof RightsSection & keyof RightsSectionResolvers, keyof RightsSectionMapper>>>;
  RightsCount?: RightsCountResolvers<ContextType>;
  RightsExclusion?: RightsExclusionResolvers<ContextType>;
  RightsRecordConnection?: RightsRecordConnectionResolvers<ContextType>;
  RightsRecordEdge?: RightsRecordEdgeResolvers<ContextType>;
  RightsRecord: RightsRecordResolvers<ContextType> & Required<Pick<RightsRecordResolvers<ContextType>, Exclude<keyof RightsRecord & keyof RightsRecordResolvers, keyof RightsRecordMapper>>>;
  RightsRequestPayload: RightsRequestPayloadResolvers<ContextType> & Required<Pick<RightsRequestPayloadResolvers<ContextType>, Exclude<keyof RightsRequestPayload & keyof RightsRequestPayloadResolvers, keyof RightsRequestPayloadMapper>>>;
  CommunicationPreferences: CommunicationPreferencesResolvers<ContextType> & Required<Pick<CommunicationPreferencesResolvers<ContextType>, Exclude<keyof CommunicationPreferences & keyof CommunicationPreferencesResolvers, keyof CommunicationPreferencesMapper>>>;
  CommunicationChoice: CommunicationChoiceResolvers<ContextType> & Required<Pick<CommunicationChoiceResolvers<ContextType>, Exclude<keyof CommunicationChoice & keyof CommunicationChoiceResolvers, keyof CommunicationChoiceMapper>>>;
  FrequencyCap?: FrequencyCapResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  Topic: TopicResolvers<ContextType> & Required<Pick<TopicResolvers<ContextType>, Exclude<keyof Topic & keyof TopicResolvers, keyof TopicMapper>>>;
  PermissionAnswer: PermissionAnswerResolvers<ContextType> & Required<Pick<PermissionAnswerResolvers<ContextType>, Exclude<keyof PermissionAnswer & keyof PermissionAnswerResolvers, keyof PermissionAnswerMapper>>>;
  UnsubscribeHeaders?: UnsubscribeHeadersResolvers<ContextType>;
  SubscriptionRequest: SubscriptionRequestResolvers<ContextType> & Required<Pick<SubscriptionRequestResolvers<ContextType>, Exclude<keyof SubscriptionRequest & keyof SubscriptionRequestResolvers, keyof SubscriptionRequestMapper>>>;
  PrivacySignal: PrivacySignalResolvers<ContextType> & Required<Pick<PrivacySignalResolvers<ContextType>, Exclude<keyof PrivacySignal & keyof PrivacySignalResolvers, keyof PrivacySignalMapper>>>;
  PrivacySignalConnection?: PrivacySignalConnectionResolvers<ContextType>;
  PrivacySignalEdge?: PrivacySignalEdgeResolvers<ContextType>;
  CommunicationPreferencesPayload?: CommunicationPreferencesPayloadResolvers<ContextType>;
  UnsubscribeFromAllPayload?: UnsubscribeFromAllPayloadResolvers<ContextType>;
  RequestSubscriptionPayload?: RequestSubscriptionPayloadResolvers<ContextType>;
  ConfirmSubscriptionPayload?: ConfirmSubscriptionPayloadResolvers<ContextType>;
  RecordPrivacySignalsPayload?: RecordPrivacySignalsPayloadResolvers<ContextType>;
  RecordContactPayload?: RecordContactPayloadResolvers<ContextType>;
  PublishTopicVersionPayload?: PublishTopicVersionPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

