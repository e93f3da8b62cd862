import { VISITOR } from '#shared/actor.ts';
import { PROOF_ALGORITHMS, ProofRefused, type ProofVerifier } from '#shared/dpop.ts';
import { type Bearer, IssuerUnreachable, TokenRefused, type TokenVerifier } from '#shared/verify-token.ts';
import { refusal } from './errors.ts';

export type AuthenticateOptions = {
  /** Null when no issuer is configured. */
  verifier: TokenVerifier | null;
  proofs: ProofVerifier;
  /** Whether a request without a token is answered, as a visitor's. */
  anonymous: boolean;
  /** Told why a token was refused, without the token. */
  onRefused?: (reason: string) => void;
};

/** What a request says of who makes it. */
export type Credentials = {
  authorization: string | undefined;
  /** The header `DPoP`. */
  proof: string | undefined;
  method: string;
  /** As the client sees it. */
  url: string;
};

export type Authenticate = (credentials: Credentials) => Promise<Bearer>;

/** RFC 6750, section 2.1; RFC 9449, section 7.1. */
const AUTHORIZATION = /^(Bearer|DPoP) +([\w.~+/-]+=*) *$/i;

/**
 * Who asks, by the headers `Authorization` and `DPoP` alone: no cookie and no parameter is ever read. A token that is wrong in
 * any way is refused, never taken for none; and one that is bound to a key is refused without the proof of that key.
 * @throws {GraphQLError} `UNAUTHENTICATED` (401); `AUTHENTICATION_UNAVAILABLE` (503) while an issuer's keys cannot be had.
 */
export function openAuthenticate(options: AuthenticateOptions): Authenticate {
  const { verifier, proofs, anonymous, onRefused } = options;

  async function bearerOf(verify: TokenVerifier['verify'], credentials: Credentials): Promise<Bearer> {
    const { authorization = '', proof, method, url } = credentials;
    const [, scheme, token] = AUTHORIZATION.exec(authorization) ?? [];
    if (!scheme || !token) throw new TokenRefused('neither a bearer token nor a DPoP token');
    if (scheme.toLowerCase() === 'bearer') return verify(token);
    if (proof === undefined) throw new ProofRefused('none');
    const proven = await proofs.verify(proof, { method, url, token });
    const bearer = await verify(token, proven.jkt);
    proofs.use(proven);
    return bearer;
  }

  return async (credentials) => {
    const { authorization } = credentials;
    if (authorization === undefined) {
      if (anonymous) return NOBODY;
      throw refusal(401, 'UNAUTHENTICATED', 'Send a bearer token.', { 'www-authenticate': 'Bearer' });
    }
    if (!verifier) {
      // The token, if it is one, is for the subgraphs to judge.
      if (anonymous) return NOBODY;
      throw invalid('invalid_token', authorization);
    }
    try {
      return await bearerOf(verifier.verify, credentials);
    } catch (error) {
      if (error instanceof TokenRefused) {
        onRefused?.(error.message);
        throw invalid('invalid_token', authorization);
      }
      if (error instanceof ProofRefused) {
        onRefused?.(`proof: ${error.message}`);
        throw invalid('invalid_dpop_proof', authorization);
      }
      if (error instanceof IssuerUnreachable) {
        onRefused?.(error.message);
        throw refusal(503, 'AUTHENTICATION_UNAVAILABLE', 'Tokens cannot be verified just now.', {
          'retry-after': '5',
        });
      }
      throw error;
    }
  };
}

const NOBODY: Bearer = { actor: VISITOR, issuedAt: null, expiresAt: null };

const MESSAGES = {
  invalid_token: 'The token is not valid here.',
  invalid_dpop_proof: 'The proof of possession is not valid here.',
};

/** Challenges in the scheme that was tried. */
function invalid(error: keyof typeof MESSAGES, authorization: string) {
  const challenge = /^DPoP /i.test(authorization)
    ? `DPoP error="${error}", algs="${PROOF_ALGORITHMS.join(' ')}"`
    : `Bearer error="${error}"`;
  return refusal(401, 'UNAUTHENTICATED', MESSAGES[error], { 'www-authenticate': challenge });
}
