import { GraphQLError } from 'graphql';

/** Codes of top-level errors. Everything that the caller can fix in the input is a `UserError` instead. */
export type FailureCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'UNAUTHORIZED_FIELD_OR_TYPE'
  | 'CONSENT_REQUIRED'
  | 'CUSTOMER_ERASED'
  | 'BAD_USER_INPUT'
  /** Too often by this caller; the message says what is allowed. */
  | 'RATE_LIMITED'
  | 'INTERNAL_SERVER_ERROR';

/** An error that the client may see as it is. Any other error is masked. */
export function failure(
  code: FailureCode,
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}
