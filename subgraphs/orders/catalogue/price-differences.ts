import { requirePageSize } from '#shared/pagination.ts';
import type { Context } from '../context.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { disagreement, pricesAt, type ScopedPrice } from './differences.ts';
import { listStep } from './price.ts';
import { pricePrefix, type StoredPrice } from './prices.ts';

/** Read for one page at most; a page that ends here is shorter, and says how to go on. */
const MAX_READ = 5000;

/** A variant whose prices in a currency aren't one. */
export type PriceDifference = { sku: string; currency: string; prices: ScopedPrice[] };

type Group = { prefix: string; sku: string; currency: string; own: StoredPrice[] };

/** @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
export const priceDifferences: QueryResolvers['priceDifferences'] = async (_, { first, after }, context) => {
  requirePageSize(first);
  const edges: { cursor: string; node: PriceDifference }[] = [];
  let read = 0;
  let endCursor: string | null = null;
  for await (const group of grouped(context.prices.all(after ?? null))) {
    if (edges.length === first || read >= MAX_READ) {
      return { edges, pageInfo: { hasNextPage: true, endCursor } };
    }
    read += group.own.length;
    endCursor = group.prefix;
    const node = await differenceOf(group, context);
    if (node) edges.push({ cursor: group.prefix, node });
  }
  return { edges, pageInfo: { hasNextPage: false, endCursor } };
};

async function differenceOf(
  { sku, currency, own }: Group,
  { catalogue, clock }: Context,
): Promise<PriceDifference | null> {
  const variant = await catalogue.bySku(sku);
  if (!variant) return null; // the catalogue has it no more
  const prices = disagreement(pricesAt(currency, own, listStep(variant, currency), clock()));
  return prices && { sku, currency, prices };
}

/** Neighbours of the same SKU and currency as one. */
async function* grouped(prices: AsyncIterable<StoredPrice>): AsyncGenerator<Group> {
  let group: Group = { prefix: '', sku: '', currency: '', own: [] };
  for await (const price of prices) {
    const { sku, currency } = price;
    const prefix = pricePrefix(sku, currency);
    if (group.prefix !== prefix) {
      if (group.own.length) yield group;
      group = { prefix, sku, currency, own: [] };
    }
    group.own.push(price);
  }
  if (group.own.length) yield group;
}
