import type { AddressInfo } from 'node:net';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { CALLER_HEADER } from '#shared/caller.ts';
import { openProofVerifier } from '#shared/dpop.ts';
import { wantsEvents } from '#shared/server-sent-events.ts';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { openApollo } from './apollo.ts';
import { type Credentials, openAuthenticate } from './authenticate.ts';
import type { GatewayConfig } from './config.ts';
import type { OpenConnections } from './connections/connections.ts';
import { openContexts } from './context.ts';
import { openCurrentGraph } from './current-graph.ts';
import { errorBody, openMask } from './errors.ts';
import type { FetchReport } from './execute/connection.ts';
import type { Graph, GraphOptions } from './execute/graph.ts';
import { type Check, mountHealth } from './health.ts';
import { openHttpApp, REQUEST_ID_HEADER } from './http-app.ts';
import { openRateLimits } from './limits/rate.ts';
import { type Outcome, openMetrics } from './metrics.ts';
import { mountLanding } from './pages/landing.ts';
import { clientRequestIdOf, newRequestState, type RequestState } from './request-state.ts';
import { EXPLAIN_HEADER, mountSandbox } from './sandbox/sandbox.ts';
import { openOperations } from './subscriptions/operations.ts';
import { openStreams } from './subscriptions/streams.ts';
import { openTraces, type Traces } from './traces.ts';

export type GatewayOptions = {
  config: GatewayConfig;
  /** The supergraph, composed. */
  supergraph: string;
  /** How subgraphs are reached: `inProcess(…)` or `overHttp(…)`. */
  connect: OpenConnections;
  log: Logger;
  /** Where it is seen from outside, without a slash at the end; proofs of possession are made for that. Default: where it listens. */
  publicUrl?: string;
  clock?: () => Date;
  decidePolicies?: GraphOptions['decidePolicies'];
  /** What must work besides the subgraphs, e.g. MongoDB. */
  checks?: readonly Check[];
  /** Other things to serve here, each in a scope of its own. */
  routes?: readonly ((app: FastifyInstance, gateway: GatewayView) => Promise<void> | void)[];
  /** Default: what `config.tracing` says. */
  traces?: Traces | null;
  /** Paths that another process serves, e.g. the OAuth server's. */
  proxies?: readonly { prefix: string; upstream: string }[];
};

/** What routes beside the graph may know of it. */
export type GatewayView = {
  config: GatewayConfig;
  /** The graph that is served now; ask again for each request, as it may be swapped. */
  graph(): Graph;
};

export type Gateway = GatewayView & {
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  url: string;
  /** Serves another supergraph from now on. Requests in flight end as they began. @throws when it cannot be served. */
  swap(supergraph: string): void;
  /** Says 503 to readiness checks at once, finishes what is in flight, and ends within the configured time. */
  close(): Promise<void>;
};

/** Opens the front door. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, log, clock = () => new Date(), checks = [], routes = [], proxies = [] } = options;
  let stopping = false;
  const isStopping = () => stopping;

  const traces = options.traces ?? (config.tracing ? await openTraces(config.tracing) : null);
  const graphs = openCurrentGraph(options.supergraph, {
    connect: (service) => {
      const connection = options.connect(service);
      return traces ? traces.traced(service, connection) : connection;
    },
    limits: config.limits,
    clientErrorCodes: config.clientErrorCodes,
    decidePolicies: options.decidePolicies,
  });
  const verifier = config.issuers.length ? openTokenVerifier({ issuers: config.issuers, clock }) : null;
  const authenticate = openAuthenticate({
    verifier,
    proofs: openProofVerifier({ clock }),
    anonymous: config.anonymous,
    onRefused: (reason) => log.debug({ reason }, 'token refused'),
  });
  const metrics = config.metrics ? openMetrics({ connections: graphs.connections, verifier }) : null;
  const rateLimits = openRateLimits(config.rates);
  const contextOf = openContexts({ config, graphs, rateLimits, traces, metrics, log });
  const mask = openMask({ clientCodes: config.clientErrorCodes, hideSchema: !config.introspection });
  const apollo = await openApollo({ config, graphs, log, mask });

  const app = openHttpApp(config, log, isStopping);
  const view: GatewayView = { config, graph: () => graphs.now().graph };
  const states = new WeakMap<FastifyRequest, RequestState>();
  const stateOf = (request: FastifyRequest): RequestState => {
    let state = states.get(request);
    if (!state) {
      state = newRequestState(request.id);
      states.set(request, state);
    }
    return state;
  };

  const credentialsOf = ({ headers, method, url: path }: FastifyRequest): Credentials => ({
    authorization: headers.authorization,
    proof: typeof headers.dpop === 'string' ? headers.dpop : undefined,
    method,
    url: `${options.publicUrl ?? url}${path}`,
  });

  const answerGraphql = fastifyApolloHandler(apollo, {
    context: (request) =>
      contextOf({
        state: stateOf(request),
        headers: request.headers,
        ip: request.ip,
        source: sourceOf(request),
        authenticate: () => authenticate(credentialsOf(request)),
        ...(config.sandbox &&
          request.headers[EXPLAIN_HEADER] === '1' && {
            explain: (reports) => (graph, asked) => explanation(graph, asked, reports),
          }),
      }),
  });
  const operations = openOperations({ apollo, contextOf, mask, metrics, traces, log, clock });
  const { publicUrl } = options;
  const streams = openStreams({
    config,
    operations,
    authenticate,
    credentialsOf,
    publicUrl,
    isStopping,
    log,
    clock,
  });
  streams.mount(app);

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      if (streams.isUpgrade(request)) return streams.upgrade(request, reply);
      if (request.method === 'POST' && wantsEvents(request.headers.accept))
        return streams.sendTo(request, reply);
      if (wantsPage(request))
        return reply.redirect(app.hasRoute({ method: 'GET', url: '/sandbox' }) ? '/sandbox' : '/', 303);
      const state = stateOf(request);
      state.span = traces?.request(request.headers) ?? null;
      void reply.header('cache-control', 'no-store');
      try {
        const body = await answerGraphql.call(app, request, reply);
        if (state.admission) void reply.headers(state.admission.headers());
        return reply.statusCode >= 400 && typeof body === 'string' ? withRequestId(body, state.id) : body;
      } finally {
        state.stopTimer?.();
        state.generation?.end();
      }
    },
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? null;
    const { statusCode: status } = reply;
    const state = states.get(request);
    const line = {
      requestId: request.id,
      ...clientIdOf(request),
      method: request.method,
      // The pattern, not the URL: a GET carries its variables there.
      path: route,
      status,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (!state) {
      log.debug(line, 'request');
      return;
    }
    const { operationName, operationHash, actorKind, cost, codes } = state;
    for (const code of codes) metrics?.error(code);
    const outcome: Outcome =
      status >= 500 ? 'failed' : status >= 400 ? 'refused' : codes.size > 0 ? 'partial' : 'ok';
    metrics?.request(outcome, reply.elapsedTime);
    state.span?.end({ operation: operationName, status, failed: outcome === 'failed' });
    log[outcome === 'failed' ? 'error' : 'info'](
      { ...line, operation: operationName, hash: operationHash, actor: actorKind, cost, codes: [...codes] },
      'graphql',
    );
  });

  mountHealth(app, {
    checks: () => [
      ...graphs
        .connections()
        .map(({ service, connection }) => ({ name: service.name, check: () => connection.check() })),
      ...checks,
    ],
    isStopping,
    log,
  });
  if (metrics) {
    app.get('/metrics', async (_request, reply) => {
      const { contentType, body } = await metrics.text();
      return reply.header('content-type', contentType).send(body);
    });
  }
  mountLanding(app, {
    subgraphs: () => view.graph().services.map(({ name }) => name),
    has: (path) => app.hasRoute({ method: 'GET', url: path }),
  });
  if (config.sandbox) mountSandbox(app);
  for (const { prefix, upstream } of proxies) await app.register(httpProxy, proxyOptions(prefix, upstream));
  for (const mount of routes) await app.register(async (scope) => mount(scope, view));

  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    stopping = true;
    await pause(config.drainMs);
    const cut = setTimeout(() => app.server.closeAllConnections(), config.shutdownMs);
    await streams.close();
    await app.close();
    clearTimeout(cut);
    await apollo.stop();
    await traces?.close();
  }

  return {
    ...view,
    url,
    swap(supergraph) {
      const before = graphs.now();
      graphs.swap(supergraph);
      if (graphs.now() !== before) void streams.restart();
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** So that who only knows the client's id finds ours. */
function clientIdOf({ headers }: FastifyRequest): { clientRequestId?: string } {
  const clientRequestId = clientRequestIdOf(headers[REQUEST_ID_HEADER]);
  return clientRequestId ? { clientRequestId } : {};
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** The text of the operation, wherever it was sent; null when it is persisted, or not there. */
function sourceOf({ method, body, query }: FastifyRequest): string | null {
  const holder = method === 'GET' ? query : body;
  const source = (holder as { query?: unknown } | null | undefined)?.query;
  return typeof source === 'string' ? source : null;
}

/** A person who opens the endpoint in a browser. */
function wantsPage(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' &&
    !request.url.includes('?') &&
    request.headers.accept?.includes('text/html') === true
  );
}

/** Adds the id to errors that were made before the request was known. */
function withRequestId(body: string, requestId: string): string {
  const answer = JSON.parse(body) as { errors?: { extensions?: Record<string, unknown> }[] };
  for (const error of answer.errors ?? []) error.extensions = { ...error.extensions, requestId };
  return JSON.stringify(answer);
}

/** For the sandbox. */
async function explanation(
  graph: Graph,
  asked: Parameters<Graph['explain']>[0],
  reports: readonly FetchReport[],
): Promise<Record<string, unknown>> {
  const { text, denied } = await graph.explain(asked);
  const fetches = reports.map(({ service, path, startedMs, durationMs, entities, failed }) => ({
    service,
    path,
    startedMs,
    durationMs,
    entities,
    failed,
  }));
  return { explanation: { plan: text, denied, fetches } };
}

/** The part of a reply that doesn't depend on the version of HTTP. */
type Answerable = { request: { id: string }; code(status: number): { send(body: unknown): unknown } };

/** Hands a path to another process as it is. Nobody outside may claim to be vouched for. */
const proxyOptions = (prefix: string, upstream: string) => ({
  upstream,
  prefix,
  rewritePrefix: prefix,
  disableRequestLogging: true,
  replyOptions: {
    onError(reply: Answerable) {
      const body = errorBody('UPSTREAM_UNAVAILABLE', 'What serves this cannot be reached.', reply.request.id);
      void reply.code(503).send(body);
    },
    rewriteRequestHeaders: (
      request: { id?: unknown },
      headers: Record<string, string | string[] | undefined>,
    ) => {
      const { [CALLER_HEADER]: _caller, ...rest } = headers;
      return { ...rest, [REQUEST_ID_HEADER]: String(request.id) };
    },
  },
});
