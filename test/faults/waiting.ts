import { until } from '../../cli/mongod/until.ts';

/** Generous: what has to happen happens much sooner, also on a machine that is busy with other things. */
const DEADLINE_MS = 120_000;

/**
 * Asks until the answer is neither null nor undefined nor false. @throws {Error} that names `what` when it never is, and the answer
 * that there was instead, as far as `instead` knows it.
 */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
  instead: () => string | null = () => null,
): Promise<Answer> {
  const answer = await until(DEADLINE_MS, async () => {
    const given = await ask();
    return given === false ? null : given;
  });
  if (answer === null) {
    const last = instead();
    throw new Error(`${what}: not within ${DEADLINE_MS / 1000} s${last === null ? '' : `; last: ${last}`}`);
  }
  return answer;
}
