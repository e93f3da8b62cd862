import { type Db, type IndexDescription, MongoServerError } from 'mongodb';
import { withLease } from './leases.ts';

/** One versioned step of a subgraph's database. Idempotent: a step that died half-way is run again. */
export type Migration = {
  /** `001-customers`; steps run in this order, each once. */
  id: string;
  up(db: Db): Promise<void>;
};

/** Collection `migrations`: the steps that have been done. */
type DoneStep = { _id: string; at: Date };

/** Brings a database to the newest step. Two processes at once: one works, the other waits for it. */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<void> {
  const done = db.collection<DoneStep>('migrations');
  const isDone = async () => {
    const ids = new Set((await done.find().toArray()).map(({ _id }) => _id));
    return migrations.every(({ id }) => ids.has(id));
  };
  if (await isDone()) return;
  await withLease(db, 'migrations', async () => {
    for (const { id, up } of migrations) {
      if (await done.findOne({ _id: id })) continue;
      await up(db);
      await done.insertOne({ _id: id, at: new Date() });
    }
  });
}

const COLLECTION_EXISTS = 48;

/** Creates a collection with its `$jsonSchema` validator and indexes, or brings an existing one to them. */
export async function defineCollection(
  db: Db,
  name: string,
  { schema, indexes = [] }: { schema: object; indexes?: IndexDescription[] },
): Promise<void> {
  const validator = { $jsonSchema: schema };
  try {
    await db.createCollection(name, { validator });
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === COLLECTION_EXISTS)) throw error;
    await db.command({ collMod: name, validator });
  }
  if (indexes.length) await db.collection(name).createIndexes(indexes);
}
