import type { Db } from 'mongodb';
import { STOCK_STATES, type StockState } from '../../../subgraphs/orders/stock/states.ts';

export type Levels = Record<StockState, number>;

const NONE: Levels = { onHand: 0, reserved: 0, picked: 0, inTransit: 0, returned: 0, damaged: 0 };

/** Levels of all stores by `store/sku`, as the database has them. */
async function levelsIn(db: Db): Promise<Map<string, Levels>> {
  const found = await db.collection<Levels & { storeId: string; sku: string }>('stock').find().toArray();
  return new Map(
    found.map((level) => [
      `${level.storeId}/${level.sku}`,
      Object.fromEntries(STOCK_STATES.map((state) => [state, level[state]])) as Levels,
    ]),
  );
}

type Movement = { storeId: string; sku: string; from: string; to: string; quantity: number };

/** The same, as the movements make them. */
async function levelsFromMovements(db: Db): Promise<Map<string, Levels>> {
  const levels = new Map<string, Levels>();
  for await (const { storeId, sku, from, to, quantity } of db.collection<Movement>('stockMovements').find()) {
    const key = `${storeId}/${sku}`;
    const level = levels.get(key) ?? { ...NONE };
    if (from !== 'outside') level[from as StockState] -= quantity;
    if (to !== 'gone') level[to as StockState] += quantity;
    levels.set(key, level);
  }
  return levels;
}

/** What the ledger and the levels don't agree in; a level that never had a piece needs no movement. */
export async function disagreements(db: Db): Promise<string[]> {
  const [levels, moved] = await Promise.all([levelsIn(db), levelsFromMovements(db)]);
  return [...new Set([...levels.keys(), ...moved.keys()])].flatMap((key) => {
    const [level, sum] = [levels.get(key) ?? NONE, moved.get(key) ?? NONE];
    const states = STOCK_STATES.filter((state) => level[state] !== sum[state] || level[state] < 0);
    return states.map((state) => `${key}: ${level[state]} ${state}, but ${sum[state]} moved there`);
  });
}
