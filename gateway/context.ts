import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Actor, Caller } from '#shared/actor.ts';
import { carriesGpc } from '#shared/gpc.ts';
import type { Bearer } from '#shared/verify-token.ts';
import type { ApolloContext } from './apollo.ts';
import type { GatewayConfig } from './config.ts';
import { forwardedHeaders } from './connections/connections.ts';
import type { CurrentGraph, GraphContext, Subscribing } from './current-graph.ts';
import { codeOf } from './errors.ts';
import type { FetchReport } from './execute/connection.ts';
import type { RateLimits } from './limits/rate.ts';
import { openShapeCheck } from './limits/shape.ts';
import type { Metrics } from './metrics.ts';
import { type RequestState, startDeadline } from './request-state.ts';
import { requireStandingApp, withStandingGrant } from './standing-grant.ts';
import type { Traces } from './traces.ts';

/** A request, however it came. */
export type Asking = {
  state: RequestState;
  headers: IncomingHttpHeaders;
  ip: string;
  /** The text of the operation; null when it is persisted, was checked before, or isn't there. */
  source: string | null;
  authenticate(): Promise<Bearer>;
  subscribing?: Subscribing;
  /** What is added to the answer for developers, from what subgraphs were asked. */
  explain?: (reports: readonly FetchReport[]) => NonNullable<GraphContext['explain']>;
};

export type ContextOptions = {
  config: GatewayConfig;
  graphs: CurrentGraph;
  rateLimits: RateLimits;
  traces: Traces | null;
  metrics: Metrics | null;
  log: Logger;
};

/** Who knows which grants stand. In a graph without it partners hold nothing. */
const GRANTS = { subgraph: 'consent', field: 'grantStanding' } as const;
/** Who knows which apps may act. In a graph without it none is refused. */
const APPS = { subgraph: 'partners', field: 'appMayAct' } as const;

const TRACE_HEADERS = ['traceparent', 'tracestate'];

export type ContextOf = ReturnType<typeof openContexts>;

/** Everything that must be so before an operation is looked at, and again before each event of a subscription. */
export function openContexts({ config, graphs, rateLimits, traces, metrics, log }: ContextOptions) {
  const checkShape = openShapeCheck(config.limits);
  const forwarded = traces ? config.forwardHeaders : [...config.forwardHeaders, ...TRACE_HEADERS];

  /** A partner may do what its grant says now, while its app may act at all; everybody else what their role says. */
  async function standing(
    { actor, issuedAt }: Bearer,
    { id: requestId }: RequestState,
    signal: AbortSignal,
  ): Promise<Actor> {
    if (actor.kind !== 'partner' && actor.kind !== 'app') return actor;
    const { graph, connections } = graphs.now();
    const fields = graph.supergraphSchema.getQueryType()?.getFields();
    const whoKnows = ({ subgraph, field }: typeof GRANTS | typeof APPS) =>
      fields?.[field] && connections.get(subgraph);
    const consent = whoKnows(GRANTS);
    const partners = whoKnows(APPS);
    const asked = { requestId, signal };
    const [stands] = await Promise.all([
      actor.kind === 'partner' && consent ? withStandingGrant(actor, consent, asked) : actor,
      partners && requireStandingApp(actor, issuedAt, partners, asked),
    ]);
    return stands;
  }

  function forward(headers: IncomingHttpHeaders, caller: Caller): void {
    const found: [string, string][] = [];
    for (const name of forwarded) {
      const value = headers[name];
      if (typeof value === 'string') found.push([name, value]);
    }
    if (found.length) forwardedHeaders.set(caller, Object.fromEntries(found));
  }

  function observeFetch(report: FetchReport, state: RequestState): void {
    metrics?.fetch(report);
    if (!report.failed) return;
    const { service, failed, errors } = report;
    log.warn({ service, code: failed, requestId: state.id, err: errors[0] }, 'a subgraph did not answer');
  }

  /** @throws {GraphQLError} with the status of HTTP that it would be refused with. */
  return async ({
    state,
    headers,
    ip,
    source,
    authenticate,
    subscribing,
    explain,
  }: Asking): Promise<ApolloContext> => {
    try {
      if (source !== null) checkShape(source);
      const verified = await authenticate();
      state.admission = await rateLimits.admit(verified.actor, ip);
      const signal = startDeadline(state, config.requestTimeoutMs);
      const actor = await standing(verified, state, signal);
      state.actorKind = actor.kind;
      const until = subscribing && verified.expiresAt?.getTime();
      const caller: Caller = {
        actor,
        requestId: state.id,
        ...(carriesGpc(headers) && { gpc: true }),
        ...(until !== undefined && { until }),
      };
      forward(headers, caller);
      state.span?.attach(caller);
      const reports: FetchReport[] | null = explain ? [] : null;
      return {
        state,
        caller,
        signal,
        observe(report) {
          reports?.push(report);
          observeFetch(report, state);
        },
        explain: (reports && explain?.(reports)) ?? null,
        subscribing: subscribing ?? null,
        tracing: state.span !== null,
        part: (name, work) => (state.span ? state.span.part(name, work) : work()),
      };
    } catch (error) {
      const code = codeOf(error);
      state.codes.add(code);
      if (code === 'INTERNAL_SERVER_ERROR')
        log.error({ err: error, requestId: state.id }, 'the gateway failed');
      throw error;
    }
  };
}
