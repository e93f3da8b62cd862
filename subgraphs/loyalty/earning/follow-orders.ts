import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';

type Bought = 'patron.order.handed_over.v1' | 'patron.order.imported.v1';

/** An order that reached its customer earns. What came back of it before that was known is taken back at once. */
export const earnFromOrder: Consumer<Data, Bought> = async (
  { earnings, clawBacks, cardPurchases, referrals },
  { type, data },
  session,
) => {
  const { orderId, storeId, channel, currency, lines, at } = data;
  const customerId = data.customerId ?? (await cardPurchases.payerOf(data, session));
  if (!customerId) return; // a guest's order earns when it is known whose it is
  const earned = await earnings.purchase(
    { orderId, customerId, storeId, channel, currency, lines, at: new Date(at) },
    session,
  );
  if (earned) await clawBacks.earned(orderId, session);
  await cardPurchases.sold({ ...data, customerId }, session);
  if (type === 'patron.order.handed_over.v1') await referrals.bought({ ...data, customerId }, session);
};

/** A review that everybody may read earns. */
export const followReview: Consumer<Data, 'patron.review.published.v1'> = async (
  { earnings },
  { data: { customerId, reviewId, at } },
  session,
) => {
  const engagement = { activity: 'REVIEW', storeId: null, channel: null, at: new Date(at) } as const;
  await earnings.takePart({ customerId, reference: reviewId, ...engagement }, session);
};
