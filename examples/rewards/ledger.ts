/**
 * Whole units of this programme: a member's, those set aside for an exchange that is under way, what the retailer's
 * programme has taken from ours (net of what it gave), and what welcomes have cost. They add up to 0.
 */
export type Account = `member/${string}` | 'under-way' | 'retailer' | 'welcome';

/** Units that moved, once for ever under its key. Never changed. */
export type Posting = { key: string; from: Account; to: Account; units: number; at: string };

export const memberAccount = (subject: string): Account => `member/${subject}`;

export const balanceOf = (postings: readonly Posting[], account: Account): number =>
  postings.reduce(
    (sum, { from, to, units }) => sum + (to === account ? units : 0) - (from === account ? units : 0),
    0,
  );

/**
 * Adds a posting. The same key again changes nothing. False when a member, or what is under way, has too few units.
 * @throws {RangeError} for an amount that is no whole number of at least 1.
 */
export function post(postings: Posting[], posting: Posting): boolean {
  const { key, from, units } = posting;
  if (!Number.isSafeInteger(units) || units < 1) throw new RangeError(`${units} is no amount of units`);
  if (postings.some((one) => one.key === key)) return true;
  const bounded = from.startsWith('member/') || from === 'under-way';
  if (bounded && balanceOf(postings, from) < units) return false;
  postings.push(posting);
  return true;
}
