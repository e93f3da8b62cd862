import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type PatronSettings, Unavailable } from './patron.ts';

export type Settings = PatronSettings & { port: number; dataFile: string; ownUrl: string };

/** What an app takes from the environment. @throws {Error} that names what is missing. */
export function readSettings(app: string, defaultPort: number): Settings {
  const { env } = process;
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`Set ${name}; examples/${app}/README.md says how.`);
    return value;
  };
  const port = Number(env.PORT ?? defaultPort);
  const ownUrl = `http://127.0.0.1:${port}`;
  return {
    url: (env.PATRON_URL ?? 'http://localhost:4000').replace(/\/+$/, ''),
    clientId: env.CLIENT_ID ?? app,
    clientSecret: required('CLIENT_SECRET'),
    redirectUri: `${ownUrl}/callback`,
    port,
    ownUrl,
    dataFile: join(env.DATA_DIR ?? `.patron-${app}`, `${app}.json`),
  };
}

const WAITS_MS = { first: 500, most: 5000 };

/** Patron may still be starting, or be away: waits for it, and says so once. @throws what waiting can't mend. */
export async function untilReachable<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (tries === 0) process.stderr.write(`${error.message}; waiting for it\n`);
      await delay(Math.min(WAITS_MS.first * 2 ** tries, WAITS_MS.most));
    }
  }
}

const endAtOnce = (): void => process.exit();

/** Ends with whoever started this process. Called first, because Patron may never come. */
export function endWithStarter(): void {
  process.once('disconnect', endAtOnce);
  if (process.send && !process.connected) endAtOnce(); // it ended while this one was still loading
}

/** Says to whoever started this process that it is ready, and ends in order with a signal or with that process. */
export function untilEnded(close: () => Promise<void>): void {
  process.off('disconnect', endAtOnce);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    close()
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
      .finally(() => process.exit());
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  process.send?.('ready');
}
