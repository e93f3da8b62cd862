import { keepRunning, pause } from '#shared/leases.ts';
import type { Data } from '../context.ts';

/** How late a pause may be noticed. */
const POLL_MS = 5000;

/** Tells in the background what shoppers' pauses come to; returns how to stop it. */
export const keepTelling = ({ background, signals }: Data): (() => Promise<void>) =>
  keepRunning(background, 'engagement-signals', async (signal) => {
    while (!signal.aborted) {
      if (!(await signals.tellDue())) await pause(POLL_MS, signal);
    }
  });
