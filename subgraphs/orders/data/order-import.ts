import type { ClientSession, Db, MongoClient } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import type { NewEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { inTransaction, isDuplicateKey, type Stored } from '#shared/mongo.ts';
import {
  type ImportedLine,
  importedLineId,
  importedOrderKey,
  joinProblem,
  recordKey,
} from '../rules/imported-orders.ts';
import { type Problem, toChannel } from '../rules/values.ts';
import type { Catalogue } from './catalogue.ts';
import { categoriesOf } from './goods-of-lines.ts';
import { orderData, type StoredOrder } from './orders.ts';
import type { Stores } from './stores.ts';

/** Collection `customerRecords`: whose a record of a source system is, as identity says. */
type CustomerRecord = Stored & {
  /** Absent: identity has said nothing of the record yet. */
  customerId?: string;
  /**
   * Grows with each import of the record's orders. Import and linking both write this document, so that one of them
   * sees the other, whichever comes first.
   */
  imports?: number;
};

export const customerRecordsMigration: Migration = {
  id: '006-customer-records',
  up: (db) =>
    defineCollection(db, 'customerRecords', {
      schema: { bsonType: 'object', properties: { customerId: { bsonType: 'string' } } },
    }),
};

/** A line with its place in the input. */
export type NumberedLine = { index: number; line: ImportedLine };

export type ImportOutcome = {
  ordersCreated: number;
  linesAdded: number;
  linesUnchanged: number;
  refused: (Problem & { index: number })[];
};

type Dependencies = { db: Db; client: MongoClient; outbox: Outbox };

/** Two imports may begin the same order at once; one of them then starts again. */
const ATTEMPTS = 3;

/** Imported orders and the records they follow change together. */
export function openOrderImport({ db, client, outbox }: Dependencies, catalogue: Catalogue, stores: Stores) {
  const orders = db.collection<StoredOrder>('orders');
  const records = db.collection<CustomerRecord>('customerRecords');

  async function customersOf(keys: string[], session: ClientSession): Promise<Map<string, string>> {
    if (!keys.length) return new Map();
    await records.bulkWrite(
      keys.map((_id) => ({
        updateOne: { filter: { _id }, update: { $inc: { imports: 1 } }, upsert: true },
      })),
      { session, ordered: false },
    );
    const found = await records.find({ _id: { $in: keys } }, { session }).toArray();
    return new Map(found.flatMap(({ _id, customerId }) => (customerId ? [[_id, customerId] as const] : [])));
  }

  async function importInto(lines: readonly NumberedLine[], session: ClientSession): Promise<ImportOutcome> {
    const outcome: ImportOutcome = { ordersCreated: 0, linesAdded: 0, linesUnchanged: 0, refused: [] };
    const keys = [...new Set(lines.map(({ line }) => importedOrderKey(line)))];
    const stored = await orders.find({ 'imported.key': { $in: keys } }, { session }).toArray();
    const open = new Map(stored.map((order) => [order.imported?.key ?? '', draftOf(order)]));

    for (const { index, line } of lines) {
      const key = importedOrderKey(line);
      const draft = open.get(key) ?? newDraft(key, line);
      const problem = joinProblem(draft.facts, line);
      if (problem) {
        outcome.refused.push({ index, ...problem });
        continue;
      }
      open.set(key, draft);
      if (add(draft, line)) outcome.linesAdded += 1;
      else outcome.linesUnchanged += 1;
    }

    const changed = [...open.values()].filter((draft) => draft.changed);
    const recordKeys = new Set(changed.flatMap(({ order }) => order.imported?.recordKey ?? []));
    const customers = await customersOf([...recordKeys], session);
    const categories = await categoriesOf(
      db,
      lines.map(({ line }) => line.sku),
    );
    const events = changed.flatMap(({ order }) => {
      const customerId = customers.get(order.imported?.recordKey ?? '');
      return customerId ? assign(order, customerId, categories) : [];
    });
    outcome.ordersCreated = changed.filter(({ isNew }) => isNew).length;
    if (changed.length) {
      const writes = changed.map(({ order, isNew }) =>
        isNew
          ? { insertOne: { document: order } }
          : { replaceOne: { filter: { _id: order._id }, replacement: order } },
      );
      await orders.bulkWrite(writes, { session, ordered: false });
    }
    await outbox.append(events, session);
    return outcome;
  }

  return {
    /** Adds lines that {@link importedLineProblem} has passed. Repeating it changes nothing. */
    async importLines(lines: readonly NumberedLine[]): Promise<ImportOutcome> {
      await stores.ensure(new Map(lines.map(({ line }) => [line.storeId, line.amount.currency])));
      await catalogue.ensure(new Map(lines.map(({ line }) => [line.sku, line.description || line.sku])));
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await inTransaction(client, (session) => importInto(lines, session));
        } catch (error) {
          if (attempt === ATTEMPTS || !isDuplicateKey(error)) throw error;
        }
      }
    },

    /** A record is this customer's now; its orders follow it, and those that are new to the world are announced. */
    async link(
      { source, recordId, customerId }: { source: string; recordId: string; customerId: string },
      session: ClientSession,
    ): Promise<void> {
      const key = recordKey(source, recordId);
      await records.updateOne({ _id: key }, { $set: { customerId } }, { upsert: true, session });
      const followers = await orders
        .find({ 'imported.recordKey': key, customerId: { $ne: customerId } }, { session })
        .toArray();
      if (!followers.length) return;
      const skus = followers.flatMap((order) => order.lines.map(({ sku }) => sku));
      const categories = await categoriesOf(db, skus);
      const events = followers.flatMap((order) => assign(order, customerId, categories));
      await orders.bulkWrite(
        followers.map((order) => ({ replaceOne: { filter: { _id: order._id }, replacement: order } })),
        { session, ordered: false },
      );
      await outbox.append(events, session);
    },
  };
}

/** An order that is being imported. */
type Draft = {
  order: StoredOrder;
  facts: { storeId: string; currency: string; recordKey?: string; totalMinor: number; lineIds: Set<string> };
  isNew: boolean;
  changed: boolean;
};

function draftOf(order: StoredOrder): Draft {
  const { storeId, currency, totalMinor, lines, imported } = order;
  const facts = {
    storeId,
    currency,
    totalMinor,
    lineIds: new Set(lines.map(({ lineId }) => lineId)),
    ...(imported?.recordKey ? { recordKey: imported.recordKey } : {}),
  };
  return { order, facts, isNew: false, changed: false };
}

/** What the first line says of the order as a whole; it has no lines yet. */
function newDraft(key: string, line: ImportedLine): Draft {
  const { orderedAt, storeId, amount } = line;
  const channel = toChannel(line.channel) ?? 'OTHER';
  const order: StoredOrder = {
    _id: `ord_${uuidv7({ msecs: orderedAt.getTime() }).replaceAll('-', '')}`,
    storeId,
    channel,
    currency: amount.currency,
    state: 'COMPLETED',
    placedAt: orderedAt,
    lines: [],
    totalMinor: 0,
    payment: 'PAID_ELSEWHERE',
    timeline: [{ state: 'COMPLETED', actor: 'SERVICE', channel, at: orderedAt }],
    imported: { key, announcedLines: 0 },
  };
  return { ...draftOf(order), isNew: true };
}

/** Adds a line that may join, and learns from it whose record the order is. Returns false when it was there before. */
function add(draft: Draft, line: ImportedLine): boolean {
  const { order, facts } = draft;
  const { source, recordId, sku, description, quantity, amount } = line;
  // Of an erased customer: the person in the file may be somebody new to us, and this is not theirs any more.
  if (recordId && !facts.recordKey && order.imported && !order.erasedAt) {
    facts.recordKey = recordKey(source, recordId);
    order.imported.recordKey = facts.recordKey;
    draft.changed = true;
  }
  const lineId = importedLineId(line);
  if (facts.lineIds.has(lineId)) return false;
  facts.lineIds.add(lineId);
  facts.totalMinor += amount.amountMinor;
  order.totalMinor = facts.totalMinor;
  order.lines.push({
    lineId,
    sku,
    description: description || sku,
    quantity,
    amountMinor: amount.amountMinor,
  });
  draft.changed = true;
  return true;
}

/** Gives an imported order to a customer. The lines that the world hasn't heard of are its event. */
function assign(order: StoredOrder, customerId: string, categories: ReadonlyMap<string, string>): NewEvent[] {
  order.customerId = customerId;
  const { imported } = order;
  const news = imported ? order.lines.slice(imported.announcedLines) : [];
  if (!imported || !news.length) return [];
  imported.announcedLines = order.lines.length;
  return [
    {
      type: 'patron.order.imported.v1',
      subject: customerId,
      time: order.placedAt,
      data: orderData(order, news, order.placedAt, categories),
    },
  ];
}
