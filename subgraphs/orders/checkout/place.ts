import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Data } from '../context.ts';
import type { StoredCart } from '../data/carts.ts';
import type { StoredOrder, StoredOrderLine, Taken } from '../data/orders.ts';
import type { StoredStore } from '../data/stores.ts';
import type { Asked } from '../payments/payments.ts';
import { comesBefore, windowNotOffered } from '../pickup/choose-pickup-window.ts';
import { isOffered, type PickupWindow } from '../pickup/window.ts';
import { type Promised, promiseOf } from '../places/fulfilment.ts';
import type { CartLine } from '../rules/cart.ts';
import type { FulfilmentMethod } from '../rules/order.ts';
import { MAX_MINOR } from '../rules/values.ts';
import type { UserErrorCode } from '../schema.generated.ts';
import type { ShippingAddress } from '../shipping/address.ts';
import type { StockReason } from '../stock/states.ts';
import type { StoredCheckout } from './checkouts.ts';
import { payCheckouts } from './pay.ts';
import { priceBasket } from './price-basket.ts';

/** What is to be handed over where and how. */
export type WishedLine = {
  sku: string;
  quantity: number;
  method: FulfilmentMethod;
  storeId: string;
  /** Who sends it to `storeId` first, for a pickup. Absent: it is there. */
  fromStoreId?: string;
};

export type Wish = {
  customerId: string;
  by: Taken;
  /** 1 to 100. */
  lines: readonly WishedLine[];
  /** Of what is shipped. */
  address?: ShippingAddress;
  /** Codes of promotions. */
  codes: readonly string[];
  /** At least one of both. */
  payment: { token?: string; storeCreditMinor?: number } | 'PAY_AT_PICKUP';
  /** All ids of the customer, whose store credit it may be. Absent: the one. */
  members?: readonly string[];
  /** Where the lines are taken out. Absent: they stood in no cart. */
  cart?: StoredCart;
  /** When what is picked up will be fetched. Absent: not yet known. */
  window?: PickupWindow;
};

type CreditPayment = { _id: string; customerId: string; orderIds: string[]; currency: string };

type Placed = { checkout: StoredCheckout; orders: StoredOrder[] };

/** A checkout that has been thought out and not yet written. */
export type Planned = Placed & {
  reserves: { storeId: string; lines: StoredOrderLine[]; at: Date; reason: StockReason }[];
  /** Absent: no provider takes anything before the goods are handed over. */
  asked?: Asked;
  /** The part that is paid by store credit. */
  credit?: { payment: CreditPayment; amountMinor: number; members: readonly string[] };
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
  if (!('orders' in written)) return refusedWriting(written);
  return { checkout: planned.checkout, orders: written.orders };
}

/** What is to be handed over in one place and way: what it costs, and when it can be had. */
type PricedPart = Part & { priced: StoredOrderLine[]; promised: Promised };

/** What a wish costs now, and when it could be had. It takes nothing, so it is a quote as well. */
export async function priceWish(
  data: Data,
  wish: Pick<Wish, 'by' | 'lines' | 'codes' | 'address' | 'window'>,
): Promise<{ parts: PricedPart[]; currency: string; totalMinor: number } | Refusal> {
  const parts = partsOf(wish.lines);
  const storeOf = async (id: string | undefined) => (id === undefined ? null : data.stores.byId(id));
  const [stores, senders] = await Promise.all([
    Promise.all(parts.map(({ storeId }) => storeOf(storeId))),
    Promise.all(parts.map(({ fromStoreId }) => storeOf(fromStoreId))),
  ]);
  const promised = parts.map(({ method }, index): Promised => {
    const store = stores[index];
    return store ? promiseOf({ method, store, sender: senders[index] ?? null }, wish.by.at) : {};
  });
  const refusal = refusedPlace(parts, stores, wish) ?? refusedSender(parts, { senders, promised }, wish);
  if (refusal) return refusal;
  const currency = stores[0]?.currency ?? '';
  const priced = await priceParts(data, parts, wish, currency);
  if ('userErrors' in priced) return priced;
  const { totalMinor, lines } = priced;
  return {
    parts: parts.map((part, index) => ({
      ...part,
      priced: lines[index] ?? [],
      promised: promised[index] ?? {},
    })),
    currency,
    totalMinor,
  };
}

/** What {@link writeCheckouts} is to write for a wish; it reads what is sold where and for how much, and nothing that is used up. */
export async function planCheckout(data: Data, wish: Wish): Promise<Planned | Refusal> {
  const { payments } = data;
  const { by, payment, cart } = wish;
  const offered = await priceWish(data, wish);
  if ('userErrors' in offered) return offered;
  const { parts, currency, totalMinor } = offered;
  const refusal =
    refusedTerms(parts, wish) ??
    (payment === 'PAY_AT_PICKUP' || payment.token === undefined ? null : notTaken(payments));
  if (refusal) return refusal;

  const checkoutId = newId('chk');
  const paid = payment !== 'PAY_AT_PICKUP' && totalMinor > 0 ? payment : null;
  const byCredit = Math.min(paid?.storeCreditMinor ?? 0, totalMinor);
  const token = totalMinor > byCredit ? paid?.token : undefined;
  if (paid && byCredit < totalMinor && token === undefined) return creditTooLow();
  const made = parts.map((part) => orderOf(wish, part, { checkoutId, currency }));
  const orderIds = made.map(({ _id }) => _id);
  const credit =
    byCredit > 0
      ? {
          payment: { _id: newId('pay'), customerId: wish.customerId, orderIds, currency },
          amountMinor: byCredit,
          members: wish.members ?? [wish.customerId],
        }
      : null;
  const payUntil = new Date(by.at.getTime() + PAY_WITHIN_MS);
  const asked =
    token !== undefined &&
    payments.firstOf(
      { customerId: wish.customerId, orderIds, currency, token },
      {
        kind: 'AUTHORISE',
        amountMinor: totalMinor - byCredit,
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
    state: payment === 'PAY_AT_PICKUP' ? 'PLACED' : 'AWAITING_PAYMENT',
    orderIds,
    totalMinor,
    ...(credit && { storeCreditMinor: byCredit, paymentId: credit.payment._id }),
    ...(asked
      ? {
          paymentId: asked.payment._id,
          operationId: asked.operation._id,
          payUntil,
          cartLines: takenOut(cart, wish.lines),
        }
      : payment === 'PAY_AT_PICKUP' && { decidedAt: by.at }),
    startedAt: by.at,
  };
  return {
    checkout,
    orders: withMoney(made, credit, asked ? asked.payment._id : null),
    reserves: made.map(({ _id, storeId, heldAt = storeId, lines: pieces }) => {
      return {
        storeId: heldAt,
        lines: pieces,
        at: by.at,
        reason: { cause: 'ORDER', id: _id, actorId: by.actorId },
      };
    }),
    ...(asked && { asked }),
    ...(credit && { credit }),
    ...(cart && { cart: { cart, lines: leftIn(cart, wish.lines) } }),
  };
}

/**
 * Writes plans, all or nothing: when it answers anything but their orders, the caller rolls the transaction back. First what
 * others may have used up meanwhile, so that what conflicts does so at once.
 */
export async function writeCheckouts(
  data: Data,
  plans: readonly Planned[],
  session: ClientSession,
): Promise<{ orders: StoredOrder[] } | NotWritten | { cartChanged: true }> {
  const { stock, orders, checkouts, payments, carts, storeCredit } = data;
  const taken = plans.flatMap(({ cart }) => cart ?? []);
  if (!(await carts.putAll(taken, session))) return { cartChanged: true };
  const reserves = plans.flatMap((plan) => plan.reserves);
  const lacking = await stock.reserveAll(reserves, session);
  if (lacking) return { lacking };
  for (const { credit } of plans) {
    if (!credit) continue;
    const { payment, amountMinor, members } = credit;
    if (!(await storeCredit.hold(payment, amountMinor, members, session))) return { creditLacking: true };
  }
  await payments.begin(
    session,
    plans.flatMap(({ asked }) => asked ?? []),
  );
  await checkouts.keep(
    plans.map(({ checkout }) => checkout),
    session,
  );
  const placed = await orders.placeAll(
    plans.flatMap((plan) => plan.orders),
    session,
  );
  // Credit is ours, and what costs nothing is paid: nobody has to be asked.
  const isPaid = plans.filter(({ asked, checkout }) => !asked && checkout.state === 'AWAITING_PAYMENT');
  if (!isPaid.length) return { orders: placed };
  const paid = await payCheckouts(
    data,
    isPaid.map(({ checkout }) => checkout),
    session,
  );
  return { orders: placed.map((order) => paid.find(({ _id }) => _id === order._id) ?? order) };
}

/** What stood in the way. */
type NotWritten = { lacking: Lacking } | { creditLacking: true };

export const refusedWriting = (not: NotWritten): Refusal =>
  'lacking' in not ? outOfStock(not.lacking) : creditTooLow();

const creditTooLow = (): Refusal => {
  const message = 'There is less store credit, or it is less than the price and nothing pays the rest.';
  return rejected('STORE_CREDIT_TOO_LOW', ['input', 'payment', 'storeCreditMinor'], message);
};

/** What is set aside for each order: store credit first, for one after the other. */
function withMoney(
  made: readonly StoredOrder[],
  credit: Planned['credit'] | null,
  paymentId: string | null,
): StoredOrder[] {
  let left = credit?.amountMinor ?? 0;
  return made.map((order) => {
    const byCredit = Math.min(left, order.totalMinor);
    left -= byCredit;
    const rest = order.totalMinor - byCredit;
    return {
      ...order,
      ...(credit &&
        byCredit > 0 && { storeCredit: { paymentId: credit.payment._id, amountMinor: byCredit } }),
      ...(paymentId !== null && { prepaid: { paymentId, amountMinor: rest } }),
    };
  });
}

type Lacking = { storeId: string; sku: string };

export const outOfStock = ({ storeId, sku }: Lacking): Refusal =>
  rejected('OUT_OF_STOCK', null, `The store ${storeId} has not enough of ${sku}.`);

type Part = { storeId: string; fromStoreId?: string; method: FulfilmentMethod; lines: WishedLine[] };

/** One part for each store and way (what comes from elsewhere by itself), in the order in which they are first named. */
function partsOf(lines: readonly WishedLine[]): Part[] {
  const parts = new Map<string, Part>();
  for (const line of lines) {
    const { method, storeId, fromStoreId } = line;
    const key = JSON.stringify([method, storeId, fromStoreId]);
    const from = fromStoreId === undefined ? {} : { fromStoreId };
    const part = parts.get(key) ?? { storeId, ...from, method, lines: [] };
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
  { by, window }: Pick<Wish, 'by' | 'window'>,
): Refusal | null {
  for (const [index, { storeId, method }] of parts.entries()) {
    const store = stores[index];
    if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], `No store has the id ${storeId}.`);
    const offer = OFFERS[method];
    if (offer && !store.services.includes(offer.service)) {
      return rejected(offer.code, ['input', 'storeId'], `${store.name} ${offer.message}`);
    }
    if (method === 'PICKUP' && window && !isOffered(window, store, by.at)) return windowNotOffered();
    if (store.currency !== stores[0]?.currency) {
      return rejected('CURRENCIES_DIFFER', ['input', 'lines'], 'The stores sell in different currencies.');
    }
  }
  return null;
}

/** What a quote needs not, and a checkout does. */
function refusedTerms(parts: readonly Part[], { address, payment }: Wish): Refusal | null {
  if (!address && parts.some(({ method }) => method === 'SHIPMENT')) {
    return rejected('ADDRESS_REQUIRED', ['input', 'shippingAddress'], 'What is shipped needs an address.');
  }
  if (payment === 'PAY_AT_PICKUP' && parts.some(({ method }) => method !== 'PICKUP')) {
    const message = 'Only what is picked up is paid at the till.';
    return rejected('PAYMENT_REQUIRED', ['input', 'payment'], message);
  }
  return null;
}

function refusedSender(
  parts: readonly Part[],
  its: { senders: readonly (StoredStore | null)[]; promised: readonly Promised[] },
  { window }: Pick<Wish, 'window'>,
): Refusal | null {
  for (const [index, { fromStoreId }] of parts.entries()) {
    if (fromStoreId === undefined) continue;
    if (!its.senders[index]) {
      return rejected('STORE_NOT_FOUND', ['input', 'lines'], `No store has the id ${fromStoreId}.`);
    }
    if (window && comesBefore(window, its.promised[index]?.readyAt)) return windowNotOffered();
  }
  return null;
}

/** Prices the lines of all parts together, because a promotion may go over all of them. */
async function priceParts(
  data: Data,
  parts: readonly Part[],
  { by, codes, address }: Pick<Wish, 'by' | 'codes' | 'address'>,
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
  { storeId, fromStoreId, method, priced: lines, promised }: PricedPart,
  { checkoutId, currency }: { checkoutId: string; currency: string },
): StoredOrder {
  const state = payment === 'PAY_AT_PICKUP' ? 'PLACED' : 'AWAITING_PAYMENT';
  const expectedAt = promised.readyAt;
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
    ...(fromStoreId !== undefined && { heldAt: fromStoreId }),
    ...(method === 'PICKUP' && {
      pickup: { ...(window && { window }), ...(expectedAt && { expectedAt }), codeGeneration: 0, tries: 0 },
    }),
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
