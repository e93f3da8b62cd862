import { keepRunning, pause } from '#shared/leases.ts';
import type { Data } from '../context.ts';
import { expireScans } from '../scan-and-go/pay.ts';
import { expireSelfCheckouts } from '../self-checkout/pay.ts';
import { settleDue } from '../walk-out/settle.ts';

const POLL_MS = 1000;

/** Takes the steps of sessions in stores that time takes: bills, and what nobody went on with. Returns how to stop. */
export const keepSettling = (data: Data): (() => Promise<void>) =>
  keepRunning(data.background, 'settle-in-store', async (signal) => {
    while (!signal.aborted) {
      const more = [await settleDue(data), await expireScans(data), await expireSelfCheckouts(data)];
      if (!more.includes(true)) await pause(POLL_MS, signal);
    }
  });
