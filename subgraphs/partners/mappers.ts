import type { ChainBreak } from './rules/disclosure-chain.ts';

export type { StoredUnusualRead as UnusualReadMapper } from './alarms/grant-reads.ts';
/** What the resolvers of each GraphQL type receive as their parent. */
export type { StoredApp as PartnerAppMapper } from './data/apps.ts';
export type { StoredDisclosure as DisclosureMapper } from './data/disclosures.ts';
export type { StoredDevice as StoreDeviceMapper } from './devices/devices.ts';
export type { Play as StorePlayMapper } from './players/plays.ts';
export type {
  PlaylistTrack as PlaylistDecisionMapper,
  PlaylistTrack as PlaylistTrackMapper,
} from './playlists/playlists.ts';
export type { StoredSubscription as PartnerSubscriptionMapper } from './subscriptions/subscriptions.ts';

/** A grant is consent's; null while consent has told nothing of it. */
export type GrantMapper = { id: string; customerId: string | null };
export type DisclosureBreakMapper = ChainBreak & { customerId: string };
export type { SigningSecret as WebhookSecretMapper } from '#shared/webhooks/signing-secrets.ts';
export type { WebhookDelivery as WebhookDeliveryMapper } from './webhooks/data/deliveries.ts';
export type { WebhookEndpoint as WebhookEndpointMapper } from './webhooks/data/endpoints.ts';
export type { ToldEvent as WebhookEventMapper } from './webhooks/open.ts';

/** A customer is identity's; here only the reference. */
export type CustomerMapper = { id: string };

/** As a gateway names it; nothing in it is believed before it is found here. */
export type RightsRequestMapper = { id: string; customerId: string };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';
