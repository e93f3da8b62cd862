import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';

export type Variables = Readonly<Record<string, unknown>>;

const NO_VARIABLES: Variables = Object.freeze({});

/** The names that graphql-js proposes would tell a stranger the schema bit by bit. */
const SUGGESTION = / Did you mean .*\?$/;

/** An operation's variables with their defaults, or why they aren't what it declares (`BAD_USER_INPUT`). */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  given: Variables,
): { variables: Variables } | { errors: readonly GraphQLError[] } {
  if (!variableDefinitions?.length) return { variables: NO_VARIABLES };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 20 });
  if (coerced) return { variables: coerced };
  return {
    errors: errors.map(
      (error) =>
        new GraphQLError(error.message.replace(SUGGESTION, ''), {
          nodes: error.nodes ?? null,
          extensions: { code: 'BAD_USER_INPUT' },
        }),
    ),
  };
}
