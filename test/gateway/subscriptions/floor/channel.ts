/** Something that happens, and those who listen. */
export type Channel<Event> = {
  listen(signal: AbortSignal): AsyncIterable<Event>;
  publish(event: Event): void;
  /** No more events: whoever listens is told so. */
  end(): void;
  /** How many listen. */
  listeners(): number;
  /** Events that were published and not asked for yet, over all who listen. */
  waiting(): number;
};

export function openChannel<Event>(): Channel<Event> {
  type Listener = { events: Event[]; wake: () => void; ended: boolean };
  const listening = new Set<Listener>();
  const each = (change: (listener: Listener) => void) => {
    for (const listener of listening) {
      change(listener);
      listener.wake();
    }
  };
  return {
    listen(signal) {
      const listener: Listener = { events: [], wake: () => undefined, ended: false };
      listening.add(listener);
      const leave = () => {
        listening.delete(listener);
        listener.ended = true;
        listener.wake();
      };
      signal.addEventListener('abort', leave, { once: true });
      return (async function* () {
        try {
          for (;;) {
            const event = listener.events.shift();
            if (event !== undefined) yield event;
            else if (listener.ended) return;
            else {
              await new Promise<void>((resolve) => {
                listener.wake = resolve;
              });
            }
          }
        } finally {
          leave();
        }
      })();
    },
    publish: (event) => each(({ events }) => events.push(event)),
    end: () =>
      each((listener) => {
        listener.ended = true;
      }),
    listeners: () => listening.size,
    waiting: () => [...listening].reduce((sum, { events }) => sum + events.length, 0),
  };
}
