export const REWARD_KINDS = [
  /** A voucher that a till of ours takes. */
  'VOUCHER',
  /** The points are given to a cause. */
  'DONATION',
  /** A code of a partner's, which the partner takes. */
  'PARTNER',
] as const;
export type RewardKind = (typeof REWARD_KINDS)[number];

/** What the rules look at; everything that isn't given holds nobody back. */
export type RewardTerms = {
  /** Absent: `VOUCHER`. */
  kind?: RewardKind;
  availableFrom: Date;
  /** Absent: no end is planned. */
  availableUntil?: Date;
  /** Only for members of one of these tiers. */
  tiers?: readonly string[];
  /** How often one member may have it. */
  perMember?: number;
  /** How often it can be had at all, from when this was first said. */
  stock?: number;
  /** Days for which a voucher is good. Absent: for ever. */
  voucherDays?: number;
  /** Where its vouchers are taken. Absent: everywhere. */
  storeIds?: readonly string[];
};

/** Who would like to have it, where the terms ask. */
export type Asking = {
  now: Date;
  tier: string | null;
  /** How often the member has had it, not counting what was cancelled or lapsed. */
  had: number;
  /** How often anybody has. */
  taken: number;
};

export type RewardRefusal = 'REWARD_NOT_FOUND' | 'TIER_TOO_LOW' | 'REWARD_LIMIT_REACHED' | 'REWARD_SOLD_OUT';

/** Why a reward can't be had; null when it can, if the points suffice. */
export function refusalOf(terms: RewardTerms, { now, tier, had, taken }: Asking): RewardRefusal | null {
  if (!isAvailable(terms, now)) return 'REWARD_NOT_FOUND';
  if (terms.tiers && (tier === null || !terms.tiers.includes(tier))) return 'TIER_TOO_LOW';
  if (terms.perMember !== undefined && had >= terms.perMember) return 'REWARD_LIMIT_REACHED';
  if (terms.stock !== undefined && taken >= terms.stock) return 'REWARD_SOLD_OUT';
  return null;
}

/** Can it be had at this time? */
const isAvailable = (
  { availableFrom, availableUntil }: Pick<RewardTerms, 'availableFrom' | 'availableUntil'>,
  now: Date,
): boolean => availableFrom <= now && (!availableUntil || now < availableUntil);

/** Whether how often it was had has to be counted. Those that aren't counted can be had by everybody at the same time. */
export const isCounted = ({ kind, stock }: RewardTerms): boolean =>
  kind === 'DONATION' || stock !== undefined;

const DAY_MS = 24 * 3_600_000;

/** Until when a voucher that is issued now is good; null for ever. */
export const validUntil = ({ voucherDays }: RewardTerms, now: Date): Date | null =>
  voucherDays === undefined ? null : new Date(now.getTime() + voucherDays * DAY_MS);

export const REDEMPTION_STATES = [
  /** Its voucher can be used. */
  'ISSUED',
  /** A till took the voucher; or nothing was left to do: a donation, a partner's code. */
  'USED',
  'CANCELLED',
  /** Nobody used the voucher in time. */
  'LAPSED',
] as const;
export type RedemptionState = (typeof REDEMPTION_STATES)[number];

/** Where a redemption stands at this moment, whether or not it has been written yet that its voucher lapsed. */
export const stateAt = (
  { state, validUntil: until }: { state: RedemptionState; validUntil?: Date },
  now: Date,
): RedemptionState => (state === 'ISSUED' && until && until <= now ? 'LAPSED' : state);

export type VoucherRefusal = 'ALREADY_REDEEMED' | 'VOUCHER_NOT_VALID';

/** Why a till of this store doesn't take a voucher; null when it does. */
export function voucherRefusalOf(
  redemption: { state: RedemptionState; validUntil?: Date },
  { storeIds }: Pick<RewardTerms, 'storeIds'>,
  { now, storeId }: { now: Date; storeId: string },
): VoucherRefusal | null {
  const state = stateAt(redemption, now);
  if (state === 'USED') return 'ALREADY_REDEEMED';
  if (state !== 'ISSUED') return 'VOUCHER_NOT_VALID';
  return storeIds && !storeIds.includes(storeId) ? 'VOUCHER_NOT_VALID' : null;
}

export const UNDO_REASONS = ['SALE_CANCELLED', 'MISTAKE', 'GOODS_MISSING'] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

/** So long a till can undo what was redeemed in its store. */
const UNDO_MS = 3_600_000;
/** So often a redemption can be undone. */
export const MOST_UNDOINGS = 10;

/** Can a till that has redeemed it undo that? Donations and partners' codes are done for good. */
export const canBeUndone = (
  {
    state,
    usedAt,
    voucherCode,
    undone = [],
  }: { state: RedemptionState; usedAt?: Date; voucherCode?: string; undone?: readonly unknown[] },
  now: Date,
): boolean =>
  state === 'USED' &&
  voucherCode !== undefined &&
  usedAt !== undefined &&
  now.getTime() - usedAt.getTime() <= UNDO_MS &&
  undone.length < MOST_UNDOINGS;
