import type { OpenReport } from './report.ts';
import type { Collected, Shop } from './shop.ts';
import { eventually } from './waiting.ts';

const CLIENTS = 32;

export type Load = {
  /** Mutations that were acknowledged so far. */
  steps(): number;
  hasEnded(): boolean;
  /** Waits for so many more acknowledged mutations, or the end. */
  progress(steps: number): Promise<void>;
};

/**
 * At least `orders` orders from cart to handover by 32 clients at once, and more until `faults`, which runs beside them,
 * is done. Returns what was acknowledged. A client that is refused is a violation.
 */
export async function runLoad(
  shop: Shop,
  orders: number,
  report: OpenReport,
  faults: (load: Load) => Promise<void>,
): Promise<Collected[]> {
  const customers = await Promise.all(
    Array.from({ length: Math.min(CLIENTS, orders) }, () => shop.register()),
  );
  const collected: Collected[] = [];
  let begun = 0;
  let steps = 0;
  let faulting = true;
  let ended = false;

  async function work(customerId: string): Promise<void> {
    while (begun < orders || faulting) {
      begun += 1;
      try {
        collected.push(
          await shop.collect(customerId, () => {
            steps += 1;
          }),
        );
      } catch (error) {
        report.check(false, `a client of ${customerId} gave up: ${(error as Error).message}`);
        return;
      }
    }
  }
  const clients = Promise.all(customers.map(work)).finally(() => {
    ended = true;
  });
  const faulted = faults({
    steps: () => steps,
    hasEnded: () => ended,
    async progress(more) {
      const goal = steps + more;
      await eventually(`${more} more mutations`, async () => steps >= goal || ended);
    },
  }).finally(() => {
    faulting = false;
  });
  await Promise.all([clients, faulted]);
  report.add('orders handed over', collected.length);
  report.add('mutations acknowledged', steps);
  return collected;
}
