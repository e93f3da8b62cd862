import { describe, expect, it } from 'vitest';
import { graphOf } from './graph-of.ts';

/** A graph whose second subgraph answers whatever the test says, so that no server corrects it. */
function openGraph(thing: Record<string, unknown> | null, extra: Record<string, unknown> = {}) {
  const opened = graphOf({
    things: {
      typeDefs: /* GraphQL */ `
        type Query {
          thing: Thing
          needed: Thing!
          things: [Thing]!
          strict: [Thing!]
        }
        type Thing @key(fields: "id") {
          id: ID!
        }
      `,
      resolvers: {
        Query: {
          thing: () => ({ id: '1' }),
          needed: () => ({ id: '1' }),
          things: () => [{ id: '1' }, null],
          strict: () => [{ id: '1' }],
        },
      },
    },
    details: {
      typeDefs: /* GraphQL */ `
        type Thing @key(fields: "id") {
          id: ID!
          name: String!
          nick: String
          size: Size
          count: Int
          ratio: Float
          isNew: Boolean
          tags: [String!]
          grid: [[Int]!]
          part: Part
          parts: [Part!]!
          anything: Anything
        }
        type Part {
          label: String!
          note: String
        }
        enum Size {
          SMALL
          LARGE
          HIDDEN @inaccessible
        }
        scalar Anything
      `,
      resolvers: {},
    },
  });
  opened.replace('details', { execute: async () => ({ data: { _entities: [thing] }, ...extra }) });
  return opened;
}

const nullError = (coordinate: string, path: (string | number)[]) => ({
  message: `Cannot return null for non-nullable field ${coordinate}.`,
  path,
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
});

describe('a null where none may be', () => {
  it('takes the nearest object that may be null', async () => {
    const { ask } = openGraph({ name: null, nick: 'T' });
    expect(await ask('{ thing { id name nick } }')).toEqual({
      data: { thing: null },
      errors: [nullError('Thing.name', ['thing', 'name'])],
    });
  });

  it('takes all data when nothing between may be null', async () => {
    const { ask } = openGraph({ name: null });
    expect(await ask('{ needed { id name } thing { id } }')).toEqual({
      data: null,
      errors: [nullError('Thing.name', ['needed', 'name'])],
    });
  });

  it('takes only its element of a list whose elements may be null', async () => {
    const { ask } = openGraph({ name: null });
    expect(await ask('{ things { name } }')).toEqual({
      data: { things: [null, null] },
      errors: [nullError('Thing.name', ['things', 0, 'name'])],
    });
  });

  it('takes the whole list otherwise', async () => {
    const { ask } = openGraph({ name: null, tags: ['a', null], parts: [{ label: 'x' }, { label: null }] });
    expect(await ask('{ strict { name } }')).toEqual({
      data: { strict: null },
      errors: [nullError('Thing.name', ['strict', 0, 'name'])],
    });
    expect(await ask('{ thing { tags } }')).toEqual({
      data: { thing: { tags: null } },
      errors: [nullError('Thing.tags', ['thing', 'tags', 1])],
    });
    expect(await ask('{ thing { parts { label } } }')).toEqual({
      data: { thing: null },
      errors: [nullError('Part.label', ['thing', 'parts', 1, 'label'])],
    });
  });

  it('is what a field is that the subgraph left out', async () => {
    const { ask } = openGraph({ part: {} });
    expect(await ask('{ thing { nick part { note label } } }')).toEqual({
      data: { thing: { nick: null, part: null } },
      errors: [nullError('Part.label', ['thing', 'part', 'label'])],
    });
  });

  it('has the names of the client in its path', async () => {
    const { ask } = openGraph({ alias_id: null, name: null });
    expect(await ask('{ it: thing { id: name } }')).toMatchObject({
      errors: [{ path: ['it', 'id'] }],
    });
  });

  it('gets no second error when the subgraph has said why', async () => {
    const { ask } = openGraph(
      { name: null },
      { errors: [{ message: 'secret', path: ['_entities', 0, 'name'], extensions: { code: 'FORBIDDEN' } }] },
    );
    expect(await ask('{ thing { name } }')).toEqual({
      data: { thing: null },
      errors: [
        { message: 'secret', path: ['thing', 'name'], extensions: { code: 'FORBIDDEN', service: 'details' } },
      ],
    });
  });

  it('of an entity that another subgraph does not know is an error of the field', async () => {
    const { ask } = openGraph(null);
    expect(await ask('{ thing { id nick } }')).toEqual({ data: { thing: { id: '1', nick: null } } });
    expect(await ask('{ thing { id name } }')).toEqual({
      data: { thing: null },
      errors: [nullError('Thing.name', ['thing', 'name'])],
    });
  });
});

describe('values', () => {
  it('keep their shape', async () => {
    const thing = {
      nick: '',
      size: 'LARGE',
      count: 0,
      ratio: 1.5,
      isNew: false,
      tags: [],
      grid: [[1, null], []],
      anything: { any: [1, { deep: true }] },
    };
    const { ask } = openGraph(thing);
    expect(await ask('{ thing { nick size count ratio isNew tags grid anything } }')).toEqual({
      data: { thing },
    });
  });

  it('that are not in the API are null', async () => {
    const { ask } = openGraph({ size: 'HIDDEN' });
    expect(await ask('{ thing { size } }')).toEqual({ data: { thing: { size: null } } });
  });

  it.each([
    ['count', 'many'],
    ['count', 1.5],
    ['ratio', '1.5'],
    ['isNew', 1],
    ['nick', { text: 'T' }],
    ['tags', 'a'],
    ['part { label }', 'x'],
    ['part { label }', [{ label: 'x' }]],
  ])('of another type are null with an error (%s: %j)', async (selection, value) => {
    const field = selection.split(' ')[0] ?? '';
    const { ask } = openGraph({ [field]: value });
    expect(await ask(`{ thing { id ${selection} } }`)).toEqual({
      data: { thing: { id: '1', [field]: null } },
      errors: [
        {
          message: `Malformed value for field Thing.${field}.`,
          path: ['thing', field],
          extensions: { code: 'SUBGRAPH_MALFORMED' },
        },
      ],
    });
  });

  it('never change the prototype of anything', async () => {
    const poisoned = JSON.parse(
      '{"part": {"label": "x", "__proto__": {"isAdmin": true}}, "__proto__": {"isAdmin": true}}',
    );
    const { ask } = openGraph(poisoned);
    expect(await ask('{ thing { part { label note } } }')).toEqual({
      data: { thing: { part: { label: 'x', note: null } } },
    });
    expect({}).not.toHaveProperty('isAdmin');
  });
});
