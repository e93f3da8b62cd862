import type { TierCode } from '../rules/tiers.ts';

/** Conditions on the member, all of which must be met. */
export type Audience = {
  tiers?: TierCode[];
  joinedWithinDays?: number;
  /** No points were earned for so long … */
  quietForDays?: number;
  /** … or some were. */
  earnedWithinDays?: number;
  /** Whole points that can be spent. */
  balanceAtLeast?: number;
};

/** How far a bag that was left had come. */
export type LeftBag = 'IDLE' | 'ABANDONED' | 'STALLED';

/** Conditions on what the customer does, all of which must be met. */
export type Behaviour = {
  /** One of these SKUs is in the bag. */
  bagSkus?: string[];
  /** One of these SKUs is on the wish list. */
  wishSkus?: string[];
  /** One of these products was looked at again and again, and not bought. */
  viewedProductIds?: string[];
  /** The bag has something in it, and was left like this. */
  leftBag?: LeftBag;
  /** One of these texts was read. */
  readContentIds?: string[];
  /** So long ago at most was what was left, looked at or read. Default: {@link DEFAULT_WITHIN_DAYS}. */
  withinDays?: number;
};

export const DEFAULT_WITHIN_DAYS = 7;

export type Approach = 'POSITION' | 'BEACON' | 'ZONE';

/** The offer is given when the customer comes, and not before. */
export type Trigger = {
  /** What may show that they come. */
  by: Approach[];
  /** For a position: so near to the store. Absent: within its geofence. */
  radiusMetres?: number;
  /** Only in these parts of a store. Absent: in any. */
  zoneIds?: string[];
};

export const WEEKDAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From `from` until just before `to`, `HH:MM` in the store's own time; over midnight when `to` isn't later. */
export type DailySpan = { from: string; to: string };

/** A span of these days; one over midnight belongs to the day on which it begins. */
export type Hours = DailySpan & { days: Weekday[] };

/** At most so often in so many days. */
export type Cap = { times: number; days: number };

export const CHANNELS = ['PUSH', 'EMAIL', 'SMS'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The purposes that let an offer be told through a channel. */
export const PURPOSE_OF: Readonly<Record<Channel, string>> = {
  PUSH: 'push_marketing',
  EMAIL: 'email_marketing',
  SMS: 'sms_marketing',
};

/** Without both nobody is given an offer because of where they are. */
export const PERSONAL = 'personalisation';
export const WHEREABOUTS = 'location';

export type OfferTerms = {
  code: string;
  /** Absent: for everybody. */
  audience?: Audience;
  behaviour?: Behaviour;
  trigger?: Trigger;
  /** Absent: in every store. */
  storeIds?: string[];
  /** Absent: at any time. */
  hours?: Hours[];
  /** The store has so many pieces of each of these. */
  stock?: { skus: string[]; atLeast: number };
  /** A customer uses it once. */
  singleUse?: boolean;
  /** How often a customer is given it because they come. Default: {@link DEFAULT_CAP}. */
  cap?: Cap;
  /** So long it is valid once it was given. Default: {@link DEFAULT_VALID_MINUTES} from a trigger, else to its end. */
  validMinutes?: number;
  /** It is told through these, and given only to whom one of them may reach. Absent: whoever looks sees it. */
  channels?: Channel[];
  validFrom: Date;
  validUntil: Date;
};

export const DEFAULT_CAP: Cap = { times: 1, days: 1 };
export const DEFAULT_VALID_MINUTES = 60;

/** What holds for all offers that are given because somebody comes. */
export type OfferRules = {
  /** In these hours of the store nobody is given any. Null: there are none. */
  quietHours: DailySpan | null;
  /** At most so many, of all offers together, and … */
  cap: Cap;
  /** … not sooner than so long after another. */
  minutesBetween: number;
};

export const DEFAULT_OFFER_RULES: OfferRules = {
  quietHours: { from: '21:00', to: '08:00' },
  cap: { times: 3, days: 1 },
  minutesBetween: 60,
};

/** No cap looks back farther, and nothing that a cap counts is kept longer. */
export const MAX_CAP_DAYS = 30;

/** Who gets it depends on who they are. */
export const isPersonal = ({ audience, behaviour, trigger, singleUse }: OfferTerms): boolean =>
  Boolean(audience || behaviour || trigger || singleUse);
