// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PartnerAppMapper, DisclosureMapper, CustomerMapper } from './mappers.ts';
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

export type Mutation = {
  __typename?: 'Mutation';
  /** Registers a partner's app. It can ask nobody for anything until it passes the review. Codes: `INVALID_VALUE`, `APP_ID_TAKEN`. */
  registerPartnerApp: RegisterPartnerAppPayload;
  /** Decides about an app, as often as needed; the last decision counts. Codes: `INVALID_VALUE`, `APP_NOT_FOUND`. */
  reviewPartnerApp: ReviewPartnerAppPayload;
};


export type MutationRegisterPartnerAppArgs = {
  input: RegisterPartnerAppInput;
};


export type MutationReviewPartnerAppArgs = {
  input: ReviewPartnerAppInput;
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
};


/** A person who shops with us. */
export type CustomerDisclosuresArgs = {
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
  /** Was approved, and is not any more: gets no tokens, and those it holds end within ten minutes. */
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
  /** Keys of the purposes under which it was read, in alphabetical order. Empty where no purpose was needed. */
  purposes: Array<Scalars['String']['output']>;
  /** The request, as it stands in logs and error messages. Null behind another vendor's gateway. */
  requestId?: Maybe<Scalars['ID']['output']>;
  /** SHA-256 over this disclosure and the hash of the one before, in base64url. */
  hash: Scalars['String']['output'];
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
  | 'APP_NOT_FOUND';



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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  PartnerApp:
    ( { __typename: 'PartnerApp' }
    & GraphQLRecursivePick<FederationTypes['PartnerApp'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PartnerApp: ResolverTypeWrapper<PartnerAppMapper>;
  RequestedAttribute: ResolverTypeWrapper<RequestedAttribute>;
  AttributeNecessity: AttributeNecessity;
  AppReviewState: AppReviewState;
  PartnerAppConnection: ResolverTypeWrapper<Omit<PartnerAppConnection, 'edges'> & { edges: Array<ResolversTypes['PartnerAppEdge']> }>;
  PartnerAppEdge: ResolverTypeWrapper<Omit<PartnerAppEdge, 'node'> & { node: ResolversTypes['PartnerApp'] }>;
  Disclosure: ResolverTypeWrapper<DisclosureMapper>;
  RecipientKind: RecipientKind;
  DisclosureConnection: ResolverTypeWrapper<Omit<DisclosureConnection, 'edges'> & { edges: Array<ResolversTypes['DisclosureEdge']> }>;
  DisclosureEdge: ResolverTypeWrapper<Omit<DisclosureEdge, 'node'> & { node: ResolversTypes['Disclosure'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  RegisterPartnerAppInput: RegisterPartnerAppInput;
  RequestedAttributeInput: RequestedAttributeInput;
  ReviewPartnerAppInput: ReviewPartnerAppInput;
  RegisterPartnerAppPayload: ResolverTypeWrapper<Omit<RegisterPartnerAppPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  ReviewPartnerAppPayload: ResolverTypeWrapper<Omit<ReviewPartnerAppPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  Boolean: Scalars['Boolean']['output'];
  PartnerApp: PartnerAppMapper;
  RequestedAttribute: RequestedAttribute;
  PartnerAppConnection: Omit<PartnerAppConnection, 'edges'> & { edges: Array<ResolversParentTypes['PartnerAppEdge']> };
  PartnerAppEdge: Omit<PartnerAppEdge, 'node'> & { node: ResolversParentTypes['PartnerApp'] };
  Disclosure: DisclosureMapper;
  DisclosureConnection: Omit<DisclosureConnection, 'edges'> & { edges: Array<ResolversParentTypes['DisclosureEdge']> };
  DisclosureEdge: Omit<DisclosureEdge, 'node'> & { node: ResolversParentTypes['Disclosure'] };
  PageInfo: PageInfo;
  RegisterPartnerAppInput: RegisterPartnerAppInput;
  RequestedAttributeInput: RequestedAttributeInput;
  ReviewPartnerAppInput: ReviewPartnerAppInput;
  RegisterPartnerAppPayload: Omit<RegisterPartnerAppPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  ReviewPartnerAppPayload: Omit<ReviewPartnerAppPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  UserError: UserError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  partnerApps: Resolver<Maybe<ResolversTypes['PartnerAppConnection']>, ParentType, ContextType, RequireFields<QueryPartnerAppsArgs, 'first'>>;
  partnerApp: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType, RequireFields<QueryPartnerAppArgs, 'id'>>;
  registeredPartnerApps: Resolver<Maybe<ResolversTypes['PartnerAppConnection']>, ParentType, ContextType, RequireFields<QueryRegisteredPartnerAppsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerPartnerApp: Resolver<ResolversTypes['RegisterPartnerAppPayload'], ParentType, ContextType, RequireFields<MutationRegisterPartnerAppArgs, 'input'>>;
  reviewPartnerApp: Resolver<ResolversTypes['ReviewPartnerAppPayload'], ParentType, ContextType, RequireFields<MutationReviewPartnerAppArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  disclosures?: Resolver<Maybe<ResolversTypes['DisclosureConnection']>, ParentType, ContextType, RequireFields<CustomerDisclosuresArgs, 'first'>>;
  disclosureHistoryIntact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
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

export type DisclosureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisclosureConnection'] = ResolversParentTypes['DisclosureConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DisclosureEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DisclosureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisclosureEdge'] = ResolversParentTypes['DisclosureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Disclosure'], ParentType, ContextType>;
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

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  PartnerApp: PartnerAppResolvers<ContextType> & Required<Pick<PartnerAppResolvers<ContextType>, Exclude<keyof PartnerApp & keyof PartnerAppResolvers, keyof PartnerAppMapper>>>;
  RequestedAttribute?: RequestedAttributeResolvers<ContextType>;
  PartnerAppConnection?: PartnerAppConnectionResolvers<ContextType>;
  PartnerAppEdge?: PartnerAppEdgeResolvers<ContextType>;
  Disclosure: DisclosureResolvers<ContextType> & Required<Pick<DisclosureResolvers<ContextType>, Exclude<keyof Disclosure & keyof DisclosureResolvers, keyof DisclosureMapper>>>;
  DisclosureConnection?: DisclosureConnectionResolvers<ContextType>;
  DisclosureEdge?: DisclosureEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  RegisterPartnerAppPayload?: RegisterPartnerAppPayloadResolvers<ContextType>;
  ReviewPartnerAppPayload?: ReviewPartnerAppPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

