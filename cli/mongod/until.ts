import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is neither null nor undefined; null when `deadlineMs` have passed. */
export async function until<Answer>(
  deadlineMs: number,
  ask: () => Answer | null | undefined | Promise<Answer | null | undefined>,
): Promise<Answer | null> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (performance.now() > end) return null;
    await delay(25);
  }
}
