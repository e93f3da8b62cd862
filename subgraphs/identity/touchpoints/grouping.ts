import type { ClientSession, Document } from 'mongodb';
import { type DeviceLink, groupOfEvent, groupsOf, MAX_TOGETHER, sessionAt } from './rules/profiles.ts';
import { among, type StoredDevice, type TouchpointCollections } from './store.ts';

/** Names an anonymous profile: the devices of a group between two ends of sessions. */
export type ProfileName = (group: string, begin: Date | null) => string;

/** Which identifiers belong together around some of them, as the transaction sees it. */
export type Neighbourhood = {
  devices: ReadonlyMap<string, StoredDevice>;
  groups: ReadonlyMap<string, string>;
  isCrowded(device: string): boolean;
  /** When sessions of a group were ended. */
  endsOf(group: string): readonly Date[];
};

/**
 * Follows links from some identifiers as far as they lead. Each writer of an identifier writes its document first, so that two
 * who change one neighbourhood at once come one after the other.
 */
export async function neighbourhoodOf(
  { devices, links }: TouchpointCollections,
  from: Iterable<string>,
  session: ClientSession,
): Promise<Neighbourhood> {
  const together = new Map<string, Set<string>>();
  const documents = new Map<string, StoredDevice>();
  const found: DeviceLink[] = [];
  const isCrowded = (device: string) => (together.get(device)?.size ?? 0) > MAX_TOGETHER;
  let waiting = new Set(from);
  while (waiting.size) {
    for (const device of waiting) together.set(device, new Set());
    for (const device of await devices.find({ _id: among(waiting) }, { session }).toArray()) {
      documents.set(device._id, device);
    }
    for (const link of await links.find({ devices: among(waiting) }, { session }).toArray()) {
      const [one, other] = link.devices;
      found.push(link.devices);
      if (waiting.has(one)) together.get(one)?.add(other);
      if (waiting.has(other)) together.get(other)?.add(one);
    }
    const next = new Set<string>();
    for (const device of waiting) {
      // Whom it joined before it was known to be crowded has to be told.
      if (isCrowded(device) && documents.get(device)?.crowded) continue;
      for (const neighbour of together.get(device) ?? []) if (!together.has(neighbour)) next.add(neighbour);
    }
    waiting = next;
  }
  const all = groupsOf(together.keys(), found, isCrowded);
  const groups = new Map([...all].filter(([device]) => together.has(device)));
  const ends = new Map<string, Date[]>();
  for (const [device, { ends: theirs }] of documents) {
    const group = groups.get(device) ?? device;
    ends.set(group, [...(ends.get(group) ?? []), ...theirs]);
  }
  return { devices: documents, groups, isCrowded, endsOf: (group) => ends.get(group) ?? [] };
}

/** The profile that an event is of; null for one without devices. */
export function profileOf(
  { groups, isCrowded, endsOf }: Neighbourhood,
  { devices, occurredAt }: { devices: readonly string[]; occurredAt: Date },
  nameOf: ProfileName,
): string | null {
  const group = groupOfEvent(devices, groups, isCrowded);
  return group === null ? null : nameOf(group, sessionAt(endsOf(group), occurredAt));
}

/** Events that one look at a group takes at a time. */
const BATCH = 1000;

/**
 * Gives identifiers their groups, and the events in which changed ones were seen the profiles that they are of now.
 * @param changed identifiers whose sessions have changed.
 * @returns profiles that lost or won events.
 */
export async function regroup(
  collections: TouchpointCollections,
  around: Neighbourhood,
  changed: Iterable<string>,
  { nameOf, session }: { nameOf: ProfileName; session: ClientSession },
): Promise<Set<string>> {
  const moved = new Set(changed);
  for (const [device, group] of around.groups) {
    const known = around.devices.get(device);
    const crowded = around.isCrowded(device);
    if (!known || (known.group === group && (known.crowded ?? false) === crowded)) continue;
    moved.add(device);
    const update: Document = crowded
      ? { $set: { group, crowded } }
      : { $set: { group }, $unset: { crowded: '' } };
    await collections.devices.updateOne({ _id: device }, update, { session });
  }
  const profiles = new Set<string>();
  if (!moved.size) return profiles;
  // What ends a session of one device ends it for its whole group.
  const groups = new Set([...moved].map((device) => around.groups.get(device) ?? device));
  const concerned = [...around.groups].filter(([device, group]) => groups.has(group) || moved.has(device));
  const devices = among(concerned.map(([device]) => device));
  for (let after = ''; ; ) {
    const seen = await collections.touchpoints
      .find({ devices, _id: { $gt: after } }, { session })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    // Beside a crowded identifier there are others, of whom nothing was known so far.
    const unknown = seen.flatMap((event) => event.devices.filter((device) => !around.groups.has(device)));
    const known = unknown.length
      ? await neighbourhoodOf(collections, [...around.groups.keys(), ...unknown], session)
      : around;
    const updates = seen.flatMap((event) => {
      const profileId = profileOf(known, event, nameOf);
      if (profileId === null || event.profileId === profileId) return [];
      if (event.profileId) profiles.add(event.profileId);
      profiles.add(profileId);
      return [{ updateOne: { filter: { _id: event._id }, update: { $set: { profileId } } } }];
    });
    if (updates.length) await collections.touchpoints.bulkWrite(updates, { session });
    if (seen.length < BATCH) return profiles;
    after = seen.at(-1)?._id ?? '';
  }
}
