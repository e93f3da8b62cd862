import type { ClientSession, Db } from 'mongodb';
import { outboxOf } from '#shared/events/outbox.ts';
import type { Migration } from '#shared/migrations.ts';
import { joinRights, type Rights, rightsOverCollections } from '#shared/rights.ts';
import { connectionRights } from './connections/rights.ts';
import type { StoredCustomer } from './data/dossiers.ts';
import { mergingRights } from './merging/rights.ts';
import type { Data } from './open.ts';
import type { PostalAddress } from './rules/addresses.ts';
import { type Holding, withoutHolder } from './rules/holders.ts';
import { touchpointRights } from './touchpoints/rights.ts';

const LINKED = 'patron.customer.record_linked.v1';

/** By which everything about one customer is found. */
export const erasureMigration: Migration = {
  id: '011-erasure',
  async up(db) {
    await db.collection('recordVersions').createIndexes([{ key: { customerId: 1 } }]);
    await db.collection('identifiers').createIndexes([{ key: { 'holders.customerId': 1 } }]);
    await outboxOf(db).createIndexes([
      { key: { 'event.subject': 1 }, partialFilterExpression: { 'event.type': LINKED } },
    ]);
  },
};

const dbOf = ({ dependencies }: Data): Db => dependencies.db;
const customersIn = (data: Data) => dbOf(data).collection<StoredCustomer>('customers');
const identifiersIn = (data: Data) => dbOf(data).collection<Holding & { _id: string }>('identifiers');
const linkedEvents = (customerId: string) => ({ 'event.subject': customerId, 'event.type': LINKED as never });

/** The person as schema.org names a person's facts. */
function personOf({ _id, profile, registeredAt }: StoredCustomer): object {
  const { name, birthDate, language, emails, phones, addresses } = profile;
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    identifier: _id,
    ...(name && { name: name.full }),
    ...(name?.given && { givenName: name.given }),
    ...(name?.family && { familyName: name.family }),
    ...(birthDate && { birthDate: birthDate.value }),
    ...(language && { knowsLanguage: language.value }),
    email: emails.map(({ value }) => value),
    telephone: phones.map(({ value }) => value),
    address: addresses.map(({ value }) => postalAddressOf(value)),
    dateCreated: registeredAt,
  };
}

function postalAddressOf({ label, streetNumber, line1, line2, ...place }: PostalAddress): object {
  const { suburb, city, postcode, state, country } = place;
  const street = [streetNumber, line1, line2].filter(Boolean).join(' ');
  return {
    '@type': 'PostalAddress',
    ...(label && { name: label }),
    ...(street && { streetAddress: street }),
    ...(city && { addressLocality: [suburb, city].filter(Boolean).join(', ') }),
    ...(postcode && { postalCode: postcode }),
    ...(state && { addressRegion: state }),
    ...(country && { addressCountry: country }),
  };
}

/** What nothing but the profile hangs on: shown whole and deleted. */
const facts = rightsOverCollections<Data>(dbOf, {
  records: 'customerId',
  recordVersions: 'customerId',
  edits: 'customerId',
  identityChecks: 'customerId',
  inferences: 'customerId',
});

const person: Rights<Data> = {
  async collect(data, customerId, session) {
    const customer = await customersIn(data).findOne({ _id: customerId }, { session });
    if (!customer) return { person: [], customers: [] };
    const { _id: id, ...rest } = customer;
    // Nothing but ids stands in the document of an id from before a merge.
    return { person: rest.mergedInto ? [] : [personOf(customer)], customers: [{ id, ...rest }] };
  },
  async erase(data, customerId, session) {
    const { deletedCount } = await customersIn(data).deleteOne({ _id: customerId }, { session });
    return { erased: { customers: deletedCount }, kept: [] };
  },
  remaining: async (data, customerId) => ({
    customers: await customersIn(data).countDocuments({ _id: customerId }),
  }),
  rectifies: true,
};

/** An identifier may be held by several people: each sees and takes along only the own hold of it. */
const identifiers: Rights<Data> = {
  async collect(data, customerId, session) {
    const found = await identifiersIn(data).find({ 'holders.customerId': customerId }, { session }).toArray();
    return {
      identifiers: found.flatMap(({ _id, holders }) =>
        holders
          .filter((holder) => holder.customerId === customerId)
          .map((holder) => ({ id: _id, ...holder })),
      ),
    };
  },
  async erase(data, customerId, session) {
    const found = await identifiersIn(data).find({ 'holders.customerId': customerId }, { session }).toArray();
    for (const holding of found) await release(data, holding, customerId, session);
    return { erased: { identifiers: found.length }, kept: [] };
  },
  remaining: async (data, customerId) => ({
    identifiers: await identifiersIn(data).countDocuments({ 'holders.customerId': customerId }),
  }),
};

/** What more people hold than one person's mailbox or phone could have stays, without this one: it links nobody. */
async function release(
  data: Data,
  holding: Holding & { _id: string },
  customerId: string,
  session: ClientSession,
): Promise<void> {
  const rest = withoutHolder(holding, customerId);
  if (rest.holders.length || rest.crowded) {
    const { _id, ...replacement } = rest;
    await identifiersIn(data).replaceOne({ _id }, replacement, { session });
  } else {
    await identifiersIn(data).deleteOne({ _id: holding._id }, { session });
  }
}

/** Events are kept for ever and hold ids; of these one id is a source's own for the person, so they go. */
const links: Rights<Data> = {
  collect: async () => ({}),
  async erase(data, customerId, session) {
    const { deletedCount } = await outboxOf(dbOf(data)).deleteMany(linkedEvents(customerId), { session });
    return { erased: { 'outbox.record_linked': deletedCount }, kept: [] };
  },
  remaining: async (data, customerId) => ({
    'outbox.record_linked': await outboxOf(dbOf(data)).countDocuments(linkedEvents(customerId)),
  }),
};

export const identityRights = joinRights<Data>([
  touchpointRights,
  person,
  facts,
  identifiers,
  links,
  connectionRights,
  mergingRights,
]);
