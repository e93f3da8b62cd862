import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { describe, expect, it } from 'vitest';
import { describeError, openLog } from '#shared/log.ts';
import { overHttp } from '../../../gateway/connections/http.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { openTraces } from '../../../gateway/traces.ts';
import { aKeyring } from '../../support/subgraph.ts';
import { anIssuer, closeDoorsAfterAll, type DoorOptions, openDoor } from './front-door.ts';
import { openShop, SECRET, shopSupergraph } from './shop/shop.ts';

closeDoorsAfterAll();

/** Whatever a client sends that must not be found anywhere afterwards. */
const CANARY = 'canary.4711@example.com';

function aSink() {
  const chunks: string[] = [];
  const destination = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const text = () => chunks.join('');
  return {
    destination,
    text,
    lines: () =>
      text()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

async function aLoggedDoor(options: DoorOptions = {}) {
  const sink = aSink();
  const log = await openLog({ level: 'trace', destination: sink.destination });
  const shop = await openShop(aKeyring(), log);
  const connect = inProcess([shop.people, shop.orders], { timeoutMs: 1500 });
  const door = await openDoor({ log, connect, ...options });
  return { door, sink };
}

describe('the log', () => {
  it('has one line for a request, with its operation and how it ended', async () => {
    const { door, sink } = await aLoggedDoor();
    const { headers } = await door.ask('query Home { person(id: "p1") { name email } }', {
      headers: { 'x-request-id': 'checkout-4711' },
    });
    await expect
      .poll(() => sink.lines())
      .toEqual([
        {
          level: 'info',
          time: expect.any(String),
          requestId: headers.get('x-request-id'),
          clientRequestId: 'checkout-4711',
          method: 'POST',
          path: '/graphql',
          status: 200,
          durationMs: expect.any(Number),
          operation: 'Home',
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          actor: 'visitor',
          cost: 1,
          codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
          msg: 'graphql',
        },
      ]);
  });

  it('never has what clients send, nor what resolvers say, at any level', async () => {
    const { issuer, token } = await anIssuer();
    const { door, sink } = await aLoggedDoor({ config: { issuers: [issuer] } });
    const bearer = await token({ sub: CANARY, email: CANARY });
    const withVariables =
      'query($of: Color, $id: ID!, $x: Int) { color(of: $of) person(id: $id) { name } people(first: $x) { id } }';
    const variables = { id: CANARY, of: CANARY, x: CANARY };
    await door.ask('query($id: ID!) { person(id: $id) { name } }', {
      variables: { id: CANARY },
      token: bearer,
    });
    await door.ask(withVariables, { variables, token: bearer });
    await door.ask(`{ person(id: "${CANARY}") { name } "${CANARY}" }`);
    await door.ask(`{ color(of: "${CANARY}") }`);
    await door.ask('{ whoami }', { token: `${bearer}x` });
    await door.ask('{ whoami }', {
      headers: { authorization: `Basic ${CANARY}`, cookie: CANARY, 'x-request-id': CANARY },
    });
    await door.ask('{ broken }', { token: bearer });
    await door.ask('{ hanging }', { token: bearer });
    await door.fetch(`/graphql?query={whoami}&variables={"x":"${CANARY}"}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    await door.fetch(`/${CANARY}?email=${CANARY}`);
    await door.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query": "${CANARY}`,
    });
    await door.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query": "{ whoami }", "operationName": "${CANARY}"}`,
    });
    await expect.poll(() => sink.lines().length).toBeGreaterThanOrEqual(12);
    const metrics = (await door.fetch('/metrics')).text;

    for (const text of [sink.text(), metrics]) {
      expect(text).not.toContain('canary');
      expect(text).not.toContain(SECRET.slice(0, 12));
      expect(text).not.toContain(bearer.slice(-20));
    }
    // It would have been found: the failure itself is there, with its place.
    const failure = sink.lines().find(({ msg }) => msg === 'resolver failed');
    expect(failure.err).toMatchObject({
      type: 'Error',
      message: 'cannot reach mongodb://…@db.internal/patron',
    });
    expect(failure.err.at[0]).toContain('shop.ts');
  });

  it('says why a subgraph did not answer, and which', async () => {
    const { door, sink } = await aLoggedDoor();
    const { headers } = await door.ask('{ hanging }');
    await expect
      .poll(() => sink.lines())
      .toContainEqual(
        expect.objectContaining({
          level: 'warn',
          requestId: headers.get('x-request-id'),
          service: 'people',
          code: 'SUBGRAPH_TIMEOUT',
        }),
      );
  });

  it.each([
    [
      'E11000 duplicate key error collection: db.x index: email_1 dup key: { email: "ada@example.com" }',
      'E11000 duplicate key error collection: db.x index: email_1 dup key: …',
    ],
    ['connect ECONNREFUSED 127.0.0.1:27017', 'connect ECONNREFUSED 127.0.0.1:27017'],
    ['mail to ada@example.com failed', 'mail to … failed'],
    ['no such number: +43 660 1234567', 'no such number: …'],
    ['mongodb://admin:pa:ss@db.internal/x', 'mongodb://…@db.internal/x'],
    ['bad token eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJhZGEifQ.c2ln', 'bad token …'],
  ])('keeps of a message what says what happened: %j', (message, kept) => {
    expect(describeError(new Error(message)).message).toBe(kept);
  });

  it('leaves out fields that carry what clients send', async () => {
    const sink = aSink();
    const log = await openLog({ destination: sink.destination });
    log.info(
      { status: 200, variables: { email: CANARY }, request: { method: 'POST', headers: { cookie: CANARY } } },
      'x',
    );
    expect(sink.lines()).toEqual([
      { level: 'info', time: expect.any(String), status: 200, request: { method: 'POST' }, msg: 'x' },
    ]);
  });

  it('does not repeat a message in the stack, and follows causes', () => {
    const error = new TypeError(`first\n    at ${CANARY}`, { cause: new Error(`"${CANARY}" twice`) });
    expect(JSON.stringify(describeError(error))).not.toContain('canary');
    expect(describeError(error).cause).toMatchObject({ type: 'Error', message: '… twice' });
  });
});

describe('metrics', () => {
  it('count requests by how they ended, errors by code, and fetches by subgraph', async () => {
    const { issuer, token } = await anIssuer();
    const { door } = await aLoggedDoor({ config: { issuers: [issuer] } });
    const bearer = await token();
    await door.ask('{ person(id: "p1") { name orders { total } } }', { token: bearer });
    await door.ask('{ person(id: "p1") { name } }', { token: bearer });
    await door.ask('{ person(id: "p1") { email } }');
    await door.ask('{ nothing }');
    await door.ask('{ hanging }');
    const metrics = async () => (await door.fetch('/metrics')).text;
    for (const line of [
      'patron_request_duration_seconds_count{outcome="ok"} 2',
      'patron_request_duration_seconds_count{outcome="partial"} 2',
      'patron_request_duration_seconds_count{outcome="refused"} 1',
      'patron_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
      'patron_errors_total{code="UNAUTHORIZED_FIELD_OR_TYPE"} 1',
      'patron_subgraph_fetch_duration_seconds_count{subgraph="orders"} 1',
      'patron_subgraph_failures_total{subgraph="people",code="SUBGRAPH_TIMEOUT"} 1',
      'patron_subgraph_breaker{subgraph="people"} 0',
      'patron_tokens_total{answer="checked"} 1',
      'patron_tokens_total{answer="cached"} 1',
      'nodejs_eventloop_lag_p99_seconds',
    ]) {
      await expect.poll(metrics).toContain(line);
    }
  });

  it('can be switched off', async () => {
    const { door } = await aLoggedDoor({ config: { metrics: false } });
    expect((await door.fetch('/metrics')).status).toBe(404);
  });
});

describe('a trace', () => {
  it('has the request, its plan and each fetch, and goes on in the subgraphs', async () => {
    const exporter = new InMemorySpanExporter();
    const traces = await openTraces({ serviceName: 'test', processor: new SimpleSpanProcessor(exporter) });
    const seen: (string | undefined)[] = [];
    const subgraph = createServer((incoming, response) => {
      seen.push(incoming.headers.traceparent as string | undefined);
      incoming.resume();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": {"whoami": "me"}}');
    });
    await new Promise<void>((resolve) => {
      subgraph.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}`;
    const door = await openDoor({
      traces,
      supergraph: shopSupergraph({ people: url, orders: url }),
      connect: overHttp({ keyring: null, clock: () => new Date(), timeoutMs: 10_000 }),
    });
    await door.ask(`query Who { whoami person(id: "${CANARY}") { id } }`, {
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    subgraph.close();
    subgraph.closeAllConnections();
    const spans = () => exporter.getFinishedSpans();
    await expect
      .poll(() =>
        spans()
          .map(({ name }) => name)
          .sort(),
      )
      .toEqual(['fetch people', 'graphql Who', 'plan']);
    const [fetched, request] = ['fetch people', 'graphql Who'].map((name) =>
      spans().find((span) => span.name === name),
    );
    for (const span of spans()) expect(span.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(request?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(fetched?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(seen).toEqual([`00-0af7651916cd43dd8448eb211c80319c-${fetched?.spanContext().spanId}-01`]);
    expect(
      JSON.stringify(spans().map(({ name, attributes, events }) => ({ name, attributes, events }))),
    ).not.toContain('canary');
  });
});
