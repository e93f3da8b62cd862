import * as oauth from 'oauth4webapi';

/** Who uses the page, signed in by Patron's own OAuth server: code with PKCE, `state` and rotating refresh tokens. */
export type Session = {
  /** An access token that is good for a while yet. Sends the browser to sign in when there is none to be had. */
  token(): Promise<string>;
  /** Ends the session, here and at the server. */
  signOut(): void;
};

export type SignIn = { issuer: string; clientId: string; scope: string; redirectUri: string };

/** Renewed before it runs out under way. */
const LEEWAY_MS = 30_000;

type Tokens = { access: string; until: number; refresh: string | undefined; idToken: string | undefined };
type Begun = { verifier: string; state: string; attempt: number };

/** Who came back from signing in and could not be let in, twice: trying again by itself would go on for ever. */
export class SignInFailed extends Error {}

/** Opens the session of this tab; the browser leaves the page when nobody is signed in. @throws {SignInFailed}, or when Patron can't be reached. */
export async function openSession({ issuer, clientId, scope, redirectUri }: SignIn): Promise<Session> {
  const url = new URL(issuer);
  // Plain HTTP only where the page itself comes so, on a developer's machine. The library marks the option as one not to use.
  // oxlint-disable-next-line typescript/no-deprecated
  const options = { [oauth.allowInsecureRequests]: url.protocol === 'http:' };
  const found = await oauth.discoveryRequest(url, { ...options, algorithm: 'oidc' });
  const server = await oauth.processDiscoveryResponse(url, found);
  const client: oauth.Client = { client_id: clientId };
  const kept = { tokens: `${clientId}/tokens`, begun: `${clientId}/begun` };

  let tokens = read<Tokens>(kept.tokens);
  let renewing: Promise<Tokens> | null = null;

  async function leave(attempt = 1): Promise<never> {
    sessionStorage.removeItem(kept.tokens);
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    sessionStorage.setItem(kept.begun, JSON.stringify({ verifier, state, attempt } satisfies Begun));
    const address = new URL(server.authorization_endpoint ?? '');
    address.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: `openid offline_access ${scope}`,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();
    location.assign(address);
    return new Promise(() => undefined); // the page is left
  }

  function keep({
    access_token,
    expires_in = 0,
    refresh_token,
    id_token,
  }: oauth.TokenEndpointResponse): Tokens {
    const before = tokens;
    tokens = {
      access: access_token,
      until: Date.now() + expires_in * 1000 - LEEWAY_MS,
      refresh: refresh_token ?? before?.refresh,
      idToken: id_token ?? before?.idToken,
    };
    sessionStorage.setItem(kept.tokens, JSON.stringify(tokens));
    return tokens;
  }

  async function comeBack(begun: Begun): Promise<Tokens> {
    const answer = oauth.validateAuthResponse(server, client, new URL(location.href), begun.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      answer,
      redirectUri,
      begun.verifier,
      options,
    );
    return keep(await oauth.processAuthorizationCodeResponse(server, client, response));
  }

  async function renew(refresh: string): Promise<Tokens> {
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options);
    return keep(await oauth.processRefreshTokenResponse(server, client, response));
  }

  if (new URLSearchParams(location.search).has('state')) {
    const begun = read<Begun>(kept.begun);
    sessionStorage.removeItem(kept.begun);
    const arrived = begun ? await comeBack(begun).catch(() => null) : null;
    history.replaceState(null, '', redirectUri); // a code in the address is good for nothing any more
    if (!arrived && begun && begun.attempt > 1) throw new SignInFailed();
    if (!arrived) return leave((begun?.attempt ?? 0) + 1);
  }
  if (!tokens) return leave();

  return {
    async token() {
      if (tokens && Date.now() < tokens.until) return tokens.access;
      const refresh = tokens?.refresh;
      if (!refresh) return leave();
      renewing ??= renew(refresh).finally(() => {
        renewing = null;
      });
      return renewing
        .then(({ access }) => access)
        .catch((error) => {
          if (error instanceof TypeError) throw error; // no network: whoever is signed in stays so
          return leave();
        });
    },
    signOut() {
      const { idToken } = tokens ?? {};
      tokens = null;
      sessionStorage.removeItem(kept.tokens);
      const address = new URL(server.end_session_endpoint ?? redirectUri);
      address.search = new URLSearchParams({
        client_id: clientId,
        post_logout_redirect_uri: redirectUri,
        ...(idToken && { id_token_hint: idToken }),
      }).toString();
      location.assign(address);
    },
  };
}

function read<Kept>(key: string): Kept | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Kept) : null;
}

/** The claims of an access token, as far as the page shows them; who may do what, the graph decides. */
export function claimsOf(token: string): Record<string, unknown> {
  const [, body = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes));
}
