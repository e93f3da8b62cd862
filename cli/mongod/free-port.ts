import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below 32768, where the ports begin that the system gives to outgoing connections. */
const FIRST = 20_000;
const LAST = 32_767;

/** A port of 127.0.0.1 that was free a moment ago: `preferred` if it is, otherwise any. */
export async function freePort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await isFree(preferred))) return preferred;
  for (;;) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
