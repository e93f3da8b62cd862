// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, LoyaltyAccountMapper, PointsPostingMapper, PointsLotMapper, RedemptionMapper, RewardMapper, OfferMapper, ExchangeRateMapper, PointsExchangeMapper, SettledExchangeMapper, PartnerBonusMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper } from './mappers.ts';
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
  /** The rate at which points are exchanged with a partner's programme. Null when they can't be. */
  exchangeRate?: Maybe<ExchangeRate>;
  /** What a subscription with a partner gives, once for each customer. Null when it gives nothing. */
  partnerBonus?: Maybe<PartnerBonus>;
  /** All exchanges with the app that asks, oldest first, so that its ledger can be compared with ours. They name no customer. Null only with an error. */
  pointsExchanges?: Maybe<SettledExchangeConnection>;
};


export type QueryOffersForEverybodyArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryExchangeRateArgs = {
  clientId: Scalars['ID']['input'];
};


export type QueryPartnerBonusArgs = {
  clientId: Scalars['ID']['input'];
};


export type QueryPointsExchangesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
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
  /** Exchanges the customer's points for units of the partner's programme, or back, at the rate that the customer was shown; both ledgers take whole amounts. One `idempotencyKey` exchanges once, for ever. */
  exchangePoints: ExchangePointsPayload;
  /** Undoes an exchange of the app, while it can be undone. Points that it took are in their lots again, with the expiry they had; points that it gave are taken back. */
  reverseExchange: ReverseExchangePayload;
  /** Sets the rate of a partner's app for exchanges from now on. Code: `INVALID_VALUE`. */
  setExchangeRate: SetExchangeRatePayload;
  /** Sets what a subscription with a partner gives, for those that begin from now on. Code: `INVALID_VALUE`. */
  setPartnerBonus: SetPartnerBonusPayload;
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


export type MutationExchangePointsArgs = {
  input: ExchangePointsInput;
};


export type MutationReverseExchangeArgs = {
  input: ReverseExchangeInput;
};


export type MutationSetExchangeRateArgs = {
  input: SetExchangeRateInput;
};


export type MutationSetPartnerBonusArgs = {
  input: SetPartnerBonusInput;
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
  /** Points exchanged with partners' programmes, newest first; for an app those with its own. */
  pointsExchanges?: Maybe<PointsExchangeConnection>;
};


/** A person who shops with us. */
export type CustomerOffersArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


/** A person who shops with us. */
export type CustomerPointsExchangesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A customer's place in the loyalty programme. A field that the reader has no scope for is null, with an error. */
export type LoyaltyAccount = {
  __typename?: 'LoyaltyAccount';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whole points that can be spent now. Negative after goods came back whose points are spent: what is earned next pays for them. */
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
  /** Whole points: positive when the balance grew, negative when it shrank. */
  points: Scalars['Int']['output'];
  /** The balance right after this posting: of the profile in which it was made, where several were joined in one. */
  balanceAfter: Scalars['Int']['output'];
  /** When it happened in the world, e.g. when the order was handed over. */
  occurredAt: Scalars['DateTime']['output'];
  /** When the ledger took note of it. */
  postedAt: Scalars['DateTime']['output'];
  /** The order that earned the points, or whose goods came back. Null for every other kind. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** The app of the partner with whom points were exchanged, or of whose subscription they are the bonus. Null for every other kind. */
  partner?: Maybe<PartnerApp>;
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
  | 'EXPIRED'
  /** Points were given for a subscription with a partner. */
  | 'BONUS'
  /** A subscription was cancelled soon: what was left of its bonus was taken back. */
  | 'BONUS_REVERSED'
  /** Points were exchanged with a partner's programme: away when `points` is negative, in when it is positive. */
  | 'EXCHANGED'
  /** An exchange was undone. */
  | 'EXCHANGE_REVERSED'
  /** Goods came back: the points that they had earned were taken back. */
  | 'CLAWED_BACK'
  /** A profile that had been joined with another stands alone again: what was spent together is settled, so that each has what they would have alone. */
  | 'SETTLED';

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

/** Points that came together, for one line of an order or from a partner, and expire together. The lot that expires soonest is spent first. */
export type PointsLot = {
  __typename?: 'PointsLot';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The order that earned the points. Null when they came from a partner. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** The line of that order. Null when they came from a partner. */
  lineId?: Maybe<Scalars['ID']['output']>;
  /** The app of the partner from whom the points came. Null when an order earned them. */
  partner?: Maybe<PartnerApp>;
  /** Whole points that were earned. */
  points: Scalars['Int']['output'];
  /** Whole points that are left, from 0 to `points`. */
  remaining: Scalars['Int']['output'];
  /** When the order was handed over or, if it was imported, placed; when they came from a partner. */
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

/** A partner's application. */
export type PartnerApp = {
  __typename?: 'PartnerApp';
  /** The OAuth client id. */
  id: Scalars['ID']['output'];
};

/** A rate at which points are exchanged with a partner's programme. `points` points are worth `partnerUnits` units. What is received is rounded down to a whole amount, and no more is given than that costs, rounded up. */
export type ExchangeRate = {
  __typename?: 'ExchangeRate';
  /** Opaque and stable: another rate has another id. */
  id: Scalars['ID']['output'];
  /** The partner's app. Null only with an error. */
  partner?: Maybe<PartnerApp>;
  /** Whole points, at least 1. */
  points: Scalars['Int']['output'];
  /** Whole units of the partner's programme, at least 1. */
  partnerUnits: Scalars['Int']['output'];
  /** Hours after an exchange in which it can be undone; 0: never. */
  reversibleHours: Scalars['Int']['output'];
  /** It holds from then on. */
  setAt: Scalars['DateTime']['output'];
};

/** What a subscription with a partner gives. */
export type PartnerBonus = {
  __typename?: 'PartnerBonus';
  /** The partner's app. Null only with an error. */
  partner?: Maybe<PartnerApp>;
  /** Whole points, at least 1. */
  points: Scalars['Int']['output'];
  /** Days after it began in which cancelling it takes the bonus back, as far as it isn't spent. */
  reversibleDays: Scalars['Int']['output'];
};

/** Which way points went. */
export type ExchangeDirection =
  /** Our points for units of the partner's programme. */
  | 'OUT'
  /** Units of the partner's programme for our points. */
  | 'IN';

/** Where an exchange stands. */
export type ExchangeState =
  /** It is in both ledgers. */
  | 'SETTLED'
  /** It was undone. */
  | 'REVERSED';

/** An exchange of the customer's points with a partner's programme. */
export type PointsExchange = {
  __typename?: 'PointsExchange';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The partner's app. Null only with an error. */
  partner?: Maybe<PartnerApp>;
  /** The app's own name for it: the `idempotencyKey` that it was asked for with. */
  reference: Scalars['String']['output'];
  /** Which way points went. */
  direction: ExchangeDirection;
  /** Whole points that were given or received. */
  points: Scalars['Int']['output'];
  /** Whole units of the partner's programme that were received or given. */
  partnerUnits: Scalars['Int']['output'];
  /** Where it stands. */
  state: ExchangeState;
  /** When it was made. */
  exchangedAt: Scalars['DateTime']['output'];
  /** It can be undone until just before then. */
  reversibleUntil: Scalars['DateTime']['output'];
  /** When it was undone. Null when it wasn't. */
  reversedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of exchanges. */
export type PointsExchangeConnection = {
  __typename?: 'PointsExchangeConnection';
  /** At most `first`. */
  edges: Array<PointsExchangeEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** An exchange's place in its connection. */
export type PointsExchangeEdge = {
  __typename?: 'PointsExchangeEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The exchange. */
  node: PointsExchange;
};

/** An exchange as the two programmes settle it: what moved, and nothing of who. */
export type SettledExchange = {
  __typename?: 'SettledExchange';
  /** As in `PointsExchange`. */
  id: Scalars['ID']['output'];
  /** The app's own name for it: the `idempotencyKey` that it was asked for with. */
  reference: Scalars['String']['output'];
  /** Which way points went. */
  direction: ExchangeDirection;
  /** Whole points that were given or received. */
  points: Scalars['Int']['output'];
  /** Whole units of the partner's programme that were received or given. */
  partnerUnits: Scalars['Int']['output'];
  /** Where it stands. */
  state: ExchangeState;
  /** When it was made. */
  exchangedAt: Scalars['DateTime']['output'];
  /** When it was undone. Null when it wasn't. */
  reversedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of exchanges, as they are settled. */
export type SettledExchangeConnection = {
  __typename?: 'SettledExchangeConnection';
  /** At most `first`. */
  edges: Array<SettledExchangeEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A settled exchange's place in its connection. */
export type SettledExchangeEdge = {
  __typename?: 'SettledExchangeEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The exchange. */
  node: SettledExchange;
};

/** What to exchange. */
export type ExchangePointsInput = {
  /** Which way points go. */
  direction: ExchangeDirection;
  /** How many at most: points `OUT`, units of the partner's programme `IN`; 1 to 10000000. */
  amount: Scalars['Int']['input'];
  /** The rate that the customer was shown. */
  rateId: Scalars['ID']['input'];
  /** Chosen by the app, unique per intent; 1 to 64 characters. The settlement names the exchange by it. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was exchanged. */
export type ExchangePointsPayload = {
  __typename?: 'ExchangePointsPayload';
  /** The exchange. Null when `userErrors` is not empty. */
  exchange?: Maybe<PointsExchange>;
  /** `INVALID_VALUE`, `NOT_A_MEMBER`, `NOT_ENOUGH_POINTS`, `RATE_CHANGED`, `EXCHANGE_TOO_SMALL`, `IDEMPOTENCY_KEY_REQUIRED` or `IDEMPOTENCY_MISMATCH`. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What to undo. */
export type ReverseExchangeInput = {
  /** The exchange, of the same app and customer. */
  exchangeId: Scalars['ID']['input'];
  /** Chosen by the app, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was undone. */
export type ReverseExchangePayload = {
  __typename?: 'ReverseExchangePayload';
  /** The exchange, as it is now. Null when `userErrors` is not empty. */
  exchange?: Maybe<PointsExchange>;
  /** `EXCHANGE_NOT_FOUND`, `EXCHANGE_FINAL`, `NOT_ENOUGH_POINTS` (what it gave is spent), `IDEMPOTENCY_KEY_REQUIRED` or `IDEMPOTENCY_MISMATCH`. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A rate to set. */
export type SetExchangeRateInput = {
  /** The OAuth client id of the partner's app. */
  clientId: Scalars['ID']['input'];
  /** Whole points, 1 to 10000000. */
  points: Scalars['Int']['input'];
  /** Whole units of the partner's programme that they are worth, 1 to 10000000. */
  partnerUnits: Scalars['Int']['input'];
  /** Hours after an exchange in which it can be undone, 0 to 8760. */
  reversibleHours: Scalars['Int']['input'];
};

/** What came of setting a rate. */
export type SetExchangeRatePayload = {
  __typename?: 'SetExchangeRatePayload';
  /** The rate that holds now. Null when `userErrors` is not empty. */
  rate?: Maybe<ExchangeRate>;
  /** Empty when it was set. */
  userErrors: Array<UserError>;
};

/** A bonus to set. */
export type SetPartnerBonusInput = {
  /** The OAuth client id of the partner's app. */
  clientId: Scalars['ID']['input'];
  /** Whole points, 1 to 1000000. */
  points: Scalars['Int']['input'];
  /** Days after a subscription began in which cancelling it takes the bonus back, 0 to 365. */
  reversibleDays: Scalars['Int']['input'];
};

/** What came of setting a bonus. */
export type SetPartnerBonusPayload = {
  __typename?: 'SetPartnerBonusPayload';
  /** The bonus that holds now. Null when `userErrors` is not empty. */
  bonus?: Maybe<PartnerBonus>;
  /** Empty when it was set. */
  userErrors: Array<UserError>;
};

/** What a customer asks of us under the GDPR, and what became of it. */
export type RightsRequest = {
  __typename?: 'RightsRequest';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whose right it is. */
  customerId: Scalars['ID']['output'];
  /** What we hold in loyalty. Null until it has been collected, and 30 days later. */
  loyaltyData?: Maybe<RightsSection>;
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
  /** The balance is lower than what it takes. */
  | 'NOT_ENOUGH_POINTS'
  /** No reward has this id, or it can't be redeemed now. */
  | 'REWARD_NOT_FOUND'
  /** Another rate holds now, or none. */
  | 'RATE_CHANGED'
  /** The amount is worth less than a whole one of the other side's. */
  | 'EXCHANGE_TOO_SMALL'
  /** No exchange of this app and customer has this id. */
  | 'EXCHANGE_NOT_FOUND'
  /** The time in which the exchange could be undone is over. */
  | 'EXCHANGE_FINAL';



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
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  LoyaltyAccount: ResolverTypeWrapper<LoyaltyAccountMapper>;
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
  PartnerApp: ResolverTypeWrapper<PartnerApp>;
  ExchangeRate: ResolverTypeWrapper<ExchangeRateMapper>;
  PartnerBonus: ResolverTypeWrapper<PartnerBonusMapper>;
  ExchangeDirection: ExchangeDirection;
  ExchangeState: ExchangeState;
  PointsExchange: ResolverTypeWrapper<PointsExchangeMapper>;
  PointsExchangeConnection: ResolverTypeWrapper<Omit<PointsExchangeConnection, 'edges'> & { edges: Array<ResolversTypes['PointsExchangeEdge']> }>;
  PointsExchangeEdge: ResolverTypeWrapper<Omit<PointsExchangeEdge, 'node'> & { node: ResolversTypes['PointsExchange'] }>;
  SettledExchange: ResolverTypeWrapper<SettledExchangeMapper>;
  SettledExchangeConnection: ResolverTypeWrapper<Omit<SettledExchangeConnection, 'edges'> & { edges: Array<ResolversTypes['SettledExchangeEdge']> }>;
  SettledExchangeEdge: ResolverTypeWrapper<Omit<SettledExchangeEdge, 'node'> & { node: ResolversTypes['SettledExchange'] }>;
  ExchangePointsInput: ExchangePointsInput;
  ExchangePointsPayload: ResolverTypeWrapper<Omit<ExchangePointsPayload, 'exchange'> & { exchange?: Maybe<ResolversTypes['PointsExchange']> }>;
  ReverseExchangeInput: ReverseExchangeInput;
  ReverseExchangePayload: ResolverTypeWrapper<Omit<ReverseExchangePayload, 'exchange'> & { exchange?: Maybe<ResolversTypes['PointsExchange']> }>;
  SetExchangeRateInput: SetExchangeRateInput;
  SetExchangeRatePayload: ResolverTypeWrapper<Omit<SetExchangeRatePayload, 'rate'> & { rate?: Maybe<ResolversTypes['ExchangeRate']> }>;
  SetPartnerBonusInput: SetPartnerBonusInput;
  SetPartnerBonusPayload: ResolverTypeWrapper<Omit<SetPartnerBonusPayload, 'bonus'> & { bonus?: Maybe<ResolversTypes['PartnerBonus']> }>;
  RightsRequest: ResolverTypeWrapper<RightsRequestMapper>;
  RightsSection: ResolverTypeWrapper<RightsSectionMapper>;
  RightsCount: ResolverTypeWrapper<RightsCount>;
  RightsExclusion: ResolverTypeWrapper<RightsExclusion>;
  RightsRecordConnection: ResolverTypeWrapper<Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversTypes['RightsRecordEdge']> }>;
  RightsRecordEdge: ResolverTypeWrapper<Omit<RightsRecordEdge, 'node'> & { node: ResolversTypes['RightsRecord'] }>;
  RightsRecord: ResolverTypeWrapper<RightsRecordMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  JSON: Scalars['JSON']['output'];
  DateTime: Scalars['DateTime']['output'];
  ConsentProof: Scalars['ConsentProof']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  LoyaltyAccount: LoyaltyAccountMapper;
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
  PartnerApp: PartnerApp;
  ExchangeRate: ExchangeRateMapper;
  PartnerBonus: PartnerBonusMapper;
  PointsExchange: PointsExchangeMapper;
  PointsExchangeConnection: Omit<PointsExchangeConnection, 'edges'> & { edges: Array<ResolversParentTypes['PointsExchangeEdge']> };
  PointsExchangeEdge: Omit<PointsExchangeEdge, 'node'> & { node: ResolversParentTypes['PointsExchange'] };
  SettledExchange: SettledExchangeMapper;
  SettledExchangeConnection: Omit<SettledExchangeConnection, 'edges'> & { edges: Array<ResolversParentTypes['SettledExchangeEdge']> };
  SettledExchangeEdge: Omit<SettledExchangeEdge, 'node'> & { node: ResolversParentTypes['SettledExchange'] };
  ExchangePointsInput: ExchangePointsInput;
  ExchangePointsPayload: Omit<ExchangePointsPayload, 'exchange'> & { exchange?: Maybe<ResolversParentTypes['PointsExchange']> };
  ReverseExchangeInput: ReverseExchangeInput;
  ReverseExchangePayload: Omit<ReverseExchangePayload, 'exchange'> & { exchange?: Maybe<ResolversParentTypes['PointsExchange']> };
  SetExchangeRateInput: SetExchangeRateInput;
  SetExchangeRatePayload: Omit<SetExchangeRatePayload, 'rate'> & { rate?: Maybe<ResolversParentTypes['ExchangeRate']> };
  SetPartnerBonusInput: SetPartnerBonusInput;
  SetPartnerBonusPayload: Omit<SetPartnerBonusPayload, 'bonus'> & { bonus?: Maybe<ResolversParentTypes['PartnerBonus']> };
  RightsRequest: RightsRequestMapper;
  RightsSection: RightsSectionMapper;
  RightsCount: RightsCount;
  RightsExclusion: RightsExclusion;
  RightsRecordConnection: Omit<RightsRecordConnection, 'edges'> & { edges: Array<ResolversParentTypes['RightsRecordEdge']> };
  RightsRecordEdge: Omit<RightsRecordEdge, 'node'> & { node: ResolversParentTypes['RightsRecord'] };
  RightsRecord: RightsRecordMapper;
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

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface ConsentProofScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConsentProof'], any> {
  name: 'ConsentProof';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  rewards: Resolver<Maybe<Array<ResolversTypes['Reward']>>, ParentType, ContextType>;
  offersForEverybody: Resolver<Maybe<Array<ResolversTypes['Offer']>>, ParentType, ContextType, Partial<QueryOffersForEverybodyArgs>>;
  exchangeRate: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType, RequireFields<QueryExchangeRateArgs, 'clientId'>>;
  partnerBonus: Resolver<Maybe<ResolversTypes['PartnerBonus']>, ParentType, ContextType, RequireFields<QueryPartnerBonusArgs, 'clientId'>>;
  pointsExchanges: Resolver<Maybe<ResolversTypes['SettledExchangeConnection']>, ParentType, ContextType, RequireFields<QueryPointsExchangesArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  joinProgramme: Resolver<ResolversTypes['JoinProgrammePayload'], ParentType, ContextType, RequireFields<MutationJoinProgrammeArgs, 'input'>>;
  redeemReward: Resolver<ResolversTypes['RedeemRewardPayload'], ParentType, ContextType, RequireFields<MutationRedeemRewardArgs, 'input'>>;
  importRewards: Resolver<ResolversTypes['ImportRewardsPayload'], ParentType, ContextType, RequireFields<MutationImportRewardsArgs, 'input'>>;
  importOffers: Resolver<ResolversTypes['ImportOffersPayload'], ParentType, ContextType, RequireFields<MutationImportOffersArgs, 'input'>>;
  exchangePoints: Resolver<ResolversTypes['ExchangePointsPayload'], ParentType, ContextType, RequireFields<MutationExchangePointsArgs, 'input'>>;
  reverseExchange: Resolver<ResolversTypes['ReverseExchangePayload'], ParentType, ContextType, RequireFields<MutationReverseExchangeArgs, 'input'>>;
  setExchangeRate: Resolver<ResolversTypes['SetExchangeRatePayload'], ParentType, ContextType, RequireFields<MutationSetExchangeRateArgs, 'input'>>;
  setPartnerBonus: Resolver<ResolversTypes['SetPartnerBonusPayload'], ParentType, ContextType, RequireFields<MutationSetPartnerBonusArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loyaltyAccount?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
  offers?: Resolver<Maybe<Array<ResolversTypes['Offer']>>, ParentType, ContextType, Partial<CustomerOffersArgs>>;
  pointsExchanges?: Resolver<Maybe<ResolversTypes['PointsExchangeConnection']>, ParentType, ContextType, RequireFields<CustomerPointsExchangesArgs, 'first'>>;
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
  partner?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
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
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
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

export type PartnerAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerApp'] = ResolversParentTypes['PartnerApp']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ExchangeRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partnerUnits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reversibleHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  setAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PartnerBonusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerBonus'] = ResolversParentTypes['PartnerBonus']> = {
  partner?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reversibleDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PointsExchangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsExchange'] = ResolversParentTypes['PointsExchange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['ExchangeDirection'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partnerUnits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExchangeState'], ParentType, ContextType>;
  exchangedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reversibleUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reversedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PointsExchangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsExchangeConnection'] = ResolversParentTypes['PointsExchangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PointsExchangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PointsExchangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsExchangeEdge'] = ResolversParentTypes['PointsExchangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PointsExchange'], ParentType, ContextType>;
};

export type SettledExchangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettledExchange'] = ResolversParentTypes['SettledExchange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['ExchangeDirection'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  partnerUnits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExchangeState'], ParentType, ContextType>;
  exchangedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reversedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SettledExchangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettledExchangeConnection'] = ResolversParentTypes['SettledExchangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SettledExchangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SettledExchangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettledExchangeEdge'] = ResolversParentTypes['SettledExchangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SettledExchange'], ParentType, ContextType>;
};

export type ExchangePointsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangePointsPayload'] = ResolversParentTypes['ExchangePointsPayload']> = {
  exchange?: Resolver<Maybe<ResolversTypes['PointsExchange']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReverseExchangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReverseExchangePayload'] = ResolversParentTypes['ReverseExchangePayload']> = {
  exchange?: Resolver<Maybe<ResolversTypes['PointsExchange']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetExchangeRatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetExchangeRatePayload'] = ResolversParentTypes['SetExchangeRatePayload']> = {
  rate?: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetPartnerBonusPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPartnerBonusPayload'] = ResolversParentTypes['SetPartnerBonusPayload']> = {
  bonus?: Resolver<Maybe<ResolversTypes['PartnerBonus']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RightsRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RightsRequest'] = ResolversParentTypes['RightsRequest'], FederationReferenceType extends FederationReferenceTypes['RightsRequest'] = FederationReferenceTypes['RightsRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RightsRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loyaltyData?: Resolver<Maybe<ResolversTypes['RightsSection']>, ParentType, ContextType>;
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

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  JSON?: GraphQLScalarType;
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
  PartnerApp?: PartnerAppResolvers<ContextType>;
  ExchangeRate: ExchangeRateResolvers<ContextType> & Required<Pick<ExchangeRateResolvers<ContextType>, Exclude<keyof ExchangeRate & keyof ExchangeRateResolvers, keyof ExchangeRateMapper>>>;
  PartnerBonus: PartnerBonusResolvers<ContextType> & Required<Pick<PartnerBonusResolvers<ContextType>, Exclude<keyof PartnerBonus & keyof PartnerBonusResolvers, keyof PartnerBonusMapper>>>;
  PointsExchange: PointsExchangeResolvers<ContextType> & Required<Pick<PointsExchangeResolvers<ContextType>, Exclude<keyof PointsExchange & keyof PointsExchangeResolvers, keyof PointsExchangeMapper>>>;
  PointsExchangeConnection?: PointsExchangeConnectionResolvers<ContextType>;
  PointsExchangeEdge?: PointsExchangeEdgeResolvers<ContextType>;
  SettledExchange: SettledExchangeResolvers<ContextType> & Required<Pick<SettledExchangeResolvers<ContextType>, Exclude<keyof SettledExchange & keyof SettledExchangeResolvers, keyof SettledExchangeMapper>>>;
  SettledExchangeConnection?: SettledExchangeConnectionResolvers<ContextType>;
  SettledExchangeEdge?: SettledExchangeEdgeResolvers<ContextType>;
  ExchangePointsPayload?: ExchangePointsPayloadResolvers<ContextType>;
  ReverseExchangePayload?: ReverseExchangePayloadResolvers<ContextType>;
  SetExchangeRatePayload?: SetExchangeRatePayloadResolvers<ContextType>;
  SetPartnerBonusPayload?: SetPartnerBonusPayloadResolvers<ContextType>;
  RightsRequest: RightsRequestResolvers<ContextType> & Required<Pick<RightsRequestResolvers<ContextType>, Exclude<keyof RightsRequest & keyof RightsRequestResolvers, keyof RightsRequestMapper>>>;
  RightsSection: RightsSectionResolvers<ContextType> & Required<Pick<RightsSectionResolvers<ContextType>, Exclude<keyof RightsSection & keyof RightsSectionResolvers, keyof RightsSectionMapper>>>;
  RightsCount?: RightsCountResolvers<ContextType>;
  RightsExclusion?: RightsExclusionResolvers<ContextType>;
  RightsRecordConnection?: RightsRecordConnectionResolvers<ContextType>;
  RightsRecordEdge?: RightsRecordEdgeResolvers<ContextType>;
  RightsRecord: RightsRecordResolvers<ContextType> & Required<Pick<RightsRecordResolvers<ContextType>, Exclude<keyof RightsRecord & keyof RightsRecordResolvers, keyof RightsRecordMapper>>>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  consent?: ConsentDirectiveResolver<any, any, ContextType>;
};
