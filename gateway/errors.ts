import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { LIMIT_CODES } from './limits/limits.ts';

/** Codes whose messages were written for clients; any other error says nothing but the id of its request. */
const CLIENT_CODES = [
  // Of subgraphs and of the engine.
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'CONSENT_REQUIRED',
  'CUSTOMER_ERASED',
  'BAD_USER_INPUT',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_MALFORMED',
  'RESERVED_RESPONSE_NAME',
  'RESERVED_VARIABLE_NAME',
  'SUBSCRIPTION_NOT_SUPPORTED',
  'RIGHTS_CHANGED',
  'DEFER_NOT_SUPPORTED',
  'OPERATION_UNANSWERABLE',
  ...LIMIT_CODES,
  // Of Apollo Server.
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  // Of the front door.
  'AUTHENTICATION_UNAVAILABLE',
  'RATE_LIMITED',
  'TOO_MANY_CONNECTIONS',
  'TOO_MANY_SUBSCRIPTIONS',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
  'URI_TOO_LONG',
  'HEADERS_TOO_LARGE',
  'REQUEST_TIMEOUT',
] as const;

/** What GraphQL servers add for their developers. */
const PRIVATE_EXTENSIONS = ['stacktrace', 'stack', 'exception', 'originalError', 'serviceName', 'http'];

export const MASKED_MESSAGE = 'Something went wrong on our side.';

export type MaskOptions = {
  /** Codes of subgraphs' own whose messages clients may see. */
  clientCodes: readonly string[];
  /** Whether the schema is a secret: GraphQL's "Did you mean" gives it away name by name. */
  hideSchema: boolean;
};

/** Decides what a client sees of any error that leaves the gateway. The last of three: subgraph, engine, front door. */
export function openMask({ clientCodes, hideSchema }: MaskOptions) {
  const known = new Set<unknown>([...CLIENT_CODES, ...clientCodes]);
  return (formatted: GraphQLFormattedError, original: unknown): GraphQLFormattedError => {
    const { message, path, locations } = formatted;
    const extensions = { ...formatted.extensions, code: codeOf(original) };
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (!known.has(extensions.code)) {
      const { service } = extensions as { service?: unknown };
      const code = 'INTERNAL_SERVER_ERROR';
      return {
        message: MASKED_MESSAGE,
        ...place,
        extensions: typeof service === 'string' ? { code, service } : { code },
      };
    }
    const shown: Record<string, unknown> = { ...extensions };
    for (const name of PRIVATE_EXTENSIONS) delete shown[name];
    return { message: hideSchema ? withoutSuggestions(message) : message, ...place, extensions: shown };
  };
}

type Coded = { extensions?: { code?: unknown; http?: { status?: number } }; originalError?: Coded | null };

/**
 * The code of an error. Some that Apollo Server makes of a bad request have a status and no code; and those of a validation
 * rule lose their own to `GRAPHQL_VALIDATION_FAILED`.
 */
export function codeOf(error: unknown): string {
  const { extensions, originalError } = error as Coded;
  const { code, http } = extensions ?? {};
  const ruleCode = originalError?.extensions?.code;
  if (code === 'GRAPHQL_VALIDATION_FAILED' && typeof ruleCode === 'string') return ruleCode;
  if (typeof code === 'string') return code;
  const status = http?.status ?? 500;
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}

/** Apollo Server takes them off the errors of validation only; those of variables have them as well. */
const withoutSuggestions = (message: string) => {
  const start = message.indexOf(' Did you mean ');
  return start < 0 ? message : message.slice(0, start);
};

/** An error of the front door itself: the request gets no further. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError {
  const http = { status, headers: new HeaderMap(Object.entries(headers)) };
  return new GraphQLError(message, { extensions: { code, http } });
}

/** The body of an error outside GraphQL; the same shape, so that clients need one reader. */
export const errorBody = (code: string, message: string, requestId: string | null) => ({
  errors: [{ message, extensions: { code, ...(requestId && { requestId }) } }],
});
