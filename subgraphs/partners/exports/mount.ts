import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { openProofVerifier, PROOF_ALGORITHMS, ProofRefused } from '#shared/dpop.ts';
import { openTokenVerifier, TokenRefused } from '#shared/verify-token.ts';
import { SIGNING_ALGORITHM } from '../data/issuer-keys.ts';
import { issuerOf, resourceOf } from '../oauth/provider.ts';
import type { Data } from '../open.ts';
import { EXPORTS_PATH } from './link.ts';

/** Of one app at one process. A copy is fetched once, so more than a few are guesses. */
const PER_MINUTE = 30;

/** RFC 6750, section 2.1; RFC 9449, section 7.1. */
const AUTHORIZATION = /^(Bearer|DPoP) +([\w.~+/-]+=*) *$/i;

const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } as const;

/**
 * Puts the copies that customers send to apps at `/privacy/exports/TOKEN`. An app shows its own token (client credentials, scope
 * `app`); what isn't for it, isn't there any more or never was is refused alike.
 */
export function mountExports(app: FastifyInstance, data: Data): void {
  const { publicUrl, clock, issuerKeys, apps, exports, log } = data;
  const limiter = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  const proofs = openProofVerifier({ clock });
  const verifier = openTokenVerifier({
    clock,
    issuers: [
      {
        issuer: issuerOf(publicUrl),
        audience: resourceOf(publicUrl),
        jwks: async () => {
          const { jwks } = await issuerKeys.current();
          return { keys: jwks.map(({ d: _, ...published }) => published) } as JSONWebKeySet;
        },
        algorithms: [SIGNING_ALGORITHM],
        tokenType: 'at+jwt',
        knowsApps: true,
      },
    ],
  });

  /** The approved app that asks for itself. @throws {TokenRefused} @throws {ProofRefused} */
  async function appOf({ headers, url }: FastifyRequest): Promise<string> {
    const [, scheme, token] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
    if (!scheme || !token) throw new TokenRefused('neither a bearer token nor a DPoP token');
    const { dpop } = headers;
    const proven =
      scheme.toLowerCase() === 'dpop'
        ? await proofs.verify(typeof dpop === 'string' ? dpop : '', {
            method: 'GET',
            url: `${publicUrl}${url}`,
            token,
          })
        : null;
    const { actor } = await verifier.verify(token, proven?.jkt);
    if (proven) proofs.use(proven);
    if (actor.kind !== 'app' || !(await apps.approved(actor.clientId))) {
      throw new TokenRefused('not of an approved app for itself');
    }
    return actor.clientId;
  }

  // A parameter of a route would be cut at 100 characters.
  app.get(`${EXPORTS_PATH}/*`, async (request, reply) => {
    void reply.headers(HEADERS);
    try {
      const clientId = await appOf(request);
      await limiter.consume(clientId);
      const copy = await exports.fetch((request.params as { '*': string })['*'], clientId);
      if (copy !== null) return reply.type('application/json; charset=utf-8').send(copy);
      return refuse(reply, 404, 'not_found', 'there is nothing here for this app');
    } catch (error) {
      return answerError(request, reply, error);
    }
  });

  function answerError(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
    if (error instanceof RateLimiterRes) {
      void reply.header('retry-after', String(Math.max(1, Math.ceil(error.msBeforeNext / 1000))));
      return refuse(reply, 429, 'slow_down', `at most ${PER_MINUTE} requests in a minute`);
    }
    if (error instanceof TokenRefused || error instanceof ProofRefused) {
      log.debug({ reason: error.message, requestId: request.id }, 'token refused');
      void reply.header('www-authenticate', challengeFor(request.headers.authorization, error));
      return refuse(reply, 401, 'invalid_token', "send the app's own token");
    }
    log.error({ err: error, requestId: request.id }, 'a copy could not be handed out');
    return refuse(reply, 503, 'temporarily_unavailable', 'try again later; nothing is used up');
  }
}

function challengeFor(authorization = '', error: Error): string {
  const code = error instanceof ProofRefused ? 'invalid_dpop_proof' : 'invalid_token';
  return /^DPoP /i.test(authorization)
    ? `DPoP error="${code}", algs="${PROOF_ALGORITHMS.join(' ')}"`
    : `Bearer error="${code}"`;
}

const refuse = (reply: FastifyReply, status: number, error: string, error_description: string) =>
  reply.code(status).send({ error, error_description });
