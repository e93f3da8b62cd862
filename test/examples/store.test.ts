import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../examples/shared/store.ts';

type State = { count: number; names: string[] };
const EMPTY: State = { count: 0, names: [] };

let folder: string;
let files = 0;
const aFile = () => {
  files += 1;
  return join(folder, 'data', `${files}.json`);
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patron-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the file of an example app', () => {
  it('has every change, in order, however many are made at once', async () => {
    const file = aFile();
    const store = await openStore<State>(file, EMPTY);
    const names = Array.from({ length: 30 }, (_, index) => `n${index}`);
    const counts = await Promise.all(
      names.map((name) =>
        store.change((state) => {
          state.names.push(name);
          state.count += 1;
          return state.count;
        }),
      ),
    );
    expect(counts).toEqual(names.map((_, index) => index + 1));
    const reopened = await openStore<State>(file, EMPTY);
    expect(reopened.state).toEqual({ count: 30, names });
  });

  it('stays as it was when a change fails half-way, and takes the next', async () => {
    const store = await openStore<State>(aFile(), EMPTY);
    await store.change((state) => {
      state.count = 1;
    });
    await expect(
      store.change((state) => {
        state.count = 2;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(store.state.count).toBe(1);
    await store.change((state) => {
      state.count += 1;
    });
    expect(store.state.count).toBe(2);
  });

  it('is not replaced by one that was written in part', async () => {
    const file = aFile();
    const store = await openStore<State>(file, EMPTY);
    await store.change((state) => {
      state.count = 7;
    });
    await writeFile(`${file}.new`, '{"count": 8, "na');
    expect((await openStore<State>(file, EMPTY)).state.count).toBe(7);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ count: 7, names: [] });
  });

  it('that is broken is not taken for an empty one', async () => {
    const file = aFile();
    await (await openStore<State>(file, EMPTY)).change(() => {});
    await writeFile(file, '{');
    await expect(openStore<State>(file, EMPTY)).rejects.toThrow(SyntaxError);
  });
});
