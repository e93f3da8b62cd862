import { expect } from 'vitest';

/** Asks until the answer is right; patient, for a machine that is busy with other things. */
export const eventually = <Answer>(ask: () => Answer) => expect.poll(ask, { timeout: 60_000 });
