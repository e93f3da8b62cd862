import { failure } from '#shared/failure.ts';
import type { Context } from '../context.ts';
import type { StoredOrder } from '../data/orders.ts';
import type { CheckoutMapper, PaymentMapper } from '../mappers.ts';
import { requireOrder } from '../resolvers/require-order.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import { checkout, checkoutForPickup } from './checkout.ts';
import { importPromotions, importTaxRates } from './import-price-rules.ts';
import { checkoutQuote, quoteTypes } from './quote.ts';

export const checkoutMutations = {
  checkout,
  checkoutForPickup,
  importPromotions,
  importTaxRates,
} satisfies Partial<MutationResolvers>;

export const checkoutQueries = {
  checkoutQuote,
  async checkout(_, { id }, context) {
    const found = await context.checkouts.byId(id);
    if (!found) return null;
    const { customerId } = found;
    const mayRead =
      context.actor.kind === 'service' || (customerId && (await context.access.mayTouch(customerId)));
    if (!mayRead) throw failure('FORBIDDEN', 'This checkout is not yours to see.');
    return found;
  },
} satisfies Partial<QueryResolvers>;

const ordersOf = async ({ orderIds, orders }: CheckoutMapper, context: Context): Promise<StoredOrder[]> => {
  const found = orders ?? (await Promise.all(orderIds.map((id) => context.orders.byId(id))));
  const there = found.filter((order) => order !== null);
  for (const order of there) await requireOrder(context, order);
  return there;
};

const owned = (payment: Awaited<ReturnType<Context['payments']['byId']>>): PaymentMapper | null => payment;

export const checkoutTypes = {
  ...quoteTypes,
  Checkout: {
    id: ({ _id }) => _id,
    orders: (its, _, context) => ordersOf(its, context),
    total: ({ totalMinor, currency }) => ({ amountMinor: totalMinor, currency }),
    payment: async ({ paymentId }, _, { payments }) =>
      paymentId === undefined ? null : owned(await payments.byId(paymentId)),
    storeCredit: ({ storeCreditMinor, currency }) =>
      storeCreditMinor ? { amountMinor: storeCreditMinor, currency } : null,
    declinedBecause: ({ reason }) => reason ?? null,
    payUntil: ({ payUntil }) => payUntil ?? null,
  },
  Payment: {
    id: ({ _id }) => _id,
    instrument: ({ instrument, customerId = null }) => (instrument ? { ...instrument, customerId } : null),
    authorised: ({ authorisedMinor, currency }) => ({ amountMinor: authorisedMinor, currency }),
    captured: ({ capturedMinor, currency }) => ({ amountMinor: capturedMinor, currency }),
    voided: ({ voidedMinor, currency }) => ({ amountMinor: voidedMinor, currency }),
    refunded: ({ refundedMinor, currency }) => ({ amountMinor: refundedMinor, currency }),
  },
  PaymentInstrument: { label: ({ label }) => label ?? null },
  PaymentOperation: {
    id: ({ _id }) => _id,
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    refusedBecause: ({ reason }) => reason ?? null,
    decidedAt: ({ decidedAt }) => decidedAt ?? null,
  },
  LineDiscount: {
    code: ({ code }) => code ?? null,
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  },
  LineTax: {
    ratePercent: ({ basisPoints }) => basisPoints / 100,
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  },
} satisfies Partial<Resolvers>;
