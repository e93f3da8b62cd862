import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Client } from 'oidc-provider';
import { CALLER_HEADER, openCaller } from '#shared/caller.ts';
import type { GrantReach, Introspection } from '#shared/introspection.ts';
import type { AskLiveGrant, LiveGrant } from '#shared/live-grant.ts';
import type { Pairwise } from '#shared/pairwise.ts';
import type { Keyring } from '#shared/seal.ts';
import type { Apps } from '../data/apps.ts';
import { type IssuerKeyStore, SIGNING_ALGORITHM } from '../data/issuer-keys.ts';
import type { OAuthRecords } from '../data/oauth-records.ts';
import { detailOf } from '../rules/asked-grant.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import { rolesOfClient } from './clients.ts';
import { issuerOf, resourceOf } from './provider.ts';

export type IntrospectionSettings = {
  publicUrl: string;
  keyring: Keyring;
  clock: () => Date;
  pairwise: Pairwise;
  liveGrant: AskLiveGrant;
  apps: Apps;
  records: OAuthRecords;
  issuerKeys: IssuerKeyStore;
  authorizationServer: AuthorizationServer;
};

export const INTROSPECTION_PATH = '/token/introspection';

/** RFC 7662, section 2.2. */
type Described = Record<string, unknown> & {
  client_id: string;
  customer_id?: string;
  patron_grant?: GrantReach;
};

/** Who asks: a client about its own tokens, or a part of this installation about any. */
type Asker = { clientId: string } | 'inside';

const INACTIVE = { active: false } as const;
const OIDC_SCOPES = ['openid', 'offline_access'];

/**
 * Says what a token is worth at this moment (RFC 7662): an access token, which the library doesn't look into, or a refresh
 * token. A partner's is worth what its live grant allows. Clients hear of their own tokens only.
 */
export function mountIntrospection(
  app: FastifyInstance,
  path: string,
  settings: IntrospectionSettings,
): void {
  const { publicUrl, keyring, clock, pairwise, liveGrant, apps, records, issuerKeys, authorizationServer } =
    settings;

  app.post(path, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const asker = await askerOf(request);
    if (!asker) return refuseClient(reply);
    const { token } = parametersOf(request);
    if (!token) {
      return reply
        .code(400)
        .send({ error: 'invalid_request', error_description: "missing required parameter 'token'" });
    }
    const described = (await accessToken(token)) ?? (await refreshToken(token));
    if (!described) return INACTIVE;
    const { customer_id, patron_grant, ...told } = described;
    if (asker === 'inside') return { active: true, ...described } satisfies Introspection;
    return asker.clientId === described.client_id ? { active: true, ...told } : INACTIVE;
  });

  async function askerOf(request: FastifyRequest): Promise<Asker | null> {
    const sealed = request.headers[CALLER_HEADER];
    if (typeof sealed === 'string') {
      const actor = openCaller(sealed, keyring, clock())?.actor;
      return actor?.kind === 'service' && actor.scopes.includes('gateway') ? 'inside' : null;
    }
    const client = await authenticated(request);
    return client && { clientId: client.clientId };
  }

  /** As at the other endpoints: with a secret by HTTP Basic (RFC 6749, section 2.3.1), or a public client by its id. */
  async function authenticated(request: FastifyRequest): Promise<Client | null> {
    const { client_id: named, client_secret: inBody } = parametersOf(request);
    const { authorization } = request.headers;
    if (inBody !== undefined) return null;
    const basic = authorization === undefined ? null : basicOf(authorization);
    const id = authorization === undefined ? named : basic?.id;
    if (!id || (named !== undefined && named !== id)) return null;
    const client = await (await authorizationServer.provider()).Client.find(id);
    if (!client) return null;
    if (!basic) return client.clientAuthMethod === 'none' ? client : null;
    const fits =
      client.clientAuthMethod === 'client_secret_basic' && (await client.compareClientSecret(basic.secret));
    return fits ? client : null;
  }

  async function accessToken(token: string): Promise<Described | null> {
    const claims = await verified(token);
    if (!claims) return null;
    const { client_id, grant_id, sub, scope, exp, iat, jti, iss, aud, cnf } = claims as JWTPayload & {
      client_id: string;
      grant_id?: string;
      cnf?: { jkt?: string };
    };
    const known = {
      client_id,
      sub,
      scope,
      exp,
      iat,
      jti,
      iss,
      aud,
      cnf,
      token_type: cnf?.jkt ? 'DPoP' : 'Bearer',
    };
    if (rolesOfClient(client_id)) return known;
    if (!(await apps.approved(client_id))) return null;
    if (grant_id === undefined) return known;
    const grant = await standing(grant_id, client_id, new Date((iat ?? 0) * 1000));
    return grant && { ...known, ...reachOf(grant_id, grant) };
  }

  async function verified(token: string): Promise<JWTPayload | null> {
    const { jwks } = await issuerKeys.current();
    const keys = jwks.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use }));
    try {
      const { payload } = await jwtVerify(
        token,
        createLocalJWKSet({ keys } as Parameters<typeof createLocalJWKSet>[0]),
        {
          issuer: issuerOf(publicUrl),
          audience: resourceOf(publicUrl),
          algorithms: [SIGNING_ALGORITHM],
          typ: 'at+jwt',
          requiredClaims: ['exp', 'iat', 'sub', 'client_id'],
        },
      );
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  async function refreshToken(token: string): Promise<Described | null> {
    const { RefreshToken, Grant } = await authorizationServer.provider();
    const found = await RefreshToken.find(token);
    if (!found?.isValid || !found.clientId || !found.grantId) return null;
    const { clientId, grantId, scope = '', accountId, exp, iat } = found;
    const grant = await Grant.find(grantId);
    if (grant?.clientId !== clientId || grant.accountId !== accountId) return null;
    const known = { client_id: clientId, sub: accountId, scope, exp, iat, iss: issuerOf(publicUrl) };
    if (rolesOfClient(clientId)) return known;
    const stands = (await apps.approved(clientId)) && (await standing(grantId, clientId, null));
    if (!stands) return null;
    const reach = reachOf(grantId, stands);
    const own = scope.split(' ').filter((one) => OIDC_SCOPES.includes(one));
    return { ...known, ...reach, scope: [...own, reach.scope].join(' ') };
  }

  /** The grant when it stands and is this app's; null otherwise, or when the token that was made then was taken back. */
  async function standing(
    grantId: string,
    clientId: string,
    issuedAt: Date | null,
  ): Promise<LiveGrant | null> {
    const [grant, revoked] = await Promise.all([
      liveGrant(grantId),
      issuedAt && records.isRevoked(grantId, issuedAt),
    ]);
    return grant?.state === 'ACTIVE' && grant.clientId === clientId && !revoked ? grant : null;
  }

  const reachOf = (grantId: string, grant: LiveGrant) => ({
    grant_id: grantId,
    sub: pairwise(grant.customerId, grant.clientId),
    scope: grant.attributes.join(' '),
    authorization_details: [detailOf(grant)],
    customer_id: grant.customerId,
    patron_grant: {
      attributes: grant.attributes,
      purposes: grant.purposes,
      look_back_days: grant.lookBackDays,
      members: grant.members,
    },
  });

  const refuseClient = (reply: FastifyReply) =>
    reply
      .code(401)
      .header('www-authenticate', `Basic realm="${issuerOf(publicUrl)}"`)
      .send({ error: 'invalid_client', error_description: 'client authentication failed' });
}

/** A parameter that is sent twice counts as not sent (RFC 6749, section 3.2). */
function parametersOf({ body }: FastifyRequest): {
  token?: string;
  client_id?: string;
  client_secret?: string;
} {
  const given = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string'));
}

function basicOf(authorization: string): { id: string; secret: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(authorization)?.[1];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (id === undefined || secret === undefined) return null;
  try {
    return { id: formDecoded(id), secret: formDecoded(secret) };
  } catch {
    return null; // a stray per cent sign
  }
}

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
