import { createHash } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import { type Actor, actorId } from '#shared/actor.ts';
import { inTransaction, isDuplicateKey } from '#shared/mongo.ts';
import type { PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { neighbourhoodOf, type ProfileName, profileOf, regroup } from './grouping.ts';
import { openRecognition } from './recognition.ts';
import { type Device, materialOf } from './rules/devices.ts';
import {
  type Bounds,
  type GivenTouchpoint,
  readTouchpoint,
  type TouchpointProblem,
} from './rules/touchpoint.ts';
import { among, type StoredJoin, type StoredTouchpoint, touchpointsIn, touchpointsOf } from './store.ts';

const KEPT_DAYS = 30;
const DAY_MS = 24 * 3_600_000;
/** Two who record the same at once: one wins, the other looks again. */
const ATTEMPTS = 3;

export type TouchpointResult = {
  eventId: string;
  outcome: 'RECORDED' | 'DUPLICATE' | 'REFUSED';
  /** Null for a count, and for what was refused. */
  profileId: string | null;
  problem: TouchpointProblem | null;
};

type Seen = { index: number; event: StoredTouchpoint; kinds: Map<string, Device['kind']> };

/** What sensors and shops see of people whom nobody knows, and of customers who let themselves be recognised. */
export function openTouchpoints(dependencies: Dependencies) {
  const { db, client, clock, pairwise, touchpoints: settings } = dependencies;
  const keptDays = settings?.keptDays ?? KEPT_DAYS;
  const collections = touchpointsIn(db);
  const { touchpoints, devices, links, recognitions } = collections;
  // A keyed hash with the one secret of an installation that never changes.
  const keyed = (use: string, text: string) => pairwise(text, `patron:${use}`).replace(/^pcu_/, '');
  const nameOf: ProfileName = (group, begin) =>
    `anp_${keyed('profile', `${group}@${begin?.getTime() ?? ''}`)}`;
  const keyOf = (device: Device, seenAt: Date) => keyed('device', materialOf(device, seenAt));
  const keptFrom = (time: Date) => new Date(time.getTime() + keptDays * DAY_MS);
  const recognition = openRecognition(dependencies, collections, { nameOf, keptDays });

  function seenIn(
    given: GivenTouchpoint,
    index: number,
    actor: Actor,
    bounds: Bounds,
  ): Seen | TouchpointProblem {
    const read = readTouchpoint(given, bounds);
    if ('problem' in read) return read.problem;
    const { devices: read_, ...rest } = read.touchpoint;
    const kinds = new Map(read_.map((device) => [keyOf(device, rest.occurredAt), device.kind]));
    const by = actorId(actor);
    const eventKey = keyed('event', `${by}/${given.eventId}`);
    const event: StoredTouchpoint = {
      _id: idOf(rest.occurredAt, eventKey),
      ...rest,
      eventKey,
      by,
      receivedAt: bounds.now,
      devices: [...kinds.keys()].sort(),
      expiresAt: keptFrom(rest.occurredAt),
    };
    return { index, event, kinds };
  }

  /** Writes identifiers and that they were seen together. Each is written, so that others who write it come before or after. */
  async function note(
    kinds: ReadonlyMap<string, Device['kind']>,
    expiresAt: Date,
    session: ClientSession,
    endedAt?: Date,
  ): Promise<void> {
    const keys = [...kinds.keys()].sort();
    if (!keys.length) return;
    await devices.bulkWrite(
      keys.map((_id) => ({
        updateOne: {
          filter: { _id },
          update: {
            $max: { expiresAt },
            ...(endedAt && { $addToSet: { ends: endedAt } }),
            $setOnInsert: { kind: kinds.get(_id) ?? 'DEVICE', group: _id, ...(!endedAt && { ends: [] }) },
          },
          upsert: true,
        },
      })),
      { session },
    );
    const pairs = keys.flatMap((one, index) =>
      keys.slice(index + 1).map((other): [string, string] => [one, other]),
    );
    if (!pairs.length) return;
    await links.bulkWrite(
      pairs.map((pair) => ({
        updateOne: {
          filter: { _id: pair.join('/') },
          update: { $max: { expiresAt }, $setOnInsert: { devices: pair } },
          upsert: true,
        },
      })),
      { session },
    );
  }

  /** Puts identifiers into their groups, and takes back what was recognised in profiles that have changed. */
  async function settleGroups(keys: Iterable<string>, ended: Iterable<string>, session: ClientSession) {
    const around = await neighbourhoodOf(collections, keys, session);
    const changed = await regroup(collections, around, ended, { nameOf, session });
    await recognition.takeBack(changed, session);
    return { around, changed };
  }

  async function store(seen: readonly Seen[], permitted: ReadonlySet<string>) {
    return retried(() =>
      inTransaction(client, async (session) => {
        const known = await touchpoints
          .find({ eventKey: among(seen.map(({ event }) => event.eventKey)) }, { session })
          .toArray();
        const stored = new Map(known.map((event) => [event.eventKey, event]));
        const fresh: Seen[] = [];
        const duplicates = new Set<number>();
        for (const one of seen) {
          if (stored.has(one.event.eventKey)) duplicates.add(one.index);
          else {
            stored.set(one.event.eventKey, one.event);
            fresh.push(one);
          }
        }
        for (const { kinds, event } of fresh) await note(kinds, event.expiresAt, session);
        const keys = new Set(fresh.flatMap(({ event }) => event.devices));
        const { around, changed } = await settleGroups(keys, [], session);
        const placed = fresh.map(({ event }) => {
          const profileId = profileOf(around, event, nameOf);
          return profileId === null ? event : { ...event, profileId };
        });
        const attached = await recognition.attach(placed, permitted, session);
        if (attached.length) await touchpoints.insertMany(attached, { session });
        const profiles = new Map(
          [...known, ...placed].map(({ eventKey, profileId = null }) => [eventKey, profileId]),
        );
        return { duplicates, profiles, changed };
      }),
    );
  }

  return {
    recognition,

    /**
     * Takes down what was seen, once for each event id of who says it. What is wrong with one event stops no other.
     * @returns what came of each, in the order of the input.
     */
    async record(
      actor: Actor,
      given: readonly GivenTouchpoint[],
      storeId: string | null,
    ): Promise<TouchpointResult[]> {
      const bounds = { now: clock(), keptDays, storeId };
      const read = given.map((one, index) => seenIn(one, index, actor, bounds));
      const seen = read.filter((one): one is Seen => 'event' in one);
      const keys = new Set(seen.flatMap(({ event }) => event.devices));
      const permitted = await recognition.permittedAmong(keys);
      const { duplicates, profiles, changed } = await store(seen, permitted);
      if (changed.size) await recognition.settleDevices(keys);
      return read.map((one, index) => {
        const eventId = given[index]?.eventId ?? '';
        if (!('event' in one)) return { eventId, outcome: 'REFUSED', profileId: null, problem: one };
        const outcome = duplicates.has(index) ? 'DUPLICATE' : 'RECORDED';
        return { eventId, outcome, profileId: profiles.get(one.event.eventKey) ?? null, problem: null };
      });
    },

    /**
     * A customer has signed in on a device. Who lets themself be recognised is, on this device in this session; of anybody else
     * nothing is kept but that another session began.
     * @returns whether the customer lets themself be recognised.
     */
    async beginSession(customerId: string, used: readonly Device[], at: Date): Promise<boolean> {
      const kinds = new Map(used.map((device) => [keyOf(device, at), device.kind]));
      if (!(await recognition.permits(customerId))) {
        await this.endSession(used, at);
        return false;
      }
      const keys = [...kinds.keys()].sort();
      const _id = keyed('sign-in', `${customerId}/${keys.join('/')}/${at.getTime()}`);
      await retried(() =>
        inTransaction(client, async (session) => {
          await note(kinds, keptFrom(at), session);
          await collections.signIns.updateOne(
            { _id },
            { $setOnInsert: { customerId, devices: keys, at, expiresAt: recognition.knownUntil(at) } },
            { upsert: true, session },
          );
          await settleGroups(keys, [], session);
        }),
      );
      await recognition.settleDevices(keys);
      // Withdrawn meanwhile: what the withdrawal took back may have been written after it.
      if (await recognition.permits(customerId)) return true;
      await inTransaction(client, (session) => recognition.forget(new Set([customerId]), session));
      return false;
    },

    /** Somebody has signed out of a device, or left it: what it sees from now on is another person's. */
    async endSession(used: readonly Device[], at: Date): Promise<void> {
      const kinds = new Map(used.map((device) => [keyOf(device, at), device.kind]));
      await retried(() =>
        inTransaction(client, async (session) => {
          await note(kinds, keptFrom(at), session, at);
          await settleGroups(kinds.keys(), kinds.keys(), session);
        }),
      );
      await recognition.settleDevices(kinds.keys());
    },

    /** Of these customers, newest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    of: (customerIds: readonly string[], page: PageRequest) => touchpointsOf(touchpoints, customerIds, page),

    /** Devices on which these customers were recognised or signed in, while they let themselves be; the newest first, at most 100. */
    async devicesOf(customerIds: readonly string[]): Promise<RecognisedDevice[]> {
      const theirs = { customerId: { $in: [...customerIds] } };
      const spans = (at: string) => [
        { $match: theirs },
        { $unwind: '$devices' },
        { $group: { _id: '$devices', firstSeen: { $min: at }, lastSeen: { $max: at } } },
      ];
      return touchpoints
        .aggregate<RecognisedDevice>([
          ...spans('$occurredAt'),
          { $unionWith: { coll: collections.signIns.collectionName, pipeline: spans('$at') } },
          { $group: { _id: '$_id', firstSeen: { $min: '$firstSeen' }, lastSeen: { $max: '$lastSeen' } } },
          { $lookup: { from: devices.collectionName, localField: '_id', foreignField: '_id', as: 'device' } },
          { $unwind: '$device' },
          { $sort: { lastSeen: -1, _id: 1 } },
          { $limit: 100 },
          { $project: { _id: 0, kind: '$device.kind', firstSeen: 1, lastSeen: 1 } },
        ])
        .toArray();
    },

    /** What is known of somebody whom nobody knows. Null for one of whom nothing is kept, and for a customer's. */
    async profile(id: string) {
      const [seen] = await touchpoints
        .aggregate<Omit<AnonymousProfile, 'id' | 'deviceKinds' | 'join'> & { devices: string[][] }>([
          { $match: { profileId: id, customerId: { $exists: false } } },
          {
            $group: {
              _id: null,
              touchpointCount: { $sum: 1 },
              firstSeenAt: { $min: '$occurredAt' },
              lastSeenAt: { $max: '$occurredAt' },
              expiresAt: { $max: '$expiresAt' },
              devices: { $addToSet: '$devices' },
            },
          },
        ])
        .toArray();
      if (!seen || (await recognitions.findOne({ _id: id }))) return null;
      const { devices: used, touchpointCount, firstSeenAt, lastSeenAt, expiresAt } = seen;
      const known = await devices.find({ _id: among(used.flat()) }).toArray();
      const deviceKinds = [...new Set(known.map(({ kind }) => kind))].sort();
      const join = await collections.joins.findOne({ _id: id });
      return { id, touchpointCount, firstSeenAt, lastSeenAt, expiresAt, deviceKinds, join };
    },

    /** Why a profile was recognised; null when it isn't (any more). */
    recognitionOf: (profileId: string) => recognitions.findOne({ _id: profileId }),

    /**
     * Deletes what is kept no longer, and puts apart what only that joined.
     * @returns how many touchpoints went.
     */
    async expire(): Promise<number> {
      let gone = 0;
      for (;;) {
        const now = clock();
        const due = { expiresAt: { $lte: now } };
        const events = await touchpoints.find(due).limit(BATCH).toArray();
        const lapsed = await links.find(due).limit(BATCH).toArray();
        if (!events.length && !lapsed.length) break;
        await inTransaction(client, async (session) => {
          const ids = among(events.map(({ _id }) => _id));
          gone += (await touchpoints.deleteMany({ _id: ids, ...due }, { session })).deletedCount;
          await links.deleteMany({ _id: among(lapsed.map(({ _id }) => _id)), ...due }, { session });
          await settleGroups(new Set(lapsed.flatMap((link) => link.devices)), [], session);
        });
      }
      const over = { expiresAt: { $lte: clock() } };
      await devices.deleteMany(over);
      await collections.signIns.deleteMany(over);
      await collections.visits.deleteMany(over);
      await recognition.removeEmpty();
      return gone;
    },
  };
}

type AnonymousProfile = {
  id: string;
  touchpointCount: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  deviceKinds: Device['kind'][];
  join: StoredJoin | null;
};

/** A device without what names it, which is kept nowhere. */
type RecognisedDevice = { kind: Device['kind']; firstSeen: Date; lastSeen: Date };

export type Touchpoints = ReturnType<typeof openTouchpoints>;

const BATCH = 500;

/** Sorts by the time of the event; the same event has the same id. */
function idOf(at: Date, eventKey: string): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `tpt_${time}${createHash('sha256').update(eventKey).digest('hex').slice(0, 20)}`;
}

async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDuplicateKey(error) || attempt === ATTEMPTS) throw error;
    }
  }
}
