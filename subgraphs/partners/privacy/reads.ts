import { type Html, html, NO_HTML } from '#shared/html.ts';
import { factOf, factsOf } from '../rules/facts-of-fields.ts';
import type { Words } from '../words/en.ts';
import {
  type Answer,
  type CustomerVisit,
  listOf,
  pathOfTab,
  privacyPage,
  type Tab,
  timeOf,
  unavailable,
} from './visit.ts';

const PAGE_SIZE = 20;
/** The newest; older ones were shown when they were new. */
const ALARMS = 5;

type Kind = keyof Words['reads']['kind'];
const KINDS: readonly Kind[] = ['PARTNER', 'ASSOCIATE', 'SERVICE', 'STAFF'];

type Read = {
  sequence: number;
  at: string;
  recipientKind: Kind;
  app: { name: string } | null;
  fields: string[];
  purposes: string[];
  requestId: string | null;
  hash: string;
};

type UnusualRead = {
  at: string;
  app: { id: string; name: string } | null;
  grantId: string;
  reason: 'MORE_READS' | 'NEW_FIELD';
  field: string | null;
  reads: number;
  usual: number;
};

type Reads = {
  me: {
    disclosures: {
      edges: { node: Read }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
    disclosureHistoryIntact?: boolean | null;
    unusualReads: { edges: { node: UnusualRead }[] } | null;
  } | null;
  purposes: { key: string; title: string }[] | null;
};

/** Everybody who read, or one kind of them (`kind:STAFF`), or one app (`app:music`). */
type Filter = { label: string; value: string; kind?: Kind; grantIds?: string[] };

/** Who read what about the customer: newest first, a page at a time. */
export async function readsPage(visit: CustomerVisit): Promise<Answer> {
  const { words, graph, language, query } = visit;
  const grants = await grantsOf(visit);
  if (!grants) return unavailable(visit, 'reads');
  const filters = filtersFor(visit, grants);
  const filter = filters.find(({ value }) => value === query.of) ?? filters[0];
  const check = query.check !== undefined;
  const data = await graph.ask<Reads>(READS, {
    language,
    first: PAGE_SIZE,
    after: query.after,
    recipientKind: filter?.kind,
    grantIds: filter?.grantIds,
    check,
    alarms: ALARMS,
  });
  const reads = data?.me?.disclosures;
  if (!reads) return unavailable(visit, 'reads');
  const titles = new Map(data.purposes?.map(({ key, title }) => [key, title]));
  const purposesOf = ({ purposes }: Read): string[] => purposes.map((key) => titles.get(key) ?? key);
  const items = reads.edges.map(({ node }) => readItem(visit, node, purposesOf(node)));
  return {
    status: 200,
    page: privacyPage(visit, {
      tab: 'reads',
      title: words.privacy.reads,
      body: html`<p>${words.reads.lead}</p>
      ${checkPart(visit, check ? (data.me?.disclosureHistoryIntact ?? null) : undefined)}
      ${unusualPart(visit, data.me?.unusualReads?.edges.map(({ node }) => node) ?? [])}
      <h2>${words.reads.list}</h2>
      ${filterForm(visit, filters, filter)}
      ${items.length ? html`<ol class="list">${items}</ol>` : html`<p>${filter?.value ? words.reads.noneOf : words.reads.none}</p>`}
      ${paging(visit, 'reads', reads.pageInfo)}
      <p class="quiet">${words.privacy.utc}</p>`,
    }),
  };
}

function unusualPart(visit: CustomerVisit, alarms: readonly UnusualRead[]): Html {
  if (!alarms.length) return NO_HTML;
  const { words, base, format } = visit;
  return html`<section class="note bad" aria-labelledby="unusual"><h2 id="unusual">${words.reads.unusual}</h2><ul>${alarms.map(
    ({ at, app, reason, field, reads, usual, grantId }) => {
      const name = app?.name ?? words.apps.unnamed;
      const text =
        reason === 'MORE_READS'
          ? words.reads.moreReads(name, format.number(reads), format.number(usual))
          : words.reads.newField(name, words.facts[factOf(field ?? '')], format.number(reads));
      return html`<li>${timeOf(visit, at)}: ${text} <a href="${base}/apps/${grantId}/end">${words.apps.endNamed(name)}</a></li>`;
    },
  )}</ul><p>${words.reads.unusualWhy}</p></section>`;
}

type Grant = { id: string; app: { id: string; name: string } | null };

/** Null when the graph can't be asked. */
async function grantsOf({ graph }: CustomerVisit): Promise<Grant[] | null> {
  const data = await graph.ask<{ me: { grants: Grant[] | null } | null }>(GRANTS);
  return data?.me?.grants ?? null;
}

function filtersFor({ words }: CustomerVisit, grants: readonly Grant[]): Filter[] {
  const byApp = new Map<string, Filter & { grantIds: string[] }>();
  for (const { id, app } of grants) {
    if (!app) continue;
    const filter = byApp.get(app.id) ?? { label: app.name, value: `app:${app.id}`, grantIds: [] };
    filter.grantIds.push(id);
    byApp.set(app.id, filter);
  }
  return [
    { label: words.reads.everybody, value: '' },
    ...KINDS.map((kind) => ({ label: words.reads.kind[kind], value: `kind:${kind}`, kind })),
    ...byApp.values(),
  ];
}

const filterForm = (
  { words, base }: CustomerVisit,
  filters: readonly Filter[],
  chosen: Filter | undefined,
): Html =>
  html`<form method="get" action="${base}/reads" class="actions"><label for="of">${words.reads.filter}</label>
  <select name="of" id="of">${filters.map(
    ({ label, value }) =>
      html`<option value="${value}"${value === chosen?.value ? html` selected` : NO_HTML}>${label}</option>`,
  )}</select><button type="submit">${words.reads.apply}</button></form>`;

/** `intact`: undefined when nobody asked, null when it couldn't be checked. */
function checkPart({ words, base }: CustomerVisit, intact: boolean | null | undefined): Html {
  if (intact === undefined) {
    return html`<form method="get" action="${base}/reads"><input type="hidden" name="check" value="1">
    <p class="quiet">${words.reads.verifyWhy}</p><button type="submit">${words.reads.verify}</button></form>`;
  }
  if (intact === null) return html`<p class="note bad" role="status">${words.trouble.partial}</p>`;
  return intact
    ? html`<p class="note good" role="status">${words.reads.intact}</p>`
    : html`<p class="note bad" role="status">${words.reads.broken}</p>`;
}

function readItem(visit: CustomerVisit, read: Read, purposes: readonly string[]): Html {
  const { words, format } = visit;
  const { recipientKind, app, fields, sequence, requestId, hash } = read;
  const who =
    recipientKind === 'PARTNER' ? (app?.name ?? words.apps.unnamed) : words.reads.who[recipientKind];
  const facts = factsOf(fields).map((fact) => words.facts[fact]);
  return html`<li class="card"><div class="row"><h3 class="grow" dir="auto">${who}</h3><p class="quiet">${timeOf(visit, read.at)}</p></div>
  <dl class="facts"><dt>${words.reads.what}</dt><dd>${format.list(facts)}</dd>
  <dt>${words.reads.why}</dt><dd>${purposes.length ? listOf(purposes) : words.reads.noPurpose}</dd></dl>
  <details><summary>${words.reads.exactly}</summary><dl class="facts">
  <dt>${words.reads.number}</dt><dd>${format.number(sequence)}</dd>
  <dt>${words.reads.fields}</dt><dd><code dir="ltr">${fields.join(', ')}</code></dd>
  ${requestId ? html`<dt>${words.reads.request}</dt><dd><code dir="ltr">${requestId}</code></dd>` : NO_HTML}
  <dt>${words.reads.hash}</dt><dd><code dir="ltr">${hash}</code></dd></dl></details></li>`;
}

/** Links to the first page and the next one. */
export function paging(
  { words, base, query }: CustomerVisit,
  tab: Tab,
  { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null },
): Html {
  const path = `${base}${pathOfTab(tab)}`;
  const links = [
    ...(query.after ? [{ text: words.privacy.newer, after: null }] : []),
    ...(hasNextPage && endCursor ? [{ text: words.privacy.older, after: endCursor }] : []),
  ];
  if (!links.length) return NO_HTML;
  const href = (after: string | null) => {
    const parameters = new URLSearchParams({ ...(query.of && { of: query.of }), ...(after && { after }) });
    return parameters.size ? `${path}?${parameters}` : path;
  };
  return html`<nav aria-label="${words.privacy.pages}"><p class="actions">${links.map(
    ({ text, after }) => html`<a class="button" href="${href(after)}">${text}</a>`,
  )}</p></nav>`;
}

const GRANTS = '{ me { grants { id app { id name } } } }';

const READS = /* GraphQL */ `
  query Reads(
    $language: String!
    $first: Int!
    $after: String
    $recipientKind: RecipientKind
    $grantIds: [ID!]
    $check: Boolean!
    $alarms: Int!
  ) {
    me {
      disclosures(first: $first, after: $after, recipientKind: $recipientKind, grantIds: $grantIds) {
        edges { node { sequence at recipientKind app { name } fields purposes requestId hash } }
        pageInfo { hasNextPage endCursor }
      }
      disclosureHistoryIntact @include(if: $check)
      unusualReads(first: $alarms) { edges { node { at grantId reason field reads usual app { id name } } } }
    }
    purposes(language: $language) { key title }
  }
`;
