import type { ResourceServer } from 'oidc-provider';
import { SIGNING_ALGORITHM } from '../data/issuer-keys.ts';

export const ACCESS_TOKEN_SECONDS = 600;

/** How access to the graph (`resource`, RFC 8707) is written into tokens. */
export const graphAccess = (resource: string, scopes: readonly string[]): ResourceServer => ({
  scope: scopes.join(' '),
  audience: resource,
  accessTokenTTL: ACCESS_TOKEN_SECONDS,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: SIGNING_ALGORITHM } },
});
