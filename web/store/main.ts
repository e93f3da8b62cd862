import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { openCamera, textInPicture } from '../shared/codes.ts';
import { openGraph, Refused } from '../shared/graph.ts';
import { fieldsOf, money, openPage, settings, timeOf, unreachable, words } from '../shared/page.ts';
import { claimsOf, openSession } from '../shared/session.ts';
import { openAppointments } from './appointments.ts';
import { openMembers } from './members.ts';
import { FIND, ORDER, type Order, QUEUE, type QueueChange, RETURN, type Return, STORES } from './queries.ts';
import { queueAfter, waited } from './queue.ts';

const session = await openSession(settings()).catch(unreachable);
const graph = openGraph(session);

type Store = { id: string; name: string; services: string[] };
type View = 'queue' | 'scan' | 'appointments';

const state = {
  stores: [] as Store[],
  storeId: '',
  view: 'queue' as View,
  connected: false,
  queue: [] as Order[],
  /** When the queue was last told, so that waiting goes on being counted in between. */
  toldAt: Date.now(),
  /** The order that is open, by its id. */
  openId: null as string | null,
  /** A return whose code was scanned, with the code: it stays good until the goods are taken. */
  scanned: null as { code: string; found: Return } | null,
  /** The return that was just taken or refused. */
  done: null as Return | null,
  closeCamera: null as (() => void) | null,
};

const page = openPage(draw);
const appointments = openAppointments({ graph, page, storeId: () => state.storeId });
const members = openMembers({ graph, page, storeId: () => state.storeId });
let stopQueue = (): void => undefined;

function openStore(storeId: string): void {
  stopQueue();
  const closed = { openId: null, scanned: null, done: null };
  Object.assign(state, { storeId, view: 'queue', queue: [], connected: false, ...closed });
  members.close();
  localStorage.setItem('patron/store', storeId);
  stopQueue = graph.live<{ pickupQueue: QueueChange | null }>(
    QUEUE,
    { storeId },
    {
      next({ pickupQueue }) {
        if (!pickupQueue) return;
        state.queue = queueAfter(state.queue, pickupQueue);
        state.toldAt = Date.now();
        page.redraw();
      },
      connected(is) {
        if (state.connected === is) return;
        state.connected = is;
        page.redraw();
      },
    },
  );
  page.redraw();
}

function draw(): TemplateResult {
  const { stores, storeId, view, connected } = state;
  return html`
    <header>
      <label>Store
        <select @change=${(event: Event) => openStore((event.target as HTMLSelectElement).value)}>
          ${stores.map(({ id, name }) => html`<option value=${id} ?selected=${id === storeId}>${name}</option>`)}
        </select>
      </label>
      <span class="live ${connected ? 'on' : ''}" role="status">${connected ? 'Live' : 'Connecting…'}</span>
      <button class="plain" @click=${() => session.signOut()}>Sign out</button>
    </header>
    <nav aria-label="Views">
      ${tab('queue', `Queue (${state.queue.length})`)} ${tab('scan', 'Scan a code')} ${gives('GUIDE_SHOP') ? tab('appointments', 'Appointments') : nothing}
    </nav>
    <main id="content">${view === 'queue' ? drawQueue() : view === 'scan' ? drawScan() : appointments.draw()}</main>
  `;
}

const tab = (view: View, text: string) =>
  html`<button aria-current=${state.view === view ? 'page' : 'false'} @click=${() => show(view)}>${text}</button>`;

const gives = (service: string): boolean =>
  state.stores.find(({ id }) => id === state.storeId)?.services.includes(service) ?? false;

function show(view: View): void {
  state.closeCamera?.();
  Object.assign(state, { view, closeCamera: null, done: null });
  members.close();
  if (view === 'appointments') void page.act(appointments.open)();
  else page.say('');
}

function drawQueue(): TemplateResult {
  const open = state.queue.find(({ id }) => id === state.openId);
  if (open) return drawOrder(open);
  if (!state.queue.length)
    return html`<h1>Queue</h1><p class="empty">Nobody waits, and nothing is to be gathered.</p>`;
  return html`<h1>Queue</h1><ol class="cards" aria-label="Pickup queue">
    ${repeat(
      state.queue,
      ({ id }) => id,
      (order) => html`<li>
        <button class="card" @click=${() => openOrder(order.id)}>
          <strong>${order.customer?.name?.full ?? 'A customer'}</strong>
          <span class="state ${order.state.toLowerCase()}">${words(order.state)}</span>
          <span>${order.pickup?.reference} · ${order.lines.length} ${order.lines.length === 1 ? 'line' : 'lines'}</span>
          ${waiting(order)}
        </button>
      </li>`,
    )}
  </ol>`;
}

function waiting({ pickup }: Order) {
  if (pickup?.waitingSeconds == null) return nothing;
  const seconds = pickup.waitingSeconds + Math.floor((Date.now() - state.toldAt) / 1000);
  const where = [pickup.bay && `bay ${pickup.bay}`, pickup.vehicle].filter(Boolean).join(', ');
  return html`<span class="waiting">Waits ${waited(seconds)}${where && ` · ${where}`}</span>`;
}

function openOrder(id: string | null): void {
  state.openId = id;
  page.say('');
}

/** Takes a step of an order. The queue tells what became of it. */
const step = (mutation: string, orderId: string, done: string, more: Record<string, unknown> = {}) =>
  page.act(async () => {
    await graph.change(mutation, { orderId, ...more }, 'order { id }');
    return done;
  });

function drawOrder(order: Order): TemplateResult {
  const { id, customer, pickup, lines, messages } = order;
  const account = customer?.loyaltyAccount;
  const likes = customer?.inStorePreferences ?? [];
  return html`
    <button class="plain" @click=${() => openOrder(null)}>← Queue</button>
    <article aria-labelledby="who">
      <h1 id="who">${customer?.name?.full ?? 'A customer'}</h1>
      <p>
        <span class="state ${order.state.toLowerCase()}">${words(order.state)}</span>
        <span>${pickup?.reference}</span>
        ${account?.tier ? html`<span class="badge">${words(account.tier)} · ${account.balance} points</span>` : nothing}
      </p>
      ${waiting(order)}
      ${
        pickup?.arrivalTrust
          ? html`<p>There by: ${words(pickup.arrivalTrust)}${pickup.arrivalTrust === 'GEOFENCE' ? ' (a hint, no proof)' : ''}</p>`
          : nothing
      }
      ${likes.length ? html`<p>Prefers ${likes.map(({ value }) => value).join(', ')}</p>` : nothing}
      ${pickup?.proxyName ? html`<p>May be fetched by <strong>${pickup.proxyName}</strong></p>` : nothing}
      <ul class="lines">
        ${lines.map((line) => html`<li>${line.quantity} × ${line.description} <small>${line.sku}</small></li>`)}
      </ul>
      <p>${money(order.total)} · ${words(order.payment)}</p>
      ${drawSteps(order)}
      <section aria-label="Messages">
        ${(messages ?? []).map(({ from, text, at }) => html`<p class="message"><b>${words(from)}</b> <small>${timeOf(at)}</small><br>${text}</p>`)}
        <form @submit=${(event: Event) => sendMessage(event, id)}>
          <label>Message to the customer <input name="text" required maxlength="500" autocomplete="off"></label>
          <button>Send</button>
        </form>
      </section>
    </article>
  `;
}

const sendMessage = (event: Event, orderId: string) => {
  const form = event.target as HTMLFormElement;
  const { text = '' } = fieldsOf(event);
  return page.act(async () => {
    await graph.change('sendPickupMessage', { orderId, text }, 'order { id }');
    form.reset();
    return 'Sent.';
  })(event);
};

function drawSteps({ id, state: at, pickup }: Order) {
  switch (at) {
    case 'PLACED':
    case 'ALLOCATED':
      return html`<button @click=${step('startPicking', id, 'You gather it.')}>Start picking</button>`;
    case 'PICKING':
      return html`<button @click=${step('markReady', id, 'The customer is told.')}>Everything is gathered</button>`;
    case 'READY':
    case 'ON_THE_WAY':
    case 'ARRIVED':
      return drawIdentity(id, pickup);
    case 'IDENTITY_CHECKED':
      return html`<button class="first" @click=${handOver(id)}>Hand over</button>`;
    default:
      return nothing;
  }
}

function drawIdentity(id: string, pickup: Order['pickup']): TemplateResult {
  return html`
    <form class="code" @submit=${(event: Event) => checkCode(event, id)}>
      <label>Code that the customer shows
        <input name="code" inputmode="numeric" autocomplete="off" required maxlength="12" ?disabled=${pickup?.locked}>
      </label>
      <button class="first" ?disabled=${pickup?.locked}>Check</button>
    </form>
    ${
      pickup?.locked
        ? html`<p class="error">Locked after too many wrong codes. The customer must renew the code, or show a document.</p>`
        : nothing
    }
    <details>
      <summary>By a document</summary>
      <form @submit=${(event: Event) => checkDocument(event, id)}>
        <label>Document
          <select name="kind">
            ${['IDENTITY_CARD', 'PASSPORT', 'DRIVING_LICENCE', 'RESIDENCE_PERMIT'].map((kind) => html`<option value=${kind}>${words(kind)}</option>`)}
          </select>
        </label>
        <label>Shows
          <select name="bearer"><option value="CUSTOMER">the customer</option><option value="PROXY">the proxy</option></select>
        </label>
        <button name="passed" value="true">It fits</button>
        <button class="plain" name="passed" value="false">It doesn’t</button>
      </form>
      <p><small>Nothing of the document is kept but its kind and whether it fitted.</small></p>
    </details>
    <details ?open=${pickup?.requestedOverride != null}>
      <summary>Without a code or a document</summary>
      ${pickup?.requestedOverride ? html`<p>A colleague asks: “${pickup.requestedOverride.reason}”</p>` : nothing}
      <form @submit=${(event: Event) => override(event, id)}>
        <label>Reason <input name="reason" required maxlength="200" autocomplete="off"></label>
        <button>${pickup?.requestedOverride ? 'Agree' : 'Ask a colleague to agree'}</button>
      </form>
    </details>
  `;
}

const checkCode = (event: Event, orderId: string) => {
  const form = event.target as HTMLFormElement;
  const { code = '' } = fieldsOf(event);
  return page.act(async () => {
    form.reset();
    await graph.change('checkIdentity', { orderId, code }, 'order { id }');
    return 'It is them. Hand it over.';
  })(event);
};

const checkDocument = (event: Event, orderId: string) => {
  const { kind, bearer } = fieldsOf(event);
  const { submitter } = event as SubmitEvent;
  const passed = (submitter as HTMLButtonElement | null)?.value === 'true';
  return page.act(async () => {
    await graph.change('checkIdentity', { orderId, document: { kind, bearer, passed } }, 'order { id }');
    return passed ? 'It is them. Hand it over.' : 'Noted: it didn’t fit.';
  })(event);
};

const override = (event: Event, orderId: string) => {
  const { reason } = fieldsOf(event);
  return page.act(async () => {
    try {
      await graph.change('overrideIdentity', { orderId, reason }, 'order { id }');
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'OVERRIDE_NEEDS_COLLEAGUE')) throw error;
      return 'Asked. A colleague has 15 minutes to agree on their own device.';
    }
    return 'Two of you agreed. Hand it over.';
  })(event);
};

const handOver = (orderId: string) =>
  page.act(async () => {
    await graph.change('handOver', { orderId }, 'order { id }');
    state.openId = null;
    return 'Handed over.';
  });

function drawScan(): TemplateResult {
  if (state.scanned) return drawReturn(state.scanned);
  const member = members.draw();
  if (member) return html`${members.drawUsed()} ${member}`;
  return html`
    ${state.done ? drawDone(state.done) : members.drawUsed()}
    <h1>Scan a code</h1>
    <p>Of a pickup, a return, a member, a voucher or an offer.</p>
    <video id="camera" playsinline muted ?hidden=${!state.closeCamera}></video>
    <button class="first" @click=${look} ?hidden=${Boolean(state.closeCamera)}>Use the camera</button>
    <label class="file">Or a picture of it
      <input type="file" accept="image/*" @change=${readPicture}>
    </label>
    <form @submit=${enter}>
      <label>Or type a pickup’s six characters, or the code of a voucher or an offer <input name="text" required autocomplete="off"></label>
      <button>Find</button>
    </form>
  `;
}

const look = page.act(async () => {
  const video = document.getElementById('camera') as HTMLVideoElement;
  try {
    state.closeCamera = await openCamera(video, (text) => {
      state.closeCamera = null;
      void page.act(() => follow(text))();
    });
  } catch {
    return 'The camera can’t be used here. Choose a picture instead.';
  }
  return undefined;
});

const readPicture = (event: Event) => {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  return page.act(async () => {
    const text = file ? await textInPicture(file) : null;
    input.value = '';
    return text ? follow(text) : 'There is no code to be seen in it.';
  })();
};

const enter = (event: Event) => page.act(() => follow(fieldsOf(event).text ?? ''))(event);

/** Finds out what a code is of: the loyalty programme, a pickup in this store, or a return. */
async function follow(code: string): Promise<string> {
  const { storeId } = state;
  const text = code.trim();
  state.done = null;
  const ofMember = members.follow(text);
  if (ofMember) return ofMember;
  const { findPickup } = await graph.ask<{ findPickup: { id: string }[] | null }>(FIND, { storeId, text });
  const [pickup] = findPickup ?? [];
  if (pickup) {
    Object.assign(state, { view: 'queue', openId: pickup.id });
    // Who shows the order's own QR code stands here. Typed characters show nothing.
    if (text.length > 12) {
      const evidence = { kind: 'QR', qr: text };
      await graph
        .change('announceArrival', { orderId: pickup.id, evidence }, `order { ${ORDER} }`)
        .catch(() => undefined); // not ready yet: it is shown as it is
    }
    return 'Here is the order.';
  }
  const input = { code: text, storeId };
  const { return: found } = await graph.change<{ return: Return }>(
    'presentReturn',
    input,
    `return { ${RETURN} }`,
  );
  state.scanned = { code: text, found };
  return 'Look at the goods.';
}

function drawReturn({ code, found }: { code: string; found: Return }): TemplateResult {
  return html`
    <h1>A return</h1>
    <form @submit=${(event: Event) => take(event, code)}>
      <ul class="lines">
        ${found.lines.map(
          (line) => html`<li>
            ${line.quantity} × ${line.description} · ${money(line.amount)} <small>${words(line.reason)}</small>
            <label>It is <select name=${line.lineId}><option value="SOUND">sound</option><option value="DAMAGED">damaged</option></select></label>
          </li>`,
        )}
      </ul>
      <p><strong>${money(found.amount)}</strong> ${found.tender === 'ORIGINAL' ? 'to what it was paid with' : 'at a till'}</p>
      <button class="first">Take it and pay back</button>
    </form>
    <details>
      <summary>Don’t take it</summary>
      <form @submit=${(event: Event) => refuse(event, code)}>
        <label>Why
          <select name="refusal">
            ${['WORN', 'BROKEN', 'WRONG_GOODS', 'INCOMPLETE', 'OTHER'].map((why) => html`<option value=${why}>${words(why)}</option>`)}
          </select>
        </label>
        <button>Refuse</button>
      </form>
    </details>
    <button class="plain" @click=${() => close()}>Cancel</button>
  `;
}

function close(): void {
  state.scanned = null;
  page.say('');
}

async function scan(input: Record<string, unknown>): Promise<string> {
  const { storeId } = state;
  const { return: done } = await graph.change<{ return: Return }>(
    'scanReturn',
    { storeId, ...input },
    `outcome return { ${RETURN} }`,
  );
  Object.assign(state, { scanned: null, done });
  return done.state === 'REFUSED' ? 'Refused. The goods go back with the customer.' : 'Taken.';
}

const take = (event: Event, code: string) => {
  const lines = Object.entries(fieldsOf(event)).map(([lineId, condition]) => ({ lineId, condition }));
  return page.act(() => scan({ code, lines }))(event);
};
const refuse = (event: Event, code: string) =>
  page.act(() => scan({ code, refusal: fieldsOf(event).refusal }))(event);

function drawDone({ state: at, amount, refunds, atTill }: Return): TemplateResult {
  const text: Record<string, string> = {
    REFUNDED: `${money(amount)} is paid back.`,
    REFUND_PENDING: `${money(amount)} is on its way back; nothing more is to be done.`,
    REFUND_AT_TILL: `Pay out ${money(atTill ?? amount)} at the till.`,
    REFUSED: 'Nothing was paid back.',
  };
  return html`<section class="done" aria-label="The return">
    <h2>${words(at)}</h2>
    <p>${text[at] ?? words(at)}</p>
    ${refunds.map((refund) => html`<p><small>${money(refund.amount)}: ${words(refund.state)}</small></p>`)}
  </section>`;
}

async function begin(): Promise<void> {
  const { stores: mine } = claimsOf(await session.token());
  const { stores } = await graph.ask<{ stores: { edges: { node: Store }[] } }>(STORES);
  state.stores = stores.edges
    .map(({ node }) => node)
    .filter(({ id }) => Array.isArray(mine) && mine.includes(id));
  const last = localStorage.getItem('patron/store');
  const chosen = state.stores.find(({ id }) => id === last) ?? state.stores[0];
  if (chosen) openStore(chosen.id);
  else page.say('You are of no store.', true);
  setInterval(() => page.redraw(), 15_000); // waiting goes on while nothing is told
}

await page.act(async () => {
  await begin();
  return undefined;
})();
