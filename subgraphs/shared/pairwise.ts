import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { Actor } from './actor.ts';

/**
 * The id by which one app knows a customer, `pcu_…`: always the same for this app, and nothing that another app could
 * match with its own (OpenID Connect Core, section 8.1).
 */
export type Pairwise = (customerId: string, clientId: string) => string;

const LEAST_BYTES = 32;

/** Reads a secret written in base64. @throws {Error} when it is shorter than 32 bytes. */
export function openPairwise(secret: string): Pairwise {
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length < LEAST_BYTES) {
    throw new Error(`PATRON_PAIRWISE_SECRET: expected base64 of at least ${LEAST_BYTES} bytes`);
  }
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', bytes, '', 'patron:pairwise', 32)));
  return (customerId, clientId) => {
    const mac = createHmac('sha256', key).update(`${clientId}\n${customerId}`).digest('base64url');
    return `pcu_${mac.slice(0, 26)}`;
  };
}

/**
 * What the actor calls the customer: an app by its own name for the customer of its grant, which a merge doesn't change;
 * everybody else by their id.
 */
export const nameFor = (actor: Actor, customerId: string, pairwise: Pairwise): string =>
  actor.kind === 'partner' ? pairwise(actor.customerId, actor.clientId) : customerId;

/**
 * The customer whom the actor means by this name; null when an app uses any other name than its own for the customer of its
 * grant: a customer's id, or what another app calls them.
 */
export function customerMeant(actor: Actor, name: string, pairwise: Pairwise): string | null {
  if (actor.kind !== 'partner') return name;
  return name === pairwise(actor.customerId, actor.clientId) ? actor.customerId : null;
}
