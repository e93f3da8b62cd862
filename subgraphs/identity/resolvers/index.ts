import { DateTimeResolver, JSONResolver, LocalDateResolver } from 'graphql-scalars';
import { failure } from '#shared/failure.ts';
import { type CustomerReference, requireCustomer } from '#shared/guard.ts';
import { rightsSectionResolvers } from '#shared/rights-sections.ts';
import { connectionMutations, connectionQueries, connectionTypes } from '../connections/resolvers/index.ts';
import type { SyncedAttribute } from '../connections/rules/attributes.ts';
import type { Context } from '../context.ts';
import type { StoredCustomer } from '../data/dossiers.ts';
import { identifierPolicies, identifiersOfCustomer, setIdentifierPolicy } from '../identifiers/resolvers.ts';
import { Inference, inferencesMutations, RecordInferencesPayload } from '../inferences/resolvers.ts';
import type { Held } from '../mappers.ts';
import { mergingMutations, mergingQueries, mergingTypes } from '../merging/resolvers.ts';
import { resolvingMutations, resolvingQueries, resolvingTypes } from '../resolving/resolvers.ts';
import { rightsMutations, rightsTypes } from '../rights/resolvers.ts';
import { contactOf } from '../rules/contact.ts';
import { readIdentifier } from '../rules/identifiers.ts';
import type { Resolvers } from '../schema.generated.ts';
import { CustomerMatch, customers as customersFound } from '../search/resolvers.ts';
import { anonymousProfile, touchpointMutations, touchpointTypes } from '../touchpoints/resolvers/index.ts';
import { importCustomerRecords } from './import-customer-records.ts';
import { recordPreferences } from './record-preferences.ts';
import { registerCustomer } from './register-customer.ts';
import { updateProfile } from './update-profile.ts';

const heldIn = <Value extends object>(
  { _id: customerId }: StoredCustomer,
  attribute: SyncedAttribute,
  value: Value,
): Held<Value> => ({ ...value, of: { customerId, attribute } });
const heldIfSaid = <Value extends object>(
  customer: StoredCustomer,
  attribute: SyncedAttribute,
  value: Value | undefined,
): Held<Value> | null => (value ? heldIn(customer, attribute, value) : null);

/** Of a profile as it once stood nobody says who has it. */
const heldBy = ({ of }: Held<object>, _: unknown, { applications }: Context) =>
  of ? applications.holdersOf(of.customerId, of.attribute) : null;

/** Payloads name the customer; the profile is read when somebody asks for it. */
const withCustomer = {
  customer: ({ customerId }: { customerId?: string }, _: unknown, { customers }: Context) =>
    customerId ? customers.byId(customerId) : null,
};

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    anonymousProfile,
    ...connectionQueries,
    me: async (_, __, { actor, access, customers }) =>
      actor.kind === 'customer' || actor.kind === 'partner'
        ? customers.as(await access.members(actor.customerId))
        : null,
    async customer(_, { id }, context) {
      const { access, customers } = context;
      return customers.as(await access.members(await requireCustomer(context, id)));
    },
    contactNow: async (_, { customerId }, { customers }) => {
      const customer = await customers.byId(customerId);
      return customer && contactOf(customer.profile);
    },
    customers: customersFound,
    identifierPolicies,
    ...mergingQueries,
    ...resolvingQueries,
    async customerByIdentifier(_, { type, value }, { access, customers }) {
      const identifier = readIdentifier(type, value);
      const found = 'value' in identifier ? await customers.byIdentifier(identifier.value) : null;
      // An error would tell that the customer exists.
      return found && (await access.mayTouch(found._id)) ? found : null;
    },
  },
  Mutation: {
    ...connectionMutations,
    registerCustomer,
    updateProfile,
    importCustomerRecords,
    setIdentifierPolicy,
    ...inferencesMutations,
    recordPreferences,
    ...mergingMutations,
    ...resolvingMutations,
    ...rightsMutations,
    ...touchpointMutations,
  },
  Customer: {
    __resolveReference: (reference, { customers }) =>
      customers.as((reference as unknown as CustomerReference).members), // the guard has added them
    id: ({ _id }) => _id,
    name: (customer) => heldIfSaid(customer, 'name', customer.profile.name),
    emails: (customer) => customer.profile.emails.map((email) => heldIn(customer, 'emails', email)),
    phones: (customer) => customer.profile.phones.map((phone) => heldIn(customer, 'phones', phone)),
    addresses: (customer) =>
      customer.profile.addresses.map((address) => heldIn(customer, 'addresses', address)),
    birthDate: (customer) => heldIfSaid(customer, 'birthDate', customer.profile.birthDate),
    language: (customer) => heldIfSaid(customer, 'language', customer.profile.language),
    tone: ({ profile }) => profile.tone ?? null,
    identifiers: identifiersOfCustomer,
    preferences: ({ profile }) => profile.preferences,
    profileAsOf: async ({ _id }, { at }, { access, profileHistory, clock }) => {
      if (at > clock()) throw failure('BAD_USER_INPUT', '`at`: expected a time that is past.');
      return profileHistory.asOf(await access.members(_id), at);
    },
    inferences: async ({ _id }, __, { access, actor, inferences }) =>
      inferences.of(await access.members(_id), actor.kind === 'customer'),
    inStorePreferences: ({ profile }) => profile.preferences,
    formerIds: ({ _id, members }) => (members ?? []).filter((id) => id !== _id),
    merges: ({ members }, _, { merging }) => (members ? merging.merges.standingAmong(members) : []),
    registeredAt: ({ registeredAt, knownSince }) => knownSince ?? registeredAt,
    async connections({ _id }, _, { applications }) {
      return applications.ofCustomer(await applications.membersOf(_id));
    },
    touchpoints: async ({ _id }, page, { access, touchpoints }) =>
      touchpoints.of(await access.members(_id), page),
    sourceRecords: async ({ _id }, page, { access, records }) => records.of(await access.members(_id), page),
  },
  ProfileAsOf: {
    name: ({ profile }) => profile.name ?? null,
    emails: ({ profile }) => profile.emails,
    phones: ({ profile }) => profile.phones,
    addresses: ({ profile }) => profile.addresses,
    birthDate: ({ profile }) => profile.birthDate ?? null,
    language: ({ profile }) => profile.language ?? null,
    tone: ({ profile }) => profile.tone ?? null,
    preferences: ({ profile }) => profile.preferences,
  },
  CustomerName: { heldBy },
  CustomerEmail: { heldBy },
  CustomerPhone: { heldBy },
  CustomerAddress: { heldBy },
  CustomerBirthDate: { heldBy },
  CustomerLanguage: { heldBy },
  CustomerMatch,
  Inference,
  RecordInferencesPayload,
  RecordPreferencesPayload: withCustomer,
  InferenceAnswerPayload: withCustomer,
  Preference: {
    store: ({ storeId }) => (storeId ? { id: storeId } : null),
  },
  SourceRecord: {
    id: ({ _id }) => _id,
    linkedBy: ({ linkedBy }) => linkedBy ?? null,
  },
  RegisterCustomerPayload: withCustomer,
  UpdateProfilePayload: withCustomer,
  RectifyProfilePayload: { changed: ({ changed }) => changed ?? null },
  ...mergingTypes,
  ...resolvingTypes,
  ...connectionTypes,
  ...touchpointTypes,
  ...rightsTypes,
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
  LocalDate: LocalDateResolver,
};
