import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../open.ts';
import { appIn } from '../rules/disclosure-chain.ts';

/**
 * Tells apps that may read the playlist that it has changed, but never the one that changed it. What changed they read
 * from `playlistDecisions`, under the grant as it stands then.
 */
export const tellOfPlaylist: Consumer<Data, 'patron.playlist.changed.v1'> = async (
  { knownGrants, webhooks, clock },
  { id, time, data: { customerId, by } },
  session,
) => {
  const cause = appIn(by);
  for (const clientId of await knownGrants.appsReading(customerId, 'playlist.read', clock(), session)) {
    if (clientId === cause) continue;
    await webhooks.enqueue(
      {
        clientId,
        type: 'playlist.changed',
        customerId,
        grantId: await knownGrants.newestActive(clientId, customerId),
        data: {},
        eventId: id,
        attribute: 'playlist.read',
        at: new Date(time),
      },
      session,
    );
  }
};
