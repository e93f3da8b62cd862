import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';

export type Variables = Readonly<Record<string, unknown>>;

const NO_VARIABLES: Variables = Object.freeze({});

/** The names that graphql-js proposes would tell a stranger the schema bit by bit. */
const SUGGESTION = / Did you mean .*\?$/;

/**
 * Half of a UTF-16 character. JSON can write it, UTF-8 and BSON can't: MongoDB would keep another character in its place, so that
 * what is stored is not what was sent, and two different keys become one.
 */
const LONE_SURROGATE = /\p{Cs}/u;

/** An operation's variables with their defaults, or why they aren't what it declares (`BAD_USER_INPUT`). */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  given: Variables,
): { variables: Variables } | { errors: readonly GraphQLError[] } {
  if (!variableDefinitions?.length) return { variables: NO_VARIABLES };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 20 });
  if (coerced) {
    const broken = Object.keys(coerced).find((name) => !isWellFormed(coerced[name]));
    if (broken === undefined) return { variables: coerced };
    const message = `Variable "$${broken}" holds a text that is not well-formed Unicode.`;
    return { errors: [new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })] };
  }
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

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWellFormed);
  return Object.entries(value).every(([name, inner]) => isWellFormed(name) && isWellFormed(inner));
}
