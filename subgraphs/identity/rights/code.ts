import { timingSafeEqual } from 'node:crypto';
import { type Keyring, seal } from '#shared/seal.ts';

/** Guesses at one code; with the codes that one check may have sent, 25 at a hundred million. */
export const MAX_TRIES = 5;
/** Codes that one check may have sent. */
export const MAX_CODES = 5;
export const CODE_MINUTES = 15;

const CODES = 100_000_000;

/**
 * Eight digits bound to a request. They are derived from the installation's key and never stored; a greater `generation`
 * makes the codes before it worthless.
 */
export function identityCode(requestId: string, generation: number, keyring: Keyring): string {
  const sealed = seal('identity-code', { requestId, generation }, keyring);
  const mac = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  return String(mac.readUIntBE(0, 6) % CODES).padStart(8, '0');
}

/** True when it is the code under any key of the ring. Spaces are the reader's. */
export function isIdentityCode(
  entered: string,
  requestId: string,
  generation: number,
  keyring: Keyring,
): boolean {
  const given = Buffer.from(entered.replaceAll(/\s/g, ''));
  return keyring.some((key) => {
    const expected = Buffer.from(identityCode(requestId, generation, [key]));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
