import type { CultureName } from './cultures.ts';

/** What a file of people looks like, and how carelessly it was kept. Shares are from 0 to 1. */
export type Shape = {
  about: string;
  columns: readonly Column[];
  cultures: readonly CultureName[];
  /** How many rows a person has: each from 1 to this, … */
  rows: number;
  /** … `even`: as many people with few as with many; `few`: mostly the least. */
  spread: 'even' | 'few';
  /** Share of values with a typing error. */
  typos: number;
  /** Share of rows in which the name is spelled in another way: a short form, a transliteration, an initial. */
  variants: number;
  /** Share of rows with given name and surname, or day and month, exchanged. */
  swaps: number;
  /** Share of values that are missing; those of a column listed here by its own share. */
  missing: number;
  missingOf?: Partial<Record<Column, number>>;
  /** Share of people who live with others: same surname and address, perhaps the same telephone. */
  households: number;
  /** Share of households with twins: some times what it is in life, so that they count. */
  twins: number;
  /** Share of people who moved, and of rows that still have another telephone or email. */
  moves: number;
  /** Not the name-givers' whole lists: so few names that strangers share both. */
  fewNames?: true;
};

export type Column =
  | 'given_name'
  | 'surname'
  | 'full_name'
  | 'date_of_birth'
  | 'email'
  | 'phone'
  | 'street_number'
  | 'address_1'
  | 'address_2'
  | 'suburb'
  | 'city'
  | 'postcode'
  | 'state'
  | 'country'
  | 'soc_sec_id'
  | 'gender'
  | 'favourite_store';

const NAMES = ['given_name', 'surname'] as const;
const ADDRESS = ['street_number', 'address_1', 'postcode', 'city'] as const;
const CAREFUL = {
  typos: 0.02,
  variants: 0.08,
  swaps: 0.01,
  missing: 0.05,
  households: 0.2,
  twins: 0.05,
  moves: 0.1,
};

export const SHAPES = {
  shop: {
    about:
      'customers of a shop in Europe and Australia: names, contacts, addresses; a third without birth date',
    columns: [...NAMES, 'date_of_birth', 'email', 'phone', ...ADDRESS, 'state', 'country', 'gender'],
    cultures: ['english', 'english', 'dutch', 'german', 'french', 'turkish', 'arabic'],
    rows: 6,
    spread: 'few',
    ...CAREFUL,
    missingOf: { date_of_birth: 0.35, email: 0.25, phone: 0.25 },
  },
  census: {
    about: 'a register with a national number and a second line of address',
    columns: [
      ...NAMES,
      'street_number',
      'address_1',
      'address_2',
      'suburb',
      'postcode',
      'state',
      'date_of_birth',
      'soc_sec_id',
    ],
    cultures: ['english'],
    rows: 6,
    spread: 'few',
    ...CAREFUL,
    typos: 0.06,
    swaps: 0.02,
  },
  'census-no-number': {
    about: 'the same without national number, with more errors',
    columns: [
      ...NAMES,
      'street_number',
      'address_1',
      'address_2',
      'suburb',
      'postcode',
      'state',
      'date_of_birth',
    ],
    cultures: ['english'],
    rows: 6,
    spread: 'few',
    ...CAREFUL,
    typos: 0.1,
    variants: 0.15,
    swaps: 0.03,
    missing: 0.08,
  },
  variants: {
    about: 'name variants and many missing fields',
    columns: [...NAMES, 'date_of_birth', 'email', 'phone', 'address_1', 'city', 'postcode'],
    cultures: ['english', 'german', 'french'],
    rows: 5,
    spread: 'even',
    ...CAREFUL,
    variants: 0.35,
    missing: 0.3,
  },
  dutch: {
    about: 'Dutch people by full name, with prefixes of surnames written in several ways; no birth date',
    columns: ['full_name', 'email', 'phone', ...ADDRESS],
    cultures: ['dutch'],
    rows: 5,
    spread: 'few',
    ...CAREFUL,
    variants: 0.2,
  },
  arabic: {
    about: 'Arabic names in Arabic script and in several transliterations',
    columns: [...NAMES, 'date_of_birth', 'phone', 'address_1', 'city', 'country'],
    cultures: ['arabic'],
    rows: 5,
    spread: 'few',
    ...CAREFUL,
    variants: 0.3,
  },
  regulars: {
    about: 'up to 30 rows of one person',
    columns: [...NAMES, 'date_of_birth', 'email', 'phone', ...ADDRESS],
    cultures: ['english', 'dutch', 'german'],
    rows: 30,
    spread: 'even',
    ...CAREFUL,
  },
  singletons: {
    about: 'nobody twice, but households, twins and namesakes',
    columns: [...NAMES, 'date_of_birth', 'email', 'phone', ...ADDRESS],
    cultures: ['english', 'dutch'],
    rows: 1,
    spread: 'few',
    ...CAREFUL,
    households: 0.5,
    twins: 0.3,
  },
  'few-duplicates': {
    about: 'one person in fifty twice',
    columns: [...NAMES, 'date_of_birth', ...ADDRESS],
    cultures: ['english', 'german'],
    rows: 2,
    spread: 'few',
    ...CAREFUL,
    typos: 0.05,
  },
  households: {
    about:
      'nearly everybody lives with namesakes, twins and parents of the same given name, who share telephone and email',
    columns: [...NAMES, 'date_of_birth', 'email', 'phone', ...ADDRESS],
    cultures: ['english', 'dutch', 'german'],
    rows: 4,
    spread: 'even',
    ...CAREFUL,
    households: 0.95,
    twins: 0.3,
    missingOf: { date_of_birth: 0.2 },
  },
  'names-only': {
    about: 'nothing but names',
    columns: [...NAMES],
    cultures: ['english', 'dutch', 'german', 'french'],
    rows: 2,
    spread: 'few',
    ...CAREFUL,
    missing: 0,
  },
  'contact-only': {
    about: 'an email or a telephone, seldom a name',
    columns: ['full_name', 'email', 'phone', 'favourite_store'],
    cultures: ['english', 'dutch'],
    rows: 4,
    spread: 'even',
    ...CAREFUL,
    typos: 0.01,
    missingOf: { full_name: 0.4, email: 0.2, phone: 0.3 },
  },
  'few-names': {
    about: 'so few names that many strangers share them, with birth date and city',
    columns: [...NAMES, 'date_of_birth', 'city', 'gender', 'favourite_store'],
    cultures: ['english', 'turkish'],
    rows: 3,
    spread: 'even',
    ...CAREFUL,
    fewNames: true,
  },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;
