import { askOverHttp, type InsideAnswer, insideRequest } from './live-grant.ts';
import type { Keyring } from './seal.ts';

/** What conditions of offers depend on. Who asks has asked consent before. */
export type ShopQuestion = {
  /** Any id of the customer whose bag and wish list are meant. Null: nobody's. */
  customerId: string | null;
  /** Null: no stock. */
  storeId: string | null;
  /** Of which SKUs the stock is meant, at most 500. */
  skus: readonly string[];
};

export type ShopNow = {
  /** Those that the store has. */
  onHand: { sku: string; onHand: number }[];
  /** SKUs. */
  bag: string[];
  wishes: string[];
};

/** What is in a store, a bag and a wish list at this moment, asked of orders and kept by none. @throws when it can't be asked. */
export type AskShopNow = (question: ShopQuestion) => Promise<ShopNow>;

/** Asks orders, as one part of this installation asks another. */
export const SHOP_REQUEST = insideRequest(
  'ShopNow',
  'query ShopNow($customerId: ID, $storeId: ID, $skus: [ID!]!) { shopNow(customerId: $customerId, storeId: $storeId, skus: $skus) { onHand { sku onHand } bag wishes } }',
);

/** Orders' answer to {@link SHOP_REQUEST}. @throws {Error} when that is no answer. */
export function shopIn({ data, errors }: InsideAnswer): ShopNow {
  const shop = (data as { shopNow?: unknown } | null | undefined)?.shopNow;
  if (!errors?.length && isShop(shop)) return shop;
  throw new Error('orders did not say what is in the shop');
}

function isShop(value: unknown): value is ShopNow {
  if (value === null || typeof value !== 'object') return false;
  const { onHand, bag, wishes } = value as Partial<ShopNow>;
  return Array.isArray(onHand) && Array.isArray(bag) && Array.isArray(wishes);
}

/** Asks the orders subgraph at this address, for processes that don't run it. */
export function askShopOverHttp(url: string, inside: { keyring: Keyring; clock: () => Date }): AskShopNow {
  const ask = askOverHttp(url, inside);
  return async (question) => shopIn(await ask({ ...SHOP_REQUEST, variables: question }));
}
