import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const {
  give,
  grant,
  grantStanding,
  history,
  import: importDecisions,
  standing,
  withdraw,
} = mutationsOf(consent);
const DONE = { current: 0, outdated: 0, repeated: 0, unknown: 0, rejected: [], userErrors: [] };

let records = 0;
const aRecord = (customerId: string, its: object = {}) => {
  records += 1;
  return {
    recordId: `row-${records}`,
    customerId,
    purpose: 'email_marketing',
    state: 'GIVEN',
    decidedAt: '2025-09-01T08:00:00Z',
    ...its,
  };
};

it('keeps where a decision came from, and when it was made', async () => {
  const ada = aCustomerId();
  const record = aRecord(ada, {
    purposeVersion: 1,
    language: 'de',
    storeId: 'sto_1',
    identifier: { type: 'EMAIL', value: 'a@example.com' },
  });
  expect(await importDecisions([record])).toEqual({ ...DONE, current: 1 });
  const { intact, decisions } = await history(
    ada,
    'state decidedAt recordedAt expiresAt decidedBy recordedBy means surface language purposeVersion store { id } identifier { value }',
  );
  expect(intact).toBe(true);
  expect(decisions).toEqual([
    {
      state: 'GIVEN',
      decidedAt: new Date('2025-09-01T08:00:00Z'),
      recordedAt: consent.clock.now,
      expiresAt: new Date('2027-09-01T08:00:00Z'),
      decidedBy: 'IMPORT',
      recordedBy: 'service:erp',
      means: 'SCRIPT',
      surface: 'loyalty-file',
      language: 'de',
      purposeVersion: 1,
      store: { id: 'sto_1' },
      identifier: { value: 'a@example.com' },
    },
  ]);
  expect(await standing(ada, 'email_marketing')).toEqual({
    state: 'GIVEN',
    permitted: true,
    reason: 'GIVEN',
  });
});

it.each([
  ['REQUESTED', 'REQUESTED'],
  ['REFUSED', 'REFUSED'],
  ['GIVEN', 'GIVEN'],
  ['RENEWED', 'RENEWED'],
  ['EXPIRED', 'EXPIRED'],
  ['INVALIDATED', 'INVALIDATED'],
  ['REVOKED', 'REVOKED'],
  ['WITHDRAWN', 'WITHDRAWN'],
])('brings %s', async (state, reason) => {
  const ada = aCustomerId();
  expect(await importDecisions([aRecord(ada, { state })])).toEqual({ ...DONE, current: 1 });
  expect(await standing(ada, 'email_marketing')).toMatchObject({ state, reason });
});

it('brings a yes that has expired meanwhile as expired', async () => {
  const ada = aCustomerId();
  await importDecisions([aRecord(ada, { decidedAt: '2020-01-01T00:00:00Z' })]);
  await importDecisions([aRecord(ada, { purpose: 'location', expiresAt: '2026-01-01T00:00:00Z' })]);
  expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'EXPIRED', permitted: false });
  expect(await standing(ada, 'location')).toMatchObject({ state: 'EXPIRED', permitted: false });
});

it('does not take UNKNOWN for a decision', async () => {
  const ada = aCustomerId();
  await importDecisions([aRecord(ada, { decidedAt: '2025-01-01T00:00:00Z' })]);
  expect(
    await importDecisions([aRecord(ada, { state: 'UNKNOWN' }), aRecord(aCustomerId(), { state: 'UNKNOWN' })]),
  ).toEqual({ ...DONE, unknown: 2 });
  expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'GIVEN' });
  expect((await history(ada)).decisions).toHaveLength(1);
});

it('never overrules what the customer decided later, and keeps it in the history', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'email_marketing');
  await withdraw(asCustomer(ada), 'email_marketing');
  const before = consent.clock.now.toISOString();
  expect(await importDecisions([aRecord(ada), aRecord(ada, { decidedAt: before })])).toEqual({
    ...DONE,
    outdated: 2,
  });
  expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'WITHDRAWN', permitted: false });
  expect(await history(ada)).toMatchObject({
    intact: true,
    decisions: [{ state: 'GIVEN' }, { state: 'GIVEN' }, { state: 'WITHDRAWN' }, { state: 'GIVEN' }],
  });
  const published = (await consent.published('patron.consent.decided.v1')).filter(
    ({ subject }) => subject === ada,
  );
  expect(published.map(({ data }) => data.state)).toEqual(['GIVEN', 'WITHDRAWN']);
});

it('takes a newer no, and ends the grants that need the purpose', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'partner_sharing');
  await give(asCustomer(ada), 'personalisation');
  const { id } = (await grant(asCustomer(ada))).grant;
  const later = new Date(consent.clock.now.getTime() + 60_000);
  consent.clock.now = later;
  const record = aRecord(ada, {
    purpose: 'personalisation',
    state: 'WITHDRAWN',
    decidedAt: later.toISOString(),
  });
  expect(await importDecisions([record])).toEqual({ ...DONE, current: 1 });
  expect(await grantStanding(id)).toMatchObject({ stands: false, state: 'PURPOSE_WITHDRAWN' });
  expect((await history(ada)).intact).toBe(true);
});

it('takes a record once, however often it is sent: in one batch, again, at once, and another source’s of that name too', async () => {
  const ada = aCustomerId();
  const record = aRecord(ada);
  expect(await importDecisions([record, record])).toEqual({ ...DONE, current: 1, repeated: 1 });
  expect(await importDecisions([{ ...record, state: 'WITHDRAWN' }])).toEqual({ ...DONE, repeated: 1 });
  const batch = Array.from({ length: 5 }, () => aRecord(aCustomerId()));
  const answers = await Promise.all([importDecisions(batch), importDecisions(batch), importDecisions(batch)]);
  expect(answers.map(({ current, repeated }) => [current, repeated]).sort()).toEqual([
    [0, 5],
    [0, 5],
    [5, 0],
  ]);
  expect(await importDecisions([{ ...record, decidedAt: '2025-10-01T00:00:00Z' }], 'web-shop')).toEqual({
    ...DONE,
    current: 1,
  });
  expect((await history(ada)).decisions).toHaveLength(2);
});

it('leaves out what is wrong, says where, and takes the rest', async () => {
  const ada = aCustomerId();
  const wrong = [
    aRecord(ada, { recordId: 'a b' }),
    aRecord('{"$gt":""}', { recordId: 'w1' }),
    aRecord(ada, { recordId: 'w2', purpose: 'mind_reading' }),
    aRecord(ada, { recordId: 'w3', purposeVersion: 9 }),
    aRecord(ada, { recordId: 'w4', decidedAt: '2036-01-01T00:00:00Z' }),
    aRecord(ada, { recordId: 'w5', language: '!' }),
    aRecord(ada, { recordId: 'w6', surface: 'a b' }),
    aRecord(ada, { recordId: 'w7', identifier: { type: 'PHONE', value: '' } }),
  ];
  const answer = await importDecisions([...wrong, aRecord(ada)]);
  expect(answer).toEqual({
    ...DONE,
    current: 1,
    rejected: [
      { index: 0, recordId: 'a b', field: 'recordId' },
      { index: 1, recordId: 'w1', field: 'customerId' },
      { index: 2, recordId: 'w2', field: 'purpose' },
      { index: 3, recordId: 'w3', field: 'purposeVersion' },
      { index: 4, recordId: 'w4', field: 'decidedAt' },
      { index: 5, recordId: 'w5', field: 'language' },
      { index: 6, recordId: 'w6', field: 'surface' },
      { index: 7, recordId: 'w7', field: 'identifier' },
    ],
  });
});

it.each([
  ['no records', [], 'loyalty-file', 'decisions'],
  ['501 records', Array.from({ length: 501 }, () => aRecord('cus_1')), 'loyalty-file', 'decisions'],
  ['a source without a name', [aRecord('cus_1')], '', 'source'],
])('refuses %s as a whole', async (_, batch, source, field) => {
  expect(await importDecisions(batch, source)).toEqual({
    ...DONE,
    userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
  });
});

describe('500 records of many customers', () => {
  it('land in one batch, each history whole', async () => {
    const customers = Array.from({ length: 100 }, aCustomerId);
    const purposes = ['email_marketing', 'personalisation', 'location', 'sms_marketing', 'post_marketing'];
    const batch = customers.flatMap((customerId) =>
      purposes.map((purpose) => aRecord(customerId, { purpose })),
    );
    expect(await importDecisions(batch)).toEqual({ ...DONE, current: 500 });
    for (const customerId of [customers[0], customers[50], customers[99]]) {
      const { intact, decisions } = await history(customerId ?? '');
      expect(intact).toBe(true);
      expect(decisions.map(({ purpose }: { purpose: string }) => purpose)).toEqual([...purposes].reverse());
    }
  });
});

it('is for services that may import', async () => {
  const record = aRecord(aCustomerId());
  const others: Actor[] = [
    asCustomer(record.customerId),
    { kind: 'service', serviceId: 'erp', scopes: [] },
    { kind: 'staff', staffId: 'stf_1', role: 'admin' },
    { kind: 'visitor' },
  ];
  for (const actor of others) {
    expect(await importDecisions([record], 'loyalty-file', actor)).toEqual({
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  }
});
