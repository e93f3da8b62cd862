import { createHash } from 'node:crypto';
import {
  createLocalJWKSet,
  decodeJwt,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { type Actor, STAFF_ROLES, type StaffRole } from './actor.ts';

/** Signatures that a token may carry: asymmetric ones, so that a public key can never serve as a shared secret. */
export const TOKEN_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** Somebody whose tokens are believed. */
export type Issuer = {
  /** Compared with `iss`, character by character. */
  issuer: string;
  /** Must be in `aud`. */
  audience: string;
  /** Its public keys (RFC 7517): where they are served, or how to have them without a network. */
  jwks: URL | (() => Promise<JSONWebKeySet>);
  /** Default: every one in {@link TOKEN_ALGORITHMS}. */
  algorithms?: readonly TokenAlgorithm[] | undefined;
  /** What `typ` must be, e.g. `at+jwt` (RFC 9068). Default: not checked, as many issuers say just `JWT`. */
  tokenType?: string | undefined;
  /** How far its clock may be off, in seconds. Default 5. */
  clockToleranceSeconds?: number | undefined;
  /** Patron's own OAuth server, which knows the partners' apps: only its tokens can stand for an app. Default false. */
  knowsApps?: boolean | undefined;
};

/** The token is not one to believe. `reason` is for the log; clients hear only that it is invalid. */
export class TokenRefused extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'TokenRefused';
  }
}

/** The keys of the issuer could never be had, so nothing can be said about the token. */
export class IssuerUnreachable extends Error {
  constructor(issuer: string, options?: ErrorOptions) {
    super(`The keys of ${issuer} cannot be had.`, options);
    this.name = 'IssuerUnreachable';
  }
}

/** Who shows a token. */
export type Bearer = {
  actor: Actor;
  /** When the token was made; null when it doesn't say. */
  issuedAt: Date | null;
  /** From when on it isn't believed; null where there is no token. */
  expiresAt: Date | null;
};

export type TokenVerifier = {
  /**
   * Who the bearer is. A partner comes without attributes and purposes: those are of the live grant, which the caller asks for.
   * `jkt` is the thumbprint of the key of which the bearer has given proof (RFC 9449); without one a token that is bound to a
   * key is refused, and with one a token that isn't bound to it.
   * @throws {TokenRefused}
   * @throws {IssuerUnreachable}
   */
  verify(token: string, jkt?: string): Promise<Bearer>;
  /** Answers given from the cache and by checking a signature, since the start. */
  counts(): { cached: number; checked: number };
};

export type TokenVerifierOptions = {
  issuers: readonly Issuer[];
  clock: () => Date;
  /** Verified tokens that are remembered until they expire. Default 10,000. */
  cachedTokens?: number;
};

/** `boundTo`: the thumbprint (RFC 7638) of the key that the token is bound to; undefined for a plain bearer token. */
type Verified = Bearer & { boundTo: string | undefined; untilSeconds: number };

const LONGEST_TOKEN = 8192;
const DEFAULT_TOLERANCE_SECONDS = 5;

/** Verifies bearer tokens (JWT, RFC 7519) of the given issuers and nobody else. */
export function openTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuers, clock, cachedTokens = 10_000 } = options;
  const known = new Map(issuers.map((issuer) => [issuer.issuer, { issuer, keys: openKeys(issuer, clock) }]));
  const verified = new LRUCache<string, Verified>({ max: cachedTokens });
  const counts = { cached: 0, checked: 0 };

  return {
    async verify(token, jkt) {
      const { actor, issuedAt, expiresAt, boundTo } = await verifiedOf(token);
      if (boundTo !== jkt) throw new TokenRefused(boundTo ? 'bound to another key' : 'bound to no key');
      return { actor, issuedAt, expiresAt };
    },
    counts: () => ({ ...counts }),
  };

  async function verifiedOf(token: string): Promise<Verified> {
    if (token.length > LONGEST_TOKEN) throw new TokenRefused('longer than any token of ours');
    // The token itself is a secret and is kept nowhere.
    const key = createHash('sha256').update(token).digest('base64');
    const remembered = verified.get(key);
    if (remembered && clock().getTime() / 1000 < remembered.untilSeconds) {
      counts.cached += 1;
      return remembered;
    }
    counts.checked += 1;
    const { payload, issuer, untilSeconds } = await check(token);
    const fresh = {
      actor: actorOf(payload, issuer),
      issuedAt: payload.iat === undefined ? null : new Date(payload.iat * 1000),
      expiresAt: new Date(untilSeconds * 1000),
      boundTo: keyBinding(payload),
      untilSeconds,
    };
    verified.set(key, fresh);
    return fresh;
  }

  async function check(
    token: string,
  ): Promise<{ payload: JWTPayload; issuer: Issuer; untilSeconds: number }> {
    const claimed = known.get(claimedIssuer(token) ?? '');
    if (!claimed) throw new TokenRefused('of an issuer that is not ours');
    const { issuer, keys } = claimed;
    const tolerance = issuer.clockToleranceSeconds ?? DEFAULT_TOLERANCE_SECONDS;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: [...(issuer.algorithms ?? TOKEN_ALGORITHMS)],
        requiredClaims: ['exp', 'sub'],
        clockTolerance: tolerance,
        currentDate: clock(),
        ...(issuer.tokenType && { typ: issuer.tokenType }),
      });
      return { payload, issuer, untilSeconds: (payload.exp as number) + tolerance };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new TokenRefused(error.code, { cause: error });
      throw error;
    }
  }
}

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (error) {
    throw new TokenRefused('not a JWT', { cause: error });
  }
}

const KEYS_FRESH_MS = 600_000;
/** Between two attempts, so that made-up key ids don't turn us against the issuer. */
const KEYS_COOLDOWN_MS = 30_000;
const KEYS_TIMEOUT_MS = 5000;

/**
 * The keys of an issuer, fetched when first needed and again when they are old or a token names one that is unknown.
 * While the issuer is away the last ones go on serving.
 */
function openKeys({ issuer, jwks }: Issuer, clock: () => Date): JWTVerifyGetKey {
  let keys: ReturnType<typeof createLocalJWKSet> | null = null;
  let readAt = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  const read = (): Promise<void> => {
    reading ??= (typeof jwks === 'function' ? jwks() : fetchKeys(jwks))
      .then((set) => {
        keys = createLocalJWKSet(set);
        readAt = clock().getTime();
      })
      .finally(() => {
        triedAt = clock().getTime();
        reading = null;
      });
    return reading;
  };
  const mayTry = () => reading !== null || clock().getTime() - triedAt >= KEYS_COOLDOWN_MS;

  return async (header, token) => {
    if (!keys) {
      // Without any keys nobody can sign in, so each token is a reason to try, whatever the last attempt gave.
      await read().catch((error: unknown) => {
        throw new IssuerUnreachable(issuer, { cause: error });
      });
    } else if (clock().getTime() - readAt >= KEYS_FRESH_MS && mayTry()) {
      await read().catch(() => undefined);
    }
    const current = keys as ReturnType<typeof createLocalJWKSet> | null;
    if (!current) throw new IssuerUnreachable(issuer);
    try {
      return await current(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !mayTry()) throw error;
      await read().catch(() => undefined);
      return (keys ?? current)(header, token);
    }
  };
}

async function fetchKeys(url: URL): Promise<JSONWebKeySet> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(KEYS_TIMEOUT_MS),
    headers: { accept: 'application/jwk-set+json, application/json' },
  });
  if (!response.ok) throw new Error(`the key set answered ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
}

/**
 * The key that a token is bound to (`cnf.jkt`, RFC 9449).
 * @throws {TokenRefused} when it is bound in a way that we can't check.
 */
function keyBinding({ cnf }: JWTPayload): string | undefined {
  if (cnf === undefined) return undefined;
  const { jkt, ...others } = (cnf ?? {}) as Record<string, unknown>;
  if (typeof jkt === 'string' && Object.keys(others).length === 0) return jkt;
  throw new TokenRefused('bound in an unknown way');
}

const FIRST_PARTY_ROLES = ['customer', 'associate', 'device', 'service', ...STAFF_ROLES] as const;
type Role = (typeof FIRST_PARTY_ROLES)[number];

/** Of an app that acts for itself (client credentials). */
const APP_SCOPE = 'app';

/** Given inside this installation only; a token that names it is forged or misconfigured. */
const RESERVED_SCOPES = new Set(['gateway']);

/**
 * The actor that verified claims describe. The role is the one role scope in `scope` (RFC 8693), or, when the token names a
 * grant, a partner's.
 * @throws {TokenRefused} when there is no role, more than one, or a claim that the role needs is missing.
 */
function actorOf(claims: JWTPayload, { knowsApps = false }: Issuer): Actor {
  const scopes = typeof claims.scope === 'string' ? claims.scope.split(' ').filter(Boolean) : [];
  if (scopes.some((scope) => RESERVED_SCOPES.has(scope))) throw new TokenRefused('a reserved scope');
  const roles = scopes.filter((scope): scope is Role =>
    (FIRST_PARTY_ROLES as readonly string[]).includes(scope),
  );
  if (scopes.includes(APP_SCOPE)) {
    const clientId = text(claims, 'client_id');
    // RFC 9068, section 2.2: where no person takes part, `sub` is the client.
    const isItsOwn = claims.sub === clientId && claims.grant_id === undefined && scopes.length === 1;
    if (!knowsApps || !isItsOwn) throw new TokenRefused('an app is only who our own server says');
    return { kind: 'app', clientId };
  }
  if (claims.grant_id !== undefined) {
    if (roles.length) throw new TokenRefused('a grant and a role in one token');
    return {
      kind: 'partner',
      clientId: text(claims, 'client_id'),
      customerId: text(claims, 'sub'),
      grantId: text(claims, 'grant_id'),
      attributes: [],
      purposes: [],
      lookBackDays: 0,
      standing: 'UNKNOWN',
    };
  }
  const [role] = roles;
  if (!role || roles.length > 1) throw new TokenRefused(`${roles.length} roles where one is needed`);
  const subject = text(claims, 'sub');
  switch (role) {
    case 'customer':
      return { kind: 'customer', customerId: subject };
    case 'associate':
      return { kind: 'associate', associateId: subject, stores: texts(claims, 'stores') };
    case 'device':
      return {
        kind: 'device',
        deviceId: subject,
        storeId: text(claims, 'store_id'),
        deviceKind: text(claims, 'device_kind'),
      };
    case 'service':
      return { kind: 'service', serviceId: subject, scopes: scopes.filter((scope) => scope !== 'service') };
    case 'analyst':
    case 'marketer':
    case 'privacy_officer':
    case 'admin':
      return { kind: 'staff', staffId: subject, role: role satisfies StaffRole };
  }
}

function text(claims: JWTPayload, name: string): string {
  const value = claims[name];
  if (typeof value !== 'string' || !value) throw new TokenRefused(`the claim ${name} is missing`);
  return value;
}

function texts(claims: JWTPayload, name: string): string[] {
  const value = claims[name];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new TokenRefused(`the claim ${name} is not a list of strings`);
  }
  return value;
}
