import { describe, expect, it } from 'vitest';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import {
  aCustomerFrom,
  aKey,
  asAssociate,
  asCustomer,
  asPartner,
  asStaff,
  REGISTER,
  registering,
} from './people.ts';

const identity = useSubgraph(definition);

const ME = /* GraphQL */ `
  {
    me {
      id version registeredAt
      name { given family full source recordedAt confidence verified }
      emails { value source recordedAt confidence verified }
      phones { value source confidence }
      language { value }
    }
  }
`;

describe('a visitor registers', () => {
  it('with an email alone', async () => {
    const { customerId, ...rest } = await registering(identity, { email: 'Ada+hi@Lite.example' });
    expect(rest).toEqual({ userErrors: [], idempotentReplay: false });
    expect((await identity.ask(asCustomer(customerId), ME)).data.me).toEqual({
      id: customerId,
      version: 1,
      registeredAt: identity.clock.now,
      name: null,
      emails: [
        {
          value: 'Ada+hi@Lite.example',
          source: 'customer',
          recordedAt: identity.clock.now,
          confidence: 0.95,
          verified: false,
        },
      ],
      phones: [],
      language: null,
    });
    expect(
      (await identity.published('patron.customer.registered.v1')).map(({ subject, data }) => ({
        subject,
        data,
      })),
    ).toContainEqual({
      subject: customerId,
      data: { customerId },
    });
  });

  it('with a phone, a name and a language', async () => {
    const { customerId } = await registering(identity, {
      phone: { number: '06-12345678', country: 'NL' },
      name: { given: 'Ben', family: 'Visser' },
      language: 'NL',
    });
    expect((await identity.ask(asCustomer(customerId), ME)).data.me).toMatchObject({
      name: { given: 'Ben', family: 'Visser', full: 'Ben Visser', source: 'customer' },
      phones: [{ value: '+31612345678', source: 'customer' }],
      language: { value: 'nl' },
    });
  });

  it('once for each key', async () => {
    const input = { idempotencyKey: aKey(), email: 'once@lite.example' };
    const first = await registering(identity, input);
    expect(await registering(identity, input)).toEqual({ ...first, idempotentReplay: true });
    expect(await registering(identity, { ...input, email: 'other@lite.example' })).toEqual({
      customerId: null,
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'email'] }],
      idempotentReplay: false,
    });
  });

  it('as somebody new, also with an email that is somebody’s already', async () => {
    const ada = await aCustomerFrom(identity, { givenName: 'Ada', email: 'ada@taken.example' });
    const { customerId } = await registering(identity, {
      email: 'ada@taken.example',
      name: { given: 'Ada' },
    });
    expect(customerId).not.toBe(ada);
    const lookup = '{ customerByIdentifier(type: EMAIL, value: "ada@taken.example") { id } }';
    expect((await identity.ask(aService(), lookup)).data.customerByIdentifier).toEqual({ id: ada });
  });

  it('and may not see the customer by it', async () => {
    const query = REGISTER.replace('customerId', 'customerId customer { id }');
    const { data, codes } = await identity.ask({ kind: 'visitor' }, query, {
      input: { idempotencyKey: aKey(), email: 'unseen@lite.example' },
    });
    expect(data.registerCustomer).toMatchObject({
      customerId: expect.stringMatching(/^cus_/),
      customer: null,
    });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

it('what an associate enters counts as a record, what a visitor claims does not', async () => {
  const record = { givenName: 'Cleo', surname: 'Prins', email: 'cleo@desk.example' };
  const entry = { email: record.email, name: { given: 'Cleo', family: 'Prins' } };
  const claimed = (await registering(identity, entry)).customerId;
  expect(await aCustomerFrom(identity, record)).not.toBe(claimed);

  const other = { givenName: 'Dirk', surname: 'Prins', email: 'dirk@desk.example' };
  const entered = await registering(
    identity,
    { email: other.email, name: { given: 'Dirk', family: 'Prins' } },
    asAssociate('amsterdam'),
  );
  expect(await aCustomerFrom(identity, other)).toBe(entered.customerId);
});

describe('nobody is registered', () => {
  it.each([
    ['without an email or a phone', { name: { given: 'Ada' } }, ['input', 'email']],
    ['with an email that is none', { email: 'ada' }, ['input', 'email']],
    ['with an email that is nobody’s', { email: 'test@example.com' }, ['input', 'email']],
    ['with a phone that can’t be dialled', { phone: { number: '0612345678' } }, ['input', 'phone', 'number']],
    [
      'with a country that there isn’t',
      { phone: { number: '0612345678', country: 'Atlantis' } },
      ['input', 'phone', 'country'],
    ],
    ['with an empty name', { email: 'a@x.example', name: { given: ' ' } }, ['input', 'name', 'given']],
    ['with a name without parts', { email: 'a@x.example', name: {} }, ['input', 'name']],
    ['with a language that there isn’t', { email: 'a@x.example', language: '!' }, ['input', 'language']],
  ])('%s', async (_, input, field) => {
    const before = await identity.db.collection('customers').countDocuments();
    expect(await registering(identity, input)).toEqual({
      customerId: null,
      userErrors: [{ code: 'INVALID_VALUE', field }],
      idempotentReplay: false,
    });
    expect(await identity.db.collection('customers').countDocuments()).toBe(before);
  });

  it('without a key', async () => {
    expect(await registering(identity, { idempotencyKey: ' ', email: 'a@x.example' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REQUIRED', field: ['input', 'idempotencyKey'] }],
    });
  });

  it.each([
    ['a customer', asCustomer('cus_1')],
    ['a partner', asPartner('cus_1', 'profile.email')],
    ['an analyst', asStaff('analyst')],
    ['a device', { kind: 'device', deviceId: 'till_1', storeId: 'amsterdam', deviceKind: 'till' } as const],
  ])('by %s', async (_, actor) => {
    const { data, codes } = await identity.ask(actor, REGISTER, {
      input: { idempotencyKey: aKey(), email: 'a@x.example' },
    });
    expect({ data, codes }).toEqual({ data: null, codes: ['FORBIDDEN'] });
  });
});
