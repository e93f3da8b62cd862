import {
  type DocumentNode,
  executeSync,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
} from 'graphql';
import type { Data } from './data.ts';
import type { Operation, Selected } from './operation.ts';
import type { Variables } from './variables.ts';

/** The part of an operation that asks about the schema, or null when it asks nothing. */
export function introspectionDocument({ node, fragments, selections }: Operation): DocumentNode | null {
  const introspecting = selections.flatMap(introspectionOf);
  if (introspecting.length === 0) return null;
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: node.operation,
        variableDefinitions: node.variableDefinitions ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: introspecting },
      },
      ...fragments,
    ],
  };
}

/** Conditions are left to the shape of the response: what isn't included isn't read from the answer. */
function introspectionOf(selected: Selected): SelectionNode[] {
  if (selected.kind === 'fragment') return selected.selections.flatMap(introspectionOf);
  return selected.name === '__schema' || selected.name === '__type'
    ? [{ ...selected.node, directives: [] }]
    : [];
}

/** Answers it from the schema that clients see. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Variables,
  report: (error: GraphQLError) => void,
): Data | null {
  const { data, errors = [] } = executeSync({ schema, document, variableValues: variables });
  for (const { message, path } of errors) {
    report(new GraphQLError(message, { path: path ?? null, extensions: { code: 'BAD_USER_INPUT' } }));
  }
  return data ?? null;
}
