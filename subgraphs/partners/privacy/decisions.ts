import { type Html, html, NO_HTML } from '#shared/html.ts';
import { attributeIn } from '../words/attributes.ts';
import type { Words } from '../words/en.ts';
import { paging } from './reads.ts';
import {
  type Answer,
  type CustomerVisit,
  listOf,
  missing,
  privacyPage,
  timeOf,
  unavailable,
} from './visit.ts';

const PAGE_SIZE = 20;

type Decision = {
  id: string;
  sequence: number;
  purpose: string | null;
  purposeVersion: number | null;
  grant: { attributes: string[]; app: { name: string } | null } | null;
  state: keyof Words['decisions']['purpose'];
  decidedAt: string;
  decidedBy: keyof Words['decisions']['decidedBy'];
  means: keyof Words['decisions']['means'];
  surface: string;
};

type Decisions = {
  me: {
    consentHistory: {
      edges: { node: Decision }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
    consentHistoryIntact?: boolean | null;
  } | null;
  purposes: { key: string; title: string }[] | null;
};

/** What the customer ever decided: newest first, a page at a time, each with its receipt. */
export async function decisionsPage(visit: CustomerVisit): Promise<Answer> {
  const { words, graph, language, query, base } = visit;
  const check = query.check !== undefined;
  const data = await graph.ask<Decisions>(DECISIONS, {
    language,
    first: PAGE_SIZE,
    after: query.after,
    check,
  });
  const history = data?.me?.consentHistory;
  if (!history) return unavailable(visit, 'decisions');
  const titles = new Map(data.purposes?.map(({ key, title }) => [key, title]));
  const items = history.edges.map(({ node }) => decisionItem(visit, node, titles));
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'decisions',
      title: words.privacy.decisions,
      body: html`<p>${words.decisions.lead}</p>
      ${
        check
          ? intactNote(words, data.me?.consentHistoryIntact ?? null)
          : html`<form method="get" action="${base}/decisions"><input type="hidden" name="check" value="1">
          <button type="submit">${words.decisions.verify}</button></form>`
      }
      <h2>${words.decisions.list}</h2>
      ${items.length ? html`<ol class="list">${items}</ol>` : html`<p>${words.decisions.none}</p>`}
      ${paging(visit, 'decisions', history.pageInfo)}
      <p class="quiet">${words.decisions.receiptWhy} ${words.privacy.utc}</p>`,
    }),
  };
}

function intactNote(words: Words, intact: boolean | null): Html {
  if (intact === null) return html`<p class="note bad" role="status">${words.trouble.partial}</p>`;
  return intact
    ? html`<p class="note good" role="status">${words.decisions.intact}</p>`
    : html`<p class="note bad" role="status">${words.decisions.broken}</p>`;
}

function decisionItem(visit: CustomerVisit, decision: Decision, titles: ReadonlyMap<string, string>): Html {
  const { words, format, base, query } = visit;
  const { id, sequence, purpose, purposeVersion, grant, state, decidedAt, decidedBy, means, surface } =
    decision;
  const number = format.number(sequence);
  const about = grant
    ? (grant.app?.name ?? words.apps.unnamed)
    : (titles.get(purpose ?? '') ?? purpose ?? '');
  const after = query.after ? `?${new URLSearchParams({ after: query.after })}` : '';
  return html`<li class="card"><div class="row"><h3 class="grow"><span>${
    grant ? words.decisions.grant[state] : words.decisions.purpose[state]
  }:</span> <span dir="auto">${about}</span></h3><p class="quiet">${timeOf(visit, decidedAt)}</p></div>
  <dl class="facts">
  ${
    grant
      ? html`<dt>${words.apps.mayRead}</dt><dd>${listOf(grant.attributes.map((one) => attributeIn(words, one)))}</dd>`
      : NO_HTML
  }
  <dt>${words.decisions.how}</dt><dd>${words.decisions.decidedBy[decidedBy]}, ${words.decisions.means[means]}${
    purposeVersion === null ? '' : ` (${words.decisions.version(format.number(purposeVersion))})`
  }</dd>
  <dt>${words.decisions.where}</dt><dd><code dir="ltr">${surface}</code></dd></dl>
  <p><a href="${base}/decisions/${id}/receipt${after}" download aria-label="${words.decisions.receiptNamed(number)}">${words.decisions.receipt}</a></p></li>`;
}

/** The receipt of a decision of the page that `?after=` names. */
export async function receiptFile(visit: CustomerVisit, id: string): Promise<Answer> {
  const { graph, query } = visit;
  type Receipts = {
    me: { consentHistory: { edges: { node: { id: string; receipt: string | null } }[] } | null } | null;
  };
  const data = await graph.ask<Receipts>(RECEIPTS, { first: PAGE_SIZE, after: query.after });
  const history = data?.me?.consentHistory;
  if (!history) return unavailable(visit, 'decisions');
  const receipt = history.edges.find(({ node }) => node.id === id)?.node.receipt;
  if (!receipt) return missing(visit, 'decisions');
  return { file: receipt, name: `${id}.receipt.jws`, type: 'application/jose' };
}

const DECISIONS = /* GraphQL */ `
  query Decisions($language: String!, $first: Int!, $after: String, $check: Boolean!) {
    me {
      consentHistory(first: $first, after: $after) {
        edges {
          node {
            id sequence purpose purposeVersion state decidedAt decidedBy means surface
            grant { attributes app { name } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
      consentHistoryIntact @include(if: $check)
    }
    purposes(language: $language) { key title }
  }
`;

const RECEIPTS = /* GraphQL */ `
  query Receipts($first: Int!, $after: String) {
    me {
      consentHistory(first: $first, after: $after) {
        edges { node { id receipt } }
      }
    }
  }
`;
