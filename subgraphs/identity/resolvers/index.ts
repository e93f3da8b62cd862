import { DateTimeResolver, JSONResolver, LocalDateResolver } from 'graphql-scalars';
import { requireCustomer } from '#shared/guard.ts';
import { rightsSectionResolvers } from '#shared/rights-sections.ts';
import { rightsMutations, rightsTypes } from '../rights/resolvers.ts';
import { readIdentifier } from '../rules/identifiers.ts';
import type { Resolvers } from '../schema.generated.ts';
import { importCustomerRecords } from './import-customer-records.ts';
import { registerCustomer } from './register-customer.ts';
import { updateProfile } from './update-profile.ts';

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    me: (_, __, { actor, customers }) =>
      actor.kind === 'customer' || actor.kind === 'partner' ? customers.byId(actor.customerId) : null,
    customer: async (_, { id }, context) => context.customers.byId(await requireCustomer(context, id)),
    async customerByIdentifier(_, { type, value }, { access, customers }) {
      const identifier = readIdentifier(type, value);
      const found = 'value' in identifier ? await customers.byIdentifier(identifier.value) : null;
      // An error would tell that the customer exists.
      return found && (await access.mayTouch(found._id)) ? found : null;
    },
  },
  Mutation: {
    registerCustomer,
    updateProfile,
    importCustomerRecords,
    ...rightsMutations,
  },
  Customer: {
    __resolveReference: ({ id }, { customers }) => customers.byId(id),
    id: ({ _id }) => _id,
    name: ({ profile }) => profile.name ?? null,
    emails: ({ profile }) => profile.emails,
    phones: ({ profile }) => profile.phones,
    addresses: ({ profile }) => profile.addresses,
    birthDate: ({ profile }) => profile.birthDate ?? null,
    language: ({ profile }) => profile.language ?? null,
    preferences: ({ profile }) => profile.preferences,
    inStorePreferences: ({ profile }) => profile.preferences,
    sourceRecords: ({ _id }, page, { records }) => records.of(_id, page),
  },
  Preference: {
    store: ({ storeId }) => (storeId ? { id: storeId } : null),
  },
  SourceRecord: {
    id: ({ _id }) => _id,
    linkedBy: ({ linkedBy }) => linkedBy ?? null,
  },
  RegisterCustomerPayload: {
    customer: ({ customerId }, _, { customers }) => (customerId ? customers.byId(customerId) : null),
  },
  UpdateProfilePayload: {
    customer: ({ customerId }, _, { customers }) => (customerId ? customers.byId(customerId) : null),
  },
  RectifyProfilePayload: { changed: ({ changed }) => changed ?? null },
  ...rightsTypes,
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
  LocalDate: LocalDateResolver,
};
