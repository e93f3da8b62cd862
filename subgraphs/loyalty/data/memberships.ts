import { type ActivityOnDay, together } from '../rules/activity.ts';
import type { Account } from './ledger-collections.ts';

/**
 * A customer's part in the programme: the accounts of all their ids, that of the id they go by first if it has one. What the
 * customer has is what these have together.
 */
export type Membership = { customerId: string; accounts: readonly [Account, ...Account[]] };

/** Null without accounts. */
export function membershipIn(customerId: string, [first, ...rest]: readonly Account[]): Membership | null {
  return first ? { customerId, accounts: [first, ...rest] } : null;
}

/** As of the last posting; call it on what has been rid of expired points. */
export const balanceIn = ({ accounts }: Membership): number =>
  accounts.reduce((total, { balance }) => total + balance, 0);

/** When the first of the customer's ids joined. */
export const joinedAt = ({ accounts: [first, ...rest] }: Membership): Date =>
  rest.reduce((sooner, account) => earlier(sooner, account.joinedAt), first.joinedAt);

/** What qualified for tiers under all ids of the customer, day by day, oldest first. */
export const activityOf = ({ accounts: [only, ...more] }: Membership): readonly ActivityOnDay[] =>
  more.length ? together([only, ...more].flatMap(({ activity }) => activity)) : only.activity;

export const accountIdsIn = ({ accounts }: Membership): string[] => accounts.map(({ _id }) => _id);

/** As the customer's ids come. */
export const inOrder = (found: readonly Account[], ids: readonly string[]): Account[] =>
  [...found].sort((a, b) => ids.indexOf(a.customerId) - ids.indexOf(b.customerId));

/** The account once it has points that expire then. */
export const expiringFrom = (account: Account, expiresAt: Date): Account => ({
  ...account,
  nothingExpiresBefore: account.nothingExpiresBefore
    ? earlier(account.nothingExpiresBefore, expiresAt)
    : expiresAt,
});

/** The account once it has points that mature then. */
export const maturingFrom = (account: Account, availableAt: Date): Account => ({
  ...account,
  nothingMaturesBefore: account.nothingMaturesBefore
    ? earlier(account.nothingMaturesBefore, availableAt)
    : availableAt,
});

export const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
