import type { ApolloServer } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { type Endable, endable } from '#shared/event-stream.ts';
import type { Bearer } from '#shared/verify-token.ts';
import type { SocketOperation } from '#shared/websockets.ts';
import { type ApolloContext, noteFailure } from '../apollo.ts';
import type { Asking, ContextOf } from '../context.ts';
import type { Subscribing } from '../current-graph.ts';
import { codeOf, type openMask, refusal } from '../errors.ts';
import type { GraphEvent } from '../execute/graph.ts';
import type { Metrics, Outcome, Transport } from '../metrics.ts';
import { newRequestId, newRequestState, type RequestState } from '../request-state.ts';
import type { Traces } from '../traces.ts';

export type OperationsOptions = {
  apollo: ApolloServer<ApolloContext>;
  contextOf: ContextOf;
  mask: ReturnType<typeof openMask>;
  metrics: Metrics | null;
  traces: Traces | null;
  log: Logger;
  clock: () => Date;
};

/** A client whose connection stays open. */
export type Client = Pick<Asking, 'headers' | 'ip'> & {
  transport: Transport;
  /** Verified when the connection was opened; it holds for nothing after its token has run out. */
  bearer: Bearer;
};

/** As a client reads it. */
export type Result = { data?: unknown; errors?: readonly GraphQLFormattedError[]; extensions?: unknown };

export type Answered =
  /** Nothing was executed. */
  | { refused: readonly GraphQLFormattedError[]; status: number; headers: Record<string, string> }
  | { result: Result }
  | { results: Endable<Result> };

/**
 * Answers operations of clients whose connection stays open, each as a request of its own: what holds for a POST holds here, from
 * the limits to the log. So it does for each event of a subscription: its request has an id of its own, the token, the grant and
 * the app are asked about again, and it counts against the rate limits as the operation does.
 */
export function openOperations(options: OperationsOptions) {
  const { apollo, contextOf, mask, metrics, traces, log, clock } = options;

  function requireToken({ bearer }: Client): Bearer {
    if (bearer.expiresAt && clock() >= bearer.expiresAt) throw tokenExpired();
    return bearer;
  }

  function formatted(error: GraphQLError | GraphQLFormattedError, { id, codes }: RequestState) {
    const shown = error instanceof GraphQLError ? mask(error.toJSON(), error) : error;
    codes.add(String(shown.extensions?.code));
    return { ...shown, extensions: { ...shown.extensions, requestId: id } };
  }

  function newState(client: Client, id = newRequestId()): RequestState {
    const state = newRequestState(id);
    state.span = traces?.request(client.headers) ?? null;
    return state;
  }

  /** Ends one request: the operation, or one event. */
  function end(state: RequestState, failed: boolean): Outcome {
    state.stopTimer?.();
    for (const code of state.codes) metrics?.error(code);
    const outcome = failed ? 'failed' : state.codes.size > 0 ? 'partial' : 'ok';
    state.span?.end({ operation: state.operationName, status: failed ? 500 : 200, failed });
    return outcome;
  }

  const lineOf = ({ id, operationName, operationHash, actorKind, cost, codes }: RequestState) => ({
    requestId: id,
    operation: operationName,
    hash: operationHash,
    actor: actorKind,
    cost,
    codes: [...codes],
  });

  async function answer(operation: SocketOperation, client: Client): Promise<Answered> {
    const state = newState(client);
    const ending = new AbortController();
    const subscribing: Subscribing = { signal: ending.signal, events: null };
    const { query, operationName, variables, extensions } = operation;
    let response: Awaited<ReturnType<typeof apollo.executeOperation>>;
    try {
      const contextValue = await contextOf({
        ...client,
        state,
        source: query ?? null,
        authenticate: async () => requireToken(client),
        subscribing,
      });
      response = await apollo.executeOperation(
        {
          ...(query !== undefined && { query }),
          ...(operationName !== undefined && { operationName }),
          ...(variables && { variables }),
          ...(extensions && { extensions }),
        },
        { contextValue },
      );
    } catch (error) {
      const said = error instanceof GraphQLError ? error : unforeseen(error);
      if (said !== error) log.error({ err: error, requestId: state.id }, 'the gateway failed');
      const refused = [formatted(said, state)];
      over(state, said !== error);
      return { refused, ...httpOf(said) };
    }
    const { body, http } = response;
    if (subscribing.events) {
      state.stopTimer?.();
      return { results: endable(results(subscribing.events, state, client, ending), ending) };
    }
    const result: Result = body.kind === 'single' ? body.singleResult : body.initialResult;
    over(state, result.data === undefined && state.codes.has('INTERNAL_SERVER_ERROR'));
    if ('data' in result) return { result };
    return {
      refused: result.errors ?? [],
      status: http.status ?? 400,
      headers: Object.fromEntries(http.headers),
    };

    function over(ended: RequestState, failed: boolean): void {
      const outcome = end(ended, failed);
      ended.generation?.end();
      const durationMs = performance.now() - ended.startedAt;
      metrics?.request(outcome, durationMs);
      const { transport } = client;
      log.info({ ...lineOf(ended), transport, durationMs: Math.round(durationMs * 10) / 10 }, 'graphql');
    }
  }

  async function* results(
    events: AsyncIterable<GraphEvent>,
    state: RequestState,
    client: Client,
    ending: AbortController,
  ): AsyncGenerator<Result, void, void> {
    const { transport } = client;
    const ended = metrics?.subscribed(transport);
    let answered = 0;
    log.info({ ...lineOf(state), transport }, 'subscription began');
    try {
      for await (const event of events) {
        const { result, isLast } = await answerEvent(event, state, client);
        if (ending.signal.aborted) return;
        answered += 1;
        yield result;
        if (isLast) return;
      }
    } finally {
      ended?.();
      end(state, false);
      state.generation?.end();
      const durationMs = Math.round(performance.now() - state.startedAt);
      log.info({ ...lineOf(state), transport, events: answered, durationMs }, 'subscription ended');
    }
  }

  async function answerEvent(
    event: GraphEvent,
    { operationName, operationHash, cost }: RequestState,
    client: Client,
  ): Promise<{ result: Result; isLast: boolean }> {
    const state = newState(client, event.requestId ?? undefined);
    Object.assign(state, { operationName, operationHash, cost });
    let failed = false;
    try {
      const { caller, signal, observe } = await contextOf({
        ...client,
        state,
        source: null,
        authenticate: async () => requireToken(client),
      });
      await state.admission?.spend(cost ?? 1);
      const { data, errors } = await event.answer({ caller, signal, observe });
      for (const error of errors ?? []) noteFailure(error, state, log);
      const shown = errors?.map((error) => formatted(error, state));
      return {
        result: { ...(shown && { errors: shown }), ...(data !== undefined && { data }) },
        isLast: false,
      };
    } catch (error) {
      failed = !(error instanceof GraphQLError);
      if (failed) log.error({ err: error, requestId: state.id }, 'an event failed');
      const said = error instanceof GraphQLError ? error : unforeseen(error);
      return { result: { errors: [formatted(said, state)] }, isLast: true };
    } finally {
      const outcome = end(state, failed);
      const durationMs = performance.now() - state.startedAt;
      metrics?.event(outcome, durationMs);
      log.debug({ ...lineOf(state), durationMs: Math.round(durationMs * 10) / 10 }, 'event');
    }
  }

  return { answer, refuse: (error: GraphQLError) => [formatted(error, newRequestState(newRequestId()))] };
}

export type Operations = ReturnType<typeof openOperations>;

export const tokenExpired = () =>
  refusal(401, 'UNAUTHENTICATED', 'The token has expired.', {
    'www-authenticate': 'Bearer error="invalid_token"',
  });

/** Its text is masked as every other's. */
const unforeseen = (error: unknown) =>
  new GraphQLError('failed', { originalError: error instanceof Error ? error : null });

type Http = { status?: number; headers?: Iterable<[string, string]> };

/** The status and headers that an error is refused with. */
export function httpOf(error: GraphQLError): { status: number; headers: Record<string, string> } {
  const { status, headers = [] } = (error.extensions.http ?? {}) as Http;
  return {
    status: status ?? (codeOf(error) === 'INTERNAL_SERVER_ERROR' ? 500 : 400),
    headers: Object.fromEntries(headers),
  };
}
