import { describe, expect, it, vi } from 'vitest';
import { NotTogether, openTogether } from '#shared/together.ts';

/** A work that is over when the test says so. */
function aWork() {
  const groups: { items: readonly string[]; end(): void; fail(): void }[] = [];
  const alone: string[] = [];
  const work = (items: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      groups.push({
        items,
        end: () => resolve(items.map((item) => `${item} done`)),
        fail: () => reject(new NotTogether()),
      });
    });
  const doAlone = async (item: string) => {
    alone.push(item);
    if (item.startsWith('bad')) throw new Error(`${item} fails`);
    if (item.startsWith('slow')) await new Promise(() => {});
    return `${item} done alone`;
  };
  /** The nth group, as soon as it begins. */
  const group = (index: number) =>
    vi.waitFor(() => {
      const found = groups[index];
      if (!found) throw new Error(`only ${groups.length} groups began`);
      return found;
    });
  return { work, doAlone, group, groups, alone };
}

describe('together', () => {
  it('what comes to a free lane waits for nothing; what comes meanwhile is done together, in its order', async () => {
    const { work, doAlone, group, groups } = aWork();
    const together = openTogether({ most: 2, lanes: 1 }, work, doAlone);
    const answers = ['a', 'b', 'c', 'd'].map((item) => together(item));
    expect(groups.map(({ items }) => items)).toEqual([['a']]);
    (await group(0)).end();
    expect(await answers[0]).toBe('a done');
    (await group(1)).end();
    expect(await Promise.all(answers.slice(1, 3))).toEqual(['b done', 'c done']);
    (await group(2)).end();
    expect(await answers[3]).toBe('d done');
    expect(groups.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('as many groups are under way as there are lanes', () => {
    const { work, doAlone, groups } = aWork();
    const together = openTogether({ most: 2, lanes: 2 }, work, doAlone);
    for (const item of ['a', 'b', 'c', 'd']) void together(item);
    expect(groups.map(({ items }) => items)).toEqual([['a'], ['b']]);
  });

  it('a group that fails is done item by item, each answers for itself, and the lane waits for none', async () => {
    const { work, doAlone, group, groups, alone } = aWork();
    const together = openTogether({ most: 9, lanes: 1 }, work, doAlone);
    const first = together('a');
    const [good, bad, slow] = ['good', 'bad', 'slow'].map((item) => together(item));
    (await group(0)).end();
    await first;
    void slow;
    (await group(1)).fail();
    expect(await good).toBe('good done alone');
    await expect(bad).rejects.toThrow('bad fails');
    expect(alone).toEqual(['good', 'bad', 'slow']);
    const next = together('next');
    (await group(2)).end();
    expect(await next).toBe('next done');
    expect(groups).toHaveLength(3);
  });
});
