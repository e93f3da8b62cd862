import type { Profile } from '../rules/profile.ts';
import { folded } from '../rules/text.ts';

/** What somebody at a counter may say of a person who is looked for. */
export type SoughtPerson = {
  name?: string | null | undefined;
  /** `yyyy-mm-dd`. */
  birthDate?: string | null | undefined;
  postcode?: string | null | undefined;
  city?: string | null | undefined;
};

const MAX_KEYS = 100;

/** By what a customer is found: every word of the name, the birth date, postcodes and cities, each as one short text. */
export function searchKeysOf({ name, birthDate, addresses }: Profile): string[] {
  const keys = [
    ...[name?.given, name?.family, name?.full].flatMap((part) => nameKeys(part)),
    ...(birthDate ? [birthKey(birthDate.value)] : []),
    ...addresses.flatMap(({ value: { postcode, city } }) => [
      ...placeKeys('p', postcode),
      ...placeKeys('c', city),
    ]),
  ];
  return [...new Set(keys)].slice(0, MAX_KEYS);
}

/** All of these are to be found of a person; null when too little is said to mean somebody. */
export function keysSought({ name, birthDate, postcode, city }: SoughtPerson): string[] | null {
  const names = nameKeys(name ?? undefined);
  const others = [
    ...(birthDate ? [birthKey(birthDate)] : []),
    ...placeKeys('p', postcode ?? undefined),
    ...placeKeys('c', city ?? undefined),
  ];
  return names.length && others.length ? [...new Set([...names, ...others])] : null;
}

const nameKeys = (text = ''): string[] =>
  text
    .split(/[\s'’-]+/)
    .map(folded)
    .filter((word) => word.length > 0)
    .map((word) => `n:${word}`);

const birthKey = (date: string): string => `b:${date}`;

const placeKeys = (kind: 'p' | 'c', text = ''): string[] => (folded(text) ? [`${kind}:${folded(text)}`] : []);
