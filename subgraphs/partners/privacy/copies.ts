import { type Html, html, NO_HTML } from '#shared/html.ts';
import { stateOf } from '../exports/rules/transfer.ts';
import type { StoredTransfer } from '../exports/transfers.ts';
import { type CustomerVisit, dateOf, form, timeOf } from './visit.ts';

export type ConnectedApp = { grantId: string; clientId: string; name: string };

/** What the customer may send, has sent, and to whom. */
export type Copies = {
  /** Apps whose grant stands and that take copies. */
  takers: readonly ConnectedApp[];
  /** Apps whose grant stands. */
  connected: readonly ConnectedApp[];
  /** Newest first. */
  transfers: readonly StoredTransfer[];
};

type Grant = { id: string; state: string; app: { id: string; name: string } | null };

/** Copies of the results of these exports. */
export async function copiesOf(
  { graph, exports, words }: CustomerVisit,
  requestIds: readonly string[],
): Promise<Copies> {
  if (!requestIds.length) return { takers: [], connected: [], transfers: [] };
  const [data, transfers] = await Promise.all([
    graph.ask<{ me: { grants: Grant[] | null } | null }>(GRANTS),
    exports.ofRequests(requestIds),
  ]);
  const connected = (data?.me?.grants ?? []).flatMap(({ id, state, app }) =>
    state === 'ACTIVE' && app
      ? [{ grantId: id, clientId: app.id, name: app.name || words.apps.unnamed }]
      : [],
  );
  const taking = await exports.takers(connected.map(({ clientId }) => clientId));
  return { connected, transfers, takers: connected.filter(({ clientId }) => taking.has(clientId)) };
}

/** Beside an export that is done: where it was sent, and a form to send it. `wrong`: what has to be mended in the form. */
export function copiesPart(
  visit: CustomerVisit,
  requestId: string,
  { takers, connected, transfers }: Copies,
  wrong: string | undefined,
): Html {
  const { words } = visit;
  const id = `send-${requestId}`;
  const sent = transfers.filter((transfer) => transfer.requestId === requestId);
  return html`<section aria-labelledby="${id}"><h4 id="${id}">${words.copies.title}</h4>
  ${sent.length ? html`<ul class="list">${sent.map((transfer) => sentItem(visit, transfer, connected))}</ul>` : NO_HTML}
  ${takers.length ? sendForm(visit, requestId, takers, wrong) : html`<p>${words.copies.noTaker}</p>`}</section>`;
}

const sendForm = (
  visit: CustomerVisit,
  requestId: string,
  takers: readonly ConnectedApp[],
  wrong: string | undefined,
): Html => {
  const { words } = visit;
  const why = `send-why-${requestId}`;
  return form(
    visit,
    `/data/requests/${requestId}/send`,
    html`<p id="${why}">${words.copies.why}</p>
    <fieldset aria-describedby="${why}"><legend>${words.copies.which}</legend>
    ${wrong ? html`<span class="why" id="${why}-wrong">${wrong}</span>` : NO_HTML}
    ${takers.map(
      ({ grantId, name }) =>
        html`<label class="choice"><input type="radio" name="grant" value="${grantId}" required${
          wrong ? html` aria-invalid="true" aria-describedby="${why}-wrong"` : NO_HTML
        }> <span dir="auto">${name}</span></label>`,
    )}</fieldset>
    <button type="submit">${words.copies.send}</button>`,
  );
};

function sentItem(visit: CustomerVisit, transfer: StoredTransfer, connected: readonly ConnectedApp[]): Html {
  const { words } = visit;
  const { _id, requestId, grantId, offeredAt, firstFetchedAt } = transfer;
  const app = connected.find((one) => one.grantId === grantId);
  const name = app?.name ?? words.apps.unnamed;
  const state = stateOf(transfer, new Date());
  // The app can't fetch it any more, whatever else is to be said of it.
  const shown = state === 'OFFERED' && !app ? 'ENDED' : state;
  return html`<li class="row"><div class="grow"><p><strong dir="auto">${name}</strong>
  <span class="badge ${shown === 'FETCHED' ? 'good' : ''}">${words.copies.state[shown]}</span></p>
  <dl class="facts"><dt>${words.copies.sentAt}</dt><dd>${timeOf(visit, offeredAt.toISOString())}</dd>
  ${firstFetchedAt ? html`<dt>${words.copies.fetchedAt}</dt><dd>${timeOf(visit, firstFetchedAt.toISOString())}</dd>` : NO_HTML}
  ${shown === 'OFFERED' ? html`<dt>${words.copies.until}</dt><dd>${dateOf(visit, transfer.expiresAt.toISOString())}</dd>` : NO_HTML}</dl></div>
  ${
    state === 'OFFERED'
      ? form(
          visit,
          `/data/requests/${requestId}/take-back`,
          html`<input type="hidden" name="transfer" value="${_id}">
          <button type="submit" aria-label="${words.copies.takeBackNamed(name)}">${words.data.withdraw}</button>`,
        )
      : NO_HTML
  }</li>`;
}

const GRANTS = '{ me { grants { id state app { id name } } } }';
