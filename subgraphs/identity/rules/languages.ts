import type { Reading } from './text.ts';

/** A language tag in its canonical form, e.g. `nl` or `pt-BR` (BCP 47). */
export function readLanguage(text: string): Reading<string> {
  const expected = 'a language tag (BCP 47) such as nl or pt-BR';
  try {
    const [value] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    if (value && value.length <= 35) return { value };
  } catch {
    // Not a tag at all.
  }
  return { fault: 'implausible', expected };
}
