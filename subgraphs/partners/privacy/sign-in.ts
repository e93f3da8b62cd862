import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import type { IssuerKeyStore } from '../data/issuer-keys.ts';
import type { PrivacySessions } from '../data/privacy-sessions.ts';
import type { AuthorizationServer } from '../oauth/authorization-server.ts';
import { PRIVACY_CLIENT } from '../oauth/clients.ts';
import { issuerOf } from '../oauth/provider.ts';

const TIMEOUT_MS = 10_000;

export const freshSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What a sign-in needs to remember comes out of one secret that only the browser keeps, so that a code is worth nothing
 * in another browser and nothing has to be stored before somebody has signed in.
 */
const derived = (secret: string, use: 'state' | 'nonce' | 'verifier' | 'form'): string =>
  createHash('sha256').update(`${use}/${secret}`).digest('base64url');

/** Stands in every form of a session: another site doesn't know it (CSRF). */
export const formTokenOf = (sessionSecret: string): string => derived(sessionSecret, 'form');

type Settings = {
  publicUrl: string;
  issuerKeys: IssuerKeyStore;
  authorizationServer: AuthorizationServer;
  privacySessions: PrivacySessions;
  log: Logger;
};

/** Signs customers in to the privacy pages by Patron's own OAuth server: code with PKCE, `state` and `nonce`. */
export function openSignIn({ publicUrl, issuerKeys, authorizationServer, privacySessions, log }: Settings) {
  const redirectUri = `${publicUrl}/privacy/callback`;

  return {
    /** Where the browser goes to sign in. */
    address(secret: string, language: string): string {
      const parameters = new URLSearchParams({
        response_type: 'code',
        client_id: PRIVACY_CLIENT,
        redirect_uri: redirectUri,
        scope: 'openid customer',
        state: derived(secret, 'state'),
        nonce: derived(secret, 'nonce'),
        code_challenge: createHash('sha256').update(derived(secret, 'verifier')).digest('base64url'),
        code_challenge_method: 'S256',
        ui_locales: language,
      });
      return `${issuerOf(publicUrl)}/auth?${parameters}`;
    },

    /** The secret of the session that a code opens; null when the code wasn't meant for this browser or doesn't count. */
    async finish(
      secret: string,
      { code, state, iss }: Record<string, string | undefined>,
    ): Promise<string | null> {
      if (!code || state !== derived(secret, 'state') || iss !== issuerOf(publicUrl)) return null;
      const { AuthorizationCode } = await authorizationServer.provider();
      const issued = await AuthorizationCode.find(code);
      const customerId = await customerOf(code, secret);
      if (!customerId || issued?.accountId !== customerId || !issued.sessionUid) return null;
      const session = freshSecret();
      await privacySessions.begin(session, customerId, issued.sessionUid);
      return session;
    },

    /** Who a session's secret belongs to; null once they have signed out anywhere. */
    async sessionOf(secret: string) {
      const session = await privacySessions.use(secret);
      if (!session) return null;
      const { Session } = await authorizationServer.provider();
      const still = await Session.findByUid(session.providerSession);
      return still?.accountId === session.customerId ? session : null;
    },

    /** Ends the session here and at the OAuth server, so that the next sign-in asks who it is. */
    async signOut(secret: string): Promise<void> {
      const session = await privacySessions.use(secret);
      await privacySessions.end(secret);
      const { Session } = await authorizationServer.provider();
      const there = session && (await Session.findByUid(session.providerSession));
      await there?.destroy();
    },
  };

  /** Redeems a code; the subject of its ID token, verified. */
  async function customerOf(code: string, secret: string): Promise<string | null> {
    try {
      const response = await fetch(`${issuerOf(publicUrl)}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: PRIVACY_CLIENT,
          redirect_uri: redirectUri,
          code,
          code_verifier: derived(secret, 'verifier'),
        }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { id_token: idToken = '', scope = '' } = (await response.json()) as TokenAnswer;
      const { jwks } = await issuerKeys.current();
      const keys = createLocalJWKSet({ keys: jwks.map(({ d: _, ...published }) => published) });
      const { payload } = await jwtVerify(idToken, keys, {
        issuer: issuerOf(publicUrl),
        audience: PRIVACY_CLIENT,
        requiredClaims: ['sub', 'nonce'],
      });
      const isOurs = payload.nonce === derived(secret, 'nonce') && scope.split(' ').includes('customer');
      return isOurs ? (payload.sub ?? null) : null;
    } catch (error) {
      log.warn({ err: error }, 'a sign-in to the privacy pages failed');
      return null;
    }
  }
}

type TokenAnswer = { id_token?: string; scope?: string };
