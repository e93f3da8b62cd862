/**
 * One of the ledger's accounts: a member's, what they will have once it has matured (`pending/…`), what they have set aside for
 * something (`reserved`), or where points come from and go to. Their balances add up to 0. A partner's is the settlement
 * account: what it holds is what that partner's programme has taken from ours, net of what it gave.
 */
export type LedgerAccount =
  | `member/${string}`
  | `pending/${string}`
  | 'reserved'
  | `partner/${string}`
  | 'programme'
  | 'expired';

/** Whole points: positive into the account, negative out of it. */
export type Entry = { account: LedgerAccount; points: number };

/** Whole points: positive when the lot is opened, negative when points are taken from it. */
export type LotChange = { lotId: string; points: number };

/** What a posting does. `pendingLots`: the same for points that have not matured; absent for none. */
export type Movement = { entries: Entry[]; lots: LotChange[]; pendingLots?: LotChange[] };

export const memberAccount = (accountId: string): LedgerAccount => `member/${accountId}`;

export const pendingAccount = (accountId: string): LedgerAccount => `pending/${accountId}`;

/** @param clientId the partner's app. */
export const partnerAccount = (clientId: string): LedgerAccount => `partner/${clientId}`;

export function moved(from: LedgerAccount, to: LedgerAccount, points: number): Entry[] {
  return [
    { account: from, points: -points },
    { account: to, points },
  ];
}

/**
 * The change of a member's balance that a movement makes.
 *
 * @throws {RangeError} when the movement would break the ledger: an amount that is 0 or no integer, entries that don't
 * add up to 0, or lots that don't add up to the member's entries.
 */
export function requireBalanced(movement: Movement, accountId: string): number {
  const { entries, lots, pendingLots = [] } = movement;
  for (const { points } of [...entries, ...lots, ...pendingLots]) {
    if (!Number.isInteger(points) || points === 0) throw new RangeError(`${points} is no amount of points`);
  }
  const total = sum(entries);
  if (total !== 0) throw new RangeError(`the entries add up to ${total}`);
  const change = changeOf(movement, memberAccount(accountId));
  if (sum(lots) !== change) throw new RangeError(`the lots change by ${sum(lots)}, the member by ${change}`);
  const pending = changeOf(movement, pendingAccount(accountId));
  if (sum(pendingLots) !== pending) {
    throw new RangeError(
      `pending lots change by ${sum(pendingLots)}, what the member has pending by ${pending}`,
    );
  }
  return change;
}

/** What a movement does to one account of the ledger. */
export const changeOf = ({ entries }: Pick<Movement, 'entries'>, of: LedgerAccount): number =>
  sum(entries.filter(({ account }) => account === of));

export const sum = (amounts: readonly { points: number }[]): number =>
  amounts.reduce((total, { points }) => total + points, 0);

type OpenLot = { _id: string; remaining: number };

/**
 * Takes points from lots in the order given (soonest expiry first), emptying each before the next is touched. Null when
 * the lots have too few.
 */
export function drawFrom(lots: readonly OpenLot[], points: number): LotChange[] | null {
  const changes: LotChange[] = [];
  let missing = points;
  for (const { _id, remaining } of lots) {
    if (missing === 0) break;
    const taken = Math.min(remaining, missing);
    changes.push({ lotId: _id, points: -taken });
    missing -= taken;
  }
  return missing === 0 ? changes : null;
}
