import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { anEvent, aService, useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, aKey, asAssociate, asCustomer, asPartner, asStaff } from './people.ts';

/** Customers who permit profiling. */
const permitting = new Set<string>();
const identity = useSubgraph(definition, {
  permitsNow: async ({ customerId, purpose }) =>
    purpose === 'purchase_profiling' && permitting.has(customerId),
});

const model = aService('inference');
const PROFILING = ['purchase_profiling'];

let ada: string;
beforeEach(async () => {
  ada = await aCustomerFrom(identity, { recordId: newId('ada'), fullName: 'Ada Bakker' });
  permitting.add(ada);
});

const anInference = (its: object = {}) => ({
  customerId: ada,
  attribute: 'life_stage',
  value: 'new parent',
  confidence: 0.8,
  evidence: ['Three orders of nappies since January'],
  model: 'baskets/3',
  ...its,
});

async function record(...inferences: object[]) {
  const { data, errors } = await identity.ask(
    model,
    'mutation($input: RecordInferencesInput!) { recordInferences(input: $input) { outcomes userErrors { code field message } idempotentReplay } }',
    { input: { inferences, idempotencyKey: aKey() } },
  );
  if (errors) throw new Error(String(errors));
  return data.recordInferences;
}

const FIELDS = '{ inferences { id attribute value confidence evidence model state corrected } }';

async function standing(actor = model, purposes?: string[]) {
  const { data, codes } = await identity.entity(actor, { id: ada, ...(purposes && { purposes }) }, FIELDS);
  return codes ? codes : data.inferences;
}

async function answering(mutation: string, input: object) {
  const { data, errors } = await identity.ask(
    asCustomer(ada),
    `mutation($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { customer ${FIELDS} userErrors { code } } }`,
    { input: { idempotencyKey: aKey(), ...input } },
  );
  if (errors) throw new Error(String(errors));
  return data[mutation];
}

describe('what a model concludes', () => {
  const STANDS = {
    attribute: 'life_stage',
    value: 'new parent',
    confidence: 0.8,
    evidence: ['Three orders of nappies since January'],
    model: 'baskets/3',
    state: 'STANDING',
    corrected: null,
  };

  it('stands with confidence, evidence and model, for the customer and under its purpose', async () => {
    expect((await record(anInference())).outcomes).toEqual(['RECORDED']);
    expect(await standing(model, PROFILING)).toMatchObject([STANDS]);
    expect(await standing(asCustomer(ada))).toMatchObject([STANDS]);
    expect(await standing(model)).toEqual(['CONSENT_REQUIRED']);
  });

  it('is nobody else’s to see', async () => {
    await record(anInference());
    const others = [aService('import'), asPartner(ada, 'profile.preferences'), asStaff('privacy_officer')];
    for (const actor of others) {
      expect(await standing(actor, PROFILING)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
    expect(await standing(asAssociate('sto_1'), PROFILING)).toEqual(['FORBIDDEN']);
  });

  it('is not kept of a customer who doesn’t permit profiling', async () => {
    const ben = await aCustomerFrom(identity, { recordId: newId('ben'), fullName: 'Ben Smit' });
    const { outcomes } = await record(
      anInference({ customerId: ben }),
      anInference(),
      anInference({ customerId: 'cus_none' }),
    );
    expect(outcomes).toEqual(['NOT_PERMITTED', 'RECORDED', 'CUSTOMER_NOT_FOUND']);
    expect(await identity.db.collection('inferences').countDocuments({ customerId: ben })).toBe(0);
  });

  it('is renewed when it is concluded again, and goes when it isn’t', async () => {
    await record(anInference());
    expect((await record(anInference({ value: 'New Parent', confidence: 0.9 }))).outcomes).toEqual([
      'RENEWED',
    ]);
    expect(await standing(model, PROFILING)).toMatchObject([{ value: 'New Parent', confidence: 0.9 }]);
    const now = identity.clock.now;
    identity.clock.now = new Date(now.getTime() + 181 * 86_400_000);
    expect(await standing(model, PROFILING)).toEqual([]);
    identity.clock.now = now;
  });

  it('goes when the customer withdraws the purpose, and what they said about it stays', async () => {
    await record(anInference(), anInference({ attribute: 'interest', value: 'jazz' }));
    const [jazz] = await standing(asCustomer(ada));
    await answering('objectToInference', { inferenceId: jazz.id });
    for (const [purpose, state, left] of [
      ['location', 'WITHDRAWN', 2],
      ['purchase_profiling', 'RENEWED', 2],
      ['purchase_profiling', 'EXPIRED', 1],
    ] as const) {
      await identity.deliver(
        anEvent({
          type: 'patron.consent.decided.v1',
          subject: ada,
          time: identity.clock.now,
          data: { customerId: ada, decisionId: 'dec_1', purpose, state },
        }),
      );
      expect(await identity.db.collection('inferences').countDocuments({ customerId: ada })).toBe(left);
    }
  });

  it.each<[string, object, string]>([
    ['an attribute with blanks', { attribute: 'life stage' }, 'attribute'],
    ['no value', { value: ' ' }, 'value'],
    ['more than certainty', { confidence: 1.01 }, 'confidence'],
    ['no evidence', { evidence: [] }, 'evidence'],
    ['empty evidence', { evidence: ['x', ''] }, 'evidence'],
    ['no model', { model: '' }, 'model'],
    ['an end that is past', { expiresAt: '2026-03-02T09:59:59Z' }, 'expiresAt'],
    ['an end far away', { expiresAt: '2029-01-01T00:00:00Z' }, 'expiresAt'],
  ])('with %s is refused, and nothing of the call is kept', async (_, its, field) => {
    const { outcomes, userErrors } = await record(anInference(), anInference(its));
    expect([outcomes, userErrors.map((error: object) => ({ ...error, message: '' }))]).toEqual([
      [],
      [{ code: 'INVALID_VALUE', field: ['input', 'inferences', '1', field], message: '' }],
    ]);
    expect(await standing(asCustomer(ada))).toEqual([]);
  });

  it('comes 1 to 100 at once', async () => {
    expect((await record()).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
    const many = Array.from({ length: 101 }, () => anInference());
    expect((await record(...many)).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
  });

  it('is for models alone to record', async () => {
    for (const actor of [asCustomer(ada), asAssociate('sto_1'), aService('import'), asPartner(ada)]) {
      const { codes } = await identity.ask(
        actor,
        'mutation($input: RecordInferencesInput!) { recordInferences(input: $input) { outcomes } }',
        { input: { inferences: [anInference()], idempotencyKey: aKey() } },
      );
      expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });
});

describe('the customer', () => {
  it('corrects it: nobody else sees it any more, and it isn’t concluded again', async () => {
    await record(anInference());
    const [{ id }] = await standing(asCustomer(ada));
    const { customer, userErrors } = await answering('correctInference', { inferenceId: id, value: 'aunt' });
    expect(userErrors).toEqual([]);
    expect(customer.inferences).toMatchObject([{ state: 'CORRECTED', corrected: 'aunt' }]);
    expect(await standing(model, PROFILING)).toEqual([]);
    expect((await record(anInference({ value: 'pensioner' }))).outcomes).toEqual(['ANSWERED']);
  });

  it('objects to one interest of several, and the others stand', async () => {
    await record(
      anInference({ attribute: 'interest', value: 'jazz' }),
      anInference({ attribute: 'interest', value: 'chess' }),
    );
    const jazz = (await standing(asCustomer(ada))).find(({ value }: { value: string }) => value === 'jazz');
    await answering('objectToInference', { inferenceId: jazz.id });
    expect(await standing(model, PROFILING)).toMatchObject([{ value: 'chess' }]);
    const again = [
      anInference({ attribute: 'interest', value: 'Jazz' }),
      anInference({ attribute: 'interest', value: 'chess' }),
    ];
    expect((await record(...again)).outcomes).toEqual(['ANSWERED', 'RENEWED']);
  });

  it('answers nothing that was concluded of others', async () => {
    await record(anInference());
    const [{ id }] = await standing(asCustomer(ada));
    const mine = ada;
    ada = await aCustomerFrom(identity, { recordId: newId('ben'), fullName: 'Ben Smit' });
    for (const [mutation, rest] of [
      ['correctInference', { value: 'x' }],
      ['objectToInference', {}],
    ] as const) {
      const { userErrors } = await answering(mutation, { inferenceId: id, ...rest });
      expect(userErrors).toEqual([{ code: 'INFERENCE_NOT_FOUND' }]);
    }
    ada = mine;
    expect(await standing(asCustomer(ada))).toMatchObject([{ state: 'STANDING' }]);
  });
});
