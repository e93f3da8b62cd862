import { buildSchema, lexicographicSortSchema, parse, printSchema, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contractOf, contractSchema, readTag } from '../../gateway/contract/contract.ts';
import { contractSupergraph } from '../../gateway/contract/contract-supergraph.ts';
import { readSupergraph } from '../../gateway/execute/supergraph.ts';
import { composed } from './execute/graph-of.ts';

const supergraphOf = (typeDefs: string, other = 'type Query { other: Int }') =>
  composed({ main: { typeDefs }, other: { typeDefs: other } });

/** What clients of the contract see, made in both ways: filtered for introspection, and by what any gateway is given. */
function contractsOf(sdl: string, tag = 'p'): { own: string; apollo: string } {
  const read = readSupergraph(sdl);
  const whole = read.supergraph.apiSchema().toGraphQLJSSchema();
  const tagged = readTag(read, tag);
  if (!tagged) throw new Error('nothing is tagged');
  const own = contractSchema(whole, contractOf(whole, tagged));
  expect(validateSchema(own)).toEqual([]);
  const contract = readSupergraph(contractSupergraph(sdl, tag));
  const apollo = contract.supergraph.apiSchema().toGraphQLJSSchema();
  return { own: sorted(printSchema(own)), apollo: sorted(printSchema(apollo)) };
}

const sorted = (sdl: string) => printSchema(lexicographicSortSchema(buildSchema(sdl)));

describe('a contract', () => {
  it.each<[string, string, string]>([
    [
      'has the fields that are tagged, and those of types that are',
      `type Query { a: A @tag(name: "p") b: B @tag(name: "p") secret: Int }
       type A { shown: Int @tag(name: "p") hidden: Int }
       type B @tag(name: "p") { x: Int y: Int }`,
      'type Query { a: A b: B } type A { shown: Int } type B { x: Int y: Int }',
    ],
    [
      'has what these lead to: arguments, inputs and values of enumerations need no tag',
      `type Query { find(by: By!, limit: Int = 3): Kind @tag(name: "p") rest(by: Unused): Int }
       input By { kind: Kind more: More } input More { date: Date } input Unused { x: Int }
       enum Kind { ONE TWO } scalar Date`,
      `type Query { find(by: By!, limit: Int = 3): Kind }
       input By { kind: Kind more: More } input More { date: Date } enum Kind { ONE TWO } scalar Date`,
    ],
    [
      'has no types that nothing leads to, tagged or not',
      `type Query { a: Int @tag(name: "p") b: B } type B @tag(name: "p") { c: C } type C @tag(name: "p") { x: Int }`,
      'type Query { a: Int }',
    ],
    [
      'has no field whose type has nothing left, however deep',
      `type Query { a: Int @tag(name: "p") b: B @tag(name: "p") }
       type B { c: C @tag(name: "p") } type C { d: [D!]! @tag(name: "p") } type D { x: Int }`,
      'type Query { a: Int }',
    ],
    [
      'has no mutations where none is tagged, and cycles as they are',
      `type Query { me: P @tag(name: "p") } type Mutation { erase: Boolean }
       type P { id: ID! @tag(name: "p") friends: [P!]! @tag(name: "p") boss: P }`,
      'type Query { me: P } type P { id: ID! friends: [P!]! }',
    ],
    [
      'has unions that are tagged, with the members that have something left',
      `type Query { f: [F] @tag(name: "p") g: G @tag(name: "p") }
       union F @tag(name: "p") = A | B | C union G = A | B
       type A { x: Int @tag(name: "p") } type B { y: Int @tag(name: "p") } type C { z: Int }`,
      'type Query { f: [F] } union F = A | B type A { x: Int } type B { y: Int }',
    ],
    [
      'has of an interface what all of its objects have left',
      `type Query { items: [I] @tag(name: "p") }
       interface I @tag(name: "p") { id: ID! title: String }
       type A implements I @tag(name: "p") { id: ID! title: String size: Int }
       type B implements I { id: ID! @tag(name: "p") title: String }`,
      `type Query { items: [I] } interface I { id: ID! }
       type A implements I { id: ID! title: String size: Int } type B implements I { id: ID! }`,
    ],
    [
      'has nothing inaccessible, tagged or not',
      `type Query { a: A @tag(name: "p") } type A { x: Int @tag(name: "p") y: Int @tag(name: "p") @inaccessible }`,
      'type Query { a: A } type A { x: Int }',
    ],
    [
      'knows other tags for what they are',
      'type Query { a: Int @tag(name: "p") @tag(name: "q") b: Int @tag(name: "q") c: Int @tag(name: "pp") }',
      'type Query { a: Int }',
    ],
  ])('%s', (_, typeDefs, api) => {
    const { own, apollo } = contractsOf(supergraphOf(typeDefs));
    expect(own).toBe(sorted(api));
    expect(apollo).toBe(own);
  });

  it('is the same over several subgraphs, each with tags of its own', () => {
    const sdl = supergraphOf(
      'type Query { me: P @tag(name: "p") } type P @key(fields: "id") { id: ID! @tag(name: "p") name: String @tag(name: "p") }',
      'type P @key(fields: "id") { id: ID! points: Int @tag(name: "p") notes: String }',
    );
    const { own, apollo } = contractsOf(sdl);
    expect(own).toBe(sorted('type Query { me: P } type P { id: ID! name: String points: Int }'));
    expect(apollo).toBe(own);
  });

  it('is a supergraph that still says where each field is had', () => {
    const sdl = supergraphOf('type Query { a: Int @tag(name: "p") b: Int }');
    const contract = contractSupergraph(sdl, 'p');
    expect(readSupergraph(contract).supergraph.subgraphsMetadata()).toEqual(
      readSupergraph(sdl).supergraph.subgraphsMetadata(),
    );
    expect(() => parse(contract)).not.toThrow();
    // A contract of the contract changes nothing.
    expect(contractSupergraph(contract, 'p')).toBe(contract);
  });

  it('of a tag that nobody uses is refused', () => {
    const sdl = supergraphOf(
      'type Query { a: Int @tag(name: "p") } type Mutation { b: Int @tag(name: "m") }',
    );
    for (const tag of ['nobody', 'm']) {
      expect(() => contractSupergraph(sdl, tag)).toThrow(`@tag(name: "${tag}")`);
    }
  });
});
