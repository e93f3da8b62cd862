import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { webhookRights } from '../../subgraphs/partners/webhooks/rights.ts';
import { eventually } from '../support/eventually.ts';
import { anEvent } from '../support/subgraph.ts';
import { useWebhookWorld } from './webhook-world.ts';

const DAY = 24 * 3_600_000;

vi.setConfig({ testTimeout: 120_000 });

describe('what apps are told about a customer', () => {
  const world = useWebhookWorld();
  let clientId: string;
  let asApp: Actor;
  let requestId: string;
  beforeEach(async () => {
    ({ clientId, asApp } = await world.anApp());
    requestId = newId('rgt');
  });
  afterEach(() => world.stopAll());

  const erase = async (customerId: string) => {
    const data = { requestId, customerId, right: 'ERASE' as const };
    const time = world.subgraph.clock.now;
    const order = anEvent({ type: 'patron.rights.ordered.v1', subject: customerId, time, data });
    expect(await world.subgraph.deliver(order)).toEqual([null]);
    return (await acknowledged()).at(-1);
  };
  const acknowledged = async () => {
    const all = await world.subgraph.published('patron.rights.acknowledged.v1');
    return all.filter(({ data }) => data.requestId === requestId).map(({ data }) => data);
  };
  const storedAbout = (customerId: string) =>
    world.subgraph.db.collection('webhookEvents').find({ customerId }).toArray();

  it('goes with them, also what was not sent yet; their apps are told to erase, and acknowledge it', async () => {
    const { receiver, endpointId } = await world.anEndpoint(asApp);
    const { customerId, customer } = await world.grant(clientId);
    await world.changePlaylist(customerId);
    receiver.react(() => ({ status: 500 }));
    const stop = world.send();
    await eventually(() => receiver.calls.map(({ type }) => type)).toEqual(['grant.changed']);
    await stop();

    expect(await erase(customerId)).toMatchObject({
      by: 'partners',
      awaiting: [`partner:${clientId}`],
      counts: { webhookEvents: 2 },
      kept: expect.arrayContaining([
        expect.objectContaining({
          what: 'webhookEvents',
          count: 1,
          until: new Date(world.subgraph.clock.now.getTime() + 30 * DAY).toISOString(),
        }),
      ]),
    });
    expect((await storedAbout(customerId)).map(({ type }) => type)).toEqual(['customer.erased']);

    receiver.react(() => ({ status: 200 }));
    world.pass(5000);
    world.send();
    await eventually(() =>
      receiver.calls.filter((call) => call.taken).map(({ type, data }) => ({ type, data })),
    ).toEqual([{ type: 'customer.erased', data: { customer, request: requestId } }]);
    await eventually(async () => (await acknowledged()).map(({ by }) => by)).toEqual([
      'partners',
      `partner:${clientId}`,
    ]);
    expect((await world.endpoint(asApp, endpointId)).pendingCount).toBe(0);
    world.pass(30 * DAY + 1);
    await eventually(() => storedAbout(customerId)).toEqual([]);
  });

  it('waits for nobody who has nowhere to be told, and still tells them when they ask', async () => {
    const { customerId, customer } = await world.grant(clientId);
    expect(await erase(customerId)).toMatchObject({ awaiting: [] });
    world.send();
    await eventually(async () =>
      (await world.events(asApp)).edges.map(({ node }) => JSON.parse(node.payload).data),
    ).toEqual([{ customer, request: requestId }]);
  });

  it('is in the customer’s export', async () => {
    const { customerId, grantId } = await world.grant(clientId);
    const { data, db } = world.subgraph;
    const section = await db.client.withSession((session) =>
      webhookRights.collect(data, customerId, session),
    );
    expect(section.webhookEvents).toEqual([
      {
        id: expect.stringMatching(/^whk_/),
        clientId,
        type: 'grant.changed',
        grantId,
        data: { state: 'ACTIVE' },
        at: world.subgraph.clock.now,
      },
    ]);
  });
});
