import { type Html, html, NO_HTML } from '#shared/html.ts';
import { keyFor } from '../oauth/customer-graph.ts';
import {
  agreeTo,
  type Consent,
  endOfDay,
  type PurposeStanding,
  purposesFor,
  recordShown,
  standingOf,
} from '../oauth/deciding.ts';
import { grantChange } from '../rules/grant-change.ts';
import { attributeIn } from '../words/attributes.ts';
import type { Words } from '../words/en.ts';
import {
  type Answer,
  type CustomerVisit,
  dateOf,
  form,
  listOf,
  missing,
  privacyPage,
  refused,
  textIn,
  textsIn,
  timeOf,
  unavailable,
} from './visit.ts';

const SURFACE = 'privacy.apps';

type App = {
  id: string;
  name: string;
  owner: string;
  requestedAttributes: {
    attribute: string;
    necessity: 'REQUIRED' | 'OPTIONAL';
    purpose: string;
    reason: string;
  }[];
  lookBackDays: number;
  durationDays: number;
};

export type Grant = {
  id: string;
  state: keyof Words['apps']['state'];
  attributes: string[];
  purposes: string[];
  /** Those that suspend it. */
  missingPurposes: string[];
  lookBackDays: number;
  expiresAt: string;
  grantedAt: string;
  changedAt: string;
  /** Null when it never was, and when the ledger couldn't be asked. */
  lastReadAt: string | null;
  /** Null when the registry couldn't be asked. */
  app: App | null;
};

type Connections = { grants: Grant[]; consents: Consent[] };

/** What the customer has let apps read, newest first, and where their purposes stand; null when it can't be told. */
async function connectionsOf({ graph, language }: CustomerVisit): Promise<Connections | null> {
  const data = await graph.ask<{ me: Partial<Connections> | null }>(CONNECTIONS, { language });
  const { grants, consents } = data?.me ?? {};
  return grants && consents ? { grants, consents } : null;
}

const isOpen = ({ state }: Grant): boolean => state === 'ACTIVE' || state === 'SUSPENDED';

export async function appsPage(visit: CustomerVisit): Promise<Answer> {
  const { words, language } = visit;
  const found = await connectionsOf(visit);
  if (!found) return unavailable(visit, 'apps');
  const { grants, consents } = found;
  const open = grants.filter(isOpen);
  const ended = grants.filter((grant) => !isOpen(grant));
  const card = (grant: Grant) => grantCard(visit, grant, consents);
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'apps',
      title: words.privacy.apps,
      body: html`${open.length ? html`<ul class="list">${open.map(card)}</ul>` : html`<p>${words.apps.none}</p>`}
      ${ended.length ? html`<h2>${words.apps.ended}</h2><ul class="list">${ended.map(card)}</ul>` : NO_HTML}
      <p class="quiet" lang="${language}">${words.privacy.utc}</p>`,
    }),
  };
}

function grantCard(visit: CustomerVisit, grant: Grant, consents: readonly Consent[]): Html {
  const { words, base, format } = visit;
  const {
    id,
    app,
    state,
    attributes,
    purposes,
    missingPurposes,
    lookBackDays,
    expiresAt,
    grantedAt,
    changedAt,
    lastReadAt,
  } = grant;
  const open = isOpen(grant);
  const name = app?.name ?? words.apps.unnamed;
  return html`<li class="card" id="${id}">
    <div class="row"><div class="grow">${open ? html`<h2 dir="auto">${name}</h2>` : html`<h3 dir="auto">${name}</h3>`}
    ${app ? html`<p class="quiet" dir="auto">${words.apps.by(app.owner)}</p>` : NO_HTML}</div>
    <span class="badge ${state === 'ACTIVE' ? 'good' : open ? 'bad' : ''}">${words.apps.state[state]}</span></div>
    <dl class="facts">
      <dt>${open ? words.apps.mayRead : words.apps.couldRead}</dt>
      <dd>${listOf(attributes.map((attribute) => attributeIn(words, attribute)))}</dd>
      <dt>${words.apps.purposes}</dt><dd>${listOf(purposes.map((key) => titleOf(consents, key)))}</dd>
      <dt>${words.apps.lookBack}</dt><dd>${format.days(lookBackDays)}</dd>
      <dt>${words.apps.since}</dt><dd>${dateOf(visit, grantedAt)}</dd>
      ${
        open
          ? html`<dt>${words.apps.ends}</dt><dd>${dateOf(visit, expiresAt)}</dd>`
          : html`<dt>${words.apps.endedAt}</dt><dd>${dateOf(visit, state === 'EXPIRED' ? expiresAt : changedAt)}</dd>`
      }
      ${
        missingPurposes.length
          ? html`<dt>${words.apps.pausedFor}</dt><dd>${listOf(missingPurposes.map((key) => titleOf(consents, key)))}
          <a href="${base}/preferences">${words.apps.toPreferences}</a></dd>`
          : NO_HTML
      }
      <dt>${words.apps.lastRead}</dt><dd>${lastReadAt ? timeOf(visit, lastReadAt) : words.apps.neverRead}</dd>
    </dl>
    <div class="actions">
    ${
      open
        ? html`<a class="button" href="${base}/apps/${id}" aria-label="${words.apps.changeNamed(name)}">${words.apps.change}</a>
        <a class="button ends" href="${base}/apps/${id}/end" aria-label="${words.apps.endNamed(name)}">${words.apps.end}</a>`
        : NO_HTML
    }
    ${lastReadAt && app ? html`<a href="${base}/reads?of=${`app:${app.id}`}">${words.apps.showReads(name)}</a>` : NO_HTML}
    </div></li>`;
}

const titleOf = (consents: readonly Consent[], key: string): string =>
  consents.find(({ purpose }) => purpose.key === key)?.purpose.title ?? key;

type Found = Connections & { grant: Grant; app: App };

/** An open grant of the customer's with its app; an answer where there is none. */
async function openGrant(visit: CustomerVisit, id: string): Promise<Found | Answer> {
  const found = await connectionsOf(visit);
  if (!found) return unavailable(visit, 'apps');
  const grant = found.grants.find((one) => one.id === id && isOpen(one));
  return grant?.app ? { ...found, grant, app: grant.app } : missing(visit, 'apps');
}

export async function changePage(visit: CustomerVisit, id: string, wrong?: string): Promise<Answer> {
  const found = await openGrant(visit, id);
  return 'grant' in found ? showChange(visit, found, wrong) : found;
}

function showChange(visit: CustomerVisit, { grant, app, consents }: Found, wrong?: string): Answer {
  const { words, base, format } = visit;
  const requested = new Map(app.requestedAttributes.map((one) => [one.attribute, one]));
  const fixed = grant.attributes.filter((attribute) => requested.get(attribute)?.necessity === 'REQUIRED');
  const free = [
    ...grant.attributes.filter((attribute) => !fixed.includes(attribute)),
    ...app.requestedAttributes
      .map(({ attribute }) => attribute)
      .filter((one) => !grant.attributes.includes(one)),
  ];
  const added = app.requestedAttributes.filter(({ attribute }) => !grant.attributes.includes(attribute));
  const addedPurposes = standingOf(purposesFor(added), consents)?.filter(({ permitted }) => !permitted) ?? [];
  const reason = (attribute: string) =>
    html`<span class="why" id="why-${attribute}" dir="auto">${requested.get(attribute)?.reason ?? ''}</span>`;
  const renewed = endOfDay(app.durationDays);
  const sooner = [7, 30, 90].map(endOfDay).filter((end) => end < grant.expiresAt);
  return {
    status: wrong ? 422 : 200,
    page: privacyPage(visit, {
      tab: 'apps',
      title: words.apps.changeTitle(app.name),
      ...(wrong && { wrong }),
      body: form(
        visit,
        `/apps/${grant.id}`,
        html`${
          fixed.length
            ? html`<fieldset><legend>${words.apps.needs}</legend><p class="quiet">${words.apps.needsWhy}</p>${fixed.map(
                (attribute) =>
                  html`<div class="choice plain"><strong>${attributeIn(words, attribute)}</strong>${reason(attribute)}</div>`,
              )}</fieldset>`
            : NO_HTML
        }
        ${
          free.length
            ? html`<fieldset><legend>${words.apps.choose}</legend><p class="quiet">${words.apps.chooseWhy}</p>${free.map(
                (attribute) => html`<div class="choice">
                <input type="checkbox" name="attribute" value="${attribute}" id="${attribute}"${
                  grant.attributes.includes(attribute) ? html` checked` : NO_HTML
                } aria-describedby="why-${attribute}">
                <label for="${attribute}"><strong>${attributeIn(words, attribute)}</strong></label>${reason(attribute)}</div>`,
              )}</fieldset>`
            : NO_HTML
        }
        ${addedPurposes.length ? purposesToAgreeTo(words, addedPurposes) : NO_HTML}
        <div class="field"><label for="lookBackDays">${words.apps.howFarBack}</label>
        <select name="lookBackDays" id="lookBackDays">${lookBacksOf(grant, app).map(
          (days) =>
            html`<option value="${days}"${days === grant.lookBackDays ? html` selected` : NO_HTML}>${
              days === grant.lookBackDays ? words.apps.asNow(format.days(days)) : format.days(days)
            }</option>`,
        )}</select></div>
        <div class="field"><label for="expiresAt">${words.apps.howLong}</label>
        <select name="expiresAt" id="expiresAt">
        <option value="" selected>${words.apps.asNow(words.apps.untilDate(format.date(grant.expiresAt)))}</option>
        ${renewed > grant.expiresAt ? html`<option value="${renewed}">${words.apps.renewUntil(format.date(renewed))}</option>` : NO_HTML}
        ${sooner.map((end) => html`<option value="${end}">${words.apps.endAlready(format.date(end))}</option>`)}
        </select></div>
        <div class="actions"><button type="submit" class="first">${words.apps.save}</button>
        <a class="button" href="${base}/">${words.apps.cancel}</a></div>`,
      ),
    }),
  };
}

const purposesToAgreeTo = (words: Words, purposes: readonly PurposeStanding[]): Html =>
  html`<h2>${words.apps.addedPurposes}</h2><dl>${purposes.map(
    ({ language, title, explanation }) =>
      html`<dt lang="${language}">${title}</dt><dd lang="${language}" dir="auto">${explanation}</dd>`,
  )}</dl>`;

/** What can be chosen: what holds, and steps up to what the app asks for. */
const lookBacksOf = (grant: Grant, app: App): number[] =>
  [...new Set([grant.lookBackDays, app.lookBackDays, 7, 30, 90, 180, 365])]
    .filter((days) => days <= Math.max(app.lookBackDays, grant.lookBackDays))
    .sort((one, other) => one - other);

export async function changeGrant(visit: CustomerVisit, id: string): Promise<Answer> {
  const { graph, language, words } = visit;
  const found = await openGrant(visit, id);
  if (!('grant' in found)) return found;
  const { grant, app, consents } = found;
  const requested = app.requestedAttributes;
  const ticked = textsIn(visit, 'attribute');
  const isKept = (attribute: string) =>
    ticked.includes(attribute) ||
    requested.some(
      (one) =>
        one.attribute === attribute && one.necessity === 'REQUIRED' && grant.attributes.includes(attribute),
    );
  const offered = [...new Set([...grant.attributes, ...requested.map(({ attribute }) => attribute)])];
  const attributes = offered.filter(isKept);
  const lookBackDays = Number(textIn(visit, 'lookBackDays'));
  const chosenEnd = textIn(visit, 'expiresAt');
  const expiresAt = new Date(chosenEnd || grant.expiresAt);
  if (!attributes.length) return showChange(visit, found, words.apps.nothingTicked);
  if (!lookBacksOf(grant, app).includes(lookBackDays) || !isOffered(expiresAt, grant, app)) {
    return refused(visit, 'apps', `/apps/${id}`);
  }

  const from = { ...grant, expiresAt: new Date(grant.expiresAt) };
  const { kind, terms } = grantChange(from, { attributes, lookBackDays, expiresAt }, requested);
  if (kind === 'NONE') return { to: '/', message: { text: words.apps.unchanged } };
  const intent = textIn(visit, 'intent');
  if (kind !== 'NARROW') {
    const standing = standingOf(purposesFor(terms.purposes.map((purpose) => ({ purpose }))), consents);
    const lacking = standing?.filter(({ permitted }) => !permitted);
    if (!lacking) return unavailable(visit, 'apps');
    const deciding = { language, surface: SURFACE, intent };
    const noticeId = lacking.length
      ? await recordShown(graph, lacking, { ...deciding, asksForDecision: false })
      : null;
    if (!(await agreeTo(graph, lacking, { ...deciding, noticeId })))
      return refused(visit, 'apps', `/apps/${id}`);
  }
  const { name, mutation, reference } = CHANGES[kind];
  const changed = await graph.change(name, mutation, {
    ...reference(grant, app),
    attributes: terms.attributes,
    purposes: terms.purposes,
    lookBackDays: terms.lookBackDays,
    expiresAt: terms.expiresAt.toISOString(),
    ...(kind !== 'NARROW' && { language }),
    surface: SURFACE,
    idempotencyKey: keyFor(intent, kind),
  });
  return changed
    ? { to: '/', message: { text: words.apps.changed(app.name) } }
    : refused(visit, 'apps', `/apps/${id}`);
}

/** An end that the page offers: that of now, or one between now and the app's longest. */
const isOffered = (end: Date, grant: Grant, app: App): boolean =>
  end.getTime() === Date.parse(grant.expiresAt) ||
  (end.getTime() > Date.now() && end <= new Date(endOfDay(app.durationDays)));

const byId = ({ id }: Grant) => ({ grantId: id });

const CHANGES = {
  NARROW: {
    name: 'narrowGrant',
    mutation: `mutation PageNarrows($input: NarrowGrantInput!) { narrowGrant(input: $input) { userErrors { code } } }`,
    reference: byId,
  },
  EXTEND: {
    name: 'extendGrant',
    mutation: `mutation PageExtends($input: ExtendGrantInput!) { extendGrant(input: $input) { userErrors { code } } }`,
    reference: byId,
  },
  // An app's open grant takes the new terms and keeps its id.
  REPLACE: {
    name: 'grantAccess',
    mutation: `mutation PageReplaces($input: GrantAccessInput!) { grantAccess(input: $input) { userErrors { code } } }`,
    reference: (_: Grant, { id }: App) => ({ clientId: id }),
  },
} as const;

export async function endPage(visit: CustomerVisit, id: string): Promise<Answer> {
  const { words, base } = visit;
  const found = await openGrant(visit, id);
  if (!('grant' in found)) return found;
  const { name } = found.app;
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'apps',
      title: words.apps.endTitle(name),
      body: html`<p>${words.apps.endText(name)}</p>${form(
        visit,
        `/apps/${id}/end`,
        html`<div class="actions"><button type="submit" class="ends">${words.apps.endConfirm}</button>
        <a class="button" href="${base}/">${words.apps.keep}</a></div>`,
      )}`,
    }),
  };
}

export async function endGrant(visit: CustomerVisit, id: string): Promise<Answer> {
  const { graph, words } = visit;
  const found = await connectionsOf(visit);
  if (!found) return unavailable(visit, 'apps');
  const name = found.grants.find((one) => one.id === id)?.app?.name ?? words.apps.unnamed;
  const ended = await graph.change('revokeGrant', REVOKE, {
    grantId: id,
    surface: SURFACE,
    idempotencyKey: keyFor(textIn(visit, 'intent'), 'end'),
  });
  return ended ? { to: '/', message: { text: words.apps.endedNow(name) } } : refused(visit, 'apps');
}

const REVOKE = `mutation PageRevokes($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code } } }`;

const CONNECTIONS = /* GraphQL */ `
  query Connections($language: String!) {
    me {
      grants {
        id state attributes purposes missingPurposes lookBackDays expiresAt grantedAt changedAt lastReadAt
        app {
          id name owner lookBackDays durationDays
          requestedAttributes { attribute necessity purpose reason }
        }
      }
      consents {
        permitted
        purpose(language: $language) { key version language title explanation }
      }
    }
  }
`;
