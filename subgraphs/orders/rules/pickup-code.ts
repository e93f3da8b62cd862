import { oneTimeCodes } from '#shared/one-time-code.ts';
import type { Keyring } from '#shared/seal.ts';

/** Wrong codes before the pickup is locked: five guesses at a million codes. */
export const MAX_TRIES = 5;

const { codeFor, isCodeFor } = oneTimeCodes<{ orderId: string; generation: number }>('pickup-code', 6);

/** Six digits bound to the order. A greater `generation` makes the codes before it worthless. */
export const pickupCode = (orderId: string, generation: number, keyring: Keyring): string =>
  codeFor({ orderId, generation }, keyring);

/** True when it is the order's code under any key of the ring. */
export const isPickupCode = (
  entered: string,
  orderId: string,
  generation: number,
  keyring: Keyring,
): boolean => isCodeFor(entered, { orderId, generation }, keyring);
