import { joinRights, type Rights, rightsOverCollections } from '#shared/rights.ts';
import { DAY, KEPT_DAYS } from '#shared/webhooks/schedule.ts';
import type { Data } from '../open.ts';

/**
 * What connected applications were told about a customer, and hold. An erasure tells every application that holds something to
 * erase it; that notice stays until it is taken.
 */
const told: Rights<Data> = {
  collect: async ({ applications }, customerId, session) => ({
    connectionNotes: await applications.notes.about(customerId, session),
  }),

  async erase({ applications, clock }, customerId, session, { requestId, again }) {
    const awaiting = again ? [] : await applications.enqueueErasure(customerId, requestId, session);
    const { erased, notices } = await applications.notes.forget(customerId, session);
    const until = new Date(clock().getTime() + KEPT_DAYS * DAY).toISOString();
    const reason = 'Tells connected applications to erase what they hold; names the customer by an id alone.';
    return {
      erased: { connectionNotes: erased },
      kept: notices ? [{ what: 'connectionNotes', count: notices, reason, until }] : [],
      awaiting,
    };
  },

  remaining: async ({ applications }, customerId) => ({
    connectionNotes: await applications.notes.countAbout(customerId),
  }),

  excluded: { connectionQueues: 'Which application is to be told next.' },
};

export const connectionRights: Rights<Data> = joinRights([
  told, // before it is forgotten who holds something
  rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
    connectionHoldings: 'customerId',
    syncConflicts: 'customerId',
  }),
]);
