import { expect, it } from 'vitest';
import { remembered, rememberedBy } from '#shared/remembered.ts';

const at = { ms: 0 };
const clock = () => new Date(at.ms);
const counted = () => {
  let reads = 0;
  return async () => {
    reads += 1;
    return reads;
  };
};

it('reads again only when what was read has become old', async () => {
  const recall = remembered(counted(), clock, 100);
  expect(await Promise.all([recall(), recall()])).toEqual([1, 1]);
  at.ms += 99;
  expect(await recall()).toBe(1);
  at.ms += 1;
  expect(await recall()).toBe(2);
});

it('reads again when a clock was set back, and when it was told to forget', async () => {
  const recall = remembered(counted(), clock, 100);
  expect(await recall()).toBe(1);
  at.ms -= 1000;
  expect(await recall()).toBe(2);
  recall.forget();
  expect(await recall()).toBe(3);
});

it('does not take what was being read when it was told to forget', async () => {
  let answer: (found: string) => void = () => {};
  const recall = remembered(
    () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
    clock,
    100,
  );
  const before = recall();
  const old = answer;
  recall.forget();
  const after = recall();
  old('old');
  answer('new');
  expect([await before, await after, await recall()]).toEqual(['old', 'new', 'new']);
});

it('asks anew after a read that failed', async () => {
  let isDown = true;
  const recall = remembered(async () => {
    if (isDown) throw new Error('down');
    return 'up';
  }, clock);
  await expect(recall()).rejects.toThrow('down');
  isDown = false;
  expect(await recall()).toBe('up');
});

it('looks up by key what it has not found lately, and always what is not there', async () => {
  const asked: string[] = [];
  const stored = new Map([['a', 'A']]);
  const lookup = rememberedBy(
    {
      load: async (key) => {
        asked.push(key);
        if (key === 'broken') throw new Error('broken');
        return stored.get(key) ?? null;
      },
    },
    { max: 10, maxAgeMs: 60_000 },
  );
  expect([await lookup.load('a'), await lookup.load('a'), await lookup.load('b')]).toEqual(['A', 'A', null]);
  stored.set('b', 'B');
  expect(await lookup.load('b')).toBe('B');
  for (let i = 0; i < 2; i += 1) await expect(lookup.load('broken')).rejects.toThrow('broken');
  stored.set('a', 'changed');
  lookup.forget();
  expect(await lookup.load('a')).toBe('changed');
  expect(asked).toEqual(['a', 'b', 'b', 'broken', 'broken', 'a']);
});
