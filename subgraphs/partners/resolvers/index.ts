import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import { failure } from '#shared/failure.ts';
import { ownSection, rightsSectionResolvers } from '#shared/rights-sections.ts';
import type { Context } from '../context.ts';
import {
  registerStoreDevice,
  revokeStoreDevice,
  rotateDeviceSecret,
  storeDevice,
  storeDevices,
} from '../devices/resolvers.ts';
import type { DisclosureBreakMapper } from '../mappers.ts';
import { reportPlaying } from '../players/report-playing.ts';
import { removeTrack } from '../playlists/remove-track.ts';
import { saveTrack } from '../playlists/save-track.ts';
import { appIn } from '../rules/disclosure-chain.ts';
import type { Resolvers } from '../schema.generated.ts';
import { reportSubscription } from '../subscriptions/report-subscription.ts';
import { deleteWebhookEndpoint } from '../webhooks/resolvers/delete-webhook-endpoint.ts';
import {
  webhookDeliveries,
  webhookDelivery,
  webhookEndpoint,
  webhookEndpoints,
  webhookEvent,
  webhookEvents,
  webhookSecret,
} from '../webhooks/resolvers/index.ts';
import { registerWebhookEndpoint } from '../webhooks/resolvers/register-webhook-endpoint.ts';
import { replayWebhooks } from '../webhooks/resolvers/replay-webhooks.ts';
import { rotateWebhookSecret } from '../webhooks/resolvers/rotate-webhook-secret.ts';
import { updateWebhookEndpoint } from '../webhooks/resolvers/update-webhook-endpoint.ts';
import { registerPartnerApp } from './register-partner-app.ts';
import { reviewPartnerApp } from './review-partner-app.ts';
import { rotateClientSecret } from './rotate-client-secret.ts';
import { setRedirectUris } from './set-redirect-uris.ts';

const RECIPIENT_KINDS = {
  partner: 'PARTNER',
  associate: 'ASSOCIATE',
  service: 'SERVICE',
  staff: 'STAFF',
} as const;

const KINDS = {
  PARTNER: 'partner',
  ASSOCIATE: 'associate',
  SERVICE: 'service',
  STAFF: 'staff',
} as const;

const DAY_MS = 24 * 3600 * 1000;

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    partnerApps: (_, page, { apps }) => apps.page(page, 'APPROVED'),
    partnerApp: (_, { id }, { apps }) => apps.approved(id),
    storeDevices,
    registeredPartnerApps: (_, { reviewState, ...page }, { apps }) => apps.page(page, reviewState),
    async appMayAct(_, { id, grantId, issuedAt }, { apps, records }) {
      const [app, revoked] = await Promise.all([
        apps.approved(id),
        grantId ? records.isRevoked(grantId, issuedAt ?? null) : false,
      ]);
      return app !== null && !revoked;
    },
    whatsPlaying: (_, { storeId }, { plays }) => plays.now(storeId),
    recentlyPlayed: (_, { storeId, first }, { plays }) => plays.recent(storeId, first),
    webhookEndpoints,
    webhookDeliveries,
    webhookEvents,
  },
  Mutation: {
    registerPartnerApp,
    reviewPartnerApp,
    setRedirectUris,
    rotateClientSecret,
    registerStoreDevice,
    rotateDeviceSecret,
    revokeStoreDevice,
    reportPlaying,
    saveTrack,
    removeTrack,
    reportSubscription,
    registerWebhookEndpoint,
    updateWebhookEndpoint,
    deleteWebhookEndpoint,
    rotateWebhookSecret,
    replayWebhooks,
  },
  Customer: {
    disclosures: async ({ id }, { recipientKind, grantIds, ...page }, { access, disclosures }) =>
      disclosures.of(await access.members(id), page, {
        recipientKind: recipientKind ? KINDS[recipientKind] : undefined,
        grantIds,
      }),
    disclosureHistoryIntact: async ({ id }, _, context) => !(await firstBreakOf(id, context)),
    disclosureHistoryBreak: ({ id }, _, context) => firstBreakOf(id, context),
    unusualReads: async ({ id }, page, { access, grantReads }) =>
      grantReads.unusualOf(await access.members(id), page),
    playlist: async ({ id }, page, { access, playlists }) => playlists.saved(await access.members(id), page),
    playlistDecisions: async ({ id }, page, { access, playlists }) =>
      playlists.decisions(await access.members(id), page),
    partnerSubscriptions: async ({ id }, page, { access, actor, subscriptions }) =>
      subscriptions.of(await access.members(id), actor.kind === 'partner' ? actor.clientId : null, page),
  },
  Grant: {
    __resolveReference: async ({ id }, { knownGrants }) => ({
      id,
      customerId: await knownGrants.customerOf(id),
    }),
    lastReadAt: async ({ id, customerId }, _, { access, disclosures }) =>
      customerId ? disclosures.lastRead(await access.members(customerId), id) : null,
  },
  DisclosureBreak: {},
  UnusualRead: {
    id: (alarm) => alarm._id,
    app: ({ clientId }, _, { apps }) => apps.byId(clientId),
    field: ({ field }) => field ?? null,
  },
  PartnerApp: {
    __resolveReference: ({ id }, { apps }) => apps.byId(id),
    id: (app) => app._id,
    unusualReads: ({ _id }, { days }, { clock, grantReads }) => {
      if (days < 1 || days > 365) throw failure('BAD_USER_INPUT', '`days` must be 1 to 365.');
      return grantReads.unusualSince(_id, new Date(clock().getTime() - days * DAY_MS));
    },
  },
  Disclosure: {
    recipientKind: ({ recipientKind }) => RECIPIENT_KINDS[recipientKind],
    app({ recipient }, _, { apps }) {
      const clientId = appIn(recipient);
      return clientId ? apps.byId(clientId) : null;
    },
  },
  StoreDevice: storeDevice,
  StorePlay: {
    store: ({ storeId }) => ({ id: storeId }),
    track: (play) => play,
  },
  PlaylistTrack: {
    track: ({ isrc, title = '', artist = '' }) => ({ isrc, title, artist }),
    savedAt: ({ decidedAt }) => decidedAt,
    app({ by }, _, { apps }) {
      const clientId = appIn(by);
      return clientId ? apps.byId(clientId) : null;
    },
  },
  PlaylistDecision: {
    track: ({ isrc, title, artist }) => (title && artist ? { isrc, title, artist } : null),
  },
  PartnerSubscription: {
    app: ({ clientId }, _, { apps }) => apps.byId(clientId),
    cancelledAt: ({ cancelledAt }) => cancelledAt ?? null,
  },
  WebhookEndpoint: webhookEndpoint,
  WebhookSecret: webhookSecret,
  WebhookDelivery: webhookDelivery,
  WebhookEvent: webhookEvent,
  RightsRequest: { partnersData: ownSection },
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
};

/** Each id of a customer has a chain of its own; the first of them that is broken, if any is. */
async function firstBreakOf(
  id: string,
  { access, disclosures }: Context,
): Promise<DisclosureBreakMapper | null> {
  for (const customerId of await access.members(id)) {
    const found = await disclosures.firstBreak(customerId);
    if (found) return { ...found, customerId };
  }
  return null;
}
