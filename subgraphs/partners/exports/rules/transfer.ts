const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** So long an app can fetch what it was offered. */
const OFFERED_MS = 7 * DAY;
/** An app whose answer was lost may fetch again so long after it first did. */
export const REPEATED_MS = 10 * MINUTE;

/** A copy of the data that a customer sends to an app. */
export type Transfer = {
  clientId: string;
  offeredAt: Date;
  /** It can be fetched before. */
  expiresAt: Date;
  firstFetchedAt?: Date;
  withdrawnAt?: Date;
};

export type TransferState = 'OFFERED' | 'FETCHED' | 'WITHDRAWN' | 'EXPIRED';

export function stateOf({ firstFetchedAt, withdrawnAt, expiresAt }: Transfer, now: Date): TransferState {
  if (withdrawnAt) return 'WITHDRAWN';
  if (firstFetchedAt) return 'FETCHED';
  return now < expiresAt ? 'OFFERED' : 'EXPIRED';
}

/** Whether this app can fetch it now, as far as the offer goes: once, and again where the first answer may have been lost. */
export function mayFetch(transfer: Transfer, clientId: string, now: Date): boolean {
  if (transfer.clientId !== clientId || transfer.withdrawnAt || now >= transfer.expiresAt) return false;
  const { firstFetchedAt } = transfer;
  return !firstFetchedAt || now.getTime() < firstFetchedAt.getTime() + REPEATED_MS;
}

/** Until when an offer stands: seven days, and never longer than what is offered is kept. */
export const endOfOffer = (now: Date, keptUntil: Date): Date =>
  new Date(Math.min(now.getTime() + OFFERED_MS, keptUntil.getTime()));
