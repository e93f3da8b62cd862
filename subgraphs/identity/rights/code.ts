import { oneTimeCodes } from '#shared/one-time-code.ts';
import type { Keyring } from '#shared/seal.ts';

/** Guesses at one code; with the codes that one check may have sent, 25 at a hundred million. */
export const MAX_TRIES = 5;
/** Codes that one check may have sent. */
export const MAX_CODES = 5;
export const CODE_MINUTES = 15;

const { codeFor, isCodeFor } = oneTimeCodes<{ requestId: string; generation: number }>('identity-code', 8);

/** Eight digits bound to a request. A greater `generation` makes the codes before it worthless. */
export const identityCode = (requestId: string, generation: number, keyring: Keyring): string =>
  codeFor({ requestId, generation }, keyring);

/** True when it is the request's code under any key of the ring. */
export const isIdentityCode = (
  entered: string,
  requestId: string,
  generation: number,
  keyring: Keyring,
): boolean => isCodeFor(entered, { requestId, generation }, keyring);
