import type { Actor } from '#shared/actor.ts';
import { VISITOR } from '#shared/actor.ts';
import { IssuerUnreachable, TokenRefused, type TokenVerifier } from '#shared/verify-token.ts';
import { refusal } from './errors.ts';

export type AuthenticateOptions = {
  /** Null when no issuer is configured. */
  verifier: TokenVerifier | null;
  /** Whether a request without a token is answered, as a visitor's. */
  anonymous: boolean;
  /** Told why a token was refused, without the token. */
  onRefused?: (reason: string) => void;
};

export type Authenticate = (authorization: string | undefined) => Promise<Actor>;

/** RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * Who asks, by the `Authorization` header alone: no cookie and no parameter is ever read. A token that is wrong in any
 * way is refused, never taken for none.
 * @throws {GraphQLError} `UNAUTHENTICATED` (401); `AUTHENTICATION_UNAVAILABLE` (503) while an issuer's keys cannot be had.
 */
export function openAuthenticate({ verifier, anonymous, onRefused }: AuthenticateOptions): Authenticate {
  return async (authorization) => {
    if (authorization === undefined) {
      if (anonymous) return VISITOR;
      throw refusal(401, 'UNAUTHENTICATED', 'Send a bearer token.', { 'www-authenticate': 'Bearer' });
    }
    if (!verifier) {
      // The token, if it is one, is for the subgraphs to judge.
      if (anonymous) return VISITOR;
      throw invalidToken();
    }
    const token = BEARER.exec(authorization)?.[1];
    if (!token) {
      onRefused?.('not a bearer token');
      throw invalidToken();
    }
    try {
      return await verifier.verify(token);
    } catch (error) {
      if (error instanceof TokenRefused) {
        onRefused?.(error.message);
        throw invalidToken();
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

const invalidToken = () =>
  refusal(401, 'UNAUTHENTICATED', 'The token is not valid here.', {
    'www-authenticate': 'Bearer error="invalid_token"',
  });
