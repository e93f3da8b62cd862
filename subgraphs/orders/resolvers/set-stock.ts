import { actorId } from '#shared/actor.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { stockId } from '../data/stock.ts';
import { isWithin } from '../rules/values.ts';
import type { MutationResolvers, SetStockInput } from '../schema.generated.ts';

const MAX_COUNTS = 1000;
const MAX_PIECES = 1_000_000;

export const setStock: MutationResolvers['setStock'] = async (_, { input }, context) => {
  const { actor, stock, once, clock } = context;
  const at = clock();
  const countedAt = input.countedAt ?? at;
  return once({ actor, mutation: 'setStock', input }, async (session) => {
    const refusal = refusalOf(input, countedAt, at) ?? (await unknownOf(input, context));
    if (refusal) return refusal;
    const counted = { countedAt, at, actorId: actorId(actor) };
    return { levelsSet: await stock.count(input.counts, counted, session), userErrors: [] };
  });
};

function refusalOf({ counts }: SetStockInput, countedAt: Date, now: Date) {
  if (counts.length > MAX_COUNTS) {
    return rejected('INVALID_VALUE', ['input', 'counts'], `Expected at most ${MAX_COUNTS} counts.`);
  }
  if (countedAt > now) {
    return rejected('INVALID_VALUE', ['input', 'countedAt'], 'Expected a time that is not in the future.');
  }
  const seen = new Set<string>();
  for (const [index, { storeId, sku, counted }] of counts.entries()) {
    const id = stockId(storeId, sku);
    const field = ['input', 'counts', String(index)];
    if (seen.has(id)) return rejected('INVALID_VALUE', field, `${sku} is counted twice in ${storeId}.`);
    if (!isWithin(counted, 0, MAX_PIECES)) {
      return rejected('INVALID_VALUE', [...field, 'counted'], `Expected 0 to ${MAX_PIECES} pieces.`);
    }
    seen.add(id);
  }
  return null;
}

async function unknownOf({ counts }: SetStockInput, { stores, catalogue }: Context) {
  const known = await stores.known([...new Set(counts.map(({ storeId }) => storeId))]);
  const owners = await catalogue.ownersOf([...new Set(counts.map(({ sku }) => sku))]);
  for (const [index, { storeId, sku }] of counts.entries()) {
    const field = ['input', 'counts', String(index)];
    if (!known.has(storeId)) {
      return rejected('STORE_NOT_FOUND', [...field, 'storeId'], 'No store has this id.');
    }
    if (!owners.has(sku)) return rejected('SKU_NOT_FOUND', [...field, 'sku'], 'No variant has this SKU.');
  }
  return null;
}
