import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { keepRunning, pause } from '#shared/leases.ts';
import type { RightsDesk } from './desk.ts';

/** How late a scan or the end of a term may be noticed. */
const EVERY_MS = 10_000;

/** Does what comes with time, in one of all processes; returns how to stop it. */
export const startRightsClock = (
  dependencies: { db: Db; log: Logger },
  desk: RightsDesk,
): (() => Promise<void>) =>
  keepRunning(dependencies, 'rights-clock', async (signal) => {
    while (!signal.aborted) {
      await desk.sweep();
      await pause(EVERY_MS, signal);
    }
  });
