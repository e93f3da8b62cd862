import { oneTimeCodes } from '#shared/one-time-code.ts';
import { type Keyring, seal, unseal } from '#shared/seal.ts';
import type { Bearer } from './identity.ts';

/** Wrong codes before the pickup is locked: five guesses at a million codes. */
export const MAX_TRIES = 5;

/** Absent bearer: the customer. */
type Subject = { orderId: string; generation: number; bearer?: 'PROXY' };

const { codeFor, isCodeFor } = oneTimeCodes<Subject>('pickup-code', 6);

/** Six digits bound to the order. A greater `generation` makes the codes before it worthless. */
export const pickupCode = (orderId: string, generation: number, keyring: Keyring): string =>
  codeFor({ orderId, generation }, keyring);

/** Six digits for whom the customer named. A greater `generation` is another proxy, or none. */
export const proxyCode = (orderId: string, generation: number, keyring: Keyring): string =>
  codeFor({ orderId, generation, bearer: 'PROXY' }, keyring);

/** True when it is the order's code under any key of the ring. */
export const isPickupCode = (
  entered: string,
  orderId: string,
  generation: number,
  keyring: Keyring,
): boolean => isCodeFor(entered, { orderId, generation }, keyring);

type Codes = {
  orderId: string;
  codeGeneration: number;
  /** Null when nobody is named. */
  proxyGeneration: number | null;
};

/** Whose code was entered; null when it is nobody's. */
export function bearerOf(
  entered: string,
  { orderId, codeGeneration, proxyGeneration }: Codes,
  keyring: Keyring,
): Bearer | null {
  if (isCodeFor(entered, { orderId, generation: codeGeneration }, keyring)) return 'CUSTOMER';
  if (proxyGeneration === null) return null;
  const isProxy = isCodeFor(entered, { orderId, generation: proxyGeneration, bearer: 'PROXY' }, keyring);
  return isProxy ? 'PROXY' : null;
}

/** The text of the order's QR code: it finds the order, and shows that who holds it is there. It is no code for the handover. */
export const orderQr = (orderId: string, generation: number, keyring: Keyring): string =>
  seal('pickup-qr', { orderId, generation }, keyring);

/** The order and the generation of a QR code, or null when it is none of ours. */
export const readOrderQr = (text: string, keyring: Keyring): { orderId: string; generation: number } | null =>
  unseal('pickup-qr', text.trim(), keyring);

/** How long a code that a store shows is good, so that a photograph of it soon isn't. */
const STORE_QR_MS = 5 * 60_000;

/** The text of the QR code that a store shows to who arrives. */
export const storeQr = (storeId: string, now: Date, keyring: Keyring): string =>
  seal('store-arrival', { storeId, until: now.getTime() + STORE_QR_MS }, keyring);

/** True when this store shows it now. */
export function isStoreQr(text: string, storeId: string, now: Date, keyring: Keyring): boolean {
  const shown = unseal<{ storeId: string; until: number }>('store-arrival', text.trim(), keyring);
  return shown !== null && shown.storeId === storeId && now.getTime() <= shown.until;
}
