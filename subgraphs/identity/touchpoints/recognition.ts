import type { ClientSession } from 'mongodb';
import { inTransaction } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { ProfileName } from './grouping.ts';
import {
  type Candidate,
  customerAmong,
  joinedPairs,
  type Scored,
  SIGNED_IN_WEIGHT,
} from './rules/joining.ts';
import {
  type Crowd,
  compareVisits,
  type Evidence,
  isOnePerson,
  TOGETHER_MS,
  type Visit,
} from './rules/patterns.ts';
import { sessionAt } from './rules/profiles.ts';
import {
  among,
  type StoredJoin,
  type StoredSignIn,
  type StoredTouchpoint,
  type TouchpointCollections,
} from './store.ts';

/** What the customer has to permit before anything unknown is taken for them. */
export const RECOGNITION = 'in_store_recognition';
/** How long that purpose keeps what it is for, see `well-known-purposes.ts` of consent. */
const KNOWN_DAYS = 365;
const DAY_MS = 24 * 3_600_000;
/** A store in which so many were at once tells nobody from another. */
const TOO_MANY_AT_ONCE = 200;
/** Pairs that one look compares. */
const MOST_PAIRS = 500_000;
const LEAST_VISITS = 3;
const MOST_EVIDENCE = 200;

type Found = Candidate & { evidence: Evidence[] };

type Settings = { nameOf: ProfileName; keptDays: number };

/** Which customer an anonymous profile is: only above the threshold, and only while the customer permits it. */
export function openRecognition(
  { client, clock, members, permitsNow, log }: Dependencies,
  collections: TouchpointCollections,
  { nameOf, keptDays }: Settings,
) {
  const { touchpoints, devices, signIns, visits, joins, recognitions } = collections;
  /** @throws when consent can't be asked. */
  const permits = (customerId: string): Promise<boolean> => permitsNow({ customerId, purpose: RECOGNITION });
  const inDays = (days: number) => ({ $dateAdd: { startDate: '$occurredAt', unit: 'day', amount: days } });

  /** Touchpoints of these profiles or customers are anonymous again, and go when anonymous ones go. */
  async function makeAnonymous(filter: object, session: ClientSession): Promise<void> {
    const theirs = { ...filter, customerId: { $exists: true } };
    await touchpoints.updateMany(
      theirs,
      [{ $set: { expiresAt: inDays(keptDays) } }, { $unset: 'customerId' }],
      { session },
    );
    // Anonymous ones of that age aren't kept.
    await touchpoints.deleteMany({ ...filter, expiresAt: { $lte: clock() } }, { session });
  }

  /** The customers permit no recognition any more: nothing is theirs, and nothing by which it was found out is kept. */
  async function forget(customerIds: ReadonlySet<string>, session: ClientSession): Promise<void> {
    if (!customerIds.size) return;
    const ids: string[] = [];
    for (const customerId of customerIds) ids.push(...(await members.seenBy(session, customerId)));
    const all = { customerId: among(ids) };
    await recognitions.deleteMany(all, { session });
    await signIns.deleteMany(all, { session });
    await visits.deleteMany(all, { session });
    const profiles = await touchpoints.distinct('profileId', all, { session });
    if (profiles.length) await makeAnonymous({ profileId: { $in: profiles } }, session);
  }

  async function takeBack(profileIds: ReadonlySet<string>, session: ClientSession): Promise<void> {
    if (!profileIds.size) return;
    const ids = among(profileIds);
    await recognitions.deleteMany({ _id: ids }, { session });
    await makeAnonymous({ profileId: ids }, session);
  }

  /** Writes what was found, once the customer permits it, and nothing else. */
  async function recognise(profileId: string, found: Found | null): Promise<void> {
    const standing = await recognitions.findOne({ _id: profileId });
    if (standing?.customerId === found?.customerId) return;
    if (!found || !(await permits(found.customerId))) {
      if (standing) await inTransaction(client, (session) => takeBack(new Set([profileId]), session));
      return;
    }
    const { customerId, weight, evidence } = found;
    const now = clock();
    await inTransaction(client, async (session) => {
      const kept = evidence.slice(0, MOST_EVIDENCE);
      const recognised = { customerId, weight, evidence: kept, recognisedAt: now, touchedAt: now };
      await recognitions.replaceOne({ _id: profileId }, recognised, { upsert: true, session });
      await touchpoints.updateMany({ profileId }, [{ $set: { customerId, expiresAt: inDays(KNOWN_DAYS) } }], {
        session,
      });
    });
    // Withdrawn meanwhile: what the withdrawal took back may have been written after it.
    if (!(await permits(customerId)))
      await inTransaction(client, (session) => forget(new Set([customerId]), session));
  }

  /** The groups of these devices, each with when its sessions were ended. */
  async function endsAround(keys: Iterable<string>): Promise<Map<string, Date[]>> {
    const known = await devices.find({ _id: among(keys) }).toArray();
    const ends = new Map<string, Date[]>();
    for (const one of await devices
      .find({ group: among(new Set(known.map(({ group }) => group))) })
      .toArray()) {
      ends.set(one.group, [...(ends.get(one.group) ?? []), ...one.ends]);
    }
    return ends;
  }

  /** For each profile the customers who were signed in on its devices in its session. */
  async function byDevice(found: readonly StoredSignIn[]): Promise<Map<string, Found[]>> {
    const ids = among(found.flatMap((signIn) => signIn.devices));
    const groups = new Map(
      (await devices.find({ _id: ids }).toArray()).map(({ _id, group }) => [_id, group]),
    );
    const ends = await endsAround(groups.keys());
    const candidates = new Map<string, Found[]>();
    for (const {
      customerId,
      devices: [device = ''],
      at,
    } of found) {
      const group = groups.get(device) ?? device;
      const profileId = nameOf(group, sessionAt(ends.get(group) ?? [], at));
      const known = candidates.get(profileId) ?? [];
      candidates.set(profileId, known);
      if (known.some((one) => one.customerId === customerId)) continue;
      const evidence: Evidence[] = [{ what: 'SAME_DEVICE', at, weight: SIGNED_IN_WEIGHT }];
      known.push({ customerId, weight: SIGNED_IN_WEIGHT, evidence });
    }
    return candidates;
  }

  /** One customer under one id, whatever ids they signed in under. */
  async function asSurvivors(candidates: Map<string, Found[]>): Promise<void> {
    for (const [profileId, found] of candidates) {
      const kept = new Map<string, Found>();
      for (const one of found) {
        const [customer = one.customerId] = await members.of(one.customerId);
        const known = kept.get(customer);
        if (!known || one.weight > known.weight) kept.set(customer, one);
      }
      candidates.set(profileId, [...kept.values()]);
    }
  }

  return {
    permits,
    forget,
    takeBack,
    knownUntil: (at: Date) => new Date(at.getTime() + KNOWN_DAYS * DAY_MS),

    /** Customers whom profiles of these devices were recognised as, and who permit it now. */
    async permittedAmong(keys: Iterable<string>): Promise<Set<string>> {
      const ends = await endsAround(keys);
      const names = [...ends].flatMap(([group, theirs]) =>
        [null, ...theirs].map((end) => nameOf(group, end)),
      );
      const known = await recognitions.find({ _id: among(names) }).toArray();
      const customers = [...new Set(known.map(({ customerId }) => customerId))];
      const asked = await Promise.all(customers.map(permits));
      return new Set(customers.filter((_, index) => asked[index]));
    },

    /** Gives new events of recognised profiles to their customers. The profile is written, so that a withdrawal meets it. */
    async attach(
      events: readonly StoredTouchpoint[],
      permitted: ReadonlySet<string>,
      session: ClientSession,
    ): Promise<StoredTouchpoint[]> {
      const ids = among(new Set(events.flatMap(({ profileId }) => profileId ?? [])));
      const known = await recognitions
        .find({ _id: ids, customerId: among(permitted) }, { session })
        .toArray();
      if (!known.length) return [...events];
      const standing = new Map(known.map(({ _id, customerId }) => [_id, customerId]));
      await recognitions.updateMany(
        { _id: among(standing.keys()) },
        { $set: { touchedAt: clock() } },
        { session },
      );
      return events.map((event) => {
        const customerId = event.profileId === undefined ? undefined : standing.get(event.profileId);
        const expiresAt = new Date(event.occurredAt.getTime() + KNOWN_DAYS * DAY_MS);
        return customerId === undefined ? event : { ...event, customerId, expiresAt };
      });
    },

    /** Looks again who was signed in on these devices, and on what belongs together with them. */
    async settleDevices(keys: Iterable<string>): Promise<void> {
      const known = await devices.find({ _id: among(keys) }).toArray();
      const group = among(new Set(known.map((device) => device.group)));
      const together = (await devices.find({ group }).toArray()).map(({ _id }) => _id);
      const candidates = await byDevice(await signIns.find({ devices: among(together) }).toArray());
      await asSurvivors(candidates);
      for (const [profileId, found] of candidates) await recognise(profileId, customerAmong(found));
    },

    /** A customer was at a counter. Kept only of one who permits it. */
    async noteVisit(
      visit: { id: string; customerId: string; storeId: string; at: Date },
      session: ClientSession,
    ): Promise<void> {
      const { id, customerId, storeId, at } = visit;
      const expiresAt = new Date(at.getTime() + keptDays * DAY_MS);
      if (expiresAt <= clock() || !(await permits(customerId))) return;
      await visits.updateOne(
        { _id: id },
        { $setOnInsert: { customerId, storeId, at, expiresAt } },
        { upsert: true, session },
      );
    },

    /**
     * Looks at all profiles by what they do: joins those that are one person's, and recognises customers in them. What comes of
     * it depends on what is stored, not on the order in which it came.
     */
    async settle(): Promise<void> {
      await forgetUnwilling();
      const profiles = await patterns();
      const crowd = crowdOf(profiles);
      const pairs = comparedPairs(profiles, crowd);
      await writeJoins(pairs);

      const candidates = await byDevice(await signIns.find().toArray());
      for (const [customerId, theirs] of await knownVisits()) {
        for (const { id, visits: seen } of meeting(theirs, profiles)) {
          const comparison = compareVisits(theirs, seen, crowd);
          if (!isOnePerson(comparison)) continue;
          const { weight, evidence } = comparison;
          candidates.set(id, [...(candidates.get(id) ?? []), { customerId, weight, evidence }]);
        }
      }
      await asSurvivors(candidates);
      const own = new Map([...candidates].map(([id, found]) => [id, customerAmong(found)]));
      const wanted = new Map(own);
      for (const { one, other, weight } of joinedPairs(pairs)) {
        for (const [id, partner] of [
          [one, other],
          [other, one],
        ] as const) {
          const found = own.get(partner);
          // What somebody did on a device of their own says more than what another one did beside it.
          if (!found || candidates.has(id)) continue;
          const evidence: Evidence[] = [...found.evidence, { what: 'SAME_PATTERN', weight }];
          wanted.set(id, { ...found, weight: Math.min(found.weight, weight), evidence });
        }
      }
      for (const { _id } of await recognitions.find().project<{ _id: string }>({ _id: 1 }).toArray()) {
        if (!wanted.has(_id)) await recognise(_id, null);
      }
      for (const [id, found] of wanted) await recognise(id, found);
    },

    /** Recognitions of profiles of which nothing is kept any more. */
    async removeEmpty(): Promise<void> {
      for await (const { _id } of recognitions.find()) {
        if (!(await touchpoints.findOne({ profileId: _id })) && !(await standsBySignIn(_id))) {
          await recognitions.deleteOne({ _id });
        }
      }
    },
  };

  /** A merge with somebody who says no is no decision that we would be told of. */
  async function forgetUnwilling(): Promise<void> {
    const known = await Promise.all(
      [recognitions, signIns, visits].map((one) => one.distinct('customerId', {})),
    );
    for (const customerId of new Set(known.flat())) {
      if (await permits(customerId)) continue;
      await inTransaction(client, (session) => forget(new Set([customerId]), session));
    }
  }

  /** Signed in, and nothing was seen so far. */
  async function standsBySignIn(profileId: string): Promise<boolean> {
    const recognised = await recognitions.findOne({ _id: profileId });
    const theirs = await signIns.find({ customerId: recognised?.customerId ?? '' }).toArray();
    return (await byDevice(theirs)).has(profileId);
  }

  /** Where each anonymous profile was, and the group of devices that it is. */
  async function patterns(): Promise<Pattern[]> {
    // A quarter of an hour in one place is one visit, however often a sensor saw it.
    const slot = { $floor: { $divide: [{ $toLong: '$occurredAt' }, TOGETHER_MS] } };
    const found = await touchpoints
      .aggregate<{ _id: string; device: string; visits: SeenAt[] }>([
        { $match: { profileId: { $exists: true } } },
        {
          $group: {
            _id: { profile: '$profileId', store: '$storeId', slot },
            device: { $min: { $first: '$devices' } },
            at: { $min: '$occurredAt' },
            categories: { $push: '$categories' },
          },
        },
        { $sort: { at: 1, '_id.store': 1 } },
        {
          $group: {
            _id: '$_id.profile',
            device: { $min: '$device' },
            visits: { $push: { storeId: '$_id.store', at: '$at', categories: '$categories' } },
          },
        },
        { $sort: { _id: 1 } },
      ])
      .map(({ visits: seen, ...rest }) => ({
        ...rest,
        visits: seen.map((one) => ({ ...one, categories: [...new Set(one.categories.flat())].sort() })),
      }))
      .toArray();
    const known = await devices.find({ _id: among(found.map(({ device }) => device)) }).toArray();
    const groups = new Map(known.map(({ _id, group }) => [_id, group]));
    return found.map(({ _id: id, device, visits: seen }) => ({
      id,
      group: groups.get(device) ?? device,
      visits: seen.flatMap(({ storeId, ...rest }) => (storeId === undefined ? [] : [{ storeId, ...rest }])),
      categories: [...new Set(seen.flatMap(({ categories }) => categories))],
    }));
  }

  async function knownVisits(): Promise<Map<string, Visit[]>> {
    const theirs = new Map<string, Visit[]>();
    for await (const { customerId, storeId, at } of visits.find().sort({ _id: 1 })) {
      const [customer = customerId] = await members.of(customerId);
      theirs.set(customer, [...(theirs.get(customer) ?? []), { storeId, at, categories: [] }]);
    }
    return theirs;
  }

  async function writeJoins(pairs: readonly (Scored & { evidence: Evidence[] })[]): Promise<void> {
    const joinedAt = clock();
    const wanted = new Map<string, Pick<StoredJoin, 'withId' | 'weight' | 'evidence'>>();
    const evidenceOf = new Map(pairs.map((pair) => [`${pair.one}/${pair.other}`, pair.evidence]));
    for (const { one, other, weight } of joinedPairs(pairs)) {
      const evidence = (evidenceOf.get(`${one}/${other}`) ?? []).slice(0, MOST_EVIDENCE);
      wanted.set(one, { withId: other, weight, evidence });
      wanted.set(other, { withId: one, weight, evidence });
    }
    await joins.deleteMany({ _id: { $nin: [...wanted.keys()] } });
    for (const [_id, join] of wanted) {
      await joins.updateOne({ _id }, { $set: join, $setOnInsert: { joinedAt } }, { upsert: true });
    }
  }

  /** Profiles that were often in the same store at the same time, with what speaks for and against their being one person. */
  function comparedPairs(profiles: readonly Pattern[], crowd: Crowd): (Scored & { evidence: Evidence[] })[] {
    const byId = new Map(profiles.map((profile) => [profile.id, profile]));
    const often = new Map<string, number>();
    for (const present of placesOf(profiles).values()) {
      const ids = [...present].sort();
      if (ids.length > TOO_MANY_AT_ONCE) continue;
      for (const [index, one] of ids.entries()) {
        for (const other of ids.slice(index + 1)) {
          const pair = `${one}/${other}`;
          if (often.size >= MOST_PAIRS && !often.has(pair)) continue;
          often.set(pair, (often.get(pair) ?? 0) + 1);
        }
      }
    }
    if (often.size >= MOST_PAIRS) log.warn({ pairs: often.size }, 'too many profiles to compare all');
    const pairs: (Scored & { evidence: Evidence[] })[] = [];
    for (const [pair, times] of often) {
      const [left, right] = pair.split('/').map((id) => byId.get(id));
      // Two sessions of one device were ended because two people use it.
      if (!left || !right || times < LEAST_VISITS || left.group === right.group) continue;
      const comparison = compareVisits(withCategories(left), withCategories(right), crowd);
      if (!isOnePerson(comparison)) continue;
      pairs.push({ one: left.id, other: right.id, weight: comparison.weight, evidence: comparison.evidence });
    }
    return pairs;
  }

  function meeting(theirs: readonly Visit[], profiles: readonly Pattern[]): Pattern[] {
    const places = placesOf(profiles);
    const often = new Map<string, number>();
    for (const visit of theirs) {
      const near = new Set(placesAround(visit).flatMap((place) => [...(places.get(place) ?? [])]));
      for (const id of near) often.set(id, (often.get(id) ?? 0) + 1);
    }
    return profiles.filter(({ id }) => (often.get(id) ?? 0) >= LEAST_VISITS);
  }
}

type SeenAt = { storeId?: string; at: Date; categories: string[][] };

type Pattern = { id: string; group: string; visits: Visit[]; categories: string[] };

/** What somebody looked at on the web counts as well as what they looked at in a store. */
function withCategories({ visits, categories }: Pattern): Visit[] {
  return visits.map((visit, index) => (index === 0 ? { ...visit, categories } : visit));
}

const placeAt = (storeId: string, slot: number): string => `${slot}/${storeId}`;
const slotOf = (at: Date): number => Math.floor(at.getTime() / TOGETHER_MS);

/** A quarter of an hour in a store, and the ones before and after. */
const placesAround = ({ storeId, at }: Visit): string[] =>
  [-1, 0, 1].map((step) => placeAt(storeId, slotOf(at) + step));

/** Who was in each store in each quarter of an hour, and the next one. */
function placesOf(profiles: readonly Pattern[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const { id, visits } of profiles) {
    for (const { storeId, at } of visits) {
      for (const step of [0, 1]) {
        const place = placeAt(storeId, slotOf(at) + step);
        const present = places.get(place) ?? new Set<string>();
        present.add(id);
        places.set(place, present);
      }
    }
  }
  return places;
}

function crowdOf(profiles: readonly Pattern[]): Crowd {
  const places = placesOf(profiles);
  const categories = new Map<string, number>();
  for (const profile of profiles) {
    for (const category of profile.categories) categories.set(category, (categories.get(category) ?? 0) + 1);
  }
  const all = Math.max(profiles.length, 1);
  return {
    shareAt(storeId, at) {
      const present = placesAround({ storeId, at, categories: [] }).flatMap((place) => [
        ...(places.get(place) ?? []),
      ]);
      return new Set(present).size / all;
    },
    shareOf: (category) => (categories.get(category) ?? 0) / all,
  };
}
