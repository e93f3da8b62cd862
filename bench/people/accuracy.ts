import { createReadStream } from 'node:fs';
import { csvRows } from '../../cli/import/csv-rows.ts';

/** By pairs of records: of those put together how many belong together, and of those that belong how many were put together. */
export type Accuracy = {
  records: number;
  precision: number;
  recall: number;
  f1: number;
  clusters: number;
  people: number;
  largest: number;
};

/** Compares clusters with the truth, both CSV whose first two columns are record id and group. */
export async function accuracyOf(clustersFile: string, truthFile: string): Promise<Accuracy> {
  const [clusters, people] = [await groupsOf(clustersFile), await groupsOf(truthFile)];
  if (clusters.size !== people.size) {
    throw new Error(`${clustersFile} has ${clusters.size} records and ${truthFile} ${people.size}`);
  }
  return accuracyOfGroups(clusters, people);
}

/** Both by record id. Without any pair to find, what was found is judged: none is right. */
export function accuracyOfGroups(
  clusters: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
): Accuracy {
  const [byCluster, byPerson, byBoth] = [new Sizes(), new Sizes(), new Sizes()];
  for (const [id, person] of people) {
    const cluster = clusters.get(id);
    if (cluster === undefined) throw new Error('a record is in no cluster');
    byCluster.add(cluster);
    byPerson.add(person);
    byBoth.add(`${cluster}\n${person}`);
  }
  const [together, belonging, right] = [byCluster.pairs(), byPerson.pairs(), byBoth.pairs()];
  return {
    records: people.size,
    precision: together ? right / together : 1,
    recall: belonging ? right / belonging : 1,
    f1: together + belonging ? (2 * right) / (together + belonging) : 1,
    clusters: byCluster.count(),
    people: byPerson.count(),
    largest: byCluster.largest(),
  };
}

class Sizes {
  private readonly sizes = new Map<string, number>();

  add(group: string): void {
    this.sizes.set(group, (this.sizes.get(group) ?? 0) + 1);
  }

  count = (): number => this.sizes.size;

  pairs(): number {
    let pairs = 0;
    for (const size of this.sizes.values()) pairs += (size * (size - 1)) / 2;
    return pairs;
  }

  largest(): number {
    let largest = 0;
    for (const size of this.sizes.values()) largest = Math.max(largest, size);
    return largest;
  }
}

async function groupsOf(file: string): Promise<Map<string, string>> {
  const groups = new Map<string, string>();
  for await (const { line, cells } of csvRows(createReadStream(file))) {
    const [id, group] = cells ?? [];
    if (id === undefined || group === undefined)
      throw new Error(`${file}, line ${line}: expected an id and a group`);
    if (line > 1) groups.set(id, group);
  }
  return groups;
}
