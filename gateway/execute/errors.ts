import { GraphQLError } from 'graphql';
import type { FailureCode } from '#shared/failure.ts';
import { type SubgraphError, SubgraphUnreachable, type UnreachableCode } from './connection.ts';
import type { Selected } from './operation.ts';

export type ResponsePath = readonly (string | number)[];

/** The only errors of subgraphs whose message a client sees: their authors wrote them for clients. */
export const CLIENT_SAFE_CODES: readonly FailureCode[] = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'CONSENT_REQUIRED',
  'CUSTOMER_ERASED',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
];

/** What GraphQL servers add by themselves for developers. */
const PRIVATE_EXTENSIONS = new Set(['stacktrace', 'exception', 'service', 'serviceName']);

const UNREACHABLE: Record<UnreachableCode, string> = {
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_UNAVAILABLE: 'cannot be reached',
  SUBGRAPH_MALFORMED: 'gave an answer that is not one',
};

export function unreachable(code: UnreachableCode, service: string, path: ResponsePath): GraphQLError {
  return new GraphQLError(`The subgraph "${service}" ${UNREACHABLE[code]}.`, {
    path,
    extensions: { code, service },
  });
}

/** Why a connection gave no answer. */
export function codeOf(error: unknown, signal: AbortSignal | undefined): UnreachableCode {
  if (error instanceof SubgraphUnreachable) return error.code;
  return signal?.aborted ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE';
}

/** What a client may know of an error that a subgraph answered. */
export function masked(
  error: SubgraphError,
  service: string,
  path: ResponsePath,
  safeCodes: ReadonlySet<string>,
): GraphQLError {
  const code = error.extensions?.code;
  if (typeof code !== 'string' || !safeCodes.has(code)) {
    return new GraphQLError('Internal server error', {
      path,
      extensions: { code: 'INTERNAL_SERVER_ERROR', service },
    });
  }
  const extensions: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(error.extensions ?? {})) {
    if (!PRIVATE_EXTENSIONS.has(name)) extensions[name] = value;
  }
  return new GraphQLError(String(error.message), { path, extensions: { ...extensions, service } });
}

/**
 * The client's names for a path in the data of the plan. It ends where the plan goes on for itself, into a key or a
 * required field: clients don't learn of those.
 */
export function clientPath(selections: readonly Selected[], path: ResponsePath): (string | number)[] {
  const visible: (string | number)[] = [];
  let level: readonly (readonly Selected[])[] = [selections];
  for (const segment of path) {
    if (typeof segment === 'number') {
      visible.push(segment);
      continue;
    }
    const found = level.flatMap((selected) => fieldsNamed(selected, segment));
    const [first] = found;
    if (!first) break;
    visible.push(first.responseName);
    level = found.map((field) => field.selections ?? []);
  }
  return visible;
}

function fieldsNamed(
  selections: readonly Selected[],
  plannedName: string,
): Extract<Selected, { kind: 'field' }>[] {
  return selections.flatMap((selected) => {
    if (selected.kind === 'fragment') return fieldsNamed(selected.selections, plannedName);
    return selected.plannedName === plannedName ? [selected] : [];
  });
}
