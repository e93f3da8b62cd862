import { describe, expect, it } from 'vitest';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, aKey, asAssociate, asCustomer, asPartner, updating } from './people.ts';

const identity = useSubgraph(definition);

const anAda = () =>
  aCustomerFrom(identity, { givenName: 'Ada', surname: 'Bakker', email: `${aKey()}@example.com` });

it('a customer edits every attribute of the own profile', async () => {
  const ada = await aCustomerFrom(identity, { givenName: 'Adda', surname: 'Baker' });
  const result = await updating(identity, ada, {
    expectedVersion: 1,
    name: { given: 'Ada', family: 'Bakker' },
    birthDate: '1989-12-10',
    language: 'nl',
    addEmails: ['ada@edit.example'],
    addPhones: [{ number: '+31 6 12345678' }],
    addAddresses: [{ label: 'home', line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' }],
    addPreferences: [
      { kind: 'SIZE', value: '39', brand: 'Northfield', category: 'shoes' },
      { kind: 'COLOUR', value: 'dark green' },
    ],
  });
  expect(result).toEqual({
    customer: {
      version: 2,
      name: { given: 'Ada', family: 'Bakker', full: 'Ada Bakker', source: 'customer' },
      emails: [{ id: expect.any(String), value: 'ada@edit.example', verified: false }],
      phones: [{ value: '+31612345678' }],
      addresses: [{ value: { label: 'home', line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' } }],
      birthDate: { value: '1989-12-10' },
      language: { value: 'nl' },
      preferences: [
        { kind: 'COLOUR', value: 'dark green', brand: null, basis: 'STATED', source: 'customer' },
        { kind: 'SIZE', value: '39', brand: 'Northfield', basis: 'STATED', source: 'customer' },
      ],
    },
    userErrors: [],
    idempotentReplay: false,
  });
  const [event] = (await identity.published('patron.customer.changed.v1')).filter(
    ({ subject }) => subject === ada,
  );
  expect(event?.data).toEqual({
    customerId: ada,
    attributes: ['name', 'birthDate', 'language', 'emails', 'phones', 'addresses', 'preferences'],
  });
});

it('that a profile is complete is told when it becomes so', async () => {
  const ada = await anAda();
  const told = async () =>
    (await identity.published('patron.customer.profile_completed.v1'))
      .filter(({ subject }) => subject === ada)
      .map(({ data }) => data);
  await updating(identity, ada, {
    birthDate: '1989-12-10',
    addAddresses: [{ line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' }],
  });
  expect(await told()).toEqual([]);
  await updating(identity, ada, { language: 'nl' });
  const once = [{ customerId: ada, at: identity.clock.now.toISOString() }];
  expect(await told()).toEqual(once);
  const { customer } = await updating(identity, ada, { language: 'de' });
  await updating(identity, ada, { remove: [customer.emails[0].id] });
  expect(await told()).toEqual(once);
  await updating(identity, ada, { addPhones: [{ number: '+31 6 12345678' }] });
  expect(await told()).toEqual([...once, ...once]);
});

it('a value is replaced in one go', async () => {
  const ada = await anAda();
  const [old] = (await updating(identity, ada, {})).customer.emails;
  const { customer } = await updating(identity, ada, { remove: [old.id], addEmails: ['new@edit.example'] });
  expect(customer).toMatchObject({ version: 2, emails: [{ value: 'new@edit.example' }] });
});

it('a removed identifier leads nowhere any more, and a source that says it again does not bring it back', async () => {
  const record = { recordId: 'removed-1', givenName: 'Ada', surname: 'Bakker', email: 'gone@edit.example' };
  const ada = await aCustomerFrom(identity, record);
  const [shown] = (await updating(identity, ada, {})).customer.emails;
  await updating(identity, ada, { remove: [shown.id] });
  expect(await aCustomerFrom(identity, { ...record, city: 'Utrecht' })).toBe(ada);

  const lookup = '{ customerByIdentifier(type: EMAIL, value: "gone@edit.example") { id } }';
  expect((await identity.ask(aService(), lookup)).data.customerByIdentifier).toBeNull();
  const { data } = await identity.ask(
    asCustomer(ada),
    '{ me { emails { value } addresses { value { city } } } }',
  );
  expect(data.me).toEqual({ emails: [], addresses: [{ value: { city: 'Utrecht' } }] });
});

it('an edit stands against a source that says otherwise later', async () => {
  const record = { recordId: 'stands-1', givenName: 'Robert', surname: 'Wu', language: 'de' };
  const rachel = await aCustomerFrom(identity, record);
  await updating(identity, rachel, { name: { given: 'Rachel', family: 'Wu' }, language: 'en' });
  await aCustomerFrom(identity, { ...record, givenName: 'Bob', language: 'fr' });
  const { data } = await identity.ask(
    asCustomer(rachel),
    '{ me { name { full source } language { value } } }',
  );
  expect(data.me).toEqual({ name: { full: 'Rachel Wu', source: 'customer' }, language: { value: 'en' } });
});

it('an edit that changes nothing leaves the version and says nothing', async () => {
  const ada = await anAda();
  expect((await updating(identity, ada, {})).customer.version).toBe(1);
  expect(
    (await identity.published('patron.customer.changed.v1')).filter(({ subject }) => subject === ada),
  ).toEqual([]);
});

it('the same key changes once, and another input for it is refused', async () => {
  const ada = await anAda();
  const input = { idempotencyKey: aKey(), language: 'nl' };
  expect(await updating(identity, ada, input)).toMatchObject({
    customer: { version: 2 },
    idempotentReplay: false,
  });
  expect(await updating(identity, ada, input)).toMatchObject({
    customer: { version: 2 },
    idempotentReplay: true,
  });
  expect(await updating(identity, ada, { ...input, language: 'de' })).toEqual({
    customer: null,
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'language'] }],
    idempotentReplay: false,
  });
});

it('of two changes that start from the same version one is refused', async () => {
  const ada = await anAda();
  const both = await Promise.all(
    ['nl', 'de'].map((language) => updating(identity, ada, { expectedVersion: 1, language })),
  );
  const codes = both.flatMap(({ userErrors }) => userErrors);
  expect(codes).toEqual([{ code: 'VERSION_CONFLICT', field: ['input', 'expectedVersion'] }]);
  expect(await identity.db.collection('edits').countDocuments({ customerId: ada })).toBe(1);
});

describe('nothing is changed', () => {
  const eleven = Array.from({ length: 11 }, (_, n) => `a${n}@edit.example`);
  it.each<[string, Record<string, unknown>, string[]]>([
    ['by an email that is none', { addEmails: ['ok@edit.example', 'ada'] }, ['addEmails', '1']],
    ['by a phone without a country', { addPhones: [{ number: '0612345678' }] }, ['addPhones', '0', 'number']],
    ['by an address without a place', { addAddresses: [{ country: 'NL' }] }, ['addAddresses', '0']],
    [
      'by an address in no country',
      { addAddresses: [{ city: 'X', country: 'Atlantis' }] },
      ['addAddresses', '0', 'country'],
    ],
    [
      'by a line that is too long',
      { addAddresses: [{ city: 'x'.repeat(201), country: 'NL' }] },
      ['addAddresses', '0', 'city'],
    ],
    ['by a birth date to come', { birthDate: '2026-03-03' }, ['birthDate']],
    [
      'by an empty preference',
      { addPreferences: [{ kind: 'LIKE', value: '' }] },
      ['addPreferences', '0', 'value'],
    ],
    ['by too many at once', { addEmails: eleven }, ['addEmails']],
    ['by taking off what isn’t there', { remove: ['nothing'] }, ['remove', '0']],
  ])('%s', async (_, input, field) => {
    const ada = await anAda();
    expect(await updating(identity, ada, { language: 'de', ...input })).toEqual({
      customer: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', ...field] }],
      idempotentReplay: false,
    });
    expect((await updating(identity, ada, {})).customer).toMatchObject({ version: 1, language: null });
  });

  it('by more emails than a profile has room for', async () => {
    const ada = await anAda();
    const ten = (from: number) => Array.from({ length: 10 }, (_, n) => `e${from + n}@edit.example`);
    await updating(identity, ada, { addEmails: ten(0) });
    expect(await updating(identity, ada, { addEmails: ten(10) })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'addEmails'] }],
    });
  });

  it('for a sign-in without a profile', async () => {
    expect(await updating(identity, 'cus_nobody', { language: 'de' })).toMatchObject({
      customer: null,
      userErrors: [{ code: 'CUSTOMER_NOT_FOUND', field: null }],
    });
  });

  const UPDATE =
    'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }';
  it.each([
    ['a visitor', { kind: 'visitor' } as const, 'UNAUTHENTICATED'],
    ['a partner of the customer', asPartner('cus_1', 'profile.name'), 'FORBIDDEN'],
    ['an associate', asAssociate('amsterdam'), 'FORBIDDEN'],
    ['a service', aService('import'), 'FORBIDDEN'],
  ])('by %s', async (_, actor, code) => {
    const { data, codes } = await identity.ask(actor, UPDATE, {
      input: { idempotencyKey: aKey(), language: 'de' },
    });
    expect({ data, codes }).toEqual({ data: null, codes: [code] });
  });

  it('by a birth date that is in no calendar', async () => {
    const { codes } = await identity.ask(asCustomer('cus_1'), UPDATE, {
      input: { idempotencyKey: aKey(), birthDate: '1990-02-30' },
    });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});
