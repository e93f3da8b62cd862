import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Data } from '../context.ts';
import type { StoredCart } from '../data/carts.ts';
import type { StoredOrder, StoredOrderLine, Taken } from '../data/orders.ts';
import type { StoredStore } from '../data/stores.ts';
import type { Asked } from '../payments/payments.ts';
import { windowNotOffered } from '../pickup/choose-pickup-window.ts';
import { isOffered, type PickupWindow } from '../pickup/window.ts';
import type { CartLine } from '../rules/cart.ts';
import type { FulfilmentMethod } from '../rules/order.ts';
import { MAX_MINOR } from '../rules/values.ts';
import type { UserErrorCode } from '../schema.generated.ts';
import type { ShippingAddress } from '../shipping/address.ts';
import type { StockReason } from '../stock/states.ts';
import type { StoredCheckout } from './checkouts.ts';
import { priceBasket } from './price-basket.ts';

/** What is to be handed over where and how. */
export type WishedLine = { sku: string; quantity: number; method: FulfilmentMethod; storeId: string };

export type Wish = {
  customerId: string;
  by: Taken;
  /** 1 to 100. */
  lines: readonly WishedLine[];
  /** Of what is shipped. */
  address?: ShippingAddress;
  /** Codes of promotions. */
  codes: readonly string[];
  payment: { token: string } | 'PAY_AT_PICKUP';
  /** Where the lines are taken out. Absent: they stood in no cart. */
  cart?: StoredCart;
  /** When what is picked up will be fetched. Absent: not yet known. */
  window?: PickupWindow;
};

type Placed = { checkout: StoredCheckout; orders: StoredOrder[] };

/** A checkout that has been thought out and not yet written. */
export type Planned = Placed & {
  reserves: { storeId: string; lines: StoredOrderLine[]; at: Date; reason: StockReason }[];
  /** Absent: nothing is paid before the goods are handed over. */
  asked?: Asked;
  /** Absent: the lines stood in no cart. */
  cart?: { cart: StoredCart; lines: CartLine[] };
};

export type Refusal = { userErrors: { code: UserErrorCode; field: string[] | null; message: string }[] };

/** So long a checkout may wait for its payment; then the goods are given up. */
const PAY_WITHIN_MS = 15 * 60_000;

/** What a store must offer to hand over so, and what is said when it doesn't. */
const OFFERS = {
  PICKUP: { service: 'PICKUP', code: 'PICKUP_NOT_OFFERED', message: 'hands no orders over.' },
  SHIPMENT: { service: 'SHIPPING', code: 'SHIPPING_NOT_OFFERED', message: 'ships nothing.' },
  TAKE_NOW: null,
} as const;

/**
 * Turns lines into orders, one for each place and way, with their stock held and their payment asked for, all or nothing: the
 * caller's transaction ends with a refusal. With a token the orders await their payment, else they are placed at once. Take
 * the turns of the cart and of `levelKeys` before the transaction reads.
 */
export async function placeCheckout(
  data: Data,
  wish: Wish,
  session: ClientSession,
): Promise<Placed | Refusal> {
  const planned = await planCheckout(data, wish);
  if ('userErrors' in planned) return planned;
  const written = await writeCheckouts(data, [planned], session);
  if ('cartChanged' in written) throw new Error('a cart changed within its own transaction');
  if ('lacking' in written) return outOfStock(written.lacking);
  return { checkout: planned.checkout, orders: written.orders };
}

/** What {@link writeCheckouts} is to write for a wish; it reads what is sold where and for how much, and nothing that is used up. */
export async function planCheckout(data: Data, wish: Wish): Promise<Planned | Refusal> {
  const { stores, payments } = data;
  const { by, payment, cart } = wish;
  const parts = partsOf(wish.lines);
  const placed = await Promise.all(parts.map(({ storeId }) => stores.byId(storeId)));
  const refusal =
    refusedPlace(parts, placed, wish) ?? (payment === 'PAY_AT_PICKUP' ? null : notTaken(payments));
  if (refusal) return refusal;
  const currency = placed[0]?.currency ?? '';

  const priced = await priceParts(data, parts, wish, currency);
  if ('userErrors' in priced) return priced;
  const { totalMinor, lines } = priced;

  const checkoutId = newId('chk');
  const paid = payment !== 'PAY_AT_PICKUP' && totalMinor > 0 ? payment : null;
  const made = parts.map((part, index) => {
    const its = lines[index] ?? [];
    return orderOf(wish, part, { checkoutId, currency, lines: its, awaits: paid !== null });
  });
  const orderIds = made.map(({ _id }) => _id);
  const payUntil = new Date(by.at.getTime() + PAY_WITHIN_MS);
  const asked =
    paid &&
    payments.firstOf(
      { customerId: wish.customerId, orderIds, currency, token: paid.token },
      {
        kind: 'AUTHORISE',
        amountMinor: totalMinor,
        follow: { name: 'checkout', id: checkoutId },
        by: {
          actor: by.actor,
          channel: by.channel,
          ...(by.actorId !== undefined && { actorId: by.actorId }),
        },
        notAfter: payUntil,
      },
    );
  const checkout: StoredCheckout = {
    _id: checkoutId,
    customerId: wish.customerId,
    channel: by.channel,
    currency,
    state: asked ? 'AWAITING_PAYMENT' : 'PLACED',
    orderIds,
    totalMinor,
    ...(asked
      ? {
          paymentId: asked.payment._id,
          operationId: asked.operation._id,
          payUntil,
          cartLines: takenOut(cart, wish.lines),
        }
      : { decidedAt: by.at }),
    startedAt: by.at,
  };
  return {
    checkout,
    orders: made.map((order) => ({
      ...order,
      ...(asked && { prepaid: { paymentId: asked.payment._id, amountMinor: order.totalMinor } }),
    })),
    reserves: made.map(({ _id, storeId, lines: pieces }) => {
      return { storeId, lines: pieces, at: by.at, reason: { cause: 'ORDER', id: _id, actorId: by.actorId } };
    }),
    ...(asked && { asked }),
    ...(cart && { cart: { cart, lines: leftIn(cart, wish.lines) } }),
  };
}

/**
 * Writes plans, all or nothing: when it answers anything but their orders, the caller rolls the transaction back. First what
 * others may have used up meanwhile, so that what conflicts does so at once.
 */
export async function writeCheckouts(
  { stock, orders, checkouts, payments, carts }: Data,
  plans: readonly Planned[],
  session: ClientSession,
): Promise<{ orders: StoredOrder[] } | { lacking: Lacking } | { cartChanged: true }> {
  const taken = plans.flatMap(({ cart }) => cart ?? []);
  if (!(await carts.putAll(taken, session))) return { cartChanged: true };
  const reserves = plans.flatMap((plan) => plan.reserves);
  const lacking = await stock.reserveAll(reserves, session);
  if (lacking) return { lacking };
  await payments.begin(
    session,
    plans.flatMap(({ asked }) => asked ?? []),
  );
  await checkouts.keep(
    plans.map(({ checkout }) => checkout),
    session,
  );
  const placed = plans.flatMap((plan) => plan.orders);
  return { orders: await orders.placeAll(placed, session) };
}

type Lacking = { storeId: string; sku: string };

export const outOfStock = ({ storeId, sku }: Lacking): Refusal =>
  rejected('OUT_OF_STOCK', null, `The store ${storeId} has not enough of ${sku}.`);

type Part = { storeId: string; method: FulfilmentMethod; lines: WishedLine[] };

/** One part for each store and way, in the order in which they are first named. */
function partsOf(lines: readonly WishedLine[]): Part[] {
  const parts = new Map<string, Part>();
  for (const line of lines) {
    const key = `${line.method}/${line.storeId}`;
    const part = parts.get(key) ?? { storeId: line.storeId, method: line.method, lines: [] };
    part.lines.push(line);
    parts.set(key, part);
  }
  return [...parts.values()];
}

const notTaken = (payments: Data['payments']): Refusal | null =>
  payments.isOffered
    ? null
    : rejected('PAYMENT_NOT_OFFERED', ['input', 'payment'], 'No payment provider is configured.');

function refusedPlace(
  parts: readonly Part[],
  stores: readonly (StoredStore | null)[],
  { address, payment, by, window }: Wish,
): Refusal | null {
  for (const [index, { storeId, method }] of parts.entries()) {
    const store = stores[index];
    if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], `No store has the id ${storeId}.`);
    const offer = OFFERS[method];
    if (offer && !store.services.includes(offer.service)) {
      return rejected(offer.code, ['input', 'storeId'], `${store.name} ${offer.message}`);
    }
    if (method === 'PICKUP' && window && !isOffered(window, store, by.at)) return windowNotOffered();
    if (method === 'SHIPMENT' && !address) {
      return rejected('ADDRESS_REQUIRED', ['input', 'shippingAddress'], 'What is shipped needs an address.');
    }
    if (method !== 'PICKUP' && payment === 'PAY_AT_PICKUP') {
      return rejected(
        'PAYMENT_REQUIRED',
        ['input', 'payment'],
        'Only what is picked up is paid at the till.',
      );
    }
    if (store.currency !== stores[0]?.currency) {
      return rejected('CURRENCIES_DIFFER', ['input', 'lines'], 'The stores sell in different currencies.');
    }
  }
  return null;
}

/** Prices the lines of all parts together, because a promotion may go over all of them. */
async function priceParts(
  data: Data,
  parts: readonly Part[],
  { by, codes, address }: Wish,
  currency: string,
): Promise<{ totalMinor: number; lines: StoredOrderLine[][] } | Refusal> {
  const basket = parts.flatMap((part) =>
    part.lines.map(({ sku, quantity, storeId, method }) => {
      const country = method === 'SHIPMENT' ? address?.country : undefined;
      return { sku, quantity, storeId, ...(country !== undefined && { country }) };
    }),
  );
  const priced = await priceBasket(data, basket, { currency, channel: by.channel, codes, at: by.at });
  if ('unpriced' in priced)
    return rejected('NOT_PRICED', null, `${priced.unpriced} is not sold in ${currency}.`);
  if ('unknownCodes' in priced) {
    const message = `No promotion holds now for ${priced.unknownCodes.join(', ')}.`;
    return rejected('PROMOTION_NOT_VALID', ['input', 'promotionCodes'], message);
  }
  if (priced.totalMinor > MAX_MINOR) {
    return rejected('INVALID_VALUE', null, `A checkout sums up to at most ${MAX_MINOR} minor units.`);
  }
  let next = 0;
  const lines = parts.map((part) =>
    part.lines.map((_, index) => ({ ...pricedAt(priced.lines, next++), lineId: String(index + 1) })),
  );
  return { totalMinor: priced.totalMinor, lines };
}

function pricedAt(lines: readonly StoredOrderLine[], index: number): StoredOrderLine {
  const line = lines[index];
  if (!line) throw new Error('a line was priced twice');
  return line;
}

function orderOf(
  { customerId, by, address, payment, window }: Wish,
  { storeId, method }: Part,
  its: { checkoutId: string; currency: string; lines: StoredOrderLine[]; awaits: boolean },
): StoredOrder {
  const { checkoutId, currency, lines, awaits } = its;
  const state = awaits ? 'AWAITING_PAYMENT' : 'PLACED';
  return {
    _id: newId('ord'),
    customerId,
    checkoutId,
    storeId,
    channel: by.channel,
    currency,
    method,
    state,
    placedAt: by.at,
    lines,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    payment: payment === 'PAY_AT_PICKUP' ? 'PAY_AT_PICKUP' : 'PREPAID',
    ...(method === 'SHIPMENT' && address && { shipment: { address } }),
    ...(method === 'PICKUP' && window && { pickup: { window, codeGeneration: 0, tries: 0 } }),
    timeline: [{ state, ...by }],
  };
}

/** What of the cart goes into the orders. */
function takenOut(cart: StoredCart | undefined, lines: readonly WishedLine[]): CartLine[] {
  const wanted = quantitiesOf(lines);
  return (cart?.lines ?? []).flatMap((line) => {
    const quantity = wanted.get(line.sku) ?? 0;
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

function leftIn(cart: StoredCart, lines: readonly WishedLine[]): CartLine[] {
  const wanted = quantitiesOf(lines);
  return cart.lines
    .map((line) => ({ ...line, quantity: line.quantity - (wanted.get(line.sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

export function quantitiesOf(lines: readonly { sku: string; quantity: number }[]): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return quantities;
}
