import { timingSafeEqual } from 'node:crypto';
import { type Keyring, seal } from '#shared/seal.ts';

/** Wrong codes before the pickup is locked: five guesses at a million codes. */
export const MAX_TRIES = 5;

const CODES = 1_000_000;

/**
 * Six digits bound to the order. They are derived from the installation's key and never stored; a greater `generation`
 * makes the codes before it worthless.
 */
export function pickupCode(orderId: string, generation: number, keyring: Keyring): string {
  const sealed = seal('pickup-code', { orderId, generation }, keyring);
  const mac = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  return String(mac.readUIntBE(0, 6) % CODES).padStart(6, '0');
}

/** True when it is the order's code under any key of the ring, so that a rotation doesn't strand who holds one. */
export function isPickupCode(
  entered: string,
  orderId: string,
  generation: number,
  keyring: Keyring,
): boolean {
  const given = Buffer.from(entered.replaceAll(/\s/g, ''));
  return keyring.some((key) => {
    const expected = Buffer.from(pickupCode(orderId, generation, [key]));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
