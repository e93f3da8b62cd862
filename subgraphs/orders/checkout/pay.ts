import type { ClientSession } from 'mongodb';
import { NotTogether } from '#shared/together.ts';
import type { Data } from '../context.ts';
import type { StoredOrder, Taken } from '../data/orders.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { StoredCheckout } from './checkouts.ts';
import { CHECKOUT } from './table.ts';

/**
 * Moves checkouts that wait for their payment on, with all their orders: they are paid.
 * @throws {NotTogether} when one of them waits no more.
 */
export async function payCheckouts(
  { checkouts, orders, clock }: Pick<Data, 'checkouts' | 'orders' | 'clock'>,
  waiting: readonly Pick<StoredCheckout, '_id' | 'orderIds'>[],
  session: ClientSession,
): Promise<StoredOrder[]> {
  const row = transitionIn(CHECKOUT, 'AWAITING_PAYMENT', 'pay', 'SYSTEM');
  if (!row?.orders) throw new Error('a checkout that waits cannot be paid');
  const at = clock();
  const ids = waiting.map(({ _id }) => _id);
  if (!(await checkouts.decideAll(ids, { to: row.to, at }, session))) throw new NotTogether();
  const taken: Taken = { actor: 'SYSTEM', channel: 'PATRON', at };
  return orders.advanceAll(
    waiting.flatMap(({ orderIds }) => orderIds),
    row.orders,
    taken,
    session,
  );
}
