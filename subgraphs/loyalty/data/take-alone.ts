import type { AnyBulkWriteOperation, ClientSession, Collection, UpdateFilter } from 'mongodb';
import type { Stored } from '#shared/mongo.ts';

/** A document that everybody writes who may not go on beside another. */
export type Turn = Stored & { version: number };

/** Of all transactions that do this for one of these ids at the same time, one goes on and the others begin again. */
export async function takeAlone<Doc extends Turn>(
  turns: Collection<Doc>,
  ids: Iterable<string>,
  session: ClientSession,
  also: object = {},
): Promise<void> {
  // In one order for all, so that no two wait for each other.
  const writes = [...new Set(ids)].sort().map((_id) => ({
    updateOne: {
      filter: { _id },
      update: { $inc: { version: 1 }, ...also } as unknown as UpdateFilter<Doc>,
      upsert: true,
    },
  }));
  if (writes.length) await turns.bulkWrite(writes as AnyBulkWriteOperation<Doc>[], { session });
}
