import { getCountries, isSupportedCountry } from 'libphonenumber-js';
import { folded, type Reading } from './text.ts';

/** Languages in which files name countries. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];

const codeByName = new Map<string, string>([
  ['uk', 'GB'],
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['usa', 'US'],
  ['holland', 'NL'],
]);
for (const language of LANGUAGES) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  for (const code of getCountries()) {
    const name = folded(names.of(code) ?? '');
    if (name && !codeByName.has(name)) codeByName.set(name, code);
  }
}

/** ISO 3166-1 alpha-2 of a country given as such or by its name. */
export function readCountry(text: string): Reading<string> {
  const code = text.trim().toUpperCase();
  if (isSupportedCountry(code)) return { value: code };
  const named = codeByName.get(folded(text));
  if (named) return { value: named };
  return { fault: 'implausible', expected: 'a country as ISO 3166-1 alpha-2, e.g. NL' };
}
