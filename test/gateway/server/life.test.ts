import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { readConfig } from '../../../gateway/config.ts';
import type { Service } from '../../../gateway/connections/connections.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { watchSupergraph } from '../../../gateway/watch.ts';
import { closeDoorsAfterAll, codesOf, type Door, openDoor } from './front-door.ts';
import { openShop, shopSchema, shopSupergraph } from './shop/shop.ts';

closeDoorsAfterAll();

/** A gate that the test opens. */
function aGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** The shop, with an `orders` that waits at a gate. */
async function heldShop() {
  const shop = await openShop();
  const gate = aGate();
  let waiting = 0;
  const orders = {
    ...shop.orders,
    execute: async (...args: Parameters<typeof shop.orders.execute>) => {
      waiting += 1;
      await gate.opened;
      return shop.orders.execute(...args);
    },
  };
  return { connect: inProcess([shop.people, orders], { timeoutMs: 10_000 }), gate, waiting: () => waiting };
}

describe('health', () => {
  it('is live, and ready with every part named', async () => {
    const door = await openDoor({ checks: [{ name: 'mongodb', check: async () => undefined }] });
    expect((await door.fetch('/health/live')).json).toEqual({ status: 'live' });
    const reply = await door.fetch('/health/ready');
    expect([reply.status, reply.json]).toEqual([
      200,
      { status: 'ready', checks: { orders: 'ok', people: 'ok', mongodb: 'ok' } },
    ]);
  });

  it('is not ready while a part fails or hangs, and says which', async () => {
    let fails = true;
    const door = await openDoor({
      checks: [
        {
          name: 'mongodb',
          check: async () => {
            if (fails) throw new Error('no primary');
          },
        },
        { name: 'mail', check: () => (fails ? new Promise(() => {}) : Promise.resolve()) },
      ],
    });
    const reply = await door.fetch('/health/ready');
    expect([reply.status, reply.json]).toEqual([
      503,
      { status: 'not ready', checks: { orders: 'ok', people: 'ok', mongodb: 'missing', mail: 'missing' } },
    ]);
    expect(reply.text).not.toContain('primary');
    fails = false;
    expect((await door.fetch('/health/ready')).status).toBe(200);
  });
});

describe('told to stop, the gateway', () => {
  it('says so at once, finishes what is in flight, takes nothing new, and ends', async () => {
    const { connect, gate, waiting } = await heldShop();
    const door = await openDoor({ connect, config: { drainMs: 2000 } });
    const inFlight = door.ask('{ order(id: "o1") { total } }');
    await expect.poll(waiting).toBe(1);

    const closed = door.close();
    const readiness = await door.fetch('/health/ready');
    expect([readiness.status, readiness.json.status]).toEqual([503, 'stopping']);
    // Load balancers need a moment to hear it; until then nobody is turned away.
    const late = await door.ask('{ whoami }');
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);

    await expect
      .poll(() =>
        door.ask('{ whoami }').then(
          () => 'answered',
          () => 'refused',
        ),
      )
      .toBe('refused');
    gate.open();
    expect((await inFlight).json).toEqual({ data: { order: { total: 1250 } } });
    await closed;
  });

  it('cuts off what does not end in time', async () => {
    const { connect, waiting } = await heldShop();
    const door = await openDoor({ connect, config: { shutdownMs: 100 } });
    const inFlight = door.ask('{ order(id: "o1") { total } }').then(
      () => 'answered',
      () => 'cut off',
    );
    await expect.poll(waiting).toBe(1);
    await door.close();
    expect(await inFlight).toBe('cut off');
  });

  it('does not wait for connections that nobody uses', async () => {
    const door = await openDoor();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      get(`${door.url}/health/live`, { agent }, (response) => response.resume().on('end', resolve)).on(
        'error',
        reject,
      );
    });
    await door.close();
    agent.destroy();
  });
});

describe('another graph', () => {
  const more = (field: string) => shopSupergraph({ more: `extend type Query { ${field}: String }` });

  it('is served from now on, while a request in flight ends as it began', async () => {
    const { connect, gate, waiting } = await heldShop();
    const door = await openDoor({ connect });
    const inFlight = door.ask('{ order(id: "o1") { total } }');
    await expect.poll(waiting).toBe(1);
    expect(codesOf(await door.ask('{ extra }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    door.swap(more('extra'));
    expect((await door.ask('{ __type(name: "Query") { fields { name } } }')).text).toContain('"extra"');
    gate.open();
    expect((await inFlight).json).toEqual({ data: { order: { total: 1250 } } });
  });

  it('that cannot be served is refused, and the old one goes on', async () => {
    const door = await openDoor();
    expect(() => door.swap('type Query { x: String }')).toThrow();
    expect(() => door.swap('not a schema')).toThrow();
    expect((await door.ask('{ order(id: "o1") { total } }')).json).toEqual({
      data: { order: { total: 1250 } },
    });
  });

  it('keeps the connections that it shares with the one before, and closes the others after their last request', async () => {
    const { connect, gate, waiting } = await heldShop();
    const events: string[] = [];
    const door = await openDoor({
      connect: (service: Service) => {
        events.push(`open ${service.name} ${service.url}`);
        const connection = connect(service);
        return { ...connection, close: async () => void events.push(`close ${service.name} ${service.url}`) };
      },
    });
    const inFlight = door.ask('{ order(id: "o1") { total } }');
    await expect.poll(waiting).toBe(1);
    door.swap(shopSupergraph({ orders: 'http://other.example/graphql' }));
    expect(events).toEqual([
      'open orders http://orders.example/graphql',
      'open people http://people.example/graphql',
      'open orders http://other.example/graphql',
    ]);
    gate.open();
    await inFlight;
    await expect.poll(() => events.slice(3)).toEqual(['close orders http://orders.example/graphql']);
    await door.close();
    expect(events.slice(4).sort()).toEqual([
      'close orders http://other.example/graphql',
      'close people http://people.example/graphql',
    ]);
  });

  it('and another, a hundred times under load: no request fails', async () => {
    const door = await openDoor();
    let running = true;
    let answered = 0;
    const failed: unknown[] = [];
    const clients = Array.from({ length: 4 }, async () => {
      while (running) {
        const reply = await door.ask('{ person(id: "p1") { name orders { total } } }');
        if (reply.status === 200 && !reply.json.errors) answered += 1;
        else failed.push(reply.text);
      }
    });
    const graphs = [more('one'), more('two'), shopSupergraph({ orders: 'http://other.example/graphql' })];
    for (let count = 0; count < 100; count += 1) {
      door.swap(graphs[count % graphs.length] ?? '');
      const before = answered;
      await expect.poll(() => answered + failed.length, { interval: 1 }).toBeGreaterThan(before);
    }
    running = false;
    await Promise.all(clients);
    expect(failed).toEqual([]);
  });
});

describe('watched files', () => {
  let folder: string;
  let door: Door;
  let watching: { close(): Promise<void> };
  const problems: string[] = [];
  const config = () => join(folder, 'supergraph.yaml');
  const people = () => join(folder, 'people.graphql');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patron-watch-'));
    await writeFile(people(), shopSchema('people'));
    await writeFile(join(folder, 'orders.graphql'), shopSchema('orders'));
    await writeFile(
      config(),
      `federation_version: =2.14.4
subgraphs:
  people: { routing_url: http://people.example/graphql, schema: { file: ./people.graphql } }
  orders: { routing_url: http://orders.example/graphql, schema: { file: ./orders.graphql } }
`,
    );
    const { sdl } = await composeSupergraph(config());
    door = await openDoor({ supergraph: sdl });
    watching = await watchSupergraph(config(), {
      served: sdl,
      onComposed: (composition) => door.swap(composition.sdl),
      onError: (error) => problems.push(String(error)),
    });
  });
  afterAll(async () => {
    await watching.close();
    await rm(folder, { recursive: true });
  });
  const fields = async () => (await door.ask('{ __type(name: "Query") { fields { name } } }')).text;

  it('change the graph that is served', async () => {
    await writeFile(people(), `${shopSchema('people')}\nextend type Query { extra: String }`);
    await expect.poll(fields).toContain('"extra"');
  });

  it('that do not compose leave the old graph serving and say why', async () => {
    const right = await readFile(people(), 'utf8');
    await writeFile(people(), `${right}\nextend type Person { orders: Int! }`);
    await expect.poll(() => problems.join()).toContain('Person.orders');
    expect(await fields()).toContain('"extra"');
    await writeFile(people(), `${right}\nextend type Query { mended: String }`);
    await expect.poll(fields).toContain('"mended"');
  });
});

describe('other things at the same door', () => {
  it('are served in scopes of their own, and by other processes', async () => {
    const upstream = await openDoor({
      routes: [
        (app) => {
          app.get('/oauth/jwks', async (request) => ({
            keys: [],
            caller: request.headers['x-patron-caller'] ?? null,
            id: request.headers['x-request-id'],
          }));
          app.post('/oauth/token', async (request) => request.body);
        },
      ],
    });
    const door = await openDoor({
      proxies: [{ prefix: '/oauth', upstream: upstream.url }],
      routes: [
        (app, gateway) => {
          app.get('/services', async () => gateway.graph().services.map(({ name }) => name));
        },
      ],
    });
    expect((await door.fetch('/services')).json).toEqual(['orders', 'people']);
    const headers = { 'x-patron-caller': 'forged', 'x-request-id': 'checkout-4711' };
    const jwks = await door.fetch('/oauth/jwks', { headers });
    expect(jwks.json).toEqual({ keys: [], caller: null, id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const posted = await door.fetch('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"grant_type": "x"}',
    });
    expect(posted.json).toEqual({ grant_type: 'x' });
  });

  it('are refused in JSON while the other process is away', async () => {
    const gone = await openDoor();
    await gone.close();
    const door = await openDoor({ proxies: [{ prefix: '/oauth', upstream: gone.url }] });
    const reply = await door.fetch('/oauth/jwks');
    expect([reply.status, codesOf(reply)]).toEqual([503, ['UPSTREAM_UNAVAILABLE']]);
  });
});

it('tells the sandbox which subgraphs were asked, and nobody where there is none', async () => {
  const headers = { 'x-patron-explain': '1' };
  const query = '{ person(id: "p1") { name favourite email } }';
  const { explanation } = (await (await openDoor()).ask(query, { headers })).json.extensions;
  expect(explanation.plan).toContain('Fetch(service: "people")');
  expect(explanation.denied).toEqual(['person.email']);
  expect(explanation.fetches).toMatchObject([
    { service: 'people', path: [], entities: null, failed: null },
    { service: 'orders', path: ['person'], entities: 1, failed: null },
  ]);
  const production = await openDoor({ config: { sandbox: false } });
  expect((await production.ask(query, { headers })).json.extensions).toBeUndefined();
});

describe('settings', () => {
  it('have defaults that serve a developer', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      introspection: true,
      sandbox: true,
      anonymous: true,
    });
  });

  it('hide the schema in production, unless asked for', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({
      production: true,
      introspection: false,
      sandbox: false,
    });
    expect(readConfig({ NODE_ENV: 'production', PATRON_INTROSPECTION: 'true' })).toMatchObject({
      introspection: true,
    });
  });

  it('are read', () => {
    const issuers = [
      {
        issuer: 'https://id.example',
        audience: 'api',
        jwksUrl: 'https://id.example/jwks',
        algorithms: ['ES256'],
      },
    ];
    expect(
      readConfig({
        PORT: '0',
        PATRON_MAX_DEPTH: '7',
        PATRON_SENSITIVE_FIELDS: 'guess, rename',
        PATRON_FORWARD_HEADERS: 'Authorization',
        PATRON_ISSUERS: JSON.stringify(issuers),
        PATRON_SANDBOX: '',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
      }),
    ).toMatchObject({
      port: 0,
      limits: { depth: 7, sensitiveRootFields: ['guess', 'rename'] },
      forwardHeaders: ['authorization'],
      issuers: [
        {
          issuer: 'https://id.example',
          audience: 'api',
          jwks: new URL('https://id.example/jwks'),
          algorithms: ['ES256'],
        },
      ],
      sandbox: true,
      tracing: { serviceName: 'patron-gateway' },
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT: expected a whole number from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT: expected a whole number from 0 to 65535'],
    [{ PATRON_MAX_DEPTH: '-1' }, 'PATRON_MAX_DEPTH: expected a whole number from 1 to 100'],
    [{ PATRON_SANDBOX: 'yes' }, 'PATRON_SANDBOX: expected true or false'],
    [
      { PATRON_LOG_LEVEL: 'loud' },
      'PATRON_LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent',
    ],
    [{ PATRON_ISSUERS: 'https://id.example' }, 'PATRON_ISSUERS: expected JSON like'],
    [{ PATRON_ISSUERS: '{}' }, 'PATRON_ISSUERS: expected JSON like'],
    [
      { PATRON_ISSUERS: '[{"issuer": "x", "audience": "y", "jwksUrl": "file:///etc/passwd"}]' },
      'PATRON_ISSUERS.0.jwksUrl: ',
    ],
    [
      {
        PATRON_ISSUERS: '[{"issuer": "x", "audience": "y", "jwksUrl": "https://x", "algorithms": ["HS256"]}]',
      },
      'PATRON_ISSUERS.0.algorithms.0: ',
    ],
    [
      {
        PATRON_ISSUERS: '[{"issuer": "x", "audience": "y", "jwksUrl": "https://x", "algorithms": ["none"]}]',
      },
      'PATRON_ISSUERS.0.algorithms.0: ',
    ],
  ])('that are wrong are named with what was expected: %j', (environment, problem) => {
    expect(() => readConfig(environment)).toThrow(problem);
  });
});
