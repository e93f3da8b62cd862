import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { keepRunning, pause } from '#shared/leases.ts';
import type { Runs } from './runs.ts';

const EVERY_MS = 1000;
/** What is due by itself is looked for so much more seldom. */
const SELDOM = 30;

/** Does what the resolution was told to do, in one of all processes; returns how to stop it. */
export const keepResolving = ({ db, log }: { db: Db; log: Logger }, runs: Runs): (() => Promise<void>) =>
  keepRunning({ db, log }, 'resolution', async (signal) => {
    for (let round = 0; !signal.aborted; round += 1) {
      if (round % SELDOM === 0) await runs.requestDue();
      if (!(await runs.work(signal))) await pause(EVERY_MS, signal);
    }
  });
