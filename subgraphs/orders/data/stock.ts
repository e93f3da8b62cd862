import type { AnyBulkWriteOperation, ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy } from '#shared/mongo.ts';
import { type Moved, openStockLedger, type StockLedger } from '../stock/ledger.ts';
import { bySku, type Pieces, STOCK_STATES, type StockMove, type StockReason } from '../stock/states.ts';

/** Collection `stock`: pieces of one SKU in one store. Each piece is in exactly one state. */
export type StoredStock = {
  /** {@link stockId}. */
  _id: string;
  storeId: string;
  sku: string;
  /** Free to sell. */
  onHand: number;
  /** Held for orders, not yet gathered. */
  reserved: number;
  /** Gathered for orders. */
  picked: number;
  /** On the way to the store. */
  inTransit: number;
  /** Brought back, not yet looked at. */
  returned: number;
  /** Not fit for sale. */
  damaged: number;
  /** When it last changed. */
  asOf: Date;
  /** When it was last counted. */
  countedAt?: Date;
};

/** Read for one plan. */
const MAX_LEVELS = 50_000;

const whole = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const stockMigration: Migration = {
  id: '003-stock',
  up: (db) =>
    defineCollection(db, 'stock', {
      schema: {
        bsonType: 'object',
        required: [
          'storeId',
          'sku',
          'onHand',
          'reserved',
          'picked',
          'inTransit',
          'returned',
          'damaged',
          'asOf',
        ],
        properties: {
          storeId: { bsonType: 'string' },
          sku: { bsonType: 'string' },
          onHand: whole,
          reserved: whole,
          picked: whole,
          inTransit: whole,
          returned: whole,
          damaged: whole,
          asOf: { bsonType: 'date' },
          countedAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { sku: 1, onHand: 1 } }], // availability
    }),
};

/** Unambiguous, because the part before the slash has none itself. */
export const stockId = (storeId: string, sku: string): string => `${encodeURIComponent(storeId)}/${sku}`;

/** What to take turns of before a transaction moves these pieces, always in the same order. */
export const levelKeys = (storeId: string, lines: readonly { sku: string }[]): string[] =>
  [...new Set(lines.map(({ sku }) => stockId(storeId, sku)))].sort();

export function openStock(db: Db, ledger: StockLedger = openStockLedger(db)) {
  const stock = db.collection<StoredStock>('stock');
  const byId = lookupBy(stock, '_id');

  /**
   * Moves pieces, each level by one conditional update, and writes it down. Names the first line of which there isn't enough;
   * the caller then rolls the transaction back.
   */
  async function shift(moved: readonly Moved[], session: ClientSession): Promise<Moved | null> {
    if (!moved.length) return null;
    const updates = [...summed(moved)].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)).map(updateOf);
    const { matchedCount, upsertedCount } = await stock.bulkWrite(updates, { session });
    if (matchedCount + upsertedCount !== updates.length) return lackingIn(moved, session);
    await ledger.write(moved, session);
    return null;
  }

  /** The first line for which there isn't enough. Some of the others have been moved, and will be rolled back. */
  async function lackingIn(moved: readonly Moved[], session: ClientSession): Promise<Moved | null> {
    const ids = [...new Set(moved.map(idOf))];
    const firstIn = (seen: readonly StoredStock[]) => {
      const left = new Map(seen.map((level) => [level._id, { ...level }]));
      return moved.find((line) => {
        const level = left.get(idOf(line));
        if (line.from === 'outside') return false; // has always enough
        if (!level || level[line.from] < line.quantity) return true;
        level[line.from] -= line.quantity;
        return false;
      });
    };
    const committed = await stock.find({ _id: { $in: ids } }).toArray();
    const lacking =
      firstIn(committed) ?? firstIn(await stock.find({ _id: { $in: ids } }, { session }).toArray());
    return lacking ?? moved.find(({ from }) => from !== 'outside') ?? null;
  }

  const linesOf = (
    storeId: string,
    lines: readonly Pieces[],
    move: StockMove,
    { at, reason }: { at: Date; reason: StockReason },
  ): Moved[] => bySku(lines).map((line) => ({ ...line, storeId, ...move, at, reason }));

  return {
    of: (storeId: string, sku: string): Promise<StoredStock | null> => byId.load(stockId(storeId, sku)),

    /** Pieces on hand as this transaction sees them; none of a SKU that the store never had. */
    async onHandSeenBy(
      session: ClientSession,
      storeId: string,
      skus: readonly string[],
    ): Promise<ReadonlyMap<string, number>> {
      const ids = skus.map((sku) => stockId(storeId, sku));
      const seen = await stock.find({ _id: { $in: ids } }, { session }).toArray();
      return new Map(seen.map(({ sku, onHand }) => [sku, onHand]));
    },

    /** Levels as this transaction sees them, in the order of their ids. */
    seenBy: (session: ClientSession, ids: readonly string[]): Promise<StoredStock[]> =>
      stock
        .find({ _id: { $in: [...ids] } }, { session })
        .sort({ _id: 1 })
        .toArray(),

    /** Where any of these SKUs is on hand, and how many; of a SKU that very many stores have, not all of them. */
    onHandOf: (skus: readonly string[]): Promise<Pick<StoredStock, 'storeId' | 'sku' | 'onHand'>[]> =>
      stock
        .find({ sku: { $in: [...skus] }, onHand: { $gt: 0 } })
        .project<Pick<StoredStock, 'storeId' | 'sku' | 'onHand'>>({ _id: 0, storeId: 1, sku: 1, onHand: 1 })
        .limit(MAX_LEVELS)
        .toArray(),

    /** Levels of stores that have at least `quantity` of the SKU on hand. */
    onHand: (sku: string, quantity = 1): Promise<StoredStock[]> =>
      stock.find({ sku, onHand: { $gte: quantity } }).toArray(),

    /**
     * Holds pieces, each SKU by one conditional update, so that no more is promised than there is, whoever else asks.
     * Returns the first SKU of which there isn't enough; the caller then rolls the transaction back.
     */
    async reserve(
      storeId: string,
      lines: readonly Pieces[],
      at: Date,
      session: ClientSession,
      reason: StockReason,
    ): Promise<string | null> {
      return (await shift(linesOf(storeId, lines, RESERVED, { at, reason }), session))?.sku ?? null;
    },

    /** As {@link reserve}, of several stores and for several reasons at once. Returns the first line of which there isn't enough. */
    reserveAll(wanted: readonly ToReserve[], session: ClientSession): Promise<Moved | null> {
      return shift(
        wanted.flatMap(({ storeId, lines, ...its }) => linesOf(storeId, lines, RESERVED, its)),
        session,
      );
    },

    /**
     * The first SKU of which there isn't enough on hand, as far as is committed; null promises nothing. Whoever is refused
     * by this needn't wait for a turn at stock that is gone.
     */
    async shortOf(storeId: string, lines: readonly Pieces[]): Promise<string | null> {
      for (const { sku, quantity } of bySku(lines)) {
        const level = await byId.load(stockId(storeId, sku));
        if ((level?.onHand ?? 0) < quantity) return sku;
      }
      return null;
    },

    /**
     * Which of several that want pieces at once can have theirs, those before them served, as far as is committed. It promises
     * nothing: {@link reserveAll} decides.
     */
    async enoughFor(those: readonly (readonly Omit<ToReserve, 'at' | 'reason'>[])[]): Promise<boolean[]> {
      const wantedOf = those.map((wanted) =>
        wanted.flatMap(({ storeId, lines }) =>
          bySku(lines).map(({ sku, quantity }) => ({ _id: stockId(storeId, sku), quantity })),
        ),
      );
      if (those.length < 2) return those.map(() => true); // nobody to hold up
      const ids = [...new Set(wantedOf.flat().map(({ _id }) => _id))];
      const levels = await stock
        .find({ _id: { $in: ids } })
        .project<{ _id: string; onHand: number }>({ onHand: 1 })
        .toArray();
      const left = new Map(levels.map(({ _id, onHand }) => [_id, onHand]));
      return wantedOf.map((wanted) => {
        const after = new Map<string, number>();
        for (const { _id, quantity } of wanted) {
          after.set(_id, (after.get(_id) ?? left.get(_id) ?? 0) - quantity);
        }
        if ([...after.values()].some((count) => count < 0)) return false;
        for (const [_id, count] of after) left.set(_id, count);
        return true;
      });
    },

    /**
     * As {@link reserve}, for any move: `outside` has always enough, `gone` is no level. Returns the first SKU of which
     * there isn't enough in `from`.
     */
    async tryMove(
      storeId: string,
      lines: readonly Pieces[],
      move: StockMove,
      at: Date,
      session: ClientSession,
      reason: StockReason,
    ): Promise<string | null> {
      return (await shift(linesOf(storeId, lines, move, { at, reason }), session))?.sku ?? null;
    },

    /** Moves pieces that are known to be there, e.g. an order's. @throws {Error} when they aren't, which a transaction rules out. */
    async move(
      storeId: string,
      lines: readonly Pieces[],
      move: StockMove,
      at: Date,
      session: ClientSession,
      reason: StockReason,
    ): Promise<void> {
      const lacking = await shift(linesOf(storeId, lines, move, { at, reason }), session);
      if (lacking) throw new Error(`${idOf(lacking)} has too few ${move.from}`);
    },

    /**
     * Brings levels to what was counted: on hand is what the held and gathered pieces leave, never below 0. A level
     * that was counted later stays. Returns how many were set.
     */
    async count(
      counts: readonly { storeId: string; sku: string; counted: number }[],
      { countedAt, at, actorId }: { countedAt: Date; at: Date; actorId?: string },
      session: ClientSession,
    ): Promise<number> {
      if (!counts.length) return 0;
      const ids = counts.map(({ storeId, sku }) => stockId(storeId, sku));
      const seen = await stock.find({ _id: { $in: ids } }, { session }).toArray();
      const levels = new Map(seen.map((level) => [level._id, level]));
      const writes: AnyBulkWriteOperation<StoredStock>[] = [];
      const moved: Moved[] = [];
      for (const [index, { storeId, sku, counted }] of counts.entries()) {
        const _id = ids[index] ?? '';
        const before = levels.get(_id) ?? { _id, storeId, sku, ...NONE, asOf: at };
        if (before.countedAt && before.countedAt > countedAt) continue;
        const onHand = Math.max(0, counted - before.reserved - before.picked);
        const more = onHand - before.onHand;
        const its = { storeId, sku, at, reason: { cause: 'COUNT', actorId } } as const;
        if (more > 0) moved.push({ ...its, quantity: more, from: 'outside', to: 'onHand' });
        if (more < 0) moved.push({ ...its, quantity: -more, from: 'onHand', to: 'gone' });
        const replacement = { ...before, onHand, asOf: at, countedAt };
        writes.push({ replaceOne: { filter: { _id }, replacement, upsert: true } });
      }
      if (writes.length) await stock.bulkWrite(writes, { session });
      await ledger.write(moved, session);
      return writes.length;
    },
  };
}

const NONE = { onHand: 0, reserved: 0, picked: 0, inTransit: 0, returned: 0, damaged: 0 };

const RESERVED = { from: 'onHand', to: 'reserved' } as const;

type ToReserve = { storeId: string; lines: readonly Pieces[]; at: Date; reason: StockReason };

const idOf = ({ storeId, sku }: Moved): string => stockId(storeId, sku);

/** One line for each level and move, so that each is one update, which sees all that is wanted. */
function summed(moved: readonly Moved[]): Iterable<Moved> {
  const sums = new Map<string, Moved>();
  for (const line of moved) {
    const key = `${line.from}/${line.to}/${idOf(line)}`;
    const there = sums.get(key);
    const at = there && there.at > line.at ? there.at : line.at;
    sums.set(key, { ...line, at, quantity: line.quantity + (there?.quantity ?? 0) });
  }
  return sums.values();
}

function updateOf({ storeId, sku, quantity, from, to, at }: Moved): AnyBulkWriteOperation<StoredStock> {
  const $inc = {
    ...(from === 'outside' ? {} : { [from]: -quantity }),
    ...(to === 'gone' ? {} : { [to]: quantity }),
  };
  const _id = stockId(storeId, sku);
  if (from !== 'outside') {
    return {
      updateOne: { filter: { _id, [from]: { $gte: quantity } }, update: { $inc, $set: { asOf: at } } },
    };
  }
  // The store may have had none of it so far.
  const others = Object.fromEntries(STOCK_STATES.filter((state) => state !== to).map((state) => [state, 0]));
  return {
    updateOne: {
      filter: { _id },
      update: { $inc, $set: { asOf: at }, $setOnInsert: { storeId, sku, ...others } },
      upsert: true,
    },
  };
}

export type Stock = ReturnType<typeof openStock>;
