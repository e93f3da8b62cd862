/** A purchase as the till knows it: an order that was handed over. */
export type TillSale = {
  orderId: string;
  /** The customer whom the till knew. */
  customer: string;
  storeId: string;
  currency: string;
  amountMinor: number;
  /** When it was bought, and when it was handed over. */
  from: Date;
  until: Date;
  /** Keys of the cards that paid. Absent: the till doesn't know. */
  cards?: readonly string[];
};

/** A purchase as the card processor knows it. */
export type Swipe = {
  id: string;
  /** Key of the card, and who it belongs to. */
  card: string;
  customer: string;
  storeId: string;
  currency: string;
  amountMinor: number;
  /** When the card was used. */
  at: Date;
};

const MINUTE_MS = 60_000;

/**
 * Whether till and processor may speak of the same purchase: same store and amount, at the same time but for how far clocks differ,
 * and by the same card or, where the till doesn't know the card, by the same customer.
 */
export function mayBeSame(sale: TillSale, swipe: Swipe, matchMinutes: number): boolean {
  const tolerance = matchMinutes * MINUTE_MS;
  const at = swipe.at.getTime();
  return (
    sale.storeId === swipe.storeId &&
    sale.currency === swipe.currency &&
    sale.amountMinor === swipe.amountMinor &&
    at >= sale.from.getTime() - tolerance &&
    at <= sale.until.getTime() + tolerance &&
    (sale.cards ? sale.cards.includes(swipe.card) : sale.customer === swipe.customer)
  );
}

/**
 * Which swipe is which sale, one of one: as many pairs as can be (in doubt a purchase is one that was seen twice, and is paid
 * once), where there is a choice first with a sale whose card is known, then with the one nearest in time. The answer follows
 * from what there is alone, and not from the order in which it came.
 *
 * @returns the order of each swipe that has one.
 */
export function matchPurchases(
  sales: readonly TillSale[],
  swipes: readonly Swipe[],
  matchMinutes: number,
): Map<string, string> {
  const choices = new Map(
    swipes.map((swipe) => [
      swipe.id,
      sales.filter((sale) => mayBeSame(sale, swipe, matchMinutes)).sort(nearest(swipe)),
    ]),
  );
  const takenBy = new Map<string, Swipe>();
  /** Finds a sale for a swipe, where others can move to another for it (Kuhn's algorithm). */
  const place = (swipe: Swipe, tried: Set<string>): boolean => {
    for (const { orderId } of choices.get(swipe.id) ?? []) {
      if (tried.has(orderId)) continue;
      tried.add(orderId);
      const holder = takenBy.get(orderId);
      if (holder && !place(holder, tried)) continue;
      takenBy.set(orderId, swipe);
      return true;
    }
    return false;
  };
  for (const swipe of [...swipes].sort(byTime)) place(swipe, new Set());
  return new Map(Array.from(takenBy, ([orderId, { id }]) => [id, orderId]));
}

const nearest = (swipe: Swipe) => (a: TillSale, b: TillSale) =>
  Number(!a.cards) - Number(!b.cards) ||
  distance(a, swipe) - distance(b, swipe) ||
  (a.orderId < b.orderId ? -1 : 1);

const byTime = (a: Swipe, b: Swipe) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);

/** How long before or after a sale a card was used, in ms; 0 while it went on. */
const distance = ({ from, until }: TillSale, { at }: Swipe): number =>
  Math.max(0, from.getTime() - at.getTime(), at.getTime() - until.getTime());
