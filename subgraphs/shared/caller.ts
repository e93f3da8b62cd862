import type { Caller } from './actor.ts';
import { type Keyring, seal, unseal } from './seal.ts';

/** The header in which the gateway tells a subgraph who asks. */
export const CALLER_HEADER = 'x-patron-caller';

/** Longer than any request may take, too short to be worth stealing. */
const LIFETIME_SECONDS = 30;
const CLOCK_SKEW_SECONDS = 5;

type Sealed = Caller & { issuedAt: number };

export function sealCaller(caller: Caller, keyring: Keyring, now: Date): string {
  return seal('caller', { ...caller, issuedAt: now.getTime() / 1000 } satisfies Sealed, keyring);
}

/** The caller that a gateway of this installation vouches for, or null when the header is forged, altered or old. */
export function openCaller(header: string, keyring: Keyring, now: Date): Caller | null {
  const sealed = unseal<Sealed>('caller', header, keyring);
  if (!sealed) return null;
  const age = now.getTime() / 1000 - sealed.issuedAt;
  const fresh = age >= -CLOCK_SKEW_SECONDS && age <= LIFETIME_SECONDS; // false for no number
  if (!fresh) return null;
  return {
    actor: sealed.actor,
    requestId: sealed.requestId,
    ...(sealed.gpc === true && { gpc: true }),
    ...(sealed.until !== undefined && { until: sealed.until }),
  };
}
