import { invalid } from '../resolvers/refusals.ts';
import { advance, changeOrder } from '../resolvers/take-step.ts';
import { isCode } from '../rules/values.ts';
import type { MutationResolvers, Resolvers } from '../schema.generated.ts';
import { delivered } from './assume-deliveries.ts';
import { assumedDeliveredAt } from './table.ts';

export const shippingMutations = {
  packOrder: (_, { input }, context) =>
    changeOrder(context, 'packOrder', input, 'STORE', (taken, session) =>
      advance(context, { step: 'packOrder', orderId: input.orderId }, taken, session),
    ),

  async shipOrder(_, { input }, context) {
    const { carrier, tracking, orderId } = input;
    for (const [name, value] of Object.entries({ carrier, tracking })) {
      if (value != null && !isCode(value)) {
        const message = 'Expected 1 to 64 characters without control characters or spaces at the ends.';
        return { ...invalid({ field: [name], message }), idempotentReplay: false };
      }
    }
    return changeOrder(context, 'shipOrder', input, 'STORE', (taken, session) =>
      advance(
        context,
        {
          step: 'shipOrder',
          orderId,
          revise: (order) => ({
            ...order,
            shipment: {
              ...order.shipment,
              carrier,
              ...(tracking != null && { tracking }),
              shippedAt: taken.at,
              assumedDeliveredAt: assumedDeliveredAt(taken.at),
            },
          }),
        },
        taken,
        session,
      ),
    );
  },

  confirmDelivery: (_, { input }, context) =>
    changeOrder(context, 'confirmDelivery', input, input.channel ?? 'WEB', (taken, session) =>
      advance(
        context,
        { step: 'confirmDelivery', orderId: input.orderId, revise: delivered(taken.at) },
        taken,
        session,
      ),
    ),
} satisfies Partial<MutationResolvers>;

export const shippingTypes = {
  Shipment: {
    address: ({ address, customerId }) => (address ? { ...address, customerId } : null),
    carrier: ({ carrier }) => carrier ?? null,
    tracking: ({ tracking }) => tracking ?? null,
    shippedAt: ({ shippedAt }) => shippedAt ?? null,
    deliveredAt: ({ deliveredAt }) => deliveredAt ?? null,
  },
  ShippingAddress: { postcode: ({ postcode }) => postcode ?? null },
} satisfies Partial<Resolvers>;
