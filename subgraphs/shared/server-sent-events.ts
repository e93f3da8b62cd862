import type { ServerResponse } from 'node:http';

/** The media type of GraphQL over server-sent events, one operation in each response ("distinct connections mode"). */
export const EVENT_STREAM = 'text/event-stream';

/** Whether a request wants its answers as they come. */
export const wantsEvents = (accept: string | undefined): boolean =>
  accept?.split(',').some((type) => type.split(';', 1)[0]?.trim().toLowerCase() === EVENT_STREAM) === true;

export type SendOptions = {
  headers?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  /** A line without meaning is sent so often, so that proxies keep the connection and a client that is gone is noticed. */
  keepAliveMs: number;
  /** A client that hasn't read by then what it was sent is cut off. */
  slowMs: number;
  /** Ends the response without `complete`: the client may come back. */
  signal: AbortSignal;
};

/** How a stream ended: all was sent; the client went; it read too slowly; we ended it. */
export type Ended = 'complete' | 'gone' | 'slow' | 'stopped';

/**
 * Sends results as they come: `next` for each, `complete` at last. The next one is asked for only when the client has taken the
 * last, so that nothing is heaped up.
 */
export async function sendEvents(
  response: ServerResponse,
  results: AsyncIterable<unknown>,
  { headers, keepAliveMs, slowMs, signal }: SendOptions,
): Promise<Ended> {
  const iterator = results[Symbol.asyncIterator]();
  const state: { ended: Ended | null } = { ended: null };
  const end = (how: Ended) => {
    state.ended ??= how;
    void iterator.return?.()?.catch(() => undefined);
  };
  const gone = () => end('gone');
  const stopped = () => end('stopped');
  response.on('close', gone);
  response.on('error', gone);
  signal.addEventListener('abort', stopped, { once: true });
  response.socket?.setTimeout(0);
  response.writeHead(200, {
    ...headers,
    'content-type': `${EVENT_STREAM}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(':\n\n');
  const beat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(':\n\n');
  }, keepAliveMs);
  try {
    if (signal.aborted) stopped();
    while (state.ended === null) {
      const next = await iterator.next();
      if (state.ended !== null) break;
      if (next.done) {
        state.ended = 'complete';
        response.write('event: complete\ndata: \n\n');
      } else if (!response.write(`event: next\ndata: ${JSON.stringify(next.value)}\n\n`)) {
        if (!(await drained(response, slowMs))) end('slow');
      }
    }
  } finally {
    clearInterval(beat);
    signal.removeEventListener('abort', stopped);
    response.off('close', gone);
    if (state.ended === 'slow') response.destroy();
    else response.end();
  }
  return state.ended ?? 'stopped';
}

/** False when it takes too long. */
function drained(response: ServerResponse, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isDrained: boolean) => {
      clearTimeout(timer);
      response.off('drain', drain);
      response.off('close', drain);
      resolve(isDrained);
    };
    const drain = () => finish(true);
    const timer = setTimeout(finish, milliseconds, false);
    response.once('drain', drain);
    response.once('close', drain);
  });
}

export type ServerSentEvent = { event: string; data: string };

/** Thrown for an event that is longer than allowed. */
export class EventTooLong extends Error {}

/** Reads the events of a body. An event that the body doesn't finish isn't one. */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<ServerSentEvent, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  let event = 'message';
  let data: string[] = [];
  let length = 0;
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    if (length + rest.length > maxBytes) throw new EventTooLong(`An event is over ${maxBytes} bytes.`);
    const lines = rest.split(/\r\n|\n|\r(?!$)/); // a CR at the end may be half of a CRLF
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0 || event !== 'message') yield { event, data: data.join('\n') };
        event = 'message';
        data = [];
        length = 0;
        continue;
      }
      const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === 'event') event = value;
      if (field !== 'data') continue;
      data.push(value);
      length += value.length;
      if (length > maxBytes) throw new EventTooLong(`An event is over ${maxBytes} bytes.`);
    }
  }
}
