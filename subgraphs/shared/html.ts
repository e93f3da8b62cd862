import { createHash } from 'node:crypto';
import { directionOf, LANGUAGE_NAMES, LANGUAGES, type Language } from './language.ts';
import { STYLE } from './style.ts';

/** Text that is HTML already. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

/** Builds HTML; whatever is put in is escaped unless it is HTML itself. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((text, string, index) => text + textOf(parts[index - 1] ?? '') + string),
});

/** Nothing, where a page has nothing to say. */
export const NO_HTML: Html = { html: '' };

function textOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The one stylesheet is part of the page, and the policy names it by its hash: nothing else is styled or run. */
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script anywhere, nothing from elsewhere, and never inside another page. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export type PageOptions = {
  /** What the title and the body are written in. Default `en`. */
  language?: Language;
  /** Where the same page is had in another language; without it the page offers none. */
  inLanguage?: (language: Language) => string;
  /** Links to the other pages of the same place, between header and content. */
  navigation?: Html;
  /** At the end of the header, e.g. a way to sign out. */
  besideBrand?: Html;
};

/** A whole page. `title` is its heading too. */
export const page = (title: string, body: Html, options: PageOptions = {}): string => {
  const { language = 'en', inLanguage, navigation = NO_HTML, besideBrand = NO_HTML } = options;
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Patron</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#content">${SKIP[language]}</a>
<header class="top"><div class="wide"><span class="brand" translate="no">Patron</span>${besideBrand}</div></header>
${navigation}
<main id="content" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
${inLanguage ? languageLinks(language, inLanguage) : NO_HTML}
</body>
</html>
`.html;
};

const languageLinks = (current: Language, inLanguage: (language: Language) => string): Html =>
  html`<footer class="wide"><nav aria-label="${LANGUAGE[current]}"><ul class="languages">${LANGUAGES.map(
    (language) =>
      html`<li><a href="${inLanguage(language)}" lang="${language}" dir="${directionOf(language)}" hreflang="${language}"${
        language === current ? html` aria-current="true"` : NO_HTML
      }>${LANGUAGE_NAMES[language]}</a></li>`,
  )}</ul></nav></footer>`;

const SKIP: Record<Language, string> = {
  en: 'Skip to the content',
  de: 'Zum Inhalt springen',
  fr: 'Aller au contenu',
  ar: 'انتقل إلى المحتوى',
};

const LANGUAGE: Record<Language, string> = {
  en: 'Language',
  de: 'Sprache',
  fr: 'Langue',
  ar: 'اللغة',
};
