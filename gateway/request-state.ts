import { randomUUID } from 'node:crypto';
import type { Generation } from './current-graph.ts';
import type { Admission } from './limits/rate.ts';
import type { RequestSpan } from './traces.ts';

/** What the front door notes of one request, for the log, the metrics and the trace. Nothing that the client sent as data. */
export type RequestState = {
  id: string;
  /** On the clock of `performance.now()`. */
  startedAt: number;
  /** Null where the client gave none, or the operation was never found. */
  operationName: string | null;
  /** SHA-256 of the document, as in persisted queries. */
  operationHash: string | null;
  /** `customer`, `partner`, …; null until it is known. */
  actorKind: string | null;
  cost: number | null;
  /** Of who is limited by the minute; null for everybody else. */
  admission: Admission | null;
  /** Codes of the errors in the answer. */
  codes: Set<string>;
  generation: Generation | null;
  span: RequestSpan | null;
  /** Ends the time that the request may take. */
  stopTimer: (() => void) | null;
};

export const newRequestState = (id: string): RequestState => ({
  id,
  startedAt: performance.now(),
  operationName: null,
  operationHash: null,
  actorKind: null,
  cost: null,
  admission: null,
  codes: new Set(),
  generation: null,
  span: null,
  stopTimer: null,
});

const SANE_ID = /^[\w.:-]{8,128}$/;

/**
 * The id of a request, always ours: proofs are bound to it and the disclosure ledger names it, so that no client may choose
 * one, or use one twice.
 */
export const newRequestId = (): string => randomUUID();

/** What the client calls its request, when that can stand in logs and headers as it is; null otherwise. */
export const clientRequestIdOf = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && SANE_ID.test(header) ? header : null;

/** A signal that aborts when the request has taken too long. */
export function startDeadline(state: RequestState, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  state.stopTimer = () => clearTimeout(timer);
  return controller.signal;
}
