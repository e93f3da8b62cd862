import { expect, it } from 'vitest';
import type { EventData } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { anIdentity } from '../support/merging.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, asCustomer } from './people.ts';

const identity = useSubgraph(definition);
const merging = anIdentity(identity.clock);

type Notes = EventData['patron.guide_shop.noted.v1']['notes'];

const noted = (customerId: string, notes: Notes, id = newId('evt')) =>
  anEvent(
    {
      type: 'patron.guide_shop.noted.v1',
      subject: customerId,
      time: identity.clock.now,
      data: {
        ...{ customerId, notes, appointmentId: 'apt_1', storeId: 'sto_1', by: 'associate:ass_1' },
        ...{ purpose: 'in_store_recognition', at: identity.clock.now.toISOString() },
      },
    },
    id,
  );
const size = (value: string): Notes[number] => ({
  ...{ sku: 'shoe', aspect: 'SIZE', value, brand: 'Canal', category: 'shoes', basis: 'OBSERVED' },
});
const shownTo = async (customerId: string) =>
  (
    await identity.entity(
      asCustomer(customerId),
      { id: customerId },
      '{ preferences { kind value brand category basis source store { id } } }',
    )
  ).data.preferences;
const aPerson = () => aCustomerFrom(identity, { recordId: newId('ada'), fullName: 'Ada Bakker' });

it('what was noted at a fitting becomes preferences on the basis that it was noted on, once', async () => {
  const ada = await aPerson();
  const notes: Notes = [
    size('42'),
    { sku: 'shoe', aspect: 'COLOUR', value: 'blue', brand: 'Canal', basis: 'STATED' },
  ];
  const event = noted(ada, notes);
  expect(await identity.deliver(event, event)).toEqual([null, null]);
  const where = { source: 'associate', store: { id: 'sto_1' } };
  expect(await shownTo(ada)).toEqual([
    { kind: 'COLOUR', value: 'blue', brand: null, category: null, basis: 'STATED', ...where },
    { kind: 'SIZE', value: '42', brand: 'Canal', category: 'shoes', basis: 'OBSERVED', ...where },
  ]);
});

it('a later size of a brand takes the place of the one before', async () => {
  const ada = await aPerson();
  await identity.deliver(noted(ada, [size('42')]));
  identity.clock.now = new Date(identity.clock.now.getTime() + 60_000);
  await identity.deliver(noted(ada, [size('43')]));
  expect((await shownTo(ada)).map(({ value }: { value: string }) => value)).toEqual(['43']);
});

it('of a customer who was merged it goes to who goes on, and of nobody known nowhere', async () => {
  const [ada, twin] = [await aPerson(), await aPerson()];
  await identity.deliver(merging.merged(ada, twin));
  expect(await identity.deliver(noted(twin, [size('42')]), noted('cus_none', [size('42')]))).toEqual([
    null,
    null,
  ]);
  expect((await shownTo(ada)).map(({ value }: { value: string }) => value)).toEqual(['42']);
});
