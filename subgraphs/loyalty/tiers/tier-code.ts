import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const WELL_FORMED = /^\w{1,64}$/;

function requireCode(value: unknown): string {
  if (typeof value === 'string' && WELL_FORMED.test(value)) return value;
  throw new GraphQLError('A tier’s code has 1 to 64 letters, digits or "_".');
}

/** Whether there is such a tier is up to the programme. */
export const TierCodeResolver = new GraphQLScalarType<string, string>({
  name: 'TierCode',
  serialize: requireCode,
  parseValue: requireCode,
  parseLiteral: (node) => requireCode(node.kind === Kind.STRING ? node.value : null),
});
