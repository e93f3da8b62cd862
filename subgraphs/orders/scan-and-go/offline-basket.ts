import { compactVerify, errors, importJWK, type JWK } from 'jose';

/** What a phone without a network signs, and shows as its exit code: a JWS (RFC 7515) over this in JSON. */
export type OfflineBasket = {
  sessionId: string;
  /** The phone's own, so that the basket counts once, whoever brings it. */
  basketId: string;
  /** The phone's time. */
  madeAt: Date;
  /** Each code once. */
  lines: { item: string; quantity: number; scannedAt: Date }[];
};

/** Also what a QR code can carry. */
const MAX_CODE = 4000;
const MAX_LINES = 50;
const EC = { imported: 'ES256', algorithms: ['ES256'] };
const OKP = { imported: 'Ed25519', algorithms: ['EdDSA', 'Ed25519'] };
/** How far a phone's clock may be off. */
const SKEW_MS = 5 * 60_000;
/** A basket that comes later is a matter for people. */
const LATEST_MS = 72 * 3_600_000;

export const isOfflineCode = (code: string): boolean => code.startsWith('eyJ') && code.length <= MAX_CODE;

/** The session that a code claims to be of; nothing in it is believed before {@link readOfflineBasket}. */
export function claimedSession(code: string): string | null {
  const basket = parsed(Buffer.from(code.split('.')[1] ?? '', 'base64url').toString());
  return basket?.sessionId ?? null;
}

/** What the key of the session's phone has signed; null when it hasn't, or it says nothing that makes sense. */
export async function readOfflineBasket(code: string, key: JWK): Promise<OfflineBasket | null> {
  try {
    const { algorithms, imported } = key.kty === 'EC' ? EC : OKP;
    const { payload } = await compactVerify(code, await importJWK(key, imported), { algorithms });
    return parsed(Buffer.from(payload).toString());
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** A public key for signatures that a phone can make; null for any other text. Private parts are never taken. */
export function readDeviceKey(text: string): JWK | null {
  const key = json(text) as Partial<Record<string, unknown>> | null;
  if (!key || typeof key !== 'object' || text.length > 1000 || 'd' in key) return null;
  const { kty, crv, x, y } = key;
  if (typeof x !== 'string' || typeof crv !== 'string') return null;
  if (kty === 'EC' && crv === 'P-256' && typeof y === 'string') return { kty, crv, x, y };
  return kty === 'OKP' && crv === 'Ed25519' ? { kty, crv, x } : null;
}

function parsed(text: string): OfflineBasket | null {
  const value = json(text) as Partial<Record<keyof OfflineBasket, unknown>> | null;
  if (!value || typeof value !== 'object') return null;
  const { sessionId, basketId, madeAt, lines } = value;
  const made = instant(madeAt);
  if (!isShort(sessionId) || !isShort(basketId) || !made || !Array.isArray(lines)) return null;
  if (lines.length < 1 || lines.length > MAX_LINES) return null;
  const read = lines.map((line: unknown) => {
    const { item, quantity, scannedAt } = (line ?? {}) as Record<string, unknown>;
    const scanned = instant(scannedAt);
    const isWhole = Number.isInteger(quantity) && (quantity as number) >= 1 && (quantity as number) <= 99;
    return isShort(item) && isWhole && scanned
      ? { item, quantity: quantity as number, scannedAt: scanned }
      : null;
  });
  const known = read.filter((line) => line !== null);
  const isEachOnce = new Set(known.map(({ item }) => item)).size === lines.length;
  return isEachOnce ? { sessionId, basketId, madeAt: made, lines: known } : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= 64;

function instant(value: unknown): Date | null {
  const time = typeof value === 'string' ? new Date(value) : null;
  return time && !Number.isNaN(time.getTime()) ? time : null;
}

/**
 * Whether the times of a basket can be true: scanned in the session, signed after that, brought while it is still worth
 * anything. The phone's clock may be off by five minutes. Null when they can, else what was expected.
 */
export function timesProblem(
  { madeAt, lines }: OfflineBasket,
  { startedAt, now }: { startedAt: Date; now: Date },
): string | null {
  const from = startedAt.getTime() - SKEW_MS;
  const made = madeAt.getTime();
  if (made > now.getTime() + SKEW_MS) return 'It is signed in the future.';
  if (now.getTime() - made > LATEST_MS) return 'It comes more than 72 hours late.';
  const isOutside = lines.some(({ scannedAt }) => scannedAt.getTime() < from || scannedAt.getTime() > made);
  return isOutside ? 'Something in it was scanned outside the visit.' : null;
}

/** The instant at whose prices a piece counts: never before the visit began, nor later than now. */
export const pricedAt = (scannedAt: Date, { startedAt, now }: { startedAt: Date; now: Date }): Date =>
  new Date(Math.min(Math.max(scannedAt.getTime(), startedAt.getTime()), now.getTime()));
