import type { Rights } from '#shared/rights.ts';
import { DAY, KEPT_DAYS } from '#shared/webhooks/schedule.ts';
import type { Webhooks } from './open.ts';

/**
 * What apps are told about a customer. An erasure deletes it, also what was not sent yet; what tells apps of the erasure itself
 * stays until it is taken, 30 days at most.
 */
export const webhookRights: Rights<{ webhooks: Webhooks; clock: () => Date }> = {
  collect: async ({ webhooks }, customerId, session) => ({
    webhookEvents: await webhooks.deliveries.about(customerId, session),
  }),

  async erase({ webhooks, clock }, customerId, session) {
    const { erased, notices } = await webhooks.deliveries.forget(customerId, session);
    const until = new Date(clock().getTime() + KEPT_DAYS * DAY).toISOString();
    const reason = 'Tells connected apps to erase what they hold; names the customer by an id alone.';
    return {
      erased: { webhookEvents: erased },
      kept: notices ? [{ what: 'webhookEvents', count: notices, reason, until }] : [],
    };
  },

  remaining: async ({ webhooks }, customerId) => ({
    webhookEvents: await webhooks.deliveries.countAbout(customerId),
  }),

  excluded: {
    webhookDeliveries: 'Whether apps have taken what is in `webhookEvents`.',
    webhookQueues: 'Which app is to be sent to next.',
  },
};
