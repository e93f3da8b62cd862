import type { ClientSession, Db } from 'mongodb';
import type { CustomersInService } from './guard.ts';
import type { Migration } from './migrations.ts';
import { lookupAllBy, type Stored } from './mongo.ts';

/**
 * Collection `customersInService`: which customers are in which store's hands, and until when. Each subgraph that shows
 * anything to associates keeps its own copy, fed by the events of orders, so that the check costs no other subgraph.
 */
type InService = Stored & {
  /** `_id` is the order that puts the customer into the store's hands. */
  customerId: string;
  storeId: string;
  /** After this, the store has no business with the customer any more. */
  until: Date;
};

/** A forgotten order does not keep a customer's profile open for ever. */
const OPEN_ORDER_DAYS = 30;
/** Questions at the counter come right after the handover. */
const CLOSED_ORDER_HOURS = 1;

const HOUR_MS = 3_600_000;

const collectionIn = (db: Db) => db.collection<InService>('customersInService');

export const customersInServiceMigration: Migration = {
  id: '000-customers-in-service',
  async up(db) {
    await collectionIn(db).createIndexes([
      { key: { customerId: 1 } },
      { key: { until: 1 }, expireAfterSeconds: 0 },
    ]);
  },
};

export function openCustomersInService(db: Db, clock: () => Date): CustomersInService {
  const byCustomer = lookupAllBy(collectionIn(db), 'customerId'); // few: a customer's open orders
  return {
    async isServedAt(customerId, stores) {
      const open = await byCustomer.load(customerId);
      const now = clock();
      return open.some(({ storeId, until }) => until > now && stores.includes(storeId));
    },
  };
}

/** Where an order stands, as far as hands go. */
type OrderEvent = {
  type: `patron.order.${string}`;
  time: string;
  data: { orderId: string; customerId: string | null; storeId: string };
};

/** Follows orders, as they came: placed opens the customer's facts to the store, handed over or cancelled closes them. */
export async function followOrders(
  db: Db,
  events: readonly OrderEvent[],
  session: ClientSession,
): Promise<void> {
  const writes = events.flatMap(({ type, time, data: { orderId, customerId, storeId } }) => {
    if (!customerId) return [];
    const closes = type === 'patron.order.handed_over.v1' || type === 'patron.order.cancelled.v1';
    const hours = closes ? CLOSED_ORDER_HOURS : OPEN_ORDER_DAYS * 24;
    const until = new Date(Date.parse(time) + hours * HOUR_MS);
    const update = { $set: { customerId, storeId, until } };
    return { updateOne: { filter: { _id: orderId }, update, upsert: true } };
  });
  if (writes.length) await collectionIn(db).bulkWrite(writes, { session });
}

/** The customer stands at a store's counter with goods of theirs: what was brought back is open to that store for a while. */
export async function comeToCounter(
  db: Db,
  { id, customerId, storeId, at }: { id: string; customerId: string; storeId: string; at: Date },
  session: ClientSession,
): Promise<void> {
  const until = new Date(at.getTime() + CLOSED_ORDER_HOURS * HOUR_MS);
  await collectionIn(db).updateOne(
    { _id: id },
    { $set: { customerId, storeId, until } },
    { upsert: true, session },
  );
}

type VisitEvent = {
  data: { visitId: string; customerId: string; storeId: string; until: string | null; at: string };
};

/** Follows visits to stores: a store has the customer in its hands until the visit's end, and for a while after it is over. */
export async function expectVisits(
  db: Db,
  events: readonly VisitEvent[],
  session: ClientSession,
): Promise<void> {
  const writes = events.map(({ data: { visitId, customerId, storeId, until, at } }) => {
    const closesAt = until ? new Date(until) : new Date(Date.parse(at) + CLOSED_ORDER_HOURS * HOUR_MS);
    const update = { $set: { customerId, storeId, until: closesAt } };
    return { updateOne: { filter: { _id: visitId }, update, upsert: true } };
  });
  if (writes.length) await collectionIn(db).bulkWrite(writes, { session });
}

type IdentifiedEvent = {
  data: { identificationId: string; customerId: string; storeId: string; at: string };
};

/** Follows members who were identified at a till, which is at a counter. */
export async function followIdentified(
  db: Db,
  events: readonly IdentifiedEvent[],
  session: ClientSession,
): Promise<void> {
  for (const { data } of events) {
    const { identificationId: id, customerId, storeId, at } = data;
    await comeToCounter(db, { id, customerId, storeId, at: new Date(at) }, session);
  }
}

/** By this order nobody is in a store's hands any more. */
export async function leaveHands(db: Db, orderId: string, session: ClientSession): Promise<void> {
  await collectionIn(db).deleteOne({ _id: orderId }, { session });
}
