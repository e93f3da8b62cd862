/** When a key began to sign; absent while it is only published. */
export type RotatingKey = { signsSince?: Date; retiredAt?: Date };

/** How long a key signs before the next one does. */
const SIGNING_DAYS = 90;

/** How long a key that signs no more stays published: longer than anything lives that it has signed. */
const RETIRED_DAYS = 2;

const DAY_MS = 24 * 3_600_000;

/**
 * Keys in their order: the one that signs, the one that will (published already, so that no verifier meets a key it
 * can't have seen), then those that did.
 */
export function rotated<Key extends RotatingKey>(keys: readonly Key[], fresh: Key, now: Date): Key[] {
  const [current, next, ...retired] = keys;
  const promoted = next ?? fresh;
  const followers = next ? [fresh] : [];
  const kept = retired.filter((key) => key.retiredAt && daysSince(key.retiredAt, now) < RETIRED_DAYS);
  return [
    { ...promoted, signsSince: now },
    ...followers,
    ...(current ? [{ ...current, retiredAt: now }] : []),
    ...kept,
  ];
}

/** Whether it is time for the next key. */
export function isRotationDue(keys: readonly RotatingKey[], now: Date): boolean {
  const since = keys[0]?.signsSince;
  return !since || daysSince(since, now) >= SIGNING_DAYS;
}

const daysSince = (then: Date, now: Date): number => (now.getTime() - then.getTime()) / DAY_MS;
