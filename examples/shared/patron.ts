import * as oauth from 'openid-client';

/** Where Patron runs, and who this app is there. */
export type PatronSettings = {
  /** The front door, e.g. `http://localhost:4000`. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Where customers come back to; registered to the letter. */
  redirectUri: string;
};

/** What the app needs to act for a customer who connected. Kept by the app; the refresh token changes with each use. */
export type Link = { refreshToken: string };

/** Where a link is kept. `save` has to be on the disk before it resolves. */
export type LinkKeeper = { load(): Link | null; save(link: Link | null): Promise<void> };

/** What has to be remembered until the customer comes back. */
export type Pending = { state: string; nonce: string; codeVerifier: string };

/** The app may not do that: the customer has not granted it, or not any more. */
export class Denied extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(`Patron denies it: ${reason}`);
    this.reason = reason;
  }
}

/** The customer has ended the link, or the token was lost: they have to connect again. */
export class LinkEnded extends Error {}

/** Patron can't be reached, or not now. The same may be asked again later. */
export class Unavailable extends Error {}

type Variables = Record<string, unknown>;
export type Ask = <Data>(query: string, variables?: Variables) => Promise<Data>;

type Failure = {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; reason?: string };
};

/** Ends a token a little before Patron does. */
const MARGIN_MS = 10_000;
const TIMEOUT_SECONDS = 15;

/**
 * Patron's OAuth server and graph for one app: code with PKCE, pushed requests, rotated refresh tokens, client credentials,
 * and every token bound to this process's key (DPoP).
 */
export async function openPatron({ url, clientId, clientSecret, redirectUri }: PatronSettings) {
  const graph = new URL(`${url}/graphql`);
  const configuration = await oauth
    .discovery(
      new URL(`${url}/oauth`),
      clientId,
      { client_secret: clientSecret, id_token_signed_response_alg: 'ES256' },
      oauth.ClientSecretBasic(clientSecret),
      { timeout: TIMEOUT_SECONDS, execute: isOnThisMachine(graph) ? [plainHttp] : [] },
    )
    .catch(unavailable);
  const DPoP = oauth.getDPoPHandle(configuration, await oauth.randomDPoPKeyPair());
  let ownToken: { token: string; until: number } | null = null;
  const tokens = new Map<string, { token: string; until: number }>();
  /** One refresh at a time for each customer: a refresh token that is used twice ends the link. */
  const refreshing = new Map<string, Promise<string>>();

  async function post<Data>(token: string | null, query: string, variables: Variables = {}): Promise<Data> {
    const body = JSON.stringify({ query, variables });
    const headers = new Headers({ 'content-type': 'application/json' });
    const response = await (token === null
      ? fetch(graph, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000) })
      : oauth.fetchProtectedResource(configuration, token, graph, 'POST', body, headers, { DPoP })
    ).catch(unavailable);
    if (response.status >= 500 || response.status === 429) throw new Unavailable(`HTTP ${response.status}`);
    const { data, errors = [] } = (await response.json()) as { data: Data | null; errors?: Failure[] };
    for (const { message, extensions = {} } of errors) {
      const { code, reason } = extensions;
      if (code === 'UNAUTHENTICATED') throw new LinkEnded(message);
      if (code === 'INTERNAL_SERVER_ERROR') throw new Unavailable(message);
      // A field alone that was denied is null; the rest of the answer counts.
      if (!data && code === 'UNAUTHORIZED_FIELD_OR_TYPE') throw new Denied(reason ?? code);
      if (!data) throw new Error(`${code ?? 'ERROR'}: ${message}`);
    }
    if (!data) throw new Unavailable('no answer');
    return data;
  }

  /** Keeps what the token endpoint gave, the refresh token first: the one before it is used up. */
  async function keep(
    subject: string,
    keeper: LinkKeeper,
    given: oauth.TokenEndpointResponse,
  ): Promise<string> {
    if (given.refresh_token) await keeper.save({ refreshToken: given.refresh_token });
    tokens.set(subject, { token: given.access_token, until: Date.now() + (given.expires_in ?? 0) * 1000 });
    return given.access_token;
  }

  async function refresh(subject: string, keeper: LinkKeeper): Promise<string> {
    const link = keeper.load();
    if (!link) throw new LinkEnded('not connected');
    try {
      return await keep(
        subject,
        keeper,
        await oauth.refreshTokenGrant(configuration, link.refreshToken, {}, { DPoP }),
      );
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant') {
        await keeper.save(null);
        throw new LinkEnded(error.error_description ?? error.error, { cause: error });
      }
      return unavailable(error);
    }
  }

  async function tokenOf(subject: string, keeper: LinkKeeper): Promise<string> {
    const known = tokens.get(subject);
    if (known && Date.now() < known.until - MARGIN_MS) return known.token;
    let refreshed = refreshing.get(subject);
    if (!refreshed) {
      refreshed = refresh(subject, keeper).finally(() => refreshing.delete(subject));
      refreshing.set(subject, refreshed);
    }
    return refreshed;
  }

  async function tokenOfApp(): Promise<string> {
    if (ownToken && Date.now() < ownToken.until - MARGIN_MS) return ownToken.token;
    const given = await oauth
      .clientCredentialsGrant(configuration, { scope: 'app' }, { DPoP })
      .catch(unavailable);
    ownToken = { token: given.access_token, until: Date.now() + (given.expires_in ?? 0) * 1000 };
    return ownToken.token;
  }

  return {
    /** Where to send a customer who wants to connect, and what to remember until they come back. */
    async authorize(scope: string): Promise<{ url: URL; pending: Pending }> {
      const codeVerifier = oauth.randomPKCECodeVerifier();
      const pending = { codeVerifier, state: oauth.randomState(), nonce: oauth.randomNonce() };
      const request = {
        redirect_uri: redirectUri,
        scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      };
      const to = await oauth
        .buildAuthorizationUrlWithPAR(configuration, request, { DPoP })
        .catch(unavailable);
      return { url: to, pending };
    },

    /**
     * What the customer came back with. `subject` is who they are for this app and no other; `save` keeps their link.
     * @throws {Denied} when they didn't agree.
     */
    async connected(
      query: string,
      { codeVerifier, state, nonce }: Pending,
      keeperOf: (subject: string) => LinkKeeper,
    ): Promise<string> {
      const here = new URL(redirectUri);
      here.search = query;
      try {
        const given = await oauth.authorizationCodeGrant(
          configuration,
          here,
          { pkceCodeVerifier: codeVerifier, expectedState: state, expectedNonce: nonce },
          {},
          { DPoP },
        );
        const subject = given.claims()?.sub;
        if (!subject) throw new Error('The token says nothing about the customer.');
        await keep(subject, keeperOf(subject), given);
        return subject;
      } catch (error) {
        if (error instanceof oauth.AuthorizationResponseError) throw new Denied(error.error);
        // Not an answer to what was asked, e.g. of another server (RFC 9207) or with another state.
        if (error instanceof oauth.ClientError) throw new Denied('invalid_response');
        throw error;
      }
    },

    /**
     * Asks the graph for a customer.
     * @throws {Denied} {LinkEnded} {Unavailable}
     */
    asCustomer:
      (subject: string, keeper: LinkKeeper): Ask =>
      async (query, variables) => {
        try {
          return await post(await tokenOf(subject, keeper), query, variables);
        } catch (error) {
          if (!(error instanceof LinkEnded)) throw error;
          tokens.delete(subject); // it may have ended before its time; once more with another
          return post(await tokenOf(subject, keeper), query, variables);
        }
      },

    /** Asks the graph for the app itself. @throws {Unavailable} */
    asApp: (async (query, variables) => {
      try {
        return await post(await tokenOfApp(), query, variables);
      } catch (error) {
        if (!(error instanceof LinkEnded)) throw error;
        ownToken = null;
        return post(await tokenOfApp(), query, variables);
      }
    }) as Ask,

    /** Asks the graph for what everybody may see. @throws {Unavailable} */
    asVisitor: ((query, variables) => post(null, query, variables)) as Ask,

    /** Forgets the tokens of a customer. */
    forget: (subject: string): void => void tokens.delete(subject),
  };
}

export type Patron = Awaited<ReturnType<typeof openPatron>>;

/** For a Patron that is being tried on this machine, and nowhere else. */
// oxlint-disable-next-line typescript/no-deprecated -- deprecated only so that it stands out
const plainHttp = oauth.allowInsecureRequests;
const isOnThisMachine = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '127.0.0.1';

/** What the client library says when there was no answer, or none of an OAuth server. */
const NO_ANSWER = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
];

/** @throws {Unavailable} for what the network or an overloaded server did; others as they are. */
function unavailable(error: unknown): never {
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    throw new LinkEnded('the token is not valid', { cause: error });
  }
  const isBusy = error instanceof oauth.ResponseBodyError && (error.status >= 500 || error.status === 429);
  const isSilent = error instanceof oauth.ClientError && NO_ANSWER.includes(error.code ?? '');
  const isCutOff =
    error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
  if (isBusy || isSilent || isCutOff) throw new Unavailable('Patron does not answer', { cause: error });
  throw error;
}
