/** What became of a text that should be a value of some kind. */
export type Reading<Value> =
  | { value: Value }
  | {
      /** `malformed`: it could never be one. `implausible`: it has the form, but can't be right or says nothing. */
      fault: 'malformed' | 'implausible';
      /** What would have been right, for developers. */
      expected: string;
    };

const CONTROL_CHARACTERS = /\p{Cc}/u;

/** One line without control characters, composed (NFC), its spaces collapsed; 1 to `max` characters. */
export function readText(text: string, max: number): Reading<string> {
  const value = text.normalize('NFC').trim().replace(/ +/g, ' ');
  if (value && value.length <= max && !CONTROL_CHARACTERS.test(value)) return { value };
  return { fault: 'malformed', expected: `one line of 1 to ${max} characters` };
}

/** What forms hold when nobody knew the answer. */
const PLACEHOLDER = /^(?:n\/a|unknown|[-.?\s]*)$/i;

/** True for a text that stands where a value is missing. Empty never wins over a value. */
export const saysNothing = (text: string | null | undefined): text is null | undefined | '' =>
  text == null || PLACEHOLDER.test(text.trim());

/** Letters and digits only, lower case, without accents: two spellings of the same words are the same. */
export const folded = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : withoutAccents(text)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');

/** Most texts, and there is less to do. */
const ASCII = /^[ -~]*$/;

const LIGATURES: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l' };

/** `Łódź` becomes `Lodz`; scripts other than Latin stay as they are. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđł]/gi, (letter) => LIGATURES[letter.toLowerCase()] ?? letter);
