/** What ends a stream before its source does. */
const OVER = Symbol('over');

/**
 * What `answer` makes of each event of a source, one after the other: the source is asked for the next event only when the last
 * answer was taken, so that nothing is heaped up for a reader who is slow. When `signal` is aborted the stream ends at once, also
 * while no event comes, and the source is told (`return`).
 */
export async function* answersTo<Event, Answer>(
  source: AsyncIterable<Event>,
  answer: (event: Event) => Promise<Answer> | Answer,
  signal: AbortSignal,
): AsyncGenerator<Answer, void, void> {
  const events = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await unlessOver(events.next(), signal);
      if (next === OVER || next.done) return;
      const answered = await answer(next.value);
      if (signal.aborted) return;
      yield answered;
    }
  } finally {
    // A generator that waits for its next event comes to this only when that has come; nobody waits for it here.
    void events.return?.()?.catch(() => undefined);
  }
}

/** A race that leaves nothing behind on the signal, which outlives very many events. */
function unlessOver<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | typeof OVER> {
  return new Promise((resolve, reject) => {
    const end = () => resolve(OVER);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** A stream that `return` ends at once. */
export type Endable<Value> = AsyncIterable<Value> & {
  next(): Promise<IteratorResult<Value, undefined>>;
  return(): Promise<IteratorResult<Value, undefined>>;
};

/** What comes until `ending` is aborted, which `return` does: a generator alone would first wait for its next value. */
export function endable<Value>(values: AsyncIterable<Value>, ending: AbortController): Endable<Value> {
  const iterator = values[Symbol.asyncIterator]();
  const stream: Endable<Value> = {
    async next() {
      const next = await iterator.next();
      return next.done ? { done: true, value: undefined } : next;
    },
    async return() {
      ending.abort();
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
