import { withoutAccents } from './text.ts';

/** A person's name. `full` is as written, or the parts joined. */
export type PersonName = { given?: string; family?: string; full: string };

/** @returns null when nothing of the name is known. */
export function nameOf(given?: string, family?: string, full?: string): PersonName | null {
  const whole = full ?? [given, family].filter(Boolean).join(' ');
  return whole ? { full: whole, ...(given && { given }), ...(family && { family }) } : null;
}

/**
 * What two parts of names say about the people: `agree`, the same or a usual variant or typing error; `initial`, one is
 * the other's first letter; `unclear`, similar, but two people may well be called so; `differ`, clearly different;
 * `unknown`, one of them is missing.
 */
export type Verdict = 'agree' | 'initial' | 'unclear' | 'differ' | 'unknown';

export type NameComparison = { given: Verdict; family: Verdict };

/** Compares people's names, also when given and family name changed places. */
export function compareNames(a: PersonName, b: PersonName): NameComparison {
  const [left, right] = [partsOf(a), partsOf(b)];
  const given = compareGiven(left.given, right.given);
  const family = compareFamily(left.family, right.family);
  const swapped =
    compareGiven(left.given, right.family) === 'agree' && compareGiven(left.family, right.given) === 'agree';
  return swapped ? { given: 'agree', family: 'agree' } : { given, family };
}

/** Groups of given names that one person is called by. A name may stand in several. */
const VARIANTS = `
  abigail abby, albert al bert, alexander alex sandy xander, alexandra alex sandra sandy, alfred fred alfie, alice ali, alison ali,
  andrew andy drew, andreas andi, ann anne anna annie, anthony tony, antonius anton toon ton, antonia toni, arthur art,
  barbara barb, beatrice bea trixie, benjamin ben benny, bernard bernie, bridget birgit, carolyn carol caroline, catherine kathryn
  katherine kate cathy kathy katie kat catharine, charles charlie chuck karl carl, charlotte lotte charlie, christian chris, christina chris
  tina christine, christopher chris kit, claire clare, cornelis kees cor, daniel dan danny, david dave, deborah debbie deb, donald don,
  dorothy dot dottie, edward ed eddie ted, eleanor ellie nora, elizabeth liz beth betty lisa elisabeth eliza lizzie els, emily em,
  eric erik erick, florence flo, frances fran, francis frank, franciscus frans, frederick fred frederik freddie, friedrich fritz,
  gabriel gabe, geoffrey geoff jeffrey jeff, george georg, gerald jerry, gerard gerry, gregory greg, harold harry,
  heinrich heinz, hendrik henk, henry harry hank, hubert bert, isabella bella, jacob jake jack, jacobus jaap koos, james jim jimmy jamie,
  jennifer jen jenny, jessica jess, johannes hans jan joop, john jon jack johnny, jonathan jon johnny, joseph joe jo, josephine jo josie,
  judith judy, karen karin, katharina kathi katja, kenneth ken, kimberly kim, laurence lawrence larry, leonard len leo, lewis louis,
  lucas lukas luke, madeleine maddie, margaret maggie meg peggy greta, maria mary, mark marc marcus markus, martin marty,
  martha marty, mathew matthew matt, matthias matze, matilda tilly, maximilian max, megan meg, melissa mel, michael mike mick mikey,
  natalie nat, nathaniel nathan nat, nicholas nick nicolas nico, nicole nicky, niklas nik, oliver olly ollie, pamela pam,
  patricia pat patty tricia trish, patrick pat paddy, peter pete, petrus piet, philip phil phillip philipp, rachel rachael, raymond ray,
  rebecca becky becca, richard rich rick dick ricky, robert rob bob bobby robbie bert, roger rodger, ronald ron, samantha sam, samuel sam
  sammy, sara sarah, sebastian seb basti, sofia sophia sofie sophie, stephanie steph stefanie, steven stephen steve stefan stephan,
  susan sue susanna suzanne susie, theodore ted theo, theresa teresa terry tess, thomas tom tommy, timothy tim, valerie val,
  victor vic, victoria vicky tori, vincent vince, walter walt, wilhelmina mina, wilhelm willi, willem wim, william will bill billy liam,
  wolfgang wolf, yvonne evonne, zachary zach zack`;

/** Every name that goes with a name, itself included; in lower case. */
export const variantsOf = new Map<string, Set<string>>();
for (const group of VARIANTS.split(',')) {
  const names = group.trim().split(/\s+/);
  for (const name of names) variantsOf.set(name, new Set([...(variantsOf.get(name) ?? []), ...names]));
}

type Parts = { given: string[]; family: string[] };

/** A name is compared with many others. */
const partsByName = new WeakMap<PersonName, Parts>();

function partsOf(name: PersonName): Parts {
  let parts = partsByName.get(name);
  if (!parts) {
    parts = splitName(name);
    partsByName.set(name, parts);
  }
  return parts;
}

function splitName({ given, family, full }: PersonName): Parts {
  if (given || family) return { given: wordsOf(given), family: wordsOf(family) };
  const [before = '', after] = full.split(',');
  if (after) return { given: wordsOf(after), family: wordsOf(before) };
  const words = wordsOf(full);
  // A single word may be either name, so it says neither.
  return words.length > 1
    ? { given: words.slice(0, -1), family: words.slice(-1) }
    : { given: [], family: [] };
}

const wordsOf = (text = ''): string[] =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/['’.]/g, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** Every word of the shorter name must have its like in the longer one: Jean-Paul is Jean, but not Jean-Claude. */
function compareGiven(a: string[], b: string[]): Verdict {
  if (!a.length || !b.length) return 'unknown';
  const together = compareWords(a.join(''), b.join(''));
  if (together === 'agree') return 'agree';
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const verdicts = shorter.map((word) => best(longer.map((other) => compareWords(word, other))));
  if (verdicts.every((verdict) => verdict === 'agree')) return 'agree';
  if (verdicts.every((verdict) => verdict === 'agree' || verdict === 'initial')) return 'initial';
  return verdicts.every((verdict) => verdict === 'differ') ? 'differ' : 'unclear';
}

const ORDER: Verdict[] = ['agree', 'initial', 'unclear', 'differ', 'unknown'];
const best = (verdicts: Verdict[]): Verdict =>
  ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'unknown';

function compareWords(a: string, b: string): Verdict {
  if (a === b || undoubled(a) === undoubled(b)) return 'agree';
  if (a.length === 1 || b.length === 1) return isInitialOf(a, b) || isInitialOf(b, a) ? 'initial' : 'differ';
  if (variantsOf.get(a)?.has(b)) return 'agree';
  // Paul and Paula, Christian and Christina, Marie and Maria: brother and sister rather than a typing error.
  const endings = a.endsWith('a') !== b.endsWith('a') || stem(a) === stem(b);
  if (isTypingError(a, b)) return endings ? 'unclear' : 'agree';
  return similarity(a, b) >= 0.6 || prefixed(a, b) ? 'unclear' : 'differ';
}

const undoubled = (word: string): string => word.replace(/(.)\1+/g, '$1');
const stem = (word: string): string => word.replace(/[aeo]$/, '');
const prefixed = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));

/** Bob may sign as R. */
const isInitialOf = (letter: string, word: string): boolean =>
  letter.length === 1 &&
  (word.startsWith(letter) ||
    [...(variantsOf.get(word) ?? [])].some((variant) => variant.startsWith(letter)));

/** One slip of the finger, in a word long enough that the other isn't a name of its own. The first letter is seldom wrong. */
function isTypingError(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  if (a[0] !== b[0] || length < 4) return false;
  const transposed = a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
  return (length >= 5 || transposed) && distance(a, b) <= 1;
}

/** Words before a family name that one writer puts there and another leaves out. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von vom der den de het ten ter te t zu zum zur af av da das di del della dos du la le el al bin ibn mac mc o st'.split(
    ' ',
  ),
);

/** A married or double-barrelled name agrees with either of its parts. */
function compareFamily(a: string[], b: string[]): Verdict {
  if (!a.length || !b.length) return 'unknown';
  const [whole, other] = [a.join(''), b.join('')];
  if (undoubled(whole) === undoubled(other) || isTypingError(whole, other)) return 'agree';
  const [left, right] = [withoutParticles(a), withoutParticles(b)];
  const common = left.some((word) =>
    right.some((otherWord) => word === otherWord || (word.length > 3 && isTypingError(word, otherWord))),
  );
  if (common) return 'agree';
  return similarity(whole, other) >= 0.6 ? 'unclear' : 'differ';
}

function withoutParticles(words: string[]): string[] {
  const rest = words.filter((word) => !PARTICLES.has(word));
  return rest.length ? rest : words;
}

const similarity = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length);

/** Damerau-Levenshtein distance in its restricted form (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const crossed = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (crossed) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
