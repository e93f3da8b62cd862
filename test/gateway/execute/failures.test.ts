import { describe, expect, it, vi } from 'vitest';
import { failure } from '#shared/failure.ts';
import { type Connection, SubgraphUnreachable } from '../../../gateway/execute/connection.ts';
import { graphOf, type SubgraphDefinition } from './graph-of.ts';
import { openLibrary } from './library.ts';

const PEOPLE: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      people: [Person!]!
      person(id: ID! = "1"): Person
    }
    type Person @key(fields: "id") {
      id: ID!
      name: String
      friends: [Person]
    }
  `,
  resolvers: {
    Query: {
      people: () => [{ id: '1' }, { id: '2' }, { id: '1' }],
      person: (_: unknown, { id }: { id: string }) => ({ id }),
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => `Person ${id}`,
      friends: () => [{ id: '3' }, null, { id: '4' }],
    },
  },
};

const POINTS: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Query {
      pointsSum: Int
      rewards: [Reward!]
    }
    type Person @key(fields: "id") {
      id: ID!
      points: Int
      tier: Tier!
      secret: String @inaccessible
    }
    type Tier {
      name: String
      benefits: [Benefit]
    }
    type Benefit {
      text: String
    }
    type Reward {
      id: ID!
    }
  `,
  resolvers: {
    Query: { pointsSum: () => 7, rewards: () => [] },
    Person: {
      points: ({ id }: { id: string }) => {
        if (id === '2') throw failure('CONSENT_REQUIRED', 'Needs consent.', { purpose: 'personalisation' });
        return 5;
      },
      tier: () => ({ name: 'gold', benefits: [{ text: 'a' }, { text: 'b' }] }),
      secret: () => 'sealed',
    },
    Benefit: {
      text: ({ text }: { text: string }) => {
        if (text === 'b') throw new Error('connection string mongodb://root:pw@db');
        return text;
      },
    },
  },
};

const OFFERS: SubgraphDefinition = {
  typeDefs: /* GraphQL */ `
    type Person @key(fields: "id") {
      id: ID!
      secret: String @external
      offer: String @requires(fields: "secret")
      badge: String
    }
  `,
  resolvers: {
    Person: {
      offer: ({ secret }: { secret: string }) => `offer, ${secret}`,
      badge: ({ id }: { id: string }) => `badge of ${id}`,
    },
  },
};

const openGraph = () => graphOf({ people: PEOPLE, points: POINTS, offers: OFFERS });
const failing = (error: unknown): Connection => ({ execute: () => Promise.reject(error) });
const answering = (response: unknown): Connection => ({ execute: async () => response as never });

describe('an error of a subgraph', () => {
  it('with a code for clients keeps its code, message and extensions, at the client’s path', async () => {
    const { ask } = openGraph();
    expect(await ask('{ all: people { id p: points } }')).toEqual({
      data: {
        all: [
          { id: '1', p: 5 },
          { id: '2', p: null },
          { id: '1', p: 5 },
        ],
      },
      errors: [
        {
          message: 'Needs consent.',
          path: ['all', 1, 'p'],
          extensions: { code: 'CONSENT_REQUIRED', purpose: 'personalisation', service: 'points' },
        },
      ],
    });
  });

  it('of any other kind says only where', async () => {
    const { ask } = openGraph();
    const answer = await ask('{ people { tier { name benefits { text } } } }');
    const tier = { name: 'gold', benefits: [{ text: 'a' }, { text: null }] };
    expect(answer.data).toEqual({ people: [{ tier }, { tier }, { tier }] });
    expect(answer.errors).toHaveLength(3);
    expect(answer.errors).toEqual(
      expect.arrayContaining(
        [0, 1, 2].map((index) => ({
          message: 'Internal server error',
          path: ['people', index, 'tier', 'benefits', 1, 'text'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'points' },
        })),
      ),
    );
  });

  it('may be let through by its code', async () => {
    const { ask, replace } = graphOf(
      { people: PEOPLE, points: POINTS, offers: OFFERS },
      { clientSafeCodes: ['SOLD_OUT'] },
    );
    replace(
      'points',
      answering({
        data: { pointsSum: null },
        errors: [
          {
            message: 'Gone.',
            path: ['pointsSum'],
            extensions: { code: 'SOLD_OUT', left: 0, stacktrace: ['at secret.ts'], exception: {} },
          },
        ],
      }),
    );
    expect(await ask('{ pointsSum }')).toEqual({
      data: { pointsSum: null },
      errors: [
        {
          message: 'Gone.',
          path: ['pointsSum'],
          extensions: { code: 'SOLD_OUT', left: 0, service: 'points' },
        },
      ],
    });
  });

  it('without a path stands at every field that the subgraph was asked for', async () => {
    const { ask, replace } = openGraph();
    replace(
      'points',
      answering({ data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }),
    );
    const forbidden = (path: (string | number)[]) => ({
      message: 'no',
      path,
      extensions: { code: 'FORBIDDEN', service: 'points' },
    });
    expect(await ask('{ pointsSum rewards { id } person { points } }')).toEqual({
      data: { pointsSum: null, rewards: null, person: { points: null } },
      errors: [forbidden(['pointsSum']), forbidden(['rewards']), forbidden(['person', 'points'])],
    });
  });

  it('about an entity stands at each of its fields', async () => {
    const { ask, replace } = openGraph();
    replace(
      'points',
      answering({
        data: { _entities: [null] },
        errors: [{ message: 'x', path: ['_entities', 0], extensions: { code: 'FORBIDDEN' } }],
      }),
    );
    const answer = await ask('{ person { id points tier { name } } }');
    expect(answer.data).toEqual({ person: null });
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['person', 'points'],
      ['person', 'tier'],
    ]);
  });

  it('about a field that the client did not ask for does not name it', async () => {
    const { ask, replace } = openGraph();
    replace('points', failing(new Error('down')));
    const answer = await ask('{ person { name offer } }');
    expect(answer).toEqual({
      data: { person: { name: 'Person 1', offer: null } },
      errors: [
        {
          message: 'The subgraph "points" cannot be reached.',
          path: ['person'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'points' },
        },
      ],
    });
  });
});

describe('a field whose required field is missing', () => {
  it('is not asked for; what stands beside it is', async () => {
    const { ask, asked, replace } = openGraph();
    replace('points', answering({ data: { _entities: [{ secret: 'one' }, null] } }));
    expect(await ask('{ people { id offer badge } }')).toEqual({
      data: {
        people: [
          { id: '1', offer: 'offer, one', badge: 'badge of 1' },
          { id: '2', offer: null, badge: 'badge of 2' },
          { id: '1', offer: 'offer, one', badge: 'badge of 1' },
        ],
      },
    });
    const sent = asked.filter(({ query }) => query.includes('offer'));
    expect(sent.map(({ variables }) => variables.representations)).toEqual([
      [{ __typename: 'Person', id: '1', secret: 'one' }],
    ]);
  });

  it('does not keep others with the same needs from being asked together', async () => {
    const { ask, asked } = openLibrary();
    await ask('{ products { sku duty isHeavy shipping } }');
    expect(asked.filter(({ service }) => service === 'shipping')).toHaveLength(1);
  });

  it('alone makes no request', async () => {
    const { ask, asked, replace } = openGraph();
    replace('points', failing(new Error('down')));
    await ask('{ person { offer } }');
    expect(asked.map(({ service }) => service)).toEqual(['people', 'points']);
  });
});

describe('a subgraph that gives no answer', () => {
  it.each([
    ['SUBGRAPH_TIMEOUT', new SubgraphUnreachable('SUBGRAPH_TIMEOUT', 'after 2000 ms at http://10.0.0.1')],
    ['SUBGRAPH_UNAVAILABLE', new SubgraphUnreachable('SUBGRAPH_UNAVAILABLE', 'ECONNREFUSED 10.0.0.1')],
    ['SUBGRAPH_MALFORMED', new SubgraphUnreachable('SUBGRAPH_MALFORMED', '<html>')],
    ['SUBGRAPH_UNAVAILABLE', new Error('socket hang up')],
    ['SUBGRAPH_UNAVAILABLE', 'thrown'],
  ])('is %s at its fields, and the rest is answered', async (code, error) => {
    const { ask, replace } = openGraph();
    replace('points', failing(error));
    const answer = await ask('{ person { name points friends { points } } pointsSum }');
    expect(answer.data).toEqual({
      person: { name: 'Person 1', points: null, friends: [{ points: null }, null, { points: null }] },
      pointsSum: null,
    });
    expect(new Set(answer.errors?.map(({ path }) => path?.join('.')))).toEqual(
      new Set(['pointsSum', 'person.points', 'person.friends.0.points', 'person.friends.2.points']),
    );
    for (const { extensions, message } of answer.errors ?? []) {
      expect(extensions).toEqual({ code, service: 'points' });
      expect(message).not.toMatch(/10\.0\.0\.1|html|socket/);
    }
  });

  it('for very many entities is one error at their list', async () => {
    const { ask, replace } = openGraph();
    replace(
      'people',
      answering({
        data: { people: Array.from({ length: 500 }, (_, id) => ({ __typename: 'Person', id: String(id) })) },
      }),
    );
    replace('points', failing(new Error('down')));
    const { data, errors } = await ask('{ people { id points } }');
    expect(data?.people).toHaveLength(500);
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['people'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'points' },
      }),
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['text', '<html>'],
    ['a list', []],
    ['an empty object', {}],
    ['errors that are none', { data: { _entities: [{ points: 1 }] }, errors: 'x' }],
    ['too few entities', { data: { _entities: [] } }],
    ['too many entities', { data: { _entities: [{}, {}] } }],
    ['entities that are no objects', { data: { _entities: ['x'] } }],
    ['no entities', { data: {} }],
    ['data that is none', { data: 'x' }],
  ])('but %s is malformed', async (_, response) => {
    const { ask, replace } = openGraph();
    replace('points', answering(response));
    expect(await ask('{ person { name points } }')).toEqual({
      data: { person: { name: 'Person 1', points: null } },
      errors: [
        {
          message: 'The subgraph "points" gave an answer that is not one.',
          path: ['person', 'points'],
          extensions: { code: 'SUBGRAPH_MALFORMED', service: 'points' },
        },
      ],
    });
  });
});

describe('the deadline of a request', () => {
  it('ends the wait for a subgraph that hangs, and starts no further request', async () => {
    const { ask, asked, replace } = openGraph();
    const deadline = new AbortController();
    replace('points', {
      execute: () => {
        queueMicrotask(() => deadline.abort(new DOMException('late', 'TimeoutError')));
        return new Promise(() => {}); // it ignores the signal
      },
    });
    const answer = await ask('{ person { name offer } }', { signal: deadline.signal });
    expect(answer).toMatchObject({
      data: { person: { name: 'Person 1', offer: null } },
      errors: [{ path: ['person'], extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'points' } }],
    });
    expect(asked.map(({ service }) => service)).toEqual(['people', 'points']);
  });

  it('that has passed leaves every subgraph alone', async () => {
    const { ask, asked } = openGraph();
    expect(await ask('{ pointsSum person { name } }', { signal: AbortSignal.abort() })).toMatchObject({
      data: { pointsSum: null, person: null },
      errors: [
        { path: ['pointsSum'], extensions: { code: 'SUBGRAPH_TIMEOUT' } },
        { path: ['person'], extensions: { code: 'SUBGRAPH_TIMEOUT' } },
      ],
    });
    expect(asked).toEqual([]);
  });
});

describe('reports', () => {
  it('tell how each request to a subgraph went', async () => {
    const { ask, replace } = openGraph();
    const error = new SubgraphUnreachable('SUBGRAPH_TIMEOUT', 'after 2000 ms');
    replace('points', failing(error));
    const observe = vi.fn();
    await ask('query Mine { people { points } }', { observe });
    expect(observe.mock.calls.map(([report]) => report)).toEqual([
      {
        service: 'people',
        path: [],
        operationName: 'Mine__people__0',
        startedMs: expect.any(Number),
        durationMs: expect.any(Number),
        entities: null,
        failed: null,
        errors: [],
      },
      {
        service: 'points',
        path: ['people', '@'],
        operationName: 'Mine__points__1',
        startedMs: expect.any(Number),
        durationMs: expect.any(Number),
        entities: 2,
        failed: 'SUBGRAPH_TIMEOUT',
        errors: [error],
      },
    ]);
  });
});
