import { type Html, html, NO_HTML } from '#shared/html.ts';
import { exportAsJson, exportAsOneCsv, fetchExport, type RightsExport } from '#shared/rights-export.ts';
import { keyFor } from '../oauth/customer-graph.ts';
import type { Words } from '../words/en.ts';
import { type Copies, copiesOf, copiesPart } from './copies.ts';
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
  toldAt,
  unavailable,
} from './visit.ts';

const SURFACE = 'privacy.data';
/** A customer has few; older ones are in the export. */
const MOST_REQUESTS = 50;

type Right = keyof Words['data']['right'];
const RIGHTS: readonly Right[] = ['ACCESS', 'EXPORT', 'RECTIFY', 'RESTRICT', 'OBJECT', 'ERASE'];

type Request = {
  id: string;
  right: Right;
  state: keyof Words['data']['state'];
  receivedAt: string;
  dueAt: string | null;
  closedAt: string | null;
  awaiting: string[];
  acknowledgements: { kept: { what: string; count: number; reason: string; until: string | null }[] }[];
  refusal: { reason: keyof Words['data']['refusal']; note: string | null } | null;
  identityCheck: { state: string; sentTo: string | null; triesLeft: number } | null;
  consentData: { expiresAt: string } | null;
};

export async function requestsOf({ graph }: CustomerVisit): Promise<Request[] | null> {
  type Data = { me: { rightsRequests: { edges: { node: Request }[] } | null } | null };
  const data = await graph.ask<Data>(REQUESTS, { first: MOST_REQUESTS });
  return data?.me?.rightsRequests?.edges.map(({ node }) => node) ?? null;
}

/** What has to be mended: on the page as a whole, and at which field. */
type Wrong = { text: string; at: string };

export async function dataPage(visit: CustomerVisit, _id?: string, wrong?: Wrong): Promise<Answer> {
  const { words } = visit;
  const requests = await requestsOf(visit);
  if (!requests) return unavailable(visit, 'data');
  const copies = await copiesOf(
    visit,
    requests.filter(canBeSent).map(({ id }) => id),
  );
  return {
    status: wrong ? 422 : 200,
    page: privacyPage(visit, {
      tab: 'data',
      title: words.privacy.data,
      ...(wrong && { wrong: wrong.text }),
      body: html`<p>${words.data.lead}</p>
      <h2>${words.data.rights}</h2>
      <ul class="list">${RIGHTS.map((right) => rightCard(visit, right, wrong))}</ul>
      <h2>${words.data.yours}</h2>
      ${
        requests.length
          ? html`<ul class="list">${requests.map((request) => requestCard(visit, request, copies, wrong))}</ul>`
          : html`<p>${words.data.none}</p>`
      }`,
    }),
  };
}

function rightCard(visit: CustomerVisit, right: Right, wrong: Wrong | undefined): Html {
  const { words, base } = visit;
  const title = words.data.right[right];
  const act =
    right === 'ERASE'
      ? html`<a class="button ends" href="${base}/data/erase">${words.data.ask.ERASE}</a>`
      : form(
          visit,
          `/data/requests/${right.toLowerCase()}`,
          html`${right === 'RECTIFY' ? statementField(visit, wrong) : NO_HTML}
          <button type="submit" aria-describedby="right-${right}">${words.data.ask[right]}</button>`,
        );
  return html`<li class="card row"><div class="grow"><h3 id="right-${right}">${title}</h3><p>${words.data.rightWhy[right]}</p>
  ${right === 'RECTIFY' ? act : NO_HTML}</div>${right === 'RECTIFY' ? NO_HTML : act}</li>`;
}

function statementField(visit: CustomerVisit, wrong: Wrong | undefined): Html {
  const { words } = visit;
  const isWrong = wrong?.at === 'statement';
  return html`<div class="field"><label for="statement">${words.data.statement}</label>
  ${isWrong ? html`<span class="why" id="statement-wrong">${wrong.text}</span>` : NO_HTML}
  <textarea id="statement" name="statement" rows="3" maxlength="2000" required${
    isWrong ? html` aria-invalid="true" aria-describedby="statement-wrong"` : NO_HTML
  }>${textIn(visit, 'statement')}</textarea></div>`;
}

/** A copy that another service can take: what was ordered as such, and is still kept. */
export const canBeSent = ({ right, state, consentData }: Request): boolean =>
  right === 'EXPORT' && state === 'COMPLETED' && consentData !== null;

function requestCard(visit: CustomerVisit, request: Request, copies: Copies, wrong: Wrong | undefined): Html {
  const { words, format, base } = visit;
  const { id, right, state, receivedAt, dueAt, closedAt, awaiting, acknowledgements, refusal, consentData } =
    request;
  const name = words.data.right[right];
  const kept = acknowledgements.flatMap((one) => one.kept);
  const named = (what: string) => words.data.about(what, name);
  const isOpen = state === 'IDENTITY_UNVERIFIED' || state === 'RECEIVED';
  const hasData = (right === 'ACCESS' || right === 'EXPORT') && state === 'COMPLETED' && consentData;
  return html`<li class="card" id="${id}"><div class="row"><h3 class="grow">${name}</h3>
  <span class="badge ${state === 'COMPLETED' ? 'good' : ''}">${words.data.state[state]}</span></div>
  ${toldAt(visit, id)}
  <dl class="facts"><dt>${words.data.received}</dt><dd>${dateOf(visit, receivedAt)}</dd>
  ${dueAt && !closedAt ? html`<dt>${words.data.due}</dt><dd>${dateOf(visit, dueAt)}</dd>` : NO_HTML}
  ${closedAt ? html`<dt>${words.data.closed}</dt><dd>${dateOf(visit, closedAt)}</dd>` : NO_HTML}
  ${state === 'IN_PROGRESS' && awaiting.length ? html`<dt>${words.data.awaiting}</dt><dd>${listOf(awaiting.map((part) => partIn(words, part)))}</dd>` : NO_HTML}
  ${
    kept.length
      ? html`<dt>${words.data.kept}</dt><dd lang="en" dir="ltr">${listOf(kept.map(({ what, count, reason }) => `${what} (${format.number(count)}): ${reason}`))}</dd>`
      : NO_HTML
  }</dl>
  ${refusal ? html`<p>${words.data.refusal[refusal.reason]} <span dir="auto">${refusal.note ?? ''}</span></p>` : NO_HTML}
  ${state === 'IDENTITY_UNVERIFIED' ? identityPart(visit, request, wrong) : NO_HTML}
  ${hasData ? html`<p class="quiet">${words.data.downloadUntil(format.date(hasData.expiresAt))}</p>` : NO_HTML}
  <div class="actions">
  ${
    hasData
      ? html`<a class="button" href="${base}/data/requests/${id}/json" download>${words.data.json}</a>
      <a class="button" href="${base}/data/requests/${id}/csv" download>${words.data.csv}</a>`
      : NO_HTML
  }
  ${state === 'COMPLETED' || state === 'REFUSED' ? html`<a href="${base}/data/requests/${id}/proof" download aria-label="${named(words.data.proof)}">${words.data.proof}</a>` : NO_HTML}
  ${isOpen ? form(visit, `/data/requests/${id}/withdraw`, html`<button type="submit" aria-label="${named(words.data.withdraw)}">${words.data.withdraw}</button>`) : NO_HTML}
  </div>
  ${canBeSent(request) ? copiesPart(visit, id, copies, wrong?.at === `send-${id}` ? wrong.text : undefined) : NO_HTML}</li>`;
}

const partIn = (words: Words, part: string): string =>
  Object.hasOwn(words.data.part, part)
    ? words.data.part[part as keyof Words['data']['part']]
    : part.replace(/^partner:/, '');

/** Where the code is entered that was sent to the customer. */
function identityPart(
  visit: CustomerVisit,
  { id, right, identityCheck }: Request,
  wrong: Wrong | undefined,
): Html {
  const { words, format } = visit;
  const { sentTo = null, triesLeft = 0 } = identityCheck ?? {};
  const isWrong = wrong?.at === id;
  const again = form(
    visit,
    `/data/requests/${id}/code`,
    html`<button type="submit" aria-label="${words.data.about(words.data.again, words.data.right[right])}">${words.data.again}</button>`,
  );
  if (!sentTo) return html`<p>${words.data.notSent}</p>${again}`;
  return html`<p>${words.data.sentTo(sentTo)}</p>${form(
    visit,
    `/data/requests/${id}/confirm`,
    html`<div class="field"><label for="code-${id}">${words.data.code}</label>
    <span class="why" id="code-why-${id}">${isWrong ? wrong.text : words.data.tries(format.number(triesLeft))}</span>
    <input type="text" id="code-${id}" name="code" inputmode="numeric" autocomplete="one-time-code" required size="12" dir="ltr" aria-describedby="code-why-${id}"${
      isWrong ? html` aria-invalid="true"` : NO_HTML
    }> <button type="submit" class="first">${words.data.confirm}</button></div>`,
  )}${again}`;
}

export async function askFor(visit: CustomerVisit, name: string): Promise<Answer> {
  const { graph, words, language } = visit;
  const right = RIGHTS.find((one) => one.toLowerCase() === name);
  if (!right) return missing(visit, 'data');
  const statement = textIn(visit, 'statement').trim();
  if (right === 'RECTIFY' && !statement) {
    return dataPage(visit, '', { text: words.data.statementMissing, at: 'statement' });
  }
  if (right === 'ERASE' && textIn(visit, 'understood') !== 'yes')
    return erasePage(visit, '', words.data.eraseUnticked);
  const made = await graph.change<{ request: { id: string } | null }>('requestRight', REQUEST, {
    right,
    statement: statement || null,
    language,
    surface: SURFACE,
    idempotencyKey: keyFor(textIn(visit, 'intent'), right),
  });
  const id = made?.request?.id;
  return id ? { to: `/data#${id}`, message: { at: id, text: words.data.asked } } : refused(visit, 'data');
}

export async function erasePage(visit: CustomerVisit, _id?: string, wrong?: string): Promise<Answer> {
  const { words, base } = visit;
  return {
    status: wrong ? 422 : 200,
    page: privacyPage(visit, {
      tab: 'data',
      title: words.data.eraseTitle,
      ...(wrong && { wrong }),
      body: html`<ul>${words.data.erasePoints.map((point) => html`<li>${point}</li>`)}</ul>${form(
        visit,
        '/data/requests/erase',
        html`<label class="choice"><input type="checkbox" name="understood" value="yes" required> ${words.data.eraseTick}</label>
        <div class="actions"><button type="submit" class="ends">${words.data.eraseConfirm}</button>
        <a class="button" href="${base}/data">${words.apps.cancel}</a></div>`,
      )}`,
    }),
  };
}

export async function sendCode(visit: CustomerVisit, requestId: string): Promise<Answer> {
  const { graph, words } = visit;
  const idempotencyKey = keyFor(textIn(visit, 'intent'), 'code');
  const outcome = await graph.attempt('startIdentityCheck', START, { requestId, idempotencyKey });
  if (!outcome) return unavailable(visit, 'data');
  const text = outcome.userErrors.length ? words.data.notSendable : words.data.sent;
  return { to: `/data#${requestId}`, message: { at: requestId, text } };
}

export async function confirm(visit: CustomerVisit, requestId: string): Promise<Answer> {
  const { graph, words } = visit;
  const outcome = await graph.attempt('confirmIdentity', CONFIRM, {
    requestId,
    code: textIn(visit, 'code'),
    idempotencyKey: keyFor(textIn(visit, 'intent'), 'confirm'),
  });
  if (!outcome) return unavailable(visit, 'data');
  const [error] = outcome.userErrors;
  if (!error) return { to: `/data#${requestId}`, message: { at: requestId, text: words.data.confirmed } };
  const text = WHY_NOT_CONFIRMED[error.code];
  return text ? dataPage(visit, '', { text: words.data[text], at: requestId }) : refused(visit, 'data');
}

const WHY_NOT_CONFIRMED: Record<string, 'codeWrong' | 'codeExpired' | 'locked'> = {
  IDENTITY_CODE_WRONG: 'codeWrong',
  IDENTITY_CODE_EXPIRED: 'codeExpired',
  IDENTITY_CHECK_LOCKED: 'locked',
};

export async function withdraw(visit: CustomerVisit, requestId: string): Promise<Answer> {
  const { graph, words } = visit;
  const idempotencyKey = keyFor(textIn(visit, 'intent'), 'withdraw');
  const done = await graph.change('withdrawRightsRequest', WITHDRAW, { requestId, idempotencyKey });
  return done
    ? { to: `/data#${requestId}`, message: { at: requestId, text: words.data.withdrawn } }
    : refused(visit, 'data');
}

export const exportAsJsonFile = (visit: CustomerVisit, id: string): Promise<Answer> =>
  exportFile(visit, id, { ending: 'json', type: 'application/json; charset=utf-8', write: exportAsJson });

export const exportAsCsvFile = (visit: CustomerVisit, id: string): Promise<Answer> =>
  exportFile(visit, id, { ending: 'csv', type: 'text/csv; charset=utf-8', write: exportAsOneCsv });

type Form = { ending: string; type: string; write(everything: RightsExport): string };

async function exportFile(visit: CustomerVisit, id: string, { ending, type, write }: Form): Promise<Answer> {
  const everything = await fetchExport((query, variables) => visit.graph.ask(query, variables), id);
  if (!everything) return missing(visit, 'data');
  return { file: write(everything), name: `${id}.${ending}`, type };
}

export async function proofFile(visit: CustomerVisit, id: string): Promise<Answer> {
  const data = await visit.graph.ask<{ rightsRequest: { proof: string | null } | null }>(PROOF, { id });
  if (!data) return unavailable(visit, 'data');
  const proof = data.rightsRequest?.proof;
  return proof ? { file: proof, name: `${id}.proof.jws`, type: 'application/jose' } : missing(visit, 'data');
}

const REQUESTS = /* GraphQL */ `
  query Requests($first: Int!) {
    me {
      rightsRequests(first: $first) {
        edges {
          node {
            id right state receivedAt dueAt closedAt awaiting
            acknowledgements { kept { what count reason until } }
            refusal { reason note }
            identityCheck { state sentTo triesLeft }
            consentData { expiresAt }
          }
        }
      }
    }
  }
`;

const REQUEST = /* GraphQL */ `
  mutation PageRequests($input: RequestRightInput!) {
    requestRight(input: $input) { request { id } userErrors { code } }
  }
`;

const START = /* GraphQL */ `
  mutation PageStartsCheck($input: StartIdentityCheckInput!) {
    startIdentityCheck(input: $input) { userErrors { code } }
  }
`;

const CONFIRM = /* GraphQL */ `
  mutation PageConfirms($input: ConfirmIdentityInput!) {
    confirmIdentity(input: $input) { userErrors { code } }
  }
`;

const WITHDRAW = /* GraphQL */ `
  mutation PageWithdrawsRequest($input: WithdrawRightsRequestInput!) {
    withdrawRightsRequest(input: $input) { userErrors { code } }
  }
`;

const PROOF = /* GraphQL */ `
  query Proof($id: ID!) {
    rightsRequest(id: $id) { proof }
  }
`;
