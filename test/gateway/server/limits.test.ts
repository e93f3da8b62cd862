import { getIntrospectionQuery } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeDoorsAfterAll, codesOf, type Door, openDoor, type Reply } from './front-door.ts';

closeDoorsAfterAll();
let door: Door;
beforeAll(async () => {
  const { limits } = (await openDoor()).config;
  door = await openDoor({ config: { limits: { ...limits, sensitiveRootFields: ['guess', 'rename'] } } });
});

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
const nested = (levels: number) =>
  `{ person(id: "p1") { ${'friends { '.repeat(levels)} id ${'} '.repeat(levels)} } }`;
/** Fragments that each spread the next twice: 2^depth of the last. */
const bomb = (depth: number) =>
  `{ person(id: "p1") { ...F0 } } ${times(depth, (i) => `fragment F${i} on Person { ...F${i + 1} ...F${i + 1} }`)} fragment F${depth} on Person { id }`;
const firstErrorOf = ({ json }: Reply) => json.errors[0].extensions;

describe('refused with the limit and the value:', () => {
  it.each([
    ['too deep', () => nested(14), { code: 'OPERATION_TOO_DEEP', limit: 'depth', maximum: 15, value: 16 }],
    [
      'absurdly deep',
      () => nested(900),
      { code: 'OPERATION_TOO_DEEP', limit: 'nesting', maximum: 100, value: null },
    ],
    [
      'a literal that is absurdly deep',
      () => `{ color(of: ${'['.repeat(1500)}${']'.repeat(1500)}) }`,
      { code: 'OPERATION_TOO_DEEP', limit: 'nesting', maximum: 100, value: null },
    ],
    [
      'a type that is absurdly deep',
      () => `query($x: ${'['.repeat(1500)}Int${']'.repeat(1500)}) { whoami }`,
      { code: 'OPERATION_TOO_DEEP', limit: 'nesting', maximum: 100, value: null },
    ],
    [
      'a text that is too long',
      () => `#${'x'.repeat(100_000)}\n{ whoami }`,
      { code: 'OPERATION_TOO_LARGE', limit: 'characters', maximum: 100_000, value: 100_012 },
    ],
    [
      'too deep by way of fragments',
      () =>
        `{ person(id: "p1") { ...A } } fragment A on Person { ${'friends { '.repeat(7)} ...B ${'} '.repeat(7)} } fragment B on Person { ${'friends { '.repeat(7)} id ${'} '.repeat(7)} }`,
      { code: 'OPERATION_TOO_DEEP', limit: 'depth', maximum: 15, value: 16 },
    ],
    [
      'too many aliases',
      () => `{ person(id: "p1") { ${times(31, (i) => `n${i}: name`)} } }`,
      { code: 'TOO_MANY_ALIASES', limit: 'aliases', maximum: 30, value: 31 },
    ],
    [
      'too many aliases by way of fragments',
      () =>
        `{ a: person(id: "p1") { ...N } b: person(id: "p2") { ...N } } fragment N on Person { ${times(15, (i) => `n${i}: name`)} }`,
      { code: 'TOO_MANY_ALIASES', limit: 'aliases', maximum: 30, value: 32 },
    ],
    [
      'too many root fields',
      () => `{ ${times(21, (i) => `w${i}: whoami`)} }`,
      { code: 'TOO_MANY_ROOT_FIELDS', limit: 'rootFields', maximum: 20, value: 21 },
    ],
    [
      'too many directives',
      () => `{ whoami ${'@include(if: true) '.repeat(51)} }`,
      { code: 'TOO_MANY_DIRECTIVES', limit: 'directives', maximum: 50, value: 51 },
    ],
    [
      'too many tokens',
      () => `{ ${'whoami '.repeat(5000)} }`,
      { code: 'OPERATION_TOO_LARGE', limit: 'tokens', maximum: 4000, value: null },
    ],
    [
      'too many fragments',
      () => `{ whoami } ${times(51, (i) => `fragment F${i} on Query { whoami }`)}`,
      { code: 'OPERATION_TOO_LARGE', limit: 'fragments', maximum: 50, value: 51 },
    ],
    [
      'a fragment bomb',
      () => bomb(12),
      { code: 'OPERATION_TOO_LARGE', limit: 'selections', maximum: 1000, value: 12_288 },
    ],
    [
      'a fragment bomb that no operation uses',
      () => `{ whoami } ${bomb(12).replace(/^\{.*?\} \} /, '')}`,
      { code: 'OPERATION_TOO_LARGE', limit: 'selections', maximum: 1000, value: 12_286 },
    ],
    [
      'one field over and over',
      () => `{ person(id: "p1") { ${'id '.repeat(51)} } }`,
      { code: 'OPERATION_TOO_LARGE', limit: 'repetitions', maximum: 50, value: 51 },
    ],
    [
      'a secret guessed by alias',
      () => 'mutation { a: guess(input: {code: "1"}) b: guess(input: {code: "2"}) }',
      { code: 'TOO_MANY_ROOT_FIELDS', limit: 'sensitiveRootFields', maximum: 1, value: 2 },
    ],
    [
      'two different sensitive fields',
      () =>
        'mutation { guess(input: {code: "1"}) ...M } fragment M on Mutation { rename(input: {id: "p1", name: "x"}) { id } }',
      { code: 'TOO_MANY_ROOT_FIELDS', limit: 'sensitiveRootFields', maximum: 1, value: 2 },
    ],
    [
      'a list that is too long',
      () => '{ people(first: 101) { id } }',
      { code: 'OPERATION_TOO_COSTLY', limit: 'listSize', maximum: 100, value: 101 },
    ],
    [
      'lists in lists',
      () => '{ people(first: 100) { friends(first: 100) { friends(first: 100) { id } } } }',
      { code: 'OPERATION_TOO_COSTLY', limit: 'cost', maximum: 10_000, value: 1_010_100 },
    ],
    [
      'a field that is dear by itself, thrice',
      () => '{ a: expensive b: expensive c: expensive }',
      { code: 'OPERATION_TOO_COSTLY', limit: 'cost', maximum: 10_000, value: 15_000 },
    ],
  ])('%s', async (_, query, expected) => {
    const reply = await door.ask(query());
    expect(reply.status).toBe(400);
    expect(firstErrorOf(reply)).toMatchObject(expected);
    expect(reply.json.data).toBeUndefined();
  });

  const LISTS = 'friends(first: $n) { friends(first: $n) { id } }';
  it.each([
    ['a variable', `query($n: Int) { people(first: $n) { ${LISTS} } }`, { n: 100 }],
    ['a default of a variable', `query($n: Int = 100) { people(first: $n) { ${LISTS} } }`, {}],
    ['a default in the schema', `query($n: Int = 100) { people { ${LISTS} } }`, {}],
    [
      'a field of an input object',
      'query($n: Int) { page(page: {first: $n}) { nodes { friends(first: $n) { friends(first: 100) { id } } } } }',
      { n: 100 },
    ],
    [
      'an input object in a variable',
      'query($p: Page!) { page(page: $p) { nodes { friends(first: 100) { friends(first: 100) { id } } } } }',
      { p: { first: 100 } },
    ],
    [
      'the number of keys in a variable',
      'query($ids: [ID!]!) { peopleByIds(ids: $ids) { friends(first: 100) { friends { id } } } }',
      { ids: Array.from({ length: 100 }, () => 'p1') },
    ],
  ])('costly by %s', async (_, query, variables) => {
    const reply = await door.ask(query, { variables });
    expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_COSTLY']]);
  });

  it.each([
    ['a number', 'query($n: Int) { people(first: $n) { id } }', { n: 101 }],
    [
      'a list of keys',
      'query($ids: [ID!]!) { peopleByIds(ids: $ids) { id } }',
      { ids: Array.from({ length: 101 }, String) },
    ],
  ])('a list that is too long by %s in a variable', async (_, query, variables) => {
    const reply = await door.ask(query, { variables });
    expect(firstErrorOf(reply)).toMatchObject({
      code: 'OPERATION_TOO_COSTLY',
      limit: 'listSize',
      value: 101,
    });
  });

  it('the size is judged anew for each request with the same operation', async () => {
    const query = 'query Sized($n: Int) { people(first: $n) { id } }';
    expect((await door.ask(query, { variables: { n: 2 } })).status).toBe(200);
    expect((await door.ask(query, { variables: { n: 101 } })).status).toBe(400);
    expect((await door.ask(query, { variables: { n: 2 } })).status).toBe(200);
    expect((await door.ask(query, { variables: { n: '2' } })).status).toBe(400);
  });

  it('fragments in a circle', async () => {
    const circle =
      '{ person(id: "p1") { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }';
    expect(codesOf(await door.ask(circle))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('the largest of several operations, whichever is run', async () => {
    const reply = await door.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        operationName: 'Small',
        query: `query Small { whoami } query Large ${nested(14)}`,
      }),
    });
    expect(codesOf(reply)).toEqual(['OPERATION_TOO_DEEP']);
  });
});

describe('answered:', () => {
  it.each([
    [
      'what a page of a real client asks',
      () => `query Page($n: Int = 20) { ...Everything } fragment Everything on Query {
        people(first: $n) { ...Card friends(first: 5) { ...Card friends(first: 3) { id name } } }
        person(id: "p1") { ...Card favourite } }
      fragment Card on Person { id name orders(first: 5) { id total } }`,
    ],
    [
      'a fragment used often',
      () => `{ ${times(15, (i) => `a${i}: person(id: "p1") { ...P }`)} } fragment P on Person { id name }`,
    ],
    ['one sensitive field', () => 'mutation { guess(input: {code: "4711"}) }'],
    ['the size that a type says, where the operation says none', () => '{ page(page: {}) { count } }'],
  ])('%s', async (_, query) => {
    const reply = await door.ask(query());
    expect(reply.json.errors).toBeUndefined();
    expect(reply.status).toBe(200);
  });

  it('the introspection of the usual tools', async () => {
    const reply = await door.ask(getIntrospectionQuery());
    expect(reply.json.data.__schema.queryType).toEqual({ name: 'Query', kind: 'OBJECT' });
  });
});
