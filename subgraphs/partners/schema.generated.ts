// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UnusualReadMapper, PartnerAppMapper, DisclosureMapper, StoreDeviceMapper, StorePlayMapper, PlaylistDecisionMapper, PlaylistTrackMapper, PartnerSubscriptionMapper, GrantMapper, DisclosureBreakMapper, WebhookSecretMapper, WebhookDeliveryMapper, WebhookEndpointMapper, WebhookEventMapper, CustomerMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper } from './mappers.ts';
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
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  __typename?: 'Query';
  /** Apps that passed the review and may ask customers for a grant, by id. Null only with an error. */
  partnerApps?: Maybe<PartnerAppConnection>;
  /** Null when no app that passed the review has this id. */
  partnerApp?: Maybe<PartnerApp>;
  /** Apps in any state of review, by id, for the admin. */
  registeredPartnerApps?: Maybe<PartnerAppConnection>;
  /** What stands in the stores and has a token of its own, by id, for the admin. Null only with an error. */
  storeDevices?: Maybe<StoreDeviceConnection>;
  /** Whether an app may act at this moment, by the token that it shows. Asked by the gateway at the start of each request of an app. */
  appMayAct?: Maybe<Scalars['Boolean']['output']>;
  /** What plays in a store at this moment, as its player reports it. Null when nothing does. */
  whatsPlaying?: Maybe<StorePlay>;
  /** What a store's player has played in the last days, newest first, that of now included. Null only with an error. */
  recentlyPlayed?: Maybe<Array<StorePlay>>;
  /** Where an app is told what happens, in the order of registration; at most 5. For the app itself, and for the admin who names it. Null only with an error. */
  webhookEndpoints?: Maybe<Array<WebhookEndpoint>>;
  /** How far webhooks have got with an endpoint, newest first. Null when the app has no such endpoint. */
  webhookDeliveries?: Maybe<WebhookDeliveryConnection>;
  /** Everything that the app was told in the last 30 days, oldest first, whether or not it has an endpoint: who keeps the last `endCursor` and asks from there misses nothing. What it may not be told any more is left out. Null only with an error. */
  webhookEvents?: Maybe<WebhookEventConnection>;
};


export type QueryPartnerAppsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPartnerAppArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRegisteredPartnerAppsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  reviewState?: InputMaybe<AppReviewState>;
};


export type QueryStoreDevicesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryAppMayActArgs = {
  id: Scalars['ID']['input'];
  grantId?: InputMaybe<Scalars['ID']['input']>;
  issuedAt?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryWhatsPlayingArgs = {
  storeId: Scalars['ID']['input'];
};


export type QueryRecentlyPlayedArgs = {
  storeId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryWebhookEndpointsArgs = {
  clientId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryWebhookDeliveriesArgs = {
  endpointId: Scalars['ID']['input'];
  state?: InputMaybe<WebhookDeliveryState>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryWebhookEventsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Registers a partner's app. It can ask nobody for anything until it passes the review. Codes: `INVALID_VALUE`, `APP_ID_TAKEN`. */
  registerPartnerApp: RegisterPartnerAppPayload;
  /** Decides about an app, as often as needed; the last decision counts. Codes: `INVALID_VALUE`, `APP_NOT_FOUND`. */
  reviewPartnerApp: ReviewPartnerAppPayload;
  /** A store's player says what has begun to play there. Reports may come late, twice and in any order. Codes: `INVALID_VALUE`, `ALREADY_REPORTED`. */
  reportPlaying: ReportPlayingPayload;
  /** Saves a track to the customer's playlist, for the customer or for an app under their grant. Of two decisions about a track the later one stands, wherever it was taken; of two at the same millisecond the removal. Codes: `INVALID_VALUE`, `PLAYLIST_FULL`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  saveTrack: DecideTrackPayload;
  /** Takes a track out of the customer's playlist, by the same rule as `saveTrack`. Codes: `INVALID_VALUE`, `PLAYLIST_FULL`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  removeTrack: DecideTrackPayload;
  /** An app says that the customer's subscription with it began, or was cancelled. What it gives is loyalty's to decide. Codes: `INVALID_VALUE`, `SUBSCRIPTION_NOT_STARTED`, `SUBSCRIPTION_CANCELLED`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  reportSubscription: ReportSubscriptionPayload;
  /** Registers where an app wants to be told. Codes: `INVALID_VALUE`, `APP_NOT_FOUND`, `WEBHOOK_URL_REFUSED`, `WEBHOOK_URL_TAKEN`, `TOO_MANY_WEBHOOK_ENDPOINTS`. */
  registerWebhookEndpoint: RegisterWebhookEndpointPayload;
  /** Changes an endpoint, or switches it off and on. One that is on again is sent at once what has waited. Codes: `INVALID_VALUE`, `WEBHOOK_ENDPOINT_NOT_FOUND`, `WEBHOOK_URL_REFUSED`, `WEBHOOK_URL_TAKEN`. */
  updateWebhookEndpoint: UpdateWebhookEndpointPayload;
  /** Removes an endpoint with what waits for it. Codes: `WEBHOOK_ENDPOINT_NOT_FOUND`. */
  deleteWebhookEndpoint: DeleteWebhookEndpointPayload;
  /** Makes a new signing secret. Until the overlap ends every webhook is signed with the old ones as well. Codes: `INVALID_VALUE`, `WEBHOOK_ENDPOINT_NOT_FOUND`, `TOO_MANY_WEBHOOK_SECRETS`. */
  rotateWebhookSecret: RotateWebhookSecretPayload;
  /** Sends again what the app was told behind a cursor or since a time, under the same ids and in order, at most 1000 at once; what it may not be told any more stays away. Codes: `INVALID_VALUE`, `WEBHOOK_ENDPOINT_NOT_FOUND`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  replayWebhooks: ReplayWebhooksPayload;
  /** Changes where customers are sent back to. Codes: `INVALID_VALUE`, `APP_NOT_FOUND`. */
  setRedirectUris: SetRedirectUrisPayload;
  /** Registers a device of a store: it gets its tokens with client credentials and the scope `device`. Codes: `INVALID_VALUE`, `DEVICE_ID_TAKEN`. */
  registerStoreDevice: RegisterStoreDevicePayload;
  /** Makes another client secret for a device; the one before is worth nothing from then on. Code: `DEVICE_NOT_FOUND`. */
  rotateDeviceSecret: RotateDeviceSecretPayload;
  /** Takes a device out of service for ever: it gets no token any more, and what sells and opens refuses those that it has. Repeating it changes nothing. Code: `DEVICE_NOT_FOUND`. */
  revokeStoreDevice: RevokeStoreDevicePayload;
  /** Makes another client secret for a confidential app; the one before is worth nothing from then on. Codes: `APP_NOT_FOUND`, `APP_HAS_NO_SECRET`. */
  rotateClientSecret: RotateClientSecretPayload;
};


export type MutationRegisterPartnerAppArgs = {
  input: RegisterPartnerAppInput;
};


export type MutationReviewPartnerAppArgs = {
  input: ReviewPartnerAppInput;
};


export type MutationReportPlayingArgs = {
  input: ReportPlayingInput;
};


export type MutationSaveTrackArgs = {
  input: SaveTrackInput;
};


export type MutationRemoveTrackArgs = {
  input: RemoveTrackInput;
};


export type MutationReportSubscriptionArgs = {
  input: ReportSubscriptionInput;
};


export type MutationRegisterWebhookEndpointArgs = {
  input: RegisterWebhookEndpointInput;
};


export type MutationUpdateWebhookEndpointArgs = {
  input: UpdateWebhookEndpointInput;
};


export type MutationDeleteWebhookEndpointArgs = {
  input: DeleteWebhookEndpointInput;
};


export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


export type MutationReplayWebhooksArgs = {
  input: ReplayWebhooksInput;
};


export type MutationSetRedirectUrisArgs = {
  input: SetRedirectUrisInput;
};


export type MutationRegisterStoreDeviceArgs = {
  input: RegisterStoreDeviceInput;
};


export type MutationRotateDeviceSecretArgs = {
  input: RotateDeviceSecretInput;
};


export type MutationRevokeStoreDeviceArgs = {
  input: RevokeStoreDeviceInput;
};


export type MutationRotateClientSecretArgs = {
  input: RotateClientSecretInput;
};

/** A person who shops with us. */
export type Customer = {
  __typename?: 'Customer';
  /** Opaque and stable: an id that once named the customer keeps resolving to them. */
  id: Scalars['ID']['output'];
  /** Who was shown what about the customer, newest first: every read by somebody else, recorded before the answer left. */
  disclosures?: Maybe<DisclosureConnection>;
  /** True when the hash chain over all disclosures holds: none was altered, removed, added or moved since it was recorded. Reads the whole history. */
  disclosureHistoryIntact?: Maybe<Scalars['Boolean']['output']>;
  /** Where the hash chain over all disclosures breaks first. Null when it holds. Reads the whole history. */
  disclosureHistoryBreak?: Maybe<DisclosureBreak>;
  /** Days on which an app read the customer's facts other than it used to, newest first; at most one alarm a day for each grant. */
  unusualReads?: Maybe<UnusualReadConnection>;
  /** Tracks that the customer has saved, here or in a connected app, the last saved first. */
  playlist?: Maybe<PlaylistTrackConnection>;
  /** The decision that stands about each track, removals included, in the order in which we learnt of it. Who keeps the last `endCursor` and asks from there learns everything that has changed since. When profiles are joined in one or parted, it begins again: compare with `playlist` then. */
  playlistDecisions?: Maybe<PlaylistDecisionConnection>;
  /** Subscriptions that the customer has or had with partners, as far as those report them; for an app its own. The last that was reported first. */
  partnerSubscriptions?: Maybe<PartnerSubscriptionConnection>;
};


/** A person who shops with us. */
export type CustomerDisclosuresArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  recipientKind?: InputMaybe<RecipientKind>;
  grantIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** A person who shops with us. */
export type CustomerUnusualReadsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerPlaylistArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerPlaylistDecisionsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerPartnerSubscriptionsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A partner's application. */
export type PartnerApp = {
  __typename?: 'PartnerApp';
  /** The OAuth client id. */
  id: Scalars['ID']['output'];
  /** As customers see it on the consent page. */
  name: Scalars['String']['output'];
  /** The company that answers for the app. */
  owner: Scalars['String']['output'];
  /** What the app does for the customer, in one or two sentences. */
  description: Scalars['String']['output'];
  /** Where customers are sent back to after deciding; compared character by character. For the admin. */
  redirectUris?: Maybe<Array<Scalars['String']['output']>>;
  /** What it asks customers for; at most 20. */
  requestedAttributes: Array<RequestedAttribute>;
  /** How far back orders and other history may be read, in days. */
  lookBackDays: Scalars['Int']['output'];
  /** How long a grant lasts unless it is renewed, in days. */
  durationDays: Scalars['Int']['output'];
  /** Whether it may ask customers for grants. */
  reviewState: AppReviewState;
  /** Why the last review ended so, for the owner of the app. Null before the first. For the admin. */
  reviewNote?: Maybe<Scalars['String']['output']>;
  /** When it was registered. */
  registeredAt: Scalars['DateTime']['output'];
  /** How many alarms its reads have given, over all customers. For the admin. */
  unusualReads?: Maybe<Scalars['Int']['output']>;
};


/** A partner's application. */
export type PartnerAppUnusualReadsArgs = {
  days?: Scalars['Int']['input'];
};

/** What a partner's app may read of a customer, and what for. */
export type Grant = {
  __typename?: 'Grant';
  /** Opaque and stable: a grant that is changed keeps its id. */
  id: Scalars['ID']['output'];
  /** When the app last read something under it. Null when it never did. */
  lastReadAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One attribute of a customer that an app asks for, and why. */
export type RequestedAttribute = {
  __typename?: 'RequestedAttribute';
  /** The scope that stands for it in tokens and grants, e.g. `profile.email`. */
  attribute: Scalars['String']['output'];
  /** Whether the customer may leave it out. */
  necessity: AttributeNecessity;
  /** Key of the purpose that it is used for, e.g. `partner_sharing`. */
  purpose: Scalars['String']['output'];
  /** What the app does with it, as the customer reads it. */
  reason: Scalars['String']['output'];
};

/** Whether a customer may leave an attribute out of a grant. */
export type AttributeNecessity =
  /** The app can't work without it: no grant without this attribute. */
  | 'REQUIRED'
  /** The customer may leave it out. */
  | 'OPTIONAL';

/** Where an app stands in its review. */
export type AppReviewState =
  /** Registered, not reviewed yet: gets no tokens. */
  | 'PENDING'
  /** May ask customers for grants. */
  | 'APPROVED'
  /** Refused: gets no tokens. */
  | 'REJECTED'
  /** Was approved, and is not any more: gets no tokens, and those it holds are refused from the next request on. */
  | 'SUSPENDED';

/** A page of apps. */
export type PartnerAppConnection = {
  __typename?: 'PartnerAppConnection';
  /** In order of their ids. */
  edges: Array<PartnerAppEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** An app and its place in the list. */
export type PartnerAppEdge = {
  __typename?: 'PartnerAppEdge';
  /** Pass it as `after` to go on behind this app. */
  cursor: Scalars['String']['output'];
  /** The app. */
  node: PartnerApp;
};

/** One read of a customer's facts by somebody else. Never edited; carries the names of fields, not their values. */
export type Disclosure = {
  __typename?: 'Disclosure';
  /** 1 for the customer's first disclosure, then one more for each. */
  sequence: Scalars['Int']['output'];
  /** When the answer left. */
  at: Scalars['DateTime']['output'];
  /** What kind of recipient it was. */
  recipientKind: RecipientKind;
  /** Names the recipient without naming a person, e.g. `associate:asc_1` or `partner:music/grt_1`. */
  recipient: Scalars['String']['output'];
  /** The app that read. Null when the recipient is no partner. */
  app?: Maybe<PartnerApp>;
  /** The grant under which a partner read. Null when the recipient is no partner. */
  grantId?: Maybe<Scalars['ID']['output']>;
  /** What was shown, as `Type.field`, in alphabetical order; at most a few hundred. */
  fields: Array<Scalars['String']['output']>;
  /** Keys of the purposes for which it was read, in alphabetical order: those of the fields, and for an app those of its grant at that moment. Empty where no purpose was needed. */
  purposes: Array<Scalars['String']['output']>;
  /** The request, as it stands in logs and error messages. Null behind another vendor's gateway. */
  requestId?: Maybe<Scalars['ID']['output']>;
  /** SHA-256 over this disclosure and the hash of the one before, in base64url. */
  hash: Scalars['String']['output'];
};

/** The first place at which the chain of a customer's disclosures doesn't hold. */
export type DisclosureBreak = {
  __typename?: 'DisclosureBreak';
  /** Its place in the chain. */
  sequence: Scalars['Int']['output'];
  /** What is wrong there. */
  problem: DisclosureProblem;
};

/** What is wrong with a disclosure. */
export type DisclosureProblem =
  /** It doesn't say what it said when it was recorded. */
  | 'ALTERED'
  /** Another disclosure stood in its place. */
  | 'REPLACED'
  /** It was removed. */
  | 'MISSING'
  /** It was added. */
  | 'UNEXPECTED';

/** A day on which an app read a customer's facts other than it used to. */
export type UnusualRead = {
  __typename?: 'UnusualRead';
  /** Opaque and stable. Later alarms have greater ids. */
  id: Scalars['ID']['output'];
  /** When it was noticed: the read that was one too many. */
  at: Scalars['DateTime']['output'];
  /** The app. Null only with an error. */
  app?: Maybe<PartnerApp>;
  /** The grant under which it read. */
  grantId: Scalars['ID']['output'];
  /** What was unusual. */
  reason: UnusualReadReason;
  /** The field of `NEW_FIELD`, as `Type.field`. Null for other reasons. */
  field?: Maybe<Scalars['String']['output']>;
  /** Reads on that day (UTC) until then; of `NEW_FIELD` those of the field. A request counts once for each subgraph that answered it. */
  reads: Scalars['Int']['output'];
  /** Reads on an average day before. */
  usual: Scalars['Int']['output'];
};

/** Why reads are unusual. */
export type UnusualReadReason =
  /** Far more than on the days before. */
  | 'MORE_READS'
  /** A field that the app had never read, more often than everything on a busy day. */
  | 'NEW_FIELD';

/** A page of alarms. */
export type UnusualReadConnection = {
  __typename?: 'UnusualReadConnection';
  /** Newest first. */
  edges: Array<UnusualReadEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** An alarm and its place in the list. */
export type UnusualReadEdge = {
  __typename?: 'UnusualReadEdge';
  /** Pass it as `after` to go on behind this alarm. */
  cursor: Scalars['String']['output'];
  /** The alarm. */
  node: UnusualRead;
};

/** Who can be shown facts about a customer. */
export type RecipientKind =
  /** A partner's app, under a grant of the customer. */
  | 'PARTNER'
  /** A member of a store's staff who serves the customer. */
  | 'ASSOCIATE'
  /** A connected application of the retailer, e.g. the ERP. */
  | 'SERVICE'
  /** Head office, e.g. the privacy officer. */
  | 'STAFF';

/** A page of disclosures. */
export type DisclosureConnection = {
  __typename?: 'DisclosureConnection';
  /** Newest first. */
  edges: Array<DisclosureEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A disclosure and its place in the list. */
export type DisclosureEdge = {
  __typename?: 'DisclosureEdge';
  /** Pass it as `after` to go on behind this disclosure. */
  cursor: Scalars['String']['output'];
  /** The disclosure. */
  node: Disclosure;
};

/** A track that plays, or played, in a store. */
export type StorePlay = {
  __typename?: 'StorePlay';
  /** The store. */
  store?: Maybe<Store>;
  /** What plays. */
  track: Track;
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
  /** When it ends, unless something else begins before. */
  endsAt: Scalars['DateTime']['output'];
};

/** A shop, or a place that hands goods over. */
export type Store = {
  __typename?: 'Store';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
};

/** What stands in a store and acts for itself. It never sees a profile. */
export type StoreDevice = {
  __typename?: 'StoreDevice';
  /** The OAuth client id, e.g. `dev_gate_1`. */
  id: Scalars['ID']['output'];
  /** For people, e.g. `Gate by the escalator`. */
  name: Scalars['String']['output'];
  /** Where it stands. Its token is for this store alone. */
  store?: Maybe<Store>;
  /** What it is. */
  kind: StoreDeviceKind;
  /** Whether it may have tokens. */
  state: StoreDeviceState;
  /** When it was registered. */
  registeredAt: Scalars['DateTime']['output'];
  /** When it was taken out of service. Null while it is in service. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a device of a store is. */
export type StoreDeviceKind =
  /** Plays music. */
  | 'PLAYER'
  /** A till with somebody at it. */
  | 'TILL'
  /** A till without anybody at it. */
  | 'SELF_CHECKOUT'
  /** Lets customers in. */
  | 'ENTRY_GATE'
  /** Lets customers out. */
  | 'EXIT_GATE'
  /** Sees what is taken and put back. */
  | 'SENSOR'
  /** Takes goods back. */
  | 'RETURN_BAR'
  /** Shows something to all. */
  | 'DISPLAY'
  /** Shows something to who stands before it. */
  | 'KIOSK';

/** Whether a device may have tokens. */
export type StoreDeviceState =
  /** In service. */
  | 'ACTIVE'
  /** Out of service for ever. */
  | 'REVOKED';

/** A page of devices. */
export type StoreDeviceConnection = {
  __typename?: 'StoreDeviceConnection';
  /** In order of their ids. */
  edges: Array<StoreDeviceEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A device and its place in the list. */
export type StoreDeviceEdge = {
  __typename?: 'StoreDeviceEdge';
  /** Pass it as `after` to go on behind this device. */
  cursor: Scalars['String']['output'];
  /** The device. */
  node: StoreDevice;
};

/** A device to register. */
export type RegisterStoreDeviceInput = {
  /** `dev_` and 1 to 60 small letters, digits and `_`; it becomes the OAuth client id. */
  id: Scalars['ID']['input'];
  /** For people; 1 to 64 characters. */
  name: Scalars['String']['input'];
  /** The store's id. */
  storeId: Scalars['ID']['input'];
  /** What it is. */
  kind: StoreDeviceKind;
};

/** What came of registering a device. */
export type RegisterStoreDevicePayload = {
  __typename?: 'RegisterStoreDevicePayload';
  /** The device. Null when `userErrors` is not empty. */
  device?: Maybe<StoreDevice>;
  /** The OAuth client secret, shown this once and kept only as a hash. Null when `userErrors` is not empty. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** Empty when it was registered. */
  userErrors: Array<UserError>;
};

/** Whose secret to rotate. */
export type RotateDeviceSecretInput = {
  /** The device's id. */
  id: Scalars['ID']['input'];
};

/** What came of rotating a secret. */
export type RotateDeviceSecretPayload = {
  __typename?: 'RotateDeviceSecretPayload';
  /** The device. Null when `userErrors` is not empty. */
  device?: Maybe<StoreDevice>;
  /** The OAuth client secret, shown this once and kept only as a hash. Null when `userErrors` is not empty. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** Empty when it was rotated. */
  userErrors: Array<UserError>;
};

/** Which device goes out of service. */
export type RevokeStoreDeviceInput = {
  /** The device's id. */
  id: Scalars['ID']['input'];
};

/** What came of taking a device out of service. */
export type RevokeStoreDevicePayload = {
  __typename?: 'RevokeStoreDevicePayload';
  /** The device. Null when `userErrors` is not empty. */
  device?: Maybe<StoreDevice>;
  /** Empty when it is out of service. */
  userErrors: Array<UserError>;
};

/** A recording. */
export type Track = {
  __typename?: 'Track';
  /** ISO 3901, twelve characters without hyphens, e.g. `DEA232600017`. */
  isrc: Scalars['ID']['output'];
  /** As the player or the app names it. */
  title: Scalars['String']['output'];
  /** As the player or the app names them. */
  artist: Scalars['String']['output'];
};

/** A track in the customer's playlist. */
export type PlaylistTrack = {
  __typename?: 'PlaylistTrack';
  /** The recording; each is in a playlist once. */
  track: Track;
  /** When it was saved, by the clock of who saved it. */
  savedAt: Scalars['DateTime']['output'];
  /** The app by which it was saved; null when it was saved with us. For the customer alone: an app doesn't learn of others. */
  app?: Maybe<PartnerApp>;
};

/** A page of saved tracks. */
export type PlaylistTrackConnection = {
  __typename?: 'PlaylistTrackConnection';
  /** At most `first`. */
  edges: Array<PlaylistTrackEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A saved track and its place in the list. */
export type PlaylistTrackEdge = {
  __typename?: 'PlaylistTrackEdge';
  /** Pass it as `after` to go on behind this track. */
  cursor: Scalars['String']['output'];
  /** The saved track. */
  node: PlaylistTrack;
};

/** The decision that stands about a track of the customer's playlist. */
export type PlaylistDecision = {
  __typename?: 'PlaylistDecision';
  /** ISO 3901, twelve characters without hyphens. */
  isrc: Scalars['ID']['output'];
  /** What was decided. */
  change: TrackChange;
  /** The recording. Null when it was removed: what it was is not kept. */
  track?: Maybe<Track>;
  /** When it was decided, by the clock of who decided. */
  decidedAt: Scalars['DateTime']['output'];
};

/** What was decided about a track. */
export type TrackChange =
  /** It is in the playlist. */
  | 'SAVED'
  /** It is not in the playlist any more. */
  | 'REMOVED';

/** A page of decisions about tracks. */
export type PlaylistDecisionConnection = {
  __typename?: 'PlaylistDecisionConnection';
  /** At most `first`. */
  edges: Array<PlaylistDecisionEdge>;
  /** Where this page stands; `endCursor` of an empty page is the cursor that was given. */
  pageInfo: PageInfo;
};

/** A decision and its place in the list. */
export type PlaylistDecisionEdge = {
  __typename?: 'PlaylistDecisionEdge';
  /** Pass it as `after` to go on behind this decision. */
  cursor: Scalars['String']['output'];
  /** The decision. */
  node: PlaylistDecision;
};

/** A subscription that the customer has with a partner. */
export type PartnerSubscription = {
  __typename?: 'PartnerSubscription';
  /** The app's own name for it. */
  subscriptionId: Scalars['ID']['output'];
  /** The app. Null only with an error. */
  app?: Maybe<PartnerApp>;
  /** When it began, as the app says. */
  startedAt: Scalars['DateTime']['output'];
  /** When it was cancelled. Null while it runs. */
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of subscriptions. */
export type PartnerSubscriptionConnection = {
  __typename?: 'PartnerSubscriptionConnection';
  /** At most `first`. */
  edges: Array<PartnerSubscriptionEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A subscription and its place in the list. */
export type PartnerSubscriptionEdge = {
  __typename?: 'PartnerSubscriptionEdge';
  /** Pass it as `after` to go on behind this subscription. */
  cursor: Scalars['String']['output'];
  /** The subscription. */
  node: PartnerSubscription;
};

/** What a store's player has begun to play. */
export type ReportPlayingInput = {
  /** ISO 3901, with or without hyphens. */
  isrc: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** 1 to 200 characters. */
  artist: Scalars['String']['input'];
  /** When it began, in the last 24 hours. It names the report: sent twice it counts once. */
  startedAt: Scalars['DateTime']['input'];
  /** How long it lasts, 1 to 7200. */
  durationSeconds: Scalars['Int']['input'];
};

/** What came of a report. */
export type ReportPlayingPayload = {
  __typename?: 'ReportPlayingPayload';
  /** What began then. Null when `userErrors` is not empty. */
  play?: Maybe<StorePlay>;
  /** Empty when it was taken down, now or before. */
  userErrors: Array<UserError>;
};

/** A track to save. */
export type SaveTrackInput = {
  /** ISO 3901, with or without hyphens. */
  isrc: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** 1 to 200 characters. */
  artist: Scalars['String']['input'];
  /** When the customer decided, for a decision that took a while to reach us; at most five minutes ahead of our clock. Null: now, and after everything decided before. */
  decidedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** A track to remove. */
export type RemoveTrackInput = {
  /** ISO 3901, with or without hyphens. */
  isrc: Scalars['ID']['input'];
  /** When the customer decided, for a decision that took a while to reach us; at most five minutes ahead of our clock. Null: now, and after everything decided before. */
  decidedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a decision about a track. */
export type DecideTrackPayload = {
  __typename?: 'DecideTrackPayload';
  /** The decision that stands now: this one, or one that is later. Null when `userErrors` is not empty. */
  decision?: Maybe<PlaylistDecision>;
  /** Empty when the decision was taken into account. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What happened to a subscription with a partner. */
export type ReportSubscriptionInput = {
  /** The app's own name for the subscription: 1 to 64 letters, digits, `.`, `:`, `-` or `_`. */
  subscriptionId: Scalars['ID']['input'];
  /** What happened. */
  state: SubscriptionState;
  /** When; at most five minutes ahead of our clock. */
  occurredAt: Scalars['DateTime']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What happened to a subscription. */
export type SubscriptionState =
  /** It began. */
  | 'STARTED'
  /** It was cancelled; it doesn't begin again. */
  | 'CANCELLED';

/** What came of a report about a subscription. */
export type ReportSubscriptionPayload = {
  __typename?: 'ReportSubscriptionPayload';
  /** As it is known now. Null when `userErrors` is not empty. */
  subscription?: Maybe<PartnerSubscription>;
  /** Empty when the report was taken down, now or before. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Where an app is told what happens, as Standard Webhooks describes it. */
export type WebhookEndpoint = {
  __typename?: 'WebhookEndpoint';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose it is. Null only with an error. */
  app?: Maybe<PartnerApp>;
  /** Where webhooks are posted to. */
  url: Scalars['String']['output'];
  /** The owner's own words. Null when none were given. */
  description?: Maybe<Scalars['String']['output']>;
  /** What it subscribes to; what is mandatory comes as well. */
  eventTypes: Array<WebhookEventType>;
  /** Whether it is sent to. */
  state: WebhookEndpointState;
  /** Why it is off. Null while it is on. */
  disabledReason?: Maybe<WebhookDisabledReason>;
  /** Since when it is off. Null while it is on. */
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when it has taken nothing; after five days it is switched off. Null while all is well. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
  /** It asked to be left alone until then (`Retry-After`). Null when it has not. */
  pausedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** How many webhooks wait for it. */
  pendingCount: Scalars['Int']['output'];
  /** What signs, newest first; at most 5. */
  secrets: Array<WebhookSecret>;
  /** When it was registered. */
  createdAt: Scalars['DateTime']['output'];
};

/** A signing secret, without the secret. */
export type WebhookSecret = {
  __typename?: 'WebhookSecret';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** It signs until then. Null for the newest, which signs until it is replaced. */
  signsUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether an endpoint is sent to. */
export type WebhookEndpointState =
  /** It is sent to. */
  | 'ENABLED'
  /** It is not; what it is to be told is kept for 30 days. */
  | 'DISABLED';

/** Why an endpoint is off. */
export type WebhookDisabledReason =
  /** Its owner switched it off. */
  | 'OWNER'
  /** It answered 410. */
  | 'GONE'
  /** It took nothing for five days. */
  | 'FAILING';

/** What apps are told of. In a webhook the names are in lower case with a dot, e.g. `grant.ended`. */
export type WebhookEventType =
  /** A customer was erased: erase what you hold of them. Mandatory; a 2xx answer acknowledges it. */
  | 'CUSTOMER_ERASED'
  /** A customer sends you a copy of their data: fetch it at `link`. Who subscribes to it can be sent copies. */
  | 'DATA_EXPORT_READY'
  /** A customer used a right that reaches what you hold. Mandatory. */
  | 'DATA_REQUESTED'
  /** A grant was made or changed, and stands. */
  | 'GRANT_CHANGED'
  /** A grant does not stand any more; `state` says why. Mandatory. */
  | 'GRANT_ENDED'
  /** A customer's playlist has changed elsewhere. Needs `playlist.read`. */
  | 'PLAYLIST_CHANGED'
  /** Points were exchanged with you, or given back. Needs `loyalty.exchange`. */
  | 'POINTS_EXCHANGED';

/** How far a webhook has got with an endpoint. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The `webhook-id` under which it is sent, the same at each attempt. */
  webhookId: Scalars['ID']['output'];
  /** What it tells. */
  eventType: WebhookEventType;
  /** Where it stands. */
  state: WebhookDeliveryState;
  /** How often it was tried, since the endpoint was last switched on or it was replayed. */
  attempts: Scalars['Int']['output'];
  /** Null before the first attempt. */
  lastAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** HTTP status of the last answer. Null when the last attempt had none. */
  lastStatus?: Maybe<Scalars['Int']['output']>;
  /** Why the last attempt had no answer. Null when it had one. */
  lastFailure?: Maybe<WebhookFailure>;
  /** When it is tried again. Null when it is not, or as soon as it is its turn. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was delivered or withheld. Null while it is pending. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was put before the endpoint. */
  createdAt: Scalars['DateTime']['output'];
};

/** Where a webhook stands with an endpoint. */
export type WebhookDeliveryState =
  /** To be sent, for the first time or again, until 30 days have passed. */
  | 'PENDING'
  /** The endpoint answered 2xx. */
  | 'DELIVERED'
  /** Not sent, because the app may not be told: the grant or the attribute does not stand any more, or the app is not approved. */
  | 'WITHHELD';

/** Why an attempt had no answer. */
export type WebhookFailure =
  /** None came within 15 seconds. */
  | 'TIMEOUT'
  /** The connection failed or broke. */
  | 'CONNECTION'
  /** The certificate does not hold. */
  | 'TLS'
  /** The name leads to an address that webhooks do not go to, e.g. a private one. */
  | 'ADDRESS_REFUSED';

/** A page of deliveries. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  /** Newest first. */
  edges: Array<WebhookDeliveryEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A delivery and its place in the list. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  /** Pass it as `after` to go on behind this delivery. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: WebhookDelivery;
};

/** Something that the app was told. */
export type WebhookEvent = {
  __typename?: 'WebhookEvent';
  /** The `webhook-id` under which endpoints are sent it. */
  id: Scalars['ID']['output'];
  /** What it tells. */
  eventType: WebhookEventType;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The body as endpoints are sent it, in JSON. It names the customer by the app's own id for them. */
  payload: Scalars['String']['output'];
};

/** A page of what the app was told. */
export type WebhookEventConnection = {
  __typename?: 'WebhookEventConnection';
  /** Oldest first. Fewer than `first` where something may not be told any more. */
  edges: Array<WebhookEventEdge>;
  /** Where this page stands; `endCursor` is never null here, and of an empty page the cursor that was given. */
  pageInfo: PageInfo;
};

/** Something that the app was told, and its place in the list. */
export type WebhookEventEdge = {
  __typename?: 'WebhookEventEdge';
  /** Pass it as `after`, or as `fromCursor` to have all behind it sent again. */
  cursor: Scalars['String']['output'];
  /** What it was told. */
  node: WebhookEvent;
};

/** Where customers are sent back to. */
export type SetRedirectUrisInput = {
  /** The OAuth client id. */
  id: Scalars['ID']['input'];
  /** All of them, as in `registerPartnerApp`. */
  redirectUris: Array<Scalars['String']['input']>;
};

/** What came of changing addresses. */
export type SetRedirectUrisPayload = {
  __typename?: 'SetRedirectUrisPayload';
  /** The app as it is now. Null when `userErrors` is not empty. */
  app?: Maybe<PartnerApp>;
  /** Empty when they were changed. */
  userErrors: Array<UserError>;
};

/** Which app gets another secret. */
export type RotateClientSecretInput = {
  /** The OAuth client id. */
  id: Scalars['ID']['input'];
};

/** What came of rotating a secret. */
export type RotateClientSecretPayload = {
  __typename?: 'RotateClientSecretPayload';
  /** The app. Null when `userErrors` is not empty. */
  app?: Maybe<PartnerApp>;
  /** The OAuth client secret, shown this once and kept only as a hash. Null when `userErrors` is not empty. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** Empty when it was rotated. */
  userErrors: Array<UserError>;
};

/** What a customer asks of us under the GDPR, and what became of it. */
export type RightsRequest = {
  __typename?: 'RightsRequest';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose right it is. */
  customerId: Scalars['ID']['output'];
  /** What we hold in partners. Null until it has been collected, and 30 days later. */
  partnersData?: Maybe<RightsSection>;
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

/** Where a page stands in its connection (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True when more follow after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Pass it as `after` to go on. Null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** What a partner declares about an app. */
export type RegisterPartnerAppInput = {
  /** Becomes the OAuth client id: 2 to 32 lower-case letters, digits and dashes, not beginning with `patron`. */
  id: Scalars['ID']['input'];
  /** 1 to 60 characters. */
  name: Scalars['String']['input'];
  /** The company that answers for the app, 1 to 100 characters. */
  owner: Scalars['String']['input'];
  /** 1 to 500 characters. */
  description: Scalars['String']['input'];
  /** 1 to 10 addresses: `https:`, `http:` on the loopback interface, or, for a public app, a private-use scheme (RFC 8252). */
  redirectUris: Array<Scalars['String']['input']>;
  /** True for an app with a server that can keep a secret; false for one that runs on the customer's device. */
  confidential: Scalars['Boolean']['input'];
  /** True for an app that is to get only tokens that are bound to a key of its own (DPoP, RFC 9449): a stolen one opens nothing. */
  senderConstrained?: Scalars['Boolean']['input'];
  /** 1 to 20 different attributes. */
  requestedAttributes: Array<RequestedAttributeInput>;
  /** 1 to 3650 days. */
  lookBackDays: Scalars['Int']['input'];
  /** 1 to 365 days. */
  durationDays: Scalars['Int']['input'];
};

/** One attribute of a customer that an app asks for, and why. */
export type RequestedAttributeInput = {
  /** A scope, e.g. `profile.email`. */
  attribute: Scalars['String']['input'];
  /** Whether the customer may leave it out. */
  necessity: AttributeNecessity;
  /** Key of a purpose, e.g. `partner_sharing`. */
  purpose: Scalars['String']['input'];
  /** What the app does with it, as the customer reads it: 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** A decision about an app. */
export type ReviewPartnerAppInput = {
  /** The OAuth client id. */
  id: Scalars['ID']['input'];
  /** What the app becomes; never `PENDING`. */
  reviewState: AppReviewState;
  /** Why, for the owner of the app: 1 to 500 characters. */
  note: Scalars['String']['input'];
};

/** What came of a registration. */
export type RegisterPartnerAppPayload = {
  __typename?: 'RegisterPartnerAppPayload';
  /** The app. Null when `userErrors` is not empty. */
  app?: Maybe<PartnerApp>;
  /** The OAuth client secret of a confidential app, shown this once and kept only as a hash. Null for a public app. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** Empty when it was registered. */
  userErrors: Array<UserError>;
};

/** What came of a review. */
export type ReviewPartnerAppPayload = {
  __typename?: 'ReviewPartnerAppPayload';
  /** The app as it is now. Null when `userErrors` is not empty. */
  app?: Maybe<PartnerApp>;
  /** Empty when the decision was taken. */
  userErrors: Array<UserError>;
};

/** Where an app wants to be told. */
export type RegisterWebhookEndpointInput = {
  /** Whose; an app may leave it out, the admin may not. */
  clientId?: InputMaybe<Scalars['ID']['input']>;
  /** `https:`, at a public address, on port 443 or 8443, without credentials or fragment. In the demo also `http:` on the loopback interface. */
  url: Scalars['String']['input'];
  /** What to be told besides what is mandatory; none or several. */
  eventTypes: Array<WebhookEventType>;
  /** 1 to 200 characters, for the owner. */
  description?: InputMaybe<Scalars['String']['input']>;
};

/** A change of an endpoint. What is absent stays. */
export type UpdateWebhookEndpointInput = {
  /** The endpoint. */
  id: Scalars['ID']['input'];
  /** As for a new one. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** What to be told besides what is mandatory; none or several. */
  eventTypes?: InputMaybe<Array<WebhookEventType>>;
  /** 1 to 200 characters, for the owner. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** False switches it off, true on again. True also for one that is on, after it was away: what waits is sent at once. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An endpoint to remove. */
export type DeleteWebhookEndpointInput = {
  /** The endpoint. */
  id: Scalars['ID']['input'];
};

/** An endpoint that gets a new secret. */
export type RotateWebhookSecretInput = {
  /** The endpoint. */
  id: Scalars['ID']['input'];
  /** How long older secrets go on signing, 0 to 168 hours. 0 where one has leaked. */
  overlapHours?: Scalars['Int']['input'];
};

/** What to send again, and where. */
export type ReplayWebhooksInput = {
  /** The endpoint. */
  endpointId: Scalars['ID']['input'];
  /** All behind this place, a `cursor` of `webhookEvents`. Either this or `since`. */
  fromCursor?: InputMaybe<Scalars['String']['input']>;
  /** All that happened from this time on. Either this or `fromCursor`. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of registering an endpoint. */
export type RegisterWebhookEndpointPayload = {
  __typename?: 'RegisterWebhookEndpointPayload';
  /** The endpoint. Null when `userErrors` is not empty. */
  endpoint?: Maybe<WebhookEndpoint>;
  /** The signing secret, `whsec_` and base64, shown this once and kept encrypted. Null when `userErrors` is not empty. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Empty when it was registered. */
  userErrors: Array<UserError>;
};

/** What came of changing an endpoint. */
export type UpdateWebhookEndpointPayload = {
  __typename?: 'UpdateWebhookEndpointPayload';
  /** The endpoint as it is now. Null when `userErrors` is not empty. */
  endpoint?: Maybe<WebhookEndpoint>;
  /** Empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What came of removing an endpoint. */
export type DeleteWebhookEndpointPayload = {
  __typename?: 'DeleteWebhookEndpointPayload';
  /** The id of what is gone. Null when `userErrors` is not empty. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Empty when it was removed. */
  userErrors: Array<UserError>;
};

/** What came of a rotation. */
export type RotateWebhookSecretPayload = {
  __typename?: 'RotateWebhookSecretPayload';
  /** The endpoint as it is now. Null when `userErrors` is not empty. */
  endpoint?: Maybe<WebhookEndpoint>;
  /** The new secret, shown this once. Null when `userErrors` is not empty. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Empty when it was made. */
  userErrors: Array<UserError>;
};

/** What came of a replay. */
export type ReplayWebhooksPayload = {
  __typename?: 'ReplayWebhooksPayload';
  /** How many are sent again. Null when `userErrors` is not empty. */
  replayedCount?: Maybe<Scalars['Int']['output']>;
  /** Pass it as `fromCursor` for the rest. Null when there is none. */
  nextCursor?: Maybe<Scalars['String']['output']>;
  /** Empty when they are on their way. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
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
  /** The value is malformed or out of range; `message` says what was expected. */
  | 'INVALID_VALUE'
  /** Another app has this id. */
  | 'APP_ID_TAKEN'
  /** No app has this id. */
  | 'APP_NOT_FOUND'
  /** The key is empty or longer than 64 characters. */
  | 'IDEMPOTENCY_KEY_REQUIRED'
  /** The key was used before with other input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** Another track is reported to have begun in that store at that time. */
  | 'ALREADY_REPORTED'
  /** The playlist remembers as many tracks as it can: 10,000, removed ones included. */
  | 'PLAYLIST_FULL'
  /** Nobody has reported that this subscription began. */
  | 'SUBSCRIPTION_NOT_STARTED'
  /** The subscription was cancelled; one that begins anew has another id. */
  | 'SUBSCRIPTION_CANCELLED'
  /** The app has no such webhook endpoint. */
  | 'WEBHOOK_ENDPOINT_NOT_FOUND'
  /** Webhooks are not sent to such an address; `message` says what was expected. */
  | 'WEBHOOK_URL_REFUSED'
  /** Another endpoint of the app has this URL. */
  | 'WEBHOOK_URL_TAKEN'
  /** The app has five endpoints. */
  | 'TOO_MANY_WEBHOOK_ENDPOINTS'
  /** Five secrets of the endpoint sign still. Rotate later, or with an overlap of 0. */
  | 'TOO_MANY_WEBHOOK_SECRETS'
  /** A public app has no client secret. */
  | 'APP_HAS_NO_SECRET'
  /** Another device has this id. */
  | 'DEVICE_ID_TAKEN'
  /** No device with this id is in service. */
  | 'DEVICE_NOT_FOUND';



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
  PartnerApp: PartnerApp;
  Grant: Grant;
  RightsRequest: RightsRequest;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  PartnerApp:
    ( { __typename: 'PartnerApp' }
    & GraphQLRecursivePick<FederationTypes['PartnerApp'], {"id":true}> );
  Grant:
    ( { __typename: 'Grant' }
    & GraphQLRecursivePick<FederationTypes['Grant'], {"id":true}> );
  RightsRequest:
    ( { __typename: 'RightsRequest' }
    & GraphQLRecursivePick<FederationTypes['RightsRequest'], {"id":true,"customerId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  PartnerApp: ResolverTypeWrapper<PartnerAppMapper>;
  Grant: ResolverTypeWrapper<GrantMapper>;
  RequestedAttribute: ResolverTypeWrapper<RequestedAttribute>;
  AttributeNecessity: AttributeNecessity;
  AppReviewState: AppReviewState;
  PartnerAppConnection: ResolverTypeWrapper<Omit<PartnerAppConnection, 'edges'> & { edges: Array<ResolversTypes['PartnerAppEdge']> }>;
  PartnerAppEdge: ResolverTypeWrapper<Omit<PartnerAppEdge, 'node'> & { node: ResolversTypes['PartnerApp'] }>;
  Disclosure: ResolverTypeWrapper<DisclosureMapper>;
  DisclosureBreak: ResolverTypeWrapper<DisclosureBreakMapper>;
  DisclosureProblem: DisclosureProblem;
  UnusualRead: ResolverTypeWrapper<UnusualReadMapper>;
  UnusualReadReason: UnusualReadReason;
  UnusualReadConnection: ResolverTypeWrapper<Omit<UnusualReadConnection, 'edges'> & { edges: Array<ResolversTypes['UnusualReadEdge']> }>;
  UnusualReadEdge: ResolverTypeWrapper<Omit<UnusualReadEdge, 'node'> & { node: ResolversTypes['UnusualRead'] }>;
  RecipientKind: RecipientKind;
  DisclosureConnection: ResolverTypeWrapper<Omit<DisclosureConnection, 'edges'> & { edges: Array<ResolversTypes['DisclosureEdge']> }>;
  DisclosureEdge: ResolverTypeWrapper<Omit<DisclosureEdge, 'node'> & { node: ResolversTypes['Disclosure'] }>;
  StorePlay: ResolverTypeWrapper<StorePlayMapper>;
  Store: ResolverTypeWrapper<Store>;
  StoreDevice: ResolverTypeWrapper<StoreDeviceMapper>;
  StoreDeviceKind: StoreDeviceKind;
  StoreDeviceState: StoreDeviceState;
  StoreDeviceConnection: ResolverTypeWrapper<Omit<StoreDeviceConnection, 'edges'> & { edges: Array<ResolversTypes['StoreDeviceEdge']> }>;
  StoreDeviceEdge: ResolverTypeWrapper<Omit<StoreDeviceEdge, 'node'> & { node: ResolversTypes['StoreDevice'] }>;
  RegisterStoreDeviceInput: RegisterStoreDeviceInput;
  RegisterStoreDevicePayload: ResolverTypeWrapper<Omit<RegisterStoreDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['StoreDevice']> }>;
  RotateDeviceSecretInput: RotateDeviceSecretInput;
  RotateDeviceSecretPayload: ResolverTypeWrapper<Omit<RotateDeviceSecretPayload, 'device'> & { device?: Maybe<ResolversTypes['StoreDevice']> }>;
  RevokeStoreDeviceInput: RevokeStoreDeviceInput;
  RevokeStoreDevicePayload: ResolverTypeWrapper<Omit<RevokeStoreDevicePayload, 'device'> & { device?: Maybe<ResolversTypes['StoreDevice']> }>;
  Track: ResolverTypeWrapper<Track>;
  PlaylistTrack: ResolverTypeWrapper<PlaylistTrackMapper>;
  PlaylistTrackConnection: ResolverTypeWrapper<Omit<PlaylistTrackConnection, 'edges'> & { edges: Array<ResolversTypes['PlaylistTrackEdge']> }>;
  PlaylistTrackEdge: ResolverTypeWrapper<Omit<PlaylistTrackEdge, 'node'> & { node: ResolversTypes['PlaylistTrack'] }>;
  PlaylistDecision: ResolverTypeWrapper<PlaylistDecisionMapper>;
  TrackChange: TrackChange;
  PlaylistDecisionConnection: ResolverTypeWrapper<Omit<PlaylistDecisionConnection, 'edges'> & { edges: Array<ResolversTypes['PlaylistDecisionEdge']> }>;
  PlaylistDecisionEdge: ResolverTypeWrapper<Omit<PlaylistDecisionEdge, 'node'> & { node: ResolversTypes['PlaylistDecision'] }>;
  PartnerSubscription: ResolverTypeWrapper<PartnerSubscriptionMapper>;
  PartnerSubscriptionConnection: ResolverTypeWrapper<Omit<PartnerSubscriptionConnection, 'edges'> & { edges: Array<ResolversTypes['PartnerSubscriptionEdge']> }>;
  PartnerSubscriptionEdge: ResolverTypeWrapper<Omit<PartnerSubscriptionEdge, 'node'> & { node: ResolversTypes['PartnerSubscription'] }>;
  ReportPlayingInput: ReportPlayingInput;
  ReportPlayingPayload: ResolverTypeWrapper<Omit<ReportPlayingPayload, 'play'> & { play?: Maybe<ResolversTypes['StorePlay']> }>;
  SaveTrackInput: SaveTrackInput;
  RemoveTrackInput: RemoveTrackInput;
  DecideTrackPayload: ResolverTypeWrapper<Omit<DecideTrackPayload, 'decision'> & { decision?: Maybe<ResolversTypes['PlaylistDecision']> }>;
  ReportSubscriptionInput: ReportSubscriptionInput;
  SubscriptionState: SubscriptionState;
  ReportSubscriptionPayload: ResolverTypeWrapper<Omit<ReportSubscriptionPayload, 'subscription'> & { subscription?: Maybe<ResolversTypes['PartnerSubscription']> }>;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointMapper>;
  WebhookSecret: ResolverTypeWrapper<WebhookSecretMapper>;
  WebhookEndpointState: WebhookEndpointState;
  WebhookDisabledReason: WebhookDisabledReason;
  WebhookEventType: WebhookEventType;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryMapper>;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookFailure: WebhookFailure;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookEvent: ResolverTypeWrapper<WebhookEventMapper>;
  WebhookEventConnection: ResolverTypeWrapper<Omit<WebhookEventConnection, 'edges'> & { edges: Array<ResolversTypes['WebhookEventEdge']> }>;
  WebhookEventEdge: ResolverTypeWrapper<Omit<WebhookEventEdge, 'node'> & { node: ResolversTypes['WebhookEvent'] }>;
  SetRedirectUrisInput: SetRedirectUrisInput;
  SetRedirectUrisPayload: ResolverTypeWrapper<Omit<SetRedirectUrisPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  RotateClientSecretInput: RotateClientSecretInput;
  RotateClientSecretPayload: ResolverTypeWrapper<Omit<RotateClientSecretPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  RightsRequest: ResolverTypeWrapper<RightsRequestMapper>;
  RightsSection: ResolverTypeWrapper<RightsSectionMapper>;
  RightsCount: ResolverTypeWrapper<RightsCount>;
  RightsExclusion: ResolverTypeWrapper<RightsExclusion>;
  RightsRecordConnection: ResolverTypeWrapper<Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRecordEdge']> }>;
  RightsRecordEdge: ResolverTypeWrapper<Omit<RightsRecordEdge, 'node'> & { node: ResolversTypes['RightsRecord'] }>;
  RightsRecord: ResolverTypeWrapper<RightsRecordMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  RegisterPartnerAppInput: RegisterPartnerAppInput;
  RequestedAttributeInput: RequestedAttributeInput;
  ReviewPartnerAppInput: ReviewPartnerAppInput;
  RegisterPartnerAppPayload: ResolverTypeWrapper<Omit<RegisterPartnerAppPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  ReviewPartnerAppPayload: ResolverTypeWrapper<Omit<ReviewPartnerAppPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  RegisterWebhookEndpointInput: RegisterWebhookEndpointInput;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  DeleteWebhookEndpointInput: DeleteWebhookEndpointInput;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  ReplayWebhooksInput: ReplayWebhooksInput;
  RegisterWebhookEndpointPayload: ResolverTypeWrapper<Omit<RegisterWebhookEndpointPayload, 'endpoint'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']> }>;
  UpdateWebhookEndpointPayload: ResolverTypeWrapper<Omit<UpdateWebhookEndpointPayload, 'endpoint'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']> }>;
  DeleteWebhookEndpointPayload: ResolverTypeWrapper<DeleteWebhookEndpointPayload>;
  RotateWebhookSecretPayload: ResolverTypeWrapper<Omit<RotateWebhookSecretPayload, 'endpoint'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']> }>;
  ReplayWebhooksPayload: ResolverTypeWrapper<ReplayWebhooksPayload>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  JSON: Scalars['JSON']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  PartnerApp: PartnerAppMapper;
  Grant: GrantMapper;
  RequestedAttribute: RequestedAttribute;
  PartnerAppConnection: Omit<PartnerAppConnection, 'edges'> & { edges: Array<ResolversParentTypes['PartnerAppEdge']> };
  PartnerAppEdge: Omit<PartnerAppEdge, 'node'> & { node: ResolversParentTypes['PartnerApp'] };
  Disclosure: DisclosureMapper;
  DisclosureBreak: DisclosureBreakMapper;
  UnusualRead: UnusualReadMapper;
  UnusualReadConnection: Omit<UnusualReadConnection, 'edges'> & { edges: Array<ResolversParentTypes['UnusualReadEdge']> };
  UnusualReadEdge: Omit<UnusualReadEdge, 'node'> & { node: ResolversParentTypes['UnusualRead'] };
  DisclosureConnection: Omit<DisclosureConnection, 'edges'> & { edges: Array<ResolversParentTypes['DisclosureEdge']> };
  DisclosureEdge: Omit<DisclosureEdge, 'node'> & { node: ResolversParentTypes['Disclosure'] };
  StorePlay: StorePlayMapper;
  Store: Store;
  StoreDevice: StoreDeviceMapper;
  StoreDeviceConnection: Omit<StoreDeviceConnection, 'edges'> & { edges: Array<ResolversParentTypes['StoreDeviceEdge']> };
  StoreDeviceEdge: Omit<StoreDeviceEdge, 'node'> & { node: ResolversParentTypes['StoreDevice'] };
  RegisterStoreDeviceInput: RegisterStoreDeviceInput;
  RegisterStoreDevicePayload: Omit<RegisterStoreDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['StoreDevice']> };
  RotateDeviceSecretInput: RotateDeviceSecretInput;
  RotateDeviceSecretPayload: Omit<RotateDeviceSecretPayload, 'device'> & { device?: Maybe<ResolversParentTypes['StoreDevice']> };
  RevokeStoreDeviceInput: RevokeStoreDeviceInput;
  RevokeStoreDevicePayload: Omit<RevokeStoreDevicePayload, 'device'> & { device?: Maybe<ResolversParentTypes['StoreDevice']> };
  Track: Track;
  PlaylistTrack: PlaylistTrackMapper;
  PlaylistTrackConnection: Omit<PlaylistTrackConnection, 'edges'> & { edges: Array<ResolversParentTypes['PlaylistTrackEdge']> };
  PlaylistTrackEdge: Omit<PlaylistTrackEdge, 'node'> & { node: ResolversParentTypes['PlaylistTrack'] };
  PlaylistDecision: PlaylistDecisionMapper;
  PlaylistDecisionConnection: Omit<PlaylistDecisionConnection, 'edges'> & { edges: Array<ResolversParentTypes['PlaylistDecisionEdge']> };
  PlaylistDecisionEdge: Omit<PlaylistDecisionEdge, 'node'> & { node: ResolversParentTypes['PlaylistDecision'] };
  PartnerSubscription: PartnerSubscriptionMapper;
  PartnerSubscriptionConnection: Omit<PartnerSubscriptionConnection, 'edges'> & { edges: Array<ResolversParentTypes['PartnerSubscriptionEdge']> };
  PartnerSubscriptionEdge: Omit<PartnerSubscriptionEdge, 'node'> & { node: ResolversParentTypes['PartnerSubscription'] };
  ReportPlayingInput: ReportPlayingInput;
  ReportPlayingPayload: Omit<ReportPlayingPayload, 'play'> & { play?: Maybe<ResolversParentTypes['StorePlay']> };
  SaveTrackInput: SaveTrackInput;
  RemoveTrackInput: RemoveTrackInput;
  DecideTrackPayload: Omit<DecideTrackPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['PlaylistDecision']> };
  ReportSubscriptionInput: ReportSubscriptionInput;
  ReportSubscriptionPayload: Omit<ReportSubscriptionPayload, 'subscription'> & { subscription?: Maybe<ResolversParentTypes['PartnerSubscription']> };
  WebhookEndpoint: WebhookEndpointMapper;
  WebhookSecret: WebhookSecretMapper;
  WebhookDelivery: WebhookDeliveryMapper;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookEvent: WebhookEventMapper;
  WebhookEventConnection: Omit<WebhookEventConnection, 'edges'> & { edges: Array<ResolversParentTypes['WebhookEventEdge']> };
  WebhookEventEdge: Omit<WebhookEventEdge, 'node'> & { node: ResolversParentTypes['WebhookEvent'] };
  SetRedirectUrisInput: SetRedirectUrisInput;
  SetRedirectUrisPayload: Omit<SetRedirectUrisPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  RotateClientSecretInput: RotateClientSecretInput;
  RotateClientSecretPayload: Omit<RotateClientSecretPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  RightsRequest: RightsRequestMapper;
  RightsSection: RightsSectionMapper;
  RightsCount: RightsCount;
  RightsExclusion: RightsExclusion;
  RightsRecordConnection: Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRecordEdge']> };
  RightsRecordEdge: Omit<RightsRecordEdge, 'node'> & { node: ResolversParentTypes['RightsRecord'] };
  RightsRecord: RightsRecordMapper;
  PageInfo: PageInfo;
  RegisterPartnerAppInput: RegisterPartnerAppInput;
  RequestedAttributeInput: RequestedAttributeInput;
  ReviewPartnerAppInput: ReviewPartnerAppInput;
  RegisterPartnerAppPayload: Omit<RegisterPartnerAppPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  ReviewPartnerAppPayload: Omit<ReviewPartnerAppPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  RegisterWebhookEndpointInput: RegisterWebhookEndpointInput;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  DeleteWebhookEndpointInput: DeleteWebhookEndpointInput;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  ReplayWebhooksInput: ReplayWebhooksInput;
  RegisterWebhookEndpointPayload: Omit<RegisterWebhookEndpointPayload, 'endpoint'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']> };
  UpdateWebhookEndpointPayload: Omit<UpdateWebhookEndpointPayload, 'endpoint'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']> };
  DeleteWebhookEndpointPayload: DeleteWebhookEndpointPayload;
  RotateWebhookSecretPayload: Omit<RotateWebhookSecretPayload, 'endpoint'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']> };
  ReplayWebhooksPayload: ReplayWebhooksPayload;
  UserError: UserError;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  partnerApps: Resolver<Maybe<ResolversTypes['PartnerAppConnection']>, ParentType, ContextType, RequireFields<QueryPartnerAppsArgs, 'first'>>;
  partnerApp: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType, RequireFields<QueryPartnerAppArgs, 'id'>>;
  registeredPartnerApps: Resolver<Maybe<ResolversTypes['PartnerAppConnection']>, ParentType, ContextType, RequireFields<QueryRegisteredPartnerAppsArgs, 'first'>>;
  storeDevices: Resolver<Maybe<ResolversTypes['StoreDeviceConnection']>, ParentType, ContextType, RequireFields<QueryStoreDevicesArgs, 'first'>>;
  appMayAct: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<QueryAppMayActArgs, 'id'>>;
  whatsPlaying: Resolver<Maybe<ResolversTypes['StorePlay']>, ParentType, ContextType, RequireFields<QueryWhatsPlayingArgs, 'storeId'>>;
  recentlyPlayed: Resolver<Maybe<Array<ResolversTypes['StorePlay']>>, ParentType, ContextType, RequireFields<QueryRecentlyPlayedArgs, 'storeId' | 'first'>>;
  webhookEndpoints: Resolver<Maybe<Array<ResolversTypes['WebhookEndpoint']>>, ParentType, ContextType, Partial<QueryWebhookEndpointsArgs>>;
  webhookDeliveries: Resolver<Maybe<ResolversTypes['WebhookDeliveryConnection']>, ParentType, ContextType, RequireFields<QueryWebhookDeliveriesArgs, 'endpointId' | 'first'>>;
  webhookEvents: Resolver<Maybe<ResolversTypes['WebhookEventConnection']>, ParentType, ContextType, RequireFields<QueryWebhookEventsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerPartnerApp: Resolver<ResolversTypes['RegisterPartnerAppPayload'], ParentType, ContextType, RequireFields<MutationRegisterPartnerAppArgs, 'input'>>;
  reviewPartnerApp: Resolver<ResolversTypes['ReviewPartnerAppPayload'], ParentType, ContextType, RequireFields<MutationReviewPartnerAppArgs, 'input'>>;
  reportPlaying: Resolver<ResolversTypes['ReportPlayingPayload'], ParentType, ContextType, RequireFields<MutationReportPlayingArgs, 'input'>>;
  saveTrack: Resolver<ResolversTypes['DecideTrackPayload'], ParentType, ContextType, RequireFields<MutationSaveTrackArgs, 'input'>>;
  removeTrack: Resolver<ResolversTypes['DecideTrackPayload'], ParentType, ContextType, RequireFields<MutationRemoveTrackArgs, 'input'>>;
  reportSubscription: Resolver<ResolversTypes['ReportSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationReportSubscriptionArgs, 'input'>>;
  registerWebhookEndpoint: Resolver<ResolversTypes['RegisterWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationRegisterWebhookEndpointArgs, 'input'>>;
  updateWebhookEndpoint: Resolver<ResolversTypes['UpdateWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationUpdateWebhookEndpointArgs, 'input'>>;
  deleteWebhookEndpoint: Resolver<ResolversTypes['DeleteWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationDeleteWebhookEndpointArgs, 'input'>>;
  rotateWebhookSecret: Resolver<ResolversTypes['RotateWebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  replayWebhooks: Resolver<ResolversTypes['ReplayWebhooksPayload'], ParentType, ContextType, RequireFields<MutationReplayWebhooksArgs, 'input'>>;
  setRedirectUris: Resolver<ResolversTypes['SetRedirectUrisPayload'], ParentType, ContextType, RequireFields<MutationSetRedirectUrisArgs, 'input'>>;
  registerStoreDevice: Resolver<ResolversTypes['RegisterStoreDevicePayload'], ParentType, ContextType, RequireFields<MutationRegisterStoreDeviceArgs, 'input'>>;
  rotateDeviceSecret: Resolver<ResolversTypes['RotateDeviceSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateDeviceSecretArgs, 'input'>>;
  revokeStoreDevice: Resolver<ResolversTypes['RevokeStoreDevicePayload'], ParentType, ContextType, RequireFields<MutationRevokeStoreDeviceArgs, 'input'>>;
  rotateClientSecret: Resolver<ResolversTypes['RotateClientSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateClientSecretArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  disclosures?: Resolver<Maybe<ResolversTypes['DisclosureConnection']>, ParentType, ContextType, RequireFields<CustomerDisclosuresArgs, 'first'>>;
  disclosureHistoryIntact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  disclosureHistoryBreak?: Resolver<Maybe<ResolversTypes['DisclosureBreak']>, ParentType, ContextType>;
  unusualReads?: Resolver<Maybe<ResolversTypes['UnusualReadConnection']>, ParentType, ContextType, RequireFields<CustomerUnusualReadsArgs, 'first'>>;
  playlist?: Resolver<Maybe<ResolversTypes['PlaylistTrackConnection']>, ParentType, ContextType, RequireFields<CustomerPlaylistArgs, 'first'>>;
  playlistDecisions?: Resolver<Maybe<ResolversTypes['PlaylistDecisionConnection']>, ParentType, ContextType, RequireFields<CustomerPlaylistDecisionsArgs, 'first'>>;
  partnerSubscriptions?: Resolver<Maybe<ResolversTypes['PartnerSubscriptionConnection']>, ParentType, ContextType, RequireFields<CustomerPartnerSubscriptionsArgs, 'first'>>;
};

export type PartnerAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerApp'] = ResolversParentTypes['PartnerApp'], FederationReferenceType extends FederationReferenceTypes['PartnerApp'] = FederationReferenceTypes['PartnerApp']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PartnerApp']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  redirectUris?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  requestedAttributes?: Resolver<Array<ResolversTypes['RequestedAttribute']>, ParentType, ContextType>;
  lookBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  durationDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewState?: Resolver<ResolversTypes['AppReviewState'], ParentType, ContextType>;
  reviewNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  unusualReads?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<PartnerAppUnusualReadsArgs, 'days'>>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant'], FederationReferenceType extends FederationReferenceTypes['Grant'] = FederationReferenceTypes['Grant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Grant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RequestedAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestedAttribute'] = ResolversParentTypes['RequestedAttribute']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  necessity?: Resolver<ResolversTypes['AttributeNecessity'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PartnerAppConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerAppConnection'] = ResolversParentTypes['PartnerAppConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PartnerAppEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerAppEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerAppEdge'] = ResolversParentTypes['PartnerAppEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerApp'], ParentType, ContextType>;
};

export type DisclosureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Disclosure'] = ResolversParentTypes['Disclosure']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recipientKind?: Resolver<ResolversTypes['RecipientKind'], ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  grantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DisclosureBreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisclosureBreak'] = ResolversParentTypes['DisclosureBreak']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['DisclosureProblem'], ParentType, ContextType>;
};

export type UnusualReadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnusualRead'] = ResolversParentTypes['UnusualRead']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  grantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['UnusualReadReason'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usual?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnusualReadConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnusualReadConnection'] = ResolversParentTypes['UnusualReadConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UnusualReadEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UnusualReadEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnusualReadEdge'] = ResolversParentTypes['UnusualReadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UnusualRead'], ParentType, ContextType>;
};

export type DisclosureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisclosureConnection'] = ResolversParentTypes['DisclosureConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DisclosureEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DisclosureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisclosureEdge'] = ResolversParentTypes['DisclosureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Disclosure'], ParentType, ContextType>;
};

export type StorePlayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StorePlay'] = ResolversParentTypes['StorePlay']> = {
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  track?: Resolver<ResolversTypes['Track'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StoreDeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreDevice'] = ResolversParentTypes['StoreDevice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StoreDeviceKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['StoreDeviceState'], ParentType, ContextType>;
  registeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StoreDeviceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreDeviceConnection'] = ResolversParentTypes['StoreDeviceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StoreDeviceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StoreDeviceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreDeviceEdge'] = ResolversParentTypes['StoreDeviceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StoreDevice'], ParentType, ContextType>;
};

export type RegisterStoreDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterStoreDevicePayload'] = ResolversParentTypes['RegisterStoreDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['StoreDevice']>, ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RotateDeviceSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateDeviceSecretPayload'] = ResolversParentTypes['RotateDeviceSecretPayload']> = {
  device?: Resolver<Maybe<ResolversTypes['StoreDevice']>, ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeStoreDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeStoreDevicePayload'] = ResolversParentTypes['RevokeStoreDevicePayload']> = {
  device?: Resolver<Maybe<ResolversTypes['StoreDevice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TrackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Track'] = ResolversParentTypes['Track']> = {
  isrc?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  artist?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlaylistTrackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistTrack'] = ResolversParentTypes['PlaylistTrack']> = {
  track?: Resolver<ResolversTypes['Track'], ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
};

export type PlaylistTrackConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistTrackConnection'] = ResolversParentTypes['PlaylistTrackConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlaylistTrackEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlaylistTrackEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistTrackEdge'] = ResolversParentTypes['PlaylistTrackEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlaylistTrack'], ParentType, ContextType>;
};

export type PlaylistDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistDecision'] = ResolversParentTypes['PlaylistDecision']> = {
  isrc?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['TrackChange'], ParentType, ContextType>;
  track?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PlaylistDecisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistDecisionConnection'] = ResolversParentTypes['PlaylistDecisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlaylistDecisionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlaylistDecisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistDecisionEdge'] = ResolversParentTypes['PlaylistDecisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlaylistDecision'], ParentType, ContextType>;
};

export type PartnerSubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerSubscription'] = ResolversParentTypes['PartnerSubscription']> = {
  subscriptionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PartnerSubscriptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerSubscriptionConnection'] = ResolversParentTypes['PartnerSubscriptionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PartnerSubscriptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerSubscriptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerSubscriptionEdge'] = ResolversParentTypes['PartnerSubscriptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerSubscription'], ParentType, ContextType>;
};

export type ReportPlayingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPlayingPayload'] = ResolversParentTypes['ReportPlayingPayload']> = {
  play?: Resolver<Maybe<ResolversTypes['StorePlay']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DecideTrackPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideTrackPayload'] = ResolversParentTypes['DecideTrackPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['PlaylistDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReportSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportSubscriptionPayload'] = ResolversParentTypes['ReportSubscriptionPayload']> = {
  subscription?: Resolver<Maybe<ResolversTypes['PartnerSubscription']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WebhookEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventTypes?: Resolver<Array<ResolversTypes['WebhookEventType']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookEndpointState'], ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['WebhookDisabledReason']>, ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pendingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  secrets?: Resolver<Array<ResolversTypes['WebhookSecret']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type WebhookSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookSecret'] = ResolversParentTypes['WebhookSecret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  signsUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  webhookId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['WebhookEventType'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['WebhookFailure']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEvent'] = ResolversParentTypes['WebhookEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['WebhookEventType'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEventConnection'] = ResolversParentTypes['WebhookEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEventEdge'] = ResolversParentTypes['WebhookEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookEvent'], ParentType, ContextType>;
};

export type SetRedirectUrisPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetRedirectUrisPayload'] = ResolversParentTypes['SetRedirectUrisPayload']> = {
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RotateClientSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateClientSecretPayload'] = ResolversParentTypes['RotateClientSecretPayload']> = {
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RightsRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequest'] = ResolversParentTypes['RightsRequest'], FederationReferenceType extends FederationReferenceTypes['RightsRequest'] = FederationReferenceTypes['RightsRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RightsRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  partnersData?: Resolver<Maybe<ResolversTypes['RightsSection']>, ParentType, ContextType>;
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

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RegisterPartnerAppPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPartnerAppPayload'] = ResolversParentTypes['RegisterPartnerAppPayload']> = {
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReviewPartnerAppPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewPartnerAppPayload'] = ResolversParentTypes['ReviewPartnerAppPayload']> = {
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RegisterWebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterWebhookEndpointPayload'] = ResolversParentTypes['RegisterWebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookEndpointPayload'] = ResolversParentTypes['UpdateWebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteWebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWebhookEndpointPayload'] = ResolversParentTypes['DeleteWebhookEndpointPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RotateWebhookSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateWebhookSecretPayload'] = ResolversParentTypes['RotateWebhookSecretPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReplayWebhooksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhooksPayload'] = ResolversParentTypes['ReplayWebhooksPayload']> = {
  replayedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nextCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  JSON?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  PartnerApp: PartnerAppResolvers<ContextType> & Required<Pick<PartnerAppResolvers<ContextType>, Exclude<keyof PartnerApp & keyof PartnerAppResolvers, keyof PartnerAppMapper>>>;
  Grant: GrantResolvers<ContextType> & Required<Pick<GrantResolvers<ContextType>, Exclude<keyof Grant & keyof GrantResolvers, keyof GrantMapper>>>;
  RequestedAttribute?: RequestedAttributeResolvers<ContextType>;
  PartnerAppConnection?: PartnerAppConnectionResolvers<ContextType>;
  PartnerAppEdge?: PartnerAppEdgeResolvers<ContextType>;
  Disclosure: DisclosureResolvers<ContextType> & Required<Pick<DisclosureResolvers<ContextType>, Exclude<keyof Disclosure & keyof DisclosureResolvers, keyof DisclosureMapper>>>;
  DisclosureBreak: DisclosureBreakResolvers<ContextType> & Required<Pick<DisclosureBreakResolvers<ContextType>, Exclude<keyof DisclosureBreak & keyof DisclosureBreakResolvers, keyof DisclosureBreakMapper>>>;
  UnusualRead: UnusualReadResolvers<ContextType> & Required<Pick<UnusualReadResolvers<ContextType>, Exclude<keyof UnusualRead & keyof UnusualReadResolvers, keyof UnusualReadMapper>>>;
  UnusualReadConnection?: UnusualReadConnectionResolvers<ContextType>;
  UnusualReadEdge?: UnusualReadEdgeResolvers<ContextType>;
  DisclosureConnection?: DisclosureConnectionResolvers<ContextType>;
  DisclosureEdge?: DisclosureEdgeResolvers<ContextType>;
  StorePlay: StorePlayResolvers<ContextType> & Required<Pick<StorePlayResolvers<ContextType>, Exclude<keyof StorePlay & keyof StorePlayResolvers, keyof StorePlayMapper>>>;
  Store?: StoreResolvers<ContextType>;
  StoreDevice: StoreDeviceResolvers<ContextType> & Required<Pick<StoreDeviceResolvers<ContextType>, Exclude<keyof StoreDevice & keyof StoreDeviceResolvers, keyof StoreDeviceMapper>>>;
  StoreDeviceConnection?: StoreDeviceConnectionResolvers<ContextType>;
  StoreDeviceEdge?: StoreDeviceEdgeResolvers<ContextType>;
  RegisterStoreDevicePayload?: RegisterStoreDevicePayloadResolvers<ContextType>;
  RotateDeviceSecretPayload?: RotateDeviceSecretPayloadResolvers<ContextType>;
  RevokeStoreDevicePayload?: RevokeStoreDevicePayloadResolvers<ContextType>;
  Track?: TrackResolvers<ContextType>;
  PlaylistTrack: PlaylistTrackResolvers<ContextType> & Required<Pick<PlaylistTrackResolvers<ContextType>, Exclude<keyof PlaylistTrack & keyof PlaylistTrackResolvers, keyof PlaylistTrackMapper>>>;
  PlaylistTrackConnection?: PlaylistTrackConnectionResolvers<ContextType>;
  PlaylistTrackEdge?: PlaylistTrackEdgeResolvers<ContextType>;
  PlaylistDecision: PlaylistDecisionResolvers<ContextType> & Required<Pick<PlaylistDecisionResolvers<ContextType>, Exclude<keyof PlaylistDecision & keyof PlaylistDecisionResolvers, keyof PlaylistDecisionMapper>>>;
  PlaylistDecisionConnection?: PlaylistDecisionConnectionResolvers<ContextType>;
  PlaylistDecisionEdge?: PlaylistDecisionEdgeResolvers<ContextType>;
  PartnerSubscription: PartnerSubscriptionResolvers<ContextType> & Required<Pick<PartnerSubscriptionResolvers<ContextType>, Exclude<keyof PartnerSubscription & keyof PartnerSubscriptionResolvers, keyof PartnerSubscriptionMapper>>>;
  PartnerSubscriptionConnection?: PartnerSubscriptionConnectionResolvers<ContextType>;
  PartnerSubscriptionEdge?: PartnerSubscriptionEdgeResolvers<ContextType>;
  ReportPlayingPayload?: ReportPlayingPayloadResolvers<ContextType>;
  DecideTrackPayload?: DecideTrackPayloadResolvers<ContextType>;
  ReportSubscriptionPayload?: ReportSubscriptionPayloadResolvers<ContextType>;
  WebhookEndpoint: WebhookEndpointResolvers<ContextType> & Required<Pick<WebhookEndpointResolvers<ContextType>, Exclude<keyof WebhookEndpoint & keyof WebhookEndpointResolvers, keyof WebhookEndpointMapper>>>;
  WebhookSecret: WebhookSecretResolvers<ContextType> & Required<Pick<WebhookSecretResolvers<ContextType>, Exclude<keyof WebhookSecret & keyof WebhookSecretResolvers, keyof WebhookSecretMapper>>>;
  WebhookDelivery: WebhookDeliveryResolvers<ContextType> & Required<Pick<WebhookDeliveryResolvers<ContextType>, Exclude<keyof WebhookDelivery & keyof WebhookDeliveryResolvers, keyof WebhookDeliveryMapper>>>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEvent: WebhookEventResolvers<ContextType> & Required<Pick<WebhookEventResolvers<ContextType>, Exclude<keyof WebhookEvent & keyof WebhookEventResolvers, keyof WebhookEventMapper>>>;
  WebhookEventConnection?: WebhookEventConnectionResolvers<ContextType>;
  WebhookEventEdge?: WebhookEventEdgeResolvers<ContextType>;
  SetRedirectUrisPayload?: SetRedirectUrisPayloadResolvers<ContextType>;
  RotateClientSecretPayload?: RotateClientSecretPayloadResolvers<ContextType>;
  RightsRequest: RightsRequestResolvers<ContextType> & Required<Pick<RightsRequestResolvers<ContextType>, Exclude<keyof RightsRequest & keyof RightsRequestResolvers, keyof RightsRequestMapper>>>;
  RightsSection: RightsSectionResolvers<ContextType> & Required<Pick<RightsSectionResolvers<ContextType>, Exclude<keyof RightsSection & keyof RightsSectionResolvers, keyof RightsSectionMapper>>>;
  RightsCount?: RightsCountResolvers<ContextType>;
  RightsExclusion?: RightsExclusionResolvers<ContextType>;
  RightsRecordConnection?: RightsRecordConnectionResolvers<ContextType>;
  RightsRecordEdge?: RightsRecordEdgeResolvers<ContextType>;
  RightsRecord: RightsRecordResolvers<ContextType> & Required<Pick<RightsRecordResolvers<ContextType>, Exclude<keyof RightsRecord & keyof RightsRecordResolvers, keyof RightsRecordMapper>>>;
  PageInfo?: PageInfoResolvers<ContextType>;
  RegisterPartnerAppPayload?: RegisterPartnerAppPayloadResolvers<ContextType>;
  ReviewPartnerAppPayload?: ReviewPartnerAppPayloadResolvers<ContextType>;
  RegisterWebhookEndpointPayload?: RegisterWebhookEndpointPayloadResolvers<ContextType>;
  UpdateWebhookEndpointPayload?: UpdateWebhookEndpointPayloadResolvers<ContextType>;
  DeleteWebhookEndpointPayload?: DeleteWebhookEndpointPayloadResolvers<ContextType>;
  RotateWebhookSecretPayload?: RotateWebhookSecretPayloadResolvers<ContextType>;
  ReplayWebhooksPayload?: ReplayWebhooksPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

