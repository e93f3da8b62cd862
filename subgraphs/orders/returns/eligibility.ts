import type { OrderState } from '../rules/order.ts';
import type { Claimed } from './amounts.ts';
import { type ReturnPolicy, windowEnd } from './policy.ts';

/** Why nothing of a line can be brought back. */
export const RETURN_REFUSALS = ['NOT_HANDED_OVER', 'FINAL_SALE', 'WINDOW_CLOSED', 'NOTHING_LEFT'] as const;
export type ReturnRefusal = (typeof RETURN_REFUSALS)[number];

/** What can be brought back of a line, until when, or why nothing can. */
export type Eligibility = {
  lineId: string;
  sku: string;
  /** Pieces; 0 when there is a refusal. */
  quantity: number;
  /** The first moment at which it is too late. Null for what is never taken back. */
  until: Date | null;
  refusal: ReturnRefusal | null;
};

type Bought = {
  state: OrderState;
  placedAt: Date;
  lines: readonly { lineId: string; sku: string; quantity: number }[];
};

/** Only what the customer has can come back. */
const WITH_CUSTOMER: readonly OrderState[] = ['HANDED_OVER', 'DELIVERED', 'COMPLETED'];

/** One for each line of an order, in their order. */
export function eligibilityOf(
  { state, placedAt, lines }: Bought,
  {
    now,
    timeZone,
    policy,
    categories,
    claimed,
  }: {
    now: Date;
    /** Of the store where it was bought. */
    timeZone: string;
    policy: ReturnPolicy;
    /** By SKU; absent where the catalogue has none. */
    categories: ReadonlyMap<string, string | undefined>;
    /** By line, see {@link Claimed}. */
    claimed: ReadonlyMap<string, Claimed>;
  },
): Eligibility[] {
  return lines.map(({ lineId, sku, quantity }) => {
    const until = windowEnd(placedAt, timeZone, categories.get(sku), policy);
    const left = quantity - (claimed.get(lineId)?.quantity ?? 0);
    const refusal = refusalOf(WITH_CUSTOMER.includes(state), until, left, now);
    return { lineId, sku, quantity: refusal ? 0 : left, until, refusal };
  });
}

function refusalOf(
  isWithCustomer: boolean,
  until: Date | null,
  left: number,
  now: Date,
): ReturnRefusal | null {
  if (!isWithCustomer) return 'NOT_HANDED_OVER';
  if (!until) return 'FINAL_SALE';
  if (left <= 0) return 'NOTHING_LEFT';
  return now < until ? null : 'WINDOW_CLOSED';
}
