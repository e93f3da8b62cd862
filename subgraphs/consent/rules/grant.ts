import type { GrantTerms, RecordedState } from './decision.ts';

/** What a partner may be granted. These are the scope names that fields ask for, so a role's name must never be one. */
export const PARTNER_ATTRIBUTES: readonly string[] = [
  'profile.name',
  'profile.email',
  'profile.phone',
  'profile.address',
  'profile.preferences',
  'orders.history',
  'loyalty.balance',
  'loyalty.tier',
  'loyalty.offers',
  'loyalty.exchange',
  'playlist.read',
  'playlist.write',
  'subscription.report',
];

/** No partner reads anything without it, whatever else is permitted. */
export const PARTNER_SHARING = 'partner_sharing';

const MAX_LOOK_BACK_DAYS = 3650;
/** How many attributes, and how many purposes, one grant may name. */
const MAX_NAMES = 20;
/** When the customer says nothing about the end of a grant, and the longest that can be asked for. */
const DEFAULT_GRANT_DAYS = 365;
const MAX_GRANT_DAYS = 1825;

/** How a grant was left by the last decision about it. */
export type RecordedGrantState =
  | 'ACTIVE'
  /** Ended by the customer. */
  | 'REVOKED'
  /** Ended because the customer withdrew a purpose that it needs. */
  | 'PURPOSE_WITHDRAWN'
  /** Ended by itself at its time. By the clock it has ended then, whenever that is recorded. */
  | 'EXPIRED'
  /** Ended because the customer was erased. */
  | 'ERASED';

export type GrantState =
  | RecordedGrantState
  /** Not ended, but a purpose that it needs isn't permitted at the moment, e.g. has expired. */
  | 'SUSPENDED';

/** A no after which a grant for the purpose is over. An expired yes only suspends it: it can be renewed. */
export const ENDS_GRANTS: readonly RecordedState[] = ['REFUSED', 'WITHDRAWN', 'REVOKED', 'INVALIDATED'];

/** Only an `ACTIVE` grant stands: everything else lets the partner read nothing. */
export function grantState(
  grant: { state: RecordedGrantState; expiresAt: Date; purposes: string[] },
  permitted: readonly string[],
  now: Date,
): GrantState {
  if (grant.state !== 'ACTIVE') return grant.state;
  if (grant.expiresAt <= now) return 'EXPIRED';
  return missingPurposes(grant, permitted).length === 0 ? 'ACTIVE' : 'SUSPENDED';
}

/** Purposes that an open grant needs and the customer doesn't permit; what suspends it. */
export const missingPurposes = (
  grant: { state: RecordedGrantState; purposes: string[] },
  permitted: readonly string[],
): string[] =>
  grant.state === 'ACTIVE' ? neededPurposes(grant).filter((purpose) => !permitted.includes(purpose)) : [];

/** True when nobody and nothing has ended the grant; it may be suspended. */
export const isOpen = (grant: { state: RecordedGrantState; expiresAt: Date }, now: Date): boolean =>
  grant.state === 'ACTIVE' && grant.expiresAt > now;

export const neededPurposes = ({ purposes }: { purposes: string[] }): string[] => [
  ...new Set([PARTNER_SHARING, ...purposes]),
];

type Extent = Pick<GrantTerms, 'attributes' | 'purposes' | 'lookBackDays' | 'expiresAt'>;

/** The first term by which `to` reaches further than `from`; null when it allows at most the same. */
export function widened(from: Extent, to: Extent): keyof Extent | null {
  if (!to.attributes.every((attribute) => from.attributes.includes(attribute))) return 'attributes';
  if (!to.purposes.every((purpose) => from.purposes.includes(purpose))) return 'purposes';
  if (to.lookBackDays > from.lookBackDays) return 'lookBackDays';
  return to.expiresAt > from.expiresAt ? 'expiresAt' : null;
}

/** The first term that no grant can have, and what was expected; null when the terms are sound. */
export function unsound(
  { attributes, purposes, lookBackDays, expiresAt }: Extent,
  knownPurposes: { has(key: string): boolean },
  now: Date,
): { field: keyof Extent; message: string } | null {
  if (!areNames(attributes, (name) => PARTNER_ATTRIBUTES.includes(name))) {
    return {
      field: 'attributes',
      message: `Expected 1 to ${MAX_NAMES} of ${PARTNER_ATTRIBUTES.join(', ')}, each once.`,
    };
  }
  if (!areNames(purposes, (name) => knownPurposes.has(name))) {
    return { field: 'purposes', message: `Expected 1 to ${MAX_NAMES} keys of purposes, each once.` };
  }
  if (lookBackDays < 1 || lookBackDays > MAX_LOOK_BACK_DAYS) {
    return { field: 'lookBackDays', message: `Expected 1 to ${MAX_LOOK_BACK_DAYS} days.` };
  }
  if (expiresAt <= now || expiresAt > daysAfter(now, MAX_GRANT_DAYS)) {
    return { field: 'expiresAt', message: `Expected a time in the next ${MAX_GRANT_DAYS} days.` };
  }
  return null;
}

const areNames = (names: string[], isKnown: (name: string) => boolean): boolean =>
  names.length >= 1 &&
  names.length <= MAX_NAMES &&
  new Set(names).size === names.length &&
  names.every(isKnown);

/** When a grant ends about which the customer said nothing else. */
export const defaultExpiry = (now: Date): Date => daysAfter(now, DEFAULT_GRANT_DAYS);

const daysAfter = (time: Date, days: number) => new Date(time.getTime() + days * 86_400_000);
