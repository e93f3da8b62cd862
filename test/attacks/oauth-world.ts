import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Db } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import type { AppDeclaration } from '../../subgraphs/partners/rules/partner-app.ts';
import { anApp } from '../partners/builders.ts';
import { type FrontDoor, startFrontDoor } from '../partners/front-door.ts';
import {
  aBrowser,
  aProofKey,
  authorizationRequest,
  post,
  type TokenAnswer,
} from '../partners/oauth-server.ts';

export const MUSIC_REDIRECT = 'http://127.0.0.1:9999/callback';
export const REWARDS_REDIRECT = 'https://rewards.example/callback';
export const SCOPE = 'openid profile.name profile.email';

export type Person = { persona: string; customerId: string; token: string };
export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  data: any;
  codes: string[];
  /** The header `WWW-Authenticate`. */
  challenge: string | null;
  text: string;
};

/** What an app asks for in these tests: a name that it needs, an address that it would like. */
const REQUESTED: AppDeclaration['requestedAttributes'] = [
  { attribute: 'profile.name', necessity: 'REQUIRED', purpose: 'partner_sharing', reason: 'To greet you.' },
  { attribute: 'profile.email', necessity: 'OPTIONAL', purpose: 'partner_sharing', reason: 'To write.' },
];

/**
 * A whole front door with the OAuth server, and apps as partners register them: `music` on phones (public), `rewards` with a
 * server (confidential), `bound` whose tokens are all bound to a key.
 */
export async function openOAuthWorld(dbOf: (name: string) => Db) {
  const door = await startFrontDoor(dbOf);
  const { apps } = door.partners;
  const secrets: Record<string, string> = {};
  const declared: Partial<AppDeclaration>[] = [
    { id: 'music', redirectUris: [MUSIC_REDIRECT] },
    { id: 'rewards', confidential: true, redirectUris: [REWARDS_REDIRECT] },
    { id: 'bound', senderConstrained: true, redirectUris: [MUSIC_REDIRECT] },
  ];
  for (const one of declared) {
    const registered = await apps.register(anApp({ requestedAttributes: REQUESTED, ...one }));
    secrets[one.id ?? ''] = registered?.clientSecret ?? '';
    await apps.review(one.id ?? '', 'APPROVED', 'Fine.');
  }
  const ada = await aPerson(door);
  const basic = (client = 'rewards', secret = secrets[client] ?? '') => ({
    authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
  });
  const redirectOf = (client: string) => (client === 'rewards' ? REWARDS_REDIRECT : MUSIC_REDIRECT);
  /** How the client names itself at the endpoints: with its secret, or just so. */
  const authOf = (client: string) => ({
    parameters: client === 'rewards' ? {} : { client_id: client },
    headers: client === 'rewards' ? basic() : {},
  });

  /** Begins an authorization and comes as far as the page on which the customer is asked, or where else it leads. */
  async function begun({ client = 'music', person = ada, browser = aBrowser(), changes = {} }: Asking = {}) {
    const { verifier, challenge } = aProofKey();
    const request = authorizationRequest(door.url, {
      client_id: client,
      redirect_uri: redirectOf(client),
      scope: SCOPE,
      code_challenge: challenge,
      ...changes,
    });
    let page = await browser.follow(request);
    let text = await page.response.text();
    if (text.includes('name="persona"')) {
      page = await browser.follow(`${page.url}/sign-in`, { persona: person.persona });
      text = await page.response.text();
    }
    return { browser, verifier, ...page, text };
  }

  /** As far as the code. */
  async function coded(asking: Asking & { attributes?: string[] } = {}) {
    const { browser, url, verifier } = await begun(asking);
    const answer = url.includes('/interaction/')
      ? await browser.follow(`${url}/allow`, { attribute: asking.attributes ?? ['profile.email'] })
      : { url };
    return { browser, verifier, url: answer.url, code: new URL(answer.url).searchParams.get('code') ?? '' };
  }

  const redeem = (
    { code, verifier }: { code: string; verifier: string },
    { client = 'music', changes = {}, headers = {} }: Redeeming = {},
  ): Promise<TokenAnswer & Record<string, unknown>> =>
    post(
      door,
      'token',
      {
        grant_type: 'authorization_code',
        redirect_uri: redirectOf(client),
        code,
        code_verifier: verifier,
        ...authOf(client).parameters,
        ...changes,
      },
      { ...authOf(client).headers, ...headers },
    );

  return {
    door,
    ada,
    apps,
    secrets,
    basic,
    begun,
    coded,
    redeem,
    aPerson: () => aPerson(door),

    /** The whole way: tokens for what the customer allowed. */
    async connected(asking: Asking & { attributes?: string[] } = {}) {
      const given = await coded(asking);
      const tokens = await redeem(given, { client: asking.client ?? 'music' });
      const authorization_details = tokens.authorization_details as { expires_at?: string }[] | undefined;
      return {
        ...given,
        ...tokens,
        authorization_details,
        access: tokens.access_token ?? '',
        refresh: tokens.refresh_token ?? '',
      };
    },

    refresh: (
      refresh_token: string,
      { client = 'music', changes = {}, headers = {} }: Redeeming = {},
    ): Promise<TokenAnswer & Record<string, unknown>> =>
      post(
        door,
        'token',
        { grant_type: 'refresh_token', refresh_token, ...authOf(client).parameters, ...changes },
        { ...authOf(client).headers, ...headers },
      ),

    introspect: (token: string, client = 'music') =>
      post(door, 'token/introspection', { token, ...authOf(client).parameters }, authOf(client).headers),

    /** Asks the graph with whatever headers. */
    async read(headers: Record<string, string>, query = '{ me { id name { given } } }'): Promise<Answer> {
      const response = await fetch(`${door.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      const { data, errors = [] } = JSON.parse(text) as {
        data?: unknown;
        errors?: { extensions: { code: string } }[];
      };
      return {
        status: response.status,
        data,
        codes: errors.map(({ extensions }) => extensions.code),
        challenge: response.headers.get('www-authenticate'),
        text,
      };
    },

    /** The customer ends the grant of a token. */
    async revoke(grantId: string, person = ada): Promise<void> {
      const { data } = await door.ask(
        person.token,
        'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code } } }',
        { input: { grantId, surface: 'test', idempotencyKey: newId('key').slice(0, 40) } },
      );
      if (data?.revokeGrant.userErrors.length !== 0) throw new Error('the grant was not revoked');
    },
  };
}

export type OAuthWorld = Awaited<ReturnType<typeof openOAuthWorld>>;

type Asking = {
  client?: string;
  person?: Person;
  browser?: ReturnType<typeof aBrowser>;
  /** In the authorization request; undefined leaves one out. */
  changes?: Record<string, string | undefined>;
};
type Redeeming = { client?: string; changes?: Record<string, string>; headers?: Record<string, string> };

async function aPerson(door: FrontDoor): Promise<Person> {
  const persona = newId('p');
  const { data } = await door.ask(
    undefined,
    'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId userErrors { code } } }',
    {
      input: {
        idempotencyKey: persona.slice(0, 40),
        email: `${persona}@example.com`,
        name: { given: 'Ada', family: 'Okoye' },
      },
    },
  );
  const { customerId } = data.registerCustomer;
  await door.partners.personas.put([{ id: persona, title: persona, kind: 'customer', customerId }]);
  return { persona, customerId, token: await fetchPersonaToken(door.url, persona) };
}

/** A key of an app's own, and proofs of possession made with it (RFC 9449). */
export async function aKey() {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    jwk,
    privateJwk: await exportJWK(privateKey),
    jkt: await calculateJwkThumbprint(jwk),
    /** `header` and `claims` add to and override what belongs there. */
    proof(
      { method, url, token }: { method: string; url: string; token?: string },
      { claims = {}, header = {} }: { claims?: object; header?: { jwk?: JWK; typ?: string } } = {},
    ): Promise<string> {
      const ath = token && { ath: createHash('sha256').update(token).digest('base64url') };
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ jti: randomUUID(), htm: method, htu: url, iat: now, ...ath, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
        .sign(privateKey);
    },
  };
}
