import { PARTICLES } from '../rules/names.ts';
import { saysNothing, withoutAccents } from '../rules/text.ts';
import { inLatin } from './scripts.ts';
import type { Kind, Person, RawRecord } from './types.ts';

/** Raise when `normalise`, levels or keys change: what was learned or stored before must be made again. */
export const ENGINE_VERSION = 1;

/** Columns that are understood; any other is of the kind `other` and keeps its name. */
const KINDS: Readonly<Record<string, Kind>> = {
  given_name: 'given',
  surname: 'family',
  date_of_birth: 'date',
  soc_sec_id: 'number',
  email: 'email',
  phone: 'phone',
  street_number: 'house',
  address_1: 'street',
  address_2: 'street',
  suburb: 'place',
  city: 'place',
  postcode: 'postcode',
  state: 'place',
  country: 'place',
  gender: 'gender',
};

export type Field = { name: string; kind: Kind };

/** Fields that a file with these columns has, `given_name` and `surname` first (also when only `full_name` is there), then by name. */
export function fieldsOf(columns: readonly string[]): Field[] {
  const names = new Set<string>();
  for (const column of columns) {
    if (column === 'full_name') names.add('given_name').add('surname');
    else if (column !== 'record_id') names.add(column);
  }
  const first = ['given_name', 'surname'].filter((name) => names.delete(name));
  return [...first, ...[...names].sort()].map((name) => ({ name, kind: kindOf(name) }));
}

export const kindOf = (field: string): Kind =>
  Object.hasOwn(KINDS, field) ? (KINDS[field] as Kind) : 'other';

/** The same whatever the order of columns. A full name fills the parts that are missing. */
export function normalise(record: RawRecord): Person {
  const values: Record<string, string> = {};
  for (const column of Object.keys(record.values).sort()) {
    if (column === 'full_name' || column === 'record_id') continue;
    const text = normaliseValue(kindOf(column), record.values[column] as string);
    if (text) values[column] = text;
  }
  const full = record.values.full_name;
  if (full !== undefined && !(values.given_name && values.surname)) {
    const { given, family } = splitFullName(full);
    if (given && !values.given_name) values.given_name = given;
    if (family && !values.surname) values.surname = family;
  }
  return { id: record.id, values };
}

const ASCII = /^[\x20-\x7e]*$/;

const plain = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : inLatin(withoutAccents(text.normalize('NFKC')).toLowerCase());

const NOBODY = /^(?:null|none|nil|nan|unknown|anonymous|anon|invalid|test|xxx+|0+|9{5,}|1234567890?)$/;

/** Text of one field in the form in which it is compared; empty when it says nothing. */
export function normaliseValue(kind: Kind, text: string): string {
  if (saysNothing(text)) return '';
  const value = plain(text.trim());
  if (NOBODY.test(value)) return '';
  switch (kind) {
    case 'given':
      return givenOf(wordsOf(value));
    case 'family':
      return familyOf(wordsOf(value));
    case 'date':
      return dateOf(value);
    case 'email':
      return emailOf(value);
    case 'phone':
      return phoneOf(value);
    case 'street':
      return streetOf(value);
    case 'number':
    case 'house':
    case 'postcode':
      return value.replace(/[^\p{L}\p{N}]/gu, '');
    case 'place':
      return value.replace(/[^\p{L}\p{N}]/gu, '');
    case 'gender':
      return genderOf(value);
    case 'other':
      return value.replace(/\s+/g, ' ');
  }
}

const wordsOf = (text: string): string[] => {
  const words = text
    .replace(/['’`.]/g, (mark) => (mark === '.' ? ' ' : ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words;
};

const TITLES = new Set(
  'mr mrs ms miss dr prof sir dame lord lady dhr mevr mw drs ir ing herr frau mme mlle jr sr'.split(' '),
);

/** Also the letters of `v.d.` */
const isParticle = (word: string): boolean => PARTICLES.has(word) || word === 'v' || word === 'd';

function givenOf(words: readonly string[]): string {
  const rest = words.filter((word) => !TITLES.has(word));
  return (rest.length ? rest : words).join(' ');
}

/** `van den Berg` and `Berg, v.d.` are one. */
function familyOf(words: readonly string[]): string {
  const rest = words.filter((word) => !isParticle(word) && !TITLES.has(word));
  return (rest.length ? rest : words).join('');
}

/** Words before a comma, or the last with the particles before it, are the family name; a single word may be either and counts as family name. */
export function splitFullName(text: string): { given: string; family: string } {
  if (saysNothing(text)) return { given: '', family: '' };
  const value = plain(text.trim());
  if (NOBODY.test(value)) return { given: '', family: '' };
  const [before = '', after = ''] = value.split(/[,،;]/);
  const words = wordsOf(before).filter((word) => !TITLES.has(word));
  const others = wordsOf(after);
  if (others.length && others.length <= 3 && words.length && !others.some((word) => /\d/.test(word))) {
    return { given: givenOf(others.filter((word) => !isParticle(word))), family: familyOf(words) };
  }
  let cut = words.length - 1;
  while (cut > 1 && isParticle(words[cut - 1] as string)) cut -= 1;
  return { given: givenOf(words.slice(0, cut)), family: familyOf(words.slice(cut)) };
}

/** Eight digits `yyyymmdd` where it can be read so, else its letters and digits. Where day and month can't be told apart the first is the day. */
function dateOf(value: string): string {
  const date = value.replace(/[t ]\d{1,2}:.*$/, '');
  const [, year, month, day] = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(date) ?? [];
  if (year && month && day) return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
  const [, first, second, lastYear] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(date) ?? [];
  if (first && second && lastYear) {
    const american = Number(second) > 12 && Number(first) <= 12;
    const [dayText, monthText] = american ? [second, first] : [first, second];
    return `${lastYear}${monthText.padStart(2, '0')}${dayText.padStart(2, '0')}`;
  }
  return date.replace(/[^\p{L}\p{N}]/gu, '');
}

const emailOf = (value: string): string => {
  const at = value.lastIndexOf('@');
  if (at < 1) return value;
  const local = value.slice(0, at).replace(/(?<=.)\+.*$/, '');
  return NOBODY.test(local) ? '' : `${local}@${value.slice(at + 1)}`;
};

/** The last nine digits name a subscriber whether or not the country code is written. */
function phoneOf(value: string): string {
  const digits = value.replace(/\D/g, '');
  return /^(\d)\1*$/.test(digits) ? '' : digits.slice(-9).replace(/^0+/, '');
}

const WORDS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  crt: 'court',
  ct: 'court',
  pl: 'place',
  dr: 'drive',
  ln: 'lane',
  cres: 'crescent',
  cct: 'circuit',
  ter: 'terrace',
  tce: 'terrace',
  sq: 'square',
  blvd: 'boulevard',
  hwy: 'highway',
};

const streetOf = (value: string): string =>
  wordsOf(value)
    .map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : word))
    .join('')
    .replace(/straat$|strasse$|str$/, 'straat');

const MALE = /^(?:m|male|man|masculine|mannelijk|heer|mr)$/;
const FEMALE = /^(?:f|female|w|woman|v|vrouw|vrouwelijk|feminine|mrs|ms)$/;

const genderOf = (value: string): string =>
  MALE.test(value) ? 'm' : FEMALE.test(value) ? 'f' : value.replace(/[^\p{L}\p{N}]/gu, '');
