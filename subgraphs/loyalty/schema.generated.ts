// Generated from schema.graphql. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerMapper, LoyaltyAccountMapper, PointsPostingMapper, PointsLotMapper, BalanceExplanationMapper, PointsAdjustmentMapper, RedemptionMapper, IdentifiedMemberMapper, VoucherMapper, RewardMapper, DonationsMapper, OrderEarningMapper, EarningForecastMapper, ProgrammeMapper, EarningCapMapper, EarningRuleMapper, EarningRulesMapper, EarningSelectionMapper, OfferMapper, OfferGrantMapper, OfferExplanationMapper, CardPurchaseMapper, EarningCardMapper, ExchangeRateMapper, PointsExchangeMapper, SettledExchangeMapper, PartnerBonusMapper, ReferralMapper, RightsRequestMapper, RightsSectionMapper, RightsRecordMapper, LoyaltyJobRunMapper, TierLevelMapper } from './mappers.ts';
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
  /** Code of a tier of the programme, e.g. `GOLD`. */
  TierCode: { input: string; output: string; }
  /** A whole number from -9007199254740991 to 9007199254740991. */
  SafeInt: { input: number; output: number; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  __typename?: 'Query';
  /** What is owed to members, and how it came to be, by month in UTC. It reads the whole ledger. Null only with an error. */
  loyaltyReport?: Maybe<LoyaltyReport>;
  /** Corrections of balances, newest first. They name no customer. Null only with an error. */
  pointsAdjustments?: Maybe<PointsAdjustmentConnection>;
  /** Work of loyalty that the clock calls for: how often, when it was last done and what came of it. At most 50, in a fixed order. Null only with an error. */
  loyaltyJobs?: Maybe<Array<LoyaltyJob>>;
  /** The loyalty programme that holds. Null only with an error. */
  programme?: Maybe<Programme>;
  /** Rewards that can be redeemed now, cheapest first. At most 100. Null only with an error. */
  rewards?: Maybe<Array<Reward>>;
  /** What a purchase would earn if it reached somebody now who is no member yet. Null only with an error, `BAD_USER_INPUT` for a basket that can't be. */
  dryRunEarning?: Maybe<EarningForecast>;
  /** What a purchase would earn by rules that don't hold yet, with nothing given before and without offers. It posts nothing. Null only with an error, `BAD_USER_INPUT` for a basket that can't be. */
  tryEarningRules?: Maybe<TryEarningRulesResult>;
  /** Offers that hold now and need no knowledge of anybody: what a visitor sees, and a customer who has not agreed to personal ones. Ending soonest first, at most 20. Null only with an error. */
  offersForEverybody?: Maybe<Array<Offer>>;
  /** What holds for all offers that are given to who comes to a store. Null only with an error. */
  offerRules?: Maybe<OfferRules>;
  /**
   * For each offer of the time why the customer would be given it in a store, or not: every condition, met or not. Consent, stock, bag and
   * wish list are as they are now; caps and hours as of `at`; that the customer comes is taken for granted. Best first, at most 200. Null
   * only with an error.
   */
  explainOffers?: Maybe<Array<OfferExplanation>>;
  /** The rate at which points are exchanged with a partner's programme. Null when they can't be. */
  exchangeRate?: Maybe<ExchangeRate>;
  /** What a subscription with a partner gives, once for each customer. Null when it gives nothing. */
  partnerBonus?: Maybe<PartnerBonus>;
  /** All exchanges with the app that asks, oldest first, so that its ledger can be compared with ours. They name no customer. Null only with an error. */
  pointsExchanges?: Maybe<SettledExchangeConnection>;
};


export type QueryLoyaltyReportArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};


export type QueryPointsAdjustmentsArgs = {
  state?: PointsAdjustmentState;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDryRunEarningArgs = {
  basket: BasketInput;
};


export type QueryTryEarningRulesArgs = {
  input: TryEarningRulesInput;
};


export type QueryOffersForEverybodyArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryExplainOffersArgs = {
  customerId: Scalars['ID']['input'];
  storeId: Scalars['ID']['input'];
  at?: InputMaybe<Scalars['DateTime']['input']>;
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
  /** Corrects a customer's balance, with a reason. Above the programme's limit it waits until a second person agrees. An associate corrects for a customer whom the store is serving. */
  adjustPoints: AdjustPointsPayload;
  /** Agrees to a correction that waits, and posts it. Who asked for it can't. To agree again changes nothing. */
  approveAdjustment: DecideAdjustmentPayload;
  /** Refuses a correction that waits; who asked for it may, too. To refuse again changes nothing. */
  rejectAdjustment: DecideAdjustmentPayload;
  /** Sets the programme, or those parts of it that are given, for all that happens from now on: points that were earned stay as they are. Code: `INVALID_VALUE`. */
  setProgramme: SetProgrammePayload;
  /** The customer is in a store, which earns what the programme gives for a check-in: once for each day and store, by the store's clock. Codes: `STORE_NOT_FOUND`, `NOT_IN_STORE`. */
  checkIn: CheckInPayload;
  /** Something that a customer did other than buy, e.g. answered a survey, earns what the programme gives for it: once for each activity and `reference`, for ever. Code: `INVALID_VALUE`. */
  recordEngagement: RecordEngagementPayload;
  /** Opens the customer's account. The first points open it as well, so joining twice, or late, changes nothing. */
  joinProgramme: JoinProgrammePayload;
  /** Pays for a reward with the customer's points, together or not at all: issues a voucher (the points of one that lapses are set aside until it is used), gives a donation, or hands out a partner's code. One `idempotencyKey` pays once, for ever. */
  redeemReward: RedeemRewardPayload;
  /** Has the customer earn by a payment card, wherever it pays; linking it again changes nothing but its label. A card that the customer only names earns nothing until its processor, who knows the cardholder, links it as well: that it paid an order of theirs proves nothing. Codes: `INVALID_VALUE`, `CARD_NUMBER`, `CARD_TAKEN`, `TOO_MANY_CARDS`. */
  linkEarningCard: LinkEarningCardPayload;
  /** What is bought with the card from now on earns nothing by it. Code: `CARD_NOT_FOUND`. */
  unlinkEarningCard: UnlinkEarningCardPayload;
  /** A card processor tells what linked cards did: in whatever order, again and again, each counts once. A purchase that a till told of as well earns once, by the till's order. What is told of a card that nobody has linked is not kept. Codes: `INVALID_VALUE`, `CARD_NUMBER`; nothing is taken then. */
  reportCardTransactions: ReportCardTransactionsPayload;
  /** Gives back what a voucher cost that nobody has used yet; it can't be used any more. Saying it again changes nothing. Codes: `REDEMPTION_NOT_FOUND`, `REDEMPTION_FINAL`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`. */
  cancelRedemption: CancelRedemptionPayload;
  /**
   * A till takes a voucher, once, however many scan it. It learns what it is for and not whose it is. Ten wrong codes within ten minutes lock
   * who tried them for the rest of these. Codes: `VOUCHER_NOT_FOUND`, `ALREADY_REDEEMED`, `VOUCHER_NOT_VALID`, `CODES_LOCKED`,
   * `INVALID_VALUE`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`.
   */
  redeemVoucher: RedeemVoucherPayload;
  /**
   * A till redeems a reward for a member whom it has identified, who has it at once. One `idempotencyKey` pays once, for ever. Codes: those of
   * `redeemReward`, and `INVALID_VALUE`; `FORBIDDEN` for a pass that has ended or is another till's.
   */
  redeemForMember: RedeemForMemberPayload;
  /**
   * Undoes what a till of this store has redeemed within the last hour, for a sale that is cancelled: a voucher can be used again as long as
   * it is good, and its points are back when it isn't; what was redeemed for an identified member is cancelled, and the points are back.
   * Donations and partners' codes stay. Codes: `REDEMPTION_NOT_FOUND`, `REDEMPTION_FINAL`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`.
   */
  voidRedemption: VoidRedemptionPayload;
  /** Adds codes of a partner to a reward, each for one member; a code that is known stays as it is. An app does so for its own rewards. Codes: `REWARD_NOT_FOUND`, `INVALID_VALUE`. */
  importRewardCodes: ImportRewardCodesPayload;
  /** Opens the code with which the customer brings others; it is always the same. */
  openReferralCode: OpenReferralCodePayload;
  /** A new customer says who brought them, before their first purchase; saying it again changes nothing. Both are rewarded for that purchase, unless something speaks against it: see `Referral.refusedFor`. Codes: `INVALID_VALUE`, `REFERRALS_OFF`, `REFERRAL_CODE_NOT_FOUND`, `SELF_REFERRAL`, `NOT_NEW_CUSTOMER`, `REFERRED_BEFORE`. */
  enterReferralCode: EnterReferralCodePayload;
  /** Adds rewards, or changes those whose `code` is known. All of them or, when one is refused, none. */
  importRewards: ImportRewardsPayload;
  /** Adds offers, or changes those whose `code` is known. All of them or, when one is refused, none. */
  importOffers: ImportOffersPayload;
  /** Sets what holds for all offers that are given to who comes to a store. Code: `INVALID_VALUE`. */
  setOfferRules: SetOfferRulesPayload;
  /**
   * The customer's phone tells where it is. Who permits `location` and `personalisation` at this moment is given at most one offer of a
   * store to which they come; anybody else is shown what is for everybody. Where the customer is is compared, then forgotten: it is
   * neither kept nor logged. Telling it again gives nothing twice. Code: `INVALID_VALUE`.
   */
  reportPosition: ReportPositionPayload;
  /**
   * The customer takes an offer that they were shown: it multiplies their points from then on, or can be redeemed by card or, with its
   * code, at a till. One that they have already is the answer. Codes: `OFFER_NOT_FOUND`, `IDEMPOTENCY_KEY_REQUIRED`,
   * `IDEMPOTENCY_MISMATCH`; `CONSENT_REQUIRED` for a personal offer.
   */
  activateOffer: ActivateOfferPayload;
  /**
   * A till redeems an offer, once, however many scan it. It learns what it is and not whose it is. Ten wrong codes within ten minutes lock
   * who tried them for the rest of these. Codes: `OFFER_GRANT_NOT_FOUND`, `ALREADY_REDEEMED`, `OFFER_OVER`, `WRONG_STORE`, `CODES_LOCKED`,
   * `INVALID_VALUE`, `IDEMPOTENCY_KEY_REQUIRED`, `IDEMPOTENCY_MISMATCH`.
   */
  redeemOffer: RedeemOfferPayload;
  /** The customer has read a text of the retailer's. It is noted for a month, for offers, of who permits `personalisation`. Code: `INVALID_VALUE`. */
  noteContentRead: NoteContentReadPayload;
  /** Exchanges the customer's points for units of the partner's programme, or back, at the rate that the customer was shown; both ledgers take whole amounts. One `idempotencyKey` exchanges once, for ever. */
  exchangePoints: ExchangePointsPayload;
  /** Undoes an exchange of the app, while it can be undone. Points that it took are in their lots again, with the expiry they had; points that it gave are taken back. */
  reverseExchange: ReverseExchangePayload;
  /** Sets the rate of a partner's app for exchanges from now on. Code: `INVALID_VALUE`. */
  setExchangeRate: SetExchangeRatePayload;
  /** Sets what a subscription with a partner gives, for those that begin from now on. Code: `INVALID_VALUE`. */
  setPartnerBonus: SetPartnerBonusPayload;
};


export type MutationAdjustPointsArgs = {
  input: AdjustPointsInput;
};


export type MutationApproveAdjustmentArgs = {
  input: ApproveAdjustmentInput;
};


export type MutationRejectAdjustmentArgs = {
  input: RejectAdjustmentInput;
};


export type MutationSetProgrammeArgs = {
  input: SetProgrammeInput;
};


export type MutationCheckInArgs = {
  input: CheckInInput;
};


export type MutationRecordEngagementArgs = {
  input: RecordEngagementInput;
};


export type MutationJoinProgrammeArgs = {
  input: JoinProgrammeInput;
};


export type MutationRedeemRewardArgs = {
  input: RedeemRewardInput;
};


export type MutationLinkEarningCardArgs = {
  input: LinkEarningCardInput;
};


export type MutationUnlinkEarningCardArgs = {
  input: UnlinkEarningCardInput;
};


export type MutationReportCardTransactionsArgs = {
  input: ReportCardTransactionsInput;
};


export type MutationCancelRedemptionArgs = {
  input: CancelRedemptionInput;
};


export type MutationRedeemVoucherArgs = {
  input: RedeemVoucherInput;
};


export type MutationRedeemForMemberArgs = {
  input: RedeemForMemberInput;
};


export type MutationVoidRedemptionArgs = {
  input: VoidRedemptionInput;
};


export type MutationImportRewardCodesArgs = {
  input: ImportRewardCodesInput;
};


export type MutationOpenReferralCodeArgs = {
  input: OpenReferralCodeInput;
};


export type MutationEnterReferralCodeArgs = {
  input: EnterReferralCodeInput;
};


export type MutationImportRewardsArgs = {
  input: ImportRewardsInput;
};


export type MutationImportOffersArgs = {
  input: ImportOffersInput;
};


export type MutationSetOfferRulesArgs = {
  input: SetOfferRulesInput;
};


export type MutationReportPositionArgs = {
  input: ReportPositionInput;
};


export type MutationActivateOfferArgs = {
  input: ActivateOfferInput;
};


export type MutationRedeemOfferArgs = {
  input: RedeemOfferInput;
};


export type MutationNoteContentReadArgs = {
  input: NoteContentReadInput;
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
  /** What a purchase would earn if it reached the customer at `basket.at` and nothing else did before: exactly what is posted then, for their tier, caps and offers. Null only with an error, `BAD_USER_INPUT` for a basket that can't be. */
  dryRunEarning?: Maybe<EarningForecast>;
  /** Offers chosen for this customer that hold now: those for few before those for everybody, then ending soonest. At most 20. Null only with an error. */
  offers?: Maybe<Array<Offer>>;
  /** Offers that the customer was given because they came to a store, or took; newest first, those that are over for a month. At most 100. Null only with an error. */
  offerGrants?: Maybe<Array<OfferGrant>>;
  /** With which the customer brings others. Null until they have opened it. */
  referralCode?: Maybe<Scalars['String']['output']>;
  /** Those whom the customer brought, newest first; who they are is not told. Null only with an error. */
  referrals?: Maybe<ReferralConnection>;
  /** By which the customer was brought; who brought them is not told. Null when nobody did. */
  referredBy?: Maybe<Referral>;
  /** Payment cards by which the customer earns, oldest first; at most 10 for each id of theirs. Null only with an error. */
  earningCards?: Maybe<Array<EarningCard>>;
  /** Purchases that a card processor told of, newest first. Null only with an error. */
  cardPurchases?: Maybe<CardPurchaseConnection>;
  /** True when the customer's tier, or one below it, gives this benefit now. False for one that no tier gives, and without an account. */
  hasBenefit?: Maybe<Scalars['Boolean']['output']>;
  /** Points exchanged with partners' programmes, newest first; for an app those with its own. */
  pointsExchanges?: Maybe<PointsExchangeConnection>;
};


/** A person who shops with us. */
export type CustomerDryRunEarningArgs = {
  basket: BasketInput;
};


/** A person who shops with us. */
export type CustomerOffersArgs = {
  storeId?: InputMaybe<Scalars['ID']['input']>;
};


/** A person who shops with us. */
export type CustomerReferralsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerCardPurchasesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who shops with us. */
export type CustomerHasBenefitArgs = {
  code: Scalars['String']['input'];
};


/** A person who shops with us. */
export type CustomerPointsExchangesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The loyalty programme: what a retailer has decided about points. */
export type Programme = {
  __typename?: 'Programme';
  /** 1 for the first that was set, one more for each change. 0 for the one that holds until one is set. */
  version: Scalars['Int']['output'];
  /** When it was set. Null for the one that holds until one is set. */
  setAt?: Maybe<Scalars['DateTime']['output']>;
  /** For customers, e.g. `Patron Club`. */
  name: Scalars['String']['output'];
  /** How long points live, and what happens where goods come back. */
  points: PointsRules;
  /** What earns points. */
  earning: EarningRules;
  /** Which tiers there are, what lifts a member to each, and how they are lost. */
  tiers: TierRules;
  /** How purchases that a card processor tells of are known again. */
  cards: CardRules;
  /** What it gives to bring others. */
  referrals: ReferralRules;
};

/** How long points live, and what happens where goods come back. */
export type PointsRules = {
  __typename?: 'PointsRules';
  /** Points expire at the end of the month in which they become so many months old. */
  monthsAlive: Scalars['Int']['output'];
  /** Days before points expire at which the member is told. */
  expiryNoticeDays: Scalars['Int']['output'];
  /** What happens where goods come back whose points are spent. */
  negativeBalance: NegativeBalance;
  /** Days after a purchase in which its points can't be spent, as a rule those in which goods may come back. 0: at once. */
  pendingDays: Scalars['Int']['output'];
  /** Corrections of more whole points than this wait for a second person, as do those that come to more together: of one customer, by one person, in 30 days. */
  adjustmentLimit: Scalars['Int']['output'];
  /** What points are worth to the retailer. */
  pointValue: PointValue;
};

/** What points are worth to the retailer, for the report of what is owed to members. */
export type PointValue = {
  __typename?: 'PointValue';
  /** So many whole points, at least 1, … */
  points: Scalars['Int']['output'];
  /** … are worth so many minor units, at least 0. */
  amountMinor: Scalars['Int']['output'];
  /** ISO 4217 code. */
  currency: Scalars['String']['output'];
};

/** What points are worth to the retailer, for the report of what is owed to members. */
export type PointValueInput = {
  /** So many whole points, 1 to 10000000, … */
  points?: Scalars['Int']['input'];
  /** … are worth so many minor units, 0 to 10000000. */
  amountMinor?: Scalars['Int']['input'];
  /** ISO 4217 code. */
  currency?: Scalars['String']['input'];
};

/** What happens where goods come back whose points are spent. */
export type NegativeBalance =
  /** The balance falls below zero; what is earned next pays. */
  | 'ALLOW'
  /** No more is taken than is there; the programme bears the rest. */
  | 'WHAT_IS_THERE'
  /** No more is taken than what of the line's own points can't be spent yet; the programme bears the rest. */
  | 'PENDING_ONLY';

/** Parts of the programme to set. A part that is given replaces that part whole; one that isn't stays as it is. */
export type SetProgrammeInput = {
  /** For customers, 1 to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How long points live, and what happens where goods come back. */
  points?: InputMaybe<PointsRulesInput>;
  /** What earns points. */
  earning?: InputMaybe<EarningRulesInput>;
  /** Which tiers there are, what lifts a member to each, and how they are lost. */
  tiers?: InputMaybe<TierRulesInput>;
  /** How purchases that a card processor tells of are known again. */
  cards?: InputMaybe<CardRulesInput>;
  /** What it gives to bring others. */
  referrals?: InputMaybe<ReferralRulesInput>;
};

/** How long points live, and what happens where goods come back. */
export type PointsRulesInput = {
  /** Points expire at the end of the month in which they become so many months old, 1 to 120. */
  monthsAlive?: Scalars['Int']['input'];
  /** Days before points expire at which the member is told, 1 to 180. */
  expiryNoticeDays?: Scalars['Int']['input'];
  /** What happens where goods come back whose points are spent. */
  negativeBalance?: NegativeBalance;
  /** Days after a purchase in which its points can't be spent, 0 to 365 and fewer than points live. */
  pendingDays?: Scalars['Int']['input'];
  /** Corrections of more whole points than this, alone or with those of one customer by one person in 30 days, wait for a second person, 0 to 10000000. */
  adjustmentLimit?: Scalars['Int']['input'];
  /** What points are worth to the retailer. */
  pointValue?: PointValueInput;
};

/** What it gives to bring somebody along, and what keeps it honest. */
export type ReferralRules = {
  __typename?: 'ReferralRules';
  /** Whole points for who brings somebody. When this and the other are 0, nobody can be referred. */
  referrerPoints: Scalars['Int']['output'];
  /** Whole points for who is brought. */
  referredPoints: Scalars['Int']['output'];
  /** The purchase that counts is the first that costs so much, in minor units of its currency. */
  minimumMinor: Scalars['Int']['output'];
  /** When both are rewarded. */
  pay: ReferralPayment;
  /** Days after the purchase in which goods that come back undo it. */
  returnDays: Scalars['Int']['output'];
  /** Days after the code was entered in which the purchase must be made. */
  validDays: Scalars['Int']['output'];
  /** How often somebody is rewarded for bringing others. */
  most: ReferralLimit;
  /** How many may enter somebody's code within 24 hours; more are refused. */
  mostADay: Scalars['Int']['output'];
};

/** So often in so many days. */
export type ReferralLimit = {
  __typename?: 'ReferralLimit';
  /** So often. */
  times: Scalars['Int']['output'];
  /** In so many days. */
  days: Scalars['Int']['output'];
};

/** When both of a referral are rewarded. */
export type ReferralPayment =
  /** When the purchase was handed over. */
  | 'AT_ONCE'
  /** When it can't come back any more. */
  | 'AFTER_RETURN_WINDOW';

/** What it gives to bring somebody along, and what keeps it honest. */
export type ReferralRulesInput = {
  /** Whole points for who brings somebody, 0 to 1000000. When this and the other are 0, nobody can be referred. */
  referrerPoints: Scalars['Int']['input'];
  /** Whole points for who is brought, 0 to 1000000. */
  referredPoints: Scalars['Int']['input'];
  /** The purchase that counts is the first that costs so much, in minor units of its currency; 1 to 100000000. */
  minimumMinor?: Scalars['Int']['input'];
  /** When both are rewarded. */
  pay?: ReferralPayment;
  /** Days after the purchase in which goods that come back undo it, 0 to 365. */
  returnDays?: Scalars['Int']['input'];
  /** Days after the code was entered in which the purchase must be made, 1 to 365. */
  validDays?: Scalars['Int']['input'];
  /** How often somebody is rewarded for bringing others. */
  most?: ReferralLimitInput;
  /** How many may enter somebody's code within 24 hours, 1 to 1000; more are refused. */
  mostADay?: Scalars['Int']['input'];
};

/** So often in so many days. */
export type ReferralLimitInput = {
  /** 1 to 1000. */
  times: Scalars['Int']['input'];
  /** 1 to 3650. */
  days: Scalars['Int']['input'];
};

/** How purchases that a card processor tells of are known again among those that the tills know. */
export type CardRules = {
  __typename?: 'CardRules';
  /** So many minutes the clocks of a till and of the processor may differ about one purchase. */
  matchMinutes: Scalars['Int']['output'];
};

/** How purchases that a card processor tells of are known again among those that the tills know. */
export type CardRulesInput = {
  /** So many minutes the clocks of a till and of the processor may differ about one purchase, 1 to 720. */
  matchMinutes?: Scalars['Int']['input'];
};

/** What earns points. Points are whole; each rule says how it rounds. */
export type EarningRules = {
  __typename?: 'EarningRules';
  /** By priority they decide, in this order they are shown. At most 100. */
  rules: Array<EarningRule>;
  /** Whether the tax in the amount of a line earns, too. */
  tax: EarningTax;
  /** How several multipliers for one line go together, of rules and of offers. */
  multipliers: MultipliersTogether;
  /** What earns nothing by any rule, e.g. gift cards. Null: nothing is left out. */
  excluded?: Maybe<EarningSelection>;
  /** IANA, e.g. `Europe/Berlin`: caps begin again by it, and windows go by it where no store's clock is known. */
  timeZone: Scalars['String']['output'];
};

/** Something that earns points. */
export type EarningRule = {
  __typename?: 'EarningRule';
  /** Unique in the programme, and the same from version to version: caps go by it. */
  code: Scalars['String']['output'];
  /** For customers, e.g. `1 point for each euro`. */
  name: Scalars['String']['output'];
  /** What it gives for. */
  kind: EarningRuleKind;
  /** Whole points, at least 1. Null for a `MULTIPLIER`. */
  points?: Maybe<Scalars['Int']['output']>;
  /** `SPEND`: whole units of the currency that `points` are given for. Null for other kinds. */
  perUnits?: Maybe<Scalars['Int']['output']>;
  /** `MULTIPLIER`: percent of what a line has by `SPEND` and `ITEM`; 200 doubles it. Null for other kinds. */
  percent?: Maybe<Scalars['Int']['output']>;
  /** How fractions of points are rounded, line by line. Null for kinds that have none. */
  rounding?: Maybe<EarningRounding>;
  /** `ENGAGEMENT`: what a customer has to do. Null for other kinds. */
  activity?: Maybe<EngagementActivity>;
  /** Only this. Null: anything. */
  only?: Maybe<EarningSelection>;
  /** But not this. Null: no exception. */
  except?: Maybe<EarningSelection>;
  /** ISO 4217: only purchases in it. Null: in any. */
  currency?: Maybe<Scalars['String']['output']>;
  /** The lines that it is about have to come to so many minor units of `currency`. Null: to any. */
  minimumMinor?: Maybe<Scalars['Int']['output']>;
  /** It holds from then on. Null: it has always. */
  from?: Maybe<Scalars['DateTime']['output']>;
  /** It holds until just before then. Null: no end is planned. */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** When it holds within that. Null: all the time. */
  window?: Maybe<EarningWindow>;
  /** The most that it gives one customer, at most one for each period. Empty: no limit. */
  caps: Array<EarningCap>;
  /** How it goes with other rules for the same line or, for `PURCHASE`, the same purchase. */
  stacking: EarningStacking;
  /** Higher comes first; at the same priority the code decides. */
  priority: Scalars['Int']['output'];
  /** Whether its points count for a tier. */
  qualifying: Scalars['Boolean']['output'];
};

/** What a rule gives points for. */
export type EarningRuleKind =
  /** `points` for each `perUnits` whole units of currency that are paid for a line. */
  | 'SPEND'
  /** `points` for each piece of a line. */
  | 'ITEM'
  /** `points` once for a purchase, whatever is in it; with a cap of once a day, for a visit. They are shared over the lines by what was paid, so that a return takes its part. */
  | 'PURCHASE'
  /** More of what a line has by `SPEND` and `ITEM`. */
  | 'MULTIPLIER'
  /** `points` for something other than buying, each time. */
  | 'ENGAGEMENT';

/** Which purchases and lines. All lists that are there have to be met. */
export type EarningSelection = {
  __typename?: 'EarningSelection';
  /** SKUs, 1 to 500. Null: any. */
  skus?: Maybe<Array<Scalars['String']['output']>>;
  /** Categories of the catalogue, 1 to 500. Null: any. */
  categories?: Maybe<Array<Scalars['String']['output']>>;
  /** Ids of stores, 1 to 500. Null: any. */
  storeIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Channels of orders, e.g. `ONLINE`, 1 to 500. Null: any. */
  channels?: Maybe<Array<Scalars['String']['output']>>;
  /** Who has one of these tiers when it earns, 1 to 500. Null: anybody. */
  tiers?: Maybe<Array<Scalars['TierCode']['output']>>;
};

/** Times that come back (RFC 5545), by the clock of the store. */
export type EarningWindow = {
  __typename?: 'EarningWindow';
  /** When it opens for the first time, local, e.g. `2026-01-03T10:00`. */
  startsAt: Scalars['String']['output'];
  /** RRULE, e.g. `FREQ=WEEKLY;BYDAY=SA`. */
  recurrence: Scalars['String']['output'];
  /** How long it is open each time, e.g. `PT4H` or `P1D`. */
  duration: Scalars['String']['output'];
};

/** The most that a rule gives one customer in a period. What came back doesn't make room again. */
export type EarningCap = {
  __typename?: 'EarningCap';
  /** The period, by the programme's time zone. */
  per: EarningPeriod;
  /** Whole points. Null: only `times` counts. */
  points?: Maybe<Scalars['Int']['output']>;
  /** Purchases, or times that a customer did it. Null: only `points` count. */
  times?: Maybe<Scalars['Int']['output']>;
};

/** A period of a cap. */
export type EarningPeriod =
  /** From midnight to midnight. */
  | 'DAY'
  /** From Monday to Sunday. */
  | 'WEEK'
  /** A calendar month. */
  | 'MONTH'
  /** A calendar year. */
  | 'YEAR'
  /** For as long as there is the programme. */
  | 'EVER';

/** How a rule goes with others. */
export type EarningStacking =
  /** It adds to the others. */
  | 'ADD'
  /** Of all of these only the one that gives most; it adds to those that add. */
  | 'BEST'
  /** It gives alone; of several the one of the highest priority. */
  | 'EXCLUSIVE';

/** How fractions of points are rounded. */
export type EarningRounding =
  /** Down. */
  | 'DOWN'
  /** To the nearest, halves up. */
  | 'NEAREST'
  /** Up. */
  | 'UP';

/** Whether tax earns. */
export type EarningTax =
  /** All that is paid earns. */
  | 'INCLUDING'
  /** What is paid less the tax in it earns; a line whose tax isn't known earns whole. */
  | 'EXCLUDING';

/** How several multipliers for one line go together. */
export type MultipliersTogether =
  /** Only the one that gives most. */
  | 'BEST'
  /** Each gives its part of what the line has without any. */
  | 'ADD';

/** What a customer may do other than buy. Referrals, and subscriptions with partners, have rules of their own. */
export type EngagementActivity =
  /** A review of theirs was shown to everybody for the first time. */
  | 'REVIEW'
  /** They were in a store and said so, once a day. */
  | 'CHECK_IN'
  /** They answered a survey. */
  | 'SURVEY'
  /** Their profile says whole name, day of birth, language, an email address or phone, and an address, and didn't when it began: once a customer, for ever. */
  | 'PROFILE_COMPLETED'
  /** Anything else that a service tells of. */
  | 'OTHER';

/** What earns points. Points are whole; each rule says how it rounds. */
export type EarningRulesInput = {
  /** At most 100, each with a `code` of its own. */
  rules: Array<EarningRuleInput>;
  /** Whether the tax in the amount of a line earns, too. */
  tax?: EarningTax;
  /** How several multipliers for one line go together, of rules and of offers. */
  multipliers?: MultipliersTogether;
  /** What earns nothing by any rule, e.g. gift cards. Null: nothing is left out. */
  excluded?: InputMaybe<EarningSelectionInput>;
  /** IANA, e.g. `Europe/Berlin`: caps begin again by it, and windows go by it where no store's clock is known. */
  timeZone?: Scalars['String']['input'];
};

/** Something that earns points. */
export type EarningRuleInput = {
  /** Unique in the programme, and the same from version to version: 1 to 64 small letters, digits or `-`. */
  code: Scalars['String']['input'];
  /** For customers, 1 to 120 characters. */
  name: Scalars['String']['input'];
  /** What it gives for. */
  kind: EarningRuleKind;
  /** Whole points, 1 to 10000. Needed by all kinds but `MULTIPLIER`, which has none. */
  points?: InputMaybe<Scalars['Int']['input']>;
  /** `SPEND` alone: whole units of the currency that `points` are given for, 1 to 1000000. Null: 1. */
  perUnits?: InputMaybe<Scalars['Int']['input']>;
  /** `MULTIPLIER` alone, and needed there: percent of what a line has by `SPEND` and `ITEM`, 101 to 1000. */
  percent?: InputMaybe<Scalars['Int']['input']>;
  /** `SPEND` and `MULTIPLIER` alone: how fractions of points are rounded. Null: `DOWN`. */
  rounding?: InputMaybe<EarningRounding>;
  /** `ENGAGEMENT` alone, and needed there: what a customer has to do. */
  activity?: InputMaybe<EngagementActivity>;
  /** Only this. Null: anything. */
  only?: InputMaybe<EarningSelectionInput>;
  /** But not this. Null: no exception. */
  except?: InputMaybe<EarningSelectionInput>;
  /** ISO 4217: only purchases in it. Null: in any. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The lines that it is about have to come to so many minor units of `currency`, 1 to 1000000000. Null: to any. */
  minimumMinor?: InputMaybe<Scalars['Int']['input']>;
  /** It holds from then on. Null: it has always. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** It holds until just before then; after `from`. Null: no end is planned. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it holds within that. Null: all the time. */
  window?: InputMaybe<EarningWindowInput>;
  /** The most that it gives one customer, at most one for each period. Null: no limit. */
  caps?: InputMaybe<Array<EarningCapInput>>;
  /** How it goes with other rules for the same line or, for `PURCHASE`, the same purchase. Null: `ADD`, the only one for a `MULTIPLIER`. */
  stacking?: InputMaybe<EarningStacking>;
  /** -1000 to 1000; higher comes first. Null: 0. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** Whether its points count for a tier. Null: those of `ENGAGEMENT` don't, all others do. */
  qualifying?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which purchases and lines. At least one list; all that are there have to be met. */
export type EarningSelectionInput = {
  /** SKUs, 1 to 500. Null: any. */
  skus?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Categories of the catalogue, 1 to 500. Null: any. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ids of stores, 1 to 500. Null: any. */
  storeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Channels of orders, e.g. `ONLINE`, 1 to 500. Null: any. */
  channels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Who has one of these tiers when it earns, 1 to 500. Null: anybody. */
  tiers?: InputMaybe<Array<Scalars['TierCode']['input']>>;
};

/** Times that come back (RFC 5545), by the clock of the store. */
export type EarningWindowInput = {
  /** When it opens for the first time, local, e.g. `2026-01-03T10:00`. */
  startsAt: Scalars['String']['input'];
  /** RRULE from `FREQ=DAILY` to `FREQ=YEARLY`, e.g. `FREQ=WEEKLY;BYDAY=SA`; it has to come at least once. */
  recurrence: Scalars['String']['input'];
  /** How long it is open each time, e.g. `PT4H` or `P1D`. */
  duration: Scalars['String']['input'];
};

/** The most that a rule gives one customer in a period. */
export type EarningCapInput = {
  /** The period, by the programme's time zone. */
  per: EarningPeriod;
  /** Whole points, 1 to 1000000000. Needed without `times`. */
  points?: InputMaybe<Scalars['Int']['input']>;
  /** Purchases, or times that a customer did it, 1 to 1000000000. Needed without `points`. */
  times?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that is bought. */
export type BasketInput = {
  /** ISO 4217 code of all amounts. */
  currency: Scalars['String']['input'];
  /** As orders have it, e.g. `ONLINE` or `IN_STORE`. */
  channel: Scalars['String']['input'];
  /** Where it is handed over. Null: no rule or offer for a store counts. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** When it earns. Null: now. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 200, each with a `lineId` of its own. */
  lines: Array<BasketLineInput>;
};

/** A line of something that is bought. */
export type BasketLineInput = {
  /** Unique in the basket, 1 to 64 characters. */
  lineId: Scalars['ID']['input'];
  /** Of the catalogue. */
  sku: Scalars['String']['input'];
  /** Pieces, 0 to 1000000. */
  quantity?: Scalars['Int']['input'];
  /** What is paid for the line, in minor units; below 0 for a discount of its own. */
  amountMinor: Scalars['Int']['input'];
  /** As the catalogue has it. Null: no rule about categories counts. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The part of `amountMinor` that is tax. Null: it isn't known. */
  taxMinor?: InputMaybe<Scalars['Int']['input']>;
};

/** Rules to try. */
export type TryEarningRulesInput = {
  /** The rules. */
  earning: EarningRulesInput;
  /** The tier of who buys. Null: where everybody begins. */
  tier?: InputMaybe<Scalars['TierCode']['input']>;
  /** What is bought. */
  basket: BasketInput;
};

/** What rules would give. */
export type TryEarningRulesResult = {
  __typename?: 'TryEarningRulesResult';
  /** What would be earned. Null when `userErrors` is not empty. */
  forecast?: Maybe<EarningForecast>;
  /** `INVALID_VALUE`, what is wrong with the rules, at most 100. */
  userErrors: Array<UserError>;
};

/** What a purchase would earn. */
export type EarningForecast = {
  __typename?: 'EarningForecast';
  /** Version of the programme that holds. */
  programmeVersion: Scalars['Int']['output'];
  /** Whole points: the sum of the lines. */
  points: Scalars['Int']['output'];
  /** As in the basket, at most 200. */
  lines: Array<LineEarning>;
};

/** What an order earned, and why. */
export type OrderEarning = {
  __typename?: 'OrderEarning';
  /** The order. */
  orderId: Scalars['ID']['output'];
  /** Version of the programme that held when its first lines earned. */
  programmeVersion: Scalars['Int']['output'];
  /** Whole points that it earned, before anything came back. */
  points: Scalars['Int']['output'];
  /** In the order in which they were told, at most 1000. */
  lines: Array<LineEarning>;
};

/** What a line earns, and why. */
export type LineEarning = {
  __typename?: 'LineEarning';
  /** Id of the line. */
  lineId: Scalars['ID']['output'];
  /** What counts of what is paid for it, in minor units. It earns nothing where that isn't above 0. */
  paidMinor: Scalars['Float']['output'];
  /** Whole points: the sum of what its findings give. */
  points: Scalars['Int']['output'];
  /** Of the points, those that count for a tier. */
  qualifyingPoints: Scalars['Int']['output'];
  /** What every rule that is about the line, and every offer that multiplies its points, does and why. At most 200. */
  findings: Array<EarningFinding>;
};

/** What a rule or an offer gives for a line, and why. */
export type EarningFinding = {
  __typename?: 'EarningFinding';
  /** Code of the rule, or `offer/` and the id of the offer. */
  source: Scalars['String']['output'];
  /** For customers. */
  name: Scalars['String']['output'];
  /** Why. */
  verdict: EarningVerdict;
  /** Whole points, at least 0. */
  points: Scalars['Int']['output'];
};

/** Why a rule or an offer gave what it did. */
export type EarningVerdict =
  /** It gives what it says. */
  | 'GAVE'
  /** It gives what its cap leaves. */
  | 'CAPPED'
  /** Its cap leaves nothing. */
  | 'CAP_REACHED'
  /** What is paid isn't enough for a whole point. */
  | 'TOO_LITTLE'
  /** It doesn't hold at that time. */
  | 'NOT_NOW'
  /** The lines that it is about come to less than its minimum. */
  | 'BELOW_MINIMUM'
  /** Another one gives instead. */
  | 'OUTDONE'
  /** It gave for other lines of the same order before. */
  | 'GAVE_BEFORE';

/** Where a customer is. */
export type CheckInInput = {
  /** The store. */
  storeId: Scalars['ID']['input'];
  /** Where the customer's device is; used for this and forgotten. Needed in a store of which the place is known. */
  position?: InputMaybe<CheckInPositionInput>;
};

/** Somewhere on earth (WGS 84). */
export type CheckInPositionInput = {
  /** Degrees north, -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees east, -180 to 180. */
  longitude: Scalars['Float']['input'];
};

/** What came of a check-in. */
export type CheckInPayload = {
  __typename?: 'CheckInPayload';
  /** Whole points that it earned; 0 when no rule gives any, or the customer had checked in here today. Null when `userErrors` is not empty. */
  points?: Maybe<Scalars['Int']['output']>;
  /** True when the customer had checked in here today. */
  isRepeated: Scalars['Boolean']['output'];
  /** Empty when it counts. */
  userErrors: Array<UserError>;
};

/** Who did what. */
export type RecordEngagementInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** What they did: `SURVEY` or `OTHER`. The others are known without. */
  activity: EngagementActivity;
  /** Names it among its kind, e.g. the survey and the answer; 1 to 100 characters. */
  reference: Scalars['String']['input'];
  /** When they did it; not after now. Null: now. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of it. */
export type RecordEngagementPayload = {
  __typename?: 'RecordEngagementPayload';
  /** Whole points that it earned; 0 when no rule gives any. Null when `userErrors` is not empty. */
  points?: Maybe<Scalars['Int']['output']>;
  /** True when it was told before: it earned then. */
  idempotentReplay: Scalars['Boolean']['output'];
  /** Empty when it counts. */
  userErrors: Array<UserError>;
};

/** What came of setting the programme. */
export type SetProgrammePayload = {
  __typename?: 'SetProgrammePayload';
  /** The programme that holds now. Null when `userErrors` is not empty. */
  programme?: Maybe<Programme>;
  /** At most 100. Nothing was set when there is any. */
  userErrors: Array<UserError>;
};

/** A customer's place in the loyalty programme. A field that the reader has no scope for is null, with an error. */
export type LoyaltyAccount = {
  __typename?: 'LoyaltyAccount';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whole points that can be spent now. Negative after goods came back whose points are spent: what is earned next pays for them. */
  balance?: Maybe<Scalars['Int']['output']>;
  /** Whole points that were earned and can't be spent yet. */
  pendingPoints?: Maybe<Scalars['Int']['output']>;
  /** Whole points that are set aside for something, e.g. a voucher, and go back into the balance if it doesn't happen. */
  reservedPoints?: Maybe<Scalars['Int']['output']>;
  /** Why the balance is what it is. */
  explanation?: Maybe<BalanceExplanation>;
  /** Set by what the member did in the period that the programme counts: unless it says otherwise, the points earned in the last 12 months, spent or not. */
  tier?: Maybe<Scalars['TierCode']['output']>;
  /** What is missing to the tier above. Null in the highest tier, and where the programme measures something else than points: `standing` says it then. */
  nextTier?: Maybe<NextTier>;
  /** Where the member stands among the tiers, and why. */
  standing?: Maybe<TierStanding>;
  /** Every change of tier by what is known now, newest first; at most 100. What came back counts as if it had never been bought. Null only with an error. */
  tierHistory?: Maybe<Array<TierChange>>;
  /** What the tier gives besides points, that of the tiers below included; at most 400. Null only with an error. */
  benefits?: Maybe<Array<TierBenefit>>;
  /** Whole points earned in the last 12 months, spent or not. They decide the tier. */
  pointsEarnedInYear?: Maybe<Scalars['Int']['output']>;
  /** When the customer joined or earned the first points, whichever was earlier. */
  joinedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Every change of the balance, in the order in which they were posted, newest first. */
  postings?: Maybe<PointsPostingConnection>;
  /** What an order earned and why, line by line. Null when nothing is known of what the order earned, e.g. because it is another customer's. */
  explainEarning?: Maybe<OrderEarning>;
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
export type LoyaltyAccountExplainEarningArgs = {
  orderId: Scalars['ID']['input'];
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

/** Where a member stands among the tiers. Tiers change at the beginnings of days in UTC. */
export type TierStanding = {
  __typename?: 'TierStanding';
  /** The tier. */
  tier: Scalars['TierCode']['output'];
  /** It has held since then. */
  since: Scalars['DateTime']['output'];
  /** What lifts the member to the tier above. Null in the highest. */
  toNext?: Maybe<TierDistance>;
  /** What keeps the tier beyond `keptUntil`. Null where that is. */
  toKeep?: Maybe<TierDistance>;
  /** The tier is lost then if nothing more is earned. Null when it isn't. */
  keptUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The tier from `keptUntil` on if nothing more is earned; the same where it isn't lost. */
  projected: Scalars['TierCode']['output'];
  /** True when it can't be lost any more, whatever is earned. */
  isLifetime: Scalars['Boolean']['output'];
  /** Present when the tier is lost soon, from as many days before as the programme says. */
  warning?: Maybe<TierWarning>;
  /** What decides the tier. */
  explanation: TierExplanation;
};

/** How far it is to a tier, or what is missing to keep one. */
export type TierDistance = {
  __typename?: 'TierDistance';
  /** The tier. */
  tier: Scalars['TierCode']['output'];
  /** What is missing, at least one of its unit. */
  amount: QualifyingAmount;
  /** It suffices when it is earned on days from then on … */
  from: Scalars['DateTime']['output'];
  /** … until just before then. Null when there is no such end. */
  until?: Maybe<Scalars['DateTime']['output']>;
};

/** What counts for a tier, in the unit that the programme measures: one of the three, the others are null. */
export type QualifyingAmount = {
  __typename?: 'QualifyingAmount';
  /** Whole points earned, spent or not. */
  points?: Maybe<Scalars['Int']['output']>;
  /** Paid for goods, in the currency that the programme counts. */
  spend?: Maybe<Money>;
  /** Orders. */
  purchases?: Maybe<Scalars['Int']['output']>;
};

/** A tier is lost soon. */
export type TierWarning = {
  __typename?: 'TierWarning';
  /** When, if nothing more is earned. */
  at: Scalars['DateTime']['output'];
  /** The tier from then on. */
  to: Scalars['TierCode']['output'];
};

/** What decides a tier. */
export type TierExplanation = {
  __typename?: 'TierExplanation';
  /** In an English sentence or two, e.g. `1200 points since 3 March 2025 make SILVER, which takes 1000.` */
  text: Scalars['String']['output'];
  /** What the programme measures. */
  measure: TierMeasure;
  /** What is done counts from then on … */
  countedFrom: Scalars['DateTime']['output'];
  /** … until just before then. */
  countedUntil: Scalars['DateTime']['output'];
  /** What counts altogether. */
  counted: QualifyingAmount;
  /** The days that count, newest first; at most 366. */
  days: Array<QualifyingDay>;
};

/** What counted on a day. */
export type QualifyingDay = {
  __typename?: 'QualifyingDay';
  /** The beginning of the day, in UTC. */
  day: Scalars['DateTime']['output'];
  /** What counted. */
  amount: QualifyingAmount;
};

/** A tier that began. */
export type TierChange = {
  __typename?: 'TierChange';
  /** The tier. */
  tier: Scalars['TierCode']['output'];
  /** The tier before. Null for the first. */
  before?: Maybe<Scalars['TierCode']['output']>;
  /** It held from then on. */
  at: Scalars['DateTime']['output'];
  /** What brought it about. */
  why: TierChangeReason;
};

/** What brought a tier about. */
export type TierChangeReason =
  /** The member joined. */
  | 'JOINED'
  /** What was done reached it. */
  | 'REACHED'
  /** It can't be lost any more. */
  | 'LIFETIME'
  /** What the tier before takes was no longer there, and its period and grace were over. */
  | 'LAPSED';

/** What a tier gives besides points. */
export type TierBenefit = {
  __typename?: 'TierBenefit';
  /** The retailer's own name for it, e.g. `EARLY_ACCESS`; one for each benefit of the programme. */
  code: Scalars['String']['output'];
  /** What sort of benefit it is. */
  kind: TierBenefitKind;
  /** For customers. */
  text: Scalars['String']['output'];
};

/** What sort of benefit it is. */
export type TierBenefitKind =
  /** Goods or sales before others have them. */
  | 'EARLY_ACCESS'
  /** Something to read, hear or see that others don't. */
  | 'EXCLUSIVE_CONTENT'
  /** An invitation. */
  | 'EVENT'
  /** Better or cheaper delivery. */
  | 'DELIVERY'
  /** Better service. */
  | 'SERVICE';

/** Which tiers there are, what lifts a member to each, and how they are lost. */
export type TierRules = {
  __typename?: 'TierRules';
  /** What lifts a member. */
  measure: TierMeasure;
  /** ISO 4217 code of the money that counts. Null unless `SPEND` is measured. */
  currency?: Maybe<Scalars['String']['output']>;
  /** Over which time. */
  period: TierPeriod;
  /** Where one falls who loses a tier. */
  fall: TierFall;
  /** Days that a tier still stands after what it takes is no longer there. What is earned in them makes up for it. */
  graceDays: Scalars['Int']['output'];
  /** Days that a tier stands at least once it was reached, where the period is `ROLLING_YEAR`. */
  leastDays: Scalars['Int']['output'];
  /** Days before a tier is lost at which the member is warned. */
  warnDays: Scalars['Int']['output'];
  /** The tiers, highest first; at most 20. Everybody begins in the last. */
  ladder: Array<TierLevel>;
};

/** What lifts a member to a tier. */
export type TierMeasure =
  /** Points earned by buying or taking part, spent or not. */
  | 'POINTS'
  /** Money paid for goods that weren't brought back. */
  | 'SPEND'
  /** Orders. */
  | 'PURCHASES';

/** Over which time a programme counts. */
export type TierPeriod =
  /** The last 12 months. */
  | 'ROLLING_YEAR'
  /** A calendar year; a tier that was reached stands to the end of the next one. */
  | 'CALENDAR_YEAR'
  /** A year from the day of joining; a tier that was reached stands to the end of the next one. */
  | 'MEMBERSHIP_YEAR';

/** Where one falls who loses a tier. */
export type TierFall =
  /** To the tier that what was done still reaches. */
  | 'TO_WHAT_IS_REACHED'
  /** To the tier below, which stands for a year at least. */
  | 'ONE_DOWN';

/** A tier of the programme. */
export type TierLevel = {
  __typename?: 'TierLevel';
  /** Its code. */
  tier: Scalars['TierCode']['output'];
  /** For customers, e.g. `Gold`. */
  name: Scalars['String']['output'];
  /** What lifts a member to it: points, minor units of money or orders, as the programme measures. 0 for the lowest. */
  from: Scalars['Int']['output'];
  /** Periods in which it was reached that make it a tier for good; of rolling ones, times of 12 months on end that it stood. Null: they don't. */
  lifetimePeriods?: Maybe<Scalars['Int']['output']>;
  /** What must be earned altogether, over all time, to make it a tier for good. Null: nothing does. */
  lifetimeAmount?: Maybe<Scalars['Int']['output']>;
  /** What it gives besides points; members of higher tiers have it too. At most 20. */
  benefits: Array<TierBenefit>;
};

/** Which tiers there are, what lifts a member to each, and how they are lost. */
export type TierRulesInput = {
  /** What lifts a member. */
  measure?: TierMeasure;
  /** ISO 4217 code of the money that counts: for `SPEND`, and only for that. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Over which time. */
  period?: TierPeriod;
  /** Where one falls who loses a tier. */
  fall?: TierFall;
  /** Days that a tier still stands after what it takes is no longer there, 0 to 180. */
  graceDays?: Scalars['Int']['input'];
  /** Days that a tier stands at least once it was reached, where the period is `ROLLING_YEAR`; 0 to 365. At least `warnDays`, and nobody loses one unwarned. */
  leastDays?: Scalars['Int']['input'];
  /** Days before a tier is lost at which the member is warned, 1 to 180. */
  warnDays?: Scalars['Int']['input'];
  /** 1 to 20 tiers in any order, each from another amount, one of them from 0. */
  ladder: Array<TierLevelInput>;
};

/** A tier of the programme. */
export type TierLevelInput = {
  /** Its code: 1 to 32 capital letters, digits or `_`, beginning with a letter. */
  tier: Scalars['TierCode']['input'];
  /** For customers, 1 to 60 characters. */
  name: Scalars['String']['input'];
  /** What lifts a member to it: points, minor units of money or orders, as the programme measures; 0 to 1000000000. */
  from: Scalars['Int']['input'];
  /** Periods in which it was reached that make it a tier for good, 1 to 50. Null: they don't. */
  lifetimePeriods?: InputMaybe<Scalars['Int']['input']>;
  /** What must be earned altogether, over all time, to make it a tier for good, 1 to 1000000000. Null: nothing does. */
  lifetimeAmount?: InputMaybe<Scalars['Int']['input']>;
  /** What it gives besides points, at most 20. */
  benefits?: Array<TierBenefitInput>;
};

/** What a tier gives besides points. */
export type TierBenefitInput = {
  /** The retailer's own name for it: 1 to 32 capital letters, digits or `_`, once in the programme. */
  code: Scalars['String']['input'];
  /** What sort of benefit it is. */
  kind: TierBenefitKind;
  /** For customers, 1 to 500 characters. */
  text: Scalars['String']['input'];
};

/** Work that the clock calls for. Of several processes one does it. */
export type LoyaltyJob = {
  __typename?: 'LoyaltyJob';
  /** Stable, e.g. `expire-points`. */
  name: Scalars['String']['output'];
  /** Milliseconds between two runs. Null where it runs at a time of the day. */
  everyMs?: Maybe<Scalars['Int']['output']>;
  /** The time of the day in UTC at which it runs, e.g. `02:30`. Null where it runs every so often. */
  at?: Maybe<Scalars['String']['output']>;
  /** All that was due up to then is done. Null until it has run. */
  doneUntil?: Maybe<Scalars['DateTime']['output']>;
  /** It runs next then. Null: at once. */
  nextDueAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often it has failed since it last ended well. */
  failures: Scalars['Int']['output'];
  /** Runs that did something or failed, newest first; at most 20. */
  runs: Array<LoyaltyJobRun>;
};

/** A run of a job. */
export type LoyaltyJobRun = {
  __typename?: 'LoyaltyJobRun';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** When it began. */
  startedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  endedAt: Scalars['DateTime']['output'];
  /** How many things it did. */
  count: Scalars['Int']['output'];
  /** Name of what went wrong. Null when it ended well. */
  error?: Maybe<Scalars['String']['output']>;
};

/** The way to the tier above. */
export type NextTier = {
  __typename?: 'NextTier';
  /** The tier above. */
  tier: Scalars['TierCode']['output'];
  /** Whole points still to be earned, at least 1. */
  pointsToGo: Scalars['Int']['output'];
};

/** Why a balance is what it is. The points of its parts add up to `balance` and `owed` together. */
export type BalanceExplanation = {
  __typename?: 'BalanceExplanation';
  /** Whole points that can be spent now, less what is owed. */
  balance: Scalars['Int']['output'];
  /** Whole points that can't be spent yet. */
  pending: Scalars['Int']['output'];
  /** Whole points that are set aside. */
  reserved: Scalars['Int']['output'];
  /** Whole points that are owed for goods that came back after their points were spent. */
  owed: Scalars['Int']['output'];
  /** What each kind of posting did to what can be spent, those that gave most first. At most one for each kind. */
  parts: Array<BalancePart>;
  /** The same in an English sentence, e.g. `80 points can be spent; 20 can't be spent yet.` */
  text: Scalars['String']['output'];
};

/** What all postings of one kind did to what can be spent. */
export type BalancePart = {
  __typename?: 'BalancePart';
  /** Why the balance changed. */
  kind: PointsPostingKind;
  /** Whole points: positive when the balance grew, negative when it shrank. */
  points: Scalars['Int']['output'];
  /** How many postings. */
  postings: Scalars['Int']['output'];
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
  /** Whole points that came to what can't be spent yet, or went from it when negative. As a rule 0. */
  pendingPoints: Scalars['Int']['output'];
  /** Why staff corrected the balance. Null for every other kind. */
  reason?: Maybe<PointsAdjustmentReason>;
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
  | 'SETTLED'
  /** What couldn't be spent yet can be spent. */
  | 'MATURED'
  /** Points were set aside for something. */
  | 'RESERVED'
  /** Points that were set aside are there again. */
  | 'RELEASED'
  /** Points that had been set aside are spent. The balance had shrunk before. */
  | 'COMMITTED'
  /** Staff corrected the balance; `reason` says why. */
  | 'ADJUSTED'
  /** For something that the customer did other than buy, e.g. a review or a survey. */
  | 'ENGAGED'
  /** For somebody whom the customer brought along, or for having been brought along. */
  | 'REFERRED'
  /** What had given points was undone: they were taken back. */
  | 'REVERSED';

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
  /** Whole points that are left and can be spent, from 0 to `points`. */
  remaining: Scalars['Int']['output'];
  /** Whole points that can't be spent before `availableAt`. As a rule 0. */
  pending: Scalars['Int']['output'];
  /** From then on they can be spent. Null for those that always could. */
  availableAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which rules of the programme gave how many of its points, at most 100. Null where one thing gave all, e.g. a partner. */
  parts?: Maybe<Array<PointsLotPart>>;
  /** When the order was handed over or, if it was imported, placed; when they came from a partner. */
  earnedAt: Scalars['DateTime']['output'];
  /** From then on what is left can't be spent. */
  expiresAt: Scalars['DateTime']['output'];
};

/** What one rule of the programme gave. */
export type PointsLotPart = {
  __typename?: 'PointsLotPart';
  /** The rule's code, or what else multiplied points: `tier/` and a tier's code, `offer/` and an offer's id. */
  ruleId: Scalars['String']['output'];
  /** Whole points. */
  points: Scalars['Int']['output'];
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

/** What is owed to members, and how it came to be. */
export type LoyaltyReport = {
  __typename?: 'LoyaltyReport';
  /** Each month of the period, oldest first, at most 60. */
  months: Array<LoyaltyMonth>;
  /** Of the points that came to an end in the period, spent or expired, how many percent expired. Null when none came to an end. */
  breakagePercent?: Maybe<Scalars['Float']['output']>;
  /** Whole points that members owe now, for goods that came back after their points were spent. */
  owed: Scalars['SafeInt']['output'];
  /** ISO 4217 code of `liabilityMinor`. */
  currency: Scalars['String']['output'];
};

/** A month of the programme, in whole points. `outstanding` is that of the month before, and `issued + exchanged - redeemed - expired - reversed + adjusted + settled`. */
export type LoyaltyMonth = {
  __typename?: 'LoyaltyMonth';
  /** E.g. `2026-03`, in UTC. */
  month: Scalars['String']['output'];
  /** Given for purchases, subscriptions, engagement and referrals. */
  issued: Scalars['SafeInt']['output'];
  /** Exchanged with partners' programmes: in less out. */
  exchanged: Scalars['SafeInt']['output'];
  /** Spent on rewards, less what was given back. */
  redeemed: Scalars['SafeInt']['output'];
  /** Not spent in time. */
  expired: Scalars['SafeInt']['output'];
  /** Taken back, e.g. because goods came back. */
  reversed: Scalars['SafeInt']['output'];
  /** Corrected by staff: given less taken. */
  adjusted: Scalars['SafeInt']['output'];
  /** What the programme bore when customers were parted. */
  settled: Scalars['SafeInt']['output'];
  /** At its end: what members could spend, what had expired and wasn't posted yet included. */
  available: Scalars['SafeInt']['output'];
  /** At its end: what they couldn't spend yet. */
  pending: Scalars['SafeInt']['output'];
  /** At its end: what was set aside. */
  reserved: Scalars['SafeInt']['output'];
  /** At its end: all three. */
  outstanding: Scalars['SafeInt']['output'];
  /** What that was worth, in minor units, at what points are worth now, rounded down. */
  liabilityMinor: Scalars['SafeInt']['output'];
};

/** A correction of a balance by staff. It names no customer. */
export type PointsAdjustment = {
  __typename?: 'PointsAdjustment';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Whole points: positive to the customer, negative from them. */
  points: Scalars['Int']['output'];
  /** Why. */
  reason: PointsAdjustmentReason;
  /** The retailer's own, e.g. the number of a receipt. Null once the customer was erased. */
  reference?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  state: PointsAdjustmentState;
  /** Who asked for it, e.g. `associate:ass_7`. */
  requestedBy: Scalars['String']['output'];
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** Who agreed or refused. Null while it waits, where nobody had to, and where the customer was erased meanwhile. */
  decidedBy?: Maybe<Scalars['String']['output']>;
  /** When that was. Null while it waits and where nobody had to. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Why staff corrects a balance. */
export type PointsAdjustmentReason =
  /** Something went wrong for the customer. */
  | 'GOODWILL'
  /** Points are missing or were posted by mistake. */
  | 'CORRECTION'
  /** Points of a programme that was there before. */
  | 'TAKEN_OVER'
  /** They were got by deceit. */
  | 'FRAUD';

/** Where a correction stands. */
export type PointsAdjustmentState =
  /** A second person has to agree. */
  | 'WAITING'
  /** It is in the ledger. */
  | 'POSTED'
  /** It was refused, or the customer was erased before anybody agreed. */
  | 'REJECTED';

/** A page of corrections. */
export type PointsAdjustmentConnection = {
  __typename?: 'PointsAdjustmentConnection';
  /** At most `first`. */
  edges: Array<PointsAdjustmentEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A correction's place in its connection. */
export type PointsAdjustmentEdge = {
  __typename?: 'PointsAdjustmentEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The correction. */
  node: PointsAdjustment;
};

/** A correction of a balance. */
export type AdjustPointsInput = {
  /** Whose balance. */
  customerId: Scalars['ID']['input'];
  /** Whole points, -1000000 to 1000000 and not 0: positive to the customer, negative from them. */
  points: Scalars['Int']['input'];
  /** Why. */
  reason: PointsAdjustmentReason;
  /** The retailer's own, e.g. the number of a receipt or a ticket: 1 to 64 letters, digits, `.`, `/`, `-` or `_`. */
  reference: Scalars['String']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of a correction. */
export type AdjustPointsPayload = {
  __typename?: 'AdjustPointsPayload';
  /** The correction, posted or waiting. Null when `userErrors` is not empty. */
  adjustment?: Maybe<PointsAdjustment>;
  /** `INVALID_VALUE`, `NOT_A_MEMBER`, `NOT_ENOUGH_POINTS`, `IDEMPOTENCY_KEY_REQUIRED` or `IDEMPOTENCY_MISMATCH`. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A correction to agree to. */
export type ApproveAdjustmentInput = {
  /** Which one. */
  adjustmentId: Scalars['ID']['input'];
};

/** A correction to refuse. */
export type RejectAdjustmentInput = {
  /** Which one. */
  adjustmentId: Scalars['ID']['input'];
};

/** What came of deciding. */
export type DecideAdjustmentPayload = {
  __typename?: 'DecideAdjustmentPayload';
  /** The correction as it is now. Null when `userErrors` is not empty. */
  adjustment?: Maybe<PointsAdjustment>;
  /** `ADJUSTMENT_NOT_FOUND`, `ADJUSTMENT_DECIDED`, `SAME_PERSON`, `NOT_A_MEMBER` or `NOT_ENOUGH_POINTS`. */
  userErrors: Array<UserError>;
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
  /** What one gets. */
  kind: RewardKind;
  /** For whom a donation is. Null for other kinds. */
  cause?: Maybe<Scalars['String']['output']>;
  /** What members have given so far. Null unless it is a donation, or with an error. */
  donated?: Maybe<Donations>;
  /** The partner who takes the codes. Null for other kinds. */
  partner?: Maybe<PartnerApp>;
  /** Only members of these tiers can redeem it; at most 20. Null when all can. */
  tiers?: Maybe<Array<Scalars['TierCode']['output']>>;
  /** How often one member can redeem it, at least 1. Null when there is no end to it. */
  perMember?: Maybe<Scalars['Int']['output']>;
  /** How often it can still be redeemed. Null when there is no end to it, or with an error. */
  left?: Maybe<Scalars['Int']['output']>;
  /** Days for which a voucher is good, at least 1. Null when it is good for ever, and for other kinds. */
  voucherDays?: Maybe<Scalars['Int']['output']>;
  /** Where vouchers are taken, at most 500. Null when they are taken everywhere, and for other kinds. */
  stores?: Maybe<Array<Store>>;
};

/** What one gets for points. */
export type RewardKind =
  /** A voucher that our tills take. */
  | 'VOUCHER'
  /** The points are given to a cause. It can't be undone. */
  | 'DONATION'
  /** A code that a partner takes. It can't be undone. */
  | 'PARTNER';

/** What members have given to a cause. */
export type Donations = {
  __typename?: 'Donations';
  /** Whole points. */
  points: Scalars['Int']['output'];
  /** How often they gave. */
  redemptions: Scalars['Int']['output'];
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
  /** Shown at the till, also as a QR code, e.g. `7QK2-M9XT-4H0D`, which can't be guessed; or the code that the partner takes. Null for a donation. */
  voucherCode?: Maybe<Scalars['String']['output']>;
  /** When it was redeemed: points were paid, and the voucher was issued. */
  redeemedAt: Scalars['DateTime']['output'];
  /** What became of the voucher. */
  state: RedemptionState;
  /** A till takes the voucher until just before then; if none has, the points go back. Null when it is good for ever, or there is none. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When a till took the voucher. Null when none has; for a donation and a partner's code `redeemedAt`. */
  usedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The store whose till took the voucher. Null when none has. */
  store?: Maybe<Store>;
};

/** What became of a voucher. */
export type RedemptionState =
  /** It can be used. */
  | 'ISSUED'
  /** A till took it. A donation and a partner's code are done at once. */
  | 'USED'
  /** The member gave it back for the points, or the till that redeemed it did. */
  | 'CANCELLED'
  /** Nobody used it in time. The points go back. */
  | 'LAPSED';

/** A voucher that a till took. It doesn't say whose it was. */
export type Voucher = {
  __typename?: 'Voucher';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  reward: Reward;
  /** When a till took it. Null only with an error. */
  usedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The store of that till. */
  store?: Maybe<Store>;
  /** The till's own word for the sale. Null when it gave none. */
  orderId?: Maybe<Scalars['String']['output']>;
};

/** A member at a till, for whom it may act. */
export type IdentifiedMember = {
  __typename?: 'IdentifiedMember';
  /** Stands for the member in what the till does for them. Signed; good for this till or associate alone. */
  pass: Scalars['String']['output'];
  /** Null for who isn't in the programme yet. */
  loyaltyAccount?: Maybe<LoyaltyAccount>;
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
  /** What redeems it. */
  redeemBy: OfferRedeemedBy;
  /** True when it is given only to who comes to a store. */
  isGivenOnArrival: Scalars['Boolean']['output'];
  /** True when each customer uses it once. */
  isForOneUse: Scalars['Boolean']['output'];
  /** Why this customer sees it. Null where it is named without being given. Only the customer learns it, because it can tell the tier; null for everybody else, with an error. */
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
  | 'QUIET_LATELY'
  /** The customer has earned points lately. */
  | 'EARNED_LATELY'
  /** The customer has points enough. */
  | 'BALANCE'
  /** One of its articles is in the customer's bag. */
  | 'BAG'
  /** One of its articles is on the customer's wish list. */
  | 'WISH_LIST'
  /** The customer looked at one of its products again and again, and did not buy it. */
  | 'VIEWED_NOT_BOUGHT'
  /** The customer left something in the bag. */
  | 'LEFT_BAG'
  /** The customer read one of its texts. */
  | 'CONTENT_READ';

/** What redeems an offer. */
export type OfferRedeemedBy =
  /** The customer's code at a till or, where it multiplies points, every purchase. */
  | 'TILL'
  /** A linked card that pays. */
  | 'CARD';

/** An offer that a customer has of their own. */
export type OfferGrant = {
  __typename?: 'OfferGrant';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** The offer, as it is now. */
  offer: Offer;
  /** What showed that the customer came, or that they took it. */
  givenBy: OfferGivenBy;
  /** 1 to 100, as it was given. Null when it multiplies points. */
  percentOff?: Maybe<Scalars['Int']['output']>;
  /** 2 to 10 times the points, as it was given. Null when it takes a percentage off. */
  pointsMultiplier?: Maybe<Scalars['Int']['output']>;
  /** Only there. Null: where the offer holds. */
  store?: Maybe<Store>;
  /** Shown at a till, e.g. `OF-K7Q2-M9XT-4H0D`. Null for what needs none, and once it is redeemed or over. */
  code?: Maybe<Scalars['String']['output']>;
  /** Why it was given. */
  reason: OfferReason;
  /** Keys of the purposes that the customer permitted when it was given, asked at that moment. At most 5. */
  purposes: Array<Scalars['String']['output']>;
  /** When it was given. */
  grantedAt: Scalars['DateTime']['output'];
  /** It is valid until just before then: 60 minutes after it was given to who came, where the offer doesn't say otherwise. */
  validUntil: Scalars['DateTime']['output'];
  /** Where it stands. */
  state: OfferGrantState;
  /** When it was redeemed for good. Null when it wasn't. */
  redeemedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What gave an offer. */
export type OfferGivenBy =
  /** A phone told where it is. */
  | 'POSITION'
  /** A phone heard a beacon of the store. */
  | 'BEACON'
  /** The customer came into a part of the store. */
  | 'ZONE'
  /** The customer took it. */
  | 'CUSTOMER';

/** Where a granted offer stands. */
export type OfferGrantState =
  /** It can be used. */
  | 'GRANTED'
  /** It was used, and can't be again. */
  | 'REDEEMED'
  /** Its time is over. */
  | 'OVER';

/** Why an offer would be given to a customer in a store, or not. */
export type OfferExplanation = {
  __typename?: 'OfferExplanation';
  /** The offer. */
  offer: Offer;
  /** True when every condition is met, or the customer has it. */
  given: Scalars['Boolean']['output'];
  /** What the customer had of it at that time. Null: nothing. */
  grant?: Maybe<OfferGrant>;
  /** Every condition that it has. At most 30. */
  conditions: Array<OfferCondition>;
};

/** One condition of an offer. */
export type OfferCondition = {
  __typename?: 'OfferCondition';
  /** Which. */
  code: OfferConditionCode;
  /** Null: it wasn't looked at, because the customer doesn't permit it. */
  met?: Maybe<Scalars['Boolean']['output']>;
  /** The condition in an English sentence. */
  text: Scalars['String']['output'];
};

/** What an offer can depend on. */
export type OfferConditionCode =
  /** The customer permits personal offers, asked now. */
  | 'PERSONALISATION'
  /** The customer permits that their location is used, asked now. */
  | 'LOCATION'
  /** The customer may be told through one of its channels, asked now. */
  | 'CHANNEL'
  /** Its time has begun and isn't over. */
  | 'VALID'
  /** It holds in the store. */
  | 'STORE'
  /** It is within its hours, by the store's clock. */
  | 'HOURS'
  /** The store has its articles. */
  | 'STOCK'
  /** The customer is in one of its tiers. */
  | 'TIER'
  /** The customer joined lately. */
  | 'JOINED_LATELY'
  /** The customer has not earned points for a while. */
  | 'QUIET_LATELY'
  /** The customer has earned points lately. */
  | 'EARNED_LATELY'
  /** The customer has points enough. */
  | 'BALANCE'
  /** One of its articles is in the customer's bag. */
  | 'BAG'
  /** One of its articles is on the customer's wish list. */
  | 'WISH_LIST'
  /** The customer looked at one of its products again and again, and did not buy it. */
  | 'VIEWED_NOT_BOUGHT'
  /** The customer left something in the bag. */
  | 'LEFT_BAG'
  /** The customer read one of its texts. */
  | 'CONTENT_READ'
  /** The customer has not used it, where it is for one use. */
  | 'NOT_USED'
  /** The customer comes, in one of the ways that it takes. */
  | 'NEAR'
  /** The customer does not have it already. */
  | 'NOT_STANDING'
  /** It is outside the quiet hours, by the store's clock. */
  | 'QUIET_HOURS'
  /** The customer was not given it too often. */
  | 'OFFER_CAP'
  /** The customer was not given too many offers. */
  | 'OVERALL_CAP'
  /** It is long enough since the customer was given another. */
  | 'SPACING';

/** What holds for all offers that are given to who comes to a store. */
export type OfferRules = {
  __typename?: 'OfferRules';
  /** Nothing is given in these hours. Null: there are none. */
  quietHours?: Maybe<OfferHours>;
  /** At most so many, of all offers together. */
  cap: OfferCap;
  /** Not sooner than so many minutes after another. */
  minutesBetween: Scalars['Int']['output'];
};

/** A span of each day; over midnight when it doesn't end later than it begins. */
export type OfferHours = {
  __typename?: 'OfferHours';
  /** The store's own time, `HH:MM`. */
  from: Scalars['String']['output'];
  /** The store's own time, `HH:MM`, `24:00` for midnight. */
  to: Scalars['String']['output'];
};

/** How often at most. */
export type OfferCap = {
  __typename?: 'OfferCap';
  /** So often. */
  times: Scalars['Int']['output'];
  /** In so many days, 24 hours each, back from now. */
  days: Scalars['Int']['output'];
};

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
  /** `REWARD_NOT_FOUND`, `NOT_A_MEMBER`, `NOT_ENOUGH_POINTS`, `TIER_TOO_LOW`, `REWARD_LIMIT_REACHED`, `REWARD_SOLD_OUT`, `IDEMPOTENCY_KEY_REQUIRED` or `IDEMPOTENCY_MISMATCH`. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What to give back. */
export type CancelRedemptionInput = {
  /** The redemption, of the customer's own. */
  redemptionId: Scalars['ID']['input'];
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What was given back. */
export type CancelRedemptionPayload = {
  __typename?: 'CancelRedemptionPayload';
  /** The redemption, as it is now. Null when `userErrors` is not empty. */
  redemption?: Maybe<Redemption>;
  /** The account after it. Null when `userErrors` is not empty. */
  account?: Maybe<LoyaltyAccount>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A voucher that is shown at a till. */
export type RedeemVoucherInput = {
  /** As it was read or typed: case, spaces and dashes don't matter. */
  code: Scalars['String']['input'];
  /** The store. Absent: the device's own, or the associate's only one. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** The till's own word for the sale, 1 to 64 characters. */
  orderId?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What became of a voucher at a till. */
export type RedeemVoucherPayload = {
  __typename?: 'RedeemVoucherPayload';
  /** Null when `userErrors` is not empty. */
  voucher?: Maybe<Voucher>;
  /** When the voucher was redeemed: now or, with `ALREADY_REDEEMED`, before. Null otherwise. */
  usedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What a till has redeemed and shall be undone. */
export type VoidRedemptionInput = {
  /** `Voucher.id`. */
  redemptionId: Scalars['ID']['input'];
  /** The store. Absent: the device's own, or the associate's only one. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Why; it is kept with who said so. */
  reason: VoidReason;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Why a till undoes what it has redeemed. */
export type VoidReason =
  /** The customer doesn't buy after all. */
  | 'SALE_CANCELLED'
  /** It was scanned or chosen by mistake. */
  | 'MISTAKE'
  /** What it is for isn't there. */
  | 'GOODS_MISSING';

/** What became of what was undone. */
export type VoidRedemptionPayload = {
  __typename?: 'VoidRedemptionPayload';
  /** Where it stands now: `ISSUED`, `CANCELLED` or `LAPSED`. Null when `userErrors` is not empty. */
  state?: Maybe<RedemptionState>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** A reward for a member at a till. */
export type RedeemForMemberInput = {
  /** `IdentifiedMember.pass`. */
  pass: Scalars['String']['input'];
  /** The reward. */
  rewardId: Scalars['ID']['input'];
  /** The till's own word for the sale, 1 to 64 characters. */
  orderId?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a member got at a till. */
export type RedeemForMemberPayload = {
  __typename?: 'RedeemForMemberPayload';
  /** Null when `userErrors` is not empty. */
  voucher?: Maybe<Voucher>;
  /** The member, after it. Null when `userErrors` is not empty. */
  member?: Maybe<IdentifiedMember>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** Codes of a partner. */
export type ImportRewardCodesInput = {
  /** A reward of the kind `PARTNER`; for an app one of its own. */
  rewardId: Scalars['ID']['input'];
  /** 1 to 500, each of 1 to 64 characters; spaces around it are dropped. */
  codes: Array<Scalars['String']['input']>;
};

/** What became of the codes. */
export type ImportRewardCodesPayload = {
  __typename?: 'ImportRewardCodesPayload';
  /** How many were new. */
  added: Scalars['Int']['output'];
  /** How many were known, handed out or not. */
  known: Scalars['Int']['output'];
  /** Nothing was imported when there is any. */
  userErrors: Array<UserError>;
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
  /** What one gets. */
  kind?: RewardKind;
  /** For whom a donation is, 1 to 120 characters; needed for a donation, and for nothing else. */
  cause?: InputMaybe<Scalars['String']['input']>;
  /** The OAuth client id of the partner's app; needed for codes of a partner, and for nothing else. */
  clientId?: InputMaybe<Scalars['ID']['input']>;
  /** Only members of these tiers can redeem it, 1 to 20. Null: all. */
  tiers?: InputMaybe<Array<Scalars['TierCode']['input']>>;
  /** How often one member can redeem it, 1 to 1000. Null: without end. */
  perMember?: InputMaybe<Scalars['Int']['input']>;
  /** How often it can be redeemed at all, 1 to 10000000, counted from when this was first given; what is cancelled or lapses can be had again. Null: without end. */
  stock?: InputMaybe<Scalars['Int']['input']>;
  /** Days for which a voucher is good, 1 to 3650: points are set aside until it is used, and go back when it lapses. Null: for ever. For vouchers only. */
  voucherDays?: InputMaybe<Scalars['Int']['input']>;
  /** Where vouchers are taken, 1 to 500 stores. Null: everywhere. For vouchers only. */
  storeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
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
  /** What redeems it. Null: a till. */
  redeemBy?: InputMaybe<OfferRedeemedBy>;
  /** Who gets it. Null: everybody. */
  audience?: InputMaybe<OfferAudienceInput>;
  /** What they do who get it. Null: that doesn't matter. */
  behaviour?: InputMaybe<OfferBehaviourInput>;
  /** It is given only to who comes to a store, and valid for 60 minutes. Null: it is shown to whom it is for. */
  trigger?: InputMaybe<OfferTriggerInput>;
  /** When, 1 to 20. Null: at any time. */
  hours?: InputMaybe<Array<OfferTimeInput>>;
  /** Only in a store that has these. Null: that doesn't matter. */
  stock?: InputMaybe<OfferStockInput>;
  /** True when each customer uses it once. */
  singleUse?: InputMaybe<Scalars['Boolean']['input']>;
  /** How often a customer is given it, with a `trigger`. Null: once a day. */
  cap?: InputMaybe<OfferCapInput>;
  /** So many minutes it is valid once it was given, 1 to 43200. Null: 60 with a `trigger`, else to its end. */
  validMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Through which of these it is told, and only to whom one of them may reach. Null: whoever looks sees it. */
  channels?: InputMaybe<Array<OfferChannel>>;
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
  tiers?: InputMaybe<Array<Scalars['TierCode']['input']>>;
  /** Members who joined at most so many days ago, 1 to 3650. */
  joinedWithinDays?: InputMaybe<Scalars['Int']['input']>;
  /** Members who have earned no points for at least so many days, 1 to 365. */
  quietForDays?: InputMaybe<Scalars['Int']['input']>;
  /** Members who have earned points in the last so many days, 1 to 365. */
  earnedWithinDays?: InputMaybe<Scalars['Int']['input']>;
  /** Members who can spend at least so many points, 1 to 10000000. */
  balanceAtLeast?: InputMaybe<Scalars['Int']['input']>;
};

/** What a customer must do, all of it. At least one, besides `withinDays`. */
export type OfferBehaviourInput = {
  /** One of these SKUs is in the bag, 1 to 200. */
  bagSkus?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** One of these SKUs is on the wish list, 1 to 200. */
  wishSkus?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** One of these products was looked at again and again and not bought, 1 to 200. */
  viewedProductIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Something is in the bag, and was left. */
  leftBag?: InputMaybe<OfferLeftBag>;
  /** One of these texts was read, 1 to 200. */
  readContentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At most so many days ago, 1 to 30. Null: 7. */
  withinDays?: InputMaybe<Scalars['Int']['input']>;
};

/** How a bag was left; how long that takes is `engagementThresholds`. */
export type OfferLeftBag =
  /** Nothing was done to it for a while. */
  | 'IDLE'
  /** Nothing was done to it for so long that it won't be bought. */
  | 'ABANDONED'
  /** A checkout was begun, and nothing followed. */
  | 'STALLED';

/** How a customer must come. */
export type OfferTriggerInput = {
  /** What may show it, 1 to 3. */
  by: Array<OfferTriggeredBy>;
  /** Of a position: so many metres from the store, 10 to 50000. Null: within its geofence. */
  radiusMetres?: InputMaybe<Scalars['Int']['input']>;
  /** Of a zone: only these, 1 to 200. Null: any. */
  zoneIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What shows that a customer comes. */
export type OfferTriggeredBy =
  /** A phone tells where it is. */
  | 'POSITION'
  /** A phone hears a beacon of the store. */
  | 'BEACON'
  /** The customer came into a part of the store. */
  | 'ZONE';

/** A span of some days of the week. */
export type OfferTimeInput = {
  /** The days, 1 to 7. A span over midnight belongs to the day on which it begins. */
  days: Array<Weekday>;
  /** The store's own time, `HH:MM`. */
  from: Scalars['String']['input'];
  /** The store's own time, `HH:MM`, `24:00` for midnight; over midnight when it isn't later than `from`. */
  to: Scalars['String']['input'];
};

/** What a store must have. */
export type OfferStockInput = {
  /** All of these, 1 to 20. */
  skus: Array<Scalars['ID']['input']>;
  /** So many pieces of each, 1 to 10000. */
  atLeast: Scalars['Int']['input'];
};

/** How often at most. */
export type OfferCapInput = {
  /** So often, 1 to 100. */
  times: Scalars['Int']['input'];
  /** In so many days, 1 to 30. */
  days: Scalars['Int']['input'];
};

/** How a customer is told of an offer; each needs its own leave. */
export type OfferChannel =
  /** A message to the phone, with `push_marketing`. */
  | 'PUSH'
  /** A letter by e-mail, with `email_marketing`. */
  | 'EMAIL'
  /** A text message, with `sms_marketing`. */
  | 'SMS';

/** Hours of each day. */
export type OfferHoursInput = {
  /** The store's own time, `HH:MM`. */
  from: Scalars['String']['input'];
  /** The store's own time, `HH:MM`, `24:00` for midnight; over midnight when it isn't later than `from`. */
  to: Scalars['String']['input'];
};

/** What is to hold for all offers that are given to who comes to a store. */
export type SetOfferRulesInput = {
  /** Nothing is given in these hours. Null: there are none. */
  quietHours?: InputMaybe<OfferHoursInput>;
  /** At most so many, of all offers together. */
  cap: OfferCapInput;
  /** Not sooner than so many minutes after another, 0 to 1440. */
  minutesBetween: Scalars['Int']['input'];
};

/** The rules as they are now. */
export type SetOfferRulesPayload = {
  __typename?: 'SetOfferRulesPayload';
  /** Null when `userErrors` is not empty. */
  rules?: Maybe<OfferRules>;
  /** Empty when they were set. */
  userErrors: Array<UserError>;
};

/** Where a phone is: either a position or a beacon that it hears. */
export type ReportPositionInput = {
  /** A place on earth. It is compared and not kept. */
  position?: InputMaybe<StoreLocationInput>;
  /** A beacon. It is compared and not kept. */
  beacon?: InputMaybe<HeardBeaconInput>;
  /** When that was, in the last 5 minutes. Null: now. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A place on earth to pass in, WGS 84. */
export type StoreLocationInput = {
  /** Degrees, -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Degrees, -180 to 180. */
  longitude: Scalars['Float']['input'];
};

/** A beacon as a phone reports it (iBeacon). */
export type HeardBeaconInput = {
  /** Region of the beacon, a UUID. */
  uuid: Scalars['ID']['input'];
  /** Group, 0 to 65,535. */
  major: Scalars['Int']['input'];
  /** Number, 0 to 65,535. */
  minor: Scalars['Int']['input'];
};

/** A day of the week. */
export type Weekday =
  /** ISO 8601 day 1. */
  | 'MONDAY'
  /** ISO 8601 day 2. */
  | 'TUESDAY'
  /** ISO 8601 day 3. */
  | 'WEDNESDAY'
  /** ISO 8601 day 4. */
  | 'THURSDAY'
  /** ISO 8601 day 5. */
  | 'FRIDAY'
  /** ISO 8601 day 6. */
  | 'SATURDAY'
  /** ISO 8601 day 7. */
  | 'SUNDAY';

/** What came of telling where a phone is. */
export type ReportPositionPayload = {
  __typename?: 'ReportPositionPayload';
  /** What was given because of it, at most 1. */
  grants: Array<OfferGrant>;
  /** What is for everybody, where nothing personal may be given; at most 20, else empty. */
  offers: Array<Offer>;
  /** Why nothing personal may be given. Null when it may. */
  withheld?: Maybe<OfferWithheld>;
  /** Empty unless the input is at fault. */
  userErrors: Array<UserError>;
};

/** Why no personal offer may be given. */
export type OfferWithheld =
  /** The customer doesn't permit that their location is used: it wasn't looked at. */
  | 'LOCATION_NOT_PERMITTED'
  /** The customer doesn't permit personal offers. */
  | 'PERSONALISATION_NOT_PERMITTED'
  /** It couldn't be found out what the customer permits. */
  | 'CONSENT_UNKNOWN';

/** Which offer to take. */
export type ActivateOfferInput = {
  /** The offer. */
  offerId: Scalars['ID']['input'];
  /** Where the customer is going to use it, for an offer that depends on a store's stock. Null: not said. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** The offer that was taken. */
export type ActivateOfferPayload = {
  __typename?: 'ActivateOfferPayload';
  /** Null when `userErrors` is not empty. */
  grant?: Maybe<OfferGrant>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What was scanned at a till. */
export type RedeemOfferInput = {
  /** The customer's code, e.g. `OF-K7Q2-M9XT-4H0D`. */
  code: Scalars['String']['input'];
  /** The till's store. Null: the device's own, or the associate's only one. */
  storeId?: InputMaybe<Scalars['ID']['input']>;
  /** The till's own name of the sale, 1 to 64 characters. Null: none. */
  orderId?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, unique per intent; 1 to 64 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a till redeemed. */
export type RedeemOfferPayload = {
  __typename?: 'RedeemOfferPayload';
  /** Null when `userErrors` is not empty. */
  offer?: Maybe<Offer>;
  /** When the offer was redeemed: now or, with `ALREADY_REDEEMED`, before. Null otherwise. */
  redeemedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
  /** True when this answer was given before for the same key. */
  idempotentReplay: Scalars['Boolean']['output'];
};

/** What was read. */
export type NoteContentReadInput = {
  /** The retailer's own name of the text: 1 to 200 letters, digits or any of `_ . : / -`. */
  contentId: Scalars['ID']['input'];
};

/** Whether it was noted. */
export type NoteContentReadPayload = {
  __typename?: 'NoteContentReadPayload';
  /** False for who doesn't permit `personalisation`, and when the input is at fault. */
  isNoted: Scalars['Boolean']['output'];
  /** Empty unless the input is at fault. */
  userErrors: Array<UserError>;
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

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** Integer minor units: 1250 is 12.50 EUR. */
  amountMinor: Scalars['Int']['output'];
  /** ISO 4217 code, e.g. `EUR`. */
  currency: Scalars['String']['output'];
};

/** That somebody brought somebody, as one of the two sees it. */
export type Referral = {
  __typename?: 'Referral';
  /** Opaque and stable. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  state: ReferralState;
  /** What this one of the two has of it, in whole points. */
  points: Scalars['Int']['output'];
  /** When the code was entered. */
  enteredAt: Scalars['DateTime']['output'];
  /** The purchase must be made before then. */
  validUntil: Scalars['DateTime']['output'];
  /** When both are rewarded. Null until the purchase was handed over. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** When both were. Null until then. */
  rewardedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What speaks against it. Null when nothing does, or did. */
  refusedFor?: Maybe<ReferralRefusal>;
};

/** Where a referral stands. */
export type ReferralState =
  /** The code was entered; the purchase is yet to come. */
  | 'PENDING'
  /** The purchase was handed over; the reward waits until it can't come back any more. */
  | 'QUALIFIED'
  /** Both have their points. */
  | 'REWARDED'
  /** No purchase came in time. */
  | 'EXPIRED'
  /** Something speaks against it. */
  | 'REFUSED'
  /** What both had was taken back. */
  | 'REVERSED';

/** What speaks against a referral. What is compared: the customer's profiles, payment cards that either has linked or paid with, what was bought before, and how many came by the same code. */
export type ReferralRefusal =
  /** Both are one person. */
  | 'SAME_PERSON'
  /** Both pay with the same card. */
  | 'SAME_CARD'
  /** Who was brought had bought something before, or had brought, by themself or by others, who brings them now. */
  | 'NOT_NEW'
  /** Somebody else had brought them before. */
  | 'REFERRED_BEFORE'
  /** Who brought them was rewarded as often as can be. */
  | 'TOO_MANY'
  /** Too many came by the same code within a day. */
  | 'TOO_FAST'
  /** The goods came back. */
  | 'GOODS_RETURNED';

/** A page of referrals. */
export type ReferralConnection = {
  __typename?: 'ReferralConnection';
  /** At most `first`. */
  edges: Array<ReferralEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A referral's place in its connection. */
export type ReferralEdge = {
  __typename?: 'ReferralEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The referral. */
  node: Referral;
};

/** Whose code to open. */
export type OpenReferralCodeInput = {
  /** Oneself. */
  customerId: Scalars['ID']['input'];
};

/** The code that was opened. */
export type OpenReferralCodePayload = {
  __typename?: 'OpenReferralCodePayload';
  /** E.g. `7QK2-M9XT`. Null only with an error. */
  code?: Maybe<Scalars['String']['output']>;
  /** Always empty: there is nothing to refuse. */
  userErrors: Array<UserError>;
};

/** Who brought somebody. */
export type EnterReferralCodeInput = {
  /** As the other gave it; case, spaces and hyphens don't matter. */
  code: Scalars['String']['input'];
};

/** What came of entering a code. */
export type EnterReferralCodePayload = {
  __typename?: 'EnterReferralCodePayload';
  /** The referral, also one that is refused. Null when `userErrors` is not empty. */
  referral?: Maybe<Referral>;
  /** Empty when it was taken. */
  userErrors: Array<UserError>;
};

/** A payment card by which the customer earns. Its number is never known here. */
export type EarningCard = {
  __typename?: 'EarningCard';
  /** Opaque and stable; nobody can pay with it. */
  id: Scalars['ID']['output'];
  /** What the customer calls it. Null when they haven't named it. */
  label?: Maybe<Scalars['String']['output']>;
  /** False while nothing but the customer's word says that it is theirs: nothing earns by it until its processor says so, too. */
  isConfirmed: Scalars['Boolean']['output'];
  /** What is bought from then on earns. Null while it isn't confirmed. */
  linkedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A purchase with a linked card, as the card processor tells of it. */
export type CardPurchase = {
  __typename?: 'CardPurchase';
  /** Opaque and stable. Postings and lots that it earned name it as their `orderId`. */
  id: Scalars['ID']['output'];
  /** The card. Null when it is unlinked. */
  card?: Maybe<EarningCard>;
  /** Where it was. Null only with an error. */
  store?: Maybe<Store>;
  /** When the card was used. */
  at: Scalars['DateTime']['output'];
  /** Where it stands. */
  state: CardPurchaseState;
  /** What was set aside; 0 when the processor told nothing of that. */
  authorised: Money;
  /** What was taken from the card. */
  cleared: Money;
  /** How much of that went back. */
  undone: Money;
  /** The offer that it redeemed of itself. Null when none. */
  offerId?: Maybe<Scalars['ID']['output']>;
  /** What the card gets back for that offer. */
  credit: Money;
  /** Orders that are the same purchase, by which it earned. At most 100. */
  orderIds: Array<Scalars['ID']['output']>;
};

/** Where a purchase with a card stands. */
export type CardPurchaseState =
  /** The amount is set aside. */
  | 'AUTHORISED'
  /** The amount was taken; this is what earns. */
  | 'CLEARED'
  /** All of it was paid back. */
  | 'REFUNDED'
  /** It was called off. */
  | 'REVERSED';

/** A page of purchases with cards. */
export type CardPurchaseConnection = {
  __typename?: 'CardPurchaseConnection';
  /** At most `first`. */
  edges: Array<CardPurchaseEdge>;
  /** Where this page stands. */
  pageInfo: PageInfo;
};

/** A purchase's place in its connection. */
export type CardPurchaseEdge = {
  __typename?: 'CardPurchaseEdge';
  /** Pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The purchase. */
  node: CardPurchase;
};

/** A card to earn by. Give either `par` or `orderId`. */
export type LinkEarningCardInput = {
  /** Who earns by it: oneself or, for a card processor, its cardholder. */
  customerId: Scalars['ID']['input'];
  /** The card's Payment Account Reference (EMVCo), 29 capital letters and digits; never a card number. */
  par: Scalars['String']['input'];
  /** What the customer calls it, 1 to 40 characters; no card number. */
  label?: InputMaybe<Scalars['String']['input']>;
};

/** The card that was linked. */
export type LinkEarningCardPayload = {
  __typename?: 'LinkEarningCardPayload';
  /** Null when `userErrors` is not empty. */
  card?: Maybe<EarningCard>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** A card not to earn by any more. */
export type UnlinkEarningCardInput = {
  /** Whose card. */
  customerId: Scalars['ID']['input'];
  /** `EarningCard.id`. */
  cardId: Scalars['ID']['input'];
};

/** The card that was unlinked. */
export type UnlinkEarningCardPayload = {
  __typename?: 'UnlinkEarningCardPayload';
  /** Null when `userErrors` is not empty. */
  cardId?: Maybe<Scalars['ID']['output']>;
  /** Empty when it was done. */
  userErrors: Array<UserError>;
};

/** What cards did. */
export type ReportCardTransactionsInput = {
  /** 1 to 500, in any order. */
  transactions: Array<CardTransactionInput>;
};

/** Something that a card did. */
export type CardTransactionInput = {
  /** The processor's own name of this transaction, 1 to 64 visible characters, unique for ever: told again it counts once. */
  id: Scalars['ID']['input'];
  /** The processor's own name of the purchase, 1 to 64 visible characters: the same in all that is told of it. */
  reference: Scalars['ID']['input'];
  /** What it did. */
  kind: CardTransactionKind;
  /** The card's Payment Account Reference (EMVCo), 29 capital letters and digits; never a card number. */
  par: Scalars['String']['input'];
  /** Where. */
  storeId: Scalars['ID']['input'];
  /** Integer minor units, 1 to 100000000. */
  amountMinor: Scalars['Int']['input'];
  /** ISO 4217 code. */
  currency: Scalars['String']['input'];
  /** When the card was used or, of what goes back, when that was. Of the last 730 days. */
  at: Scalars['DateTime']['input'];
};

/** What a card did. */
export type CardTransactionKind =
  /** An amount was set aside for a purchase. */
  | 'AUTHORISED'
  /** It was taken, in whole or in part. */
  | 'CLEARED'
  /** So much of what was taken was paid back. */
  | 'REFUNDED'
  /** So much of what was set aside is off or, if nothing is set aside any more, of what was taken. */
  | 'REVERSED';

/** What became of what was told. */
export type ReportCardTransactionsPayload = {
  __typename?: 'ReportCardTransactionsPayload';
  /** One for each transaction, in the order given. Null when `userErrors` is not empty. */
  results?: Maybe<Array<CardTransactionResult>>;
  /** At most 100. Nothing was taken when there is any. */
  userErrors: Array<UserError>;
};

/** What became of one transaction. */
export type CardTransactionResult = {
  __typename?: 'CardTransactionResult';
  /** As it was given. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  outcome: CardTransactionOutcome;
  /** What the card is to be credited for the whole purchase because of an offer, by all that was told so far: integer minor units; what was credited before and is more is to be taken back. */
  creditMinor: Scalars['Int']['output'];
};

/** What became of a transaction. */
export type CardTransactionOutcome =
  /** It counts. */
  | 'RECORDED'
  /** It was told before and counts once. */
  | 'REPEATED'
  /** Nobody had linked the card; nothing is kept of it. */
  | 'NOT_LINKED'
  /** It contradicts what was told before: another amount under the same id, or another card, store or currency under the same reference. It doesn't count. */
  | 'MISMATCH';

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
  /** No store has this id. */
  | 'STORE_NOT_FOUND'
  /** The customer's device isn't in the store, or didn't say where it is. */
  | 'NOT_IN_STORE'
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
  /** The reward is for members of other tiers. */
  | 'TIER_TOO_LOW'
  /** The member has redeemed the reward as often as one can. */
  | 'REWARD_LIMIT_REACHED'
  /** The reward was redeemed as often as it can be. */
  | 'REWARD_SOLD_OUT'
  /** No redemption has this id, of the customer's or in this store. */
  | 'REDEMPTION_NOT_FOUND'
  /** It can't be undone: the voucher was used (at a till: more than an hour ago) or has lapsed, or there is none. */
  | 'REDEMPTION_FINAL'
  /** No voucher has this code. */
  | 'VOUCHER_NOT_FOUND'
  /** It was redeemed before; the payload says when. */
  | 'ALREADY_REDEEMED'
  /** The voucher has lapsed, was cancelled, or isn't taken in this store. */
  | 'VOUCHER_NOT_VALID'
  /** Too many wrong codes were tried; none is taken from here for up to ten minutes. */
  | 'CODES_LOCKED'
  /** No correction has this id. */
  | 'ADJUSTMENT_NOT_FOUND'
  /** Somebody has decided on the correction before. */
  | 'ADJUSTMENT_DECIDED'
  /** Who asked for it can't agree to it. */
  | 'SAME_PERSON'
  /** No offer has this id, or the customer can't take it now. */
  | 'OFFER_NOT_FOUND'
  /** No customer's offer has this code. */
  | 'OFFER_GRANT_NOT_FOUND'
  /** The time of the customer's offer is over. */
  | 'OFFER_OVER'
  /** The offer doesn't hold in this store. */
  | 'WRONG_STORE'
  /** Another rate holds now, or none. */
  | 'RATE_CHANGED'
  /** The amount is worth less than a whole one of the other side's. */
  | 'EXCHANGE_TOO_SMALL'
  /** No exchange of this app and customer has this id. */
  | 'EXCHANGE_NOT_FOUND'
  /** The time in which the exchange could be undone is over. */
  | 'EXCHANGE_FINAL'
  /** The customer has linked no such card. */
  | 'CARD_NOT_FOUND'
  /** It looks like a card number, which is never taken. */
  | 'CARD_NUMBER'
  /** Somebody else has linked the card. */
  | 'CARD_TAKEN'
  /** The customer has linked as many cards as can be. */
  | 'TOO_MANY_CARDS'
  /** The programme rewards nobody for bringing others. */
  | 'REFERRALS_OFF'
  /** Nobody has this referral code. */
  | 'REFERRAL_CODE_NOT_FOUND'
  /** It is the customer's own referral code. */
  | 'SELF_REFERRAL'
  /** The customer has bought something before. */
  | 'NOT_NEW_CUSTOMER'
  /** The customer has entered another referral code. */
  | 'REFERRED_BEFORE';



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
  IdentifiedMember: IdentifiedMember;
  RightsRequest: RightsRequest;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"consentProof":true}> ) );
  IdentifiedMember:
    ( { __typename: 'IdentifiedMember' }
    & GraphQLRecursivePick<FederationTypes['IdentifiedMember'], {"pass":true}> );
  RightsRequest:
    ( { __typename: 'RightsRequest' }
    & GraphQLRecursivePick<FederationTypes['RightsRequest'], {"id":true,"customerId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  ConsentProof: ResolverTypeWrapper<Scalars['ConsentProof']['output']>;
  TierCode: ResolverTypeWrapper<Scalars['TierCode']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Customer: ResolverTypeWrapper<CustomerMapper>;
  Programme: ResolverTypeWrapper<ProgrammeMapper>;
  PointsRules: ResolverTypeWrapper<PointsRules>;
  PointValue: ResolverTypeWrapper<PointValue>;
  PointValueInput: PointValueInput;
  NegativeBalance: NegativeBalance;
  SetProgrammeInput: SetProgrammeInput;
  PointsRulesInput: PointsRulesInput;
  ReferralRules: ResolverTypeWrapper<ReferralRules>;
  ReferralLimit: ResolverTypeWrapper<ReferralLimit>;
  ReferralPayment: ReferralPayment;
  ReferralRulesInput: ReferralRulesInput;
  ReferralLimitInput: ReferralLimitInput;
  CardRules: ResolverTypeWrapper<CardRules>;
  CardRulesInput: CardRulesInput;
  EarningRules: ResolverTypeWrapper<EarningRulesMapper>;
  EarningRule: ResolverTypeWrapper<EarningRuleMapper>;
  EarningRuleKind: EarningRuleKind;
  EarningSelection: ResolverTypeWrapper<EarningSelectionMapper>;
  EarningWindow: ResolverTypeWrapper<EarningWindow>;
  EarningCap: ResolverTypeWrapper<EarningCapMapper>;
  EarningPeriod: EarningPeriod;
  EarningStacking: EarningStacking;
  EarningRounding: EarningRounding;
  EarningTax: EarningTax;
  MultipliersTogether: MultipliersTogether;
  EngagementActivity: EngagementActivity;
  EarningRulesInput: EarningRulesInput;
  EarningRuleInput: EarningRuleInput;
  EarningSelectionInput: EarningSelectionInput;
  EarningWindowInput: EarningWindowInput;
  EarningCapInput: EarningCapInput;
  BasketInput: BasketInput;
  BasketLineInput: BasketLineInput;
  TryEarningRulesInput: TryEarningRulesInput;
  TryEarningRulesResult: ResolverTypeWrapper<Omit<TryEarningRulesResult, 'forecast'> & { forecast?: Maybe<ResolversTypes['EarningForecast']> }>;
  EarningForecast: ResolverTypeWrapper<EarningForecastMapper>;
  OrderEarning: ResolverTypeWrapper<OrderEarningMapper>;
  LineEarning: ResolverTypeWrapper<LineEarning>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  EarningFinding: ResolverTypeWrapper<EarningFinding>;
  EarningVerdict: EarningVerdict;
  CheckInInput: CheckInInput;
  CheckInPositionInput: CheckInPositionInput;
  CheckInPayload: ResolverTypeWrapper<CheckInPayload>;
  RecordEngagementInput: RecordEngagementInput;
  RecordEngagementPayload: ResolverTypeWrapper<RecordEngagementPayload>;
  SetProgrammePayload: ResolverTypeWrapper<Omit<SetProgrammePayload, 'programme'> & { programme?: Maybe<ResolversTypes['Programme']> }>;
  LoyaltyAccount: ResolverTypeWrapper<LoyaltyAccountMapper>;
  TierStanding: ResolverTypeWrapper<TierStanding>;
  TierDistance: ResolverTypeWrapper<TierDistance>;
  QualifyingAmount: ResolverTypeWrapper<QualifyingAmount>;
  TierWarning: ResolverTypeWrapper<TierWarning>;
  TierExplanation: ResolverTypeWrapper<TierExplanation>;
  QualifyingDay: ResolverTypeWrapper<QualifyingDay>;
  TierChange: ResolverTypeWrapper<TierChange>;
  TierChangeReason: TierChangeReason;
  TierBenefit: ResolverTypeWrapper<TierBenefit>;
  TierBenefitKind: TierBenefitKind;
  TierRules: ResolverTypeWrapper<Omit<TierRules, 'ladder'> & { ladder: Array<ResolversTypes['TierLevel']> }>;
  TierMeasure: TierMeasure;
  TierPeriod: TierPeriod;
  TierFall: TierFall;
  TierLevel: ResolverTypeWrapper<TierLevelMapper>;
  TierRulesInput: TierRulesInput;
  TierLevelInput: TierLevelInput;
  TierBenefitInput: TierBenefitInput;
  LoyaltyJob: ResolverTypeWrapper<Omit<LoyaltyJob, 'runs'> & { runs: Array<ResolversTypes['LoyaltyJobRun']> }>;
  LoyaltyJobRun: ResolverTypeWrapper<LoyaltyJobRunMapper>;
  NextTier: ResolverTypeWrapper<NextTier>;
  BalanceExplanation: ResolverTypeWrapper<BalanceExplanationMapper>;
  BalancePart: ResolverTypeWrapper<BalancePart>;
  PointsPosting: ResolverTypeWrapper<PointsPostingMapper>;
  PointsPostingKind: PointsPostingKind;
  PointsLotChange: ResolverTypeWrapper<PointsLotChange>;
  PointsPostingConnection: ResolverTypeWrapper<Omit<PointsPostingConnection, 'edges'> & { edges: Array<ResolversTypes['PointsPostingEdge']> }>;
  PointsPostingEdge: ResolverTypeWrapper<Omit<PointsPostingEdge, 'node'> & { node: ResolversTypes['PointsPosting'] }>;
  PointsLot: ResolverTypeWrapper<PointsLotMapper>;
  PointsLotPart: ResolverTypeWrapper<PointsLotPart>;
  PointsLotConnection: ResolverTypeWrapper<Omit<PointsLotConnection, 'edges'> & { edges: Array<ResolversTypes['PointsLotEdge']> }>;
  PointsLotEdge: ResolverTypeWrapper<Omit<PointsLotEdge, 'node'> & { node: ResolversTypes['PointsLot'] }>;
  PointsExpiry: ResolverTypeWrapper<PointsExpiry>;
  LoyaltyReport: ResolverTypeWrapper<LoyaltyReport>;
  LoyaltyMonth: ResolverTypeWrapper<LoyaltyMonth>;
  PointsAdjustment: ResolverTypeWrapper<PointsAdjustmentMapper>;
  PointsAdjustmentReason: PointsAdjustmentReason;
  PointsAdjustmentState: PointsAdjustmentState;
  PointsAdjustmentConnection: ResolverTypeWrapper<Omit<PointsAdjustmentConnection, 'edges'> & { edges: Array<ResolversTypes['PointsAdjustmentEdge']> }>;
  PointsAdjustmentEdge: ResolverTypeWrapper<Omit<PointsAdjustmentEdge, 'node'> & { node: ResolversTypes['PointsAdjustment'] }>;
  AdjustPointsInput: AdjustPointsInput;
  AdjustPointsPayload: ResolverTypeWrapper<Omit<AdjustPointsPayload, 'adjustment'> & { adjustment?: Maybe<ResolversTypes['PointsAdjustment']> }>;
  ApproveAdjustmentInput: ApproveAdjustmentInput;
  RejectAdjustmentInput: RejectAdjustmentInput;
  DecideAdjustmentPayload: ResolverTypeWrapper<Omit<DecideAdjustmentPayload, 'adjustment'> & { adjustment?: Maybe<ResolversTypes['PointsAdjustment']> }>;
  Reward: ResolverTypeWrapper<RewardMapper>;
  RewardKind: RewardKind;
  Donations: ResolverTypeWrapper<DonationsMapper>;
  Redemption: ResolverTypeWrapper<RedemptionMapper>;
  RedemptionState: RedemptionState;
  Voucher: ResolverTypeWrapper<VoucherMapper>;
  IdentifiedMember: ResolverTypeWrapper<IdentifiedMemberMapper>;
  RedemptionConnection: ResolverTypeWrapper<Omit<RedemptionConnection, 'edges'> & { edges: Array<ResolversTypes['RedemptionEdge']> }>;
  RedemptionEdge: ResolverTypeWrapper<Omit<RedemptionEdge, 'node'> & { node: ResolversTypes['Redemption'] }>;
  Offer: ResolverTypeWrapper<OfferMapper>;
  OfferReason: ResolverTypeWrapper<OfferReason>;
  OfferReasonCode: OfferReasonCode;
  OfferRedeemedBy: OfferRedeemedBy;
  OfferGrant: ResolverTypeWrapper<OfferGrantMapper>;
  OfferGivenBy: OfferGivenBy;
  OfferGrantState: OfferGrantState;
  OfferExplanation: ResolverTypeWrapper<OfferExplanationMapper>;
  OfferCondition: ResolverTypeWrapper<OfferCondition>;
  OfferConditionCode: OfferConditionCode;
  OfferRules: ResolverTypeWrapper<OfferRules>;
  OfferHours: ResolverTypeWrapper<OfferHours>;
  OfferCap: ResolverTypeWrapper<OfferCap>;
  Store: ResolverTypeWrapper<Store>;
  JoinProgrammeInput: JoinProgrammeInput;
  JoinProgrammePayload: ResolverTypeWrapper<Omit<JoinProgrammePayload, 'account'> & { account?: Maybe<ResolversTypes['LoyaltyAccount']> }>;
  RedeemRewardInput: RedeemRewardInput;
  RedeemRewardPayload: ResolverTypeWrapper<Omit<RedeemRewardPayload, 'redemption' | 'account'> & { redemption?: Maybe<ResolversTypes['Redemption']>, account?: Maybe<ResolversTypes['LoyaltyAccount']> }>;
  CancelRedemptionInput: CancelRedemptionInput;
  CancelRedemptionPayload: ResolverTypeWrapper<Omit<CancelRedemptionPayload, 'redemption' | 'account'> & { redemption?: Maybe<ResolversTypes['Redemption']>, account?: Maybe<ResolversTypes['LoyaltyAccount']> }>;
  RedeemVoucherInput: RedeemVoucherInput;
  RedeemVoucherPayload: ResolverTypeWrapper<Omit<RedeemVoucherPayload, 'voucher'> & { voucher?: Maybe<ResolversTypes['Voucher']> }>;
  VoidRedemptionInput: VoidRedemptionInput;
  VoidReason: VoidReason;
  VoidRedemptionPayload: ResolverTypeWrapper<VoidRedemptionPayload>;
  RedeemForMemberInput: RedeemForMemberInput;
  RedeemForMemberPayload: ResolverTypeWrapper<Omit<RedeemForMemberPayload, 'voucher' | 'member'> & { voucher?: Maybe<ResolversTypes['Voucher']>, member?: Maybe<ResolversTypes['IdentifiedMember']> }>;
  ImportRewardCodesInput: ImportRewardCodesInput;
  ImportRewardCodesPayload: ResolverTypeWrapper<ImportRewardCodesPayload>;
  ImportRewardsInput: ImportRewardsInput;
  RewardInput: RewardInput;
  ImportRewardsPayload: ResolverTypeWrapper<ImportRewardsPayload>;
  ImportOffersInput: ImportOffersInput;
  OfferInput: OfferInput;
  OfferAudienceInput: OfferAudienceInput;
  OfferBehaviourInput: OfferBehaviourInput;
  OfferLeftBag: OfferLeftBag;
  OfferTriggerInput: OfferTriggerInput;
  OfferTriggeredBy: OfferTriggeredBy;
  OfferTimeInput: OfferTimeInput;
  OfferStockInput: OfferStockInput;
  OfferCapInput: OfferCapInput;
  OfferChannel: OfferChannel;
  OfferHoursInput: OfferHoursInput;
  SetOfferRulesInput: SetOfferRulesInput;
  SetOfferRulesPayload: ResolverTypeWrapper<SetOfferRulesPayload>;
  ReportPositionInput: ReportPositionInput;
  StoreLocationInput: StoreLocationInput;
  HeardBeaconInput: HeardBeaconInput;
  Weekday: Weekday;
  ReportPositionPayload: ResolverTypeWrapper<Omit<ReportPositionPayload, 'grants' | 'offers'> & { grants: Array<ResolversTypes['OfferGrant']>, offers: Array<ResolversTypes['Offer']> }>;
  OfferWithheld: OfferWithheld;
  ActivateOfferInput: ActivateOfferInput;
  ActivateOfferPayload: ResolverTypeWrapper<Omit<ActivateOfferPayload, 'grant'> & { grant?: Maybe<ResolversTypes['OfferGrant']> }>;
  RedeemOfferInput: RedeemOfferInput;
  RedeemOfferPayload: ResolverTypeWrapper<Omit<RedeemOfferPayload, 'offer'> & { offer?: Maybe<ResolversTypes['Offer']> }>;
  NoteContentReadInput: NoteContentReadInput;
  NoteContentReadPayload: ResolverTypeWrapper<NoteContentReadPayload>;
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
  Money: ResolverTypeWrapper<Money>;
  Referral: ResolverTypeWrapper<ReferralMapper>;
  ReferralState: ReferralState;
  ReferralRefusal: ReferralRefusal;
  ReferralConnection: ResolverTypeWrapper<Omit<ReferralConnection, 'edges'> & { edges: Array<ResolversTypes['ReferralEdge']> }>;
  ReferralEdge: ResolverTypeWrapper<Omit<ReferralEdge, 'node'> & { node: ResolversTypes['Referral'] }>;
  OpenReferralCodeInput: OpenReferralCodeInput;
  OpenReferralCodePayload: ResolverTypeWrapper<OpenReferralCodePayload>;
  EnterReferralCodeInput: EnterReferralCodeInput;
  EnterReferralCodePayload: ResolverTypeWrapper<Omit<EnterReferralCodePayload, 'referral'> & { referral?: Maybe<ResolversTypes['Referral']> }>;
  EarningCard: ResolverTypeWrapper<EarningCardMapper>;
  CardPurchase: ResolverTypeWrapper<CardPurchaseMapper>;
  CardPurchaseState: CardPurchaseState;
  CardPurchaseConnection: ResolverTypeWrapper<Omit<CardPurchaseConnection, 'edges'> & { edges: Array<ResolversTypes['CardPurchaseEdge']> }>;
  CardPurchaseEdge: ResolverTypeWrapper<Omit<CardPurchaseEdge, 'node'> & { node: ResolversTypes['CardPurchase'] }>;
  LinkEarningCardInput: LinkEarningCardInput;
  LinkEarningCardPayload: ResolverTypeWrapper<Omit<LinkEarningCardPayload, 'card'> & { card?: Maybe<ResolversTypes['EarningCard']> }>;
  UnlinkEarningCardInput: UnlinkEarningCardInput;
  UnlinkEarningCardPayload: ResolverTypeWrapper<UnlinkEarningCardPayload>;
  ReportCardTransactionsInput: ReportCardTransactionsInput;
  CardTransactionInput: CardTransactionInput;
  CardTransactionKind: CardTransactionKind;
  ReportCardTransactionsPayload: ResolverTypeWrapper<ReportCardTransactionsPayload>;
  CardTransactionResult: ResolverTypeWrapper<CardTransactionResult>;
  CardTransactionOutcome: CardTransactionOutcome;
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
  TierCode: Scalars['TierCode']['output'];
  SafeInt: Scalars['SafeInt']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Customer: CustomerMapper;
  Programme: ProgrammeMapper;
  PointsRules: PointsRules;
  PointValue: PointValue;
  PointValueInput: PointValueInput;
  SetProgrammeInput: SetProgrammeInput;
  PointsRulesInput: PointsRulesInput;
  ReferralRules: ReferralRules;
  ReferralLimit: ReferralLimit;
  ReferralRulesInput: ReferralRulesInput;
  ReferralLimitInput: ReferralLimitInput;
  CardRules: CardRules;
  CardRulesInput: CardRulesInput;
  EarningRules: EarningRulesMapper;
  EarningRule: EarningRuleMapper;
  EarningSelection: EarningSelectionMapper;
  EarningWindow: EarningWindow;
  EarningCap: EarningCapMapper;
  EarningRulesInput: EarningRulesInput;
  EarningRuleInput: EarningRuleInput;
  EarningSelectionInput: EarningSelectionInput;
  EarningWindowInput: EarningWindowInput;
  EarningCapInput: EarningCapInput;
  BasketInput: BasketInput;
  BasketLineInput: BasketLineInput;
  TryEarningRulesInput: TryEarningRulesInput;
  TryEarningRulesResult: Omit<TryEarningRulesResult, 'forecast'> & { forecast?: Maybe<ResolversParentTypes['EarningForecast']> };
  EarningForecast: EarningForecastMapper;
  OrderEarning: OrderEarningMapper;
  LineEarning: LineEarning;
  Float: Scalars['Float']['output'];
  EarningFinding: EarningFinding;
  CheckInInput: CheckInInput;
  CheckInPositionInput: CheckInPositionInput;
  CheckInPayload: CheckInPayload;
  RecordEngagementInput: RecordEngagementInput;
  RecordEngagementPayload: RecordEngagementPayload;
  SetProgrammePayload: Omit<SetProgrammePayload, 'programme'> & { programme?: Maybe<ResolversParentTypes['Programme']> };
  LoyaltyAccount: LoyaltyAccountMapper;
  TierStanding: TierStanding;
  TierDistance: TierDistance;
  QualifyingAmount: QualifyingAmount;
  TierWarning: TierWarning;
  TierExplanation: TierExplanation;
  QualifyingDay: QualifyingDay;
  TierChange: TierChange;
  TierBenefit: TierBenefit;
  TierRules: Omit<TierRules, 'ladder'> & { ladder: Array<ResolversParentTypes['TierLevel']> };
  TierLevel: TierLevelMapper;
  TierRulesInput: TierRulesInput;
  TierLevelInput: TierLevelInput;
  TierBenefitInput: TierBenefitInput;
  LoyaltyJob: Omit<LoyaltyJob, 'runs'> & { runs: Array<ResolversParentTypes['LoyaltyJobRun']> };
  LoyaltyJobRun: LoyaltyJobRunMapper;
  NextTier: NextTier;
  BalanceExplanation: BalanceExplanationMapper;
  BalancePart: BalancePart;
  PointsPosting: PointsPostingMapper;
  PointsLotChange: PointsLotChange;
  PointsPostingConnection: Omit<PointsPostingConnection, 'edges'> & { edges: Array<ResolversParentTypes['PointsPostingEdge']> };
  PointsPostingEdge: Omit<PointsPostingEdge, 'node'> & { node: ResolversParentTypes['PointsPosting'] };
  PointsLot: PointsLotMapper;
  PointsLotPart: PointsLotPart;
  PointsLotConnection: Omit<PointsLotConnection, 'edges'> & { edges: Array<ResolversParentTypes['PointsLotEdge']> };
  PointsLotEdge: Omit<PointsLotEdge, 'node'> & { node: ResolversParentTypes['PointsLot'] };
  PointsExpiry: PointsExpiry;
  LoyaltyReport: LoyaltyReport;
  LoyaltyMonth: LoyaltyMonth;
  PointsAdjustment: PointsAdjustmentMapper;
  PointsAdjustmentConnection: Omit<PointsAdjustmentConnection, 'edges'> & { edges: Array<ResolversParentTypes['PointsAdjustmentEdge']> };
  PointsAdjustmentEdge: Omit<PointsAdjustmentEdge, 'node'> & { node: ResolversParentTypes['PointsAdjustment'] };
  AdjustPointsInput: AdjustPointsInput;
  AdjustPointsPayload: Omit<AdjustPointsPayload, 'adjustment'> & { adjustment?: Maybe<ResolversParentTypes['PointsAdjustment']> };
  ApproveAdjustmentInput: ApproveAdjustmentInput;
  RejectAdjustmentInput: RejectAdjustmentInput;
  DecideAdjustmentPayload: Omit<DecideAdjustmentPayload, 'adjustment'> & { adjustment?: Maybe<ResolversParentTypes['PointsAdjustment']> };
  Reward: RewardMapper;
  Donations: DonationsMapper;
  Redemption: RedemptionMapper;
  Voucher: VoucherMapper;
  IdentifiedMember: IdentifiedMemberMapper;
  RedemptionConnection: Omit<RedemptionConnection, 'edges'> & { edges: Array<ResolversParentTypes['RedemptionEdge']> };
  RedemptionEdge: Omit<RedemptionEdge, 'node'> & { node: ResolversParentTypes['Redemption'] };
  Offer: OfferMapper;
  OfferReason: OfferReason;
  OfferGrant: OfferGrantMapper;
  OfferExplanation: OfferExplanationMapper;
  OfferCondition: OfferCondition;
  OfferRules: OfferRules;
  OfferHours: OfferHours;
  OfferCap: OfferCap;
  Store: Store;
  JoinProgrammeInput: JoinProgrammeInput;
  JoinProgrammePayload: Omit<JoinProgrammePayload, 'account'> & { account?: Maybe<ResolversParentTypes['LoyaltyAccount']> };
  RedeemRewardInput: RedeemRewardInput;
  RedeemRewardPayload: Omit<RedeemRewardPayload, 'redemption' | 'account'> & { redemption?: Maybe<ResolversParentTypes['Redemption']>, account?: Maybe<ResolversParentTypes['LoyaltyAccount']> };
  CancelRedemptionInput: CancelRedemptionInput;
  CancelRedemptionPayload: Omit<CancelRedemptionPayload, 'redemption' | 'account'> & { redemption?: Maybe<ResolversParentTypes['Redemption']>, account?: Maybe<ResolversParentTypes['LoyaltyAccount']> };
  RedeemVoucherInput: RedeemVoucherInput;
  RedeemVoucherPayload: Omit<RedeemVoucherPayload, 'voucher'> & { voucher?: Maybe<ResolversParentTypes['Voucher']> };
  VoidRedemptionInput: VoidRedemptionInput;
  VoidRedemptionPayload: VoidRedemptionPayload;
  RedeemForMemberInput: RedeemForMemberInput;
  RedeemForMemberPayload: Omit<RedeemForMemberPayload, 'voucher' | 'member'> & { voucher?: Maybe<ResolversParentTypes['Voucher']>, member?: Maybe<ResolversParentTypes['IdentifiedMember']> };
  ImportRewardCodesInput: ImportRewardCodesInput;
  ImportRewardCodesPayload: ImportRewardCodesPayload;
  ImportRewardsInput: ImportRewardsInput;
  RewardInput: RewardInput;
  ImportRewardsPayload: ImportRewardsPayload;
  ImportOffersInput: ImportOffersInput;
  OfferInput: OfferInput;
  OfferAudienceInput: OfferAudienceInput;
  OfferBehaviourInput: OfferBehaviourInput;
  OfferTriggerInput: OfferTriggerInput;
  OfferTimeInput: OfferTimeInput;
  OfferStockInput: OfferStockInput;
  OfferCapInput: OfferCapInput;
  OfferHoursInput: OfferHoursInput;
  SetOfferRulesInput: SetOfferRulesInput;
  SetOfferRulesPayload: SetOfferRulesPayload;
  ReportPositionInput: ReportPositionInput;
  StoreLocationInput: StoreLocationInput;
  HeardBeaconInput: HeardBeaconInput;
  ReportPositionPayload: Omit<ReportPositionPayload, 'grants' | 'offers'> & { grants: Array<ResolversParentTypes['OfferGrant']>, offers: Array<ResolversParentTypes['Offer']> };
  ActivateOfferInput: ActivateOfferInput;
  ActivateOfferPayload: Omit<ActivateOfferPayload, 'grant'> & { grant?: Maybe<ResolversParentTypes['OfferGrant']> };
  RedeemOfferInput: RedeemOfferInput;
  RedeemOfferPayload: Omit<RedeemOfferPayload, 'offer'> & { offer?: Maybe<ResolversParentTypes['Offer']> };
  NoteContentReadInput: NoteContentReadInput;
  NoteContentReadPayload: NoteContentReadPayload;
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
  Money: Money;
  Referral: ReferralMapper;
  ReferralConnection: Omit<ReferralConnection, 'edges'> & { edges: Array<ResolversParentTypes['ReferralEdge']> };
  ReferralEdge: Omit<ReferralEdge, 'node'> & { node: ResolversParentTypes['Referral'] };
  OpenReferralCodeInput: OpenReferralCodeInput;
  OpenReferralCodePayload: OpenReferralCodePayload;
  EnterReferralCodeInput: EnterReferralCodeInput;
  EnterReferralCodePayload: Omit<EnterReferralCodePayload, 'referral'> & { referral?: Maybe<ResolversParentTypes['Referral']> };
  EarningCard: EarningCardMapper;
  CardPurchase: CardPurchaseMapper;
  CardPurchaseConnection: Omit<CardPurchaseConnection, 'edges'> & { edges: Array<ResolversParentTypes['CardPurchaseEdge']> };
  CardPurchaseEdge: Omit<CardPurchaseEdge, 'node'> & { node: ResolversParentTypes['CardPurchase'] };
  LinkEarningCardInput: LinkEarningCardInput;
  LinkEarningCardPayload: Omit<LinkEarningCardPayload, 'card'> & { card?: Maybe<ResolversParentTypes['EarningCard']> };
  UnlinkEarningCardInput: UnlinkEarningCardInput;
  UnlinkEarningCardPayload: UnlinkEarningCardPayload;
  ReportCardTransactionsInput: ReportCardTransactionsInput;
  CardTransactionInput: CardTransactionInput;
  ReportCardTransactionsPayload: ReportCardTransactionsPayload;
  CardTransactionResult: CardTransactionResult;
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

export interface TierCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TierCode'], any> {
  name: 'TierCode';
}

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  loyaltyReport: Resolver<Maybe<ResolversTypes['LoyaltyReport']>, ParentType, ContextType, RequireFields<QueryLoyaltyReportArgs, 'from' | 'to'>>;
  pointsAdjustments: Resolver<Maybe<ResolversTypes['PointsAdjustmentConnection']>, ParentType, ContextType, RequireFields<QueryPointsAdjustmentsArgs, 'state' | 'first'>>;
  loyaltyJobs: Resolver<Maybe<Array<ResolversTypes['LoyaltyJob']>>, ParentType, ContextType>;
  programme: Resolver<Maybe<ResolversTypes['Programme']>, ParentType, ContextType>;
  rewards: Resolver<Maybe<Array<ResolversTypes['Reward']>>, ParentType, ContextType>;
  dryRunEarning: Resolver<Maybe<ResolversTypes['EarningForecast']>, ParentType, ContextType, RequireFields<QueryDryRunEarningArgs, 'basket'>>;
  tryEarningRules: Resolver<Maybe<ResolversTypes['TryEarningRulesResult']>, ParentType, ContextType, RequireFields<QueryTryEarningRulesArgs, 'input'>>;
  offersForEverybody: Resolver<Maybe<Array<ResolversTypes['Offer']>>, ParentType, ContextType, Partial<QueryOffersForEverybodyArgs>>;
  offerRules: Resolver<Maybe<ResolversTypes['OfferRules']>, ParentType, ContextType>;
  explainOffers: Resolver<Maybe<Array<ResolversTypes['OfferExplanation']>>, ParentType, ContextType, RequireFields<QueryExplainOffersArgs, 'customerId' | 'storeId'>>;
  exchangeRate: Resolver<Maybe<ResolversTypes['ExchangeRate']>, ParentType, ContextType, RequireFields<QueryExchangeRateArgs, 'clientId'>>;
  partnerBonus: Resolver<Maybe<ResolversTypes['PartnerBonus']>, ParentType, ContextType, RequireFields<QueryPartnerBonusArgs, 'clientId'>>;
  pointsExchanges: Resolver<Maybe<ResolversTypes['SettledExchangeConnection']>, ParentType, ContextType, RequireFields<QueryPointsExchangesArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adjustPoints: Resolver<ResolversTypes['AdjustPointsPayload'], ParentType, ContextType, RequireFields<MutationAdjustPointsArgs, 'input'>>;
  approveAdjustment: Resolver<ResolversTypes['DecideAdjustmentPayload'], ParentType, ContextType, RequireFields<MutationApproveAdjustmentArgs, 'input'>>;
  rejectAdjustment: Resolver<ResolversTypes['DecideAdjustmentPayload'], ParentType, ContextType, RequireFields<MutationRejectAdjustmentArgs, 'input'>>;
  setProgramme: Resolver<ResolversTypes['SetProgrammePayload'], ParentType, ContextType, RequireFields<MutationSetProgrammeArgs, 'input'>>;
  checkIn: Resolver<ResolversTypes['CheckInPayload'], ParentType, ContextType, RequireFields<MutationCheckInArgs, 'input'>>;
  recordEngagement: Resolver<ResolversTypes['RecordEngagementPayload'], ParentType, ContextType, RequireFields<MutationRecordEngagementArgs, 'input'>>;
  joinProgramme: Resolver<ResolversTypes['JoinProgrammePayload'], ParentType, ContextType, RequireFields<MutationJoinProgrammeArgs, 'input'>>;
  redeemReward: Resolver<ResolversTypes['RedeemRewardPayload'], ParentType, ContextType, RequireFields<MutationRedeemRewardArgs, 'input'>>;
  linkEarningCard: Resolver<ResolversTypes['LinkEarningCardPayload'], ParentType, ContextType, RequireFields<MutationLinkEarningCardArgs, 'input'>>;
  unlinkEarningCard: Resolver<ResolversTypes['UnlinkEarningCardPayload'], ParentType, ContextType, RequireFields<MutationUnlinkEarningCardArgs, 'input'>>;
  reportCardTransactions: Resolver<ResolversTypes['ReportCardTransactionsPayload'], ParentType, ContextType, RequireFields<MutationReportCardTransactionsArgs, 'input'>>;
  cancelRedemption: Resolver<ResolversTypes['CancelRedemptionPayload'], ParentType, ContextType, RequireFields<MutationCancelRedemptionArgs, 'input'>>;
  redeemVoucher: Resolver<ResolversTypes['RedeemVoucherPayload'], ParentType, ContextType, RequireFields<MutationRedeemVoucherArgs, 'input'>>;
  redeemForMember: Resolver<ResolversTypes['RedeemForMemberPayload'], ParentType, ContextType, RequireFields<MutationRedeemForMemberArgs, 'input'>>;
  voidRedemption: Resolver<ResolversTypes['VoidRedemptionPayload'], ParentType, ContextType, RequireFields<MutationVoidRedemptionArgs, 'input'>>;
  importRewardCodes: Resolver<ResolversTypes['ImportRewardCodesPayload'], ParentType, ContextType, RequireFields<MutationImportRewardCodesArgs, 'input'>>;
  openReferralCode: Resolver<ResolversTypes['OpenReferralCodePayload'], ParentType, ContextType, RequireFields<MutationOpenReferralCodeArgs, 'input'>>;
  enterReferralCode: Resolver<ResolversTypes['EnterReferralCodePayload'], ParentType, ContextType, RequireFields<MutationEnterReferralCodeArgs, 'input'>>;
  importRewards: Resolver<ResolversTypes['ImportRewardsPayload'], ParentType, ContextType, RequireFields<MutationImportRewardsArgs, 'input'>>;
  importOffers: Resolver<ResolversTypes['ImportOffersPayload'], ParentType, ContextType, RequireFields<MutationImportOffersArgs, 'input'>>;
  setOfferRules: Resolver<ResolversTypes['SetOfferRulesPayload'], ParentType, ContextType, RequireFields<MutationSetOfferRulesArgs, 'input'>>;
  reportPosition: Resolver<ResolversTypes['ReportPositionPayload'], ParentType, ContextType, RequireFields<MutationReportPositionArgs, 'input'>>;
  activateOffer: Resolver<ResolversTypes['ActivateOfferPayload'], ParentType, ContextType, RequireFields<MutationActivateOfferArgs, 'input'>>;
  redeemOffer: Resolver<ResolversTypes['RedeemOfferPayload'], ParentType, ContextType, RequireFields<MutationRedeemOfferArgs, 'input'>>;
  noteContentRead: Resolver<ResolversTypes['NoteContentReadPayload'], ParentType, ContextType, RequireFields<MutationNoteContentReadArgs, 'input'>>;
  exchangePoints: Resolver<ResolversTypes['ExchangePointsPayload'], ParentType, ContextType, RequireFields<MutationExchangePointsArgs, 'input'>>;
  reverseExchange: Resolver<ResolversTypes['ReverseExchangePayload'], ParentType, ContextType, RequireFields<MutationReverseExchangeArgs, 'input'>>;
  setExchangeRate: Resolver<ResolversTypes['SetExchangeRatePayload'], ParentType, ContextType, RequireFields<MutationSetExchangeRateArgs, 'input'>>;
  setPartnerBonus: Resolver<ResolversTypes['SetPartnerBonusPayload'], ParentType, ContextType, RequireFields<MutationSetPartnerBonusArgs, 'input'>>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loyaltyAccount?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
  dryRunEarning?: Resolver<Maybe<ResolversTypes['EarningForecast']>, ParentType, ContextType, RequireFields<CustomerDryRunEarningArgs, 'basket'>>;
  offers?: Resolver<Maybe<Array<ResolversTypes['Offer']>>, ParentType, ContextType, Partial<CustomerOffersArgs>>;
  offerGrants?: Resolver<Maybe<Array<ResolversTypes['OfferGrant']>>, ParentType, ContextType>;
  referralCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  referrals?: Resolver<Maybe<ResolversTypes['ReferralConnection']>, ParentType, ContextType, RequireFields<CustomerReferralsArgs, 'first'>>;
  referredBy?: Resolver<Maybe<ResolversTypes['Referral']>, ParentType, ContextType>;
  earningCards?: Resolver<Maybe<Array<ResolversTypes['EarningCard']>>, ParentType, ContextType>;
  cardPurchases?: Resolver<Maybe<ResolversTypes['CardPurchaseConnection']>, ParentType, ContextType, RequireFields<CustomerCardPurchasesArgs, 'first'>>;
  hasBenefit?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<CustomerHasBenefitArgs, 'code'>>;
  pointsExchanges?: Resolver<Maybe<ResolversTypes['PointsExchangeConnection']>, ParentType, ContextType, RequireFields<CustomerPointsExchangesArgs, 'first'>>;
};

export type ProgrammeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Programme'] = ResolversParentTypes['Programme']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  setAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['PointsRules'], ParentType, ContextType>;
  earning?: Resolver<ResolversTypes['EarningRules'], ParentType, ContextType>;
  tiers?: Resolver<ResolversTypes['TierRules'], ParentType, ContextType>;
  cards?: Resolver<ResolversTypes['CardRules'], ParentType, ContextType>;
  referrals?: Resolver<ResolversTypes['ReferralRules'], ParentType, ContextType>;
};

export type PointsRulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsRules'] = ResolversParentTypes['PointsRules']> = {
  monthsAlive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiryNoticeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  negativeBalance?: Resolver<ResolversTypes['NegativeBalance'], ParentType, ContextType>;
  pendingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  adjustmentLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pointValue?: Resolver<ResolversTypes['PointValue'], ParentType, ContextType>;
};

export type PointValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointValue'] = ResolversParentTypes['PointValue']> = {
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amountMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReferralRulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralRules'] = ResolversParentTypes['ReferralRules']> = {
  referrerPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  referredPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minimumMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pay?: Resolver<ResolversTypes['ReferralPayment'], ParentType, ContextType>;
  returnDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['ReferralLimit'], ParentType, ContextType>;
  mostADay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReferralLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralLimit'] = ResolversParentTypes['ReferralLimit']> = {
  times?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CardRulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardRules'] = ResolversParentTypes['CardRules']> = {
  matchMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EarningRulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningRules'] = ResolversParentTypes['EarningRules']> = {
  rules?: Resolver<Array<ResolversTypes['EarningRule']>, ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['EarningTax'], ParentType, ContextType>;
  multipliers?: Resolver<ResolversTypes['MultipliersTogether'], ParentType, ContextType>;
  excluded?: Resolver<Maybe<ResolversTypes['EarningSelection']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EarningRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningRule'] = ResolversParentTypes['EarningRule']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EarningRuleKind'], ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  perUnits?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rounding?: Resolver<Maybe<ResolversTypes['EarningRounding']>, ParentType, ContextType>;
  activity?: Resolver<Maybe<ResolversTypes['EngagementActivity']>, ParentType, ContextType>;
  only?: Resolver<Maybe<ResolversTypes['EarningSelection']>, ParentType, ContextType>;
  except?: Resolver<Maybe<ResolversTypes['EarningSelection']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimumMinor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['EarningWindow']>, ParentType, ContextType>;
  caps?: Resolver<Array<ResolversTypes['EarningCap']>, ParentType, ContextType>;
  stacking?: Resolver<ResolversTypes['EarningStacking'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  qualifying?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type EarningSelectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningSelection'] = ResolversParentTypes['EarningSelection']> = {
  skus?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  categories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  storeIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  channels?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  tiers?: Resolver<Maybe<Array<ResolversTypes['TierCode']>>, ParentType, ContextType>;
};

export type EarningWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningWindow'] = ResolversParentTypes['EarningWindow']> = {
  startsAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recurrence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  duration?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EarningCapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningCap'] = ResolversParentTypes['EarningCap']> = {
  per?: Resolver<ResolversTypes['EarningPeriod'], ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  times?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TryEarningRulesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryEarningRulesResult'] = ResolversParentTypes['TryEarningRulesResult']> = {
  forecast?: Resolver<Maybe<ResolversTypes['EarningForecast']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EarningForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningForecast'] = ResolversParentTypes['EarningForecast']> = {
  programmeVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['LineEarning']>, ParentType, ContextType>;
};

export type OrderEarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEarning'] = ResolversParentTypes['OrderEarning']> = {
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  programmeVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['LineEarning']>, ParentType, ContextType>;
};

export type LineEarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineEarning'] = ResolversParentTypes['LineEarning']> = {
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paidMinor?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  qualifyingPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['EarningFinding']>, ParentType, ContextType>;
};

export type EarningFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningFinding'] = ResolversParentTypes['EarningFinding']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['EarningVerdict'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CheckInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckInPayload'] = ResolversParentTypes['CheckInPayload']> = {
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isRepeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordEngagementPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordEngagementPayload'] = ResolversParentTypes['RecordEngagementPayload']> = {
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetProgrammePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetProgrammePayload'] = ResolversParentTypes['SetProgrammePayload']> = {
  programme?: Resolver<Maybe<ResolversTypes['Programme']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LoyaltyAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyAccount'] = ResolversParentTypes['LoyaltyAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pendingPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reservedPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['BalanceExplanation']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['TierCode']>, ParentType, ContextType>;
  nextTier?: Resolver<Maybe<ResolversTypes['NextTier']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['TierStanding']>, ParentType, ContextType>;
  tierHistory?: Resolver<Maybe<Array<ResolversTypes['TierChange']>>, ParentType, ContextType>;
  benefits?: Resolver<Maybe<Array<ResolversTypes['TierBenefit']>>, ParentType, ContextType>;
  pointsEarnedInYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  postings?: Resolver<Maybe<ResolversTypes['PointsPostingConnection']>, ParentType, ContextType, RequireFields<LoyaltyAccountPostingsArgs, 'first'>>;
  explainEarning?: Resolver<Maybe<ResolversTypes['OrderEarning']>, ParentType, ContextType, RequireFields<LoyaltyAccountExplainEarningArgs, 'orderId'>>;
  lots?: Resolver<Maybe<ResolversTypes['PointsLotConnection']>, ParentType, ContextType, RequireFields<LoyaltyAccountLotsArgs, 'first'>>;
  upcomingExpiries?: Resolver<Maybe<Array<ResolversTypes['PointsExpiry']>>, ParentType, ContextType>;
  redemptions?: Resolver<Maybe<ResolversTypes['RedemptionConnection']>, ParentType, ContextType, RequireFields<LoyaltyAccountRedemptionsArgs, 'first'>>;
};

export type TierStandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierStanding'] = ResolversParentTypes['TierStanding']> = {
  tier?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  toNext?: Resolver<Maybe<ResolversTypes['TierDistance']>, ParentType, ContextType>;
  toKeep?: Resolver<Maybe<ResolversTypes['TierDistance']>, ParentType, ContextType>;
  keptUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  projected?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
  isLifetime?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['TierWarning']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['TierExplanation'], ParentType, ContextType>;
};

export type TierDistanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierDistance'] = ResolversParentTypes['TierDistance']> = {
  tier?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['QualifyingAmount'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type QualifyingAmountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualifyingAmount'] = ResolversParentTypes['QualifyingAmount']> = {
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  spend?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  purchases?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TierWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierWarning'] = ResolversParentTypes['TierWarning']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
};

export type TierExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierExplanation'] = ResolversParentTypes['TierExplanation']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['TierMeasure'], ParentType, ContextType>;
  countedFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  countedUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['QualifyingAmount'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['QualifyingDay']>, ParentType, ContextType>;
};

export type QualifyingDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualifyingDay'] = ResolversParentTypes['QualifyingDay']> = {
  day?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['QualifyingAmount'], ParentType, ContextType>;
};

export type TierChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierChange'] = ResolversParentTypes['TierChange']> = {
  tier?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['TierCode']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['TierChangeReason'], ParentType, ContextType>;
};

export type TierBenefitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierBenefit'] = ResolversParentTypes['TierBenefit']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TierBenefitKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TierRulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierRules'] = ResolversParentTypes['TierRules']> = {
  measure?: Resolver<ResolversTypes['TierMeasure'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['TierPeriod'], ParentType, ContextType>;
  fall?: Resolver<ResolversTypes['TierFall'], ParentType, ContextType>;
  graceDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leastDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warnDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ladder?: Resolver<Array<ResolversTypes['TierLevel']>, ParentType, ContextType>;
};

export type TierLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierLevel'] = ResolversParentTypes['TierLevel']> = {
  tier?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lifetimePeriods?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lifetimeAmount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  benefits?: Resolver<Array<ResolversTypes['TierBenefit']>, ParentType, ContextType>;
};

export type LoyaltyJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyJob'] = ResolversParentTypes['LoyaltyJob']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  everyMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  doneUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runs?: Resolver<Array<ResolversTypes['LoyaltyJobRun']>, ParentType, ContextType>;
};

export type LoyaltyJobRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyJobRun'] = ResolversParentTypes['LoyaltyJobRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NextTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextTier'] = ResolversParentTypes['NextTier']> = {
  tier?: Resolver<ResolversTypes['TierCode'], ParentType, ContextType>;
  pointsToGo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BalanceExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BalanceExplanation'] = ResolversParentTypes['BalanceExplanation']> = {
  balance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parts?: Resolver<Array<ResolversTypes['BalancePart']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BalancePartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BalancePart'] = ResolversParentTypes['BalancePart']> = {
  kind?: Resolver<ResolversTypes['PointsPostingKind'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  postings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PointsPostingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsPosting'] = ResolversParentTypes['PointsPosting']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PointsPostingKind'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['PointsAdjustmentReason']>, ParentType, ContextType>;
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
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availableAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  parts?: Resolver<Maybe<Array<ResolversTypes['PointsLotPart']>>, ParentType, ContextType>;
  earnedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PointsLotPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsLotPart'] = ResolversParentTypes['PointsLotPart']> = {
  ruleId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type LoyaltyReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyReport'] = ResolversParentTypes['LoyaltyReport']> = {
  months?: Resolver<Array<ResolversTypes['LoyaltyMonth']>, ParentType, ContextType>;
  breakagePercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  owed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LoyaltyMonthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyMonth'] = ResolversParentTypes['LoyaltyMonth']> = {
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issued?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  exchanged?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  redeemed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  expired?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  reversed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  adjusted?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  settled?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  liabilityMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type PointsAdjustmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsAdjustment'] = ResolversParentTypes['PointsAdjustment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['PointsAdjustmentReason'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PointsAdjustmentState'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PointsAdjustmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsAdjustmentConnection'] = ResolversParentTypes['PointsAdjustmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PointsAdjustmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PointsAdjustmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PointsAdjustmentEdge'] = ResolversParentTypes['PointsAdjustmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PointsAdjustment'], ParentType, ContextType>;
};

export type AdjustPointsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustPointsPayload'] = ResolversParentTypes['AdjustPointsPayload']> = {
  adjustment?: Resolver<Maybe<ResolversTypes['PointsAdjustment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DecideAdjustmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideAdjustmentPayload'] = ResolversParentTypes['DecideAdjustmentPayload']> = {
  adjustment?: Resolver<Maybe<ResolversTypes['PointsAdjustment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RewardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reward'] = ResolversParentTypes['Reward']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availableFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  availableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RewardKind'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  donated?: Resolver<Maybe<ResolversTypes['Donations']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  tiers?: Resolver<Maybe<Array<ResolversTypes['TierCode']>>, ParentType, ContextType>;
  perMember?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  left?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  voucherDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stores?: Resolver<Maybe<Array<ResolversTypes['Store']>>, ParentType, ContextType>;
};

export type DonationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Donations'] = ResolversParentTypes['Donations']> = {
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  redemptions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RedemptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Redemption'] = ResolversParentTypes['Redemption']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reward?: Resolver<ResolversTypes['Reward'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  voucherCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  redeemedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RedemptionState'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  usedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
};

export type VoucherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Voucher'] = ResolversParentTypes['Voucher']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reward?: Resolver<ResolversTypes['Reward'], ParentType, ContextType>;
  usedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdentifiedMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentifiedMember'] = ResolversParentTypes['IdentifiedMember'], FederationReferenceType extends FederationReferenceTypes['IdentifiedMember'] = FederationReferenceTypes['IdentifiedMember']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IdentifiedMember']> | FederationReferenceType, FederationReferenceType, ContextType>;
  pass?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  loyaltyAccount?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
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
  redeemBy?: Resolver<ResolversTypes['OfferRedeemedBy'], ParentType, ContextType>;
  isGivenOnArrival?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isForOneUse?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['OfferReason']>, ParentType, ContextType>;
};

export type OfferReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferReason'] = ResolversParentTypes['OfferReason']> = {
  codes?: Resolver<Array<ResolversTypes['OfferReasonCode']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OfferGrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferGrant'] = ResolversParentTypes['OfferGrant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offer?: Resolver<ResolversTypes['Offer'], ParentType, ContextType>;
  givenBy?: Resolver<ResolversTypes['OfferGivenBy'], ParentType, ContextType>;
  percentOff?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pointsMultiplier?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['OfferReason'], ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OfferGrantState'], ParentType, ContextType>;
  redeemedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OfferExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferExplanation'] = ResolversParentTypes['OfferExplanation']> = {
  offer?: Resolver<ResolversTypes['Offer'], ParentType, ContextType>;
  given?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  grant?: Resolver<Maybe<ResolversTypes['OfferGrant']>, ParentType, ContextType>;
  conditions?: Resolver<Array<ResolversTypes['OfferCondition']>, ParentType, ContextType>;
};

export type OfferConditionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferCondition'] = ResolversParentTypes['OfferCondition']> = {
  code?: Resolver<ResolversTypes['OfferConditionCode'], ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OfferRulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferRules'] = ResolversParentTypes['OfferRules']> = {
  quietHours?: Resolver<Maybe<ResolversTypes['OfferHours']>, ParentType, ContextType>;
  cap?: Resolver<ResolversTypes['OfferCap'], ParentType, ContextType>;
  minutesBetween?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OfferHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferHours'] = ResolversParentTypes['OfferHours']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OfferCapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferCap'] = ResolversParentTypes['OfferCap']> = {
  times?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type CancelRedemptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelRedemptionPayload'] = ResolversParentTypes['CancelRedemptionPayload']> = {
  redemption?: Resolver<Maybe<ResolversTypes['Redemption']>, ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['LoyaltyAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RedeemVoucherPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedeemVoucherPayload'] = ResolversParentTypes['RedeemVoucherPayload']> = {
  voucher?: Resolver<Maybe<ResolversTypes['Voucher']>, ParentType, ContextType>;
  usedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type VoidRedemptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VoidRedemptionPayload'] = ResolversParentTypes['VoidRedemptionPayload']> = {
  state?: Resolver<Maybe<ResolversTypes['RedemptionState']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RedeemForMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedeemForMemberPayload'] = ResolversParentTypes['RedeemForMemberPayload']> = {
  voucher?: Resolver<Maybe<ResolversTypes['Voucher']>, ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['IdentifiedMember']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportRewardCodesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRewardCodesPayload'] = ResolversParentTypes['ImportRewardCodesPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  known?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportRewardsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRewardsPayload'] = ResolversParentTypes['ImportRewardsPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetOfferRulesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetOfferRulesPayload'] = ResolversParentTypes['SetOfferRulesPayload']> = {
  rules?: Resolver<Maybe<ResolversTypes['OfferRules']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportPositionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPositionPayload'] = ResolversParentTypes['ReportPositionPayload']> = {
  grants?: Resolver<Array<ResolversTypes['OfferGrant']>, ParentType, ContextType>;
  offers?: Resolver<Array<ResolversTypes['Offer']>, ParentType, ContextType>;
  withheld?: Resolver<Maybe<ResolversTypes['OfferWithheld']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ActivateOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivateOfferPayload'] = ResolversParentTypes['ActivateOfferPayload']> = {
  grant?: Resolver<Maybe<ResolversTypes['OfferGrant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RedeemOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedeemOfferPayload'] = ResolversParentTypes['RedeemOfferPayload']> = {
  offer?: Resolver<Maybe<ResolversTypes['Offer']>, ParentType, ContextType>;
  redeemedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  idempotentReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NoteContentReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoteContentReadPayload'] = ResolversParentTypes['NoteContentReadPayload']> = {
  isNoted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReferralResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Referral'] = ResolversParentTypes['Referral']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReferralState'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enteredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rewardedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refusedFor?: Resolver<Maybe<ResolversTypes['ReferralRefusal']>, ParentType, ContextType>;
};

export type ReferralConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralConnection'] = ResolversParentTypes['ReferralConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReferralEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReferralEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralEdge'] = ResolversParentTypes['ReferralEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Referral'], ParentType, ContextType>;
};

export type OpenReferralCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenReferralCodePayload'] = ResolversParentTypes['OpenReferralCodePayload']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EnterReferralCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterReferralCodePayload'] = ResolversParentTypes['EnterReferralCodePayload']> = {
  referral?: Resolver<Maybe<ResolversTypes['Referral']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EarningCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EarningCard'] = ResolversParentTypes['EarningCard']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isConfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  linkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CardPurchaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardPurchase'] = ResolversParentTypes['CardPurchase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  card?: Resolver<Maybe<ResolversTypes['EarningCard']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CardPurchaseState'], ParentType, ContextType>;
  authorised?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cleared?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  undone?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  offerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  orderIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CardPurchaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardPurchaseConnection'] = ResolversParentTypes['CardPurchaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CardPurchaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CardPurchaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardPurchaseEdge'] = ResolversParentTypes['CardPurchaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CardPurchase'], ParentType, ContextType>;
};

export type LinkEarningCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkEarningCardPayload'] = ResolversParentTypes['LinkEarningCardPayload']> = {
  card?: Resolver<Maybe<ResolversTypes['EarningCard']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnlinkEarningCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlinkEarningCardPayload'] = ResolversParentTypes['UnlinkEarningCardPayload']> = {
  cardId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportCardTransactionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportCardTransactionsPayload'] = ResolversParentTypes['ReportCardTransactionsPayload']> = {
  results?: Resolver<Maybe<Array<ResolversTypes['CardTransactionResult']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CardTransactionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardTransactionResult'] = ResolversParentTypes['CardTransactionResult']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CardTransactionOutcome'], ParentType, ContextType>;
  creditMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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
  TierCode?: GraphQLScalarType;
  SafeInt?: GraphQLScalarType;
  Query: QueryResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType> & Required<Pick<CustomerResolvers<ContextType>, Exclude<keyof Customer & keyof CustomerResolvers, keyof CustomerMapper>>>;
  Programme: ProgrammeResolvers<ContextType> & Required<Pick<ProgrammeResolvers<ContextType>, Exclude<keyof Programme & keyof ProgrammeResolvers, keyof ProgrammeMapper>>>;
  PointsRules?: PointsRulesResolvers<ContextType>;
  PointValue?: PointValueResolvers<ContextType>;
  ReferralRules?: ReferralRulesResolvers<ContextType>;
  ReferralLimit?: ReferralLimitResolvers<ContextType>;
  CardRules?: CardRulesResolvers<ContextType>;
  EarningRules: EarningRulesResolvers<ContextType> & Required<Pick<EarningRulesResolvers<ContextType>, Exclude<keyof EarningRules & keyof EarningRulesResolvers, keyof EarningRulesMapper>>>;
  EarningRule: EarningRuleResolvers<ContextType> & Required<Pick<EarningRuleResolvers<ContextType>, Exclude<keyof EarningRule & keyof EarningRuleResolvers, keyof EarningRuleMapper>>>;
  EarningSelection: EarningSelectionResolvers<ContextType> & Required<Pick<EarningSelectionResolvers<ContextType>, Exclude<keyof EarningSelection & keyof EarningSelectionResolvers, keyof EarningSelectionMapper>>>;
  EarningWindow?: EarningWindowResolvers<ContextType>;
  EarningCap: EarningCapResolvers<ContextType> & Required<Pick<EarningCapResolvers<ContextType>, Exclude<keyof EarningCap & keyof EarningCapResolvers, keyof EarningCapMapper>>>;
  TryEarningRulesResult?: TryEarningRulesResultResolvers<ContextType>;
  EarningForecast: EarningForecastResolvers<ContextType> & Required<Pick<EarningForecastResolvers<ContextType>, Exclude<keyof EarningForecast & keyof EarningForecastResolvers, keyof EarningForecastMapper>>>;
  OrderEarning: OrderEarningResolvers<ContextType> & Required<Pick<OrderEarningResolvers<ContextType>, Exclude<keyof OrderEarning & keyof OrderEarningResolvers, keyof OrderEarningMapper>>>;
  LineEarning?: LineEarningResolvers<ContextType>;
  EarningFinding?: EarningFindingResolvers<ContextType>;
  CheckInPayload?: CheckInPayloadResolvers<ContextType>;
  RecordEngagementPayload?: RecordEngagementPayloadResolvers<ContextType>;
  SetProgrammePayload?: SetProgrammePayloadResolvers<ContextType>;
  LoyaltyAccount: LoyaltyAccountResolvers<ContextType> & Required<Pick<LoyaltyAccountResolvers<ContextType>, Exclude<keyof LoyaltyAccount & keyof LoyaltyAccountResolvers, keyof LoyaltyAccountMapper>>>;
  TierStanding?: TierStandingResolvers<ContextType>;
  TierDistance?: TierDistanceResolvers<ContextType>;
  QualifyingAmount?: QualifyingAmountResolvers<ContextType>;
  TierWarning?: TierWarningResolvers<ContextType>;
  TierExplanation?: TierExplanationResolvers<ContextType>;
  QualifyingDay?: QualifyingDayResolvers<ContextType>;
  TierChange?: TierChangeResolvers<ContextType>;
  TierBenefit?: TierBenefitResolvers<ContextType>;
  TierRules?: TierRulesResolvers<ContextType>;
  TierLevel: TierLevelResolvers<ContextType> & Required<Pick<TierLevelResolvers<ContextType>, Exclude<keyof TierLevel & keyof TierLevelResolvers, keyof TierLevelMapper>>>;
  LoyaltyJob?: LoyaltyJobResolvers<ContextType>;
  LoyaltyJobRun: LoyaltyJobRunResolvers<ContextType> & Required<Pick<LoyaltyJobRunResolvers<ContextType>, Exclude<keyof LoyaltyJobRun & keyof LoyaltyJobRunResolvers, keyof LoyaltyJobRunMapper>>>;
  NextTier?: NextTierResolvers<ContextType>;
  BalanceExplanation: BalanceExplanationResolvers<ContextType> & Required<Pick<BalanceExplanationResolvers<ContextType>, Exclude<keyof BalanceExplanation & keyof BalanceExplanationResolvers, keyof BalanceExplanationMapper>>>;
  BalancePart?: BalancePartResolvers<ContextType>;
  PointsPosting: PointsPostingResolvers<ContextType> & Required<Pick<PointsPostingResolvers<ContextType>, Exclude<keyof PointsPosting & keyof PointsPostingResolvers, keyof PointsPostingMapper>>>;
  PointsLotChange?: PointsLotChangeResolvers<ContextType>;
  PointsPostingConnection?: PointsPostingConnectionResolvers<ContextType>;
  PointsPostingEdge?: PointsPostingEdgeResolvers<ContextType>;
  PointsLot: PointsLotResolvers<ContextType> & Required<Pick<PointsLotResolvers<ContextType>, Exclude<keyof PointsLot & keyof PointsLotResolvers, keyof PointsLotMapper>>>;
  PointsLotPart?: PointsLotPartResolvers<ContextType>;
  PointsLotConnection?: PointsLotConnectionResolvers<ContextType>;
  PointsLotEdge?: PointsLotEdgeResolvers<ContextType>;
  PointsExpiry?: PointsExpiryResolvers<ContextType>;
  LoyaltyReport?: LoyaltyReportResolvers<ContextType>;
  LoyaltyMonth?: LoyaltyMonthResolvers<ContextType>;
  PointsAdjustment: PointsAdjustmentResolvers<ContextType> & Required<Pick<PointsAdjustmentResolvers<ContextType>, Exclude<keyof PointsAdjustment & keyof PointsAdjustmentResolvers, keyof PointsAdjustmentMapper>>>;
  PointsAdjustmentConnection?: PointsAdjustmentConnectionResolvers<ContextType>;
  PointsAdjustmentEdge?: PointsAdjustmentEdgeResolvers<ContextType>;
  AdjustPointsPayload?: AdjustPointsPayloadResolvers<ContextType>;
  DecideAdjustmentPayload?: DecideAdjustmentPayloadResolvers<ContextType>;
  Reward: RewardResolvers<ContextType> & Required<Pick<RewardResolvers<ContextType>, Exclude<keyof Reward & keyof RewardResolvers, keyof RewardMapper>>>;
  Donations: DonationsResolvers<ContextType> & Required<Pick<DonationsResolvers<ContextType>, Exclude<keyof Donations & keyof DonationsResolvers, keyof DonationsMapper>>>;
  Redemption: RedemptionResolvers<ContextType> & Required<Pick<RedemptionResolvers<ContextType>, Exclude<keyof Redemption & keyof RedemptionResolvers, keyof RedemptionMapper>>>;
  Voucher: VoucherResolvers<ContextType> & Required<Pick<VoucherResolvers<ContextType>, Exclude<keyof Voucher & keyof VoucherResolvers, keyof VoucherMapper>>>;
  IdentifiedMember: IdentifiedMemberResolvers<ContextType> & Required<Pick<IdentifiedMemberResolvers<ContextType>, Exclude<keyof IdentifiedMember & keyof IdentifiedMemberResolvers, keyof IdentifiedMemberMapper>>>;
  RedemptionConnection?: RedemptionConnectionResolvers<ContextType>;
  RedemptionEdge?: RedemptionEdgeResolvers<ContextType>;
  Offer: OfferResolvers<ContextType> & Required<Pick<OfferResolvers<ContextType>, Exclude<keyof Offer & keyof OfferResolvers, keyof OfferMapper>>>;
  OfferReason?: OfferReasonResolvers<ContextType>;
  OfferGrant: OfferGrantResolvers<ContextType> & Required<Pick<OfferGrantResolvers<ContextType>, Exclude<keyof OfferGrant & keyof OfferGrantResolvers, keyof OfferGrantMapper>>>;
  OfferExplanation: OfferExplanationResolvers<ContextType> & Required<Pick<OfferExplanationResolvers<ContextType>, Exclude<keyof OfferExplanation & keyof OfferExplanationResolvers, keyof OfferExplanationMapper>>>;
  OfferCondition?: OfferConditionResolvers<ContextType>;
  OfferRules?: OfferRulesResolvers<ContextType>;
  OfferHours?: OfferHoursResolvers<ContextType>;
  OfferCap?: OfferCapResolvers<ContextType>;
  Store?: StoreResolvers<ContextType>;
  JoinProgrammePayload?: JoinProgrammePayloadResolvers<ContextType>;
  RedeemRewardPayload?: RedeemRewardPayloadResolvers<ContextType>;
  CancelRedemptionPayload?: CancelRedemptionPayloadResolvers<ContextType>;
  RedeemVoucherPayload?: RedeemVoucherPayloadResolvers<ContextType>;
  VoidRedemptionPayload?: VoidRedemptionPayloadResolvers<ContextType>;
  RedeemForMemberPayload?: RedeemForMemberPayloadResolvers<ContextType>;
  ImportRewardCodesPayload?: ImportRewardCodesPayloadResolvers<ContextType>;
  ImportRewardsPayload?: ImportRewardsPayloadResolvers<ContextType>;
  SetOfferRulesPayload?: SetOfferRulesPayloadResolvers<ContextType>;
  ReportPositionPayload?: ReportPositionPayloadResolvers<ContextType>;
  ActivateOfferPayload?: ActivateOfferPayloadResolvers<ContextType>;
  RedeemOfferPayload?: RedeemOfferPayloadResolvers<ContextType>;
  NoteContentReadPayload?: NoteContentReadPayloadResolvers<ContextType>;
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
  Money?: MoneyResolvers<ContextType>;
  Referral: ReferralResolvers<ContextType> & Required<Pick<ReferralResolvers<ContextType>, Exclude<keyof Referral & keyof ReferralResolvers, keyof ReferralMapper>>>;
  ReferralConnection?: ReferralConnectionResolvers<ContextType>;
  ReferralEdge?: ReferralEdgeResolvers<ContextType>;
  OpenReferralCodePayload?: OpenReferralCodePayloadResolvers<ContextType>;
  EnterReferralCodePayload?: EnterReferralCodePayloadResolvers<ContextType>;
  EarningCard: EarningCardResolvers<ContextType> & Required<Pick<EarningCardResolvers<ContextType>, Exclude<keyof EarningCard & keyof EarningCardResolvers, keyof EarningCardMapper>>>;
  CardPurchase: CardPurchaseResolvers<ContextType> & Required<Pick<CardPurchaseResolvers<ContextType>, Exclude<keyof CardPurchase & keyof CardPurchaseResolvers, keyof CardPurchaseMapper>>>;
  CardPurchaseConnection?: CardPurchaseConnectionResolvers<ContextType>;
  CardPurchaseEdge?: CardPurchaseEdgeResolvers<ContextType>;
  LinkEarningCardPayload?: LinkEarningCardPayloadResolvers<ContextType>;
  UnlinkEarningCardPayload?: UnlinkEarningCardPayloadResolvers<ContextType>;
  ReportCardTransactionsPayload?: ReportCardTransactionsPayloadResolvers<ContextType>;
  CardTransactionResult?: CardTransactionResultResolvers<ContextType>;
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
