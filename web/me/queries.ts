import type { Money } from '../shared/page.ts';

export type Order = {
  id: string;
  state: string;
  method: string;
  placedAt: string;
  total: Money;
  store: { id: string; name: string } | null;
  lines: { id: string; sku: string; description: string; quantity: number; amount: Money }[];
  messages: { id: string; from: string; text: string; at: string }[] | null;
  pickup: {
    code: string | null;
    qr: string | null;
    reference: string;
    locked: boolean;
    heldUntil: string | null;
    readyAt: string | null;
    arrivedAt: string | null;
    extensionsLeft: number;
    proxyName: string | null;
    proxyCode: string | null;
  } | null;
  returns: Return[] | null;
  returnEligibility:
    | { lineId: string; quantity: number; until: string | null; refusal: string | null }[]
    | null;
};

export type Return = {
  id: string;
  state: string;
  code: string | null;
  codeExpiresAt: string | null;
  until: string | null;
  amount: Money;
  lines: { lineId: string; description: string; quantity: number }[];
};

export const RETURN = `
  id state code codeExpiresAt until
  amount { amountMinor currency }
  lines { lineId description quantity }
`;

/** What changes while an order is on its way. */
const LIVE = `
  id state method placedAt
  total { amountMinor currency }
  store { id name }
  lines { id sku description quantity amount { amountMinor currency } }
  messages { id from text at }
  pickup {
    code qr reference locked heldUntil readyAt arrivedAt extensionsLeft proxyName proxyCode
  }
`;

const ORDER = `${LIVE}
  returns { ${RETURN} }
  returnEligibility { lineId quantity until refusal }
`;

export const ORDERS = `query Orders($first: Int!, $after: String) {
  me { name { given } orders(first: $first, after: $after) {
    edges { node { id state method placedAt total { amountMinor currency } store { id name } lines { description } } }
    pageInfo { hasNextPage endCursor }
  } }
}`;

export type ListedOrder = Pick<Order, 'id' | 'state' | 'method' | 'placedAt' | 'total' | 'store'> & {
  lines: { description: string }[];
};

export const ONE = `query Order($id: ID!) { order(id: $id) { ${ORDER} } }`;
export const FOLLOW = `subscription Follow($id: ID!) { orderUpdates(orderId: $id) { ${LIVE} } }`;

export type Product = {
  id: string;
  name: string;
  variants: { sku: string; size: string | null; colour: string | null; prices: Money[] }[];
};
export const PRODUCTS = `query Products($after: String) { products(first: 20, after: $after) {
  edges { node { id name variants { sku size colour prices { amountMinor currency } } } }
  pageInfo { hasNextPage endCursor }
} }`;

export type Cart = {
  version: number;
  lines: {
    sku: string;
    quantity: number;
    variant: {
      size: string | null;
      colour: string | null;
      prices: Money[];
      product: { name: string };
    } | null;
  }[];
};
export const CART = `query Cart { me { cart {
  version lines { sku quantity variant { size colour prices { amountMinor currency } product { name } } }
} } stores(first: 100) { edges { node { id name services } } } }`;
