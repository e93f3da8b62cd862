import type { Programme, Tier } from './programme.ts';
import { type EarnedOnDay, earnedInYear, tierFor } from './tiers.ts';

/** Conditions, all of which a customer must meet. */
export type Audience = { tiers?: Tier[]; joinedWithinDays?: number; quietForDays?: number };

export type OfferTerms = {
  code: string;
  /** Absent: for everybody. */
  audience?: Audience;
  /** Absent: in every store. */
  storeIds?: string[];
  validFrom: Date;
  validUntil: Date;
};

/** What offers may know of a member. */
export type Member = {
  tier: Tier;
  joinedAt: Date;
  /** The day, in UTC. Null when nothing was earned in the last 12 months. */
  lastEarnedAt: Date | null;
};

export function memberOf(
  { joinedAt, earnedByDay }: { joinedAt: Date; earnedByDay: readonly EarnedOnDay[] },
  programme: Programme,
  now: Date,
): Member {
  const last = earnedByDay.at(-1);
  return {
    tier: tierFor(earnedInYear(earnedByDay, now), programme),
    joinedAt,
    lastEarnedAt: last ? new Date(last.day) : null,
  };
}

type ReasonCode = 'FOR_EVERYBODY' | 'TIER' | 'JOINED_LATELY' | 'QUIET_LATELY';
export type Reason = { codes: ReasonCode[]; text: string };

/** Where and when offers are looked at. */
export type Occasion = { now: Date; storeId: string | null };

const MAX_OFFERS = 20;
const DAY_MS = 86_400_000;

/**
 * The offers that hold now, for one customer, with the reason for each: those for few before those for everybody, then
 * ending soonest.
 *
 * @param member null for somebody who is no member, or of whom nothing may be known: conditions are not met then.
 */
export function offersFor<Offer extends OfferTerms>(
  member: Member | null,
  offers: readonly Offer[],
  occasion: Occasion,
): (Offer & { reason: Reason })[] {
  return offers
    .filter((offer) => holds(offer, occasion))
    .flatMap((offer) => {
      const reason = reasonFor(offer.audience, member, occasion.now);
      return reason ? [{ ...offer, reason }] : [];
    })
    .sort(
      (a, b) =>
        Number(!a.audience) - Number(!b.audience) ||
        a.validUntil.getTime() - b.validUntil.getTime() ||
        (a.code < b.code ? -1 : 1),
    )
    .slice(0, MAX_OFFERS);
}

const holds = ({ validFrom, validUntil, storeIds }: OfferTerms, { now, storeId }: Occasion): boolean =>
  validFrom <= now && now < validUntil && (!storeId || !storeIds || storeIds.includes(storeId));

/** Null when the audience has a condition that the member doesn't meet. */
function reasonFor(audience: Audience | undefined, member: Member | null, now: Date): Reason | null {
  if (!audience) return { codes: ['FOR_EVERYBODY'], text: 'This offer is for everybody.' };
  if (!member) return null;
  const { tiers, joinedWithinDays, quietForDays } = audience;
  const codes: ReasonCode[] = [];
  const texts: string[] = [];
  if (tiers) {
    if (!tiers.includes(member.tier)) return null;
    codes.push('TIER');
    texts.push(`You are a ${member.tier} member.`);
  }
  if (joinedWithinDays !== undefined) {
    if (daysSince(member.joinedAt, now) > joinedWithinDays) return null;
    codes.push('JOINED_LATELY');
    texts.push(`You joined in the last ${joinedWithinDays} days.`);
  }
  if (quietForDays !== undefined) {
    if (daysSince(member.lastEarnedAt ?? member.joinedAt, now) < quietForDays) return null;
    codes.push('QUIET_LATELY');
    texts.push(`You have earned no points for ${quietForDays} days.`);
  }
  return { codes, text: texts.join(' ') };
}

const daysSince = (instant: Date, now: Date): number => (now.getTime() - instant.getTime()) / DAY_MS;
