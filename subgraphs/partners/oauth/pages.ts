import { type Html, html, page } from '#shared/html.ts';
import type { StoredApp } from '../data/apps.ts';
import type { RequestedAttribute } from '../rules/partner-app.ts';
import type { Persona } from '../rules/persona-claims.ts';
import type { PurposeStanding } from './customer-graph.ts';

/** `path` is where the interaction lives; the forms post below it. */
export function signInPage(path: string, clientName: string, personas: readonly Persona[]): string {
  const choices = personas.map(
    ({ id, title }, index) => html`<label class="choice">
      <input type="radio" name="persona" value="${id}" required${{ html: index === 0 ? ' checked' : '' }}> ${title}
    </label>`,
  );
  return page(
    `Sign in to ${clientName}`,
    html`<p>This is a demonstration: choose who you want to be.</p>
    <form method="post" action="${path}/sign-in">
      <fieldset><legend>Personas</legend>${choices}</fieldset>
      <button type="submit">Sign in</button>
      ${cancelButton(path)}
    </form>`,
  );
}

export const noSignInPage = (path: string, clientName: string): string =>
  page(
    `Nobody can sign in to ${clientName} yet`,
    html`<p>No way of signing in has been configured here: the demonstration is off, and no identity provider is connected.</p>
    <p>Whoever runs this installation connects one by naming it as a token issuer; the README says how.</p>
    <form method="post" action="${path}/deny">${cancelButton(path)}</form>`,
  );

/** What a partner asks a customer for. Optional attributes can be left out. */
export function consentPage(
  path: string,
  app: StoredApp,
  asked: readonly RequestedAttribute[],
  purposes: readonly PurposeStanding[],
): string {
  const required = asked.filter(({ necessity }) => necessity === 'REQUIRED');
  const optional = asked.filter(({ necessity }) => necessity === 'OPTIONAL');
  return page(
    `${app.name} asks for your data`,
    html`<p>${app.name} is an app of ${app.owner}. ${app.description}</p>
    <form method="post" action="${path}/allow">
      ${required.length ? requiredList(required) : html``}
      ${optional.length ? optionalList(optional) : html``}
      ${purposeList(purposes)}
      <p>It may read this for ${app.durationDays} days, and look back ${app.lookBackDays} days.
      You can end it at any time, and it ends with the next read.</p>
      <button type="submit">Allow</button>
      ${cancelButton(path, 'Do not allow')}
    </form>`,
  );
}

export const continuePage = (path: string, clientName: string): string =>
  page(
    `Continue to ${clientName}?`,
    html`<p>You are signed in.</p>
    <form method="post" action="${path}/allow">
      <button type="submit">Continue</button>
      ${cancelButton(path)}
    </form>`,
  );

export const expiredPage = (): string =>
  page('This page has expired', html`<p>Go back to the app that you came from and begin again.</p>`);

/** The choice could not be carried out. */
export const failedPage = (path: string): string =>
  page(
    'Your choice could not be saved',
    html`<p>Nothing has been shared.</p><p><a href="${path}">Try again</a></p>`,
  );

const requiredList = (attributes: readonly RequestedAttribute[]): Html =>
  html`<fieldset><legend>It needs</legend>${attributes.map(
    ({ attribute, reason }) =>
      html`<div class="choice"><strong>${wordsFor(attribute)}</strong><span class="why">${reason}</span></div>`,
  )}</fieldset>`;

const optionalList = (attributes: readonly RequestedAttribute[]): Html =>
  html`<fieldset><legend>It would also like; leave out what you do not want to share</legend>${attributes.map(
    ({ attribute, reason }) => html`<div class="choice">
      <label><input type="checkbox" name="attribute" value="${attribute}" checked aria-describedby="why-${attribute}">
      <strong>${wordsFor(attribute)}</strong></label>
      <span class="why" id="why-${attribute}">${reason}</span>
    </div>`,
  )}</fieldset>`;

const purposeList = (purposes: readonly PurposeStanding[]): Html =>
  html`<h2>What for</h2><dl>${purposes.map(
    ({ title, explanation, permitted }) =>
      html`<dt>${title}</dt><dd>${explanation}${permitted ? '' : ' You have not agreed to this yet: by allowing you do.'}</dd>`,
  )}</dl>`;

const cancelButton = (path: string, words = 'Cancel'): Html =>
  html`<button type="submit" formaction="${path}/deny" formnovalidate>${words}</button>`;

const WORDS: Record<string, string> = {
  'profile.name': 'Your name',
  'profile.email': 'Your email addresses',
  'profile.phone': 'Your phone numbers',
  'profile.address': 'Your postal addresses',
  'profile.preferences': 'What you like: sizes, colours, brands, styles',
  'orders.history': 'What you bought',
  'loyalty.balance': 'How many points you have',
  'loyalty.tier': 'Your tier in the loyalty programme',
  'loyalty.offers': 'Your personal offers',
};

const wordsFor = (attribute: string): string => WORDS[attribute] ?? attribute;
