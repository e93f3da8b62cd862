import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { whenQuiet } from '#shared/when-quiet.ts';

const work = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

/** Counts turns of the event loop, each of which is busy, until `isOver`. */
function busyTurns(isOver: () => boolean) {
  const turns = { past: 0 };
  const turn = () => {
    turns.past += 1;
    work(1);
    if (!isOver()) setImmediate(turn);
  };
  turn();
  return turns;
}

it('is done in a process that has nothing else to do, and not before the turn is over', async () => {
  let done = false;
  whenQuiet(() => {
    done = true;
  });
  expect(done).toBe(false);
  while (!done) await nextTurn();
});

it('waits for others while the process is busy, and all are done together', async () => {
  let wereTogether = false;
  // A machine that stops for longer than anybody waits parts them.
  for (let attempt = 0; attempt < 20 && !wereTogether; attempt += 1) {
    const done: number[] = [];
    const turns = busyTurns(() => done.length === 2);
    whenQuiet(() => done.push(turns.past));
    await nextTurn();
    whenQuiet(() => done.push(turns.past));
    while (done.length < 2) await nextTurn();
    wereTogether = done[1] === done[0];
  }
  expect(wereTogether).toBe(true);
});

it('does not wait for ever in a process that is always busy, and comes again after it was done', async () => {
  for (let round = 0; round < 3; round += 1) {
    let done = false;
    busyTurns(() => done);
    whenQuiet(() => {
      done = true;
    });
    while (!done) await nextTurn();
  }
});
