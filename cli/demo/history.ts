import type { DemoProduct } from './catalogue.ts';
import { isKnown, type SourcedRecord } from './people.ts';
import type { Random } from './random.ts';
import { STORES } from './stores.ts';

/** One line of an order file, in the columns of `patron import orders`. */
export type OrderRow = {
  order_id: string;
  record_id: string;
  source: string;
  ordered_at: string;
  store_id: string;
  channel: string;
  sku: string;
  description: string;
  quantity: string;
  /** Of the line, in major units with a dot: `59.90`. */
  amount: string;
  currency: string;
};

const DAY_MS = 86_400_000;
const DAYS = 365;
/** Of each record of the people behind the personas, so that the tour has something to show. */
const KNOWN_PURCHASES = 4;

/**
 * A year of purchases up to `end`: a few people buy often, most now and then, a quarter never; more before Christmas and
 * in the sales; each by one of the person's records, as the source that sold it knows them.
 */
export function ordersOf(
  random: Random,
  records: readonly SourcedRecord[],
  catalogue: readonly DemoProduct[],
  end: Date,
): OrderRow[] {
  const rows: OrderRow[] = [];
  let orderNumber = 0;
  for (const { source, person, row } of records) {
    const purchases = purchasesOf(random);
    for (let left = isKnown(person) ? KNOWN_PURCHASES : purchases; left > 0; left -= 1) {
      orderNumber += 1;
      const at = new Date(end.getTime() - dayOfYear(random, end) * DAY_MS + openingHour(random));
      const store = random.chance(0.8) ? person.homeStore : random.int(0, STORES.length - 1);
      for (let lines = random.pick([1, 1, 1, 2, 2, 3, 4]); lines > 0; lines -= 1) {
        const product = random.pick(catalogue);
        const variant = random.pick(product.variants);
        const quantity = random.chance(0.9) ? 1 : 2;
        rows.push({
          order_id: `H${String(orderNumber).padStart(6, '0')}`,
          record_id: row.record_id,
          source,
          ordered_at: at.toISOString(),
          store_id: STORES[store]?.id ?? '',
          channel: source === 'webshop' ? 'WEB' : 'STORE',
          sku: variant.sku,
          description: product.name,
          quantity: String(quantity),
          amount: ((variant.priceMinor * quantity) / 100).toFixed(2),
          currency: 'EUR',
        });
      }
    }
  }
  return rows;
}

const purchasesOf = (random: Random): number => {
  const kind = random.next();
  if (kind < 0.25) return 0;
  if (kind < 0.75) return random.int(1, 2);
  if (kind < 0.95) return random.int(2, 4);
  return random.int(5, 14);
};

/** Days before `end`; December, July and January weigh double. */
function dayOfYear(random: Random, end: Date): number {
  const days = random.int(1, DAYS);
  const month = new Date(end.getTime() - days * DAY_MS).getUTCMonth();
  return [0, 6, 11].includes(month) || random.chance(0.5) ? days : random.int(1, DAYS);
}

/** Milliseconds into the day, 08:00 to 18:59 UTC. */
const openingHour = (random: Random): number => random.int(8 * 3600, 19 * 3600 - 1) * 1000;
