import type { Context, Span, SpanStatusCode } from '@opentelemetry/api';
import type { NodeTracerConfig, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import type { Caller } from '#shared/actor.ts';
import type { OpenConnection, Service } from './connections/connections.ts';

export type RequestSpan = {
  /** Fetches that are made for this caller belong to it. */
  attach(caller: Caller): void;
  /** Runs `work` as a part of the request with a name of its own. */
  part<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** `operation` is the name that the client gave it, null when it gave none. */
  end(result: { operation: string | null; status: number; failed: boolean }): void;
};

export type Traces = {
  /** Continues the trace that the client's `traceparent` names (W3C Trace Context). */
  request(headers: Readonly<Record<string, string | string[] | undefined>>): RequestSpan;
  /** The same connection with a span for each fetch; the subgraph is told of it. */
  traced(service: Service, connection: OpenConnection): OpenConnection;
  /** Sends what is left. */
  close(): Promise<void>;
};

export type TracesOptions = {
  /** Default: `OTEL_SERVICE_NAME`, then `patron-gateway`. */
  serviceName: string;
  /** Where spans go. Default: OTLP over HTTP, as the `OTEL_EXPORTER_OTLP_*` variables say. */
  processor?: SpanProcessor;
};

/** Starts OpenTelemetry. It is imported only here, because importing it takes a second. */
export async function openTraces({ serviceName, processor }: TracesOptions): Promise<Traces> {
  const {
    context,
    propagation,
    SpanKind,
    SpanStatusCode: Status,
    trace,
  } = await import('@opentelemetry/api');
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const exportSpans = async () => {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    return new BatchSpanProcessor(new OTLPTraceExporter());
  };
  const provider = new NodeTracerProvider({
    resource: resourceNamed(serviceName),
    spanProcessors: [processor ?? (await exportSpans())],
  });
  provider.register();
  const tracer = provider.getTracer('patron-gateway');
  const contexts = new WeakMap<Caller, Context>();

  return {
    request(headers) {
      const parent = propagation.extract(context.active(), headers);
      const span = tracer.startSpan('graphql', { kind: SpanKind.SERVER }, parent);
      const within = trace.setSpan(parent, span);
      return {
        attach: (caller) => void contexts.set(caller, within),
        async part(name, work) {
          const part = tracer.startSpan(name, { kind: SpanKind.INTERNAL }, within);
          try {
            return await work();
          } finally {
            part.end();
          }
        },
        end({ operation, status, failed }) {
          if (operation) span.updateName(`graphql ${operation}`);
          span.setAttribute('http.response.status_code', status);
          if (operation) span.setAttribute('graphql.operation.name', operation);
          if (failed) span.setStatus({ code: Status.ERROR });
          span.end();
        },
      };
    },
    traced: ({ name }, connection) => ({
      ...connection,
      async execute(request, caller, options) {
        const parent = contexts.get(caller);
        if (!parent) return connection.execute(request, caller, options);
        const span = tracer.startSpan(`fetch ${name}`, { kind: SpanKind.CLIENT }, parent);
        const headers: Record<string, string> = { ...options.headers };
        propagation.inject(trace.setSpan(parent, span), headers);
        try {
          const response = await connection.execute(request, caller, { ...options, headers });
          endFetch(span, response.errors?.length ? Status.ERROR : null);
          return response;
        } catch (error) {
          endFetch(span, Status.ERROR);
          throw error;
        }
      },
    }),
    close: () => provider.shutdown(),
  };
}

function endFetch(span: Span, status: SpanStatusCode | null): void {
  if (status !== null) span.setStatus({ code: status });
  span.end();
}

/** What the exporter reads of a resource; the package that makes whole ones detects hosts and processes as well. */
function resourceNamed(serviceName: string): NonNullable<NodeTracerConfig['resource']> {
  const attributes = { 'service.name': serviceName };
  const resource: NonNullable<NodeTracerConfig['resource']> = {
    attributes,
    merge: (other) => other ?? resource,
    getRawAttributes: () => Object.entries(attributes),
  };
  return resource;
}
