import { failure } from '#shared/failure.ts';
import { recordDisclosure } from '#shared/guard.ts';
import { pageOf, requirePageSize } from '#shared/pagination.ts';
import type { StoredCustomer } from '../data/dossiers.ts';
import { readBirthDate } from '../rules/dates.ts';
import { readIdentifier } from '../rules/identifiers.ts';
import type { QueryResolvers, Resolvers } from '../schema.generated.ts';
import { keysSought } from './keys.ts';
import { maskedPerson } from './mask.ts';

/** What a search may show of a person; each is on record for everybody who is found, whether it was asked for or not. */
const SHOWN = ['customerId', 'name', 'email', 'phone', 'city'].map((field) => `CustomerMatch.${field}`);

export const customers: QueryResolvers['customers'] = async (
  _,
  { search: sought, first, after },
  context,
) => {
  const { actor, access, search, customers: known, clock } = context;
  requirePageSize(first);
  await search.admit(actor);
  const { identifier, ...person } = sought;
  let found: {
    edges: { cursor: string; node: StoredCustomer }[];
    pageInfo: ReturnType<typeof pageOf>['pageInfo'];
  };
  if (identifier) {
    const reading = readIdentifier(identifier.type, identifier.value);
    if (!('value' in reading))
      throw failure('BAD_USER_INPUT', `\`search.identifier.value\`: expected ${reading.expected}.`);
    const holder = await known.byIdentifier(reading.value);
    found = pageOf(holder ? [holder] : [], first);
  } else {
    if (person.birthDate) {
      const born = readBirthDate(person.birthDate, clock());
      if (!('value' in born))
        throw failure('BAD_USER_INPUT', `\`search.birthDate\`: expected ${born.expected}.`);
    }
    const keys = keysSought(person);
    if (!keys) {
      throw failure(
        'BAD_USER_INPUT',
        '`search`: expected an identifier, or a name with a birth date, a postcode or a city.',
      );
    }
    if (await search.isTooWide(keys)) {
      throw failure('BAD_USER_INPUT', '`search`: fits more than 100 people; say more.');
    }
    found = await search.byKeys(keys, { first, after });
  }
  for (const { node } of found.edges) {
    for (const field of SHOWN) recordDisclosure(access, node._id, field, []);
  }
  return found;
};

export const CustomerMatch: Resolvers['CustomerMatch'] = {
  customerId: ({ _id }) => _id,
  name: ({ profile }) => maskedPerson(profile).name,
  email: ({ profile }) => maskedPerson(profile).email,
  phone: ({ profile }) => maskedPerson(profile).phone,
  city: ({ profile }) => maskedPerson(profile).city,
};
