import type { Language } from '#shared/language.ts';

/** A customer's time zone isn't known without script; pages say that theirs is UTC. */
const timeZone = 'UTC';

/**
 * English as most of the world writes dates, since `en` alone means the United States; Arabic with the digits that forms
 * and codes have, since its countries differ.
 */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de', fr: 'fr', ar: 'ar-u-nu-latn' };

/** How a language writes dates, quantities and lists. Times come as ISO 8601. */
export type Format = {
  date(time: string | Date): string;
  dateTime(time: string | Date): string;
  number(value: number): string;
  /** With the unit, e.g. `30 days`. */
  days(count: number): string;
  /** `a, b and c` */
  list(words: readonly string[]): string;
};

const formats = new Map<Language, Format>();

export function formatIn(language: Language): Format {
  let format = formats.get(language);
  if (!format) {
    format = createFormat(language);
    formats.set(language, format);
  }
  return format;
}

function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(locale);
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const list = new Intl.ListFormat(locale);
  return {
    date: (time) => date.format(new Date(time)),
    dateTime: (time) => dateTime.format(new Date(time)),
    number: (value) => number.format(value),
    days: (count) => days.format(count),
    list: (words) => list.format(words),
  };
}
