import { parentPort } from 'node:worker_threads';
import { type BlockPlan, forPairs } from '../../subgraphs/identity/resolution/blocking.ts';
import { clusterEdges, Edges, Forest } from '../../subgraphs/identity/resolution/clustering.ts';
import { type Rarity, Scorer, weigherOf } from '../../subgraphs/identity/resolution/scoring.ts';
import type { Prepared } from '../../subgraphs/identity/resolution/table.ts';
import type { Model } from '../../subgraphs/identity/resolution/types.ts';

/** What all threads share; its arrays lie in shared memory. */
export type Job = {
  prepared: Prepared;
  plan: BlockPlan;
  model: Model;
  rarities: readonly Rarity[];
  /** Bits from which on a pair is kept. */
  floor: number;
  /** `[0]`: the next task that nobody took yet; `[1]`: tasks done. */
  counters: Int32Array;
};

/** Pairs of records at or above the floor. */
export type Scored = { a: Uint32Array; b: Uint32Array; weight: Float32Array; pairs: number };

/** Decisions of people, by record index. */
export type Decided = {
  apart: readonly (readonly [number, number])[];
  together: readonly (readonly [number, number])[];
};

export type Division = Decided & {
  edges: Pick<Scored, 'a' | 'b' | 'weight'>;
  /** Which of `parts` this thread divides. */
  part: number;
  parts: number;
};

/** Cluster of a record that isn't in this part. */
export const ELSEWHERE = 0xffff_ffff;

/** Scores and clusters people of one job; one per thread. */
export function openScoring({ prepared, plan, model, rarities, floor, counters }: Job) {
  const scorer = new Scorer(model, model.fields, prepared, rarities);
  const { cells, count } = prepared;
  const width = prepared.fields.length;
  return {
    /** Takes tasks until none is left. */
    score(): Scored {
      const edges = new Edges();
      let pairs = 0;
      const visit = (a: number, b: number): void => {
        pairs += 1;
        const weight = scorer.score(cells, a * width, cells, b * width, floor);
        if (weight >= floor) edges.add(a, b, weight);
      };
      for (;;) {
        const task = plan.tasks[Atomics.add(counters, 0, 1)];
        if (!task) break;
        forPairs(plan, task, visit);
        Atomics.add(counters, 1, 1);
      }
      const kept = edges.count;
      return {
        a: edges.a.slice(0, kept),
        b: edges.b.slice(0, kept),
        weight: edges.weight.slice(0, kept),
        pairs,
      };
    },

    /** Divides those groups of linked records that are this part's: groups don't depend on each other. */
    cluster({ edges: { a, b, weight }, apart, together, part, parts }: Division): Uint32Array {
      const groups = new Forest(count);
      for (const [one, other] of together) groups.join(one, other);
      for (let index = 0; index < weight.length; index += 1)
        groups.join(a[index] as number, b[index] as number);
      const isOurs = (record: number): boolean => groups.find(record) % parts === part;
      const ours = new Edges();
      for (let index = 0; index < weight.length; index += 1) {
        if (isOurs(a[index] as number))
          ours.add(a[index] as number, b[index] as number, weight[index] as number);
      }
      const clusters = clusterEdges(count, ours, {
        merge: model.thresholds.merge,
        weigher: weigherOf(prepared, scorer),
        apart: apart.filter(([one]) => isOurs(one)),
        together: together.filter(([one]) => isOurs(one)),
      });
      if (parts > 1) {
        for (let record = 0; record < count; record += 1) if (!isOurs(record)) clusters[record] = ELSEWHERE;
      }
      return clusters;
    },
  };
}

export type Order = { job: Job } | { division: Division };

let scoring: ReturnType<typeof openScoring> | null = null;
parentPort?.on('message', (order: Order) => {
  if ('job' in order) {
    scoring = openScoring(order.job);
    const scored = scoring.score();
    parentPort?.postMessage(scored, [
      scored.a.buffer,
      scored.b.buffer,
      scored.weight.buffer,
    ] as ArrayBuffer[]);
  } else if (scoring) {
    const clusters = scoring.cluster(order.division);
    parentPort?.postMessage(clusters, [clusters.buffer as ArrayBuffer]);
  }
});
