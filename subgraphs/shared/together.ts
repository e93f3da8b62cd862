/** How many come together at most, and how many such groups are under way at once. */
type Bounds = { most: number; lanes: number };

/** Thrown by the work of a group that has to be done one by one. */
export class NotTogether extends Error {
  override readonly name = 'NotTogether';
}

type Waiting<Item, Result> = {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

/**
 * Does together what comes while the lanes are busy, in the order in which it came; what comes to a free lane waits for nothing.
 * `work` answers one result for each item, undefined for one that it left out, or fails and leaves nothing: such items are done `alone`
 * and answer for themselves, and the lane waits for none of them. So one that has to wait, or fails, holds up no other.
 */
export function openTogether<Item, Result>(
  { most, lanes }: Bounds,
  work: (items: readonly Item[]) => Promise<readonly (Result | undefined)[]>,
  alone: (item: Item) => Promise<Result>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let busy = 0;

  async function together(group: readonly Waiting<Item, Result>[]): Promise<void> {
    let results: readonly (Result | undefined)[];
    try {
      results = await work(group.map(({ item }) => item));
    } catch {
      results = [];
    }
    for (const [index, { item, resolve, reject }] of group.entries()) {
      const result = results[index];
      if (result === undefined) alone(item).then(resolve, reject);
      else resolve(result);
    }
  }

  async function run(): Promise<void> {
    busy += 1;
    while (waiting.length) await together(waiting.splice(0, most));
    busy -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy < lanes) void run();
    });
}
