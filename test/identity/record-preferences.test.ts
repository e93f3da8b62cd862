import { expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, aKey, asAssociate, asCustomer } from './people.ts';

const permitting = new Set<string>();
const identity = useSubgraph(definition, {
  permitsNow: async ({ customerId, purpose }) =>
    purpose === 'in_store_recognition' && permitting.has(customerId),
});

async function aCustomerInHands(): Promise<string> {
  const customerId = await aCustomerFrom(identity, { recordId: newId('ada'), fullName: 'Ada Bakker' });
  const data = {
    orderId: newId('ord'),
    customerId,
    storeId: 'sto_1',
    channel: 'web',
    currency: 'EUR',
    totalMinor: 1,
    lines: [],
    at: identity.clock.now.toISOString(),
  };
  await identity.deliver(
    anEvent({ type: 'patron.order.placed.v1', subject: customerId, time: identity.clock.now, data }),
  );
  return customerId;
}

async function record(customerId: string, storeId = 'sto_1', actor = asAssociate('sto_1')) {
  const preferences = [{ kind: 'SIZE', value: '42', category: 'shoes' }];
  const { data, codes } = await identity.ask(
    actor,
    'mutation($input: RecordPreferencesInput!) { recordPreferences(input: $input) { userErrors { code field } } }',
    { input: { customerId, storeId, preferences, idempotencyKey: aKey() } },
  );
  return codes ?? data.recordPreferences.userErrors;
}

const shownTo = async (customerId: string) =>
  (
    await identity.entity(
      asCustomer(customerId),
      { id: customerId },
      '{ preferences { kind value basis source store { id } } }',
    )
  ).data.preferences;

it('keeps what an associate saw, with the store, beside what the customer says', async () => {
  const ada = await aCustomerInHands();
  permitting.add(ada);
  expect(await record(ada)).toEqual([]);
  expect(await shownTo(ada)).toEqual([
    { kind: 'SIZE', value: '42', basis: 'OBSERVED', source: 'associate', store: { id: 'sto_1' } },
  ]);
});

it('keeps nothing of who doesn’t permit to be recognised, of another store, or of who is in nobody’s hands', async () => {
  const ada = await aCustomerInHands();
  expect(await record(ada)).toEqual([{ code: 'RECOGNITION_NOT_PERMITTED', field: ['input', 'customerId'] }]);
  permitting.add(ada);
  expect(await record(ada, 'sto_2')).toEqual([{ code: 'INVALID_VALUE', field: ['input', 'storeId'] }]);
  expect(await record(ada, 'sto_2', asAssociate('sto_2'))).toEqual(['FORBIDDEN']);
  expect(await shownTo(ada)).toEqual([]);
});
