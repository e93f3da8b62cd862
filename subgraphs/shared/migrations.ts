import type { Db } from 'mongodb';

/** One versioned step of a subgraph's database. Idempotent: a step that died half-way is run again. */
export type Migration = {
  /** `001-customers`; steps run in this order, each once. */
  id: string;
  up(db: Db): Promise<void>;
};
