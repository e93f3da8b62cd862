// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, LoyaltyAccountMapper, PointsPostingMapper, PointsLotMapper, RedemptionMapper, RewardMapper, OfferMapper } from './mappers.ts';
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
  /** Rewards that can be redeemed now, cheapest first. At most 100. Null only with an error. */
  rewards?: Maybe<Array<Reward>>;
  /** Offers that hold now and need no knowledge of anybody: what a visitor sees, and a customer who has not agreed to personal ones. Ending soonest first, at most 20. Null only with an error. */
  offersForEverybody?: Maybe<Array<Offer>>;
};


export type QueryOffersForEverybodyArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Opens the customer's account. The first points open it as well, so joining twice, or late, changes nothing. */
  joinProgramme: JoinProgrammePayload;
  /** Spends the customer's points on a reward and issues its voucher, together or not at all. One `idempotencyKey` spends once, for ever. */
  redeemReward: RedeemRewardPayload;
  /** Adds rewards, or changes those whose `code` is known. All of them or, when one is refused, none. */
  importRewards: ImportRewardsPayload;
  /** Adds offers, or changes those whose `code` is known. All of them or, when one is refused, none. */
  importOffers: ImportOffersPayload;
};


export type MutationJoinProgrammeArgs = {
  input: JoinProgrammeInput;
};


export type MutationRedeemRewardArgs = {
  input: RedeemRewardInput;
};


export type MutationImportRewardsArgs = {
  input: ImportRewardsInput;
};


export type MutationImportOffersArgs = {
  input: ImportOffersInput;
};

/** A person who shops with us. */
export type Customer = {
  __typename?: 'Customer';
  /** Opaque and stable: an id that once named the customer keeps resolving to them. */
  id: Scalars['ID']['output'];
  /** Decided by consent, for this request. */
  consentProof: Scalars['ConsentProof']['output'];
  /** Null until the customer joins the programme or earns the first points. */
  loyaltyAccount?: Maybe<LoyaltyAccount>;
  /** Offers chosen for this customer that hold now: those for few before those for everybody, then ending soonest. At most 20. Null only with an error. */
  offers?: Maybe<Array<Offer>>;
};


/** A person who shops with us. */
export type CustomerOffersArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};

/** A customer's place in the loyalty programme. A field that the reader has no scope for is null, with an error. */
export type LoyaltyAccount = {
  __typename?: 'LoyaltyAccount';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whole points that can be spent now. Never negative. */
  balance?: Maybe<Scalars['Int']['output']>;
  /** Set by the points earned in the last 12 months, spent or not. */
  tier?: Maybe<LoyaltyTier>;
  /** What is missing to the tier above. Null in the highest tier. */
  nextTier?: Maybe<NextTier>;
  /** Whole points earned in the last 12 months, spent or not. They decide the tier. */
  pointsEarnedInYear?: Maybe<Scalars['Int']['output']>;
  /** When the customer joined or earned the first points, whichever was earlier. */
  joinedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Every change of the balance, in the order in which they were posted, newest first. */
  postings?: Maybe<PointsPostingConnection>;
  /** Lots that still have points, newest first. */
  lots?: Maybe<PointsLotConnection>;
  /** All points that will expire unless they are spent, soonest first. Points expire at the ends of months, so there are at most as many entries as months that a point lives. */
  upcomingExpiries?: Maybe<Array<PointsExpiry>>;
  /** Rewards that the customer has redeemed, newest first, with their vouchers. */
  redemptions?: Maybe<RedemptionConnection>;
};


/** A customer's place in the loyalty programme. A field that the reader has no scope for is null, with an error. */
export type LoyaltyAccountPostingsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A customer's place in the loyalty programme. A field that the reader has no scope for is null, with an error. */
export type LoyaltyAccountLotsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A customer's place in the loyalty programme. A field that the reader has no scope for is null, with an error. */
export type LoyaltyAccountRedemptionsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Set by the points earned in the last 12 months. */
export type LoyaltyTier =
  /** Where every member begins. */
  | 'BRONZE'
  /** The middle tier. */
  | 'SILVER'
  /** The highest tier. */
  | 'GOLD';

/** The way to the tier above. */
export type NextTier = {
  __typename?: 'NextTier';
  /** The tier above. */
  tier: LoyaltyTier;
  /** Whole points still to be earned, at least 1. */
  pointsToGo: Scalars['Int']['output'];
};

/** One change of a balance. Postings are never edited or deleted; a mistake is corrected by another posting. */
export type PointsPosting = {
  __typename?: 'PointsPosting';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Why the balance changed. */
  kind: PointsPostingKind;
  /** Whole points: positive when the balance grew, negative when it shrank. Never 0. */
  points: Scalars['Int']['output'];
  /** The balance right after this posting. */
  balanceAfter: Scalars['Int']['output'];
  /** When it happened in the world, e.g. when the order was handed over. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the ledger took note of it. */
  postedAt: Scalars['DateTime']['output'];
  /** The order that earned the points. Null for every other kind. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** The lots that it opened or took points from, in the order in which it did. Their points add up to `points`. */
  lots: Array<PointsLotChange>;
};

/** Why a balance changed. */
export type PointsPostingKind =
  /** An order was handed over, or a purchase was imported. */
  | 'EARNED'
  /** Points were spent on a reward. */
  | 'REDEEMED'
  /** Points were not spent in time. */
  | 'EXPIRED';

/** What one posting did to one lot. */
export type PointsLotChange = {
  __typename?: 'PointsLotChange';
  /** Id of the lot. */
  lotId: Scalars['ID']['output'];
  /** Whole points: positive when the lot was opened, negative when points were taken from it. */
  points: Scalars['Int']['output'];
};

/** A page of postings. */
export type PointsPostingConnection = {
  __typename?: 'PointsPostingConnection';
  /** At most `first`. */
  edges: Array<PointsPostingEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A posting's place in its connection. */
export type PointsPostingEdge = {
  __typename?: 'PointsPostingEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The posting. */
  node: PointsPosting;
};

/** Points that were earned together, for one line of an order, and expire together. The lot that expires soonest is spent first. */
export type PointsLot = {
  __typename?: 'PointsLot';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The order that earned the points. */
  orderId: Scalars['ID']['output'];
  /** The line of that order. */
  lineId: Scalars['ID']['output'];
  /** Whole points that were earned. */
  points: Scalars['Int']['output'];
  /** Whole points that are left, from 0 to `points`. */
  remaining: Scalars['Int']['output'];
  /** When the order was handed over or, if it was imported, placed. */
  earnedAt: Scalars['DateTime']['output'];
  /** From then on what is left can't be spent. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A page of lots. */
export type PointsLotConnection = {
  __typename?: 'PointsLotConnection';
  /** At most `first`. */
  edges: Array<PointsLotEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A lot's place in its connection. */
export type PointsLotEdge = {
  __typename?: 'PointsLotEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The lot. */
  node: PointsLot;
};

/** Points that expire at one time. */
export type PointsExpiry = {
  __typename?: 'PointsExpiry';
  /** Whole points, at least 1. */
  points: Scalars['Int']['output'];
  /** From then on they can't be spent. */
  expiresAt: Scalars['DateTime']['output'];
};

/** Something that points can buy. */
export type Reward = {
  __typename?: 'Reward';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** For customers, e.g. `Free coffee`. */
  name: Scalars['String']['output'];
  /** For customers: what they get and how. */
  text: Scalars['String']['output'];
  /** Price in whole points, at least 1. */
  points: Scalars['Int']['output'];
  /** It can be redeemed from then on. */
  availableFrom: Scalars['DateTime']['output'];
  /** It can be redeemed until just before then. Null when no end is planned. */
  availableUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** A reward that was redeemed. */
export type Redemption = {
  __typename?: 'Redemption';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The reward, as it is now; `points` is what it cost then. */
  reward: Reward;
  /** Whole points that were paid. */
  points: Scalars['Int']['output'];
  /** Shown at the till, e.g. `7QK2-M9XT-4H0D`. It can't be guessed. */
  voucherCode: Scalars['String']['output'];
  /** When it was redeemed. */
  redeemedAt: Scalars['DateTime']['output'];
};

/** A page of redemptions. */
export type RedemptionConnection = {
  __typename?: 'RedemptionConnection';
  /** At most `first`. */
  edges: Array<RedemptionEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A redemption's place in its connection. */
export type RedemptionEdge = {
  __typename?: 'RedemptionEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The redemption. */
  node: Redemption;
};

/** An advantage for those it is meant for, for a while. It gives either `percentOff` or `pointsMultiplier`. */
export type Offer = {
  __typename?: 'Offer';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** For customers, one line. */
  title: Scalars['String']['output'];
  /** For customers: what they get and how. */
  text: Scalars['String']['output'];
  /** 1 to 100. Null when it multiplies points. */
  percentOff?: Maybe<Scalars['Int']['output']>;
  /** 2 to 10 times the points. Null when it takes a percentage off. */
  pointsMultiplier?: Maybe<Scalars['Int']['output']>;
  /** It holds from then on. */
  validFrom: Scalars['DateTime']['output'];
  /** It holds until just before then. */
  validUntil: Scalars['DateTime']['output'];
  /** Where it holds, at most 500. Null when it holds everywhere. */
  stores?: Maybe<Array<Store>>;
  /** Why this customer sees it. Only the customer learns it, because it can tell the tier; null for everybody else, with an error. */
  reason?: Maybe<OfferReason>;
};

/** Why an offer was given. */
export type OfferReason = {
  __typename?: 'OfferReason';
  /** Every condition of the offer; the customer met them all. Just `FOR_EVERYBODY` when it has none. */
  codes: Array<OfferReasonCode>;
  /** The same in an English sentence, e.g. `You are a GOLD member.` */
  text: Scalars['String']['output'];
};

/** A condition of an offer that was met. */
export type OfferReasonCode =
  /** It has no condition. */
  | 'FOR_EVERYBODY'
  /** The customer is in one of the offer's tiers. */
  | 'TIER'
  /** The customer joined the programme lately. */
  | 'JOINED_LATELY'
  /** The customer has not earned points for a while. */
  | 'QUIET_LATELY';

/** A shop, or a place that hands goods over. */
export type Store = {
  __typename?: 'Store';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
};

/** Who joins. */
export type JoinProgrammeInput = {
  /** The customer: oneself or, for an associate, somebody whom the store is serving. */
  customerId: Scalars['ID']['input'];
};

/** The account of somebody who joined. */
export type JoinProgrammePayload = {
  __typename?: 'JoinProgrammePayload';
  /** The account, new or as it was. */
  account?: Maybe<LoyaltyAccount>;
  /** Always empty: there is nothing to refuse. */
  userErrors: Array<UserError>;
};

/** What to redeem. */
export type RedeemRewardInput = {
  /** The reward. */
  rewardId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was redeemed. */
export type RedeemRewardPayload = {
  __typename?: 'RedeemRewardPayload';
  /** The redemption with its voucher. Null when `userErrors` is not empty. */
  redemption?: Maybe<Redemption>;
  /** The account after it. Null when `userErrors` is not empty. */
  account?: Maybe<LoyaltyAccount>;
  /** `REWARD_NOT_FOUND`, `NOT_A_MEMBER`, `NOT_ENOUGH_POINTS`, `IDEMPOTENCY_KEY_REQUIRED` or `IDEMPOTENCY_MISMATCH`. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Rewards to add or change. */
export type ImportRewardsInput = {
  /** 1 to 500, each with a `code` of its own. */
  rewards: Array<RewardInput>;
};

/** A reward to add or change. */
export type RewardInput = {
  /** The retailer's own name for it: 1 to 64 letters, digits, `-` or `_`. */
  code: Scalars['String']['input'];
  /** For customers, 1 to 120 characters. */
  name: Scalars['String']['input'];
  /** For customers, 1 to 1000 characters. */
  text: Scalars['String']['input'];
  /** Price in whole points, 1 to 10000000. */
  points: Scalars['Int']['input'];
  /** It can be redeemed from then on. */
  availableFrom: Scalars['DateTime']['input'];
  /** It can be redeemed until just before then. Null when no end is planned. */
  availableUntil?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What became of the rewards. */
export type ImportRewardsPayload = {
  __typename?: 'ImportRewardsPayload';
  /** How many were new. */
  added: Scalars['Int']['output'];
  /** How many were known by their code and are now as given. */
  changed: Scalars['Int']['output'];
  /** `INVALID_VALUE`, one for each value that was refused, at most 100; nothing was imported when there is any. */
  userErrors: Array<UserError>;
};

/** Offers to add or change. */
export type ImportOffersInput = {
  /** 1 to 500, each with a `code` of its own. */
  offers: Array<OfferInput>;
};

/** An offer to add or change. Give either `percentOff` or `pointsMultiplier`. */
export type OfferInput = {
  /** The retailer's own name for it: 1 to 64 letters, digits, `-` or `_`. */
  code: Scalars['String']['input'];
  /** For customers, 1 to 120 characters. */
  title: Scalars['String']['input'];
  /** For customers, 1 to 1000 characters. */
  text: Scalars['String']['input'];
  /** 1 to 100. */
  percentOff?: InputMaybe<Scalars['Int']['input']>;
  /** 2 to 10. */
  pointsMultiplier?: InputMaybe<Scalars['Int']['input']>;
  /** Who gets it. Null: everybody. */
  audience?: InputMaybe<OfferAudienceInput>;
  /** Where it holds, 1 to 500 stores. Null: everywhere. */
  storeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** It holds from then on. */
  validFrom: Scalars['DateTime']['input'];
  /** It holds until just before then; after `validFrom`. */
  validUntil: Scalars['DateTime']['input'];
};

/** Conditions that a customer must meet, all of them. At least one. */
export type OfferAudienceInput = {
  /** Members of one of these tiers. */
  tiers?: InputMaybe<Array<LoyaltyTier>>;
  /** Members who joined at most so many days ago, 1 to 3650. */
  joinedWithinDays?: InputMaybe<Scalars['Int']['input']>;
  /** Members who have earned no points for at least so many days, 1 to 365. */
  quietForDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of the offers. */
export type ImportOffersPayload = {
  __typename?: 'ImportOffersPayload';
  /** How many were new. */
  added: Scalars['Int']['output'];
  /** How many were known by their code and are now as given. */
  changed: Scalars['Int']['output'];
  /** `INVALID_VALUE`, one for each value that was refused, at most 100; nothing was imported when there is any. */
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
  /** The customer has no loyalty account. */
  | 'NOT_A_MEMBER'
  /** The balance is lower than the price. */
  | 'NOT_ENOUGH_POINTS'
  /** No reward has this id, or it can't be redeemed now. */
  | 'REWARD_NOT_FOUND';



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
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  LoyaltyAccount: ResolverTypeWrapper<LoyaltyAccountMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LoyaltyTier: LoyaltyTier;
  NextTier: ResolverTypeWrapper<NextTier>;
  PointsPosting: ResolverTypeWrapper<PointsPostingMapper>;
  PointsPostingKind: PointsPostingKind;
  PointsLotChange: ResolverTypeWrapper<PointsLotChange>;
  PointsPostingConnection: ResolverTypeWrapper<Omit<PointsPostingConnection, 'edges'> & { edges: Array<ResolversTypes['PointsPostingEdge']> }>;
  PointsPostingEdge: ResolverTypeWrapper<Omit<PointsPostingEdge, 'node'> & { node: ResolversTypes['PointsPosting'] }>;
  PointsLot: ResolverTypeWrapper<PointsLotMapper>;
  PointsLotConnection: ResolverTypeWrapper<Omit<PointsLotConnection, 'edges'> & { edges: Array<ResolversTypes['PointsLotEdge']> }>;
  PointsLotEdge: ResolverTypeWrapper<Omit<PointsLotEdge, 'node'> & { node: ResolversTypes['PointsLot'] }>;
  PointsExpiry: ResolverTypeWrapper<PointsExpiry>;
  Reward: ResolverTypeWrapper<RewardMapper>;
  Redemption: ResolverTypeWrapper<RedemptionMapper>;
  RedemptionConnection: ResolverTypeWrapper<Omit<RedemptionConnection, 'edges'> & { edges: Array<ResolversTypes['RedemptionEdge']> }>;
  RedemptionEdge: ResolverTypeWrapper<Omit<RedemptionEdge, 'node'> & { node: ResolversTypes['Redemption'] }>;
  Offer: ResolverTypeWrapper<OfferMapper>;
  OfferReason: ResolverTypeWrapper<OfferReason>;
  OfferReasonCode: OfferReasonCode;
  Store: ResolverTypeWrapper<Store>;
  JoinProgrammeInput: JoinProgrammeInput;
  JoinProgrammePayload: ResolverTypeWrapper<Omit<JoinProgrammePayload, 'account'> & { account?: Maybe<ResolversTypes['LoyaltyAccount']> }>;
  RedeemRewardInput: RedeemRewardInput;
  RedeemRewardPayload: ResolverTypeWrapper<Omit<RedeemRewardPayload, 'redemption' | 'account'> & { redemption?: Maybe<ResolversTypes['Redemption']>, account?: Maybe<ResolversTypes['LoyaltyAccount']> }>;
  ImportRewardsInput: ImportRewardsInput;
  RewardInput: RewardInput;
  ImportRewardsPayload: ResolverTypeWrapper<ImportRewardsPayload>;
  ImportOffersInput: ImportOffersInput;
  OfferInput: OfferInput;
  OfferAudienceInput: OfferAudienceInput;
  ImportOffersPayload: ResolverTypeWrapper<ImportOffersPayload>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  LoyaltyAccount: LoyaltyAccountMapper;
  Int: Scalars['Int']['output'];
  NextTier: NextTier;
  PointsPosting: PointsPostingMapper;
  PointsLotChange: PointsLotChange;
  PointsPostingConnection: Omit<PointsPostingConnection, 'edges'> & { edges: Array<ResolversParentTypes['PointsPostingEdge']> };
  PointsPostingEdge: Omit<PointsPostingEdge, 'node'> & { node: ResolversParentTypes['PointsPosting'] };
  PointsLot: PointsLotMapper;
  PointsLotConnection: Omit<PointsLotConnection, 'edges'> & { edges: Array<ResolversParentTypes['PointsLotEdge']> };
  PointsLotEdge: Omit<PointsLotEdge, 'node'> & { node: ResolversParentTypes['PointsLot'] };
  PointsExpiry: PointsExpiry;
  Reward: RewardMapper;
  Redemption: RedemptionMapper;
  RedemptionConnection: Omit<RedemptionConnection, 'edges'> & { edges: Array<ResolversParentTypes['RedemptionEdge']> };
  RedemptionEdge: Omit<RedemptionEdge, 'node'> & { node: ResolversParentTypes['Redemption'] };
  Offer: OfferMapper;
  OfferReason: OfferReason;
  Store: Store;
  JoinProgrammeInput: JoinProgrammeInput;
  JoinProgrammePayload: Omit<JoinProgrammePayload, 'account'> & { account?: Maybe<ResolversParentTypes['LoyaltyAccount']> };
  RedeemRewardInput: RedeemRewardInput;
  RedeemRewardPayload: Omit<RedeemRewardPayload, 'redemption' | 'account'> & { redemption?: Maybe<ResolversParentTypes['Redemption']>, account?: Maybe<ResolversParentTypes['LoyaltyAccount']> };
  ImportRewardsInput: ImportRewardsInput;
  RewardInput: RewardInput;
  ImportRewardsPayload: ImportRewardsPayload;
  ImportOffersInput: ImportOffersInput;
  OfferInput: OfferInput;
  OfferAudienceInput: OfferAudienceInput;
  ImportOffersPayload: ImportOffersPayload;
  PageInfo: PageInfo;
  UserError: UserError;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type ConsentDirectiveArgs = {
  purpose: Scalars['String']['input'];
  unlessSelf?: Scalars['Boolean']['input'];
};

export type ConsentDirectiveResolver<Result, Parent, ContextType = Context, Args = ConsentDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface ConsentProofScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConsentProof'], any> {
  name: 'ConsentProof';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  rewards: Resolver<Maybe<Array<ResolversTypes['Reward']>>, ParentType, ContextType>;
  offersForEverybody: Resolver<Maybe<Array<ResolversTypes['Offer']>>, ParentType, ContextType, Partial<QueryOffersForEverybodyArgs>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  joinProgramme: Resolver<ResolversTypes['JoinProgrammePayload'], ParentType, ContextType, RequireFields<MutationJoinProgrammeArgs, 'input'>>;
  redeemReward: Resolver<ResolversTypes['RedeemRewardPayload'], ParentType, ContextType, RequireFields<MutationRedeemRewardArgs, 'input'>>;
  importRewards: Resolver<ResolversTypes['ImportRewardsPayload'], ParentType, ContextType, RequireFields<MutationImportRewardsArgs, 'input'>>;
  importOffers: Resolver<ResolversTypes['ImportOffersPayload'], ParentType, ContextType, RequireFields<MutationImportOffersArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loyaltyAccount?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
  offers?: Resolver<Maybe<Array<ResolversTypes['Offer']>>, ParentType, ContextType, Partial<CustomerOffersArgs>>;
};

export type LoyaltyAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyAccount'] = ResolversParentTypes['LoyaltyAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['LoyaltyTier']>, ParentType, ContextType>;
  nextTier?: Resolver<Maybe<ResolversTypes['NextTier']>, ParentType, ContextType>;
  pointsEarnedInYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  postings?: Resolver<Maybe<ResolversTypes['PointsPostingConnection']>, ParentType, ContextType, RequireFields<LoyaltyAccountPostingsArgs, 'first'>>;
  lots?: Resolver<Maybe<ResolversTypes['PointsLotConnection']>, ParentType, ContextType, RequireFields<LoyaltyAccountLotsArgs, 'first'>>;
  upcomingExpiries?: Resolver<Maybe<Array<ResolversTypes['PointsExpiry']>>, ParentType, ContextType>;
  redemptions?: Resolver<Maybe<ResolversTypes['RedemptionConnection']>, ParentType, ContextType, RequireFields<LoyaltyAccountRedemptionsArgs, 'first'>>;
};

export type NextTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextTier'] = ResolversParentTypes['NextTier']> = {
  tier?: Resolver<ResolversTypes['LoyaltyTier'], ParentType, ContextType>;
  pointsToGo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PointsPostingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsPosting'] = ResolversParentTypes['PointsPosting']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PointsPostingKind'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  balanceAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lots?: Resolver<Array<ResolversTypes['PointsLotChange']>, ParentType, ContextType>;
};

export type PointsLotChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsLotChange'] = ResolversParentTypes['PointsLotChange']> = {
  lotId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PointsPostingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsPostingConnection'] = ResolversParentTypes['PointsPostingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PointsPostingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PointsPostingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsPostingEdge'] = ResolversParentTypes['PointsPostingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PointsPosting'], ParentType, ContextType>;
};

export type PointsLotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsLot'] = ResolversParentTypes['PointsLot']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earnedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PointsLotConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsLotConnection'] = ResolversParentTypes['PointsLotConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PointsLotEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PointsLotEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsLotEdge'] = ResolversParentTypes['PointsLotEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PointsLot'], ParentType, ContextType>;
};

export type PointsExpiryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsExpiry'] = ResolversParentTypes['PointsExpiry']> = {
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RewardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reward'] = ResolversParentTypes['Reward']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availableFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  availableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RedemptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Redemption'] = ResolversParentTypes['Redemption']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reward?: Resolver<ResolversTypes['Reward'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  voucherCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  redeemedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RedemptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedemptionConnection'] = ResolversParentTypes['RedemptionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RedemptionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RedemptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedemptionEdge'] = ResolversParentTypes['RedemptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Redemption'], ParentType, ContextType>;
};

export type OfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  percentOff?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pointsMultiplier?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stores?: Resolver<Maybe<Array<ResolversTypes['Store']>>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['OfferReason']>, ParentType, ContextType>;
};

export type OfferReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferReason'] = ResolversParentTypes['OfferReason']> = {
  codes?: Resolver<Array<ResolversTypes['OfferReasonCode']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type JoinProgrammePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinProgrammePayload'] = ResolversParentTypes['JoinProgrammePayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RedeemRewardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedeemRewardPayload'] = ResolversParentTypes['RedeemRewardPayload']> = {
  redemption?: Resolver<Maybe<ResolversTypes['Redemption']>, ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportRewardsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRewardsPayload'] = ResolversParentTypes['ImportRewardsPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportOffersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportOffersPayload'] = ResolversParentTypes['ImportOffersPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  LoyaltyAccount: LoyaltyAccountResolvers<ContextType> & Required<Pick<LoyaltyAccountResolvers<ContextType>, Exclude<keyof LoyaltyAccount & keyof LoyaltyAccountResolvers, keyof LoyaltyAccountMapper>>>;
  NextTier?: NextTierResolvers<ContextType>;
  PointsPosting: PointsPostingResolvers<ContextType> & Required<Pick<PointsPostingResolvers<ContextType>, Exclude<keyof PointsPosting & keyof PointsPostingResolvers, keyof PointsPostingMapper>>>;
  PointsLotChange?: PointsLotChangeResolvers<ContextType>;
  PointsPostingConnection?: PointsPostingConnectionResolvers<ContextType>;
  PointsPostingEdge?: PointsPostingEdgeResolvers<ContextType>;
  PointsLot: PointsLotResolvers<ContextType> & Required<Pick<PointsLotResolvers<ContextType>, Exclude<keyof PointsLot & keyof PointsLotResolvers, keyof PointsLotMapper>>>;
  PointsLotConnection?: PointsLotConnectionResolvers<ContextType>;
  PointsLotEdge?: PointsLotEdgeResolvers<ContextType>;
  PointsExpiry?: PointsExpiryResolvers<ContextType>;
  Reward: RewardResolvers<ContextType> & Required<Pick<RewardResolvers<ContextType>, Exclude<keyof Reward & keyof RewardResolvers, keyof RewardMapper>>>;
  Redemption: RedemptionResolvers<ContextType> & Required<Pick<RedemptionResolvers<ContextType>, Exclude<keyof Redemption & keyof RedemptionResolvers, keyof RedemptionMapper>>>;
  RedemptionConnection?: RedemptionConnectionResolvers<ContextType>;
  RedemptionEdge?: RedemptionEdgeResolvers<ContextType>;
  Offer: OfferResolvers<ContextType> & Required<Pick<OfferResolvers<ContextType>, Exclude<keyof Offer & keyof OfferResolvers, keyof OfferMapper>>>;
  OfferReason?: OfferReasonResolvers<ContextType>;
  Store?: StoreResolvers<ContextType>;
  JoinProgrammePayload?: JoinProgrammePayloadResolvers<ContextType>;
  RedeemRewardPayload?: RedeemRewardPayloadResolvers<ContextType>;
  ImportRewardsPayload?: ImportRewardsPayloadResolvers<ContextType>;
  ImportOffersPayload?: ImportOffersPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  consent?: ConsentDirectiveResolver<any, any, ContextType>;
};
