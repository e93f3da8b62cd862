/** Emptied before each run, so that all of a ledger can be verified after it. */
export const LEDGER_COLLECTIONS = [
  ...['accounts', 'postings', 'lots', 'takes', 'reversals', 'reservations', 'clawBacks', 'adjustments'],
  ...['redemptions', 'exchanges', 'members', 'erased', 'consumed', 'outbox', 'idempotencyKeys'],
];
