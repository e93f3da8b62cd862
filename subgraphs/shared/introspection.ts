import type { Actor } from './actor.ts';
import { CALLER_HEADER, sealCaller } from './caller.ts';
import { insideCaller } from './live-grant.ts';
import type { Keyring } from './seal.ts';
import { TokenRefused, type TokenVerifier } from './verify-token.ts';

/** What Patron's OAuth server tells a part of this installation of a token, besides what RFC 7662 names. */
export type Introspection =
  | { active: false }
  | { active: true; customer_id?: string; patron_grant?: GrantReach };

/** What the live grant of a partner's token allows. */
export type GrantReach = {
  attributes: string[];
  purposes: string[];
  look_back_days: number;
  members: string[];
};

const TIMEOUT_MS = 5000;

/**
 * Who the bearer of a token is and may do at this moment, for a subgraph behind another vendor's gateway. What an app may do is
 * asked of the OAuth server with every request (RFC 7662), and kept by none. A token that is bound to a key (RFC 9449) is
 * refused, because the proof was made for the gateway and doesn't come here.
 * @throws {TokenRefused} also when the app, its grant or its token doesn't stand any more.
 * @throws when the OAuth server can't be asked: without an answer nothing is shown.
 */
export function openBearerCheck(options: {
  verifier: TokenVerifier;
  /** The introspection endpoint. */
  url: URL;
  keyring: Keyring;
  clock: () => Date;
}): (token: string) => Promise<Actor> {
  const { verifier, url, keyring, clock } = options;

  async function introspect(token: string): Promise<Introspection> {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { [CALLER_HEADER]: sealCaller(insideCaller(null), keyring, clock()) },
      body: new URLSearchParams({ token }),
    });
    if (!response.ok) throw new Error(`introspection answered ${response.status}`);
    return (await response.json()) as Introspection;
  }

  return async (token) => {
    const { actor } = await verifier.verify(token);
    if (actor.kind !== 'partner' && actor.kind !== 'app') return actor;
    const answer = await introspect(token);
    if (!answer.active) throw new TokenRefused('the app, its grant or its token does not stand');
    if (actor.kind === 'app') return actor;
    const { customer_id: customerId, patron_grant: grant } = answer;
    if (!customerId || !grant) throw new Error('introspection did not say what the grant allows');
    const { attributes, purposes, look_back_days: lookBackDays, members } = grant;
    return { ...actor, customerId, attributes, purposes, lookBackDays, members, standing: 'ACTIVE' };
  };
}
