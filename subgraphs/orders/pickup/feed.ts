import type { ChangeStream, ChangeStreamDocument, Db } from 'mongodb';
import type { Logger } from 'pino';
import { pause } from '#shared/leases.ts';
import type { StoredOrder } from '../data/orders.ts';

/** Changes that wait for a slow follower; when there are more it starts again from how things stand. */
const BUFFERED = 256;
const REOPEN_MS = 500;

/** Some changes may have been missed: look at how things stand, and go on from there. */
export const LOST = Symbol('lost');

/** One follower of orders. */
export type Followed = {
  /** The next change of an order, as the order is after it; first of all {@link LOST}. Null when the following is over. */
  next(): Promise<StoredOrder | typeof LOST | null>;
  close(): void;
};

type Listener = {
  wants(order: StoredOrder): boolean;
  tell(order: StoredOrder): void;
  lose(): void;
  end(): void;
};

/**
 * Orders as they change, in whichever process, in the order in which the changes were committed. All followers of a process
 * share one change stream, which is open while there is one. An order may be told of twice, or as it was already told of:
 * its `version` says what is new.
 */
export function openOrderFeed(db: Db, log: Logger) {
  const listeners = new Set<Listener>();
  let running: { standing: Promise<void>; stop(): Promise<void> } | undefined;

  function run() {
    const stopping = new AbortController();
    let stand: () => void;
    const standing = new Promise<void>((resolve) => {
      stand = resolve;
    });
    let stream: ChangeStream<StoredOrder> | undefined;

    const watch = (): Promise<void> =>
      new Promise((resolve) => {
        stream = db.collection<StoredOrder>('orders').watch<StoredOrder>(
          [
            {
              $match: {
                operationType: { $in: ['insert', 'update', 'replace'] },
                'fullDocument.imported': { $exists: false }, // history, very much of it at once
              },
            },
            { $project: { operationType: 1, fullDocument: 1 } },
          ],
          { fullDocument: 'updateLookup' },
        );
        stream.on('change', (change: ChangeStreamDocument<StoredOrder>) => {
          const order = 'fullDocument' in change ? change.fullDocument : undefined;
          if (order) for (const listener of listeners) if (listener.wants(order)) listener.tell(order);
        });
        stream.once('resumeTokenChanged', () => {
          stand();
          for (const listener of listeners) listener.lose();
        });
        // The driver has resumed what can be resumed.
        stream.once('error', (error) => {
          if (!stopping.signal.aborted)
            log.warn({ err: error }, 'the feed of orders broke; it is opened again');
          resolve();
        });
        stream.once('close', () => resolve());
      });

    const work = (async () => {
      while (!stopping.signal.aborted) {
        await watch();
        await stream?.close().catch(() => undefined);
        await pause(REOPEN_MS, stopping.signal);
      }
    })();
    return {
      standing,
      async stop() {
        stopping.abort();
        stand();
        await stream?.close().catch(() => undefined);
        await work;
      },
    };
  }

  return {
    /** Follows orders until `signal` is aborted or it is closed. It stands when this resolves. */
    async follow(wants: (order: StoredOrder) => boolean, signal?: AbortSignal): Promise<Followed> {
      const buffer: StoredOrder[] = [];
      let lost = true;
      let over = signal?.aborted ?? false;
      let wake = () => {};

      const listener: Listener = {
        wants,
        end: () => close(),
        tell(order) {
          if (buffer.length >= BUFFERED) listener.lose();
          else buffer.push(order);
          wake();
        },
        lose() {
          buffer.length = 0;
          lost = true;
          wake();
        },
      };
      function close(): void {
        over = true;
        signal?.removeEventListener('abort', close);
        listeners.delete(listener);
        if (!listeners.size) {
          void running?.stop();
          running = undefined;
        }
        wake();
      }

      if (!over) {
        signal?.addEventListener('abort', close, { once: true });
        listeners.add(listener);
        running ??= run();
        await running.standing;
      }
      return {
        async next() {
          while (!(over || lost || buffer.length)) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
          if (over) return null;
          if (!lost) return buffer.shift() ?? null;
          lost = false;
          buffer.length = 0;
          return LOST;
        },
        close,
      };
    },

    /** Ends every following. */
    async close(): Promise<void> {
      const open = running;
      for (const listener of [...listeners]) listener.end();
      await open?.stop();
    },
  };
}
