import { CULTURES, type Culture } from './cultures.ts';
import { type Random, randomOf } from './random.ts';
import type { Column, Shape } from './shapes.ts';

/** A row of a generated file. `truth` is the person's number; it is for the evaluation and never in the file. */
export type GeneratedRow = { id: string; truth: number; cells: string[] };

type Address = {
  number: string;
  street: string;
  second: string;
  suburb: string;
  postcode: string;
  city: string;
  state: string;
};

type Somebody = {
  culture: Culture;
  gender: 'f' | 'm';
  /** All spellings, the usual one first. */
  given: string[];
  surname: string[];
  born: { year: number; month: number; day: number };
  emails: string[];
  phones: string[];
  addresses: Address[];
  nationalNumber: string;
  store: string;
};

const HOUSEHOLD = 3;
const DOMAINS = [
  'gmail.com',
  'outlook.com',
  'icloud.com',
  'hotmail.com',
  'yahoo.com',
  'web.de',
  'ziggo.nl',
  'bigpond.com',
  'orange.fr',
  'proton.me',
];
const STORES = [
  'north',
  'south',
  'harbour',
  'station',
  'market',
  'airport',
  'web',
  'old town',
  'mall',
  'outlet',
];

/**
 * Rows of invented people, in an order in which those of one person don't stand together. The same arguments give the same rows.
 * Needs four bytes of memory for each row, whatever their number.
 */
export function* peopleRows(shape: Shape, records: number, seed: number): Generator<GeneratedRow> {
  const owners = shuffledOwners(shape, records, seed);
  const taken = new Uint8Array(records);
  for (let index = 0; index < records; index += 1) {
    const truth = owners[index] ?? 0;
    const copy = taken[truth] ?? 0;
    taken[truth] = copy + 1;
    const person = somebody(shape, seed, truth);
    yield { id: `r${index + 1}`, truth, cells: rowOf(shape, person, randomOf(seed, truth, copy + 1, 7)) };
  }
}

/** For each row the number of its person. */
function shuffledOwners(shape: Shape, records: number, seed: number): Int32Array {
  const random = randomOf(seed, 1);
  const owners = new Int32Array(records);
  for (let filled = 0, person = 0; filled < records; person += 1) {
    const rows =
      shape.rows === 1
        ? 1
        : 1 + Math.floor(random.next() ** (shape.spread === 'even' ? 1 : spreadOf(shape)) * shape.rows);
    for (let row = 0; row < rows && filled < records; row += 1, filled += 1) owners[filled] = person;
  }
  for (let index = records - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const kept = owners[index] ?? 0;
    owners[index] = owners[other] ?? 0;
    owners[other] = kept;
  }
  return owners;
}

/** Two rows at most: one person in fifty has both; more: about half of the people have only one. */
const spreadOf = ({ rows }: Shape): number => (rows === 2 ? 35 : 2.6);

function somebody(shape: Shape, seed: number, number: number): Somebody {
  const household = Math.floor(number / HOUSEHOLD);
  const home = randomOf(seed, household, 3);
  const shares = home.chance(shape.households);
  const random = randomOf(seed, number, 5);
  const cultureName = (shares ? home : random).pick(shape.cultures);
  const culture: Culture = CULTURES[cultureName];
  const surname = surnameOf(culture, shares ? home : random, shape);
  const address = addressOf(culture, shares ? home : random);
  const sharedPhone = phoneOf(culture.landline, home);
  const sharesPhone = shares && home.chance(0.5);
  const sharesEmail = shares && home.chance(0.25);
  const bornTogether = bornOf(home);
  const areTwins = shares && home.chance(shape.twins) && number % HOUSEHOLD > 0;
  const parentsName = home.chance(0.1);

  const gender = parentsName && shares ? 'm' : random.chance(0.5) ? 'f' : 'm';
  const names = gender === 'f' ? culture.women : culture.men;
  const pool = shape.fewNames ? names.slice(0, 8) : names;
  const place = number % HOUSEHOLD;
  // Nobody gives two children one name; a parent's is another matter.
  const own = shares ? pool.filter((_, index) => index % HOUSEHOLD === place) : pool;
  const parents = pool.filter((_, index) => index % HOUSEHOLD === 0);
  const given = spellings(
    shares && parentsName && place < 2 ? home.pickEarly(parents, 1.5) : random.pickEarly(own, 1.5),
  );
  const born = areTwins ? bornTogether : bornOf(random);
  const emails = [emailOf(given, surname, born.year, random)];
  if (random.chance(shape.moves)) emails.push(emailOf(given, surname, born.year, random));
  if (sharesEmail)
    emails[0] = `family.${(surname[0] ?? '').replace(/[^a-z]/g, '')}${household}@${DOMAINS[household % DOMAINS.length]}`;
  const phones = [sharesPhone ? sharedPhone : phoneOf(culture.mobile, random)];
  if (random.chance(shape.moves)) phones.push(phoneOf(culture.mobile, random));
  const addresses = [address];
  while (addresses.length < 3 && random.chance(shape.moves)) addresses.push(addressOf(culture, random));
  return {
    culture,
    gender,
    given,
    surname,
    born,
    emails,
    phones,
    addresses,
    nationalNumber: String(1_000_000 + random.below(9_000_000)),
    store: random.pick(STORES),
  };
}

const spellings = (name: string): string[] =>
  name.split('/').map((spelling) => spelling.replaceAll('_', ' '));

function surnameOf(culture: Culture, random: Random, shape: Shape): string[] {
  if (shape.fewNames) return spellings(random.pick(culture.surnames.slice(0, 12)));
  if (random.chance(0.45)) return spellings(random.pickEarly(culture.surnames, 1.7));
  const [starts, ends] = culture.surnameParts;
  const [start] = spellings(random.pick(starts));
  return [`${start}${random.pick(ends)}`];
}

function bornOf(random: Random): Somebody['born'] {
  return {
    year: 1930 + Math.floor(Math.sqrt(random.next()) * 78),
    month: 1 + random.below(12),
    day: 1 + random.below(28),
  };
}

function addressOf(culture: Culture, random: Random): Address {
  const [starts, ends] = culture.streets;
  const start = random.pick(starts).replaceAll('_', ' ');
  const end = random.pick(ends);
  const joined =
    start.endsWith(' ') || start.endsWith('’') || culture.numberLast ? `${start}${end}` : `${start} ${end}`;
  const [city, state] = random.pickEarly(culture.cities, 1.5);
  const area = random.below(20);
  const zone = randomOf(hashOf(city), area);
  return {
    number: String(1 + Math.floor(random.next() ** 2 * 250)) + (random.chance(0.06) ? 'b' : ''),
    street: joined,
    second: random.chance(0.5)
      ? `${random.pick(starts).replaceAll('_', '').trim()} ${random.pick(['lodge', 'court', 'house', 'village', 'farm', 'flats'])}`
      : '',
    suburb: `${city === '' ? '' : zone.pick(starts).replaceAll('_', '').trim()}${zone.pick(['ton', ' park', ' hill', 'vale', ' bay', 'ford', ' north'])}`,
    postcode: filled(culture.postcode, zone),
    city,
    state,
  };
}

const hashOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7);

const filled = (pattern: string, random: Random): string =>
  pattern
    .replace(/9/g, () => String(random.below(10)))
    .replace(/A/g, () => String.fromCharCode(65 + random.below(26)));

const phoneOf = (pattern: string, random: Random): string =>
  pattern.replace(/#/g, () => String(random.below(10)));

function emailOf(given: readonly string[], surname: readonly string[], year: number, random: Random): string {
  const first = asciiOf(given) || `user${random.below(100_000)}`;
  const last = asciiOf(surname) || String(random.below(10_000));
  const local = [
    () => `${first}.${last}`,
    () => `${first}${last}${year % 100}`,
    () => `${first[0]}.${last}${random.below(1000)}`,
    () => `${last}_${first}`,
    () => `${first}${random.below(100_000)}`,
  ];
  return `${random.pick(local)()}@${random.pickEarly(DOMAINS, 2)}`;
}

const asciiOf = (names: readonly string[]): string =>
  (names.find((name) => /^[\p{Script=Latin}' .-]+$/u.test(name)) ?? '')
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

function rowOf(shape: Shape, person: Somebody, random: Random): string[] {
  const { culture, born } = person;
  // Mostly the newest of each.
  const address = random.pickEarly(person.addresses, 1.3);
  const phone = random.pickEarly(person.phones, 1.3);
  const email = random.pickEarly(person.emails, 1.3);
  let given = random.chance(shape.variants)
    ? spelledOtherwise(person.given, random)
    : (person.given[0] ?? '');
  let surname = random.chance(shape.variants) ? random.pick(person.surname) : (person.surname[0] ?? '');
  if (random.chance(shape.swaps)) [given, surname] = [surname, given];
  let { month, day } = born;
  if (day <= 12 && random.chance(shape.swaps * 2)) [month, day] = [day, month];
  const street = random.chance(0.15) ? shortened(address.street) : address.street;
  const values: Record<Column, string> = {
    given_name: given,
    surname,
    full_name: random.chance(0.1) ? `${surname}, ${given}` : `${given} ${surname}`,
    date_of_birth: `${born.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    email: random.chance(0.1) ? email.toUpperCase() : email,
    phone: random.chance(0.5) ? phone.replaceAll(' ', '') : phone,
    street_number: address.number,
    address_1: street,
    address_2: address.second,
    suburb: address.suburb,
    city: address.city,
    postcode: random.chance(0.2) ? address.postcode.replace(' ', '') : address.postcode,
    state: address.state,
    country: culture.country,
    soc_sec_id: person.nationalNumber,
    gender: person.gender,
    favourite_store: person.store,
  };
  const caseOf = random.chance(0.2) ? upper : random.chance(0.5) ? capitals : (text: string) => text;
  const left: Partial<Record<Column, number>> = shape.missingOf ?? {};
  return shape.columns.map((column) => {
    const value = values[column];
    if (!value || random.chance(left[column] ?? shape.missing)) return '';
    const typed = random.chance(shape.typos) && !ENUMERATED.has(column) ? mistyped(value, random) : value;
    return column === 'email' || column === 'date_of_birth' ? typed : caseOf(typed);
  });
}

const ENUMERATED: ReadonlySet<string> = new Set(['gender', 'country', 'state', 'favourite_store']);

const upper = (text: string) => text.toUpperCase();
const capitals = (text: string) =>
  text.replace(/(^|[\s-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());

function spelledOtherwise(names: readonly string[], random: Random): string {
  if (random.chance(0.25)) return `${(names[0] ?? '').slice(0, 1)}${random.chance(0.5) ? '.' : ''}`;
  if (random.chance(0.15)) return `${names[0]} ${random.pick(['a', 'b', 'c', 'j', 'm', 'p'])}`;
  return random.pick(names);
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/ street$/, ' st'],
  [/ road$/, ' rd'],
  [/ avenue$/, ' ave'],
  [/ place$/, ' pl'],
  [/ crescent$/, ' cres'],
  [/straße$/, 'str.'],
  [/straat$/, 'str'],
  [/^boulevard /, 'bd '],
  [/^avenue /, 'av. '],
];

const shortened = (street: string): string =>
  SHORT.reduce((text, [long, short]) => text.replace(long, short), street);

const NEIGHBOURS: Record<string, string> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};

/** A letter left out, doubled, exchanged with the next or with one beside it on the keyboard; a digit another one. */
function mistyped(value: string, random: Random): string {
  const letters = [...value];
  const at = random.below(letters.length);
  const letter = letters[at] ?? '';
  const kind = random.below(4);
  if (/\d/.test(letter)) letters[at] = String(random.below(10));
  else if (kind === 0 && letters.length > 3) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2 && at + 1 < letters.length) letters.splice(at, 2, letters[at + 1] ?? '', letter);
  else letters[at] = random.pick([...(NEIGHBOURS[letter] ?? letter)]);
  return letters.join('');
}
