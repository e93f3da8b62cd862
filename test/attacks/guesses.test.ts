import { type GraphQLObjectType, getNamedType, isInputObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../gateway/compose.ts';
import { readSupergraph } from '../../gateway/execute/supergraph.ts';
import { DEFAULT_LIMITS } from '../../gateway/limits/limits.ts';
import { openShapeCheck } from '../../gateway/limits/shape.ts';

const check = openShapeCheck(DEFAULT_LIMITS);

/** Root fields that take a code that somebody shows. */
let takers: { operation: string; name: string }[];
beforeAll(async () => {
  const { sdl } = await composeSupergraph('supergraph.yaml');
  const schema = readSupergraph(sdl).supergraph.apiSchema().toGraphQLJSSchema();
  const takersOf = (operation: string, root: GraphQLObjectType | null | undefined) =>
    Object.values(root?.getFields() ?? {}).flatMap(({ name, args }) => {
      const named = args.flatMap((arg) => {
        const type = getNamedType(arg.type);
        return isInputObjectType(type) ? Object.keys(type.getFields()) : [arg.name];
      });
      return named.some((one) => /^code$|Code$/.test(one)) ? [{ operation, name }] : [];
    });
  takers = [...takersOf('query', schema.getQueryType()), ...takersOf('mutation', schema.getMutationType())];
}, 60_000);

describe('who guesses a code', () => {
  it('has one guess in a request, wherever codes are taken', () => {
    expect(takers.length).toBeGreaterThan(10);
    for (const { operation, name } of takers) {
      expect(() => check(`${operation} { ${name} }`), name).not.toThrow();
      const twice = [
        `${operation} { a: ${name} b: ${name} }`,
        `${operation} { ${name} ...F ...G } fragment F on T { x: ${name} } fragment G on T { y: ${name} }`,
      ];
      for (const source of twice) {
        expect(() => check(source), name).toThrow(
          expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOO_MANY_ROOT_FIELDS' }) }),
        );
      }
    }
  });
});
