import { DateTimeResolver } from 'graphql-scalars';
import { appIn } from '../rules/disclosure-chain.ts';
import type { Resolvers } from '../schema.generated.ts';
import { registerPartnerApp } from './register-partner-app.ts';
import { reviewPartnerApp } from './review-partner-app.ts';

const RECIPIENT_KINDS = {
  partner: 'PARTNER',
  associate: 'ASSOCIATE',
  service: 'SERVICE',
  staff: 'STAFF',
} as const;

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    partnerApps: (_, page, { apps }) => apps.page(page, 'APPROVED'),
    partnerApp: (_, { id }, { apps }) => apps.approved(id),
    registeredPartnerApps: (_, { reviewState, ...page }, { apps }) => apps.page(page, reviewState),
  },
  Mutation: {
    registerPartnerApp,
    reviewPartnerApp,
  },
  Customer: {
    disclosures: ({ id }, page, { disclosures }) => disclosures.of(id, page),
    disclosureHistoryIntact: ({ id }, _, { disclosures }) => disclosures.areIntact(id),
  },
  PartnerApp: {
    __resolveReference: ({ id }, { apps }) => apps.byId(id),
    id: (app) => app._id,
  },
  Disclosure: {
    recipientKind: ({ recipientKind }) => RECIPIENT_KINDS[recipientKind],
    app({ recipient }, _, { apps }) {
      const clientId = appIn(recipient);
      return clientId ? apps.byId(clientId) : null;
    },
  },
  DateTime: DateTimeResolver,
};
