import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { grantReadsRights } from '../../subgraphs/partners/alarms/grant-reads.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { anApp } from './builders.ts';

const TODAY = new Date('2026-03-02T09:00:00Z');
const DAY_MS = 24 * 3600 * 1000;
const daysAgo = (days: number) => new Date(TODAY.getTime() - days * DAY_MS);

const subgraph = useSubgraph(partners);

/** A customer whose grant to `clientId` was read once a day for some days. */
async function aReadCustomer({ clientId = newId('app'), days = 10 } = {}) {
  const customerId = newId('cus');
  const grantId = newId('grt');
  await subgraph.data.apps.register(anApp({ id: clientId, name: 'Tunes' }));
  const aRead = (
    time: Date,
    fields: string[] = ['Customer.name'],
    recipient = `partner:${clientId}/${grantId}`,
  ) => {
    const recipientKind = recipient.split(':')[0] ?? '';
    const data = {
      customerId,
      requestId: newId('req'),
      recipient,
      recipientKind,
      grantId: recipientKind === 'partner' ? grantId : null,
      fields,
      purposes: [],
    };
    return anEvent({ type: 'patron.disclosure.recorded.v1', subject: customerId, time, data });
  };
  const read = async (times: number, time = TODAY, ...more: [fields?: string[], recipient?: string]) => {
    const results = await subgraph.deliver(...Array.from({ length: times }, () => aRead(time, ...more)));
    expect(results.every((result) => result === null)).toBe(true);
  };
  for (let day = days; day > 0; day -= 1) await read(3, daysAgo(day));
  const alarms = async (actor: Actor = { kind: 'customer', customerId }) => {
    const fields =
      '{ unusualReads { edges { node { at app { id } grantId reason field reads usual } } pageInfo { hasNextPage } } }';
    const { data } = await subgraph.entity(actor, { id: customerId }, fields);
    return data.unusualReads.edges.map(({ node }: { node: unknown }) => node);
  };
  const told = async () =>
    (await subgraph.published('patron.disclosure.unusual.v1'))
      .filter(({ subject }) => subject === customerId)
      .map(({ data }) => data);
  return { customerId, grantId, clientId, read, alarms, told };
}

describe('a burst of reads', () => {
  it('gives one alarm that day, which the customer sees and others are told of', async () => {
    const { customerId, grantId, clientId, read, alarms, told } = await aReadCustomer();
    await read(20);
    expect([await alarms(), await told()]).toEqual([[], []]);
    await read(30);
    const seen = { grantId, reason: 'MORE_READS', reads: 21, usual: 3 };
    expect(await alarms()).toEqual([{ ...seen, at: TODAY, app: { id: clientId }, field: null }]);
    expect(await told()).toEqual([{ ...seen, customerId, clientId }]);
    expect(await alarms({ kind: 'staff', staffId: 'stf_p', role: 'privacy_officer' })).toHaveLength(1);
  });

  it('gives another alarm on another day', async () => {
    const { read, alarms } = await aReadCustomer();
    await read(25, daysAgo(0));
    await read(25, daysAgo(-1));
    const reads = (await alarms()).map(({ at }: { at: Date }) => at);
    expect(reads).toEqual([daysAgo(-1), daysAgo(0)]);
  });

  it('is nothing unusual on an app’s first days', async () => {
    const { read, alarms } = await aReadCustomer({ days: 2 });
    await read(60);
    expect(await alarms()).toEqual([]);
  });

  it('of a field that was never read before is told with the field', async () => {
    const { grantId, read, alarms } = await aReadCustomer({ days: 0 });
    for (let day = 8; day > 0; day -= 1) await read(20, daysAgo(day));
    await read(21, TODAY, ['Customer.emails']);
    expect(await alarms()).toEqual([
      {
        at: TODAY,
        app: { id: expect.any(String) },
        grantId,
        reason: 'NEW_FIELD',
        field: 'Customer.emails',
        reads: 21,
        usual: 20,
      },
    ]);
  });

  it('by somebody else than an app is not counted', async () => {
    const { read, alarms, told } = await aReadCustomer();
    await read(60, TODAY, ['Customer.name'], 'associate:asc_1');
    expect([await alarms(), await told()]).toEqual([[], []]);
  });

  it('counts each report of a read once', async () => {
    const { read, grantId, customerId } = await aReadCustomer({ days: 0 });
    await read(2);
    const links = await subgraph.db.collection('disclosures').find({ customerId }).toArray();
    const [link] = links;
    const again = anEvent(
      {
        type: 'patron.disclosure.recorded.v1',
        subject: customerId,
        time: TODAY,
        data: {
          customerId,
          requestId: null,
          recipient: link?.recipient,
          recipientKind: 'partner',
          grantId,
          fields: ['Customer.name'],
          purposes: [],
        },
      },
      link?.eventId,
    );
    await subgraph.deliver(again);
    const [day] = await subgraph.db.collection('grantReads').find({ customerId }).toArray();
    expect(day).toMatchObject({ reads: 2, fields: { Customer: { name: 2 } } });
  });
});

describe('alarms', () => {
  it('are counted by app for the admin, and for nobody else', async () => {
    const clientId = newId('app');
    for (const day of [daysAgo(40), TODAY]) {
      subgraph.clock.now = TODAY;
      const { read } = await aReadCustomer({ clientId, days: 60 });
      await read(day === TODAY ? 21 : 18, day);
    }
    const count = (actor: Actor) =>
      subgraph.entity(
        actor,
        { id: clientId, type: 'PartnerApp' },
        '{ last: unusualReads all: unusualReads(days: 365) none: unusualReads(days: 0) }',
      );
    const { data, codes } = await count({ kind: 'staff', staffId: 'stf_a', role: 'admin' });
    expect([data, codes]).toEqual([{ last: 1, all: 2, none: null }, ['BAD_USER_INPUT']]);
    const refused = Array(3).fill('UNAUTHORIZED_FIELD_OR_TYPE');
    expect((await count({ kind: 'app', clientId })).codes).toEqual(refused);
    expect((await count({ kind: 'customer', customerId: newId('cus') })).codes).toEqual(refused);
  });

  it('are the customer’s own: another customer and the app itself see none', async () => {
    const { customerId, grantId, clientId, read } = await aReadCustomer();
    await read(25);
    const fields = '{ unusualReads { edges { node { reads } } } }';
    const other: Actor = { kind: 'customer', customerId: newId('cus') };
    const app: Actor = {
      kind: 'partner',
      clientId,
      customerId,
      grantId,
      attributes: ['profile.name'],
      purposes: [],
      lookBackDays: 1,
      standing: 'ACTIVE',
    };
    expect((await subgraph.entity(other, { id: customerId }, fields)).codes).toEqual(['FORBIDDEN']);
    expect((await subgraph.entity(app, { id: customerId }, fields)).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('go with the customer', async () => {
    const { customerId, read } = await aReadCustomer();
    await read(25);
    expect(await grantReadsRights.remaining(subgraph.data, customerId)).toEqual({
      grantReads: 11,
      unusualReads: 1,
    });
  });
});
