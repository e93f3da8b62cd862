import { keepRunning, pause } from '#shared/leases.ts';
import { expireCheckouts } from '../checkout/follow.ts';
import type { Data } from '../context.ts';
import { assumeDeliveries } from '../shipping/assume-deliveries.ts';

/** How late the runner may be. */
const POLL_MS = 500;

/** Goes on with every payment that has no outcome, and gives up what nobody paid for; returns how to stop. */
export function keepPaying(data: Data): () => Promise<void> {
  const stop = keepRunning(data.background, 'payments', async (signal) => {
    while (!signal.aborted) {
      const more = [await data.payments.runDue(), await expireCheckouts(data), await assumeDeliveries(data)];
      if (!more.includes(true)) await pause(POLL_MS, signal);
    }
  });
  return async () => {
    await stop();
    await data.payments.settled();
  };
}
