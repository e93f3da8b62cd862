// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, SourceRecordMapper, PreferenceMapper, RegisterCustomerPayloadMapper, UpdateProfilePayloadMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper, IdentityCheckMapper, IdentityCheckPayloadMapper, RectifyProfilePayloadMapper } from './mappers.ts';
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
  /** The signed-in customer; for a partner app the customer of its grant. Null for everybody else. */
  me?: Maybe<Customer>;
  /** Null when there is no such customer. `FORBIDDEN` for one that is not the caller's to see, whether it exists or not. */
  customer?: Maybe<Customer>;
  /** The one customer who holds an identifier, however it is written: who verified it, else in whose records it stands, else who claims it. Null when nobody does, when several do, and when the customer is not the caller's to see. */
  customerByIdentifier?: Maybe<Customer>;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerByIdentifierArgs = {
  type: IdentifierType;
  value: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
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
  /** Takes in records of one source and gives each to the customer whom it is about, a new one if need be. A bad record is reported and does not stop the others; the same record again changes nothing; a changed one replaces what it said before. All or nothing is kept of one call. Codes: `INVALID_VALUE`. */
  importCustomerRecords: ImportCustomerRecordsPayload;
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


export type MutationImportCustomerRecordsArgs = {
  input: ImportCustomerRecordsInput;
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
  /** Likes, colours, brands, styles and sizes, newest first. At most 200. */
  preferences?: Maybe<Array<Preference>>;
  /** The same as `preferences`, for an associate who serves the customer, if the customer agreed to be recognised in the store. */
  inStorePreferences?: Maybe<Array<Preference>>;
  /** When the customer first became known to us. */
  registeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change of the profile; `updateProfile` compares it with `expectedVersion`. */
  version?: Maybe<Scalars['Int']['output']>;
  /** What each source said, as it came: the profile is computed from it and from the customer's own edits. Newest first. */
  sourceRecords?: Maybe<SourceRecordConnection>;
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
  | 'LOYALTY_CARD';

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
  /** What stood in it, column by column. At most 68. */
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
  /** The same verified email, and no other name on it. */
  | 'VERIFIED_EMAIL'
  /** The same email, and the names agree. */
  | 'EMAIL_AND_NAME'
  /** The same phone, and given and family name agree. */
  | 'PHONE_AND_NAME';

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
  /** The key is empty or longer than 64 characters. */
  | 'IDEMPOTENCY_KEY_REQUIRED'
  /** The key was used before with other input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The value is malformed or out of range; `message` says what was expected. */
  | 'INVALID_VALUE'
  /** The signed-in customer is not known here. */
  | 'CUSTOMER_NOT_FOUND'
  /** The profile has been changed since; read it again. */
  | 'VERSION_CONFLICT'
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CustomerName: ResolverTypeWrapper<CustomerName>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CustomerEmail: ResolverTypeWrapper<CustomerEmail>;
  CustomerPhone: ResolverTypeWrapper<CustomerPhone>;
  CustomerAddress: ResolverTypeWrapper<CustomerAddress>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  CustomerBirthDate: ResolverTypeWrapper<CustomerBirthDate>;
  CustomerLanguage: ResolverTypeWrapper<CustomerLanguage>;
  Preference: ResolverTypeWrapper<PreferenceMapper>;
  PreferenceKind: PreferenceKind;
  PreferenceBasis: PreferenceBasis;
  Store: ResolverTypeWrapper<Store>;
  IdentifierType: IdentifierType;
  SourceRecord: ResolverTypeWrapper<SourceRecordMapper>;
  SourceRecordValue: ResolverTypeWrapper<SourceRecordValue>;
  LinkRule: LinkRule;
  SourceRecordConnection: ResolverTypeWrapper<Omit<SourceRecordConnection, 'edges'> & { edges: Array<ResolversTypes['SourceRecordEdge']> }>;
  SourceRecordEdge: ResolverTypeWrapper<Omit<SourceRecordEdge, 'node'> & { node: ResolversTypes['SourceRecord'] }>;
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
  PageInfo: ResolverTypeWrapper<PageInfo>;
  RegisterCustomerInput: RegisterCustomerInput;
  RegisterCustomerPayload: ResolverTypeWrapper<RegisterCustomerPayloadMapper>;
  NameInput: NameInput;
  PhoneInput: PhoneInput;
  AddressInput: AddressInput;
  PreferenceInput: PreferenceInput;
  UpdateProfileInput: UpdateProfileInput;
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
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  Int: Scalars['Int']['output'];
  CustomerName: CustomerName;
  Float: Scalars['Float']['output'];
  CustomerEmail: CustomerEmail;
  CustomerPhone: CustomerPhone;
  CustomerAddress: CustomerAddress;
  PostalAddress: PostalAddress;
  CustomerBirthDate: CustomerBirthDate;
  CustomerLanguage: CustomerLanguage;
  Preference: PreferenceMapper;
  Store: Store;
  SourceRecord: SourceRecordMapper;
  SourceRecordValue: SourceRecordValue;
  SourceRecordConnection: Omit<SourceRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['SourceRecordEdge']> };
  SourceRecordEdge: Omit<SourceRecordEdge, 'node'> & { node: ResolversParentTypes['SourceRecord'] };
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
  PageInfo: PageInfo;
  RegisterCustomerInput: RegisterCustomerInput;
  RegisterCustomerPayload: RegisterCustomerPayloadMapper;
  NameInput: NameInput;
  PhoneInput: PhoneInput;
  AddressInput: AddressInput;
  PreferenceInput: PreferenceInput;
  UpdateProfileInput: UpdateProfileInput;
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
  me: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByIdentifier: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByIdentifierArgs, 'type' | 'value'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerCustomer: Resolver<ResolversTypes['RegisterCustomerPayload'], ParentType, ContextType, RequireFields<MutationRegisterCustomerArgs, 'input'>>;
  updateProfile: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  startIdentityCheck: Resolver<ResolversTypes['IdentityCheckPayload'], ParentType, ContextType, RequireFields<MutationStartIdentityCheckArgs, 'input'>>;
  confirmIdentity: Resolver<ResolversTypes['IdentityCheckPayload'], ParentType, ContextType, RequireFields<MutationConfirmIdentityArgs, 'input'>>;
  recordIdentityDocument: Resolver<ResolversTypes['IdentityCheckPayload'], ParentType, ContextType, RequireFields<MutationRecordIdentityDocumentArgs, 'input'>>;
  rectifyProfile: Resolver<ResolversTypes['RectifyProfilePayload'], ParentType, ContextType, RequireFields<MutationRectifyProfileArgs, 'input'>>;
  importCustomerRecords: Resolver<ResolversTypes['ImportCustomerRecordsPayload'], ParentType, ContextType, RequireFields<MutationImportCustomerRecordsArgs, 'input'>>;
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
  preferences?: Resolver<Maybe<Array<ResolversTypes['Preference']>>, ParentType, ContextType>;
  inStorePreferences?: Resolver<Maybe<Array<ResolversTypes['Preference']>>, ParentType, ContextType>;
  registeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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
};

export type CustomerEmailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEmail'] = ResolversParentTypes['CustomerEmail']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CustomerPhoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerPhone'] = ResolversParentTypes['CustomerPhone']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CustomerAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerAddress'] = ResolversParentTypes['CustomerAddress']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['PostalAddress'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
};

export type CustomerLanguageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerLanguage'] = ResolversParentTypes['CustomerLanguage']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type SourceRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRecordConnection'] = ResolversParentTypes['SourceRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SourceRecordEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SourceRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRecordEdge'] = ResolversParentTypes['SourceRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
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
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  CustomerName?: CustomerNameResolvers<ContextType>;
  CustomerEmail?: CustomerEmailResolvers<ContextType>;
  CustomerPhone?: CustomerPhoneResolvers<ContextType>;
  CustomerAddress?: CustomerAddressResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  CustomerBirthDate?: CustomerBirthDateResolvers<ContextType>;
  CustomerLanguage?: CustomerLanguageResolvers<ContextType>;
  Preference: PreferenceResolvers<ContextType> & Required<Pick<PreferenceResolvers<ContextType>, Exclude<keyof Preference & keyof PreferenceResolvers, keyof PreferenceMapper>>>;
  Store?: StoreResolvers<ContextType>;
  SourceRecord: SourceRecordResolvers<ContextType> & Required<Pick<SourceRecordResolvers<ContextType>, Exclude<keyof SourceRecord & keyof SourceRecordResolvers, keyof SourceRecordMapper>>>;
  SourceRecordValue?: SourceRecordValueResolvers<ContextType>;
  SourceRecordConnection?: SourceRecordConnectionResolvers<ContextType>;
  SourceRecordEdge?: SourceRecordEdgeResolvers<ContextType>;
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
