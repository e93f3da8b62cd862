import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Db } from 'mongodb';
import { pino } from 'pino';
import { type Consume, subscriptionsOf } from '#shared/events/consume.ts';
import { runSubgraph } from '#shared/run-subgraph.ts';
import type { Data } from '../../subgraphs/partners/open.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { aKeyring, aPairwise } from '../support/subgraph.ts';

/** The OAuth server on a port of its own. */
export type OAuthServer = {
  url: string;
  data: Data;
  /** Applies events of other subgraphs; says of each what was wrong, or null. */
  consume: Consume;
  close(): Promise<void>;
};

type Options = {
  db: Db;
  demo?: boolean;
  /** Takes over the address of a server that was closed, as a restart does. */
  port?: number;
  /** Other routes of the same front door. */
  besides?(app: FastifyInstance): void;
};

/** Starts the partners subgraph with its routes, as a process does. */
export async function startOAuthServer({
  db,
  demo = true,
  port = 0,
  besides,
}: Options): Promise<OAuthServer> {
  // Listens first, because the address is part of what the server says.
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = await runSubgraph(partners, {
    client: db.client,
    dbOf: () => db,
    keyring: aKeyring(),
    pairwise: aPairwise(),
    liveGrant: async () => null,
    permitsNow: async () => false,
    log: pino({ level: process.env.LOG ?? 'silent' }),
    clock: () => new Date(),
    publicUrl: url,
    demo,
    subscriptions: subscriptionsOf([partners]),
  });
  const data = running.data as Data;
  const app = Fastify({ serverFactory: (handler) => server.on('request', handler) as Server });
  besides?.(app);
  await partners.routes?.(data, app);
  await app.ready();
  return {
    url,
    data,
    consume: running.consume,
    async close() {
      await app.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

/** PKCE (RFC 7636). */
export function aProofKey() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A browser as far as signing in needs one: keeps cookies, follows no redirect by itself. */
export function aBrowser() {
  const cookies = new Map<string, { value: string; path: string }>();

  async function visit(address: string, form?: Record<string, string | string[]>): Promise<Response> {
    const { pathname } = new URL(address);
    const sent = [...cookies].filter(([, { path }]) => pathname.startsWith(path));
    const fields = Object.entries(form ?? {}).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one]),
    );
    const response = await fetch(address, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '),
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(fields as [string, string][]) } : {}),
    });
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((one) => one.startsWith('path='))?.slice('path='.length) ?? '/';
    if (value) cookies.set(name, { value, path });
    else cookies.delete(name);
  }

  return {
    visit,
    /** Follows redirects within the OAuth server until a page or another place is reached. */
    async follow(
      address: string,
      form?: Record<string, string | string[]>,
    ): Promise<{ url: string; response: Response }> {
      const { origin } = new URL(address);
      let url = address;
      let response = await visit(url, form);
      for (;;) {
        const location = response.headers.get('location');
        if (!location) return { url, response };
        url = new URL(location, url).href;
        if (new URL(url).origin !== origin || !new URL(url).pathname.startsWith('/oauth/'))
          return { url, response };
        response = await visit(url);
      }
    },
  };
}

type SignIn = {
  clientId: string;
  redirectUri: string;
  scope: string;
  persona: string;
  /** Added to the authorization request. */
  parameters?: Record<string, string>;
  browser?: ReturnType<typeof aBrowser>;
};

/** Signs a persona in up to the point where the client gets its code. */
export async function signInForCode(
  { url }: OAuthServer,
  { clientId, redirectUri, scope, persona, ...more }: SignIn,
) {
  const { verifier, challenge } = aProofKey();
  const browser = more.browser ?? aBrowser();
  const request = authorizationRequest(url, {
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    code_challenge: challenge,
    ...more.parameters,
  });
  const page = await browser.follow(request);
  const done = page.url.includes('/interaction/')
    ? await browser.follow(`${page.url}/sign-in`, { persona })
    : page;
  return { browser, verifier, answer: done, code: new URL(done.url).searchParams.get('code') ?? '' };
}

/** The address that begins an authorization; `undefined` leaves a parameter out. */
export function authorizationRequest(url: string, parameters: Record<string, string | undefined>): string {
  const all = { response_type: 'code', code_challenge_method: 'S256', state: 'st4te', ...parameters };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${url}/oauth/auth?${new URLSearchParams(given)}`;
}

export type TokenAnswer = {
  status: number;
  access_token?: string;
  refresh_token?: string;
  id_token?: string;
  scope?: string;
  expires_in?: number;
  error?: string;
  error_description?: string;
};

/** Posts to an endpoint of the OAuth server as a client does. */
export async function post(
  { url }: { url: string },
  endpoint: string,
  parameters: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<TokenAnswer & Record<string, unknown>> {
  const response = await fetch(`${url}/oauth/${endpoint}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(parameters),
  });
  const text = await response.text();
  return { status: response.status, ...(text ? JSON.parse(text) : {}) };
}
