import { type Keyring, seal, unseal } from '#shared/seal.ts';

/** Where an app fetches what a customer sends it, behind the address of the front door. */
export const EXPORTS_PATH = '/privacy/exports';

/**
 * The address of one transfer. Its token is made out of the transfer and the installation's keys whenever it is told: it can't
 * be guessed, and it stands nowhere, not even as a hash, so that reading the database gives nobody a link.
 */
export const linkTo = (transferId: string, { publicUrl, keyring }: { publicUrl: string; keyring: Keyring }) =>
  `${publicUrl}${EXPORTS_PATH}/${seal('export-link', transferId, keyring)}`;

/** The transfer that a token is for; null when we have not made it. */
export function transferIn(token: string, keyring: Keyring): string | null {
  if (token.length > LONGEST_TOKEN) return null;
  return unseal<string>('export-link', token, keyring);
}

const LONGEST_TOKEN = 300;
