import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { eventually } from '../support/eventually.ts';
import { anEvent } from '../support/subgraph.ts';
import { REPLAY, ROTATE, UPDATE, useWebhookWorld } from './webhook-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

vi.setConfig({ testTimeout: 120_000 });

describe('webhooks', () => {
  const world = useWebhookWorld();
  let clientId: string;
  let asApp: Actor;
  beforeEach(async () => {
    ({ clientId, asApp } = await world.anApp());
  });
  afterEach(async () => {
    world.consent.isDown = false;
    await world.stopAll();
  });

  /** How often each was tried, as far as it is noted: only then the clock can move on. */
  const attemptsAt = (endpointId: string) => async () =>
    (await world.deliveries(asApp, endpointId, 'PENDING')).map(({ attempts }) => attempts);
  const statesOf = async (endpointId: string) =>
    (await world.deliveries(asApp, endpointId)).map(({ state }) => state);
  const update = (input: object) => world.ask(asApp, UPDATE, { input });
  const replay = (input: object) =>
    world.ask(asApp, REPLAY, { input: { idempotencyKey: newId('key'), ...input } });

  it('tell what happened, to whom by the app’s own name for them, and no facts', async () => {
    const { receiver, endpointId } = await world.anEndpoint(asApp);
    const { customer, grantId } = await world.grant(clientId);
    world.send();
    await eventually(() => receiver.calls).toHaveLength(1);
    const [call] = receiver.calls;
    expect(JSON.parse(call?.body ?? '')).toEqual({
      type: 'grant.changed',
      timestamp: world.subgraph.clock.now.toISOString(),
      data: { customer, grant: grantId, state: 'ACTIVE' },
    });
    expect(call).toMatchObject({ verified: true, id: expect.stringMatching(/^whk_/) });
    await eventually(() => statesOf(endpointId)).toEqual(['DELIVERED']);
    expect((await world.endpoint(asApp, endpointId)).pendingCount).toBe(0);
  });

  it('reach every endpoint of the app that wants them, under one id, and mandatory ones every endpoint', async () => {
    const all = await world.anEndpoint(asApp);
    const none = await world.anEndpoint(asApp, []);
    const other = await world.anEndpoint((await world.anApp()).asApp);
    const { customerId, grantId } = await world.grant(clientId);
    await world.grant(clientId, { customerId, grantId, state: 'REVOKED' });
    world.send();
    await eventually(() => all.receiver.calls.map(({ type }) => type)).toEqual(['grant.ended']);
    await eventually(() => none.receiver.calls.map(({ type }) => type)).toEqual(['grant.ended']);
    expect(none.receiver.calls[0]?.id).toBe(all.receiver.calls[0]?.id);
    expect(other.receiver.calls).toEqual([]);
  });

  it('are one for each event, however often it is told', async () => {
    const { receiver } = await world.anEndpoint(asApp);
    const { customerId, grantId } = await world.grant(clientId);
    const again = {
      clientId,
      type: 'grant.changed' as const,
      customerId,
      grantId,
      data: {},
      eventId: newId('evt'),
    };
    const { client } = world.subgraph.db;
    for (let time = 0; time < 3; time += 1) {
      await client.withSession((session) =>
        session.withTransaction(() => world.subgraph.data.webhooks.enqueue(again, session)),
      );
    }
    world.send();
    await eventually(() => receiver.calls).toHaveLength(2);
    expect(await world.events(asApp)).toMatchObject({ edges: [{}, {}], pageInfo: { hasNextPage: false } });
  });

  describe('are told only with leave, asked at each attempt', () => {
    it('playlist.changed goes to apps that may read the playlist, not to the one that changed it', async () => {
      const { receiver } = await world.anEndpoint(asApp);
      const reading = await world.grant(clientId);
      const blind = await world.grant(clientId, { attributes: ['profile.name'] });
      const { customerId, grantId } = reading;
      world.send();
      await world.changePlaylist(blind.customerId);
      await world.changePlaylist(customerId, `partner:${clientId}/${grantId}`);
      await world.changePlaylist(customerId);
      const playlists = () => receiver.calls.filter(({ type }) => type === 'playlist.changed');
      await eventually(playlists).toHaveLength(1);
      expect(playlists()[0]?.data).toEqual({ customer: reading.customer, grant: grantId });
    });

    it('nothing is sent once the grant has ended, though it was enqueued before', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      const { customerId, grantId } = await world.grant(clientId);
      await world.changePlaylist(customerId);
      const grant = world.live.get(grantId);
      if (grant) grant.state = 'REVOKED'; // consent knows; its event is still on the way
      world.send();
      await eventually(() => statesOf(endpointId)).toEqual(['WITHHELD', 'WITHHELD']);
      expect(receiver.calls).toEqual([]);
      await world.grant(clientId, { customerId, grantId, state: 'REVOKED' });
      await eventually(() => receiver.calls.map(({ type }) => type)).toEqual(['grant.ended']);
    });

    it('nothing is sent again once the attribute was taken away between two attempts', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp, ['PLAYLIST_CHANGED']);
      receiver.react(() => ({ status: 500 }));
      const { customerId, grantId } = await world.grant(clientId, { attributes: ['playlist.read', 'a.b'] });
      await world.changePlaylist(customerId);
      world.send();
      await eventually(() => receiver.calls).toHaveLength(1);
      const grant = world.live.get(grantId);
      if (grant) grant.attributes = ['a.b'];
      await eventually(attemptsAt(endpointId)).toEqual([1]);
      world.pass(5000);
      await eventually(() => statesOf(endpointId)).toEqual(['WITHHELD']);
      expect(receiver.calls).toHaveLength(1);
    });

    it('nothing optional is sent to an app that is suspended; what is mandatory is', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      const { customerId, grantId } = await world.grant(clientId);
      await world.subgraph.data.apps.review(clientId, 'SUSPENDED', 'Sold data.');
      await world.grant(clientId, { customerId, grantId, state: 'REVOKED' });
      world.send();
      await eventually(() => receiver.calls.map(({ type }) => type)).toEqual(['grant.ended']);
      await eventually(() => statesOf(endpointId)).toEqual(['DELIVERED', 'WITHHELD']);
    });

    it('nothing optional is sent while consent cannot be asked, and nothing is lost by it', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      const first = await world.grant(clientId);
      const second = await world.grant(clientId);
      await world.grant(clientId, { ...second, state: 'EXPIRED' });
      await world.grant(clientId, { ...first, state: 'ACTIVE' });
      world.consent.isDown = true;
      world.send();
      const lookedAt = () =>
        world.subgraph.db
          .collection('webhookQueues')
          .countDocuments({ endpointId, dueAt: { $gt: world.subgraph.clock.now } });
      await eventually(lookedAt).toBe(2);
      expect(receiver.calls).toEqual([]);
      world.consent.isDown = false;
      world.pass(5000);
      await eventually(() => receiver.calls.map(({ type, customer }) => [type, customer]).sort()).toEqual(
        [
          ['grant.changed', first.customer],
          ['grant.changed', first.customer],
          ['grant.ended', second.customer],
        ].sort(),
      );
      expect((await world.deliveries(asApp, endpointId)).map(({ attempts }) => attempts)).toContain(1);
    });

    it('what an app learns is in the customer’s ledger before it is sent, once', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp, ['PLAYLIST_CHANGED']);
      receiver.react(() => ({ status: 500 }));
      const { customerId, grantId } = await world.grant(clientId);
      await world.changePlaylist(customerId);
      world.send();
      await eventually(() => receiver.calls).toHaveLength(1);
      await eventually(attemptsAt(endpointId)).toEqual([1]);
      receiver.react(() => ({ status: 200 }));
      world.pass(5000);
      await eventually(() => receiver.taken()).toHaveLength(1);
      await world.events(asApp); // shown by pulling as well
      const recorded = await world.subgraph.published('patron.disclosure.recorded.v1');
      expect(recorded.filter(({ subject }) => subject === customerId).map(({ data }) => data)).toEqual([
        {
          customerId,
          requestId: null,
          recipient: `partner:${clientId}/${grantId}`,
          recipientKind: 'partner',
          grantId,
          fields: ['Webhook.playlist_changed'],
          purposes: ['partner_sharing'],
        },
      ]);
    });
  });

  describe('are tried again', () => {
    it('under the same id and with the same body, by the schedule, until they are taken', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      receiver.react((_, index) => (index < 3 ? { status: 500 } : { status: 204 }));
      await world.grant(clientId);
      const { now } = world.subgraph.clock;
      world.send();
      for (const [calls, wait] of [
        [1, 5000],
        [2, 5 * MINUTE],
        [3, 30 * MINUTE],
      ] as const) {
        await eventually(() => receiver.calls.length).toBe(calls);
        const due = new Date(world.subgraph.clock.now.getTime() + wait);
        await eventually(() => world.deliveries(asApp, endpointId)).toMatchObject([
          { state: 'PENDING', attempts: calls, lastStatus: 500, nextAttemptAt: due },
        ]);
        world.pass(wait);
      }
      await eventually(() => statesOf(endpointId)).toEqual(['DELIVERED']);
      expect(new Set(receiver.calls.map(({ id }) => id)).size).toBe(1);
      expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(1);
      expect(receiver.calls.every(({ verified }) => verified)).toBe(true);
      expect(receiver.calls.map(({ sentAt }) => sentAt.getTime() - now.getTime())).toEqual([
        0,
        5000,
        5000 + 5 * MINUTE,
        5000 + 35 * MINUTE,
      ]);
    });

    it.each([
      ['hang', { lastFailure: 'TIMEOUT', lastStatus: null }],
      ['reset', { lastFailure: 'CONNECTION', lastStatus: null }],
      ['reset after taking', { lastFailure: 'CONNECTION', lastStatus: null }],
      [
        { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
        { lastFailure: null, lastStatus: 302 },
      ],
      [{ status: 404 }, { lastFailure: null, lastStatus: 404 }],
    ] as const)('after %j', async (reaction, seen) => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      receiver.react((_, index) => (index === 0 ? reaction : { status: 200 }));
      await world.grant(clientId);
      world.send();
      await eventually(() => world.deliveries(asApp, endpointId)).toMatchObject([
        { state: 'PENDING', attempts: 1, ...seen },
      ]);
      world.pass(5000);
      await eventually(() => statesOf(endpointId)).toEqual(['DELIVERED']);
      expect(new Set(receiver.calls.map(({ id }) => id)).size).toBe(1);
    });

    it('no sooner than Retry-After says, for all customers', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      receiver.react(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
      await world.grant(clientId);
      world.send();
      const pausedUntil = new Date(world.subgraph.clock.now.getTime() + HOUR);
      await eventually(() => world.endpoint(asApp, endpointId)).toMatchObject({ pausedUntil });
      await world.grant(clientId);
      await eventually(async () => (await world.endpoint(asApp, endpointId)).pendingCount).toBe(2);
      receiver.react(() => ({ status: 200 }));
      world.pass(59 * MINUTE);
      const other = await world.anEndpoint(asApp); // shows that the sender has looked
      await world.grant(clientId);
      await eventually(() => other.receiver.calls).toHaveLength(1);
      expect(receiver.calls).toHaveLength(1);
      world.pass(MINUTE);
      await eventually(() => receiver.taken()).toHaveLength(3);
    });

    it('once a day when the schedule is over, for as long as they are kept', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      const { customer } = await world.grant(clientId);
      receiver.react((call) => ({ status: call.customer === customer ? 500 : 200 }));
      const refused = () => receiver.calls.filter((call) => call.customer === customer);
      world.send();
      await eventually(refused).toHaveLength(1);
      for (let day = 1; day <= 12; day += 1) {
        await world.grant(clientId); // another customer's, taken: the endpoint is not switched off
        await eventually(async () => (await world.endpoint(asApp, endpointId)).pendingCount).toBe(1);
        await eventually(
          async () => (await world.deliveries(asApp, endpointId, 'PENDING'))[0]?.attempts,
        ).toBe(day);
        world.pass(DAY);
        await eventually(refused).toHaveLength(day + 1);
      }
      await eventually(attemptsAt(endpointId)).toContain(13);
      receiver.react(() => ({ status: 200 }));
      world.pass(DAY);
      await eventually(() => refused().filter((call) => call.taken)).toHaveLength(1);
    });
  });

  describe('keep their order for each customer', () => {
    it('what comes after one that fails waits for it; other customers go on', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      const { customerId, customer } = await world.grant(clientId);
      for (let time = 0; time < 3; time += 1) await world.changePlaylist(customerId);
      const other = await world.grant(clientId);
      await world.changePlaylist(other.customerId);
      receiver.react((call) => ({ status: call.customer === customer ? 503 : 200 }));
      world.send();
      await eventually(() => receiver.calls.filter((call) => call.taken)).toHaveLength(2);
      const mine = () => receiver.calls.filter((call) => call.customer === customer);
      await eventually(mine).toHaveLength(1);
      await eventually(async () => (await world.endpoint(asApp, endpointId)).pendingCount).toBe(4);
      await eventually(attemptsAt(endpointId)).toContain(1);
      receiver.react(() => ({ status: 200 }));
      world.pass(5000);
      await eventually(() => mine().filter(({ taken }) => taken)).toHaveLength(4);
      expect(mine().map(({ type }) => type)).toEqual([
        ...['grant.changed', 'grant.changed'],
        ...['playlist.changed', 'playlist.changed', 'playlist.changed'],
      ]);
    });

    it('a slow endpoint holds up neither its own customers for ever nor another endpoint', async () => {
      const slow = await world.anEndpoint(asApp);
      const fast = await world.anEndpoint(asApp);
      slow.receiver.react(() => 'hang');
      for (let time = 0; time < 30; time += 1) await world.grant(clientId);
      world.send();
      await eventually(() => fast.receiver.taken()).toHaveLength(30);
      expect(slow.receiver.taken()).toEqual([]);
      expect((await world.endpoint(asApp, slow.endpointId)).pendingCount).toBe(30);
    });

    it('an endpoint gets eight at once at most', async () => {
      const { receiver } = await world.anEndpoint(asApp);
      receiver.react((_, index) => (index < 8 ? 'hang' : { status: 200 }));
      for (let time = 0; time < 30; time += 1) await world.grant(clientId);
      world.send();
      await eventually(() => receiver.taken()).toHaveLength(22);
      expect(receiver.mostAtOnce()).toBe(8);
    });

    it('an endpoint that takes nothing gets one at a time', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      receiver.react(() => 'hang');
      for (let time = 0; time < 8; time += 1) await world.grant(clientId);
      world.send();
      await eventually(async () =>
        (await world.deliveries(asApp, endpointId)).map(({ attempts }) => attempts),
      ).toEqual(Array(8).fill(1));
      await eventually(receiver.forgetMost).toBe(0);
      for (let time = 0; time < 12; time += 1) await world.grant(clientId);
      await eventually(() => receiver.calls.length).toBeGreaterThan(9);
      expect(receiver.mostAtOnce()).toBe(1);
    });
  });

  it('an endpoint that is down for an hour gets everything, in order, once by id', async () => {
    const { receiver, endpointId } = await world.anEndpoint(asApp);
    const downUntil = new Date(world.subgraph.clock.now.getTime() + HOUR);
    receiver.react(() => (world.subgraph.clock.now < downUntil ? 'reset' : { status: 200 }));
    const told: [string, string][] = [];
    world.send();
    for (let round = 0; round < 12; round += 1) {
      const { customerId, customer } = await world.grant(clientId);
      await world.changePlaylist(customerId);
      told.push(['grant.changed', customer], ['playlist.changed', customer]);
      world.pass(5 * MINUTE);
    }
    const pendingAsTimePasses = async () => {
      world.pass(5 * MINUTE);
      return (await world.endpoint(asApp, endpointId)).pendingCount;
    };
    await eventually(async () => (await world.deliveries(asApp, endpointId)).length).toBe(24);
    await eventually(pendingAsTimePasses).toBe(0);
    const taken = receiver.calls.filter((call) => call.taken);
    expect(taken).toHaveLength(24);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(24);
    for (const customer of new Set(told.map(([, one]) => one))) {
      const theirs = taken.filter((call) => call.customer === customer).map(({ type }) => type);
      expect(theirs).toEqual(['grant.changed', 'playlist.changed']);
    }
  });

  describe('an endpoint is switched off', () => {
    it('at once by 410; nothing is lost, and what waited is sent when it is on again', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      receiver.react(() => ({ status: 410 }));
      const { customerId } = await world.grant(clientId);
      world.send();
      await eventually(() => world.endpoint(asApp, endpointId)).toMatchObject({
        state: 'DISABLED',
        disabledReason: 'GONE',
      });
      await world.changePlaylist(customerId);
      await eventually(async () => (await world.endpoint(asApp, endpointId)).pendingCount).toBe(2);
      world.pass(20 * DAY);
      receiver.react(() => ({ status: 200 }));
      expect((await update({ id: endpointId, enabled: true })).endpoint).toMatchObject({ state: 'ENABLED' });
      await eventually(() => receiver.calls.filter((call) => call.taken).map(({ type }) => type)).toEqual([
        'grant.changed',
        'playlist.changed',
      ]);
    });

    it('after five days in which it took nothing', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      receiver.react(() => ({ status: 500 }));
      await world.grant(clientId);
      world.send();
      const failingSince = world.subgraph.clock.now;
      await eventually(() => world.endpoint(asApp, endpointId)).toMatchObject({ failingSince });
      for (let day = 1; day <= 5; day += 1) {
        expect((await world.endpoint(asApp, endpointId)).state).toBe('ENABLED');
        const calls = receiver.calls.length;
        world.pass(DAY);
        await eventually(() => receiver.calls.length).toBe(calls + 1);
        await eventually(async () => (await world.deliveries(asApp, endpointId))[0]?.attempts).toBe(
          calls + 1,
        );
      }
      await eventually(() => world.endpoint(asApp, endpointId)).toMatchObject({
        state: 'DISABLED',
        disabledReason: 'FAILING',
        pendingCount: 1,
      });
    });

    it('what is older than 30 days is kept no longer', async () => {
      const { endpointId } = await world.anEndpoint(asApp);
      await update({ id: endpointId, enabled: false });
      await world.grant(clientId);
      world.send();
      await eventually(async () => (await world.endpoint(asApp, endpointId)).pendingCount).toBe(1);
      world.pass(30 * DAY + 1);
      await eventually(async () => (await world.endpoint(asApp, endpointId)).pendingCount).toBe(0);
      await eventually(async () => (await world.events(asApp)).edges).toEqual([]);
    });
  });

  it('a rotation leaves no gap: a receiver with the old secret, then with the new one, verifies all', async () => {
    const { receiver, endpointId, secret } = await world.anEndpoint(asApp);
    world.send();
    const tell = async () => {
      const { length } = receiver.calls;
      await world.grant(clientId);
      await eventually(() => receiver.calls.length).toBe(length + 1);
      return receiver.calls.at(-1)?.verified;
    };
    expect(await tell()).toBe(true);
    const rotated = await world.ask(asApp, ROTATE, { input: { id: endpointId, overlapHours: 24 } });
    expect(await tell()).toBe(true); // the receiver has the old one only
    receiver.hold(rotated.secret);
    expect(await tell()).toBe(true);
    world.pass(DAY);
    expect(await tell()).toBe(true);
    receiver.hold(secret);
    expect(await tell()).toBe(false); // the old one signs no more
  });

  describe('can be had again', () => {
    it('from a cursor, under the same ids and in order, once for each key', async () => {
      const { receiver, endpointId } = await world.anEndpoint(asApp);
      const { customerId } = await world.grant(clientId);
      for (let time = 0; time < 4; time += 1) await world.changePlaylist(customerId);
      world.send();
      await eventually(() => receiver.calls).toHaveLength(5);
      await eventually(() => statesOf(endpointId)).toEqual(Array(5).fill('DELIVERED'));
      const ids = receiver.calls.map(({ id }) => id);
      const { edges } = await world.events(asApp);
      expect(edges.map(({ node }) => node.id)).toEqual(ids);
      const input = { endpointId, fromCursor: edges[1]?.cursor, idempotencyKey: newId('key') };
      const done = { replayedCount: 3, nextCursor: null, userErrors: [] };
      expect(await replay(input)).toEqual({ ...done, idempotentReplay: false });
      await eventually(() => receiver.calls).toHaveLength(8);
      expect(receiver.calls.slice(5).map(({ id }) => id)).toEqual(ids.slice(2));
      await eventually(() => statesOf(endpointId)).toEqual(Array(5).fill('DELIVERED'));
      expect(await replay(input)).toEqual({ ...done, idempotentReplay: true });
      expect((await world.endpoint(asApp, endpointId)).pendingCount).toBe(0);
    });

    it('since a time, also by an endpoint that was not there then', async () => {
      await world.grant(clientId);
      world.pass(HOUR);
      const since = world.subgraph.clock.now;
      const { customerId } = await world.grant(clientId);
      await world.changePlaylist(customerId);
      world.send();
      await eventually(async () => (await world.events(asApp)).edges.length).toBe(3);
      const { receiver, endpointId } = await world.anEndpoint(asApp, ['PLAYLIST_CHANGED']);
      expect(await replay({ endpointId, since })).toMatchObject({ replayedCount: 1 });
      await eventually(() => receiver.calls.map(({ type }) => type)).toEqual(['playlist.changed']);
    });

    it.each([
      ['neither cursor nor time', {}],
      ['both', { fromCursor: '0', since: '2026-03-02T10:00:00Z' }],
      ['no cursor of ours', { fromCursor: 'x' }],
    ])('not from %s', async (_, from) => {
      const { endpointId } = await world.anEndpoint(asApp);
      expect(await replay({ endpointId, ...from })).toMatchObject({
        replayedCount: null,
        userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'fromCursor'] }],
      });
    });

    it('by pulling, page by page, without an endpoint, and without what may not be told any more', async () => {
      const first = await world.grant(clientId);
      await world.changePlaylist(first.customerId);
      const second = await world.grant(clientId);
      await world.changePlaylist(second.customerId);
      world.send();
      await eventually(async () => (await world.events(asApp)).edges.length).toBe(4);
      const page = await world.events(asApp, { first: 2 });
      expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: '2' });
      const [edge] = page.edges;
      expect(edge?.node).toEqual({
        id: expect.stringMatching(/^whk_/),
        eventType: 'GRANT_CHANGED',
        at: world.subgraph.clock.now,
        payload: expect.any(String),
      });
      expect(JSON.parse(edge?.node.payload ?? '').data).toEqual({
        customer: first.customer,
        grant: first.grantId,
        state: 'ACTIVE',
      });
      await world.grant(clientId, { ...second, state: 'REVOKED' });
      await eventually(async () =>
        (await world.events(asApp, { after: '2' })).edges.map(({ node }) => node.eventType),
      ).toEqual(['GRANT_ENDED']);
      expect((await world.events(asApp, { after: '5' })).pageInfo).toEqual({
        hasNextPage: false,
        endCursor: '5',
      });
      const { codes } = await world.subgraph.ask(asApp, '{ webhookEvents(after: "x") { edges { cursor } } }');
      expect(codes).toEqual(['BAD_USER_INPUT']);
    });

    it('the feed has no gaps however many are told at once: a reader who follows it misses none', async () => {
      world.send();
      const seen: string[] = [];
      let after = '0';
      const read = async () => {
        const { edges, pageInfo } = await world.events(asApp, { first: 7, after });
        seen.push(...edges.map(({ node }) => node.id));
        after = pageInfo.endCursor;
        return seen.length;
      };
      const telling = Promise.all(Array.from({ length: 40 }, () => world.grant(clientId)));
      await eventually(read).toBe(40);
      await telling;
      expect(new Set(seen).size).toBe(40);
    });
  });

  describe('about a customer’s rights', () => {
    const order = (customerId: string, right: 'ACCESS' | 'RESTRICT' | 'ERASE', requestId = newId('rgt')) =>
      anEvent({
        type: 'patron.rights.ordered.v1',
        subject: customerId,
        time: world.subgraph.clock.now,
        data: { requestId, customerId, right },
      });

    it.each(['ACCESS', 'RESTRICT'] as const)(
      'data.requested: %s, to every app that has or had a grant, whatever its state',
      async (right) => {
        const { receiver } = await world.anEndpoint(asApp, []);
        const { customerId, grantId, customer } = await world.grant(clientId);
        await world.grant(clientId, { customerId, grantId, state: 'REVOKED' });
        expect(await world.subgraph.deliver(order(customerId, right, 'rgt_1'))).toEqual([null]);
        world.send();
        await eventually(() => receiver.calls.map(({ type }) => type)).toEqual([
          'grant.ended',
          'data.requested',
        ]);
        expect(receiver.calls[1]?.data).toEqual({ customer, grant: grantId, request: 'rgt_1', right });
      },
    );

    it('customer.erased is sent until it is taken, and being taken acknowledges the erasure, once', async () => {
      const requestId = newId('rgt');
      const first = await world.anEndpoint(asApp, []);
      const second = await world.anEndpoint(asApp, []);
      const { clientId: without } = await world.anApp();
      const { customerId, customer } = await world.grant(clientId);
      await world.grant(without, { customerId });
      const { client } = world.subgraph.db;
      const awaiting = await client.withSession((session) =>
        session.withTransaction(() =>
          world.subgraph.data.webhooks.enqueueErasure(customerId, requestId, session),
        ),
      );
      expect(awaiting).toEqual([`partner:${clientId}`]); // the other has nowhere to be told
      first.receiver.react((_, index) => ({ status: index === 0 ? 500 : 200 }));
      world.live.clear();
      world.send();
      await eventually(() => second.receiver.taken()).toHaveLength(1);
      await eventually(() => first.receiver.calls).toHaveLength(1);
      await eventually(attemptsAt(first.endpointId)).toEqual([1]);
      world.pass(5000);
      await eventually(() => first.receiver.taken()).toHaveLength(1);
      await eventually(() => statesOf(first.endpointId)).toContain('DELIVERED');
      expect(first.receiver.calls[0]?.data).toEqual({ customer, request: requestId });
      const acknowledged = (await world.subgraph.published('patron.rights.acknowledged.v1')).filter(
        ({ data }) => data.requestId === requestId,
      );
      expect(acknowledged.map(({ data }) => data)).toEqual([
        {
          requestId,
          customerId,
          right: 'ERASE',
          by: `partner:${clientId}`,
          counts: {},
          kept: [],
          digest: null,
          awaiting: [],
        },
      ]);
    });
  });
});
