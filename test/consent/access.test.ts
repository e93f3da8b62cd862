import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, grant, history, object, withdraw } = mutationsOf(consent);

const associate: Actor = { kind: 'associate', associateId: 'asc_1', stores: ['sto_1', 'sto_2'] };

/** A customer whose order is being served in a store. */
async function aServedCustomer(storeId = 'sto_1') {
  const customerId = aCustomerId();
  await consent.deliver(
    anEvent({
      type: 'patron.order.placed.v1',
      subject: customerId,
      time: consent.clock.now,
      data: {
        orderId: newId('ord'),
        customerId,
        storeId,
        channel: 'web',
        currency: 'EUR',
        totalMinor: 100,
        lines: [],
        at: consent.clock.now.toISOString(),
      },
    }),
  );
  return customerId;
}

const actors = (customerId: string): Record<string, Actor> => ({
  self: asCustomer(customerId),
  'another customer': asCustomer('cus_other'),
  'an associate who serves them': associate,
  'an associate of another store': { ...associate, stores: ['sto_9'] },
  'their partner': asPartner(
    { id: 'grt_1', customerId },
    { attributes: ['profile.name', 'profile.email', 'loyalty.balance'] },
  ),
  'another customer’s partner': asPartner({ id: 'grt_1', customerId: 'cus_other' }),
  'a service': { kind: 'service', serviceId: 'erp', scopes: [] },
  'the privacy officer': { kind: 'staff', staffId: 'stf_1', role: 'privacy_officer' },
  'a marketer': { kind: 'staff', staffId: 'stf_1', role: 'marketer' },
  'an analyst': { kind: 'staff', staffId: 'stf_1', role: 'analyst' },
  'an admin': { kind: 'staff', staffId: 'stf_1', role: 'admin' },
  'a device': { kind: 'device', deviceId: 'dev_1', storeId: 'sto_1', deviceKind: 'till' },
  'a visitor': { kind: 'visitor' },
});

/** Who may read what; everybody else may not. */
const MAY: Record<string, string[]> = {
  'consents { state }': ['self', 'an associate who serves them', 'a service', 'the privacy officer'],
  'consentTo(purpose: "location") { permitted }': [
    'self',
    'an associate who serves them',
    'a service',
    'the privacy officer',
  ],
  'consentHistory { edges { node { id } } }': ['self', 'the privacy officer'],
  consentHistoryIntact: ['self', 'the privacy officer'],
  'grants { id }': ['self', 'the privacy officer'],
  consentProof: ['self', 'an associate who serves them', 'their partner', 'a service', 'the privacy officer'],
};

describe.each(Object.entries(MAY))('Customer.%s', (selection, allowed) => {
  it.each(Object.keys(actors('')))('%s', async (name) => {
    const customerId = await aServedCustomer();
    const { data, codes } = await consent.entity(
      actors(customerId)[name] as Actor,
      { id: customerId },
      `{ ${selection} }`,
    );
    if (allowed.includes(name)) {
      expect(codes).toBeUndefined();
      expect(Object.values(data ?? {})[0]).not.toBeNull();
    } else {
      expect(Object.values(data ?? {})).not.toContainEqual(expect.anything());
      expect(codes).toEqual([
        expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED|UNAUTHORIZED_FIELD_OR_TYPE)$/),
      ]);
    }
  });
});

describe('what is asked of a decision', () => {
  it('a service sees the state of a decision, and neither its receipt nor whose address it was for', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing', {
      identifier: { type: 'EMAIL', value: 'ada@example.com' },
    });
    const { data, codes } = await consent.entity(
      { kind: 'service', serviceId: 'mailer', scopes: [] },
      { id: ada },
      '{ consentTo(purpose: "email_marketing") { decision { state receipt identifier { value } } } }',
    );
    expect(data.consentTo.decision).toEqual({ state: 'GIVEN', receipt: null, identifier: null });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('an associate', () => {
  it('records a decision for the customer at the counter, as an associate', async () => {
    const customerId = await aServedCustomer();
    expect(
      await give(associate, 'in_store_recognition', {
        customerId,
        storeId: 'sto_1',
        means: 'SCRIPT',
        surface: 'counter',
      }),
    ).toMatchObject({
      decision: {
        state: 'GIVEN',
        decidedBy: 'ASSOCIATE',
        recordedBy: 'associate:asc_1',
        store: { id: 'sto_1' },
        means: 'SCRIPT',
      },
      userErrors: [],
    });
    expect(await withdraw(associate, 'in_store_recognition', { customerId })).toMatchObject({
      decision: { state: 'WITHDRAWN', decidedBy: 'ASSOCIATE' },
    });
    expect(await object(associate, 'analytics', { customerId })).toMatchObject({
      decision: { state: 'REFUSED', decidedBy: 'ASSOCIATE' },
    });
    expect((await history(customerId)).decisions).toHaveLength(3);
  });

  it('records nothing for a customer of another store, or whom nobody serves', async () => {
    for (const customerId of [await aServedCustomer('sto_9'), aCustomerId()]) {
      for (const act of [give, withdraw]) {
        expect(await act(associate, 'location', { customerId })).toEqual({ codes: ['FORBIDDEN'] });
      }
      expect((await history(customerId)).decisions).toEqual([]);
    }
  });

  it.each([
    ['customerId', {}],
    ['storeId', { customerId: '', storeId: 'sto_9' }],
  ])('is asked for a proper %s', async (field, its) => {
    const customerId = await aServedCustomer();
    const input = 'customerId' in its ? { ...its, customerId } : its;
    expect(await give(associate, 'location', input)).toMatchObject({
      decision: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it('grants nothing in a customer’s name', async () => {
    expect(await grant(associate)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  });

  it('leaves a record that the customer’s consents were read', async () => {
    const customerId = await aServedCustomer();
    await consent.entity(associate, { id: customerId }, '{ consents { state } }');
    const [disclosed] = (await consent.published('patron.disclosure.recorded.v1')).filter(
      ({ subject }) => subject === customerId,
    );
    expect(disclosed?.data).toEqual({
      customerId,
      requestId: 'req_test',
      recipient: 'associate:asc_1',
      recipientKind: 'associate',
      grantId: null,
      fields: ['Consent.state', 'Customer.consents'],
      purposes: [],
    });
  });
});

it.each([
  'their partner',
  'a service',
  'the privacy officer',
  'a marketer',
  'an admin',
  'a device',
  'a visitor',
])('%s decides nothing in the customer’s name', async (name) => {
  const customerId = aCustomerId();
  const actor = actors(customerId)[name] as Actor;
  for (const act of [give, withdraw, object]) {
    expect(await act(actor, 'analytics', { customerId })).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  }
  expect(await grant(actor)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  expect((await history(customerId)).decisions).toEqual([]);
});

it('a customer decides nothing in another’s name', async () => {
  const ben = aCustomerId();
  expect(await give(asCustomer('cus_mallory'), 'location', { customerId: ben })).toEqual({
    codes: ['FORBIDDEN'],
  });
  expect(await withdraw(asCustomer('cus_mallory'), 'location', { customerId: ben })).toEqual({
    codes: ['FORBIDDEN'],
  });
  expect((await history(ben)).decisions).toEqual([]);
});

it('tells how a grant stands to the gateway alone', async () => {
  const QUERY = '{ grantStanding(id: "grt_1") { stands } }';
  for (const [name, actor] of Object.entries(actors('cus_1'))) {
    expect([name, (await consent.ask(actor, QUERY)).codes]).toEqual([name, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
  }
  const gateway: Actor = { kind: 'service', serviceId: 'gateway', scopes: ['gateway'] };
  expect(await consent.ask(gateway, QUERY)).toMatchObject({
    data: { grantStanding: null },
    codes: undefined,
  });
});
