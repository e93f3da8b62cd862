import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, asCustomer, asPartner, asStaff, importing } from './people.ts';

const identity = useSubgraph(definition);

const SEARCH = /* GraphQL */ `
  query Search($search: CustomerSearchInput!, $first: Int!, $after: String) {
    customers(search: $search, first: $first, after: $after) {
      edges { cursor node { customerId name email phone city } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

let staff = 0;
/** Somebody who hasn't searched yet. */
const anAssociate = () =>
  ({ kind: 'associate', associateId: `asc_${staff++}`, stores: ['sto_1'] }) satisfies Actor;

async function find(search: object, actor: Actor = anAssociate(), page: object = { first: 10 }) {
  const { data, codes } = await identity.ask(actor, SEARCH, { search, ...page });
  return { found: data?.customers?.edges.map(({ node }: { node: object }) => node), data, codes };
}

let ada: string;
beforeAll(async () => {
  ada = await aCustomerFrom(identity, {
    recordId: 'ada',
    givenName: 'Ada',
    surname: 'van der Łódź',
    email: 'ada@example.com',
    phone: '+31612345678',
    loyaltyCard: '29000001',
    address1: 'Kerkstraat 1',
    city: 'Den Haag',
    postcode: '2511 AB',
    dateOfBirth: '1989-12-10',
  });
  await aCustomerFrom(identity, {
    recordId: 'ben',
    givenName: 'Ben',
    surname: 'Smit',
    city: 'Den Haag',
    postcode: '2511 AB',
  });
});

describe('a search by staff', () => {
  const ADA = { name: 'Ada v•••', email: 'a•••@example.com', phone: '•••678', city: 'Den Haag' };

  it.each<[string, object]>([
    ['an email, however it is written', { identifier: { type: 'EMAIL', value: 'ADA+shop@example.com' } }],
    ['a phone', { identifier: { type: 'PHONE', value: '+31 6 1234 5678' } }],
    ['a loyalty card', { identifier: { type: 'LOYALTY_CARD', value: '2900-0001' } }],
    ['a name and a birth date', { name: 'ada', birthDate: '1989-12-10' }],
    ['a family name without its accents, and a postcode', { name: 'lodz', postcode: '2511ab' }],
    ['a whole name and a city', { name: 'Ada van der Łódź', city: 'den haag' }],
  ])('finds a person by %s, and shows enough to recognise them', async (_, search) => {
    expect((await find(search)).found).toEqual([{ customerId: ada, ...ADA }]);
  });

  it.each<[string, object]>([
    ['another name', { name: 'Eve', city: 'Den Haag' }],
    ['another place', { name: 'Ada', city: 'Delft' }],
    ['part of a word', { name: 'lod', postcode: '2511 AB' }],
    ['an email of nobody', { identifier: { type: 'EMAIL', value: 'eve@example.com' } }],
  ])('finds nobody by %s', async (_, search) => {
    expect((await find(search)).found).toEqual([]);
  });

  it.each<[string, object]>([
    ['a name alone', { name: 'Ada' }],
    ['a place alone', { city: 'Den Haag', postcode: '2511 AB' }],
    ['nothing', {}],
    ['no email', { identifier: { type: 'EMAIL', value: 'ada' } }],
    ['a name of signs', { name: '--- ***', city: 'Den Haag' }],
  ])('by %s is refused', async (_, search) => {
    expect((await find(search)).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('is for staff of stores', async () => {
    const others: Actor[] = [
      { kind: 'visitor' },
      asCustomer(ada),
      asPartner(ada, 'profile.name'),
      asStaff('admin'),
      { kind: 'device', deviceId: 'd', storeId: 'sto_1', deviceKind: 'till' },
    ];
    for (const actor of others) {
      const { data, codes } = await find({ name: 'Ada', city: 'Den Haag' }, actor);
      expect([data, codes]).toEqual([{ customers: null }, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
    }
  });

  it('is on record with everybody who is found', async () => {
    const actor = anAssociate();
    await find({ identifier: { type: 'EMAIL', value: 'ada@example.com' } }, actor);
    const recorded = await identity.published('patron.disclosure.recorded.v1');
    const own = recorded.filter(({ data }) => data.recipient === `associate:${actor.associateId}`);
    const fields = ['city', 'customerId', 'email', 'name', 'phone'].map((field) => `CustomerMatch.${field}`);
    expect(own.map(({ data }) => [data.customerId, data.fields])).toEqual([[ada, fields]]);
  });

  it('comes to an end: nobody copies the customers by searching on and on', async () => {
    const actor = anAssociate();
    const codes = [];
    for (let time = 0; time < 31; time += 1) {
      codes.push((await find({ name: 'Ada', city: 'Delft' }, actor)).codes);
    }
    expect(codes.slice(0, 30)).toEqual(Array(30).fill(undefined));
    expect(codes[30]).toEqual(['RATE_LIMITED']);
  });

  it('goes page by page, and asks for more where it fits a hundred people', async () => {
    const jans = Array.from({ length: 126 + 25 }, (_, index) => ({
      recordId: `jan-${index}`,
      fullName: `Jan ${String.fromCharCode(65 + (index % 26))}${index}`,
      dateOfBirth: `19${10 + (index % 80)}-01-01`,
      city: index < 25 ? 'Gouda' : 'Delft',
    }));
    await importing(identity, jans);
    const first = await find({ name: 'Jan', city: 'Gouda' }, anAssociate(), { first: 100 });
    expect(first.found).toHaveLength(20);
    const { endCursor, hasNextPage } = first.data.customers.pageInfo;
    expect(hasNextPage).toBe(true);
    const rest = await find({ name: 'Jan', city: 'Gouda' }, anAssociate(), { first: 100, after: endCursor });
    const ids = [...first.found, ...rest.found].map(({ customerId }) => customerId);
    expect(new Set(ids).size).toBe(25);
    expect((await find({ name: 'Jan', city: 'Delft' })).codes).toEqual(['BAD_USER_INPUT']);
  });
});
