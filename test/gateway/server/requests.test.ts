import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { anIssuer, closeDoorsAfterAll, codesOf, type Door, openDoor } from './front-door.ts';
import { SECRET } from './shop/shop.ts';

closeDoorsAfterAll();
let door: Door;
let production: Door;
beforeAll(async () => {
  const { issuer } = await anIssuer();
  door = await openDoor({ config: { maxBodyBytes: 4096, issuers: [issuer] } });
  production = await openDoor({ config: { production: true, introspection: false, sandbox: false } });
});

describe('a request', () => {
  it('is answered across subgraphs', async () => {
    const reply = await door.ask('query Home($id: ID!) { person(id: $id) { name orders { total } } }', {
      variables: { id: 'p1' },
    });
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({ data: { person: { name: 'Ada', orders: [{ total: 1250 }] } } });
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('may be a GET with a query', async () => {
    const reply = await door.fetch(`/graphql?query=${encodeURIComponent('{ order(id: "o9") { total } }')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(reply.json).toEqual({ data: { order: { total: 1250 } } });
  });

  it('may name a query that was registered by its hash (APQ)', async () => {
    const query = '{ order(id: "o1") { id } }';
    const sha256Hash = await crypto.subtle
      .digest('SHA-256', new TextEncoder().encode(query))
      .then((hash) => Buffer.from(hash).toString('hex'));
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const send = (body: object) =>
      door.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(codesOf(await send({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await send({ query, extensions })).json).toEqual({ data: { order: { id: 'o1' } } });
    expect((await send({ extensions })).json).toEqual({ data: { order: { id: 'o1' } } });
  });

  it('gets an id of ours, whatever its own, which it gets back', async () => {
    const headers = { 'x-request-id': 'checkout-4711' };
    const replies = [await door.ask('{ whoami }', { headers }), await door.ask('{ whoami }', { headers })];
    const ids = replies.map((reply) => reply.headers.get('x-request-id'));
    expect(replies.map(({ json }) => JSON.parse(json.data.whoami).requestId)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
    expect(ids.join()).not.toContain('checkout-4711');
    for (const reply of replies) expect(reply.headers.get('x-client-request-id')).toBe('checkout-4711');
  });

  it.each(['short', 'with space in it', 'x'.repeat(200), '<script>alert(1)</script>'])(
    'does not get %j back',
    async (id) => {
      const reply = await door.ask('{ whoami }', { headers: { 'x-request-id': id } });
      expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(reply.headers.has('x-client-request-id')).toBe(false);
    },
  );

  it('has its id in every error', async () => {
    const replies = [
      await door.ask('{ person(id: "p1") { nam } }'),
      await door.ask('{ broken }'),
      await door.ask('{'),
      await door.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '[]',
      }),
      await door.fetch('/graphql?query={whoami}'),
      await door.ask('{ whoami }', { headers: { authorization: 'Basic eDp5' } }),
      await door.fetch('/nowhere'),
    ];
    for (const { json, headers } of replies) {
      expect(json.errors.length).toBeGreaterThan(0);
      for (const { extensions } of json.errors) {
        expect(extensions.requestId).toBe(headers.get('x-request-id'));
      }
    }
  });
});

describe('refused, with a code and in JSON:', () => {
  const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    door.fetch('/graphql', { method: 'POST', headers, body });

  it.each([
    ['malformed JSON', () => post('{"query": '), 400, 'BAD_REQUEST'],
    ['an empty body', () => post(''), 400, 'BAD_REQUEST'],
    ['a body that is no object', () => post('"{ whoami }"'), 400, 'BAD_REQUEST'],
    ['prototype pollution', () => post('{"query": "{ whoami }", "__proto__": {"x": 1}}'), 400, 'BAD_REQUEST'],
    ['a query that is no string', () => post('{"query": {"kind": "Document"}}'), 400, 'BAD_REQUEST'],
    ['a batch', () => post('[{"query": "{ whoami }"}, {"query": "{ whoami }"}]'), 400, 'BAD_REQUEST'],
    [
      'a body that is too large',
      () => post(JSON.stringify({ query: '{ whoami }', x: 'x'.repeat(5000) })),
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'a form',
      () => post('query={whoami}', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a simple request of another site',
      () => post('{"query": "{ whoami }"}', { 'content-type': 'text/plain' }),
      400,
      'BAD_REQUEST',
    ],
    ['a GET of another site', () => door.fetch('/graphql?query={whoami}'), 400, 'BAD_REQUEST'],
    [
      'a mutation by GET',
      () =>
        door.fetch(`/graphql?query=${encodeURIComponent('mutation { guess(input: {code: "1"}) }')}`, {
          headers: { 'apollo-require-preflight': '1' },
        }),
      405,
      'BAD_REQUEST',
    ],
    ['a syntax error', () => door.ask('{ person('), 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', () => door.ask('{ nothing }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable that does not fit',
      () => door.ask('query($id: ID!) { person(id: $id) { id } }', { variables: { id: {} } }),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a missing variable',
      () => door.ask('query($id: ID!) { person(id: $id) { id } }'),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'an alias of a hidden field',
      () => door.ask('{ person(id: "p1") { proof: name } }'),
      400,
      'RESERVED_RESPONSE_NAME',
    ],
    ['an unknown path', () => door.fetch('/graphql/x'), 404, 'NOT_FOUND'],
    ['DELETE', () => door.fetch('/graphql', { method: 'DELETE' }), 405, 'METHOD_NOT_ALLOWED'],
    ['OPTIONS', () => door.fetch('/graphql', { method: 'OPTIONS' }), 405, 'METHOD_NOT_ALLOWED'],
    ['POST to a page', () => door.fetch('/health/live', { method: 'POST' }), 405, 'METHOD_NOT_ALLOWED'],
    ['a broken URL', () => door.fetch('/%E0%A4%A'), 400, 'BAD_REQUEST'],
  ] as const)('%s', async (_, send, status, code) => {
    const reply = await send();
    expect([reply.status, codesOf(reply)]).toEqual([status, [code]]);
  });

  it.each([
    ['what is not HTTP', 'HELLO\r\n\r\n', '400', 'BAD_REQUEST'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431',
      'HEADERS_TOO_LARGE',
    ],
    [
      'a Host that is none',
      'POST /graphql HTTP/1.1\r\nhost: ]\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
      '400',
      'BAD_REQUEST',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const text = await sendRaw(door.url, bytes);
    expect(text.split(' ')[1]).toBe(status);
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)).errors[0].extensions.code).toBe(code);
  });

  it('whoever does not send the whole request in time', async () => {
    const hurried = await openDoor({ config: { slowClientMs: 200 } });
    const text = await sendRaw(
      hurried.url,
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    expect(text).toContain('408 Request Timeout');
    expect(text).toContain('"REQUEST_TIMEOUT"');
  });
});

describe('whatever the body is, the answer is 4xx or an answer:', () => {
  const hash = (sha256Hash: unknown, version = 1) => ({
    extensions: { persistedQuery: { version, sha256Hash } },
  });
  it.each<{ body: unknown }>(
    [
      { query: '{ whoami }', operationName: 5 },
      { query: '{ whoami }', operationName: 'Nope' },
      { query: '' },
      { query: null },
      { query: '{ whoami }', variables: 'x' },
      { query: '{ whoami }', variables: [] },
      { query: '{ whoami }', extensions: 'x' },
      { query: '{ whoami }', extensions: { persistedQuery: 'x' } },
      { query: '{ whoami }', ...hash('bad') },
      hash(undefined),
      hash({}),
      hash(['a']),
      hash('a', 2),
      hash('__proto__'),
      { query: 'subscription { x }' },
      { query: 'fragment A on Query { whoami }' },
      { query: 'query A { whoami } query B { whoami }' },
      { query: 'query A { whoami } query A { whoami }', operationName: 'A' },
      { query: 'type X { a: Int }' },
      { query: '{ whoami ...A }' },
      { query: '{ ... @defer { whoami } }' },
      { query: '{ whoami @skip(if: $x) }' },
      { query: 'query($x: Nope) { whoami }' },
      { query: 'query($n: Int) { people(first: $n) { id } }', variables: { n: -5 } },
      { query: 'query($n: Int) { people(first: $n) { id } }', variables: { n: null } },
      { query: 'query($n: Int) { people(first: $n) { id } }', variables: { n: 1e12 } },
      { query: '{ people(first: 99999999999999999999) { id } }' },
      { query: '{ people(first: null) { id } }' },
      { query: 'query($p: Page!) { page(page: $p) { count } }', variables: { p: { first: 1, nope: 2 } } },
      { query: '\u0000{ whoami }' },
      { query: '{ whoami }', variables: { constructor: { prototype: { x: 1 } } } },
      { query: `query(${Array.from({ length: 800 }, (_, i) => `$a${i}: Int`).join()}) { whoami }` },
      5,
      true,
      null,
      'x',
      [],
      [[]],
    ].map((body) => ({ body })),
  )('$body', async ({ body }) => {
    const reply = await production.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(reply.status).toBeLessThan(500);
    expect(codesOf(reply)).not.toContain('INTERNAL_SERVER_ERROR');
    if (reply.status !== 200) expect(codesOf(reply).length).toBeGreaterThan(0);
  });

  it.each([
    ['GET', '/graphql', {}],
    ['GET', '/graphql?query={whoami}&query={whoami}', { 'apollo-require-preflight': '1' }],
    ['GET', '/graphql?query={whoami}&variables={', { 'apollo-require-preflight': '1' }],
    ['GET', '/graphql?query={whoami}', { 'apollo-require-preflight': '1', accept: 'image/png' }],
    ['GET', '/graphql?query={whoami}', { 'apollo-require-preflight': '1', accept: ';;;' }],
    ['GET', '/graphql?query={whoami}', { 'content-type': 'text/html' }],
    ['PATCH', '/graphql', {}],
    ['GET', '/..%2f..%2fetc/passwd', {}],
    ['GET', '/%00', {}],
    ['POST', '/graphql', { 'content-type': 'application/json; charset=utf-16' }],
    ['POST', '/graphql', { 'content-type': 'application/graphql' }],
    ['POST', '/graphql', { 'content-type': ';;' }],
  ])('%s %s %j', async (method, path, headers) => {
    const reply = await production.fetch(path, {
      method,
      headers,
      ...(method === 'POST' && { body: '{"query": "{ whoami }"}' }),
    });
    expect(reply.status).toBeLessThan(500);
    if (reply.status !== 200) expect(codesOf(reply).length).toBeGreaterThan(0);
  });
});

describe('in production', () => {
  it.each(['{ __schema { types { name } } }', '{ __type(name: "Person") { fields { name } } }'])(
    'introspection is off: %s',
    async (query) => {
      expect(codesOf(await production.ask(query))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    },
  );

  it('no suggestion gives away a field', async () => {
    expect((await production.ask('{ person(id: "p1") { nam } }')).text).not.toContain('name');
  });

  it('no suggestion gives away a value of a variable', async () => {
    const reply = await production.ask('query($of: Color) { color(of: $of) }', {
      variables: { of: 'SECRET_REDD' },
    });
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT']);
    expect(reply.text).not.toMatch(/SECRET_RED"|SECRET_BLUE/);
  });

  it.each([
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
    '{ person(id: "p1") { proof } }',
  ])('the machinery cannot be reached: %s', async (query) => {
    expect((await production.ask(query)).json.data).toBeUndefined();
  });
});

it('answers introspection to developers', async () => {
  const reply = await door.ask('{ __type(name: "Person") { name } }');
  expect(reply.json).toEqual({ data: { __type: { name: 'Person' } } });
});

it('says of what nobody foresaw only that it happened', async () => {
  const reply = await door.ask('{ broken order(id: "o1") { id } }');
  const requestId = reply.headers.get('x-request-id');
  expect(reply.status).toBe(200);
  expect(reply.json).toEqual({
    data: { broken: null, order: { id: 'o1' } },
    errors: [
      {
        message: 'Something went wrong on our side.',
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'people', requestId },
      },
    ],
  });
  expect(reply.text).not.toContain(SECRET.slice(0, 12));
});

it('shows persons a page that names what runs, and programs the same in JSON', async () => {
  const page = await production.fetch('/', { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('made of 2 subgraphs:\norders, people.');
  expect(page.text).toContain('<a href="/health/ready">');
  expect(page.text).not.toContain('/sandbox');
  expect((await production.fetch('/')).json).toEqual({
    name: 'patron',
    subgraphs: ['orders', 'people'],
    links: { GraphQL: '/graphql', Readiness: '/health/ready', Metrics: '/metrics' },
  });
});

it.each([
  ['the sandbox where there is one', () => door, '/sandbox'],
  ['the front page otherwise', () => production, '/'],
])('a browser at the endpoint is taken to %s', async (_, which, location) => {
  const reply = await which().fetch('/graphql', { headers: { accept: 'text/html,*/*' }, redirect: 'manual' });
  expect([reply.status, reply.headers.get('location')]).toEqual([303, location]);
});

/** Everything that a server answers to these bytes until it closes the connection. */
function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (Buffer.concat(chunks).includes('"errors"')) socket.end();
    });
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
    socket.on('error', reject);
  });
}
