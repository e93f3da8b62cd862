import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { nameFor } from '#shared/pairwise.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { anEvent, aService, useSubgraph } from '../support/subgraph.ts';
import {
  aCustomerFrom,
  asAssociate,
  asCustomer,
  asPartner,
  asStaff,
  importing,
  registering,
  updating,
} from './people.ts';

const identity = useSubgraph(definition);

let ada: string;
let ben: string;
beforeAll(async () => {
  ada = await aCustomerFrom(identity, {
    recordId: 'ada',
    givenName: 'Ada',
    surname: 'Bakker',
    email: 'ada@example.com',
    phone: '+31612345678',
    loyaltyCard: '29000001',
    address1: 'Kerkstraat 1',
    city: 'Amsterdam',
    dateOfBirth: '1989-12-10',
    language: 'nl',
  });
  ben = await aCustomerFrom(identity, { recordId: 'ben', givenName: 'Ben', email: 'ben@example.com' });
  await updating(identity, ada, { addPreferences: [{ kind: 'COLOUR', value: 'blue' }] });
});

const ALL = /* GraphQL */ `
  query All($id: ID!) {
    customer(id: $id) {
      id
      name { full }
      emails { value }
      phones { value }
      addresses { value { city } }
      birthDate { value }
      language { value }
      preferences { value }
      inStorePreferences { value }
      registeredAt
      version
      sourceRecords { edges { node { recordId } } }
    }
  }
`;

/** Which fields an actor is shown, and why not the others. */
async function shownTo(actor: Actor, id = ada) {
  const name = nameFor(actor, id, identity.pairwise);
  const { data, errors, codes } = await identity.ask(actor, ALL, { id: name });
  const refused = errors?.map(({ path }, n) => `${path?.at(-1)} ${codes?.[n]}`) ?? [];
  const shown = Object.entries(data?.customer ?? {}).filter(([, value]) => value !== null);
  return { shown: shown.map(([field]) => field), refused };
}

describe('a customer is shown', () => {
  it('to themself, whole', async () => {
    expect(await shownTo(asCustomer(ada))).toEqual({
      shown: [
        'id',
        'name',
        'emails',
        'phones',
        'addresses',
        'birthDate',
        'language',
        'preferences',
        'registeredAt',
        'version',
        'sourceRecords',
      ],
      refused: ['inStorePreferences UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('to a partner as far as its grant names the attributes', async () => {
    const { shown } = await shownTo(asPartner(ada, 'profile.email', 'profile.preferences'));
    expect(shown).toEqual(['id', 'emails', 'preferences']);
    expect((await shownTo(asPartner(ada, 'orders.history'))).shown).toEqual(['id']);
    const { data, codes } = await identity.ask(
      asPartner(ada, 'profile.name'),
      '{ me { name { full source } emails { value } } }',
    );
    expect(data.me).toEqual({ name: { full: 'Ada Bakker', source: null }, emails: null });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('to a service, without preferences and records', async () => {
    expect((await shownTo(aService())).shown).toEqual([
      'id',
      'name',
      'emails',
      'phones',
      'addresses',
      'birthDate',
      'language',
      'registeredAt',
      'version',
    ]);
  });

  it('to a privacy officer, as the sources said', async () => {
    expect((await shownTo(asStaff('privacy_officer'))).shown).toEqual(['id', 'sourceRecords']);
  });

  it('to an associate while their store serves the customer, without what serving doesn’t need', async () => {
    const emma = asAssociate('amsterdam');
    expect(await shownTo(emma, ben)).toEqual({ shown: [], refused: ['customer FORBIDDEN'] });
    const time = identity.clock.now;
    const data = {
      orderId: 'ord_1',
      customerId: ben,
      storeId: 'amsterdam',
      channel: 'WEB',
      currency: 'EUR',
      totalMinor: 0,
      lines: [],
      at: time.toISOString(),
    };
    await identity.deliver(anEvent({ type: 'patron.order.placed.v1', subject: ben, time, data }));
    expect(await shownTo(emma, ben)).toEqual({
      shown: ['id', 'name', 'phones', 'registeredAt'],
      refused: expect.arrayContaining([
        'emails UNAUTHORIZED_FIELD_OR_TYPE',
        'inStorePreferences CONSENT_REQUIRED',
      ]),
    });
    expect(await shownTo(asAssociate('utrecht'), ben)).toEqual({
      shown: [],
      refused: ['customer FORBIDDEN'],
    });
  });
});

describe('a customer is refused', () => {
  it.each<[string, () => Actor, string]>([
    ['a visitor', () => ({ kind: 'visitor' }), 'UNAUTHENTICATED'],
    ['another customer', () => asCustomer(ben), 'FORBIDDEN'],
    ['a partner of another customer', () => asPartner(ben, 'profile.name'), 'FORBIDDEN'],
    ['an analyst', () => asStaff('analyst'), 'FORBIDDEN'],
    ['a marketer', () => asStaff('marketer'), 'FORBIDDEN'],
    ['an admin', () => asStaff('admin'), 'FORBIDDEN'],
    [
      'a device',
      () => ({ kind: 'device', deviceId: 'till_1', storeId: 'amsterdam', deviceKind: 'till' }),
      'FORBIDDEN',
    ],
  ])('to %s, whether they exist or not', async (_, actor, code) => {
    for (const id of [ada, 'cus_none']) {
      const { data, codes } = await identity.ask(actor(), ALL, { id });
      expect({ data, codes }).toEqual({ data: { customer: null }, codes: [code] });
    }
  });
});

describe('as an entity', () => {
  it('the customer is whole for themself and refused to another', async () => {
    const { data } = await identity.entity(asCustomer(ada), { id: ada }, '{ id name { full } }');
    expect(data).toEqual({ id: ada, name: { full: 'Ada Bakker' } });
    const other = await identity.entity(asCustomer(ben), { id: ada }, '{ id name { full } }');
    expect({ data: other.data, codes: other.codes }).toEqual({ data: null, codes: ['FORBIDDEN'] });
  });

  it('preferences open to an associate by the customer’s consent to recognition, and by no other', async () => {
    const emma = asAssociate('amsterdam');
    const time = identity.clock.now;
    const order = {
      orderId: 'ord_2',
      customerId: ada,
      storeId: 'amsterdam',
      channel: 'WEB',
      currency: 'EUR',
      totalMinor: 0,
      lines: [],
    };
    await identity.deliver(
      anEvent({
        type: 'patron.order.placed.v1',
        subject: ada,
        time,
        data: { ...order, at: time.toISOString() },
      }),
    );
    const ask = (purposes?: string[], reference = {}) =>
      identity.entity(
        emma,
        { id: ada, reference, ...(purposes && { purposes }) },
        '{ inStorePreferences { kind value basis } }',
      );
    expect((await ask(['in_store_recognition'])).data).toEqual({
      inStorePreferences: [{ kind: 'COLOUR', value: 'blue', basis: 'STATED' }],
    });
    for (const refused of [
      await ask(),
      await ask(['personalisation']),
      await ask(undefined, { consentProof: 'test.e30.e30' }),
    ]) {
      expect({ data: refused.data, codes: refused.codes }).toEqual({
        data: { inStorePreferences: null },
        codes: ['CONSENT_REQUIRED'],
      });
    }
  });
});

describe('by an identifier', () => {
  const LOOKUP =
    'query($type: IdentifierType!, $value: String!) { customerByIdentifier(type: $type, value: $value) { id } }';
  const lookup = async (actor: Actor, type: string, value: string) => {
    const { data, codes } = await identity.ask(actor, LOOKUP, { type, value });
    return { found: data.customerByIdentifier?.id ?? null, codes };
  };

  it.each([
    ['EMAIL', ' ADA+shop@example.com'],
    ['PHONE', '+31 6 1234 5678'],
    ['LOYALTY_CARD', '2900 0001'],
  ])('%s a service finds the customer, however it is written', async (type, value) => {
    expect(await lookup(aService(), type, value)).toEqual({ found: ada, codes: undefined });
  });

  it('customers find themselves and nobody else', async () => {
    expect(await lookup(asCustomer(ada), 'EMAIL', 'ada@example.com')).toEqual({
      found: ada,
      codes: undefined,
    });
    expect(await lookup(asCustomer(ben), 'EMAIL', 'ada@example.com')).toEqual({
      found: null,
      codes: undefined,
    });
  });

  it('an associate finds whom their store serves', async () => {
    expect(await lookup(asAssociate('utrecht'), 'EMAIL', 'ada@example.com')).toEqual({
      found: null,
      codes: undefined,
    });
    expect(await lookup(asAssociate('amsterdam'), 'EMAIL', 'ada@example.com')).toEqual({
      found: ada,
      codes: undefined,
    });
  });

  it('nobody is found by what several hold, what is unknown and what is no identifier', async () => {
    await importing(identity, [
      { recordId: 'k1', givenName: 'Kim', email: 'family@example.com' },
      { recordId: 'k2', givenName: 'Lou', email: 'family@example.com' },
    ]);
    for (const value of ['family@example.com', 'none@example.com', 'none', '{"$gt":""}']) {
      expect(await lookup(aService(), 'EMAIL', value)).toEqual({ found: null, codes: undefined });
    }
  });

  it.each<[string, () => Actor]>([
    ['a visitor', () => ({ kind: 'visitor' })],
    ['a partner', () => asPartner(ada, 'profile.email')],
    ['an analyst', () => asStaff('analyst')],
  ])('%s may not look', async (_, actor) => {
    expect(await lookup(actor(), 'EMAIL', 'ada@example.com')).toEqual({
      found: null,
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });
});

it('me is nobody for those who are no customer', async () => {
  for (const actor of [
    { kind: 'visitor' } as const,
    aService(),
    asAssociate('amsterdam'),
    asCustomer('cus_none'),
  ]) {
    expect(await identity.ask(actor, '{ me { id } }')).toMatchObject({
      data: { me: null },
      errors: undefined,
    });
  }
});

it('records are paged, newest first', async () => {
  const eve = await aCustomerFrom(identity, { recordId: 'v1', givenName: 'Eve', loyaltyCard: 'EVE1' });
  await importing(
    identity,
    ['v2', 'v3'].map((recordId) => ({ recordId, givenName: 'Eve', loyaltyCard: 'EVE1' })),
  );
  const PAGE = /* GraphQL */ `
    query($after: String) {
      me { sourceRecords(first: 2, after: $after) { edges { node { recordId } } pageInfo { hasNextPage endCursor } } }
    }
  `;
  const page = async (after: string | null) =>
    (await identity.ask(asCustomer(eve), PAGE, { after })).data.me.sourceRecords;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const ids = [first, second].map(({ edges }) =>
    edges.map(({ node }: { node: { recordId: string } }) => node.recordId),
  );
  expect(ids).toEqual([expect.any(Array), ['v1']]);
  expect(ids[0].toSorted()).toEqual(['v2', 'v3']);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  const { codes } = await identity.ask(
    asCustomer(eve),
    '{ me { sourceRecords(first: 101) { edges { cursor } } } }',
  );
  expect(codes).toEqual(['BAD_USER_INPUT']);
});

describe('an operator in a string is a string', () => {
  const OPERATORS = ['{"$gt":""}', '$where', '{"$ne":null}', '__proto__', '$set.version'];

  it.each(OPERATORS)('%s finds nobody', async (text) => {
    expect((await identity.ask(aService(), ALL, { id: text })).data).toEqual({ customer: null });
    expect((await identity.ask(asCustomer(text), '{ me { id } }')).data).toEqual({ me: null });
    const { data } = await identity.ask(
      asCustomer(ada),
      'query($after: String) { me { sourceRecords(after: $after) { edges { cursor } } } }',
      { after: text },
    );
    expect(data.me.sourceRecords.edges.length).toBeLessThanOrEqual(1);
  });

  it.each(OPERATORS)('%s is kept as what somebody said', async (text) => {
    const fay = (
      await registering(identity, { email: 'fay@operator.example', name: { given: text, full: text } })
    ).customerId;
    const { customer } = await updating(identity, fay, {
      addAddresses: [{ label: text, line1: text, city: text, postcode: text, country: 'NL' }],
      addPreferences: [{ kind: 'LIKE', value: text, brand: text, category: text }],
    });
    expect(customer).toMatchObject({
      name: { given: text, full: text },
      addresses: [{ value: { label: text, line1: text, city: text } }],
      preferences: [{ value: text, brand: text }],
    });
    const { results } = await importing(identity, [
      {
        recordId: text,
        givenName: text,
        surname: text,
        city: text,
        gender: text,
        other: [{ column: text, value: text }],
      },
    ]);
    expect(results).toMatchObject([{ recordId: text, outcome: 'ACCEPTED' }]);
    const stored = await identity.db.collection('records').findOne({ recordId: { $eq: text } });
    expect(stored).toMatchObject({
      attributes: { name: { given: text } },
      values: expect.arrayContaining([{ column: text, value: text }]),
    });
  });

  it.each(OPERATORS)('%s is no email, phone, card, date, language or country', async (text) => {
    for (const input of [
      { addEmails: [text] },
      { addPhones: [{ number: text }] },
      { addPhones: [{ number: '0612345678', country: text }] },
      { addAddresses: [{ city: 'Utrecht', country: text }] },
      { language: text },
      { remove: [text] },
    ]) {
      expect(await updating(identity, ben, input)).toMatchObject({
        customer: null,
        userErrors: [{ code: 'INVALID_VALUE' }],
      });
    }
    const { rejected } = await importing(identity, [
      { recordId: 'o1', email: text },
      { recordId: 'o2', phone: text },
      { recordId: 'o3', dateOfBirth: text },
    ]);
    expect(rejected).toBe(3);
  });

  it('an object in place of a string does not get in', async () => {
    const { codes } = await identity.ask(aService(), ALL, { id: { $gt: '' } });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});
