import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import type { DocumentNode } from 'graphql';
import { type Dispatcher, Pool } from 'undici';
import type { Caller } from '#shared/actor.ts';
import { CALLER_HEADER, sealCaller } from '#shared/caller.ts';
import type { Keyring } from '#shared/seal.ts';
import { EVENT_STREAM, EventTooLong, readEvents } from '#shared/server-sent-events.ts';
import {
  type SubgraphEvent,
  type SubgraphRequest,
  type SubgraphResponse,
  SubgraphUnreachable,
} from '../execute/connection.ts';
import { forwardedHeaders, type OpenConnection, type OpenConnections, type Service } from './connections.ts';
import { beforeDeadline, RequestOver } from './deadline.ts';
import { eventOf } from './in-process.ts';

export type HttpOptions = {
  /** Seals the caller for our own subgraphs. Null for foreign ones, which are told of the client what headers say. */
  keyring: Keyring | null;
  clock: () => Date;
  /** Time that one fetch may take, the wait for a free socket included. */
  timeoutMs: number;
  /** Longer answers are refused while they arrive. */
  maxAnswerBytes?: number;
  /** Sockets to one subgraph. */
  sockets?: number;
  /** Subscriptions from one subgraph, each on a socket of its own; more wait. */
  streams?: number;
  /** A stream without a sign of life for so long is broken. */
  silenceMs?: number;
  /** Fetches in flight to one subgraph; more are refused at once, so that a slow one can't hold everything. */
  concurrency?: number;
  /** After this many failures in a row nothing is sent until one attempt after the pause has succeeded. */
  breaker?: { failures: number; pauseMs: number };
};

const ANSWER_BYTES = 16 * 1024 * 1024;
const SOCKETS = 64;
const CONCURRENCY = 512;
const STREAMS = 10_000;
const SILENCE_MS = 60_000;
const BREAKER = { failures: 10, pauseMs: 3000 };
const CHECK_TIMEOUT_MS = 2000;

/** Reaches subgraphs over HTTP, with sockets, a circuit breaker and a bulkhead for each. */
export function overHttp(options: HttpOptions): OpenConnections {
  const callerHeader = options.keyring ? sealedOnce(options.keyring, options.clock) : () => ({});
  return (service) => openHttpConnection(service, options, callerHeader);
}

type Headers = Readonly<Record<string, string>>;

/** Sealing costs two hashes, and a request makes several fetches. */
function sealedOnce(keyring: Keyring, clock: () => Date): (caller: Caller) => Headers {
  const sealed = new WeakMap<Caller, Headers>();
  return (caller) => {
    let header = sealed.get(caller);
    if (!header) {
      header = { [CALLER_HEADER]: sealCaller(caller, keyring, clock()) };
      sealed.set(caller, header);
    }
    return header;
  };
}

function openHttpConnection(
  { name, url }: Service,
  options: HttpOptions,
  callerHeader: (caller: Caller) => Headers,
): OpenConnection {
  const target = httpUrl(name, url);
  const path = target.pathname + target.search;
  const { timeoutMs, maxAnswerBytes = ANSWER_BYTES } = options;
  const pool = new Pool(target.origin, {
    connections: options.sockets ?? SOCKETS,
    connectTimeout: timeoutMs,
    headersTimeout: 0, // the deadline is ours, and finer
    bodyTimeout: 0,
  });
  const { failures, pauseMs } = options.breaker ?? BREAKER;
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof SubgraphUnreachable && !(error instanceof RequestOver)),
    { halfOpenAfter: pauseMs, breaker: new ConsecutiveBreaker(failures) },
  );
  const lanes = bulkhead(options.concurrency ?? CONCURRENCY);
  // Apart, so that what stays open for hours takes no socket from requests.
  const streams = new Pool(target.origin, {
    connections: options.streams ?? STREAMS,
    connectTimeout: timeoutMs,
    headersTimeout: timeoutMs,
    bodyTimeout: options.silenceMs ?? SILENCE_MS,
  });
  const ours = options.keyring !== null;

  async function attempt(request: SubgraphRequest, headers: Headers, signal: AbortSignal | undefined) {
    const body = bodyOf(request);
    const deadline = { service: name, milliseconds: timeoutMs, signal };
    const first = send(pool, { method: 'POST', path, headers, body }, maxAnswerBytes);
    let last = first;
    const answer = first.answer.catch((error: unknown) => {
      // A socket that the subgraph had closed just then (a restart, a keep-alive that ran out): reads may try once more.
      if (request.kind !== 'query' || !(error instanceof ConnectionLost)) throw error;
      last = send(pool, { method: 'POST', path, headers, body }, maxAnswerBytes);
      return last.answer;
    });
    try {
      return await beforeDeadline(answer, deadline, () => last.abort());
    } catch (error) {
      throw unreachable(name, error);
    }
  }

  return {
    async execute(request, caller, { signal, headers: more }) {
      // One attempt finds out whether it is back; meanwhile nobody waits for it.
      if (breaker.state === CircuitState.HalfOpen) throw refusing(name);
      const headers = { ...JSON_HEADERS, ...forwardedHeaders.of(caller), ...more, ...callerHeader(caller) };
      try {
        return await lanes.execute(() =>
          breaker.execute(async () => responseOf(name, await attempt(request, headers, signal), ours)),
        );
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw refusing(name);
        if (error instanceof BulkheadRejectedError) {
          throw new SubgraphUnreachable('SUBGRAPH_UNAVAILABLE', `Too many fetches to ${name} are in flight.`);
        }
        throw error;
      }
    },
    async *subscribe(request, caller, { signal }) {
      const headers = { ...STREAM_HEADERS, ...forwardedHeaders.of(caller), ...callerHeader(caller) };
      try {
        const body = bodyOf(request);
        const answer = await streams.request({ method: 'POST', path, headers, body, signal });
        yield* eventsOf(name, answer, { maxAnswerBytes, ours });
      } catch (error) {
        throw unreachable(name, error);
      }
    },
    async check() {
      const ask = ours
        ? ({ method: 'GET', path: '/health/ready', headers: {} } as const)
        : ({ method: 'POST', path, headers: JSON_HEADERS, body: '{"query":"{ __typename }"}' } as const);
      const { answer, abort } = send(pool, ask, maxAnswerBytes);
      const deadline = {
        service: name,
        milliseconds: Math.min(timeoutMs, CHECK_TIMEOUT_MS),
        signal: undefined,
      };
      const { status } = await beforeDeadline(answer, deadline, abort);
      if (status !== 200) throw new Error(`${name} answers ${status}.`);
    },
    state() {
      if (breaker.state === CircuitState.Closed) return 'closed';
      return breaker.state === CircuitState.HalfOpen ? 'half-open' : 'open';
    },
    async close() {
      await Promise.all([pool.close(), streams.destroy()]);
    },
  };
}

/**
 * What a subgraph sends of a subscription (GraphQL over server-sent events).
 * @throws when it stops without a word: what happens from then on isn't known.
 */
async function* eventsOf(
  name: string,
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { maxAnswerBytes, ours }: { maxAnswerBytes: number; ours: boolean },
): AsyncGenerator<SubgraphEvent, void, void> {
  const contentType = String(headers['content-type'] ?? '');
  const toEvent = (response: SubgraphResponse) => (ours ? eventOf(response) : { response, requestId: null });
  if (!contentType.startsWith(EVENT_STREAM)) {
    const answer = { status: statusCode, contentType, text: await textOf(body, maxAnswerBytes) };
    yield toEvent(responseOf(name, answer, ours));
    return;
  }
  for await (const { event, data } of readEvents(body, maxAnswerBytes)) {
    if (event === 'complete') return;
    if (event !== 'next') continue;
    yield toEvent(
      responseOf(name, { status: statusCode, contentType: 'application/json', text: data }, ours),
    );
  }
  throw new SubgraphUnreachable(
    'SUBGRAPH_UNAVAILABLE',
    `${name} ended a subscription without completing it.`,
  );
}

async function textOf(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AnswerTooLong(`The answer is over ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const STREAM_HEADERS: Headers = { 'content-type': 'application/json', accept: EVENT_STREAM };

const JSON_HEADERS: Headers = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

function httpUrl(name: string, url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (!target || !/^https?:$/.test(target.protocol)) {
    throw new Error(`The routing URL of the subgraph ${name} is not an http(s) URL: ${url || '(empty)'}`);
  }
  return target;
}

const refusing = (name: string) =>
  new SubgraphUnreachable('SUBGRAPH_UNAVAILABLE', `${name} failed too often; it is left alone for a moment.`);

const prefixes = new WeakMap<DocumentNode, string>();

/** The document of a cached plan is written as JSON once. */
function bodyOf({ document, query, operationName, variables }: SubgraphRequest): string {
  let prefix = prefixes.get(document);
  if (prefix === undefined) {
    prefix = `${JSON.stringify({ query, operationName }).slice(0, -1)},"variables":`;
    prefixes.set(document, prefix);
  }
  return `${prefix}${JSON.stringify(variables)}}`;
}

type Answer = { status: number; contentType: string; text: string };

/** The socket closed before the answer was whole. */
class ConnectionLost extends Error {
  readonly started: boolean;
  constructor(cause: Error, started: boolean) {
    super(started ? 'The answer broke off.' : 'The connection was lost.', { cause });
    this.started = started;
  }
}
class AnswerTooLong extends Error {}
class AnswerEncoded extends Error {}

/** Sends a request; collects the answer without a stream between, and no further than `maxBytes`. */
function send(
  pool: Pool,
  request: Omit<Dispatcher.DispatchOptions, 'headers'> & { headers: Headers },
  maxBytes: number,
) {
  let controller: Dispatcher.DispatchController | null = null;
  let aborted = false;
  const abort = () => {
    aborted = true;
    controller?.abort(new Error('given up'));
  };
  const answer = new Promise<Answer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let head: { status: number; contentType: string } | null = null;
    const refuse = (error: Error) => {
      reject(error);
      controller?.abort(error);
    };
    pool.dispatch(request, {
      onRequestStart(started) {
        controller = started;
        if (aborted) started.abort(new Error('given up'));
      },
      onResponseStart(_, status, headers) {
        const { 'content-type': type, 'content-encoding': encoding, 'content-length': length } = headers;
        // None was asked for; a few compressed bytes can be gigabytes.
        if (encoding && encoding !== 'identity')
          return refuse(new AnswerEncoded('The answer is compressed.'));
        if (Number(length) > maxBytes)
          return refuse(new AnswerTooLong(`The answer is over ${maxBytes} bytes.`));
        head = { status, contentType: String(type ?? '') };
      },
      onResponseData(_, chunk) {
        bytes += chunk.length;
        if (bytes > maxBytes) return refuse(new AnswerTooLong(`The answer is over ${maxBytes} bytes.`));
        chunks.push(chunk);
      },
      onResponseEnd() {
        const text = (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '';
        resolve({ ...(head ?? { status: 0, contentType: '' }), text });
      },
      onResponseError(_, error) {
        reject(isLost(error) ? new ConnectionLost(error, head !== null) : error);
      },
    });
  });
  return { answer, abort };
}

const LOST = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
const isLost = (error: Error) => LOST.has(String((error as { code?: unknown }).code));

/** What the network or HTTP said, as one of the codes of the engine. */
function unreachable(name: string, error: unknown): SubgraphUnreachable {
  if (error instanceof SubgraphUnreachable) return error;
  const malformed =
    error instanceof AnswerTooLong ||
    error instanceof EventTooLong ||
    error instanceof AnswerEncoded ||
    (error instanceof ConnectionLost && error.started) ||
    (error instanceof Error && error.name === 'HTTPParserError');
  return malformed
    ? new SubgraphUnreachable('SUBGRAPH_MALFORMED', `${name} did not answer in HTTP.`, { cause: error })
    : new SubgraphUnreachable('SUBGRAPH_UNAVAILABLE', `${name} cannot be reached.`, { cause: error });
}

/** @throws {SubgraphUnreachable} when what came is not a GraphQL response. */
function responseOf(name: string, { status, contentType, text }: Answer, ours: boolean): SubgraphResponse {
  if (ours && (status === 401 || status === 403)) {
    throw new SubgraphUnreachable(
      'SUBGRAPH_UNAVAILABLE',
      `${name} does not accept this gateway's signature.`,
    );
  }
  if (/json/i.test(contentType)) {
    const response = parsed(text);
    if (isResponse(response)) return response;
  }
  if (status >= 500) throw new SubgraphUnreachable('SUBGRAPH_UNAVAILABLE', `${name} answers ${status}.`);
  throw new SubgraphUnreachable(
    'SUBGRAPH_MALFORMED',
    `${name} answers ${status}, but not a GraphQL response.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** GraphQL, September 2025, section 7.1: `data`, `errors`, or both. */
function isResponse(value: unknown): value is SubgraphResponse {
  if (!isObject(value)) return false;
  const { data, errors } = value;
  if (errors !== undefined && errors !== null) {
    if (!Array.isArray(errors) || !errors.every(isObject)) return false;
  } else if (data === undefined) return false;
  return data === undefined || data === null || isObject(data);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
