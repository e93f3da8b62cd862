// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, CustomerMatchMapper, SourceRecordMapper, PreferenceMapper, CustomerNameMapper, CustomerEmailMapper, CustomerPhoneMapper, CustomerAddressMapper, CustomerBirthDateMapper, CustomerLanguageMapper, RegisterCustomerPayloadMapper, UpdateProfilePayloadMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper, IdentityCheckMapper, IdentityCheckPayloadMapper, InferenceMapper, ProfileAsOfMapper, RecordPreferencesPayloadMapper, InferenceAnswerPayloadMapper, RecordInferencesPayloadMapper, RecognitionEvidenceMapper, WebSessionMapper, TouchpointRecognitionMapper, TouchpointMapper, RectifyProfilePayloadMapper, MergeMapper, MergePreviewMapper, MatchReviewMapper, MergeCustomersPayloadMapper, UnmergeCustomersPayloadMapper, ConnectionSecretMapper, SyncConflictMapper, ConnectionMapper, ConnectionDeliveryMapper, ConnectionEventMapper, CustomerConnectionMapper, SyncProfilePayloadMapper, SyncResultMapper, ConnectedAttributeMapper, MatchExplanationMapper, ResolutionRunMapper, LearnResolutionModelPayloadMapper, StartResolutionPayloadMapper } from './mappers.ts';
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
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** An instant in UTC, ISO 8601, e.g. `2026-03-01T09:30:00Z`. */
  DateTime: { input: Date; output: Date; }
  /** A day in the calendar, ISO 8601, e.g. `1990-12-24`. */
  LocalDate: { input: string; output: string; }
  /** What the customer permits this actor in this request, signed. Only the planner asks for it; no client can. */
  ConsentProof: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  __typename?: 'Query';
  /** Where a customer can be written to at this moment. Null when no address is known to be theirs. Asked by parts of Patron that write to a customer, once consent permits it. */
  contactNow?: Maybe<Contact>;
  /** How far each type of identifier is believed, the most believed first. Null only with an error. */
  identifierPolicies?: Maybe<Array<IdentifierPolicy>>;
  /** Why records are one customer's: of each pair that linked how every field compared, newest record first, then what made customers one. At most 200. With `otherId`: how the records of two customers compare, the heaviest pairs first, at most 20. `FORBIDDEN` for a customer who is not the caller's to see. Null only with an error. */
  explainMatch?: Maybe<Array<MatchExplanation>>;
  /** What the resolution was told to do with everything that is stored, and how far it is; newest first. Null only with an error. */
  resolutionRuns?: Maybe<ResolutionRunConnection>;
  /** What is known of somebody whom nobody knows. Null when nothing is kept of them, and once they were recognised as a customer. */
  anonymousProfile?: Maybe<AnonymousProfile>;
  /** Connected applications, in the order of their ids. At most 20. Null only with an error. */
  connections?: Maybe<Array<Connection>>;
  /** What a connection was told, newest first. Null when there is no such connection. */
  connectionDeliveries?: Maybe<ConnectionDeliveryConnection>;
  /** Everything that the calling application is told, oldest first, as it stands now: what webhooks bring, for who rather asks. Reading on behind a place says that everything up to it was taken. Null when the caller is no connected application. */
  connectionFeed?: Maybe<ConnectionEventConnection>;
  /** What connected applications say otherwise than we do and a person has to decide, newest first: an associate's of customers whom the stores serve. Null only with an error. */
  syncConflicts?: Maybe<SyncConflictConnection>;
  /** The signed-in customer; for a partner app the customer of its grant. Null for everybody else. */
  me?: Maybe<Customer>;
  /** Null when there is no such customer. `FORBIDDEN` for one that is not the caller's to see, whether it exists or not. */
  customer?: Maybe<Customer>;
  /** The one customer who holds an identifier, however it is written: who verified it, else in whose records it stands, else who claims it. Null when nobody does, when several do, and when the customer is not the caller's to see. */
  customerByIdentifier?: Maybe<Customer>;
  /** Looks for a person who stands at the counter, newest customers first. Shows masked values only, at most 20 at once; whoever is found has it in their disclosure ledger, and one member of staff may search 30 times a minute (`RATE_LIMITED`). Null only with an error. */
  customers?: Maybe<CustomerMatchConnection>;
  /** What making two customers one would give. Consents, points and open orders of either: select them of `survivor` and `merged`. Null only with an error. */
  mergePreview?: Maybe<MergePreview>;
  /** Pairs of customers who may be one, newest first; masked, and whoever is shown has it in their disclosure ledger. Null only with an error. */
  matchReviews?: Maybe<MatchReviewConnection>;
};


export type QueryContactNowArgs = {
  customerId: Scalars['ID']['input'];
};


export type QueryExplainMatchArgs = {
  customerId: Scalars['ID']['input'];
  otherId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryResolutionRunsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAnonymousProfileArgs = {
  id: Scalars['ID']['input'];
};


export type QueryConnectionDeliveriesArgs = {
  connectionId: Scalars['ID']['input'];
  state?: InputMaybe<ConnectionDeliveryState>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryConnectionFeedArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySyncConflictsArgs = {
  state?: InputMaybe<SyncConflictState>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerByIdentifierArgs = {
  type: IdentifierType;
  value: Scalars['String']['input'];
};


export type QueryCustomersArgs = {
  search: CustomerSearchInput;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryMergePreviewArgs = {
  customerIds: Array<Scalars['ID']['input']>;
  survivorId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryMatchReviewsArgs = {
  state?: MatchReviewState;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Where a letter reaches a customer. */
export type Contact = {
  __typename?: 'Contact';
  /** An address that the customer has shown to be theirs. */
  email: Scalars['String']['output'];
  /** BCP 47. Null when none is known. */
  language?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Sets how far a type of identifier is believed, for records that arrive from then on. Codes: `INVALID_VALUE`. */
  setIdentifierPolicy: SetIdentifierPolicyPayload;
  /** Learns from the stored records, without labels, what agreeing and differing say of two of them: how weights come out from then on. Nothing that is linked or decided changes; `startResolution` looks again. It happens in the background; one that waits or runs already is the answer. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  learnResolutionModel: LearnResolutionModelPayload;
  /** Resolves everything that is stored again by the newest model: customers who turn out to be one are merged, who may be is put before a person. No record leaves its customer, and what people decided stands. It happens in the background and goes on where it was after a stop; one that waits or runs already is the answer. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  startResolution: StartResolutionPayload;
  /** Takes down what sensors and shops saw, once for each event id of the caller. A bad event is reported and stops no other. Pictures, recordings and measures of bodies are refused. For a store's `sensor`, `gate`, `kiosk` or `display`, and for services with `touchpoints`. Codes: `INVALID_VALUE`. */
  recordTouchpoints: RecordTouchpointsPayload;
  /** The signed-in customer uses a device. Who permits `in_store_recognition` is recognised on it until the session is ended; of anybody else nothing is kept but that another session began. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`. */
  beginDeviceSession: BeginDeviceSessionPayload;
  /** Somebody has signed out of a device, or left it: what it sees from then on is another person's. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`. */
  endDeviceSession: EndDeviceSessionPayload;
  /** Connects an application of the retailer that holds the same customers, e.g. the ERP: it acts as the service of this id. Codes: `INVALID_VALUE`, `CONNECTION_ID_TAKEN`, `TOO_MANY_CONNECTIONS`, `ATTRIBUTE_OWNED`, `CONNECTION_URL_REFUSED`. */
  registerConnection: ConnectionPayload;
  /** Changes a connection, pauses it or lets it go on. Who may hold other attributes from now on is told of all customers anew, what it has to remove included; policies count for what is said from now on. Codes: `CONNECTION_NOT_FOUND`, `INVALID_VALUE`, `ATTRIBUTE_OWNED`, `CONNECTION_URL_REFUSED`. */
  updateConnection: ConnectionPayload;
  /** Gives a connection a new secret; those before it sign for a while. Codes: `CONNECTION_NOT_FOUND`, `INVALID_VALUE`, `TOO_MANY_CONNECTION_SECRETS`. */
  rotateConnectionSecret: ConnectionPayload;
  /** Ends a connection. What it said stays, as it was said. Codes: `CONNECTION_NOT_FOUND`. */
  removeConnection: RemoveConnectionPayload;
  /** Tells a connection again: what it refused for good, what stands behind a place in its feed, or everybody. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `CONNECTION_NOT_FOUND`, `INVALID_VALUE`. */
  replayConnection: ReplayConnectionPayload;
  /** What the calling application says of a customer. Told twice, late or in another order it comes to the same: of its words for an attribute the one of the highest source version counts, and whose word stands, its or ours, follows from the policy of the attribute and from when both were said. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `CONNECTION_NOT_FOUND`, `CONNECTION_PAUSED`, `CUSTOMER_NOT_FOUND`, `RECORD_OF_ANOTHER`, `INVALID_VALUE`, `VERSION_CONFLICT`. */
  syncProfile: SyncProfilePayload;
  /** Decides which of two values stands. Codes: `SYNC_CONFLICT_NOT_FOUND`, `SYNC_CONFLICT_CLOSED`. */
  resolveSyncConflict: ResolveSyncConflictPayload;
  /** Registers a new customer from as little as an email or a phone. For visitors, associates and services. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`. */
  registerCustomer: RegisterCustomerPayload;
  /** Changes the signed-in customer's own profile. What the customer says wins over every source until the customer says otherwise. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`, `CUSTOMER_NOT_FOUND`, `VERSION_CONFLICT`. */
  updateProfile: UpdateProfilePayload;
  /** Sends a code to an email address of the customer that was verified, or has been known for 30 days: whoever enters it with `confirmIdentity` shows that it is the customer who made the request. A customer's own request has sent the first one by itself, if there was such an address. Codes: `IDENTITY_CHECK_NOT_FOUND`, `IDENTITY_CHECK_CLOSED`, `IDENTITY_CODE_LIMIT`, `NO_TRUSTED_ADDRESS`. */
  startIdentityCheck: IdentityCheckPayload;
  /** Shows by the newest code that it is the customer who made the request, which is carried out then. Codes: `IDENTITY_CHECK_NOT_FOUND`, `IDENTITY_CHECK_CLOSED`, `IDENTITY_CODE_WRONG`, `IDENTITY_CODE_EXPIRED`, `IDENTITY_CHECK_LOCKED`. */
  confirmIdentity: IdentityCheckPayload;
  /** Records that somebody looked at a document of the customer who made the request, which is carried out then. Codes: `IDENTITY_CHECK_NOT_FOUND`, `IDENTITY_CHECK_CLOSED`. */
  recordIdentityDocument: IdentityCheckPayload;
  /** Corrects a profile within a request for rectification, once it is certain who asks; it counts as the customer's own word. Codes: `IDENTITY_CHECK_NOT_FOUND`, `RECTIFICATION_NOT_OPEN`, `CUSTOMER_NOT_FOUND`, `INVALID_VALUE`. */
  rectifyProfile: RectifyProfilePayload;
  /** An associate records what they saw that a customer in their hands prefers, e.g. at the fitting, if the customer permits `in_store_recognition`. It stands beside what the customer says; the customer may take it off. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`, `CUSTOMER_NOT_FOUND`, `RECOGNITION_NOT_PERMITTED`. */
  recordPreferences: RecordPreferencesPayload;
  /** Records what a model concluded of customers who permit `purchase_profiling`; of others nothing is kept, and `outcomes` says so. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`. */
  recordInferences: RecordInferencesPayload;
  /** The signed-in customer says what is right instead of something that was concluded. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INFERENCE_NOT_FOUND`, `INVALID_VALUE`. */
  correctInference: InferenceAnswerPayload;
  /** The signed-in customer objects to something that was concluded: nobody sees it any more, and it isn't concluded again. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INFERENCE_NOT_FOUND`. */
  objectToInference: InferenceAnswerPayload;
  /** Makes two customers one. Nothing is moved: what is known, ordered and decided under either id is the customer's from now on, both ids lead to them for ever, and `unmergeCustomers` takes it back. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`, `CUSTOMER_NOT_FOUND`, `ALREADY_MERGED`, `NEVER_THE_SAME`, `TOO_MANY_MEMBERS`. */
  mergeCustomers: MergeCustomersPayload;
  /** Takes a merge back, also one that others followed: each side has again what stands under its ids. An associate may take back merges of customers whom they serve, and their own. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `MERGE_NOT_FOUND`, `ALREADY_UNMERGED`. */
  unmergeCustomers: UnmergeCustomersPayload;
  /** Says for good whether two customers are one person; the resolution keeps to it. `SAME` makes them one. A later decision of the same pair replaces it. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `INVALID_VALUE`, `MATCH_REVIEW_NOT_FOUND`, `CUSTOMER_NOT_FOUND`, `ALREADY_MERGED`, `NEVER_THE_SAME`, `TOO_MANY_MEMBERS`. */
  decideMatch: DecideMatchPayload;
  /** Takes a source's record, and the purchases that came with it, off a customer to whom it was given wrongly; it founds a customer of its own. The two are never the same from then on, until `decideMatch` says otherwise. Codes: `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`, `RECORD_NOT_FOUND`, `LAST_RECORD`. */
  separateRecord: SeparateRecordPayload;
  /** Takes in records of one source and gives each to the customer whom it is about, a new one if need be. A bad record is reported and does not stop the others; the same record again changes nothing; a changed one replaces what it said before. All or nothing is kept of one call. Codes: `INVALID_VALUE`. */
  importCustomerRecords: ImportCustomerRecordsPayload;
};


export type MutationSetIdentifierPolicyArgs = {
  input: SetIdentifierPolicyInput;
};


export type MutationLearnResolutionModelArgs = {
  input: LearnResolutionModelInput;
};


export type MutationStartResolutionArgs = {
  input: StartResolutionInput;
};


export type MutationRecordTouchpointsArgs = {
  input: RecordTouchpointsInput;
};


export type MutationBeginDeviceSessionArgs = {
  input: BeginDeviceSessionInput;
};


export type MutationEndDeviceSessionArgs = {
  input: EndDeviceSessionInput;
};


export type MutationRegisterConnectionArgs = {
  input: RegisterConnectionInput;
};


export type MutationUpdateConnectionArgs = {
  input: UpdateConnectionInput;
};


export type MutationRotateConnectionSecretArgs = {
  input: RotateConnectionSecretInput;
};


export type MutationRemoveConnectionArgs = {
  input: RemoveConnectionInput;
};


export type MutationReplayConnectionArgs = {
  input: ReplayConnectionInput;
};


export type MutationSyncProfileArgs = {
  input: SyncProfileInput;
};


export type MutationResolveSyncConflictArgs = {
  input: ResolveSyncConflictInput;
};


export type MutationRegisterCustomerArgs = {
  input: RegisterCustomerInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationStartIdentityCheckArgs = {
  input: StartIdentityCheckInput;
};


export type MutationConfirmIdentityArgs = {
  input: ConfirmIdentityInput;
};


export type MutationRecordIdentityDocumentArgs = {
  input: RecordIdentityDocumentInput;
};


export type MutationRectifyProfileArgs = {
  input: RectifyProfileInput;
};


export type MutationRecordPreferencesArgs = {
  input: RecordPreferencesInput;
};


export type MutationRecordInferencesArgs = {
  input: RecordInferencesInput;
};


export type MutationCorrectInferenceArgs = {
  input: CorrectInferenceInput;
};


export type MutationObjectToInferenceArgs = {
  input: ObjectToInferenceInput;
};


export type MutationMergeCustomersArgs = {
  input: MergeCustomersInput;
};


export type MutationUnmergeCustomersArgs = {
  input: UnmergeCustomersInput;
};


export type MutationDecideMatchArgs = {
  input: DecideMatchInput;
};


export type MutationSeparateRecordArgs = {
  input: SeparateRecordInput;
};


export type MutationImportCustomerRecordsArgs = {
  input: ImportCustomerRecordsInput;
};

/** A person who is looked for: an identifier, or a name with a birth date, a postcode or a city. */
export type CustomerSearchInput = {
  /** An identifier that the person gives; the rest doesn't count then. */
  identifier?: InputMaybe<IdentifierInput>;
  /** Words of the name as they are spelt; case and accents don't matter. Up to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The birth date. */
  birthDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** A postcode, with or without its space. */
  postcode?: InputMaybe<Scalars['String']['input']>;
  /** A city. */
  city?: InputMaybe<Scalars['String']['input']>;
};

/** An identifier and its kind. */
export type IdentifierInput = {
  /** What kind of identifier it is. */
  type: IdentifierType;
  /** The identifier. A phone with its country code. */
  value: Scalars['String']['input'];
};

/** Customers who were found. */
export type CustomerMatchConnection = {
  __typename?: 'CustomerMatchConnection';
  /** The customers of the page. */
  edges: Array<CustomerMatchEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A customer on their page. */
export type CustomerMatchEdge = {
  __typename?: 'CustomerMatchEdge';
  /** Pass it as `after` to go on behind this customer. */
  cursor: Scalars['String']['output'];
  /** The customer. */
  node: CustomerMatch;
};

/** What staff see of a customer who isn't in their hands: enough to recognise who stands there. */
export type CustomerMatch = {
  __typename?: 'CustomerMatch';
  /** The customer's id. */
  customerId: Scalars['ID']['output'];
  /** E.g. `Ada L•••`. Null when no name is known. */
  name?: Maybe<Scalars['String']['output']>;
  /** E.g. `a•••@example.com`. Null when none is known. */
  email?: Maybe<Scalars['String']['output']>;
  /** Its last three digits, e.g. `•••678`. Null when none is known. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Null when none is known. */
  city?: Maybe<Scalars['String']['output']>;
};

/** A customer's profile as it stood at a moment, under the ids that are theirs today. */
export type ProfileAsOf = {
  __typename?: 'ProfileAsOf';
  /** The moment. */
  at: Scalars['DateTime']['output'];
  /** Null when nobody had said it. */
  name?: Maybe<CustomerName>;
  /** Verified ones first, then newest first. At most 20. */
  emails: Array<CustomerEmail>;
  /** Verified ones first, then newest first. At most 20. */
  phones: Array<CustomerPhone>;
  /** Newest first. At most 20. */
  addresses: Array<CustomerAddress>;
  /** Null when nobody had said it. */
  birthDate?: Maybe<CustomerBirthDate>;
  /** Null when nobody had said it. */
  language?: Maybe<CustomerLanguage>;
  /** Null when nobody had said it. */
  tone?: Maybe<CustomerTone>;
  /** Newest first. At most 200. */
  preferences: Array<Preference>;
};

/** Something that a model concluded of a customer. The customer may correct it or object to it. */
export type Inference = {
  __typename?: 'Inference';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it is about, e.g. `life_stage`, `interest`. */
  attribute: Scalars['String']['output'];
  /** What was concluded, e.g. `new parent`. */
  value: Scalars['String']['output'];
  /** 0 to 1: how sure the model is. */
  confidence: Scalars['Float']['output'];
  /** What it rests on. 1 to 20. */
  evidence: Array<Scalars['String']['output']>;
  /** Name and version of the model. */
  model: Scalars['String']['output'];
  /** When it was concluded, or concluded again. */
  inferredAt: Scalars['DateTime']['output'];
  /** It goes by itself then, unless it is concluded again. */
  expiresAt: Scalars['DateTime']['output'];
  /** What the customer said to it. What they corrected or objected to is shown to them alone, and isn't concluded again. */
  state: InferenceState;
  /** What is right, in the customer's words. Null unless they corrected it. */
  corrected?: Maybe<Scalars['String']['output']>;
  /** When the customer answered. Null when they didn't. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a conclusion stands. */
export type InferenceState =
  /** The customer has not spoken against it. */
  | 'STANDING'
  /** The customer said what is right. */
  | 'CORRECTED'
  /** The customer objected (GDPR Art. 21). */
  | 'OBJECTED';

/** What an associate saw that a customer prefers. */
export type RecordPreferencesInput = {
  /** Whom it is about: a customer in the associate's hands. */
  customerId: Scalars['ID']['input'];
  /** The store where it was seen: one of the associate's. */
  storeId: Scalars['ID']['input'];
  /** 1 to 50. */
  preferences: Array<PreferenceInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of what was seen. */
export type RecordPreferencesPayload = {
  __typename?: 'RecordPreferencesPayload';
  /** The customer after it. Null when `userErrors` is not empty. */
  customer?: Maybe<Customer>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Conclusions of a model. */
export type RecordInferencesInput = {
  /** 1 to 100. */
  inferences: Array<InferenceInput>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A conclusion about one customer. */
export type InferenceInput = {
  /** Whom it is about. */
  customerId: Scalars['ID']['input'];
  /** What it is about: `life_stage`, `interest`, `habit`, `like` or a word of your own; 1 to 40 lower-case letters, digits and `_`. Of `interest`, `habit` and `like` a customer may have several, of any other one. */
  attribute: Scalars['String']['input'];
  /** What is concluded. 1 to 100 characters. */
  value: Scalars['String']['input'];
  /** 0 to 1: how sure the model is. */
  confidence: Scalars['Float']['input'];
  /** What it rests on, in words that the customer can read, without facts of other people. 1 to 20, each of up to 200 characters. */
  evidence: Array<Scalars['String']['input']>;
  /** Name and version of the model. Up to 100 characters. */
  model: Scalars['String']['input'];
  /** Within two years. Null: 180 days. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of conclusions. */
export type RecordInferencesPayload = {
  __typename?: 'RecordInferencesPayload';
  /** One for each conclusion, in the order of the input; empty when `userErrors` isn't. */
  outcomes: Array<InferenceOutcome>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What was done with a conclusion. */
export type InferenceOutcome =
  /** It stands. */
  | 'RECORDED'
  /** It stood before; time, confidence and evidence are the new ones. */
  | 'RENEWED'
  /** The customer has corrected it or objected to it: it isn't recorded again. */
  | 'ANSWERED'
  /** The customer doesn't permit `purchase_profiling`. */
  | 'NOT_PERMITTED'
  /** As many conclusions as are kept of one customer stand: 200. */
  | 'FULL'
  /** There is no such customer. */
  | 'CUSTOMER_NOT_FOUND';

/** What is right, in the customer's words. */
export type CorrectInferenceInput = {
  /** Id of the conclusion. */
  inferenceId: Scalars['ID']['input'];
  /** What is right. 1 to 100 characters. */
  value: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** An objection to a conclusion. */
export type ObjectToInferenceInput = {
  /** Id of the conclusion. */
  inferenceId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of an answer to a conclusion. */
export type InferenceAnswerPayload = {
  __typename?: 'InferenceAnswerPayload';
  /** The customer, with `inferences` as they are now. Null when `userErrors` is not empty. */
  customer?: Maybe<Customer>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** How somebody was noticed. */
export type TouchpointKind =
  /** Their device looked for a network. */
  | 'WIFI'
  /** Their device was near a beacon. */
  | 'BLE'
  /** They held a device or a card to a reader. */
  | 'NFC'
  /** Their app told where it is. */
  | 'GPS'
  /** A camera counted people; of nobody in particular. */
  | 'CAMERA_COUNT'
  /** A floor counted people; of nobody in particular. */
  | 'FLOOR_SENSOR'
  /** They used the web shop or the app. */
  | 'WEB_SESSION';

/** What identifies a device. Only keyed hashes are kept. */
export type DeviceKind =
  /** An identifier of the device itself, e.g. for advertising. */
  | 'DEVICE'
  /** A cookie of ours. */
  | 'COOKIE'
  /** An installation of our app. */
  | 'APP_INSTALL'
  /** A MAC address. One that the device made up against tracking counts for one day. */
  | 'WIFI'
  /** A beacon that the person carries. */
  | 'BEACON'
  /** A tag or card. */
  | 'NFC';

/** A device identifier. */
export type DeviceIdentifierInput = {
  /** What kind of identifier it is. */
  kind: DeviceKind;
  /** The identifier: a MAC address, a tag's identifier in hexadecimal, or 8 to 128 characters. */
  value: Scalars['String']['input'];
};

/** What sensors and shops saw. */
export type RecordTouchpointsInput = {
  /** 1 to 500, in any order. */
  events: Array<TouchpointInput>;
};

/** What a sensor or a shop saw. Never a picture, a recording or a measure of somebody's body. */
export type TouchpointInput = {
  /** Chosen by the caller, unique for each event; 1 to 100 visible ASCII characters. Sent twice it counts once. */
  eventId: Scalars['ID']['input'];
  /** How it was noticed. */
  kind: TouchpointKind;
  /** When it happened, within the days that such events are kept (30 unless configured otherwise). */
  occurredAt: Scalars['DateTime']['input'];
  /** Where. Null: the device's own store; for a position and a web session none. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Where in the store. 1 to 100 characters. */
  zone?: InputMaybe<Scalars['String']['input']>;
  /** Kinds of products that were there or looked at; at most 20, each of 1 to 100 characters. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What identifies the person's devices, seen together: 1 to 5; none for a count. */
  devices?: InputMaybe<Array<DeviceIdentifierInput>>;
  /** Where on earth, for `GPS` only. Kept to about 100 m. */
  position?: InputMaybe<PositionInput>;
  /** How many people, 0 to 10000; for `CAMERA_COUNT` and `FLOOR_SENSOR` only. */
  count?: InputMaybe<Scalars['Int']['input']>;
  /** What was looked at, for `WEB_SESSION` only. */
  session?: InputMaybe<WebSessionInput>;
  /** What the sensor says besides: an object of at most 20 plain values, texts up to 200 characters. */
  details?: InputMaybe<Scalars['JSON']['input']>;
};

/** A place on earth. */
export type PositionInput = {
  /** Degrees, -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees, -180 to 180. */
  longitude: Scalars['Float']['input'];
};

/** A visit to the web shop or the app. */
export type WebSessionInput = {
  /** Where the visitor came from, e.g. `newsletter`. 1 to 100 characters. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Screens in the order in which they were seen; at most 100, each of 1 to 100 characters. */
  screens?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Products that were looked at; at most 100, each of 1 to 100 characters. */
  products?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The screen on which the visitor left. 1 to 100 characters. */
  exit?: InputMaybe<Scalars['String']['input']>;
};

/** What came of events. */
export type RecordTouchpointsPayload = {
  __typename?: 'RecordTouchpointsPayload';
  /** One for each event, in the order of the input; empty when `userErrors` isn't. */
  results: Array<TouchpointResult>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
};

/** What came of one event. */
export type TouchpointResult = {
  __typename?: 'TouchpointResult';
  /** The event's id, as it was given. */
  eventId: Scalars['ID']['output'];
  /** What was done with it. */
  outcome: TouchpointOutcome;
  /** The profile that it is of, e.g. `anp_…`; it can change as more is known of a device. Null for a count, for what was refused, and for a device that asks. */
  anonymousProfileId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused. Null when it wasn't. */
  problem?: Maybe<TouchpointProblem>;
};

/** What was done with an event. */
export type TouchpointOutcome =
  /** It was taken down. */
  | 'RECORDED'
  /** It had been taken down before: the first one stands. */
  | 'DUPLICATE'
  /** Nothing of it is kept. */
  | 'REFUSED';

/** What is wrong with an event. */
export type TouchpointProblem = {
  __typename?: 'TouchpointProblem';
  /** What kind of problem it is. */
  code: TouchpointProblemCode;
  /** Where in the event, e.g. `devices.0.value`. */
  field: Scalars['String']['output'];
  /** For developers. */
  message: Scalars['String']['output'];
};

/** What can be wrong with an event. */
export type TouchpointProblemCode =
  /** The value is malformed or out of range; `message` says what was expected. */
  | 'INVALID_VALUE'
  /** It holds what is, or may be, a picture, a recording or a measure of somebody's body. */
  | 'BIOMETRICS_REFUSED'
  /** It is older than such events are kept. */
  | 'TOO_OLD'
  /** A device says only what happens in its own store. */
  | 'STORE_FORBIDDEN';

/** A device that the customer uses. */
export type BeginDeviceSessionInput = {
  /** What identifies the device, 1 to 5. */
  devices: Array<DeviceIdentifierInput>;
  /** When it began, in the last 7 days. Null: now. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A device that somebody has used. */
export type EndDeviceSessionInput = {
  /** What identifies the device, 1 to 5. */
  devices: Array<DeviceIdentifierInput>;
  /** When it ended, in the last 7 days. Null: now. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of signing in on a device. */
export type BeginDeviceSessionPayload = {
  __typename?: 'BeginDeviceSessionPayload';
  /** Whether the customer permits being recognised on it. Null when `userErrors` is not empty. */
  recognised?: Maybe<Scalars['Boolean']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What came of ending a session. */
export type EndDeviceSessionPayload = {
  __typename?: 'EndDeviceSessionPayload';
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A customer's touchpoints. */
export type TouchpointConnection = {
  __typename?: 'TouchpointConnection';
  /** The touchpoints of the page. */
  edges: Array<TouchpointEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A touchpoint on its page. */
export type TouchpointEdge = {
  __typename?: 'TouchpointEdge';
  /** Pass it as `after` to go on behind this touchpoint. */
  cursor: Scalars['String']['output'];
  /** The touchpoint. */
  node: Touchpoint;
};

/** Where a customer was recognised. */
export type Touchpoint = {
  __typename?: 'Touchpoint';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** How it was noticed. */
  kind: TouchpointKind;
  /** When it happened. */
  occurredAt: Scalars['DateTime']['output'];
  /** The store. Null when it wasn't in one. */
  store?: Maybe<Store>;
  /** Where in the store. Null when nobody said. */
  zone?: Maybe<Scalars['String']['output']>;
  /** Kinds of products that were there or looked at. At most 20. */
  categories: Array<Scalars['String']['output']>;
  /** To about 100 m. Null for all but `GPS`. */
  position?: Maybe<Position>;
  /** What was looked at. Null for all but `WEB_SESSION`. */
  session?: Maybe<WebSession>;
  /** Why it is taken for the customer's. Null when that has just ended. */
  recognition?: Maybe<TouchpointRecognition>;
  /** It is deleted then; much sooner when the customer withdraws the consent to being recognised. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A place on earth. */
export type Position = {
  __typename?: 'Position';
  /** Degrees, -90 to 90. */
  latitude: Scalars['Float']['output'];
  /** Degrees, -180 to 180. */
  longitude: Scalars['Float']['output'];
};

/** A visit to the web shop or the app. */
export type WebSession = {
  __typename?: 'WebSession';
  /** Where the visitor came from. Null when nobody said. */
  source?: Maybe<Scalars['String']['output']>;
  /** Screens in the order in which they were seen. At most 100. */
  screens: Array<Scalars['String']['output']>;
  /** Products that were looked at. At most 100. */
  products: Array<Scalars['ID']['output']>;
  /** The screen on which the visitor left. Null when nobody said. */
  exit?: Maybe<Scalars['String']['output']>;
};

/** Why somebody unknown was taken for a customer. */
export type TouchpointRecognition = {
  __typename?: 'TouchpointRecognition';
  /** When it was concluded. */
  recognisedAt: Scalars['DateTime']['output'];
  /** The sum of the evidence in bits: log2 of how much likelier it is of one person than of two. At least 18. */
  weight: Scalars['Float']['output'];
  /** What speaks for it, and against it. At most 200. */
  evidence: Array<RecognitionEvidence>;
};

/** One reason for or against two being one person. */
export type RecognitionEvidence = {
  __typename?: 'RecognitionEvidence';
  /** What kind of reason it is. */
  what: RecognitionReason;
  /** In bits; below 0 it speaks against. */
  weight: Scalars['Float']['output'];
  /** Where. Null where it is not about a store. */
  store?: Maybe<Store>;
  /** When. Null where it is not about a moment. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Which kind of products. Null where it is not about one. */
  category?: Maybe<Scalars['String']['output']>;
};

/** Reasons for or against two being one person. */
export type RecognitionReason =
  /** The customer was signed in on the device. */
  | 'SAME_DEVICE'
  /** Both were in a store at the same time. */
  | 'SAME_VISIT'
  /** Both looked at the same kind of products. */
  | 'SAME_CATEGORY'
  /** One was there without the other. */
  | 'ALONE'
  /** Both were in different stores at the same time. */
  | 'ELSEWHERE'
  /** It does what another device of the same person does. */
  | 'SAME_PATTERN';

/** Somebody whom nobody knows: one person on one device, or several that belong together. */
export type AnonymousProfile = {
  __typename?: 'AnonymousProfile';
  /** E.g. `anp_…`. */
  id: Scalars['ID']['output'];
  /** What kinds of identifiers were seen. */
  deviceKinds: Array<DeviceKind>;
  /** How often they were seen, of what is still kept. */
  touchpointCount: Scalars['Int']['output'];
  /** When they were first seen, of what is still kept. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** When they were last seen. */
  lastSeenAt: Scalars['DateTime']['output'];
  /** Nothing is kept of them any more then, unless they are seen again. */
  expiresAt: Scalars['DateTime']['output'];
  /** Another profile that is the same person's by what both do. Null when there is none. */
  join?: Maybe<AnonymousJoin>;
};

/** Two anonymous profiles that are one person's by behaviour alone. */
export type AnonymousJoin = {
  __typename?: 'AnonymousJoin';
  /** The other profile. */
  withId: Scalars['ID']['output'];
  /** The sum of the evidence in bits. At least 18. */
  weight: Scalars['Float']['output'];
  /** What speaks for it, and against it. At most 200. */
  evidence: Array<RecognitionEvidence>;
  /** When it was concluded. */
  joinedAt: Scalars['DateTime']['output'];
};

/** A person who shops with us. */
export type Customer = {
  __typename?: 'Customer';
  /** Opaque and stable: an id that once named the customer keeps resolving to them. */
  id: Scalars['ID']['output'];
  /** Decided by consent, for this request. */
  consentProof: Scalars['ConsentProof']['output'];
  /** Null until somebody says it. */
  name?: Maybe<CustomerName>;
  /** Verified ones first, then newest first. At most 20. */
  emails?: Maybe<Array<CustomerEmail>>;
  /** Verified ones first, then newest first. At most 20. */
  phones?: Maybe<Array<CustomerPhone>>;
  /** Newest first. At most 20. */
  addresses?: Maybe<Array<CustomerAddress>>;
  /** Null until somebody says it. */
  birthDate?: Maybe<CustomerBirthDate>;
  /** The language to address the customer in. Null until somebody says it. */
  language?: Maybe<CustomerLanguage>;
  /** How to address the customer. Null until they say it. */
  tone?: Maybe<CustomerTone>;
  /** What leads to the customer: verified ones first, then the last seen first. Devices only while they let themselves be recognised. At most 200. */
  identifiers?: Maybe<Array<CustomerIdentifier>>;
  /** Likes, colours, brands, styles and sizes, newest first. At most 200. */
  preferences?: Maybe<Array<Preference>>;
  /** The same as `preferences`, for an associate who serves the customer, if the customer agreed to be recognised in the store. */
  inStorePreferences?: Maybe<Array<Preference>>;
  /** The profile as it stood at a moment, by what had been recorded until then. Null when nothing was known of the customer yet. */
  profileAsOf?: Maybe<ProfileAsOf>;
  /** What models concluded of the customer, newest first; the customer sees also what they answered. At most 200. */
  inferences?: Maybe<Array<Inference>>;
  /** Ids that the customer had before merges; each leads to the customer for ever. At most 199. */
  formerIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Merges that stand, newest first. At most 199. */
  merges?: Maybe<Array<Merge>>;
  /** When the customer first became known to us. */
  registeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change of the profile; `updateProfile` compares it with `expectedVersion`. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Connected applications that may hold something of the customer: what they have, and how far they are. In the order of their ids, at most 20. */
  connections?: Maybe<Array<CustomerConnection>>;
  /** Where the customer was recognised, while they permit it, newest first. */
  touchpoints?: Maybe<TouchpointConnection>;
  /** What each source said, as it came: the profile is computed from it and from the customer's own edits. Newest first. */
  sourceRecords?: Maybe<SourceRecordConnection>;
};


/** A person who shops with us. */
export type CustomerProfileAsOfArgs = {
  at: Scalars['DateTime']['input'];
};


/** A person who shops with us. */
export type CustomerTouchpointsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerSourceRecordsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a customer is called. */
export type CustomerName = {
  __typename?: 'CustomerName';
  /** Given names. Null when they are not told apart. */
  given?: Maybe<Scalars['String']['output']>;
  /** Family name. Null when it is not told apart. */
  family?: Maybe<Scalars['String']['output']>;
  /** The whole name as written, or its parts joined. */
  full: Scalars['String']['output'];
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when it was proved. */
  verified: Scalars['Boolean']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Connected applications that hold the customer's name, by their ids in order, e.g. `erp`; at most 20. Null in a profile of the past. */
  heldBy?: Maybe<Array<Scalars['ID']['output']>>;
};

/** An email address of a customer. */
export type CustomerEmail = {
  __typename?: 'CustomerEmail';
  /** Names the value in `updateProfile`; stays while the value does. */
  id: Scalars['ID']['output'];
  /** As it was given. */
  value: Scalars['String']['output'];
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when the customer proved to receive what is sent there. */
  verified: Scalars['Boolean']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Connected applications that hold the customer's emails, by their ids in order, e.g. `erp`; at most 20. Null in a profile of the past. */
  heldBy?: Maybe<Array<Scalars['ID']['output']>>;
};

/** A phone number of a customer. */
export type CustomerPhone = {
  __typename?: 'CustomerPhone';
  /** Names the value in `updateProfile`; stays while the value does. */
  id: Scalars['ID']['output'];
  /** In E.164, e.g. `+31612345678`. */
  value: Scalars['String']['output'];
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when the customer proved to answer there. */
  verified: Scalars['Boolean']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Connected applications that hold the customer's phones, by their ids in order, e.g. `erp`; at most 20. Null in a profile of the past. */
  heldBy?: Maybe<Array<Scalars['ID']['output']>>;
};

/** Where a customer receives post. */
export type CustomerAddress = {
  __typename?: 'CustomerAddress';
  /** Names the value in `updateProfile`; stays while the value does. */
  id: Scalars['ID']['output'];
  /** The address. */
  value: PostalAddress;
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when it was proved. */
  verified: Scalars['Boolean']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Connected applications that hold the customer's addresses, by their ids in order, e.g. `erp`; at most 20. Null in a profile of the past. */
  heldBy?: Maybe<Array<Scalars['ID']['output']>>;
};

/** Lines as they stand on the envelope; null where there is none. */
export type PostalAddress = {
  __typename?: 'PostalAddress';
  /** What the customer calls it, e.g. `home`. Null for one that only sources know. */
  label?: Maybe<Scalars['String']['output']>;
  /** House number, where it stands apart. */
  streetNumber?: Maybe<Scalars['String']['output']>;
  /** Street, with or without the house number. */
  line1?: Maybe<Scalars['String']['output']>;
  /** What else belongs to it: flat, floor, care of. */
  line2?: Maybe<Scalars['String']['output']>;
  /** Part of the city. */
  suburb?: Maybe<Scalars['String']['output']>;
  /** City, town or village. */
  city?: Maybe<Scalars['String']['output']>;
  /** Postal code as written. */
  postcode?: Maybe<Scalars['String']['output']>;
  /** State, province or region. */
  state?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2, e.g. `NL`. */
  country?: Maybe<Scalars['String']['output']>;
};

/** When a customer was born. */
export type CustomerBirthDate = {
  __typename?: 'CustomerBirthDate';
  /** The day. */
  value: Scalars['LocalDate']['output'];
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when it was proved. */
  verified: Scalars['Boolean']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Connected applications that hold the customer's birth date, by their ids in order, e.g. `erp`; at most 20. Null in a profile of the past. */
  heldBy?: Maybe<Array<Scalars['ID']['output']>>;
};

/** The language of a customer. */
export type CustomerLanguage = {
  __typename?: 'CustomerLanguage';
  /** BCP 47, e.g. `nl` or `pt-BR`. */
  value: Scalars['String']['output'];
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when it was proved. */
  verified: Scalars['Boolean']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Connected applications that hold the customer's language, by their ids in order, e.g. `erp`; at most 20. Null in a profile of the past. */
  heldBy?: Maybe<Array<Scalars['ID']['output']>>;
};

/** How a customer likes to be addressed. */
export type CustomerTone = {
  __typename?: 'CustomerTone';
  /** How formally. Null when it wasn't said. */
  formOfAddress?: Maybe<FormOfAddress>;
  /** In which manner. Null when it wasn't said. */
  voice?: Maybe<ToneOfVoice>;
  /** Who said so: `customer`, `associate`, `service` or the name of a source. */
  source: Scalars['String']['output'];
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** On what it may be held. */
  lawfulBasis?: Maybe<LawfulBasis>;
};

/** How formally a customer is spoken to. */
export type FormOfAddress =
  /** E.g. *Sie*, *vous*, *u*. */
  | 'FORMAL'
  /** E.g. *du*, *tu*, *jij*. */
  | 'INFORMAL';

/** The manner in which a customer likes to be written to. */
export type ToneOfVoice =
  /** Plain facts. */
  | 'FACTUAL'
  /** Friendly. */
  | 'WARM'
  /** With a joke. */
  | 'PLAYFUL'
  /** In as few words as possible. */
  | 'BRIEF';

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

/** Something that leads to a customer. */
export type CustomerIdentifier = {
  __typename?: 'CustomerIdentifier';
  /** What it is. */
  type: CustomerIdentifierType;
  /** As it is shown. Null for a device, of which nothing is kept but that it is the same again. */
  value?: Maybe<Scalars['String']['output']>;
  /** True when the customer proved to hold it. */
  verified: Scalars['Boolean']['output'];
  /** Who said so: `customer`, `associate`, `service`, the name of a source, or `touchpoints` for a device. */
  source: Scalars['String']['output'];
  /** When it was first said or seen. */
  firstSeen: Scalars['DateTime']['output'];
  /** When it was last said or seen. */
  lastSeen: Scalars['DateTime']['output'];
};

/** What kind of thing leads to a customer. */
export type CustomerIdentifierType =
  /** An email address. */
  | 'EMAIL'
  /** A phone number. */
  | 'PHONE'
  /** The number of a loyalty card. */
  | 'LOYALTY_CARD'
  /** A token for a payment card. */
  | 'PAYMENT_CARD'
  /** The id by which a partner's app knows the customer. */
  | 'PARTNER'
  /** A device. */
  | 'DEVICE'
  /** A cookie of ours. */
  | 'COOKIE'
  /** An installation of our app. */
  | 'APP_INSTALL'
  /** A device's Wi-Fi address. */
  | 'WIFI'
  /** A beacon that the customer carries. */
  | 'BEACON'
  /** A tag or card. */
  | 'NFC';

/** How far a type of identifier is believed when records are resolved. */
export type IdentifierPolicy = {
  __typename?: 'IdentifierPolicy';
  /** Which. */
  type: IdentifierType;
  /** How many of them one person plausibly has within `withinDays`. What would lift somebody above it stays apart. */
  maxPerPerson: Scalars['Int']['output'];
  /** In days. */
  withinDays: Scalars['Int']['output'];
  /** Where two identifiers lead to different people the smaller number is believed. */
  priority: Scalars['Int']['output'];
  /** Values that are nobody's, in any case of letters; `*` stands for any characters. At most 200. */
  blockedValues: Array<Scalars['String']['output']>;
};

/** What to change in a policy. */
export type SetIdentifierPolicyInput = {
  /** Which. */
  type: IdentifierType;
  /** 1 to 1,000. Null: as it is. */
  maxPerPerson?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 3,650. Null: as it is. */
  withinDays?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100. Null: as it is. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** Replaces the list: up to 200 values of up to 100 characters, e.g. `test@*`. Null: as it is. */
  blockedValues?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The policy after the change. */
export type SetIdentifierPolicyPayload = {
  __typename?: 'SetIdentifierPolicyPayload';
  /** Null when `userErrors` is not empty. */
  policy?: Maybe<IdentifierPolicy>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Something that a customer prefers. */
export type Preference = {
  __typename?: 'Preference';
  /** Names the value in `updateProfile`; stays while the value does. */
  id: Scalars['ID']['output'];
  /** What the value is. */
  kind: PreferenceKind;
  /** E.g. `jazz`, `dark green`, `42`. */
  value: Scalars['String']['output'];
  /** The brand that it is meant for; null when for any. */
  brand?: Maybe<Scalars['String']['output']>;
  /** The kind of product that it is meant for, e.g. `shoes`; null when for any. */
  category?: Maybe<Scalars['String']['output']>;
  /** How it is known. */
  basis: PreferenceBasis;
  /** Who said so: `customer`, `associate`, `service` or the name of a source. Not for partner apps. */
  source?: Maybe<Scalars['String']['output']>;
  /** The store where it was recorded; null when it wasn't in one. Not for partner apps. */
  store?: Maybe<Store>;
  /** When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how reliable its source is. */
  confidence: Scalars['Float']['output'];
  /** On what it may be held. Not for partner apps. */
  lawfulBasis?: Maybe<LawfulBasis>;
};

/** What a preference is about. */
export type PreferenceKind =
  /** Something the customer likes. */
  | 'LIKE'
  /** A colour. */
  | 'COLOUR'
  /** A brand. */
  | 'BRAND'
  /** A style, e.g. `casual`. */
  | 'STYLE'
  /** A size, by brand or category. One for each: a new one replaces it. */
  | 'SIZE';

/** How a preference is known. */
export type PreferenceBasis =
  /** The customer said it. */
  | 'STATED'
  /** Somebody saw it, e.g. an associate at the fitting. */
  | 'OBSERVED'
  /** A model concluded it. */
  | 'INFERRED';

/** A shop, or a place that hands goods over. */
export type Store = {
  __typename?: 'Store';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
};

/** What kind of identifier something is. */
export type IdentifierType =
  /** An email address. Case and what follows a plus sign don't matter. */
  | 'EMAIL'
  /** A phone number. */
  | 'PHONE'
  /** The number of a loyalty card. */
  | 'LOYALTY_CARD'
  /** A token for a payment card, e.g. its Payment Account Reference (EMVCo); never the card's number. */
  | 'PAYMENT_CARD'
  /** The id by which a partner's app knows the person: the app's id, a colon, the id. */
  | 'PARTNER';

/** What a source said about a person, as it came. */
export type SourceRecord = {
  __typename?: 'SourceRecord';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Name of the source, e.g. `till`. */
  source: Scalars['String']['output'];
  /** The record's id in its source. */
  recordId: Scalars['String']['output'];
  /** 1 for the record as it first came; one more each time that its source changed it. */
  version: Scalars['Int']['output'];
  /** When its source recorded it; when it was received where the source doesn't say. */
  recordedAt: Scalars['DateTime']['output'];
  /** When this version was received. */
  receivedAt: Scalars['DateTime']['output'];
  /** Why it is this customer's. Null for a record that founded the customer, linked to nobody else's. */
  linkedBy?: Maybe<LinkRule>;
  /** What stood in it, column by column. At most 70. */
  values: Array<SourceRecordValue>;
};

/** One column of a record. */
export type SourceRecordValue = {
  __typename?: 'SourceRecordValue';
  /** Name of the column, e.g. `given_name`. */
  column: Scalars['String']['output'];
  /** What stood in it, unchanged. */
  value: Scalars['String']['output'];
};

/** Why a record is a customer's. */
export type LinkRule =
  /** The same loyalty card, and no other name on it. */
  | 'LOYALTY_CARD'
  /** The same id at a partner's, and no other name on it. */
  | 'PARTNER'
  /** The same payment card, and no other name on it. */
  | 'PAYMENT_CARD'
  /** The same verified email, and no other name on it. */
  | 'VERIFIED_EMAIL'
  /** The same email, and the names agree. */
  | 'EMAIL_AND_NAME'
  /** The same phone, and given and family name agree. */
  | 'PHONE_AND_NAME'
  /** Somebody decided that they are one person. */
  | 'DECISION'
  /** Everything together speaks for one person; `explainMatch` says what and how much. */
  | 'RESOLUTION';

/** Why two records are one person's, or may be. It says how alike they are and never what stands in them. */
export type MatchExplanation = {
  __typename?: 'MatchExplanation';
  /** Ids of the two source records. Empty where customers were made one, and where the other record is gone. */
  recordIds: Array<Scalars['ID']['output']>;
  /** The merge that it led to. Null for a link of a record. */
  mergeId?: Maybe<Scalars['ID']['output']>;
  /** What linked them. Null for two who are compared and not linked. */
  rule?: Maybe<LinkRule>;
  /** How each field that both have compares. At most 68; empty where nothing was compared. */
  comparisons: Array<MatchComparison>;
  /** In bits: log2 of the odds that two records taken at random are one person's. Null where it isn't known. */
  prior?: Maybe<Scalars['Float']['output']>;
  /** In bits: what is taken off because relatives share it as well. Null where it isn't known. */
  relatives?: Maybe<Scalars['Float']['output']>;
  /** In bits: log2 of the odds that both are one person's, all taken together. Null where nothing was compared. */
  total?: Maybe<Scalars['Float']['output']>;
  /** What the total says by itself. Null where nothing was compared. */
  verdict?: Maybe<MatchResolution>;
  /** In bits: a total from here on is one person. Null where it isn't known. */
  mergeAt?: Maybe<Scalars['Float']['output']>;
  /** In bits: from here on a person looks. Null where it isn't known. */
  reviewAt?: Maybe<Scalars['Float']['output']>;
  /** Version of the model that the weights are by; 0 is the one before anything was learned. Null where nothing was compared. */
  modelVersion?: Maybe<Scalars['Int']['output']>;
};

/** What a total says by itself. */
export type MatchResolution =
  /** One person. */
  | 'MERGE'
  /** Nobody but a person can say. */
  | 'REVIEW'
  /** Two people. */
  | 'APART';

/** Something that the resolution was told to do with everything that is stored. */
export type ResolutionRun = {
  __typename?: 'ResolutionRun';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it does. */
  kind: ResolutionRunKind;
  /** How far it is. */
  state: ResolutionRunState;
  /** When somebody asked for it, or it was due. */
  requestedAt: Scalars['DateTime']['output'];
  /** Null until it began. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null until it ended. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Records that there were when it began. Null until then. */
  recordsTotal?: Maybe<Scalars['Int']['output']>;
  /** Records that it is done with. */
  recordsDone: Scalars['Int']['output'];
  /** How many customers turned out to be others. */
  customersMerged: Scalars['Int']['output'];
  /** How many pairs it has put before a person, new ones or again. */
  reviewsAsked: Scalars['Int']['output'];
  /** Version of the model that it learned, or compared with last. Null until then. */
  modelVersion?: Maybe<Scalars['Int']['output']>;
};

/** What a run does. */
export type ResolutionRunKind =
  /** Learns a model. */
  | 'LEARN'
  /** Compares everything that is stored again. */
  | 'RESOLVE';

/** How far a run is. */
export type ResolutionRunState =
  /** It has not begun. */
  | 'WAITING'
  /** It has begun; after a stop it goes on where it was. */
  | 'RUNNING'
  /** It is done. */
  | 'DONE'
  /** It could not be done. The next one may. */
  | 'FAILED';

/** A page of runs. */
export type ResolutionRunConnection = {
  __typename?: 'ResolutionRunConnection';
  /** The runs of the page. */
  edges: Array<ResolutionRunEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A run on its page. */
export type ResolutionRunEdge = {
  __typename?: 'ResolutionRunEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The run. */
  node: ResolutionRun;
};

/** Asks for a model to be learned. */
export type LearnResolutionModelInput = {
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of it. */
export type LearnResolutionModelPayload = {
  __typename?: 'LearnResolutionModelPayload';
  /** The run. Null when `userErrors` is not empty. */
  run?: Maybe<ResolutionRun>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Asks for everything to be resolved again. */
export type StartResolutionInput = {
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of it. */
export type StartResolutionPayload = {
  __typename?: 'StartResolutionPayload';
  /** The run. Null when `userErrors` is not empty. */
  run?: Maybe<ResolutionRun>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A page of records. */
export type SourceRecordConnection = {
  __typename?: 'SourceRecordConnection';
  /** The records of the page. */
  edges: Array<SourceRecordEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A record on its page. */
export type SourceRecordEdge = {
  __typename?: 'SourceRecordEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: SourceRecord;
};

/** That two customers are one. */
export type Merge = {
  __typename?: 'Merge';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The id that stayed. */
  survivorId: Scalars['ID']['output'];
  /** The id that leads to the survivor since. */
  mergedId: Scalars['ID']['output'];
  /** Why it was that id that stayed. */
  survivorRule: SurvivorRule;
  /** Who made it. */
  origin: MergeOrigin;
  /** When it was made. */
  mergedAt: Scalars['DateTime']['output'];
  /** Log2 of the odds that they are one person. Null where a person decided without comparison. */
  weight?: Maybe<Scalars['Float']['output']>;
  /** How each field compared; empty where a person decided without comparison. At most 100. */
  comparisons: Array<MatchComparison>;
  /** What the person who made it said. Null when nothing was said. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was taken back. Null while it stands. */
  unmergedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How one field of two people compares. */
export type MatchComparison = {
  __typename?: 'MatchComparison';
  /** Name of the field, e.g. `surname`. */
  field: Scalars['String']['output'];
  /** How alike it is, e.g. `EXACT`. */
  level: Scalars['String']['output'];
  /** In bits: above 0 it speaks for one person, below 0 for two. */
  weight: Scalars['Float']['output'];
};

/** Why an id stayed. */
export type SurvivorRule =
  /** It was asked for. */
  | 'STATED'
  /** The customer signs in with it, and not with the other. */
  | 'SIGNS_IN'
  /** It has been known longest. */
  | 'KNOWN_LONGEST';

/** Who made a merge. */
export type MergeOrigin =
  /** An associate. */
  | 'ASSOCIATE'
  /** A privacy officer. */
  | 'PRIVACY_OFFICER'
  /** The resolution, above its threshold. */
  | 'RESOLUTION';

/** What making two customers one would give. */
export type MergePreview = {
  __typename?: 'MergePreview';
  /** Whose id would stay. Null only with an error. */
  survivor?: Maybe<Customer>;
  /** Whose id would lead to the survivor. Null only with an error. */
  merged?: Maybe<Customer>;
  /** Why it is that id that would stay. */
  survivorRule: SurvivorRule;
  /** The code with which `mergeCustomers` would refuse. Null when it would not. */
  obstacle?: Maybe<UserErrorCode>;
  /** What the profile would show, masked; preferences and conclusions of both stay. At most 63. */
  values: Array<MergedValue>;
  /** Where they contradict each other. At most 3. */
  conflicts: Array<MergeConflict>;
  /** What would lead to the customer, masked. At most 100. */
  identifiers: Array<MergedIdentifier>;
};

/** A value that a profile would show. */
export type MergedValue = {
  __typename?: 'MergedValue';
  /** Field of `Customer`, e.g. `emails`. */
  attribute: Scalars['String']['output'];
  /** Masked, e.g. `a•••@example.com`; of an address its city. */
  value: Scalars['String']['output'];
  /** Who said so: `customer`, `associate`, `service` or the name of a source. */
  source: Scalars['String']['output'];
  /** When it was said. */
  recordedAt: Scalars['DateTime']['output'];
  /** 0 to 1: how many sources agree and how reliable they are. */
  confidence: Scalars['Float']['output'];
  /** True when it was proved. */
  verified: Scalars['Boolean']['output'];
  /** Which of the two show it today; empty when neither does. At most 2. */
  shownBy: Array<Scalars['ID']['output']>;
};

/** Two values of which one would stand. */
export type MergeConflict = {
  __typename?: 'MergeConflict';
  /** Field of `Customer`: `name`, `birthDate` or `language`. */
  attribute: Scalars['String']['output'];
  /** What would stand, masked. */
  kept: Scalars['String']['output'];
  /** What the other profile shows today, masked. */
  other: Scalars['String']['output'];
};

/** An identifier that would lead to a customer. */
export type MergedIdentifier = {
  __typename?: 'MergedIdentifier';
  /** What kind of identifier it is. */
  type: IdentifierType;
  /** Masked. */
  value: Scalars['String']['output'];
  /** True when it was proved to be the customer's. */
  verified: Scalars['Boolean']['output'];
  /** Which of the two hold it today. 1 or 2. */
  heldBy: Array<Scalars['ID']['output']>;
};

/** Pairs that may be one person. */
export type MatchReviewConnection = {
  __typename?: 'MatchReviewConnection';
  /** The pairs of the page. */
  edges: Array<MatchReviewEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A pair on its page. */
export type MatchReviewEdge = {
  __typename?: 'MatchReviewEdge';
  /** Pass it as `after` to go on behind this pair. */
  cursor: Scalars['String']['output'];
  /** The pair. */
  node: MatchReview;
};

/** Two customers who may be one: too much for chance, too little to merge them. */
export type MatchReview = {
  __typename?: 'MatchReview';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  state: MatchReviewState;
  /** One of the two, as known today. Null once they are not known any more. */
  left?: Maybe<CustomerMatch>;
  /** The other one. Null once they are not known any more. */
  right?: Maybe<CustomerMatch>;
  /** Log2 of the odds that they are one person: 0 is even, 10 a thousand to one. */
  weight: Scalars['Float']['output'];
  /** How each field compared when they were found. At most 100. */
  comparisons: Array<MatchComparison>;
  /** Why it wasn't decided without a person, e.g. `BETWEEN_THRESHOLDS`. */
  reason: Scalars['String']['output'];
  /** When the pair was found. */
  createdAt: Scalars['DateTime']['output'];
  /** When a person decided. Null while nobody has. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a pair stands. */
export type MatchReviewState =
  /** It waits for a person. */
  | 'OPEN'
  /** A person decided that they are one. */
  | 'SAME'
  /** A person decided that they are two. */
  | 'DIFFERENT'
  /** Other merges answered it. */
  | 'OBSOLETE';

/** What two customers are. */
export type MatchVerdict =
  /** One person. */
  | 'SAME'
  /** Two people. */
  | 'DIFFERENT';

/** Two customers to make one. */
export type MergeCustomersInput = {
  /** Exactly two, who are both the caller's to see. */
  customerIds: Array<Scalars['ID']['input']>;
  /** Which of them the id is to stay of. Null: of the one who signs in, else of the one who has been known longest. */
  survivorId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, without other people's facts; the customer doesn't read it, but is given it with their data. Up to 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a merge. */
export type MergeCustomersPayload = {
  __typename?: 'MergeCustomersPayload';
  /** Null when `userErrors` is not empty. */
  merge?: Maybe<Merge>;
  /** The customer after the merge. Null when `userErrors` is not empty. */
  customer?: Maybe<Customer>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A merge to take back. */
export type UnmergeCustomersInput = {
  /** Id of the merge, see `Customer.merges`. */
  mergeId: Scalars['ID']['input'];
  /** Whether the two are never the same from now on, whatever the resolution finds. */
  neverTheSame?: Scalars['Boolean']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of taking a merge back. */
export type UnmergeCustomersPayload = {
  __typename?: 'UnmergeCustomersPayload';
  /** Ids of the two customers of now, first the one who keeps the id. Null when `userErrors` is not empty. */
  customerIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** The two, for who may see them; an item is null only with an error. Null when `userErrors` is not empty. */
  customers?: Maybe<Array<Maybe<Customer>>>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What two customers are: a pair that waits, or two customers. */
export type DecideMatchInput = {
  /** A pair of `matchReviews`, whoever they are, also one that was decided before; null with `customerIds`. */
  reviewId?: InputMaybe<Scalars['ID']['input']>;
  /** Exactly two, who are both the caller's to see; null with `reviewId`. */
  customerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What they are. */
  verdict: MatchVerdict;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a decision. */
export type DecideMatchPayload = {
  __typename?: 'DecideMatchPayload';
  /** Id of the merge that followed. Null when none did. */
  mergeId?: Maybe<Scalars['ID']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A record to take off a customer. */
export type SeparateRecordInput = {
  /** Id of the record, see `Customer.sourceRecords`. */
  recordId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of separating a record. */
export type SeparateRecordPayload = {
  __typename?: 'SeparateRecordPayload';
  /** Id of the customer whom the record has founded. Null when `userErrors` is not empty. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** Id of the customer to whom it had been given. Null when `userErrors` is not empty. */
  formerId?: Maybe<Scalars['ID']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What a customer asks of us under the GDPR, and what became of it. */
export type RightsRequest = {
  __typename?: 'RightsRequest';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose right it is. */
  customerId: Scalars['ID']['output'];
  /** How it is shown who asks. Null where nothing has to be shown, and once the request is closed. */
  identityCheck?: Maybe<IdentityCheck>;
  /** What we hold in identity. Null until it has been collected, and 30 days later. */
  identityData?: Maybe<RightsSection>;
};

/** How it is shown that it is the customer who asks. */
export type IdentityCheck = {
  __typename?: 'IdentityCheck';
  /** Where it stands. */
  state: IdentityCheckState;
  /** Where the newest code went, e.g. `a•••@example.com`. Null when none was sent. */
  sentTo?: Maybe<Scalars['String']['output']>;
  /** The newest code is good until then. Null when none was sent. */
  codeExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Guesses at the newest code that are left. 0 when none was sent. */
  triesLeft: Scalars['Int']['output'];
};

/** Where an identity check stands. */
export type IdentityCheckState =
  /** It has yet to be shown who asks. */
  | 'OPEN'
  /** It is the customer. */
  | 'VERIFIED';

/** Kinds of documents that show who somebody is. */
export type IdentityDocument =
  /** A passport. */
  | 'PASSPORT'
  /** A national identity card. */
  | 'IDENTITY_CARD'
  /** A driving licence. */
  | 'DRIVING_LICENCE'
  /** A residence permit. */
  | 'RESIDENCE_PERMIT';

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

/** A code that is to be sent. */
export type StartIdentityCheckInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A code that was received. */
export type ConfirmIdentityInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** The eight digits; spaces don't matter. */
  code: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A document that somebody looked at. */
export type RecordIdentityDocumentInput = {
  /** Id of the request. */
  requestId: Scalars['ID']['input'];
  /** What kind it is. Its number is kept nowhere. */
  document: IdentityDocument;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of an identity check. */
export type IdentityCheckPayload = {
  __typename?: 'IdentityCheckPayload';
  /** The check as it is now. Null when `userErrors` is not empty, and once the request is closed. */
  identityCheck?: Maybe<IdentityCheck>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What to correct; what is absent or null stays as it is. */
export type RectifyProfileInput = {
  /** Id of the request for rectification. */
  requestId: Scalars['ID']['input'];
  /** Replaces the name. */
  name?: InputMaybe<NameInput>;
  /** Replaces the birth date. */
  birthDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Replaces the language; BCP 47, e.g. `nl` or `pt-BR`. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Replaces how to address the customer. */
  tone?: InputMaybe<ToneInput>;
  /** Up to 10. */
  addEmails?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to 10. */
  addPhones?: InputMaybe<Array<PhoneInput>>;
  /** Up to 10. */
  addAddresses?: InputMaybe<Array<AddressInput>>;
  /** Up to 50. */
  addPreferences?: InputMaybe<Array<PreferenceInput>>;
  /** Ids of emails, phones, addresses and preferences to take off, whoever said them. Up to 50. */
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a correction. */
export type RectifyProfilePayload = {
  __typename?: 'RectifyProfilePayload';
  /** How many things were changed. Null when `userErrors` is not empty. */
  changed?: Maybe<Scalars['Int']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** An application of the retailer that holds the same customers, e.g. the ERP, the email provider or the till. */
export type Connection = {
  __typename?: 'Connection';
  /** The service that it acts as, e.g. `erp`. */
  id: Scalars['ID']['output'];
  /** E.g. `Email provider`. */
  name: Scalars['String']['output'];
  /** Who tells whom. */
  direction: ConnectionDirection;
  /** What it may hold. At most 6. */
  attributes: Array<ConnectedAttribute>;
  /** Key of the purpose under which it may hold them: it holds what the customer permits for it at the moment of sending. */
  purpose: Scalars['String']['output'];
  /** Where it is told. Null: it reads `connectionFeed`. */
  url?: Maybe<Scalars['String']['output']>;
  /** Whether it is told. */
  state: ConnectionState;
  /** Why it is paused. Null while it is not. */
  pauseReason?: Maybe<ConnectionPauseReason>;
  /** Since when it takes nothing. Null while all is well. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
  /** Secrets that sign, newest first. At most 5. */
  secrets: Array<ConnectionSecret>;
  /** When it was connected. */
  createdAt: Scalars['DateTime']['output'];
  /** What it has yet to be told. */
  pendingCount: Scalars['Int']['output'];
  /** For how many seconds the oldest of it has waited; 0 when nothing does. */
  lagSeconds: Scalars['Float']['output'];
  /** What it refused for good, or for too long, until it is replayed. */
  deadCount: Scalars['Int']['output'];
  /** Changes that were not sent back to it, as they came from it. */
  suppressedEchoCount: Scalars['Int']['output'];
};

/** One attribute of a connection. */
export type ConnectedAttribute = {
  __typename?: 'ConnectedAttribute';
  /** Which. */
  attribute: SyncAttribute;
  /** Whose it is. */
  owner: AttributeOwner;
  /** Whose word stands when the application and we say different things. */
  policy: ConflictPolicy;
};

/** What connected applications can hold of a customer. */
export type SyncAttribute =
  /** What the customer is called. */
  | 'NAME'
  /** When they were born. */
  | 'BIRTH_DATE'
  /** The language to address them in. */
  | 'LANGUAGE'
  /** All their email addresses. */
  | 'EMAILS'
  /** All their phone numbers. */
  | 'PHONES'
  /** All their postal addresses. */
  | 'ADDRESSES';

/** Who tells whom. */
export type ConnectionDirection =
  /** It tells us. */
  | 'IN'
  /** We tell it. */
  | 'OUT'
  /** Both. */
  | 'BOTH';

/** Whose an attribute is. */
export type AttributeOwner =
  /** Ours. */
  | 'PATRON'
  /** The application's; of one application alone. */
  | 'APPLICATION';

/** Whose word stands when an application and we say different things. Ours is what the customer and all other sources say. */
export type ConflictPolicy =
  /** Ours, wherever we have anything. */
  | 'OURS'
  /** The application's; of several such applications the newest. */
  | 'THEIRS'
  /** What was said last. At the same moment ours, then the application whose id sorts first. */
  | 'NEWEST'
  /** That of whoever owns the attribute. */
  | 'FIELD_OWNER'
  /** Ours, until a person has decided. */
  | 'REVIEW';

/** Whether a connection is told. */
export type ConnectionState =
  /** It is. */
  | 'ACTIVE'
  /** It is not; what it has to be told waits. */
  | 'PAUSED';

/** Why a connection is paused. */
export type ConnectionPauseReason =
  /** An admin paused it. It can't tell us anything either. */
  | 'ADMIN'
  /** It said that it is gone (410). */
  | 'GONE'
  /** It took nothing for five days. */
  | 'FAILING';

/** A secret that signs what a connection is told. What it is was shown once. */
export type ConnectionSecret = {
  __typename?: 'ConnectionSecret';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** It signs until then. Null: until it is replaced. */
  signsUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** Something that a connection was or is to be told; no values. */
export type ConnectionDelivery = {
  __typename?: 'ConnectionDelivery';
  /** The event's id, which the application sees as `webhook-id`. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  eventType: ConnectionEventType;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** Where it stands. */
  state: ConnectionDeliveryState;
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  /** HTTP status of the last attempt that was answered. Null when none was. */
  lastStatus?: Maybe<Scalars['Int']['output']>;
  /** Why the last attempt had no answer. Null when it had one. */
  lastFailure?: Maybe<Scalars['String']['output']>;
  /** When it is tried again. Null when it isn't. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. Null while it is pending. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What connected applications are told of. */
export type ConnectionEventType =
  /** A customer is known by other values, or the application may hold others. */
  | 'CUSTOMER_CHANGED'
  /** Ids have become one customer. */
  | 'CUSTOMER_MERGED'
  /** The customer is erased: everything about them has to go. */
  | 'CUSTOMER_ERASED';

/** Where a delivery stands. */
export type ConnectionDeliveryState =
  /** It is to be taken. */
  | 'PENDING'
  /** The application took it. */
  | 'DELIVERED'
  /** There was nothing left to tell when its turn came. */
  | 'PASSED'
  /** Refused for good, or for 30 days; until it is replayed. */
  | 'DEAD';

/** A page of deliveries. */
export type ConnectionDeliveryConnection = {
  __typename?: 'ConnectionDeliveryConnection';
  /** The deliveries of the page. */
  edges: Array<ConnectionDeliveryEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A delivery on its page. */
export type ConnectionDeliveryEdge = {
  __typename?: 'ConnectionDeliveryEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: ConnectionDelivery;
};

/** What a connected application is told. */
export type ConnectionEvent = {
  __typename?: 'ConnectionEvent';
  /** The same at every reading, and as `webhook-id`. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  eventType: ConnectionEventType;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The body of the webhook, JSON: `data.resource` is the customer in SCIM 2.0 (RFC 7643). What is absent in it stays as it is; null, or an empty list, is to be removed. */
  payload: Scalars['String']['output'];
};

/** A page of what an application is told. */
export type ConnectionEventConnection = {
  __typename?: 'ConnectionEventConnection';
  /** The events of the page. */
  edges: Array<ConnectionEventEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An event on its page. */
export type ConnectionEventEdge = {
  __typename?: 'ConnectionEventEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: ConnectionEvent;
};

/** How far a connected application is with a customer. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** The service that it acts as, e.g. `erp`. */
  id: Scalars['ID']['output'];
  /** E.g. `Email provider`. */
  name: Scalars['String']['output'];
  /** Key of the purpose under which it may hold what it holds. */
  purpose: Scalars['String']['output'];
  /** What it holds, as far as it took it from us or told us. At most 6. */
  holds: Array<HeldAttribute>;
  /** When it last took something. Null when it never did. */
  lastDeliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last told us something. Null when it never did. */
  lastHeardAt?: Maybe<Scalars['DateTime']['output']>;
  /** Changes that it has yet to be told. */
  pendingCount: Scalars['Int']['output'];
  /** For how many seconds the oldest of them has waited; 0 when it is up to date. */
  lagSeconds: Scalars['Float']['output'];
};

/** What an application holds of a customer. */
export type HeldAttribute = {
  __typename?: 'HeldAttribute';
  /** Which. */
  attribute: SyncAttribute;
  /** Since when it has the value that it has. */
  since: Scalars['DateTime']['output'];
};

/** An application says otherwise than we do, and a person is to decide. */
export type SyncConflict = {
  __typename?: 'SyncConflict';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whom it is about. */
  customer?: Maybe<Customer>;
  /** The application, e.g. `erp`. */
  connectionId: Scalars['ID']['output'];
  /** What they differ in. */
  attribute: SyncAttribute;
  /** What stands now, in the form of `syncProfile`. Null for nothing. */
  ours?: Maybe<Scalars['JSON']['output']>;
  /** What the application says, in the form of `syncProfile`. Null once it is gone. */
  theirs?: Maybe<Scalars['JSON']['output']>;
  /** Where it stands. */
  state: SyncConflictState;
  /** When the application said so. */
  openedAt: Scalars['DateTime']['output'];
  /** When it ended. Null while it is open. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a conflict stands. */
export type SyncConflictState =
  /** It is to be decided. */
  | 'OPEN'
  /** The application's value was chosen. */
  | 'THEIRS'
  /** Ours was chosen. */
  | 'OURS'
  /** The application came to say the same, or took it back. */
  | 'SETTLED';

/** A page of conflicts. */
export type SyncConflictConnection = {
  __typename?: 'SyncConflictConnection';
  /** The conflicts of the page. */
  edges: Array<SyncConflictEdge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A conflict on its page. */
export type SyncConflictEdge = {
  __typename?: 'SyncConflictEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The conflict. */
  node: SyncConflict;
};

/** One attribute that an application may hold. */
export type ConnectedAttributeInput = {
  /** Which; each once. */
  attribute: SyncAttribute;
  /** Whose it is. */
  owner?: AttributeOwner;
  /** Whose word stands when the application and we say different things. */
  policy?: ConflictPolicy;
};

/** An application that is to be connected. */
export type RegisterConnectionInput = {
  /** The service that it acts as, e.g. `erp`: 1 to 64 lower-case letters, digits, `-` and `_`, a letter first. */
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Who tells whom. */
  direction?: ConnectionDirection;
  /** 1 to 6. */
  attributes: Array<ConnectedAttributeInput>;
  /** Key of the purpose under which it may hold them, e.g. `email_marketing`, or `service` where the contract needs it. One that doesn't exist permits nothing. */
  purpose: Scalars['String']['input'];
  /** Where it is told (https). Null: it reads `connectionFeed`. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is told of all customers now; else of each with the next change. */
  tellEverybody?: Scalars['Boolean']['input'];
};

/** What changes of a connection; what is absent or null stays as it is. */
export type UpdateConnectionInput = {
  /** Id of the connection. */
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Who tells whom. */
  direction?: InputMaybe<ConnectionDirection>;
  /** All that it may hold from now on, 1 to 6. */
  attributes?: InputMaybe<Array<ConnectedAttributeInput>>;
  /** Key of the purpose. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** Where it is told; an empty text: nowhere, it reads the feed. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** True pauses it, false lets it go on: what waits is sent at once. */
  paused?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new secret for a connection. */
export type RotateConnectionSecretInput = {
  /** Id of the connection. */
  id: Scalars['ID']['input'];
  /** For how long those before it sign as well, 0 to 168. */
  overlapHours?: Scalars['Int']['input'];
};

/** A connection that is to end. */
export type RemoveConnectionInput = {
  /** Id of the connection. */
  id: Scalars['ID']['input'];
};

/** What a connection is to be told again. */
export type ReplayConnectionInput = {
  /** Id of the connection. */
  id: Scalars['ID']['input'];
  /** What stands behind this cursor of `connectionFeed`, at most 1,000. Null with a false `everybody`: what is dead. */
  fromCursor?: InputMaybe<Scalars['String']['input']>;
  /** All customers as they stand; in the background. */
  everybody?: Scalars['Boolean']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a change to a connection. */
export type ConnectionPayload = {
  __typename?: 'ConnectionPayload';
  /** Null when `userErrors` is not empty. */
  connection?: Maybe<Connection>;
  /** The new secret, shown this once; `whsec_…` as Standard Webhooks has it. Null when none was made. */
  secret?: Maybe<Scalars['String']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
};

/** What came of ending a connection. */
export type RemoveConnectionPayload = {
  __typename?: 'RemoveConnectionPayload';
  /** Null when `userErrors` is not empty. */
  removedId?: Maybe<Scalars['ID']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
};

/** What came of a replay. */
export type ReplayConnectionPayload = {
  __typename?: 'ReplayConnectionPayload';
  /** How many are told again; 0 with `everybody`, which goes on in the background. Null when `userErrors` is not empty. */
  replayedCount?: Maybe<Scalars['Int']['output']>;
  /** Where to go on when there are more. Null at the end. */
  nextCursor?: Maybe<Scalars['String']['output']>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What an application says of a customer. */
export type SyncProfileInput = {
  /** The customer. Null: whom the application has called `recordId` before, here or in an import under its id. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The application's own id of its record, 1 to 128 characters; names the customer from now on. Null: it has none. */
  recordId?: InputMaybe<Scalars['ID']['input']>;
  /** The application's version of its record, a whole number of at most 18 digits that grows with each change. */
  sourceVersion: Scalars['String']['input'];
  /** When the application changed it. Null, or later than now: now. */
  recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The `etag` of the profile as the application knows it: refuses the change when it has another by now. What is said with the right one comes after all that stands, whatever the application's clock shows. Null: whatever it has. */
  ifMatch?: InputMaybe<Scalars['String']['input']>;
  /** What it says. */
  changes: SyncChangesInput;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What an application says, attribute by attribute; what is absent or null it says nothing of. A list is whole and counts as a set; an empty one takes back what it said. */
export type SyncChangesInput = {
  /** The name. */
  name?: InputMaybe<NameInput>;
  /** The birth date. */
  birthDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** BCP 47, e.g. `nl` or `pt-BR`. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Up to 10. */
  emails?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to 10. */
  phones?: InputMaybe<Array<PhoneInput>>;
  /** Up to 10. */
  addresses?: InputMaybe<Array<AddressInput>>;
  /** Attributes of which it takes back what it said. What others say stays. */
  clear?: InputMaybe<Array<SyncAttribute>>;
};

/** What came of what an application said. */
export type SyncProfilePayload = {
  __typename?: 'SyncProfilePayload';
  /** Whom it is about, by the id that they go by. Null when `userErrors` is not empty. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** Of the profile after it. Null when `userErrors` is not empty. */
  etag?: Maybe<Scalars['String']['output']>;
  /** What became of each attribute, in the order of the enum. At most 6; empty when `userErrors` is not. */
  results: Array<SyncResult>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What became of one attribute. */
export type SyncResult = {
  __typename?: 'SyncResult';
  /** Which. */
  attribute: SyncAttribute;
  /** What became of it. */
  outcome: SyncOutcome;
};

/** What became of something that an application said. */
export type SyncOutcome =
  /** It stands. */
  | 'APPLIED'
  /** Another's word stands, by the policy; the application is told it. */
  | 'KEPT_OURS'
  /** Ours stands until a person has decided. */
  | 'CONFLICT_QUEUED'
  /** The application may not hold it, or not tell it, or the customer doesn't permit it. */
  | 'NOT_ALLOWED'
  /** It has said something newer before. */
  | 'STALE';

/** A decision between two values. */
export type ResolveSyncConflictInput = {
  /** Id of the conflict. */
  id: Scalars['ID']['input'];
  /** Whose value stands. */
  keep: SyncConflictChoice;
};

/** Whose value stands. */
export type SyncConflictChoice =
  /** The application's. */
  | 'THEIRS'
  /** Ours. */
  | 'OURS';

/** What came of a decision. */
export type ResolveSyncConflictPayload = {
  __typename?: 'ResolveSyncConflictPayload';
  /** The conflict as it stands now. Null when `userErrors` is not empty. */
  conflict?: Maybe<SyncConflict>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
};

/** Where a page stands in its connection (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True when more follow after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Pass it as `after` to go on. Null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** What is known of a new customer: at least an email or a phone. */
export type RegisterCustomerInput = {
  /** Chosen by the caller, unique per intent; 1 to 64 characters. Visitors share one space of keys: take a random UUID. */
  idempotencyKey: Scalars['String']['input'];
  /** An email address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** A phone number. */
  phone?: InputMaybe<PhoneInput>;
  /** The name. */
  name?: InputMaybe<NameInput>;
  /** BCP 47, e.g. `nl` or `pt-BR`. */
  language?: InputMaybe<Scalars['String']['input']>;
};

/** What came of a registration. */
export type RegisterCustomerPayload = {
  __typename?: 'RegisterCustomerPayload';
  /** Null when `userErrors` is not empty. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** Null when `userErrors` is not empty, and for a caller who may not see the customer, as a visitor. */
  customer?: Maybe<Customer>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A name; at least one part. */
export type NameInput = {
  /** Given names. 1 to 100 characters. */
  given?: InputMaybe<Scalars['String']['input']>;
  /** Family name. 1 to 100 characters. */
  family?: InputMaybe<Scalars['String']['input']>;
  /** The whole name, where it isn't just given and family name. 1 to 200 characters. */
  full?: InputMaybe<Scalars['String']['input']>;
};

/** A phone number. */
export type PhoneInput = {
  /** As it is dialled. */
  number: Scalars['String']['input'];
  /** The country to dial it in, ISO 3166-1 alpha-2; needed unless the number carries its country code. */
  country?: InputMaybe<Scalars['String']['input']>;
};

/** A postal address: a street, a city or a postcode at least. */
export type AddressInput = {
  /** What the customer calls it, e.g. `home`. 1 to 40 characters. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** House number, where it stands apart. Up to 200 characters, as each line. */
  streetNumber?: InputMaybe<Scalars['String']['input']>;
  /** Street, with or without the house number. */
  line1?: InputMaybe<Scalars['String']['input']>;
  /** What else belongs to it: flat, floor, care of. */
  line2?: InputMaybe<Scalars['String']['input']>;
  /** Part of the city. */
  suburb?: InputMaybe<Scalars['String']['input']>;
  /** City, town or village. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Postal code as written. */
  postcode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region. */
  state?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166-1 alpha-2, e.g. `NL`. */
  country: Scalars['String']['input'];
};

/** Something that the customer prefers. */
export type PreferenceInput = {
  /** What the value is. */
  kind: PreferenceKind;
  /** 1 to 100 characters. */
  value: Scalars['String']['input'];
  /** The brand that it is meant for. 1 to 100 characters. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** The kind of product that it is meant for. 1 to 100 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
};

/** What to change; what is absent or null stays as it is. */
export type UpdateProfileInput = {
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Refuses the change when the profile has another `version` by now. Null: whatever it has. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Replaces the name. */
  name?: InputMaybe<NameInput>;
  /** Replaces the birth date. */
  birthDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Replaces the language; BCP 47, e.g. `nl` or `pt-BR`. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Replaces how to address the customer. */
  tone?: InputMaybe<ToneInput>;
  /** Up to 10. */
  addEmails?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to 10. */
  addPhones?: InputMaybe<Array<PhoneInput>>;
  /** Up to 10. */
  addAddresses?: InputMaybe<Array<AddressInput>>;
  /** Up to 50. */
  addPreferences?: InputMaybe<Array<PreferenceInput>>;
  /** Ids of emails, phones, addresses and preferences to take off, whoever said them. Up to 50. */
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How to address a customer; at least one of them. */
export type ToneInput = {
  /** How formally. Null: not said. */
  formOfAddress?: InputMaybe<FormOfAddress>;
  /** In which manner. Null: not said. */
  voice?: InputMaybe<ToneOfVoice>;
};

/** What came of a change. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** The customer after the change. Null when `userErrors` is not empty. */
  customer?: Maybe<Customer>;
  /** What to change in the input. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Records of one source. */
export type ImportCustomerRecordsInput = {
  /** Name of the source, e.g. `till`: 1 to 64 lower-case letters, digits, `-` and `_`, a letter first. */
  source: Scalars['String']['input'];
  /** Identifiers of which this source made sure that the person holds them, e.g. a web shop with double opt-in. */
  verified?: InputMaybe<Array<IdentifierType>>;
  /** Where phones of records without a country are dialled, ISO 3166-1 alpha-2. */
  defaultCountry?: InputMaybe<Scalars['String']['input']>;
  /** On what the source holds what it says. Null: `LEGITIMATE_INTEREST`. */
  lawfulBasis?: InputMaybe<LawfulBasis>;
  /** 1 to 500. */
  records: Array<CustomerRecordInput>;
};

/** What a source says about a person; each value as it stands in the source, up to 500 characters. */
export type CustomerRecordInput = {
  /** The record's id in its source: `record_id` in files. 1 to 128 characters. */
  recordId: Scalars['String']['input'];
  /** When the source recorded it. Null: now. */
  recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** `given_name` in files. */
  givenName?: InputMaybe<Scalars['String']['input']>;
  /** `surname` in files. */
  surname?: InputMaybe<Scalars['String']['input']>;
  /** `full_name` in files; for sources that don't tell the parts of a name apart. */
  fullName?: InputMaybe<Scalars['String']['input']>;
  /** `date_of_birth` in files: yyyymmdd, yyyy-mm-dd, or dd/mm/yyyy where it has only one reading. */
  dateOfBirth?: InputMaybe<Scalars['String']['input']>;
  /** `email` in files. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** `phone` in files; without country code it is dialled in the record's country. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** `street_number` in files. */
  streetNumber?: InputMaybe<Scalars['String']['input']>;
  /** `address_1` in files. */
  address1?: InputMaybe<Scalars['String']['input']>;
  /** `address_2` in files. */
  address2?: InputMaybe<Scalars['String']['input']>;
  /** `suburb` in files. */
  suburb?: InputMaybe<Scalars['String']['input']>;
  /** `city` in files. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** `postcode` in files. */
  postcode?: InputMaybe<Scalars['String']['input']>;
  /** `state` in files. */
  state?: InputMaybe<Scalars['String']['input']>;
  /** `country` in files: ISO 3166-1 alpha-2 or the country's name. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** `soc_sec_id` in files. Kept as it came, not used yet. */
  socSecId?: InputMaybe<Scalars['String']['input']>;
  /** `gender` in files. Kept as it came, not used yet. */
  gender?: InputMaybe<Scalars['String']['input']>;
  /** `loyalty_card` in files. */
  loyaltyCard?: InputMaybe<Scalars['String']['input']>;
  /** `payment_card` in files: a token such as its Payment Account Reference (EMVCo). A record with a card's number is refused. */
  paymentCard?: InputMaybe<Scalars['String']['input']>;
  /** `partner_id` in files: a partner app's id, a colon and the person's id there. */
  partnerId?: InputMaybe<Scalars['String']['input']>;
  /** `language` in files, BCP 47. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Columns with other names, kept as they came. Up to 50. */
  other?: InputMaybe<Array<RecordValueInput>>;
};

/** A column that is not understood. */
export type RecordValueInput = {
  /** Its name. 1 to 64 characters. */
  column: Scalars['String']['input'];
  /** What stands in it. */
  value: Scalars['String']['input'];
};

/** What came of the records. */
export type ImportCustomerRecordsPayload = {
  __typename?: 'ImportCustomerRecordsPayload';
  /** One for each record of the input, in its order. Empty when `userErrors` is not. */
  results: Array<ImportResult>;
  /** How many were new or changed. */
  accepted: Scalars['Int']['output'];
  /** How many were known as they are. */
  unchanged: Scalars['Int']['output'];
  /** How many were refused. */
  rejected: Scalars['Int']['output'];
  /** What is wrong with the call as a whole. */
  userErrors: Array<UserError>;
};

/** What came of one record. */
export type ImportResult = {
  __typename?: 'ImportResult';
  /** Where it stands in the input, from 0. */
  index: Scalars['Int']['output'];
  /** The record's id in its source. */
  recordId: Scalars['String']['output'];
  /** What was done with it. */
  outcome: ImportOutcome;
  /** The customer whom it is about. Null when it was rejected. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** Why it was rejected, or which of its values are kept but not used. Empty when all is well. */
  problems: Array<ImportProblem>;
};

/** What was done with a record. */
export type ImportOutcome =
  /** It is new, or says something new. */
  | 'ACCEPTED'
  /** It is known as it is: nothing was done. */
  | 'UNCHANGED'
  /** It can't be taken; `problems` says why. */
  | 'REJECTED';

/** What is wrong with a record or a value of it. */
export type ImportProblem = {
  __typename?: 'ImportProblem';
  /** What was done about it. */
  code: ImportProblemCode;
  /** Field of the record, e.g. `dateOfBirth`. Null when no single field is at fault. */
  field?: Maybe<Scalars['String']['output']>;
  /** For developers, in English: what was expected. */
  message: Scalars['String']['output'];
};

/** What was done about a problem. */
export type ImportProblemCode =
  /** The record was rejected. */
  | 'REJECTED_VALUE'
  /** The value is kept as it came, but the profile and the links do without it. */
  | 'IGNORED_VALUE';

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
  /** No connection has this id, or the caller is no connected application. */
  | 'CONNECTION_NOT_FOUND'
  /** Another connection has this id. */
  | 'CONNECTION_ID_TAKEN'
  /** There are twenty connections already. */
  | 'TOO_MANY_CONNECTIONS'
  /** Another connection owns the attribute. */
  | 'ATTRIBUTE_OWNED'
  /** Nothing is sent to such an address; `message` says what was expected. */
  | 'CONNECTION_URL_REFUSED'
  /** Five secrets of the connection sign still. */
  | 'TOO_MANY_CONNECTION_SECRETS'
  /** An admin has paused the connection. */
  | 'CONNECTION_PAUSED'
  /** The application called another customer by this id of its own. */
  | 'RECORD_OF_ANOTHER'
  /** No conflict that is the caller's to see has this id. */
  | 'SYNC_CONFLICT_NOT_FOUND'
  /** It has been decided before, or there is nothing to decide any more. */
  | 'SYNC_CONFLICT_CLOSED'
  /** The key is empty or longer than 64 characters. */
  | 'IDEMPOTENCY_KEY_REQUIRED'
  /** The key was used before with other input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The value is malformed or out of range; `message` says what was expected. */
  | 'INVALID_VALUE'
  /** No customer who is known here has this id. */
  | 'CUSTOMER_NOT_FOUND'
  /** The profile has been changed since; read it again. */
  | 'VERSION_CONFLICT'
  /** They are one customer already. */
  | 'ALREADY_MERGED'
  /** A person decided that they are never the same: decide otherwise first. */
  | 'NEVER_THE_SAME'
  /** A customer has 200 ids at most. */
  | 'TOO_MANY_MEMBERS'
  /** No merge that is the caller's to see has this id. */
  | 'MERGE_NOT_FOUND'
  /** The merge was taken back before. */
  | 'ALREADY_UNMERGED'
  /** No pair that a person can decide has this id. */
  | 'MATCH_REVIEW_NOT_FOUND'
  /** No record that is the caller's to see has this id. */
  | 'RECORD_NOT_FOUND'
  /** Nothing else is known under the id that the record stands under: there is nothing to take it off, or a merge to take back. */
  | 'LAST_RECORD'
  /** No request that is the caller's to see has this id and an identity to show. One that was made a moment ago may not be known yet: try again. */
  | 'IDENTITY_CHECK_NOT_FOUND'
  /** It has been shown already who asks. */
  | 'IDENTITY_CHECK_CLOSED'
  /** No email address of the customer was verified or has been known for 30 days: a document has to be looked at. */
  | 'NO_TRUSTED_ADDRESS'
  /** As many codes as a request may have were sent: a document has to be looked at. */
  | 'IDENTITY_CODE_LIMIT'
  /** The code is not the newest one that was sent; `message` says how many tries are left. */
  | 'IDENTITY_CODE_WRONG'
  /** The code was good for 15 minutes: have a new one sent. */
  | 'IDENTITY_CODE_EXPIRED'
  /** Too many wrong codes, or none was sent: have a new one sent. */
  | 'IDENTITY_CHECK_LOCKED'
  /** The customer doesn't permit `in_store_recognition`. */
  | 'RECOGNITION_NOT_PERMITTED'
  /** Nothing that was concluded of the signed-in customer has this id. */
  | 'INFERENCE_NOT_FOUND'
  /** The request is no rectification that is being carried out. */
  | 'RECTIFICATION_NOT_OPEN';



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
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}> ) );
  RightsRequest:
    ( { __typename: 'RightsRequest' }
    & GraphQLRecursivePick<FederationTypes['RightsRequest'], {"id":true,"customerId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Contact: ResolverTypeWrapper<Contact>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CustomerSearchInput: CustomerSearchInput;
  IdentifierInput: IdentifierInput;
  CustomerMatchConnection: ResolverTypeWrapper<Omit<CustomerMatchConnection, 'edges'> & { edges: Array<ResolversTypes['CustomerMatchEdge']> }>;
  CustomerMatchEdge: ResolverTypeWrapper<Omit<CustomerMatchEdge, 'node'> & { node: ResolversTypes['CustomerMatch'] }>;
  CustomerMatch: ResolverTypeWrapper<CustomerMatchMapper>;
  ProfileAsOf: ResolverTypeWrapper<ProfileAsOfMapper>;
  Inference: ResolverTypeWrapper<InferenceMapper>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  InferenceState: InferenceState;
  RecordPreferencesInput: RecordPreferencesInput;
  RecordPreferencesPayload: ResolverTypeWrapper<RecordPreferencesPayloadMapper>;
  RecordInferencesInput: RecordInferencesInput;
  InferenceInput: InferenceInput;
  RecordInferencesPayload: ResolverTypeWrapper<RecordInferencesPayloadMapper>;
  InferenceOutcome: InferenceOutcome;
  CorrectInferenceInput: CorrectInferenceInput;
  ObjectToInferenceInput: ObjectToInferenceInput;
  InferenceAnswerPayload: ResolverTypeWrapper<InferenceAnswerPayloadMapper>;
  TouchpointKind: TouchpointKind;
  DeviceKind: DeviceKind;
  DeviceIdentifierInput: DeviceIdentifierInput;
  RecordTouchpointsInput: RecordTouchpointsInput;
  TouchpointInput: TouchpointInput;
  PositionInput: PositionInput;
  WebSessionInput: WebSessionInput;
  RecordTouchpointsPayload: ResolverTypeWrapper<RecordTouchpointsPayload>;
  TouchpointResult: ResolverTypeWrapper<TouchpointResult>;
  TouchpointOutcome: TouchpointOutcome;
  TouchpointProblem: ResolverTypeWrapper<TouchpointProblem>;
  TouchpointProblemCode: TouchpointProblemCode;
  BeginDeviceSessionInput: BeginDeviceSessionInput;
  EndDeviceSessionInput: EndDeviceSessionInput;
  BeginDeviceSessionPayload: ResolverTypeWrapper<BeginDeviceSessionPayload>;
  EndDeviceSessionPayload: ResolverTypeWrapper<EndDeviceSessionPayload>;
  TouchpointConnection: ResolverTypeWrapper<Omit<TouchpointConnection, 'edges'> & { edges: Array<ResolversTypes['TouchpointEdge']> }>;
  TouchpointEdge: ResolverTypeWrapper<Omit<TouchpointEdge, 'node'> & { node: ResolversTypes['Touchpoint'] }>;
  Touchpoint: ResolverTypeWrapper<TouchpointMapper>;
  Position: ResolverTypeWrapper<Position>;
  WebSession: ResolverTypeWrapper<WebSessionMapper>;
  TouchpointRecognition: ResolverTypeWrapper<TouchpointRecognitionMapper>;
  RecognitionEvidence: ResolverTypeWrapper<RecognitionEvidenceMapper>;
  RecognitionReason: RecognitionReason;
  AnonymousProfile: ResolverTypeWrapper<Omit<AnonymousProfile, 'join'> & { join?: Maybe<ResolversTypes['AnonymousJoin']> }>;
  AnonymousJoin: ResolverTypeWrapper<Omit<AnonymousJoin, 'evidence'> & { evidence: Array<ResolversTypes['RecognitionEvidence']> }>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  CustomerName: ResolverTypeWrapper<CustomerNameMapper>;
  CustomerEmail: ResolverTypeWrapper<CustomerEmailMapper>;
  CustomerPhone: ResolverTypeWrapper<CustomerPhoneMapper>;
  CustomerAddress: ResolverTypeWrapper<CustomerAddressMapper>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  CustomerBirthDate: ResolverTypeWrapper<CustomerBirthDateMapper>;
  CustomerLanguage: ResolverTypeWrapper<CustomerLanguageMapper>;
  CustomerTone: ResolverTypeWrapper<CustomerTone>;
  FormOfAddress: FormOfAddress;
  ToneOfVoice: ToneOfVoice;
  LawfulBasis: LawfulBasis;
  CustomerIdentifier: ResolverTypeWrapper<CustomerIdentifier>;
  CustomerIdentifierType: CustomerIdentifierType;
  IdentifierPolicy: ResolverTypeWrapper<IdentifierPolicy>;
  SetIdentifierPolicyInput: SetIdentifierPolicyInput;
  SetIdentifierPolicyPayload: ResolverTypeWrapper<SetIdentifierPolicyPayload>;
  Preference: ResolverTypeWrapper<PreferenceMapper>;
  PreferenceKind: PreferenceKind;
  PreferenceBasis: PreferenceBasis;
  Store: ResolverTypeWrapper<Store>;
  IdentifierType: IdentifierType;
  SourceRecord: ResolverTypeWrapper<SourceRecordMapper>;
  SourceRecordValue: ResolverTypeWrapper<SourceRecordValue>;
  LinkRule: LinkRule;
  MatchExplanation: ResolverTypeWrapper<MatchExplanationMapper>;
  MatchResolution: MatchResolution;
  ResolutionRun: ResolverTypeWrapper<ResolutionRunMapper>;
  ResolutionRunKind: ResolutionRunKind;
  ResolutionRunState: ResolutionRunState;
  ResolutionRunConnection: ResolverTypeWrapper<Omit<ResolutionRunConnection, 'edges'> & { edges: Array<ResolversTypes['ResolutionRunEdge']> }>;
  ResolutionRunEdge: ResolverTypeWrapper<Omit<ResolutionRunEdge, 'node'> & { node: ResolversTypes['ResolutionRun'] }>;
  LearnResolutionModelInput: LearnResolutionModelInput;
  LearnResolutionModelPayload: ResolverTypeWrapper<LearnResolutionModelPayloadMapper>;
  StartResolutionInput: StartResolutionInput;
  StartResolutionPayload: ResolverTypeWrapper<StartResolutionPayloadMapper>;
  SourceRecordConnection: ResolverTypeWrapper<Omit<SourceRecordConnection, 'edges'> & { edges: Array<ResolversTypes['SourceRecordEdge']> }>;
  SourceRecordEdge: ResolverTypeWrapper<Omit<SourceRecordEdge, 'node'> & { node: ResolversTypes['SourceRecord'] }>;
  Merge: ResolverTypeWrapper<MergeMapper>;
  MatchComparison: ResolverTypeWrapper<MatchComparison>;
  SurvivorRule: SurvivorRule;
  MergeOrigin: MergeOrigin;
  MergePreview: ResolverTypeWrapper<MergePreviewMapper>;
  MergedValue: ResolverTypeWrapper<MergedValue>;
  MergeConflict: ResolverTypeWrapper<MergeConflict>;
  MergedIdentifier: ResolverTypeWrapper<MergedIdentifier>;
  MatchReviewConnection: ResolverTypeWrapper<Omit<MatchReviewConnection, 'edges'> & { edges: Array<ResolversTypes['MatchReviewEdge']> }>;
  MatchReviewEdge: ResolverTypeWrapper<Omit<MatchReviewEdge, 'node'> & { node: ResolversTypes['MatchReview'] }>;
  MatchReview: ResolverTypeWrapper<MatchReviewMapper>;
  MatchReviewState: MatchReviewState;
  MatchVerdict: MatchVerdict;
  MergeCustomersInput: MergeCustomersInput;
  MergeCustomersPayload: ResolverTypeWrapper<MergeCustomersPayloadMapper>;
  UnmergeCustomersInput: UnmergeCustomersInput;
  UnmergeCustomersPayload: ResolverTypeWrapper<UnmergeCustomersPayloadMapper>;
  DecideMatchInput: DecideMatchInput;
  DecideMatchPayload: ResolverTypeWrapper<DecideMatchPayload>;
  SeparateRecordInput: SeparateRecordInput;
  SeparateRecordPayload: ResolverTypeWrapper<SeparateRecordPayload>;
  RightsRequest: ResolverTypeWrapper<RightsRequestMapper>;
  IdentityCheck: ResolverTypeWrapper<IdentityCheckMapper>;
  IdentityCheckState: IdentityCheckState;
  IdentityDocument: IdentityDocument;
  RightsSection: ResolverTypeWrapper<RightsSectionMapper>;
  RightsCount: ResolverTypeWrapper<RightsCount>;
  RightsExclusion: ResolverTypeWrapper<RightsExclusion>;
  RightsRecordConnection: ResolverTypeWrapper<Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRecordEdge']> }>;
  RightsRecordEdge: ResolverTypeWrapper<Omit<RightsRecordEdge, 'node'> & { node: ResolversTypes['RightsRecord'] }>;
  RightsRecord: ResolverTypeWrapper<RightsRecordMapper>;
  StartIdentityCheckInput: StartIdentityCheckInput;
  ConfirmIdentityInput: ConfirmIdentityInput;
  RecordIdentityDocumentInput: RecordIdentityDocumentInput;
  IdentityCheckPayload: ResolverTypeWrapper<IdentityCheckPayloadMapper>;
  RectifyProfileInput: RectifyProfileInput;
  RectifyProfilePayload: ResolverTypeWrapper<RectifyProfilePayloadMapper>;
  Connection: ResolverTypeWrapper<ConnectionMapper>;
  ConnectedAttribute: ResolverTypeWrapper<ConnectedAttributeMapper>;
  SyncAttribute: SyncAttribute;
  ConnectionDirection: ConnectionDirection;
  AttributeOwner: AttributeOwner;
  ConflictPolicy: ConflictPolicy;
  ConnectionState: ConnectionState;
  ConnectionPauseReason: ConnectionPauseReason;
  ConnectionSecret: ResolverTypeWrapper<ConnectionSecretMapper>;
  ConnectionDelivery: ResolverTypeWrapper<ConnectionDeliveryMapper>;
  ConnectionEventType: ConnectionEventType;
  ConnectionDeliveryState: ConnectionDeliveryState;
  ConnectionDeliveryConnection: ResolverTypeWrapper<Omit<ConnectionDeliveryConnection, 'edges'> & { edges: Array<ResolversTypes['ConnectionDeliveryEdge']> }>;
  ConnectionDeliveryEdge: ResolverTypeWrapper<Omit<ConnectionDeliveryEdge, 'node'> & { node: ResolversTypes['ConnectionDelivery'] }>;
  ConnectionEvent: ResolverTypeWrapper<ConnectionEventMapper>;
  ConnectionEventConnection: ResolverTypeWrapper<Omit<ConnectionEventConnection, 'edges'> & { edges: Array<ResolversTypes['ConnectionEventEdge']> }>;
  ConnectionEventEdge: ResolverTypeWrapper<Omit<ConnectionEventEdge, 'node'> & { node: ResolversTypes['ConnectionEvent'] }>;
  CustomerConnection: ResolverTypeWrapper<CustomerConnectionMapper>;
  HeldAttribute: ResolverTypeWrapper<HeldAttribute>;
  SyncConflict: ResolverTypeWrapper<SyncConflictMapper>;
  SyncConflictState: SyncConflictState;
  SyncConflictConnection: ResolverTypeWrapper<Omit<SyncConflictConnection, 'edges'> & { edges: Array<ResolversTypes['SyncConflictEdge']> }>;
  SyncConflictEdge: ResolverTypeWrapper<Omit<SyncConflictEdge, 'node'> & { node: ResolversTypes['SyncConflict'] }>;
  ConnectedAttributeInput: ConnectedAttributeInput;
  RegisterConnectionInput: RegisterConnectionInput;
  UpdateConnectionInput: UpdateConnectionInput;
  RotateConnectionSecretInput: RotateConnectionSecretInput;
  RemoveConnectionInput: RemoveConnectionInput;
  ReplayConnectionInput: ReplayConnectionInput;
  ConnectionPayload: ResolverTypeWrapper<Omit<ConnectionPayload, 'connection'> & { connection?: Maybe<ResolversTypes['Connection']> }>;
  RemoveConnectionPayload: ResolverTypeWrapper<RemoveConnectionPayload>;
  ReplayConnectionPayload: ResolverTypeWrapper<ReplayConnectionPayload>;
  SyncProfileInput: SyncProfileInput;
  SyncChangesInput: SyncChangesInput;
  SyncProfilePayload: ResolverTypeWrapper<SyncProfilePayloadMapper>;
  SyncResult: ResolverTypeWrapper<SyncResultMapper>;
  SyncOutcome: SyncOutcome;
  ResolveSyncConflictInput: ResolveSyncConflictInput;
  SyncConflictChoice: SyncConflictChoice;
  ResolveSyncConflictPayload: ResolverTypeWrapper<Omit<ResolveSyncConflictPayload, 'conflict'> & { conflict?: Maybe<ResolversTypes['SyncConflict']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  RegisterCustomerInput: RegisterCustomerInput;
  RegisterCustomerPayload: ResolverTypeWrapper<RegisterCustomerPayloadMapper>;
  NameInput: NameInput;
  PhoneInput: PhoneInput;
  AddressInput: AddressInput;
  PreferenceInput: PreferenceInput;
  UpdateProfileInput: UpdateProfileInput;
  ToneInput: ToneInput;
  UpdateProfilePayload: ResolverTypeWrapper<UpdateProfilePayloadMapper>;
  ImportCustomerRecordsInput: ImportCustomerRecordsInput;
  CustomerRecordInput: CustomerRecordInput;
  RecordValueInput: RecordValueInput;
  ImportCustomerRecordsPayload: ResolverTypeWrapper<ImportCustomerRecordsPayload>;
  ImportResult: ResolverTypeWrapper<ImportResult>;
  ImportOutcome: ImportOutcome;
  ImportProblem: ResolverTypeWrapper<ImportProblem>;
  ImportProblemCode: ImportProblemCode;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  JSON: Scalars['JSON']['output'];
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Contact: Contact;
  Mutation: Record<PropertyKey, never>;
  CustomerSearchInput: CustomerSearchInput;
  IdentifierInput: IdentifierInput;
  CustomerMatchConnection: Omit<CustomerMatchConnection, 'edges'> & { edges: Array<ResolversParentTypes['CustomerMatchEdge']> };
  CustomerMatchEdge: Omit<CustomerMatchEdge, 'node'> & { node: ResolversParentTypes['CustomerMatch'] };
  CustomerMatch: CustomerMatchMapper;
  ProfileAsOf: ProfileAsOfMapper;
  Inference: InferenceMapper;
  Float: Scalars['Float']['output'];
  RecordPreferencesInput: RecordPreferencesInput;
  RecordPreferencesPayload: RecordPreferencesPayloadMapper;
  RecordInferencesInput: RecordInferencesInput;
  InferenceInput: InferenceInput;
  RecordInferencesPayload: RecordInferencesPayloadMapper;
  CorrectInferenceInput: CorrectInferenceInput;
  ObjectToInferenceInput: ObjectToInferenceInput;
  InferenceAnswerPayload: InferenceAnswerPayloadMapper;
  DeviceIdentifierInput: DeviceIdentifierInput;
  RecordTouchpointsInput: RecordTouchpointsInput;
  TouchpointInput: TouchpointInput;
  PositionInput: PositionInput;
  WebSessionInput: WebSessionInput;
  RecordTouchpointsPayload: RecordTouchpointsPayload;
  TouchpointResult: TouchpointResult;
  TouchpointProblem: TouchpointProblem;
  BeginDeviceSessionInput: BeginDeviceSessionInput;
  EndDeviceSessionInput: EndDeviceSessionInput;
  BeginDeviceSessionPayload: BeginDeviceSessionPayload;
  EndDeviceSessionPayload: EndDeviceSessionPayload;
  TouchpointConnection: Omit<TouchpointConnection, 'edges'> & { edges: Array<ResolversParentTypes['TouchpointEdge']> };
  TouchpointEdge: Omit<TouchpointEdge, 'node'> & { node: ResolversParentTypes['Touchpoint'] };
  Touchpoint: TouchpointMapper;
  Position: Position;
  WebSession: WebSessionMapper;
  TouchpointRecognition: TouchpointRecognitionMapper;
  RecognitionEvidence: RecognitionEvidenceMapper;
  AnonymousProfile: Omit<AnonymousProfile, 'join'> & { join?: Maybe<ResolversParentTypes['AnonymousJoin']> };
  AnonymousJoin: Omit<AnonymousJoin, 'evidence'> & { evidence: Array<ResolversParentTypes['RecognitionEvidence']> };
  Customer: CustomerMapper;
  CustomerName: CustomerNameMapper;
  CustomerEmail: CustomerEmailMapper;
  CustomerPhone: CustomerPhoneMapper;
  CustomerAddress: CustomerAddressMapper;
  PostalAddress: PostalAddress;
  CustomerBirthDate: CustomerBirthDateMapper;
  CustomerLanguage: CustomerLanguageMapper;
  CustomerTone: CustomerTone;
  CustomerIdentifier: CustomerIdentifier;
  IdentifierPolicy: IdentifierPolicy;
  SetIdentifierPolicyInput: SetIdentifierPolicyInput;
  SetIdentifierPolicyPayload: SetIdentifierPolicyPayload;
  Preference: PreferenceMapper;
  Store: Store;
  SourceRecord: SourceRecordMapper;
  SourceRecordValue: SourceRecordValue;
  MatchExplanation: MatchExplanationMapper;
  ResolutionRun: ResolutionRunMapper;
  ResolutionRunConnection: Omit<ResolutionRunConnection, 'edges'> & { edges: Array<ResolversParentTypes['ResolutionRunEdge']> };
  ResolutionRunEdge: Omit<ResolutionRunEdge, 'node'> & { node: ResolversParentTypes['ResolutionRun'] };
  LearnResolutionModelInput: LearnResolutionModelInput;
  LearnResolutionModelPayload: LearnResolutionModelPayloadMapper;
  StartResolutionInput: StartResolutionInput;
  StartResolutionPayload: StartResolutionPayloadMapper;
  SourceRecordConnection: Omit<SourceRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['SourceRecordEdge']> };
  SourceRecordEdge: Omit<SourceRecordEdge, 'node'> & { node: ResolversParentTypes['SourceRecord'] };
  Merge: MergeMapper;
  MatchComparison: MatchComparison;
  MergePreview: MergePreviewMapper;
  MergedValue: MergedValue;
  MergeConflict: MergeConflict;
  MergedIdentifier: MergedIdentifier;
  MatchReviewConnection: Omit<MatchReviewConnection, 'edges'> & { edges: Array<ResolversParentTypes['MatchReviewEdge']> };
  MatchReviewEdge: Omit<MatchReviewEdge, 'node'> & { node: ResolversParentTypes['MatchReview'] };
  MatchReview: MatchReviewMapper;
  MergeCustomersInput: MergeCustomersInput;
  MergeCustomersPayload: MergeCustomersPayloadMapper;
  UnmergeCustomersInput: UnmergeCustomersInput;
  UnmergeCustomersPayload: UnmergeCustomersPayloadMapper;
  DecideMatchInput: DecideMatchInput;
  DecideMatchPayload: DecideMatchPayload;
  SeparateRecordInput: SeparateRecordInput;
  SeparateRecordPayload: SeparateRecordPayload;
  RightsRequest: RightsRequestMapper;
  IdentityCheck: IdentityCheckMapper;
  RightsSection: RightsSectionMapper;
  RightsCount: RightsCount;
  RightsExclusion: RightsExclusion;
  RightsRecordConnection: Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRecordEdge']> };
  RightsRecordEdge: Omit<RightsRecordEdge, 'node'> & { node: ResolversParentTypes['RightsRecord'] };
  RightsRecord: RightsRecordMapper;
  StartIdentityCheckInput: StartIdentityCheckInput;
  ConfirmIdentityInput: ConfirmIdentityInput;
  RecordIdentityDocumentInput: RecordIdentityDocumentInput;
  IdentityCheckPayload: IdentityCheckPayloadMapper;
  RectifyProfileInput: RectifyProfileInput;
  RectifyProfilePayload: RectifyProfilePayloadMapper;
  Connection: ConnectionMapper;
  ConnectedAttribute: ConnectedAttributeMapper;
  ConnectionSecret: ConnectionSecretMapper;
  ConnectionDelivery: ConnectionDeliveryMapper;
  ConnectionDeliveryConnection: Omit<ConnectionDeliveryConnection, 'edges'> & { edges: Array<ResolversParentTypes['ConnectionDeliveryEdge']> };
  ConnectionDeliveryEdge: Omit<ConnectionDeliveryEdge, 'node'> & { node: ResolversParentTypes['ConnectionDelivery'] };
  ConnectionEvent: ConnectionEventMapper;
  ConnectionEventConnection: Omit<ConnectionEventConnection, 'edges'> & { edges: Array<ResolversParentTypes['ConnectionEventEdge']> };
  ConnectionEventEdge: Omit<ConnectionEventEdge, 'node'> & { node: ResolversParentTypes['ConnectionEvent'] };
  CustomerConnection: CustomerConnectionMapper;
  HeldAttribute: HeldAttribute;
  SyncConflict: SyncConflictMapper;
  SyncConflictConnection: Omit<SyncConflictConnection, 'edges'> & { edges: Array<ResolversParentTypes['SyncConflictEdge']> };
  SyncConflictEdge: Omit<SyncConflictEdge, 'node'> & { node: ResolversParentTypes['SyncConflict'] };
  ConnectedAttributeInput: ConnectedAttributeInput;
  RegisterConnectionInput: RegisterConnectionInput;
  UpdateConnectionInput: UpdateConnectionInput;
  RotateConnectionSecretInput: RotateConnectionSecretInput;
  RemoveConnectionInput: RemoveConnectionInput;
  ReplayConnectionInput: ReplayConnectionInput;
  ConnectionPayload: Omit<ConnectionPayload, 'connection'> & { connection?: Maybe<ResolversParentTypes['Connection']> };
  RemoveConnectionPayload: RemoveConnectionPayload;
  ReplayConnectionPayload: ReplayConnectionPayload;
  SyncProfileInput: SyncProfileInput;
  SyncChangesInput: SyncChangesInput;
  SyncProfilePayload: SyncProfilePayloadMapper;
  SyncResult: SyncResultMapper;
  ResolveSyncConflictInput: ResolveSyncConflictInput;
  ResolveSyncConflictPayload: Omit<ResolveSyncConflictPayload, 'conflict'> & { conflict?: Maybe<ResolversParentTypes['SyncConflict']> };
  PageInfo: PageInfo;
  RegisterCustomerInput: RegisterCustomerInput;
  RegisterCustomerPayload: RegisterCustomerPayloadMapper;
  NameInput: NameInput;
  PhoneInput: PhoneInput;
  AddressInput: AddressInput;
  PreferenceInput: PreferenceInput;
  UpdateProfileInput: UpdateProfileInput;
  ToneInput: ToneInput;
  UpdateProfilePayload: UpdateProfilePayloadMapper;
  ImportCustomerRecordsInput: ImportCustomerRecordsInput;
  CustomerRecordInput: CustomerRecordInput;
  RecordValueInput: RecordValueInput;
  ImportCustomerRecordsPayload: ImportCustomerRecordsPayload;
  ImportResult: ImportResult;
  ImportProblem: ImportProblem;
  UserError: UserError;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type ConsentDirectiveArgs = {
  purpose: Scalars['String']['input'];
  unlessSelf?: Scalars['Boolean']['input'];
};

export type ConsentDirectiveResolver<Result, Parent, ContextType = Context, Args = ConsentDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export interface ConsentProofScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConsentProof'], any> {
  name: 'ConsentProof';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  contactNow: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactNowArgs, 'customerId'>>;
  identifierPolicies: Resolver<Maybe<Array<ResolversTypes['IdentifierPolicy']>>, ParentType, ContextType>;
  explainMatch: Resolver<Maybe<Array<ResolversTypes['MatchExplanation']>>, ParentType, ContextType, RequireFields<QueryExplainMatchArgs, 'customerId'>>;
  resolutionRuns: Resolver<Maybe<ResolversTypes['ResolutionRunConnection']>, ParentType, ContextType, RequireFields<QueryResolutionRunsArgs, 'first'>>;
  anonymousProfile: Resolver<Maybe<ResolversTypes['AnonymousProfile']>, ParentType, ContextType, RequireFields<QueryAnonymousProfileArgs, 'id'>>;
  connections: Resolver<Maybe<Array<ResolversTypes['Connection']>>, ParentType, ContextType>;
  connectionDeliveries: Resolver<Maybe<ResolversTypes['ConnectionDeliveryConnection']>, ParentType, ContextType, RequireFields<QueryConnectionDeliveriesArgs, 'connectionId' | 'first'>>;
  connectionFeed: Resolver<Maybe<ResolversTypes['ConnectionEventConnection']>, ParentType, ContextType, RequireFields<QueryConnectionFeedArgs, 'first'>>;
  syncConflicts: Resolver<Maybe<ResolversTypes['SyncConflictConnection']>, ParentType, ContextType, RequireFields<QuerySyncConflictsArgs, 'state' | 'first'>>;
  me: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByIdentifier: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByIdentifierArgs, 'type' | 'value'>>;
  customers: Resolver<Maybe<ResolversTypes['CustomerMatchConnection']>, ParentType, ContextType, RequireFields<QueryCustomersArgs, 'search' | 'first'>>;
  mergePreview: Resolver<Maybe<ResolversTypes['MergePreview']>, ParentType, ContextType, RequireFields<QueryMergePreviewArgs, 'customerIds'>>;
  matchReviews: Resolver<Maybe<ResolversTypes['MatchReviewConnection']>, ParentType, ContextType, RequireFields<QueryMatchReviewsArgs, 'state' | 'first'>>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  setIdentifierPolicy: Resolver<ResolversTypes['SetIdentifierPolicyPayload'], ParentType, ContextType, RequireFields<MutationSetIdentifierPolicyArgs, 'input'>>;
  learnResolutionModel: Resolver<ResolversTypes['LearnResolutionModelPayload'], ParentType, ContextType, RequireFields<MutationLearnResolutionModelArgs, 'input'>>;
  startResolution: Resolver<ResolversTypes['StartResolutionPayload'], ParentType, ContextType, RequireFields<MutationStartResolutionArgs, 'input'>>;
  recordTouchpoints: Resolver<ResolversTypes['RecordTouchpointsPayload'], ParentType, ContextType, RequireFields<MutationRecordTouchpointsArgs, 'input'>>;
  beginDeviceSession: Resolver<ResolversTypes['BeginDeviceSessionPayload'], ParentType, ContextType, RequireFields<MutationBeginDeviceSessionArgs, 'input'>>;
  endDeviceSession: Resolver<ResolversTypes['EndDeviceSessionPayload'], ParentType, ContextType, RequireFields<MutationEndDeviceSessionArgs, 'input'>>;
  registerConnection: Resolver<ResolversTypes['ConnectionPayload'], ParentType, ContextType, RequireFields<MutationRegisterConnectionArgs, 'input'>>;
  updateConnection: Resolver<ResolversTypes['ConnectionPayload'], ParentType, ContextType, RequireFields<MutationUpdateConnectionArgs, 'input'>>;
  rotateConnectionSecret: Resolver<ResolversTypes['ConnectionPayload'], ParentType, ContextType, RequireFields<MutationRotateConnectionSecretArgs, 'input'>>;
  removeConnection: Resolver<ResolversTypes['RemoveConnectionPayload'], ParentType, ContextType, RequireFields<MutationRemoveConnectionArgs, 'input'>>;
  replayConnection: Resolver<ResolversTypes['ReplayConnectionPayload'], ParentType, ContextType, RequireFields<MutationReplayConnectionArgs, 'input'>>;
  syncProfile: Resolver<ResolversTypes['SyncProfilePayload'], ParentType, ContextType, RequireFields<MutationSyncProfileArgs, 'input'>>;
  resolveSyncConflict: Resolver<ResolversTypes['ResolveSyncConflictPayload'], ParentType, ContextType, RequireFields<MutationResolveSyncConflictArgs, 'input'>>;
  registerCustomer: Resolver<ResolversTypes['RegisterCustomerPayload'], ParentType, ContextType, RequireFields<MutationRegisterCustomerArgs, 'input'>>;
  updateProfile: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  startIdentityCheck: Resolver<ResolversTypes['IdentityCheckPayload'], ParentType, ContextType, RequireFields<MutationStartIdentityCheckArgs, 'input'>>;
  confirmIdentity: Resolver<ResolversTypes['IdentityCheckPayload'], ParentType, ContextType, RequireFields<MutationConfirmIdentityArgs, 'input'>>;
  recordIdentityDocument: Resolver<ResolversTypes['IdentityCheckPayload'], ParentType, ContextType, RequireFields<MutationRecordIdentityDocumentArgs, 'input'>>;
  rectifyProfile: Resolver<ResolversTypes['RectifyProfilePayload'], ParentType, ContextType, RequireFields<MutationRectifyProfileArgs, 'input'>>;
  recordPreferences: Resolver<ResolversTypes['RecordPreferencesPayload'], ParentType, ContextType, RequireFields<MutationRecordPreferencesArgs, 'input'>>;
  recordInferences: Resolver<ResolversTypes['RecordInferencesPayload'], ParentType, ContextType, RequireFields<MutationRecordInferencesArgs, 'input'>>;
  correctInference: Resolver<ResolversTypes['InferenceAnswerPayload'], ParentType, ContextType, RequireFields<MutationCorrectInferenceArgs, 'input'>>;
  objectToInference: Resolver<ResolversTypes['InferenceAnswerPayload'], ParentType, ContextType, RequireFields<MutationObjectToInferenceArgs, 'input'>>;
  mergeCustomers: Resolver<ResolversTypes['MergeCustomersPayload'], ParentType, ContextType, RequireFields<MutationMergeCustomersArgs, 'input'>>;
  unmergeCustomers: Resolver<ResolversTypes['UnmergeCustomersPayload'], ParentType, ContextType, RequireFields<MutationUnmergeCustomersArgs, 'input'>>;
  decideMatch: Resolver<ResolversTypes['DecideMatchPayload'], ParentType, ContextType, RequireFields<MutationDecideMatchArgs, 'input'>>;
  separateRecord: Resolver<ResolversTypes['SeparateRecordPayload'], ParentType, ContextType, RequireFields<MutationSeparateRecordArgs, 'input'>>;
  importCustomerRecords: Resolver<ResolversTypes['ImportCustomerRecordsPayload'], ParentType, ContextType, RequireFields<MutationImportCustomerRecordsArgs, 'input'>>;
};

export type CustomerMatchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerMatchConnection'] = ResolversParentTypes['CustomerMatchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerMatchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerMatchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerMatchEdge'] = ResolversParentTypes['CustomerMatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerMatch'], ParentType, ContextType>;
};

export type CustomerMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerMatch'] = ResolversParentTypes['CustomerMatch']> = {
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProfileAsOfResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfileAsOf'] = ResolversParentTypes['ProfileAsOf']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['CustomerName']>, ParentType, ContextType>;
  emails?: Resolver<Array<ResolversTypes['CustomerEmail']>, ParentType, ContextType>;
  phones?: Resolver<Array<ResolversTypes['CustomerPhone']>, ParentType, ContextType>;
  addresses?: Resolver<Array<ResolversTypes['CustomerAddress']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['CustomerBirthDate']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['CustomerLanguage']>, ParentType, ContextType>;
  tone?: Resolver<Maybe<ResolversTypes['CustomerTone']>, ParentType, ContextType>;
  preferences?: Resolver<Array<ResolversTypes['Preference']>, ParentType, ContextType>;
};

export type InferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Inference'] = ResolversParentTypes['Inference']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inferredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['InferenceState'], ParentType, ContextType>;
  corrected?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RecordPreferencesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPreferencesPayload'] = ResolversParentTypes['RecordPreferencesPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordInferencesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordInferencesPayload'] = ResolversParentTypes['RecordInferencesPayload']> = {
  outcomes?: Resolver<Array<ResolversTypes['InferenceOutcome']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InferenceAnswerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InferenceAnswerPayload'] = ResolversParentTypes['InferenceAnswerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordTouchpointsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordTouchpointsPayload'] = ResolversParentTypes['RecordTouchpointsPayload']> = {
  results?: Resolver<Array<ResolversTypes['TouchpointResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TouchpointResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointResult'] = ResolversParentTypes['TouchpointResult']> = {
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['TouchpointOutcome'], ParentType, ContextType>;
  anonymousProfileId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['TouchpointProblem']>, ParentType, ContextType>;
};

export type TouchpointProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointProblem'] = ResolversParentTypes['TouchpointProblem']> = {
  code?: Resolver<ResolversTypes['TouchpointProblemCode'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BeginDeviceSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeginDeviceSessionPayload'] = ResolversParentTypes['BeginDeviceSessionPayload']> = {
  recognised?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EndDeviceSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndDeviceSessionPayload'] = ResolversParentTypes['EndDeviceSessionPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TouchpointConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointConnection'] = ResolversParentTypes['TouchpointConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TouchpointEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TouchpointEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointEdge'] = ResolversParentTypes['TouchpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Touchpoint'], ParentType, ContextType>;
};

export type TouchpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Touchpoint'] = ResolversParentTypes['Touchpoint']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TouchpointKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['WebSession']>, ParentType, ContextType>;
  recognition?: Resolver<Maybe<ResolversTypes['TouchpointRecognition']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PositionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Position'] = ResolversParentTypes['Position']> = {
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WebSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebSession'] = ResolversParentTypes['WebSession']> = {
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  screens?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  exit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TouchpointRecognitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointRecognition'] = ResolversParentTypes['TouchpointRecognition']> = {
  recognisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['RecognitionEvidence']>, ParentType, ContextType>;
};

export type RecognitionEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecognitionEvidence'] = ResolversParentTypes['RecognitionEvidence']> = {
  what?: Resolver<ResolversTypes['RecognitionReason'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AnonymousProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnonymousProfile'] = ResolversParentTypes['AnonymousProfile']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deviceKinds?: Resolver<Array<ResolversTypes['DeviceKind']>, ParentType, ContextType>;
  touchpointCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  join?: Resolver<Maybe<ResolversTypes['AnonymousJoin']>, ParentType, ContextType>;
};

export type AnonymousJoinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnonymousJoin'] = ResolversParentTypes['AnonymousJoin']> = {
  withId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['RecognitionEvidence']>, ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['CustomerName']>, ParentType, ContextType>;
  emails?: Resolver<Maybe<Array<ResolversTypes['CustomerEmail']>>, ParentType, ContextType>;
  phones?: Resolver<Maybe<Array<ResolversTypes['CustomerPhone']>>, ParentType, ContextType>;
  addresses?: Resolver<Maybe<Array<ResolversTypes['CustomerAddress']>>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['CustomerBirthDate']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['CustomerLanguage']>, ParentType, ContextType>;
  tone?: Resolver<Maybe<ResolversTypes['CustomerTone']>, ParentType, ContextType>;
  identifiers?: Resolver<Maybe<Array<ResolversTypes['CustomerIdentifier']>>, ParentType, ContextType>;
  preferences?: Resolver<Maybe<Array<ResolversTypes['Preference']>>, ParentType, ContextType>;
  inStorePreferences?: Resolver<Maybe<Array<ResolversTypes['Preference']>>, ParentType, ContextType>;
  profileAsOf?: Resolver<Maybe<ResolversTypes['ProfileAsOf']>, ParentType, ContextType, RequireFields<CustomerProfileAsOfArgs, 'at'>>;
  inferences?: Resolver<Maybe<Array<ResolversTypes['Inference']>>, ParentType, ContextType>;
  formerIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  merges?: Resolver<Maybe<Array<ResolversTypes['Merge']>>, ParentType, ContextType>;
  registeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  connections?: Resolver<Maybe<Array<ResolversTypes['CustomerConnection']>>, ParentType, ContextType>;
  touchpoints?: Resolver<Maybe<ResolversTypes['TouchpointConnection']>, ParentType, ContextType, RequireFields<CustomerTouchpointsArgs, 'first'>>;
  sourceRecords?: Resolver<Maybe<ResolversTypes['SourceRecordConnection']>, ParentType, ContextType, RequireFields<CustomerSourceRecordsArgs, 'first'>>;
};

export type CustomerNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerName'] = ResolversParentTypes['CustomerName']> = {
  given?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  full?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type CustomerEmailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEmail'] = ResolversParentTypes['CustomerEmail']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type CustomerPhoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerPhone'] = ResolversParentTypes['CustomerPhone']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type CustomerAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerAddress'] = ResolversParentTypes['CustomerAddress']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['PostalAddress'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suburb?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerBirthDateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerBirthDate'] = ResolversParentTypes['CustomerBirthDate']> = {
  value?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type CustomerLanguageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerLanguage'] = ResolversParentTypes['CustomerLanguage']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type CustomerToneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerTone'] = ResolversParentTypes['CustomerTone']> = {
  formOfAddress?: Resolver<Maybe<ResolversTypes['FormOfAddress']>, ParentType, ContextType>;
  voice?: Resolver<Maybe<ResolversTypes['ToneOfVoice']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
};

export type CustomerIdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerIdentifier'] = ResolversParentTypes['CustomerIdentifier']> = {
  type?: Resolver<ResolversTypes['CustomerIdentifierType'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type IdentifierPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentifierPolicy'] = ResolversParentTypes['IdentifierPolicy']> = {
  type?: Resolver<ResolversTypes['IdentifierType'], ParentType, ContextType>;
  maxPerPerson?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  blockedValues?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SetIdentifierPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetIdentifierPolicyPayload'] = ResolversParentTypes['SetIdentifierPolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['IdentifierPolicy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PreferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Preference'] = ResolversParentTypes['Preference']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PreferenceKind'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['PreferenceBasis'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
};

export type StoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SourceRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRecord'] = ResolversParentTypes['SourceRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  linkedBy?: Resolver<Maybe<ResolversTypes['LinkRule']>, ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['SourceRecordValue']>, ParentType, ContextType>;
};

export type SourceRecordValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRecordValue'] = ResolversParentTypes['SourceRecordValue']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MatchExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchExplanation'] = ResolversParentTypes['MatchExplanation']> = {
  recordIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  mergeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['LinkRule']>, ParentType, ContextType>;
  comparisons?: Resolver<Array<ResolversTypes['MatchComparison']>, ParentType, ContextType>;
  prior?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  relatives?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['MatchResolution']>, ParentType, ContextType>;
  mergeAt?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reviewAt?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResolutionRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolutionRun'] = ResolversParentTypes['ResolutionRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResolutionRunKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResolutionRunState'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordsTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordsDone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customersMerged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewsAsked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResolutionRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolutionRunConnection'] = ResolversParentTypes['ResolutionRunConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResolutionRunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ResolutionRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolutionRunEdge'] = ResolversParentTypes['ResolutionRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ResolutionRun'], ParentType, ContextType>;
};

export type LearnResolutionModelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LearnResolutionModelPayload'] = ResolversParentTypes['LearnResolutionModelPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['ResolutionRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StartResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartResolutionPayload'] = ResolversParentTypes['StartResolutionPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['ResolutionRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SourceRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRecordConnection'] = ResolversParentTypes['SourceRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SourceRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SourceRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRecordEdge'] = ResolversParentTypes['SourceRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
};

export type MergeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merge'] = ResolversParentTypes['Merge']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  survivorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mergedId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  survivorRule?: Resolver<ResolversTypes['SurvivorRule'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['MergeOrigin'], ParentType, ContextType>;
  mergedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  comparisons?: Resolver<Array<ResolversTypes['MatchComparison']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unmergedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MatchComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchComparison'] = ResolversParentTypes['MatchComparison']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MergePreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergePreview'] = ResolversParentTypes['MergePreview']> = {
  survivor?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  merged?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  survivorRule?: Resolver<ResolversTypes['SurvivorRule'], ParentType, ContextType>;
  obstacle?: Resolver<Maybe<ResolversTypes['UserErrorCode']>, ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['MergedValue']>, ParentType, ContextType>;
  conflicts?: Resolver<Array<ResolversTypes['MergeConflict']>, ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['MergedIdentifier']>, ParentType, ContextType>;
};

export type MergedValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergedValue'] = ResolversParentTypes['MergedValue']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shownBy?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MergeConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeConflict'] = ResolversParentTypes['MergeConflict']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kept?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  other?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MergedIdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergedIdentifier'] = ResolversParentTypes['MergedIdentifier']> = {
  type?: Resolver<ResolversTypes['IdentifierType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  heldBy?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MatchReviewConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReviewConnection'] = ResolversParentTypes['MatchReviewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MatchReviewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MatchReviewEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReviewEdge'] = ResolversParentTypes['MatchReviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MatchReview'], ParentType, ContextType>;
};

export type MatchReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchReview'] = ResolversParentTypes['MatchReview']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MatchReviewState'], ParentType, ContextType>;
  left?: Resolver<Maybe<ResolversTypes['CustomerMatch']>, ParentType, ContextType>;
  right?: Resolver<Maybe<ResolversTypes['CustomerMatch']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  comparisons?: Resolver<Array<ResolversTypes['MatchComparison']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MergeCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeCustomersPayload'] = ResolversParentTypes['MergeCustomersPayload']> = {
  merge?: Resolver<Maybe<ResolversTypes['Merge']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UnmergeCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmergeCustomersPayload'] = ResolversParentTypes['UnmergeCustomersPayload']> = {
  customerIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  customers?: Resolver<Maybe<Array<Maybe<ResolversTypes['Customer']>>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DecideMatchPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideMatchPayload'] = ResolversParentTypes['DecideMatchPayload']> = {
  mergeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SeparateRecordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeparateRecordPayload'] = ResolversParentTypes['SeparateRecordPayload']> = {
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  formerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RightsRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequest'] = ResolversParentTypes['RightsRequest'], FederationReferenceType extends FederationReferenceTypes['RightsRequest'] = FederationReferenceTypes['RightsRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RightsRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityCheck?: Resolver<Maybe<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
  identityData?: Resolver<Maybe<ResolversTypes['RightsSection']>, ParentType, ContextType>;
};

export type IdentityCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityCheck'] = ResolversParentTypes['IdentityCheck']> = {
  state?: Resolver<ResolversTypes['IdentityCheckState'], ParentType, ContextType>;
  sentTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codeExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  triesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type IdentityCheckPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityCheckPayload'] = ResolversParentTypes['IdentityCheckPayload']> = {
  identityCheck?: Resolver<Maybe<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RectifyProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RectifyProfilePayload'] = ResolversParentTypes['RectifyProfilePayload']> = {
  changed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Connection'] = ResolversParentTypes['Connection']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['ConnectionDirection'], ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['ConnectedAttribute']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConnectionState'], ParentType, ContextType>;
  pauseReason?: Resolver<Maybe<ResolversTypes['ConnectionPauseReason']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  secrets?: Resolver<Array<ResolversTypes['ConnectionSecret']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pendingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  suppressedEchoCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConnectedAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectedAttribute'] = ResolversParentTypes['ConnectedAttribute']> = {
  attribute?: Resolver<ResolversTypes['SyncAttribute'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['AttributeOwner'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['ConflictPolicy'], ParentType, ContextType>;
};

export type ConnectionSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionSecret'] = ResolversParentTypes['ConnectionSecret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  signsUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConnectionDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionDelivery'] = ResolversParentTypes['ConnectionDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['ConnectionEventType'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConnectionDeliveryState'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConnectionDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionDeliveryConnection'] = ResolversParentTypes['ConnectionDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConnectionDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConnectionDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionDeliveryEdge'] = ResolversParentTypes['ConnectionDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ConnectionDelivery'], ParentType, ContextType>;
};

export type ConnectionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionEvent'] = ResolversParentTypes['ConnectionEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['ConnectionEventType'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConnectionEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionEventConnection'] = ResolversParentTypes['ConnectionEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConnectionEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConnectionEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionEventEdge'] = ResolversParentTypes['ConnectionEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ConnectionEvent'], ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holds?: Resolver<Array<ResolversTypes['HeldAttribute']>, ParentType, ContextType>;
  lastDeliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastHeardAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pendingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type HeldAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldAttribute'] = ResolversParentTypes['HeldAttribute']> = {
  attribute?: Resolver<ResolversTypes['SyncAttribute'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SyncConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncConflict'] = ResolversParentTypes['SyncConflict']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  connectionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  attribute?: Resolver<ResolversTypes['SyncAttribute'], ParentType, ContextType>;
  ours?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  theirs?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SyncConflictState'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SyncConflictConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncConflictConnection'] = ResolversParentTypes['SyncConflictConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SyncConflictEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SyncConflictEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncConflictEdge'] = ResolversParentTypes['SyncConflictEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncConflict'], ParentType, ContextType>;
};

export type ConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectionPayload'] = ResolversParentTypes['ConnectionPayload']> = {
  connection?: Resolver<Maybe<ResolversTypes['Connection']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveConnectionPayload'] = ResolversParentTypes['RemoveConnectionPayload']> = {
  removedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReplayConnectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayConnectionPayload'] = ResolversParentTypes['ReplayConnectionPayload']> = {
  replayedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nextCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SyncProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncProfilePayload'] = ResolversParentTypes['SyncProfilePayload']> = {
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  etag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['SyncResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SyncResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncResult'] = ResolversParentTypes['SyncResult']> = {
  attribute?: Resolver<ResolversTypes['SyncAttribute'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SyncOutcome'], ParentType, ContextType>;
};

export type ResolveSyncConflictPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveSyncConflictPayload'] = ResolversParentTypes['ResolveSyncConflictPayload']> = {
  conflict?: Resolver<Maybe<ResolversTypes['SyncConflict']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RegisterCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterCustomerPayload'] = ResolversParentTypes['RegisterCustomerPayload']> = {
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportCustomerRecordsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportCustomerRecordsPayload'] = ResolversParentTypes['ImportCustomerRecordsPayload']> = {
  results?: Resolver<Array<ResolversTypes['ImportResult']>, ParentType, ContextType>;
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportResult'] = ResolversParentTypes['ImportResult']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['ImportProblem']>, ParentType, ContextType>;
};

export type ImportProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportProblem'] = ResolversParentTypes['ImportProblem']> = {
  code?: Resolver<ResolversTypes['ImportProblemCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  JSON?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  ConsentProof?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  CustomerMatchConnection?: CustomerMatchConnectionResolvers<ContextType>;
  CustomerMatchEdge?: CustomerMatchEdgeResolvers<ContextType>;
  CustomerMatch: CustomerMatchResolvers<ContextType> & Required<Pick<CustomerMatchResolvers<ContextType>, Exclude<keyof CustomerMatch & keyof CustomerMatchResolvers, keyof CustomerMatchMapper>>>;
  ProfileAsOf: ProfileAsOfResolvers<ContextType> & Required<Pick<ProfileAsOfResolvers<ContextType>, Exclude<keyof ProfileAsOf & keyof ProfileAsOfResolvers, keyof ProfileAsOfMapper>>>;
  Inference: InferenceResolvers<ContextType> & Required<Pick<InferenceResolvers<ContextType>, Exclude<keyof Inference & keyof InferenceResolvers, keyof InferenceMapper>>>;
  RecordPreferencesPayload: RecordPreferencesPayloadResolvers<ContextType> & Required<Pick<RecordPreferencesPayloadResolvers<ContextType>, Exclude<keyof RecordPreferencesPayload & keyof RecordPreferencesPayloadResolvers, keyof RecordPreferencesPayloadMapper>>>;
  RecordInferencesPayload: RecordInferencesPayloadResolvers<ContextType> & Required<Pick<RecordInferencesPayloadResolvers<ContextType>, Exclude<keyof RecordInferencesPayload & keyof RecordInferencesPayloadResolvers, keyof RecordInferencesPayloadMapper>>>;
  InferenceAnswerPayload: InferenceAnswerPayloadResolvers<ContextType> & Required<Pick<InferenceAnswerPayloadResolvers<ContextType>, Exclude<keyof InferenceAnswerPayload & keyof InferenceAnswerPayloadResolvers, keyof InferenceAnswerPayloadMapper>>>;
  RecordTouchpointsPayload?: RecordTouchpointsPayloadResolvers<ContextType>;
  TouchpointResult?: TouchpointResultResolvers<ContextType>;
  TouchpointProblem?: TouchpointProblemResolvers<ContextType>;
  BeginDeviceSessionPayload?: BeginDeviceSessionPayloadResolvers<ContextType>;
  EndDeviceSessionPayload?: EndDeviceSessionPayloadResolvers<ContextType>;
  TouchpointConnection?: TouchpointConnectionResolvers<ContextType>;
  TouchpointEdge?: TouchpointEdgeResolvers<ContextType>;
  Touchpoint: TouchpointResolvers<ContextType> & Required<Pick<TouchpointResolvers<ContextType>, Exclude<keyof Touchpoint & keyof TouchpointResolvers, keyof TouchpointMapper>>>;
  Position?: PositionResolvers<ContextType>;
  WebSession: WebSessionResolvers<ContextType> & Required<Pick<WebSessionResolvers<ContextType>, Exclude<keyof WebSession & keyof WebSessionResolvers, keyof WebSessionMapper>>>;
  TouchpointRecognition: TouchpointRecognitionResolvers<ContextType> & Required<Pick<TouchpointRecognitionResolvers<ContextType>, Exclude<keyof TouchpointRecognition & keyof TouchpointRecognitionResolvers, keyof TouchpointRecognitionMapper>>>;
  RecognitionEvidence: RecognitionEvidenceResolvers<ContextType> & Required<Pick<RecognitionEvidenceResolvers<ContextType>, Exclude<keyof RecognitionEvidence & keyof RecognitionEvidenceResolvers, keyof RecognitionEvidenceMapper>>>;
  AnonymousProfile?: AnonymousProfileResolvers<ContextType>;
  AnonymousJoin?: AnonymousJoinResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  CustomerName: CustomerNameResolvers<ContextType> & Required<Pick<CustomerNameResolvers<ContextType>, Exclude<keyof CustomerName & keyof CustomerNameResolvers, keyof CustomerNameMapper>>>;
  CustomerEmail: CustomerEmailResolvers<ContextType> & Required<Pick<CustomerEmailResolvers<ContextType>, Exclude<keyof CustomerEmail & keyof CustomerEmailResolvers, keyof CustomerEmailMapper>>>;
  CustomerPhone: CustomerPhoneResolvers<ContextType> & Required<Pick<CustomerPhoneResolvers<ContextType>, Exclude<keyof CustomerPhone & keyof CustomerPhoneResolvers, keyof CustomerPhoneMapper>>>;
  CustomerAddress: CustomerAddressResolvers<ContextType> & Required<Pick<CustomerAddressResolvers<ContextType>, Exclude<keyof CustomerAddress & keyof CustomerAddressResolvers, keyof CustomerAddressMapper>>>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  CustomerBirthDate: CustomerBirthDateResolvers<ContextType> & Required<Pick<CustomerBirthDateResolvers<ContextType>, Exclude<keyof CustomerBirthDate & keyof CustomerBirthDateResolvers, keyof CustomerBirthDateMapper>>>;
  CustomerLanguage: CustomerLanguageResolvers<ContextType> & Required<Pick<CustomerLanguageResolvers<ContextType>, Exclude<keyof CustomerLanguage & keyof CustomerLanguageResolvers, keyof CustomerLanguageMapper>>>;
  CustomerTone?: CustomerToneResolvers<ContextType>;
  CustomerIdentifier?: CustomerIdentifierResolvers<ContextType>;
  IdentifierPolicy?: IdentifierPolicyResolvers<ContextType>;
  SetIdentifierPolicyPayload?: SetIdentifierPolicyPayloadResolvers<ContextType>;
  Preference: PreferenceResolvers<ContextType> & Required<Pick<PreferenceResolvers<ContextType>, Exclude<keyof Preference & keyof PreferenceResolvers, keyof PreferenceMapper>>>;
  Store?: StoreResolvers<ContextType>;
  SourceRecord: SourceRecordResolvers<ContextType> & Required<Pick<SourceRecordResolvers<ContextType>, Exclude<keyof SourceRecord & keyof SourceRecordResolvers, keyof SourceRecordMapper>>>;
  SourceRecordValue?: SourceRecordValueResolvers<ContextType>;
  MatchExplanation: MatchExplanationResolvers<ContextType> & Required<Pick<MatchExplanationResolvers<ContextType>, Exclude<keyof MatchExplanation & keyof MatchExplanationResolvers, keyof MatchExplanationMapper>>>;
  ResolutionRun: ResolutionRunResolvers<ContextType> & Required<Pick<ResolutionRunResolvers<ContextType>, Exclude<keyof ResolutionRun & keyof ResolutionRunResolvers, keyof ResolutionRunMapper>>>;
  ResolutionRunConnection?: ResolutionRunConnectionResolvers<ContextType>;
  ResolutionRunEdge?: ResolutionRunEdgeResolvers<ContextType>;
  LearnResolutionModelPayload: LearnResolutionModelPayloadResolvers<ContextType> & Required<Pick<LearnResolutionModelPayloadResolvers<ContextType>, Exclude<keyof LearnResolutionModelPayload & keyof LearnResolutionModelPayloadResolvers, keyof LearnResolutionModelPayloadMapper>>>;
  StartResolutionPayload: StartResolutionPayloadResolvers<ContextType> & Required<Pick<StartResolutionPayloadResolvers<ContextType>, Exclude<keyof StartResolutionPayload & keyof StartResolutionPayloadResolvers, keyof StartResolutionPayloadMapper>>>;
  SourceRecordConnection?: SourceRecordConnectionResolvers<ContextType>;
  SourceRecordEdge?: SourceRecordEdgeResolvers<ContextType>;
  Merge: MergeResolvers<ContextType> & Required<Pick<MergeResolvers<ContextType>, Exclude<keyof Merge & keyof MergeResolvers, keyof MergeMapper>>>;
  MatchComparison?: MatchComparisonResolvers<ContextType>;
  MergePreview: MergePreviewResolvers<ContextType> & Required<Pick<MergePreviewResolvers<ContextType>, Exclude<keyof MergePreview & keyof MergePreviewResolvers, keyof MergePreviewMapper>>>;
  MergedValue?: MergedValueResolvers<ContextType>;
  MergeConflict?: MergeConflictResolvers<ContextType>;
  MergedIdentifier?: MergedIdentifierResolvers<ContextType>;
  MatchReviewConnection?: MatchReviewConnectionResolvers<ContextType>;
  MatchReviewEdge?: MatchReviewEdgeResolvers<ContextType>;
  MatchReview: MatchReviewResolvers<ContextType> & Required<Pick<MatchReviewResolvers<ContextType>, Exclude<keyof MatchReview & keyof MatchReviewResolvers, keyof MatchReviewMapper>>>;
  MergeCustomersPayload: MergeCustomersPayloadResolvers<ContextType> & Required<Pick<MergeCustomersPayloadResolvers<ContextType>, Exclude<keyof MergeCustomersPayload & keyof MergeCustomersPayloadResolvers, keyof MergeCustomersPayloadMapper>>>;
  UnmergeCustomersPayload: UnmergeCustomersPayloadResolvers<ContextType> & Required<Pick<UnmergeCustomersPayloadResolvers<ContextType>, Exclude<keyof UnmergeCustomersPayload & keyof UnmergeCustomersPayloadResolvers, keyof UnmergeCustomersPayloadMapper>>>;
  DecideMatchPayload?: DecideMatchPayloadResolvers<ContextType>;
  SeparateRecordPayload?: SeparateRecordPayloadResolvers<ContextType>;
  RightsRequest: RightsRequestResolvers<ContextType> & Required<Pick<RightsRequestResolvers<ContextType>, Exclude<keyof RightsRequest & keyof RightsRequestResolvers, keyof RightsRequestMapper>>>;
  IdentityCheck: IdentityCheckResolvers<ContextType> & Required<Pick<IdentityCheckResolvers<ContextType>, Exclude<keyof IdentityCheck & keyof IdentityCheckResolvers, keyof IdentityCheckMapper>>>;
  RightsSection: RightsSectionResolvers<ContextType> & Required<Pick<RightsSectionResolvers<ContextType>, Exclude<keyof RightsSection & keyof RightsSectionResolvers, keyof RightsSectionMapper>>>;
  RightsCount?: RightsCountResolvers<ContextType>;
  RightsExclusion?: RightsExclusionResolvers<ContextType>;
  RightsRecordConnection?: RightsRecordConnectionResolvers<ContextType>;
  RightsRecordEdge?: RightsRecordEdgeResolvers<ContextType>;
  RightsRecord: RightsRecordResolvers<ContextType> & Required<Pick<RightsRecordResolvers<ContextType>, Exclude<keyof RightsRecord & keyof RightsRecordResolvers, keyof RightsRecordMapper>>>;
  IdentityCheckPayload: IdentityCheckPayloadResolvers<ContextType> & Required<Pick<IdentityCheckPayloadResolvers<ContextType>, Exclude<keyof IdentityCheckPayload & keyof IdentityCheckPayloadResolvers, keyof IdentityCheckPayloadMapper>>>;
  RectifyProfilePayload: RectifyProfilePayloadResolvers<ContextType> & Required<Pick<RectifyProfilePayloadResolvers<ContextType>, Exclude<keyof RectifyProfilePayload & keyof RectifyProfilePayloadResolvers, keyof RectifyProfilePayloadMapper>>>;
  Connection: ConnectionResolvers<ContextType> & Required<Pick<ConnectionResolvers<ContextType>, Exclude<keyof Connection & keyof ConnectionResolvers, keyof ConnectionMapper>>>;
  ConnectedAttribute: ConnectedAttributeResolvers<ContextType> & Required<Pick<ConnectedAttributeResolvers<ContextType>, Exclude<keyof ConnectedAttribute & keyof ConnectedAttributeResolvers, keyof ConnectedAttributeMapper>>>;
  ConnectionSecret: ConnectionSecretResolvers<ContextType> & Required<Pick<ConnectionSecretResolvers<ContextType>, Exclude<keyof ConnectionSecret & keyof ConnectionSecretResolvers, keyof ConnectionSecretMapper>>>;
  ConnectionDelivery: ConnectionDeliveryResolvers<ContextType> & Required<Pick<ConnectionDeliveryResolvers<ContextType>, Exclude<keyof ConnectionDelivery & keyof ConnectionDeliveryResolvers, keyof ConnectionDeliveryMapper>>>;
  ConnectionDeliveryConnection?: ConnectionDeliveryConnectionResolvers<ContextType>;
  ConnectionDeliveryEdge?: ConnectionDeliveryEdgeResolvers<ContextType>;
  ConnectionEvent: ConnectionEventResolvers<ContextType> & Required<Pick<ConnectionEventResolvers<ContextType>, Exclude<keyof ConnectionEvent & keyof ConnectionEventResolvers, keyof ConnectionEventMapper>>>;
  ConnectionEventConnection?: ConnectionEventConnectionResolvers<ContextType>;
  ConnectionEventEdge?: ConnectionEventEdgeResolvers<ContextType>;
  CustomerConnection: CustomerConnectionResolvers<ContextType> & Required<Pick<CustomerConnectionResolvers<ContextType>, Exclude<keyof CustomerConnection & keyof CustomerConnectionResolvers, keyof CustomerConnectionMapper>>>;
  HeldAttribute?: HeldAttributeResolvers<ContextType>;
  SyncConflict: SyncConflictResolvers<ContextType> & Required<Pick<SyncConflictResolvers<ContextType>, Exclude<keyof SyncConflict & keyof SyncConflictResolvers, keyof SyncConflictMapper>>>;
  SyncConflictConnection?: SyncConflictConnectionResolvers<ContextType>;
  SyncConflictEdge?: SyncConflictEdgeResolvers<ContextType>;
  ConnectionPayload?: ConnectionPayloadResolvers<ContextType>;
  RemoveConnectionPayload?: RemoveConnectionPayloadResolvers<ContextType>;
  ReplayConnectionPayload?: ReplayConnectionPayloadResolvers<ContextType>;
  SyncProfilePayload: SyncProfilePayloadResolvers<ContextType> & Required<Pick<SyncProfilePayloadResolvers<ContextType>, Exclude<keyof SyncProfilePayload & keyof SyncProfilePayloadResolvers, keyof SyncProfilePayloadMapper>>>;
  SyncResult: SyncResultResolvers<ContextType> & Required<Pick<SyncResultResolvers<ContextType>, Exclude<keyof SyncResult & keyof SyncResultResolvers, keyof SyncResultMapper>>>;
  ResolveSyncConflictPayload?: ResolveSyncConflictPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  RegisterCustomerPayload: RegisterCustomerPayloadResolvers<ContextType> & Required<Pick<RegisterCustomerPayloadResolvers<ContextType>, Exclude<keyof RegisterCustomerPayload & keyof RegisterCustomerPayloadResolvers, keyof RegisterCustomerPayloadMapper>>>;
  UpdateProfilePayload: UpdateProfilePayloadResolvers<ContextType> & Required<Pick<UpdateProfilePayloadResolvers<ContextType>, Exclude<keyof UpdateProfilePayload & keyof UpdateProfilePayloadResolvers, keyof UpdateProfilePayloadMapper>>>;
  ImportCustomerRecordsPayload?: ImportCustomerRecordsPayloadResolvers<ContextType>;
  ImportResult?: ImportResultResolvers<ContextType>;
  ImportProblem?: ImportProblemResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  consent?: ConsentDirectiveResolver<any, any, ContextType>;
};
