import { forPairs, planBlocks, type Task } from './blocking.ts';
import { clusterEdges, Edges, LINK_FLOOR } from './clustering.ts';
import { learn, scorerOf } from './learning.ts';
import { weigherOf } from './scoring.ts';
import { idOf, type Prepared, Table } from './table.ts';
import type { Decisions, LearnOptions, Model, RawRecord } from './types.ts';

export type Resolution = {
  /** Record id to cluster id: the id of one of its records. */
  clusters: Map<string, string>;
  model: Model;
  pairsScored: number;
};

/** Resolves a whole file in one thread. The same records give the same clusters in any order. */
export function resolveAll(
  records: Iterable<RawRecord>,
  options: LearnOptions & Decisions & { model?: Model } = {},
): Resolution {
  const kept = [...records];
  const columns = [...new Set(kept.flatMap(({ values }) => Object.keys(values)))].filter(
    (name) => name !== 'record_id',
  );
  const table = new Table(columns.sort());
  for (const { id, values } of kept) table.addRow(id, values);
  return resolvePrepared(table.prepare(), options);
}

function resolvePrepared(
  prepared: Prepared,
  options: LearnOptions & Decisions & { model?: Model } = {},
): Resolution {
  const plan = planBlocks(prepared);
  const model = options.model ?? learn(prepared, plan, options);
  const scorer = scorerOf(prepared, model);
  const { cells } = prepared;
  const width = prepared.fields.length;
  const edges = new Edges();
  let pairsScored = 0;
  for (const task of plan.tasks as Task[]) {
    forPairs(plan, task, (a, b) => {
      pairsScored += 1;
      const weight = scorer.score(cells, a * width, cells, b * width, LINK_FLOOR);
      if (weight >= LINK_FLOOR) edges.add(a, b, weight);
    });
  }
  const ids = Array.from({ length: prepared.count }, (_, record) => idOf(prepared, record));
  const indexOf = new Map(ids.map((id, record) => [id, record]));
  const indexes = (pairs: Decisions['apart'] = []): [number, number][] =>
    pairs.flatMap(([a, b]): [number, number][] => {
      const [x, y] = [indexOf.get(a), indexOf.get(b)];
      return x === undefined || y === undefined ? [] : [[x, y]];
    });
  const labels = clusterEdges(prepared.count, edges, {
    merge: model.thresholds.merge,
    weigher: weigherOf(prepared, scorer),
    apart: indexes(options.apart),
    together: indexes(options.together),
  });
  const clusters = new Map(ids.map((id, record) => [id, ids[labels[record] as number] as string]));
  return { clusters, model, pairsScored };
}
