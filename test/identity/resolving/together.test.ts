import { expect, it } from 'vitest';
import { openTogether } from '../../../subgraphs/identity/resolving/together.ts';

/** Does numbers together and keeps what was done at a time; `13` fails. */
function aWorker(most: number) {
  const done: number[][] = [];
  const together = openTogether(
    most,
    (call: number) => call,
    async (calls) => {
      if (calls.includes(13)) throw new Error('unlucky');
      done.push([...calls]);
      await new Promise(setImmediate);
      return calls.map((call) => call * 2);
    },
  );
  return { done, together };
}

it('calls that come while others are done are done together next, in their order', async () => {
  const { done, together } = aWorker(100);
  expect(await Promise.all([1, 2, 3, 4].map((call) => together.do(call)))).toEqual([2, 4, 6, 8]);
  expect(done).toEqual([[1], [2, 3, 4]]);
});

it('no more are done together than the limit allows, but one alone may be more', async () => {
  const { done, together } = aWorker(10);
  await Promise.all([1, 6, 4, 1, 40, 2].map((call) => together.do(call)));
  expect(done).toEqual([[1], [6, 4], [1], [40], [2]]);
});

it('a call that fails takes no other with it', async () => {
  const { together } = aWorker(100);
  const settled = await Promise.allSettled([1, 2, 13, 4].map((call) => together.do(call)));
  expect(settled).toEqual([
    { status: 'fulfilled', value: 2 },
    { status: 'fulfilled', value: 4 },
    { status: 'rejected', reason: new Error('unlucky') },
    { status: 'fulfilled', value: 8 },
  ]);
  expect(await together.do(5)).toBe(10);
});
