import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { channelProblem, isCurrency, isWithin, MAX_MINOR, toChannel } from '../rules/values.ts';
import type { MutationResolvers, SetPricesInput } from '../schema.generated.ts';
import type { PriceToSet } from './prices.ts';

const MAX_PRICES = 1000;

export const setPrices: MutationResolvers['setPrices'] = async (_, { input }, context) => {
  const { actor, once, prices, clock } = context;
  const asOf = input.asOf ?? clock();
  return once({ actor, mutation: 'setPrices', input }, async (session) => {
    const { changes, refusal } = changesOf(input, asOf);
    const refused = refusal ?? (await unknownOf(changes, context));
    if (refused) return refused;
    return { pricesSet: await prices.set(changes, session), userErrors: [] };
  });
};

function changesOf({ prices }: SetPricesInput, asOf: Date) {
  const changes: PriceToSet[] = [];
  const invalid = (field: string[], message: string) => ({
    changes,
    refusal: rejected('INVALID_VALUE', ['input', 'prices', ...field], message),
  });
  if (prices.length > MAX_PRICES) return invalid([], `Expected at most ${MAX_PRICES} prices.`);
  const seen = new Set<string>();
  for (const [index, { sku, currency, amountMinor, channel: given, storeId }] of prices.entries()) {
    const at = String(index);
    if (!isCurrency(currency)) return invalid([at, 'currency'], 'Expected an ISO 4217 code, e.g. EUR.');
    if (amountMinor != null && !isWithin(amountMinor, 0, MAX_MINOR)) {
      return invalid([at, 'amountMinor'], 'Expected at least 0.');
    }
    const channel = given == null ? null : toChannel(given);
    if (given != null && channel === null) return invalid([at, 'channel'], channelProblem(given).message);
    const place = JSON.stringify([sku, currency, channel, storeId ?? null]);
    if (seen.has(place)) return invalid([at], `${sku} is there twice for the same place.`);
    seen.add(place);
    changes.push({
      sku,
      currency,
      asOf,
      ...(amountMinor == null ? {} : { amountMinor }),
      ...(channel === null ? {} : { channel }),
      ...(storeId == null ? {} : { storeId }),
    });
  }
  return { changes, refusal: null };
}

async function unknownOf(changes: readonly PriceToSet[], { stores, catalogue }: Context) {
  const ids = changes.flatMap(({ storeId }) => storeId ?? []);
  const known = await stores.known([...new Set(ids)]);
  const owners = await catalogue.ownersOf([...new Set(changes.map(({ sku }) => sku))]);
  for (const [index, { sku, storeId }] of changes.entries()) {
    const field = ['input', 'prices', String(index)];
    if (storeId !== undefined && !known.has(storeId)) {
      return rejected('STORE_NOT_FOUND', [...field, 'storeId'], 'No store has this id.');
    }
    if (!owners.has(sku)) return rejected('SKU_NOT_FOUND', [...field, 'sku'], 'No variant has this SKU.');
  }
  return null;
}
