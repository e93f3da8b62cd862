import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll } from 'vitest';
import { openLog } from '#shared/log.ts';
import type { Issuer } from '#shared/verify-token.ts';
import { type GatewayConfig, readConfig } from '../../../gateway/config.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../../gateway/server.ts';
import { openShop, shopSupergraph } from './shop/shop.ts';

export type DoorOptions = Partial<Omit<GatewayOptions, 'config'>> & { config?: Partial<GatewayConfig> };

// biome-ignore lint/suspicious/noExplicitAny: tests assert on whole answers
export type Json = any;

export type Reply = { status: number; headers: Headers; text: string; json: Json };

export type Door = Gateway & {
  /** POSTs an operation. */
  ask(
    query: string,
    more?: { variables?: Record<string, unknown>; token?: string; headers?: Record<string, string> },
  ): Promise<Reply>;
  fetch(path: string, init?: RequestInit): Promise<Reply>;
};

const opened: Gateway[] = [];

/** Closes every front door of the test file when it is done. */
export function closeDoorsAfterAll(): void {
  afterAll(async () => {
    await Promise.all(opened.map((gateway) => gateway.close()));
  });
}

/** The front door over the shop, in one process, on a port of its own. Logs nothing unless told to. */
export async function openDoor({ config, ...options }: DoorOptions = {}): Promise<Door> {
  const shop = await openShop();
  const settings = { ...readConfig({}), port: 0, ...config };
  const gateway = await startGateway({
    supergraph: shopSupergraph(),
    connect: inProcess(Object.values({ people: shop.people, orders: shop.orders }), {
      timeoutMs: settings.subgraphTimeoutMs,
    }),
    log: await openLog({ level: 'silent' }),
    ...options,
    config: settings,
  });
  opened.push(gateway);
  const fetchFrom = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(gateway.url + path, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  };
  return {
    ...gateway,
    fetch: fetchFrom,
    ask: (query, { variables, token, headers } = {}) =>
      fetchFrom('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      }),
  };
}

/** Codes of the errors in an answer. */
export const codesOf = ({ json }: Reply): string[] =>
  (json?.errors ?? []).map((error: Json) => error.extensions.code);

export const ISSUER = 'https://id.example';
export const AUDIENCE = 'https://api.example';

/** An issuer whose keys are at hand, and the means to make its tokens. */
export async function anIssuer(its: Partial<Issuer> = {}) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const issuer: Issuer = { issuer: ISSUER, audience: AUDIENCE, jwks: async () => ({ keys: [jwk] }), ...its };
  const token = (
    claims: JWTPayload = {},
    { expires = '5m' as string | number, audience = AUDIENCE, from = ISSUER } = {},
  ) =>
    new SignJWT({ sub: 'cus_1', scope: 'customer', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(from)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(privateKey);
  return { issuer, jwk, privateKey, token };
}
