import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../open.ts';
import { appIn } from '../rules/disclosure-chain.ts';

/**
 * Tells apps that may read the playlist that it has changed, but never the one that changed it. What changed they read
 * from `playlistDecisions`, under the grant as it stands then.
 */
export const tellOfPlaylist: Consumer<Data, 'patron.playlist.changed.v1'> = async (
  { dependencies: { members }, knownGrants, webhooks, clock },
  { id, time, data: { customerId, by } },
  session,
) => {
  const cause = appIn(by);
  const ids = await members.seenBy(session, customerId);
  for (const grant of await knownGrants.naming('playlist.read', ids, clock(), session)) {
    const { clientId, customerId: grantedBy } = grant;
    if (clientId === cause) continue;
    await webhooks.enqueue(
      {
        ...{ clientId, customerId, grantedBy, grantId: grant._id },
        type: 'playlist.changed',
        data: {},
        eventId: grantedBy === customerId ? id : `${id}/${grant._id}`,
        attribute: 'playlist.read',
        at: new Date(time),
      },
      session,
    );
  }
};
