import type { Data } from '../context.ts';
import { type LineToPrice, type PricedLine, priceLines } from './pricing.ts';

export type BasketLine = {
  sku: string;
  quantity: number;
  /** Where it is handed over; its prices and its country count. */
  storeId: string;
  /** ISO 3166-1 alpha-2, where it isn't the store's: of a shipment. */
  country?: string;
  /** Agreed before, e.g. seen at the shelf. Absent: today's. */
  unitPriceMinor?: number;
};

export type BasketQuestion = { currency: string; channel: string; codes?: readonly string[]; at: Date };

export type PricedBasket = {
  /** One for each line of the basket, in its order. */
  lines: PricedLine[];
  totalMinor: number;
};

/** What a basket costs, discounts and taxes told for each line. Names the first SKU that isn't sold, or codes that stand for nothing. */
export async function priceBasket(
  { catalogue, prices, stores, priceRules }: Pick<Data, 'catalogue' | 'prices' | 'stores' | 'priceRules'>,
  basket: readonly BasketLine[],
  { currency, channel, codes = [], at }: BasketQuestion,
): Promise<PricedBasket | { unpriced: string } | { unknownCodes: string[] }> {
  const [promotions, lines] = await Promise.all([
    priceRules.promotions(codes),
    Promise.all(
      basket.map(async (wanted, index): Promise<LineToPrice | null> => {
        const { sku, quantity, storeId } = wanted;
        const [variant, store] = await Promise.all([catalogue.bySku(sku), stores.byId(storeId)]);
        if (!variant) return null;
        const unitPriceMinor =
          wanted.unitPriceMinor ??
          (await prices.priceAt(variant, { currency, channel, storeId, at }))?.amountMinor;
        if (unitPriceMinor === undefined) return null;
        const { name, category } = variant.product;
        const country = wanted.country ?? store?.address?.country;
        return {
          lineId: String(index + 1),
          sku,
          description: [name, variant.colour, variant.size].filter(Boolean).join(', '),
          quantity,
          unitPriceMinor,
          ...(category !== undefined && { category }),
          ...(country !== undefined && { country }),
        };
      }),
    ),
  ]);
  const missing = lines.indexOf(null);
  if (missing >= 0) return { unpriced: basket[missing]?.sku ?? '' };
  const known = lines.filter((line) => line !== null);
  const countries = known.flatMap(({ country }) => country ?? []);
  const taxRates = await priceRules.taxRates(countries);
  const priced = priceLines(known, { promotions, codes, taxRates, currency, now: at });
  if (priced.unknownCodes.length) return { unknownCodes: priced.unknownCodes };
  const totalMinor = priced.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { lines: priced.lines, totalMinor };
}
