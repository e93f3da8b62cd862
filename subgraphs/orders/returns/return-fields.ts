import { actorId } from '#shared/actor.ts';
import type { Resolvers } from '../schema.generated.ts';
import { returnCode } from './code.ts';
import { eligibilityIn } from './eligibility-in.ts';
import { mayTouchReturn } from './require-return.ts';
import { hasCode } from './table.ts';

/** Fields of what is brought back. */
export const returnFields = {
  Return: {
    async __resolveReference({ id }, context) {
      const found = await context.returns.byId(id);
      return found && (await mayTouchReturn(context, found)) ? found : null;
    },
    id: ({ _id }) => _id,
    order: ({ orderId }, _, { orders }) => orders.byId(orderId),
    lines: ({ lines, currency, customerId = null }) =>
      lines.map((line) => ({ ...line, currency, customerId })),
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    code({ _id, state, code, requestedBy }, _, { actor, keyring }) {
      // Who reads it can bring the goods: nobody of the store, but who asked for it at the counter.
      const mine = actor.kind === 'customer' || requestedBy === actorId(actor);
      if (!mine || !hasCode(state)) return null;
      return returnCode({ returnId: _id, ...code }, keyring);
    },
    codeExpiresAt: ({ state, code }) => (state === 'REQUESTED' ? code.until : null),
    until: ({ until }) => until ?? null,
    receivedAt: ({ receivedAt }) => receivedAt ?? null,
    store: ({ storeId }, _, { stores }) => (storeId ? stores.byId(storeId) : null),
    bar: ({ barId }, _, { returnBars }) => (barId ? returnBars.byId(barId) : null),
    refusal: ({ refusal }) => refusal ?? null,
    refunds: ({ refunds, currency, customerId = null }) =>
      refunds.map((one) => ({ ...one, currency, customerId })),
    exchange: ({ exchanged, currency, customerId = null }) =>
      exchanged ? { ...exchanged, currency, customerId } : null,
    atTill: ({ tillMinor, currency }) => (tillMinor ? { amountMinor: tillMinor, currency } : null),
    storeCredit: ({ creditMinor, currency }) => (creditMinor ? { amountMinor: creditMinor, currency } : null),
    offset: ({ offsetMinor, currency }) => (offsetMinor ? { amountMinor: offsetMinor, currency } : null),
    timeline: ({ timeline, customerId = null }) => timeline.map((step) => ({ ...step, customerId })),
  },
  ReturnLine: {
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    condition: ({ condition }) => condition ?? null,
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  ReturnRefund: {
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  },
  ReturnExchange: {
    order: ({ orderId }, _, { orders }) => orders.byId(orderId),
    covered: ({ coveredMinor, currency }) => ({ amountMinor: coveredMinor, currency }),
    atTill: ({ tillMinor, currency }) => ({ amountMinor: tillMinor, currency }),
  },
  ReturnTimelineStep: {},
  ReturnEligibility: {},
  ReturnPoint: {},
  ReturnPolicy: {},
  ReturnBar: {
    __resolveReference: ({ id }, { returnBars }) => returnBars.byId(id),
    id: ({ _id }) => _id,
    location({ location }) {
      if (!location) return null;
      const [longitude, latitude] = location.coordinates;
      return { latitude, longitude };
    },
    address: ({ address }) => address ?? null,
  },
} satisfies Pick<
  Resolvers,
  | 'Return'
  | 'ReturnLine'
  | 'ReturnExchange'
  | 'ReturnRefund'
  | 'ReturnTimelineStep'
  | 'ReturnPoint'
  | 'ReturnPolicy'
  | 'ReturnEligibility'
  | 'ReturnBar'
>;

/** Fields of an order about what can be, or was, brought back. */
export const returnsOfOrder = {
  returns: ({ _id }, _, { returns }) => returns.ofOrder(_id),
  async returnEligibility(order, _, context) {
    const lines = await eligibilityIn(context, order);
    return lines.map((line) => ({ ...line, customerId: order.customerId ?? null }));
  },
} satisfies Pick<NonNullable<Resolvers['Order']>, 'returns' | 'returnEligibility'>;
