import type { ClientSession } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import type { Members } from '#shared/members.ts';
import type { KnownGrants } from '../data/known-grants.ts';
import type { WebhookEvents } from './data/events.ts';

/** What apps are told of about their grants, and what customers order. */
export function openWebhookFeeds({
  events,
  knownGrants,
  members,
}: {
  events: WebhookEvents;
  knownGrants: KnownGrants;
  members: Members;
}) {
  /** The newest grant of each app that has or had one from this id of a customer. */
  async function newestOfEach(customerId: string, session: ClientSession): Promise<Map<string, string>> {
    const newest = new Map<string, string>();
    for (const { _id, clientId } of await knownGrants.of(customerId, session)) {
      if (!newest.has(clientId)) newest.set(clientId, _id);
    }
    return newest;
  }

  return {
    /** `grant.changed` while it stands; `grant.ended`, with why, when it does not any more. */
    async grantChanged(event: PatronEvent<'patron.grant.changed.v1'>, session: ClientSession): Promise<void> {
      const { customerId, grantId, clientId, state } = event.data;
      const type = state === 'ACTIVE' ? 'grant.changed' : 'grant.ended';
      const told = { clientId, type, customerId, grantId, data: { state } } as const;
      await events.enqueue({ ...told, eventId: event.id, at: new Date(event.time) }, session);
    },

    /** `data.requested`, where the customer's right reaches what apps hold. Erasing has a type of its own. */
    async rightsOrdered(
      event: PatronEvent<'patron.rights.ordered.v1'>,
      session: ClientSession,
    ): Promise<void> {
      const { requestId, right } = event.data;
      if (right === 'ERASE') return;
      const known = await members.seenBy(session, event.data.customerId);
      for (const customerId of new Set([event.data.customerId, ...(event.data.members ?? []), ...known])) {
        for (const [clientId, grantId] of await newestOfEach(customerId, session)) {
          const data = { request: requestId, right };
          const told = { clientId, type: 'data.requested', customerId, grantId, data } as const;
          const eventId = `${event.id}/${grantId}`; // an app may know one person by several names
          await events.enqueue({ ...told, eventId, at: new Date(event.time) }, session);
        }
      }
    },
  };
}
