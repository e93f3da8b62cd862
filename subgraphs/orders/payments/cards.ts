import type { ClientSession } from 'mongodb';
import { cardKey } from '#shared/card-key.ts';
import type { Pairwise } from '#shared/pairwise.ts';
import type { StoredOrder } from '../data/orders.ts';
import type { Payments } from './payments.ts';
import type { Instrument } from './provider.ts';

const NO_CARD: readonly Instrument['kind'][] = ['CASH', 'PAYPAL', 'STORE_CREDIT'];

/**
 * By which cards an order was paid, each by its key. Undefined where nobody knows: the till took the money, or the provider says
 * of what paid only that it is a card. Empty: it is known that no card did.
 */
export const cardsThatPaid =
  (payments: Pick<Payments, 'ofOrderSeenBy'>, pairwise: Pairwise) =>
  async ({ _id, payment }: StoredOrder, session: ClientSession): Promise<string[] | undefined> => {
    if (payment !== 'PREPAID') return undefined;
    const keys: string[] = [];
    for (const { instrument } of await payments.ofOrderSeenBy(session, _id)) {
      if (!instrument) return undefined;
      if (instrument.par !== undefined) keys.push(cardKey(instrument.par, pairwise));
      else if (!NO_CARD.includes(instrument.kind)) return undefined;
    }
    return [...new Set(keys)];
  };
