/** Two identifiers that one event showed together: they are of one device, or of one person's. */
export type DeviceLink = readonly [string, string];

/** An identifier that was seen together with more others than this is a kiosk's or a hotspot's: it joins nobody. */
export const MAX_TOGETHER = 20;

/**
 * Which identifiers belong together: each with the name of its group, the smallest identifier in it. It depends on the
 * set of links alone, not on their order nor on how often one comes.
 * @param isCrowded where not all links of a device are given: whether it has more than {@link MAX_TOGETHER}.
 */
export function groupsOf(
  devices: Iterable<string>,
  links: Iterable<DeviceLink>,
  isCrowded?: (device: string) => boolean,
): Map<string, string> {
  const together = new Map<string, Set<string>>();
  const near = (device: string) => {
    const known = together.get(device) ?? new Set<string>();
    together.set(device, known);
    return known;
  };
  for (const device of devices) near(device);
  for (const [one, other] of links) {
    if (one === other) continue;
    near(one).add(other);
    near(other).add(one);
  }
  const joins = (device: string) => (isCrowded ? !isCrowded(device) : near(device).size <= MAX_TOGETHER);

  const groups = new Map<string, string>();
  // In order, so that the first of a group that is met names it.
  for (const first of [...together.keys()].sort()) {
    if (groups.has(first)) continue;
    const waiting = [first];
    groups.set(first, first);
    if (!joins(first)) continue;
    for (let device = waiting.pop(); device !== undefined; device = waiting.pop()) {
      for (const next of near(device)) {
        if (groups.has(next) || !joins(next)) continue;
        groups.set(next, first);
        waiting.push(next);
      }
    }
  }
  return groups;
}

/** When the session began in which a group of devices was used at a time; null before the first that was ended. */
export function sessionAt(ends: readonly Date[], at: Date): Date | null {
  let begin: Date | null = null;
  for (const end of ends) if (end <= at && (!begin || end > begin)) begin = end;
  return begin;
}

/**
 * What an anonymous profile is: the devices of a group between two ends of sessions. An event that shows several groups, because
 * one of its identifiers joins nobody, is of the first that does join.
 */
export function groupOfEvent(
  devices: readonly string[],
  groups: ReadonlyMap<string, string>,
  crowded: (device: string) => boolean,
): string | null {
  const sorted = [...devices].sort();
  const first = sorted.find((device) => !crowded(device)) ?? sorted[0];
  return first === undefined ? null : (groups.get(first) ?? first);
}
