import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Signing keys of one installation: the first signs, all verify, so that a key can be rotated without a gap. */
export type Keyring = readonly { id: string; secret: Uint8Array }[];

/** What a seal is for. A seal made for one use never opens as another. */
type Use =
  | 'audit-draw'
  | 'caller'
  | 'cart-code'
  | 'consent-proof'
  | 'entry-code'
  | 'event'
  | 'exit-code'
  | 'export-link'
  | 'identity-code'
  | 'linked-card'
  | 'member-code'
  | 'member-pass'
  | 'pickup-code'
  | 'pickup-qr'
  | 'return-code'
  | 'store-arrival'
  | 'unsubscribe';

/**
 * Seals JSON with HMAC-SHA-256 (RFC 2104) under a key derived for this use (HKDF, RFC 5869).
 * The result is `keyId.payload.mac`, the last two in base64url. The payload is readable, not secret.
 */
export function seal(use: Use, payload: unknown, keyring: Keyring): string {
  const [key] = keyring;
  if (!key) throw new Error('The keyring is empty.');
  const body = `${key.id}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${body}.${mac(use, key.secret, body)}`;
}

/** The payload of a seal, or null when it was not made by this keyring for this use, or was altered. */
export function unseal<Payload>(use: Use, sealed: string, keyring: Keyring): Payload | null {
  const end = sealed.lastIndexOf('.');
  const start = sealed.indexOf('.');
  if (start < 0 || start === end) return null;
  const key = keyring.find(({ id }) => id === sealed.slice(0, start));
  if (!key) return null;
  // As text: decoding skips what is not base64url, so that one seal would open in many spellings.
  const given = Buffer.from(sealed.slice(end + 1));
  const expected = Buffer.from(mac(use, key.secret, sealed.slice(0, end)));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return JSON.parse(Buffer.from(sealed.slice(start + 1, end), 'base64url').toString()) as Payload;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * As {@link seal}, for who carries it but must not read it, e.g. a machine whose holder isn't to know a customer again: AES-256-GCM
 * (NIST SP 800-38D) under a key of this use, so that no two texts for the same payload are alike.
 * The result is `keyId.text`, the latter in base64url.
 */
export function conceal(use: Use, payload: unknown, keyring: Keyring): string {
  const [key] = keyring;
  if (!key) throw new Error('The keyring is empty.');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, derived(use, key.secret), iv);
  const text = Buffer.concat([
    iv,
    cipher.update(JSON.stringify(payload)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `${key.id}.${text.toString('base64url')}`;
}

/** The payload of what was concealed, or null when it was not by this keyring for this use, or was altered. */
export function reveal<Payload>(use: Use, concealed: string, keyring: Keyring): Payload | null {
  const end = concealed.indexOf('.');
  const key = keyring.find(({ id }) => id === concealed.slice(0, end));
  const text = concealed.slice(end + 1);
  const bytes = Buffer.from(text, 'base64url');
  // In one spelling alone, as with a seal.
  if (!key || bytes.length <= IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) return null;
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv(CIPHER, derived(use, key.secret), bytes.subarray(0, IV_BYTES), options);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const read = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(read.toString()) as Payload;
  } catch {
    return null; // altered, or of another use
  }
}

function mac(use: Use, secret: Uint8Array, body: string): string {
  return createHmac('sha256', derived(use, secret)).update(body).digest('base64url');
}

const derivedKeys = new WeakMap<Uint8Array, Map<Use, KeyObject>>();

function derived(use: Use, secret: Uint8Array): KeyObject {
  let keys = derivedKeys.get(secret);
  if (!keys) {
    keys = new Map();
    derivedKeys.set(secret, keys);
  }
  let key = keys.get(use);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `patron:${use}`, 32)));
    keys.set(use, key);
  }
  return key;
}

/**
 * Reads keys written as `id:base64`, comma-separated, the signing one first.
 * @throws {Error} naming the entry when one is malformed or shorter than 32 bytes.
 */
export function parseKeyring(text: string): Keyring {
  return text.split(',').map((entry, index) => {
    const [id = '', encoded = ''] = entry.trim().split(':');
    const secret = Buffer.from(encoded, 'base64');
    if (!/^[\w-]{1,16}$/.test(id) || secret.length < 32) {
      throw new Error(`signing key ${index + 1}: expected "id:base64 of at least 32 bytes"`);
    }
    return { id, secret };
  });
}
