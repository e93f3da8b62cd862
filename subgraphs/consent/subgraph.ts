import type { Subgraph } from '#shared/subgraph.ts';
import { type Data, openData } from './context.ts';
import { controllersMigration } from './data/controllers.ts';
import { startExpiry } from './data/expiry.ts';
import { grantsEndMigration, grantsMigration } from './data/grants.ts';
import { historyEndsMigration, historyMigration, historyTicksMigration } from './data/history.ts';
import { joiningsMigration } from './data/joinings.ts';
import { noticesMigration } from './data/notices.ts';
import { purposesAddedMigration, purposesCompletedMigration, purposesMigration } from './data/purposes.ts';
import { receiptKeysMigration } from './data/receipt-keys.ts';
import type * as mapped from './mappers.ts';
import type { ConsentDecisionMapper, ConsentMapper, GrantMapper, ShownNoticeMapper } from './mappers.ts';
import { contactsMigration } from './preferences/contacts.ts';
import { preferencesMigration } from './preferences/store.ts';
import { topicsMigration } from './preferences/topics.ts';
import { resolvers } from './resolvers/index.ts';
import { startRightsClock } from './rights/clock-work.ts';
import { rightsRequestsMigration } from './rights/requests.ts';
import { consentRights } from './rights.ts';
import { GPC_PATH, mountGpcSupport } from './signals/gpc-support.ts';
import { signalsMigration } from './signals/store.ts';
import { mountSubscriptionPages, SUBSCRIPTION_PATHS } from './subscriptions/pages.ts';
import { subscriptionsMigration } from './subscriptions/store.ts';

export const consent: Subgraph<Data> = {
  name: 'consent',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [
    purposesMigration,
    historyMigration,
    receiptKeysMigration,
    grantsMigration,
    purposesCompletedMigration,
    historyEndsMigration,
    grantsEndMigration,
    noticesMigration,
    controllersMigration,
    rightsRequestsMigration,
    preferencesMigration,
    contactsMigration,
    topicsMigration,
    signalsMigration,
    subscriptionsMigration,
    historyTicksMigration,
    joiningsMigration,
    purposesAddedMigration,
  ],
  personal: {
    Customer: ({ id }: { id: string }) => id,
    Consent: ({ customerId }: ConsentMapper) => customerId,
    ConsentConflict: ({ customerId }: mapped.ConsentConflictMapper) => customerId,
    ConsentDecision: ({ customerId }: ConsentDecisionMapper) => customerId,
    Grant: ({ customerId }: GrantMapper) => customerId,
    CommunicationPreferences: ({ customerId }: mapped.CommunicationPreferencesMapper) => customerId,
    PermissionAnswer: ({ customerId }: mapped.PermissionAnswerMapper) => customerId,
    PrivacySignal: ({ customerId }: mapped.PrivacySignalMapper) => customerId,
    SubscriptionRequest: ({ customerId }: mapped.SubscriptionRequestMapper) => customerId,
    ShownNotice: ({ customerId }: ShownNoticeMapper) => customerId,
    RightsRequest: ({ customerId }: mapped.RightsRequestMapper) => customerId,
    RightsSection: ({ customerId }: mapped.RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: mapped.RightsRecordMapper) => customerId,
  },
  open: openData,
  consumes: {
    'patron.customer.merged.v1': ({ consents }, event, session) => consents.follow(event, session),
    'patron.customer.unmerged.v1': ({ consents }, event, session) => consents.follow(event, session),
    'patron.rights.identity_verified.v1': ({ rights }, event, session) =>
      rights.desk.verified(event, session),
    'patron.rights.acknowledged.v1': ({ rights }, event, session) => rights.desk.acknowledge(event, session),
  },
  rights: consentRights,
  start({ dependencies, expiry, receiptKeys, rights }) {
    const stops = [
      startExpiry(dependencies, expiry, receiptKeys),
      startRightsClock(dependencies, rights.desk),
    ];
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  },
  paths: ['/.well-known/patron', GPC_PATH, ...SUBSCRIPTION_PATHS],
  async routes(data, app) {
    const { receiptKeys } = data;
    mountGpcSupport(app);
    await mountSubscriptionPages(data, app);
    app.get('/.well-known/patron/receipt-keys', async (_, reply) => {
      // Anybody may verify a receipt, from any page.
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
      reply.type('application/jwk-set+json');
      return receiptKeys.publicKeys();
    });
  },
};
