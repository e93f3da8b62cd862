import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Keyring } from '../seal.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const SECRET_BYTES = 32;
/** The prefix of Standard Webhooks, by which scanners find secrets that leaked. */
const PREFIX = 'whsec_';

/** A new secret as the receiver is shown it, once. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/**
 * Secrets that have to be read again, because we sign with them: AES-256-GCM under a key derived from the keyring (HKDF), bound
 * to the endpoint that they belong to. Written as `keyId.iv.ciphertext.tag`.
 */
export function openVault(keyring: Keyring) {
  const keys = new Map<string, KeyObject>();
  const keyOf = (id: string): KeyObject | null => {
    const known = keys.get(id);
    if (known) return known;
    const secret = keyring.find((one) => one.id === id)?.secret;
    if (!secret) return null;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'patron:webhook-secret', 32)));
    keys.set(id, key);
    return key;
  };

  return {
    lock(secret: string, endpointId: string): string {
      const [first] = keyring;
      const key = first && keyOf(first.id);
      if (!first || !key) throw new Error('The keyring is empty.');
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(endpointId));
      const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      const parts = [iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'));
      return [first.id, ...parts].join('.');
    },

    /** @throws {Error} when the key has left the keyring, or it was locked for another endpoint or altered. */
    unlock(locked: string, endpointId: string): string {
      const [keyId = '', ...parts] = locked.split('.');
      const [iv, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      const key = keyOf(keyId);
      if (!key || !iv || !ciphertext || !tag) throw new Error('The keyring does not open this secret.');
      const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(endpointId)).setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    },

    /** Whether it was locked with a key that signs no more, so that it should be locked anew while that key is still here. */
    isStale: (locked: string): boolean => locked.split('.')[0] !== keyring[0]?.id,
  };
}

export type Vault = ReturnType<typeof openVault>;
