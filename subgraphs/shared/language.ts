/** The languages that pages for customers are written in; the first where nothing says which. */
export const LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;

/** BCP 47. */
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
};

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of a tag such as `de-CH`, or null when no page is written in it. */
export function languageOfTag(tag: string): Language | null {
  const [primary = ''] = tag.trim().toLowerCase().split('-', 1);
  return LANGUAGES.find((language) => language === primary) ?? null;
}

/** The languages of an `Accept-Language` (RFC 9110) that pages are written in, best first. */
export const acceptedLanguages = (header: string): Language[] =>
  header
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';');
      const quality = parameters.find((one) => one.trim().startsWith('q='));
      return { language: languageOfTag(tag), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .flatMap(({ language }) => language ?? []);

/** A request for a page, as far as it says which language its reader wants. */
type PageRequest = {
  query: unknown;
  headers: { cookie?: string | undefined; 'accept-language'?: string | undefined };
};

const COOKIE = 'patron_language';
const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The language of a page: what the reader has just chosen (`?lang=`), else chose before (a cookie), else what the app
 * asks for (OpenID's `ui_locales`), else what the browser asks for. `headers` remember a choice that was just made.
 */
export function languageFor(
  { query, headers }: PageRequest,
  uiLocales = '',
): { language: Language; headers: Record<string, string> } {
  const { lang } = (query ?? {}) as { lang?: unknown };
  const chosen = typeof lang === 'string' ? languageOfTag(lang) : null;
  if (chosen) {
    const cookie = `${COOKIE}=${chosen}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
    return { language: chosen, headers: { 'set-cookie': cookie } };
  }
  const language =
    languageOfTag(cookieOf(headers.cookie, COOKIE) ?? '') ??
    uiLocales.split(' ').map(languageOfTag).find(Boolean) ??
    acceptedLanguages(headers['accept-language'] ?? '')[0] ??
    LANGUAGES[0];
  return { language, headers: {} };
}

/** The value of one cookie in a `Cookie` header, as it was sent; null when it isn't there. */
export function cookieOf(header: string | undefined, name: string): string | null {
  const pair = header?.split(/; */).find((one) => one.startsWith(`${name}=`));
  return pair ? pair.slice(name.length + 1) : null;
}
