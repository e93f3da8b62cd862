import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { keepRunning, pause } from '#shared/leases.ts';
import type { Touchpoints } from './touchpoints.ts';

/** How late what expires may go, and a person may be seen in two profiles. */
const EVERY_MS = 60_000;

/** Lets go what is kept no longer and looks for who is who, in one of all processes; returns how to stop it. */
export const startTouchpoints = (
  { db, log }: { db: Db; log: Logger },
  touchpoints: Touchpoints,
): (() => Promise<void>) =>
  keepRunning({ db, log }, 'touchpoints', async (signal) => {
    while (!signal.aborted) {
      await touchpoints.expire();
      await touchpoints.recognition.settle();
      await pause(EVERY_MS, signal);
    }
  });
