import { html, nothing, type TemplateResult } from 'lit-html';
import { qrCode } from '../shared/codes.ts';
import { openGraph } from '../shared/graph.ts';
import { keepShell } from '../shared/install.ts';
import { fieldsOf, money, openPage, settings, timeOf, unreachable, words } from '../shared/page.ts';
import { openSession } from '../shared/session.ts';
import { openMembership } from './membership.ts';
import {
  CART,
  type Cart,
  FOLLOW,
  type ListedOrder,
  ONE,
  ORDERS,
  type Order,
  PRODUCTS,
  type Product,
  RETURN,
  type Return,
} from './queries.ts';

const given = settings();
void keepShell({ worker: '/web/me-worker.js', scope: '/me' });
const session = await openSession(given).catch(unreachable);
const graph = openGraph(session);

type View = 'orders' | 'shop' | 'bag' | 'points';
type Store = { id: string; name: string; services: string[] };
type Page<Node> = { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

const state = {
  view: 'orders' as View,
  orders: [] as ListedOrder[],
  moreOrders: null as string | null,
  products: [] as Product[],
  moreProducts: null as string | null,
  cart: null as Cart | null,
  stores: [] as Store[],
  /** The order that is open. */
  order: null as Order | null,
  live: false,
};
/** What the payment provider of the demo takes; a shop has its provider's own form here. */
const TEST_TOKENS: Record<string, string> = {
  tok_visa: 'Test card',
  tok_paypal: 'Test PayPal',
  tok_decline: 'Test card that is declined',
};

const page = openPage(draw);
const membership = openMembership({ graph, page });
let unfollow = (): void => undefined;

function draw(): TemplateResult {
  const { view, cart } = state;
  const pieces = cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  return html`
    <header>
      <strong>Patron</strong>
      <a class="button" href="/privacy">My data</a>
      <button class="plain" @click=${() => session.signOut()}>Sign out</button>
    </header>
    <nav aria-label="Views">
      ${tab('orders', 'Orders')} ${tab('shop', 'Shop')} ${tab('bag', `Bag (${pieces})`)} ${tab('points', 'Points')}
    </nav>
    <main id="content">${drawView[view]()}</main>
  `;
}

const drawView: Record<View, () => TemplateResult> = {
  orders: drawOrders,
  shop: drawShop,
  bag: drawBag,
  points: membership.draw,
};

const tab = (view: View, text: string) =>
  html`<button aria-current=${state.view === view ? 'page' : 'false'} @click=${open(view)}>${text}</button>`;

const open = (view: View) =>
  page.turnTo(async () => {
    closeOrder();
    membership.close();
    state.view = view;
    await readView[view]();
    return undefined;
  });

const readView: Record<View, () => Promise<void>> = {
  orders: () => readOrders(),
  shop: () => readProducts(null),
  bag: readCart,
  points: membership.open,
};

async function readOrders(after: string | null = null): Promise<void> {
  const { me } = await graph.ask<{ me: { orders: Page<ListedOrder> } }>(ORDERS, { first: 20, after });
  const { edges, pageInfo } = me.orders;
  state.orders = [...(after ? state.orders : []), ...edges.map(({ node }) => node)];
  state.moreOrders = pageInfo.hasNextPage ? pageInfo.endCursor : null;
}

function drawOrders(): TemplateResult {
  if (state.order) return drawOrder(state.order);
  if (!state.orders.length) return html`<h1>Orders</h1><p class="empty">You have ordered nothing yet.</p>`;
  return html`<h1>Orders</h1><ol class="cards" aria-label="Orders">
      ${state.orders.map(
        ({ id, state: at, placedAt, total, store, lines }) => html`<li>
          <button class="card" @click=${page.act(() => openOrder(id))}>
            <strong>${lines[0]?.description ?? 'An order'}${lines.length > 1 ? ` and ${lines.length - 1} more` : ''}</strong>
            <span class="state ${at.toLowerCase()}">${words(at)}</span>
            <span>${timeOf(placedAt)}${store ? ` · ${store.name}` : ''}</span>
            <span>${money(total)}</span>
          </button>
        </li>`,
      )}
    </ol>
    ${state.moreOrders ? html`<button @click=${page.act(() => readOrders(state.moreOrders).then(() => undefined))}>Older</button>` : nothing}`;
}

async function openOrder(id: string): Promise<undefined> {
  closeOrder();
  state.view = 'orders';
  await readOrder(id);
  unfollow = graph.live<{ orderUpdates: Order | null }>(
    FOLLOW,
    { id },
    {
      next({ orderUpdates }) {
        if (!(orderUpdates && state.order)) return;
        const ended = state.order.state !== orderUpdates.state && !orderUpdates.pickup?.qr;
        state.order = { ...state.order, ...orderUpdates };
        page.redraw();
        if (ended) void readOrder(id).then(page.redraw); // what can be brought back is known now
      },
      connected(is) {
        if (state.live === is) return;
        state.live = is;
        page.redraw();
      },
    },
  );
  return undefined;
}

async function readOrder(id: string): Promise<void> {
  const { order } = await graph.ask<{ order: Order | null }>(ONE, { id });
  state.order = order;
}

function closeOrder(): void {
  unfollow();
  unfollow = () => undefined;
  state.order = null;
  state.live = false;
}

function drawOrder(order: Order): TemplateResult {
  const { id, state: at, store, pickup, lines, total, messages } = order;
  return html`
    <button class="plain" @click=${open('orders')}>← Orders</button>
    <article aria-labelledby="what">
      <h1 id="what">${store?.name ?? 'Order'}</h1>
      <p><span class="state ${at.toLowerCase()}" role="status">${words(at)}</span> ${pickup?.reference}</p>
      ${pickup ? drawPickup(order, pickup) : nothing}
      <ul class="lines">${lines.map(({ quantity, description, amount }) => html`<li>${quantity} × ${description} · ${money(amount)}</li>`)}</ul>
      <p><strong>${money(total)}</strong></p>
      ${(messages ?? []).map(({ from, text, at: when }) => html`<p class="message"><b>${words(from)}</b> <small>${timeOf(when)}</small><br>${text}</p>`)}
      ${
        pickup?.qr
          ? html`<form @submit=${(event: Event) => send(event, id)}>
              <label>Message to the store <input name="text" required maxlength="500" autocomplete="off"></label>
              <button>Send</button>
            </form>`
          : nothing
      }
      ${drawReturns(order)}
    </article>
  `;
}

function drawPickup(
  { id, state: at }: Order,
  { code, qr, locked, heldUntil, proxyName, proxyCode, extensionsLeft }: NonNullable<Order['pickup']>,
) {
  if (!qr) return nothing;
  const isReady = at === 'READY' || at === 'ON_THE_WAY';
  return html`
    ${qrCode(qr, 'QR code of this order, for the store to scan')}
    ${code ? html`<p>Your code, for the handover only:</p><p class="digits">${code}</p>` : nothing}
    ${
      locked
        ? html`<p class="error">Too many wrong codes were entered.</p>
            <button class="first" @click=${change('renewPickupCode', id, 'You have a new code.')}>Make a new code</button>`
        : nothing
    }
    ${isReady ? html`<button class="first" @click=${change('announceArrival', id, 'The store knows that you are there.')}>I’m here</button>` : nothing}
    ${heldUntil ? html`<p>Held for you until ${timeOf(heldUntil)}.</p>` : nothing}
    ${extensionsLeft > 0 ? html`<button class="plain" @click=${change('extendPickup', id, 'It is held for longer.')}>Hold it for longer</button>` : nothing}
    <details>
      <summary>Somebody else fetches it</summary>
      ${
        proxyName
          ? html`<p>${proxyName} may fetch it with this code: <strong>${proxyCode}</strong></p>
              <button @click=${change('revokeProxy', id, 'Nobody but you may fetch it.')}>Take it back</button>`
          : html`<form @submit=${(event: Event) => nameProxy(event, id)}>
              <label>Who <input name="name" required maxlength="100" autocomplete="off"></label>
              <button>Let them fetch it</button>
            </form>`
      }
    </details>
    <button class="plain" @click=${change('cancelOrder', id, 'Cancelled.')}>Cancel the order</button>
  `;
}

const change = (mutation: string, orderId: string, done: string, more: Record<string, unknown> = {}) =>
  page.act(async () => {
    await graph.change(mutation, { orderId, ...more }, 'order { id }');
    await readOrder(orderId);
    return done;
  });

const send = (event: Event, orderId: string) => {
  const form = event.target as HTMLFormElement;
  const { text = '' } = fieldsOf(event);
  form.reset();
  return change('sendPickupMessage', orderId, 'Sent.', { text })(event);
};
const nameProxy = (event: Event, orderId: string) =>
  change('nameProxy', orderId, 'They may fetch it.', fieldsOf(event))(event);

function drawReturns(order: Order): TemplateResult | typeof nothing {
  const { returns, returnEligibility, lines } = order;
  const returnable = (returnEligibility ?? []).filter(({ quantity }) => quantity > 0);
  if (!(returns?.length || returnable.length)) return nothing;
  return html`<section aria-label="Returns">
    ${(returns ?? []).map(drawReturn)}
    ${
      returnable.length
        ? html`<details>
            <summary>Bring something back</summary>
            <form @submit=${(event: Event) => requestReturn(event, order.id)}>
              ${returnable.map(({ lineId, quantity, until }) => {
                const line = lines.find(({ id }) => id === lineId);
                return html`<label>${line?.description} <small>${until ? `until ${timeOf(until)}` : ''}</small>
                  <input type="number" name=${lineId} min="0" max=${quantity} value="0"></label>`;
              })}
              <label>Why
                <select name="reason">
                  ${['TOO_SMALL', 'TOO_LARGE', 'NOT_AS_DESCRIBED', 'DAMAGED', 'LATE', 'CHANGED_MIND', 'OTHER'].map((why) => html`<option value=${why}>${words(why)}</option>`)}
                </select>
              </label>
              <button class="first">Get the code</button>
            </form>
          </details>`
        : nothing
    }
  </section>`;
}

function drawReturn({ id, state: at, code, codeExpiresAt, amount, lines }: Return): TemplateResult {
  return html`<section class="panel" aria-label="Return">
    <p><strong>${lines.map(({ quantity, description }) => `${quantity} × ${description}`).join(', ')}</strong></p>
    <p><span class="state ${at.toLowerCase()}" role="status">${words(at)}</span> ${money(amount)}</p>
    ${
      code
        ? html`${qrCode(code, 'QR code of this return, for any store or return bar')}
            <p>No box, no label: show it at any store or return bar${codeExpiresAt ? ` until ${timeOf(codeExpiresAt)}` : ''}.</p>
            <button class="plain" @click=${page.act(() => cancelReturn(id))}>Keep the goods</button>`
        : nothing
    }
  </section>`;
}

const requestReturn = (event: Event, orderId: string) => {
  const { reason, ...quantities } = fieldsOf(event);
  const lines = Object.entries(quantities)
    .map(([lineId, quantity]) => ({ lineId, quantity: Number(quantity), reason }))
    .filter(({ quantity }) => quantity > 0);
  return page.act(async () => {
    if (!lines.length) return 'Say how many pieces you bring back.';
    await graph.change('requestReturn', { orderId, lines }, `return { ${RETURN} }`);
    await readOrder(orderId);
    return 'Show the code at any store or return bar.';
  })(event);
};

async function cancelReturn(returnId: string): Promise<string> {
  await graph.change('cancelReturn', { returnId }, 'return { id }');
  if (state.order) await readOrder(state.order.id);
  return 'You keep the goods.';
}

async function readProducts(after: string | null): Promise<void> {
  const { products } = await graph.ask<{ products: Page<Product> }>(PRODUCTS, { after });
  state.products = [...(after ? state.products : []), ...products.edges.map(({ node }) => node)];
  state.moreProducts = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
}

function drawShop(): TemplateResult {
  return html`<h1>Shop</h1><ul class="cards" aria-label="Products">
      ${state.products.map(
        ({ name, variants }) => html`<li>
          <form class="panel" @submit=${addToBag}>
            <strong>${name}</strong>
            <div class="row">
            <select name="sku" aria-label=${`Variant of ${name}`}>
              ${variants.map(({ sku, size, colour, prices }) => html`<option value=${sku}>${[size, colour, prices[0] && money(prices[0])].filter(Boolean).join(' · ')}</option>`)}
            </select>
            <button aria-label=${`Add ${name}`}>Add</button>
            </div>
          </form>
        </li>`,
      )}
    </ul>
    ${state.moreProducts ? html`<button @click=${page.act(() => readProducts(state.moreProducts).then(() => undefined))}>More</button>` : nothing}`;
}

const addToBag = (event: Event) => {
  const { sku } = fieldsOf(event);
  return page.act(async () => {
    await graph.change('addToCart', { sku, channel: 'APP' }, 'cart { version }');
    await readCart();
    return 'In your bag.';
  })(event);
};

async function readCart(): Promise<void> {
  const { me, stores } = await graph.ask<{ me: { cart: Cart | null } | null; stores: Page<Store> | null }>(
    CART,
  );
  state.cart = me?.cart ?? null;
  state.stores = (stores?.edges ?? [])
    .map(({ node }) => node)
    .filter(({ services }) => services.includes('PICKUP'));
}

function drawBag(): TemplateResult {
  const { cart, stores } = state;
  if (!cart?.lines.length)
    return html`<h1>Bag</h1><p class="empty">Your bag is empty.</p><button class="first" @click=${open('shop')}>To the shop</button>`;
  return html`
    <h1>Bag</h1>
    <section class="panel"><ul class="rows" aria-label="Bag">
      ${cart.lines.map(({ sku, quantity, variant }) => {
        const name = variant?.product.name ?? sku;
        const more = [variant?.size, variant?.colour, variant?.prices[0] && money(variant.prices[0])];
        return html`<li class="row">
          <span>${quantity} × ${name}<br><small>${more.filter(Boolean).join(' · ')}</small></span>
          <button class="plain" aria-label=${`Take out ${name}`} @click=${page.act(() => takeOut(sku))}>Take out</button>
        </li>`;
      })}
    </ul></section>
    <form @submit=${placeOrder}>
      <label>Pick it up at
        <select name="storeId">${stores.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select>
      </label>
      <label>Pay
        <select name="token">
          <option value="">At the till</option>
          ${given.demo ? Object.entries(TEST_TOKENS).map(([token, name]) => html`<option value=${token}>${name}</option>`) : nothing}
        </select>
      </label>
      <button class="first">Order</button>
    </form>
  `;
}

async function takeOut(sku: string): Promise<string> {
  await graph.ask(
    'mutation ($input: RemoveFromCartInput!) { removeFromCart(input: $input) { userErrors { code } } }',
    {
      input: { sku },
    },
  );
  await readCart();
  return 'Taken out.';
}

/** One key for one bag: who taps twice, or taps again after the network was gone, has ordered once. */
const keyOf = ({ version }: Cart, fields: Record<string, string>): string => {
  const known = sessionStorage.getItem('me/ordering');
  const intent = JSON.stringify([version, fields]);
  const [kept, key] = known ? (JSON.parse(known) as [string, string]) : ['', ''];
  if (kept === intent) return key;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem('me/ordering', JSON.stringify([intent, fresh]));
  return fresh;
};

const placeOrder = (event: Event) => {
  const fields = fieldsOf(event);
  return page.act(async () => {
    const { cart } = state;
    if (!cart) return undefined;
    const { storeId, token } = fields;
    const input = {
      ...{ storeId, method: 'PICKUP', channel: 'APP', cartVersion: cart.version },
      ...(token && { payment: { token } }),
      idempotencyKey: keyOf(cart, fields),
    };
    const { checkout } = await graph.change<{ checkout: { state: string; orders: { id: string }[] } }>(
      'checkout',
      input,
      'checkout { id state orders { id } }',
    );
    await readCart();
    const [order] = checkout.orders;
    if (order) await openOrder(order.id);
    return checkout.state === 'AWAITING_PAYMENT' ? 'The payment is on its way.' : 'Ordered.';
  })(event);
};

await page.act(async () => {
  await Promise.all([readOrders(), readCart()]);
  return undefined;
})();
