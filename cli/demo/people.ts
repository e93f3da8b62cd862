import { COUNTRIES, type Country } from './names.ts';
import type { Random } from './random.ts';

/** A person of the demo world, as they really are. No subgraph ever sees this: it sees {@link RecordRow}s. */
export type Person = {
  number: number;
  country: Country;
  given: string;
  family: string;
  gender: 'f' | 'm';
  /** `yyyy-mm-dd`. */
  born: string;
  email: string;
  phone: string;
  streetNumber: string;
  street: string;
  city: string;
  postcode: string;
  /** Null for a person without a loyalty card. */
  card: string | null;
  /** Store where the person shops most, an index into the demo's stores. */
  homeStore: number;
};

export const SOURCES = ['till', 'webshop', 'loyalty'] as const;
export type Source = (typeof SOURCES)[number];

/** A row as a source system exports it, with the errors that such systems have. Absent means empty. */
export type RecordRow = Record<string, string> & { record_id: string };

export type SourcedRecord = { source: Source; person: Person; row: RecordRow };

const PEOPLE = 2000;

/** The people behind the personas `ada` and `ben`: they shop in Amsterdam and hold a card. */
const KNOWN: readonly Partial<Person>[] = [
  {
    given: 'Ada',
    family: 'Bakker',
    gender: 'f',
    born: '1989-12-10',
    email: 'ada@example.com',
    card: '2900000001',
  },
  {
    given: 'Ben',
    family: 'Visser',
    gender: 'm',
    born: '1994-05-23',
    email: 'ben@example.com',
    card: '2900000002',
  },
];
const [HOME] = COUNTRIES;

export const isKnown = ({ number }: Person): boolean => number < KNOWN.length;

export function peopleOf(random: Random, storesByCountry: ReadonlyMap<string, readonly number[]>): Person[] {
  return Array.from({ length: PEOPLE }, (_, number) => {
    const known = KNOWN[number];
    const anyCountry = random.pick(COUNTRIES);
    const country = known && HOME ? HOME : anyCountry;
    const gender = random.chance(0.55) ? 'f' : 'm';
    const given = random.pick(gender === 'f' ? country.women : country.men);
    const family = random.pick(country.families);
    const city = random.pick(country.cities);
    const year = random.int(1946, 2006);
    const born = `${year}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`;
    return {
      number,
      country,
      given,
      family,
      gender,
      born,
      email: `${asciiOf(given)}.${asciiOf(family)}${number}@${random.pick(['example.com', 'example.org', 'example.net'])}`,
      phone: country.phone(String(10_000_000 + number * 4177).slice(0, 8)),
      streetNumber: String(random.int(1, 180)),
      street: random.pick(country.streets),
      city: city.name,
      postcode: random.pick(city.postcodes),
      card: random.chance(0.45) ? `29${String(10_000_000 + number)}` : null,
      homeStore: random.pick(storesByCountry.get(country.code) ?? [0]),
      ...(known && { ...known, homeStore: 0 }),
    };
  });
}

/**
 * About 1.5 records a person: everybody is in one source at least, a third in two, some in all three or twice in one.
 */
export function recordsOf(random: Random, people: readonly Person[]): SourcedRecord[] {
  const records: SourcedRecord[] = [];
  for (const person of people) {
    const sources: Source[] = person.card ? ['loyalty'] : [random.pick(['till', 'webshop'] as const)];
    if (random.chance(0.36)) sources.push(random.pick(['till', 'webshop'] as const));
    if (random.chance(0.14)) sources.push(random.pick(['till', 'webshop'] as const));
    for (const source of sources) {
      const row = rowOf(
        random,
        person,
        source,
        `${source.slice(0, 1)}${String(records.length + 1).padStart(5, '0')}`,
      );
      records.push({ source, person, row });
    }
  }
  return records;
}

/** What each source asks for, and how carelessly it is filled in. */
function rowOf(random: Random, person: Person, source: Source, recordId: string): RecordRow {
  const sloppy = { till: 0.3, webshop: 0.12, loyalty: 0.06 }[source];
  const full: Record<string, string> = {
    given_name: person.given,
    surname: person.family,
    email: person.email,
    phone: person.phone,
    country: person.country.code,
    language: person.country.language,
  };
  if (source !== 'till') {
    full.street_number = person.streetNumber;
    full.address_1 = person.street;
    full.city = person.city;
    full.postcode = person.postcode;
  }
  if (source === 'loyalty') {
    full.date_of_birth = person.born;
    full.gender = person.gender;
  }
  if (person.card && (source === 'loyalty' || random.chance(0.7))) full.loyalty_card = person.card;

  const row: RecordRow = { record_id: recordId };
  for (const [column, value] of Object.entries(full)) {
    const spoilt = random.chance(sloppy) ? spoil(random, column, value, person) : value;
    const kept = isKnown(person) ? value : spoilt;
    if (kept) row[column] = kept;
  }
  if (source === 'till' && random.chance(0.2)) delete row.email;
  if (!row.email && !row.phone && !row.loyalty_card) row.email = person.email; // a record without any is of no use
  return row;
}

/** One typical error for the column; empty means that the field was left out. */
function spoil(random: Random, column: string, value: string, person: Person): string {
  switch (column) {
    case 'given_name':
      return random.pick([typo(random, value), value.slice(0, 1), value.toUpperCase(), '']);
    case 'surname':
      return random.pick([typo(random, value), value.toUpperCase(), asciiOf(value), value]);
    case 'email':
      return random.pick([value.toUpperCase(), value.replace('@', '+shop@'), ` ${value}`, '']);
    case 'phone':
      return random.pick([value.replaceAll(/\D/g, ''), value.replaceAll(/(\d{3})/g, '$1 '), '']);
    case 'date_of_birth': {
      const [year = '', month = '', day = ''] = person.born.split('-');
      return random.pick([`${year}-${day <= '12' ? day : month}-${day <= '12' ? month : day}`, '']);
    }
    case 'address_1':
      return random.pick([typo(random, value), value.toLowerCase(), asciiOf(value)]);
    case 'postcode':
      return random.pick([value.replaceAll(' ', ''), '']);
    default:
      return value;
  }
}

/** Two letters swapped, one left out or one doubled. */
function typo(random: Random, text: string): string {
  if (text.length < 4) return text;
  const at = random.int(1, text.length - 2);
  const [before, here, next, after] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ];
  return random.pick([
    `${before}${next}${here}${after}`,
    `${before}${next}${after}`,
    `${before}${here}${here}${next}${after}`,
  ]);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Lower case without accents and anything but letters. */
const asciiOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase();
