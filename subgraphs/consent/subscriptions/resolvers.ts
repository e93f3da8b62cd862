import { requireCustomer } from '#shared/guard.ts';
import type { CustomerResolvers, MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import { confirmSubscription } from './confirm-subscription.ts';
import { requestSubscription } from './request-subscription.ts';
import { unsubscribeToken } from './unsubscribing.ts';

export const subscriptionsQueries = {
  async unsubscribeHeaders(_, { customerId: named, purpose, channel, topic }, context) {
    const customerId = await requireCustomer(context, named);
    const { purposes, topics, dependencies } = context;
    if (purpose != null && !(await purposes.now()).has(purpose)) return null;
    if (topic != null && !(await topics.newest()).has(topic)) return null;
    const token = unsubscribeToken(
      {
        customerId,
        ...(purpose != null && { purpose }),
        ...(channel != null && { channel }),
        ...(topic != null && { topic }),
      },
      dependencies.keyring,
    );
    const url = `${dependencies.publicUrl}/consent/unsubscribe/${token}`;
    return { listUnsubscribe: `<${url}>`, listUnsubscribePost: 'List-Unsubscribe=One-Click', url };
  },
} satisfies Partial<QueryResolvers>;

export const subscriptionsMutations = {
  requestSubscription,
  confirmSubscription,
} satisfies Partial<MutationResolvers>;

export const subscriptionsOfCustomer = {
  subscriptionRequests: async ({ id }, _, { access, subscriptions }) =>
    subscriptions.ofCustomer(await access.members(id)),
} satisfies Partial<CustomerResolvers>;

export const subscriptionsTypes = {
  SubscriptionRequest: {
    id: (request) => request._id,
    email: ({ address }) => address,
    state({ confirmedAt, expiresAt }, _, { clock }) {
      if (confirmedAt) return 'CONFIRMED';
      return expiresAt > clock() ? 'PENDING' : 'EXPIRED';
    },
    confirmedAt: ({ confirmedAt }) => confirmedAt ?? null,
  },
} satisfies Partial<Resolvers>;
