import { type Html, html, NO_HTML, page } from '#shared/html.ts';
import { type Language, languageFor } from '#shared/language.ts';
import type { StoredApp } from '../data/apps.ts';
import type { AskedGrant } from '../rules/asked-grant.ts';
import type { RequestedAttribute } from '../rules/partner-app.ts';
import type { Persona } from '../rules/persona-claims.ts';
import { attributeIn } from '../words/attributes.ts';
import type { Words } from '../words/en.ts';
import { type Format, formatIn } from '../words/format.ts';
import { WORDS } from '../words/words.ts';
import { type Asked, endOfDay, type PurposeStanding } from './deciding.ts';

/** How a reader sees pages. */
export type View = { language: Language; words: Words; format: Format };

/** A page of one interaction. */
export type InteractionView = View & {
  /** Where the interaction lives; the forms post below it. */
  path: string;
  /** The browser sends Global Privacy Control. */
  gpc: boolean;
};

const viewIn = (language: Language): View => ({
  language,
  words: WORDS[language],
  format: formatIn(language),
});

/** The view of whoever sent a request, and headers by which a language that they chose is remembered. */
export function viewFor(request: Parameters<typeof languageFor>[0], uiLocales?: string) {
  const { language, headers } = languageFor(request, uiLocales);
  return { view: viewIn(language), headers };
}

const pageIn = ({ language, path }: InteractionView, title: string, body: Html): string =>
  page(title, body, { language, inLanguage: (other) => `${path}?lang=${other}` });

export function signInPage(view: InteractionView, clientName: string, personas: readonly Persona[]): string {
  const { words, path, gpc } = view;
  const choices = personas.map(
    ({ id, title }, index) => html`<label class="choice">
      <input type="radio" name="persona" value="${id}" required${index === 0 ? html` checked` : NO_HTML}> <span dir="auto"><strong>${id}</strong>: ${title}</span>
    </label>`,
  );
  return pageIn(
    view,
    words.signIn.title(clientName),
    html`<p>${words.signIn.demo}</p>
    ${gpc ? note(words.signIn.signal) : NO_HTML}
    <form method="post" action="${path}/sign-in">
      <fieldset><legend>${words.signIn.personas}</legend>${choices}</fieldset>
      <div class="actions"><button type="submit" class="first">${words.signIn.submit}</button>
      ${cancelButton(view, words.signIn.cancel)}</div>
    </form>`,
  );
}

export const noSignInPage = (view: InteractionView, clientName: string): string =>
  pageIn(
    view,
    view.words.signIn.nobodyTitle(clientName),
    html`<p>${view.words.signIn.nobody}</p>
    <p>${view.words.signIn.nobodyAdvice}</p>
    <form method="post" action="${view.path}/deny">${cancelButton(view, view.words.signIn.cancel)}</form>`,
  );

type Request = {
  app: StoredApp;
  wanted: AskedGrant;
  asked: Asked;
  /** What records that this was shown; null where it couldn't be. */
  noticeId: string | null;
  /** The customer allowed, and had ticked nothing that could be shared. */
  nothingTicked?: boolean;
};

/**
 * What a partner asks a customer for. Optional attributes begin without a tick, because a yes has to be an act of the
 * customer's (GDPR recital 32); only those that the app may read already begin with theirs, so that asking again takes
 * nothing away unnoticed.
 */
export function consentPage(view: InteractionView, request: Request): string {
  const { words, path, format, gpc } = view;
  const { app, wanted, asked, noticeId, nothingTicked = false } = request;
  const { attributes, lookBackDays } = wanted;
  const { purposes, grant } = asked;
  const required = attributes.filter(({ necessity }) => necessity === 'REQUIRED');
  const optional = attributes.filter(({ necessity }) => necessity === 'OPTIONAL');
  const asksMore = grant && attributes.some(({ attribute }) => !grant.attributes.includes(attribute));
  return pageIn(
    view,
    words.consent.title(app.name),
    html`${nothingTicked ? problem(words, words.consent.nothingTicked) : NO_HTML}
    <p class="lead">${words.consent.who(app.name, app.owner)}</p>
    <p dir="auto">${app.description}</p>
    <p class="quiet">${asked.customerName ? words.consent.account(asked.customerName) : words.consent.accountUnnamed}
    <a href="${path}?account=other">${words.consent.changeAccount}</a></p>
    ${grant ? note(words.consent.before(format.date(grant.grantedAt)), asksMore ? words.consent.asksMore : '') : NO_HTML}
    ${gpc ? note(words.consent.signal) : NO_HTML}
    <form method="post" action="${path}/allow">
      ${noticeId ? html`<input type="hidden" name="notice" value="${noticeId}">` : NO_HTML}
      ${required.length ? requiredList(view, required, asked) : NO_HTML}
      ${optional.length ? optionalList(view, optional, asked) : NO_HTML}
      ${purposeList(view, purposes)}
      <h2>${words.consent.howLong}</h2>
      <p>${
        wanted.expiresAt
          ? words.consent.untilDate(format.date(wanted.expiresAt))
          : words.consent.until(format.days(wanted.durationDays), format.date(endOfDay(wanted.durationDays)))
      } ${words.consent.lookBack(format.days(lookBackDays))}</p>
      <p>${words.consent.ending}</p>
      <div class="actions"><button type="submit" class="first">${words.consent.allow}</button>
      ${cancelButton(view, words.consent.deny)}</div>
    </form>`,
  );
}

export const continuePage = (view: InteractionView, clientName: string): string =>
  pageIn(
    view,
    view.words.signIn.continueTitle(clientName),
    html`<p>${view.words.signIn.signedIn}</p>
    <form method="post" action="${view.path}/allow">
      <div class="actions"><button type="submit" class="first">${view.words.signIn.continue}</button>
      ${cancelButton(view, view.words.signIn.cancel)}</div>
    </form>`,
  );

export const expiredPage = ({ language, words }: View): string =>
  page(words.trouble.expiredTitle, html`<p>${words.trouble.expired}</p>`, { language });

/** The choice could not be carried out. */
export const failedPage = ({ language, words, path }: InteractionView): string =>
  page(
    words.trouble.failedTitle,
    html`<p>${words.trouble.nothingShared}</p><p><a class="button" href="${path}">${words.trouble.tryAgain}</a></p>`,
    { language },
  );

/** What the protocol refuses. The library's description is for developers, and in English. */
export const refusedPage = ({ language, words }: View, code: string, description = ''): string =>
  page(
    words.trouble.oauthTitle,
    html`<p>${words.trouble.oauthAdvice}</p>
    <p class="quiet"><span lang="en" dir="ltr">${description}</span> ${words.trouble.code} <code>${code}</code></p>`,
    { language },
  );

/** `form` is the library's, with the id `op.logoutForm`. */
export const signOutPage = ({ language, words }: View, form: Html): string =>
  page(
    words.signOut.title,
    html`${form}<div class="actions">
    <button type="submit" class="first" form="op.logoutForm" value="yes" name="logout">${words.signOut.yes}</button>
    <button type="submit" form="op.logoutForm">${words.signOut.no}</button>
    </div>`,
    { language },
  );

export const signedOutPage = ({ language, words }: View): string =>
  page(words.signOut.doneTitle, html`<p>${words.signOut.done}</p>`, { language });

const requiredList = ({ words }: InteractionView, attributes: readonly RequestedAttribute[], asked: Asked) =>
  html`<fieldset><legend>${words.consent.needs}</legend><p class="quiet">${words.consent.needsWhy}</p>${attributes.map(
    (attribute) =>
      html`<div class="choice plain">${nameOf(words, attribute, asked)}<span class="why" dir="auto">${attribute.reason}</span></div>`,
  )}</fieldset>`;

const optionalList = ({ words }: InteractionView, attributes: readonly RequestedAttribute[], asked: Asked) =>
  html`<fieldset><legend>${words.consent.likes}</legend><p class="quiet">${words.consent.likesWhy}</p>${attributes.map(
    (attribute) => html`<div class="choice">
      <input type="checkbox" name="attribute" value="${attribute.attribute}" id="${attribute.attribute}"${
        asked.grant?.attributes.includes(attribute.attribute) ? html` checked` : NO_HTML
      } aria-describedby="why-${attribute.attribute}">
      <label for="${attribute.attribute}">${nameOf(words, attribute, asked)}</label>
      <span class="why" id="why-${attribute.attribute}" dir="auto">${attribute.reason}</span>
    </div>`,
  )}</fieldset>`;

/** In words, and whether the app reads it already. */
function nameOf(words: Words, { attribute }: RequestedAttribute, { grant }: Asked): Html {
  const name = html`<strong>${attributeIn(words, attribute)}</strong>`;
  if (!grant) return name;
  const known = grant.attributes.includes(attribute);
  return html`${name} <span class="badge">${known ? words.consent.isShared : words.consent.isNew}</span>`;
}

const purposeList = ({ words }: InteractionView, purposes: readonly PurposeStanding[]): Html =>
  html`<h2>${words.consent.whatFor}</h2><dl>${purposes.map(
    ({ language, title, explanation, permitted }) =>
      html`<dt lang="${language}">${title}</dt><dd><span lang="${language}" dir="auto">${explanation}</span>${
        permitted ? '' : ` ${words.consent.notYet}`
      }</dd>`,
  )}</dl>`;

const note = (...texts: string[]): Html =>
  html`<div class="note">${texts.filter(Boolean).map((text) => html`<p>${text}</p>`)}</div>`;

const problem = (words: Words, text: string): Html =>
  html`<div class="note bad" role="alert" tabindex="-1" autofocus><h2>${words.trouble.title}</h2><p>${text}</p></div>`;

const cancelButton = ({ path }: InteractionView, text: string): Html =>
  html`<button type="submit" formaction="${path}/deny" formnovalidate>${text}</button>`;
