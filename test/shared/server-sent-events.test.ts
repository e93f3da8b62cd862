import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventTooLong, readEvents, wantsEvents } from '#shared/server-sent-events.ts';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    if (at < bytes.length) yield bytes.subarray(at, at + size);
    at += size;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}

async function read(text: string, { sizes = [] as number[], maxBytes = 1000 } = {}) {
  const events = [];
  for await (const event of readEvents(chunksOf(new TextEncoder().encode(text), sizes), maxBytes)) {
    events.push(event);
  }
  return events;
}

describe('events of a body', () => {
  it('are read however the body is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ event: fc.constantFrom('next', 'complete'), payload: fc.json() }), {
          maxLength: 5,
        }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 7 })),
        async (sent, end, sizes) => {
          const text = sent
            .map(({ event, payload }) => `:${end}event: ${event}${end}data: ${payload}${end}${end}`)
            .join('');
          // A lone CR at the very end may be the first half of a CRLF.
          const whole = end === '\r' ? `${text}:` : text;
          expect(await read(whole, { sizes, maxBytes: 1_000_000 })).toEqual(
            sent.map(({ event, payload }) => ({ event, data: payload })),
          );
        },
      ),
    );
  });

  it('are those that the body finishes, with lines of data together and without what is not known', async () => {
    expect(await read('id: 7\nretry: 1\nevent: next\ndata:a\ndata: b\n\nevent: next\ndata: lost')).toEqual([
      { event: 'next', data: 'a\nb' },
    ]);
  });

  it.each([
    ['in one line', `data: ${'x'.repeat(2000)}\n\n`],
    ['in many lines', `data: ${'x'.repeat(300)}\n`.repeat(4)],
    ['without an end', 'x'.repeat(2000)],
  ])('are refused when one is too long: %s', async (_, text) => {
    await expect(read(text)).rejects.toThrow(EventTooLong);
    await expect(read(text, { sizes: Array.from({ length: 50 }, () => 50) })).rejects.toThrow(EventTooLong);
  });
});

it.each([
  ['text/event-stream', true],
  ['application/json, text/event-stream;q=0.5', true],
  ['TEXT/Event-Stream', true],
  ['*/*', false],
  ['text/event-stream-more', false],
  [undefined, false],
])('who accepts %s wants events: %s', (accept, wants) => {
  expect(wantsEvents(accept)).toBe(wants);
});
