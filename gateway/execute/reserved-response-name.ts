import { type ASTVisitor, GraphQLError, type GraphQLSchema, type ValidationContext } from 'graphql';

const EXTENSION = 'patronReservedResponseNames';

/** Marks a schema, so that {@link reservedResponseNameRule} follows a graph that is swapped. */
export function reserveResponseNames(schema: GraphQLSchema, names: ReadonlySet<string>): GraphQLSchema {
  schema.extensions = { ...schema.extensions, [EXTENSION]: names };
  return schema;
}

/**
 * Refuses an alias that is the name of an inaccessible field (`RESERVED_RESPONSE_NAME`). Other vendors' gateways let
 * `{ consentProof: wishNote offers }` stand in for the proof that `offers` requires, or show it. Ours keeps the two
 * apart in its plans; what a client may send should still not depend on which gateway it meets.
 */
export function reservedResponseNameRule(context: ValidationContext): ASTVisitor {
  const names = context.getSchema().extensions[EXTENSION] as ReadonlySet<string> | undefined;
  if (!names?.size) return {};
  return {
    Field(node) {
      if (!node.alias || node.alias.value === node.name.value || !names.has(node.alias.value)) return;
      context.reportError(
        new GraphQLError(`No field can answer as "${node.alias.value}".`, {
          nodes: node,
          extensions: { code: 'RESERVED_RESPONSE_NAME' },
        }),
      );
    },
  };
}
