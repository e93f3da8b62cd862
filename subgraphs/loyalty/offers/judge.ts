import type { ShopNow } from '#shared/live-shop.ts';
import { isWithinHours, isWithinSpan } from './local-spans.ts';
import type { Member } from './member.ts';
import {
  type Approach,
  type Audience,
  type Behaviour,
  type Cap,
  type Channel,
  DEFAULT_CAP,
  DEFAULT_WITHIN_DAYS,
  isPersonal,
  type LeftBag,
  type OfferRules,
  type OfferTerms,
} from './terms.ts';

/** A condition on who the customer is or what they do; meeting it is a reason. */
export type PersonalCode =
  | 'TIER'
  | 'JOINED_LATELY'
  | 'QUIET_LATELY'
  | 'EARNED_LATELY'
  | 'BALANCE'
  | 'BAG'
  | 'WISH_LIST'
  | 'VIEWED_NOT_BOUGHT'
  | 'LEFT_BAG'
  | 'CONTENT_READ';

export type ConditionCode =
  | PersonalCode
  | 'PERSONALISATION'
  | 'LOCATION'
  | 'CHANNEL'
  | 'VALID'
  | 'STORE'
  | 'HOURS'
  | 'STOCK'
  | 'NOT_USED'
  | 'NEAR'
  | 'NOT_STANDING'
  | 'QUIET_HOURS'
  | 'OFFER_CAP'
  | 'OVERALL_CAP'
  | 'SPACING';

/** Whether one condition of an offer is met. */
export type Condition = {
  code: ConditionCode;
  /** Null: it wasn't looked at, because the customer doesn't permit it. */
  met: boolean | null;
  /** The condition, in English. */
  text: string;
  /** Where meeting it is a reason for the offer: the same, to the customer. */
  reason?: string;
};

/** Something that a customer did, as others told of it. */
export type Signal = {
  kind: 'VIEWED_NOT_BOUGHT' | 'CONTENT_READ' | `LEFT_BAG_${LeftBag}`;
  /** The product or text. Absent for a bag. */
  about?: string;
  at: Date;
};

/** What may be known of a customer. */
export type Person = {
  /** Null for somebody who is no member. */
  member: Member | null;
  signals: readonly Signal[];
  /** Codes of offers for one use that were used. */
  used: ReadonlySet<string>;
};

/** What an offer is looked at with. */
export type Facts = {
  now: Date;
  /** Null: in no store in particular. */
  place: { storeId: string; timeZone: string } | null;
  /** Null: nothing may be known of anybody. */
  person: Person | null;
  /** Null: orders couldn't be asked. */
  shop: ShopNow | null;
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const daysSince = (instant: Date, now: Date): number => (now.getTime() - instant.getTime()) / DAY_MS;

/** Whether an offer holds, condition by condition: those that it has, and that of its time. */
export function holding(offer: OfferTerms, facts: Facts): Condition[] {
  const { now, place, person } = facts;
  const { validFrom, validUntil, storeIds, hours, stock, audience, behaviour, singleUse } = offer;
  const conditions: Condition[] = [
    {
      code: 'VALID',
      met: validFrom <= now && now < validUntil,
      text: `From ${validFrom.toISOString()} until just before ${validUntil.toISOString()}.`,
    },
  ];
  if (storeIds) {
    const met = !place || storeIds.includes(place.storeId);
    conditions.push({ code: 'STORE', met, text: 'Only in some stores.' });
  }
  if (hours) {
    const met = !place || isWithinHours(hours, now, place.timeZone);
    conditions.push({ code: 'HOURS', met, text: "Only in its hours, by the store's clock." });
  }
  if (stock) {
    const has = new Map(facts.shop?.onHand.map(({ sku, onHand }) => [sku, onHand]));
    const met = Boolean(place) && stock.skus.every((sku) => (has.get(sku) ?? 0) >= stock.atLeast);
    conditions.push({ code: 'STOCK', met, text: `The store has ${stock.atLeast} or more of each article.` });
  }
  if (audience) conditions.push(...audienceConditions(audience, person, now));
  if (behaviour) conditions.push(...behaviourConditions(behaviour, facts));
  if (singleUse) {
    const met = person && !person.used.has(offer.code);
    conditions.push({ code: 'NOT_USED', met, text: 'Each customer uses it once.' });
  }
  return conditions;
}

function audienceConditions(audience: Audience, person: Person | null, now: Date): Condition[] {
  const { tiers, joinedWithinDays, quietForDays, earnedWithinDays, balanceAtLeast } = audience;
  const conditions: Condition[] = [];
  const add = (code: PersonalCode, text: string, reason: string, test: (member: Member) => boolean) => {
    const met = person && person.member !== null && test(person.member);
    conditions.push({ code, met, text, reason });
  };
  if (tiers) {
    const tier = person?.member?.tier;
    add('TIER', `For ${tiers.join(', ')} members.`, `You are a ${tier} member.`, (member) =>
      tiers.includes(member.tier),
    );
  }
  if (joinedWithinDays !== undefined) {
    const text = `For those who joined in the last ${joinedWithinDays} days.`;
    const reason = `You joined in the last ${joinedWithinDays} days.`;
    add('JOINED_LATELY', text, reason, ({ joinedAt }) => daysSince(joinedAt, now) <= joinedWithinDays);
  }
  if (quietForDays !== undefined) {
    const text = `For those who have earned no points for ${quietForDays} days.`;
    const reason = `You have earned no points for ${quietForDays} days.`;
    add(
      'QUIET_LATELY',
      text,
      reason,
      ({ lastEarnedAt, joinedAt }) => daysSince(lastEarnedAt ?? joinedAt, now) >= quietForDays,
    );
  }
  if (earnedWithinDays !== undefined) {
    const text = `For those who have earned points in the last ${earnedWithinDays} days.`;
    const reason = `You have earned points in the last ${earnedWithinDays} days.`;
    add(
      'EARNED_LATELY',
      text,
      reason,
      ({ lastEarnedAt }) => lastEarnedAt !== null && daysSince(lastEarnedAt, now) <= earnedWithinDays,
    );
  }
  if (balanceAtLeast !== undefined) {
    const text = `For those who have ${balanceAtLeast} points or more.`;
    const reason = `You have ${balanceAtLeast} points or more.`;
    add('BALANCE', text, reason, ({ balance }) => balance >= balanceAtLeast);
  }
  return conditions;
}

function behaviourConditions(behaviour: Behaviour, { now, person, shop }: Facts): Condition[] {
  const { bagSkus, wishSkus, viewedProductIds, leftBag, readContentIds } = behaviour;
  const { withinDays = DEFAULT_WITHIN_DAYS } = behaviour;
  const did = (kind: Signal['kind'], abouts?: readonly string[]): boolean =>
    person?.signals.some(
      (signal) =>
        signal.kind === kind &&
        daysSince(signal.at, now) <= withinDays &&
        (!abouts || abouts.includes(signal.about ?? '')),
    ) ?? false;
  const conditions: Condition[] = [];
  const add = (code: PersonalCode, met: boolean, text: string, reason: string) =>
    conditions.push({ code, met: person && met, text, reason });
  if (bagSkus) {
    const met = shop?.bag.some((sku) => bagSkus.includes(sku)) ?? false;
    add('BAG', met, 'For those who have one of its articles in the bag.', 'It fits what is in your bag.');
  }
  if (wishSkus) {
    const met = shop?.wishes.some((sku) => wishSkus.includes(sku)) ?? false;
    add(
      'WISH_LIST',
      met,
      'For those who have one of its articles on the wish list.',
      'It fits your wish list.',
    );
  }
  if (viewedProductIds) {
    const text = 'For those who looked at one of its products again and again, and did not buy it.';
    add('VIEWED_NOT_BOUGHT', did('VIEWED_NOT_BOUGHT', viewedProductIds), text, 'It fits what you looked at.');
  }
  if (leftBag) {
    const met = did(`LEFT_BAG_${leftBag}`) && Boolean(shop?.bag.length);
    add('LEFT_BAG', met, 'For those who left something in the bag.', 'You left something in your bag.');
  }
  if (readContentIds) {
    const met = did('CONTENT_READ', readContentIds);
    add('CONTENT_READ', met, 'For those who read one of its texts.', 'It fits what you read.');
  }
  return conditions;
}

/** What shows that somebody comes, to which store and how. */
export type Arrival = {
  by: Approach;
  /** Of a position, to the store. */
  distanceMetres?: number;
  isInGeofence?: boolean;
  zoneId?: string;
};

/** An offer that somebody was given because they came or, where `isTaken`, took. */
export type Given = { offerId: string; grantedAt: Date; stands: boolean; isTaken: boolean };

/** What giving an offer depends on besides that it holds. */
export type Occasion = {
  permits: { personalisation: boolean; location: boolean; channels: readonly Channel[] };
  /** Null: they are taken to be there, which is how an explanation looks at it. */
  arrival: Arrival | null;
  /** What they were given in the days that caps look back, whichever offer it was. */
  given: readonly Given[];
  rules: OfferRules;
};

/** Whether an offer that is given when somebody comes may be given now, condition by condition, besides those of {@link holding}. */
export function giving(
  offer: OfferTerms & { _id: string },
  { now, place }: Pick<Facts, 'now' | 'place'>,
  { permits, arrival, given, rules }: Occasion,
): Condition[] {
  const { trigger, channels, cap = DEFAULT_CAP } = offer;
  const conditions: Condition[] = [];
  if (isPersonal(offer)) {
    const text = 'The customer permits personal offers.';
    conditions.push({ code: 'PERSONALISATION', met: permits.personalisation, text });
  }
  if (channels) {
    const met = channels.some((channel) => permits.channels.includes(channel));
    conditions.push({ code: 'CHANNEL', met, text: `The customer may be told by ${channels.join(' or ')}.` });
  }
  if (!trigger) return conditions;
  // Where somebody was and what they were given there is looked at only with their leave.
  const look = (met: boolean): boolean | null => (permits.location ? met : null);
  const ofThis = given.filter(({ offerId }) => offerId === offer._id);
  const counted = given.filter(({ isTaken }) => !isTaken);
  const isQuiet = place && rules.quietHours && isWithinSpan(rules.quietHours, now, place.timeZone);
  const since = counted.reduce((last, { grantedAt }) => Math.max(last, grantedAt.getTime()), 0);
  conditions.push(
    { code: 'LOCATION', met: permits.location, text: 'The customer permits that their location is used.' },
    { code: 'NEAR', met: look(!arrival || comesBy(trigger, arrival)), text: 'The customer comes.' },
    {
      code: 'NOT_STANDING',
      met: look(!ofThis.some(({ stands }) => stands)),
      text: 'The customer does not have it already.',
    },
    { code: 'QUIET_HOURS', met: !isQuiet, text: quietText(rules) },
    {
      code: 'OFFER_CAP',
      met: look(
        isBelow(
          cap,
          counted.filter(({ offerId }) => offerId === offer._id),
          now,
        ),
      ),
      text: `${capText(cap)}, this offer.`,
    },
    {
      code: 'OVERALL_CAP',
      met: look(isBelow(rules.cap, counted, now)),
      text: `${capText(rules.cap)}, all offers together.`,
    },
    {
      code: 'SPACING',
      met: look(now.getTime() - since >= rules.minutesBetween * MINUTE_MS),
      text: `Not within ${rules.minutesBetween} minutes of another.`,
    },
  );
  return conditions;
}

function comesBy(
  { by, radiusMetres, zoneIds }: NonNullable<OfferTerms['trigger']>,
  arrival: Arrival,
): boolean {
  if (!by.includes(arrival.by)) return false;
  switch (arrival.by) {
    case 'POSITION':
      return radiusMetres === undefined
        ? arrival.isInGeofence === true
        : (arrival.distanceMetres ?? Number.POSITIVE_INFINITY) <= radiusMetres;
    case 'BEACON':
      return true;
    case 'ZONE':
      return !zoneIds || zoneIds.includes(arrival.zoneId ?? '');
  }
}

const isBelow = ({ times, days }: Cap, given: readonly Given[], now: Date): boolean =>
  given.filter(({ grantedAt }) => daysSince(grantedAt, now) < days).length < times;

const capText = ({ times, days }: Cap): string => `At most ${times} in ${days} days`;

const quietText = ({ quietHours }: OfferRules): string =>
  quietHours
    ? `Not from ${quietHours.from} to ${quietHours.to}, by the store's clock.`
    : 'There are no quiet hours.';

export const areMet = (conditions: readonly Condition[]): boolean => conditions.every(({ met }) => met);
