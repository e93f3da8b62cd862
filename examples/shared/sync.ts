import { setTimeout as delay } from 'node:timers/promises';

const WAITS_MS = { first: 250, most: 10_000 };

/**
 * Does a `round` whenever `ring` says that there may be something to do, and again and again, less and less often, until the
 * round says that nothing is left. Rounds never overlap. `stop` resolves when the last one has ended.
 */
export function keepDoing(round: () => Promise<boolean>) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let ring = () => {};

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      const done = await round();
      failures = done ? 0 : failures + 1;
      if (done) await Promise.race([rung, stopped]);
      else {
        const ms = Math.min(WAITS_MS.first * 2 ** (failures - 1), WAITS_MS.most);
        await delay(ms, undefined, { signal }).catch(() => {});
      }
    }
  }

  const running = run();
  return {
    ring: () => ring(),
    async stop(): Promise<void> {
      stopping.abort();
      await running;
    },
  };
}
