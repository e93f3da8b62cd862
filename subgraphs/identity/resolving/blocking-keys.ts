import { keyOf, type Pass, passesOf } from '../resolution/blocking.ts';
import { fieldsOf } from '../resolution/normalise.ts';
import { Store, storeKindOf } from '../resolution/store.ts';
import type { Person } from '../resolution/types.ts';
import { RECORD_COLUMNS } from '../rules/records.ts';

/**
 * The passes of the batch that an index keeps, of the many that it goes through: those without which most people would be
 * missed in the generated files of `bench/people` (of pairs that weigh enough for a person to look, one in 400 shares none
 * of them). Every record has an entry in the index for each, so another one costs every arrival. A pass is known by its place
 * here: add new ones at the end.
 */
export const INDEXED_PASSES: readonly string[] = [
  'soc_sec_id',
  'email',
  'email.local',
  'phone',
  'given_name.sound+surname.sound',
  'surname.sound+date_of_birth.any',
  'given_name.sound+date_of_birth.any',
  'date_of_birth.any',
  'address_1+street_number',
  'address_1+city',
  'postcode+surname.sound',
  'postcode+given_name.sound',
  'surname.sound+given_name.first',
  'surname.start+given_name.start',
  'suburb+street_number',
];

/** Values that are kept to be hashed once, before it starts afresh. */
const MOST_VALUES = 100_000;
const FIELDS = fieldsOf(Object.values(RECORD_COLUMNS));

let stores: Store[] = [];
let passes: { pass: Pass; base: number }[] = [];

function open(): void {
  stores = FIELDS.map(({ kind }) => new Store(storeKindOf(kind)));
  const all = passesOf({ fields: FIELDS, stores, storeOf: FIELDS.map((_, index) => index) });
  passes = all.flatMap((pass) => {
    const index = INDEXED_PASSES.indexOf(pass.name);
    return index < 0 ? [] : [{ pass, base: index * 2 ** 32 }];
  });
}

/** Whole numbers, which an index holds in less room than text; whoever shares one with another record may be the same person. */
export function indexedKeysOf(person: Person): number[] {
  if (!passes.length || stores.some(({ count }) => count > MOST_VALUES)) open();
  const cells = Int32Array.from(FIELDS, ({ name }, field) =>
    (stores[field] as Store).intern(Object.hasOwn(person.values, name) ? (person.values[name] ?? '') : ''),
  );
  return passes.flatMap(({ pass, base }) => {
    const key = keyOf(pass, cells, 0);
    return key === 0 ? [] : [base + (key >>> 0)];
  });
}
