import type { ClientSession } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { allSeenBy } from '#shared/members.ts';
import type { Consumer, ConsumerOfMany } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import type { Purchase } from './earnings.ts';

type Bought = 'patron.order.handed_over.v1' | 'patron.order.imported.v1';
type Told = PatronEvent<Bought>['data'];
type Owned = Told & { customerId: string };

const purchaseOf = ({ orderId, customerId, storeId, channel, currency, lines, at }: Owned): Purchase => ({
  ...{ orderId, customerId, storeId, channel, currency, lines },
  at: new Date(at),
});

const isOwned = (order: Told): order is Owned => order.customerId !== null;

/**
 * Orders that reached their customers earn, one after the other. What came back of one before that was known is taken back at once.
 * What an order earns is written with that of others; where more has to be done for one, what was earned until then is written first.
 */
export const earnFromOrders: ConsumerOfMany<Data, Bought> = async (data, events, session) => {
  const { earnings, clawBacks, cardPurchases, referrals } = data;
  const orders = events.map((event): Told => event.data);
  const known = orders.filter(isOwned).map(purchaseOf);
  const run = earnings.purchases(session, known);
  const more = await whatElse(data, events, session);
  let plain: Owned[] = [];
  const write = async () => {
    await run.write();
    await cardPurchases.note(plain, session);
    plain = [];
  };

  let next = 0;
  for (const order of orders) {
    const isPaidByHeldCard = more.concerned.has(order.orderId);
    const customerId =
      order.customerId ?? (isPaidByHeldCard ? await cardPurchases.payerOf(order, session) : null);
    if (customerId === null) continue; // a guest's order earns when it is known whose it is
    const owned: Owned = { ...order, customerId };
    const purchase = (isOwned(order) && known[next++]) || purchaseOf(owned);
    const earned = await run.earn(purchase);
    if (earned && more.waiting.has(order.orderId)) {
      await write();
      await clawBacks.earned(order.orderId, session);
    }
    if (isPaidByHeldCard) {
      await write();
      await cardPurchases.sold(owned, session);
    } else plain.push(owned);
    if (more.referred.has(order.orderId)) {
      await write();
      await referrals.bought(owned, session);
    }
  }
  await write();
};

/** Of which orders something has to be done besides that they earn; read together. */
async function whatElse(
  { dependencies: { db }, clawBacks, cardPurchases, referrals }: Data,
  events: readonly PatronEvent<Bought>[],
  session: ClientSession,
) {
  const orders = events.map((event): Told => event.data);
  const ids = await allSeenBy(db, session, [
    ...new Set(orders.flatMap(({ customerId }) => customerId ?? [])),
  ]);
  const owners = new Map<string, string[]>();
  for (const { orderId, customerId } of orders) {
    owners.set(orderId, [...(owners.get(orderId) ?? []), ...(customerId ? (ids.get(customerId) ?? []) : [])]);
  }
  const idsOf = (orderId: string): readonly string[] => owners.get(orderId) ?? [];
  const concerned = await cardPurchases.concerned(orders, idsOf, session);
  const waiting = await clawBacks.waitingFor([...owners.keys()], session);
  const isHandover = events[0]?.type === 'patron.order.handed_over.v1';
  const brought = isHandover ? await referrals.pendingOf([...ids.values()].flat(), session) : new Set();
  // Whose order it is may turn out by the card that paid for it, and by that whether they were brought.
  const isReferred = (orderId: string) =>
    isHandover && (concerned.has(orderId) || idsOf(orderId).some((id) => brought.has(id)));
  return { concerned, waiting, referred: new Set([...owners.keys()].filter(isReferred)) };
}

/** A review that everybody may read earns. */
export const followReview: Consumer<Data, 'patron.review.published.v1'> = async (
  { earnings },
  { data: { customerId, reviewId, at } },
  session,
) => {
  const engagement = { activity: 'REVIEW', storeId: null, channel: null, at: new Date(at) } as const;
  await earnings.takePart({ customerId, reference: reviewId, ...engagement }, session);
};
