import type { HeldIdentifier } from '../rules/traits.ts';

/** What somebody who has just taken over an account could have added themself is not trusted yet. */
const LONG_KNOWN_DAYS = 30;

/**
 * Where a code may be sent to show that it is the customer who asks: an email address that was verified, else one that has
 * been known for 30 days; of several the verified one that was known first. Null when there is none.
 */
export function trustedAddress(held: readonly HeldIdentifier[], now: Date): string | null {
  const knownBefore = new Date(now.getTime() - LONG_KNOWN_DAYS * 86_400_000);
  const [best] = held
    .filter(({ type }) => type === 'EMAIL')
    .filter(({ standing, firstSeen }) => standing === 'verified' || firstSeen <= knownBefore)
    .sort(
      (a, b) =>
        Number(b.standing === 'verified') - Number(a.standing === 'verified') ||
        a.firstSeen.getTime() - b.firstSeen.getTime(),
    );
  return best?.value ?? null;
}
