import { randomBytes } from 'node:crypto';
import { type Html, html, NO_HTML, page } from '#shared/html.ts';
import type { PageMessage } from '../data/privacy-sessions.ts';
import type { Exports } from '../exports/exports.ts';
import type { CustomerGraph } from '../oauth/customer-graph.ts';
import type { View } from '../oauth/pages.ts';

/** One page view or form post of somebody who may be signed in. */
export type Visit = View & {
  /** Where the privacy pages live, e.g. `/privacy`; no slash at the end. */
  base: string;
  /** Where this page can be opened again: path and query. Null for what a form was answered with. */
  address: string | null;
  query: Readonly<Record<string, string | undefined>>;
  /** Fields of the form that was sent. */
  body: Readonly<Record<string, unknown>>;
  /** The browser sends Global Privacy Control. */
  gpc: boolean;
};

/** Of a customer who is signed in. */
export type CustomerVisit = Visit & {
  customerId: string;
  /** The graph as this customer. */
  graph: CustomerGraph;
  /** Copies of their data that they send to apps. */
  exports: Exports;
  /** What every form has to carry. */
  formToken: string;
  /** What became of the form before. */
  message: PageMessage | null;
};

/** What a visit is answered with. */
export type Answer =
  | { status: number; page: string }
  /** Go on there (below `base`), and be told this once. */
  | { to: string; message?: PageMessage }
  | { file: string | Buffer; name: string; type: string };

export const TABS = ['apps', 'reads', 'preferences', 'messages', 'decisions', 'data'] as const;
export type Tab = (typeof TABS)[number];

/** Where a tab is, below `base`. */
export const pathOfTab = (tab: Tab): string => (tab === 'apps' ? '/' : `/${tab}`);

const inLanguage =
  ({ address, base }: Visit, otherwise: string) =>
  (language: string): string => {
    const url = new URL(address ?? `${base}${otherwise}`, 'http://here.invalid');
    url.searchParams.set('lang', language);
    return `${url.pathname}${url.search}`;
  };

/** A page for somebody who isn't signed in. */
export const openPage = (visit: Visit, title: string, body: Html): string =>
  page(title, body, { language: visit.language, inLanguage: inLanguage(visit, '/') });

/** A page of the dashboard. `wrong` says what has to be mended before the form can be sent. */
export function privacyPage(
  visit: CustomerVisit,
  { tab, title, body, wrong }: { tab: Tab; title: string; body: Html; wrong?: string },
): string {
  const { base, words, language, message, gpc } = visit;
  const tabs = TABS.map(
    (one) =>
      html`<li><a href="${base}${pathOfTab(one)}"${one === tab ? html` aria-current="page"` : NO_HTML}>${words.privacy[one]}</a></li>`,
  );
  return page(
    title,
    html`${wrong ? problem(visit, wrong) : NO_HTML}
    ${message && !message.at ? told(message) : NO_HTML}
    ${gpc ? html`<p class="note">${words.privacy.signal}</p>` : NO_HTML}
    ${body}`,
    {
      language,
      inLanguage: inLanguage(visit, pathOfTab(tab)),
      navigation: html`<nav class="tabs" aria-label="${words.privacy.navigation}"><ul class="wide">${tabs}</ul></nav>`,
      besideBrand: form(visit, '/sign-out', html`<button type="submit">${words.signOut.yes}</button>`),
    },
  );
}

/** What became of the last form. */
const told = ({ text }: PageMessage): Html => html`<p class="note good" role="status">${text}</p>`;

/** The same, where on the page it belongs. */
export const toldAt = ({ message }: CustomerVisit, at: string): Html =>
  message?.at === at ? told(message) : NO_HTML;

/** Announced and in focus when the page opens; the browser needs no script for that. */
const problem = ({ words }: Visit, text: string): Html =>
  html`<div class="note bad" role="alert" tabindex="-1" autofocus><h2>${words.trouble.title}</h2><p>${text}</p></div>`;

/** A form that only this session can send. Sending it twice is doing it once. */
export const form = ({ base, formToken }: CustomerVisit, action: string, body: Html): Html =>
  html`<form method="post" action="${base}${action}">
  <input type="hidden" name="form" value="${formToken}">
  <input type="hidden" name="intent" value="${randomBytes(12).toString('base64url')}">
  ${body}</form>`;

/** One thing as it is, several as a list. */
export const listOf = (texts: readonly string[]): Html =>
  texts.length === 1
    ? html`${texts[0] ?? ''}`
    : html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;

/** A point in time, readable for people and programs. */
export const timeOf = ({ format }: View, time: string): Html =>
  html`<time datetime="${time}">${format.dateTime(time)}</time>`;

export const dateOf = ({ format }: View, time: string): Html =>
  html`<time datetime="${time}">${format.date(time)}</time>`;

/** One value of a form that may have been sent as text, as a list, or not at all. */
export const textIn = ({ body }: Visit, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

export const textsIn = ({ body }: Visit, name: string): string[] =>
  [body[name]].flat().filter((one) => typeof one === 'string');

/** The graph couldn't be asked. */
export const unavailable = (visit: CustomerVisit, tab: Tab): Answer => {
  const { words, base } = visit;
  const again = html`<p>${words.trouble.graph}</p><p><a class="button" href="${base}${pathOfTab(tab)}">${words.trouble.tryAgain}</a></p>`;
  return { status: 502, page: privacyPage(visit, { tab, title: words.trouble.graphTitle, body: again }) };
};

/** The graph refused a change. */
export const refused = (visit: CustomerVisit, tab: Tab, back = pathOfTab(tab)): Answer => {
  const { words, base } = visit;
  const body = html`<p>${words.trouble.changed}</p><p><a class="button" href="${base}${back}">${words.trouble.back}</a></p>`;
  return { status: 409, page: privacyPage(visit, { tab, title: words.trouble.changedTitle, body }) };
};

export const missing = (visit: CustomerVisit, tab: Tab): Answer => {
  const { words, base } = visit;
  const body = html`<p>${words.trouble.missing}</p><p><a class="button" href="${base}${pathOfTab(tab)}">${words.trouble.back}</a></p>`;
  return { status: 404, page: privacyPage(visit, { tab, title: words.trouble.missingTitle, body }) };
};
