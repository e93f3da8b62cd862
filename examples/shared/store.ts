import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** All that an app knows, in one file of JSON. Enough for an example; an app with many customers takes a database. */
export type Store<State> = {
  /** As it was written last. Never changed but through `change`. */
  readonly state: State;
  /** Changes the state; it is on the disk when the promise resolves. Changes happen one after another, whole or not at all. */
  change<Result>(work: (state: State) => Result): Promise<Result>;
};

export async function openStore<State extends object>(file: string, empty: State): Promise<Store<State>> {
  await mkdir(dirname(file), { recursive: true });
  let state = await readState(file, empty);
  let last: Promise<unknown> = Promise.resolve();

  return {
    get state() {
      return state;
    },
    change(work) {
      const change = last.then(async () => {
        const next = structuredClone(state);
        const result = work(next);
        await write(file, JSON.stringify(next));
        state = next;
        return result;
      });
      last = change.catch(() => {}); // a change that failed leaves the state as it was
      return change;
    },
  };
}

async function readState<State extends object>(file: string, empty: State): Promise<State> {
  try {
    return { ...empty, ...(JSON.parse(await readFile(file, 'utf8')) as State) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty;
    throw error;
  }
}

/** Whoever reads the file sees it as it was before or as it is afterwards, also when the machine stops in between. */
async function write(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  const folder = await open(dirname(file));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
