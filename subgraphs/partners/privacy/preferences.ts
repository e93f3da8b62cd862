import { type Html, html } from '#shared/html.ts';
import { keyFor } from '../oauth/customer-graph.ts';
import { agreeTo, type PurposeStanding, purposesFor, recordShown } from '../oauth/deciding.ts';
import type { Words } from '../words/en.ts';
import {
  type Answer,
  type CustomerVisit,
  form,
  missing,
  privacyPage,
  refused,
  textIn,
  toldAt,
  unavailable,
} from './visit.ts';

const SURFACE = 'privacy.preferences';

type Basis = keyof Words['preferences']['basis'];

type Standing = {
  permitted: boolean;
  reason: keyof Words['preferences']['reason'];
  expiresAt: string | null;
  purpose: Omit<PurposeStanding, 'permitted'> & { benefit: string; lawfulBasis: Basis };
};

type Connected = { id: string; state: string; purposes: string[]; app: { name: string } | null };

type Found = { consents: Standing[]; grants: Connected[] };

/** Where each purpose stands and which apps depend on it; null when it can't be told. */
async function standingsOf({ graph, language }: CustomerVisit): Promise<Found | null> {
  const data = await graph.ask<{ me: Partial<Found> | null }>(STANDINGS, { language });
  const { consents, grants } = data?.me ?? {};
  return consents ? { consents, grants: grants ?? [] } : null;
}

export async function preferencesPage(visit: CustomerVisit): Promise<Answer> {
  const { words } = visit;
  const found = await standingsOf(visit);
  if (!found) return unavailable(visit, 'preferences');
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'preferences',
      title: words.privacy.preferences,
      body: html`<p>${words.preferences.lead}</p>
      <h2>${words.preferences.purposes}</h2>
      <ul class="list">${found.consents.map((standing) => purposeCard(visit, standing))}</ul>`,
    }),
  };
}

const isChoice = ({ lawfulBasis }: { lawfulBasis: Basis }): boolean =>
  lawfulBasis === 'CONSENT' || lawfulBasis === 'LEGITIMATE_INTEREST';

function purposeCard(visit: CustomerVisit, { permitted, reason, expiresAt, purpose }: Standing): Html {
  const { words, format } = visit;
  const { key, version, language, title, explanation, benefit, lawfulBasis } = purpose;
  const why = words.preferences.reason[reason];
  return html`<li class="card" id="${key}"><div class="row"><div class="grow">
    <h3 id="title-${key}" lang="${language}" dir="auto">${title}</h3>
    <p lang="${language}" dir="auto">${explanation}</p>
    <p class="quiet"><span>${words.preferences.benefit}</span> <span lang="${language}" dir="auto">${benefit}</span></p></div>
    ${
      isChoice(purpose)
        ? form(
            visit,
            `/preferences/${key}`,
            html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="language" value="${language}">
            <input type="hidden" name="to" value="${permitted ? 'off' : 'on'}">
            <button type="submit" role="switch" aria-checked="${String(permitted)}" aria-labelledby="title-${key}" aria-describedby="why-${key}">${
              permitted ? words.preferences.on : words.preferences.off
            }</button>`,
          )
        : html`<span class="badge">${words.preferences.alwaysOn}</span>`
    }</div>
    <p class="quiet" id="why-${key}">${words.preferences.basis[lawfulBasis]} ${why}
    ${permitted && expiresAt ? words.preferences.until(format.date(expiresAt)) : ''}</p>
    ${toldAt(visit, key)}</li>`;
}

/** Turns one purpose on or off. Off asks again where apps would lose their access by it. */
export async function decide(visit: CustomerVisit, key: string): Promise<Answer> {
  const { graph, words } = visit;
  const found = await standingsOf(visit);
  if (!found) return unavailable(visit, 'preferences');
  const standing = found.consents.find((one) => one.purpose.key === key && isChoice(one.purpose));
  if (!standing) return missing(visit, 'preferences');
  const { purpose } = standing;
  const shown = {
    ...purpose,
    version: Number(textIn(visit, 'version')),
    language: textIn(visit, 'language'),
  };
  const deciding = { language: shown.language, surface: SURFACE, intent: textIn(visit, 'intent') };
  const saved: Answer = { to: `/preferences#${key}`, message: { at: key, text: words.privacy.saved } };

  if (textIn(visit, 'to') === 'on') {
    const texts = [{ ...shown, permitted: false }];
    const noticeId = await recordShown(graph, texts, { ...deciding, asksForDecision: false });
    return (await agreeTo(graph, texts, { ...deciding, noticeId })) ? saved : refused(visit, 'preferences');
  }
  const ending = found.grants.filter(
    ({ state, purposes }) =>
      state === 'ACTIVE' && purposesFor(purposes.map((one) => ({ purpose: one }))).includes(key),
  );
  if (ending.length && textIn(visit, 'confirmed') !== 'yes') return confirmPage(visit, purpose, ending);
  const objects = purpose.lawfulBasis === 'LEGITIMATE_INTEREST';
  const done = await graph.change(
    objects ? 'objectToPurpose' : 'withdrawConsent',
    objects ? OBJECT : WITHDRAW,
    {
      purpose: key,
      language: shown.language,
      surface: SURFACE,
      idempotencyKey: keyFor(deciding.intent, `no/${key}`),
    },
  );
  return done ? saved : refused(visit, 'preferences');
}

function confirmPage(
  visit: CustomerVisit,
  { key, version, language, title }: Standing['purpose'],
  ending: readonly Connected[],
): Answer {
  const { words, base } = visit;
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'preferences',
      title: words.preferences.endsTitle(title),
      body: html`<p>${words.preferences.endsText}</p>
      <ul>${ending.map(({ app }) => html`<li dir="auto">${app?.name ?? words.apps.unnamed}</li>`)}</ul>
      ${form(
        visit,
        `/preferences/${key}`,
        html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="language" value="${language}">
        <input type="hidden" name="to" value="off"><input type="hidden" name="confirmed" value="yes">
        <div class="actions"><button type="submit" class="ends">${words.preferences.endsConfirm}</button>
        <a class="button" href="${base}/preferences#${key}">${words.apps.cancel}</a></div>`,
      )}`,
    }),
  };
}

const STANDINGS = /* GraphQL */ `
  query Standings($language: String!) {
    me {
      consents {
        permitted reason expiresAt
        purpose(language: $language) { key version language title explanation benefit lawfulBasis }
      }
      grants { id state purposes app { name } }
    }
  }
`;

const WITHDRAW = `mutation PageWithdraws($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { userErrors { code } } }`;
const OBJECT = `mutation PageObjects($input: ObjectToPurposeInput!) { objectToPurpose(input: $input) { userErrors { code } } }`;
