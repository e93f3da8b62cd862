import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TokenVerifier } from '#shared/verify-token.ts';
import type { OpenConnection, Service } from './connections/connections.ts';
import type { FetchReport } from './execute/connection.ts';

/**
 * How a request ended: whole; with errors beside data; refused (4xx) because of the client; failed (5xx) because of us.
 */
export type Outcome = 'ok' | 'partial' | 'refused' | 'failed';

/** How a client is reached while its connection stays open. */
export type Transport = 'websocket' | 'sse';

export type Metrics = {
  request(outcome: Outcome, durationMs: number): void;
  /** `code` is one of ours, so the label has few values. */
  error(code: string): void;
  fetch(report: FetchReport): void;
  /** A subscription begins; call what is returned when it ends. */
  subscribed(transport: Transport): () => void;
  /** One event of a subscription was answered. */
  event(outcome: Outcome, durationMs: number): void;
  /** In Prometheus' text format. */
  text(): Promise<{ contentType: string; body: string }>;
};

export type MetricsOptions = {
  connections: () => readonly { service: Service; connection: OpenConnection }[];
  verifier: TokenVerifier | null;
};

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BREAKER = { closed: 0, 'half-open': 1, open: 2 } as const;

/** Labels are names of the graph and codes; never what a client sent. */
export function openMetrics({ connections, verifier }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // CPU, memory, garbage collection and the lag of the event loop.
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'patron_request_duration_seconds',
    help: 'GraphQL requests by how they ended.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'patron_errors_total',
    help: 'Errors in answers, by code.',
    labelNames: ['code'],
    registers,
  });
  const fetches = new Histogram({
    name: 'patron_subgraph_fetch_duration_seconds',
    help: 'Fetches from subgraphs.',
    labelNames: ['subgraph'],
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'patron_subgraph_failures_total',
    help: 'Fetches that got no answer, by why.',
    labelNames: ['subgraph', 'code'],
    registers,
  });
  const subscriptions = new Gauge({
    name: 'patron_subscriptions',
    help: 'Subscriptions under way, by how clients are reached.',
    labelNames: ['transport'],
    registers,
  });
  const events = new Histogram({
    name: 'patron_subscription_event_duration_seconds',
    help: 'Events of subscriptions, by how they were answered.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  });
  const observers = new Map<string, ReturnType<typeof fetches.labels>>();
  new Gauge({
    name: 'patron_subgraph_breaker',
    help: 'Circuit breaker of a subgraph: 0 closed, 1 half-open, 2 open.',
    labelNames: ['subgraph'],
    registers,
    collect() {
      this.reset();
      for (const { service, connection } of connections()) {
        this.set({ subgraph: service.name }, BREAKER[connection.state()]);
      }
    },
  });
  if (verifier) {
    new Counter({
      name: 'patron_tokens_total',
      help: 'Bearer tokens, by whether the answer was remembered or the signature was checked.',
      labelNames: ['answer'],
      registers,
      collect() {
        this.reset();
        const { cached, checked } = verifier.counts();
        this.inc({ answer: 'cached' }, cached);
        this.inc({ answer: 'checked' }, checked);
      },
    });
  }

  return {
    request: (outcome, durationMs) => requests.observe({ outcome }, durationMs / 1000),
    error: (code) => errors.inc({ code }),
    fetch({ service, durationMs, failed }) {
      let observer = observers.get(service);
      if (!observer) {
        observer = fetches.labels(service);
        observers.set(service, observer);
      }
      observer.observe(durationMs / 1000);
      if (failed) failures.inc({ subgraph: service, code: failed });
    },
    subscribed(transport) {
      subscriptions.inc({ transport });
      return () => subscriptions.dec({ transport });
    },
    event: (outcome, durationMs) => events.observe({ outcome }, durationMs / 1000),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
