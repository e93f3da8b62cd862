import type { ClientSession, Db } from 'mongodb';
import type { Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';

/** Collection `turns`: how often somebody decided whose records are. */
type Turn = Stored & { taken: number };

const ARRIVALS = 'arrivals';

export const turnMigration: Migration = {
  id: '022-turns',
  async up(db) {
    const turns = db.collection<Turn>('turns');
    await turns.updateOne({ _id: ARRIVALS }, { $setOnInsert: { taken: 0 } }, { upsert: true });
  },
};

/**
 * Makes the transaction one of those of which MongoDB lets only one at a time happen: two that don't see each other's records
 * would found a customer each for one person. Call it before the transaction reads anything. Answers which turn it is, from 1.
 */
export async function takeTurn(db: Db, session: ClientSession): Promise<number> {
  const turn = await db
    .collection<Turn>('turns')
    .findOneAndUpdate({ _id: ARRIVALS }, { $inc: { taken: 1 } }, { session, returnDocument: 'after' });
  return turn?.taken ?? 0;
}

/** Turns that are over. What they wrote is read by whoever reads after this. */
export async function turnsTaken(db: Db): Promise<number> {
  return (await db.collection<Turn>('turns').findOne({ _id: ARRIVALS }))?.taken ?? 0;
}
