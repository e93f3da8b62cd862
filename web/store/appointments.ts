import { html, nothing, type TemplateResult } from 'lit-html';
import type { Graph } from '../shared/graph.ts';
import { fieldsOf, type openPage, timeOf, words } from '../shared/page.ts';

type Note = { sku: string; aspect: string; value: string; basis: string };
type Appointment = {
  id: string;
  state: string;
  startsAt: string;
  wish: string | null;
  customer: { name: { full: string } | null } | null;
  notes: Note[];
};

const APPOINTMENT = `
  id state startsAt wish
  customer { name { full } }
  notes { sku aspect value basis }
`;
const LIST = `query Appointments($storeId: ID!, $from: DateTime) { store(id: $storeId) {
  appointments(from: $from, first: 50) { edges { node { ${APPOINTMENT} } } }
} }`;

const ASPECTS = ['SIZE', 'COLOUR', 'STYLE'];
const HOUR_MS = 3_600_000;

type Parts = { graph: Graph; page: ReturnType<typeof openPage>; storeId: () => string };

/** The guide shop's appointments: who comes, what fitted them, and how it ended. */
export function openAppointments({ graph, page, storeId }: Parts) {
  let all: Appointment[] = [];
  let openId: string | null = null;

  async function read(): Promise<void> {
    const from = new Date(Date.now() - 4 * HOUR_MS).toISOString(); // who is being advised has begun before now
    const { store } = await graph.ask<{
      store: { appointments: { edges: { node: Appointment }[] } | null } | null;
    }>(LIST, { storeId: storeId(), from });
    all = (store?.appointments?.edges ?? []).map(({ node }) => node);
  }

  const step = (mutation: string, id: string, done: string, more: Record<string, unknown> = {}) =>
    page.act(async () => {
      await graph.change(mutation, { id, ...more }, `appointment { ${APPOINTMENT} }`);
      await read();
      return done;
    });

  function drawOne({ id, state, startsAt, wish, customer, notes }: Appointment): TemplateResult {
    return html`
      <button class="plain" @click=${() => show(null)}>← Appointments</button>
      <article aria-labelledby="guest">
        <h1 id="guest">${customer?.name?.full ?? 'A customer'}</h1>
        <p><span class="state ${state.toLowerCase()}">${words(state)}</span> ${timeOf(startsAt)}</p>
        ${wish ? html`<p>Would like: ${wish}</p>` : nothing}
        <ul class="lines">
          ${notes.map(({ sku, aspect, value, basis }) => html`<li>${words(aspect)}: <strong>${value}</strong> <small>${sku}, ${words(basis).toLowerCase()}</small></li>`)}
        </ul>
        ${state === 'BOOKED' ? drawBooked(id) : nothing} ${state === 'UNDER_WAY' ? drawUnderWay(id) : nothing}
      </article>
    `;
  }

  const drawBooked = (id: string) => html`
    <button class="first" @click=${step('beginAppointment', id, 'You advise them.')}>They are here</button>
    <button class="plain" @click=${step('markAppointmentNoShow', id, 'Noted.')}>They didn’t come</button>
  `;

  const drawUnderWay = (id: string) => html`
    <form @submit=${(event: Event) => note(event, id)}>
      <label>What fits, by its SKU <input name="sku" required maxlength="64" autocomplete="off"></label>
      <label>Its
        <select name="aspect">${ASPECTS.map((aspect) => html`<option value=${aspect}>${words(aspect).toLowerCase()}</option>`)}</select>
      </label>
      <label>As
        <select name="basis"><option value="OBSERVED">you see it</option><option value="STATED">the customer says</option></select>
      </label>
      <button>Note it</button>
    </form>
    <button class="first" @click=${step('completeAppointment', id, 'Done.')}>Finish</button>
  `;

  const note = (event: Event, id: string) => {
    const { sku, aspect, basis } = fieldsOf(event);
    (event.target as HTMLFormElement).reset();
    return step('noteAppointment', id, 'Noted.', { notes: [{ sku, aspect, basis }] })(event);
  };

  function show(id: string | null): void {
    openId = id;
    page.say('');
  }

  return {
    /** Reads them again, and shows their list. */
    async open(): Promise<undefined> {
      openId = null;
      await read();
      return undefined;
    },
    draw(): TemplateResult {
      const one = all.find(({ id }) => id === openId);
      if (one) return drawOne(one);
      if (!all.length) return html`<h1>Appointments</h1><p class="empty">Nobody is expected.</p>`;
      return html`<h1>Appointments</h1><ol class="cards" aria-label="Appointments">
        ${all.map(
          ({ id, state, startsAt, customer }) => html`<li>
            <button class="card" @click=${() => show(id)}>
              <strong>${customer?.name?.full ?? 'A customer'}</strong>
              <span class="state ${state.toLowerCase()}">${words(state)}</span>
              <span>${timeOf(startsAt)}</span>
            </button>
          </li>`,
        )}
      </ol>`;
    },
  };
}
