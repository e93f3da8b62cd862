import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { isForgotten, type RightsFrame } from '../carry-out-rights.ts';
import { expectVisits, followIdentified, followOrders } from '../customers-in-service.ts';
import { openErased } from '../erased.ts';
import { followPlacements } from '../members.ts';
import type { Migration } from '../migrations.ts';
import { inTransaction, isDuplicateKey, LATEST, type Stored } from '../mongo.ts';
import type { AnySubgraph } from '../subgraph.ts';
import type { EventType, PatronEvent } from './event.ts';
import type { Subscriptions } from './outbox.ts';

/** Collection `consumed`: events that were applied here, kept longer than any relay repeats one. */
type Consumed = Stored & { at: Date };

const KEPT_DAYS = 90;

const consumedIn = (db: Db) => db.collection<Consumed>('consumed');

export const consumedMigration: Migration = {
  id: '000-consumed',
  async up(db) {
    await consumedIn(db).createIndexes([{ key: { at: 1 }, expireAfterSeconds: KEPT_DAYS * 24 * 3600 }]);
  },
};

// biome-ignore lint/suspicious/noExplicitAny: the handler's event type is that of the key it stands under
type AnyConsumer = (data: any, event: any, session: ClientSession) => Promise<void>;
// biome-ignore lint/suspicious/noExplicitAny: as above
type AnyConsumerOfMany = (data: any, events: any[], session: ClientSession) => Promise<void>;

/** For the guard: orders decide which customers are in which store's hands, identity which ids are one customer. */
const FOLLOWED_BY_ALL = {
  'patron.customer.merged.v1': followPlacements,
  'patron.customer.unmerged.v1': followPlacements,
  'patron.order.placed.v1': followOrders,
  'patron.order.handed_over.v1': followOrders,
  'patron.order.cancelled.v1': followOrders,
  'patron.try_reservation.changed.v1': expectVisits,
  'patron.appointment.changed.v1': expectVisits,
  'patron.member.identified.v1': followIdentified,
} as const;

type FollowMany = (db: Db, events: readonly PatronEvent[], session: ClientSession) => Promise<void>;

const isFollowedByAll = (type: EventType): type is keyof typeof FOLLOWED_BY_ALL => type in FOLLOWED_BY_ALL;

/** Every subgraph has something of a customer: at least what the frame keeps. */
const RIGHTS = ['patron.rights.ordered.v1', 'patron.rights.scan_ordered.v1'] as const;

/** Who follows what, from what each subgraph says that it consumes. */
export function subscriptionsOf(subgraphs: readonly AnySubgraph[]): Subscriptions {
  const subscriptions = new Map<EventType, string[]>();
  for (const { name, consumes, consumesMany = {} } of subgraphs) {
    for (const type of new Set([
      ...Object.keys(consumes),
      ...Object.keys(consumesMany),
      ...Object.keys(FOLLOWED_BY_ALL),
      ...RIGHTS,
    ]) as Set<EventType>) {
      subscriptions.set(type, [...(subscriptions.get(type) ?? []), name]);
    }
  }
  return subscriptions;
}

/**
 * Applies events in the order given, each once, and says of each how it went: null when it is applied (now or before),
 * the name of the error when it failed, {@link NOT_TRIED} when one of the same subject before it failed.
 */
export type Consume = (events: PatronEvent[]) => Promise<(string | null)[]>;

export const NOT_TRIED = 'NOT_TRIED';

export function openConsumer(
  definition: AnySubgraph,
  { db, client, log, clock }: { db: Db; client: MongoClient; log: Logger; clock: () => Date },
  data: unknown,
  rights: RightsFrame = {},
): Consume {
  const handlers = definition.consumes as Partial<Record<EventType, AnyConsumer>>;
  const handlersOfMany = (definition.consumesMany ?? {}) as Partial<Record<EventType, AnyConsumerOfMany>>;
  const frame = rights as Partial<Record<EventType, (event: PatronEvent, session: ClientSession) => unknown>>;
  const tombstones = openErased(db);

  /** All or none, in one transaction: a commit waits for the disk, and costs the same for one event as for many. */
  async function applyTogether(events: readonly PatronEvent[]): Promise<void> {
    await inTransaction(client, async (session) => {
      const at = clock();
      await consumedIn(db).insertMany(
        events.map(({ id }) => ({ _id: id, at })),
        { session },
      );
      const erased = await tombstones.among(customersOf(events), session);
      for (const alike of intoRuns(events)) {
        // Nobody comes back late. An erasure is never in one run with what it forgets.
        const kept = alike.filter(
          (event) => !isForgotten(event.type) || !erased.has(customerOf(event) ?? ''),
        );
        const [first] = kept;
        if (!first) continue;
        const { type } = first;
        if (isFollowedByAll(type)) await (FOLLOWED_BY_ALL[type] as FollowMany)(db, kept, session);
        for (const event of kept) {
          await frame[type]?.(event, session);
          await handlers[type]?.(data, event, session);
          if (isErasure(event)) erased.add(event.data.customerId);
        }
        await handlersOfMany[type]?.(data, kept, session);
      }
    });
  }

  async function applyAlone(event: PatronEvent): Promise<void> {
    try {
      await applyTogether([event]);
    } catch (error) {
      if (isDuplicateKey(error) && (await consumedIn(db).findOne({ _id: event.id }, LATEST))) return; // applied before
      throw error;
    }
  }

  return async (events) => {
    if (events.length > 1) {
      try {
        await applyTogether(events);
        return events.map(() => null);
      } catch {
        // One of them fails, or was applied before: each by itself says which.
      }
    }
    const results: (string | null)[] = [];
    const failed = new Set<string>();
    for (const event of events) {
      if (failed.has(event.subject)) {
        results.push(NOT_TRIED);
        continue;
      }
      try {
        await applyAlone(event);
        results.push(null);
      } catch (error) {
        log.error({ err: error, eventId: event.id, type: event.type }, 'event failed');
        failed.add(event.subject);
        results.push(error instanceof Error ? error.name : 'Error');
      }
    }
    return results;
  };
}

/** Events of one type that come one after another, together. */
function intoRuns(events: readonly PatronEvent[]): PatronEvent[][] {
  const runs: PatronEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0]?.type === event.type) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

const customerOf = ({ data }: PatronEvent): string | null => ('customerId' in data ? data.customerId : null);

const customersOf = (events: readonly PatronEvent[]): string[] => [
  ...new Set(events.flatMap((event) => customerOf(event) ?? [])),
];

const isErasure = (event: PatronEvent): event is PatronEvent<'patron.rights.ordered.v1'> =>
  event.type === 'patron.rights.ordered.v1' &&
  (event as PatronEvent<'patron.rights.ordered.v1'>).data.right === 'ERASE';
