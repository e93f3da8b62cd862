import type { Money } from '../shared/page.ts';

type Page<Node> = { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

export type Reward = {
  id: string;
  kind: string;
  name: string;
  text: string;
  points: number;
  cause: string | null;
  tiers: string[] | null;
  left: number | null;
  stores: { name: string }[] | null;
};

/** A redemption: of most rewards a voucher. */
export type Voucher = {
  id: string;
  reward: { name: string; text: string; kind: string };
  points: number;
  voucherCode: string | null;
  redeemedAt: string;
  state: string;
  validUntil: string | null;
  usedAt: string | null;
  store: { name: string } | null;
};

/** One of the three, as the programme measures. */
export type Amount = { points: number | null; spend: Money | null; purchases: number | null };

export type Standing = {
  tier: string;
  toNext: { tier: string; amount: Amount } | null;
  toKeep: { amount: Amount } | null;
  keptUntil: string | null;
  isLifetime: boolean;
  warning: { at: string; to: string } | null;
  explanation: { text: string; counted: Amount };
};

export type Posting = {
  id: string;
  kind: string;
  points: number;
  /** Of what can't be spent yet. */
  pendingPoints: number;
  occurredAt: string;
};

export type Offer = {
  id: string;
  title: string;
  text: string;
  percentOff: number | null;
  pointsMultiplier: number | null;
  validUntil: string;
  stores: { id: string; name: string }[] | null;
  redeemBy: string;
  isGivenOnArrival: boolean;
};

/** The customer's own; `reason` says why it was given. */
export type ChosenOffer = Offer & { reason: { text: string } | null };

/** An offer that the customer has of their own. */
export type Grant = {
  id: string;
  offer: { id: string; title: string; text: string; redeemBy: string };
  percentOff: number | null;
  pointsMultiplier: number | null;
  store: { name: string } | null;
  code: string | null;
  reason: { text: string };
  validUntil: string;
  state: string;
  redeemedAt: string | null;
};

export type Account = {
  balance: number;
  pendingPoints: number;
  reservedPoints: number;
  explanation: { text: string } | null;
  standing: Standing;
  benefits: { code: string; text: string }[] | null;
  upcomingExpiries: { points: number; expiresAt: string }[];
  redemptions: Page<Voucher>;
  postings: Page<Posting>;
};

export type Membership = {
  programme: { name: string; tiers: { ladder: { tier: string; name: string }[] } } | null;
  rewards: Reward[] | null;
  offersForEverybody: Offer[] | null;
  me: {
    id: string;
    loyaltyAccount: Account | null;
    /** Null without leave for personal offers. */
    offers: ChosenOffer[] | null;
    offerGrants: Grant[] | null;
  } | null;
};

const OFFER =
  'id title text percentOff pointsMultiplier validUntil stores { id name } redeemBy isGivenOnArrival';
const GRANT = `
  id offer { id title text redeemBy } percentOff pointsMultiplier store { name } code
  reason { text } validUntil state redeemedAt
`;
const PAGE = 'pageInfo { hasNextPage endCursor }';
const VOUCHER = `
  id reward { name text kind } points voucherCode redeemedAt state validUntil usedAt store { name }
`;
const AMOUNT = 'amount { points spend { amountMinor currency } purchases }';
const STANDING = `
  tier keptUntil isLifetime warning { at to }
  toNext { tier ${AMOUNT} } toKeep { ${AMOUNT} }
  explanation { text counted { points spend { amountMinor currency } purchases } }
`;
const POSTING = 'id kind points pendingPoints occurredAt';

export const MEMBERSHIP = `query Membership {
  programme { name tiers { ladder { tier name } } }
  rewards { id kind name text points cause tiers left stores { name } }
  offersForEverybody { ${OFFER} }
  me {
    id
    offers { ${OFFER} reason { text } }
    offerGrants { ${GRANT} }
    loyaltyAccount {
      balance pendingPoints reservedPoints explanation { text } standing { ${STANDING} } benefits { code text }
      upcomingExpiries { points expiresAt }
      redemptions(first: 20) { edges { node { ${VOUCHER} } } ${PAGE} }
      postings(first: 10) { edges { node { ${POSTING} } } ${PAGE} }
    }
  }
}`;

export const MORE_POSTINGS = `query History($after: String!) { me { loyaltyAccount {
  postings(first: 20, after: $after) { edges { node { ${POSTING} } } ${PAGE} }
} } }`;

export const MORE_VOUCHERS = `query Vouchers($after: String!) { me { loyaltyAccount {
  redemptions(first: 20, after: $after) { edges { node { ${VOUCHER} } } ${PAGE} }
} } }`;

export const MEMBER_CODE = 'query MemberCode { me { memberCode } }';

/** There is nothing that it could refuse, and to join twice changes nothing. */
export const JOIN =
  'mutation Join($input: JoinProgrammeInput!) { joinProgramme(input: $input) { account { id } } }';

export const REPORT_POSITION = `mutation Report($input: ReportPositionInput!) { reportPosition(input: $input) {
  grants { id offer { title } store { name } } withheld
} }`;

export type Reported = {
  grants: { id: string; offer: { title: string }; store: { name: string } | null }[];
  withheld: string | null;
};
