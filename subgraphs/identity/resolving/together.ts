/** Does calls one after another; `do` resolves with the call's answer. `isBusy`: a call that came now would wait. */
export type Together<Call, Answer> = { do(call: Call): Promise<Answer>; isBusy(): boolean };

/**
 * Calls that come while others are being done are done together next, in the order in which they came, as long as they
 * weigh no more than `most`; one alone may weigh more. When several fail together each is done by itself, so that a bad one
 * fails alone: `work` must leave nothing behind when it throws.
 */
export function openTogether<Call, Answer>(
  most: number,
  weightOf: (call: Call) => number,
  work: (calls: readonly Call[]) => Promise<readonly Answer[]>,
): Together<Call, Answer> {
  type Waiting = { call: Call; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  const waiting: Waiting[] = [];
  let working = false;

  function next(): Waiting[] {
    const taken = waiting.splice(0, 1);
    let weight = taken.reduce((sum, { call }) => sum + weightOf(call), 0);
    for (let first = waiting[0]; first; first = waiting[0]) {
      weight += weightOf(first.call);
      if (weight > most) break;
      taken.push(first);
      waiting.shift();
    }
    return taken;
  }

  async function attempt(calls: readonly Waiting[]): Promise<void> {
    try {
      const answers = await work(calls.map(({ call }) => call));
      for (const [index, { resolve }] of calls.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (calls.length === 1) for (const { reject } of calls) reject(error);
      else for (const call of calls) await attempt([call]);
    }
  }

  async function run(): Promise<void> {
    if (working) return;
    working = true;
    while (waiting.length) await attempt(next());
    working = false;
  }

  return {
    isBusy: () => working,
    do: (call) =>
      new Promise((resolve, reject) => {
        waiting.push({ call, resolve, reject });
        void run();
      }),
  };
}
