import type { Subgraph } from '#shared/subgraph.ts';
import { grantReadsMigration } from './alarms/grant-reads.ts';
import { appsMigration, senderConstrainedAppsMigration } from './data/apps.ts';
import {
  disclosureFiltersMigration,
  disclosuresMigration,
  disclosureTimesMigration,
} from './data/disclosures.ts';
import { issuerKeysMigration } from './data/issuer-keys.ts';
import { knownGrantsMigration, knownGrantTermsMigration } from './data/known-grants.ts';
import { oauthRecordsMigration } from './data/oauth-records.ts';
import { devicePersonasMigration, personasMigration } from './data/personas.ts';
import { privacySessionsMigration } from './data/privacy-sessions.ts';
import { devicesMigration } from './devices/devices.ts';
import { isSentCopy } from './exports/exports.ts';
import { mountExports } from './exports/mount.ts';
import { exportTransfersMigration } from './exports/transfers.ts';
import { METADATA_PATH, mountAuthorizationServer } from './oauth/mount.ts';
import { type Data, openPartners } from './open.ts';
import { playsMigration } from './players/plays.ts';
import { playlistsMigration } from './playlists/playlists.ts';
import { tellOfPlaylist } from './playlists/tell-apps.ts';
import { mountPrivacyPages } from './privacy/mount.ts';
import { resolvers } from './resolvers/index.ts';
import { erasureMigration, partnersRights } from './rights.ts';
import { subscriptionsMigration } from './subscriptions/subscriptions.ts';
import { webhookDeliveriesMigration } from './webhooks/data/deliveries.ts';
import { webhookEndpointsMigration } from './webhooks/data/endpoints.ts';
import { webhookEventsMigration, webhooksOfMembersMigration } from './webhooks/data/events.ts';
import { isWebhook } from './webhooks/leave.ts';
import { tellOfExchange } from './webhooks/tell-of-exchange.ts';

export const partners: Subgraph<Data> = {
  name: 'partners',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [
    appsMigration,
    senderConstrainedAppsMigration,
    disclosuresMigration,
    personasMigration,
    knownGrantsMigration,
    issuerKeysMigration,
    oauthRecordsMigration,
    playsMigration,
    playlistsMigration,
    subscriptionsMigration,
    devicePersonasMigration,
    knownGrantTermsMigration,
    webhookEventsMigration,
    webhookEndpointsMigration,
    webhookDeliveriesMigration,
    privacySessionsMigration,
    disclosureFiltersMigration,
    grantReadsMigration,
    erasureMigration,
    exportTransfersMigration,
    webhooksOfMembersMigration,
    disclosureTimesMigration,
    devicesMigration,
  ],
  personal: {
    Customer: ({ id }) => id,
    Disclosure: ({ customerId }) => customerId,
    DisclosureBreak: ({ customerId }) => customerId,
    UnusualRead: ({ customerId }) => customerId,
    Grant: ({ customerId }) => customerId,
    PlaylistTrack: ({ customerId }) => customerId,
    PlaylistDecision: ({ customerId }) => customerId,
    PartnerSubscription: ({ customerId }) => customerId,
    RightsRequest: ({ customerId }) => customerId,
    RightsSection: ({ customerId }) => customerId,
    RightsRecord: ({ customerId }) => customerId,
  },
  open: openPartners,
  consumes: {
    'patron.playlist.changed.v1': tellOfPlaylist,
    'patron.points.exchanged.v1': tellOfExchange,
    'patron.disclosure.recorded.v1': async ({ disclosures, grantReads }, event, session) => {
      await disclosures.append(event, session);
      const wasSent = isWebhook(event.data) || isSentCopy(event.data);
      if (!wasSent) await grantReads.count(event, session);
    },
    // The tokens of a grant that has ended can read nothing any more; here they are thrown away as well.
    'patron.grant.changed.v1': async ({ knownGrants, records, webhooks }, event, session) => {
      const { data, time } = event;
      const ended = await knownGrants.follow(data, session);
      if (ended) await records.revokeGrant(data.grantId, { until: new Date(time), session });
      await webhooks.feeds.grantChanged(event, session);
    },
    'patron.rights.ordered.v1': ({ webhooks }, event, session) =>
      webhooks.feeds.rightsOrdered(event, session),
  },
  rights: partnersRights,
  paths: ['/oauth', METADATA_PATH, '/demo', '/privacy'],
  async routes(data, app) {
    await mountAuthorizationServer(app, data);
    mountExports(app, data);
    await mountPrivacyPages(app, data);
  },
  start({ authorizationServer, webhooks }) {
    const stops = [authorizationServer.start(), webhooks.start()];
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  },
};
