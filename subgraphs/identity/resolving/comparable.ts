import { ENGINE_VERSION, normalise } from '../resolution/normalise.ts';
import type { Person } from '../resolution/types.ts';
import type { RecordValue } from '../rules/records.ts';
import { indexedKeysOf } from './blocking-keys.ts';

/** A record as the engine compares it, kept so that it isn't made again for each comparison. */
export type Comparable = {
  /** `ENGINE_VERSION` that made it. Of another one it is made again before it is used. */
  engine: number;
  /** Names of fields and their normalised values in turn, in JSON: one text is read faster than many. */
  values: string;
};

/** What a stored record has for the engine. */
export type Resolvable = { comparable: Comparable; blockingKeys: number[] };

/** Makes a record comparable. `id` names it in pairs. */
export function resolvableOf(id: string, values: readonly RecordValue[]): Resolvable {
  const raw = Object.fromEntries(values.map(({ column, value }) => [column, value]));
  const person = normalise({ id, values: raw });
  return {
    comparable: { engine: ENGINE_VERSION, values: JSON.stringify(Object.entries(person.values).flat()) },
    blockingKeys: indexedKeysOf(person),
  };
}

export const isCurrent = (comparable: Comparable | undefined): comparable is Comparable =>
  comparable?.engine === ENGINE_VERSION;

/** Records of which this process remembers what the engine takes, before it starts afresh. */
const MOST_PEOPLE = 20_000;
const people = new Map<string, Person>();

/** As the engine takes it; the same object for records that say the same, as it remembers what it made of one. */
export function personOf({ values }: Comparable): Person {
  const known = people.get(values);
  if (known) return known;
  if (people.size >= MOST_PEOPLE) people.clear();
  const parts = JSON.parse(values) as string[];
  const named: Record<string, string> = {};
  for (let at = 0; at + 1 < parts.length; at += 2) named[parts[at] as string] = parts[at + 1] as string;
  const person = { id: values, values: named };
  people.set(values, person);
  return person;
}
