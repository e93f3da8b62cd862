import type { Logger } from 'pino';

/** How long everything may take to end after it was asked to. */
const DEADLINE_MS = 30_000;

/**
 * Runs `close` once, at SIGTERM, SIGINT, or when the process that started this one is gone, and then ends the process.
 * Returns how to end it for another reason.
 */
export function closeOnSignal(log: Logger, close: () => Promise<void>): (exitCode: number) => void {
  let closing = false;
  const end = (exitCode: number) => {
    if (closing) return;
    closing = true;
    const deadline = setTimeout(() => {
      log.error('the shutdown takes too long; ending at once');
      process.exit(1);
    }, DEADLINE_MS);
    close()
      .catch((error: unknown) => {
        log.error({ err: error }, 'the shutdown failed');
        process.exitCode = 1;
      })
      .finally(() => {
        clearTimeout(deadline);
        process.exit(process.exitCode ?? exitCode);
      });
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  if (process.send) {
    if (process.connected) process.once('disconnect', () => end(0));
    else end(0); // it ended while this one was still loading
  }
  return end;
}
