import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { asAdmin, DELETE, REGISTER, REPLAY, ROTATE, UPDATE, useWebhookWorld } from './webhook-world.ts';

const URL_HERE = 'http://127.0.0.1:9/hook';

describe('webhook endpoints', () => {
  const world = useWebhookWorld();
  afterEach(() => world.stopAll());
  const register = (actor: Actor, input: object) =>
    world.ask(actor, REGISTER, { input: { url: URL_HERE, eventTypes: [], ...input } });

  it('are registered by the app, which is shown the secret once', async () => {
    const { asApp } = await world.anApp();
    const { endpoint, secret, userErrors } = await register(asApp, {
      eventTypes: ['GRANT_CHANGED', 'PLAYLIST_CHANGED', 'GRANT_CHANGED'],
      description: 'Ours',
    });
    expect(userErrors).toEqual([]);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(endpoint).toEqual({
      id: expect.stringMatching(/^whe_/),
      url: URL_HERE,
      description: 'Ours',
      eventTypes: ['GRANT_CHANGED', 'PLAYLIST_CHANGED'],
      state: 'ENABLED',
      disabledReason: null,
      failingSince: null,
      pausedUntil: null,
      pendingCount: 0,
    });
    expect(await world.endpoints(asApp)).toEqual([endpoint]);
  });

  it('keep the secret encrypted', async () => {
    const { asApp } = await world.anApp();
    const { endpoint, secret } = await register(asApp, {});
    const stored = await world.subgraph.db.collection('webhookEndpoints').findOne({ _id: endpoint.id });
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    for (const text of [secret, secret.slice(6), key.toString('hex'), key.toString('base64url')]) {
      expect(JSON.stringify(stored)).not.toContain(text);
    }
  });

  it('are registered by the admin for an app', async () => {
    const { clientId, asApp } = await world.anApp();
    const { endpoint } = await register(asAdmin, { clientId });
    expect(await world.endpoints(asApp)).toEqual([endpoint]);
    expect(await world.endpoints(asAdmin, clientId)).toEqual([endpoint]);
  });

  it('are five at most, each URL once, also when all are registered at once', async () => {
    const { asApp } = await world.anApp();
    const urls = [1, 2, 3, 4, 5, 6, 7, 1].map((index) => `${URL_HERE}/${index}`);
    const outcomes = await Promise.all(urls.map((url) => register(asApp, { url })));
    expect(await world.endpoints(asApp)).toHaveLength(5);
    const codes = outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toHaveLength(3);
    expect(new Set(codes)).toEqual(
      new Set(codes.filter((code) => code.startsWith('TOO_MANY') || code.endsWith('TAKEN'))),
    );
    const taken = (await world.endpoints(asApp))[0]?.url;
    expect(await register(asApp, { url: taken })).toEqual({
      endpoint: null,
      secret: null,
      userErrors: [{ code: 'WEBHOOK_URL_TAKEN', field: ['input', 'url'] }],
    });
    expect((await register(asApp, { url: `${URL_HERE}/new` })).userErrors).toEqual([
      { code: 'TOO_MANY_WEBHOOK_ENDPOINTS', field: null },
    ]);
  });

  it.each([
    ['WEBHOOK_URL_REFUSED', 'url', { url: 'http://hooks.example.com/' }],
    ['WEBHOOK_URL_REFUSED', 'url', { url: 'https://10.0.0.1/' }],
    ['WEBHOOK_URL_REFUSED', 'url', { url: 'https://0xa9fea9fe/' }],
    ['WEBHOOK_URL_REFUSED', 'url', { url: 'https://user:secret@127.0.0.1/' }],
    ['WEBHOOK_URL_REFUSED', 'url', { url: 'nonsense' }],
    ['INVALID_VALUE', 'description', { description: ' ' }],
  ])('are refused with %s at %s', async (code, field, input) => {
    const { asApp } = await world.anApp();
    expect(await register(asApp, input)).toEqual({
      endpoint: null,
      secret: null,
      userErrors: [{ code, field: ['input', field] }],
    });
  });

  it('are refused for an app that nobody knows', async () => {
    expect((await register(asAdmin, { clientId: 'nobody' })).userErrors).toEqual([
      { code: 'APP_NOT_FOUND', field: ['input', 'clientId'] },
    ]);
  });

  it('change, go off and on, and go away', async () => {
    const { asApp } = await world.anApp();
    const { endpoint } = await register(asApp, { eventTypes: ['GRANT_CHANGED'] });
    const { id } = endpoint;
    const change = (input: object) => world.ask(asApp, UPDATE, { input: { id, ...input } });
    expect((await change({ url: `${URL_HERE}2`, eventTypes: [], description: 'New' })).endpoint).toEqual({
      ...endpoint,
      url: `${URL_HERE}2`,
      eventTypes: [],
      description: 'New',
    });
    expect((await change({ enabled: false })).endpoint).toMatchObject({
      state: 'DISABLED',
      disabledReason: 'OWNER',
    });
    expect((await change({ enabled: true })).endpoint).toMatchObject({
      state: 'ENABLED',
      disabledReason: null,
      url: `${URL_HERE}2`,
    });
    expect((await change({ url: 'https://192.168.1.1/' })).userErrors).toEqual([
      { code: 'WEBHOOK_URL_REFUSED', field: ['input', 'url'] },
    ]);
    expect(await world.ask(asApp, DELETE, { input: { id } })).toEqual({ deletedId: id, userErrors: [] });
    expect(await world.endpoints(asApp)).toEqual([]);
  });

  it('are nobody else’s to see or change', async () => {
    const { clientId, asApp } = await world.anApp();
    const { asApp: asOther } = await world.anApp();
    const { endpoint } = await register(asApp, {});
    const { id } = endpoint;
    const notFound = [{ code: 'WEBHOOK_ENDPOINT_NOT_FOUND', field: ['input', 'id'] }];
    expect((await world.ask(asOther, UPDATE, { input: { id, enabled: false } })).userErrors).toEqual(
      notFound,
    );
    expect((await world.ask(asOther, DELETE, { input: { id } })).userErrors).toEqual(notFound);
    expect((await world.ask(asOther, ROTATE, { input: { id } })).userErrors).toEqual(notFound);
    const replay = { endpointId: id, fromCursor: '0', idempotencyKey: newId('key') };
    expect((await world.ask(asOther, REPLAY, { input: replay })).userErrors).toEqual([
      { code: 'WEBHOOK_ENDPOINT_NOT_FOUND', field: ['input', 'endpointId'] },
    ]);
    expect((await world.deliveryPage(asOther, { endpointId: id })).data).toEqual({ webhookDeliveries: null });
    const { codes } = await world.subgraph.ask(
      asOther,
      'query ($c: ID) { webhookEndpoints(clientId: $c) { id } }',
      {
        c: clientId,
      },
    );
    expect(codes).toEqual(['FORBIDDEN']);
    expect((await world.endpoints(asApp))[0]).toEqual(endpoint);
  });

  it.each<[string, Actor]>([
    ['a customer', { kind: 'customer', customerId: 'cus_1' }],
    ['an analyst', { kind: 'staff', staffId: 'stf_1', role: 'analyst' }],
    ['a visitor', { kind: 'visitor' }],
    [
      'an app under a grant',
      {
        kind: 'partner',
        clientId: 'tunes',
        customerId: 'cus_1',
        grantId: 'grt_1',
        attributes: ['app', 'playlist.read'],
        purposes: [],
        lookBackDays: 1,
        standing: 'ACTIVE',
      },
    ],
  ])('are no business of %s', async (_, actor) => {
    const queries = [
      '{ webhookEndpoints { id } }',
      '{ webhookDeliveries(endpointId: "whe_1") { edges { cursor } } }',
      '{ webhookEvents { edges { cursor } } }',
      `mutation { registerWebhookEndpoint(input: { url: "${URL_HERE}", eventTypes: [] }) { secret } }`,
      'mutation { updateWebhookEndpoint(input: { id: "whe_1" }) { endpoint { id } } }',
      'mutation { deleteWebhookEndpoint(input: { id: "whe_1" }) { deletedId } }',
      'mutation { rotateWebhookSecret(input: { id: "whe_1" }) { secret } }',
      'mutation { replayWebhooks(input: { endpointId: "whe_1", fromCursor: "0", idempotencyKey: "k" }) { nextCursor } }',
    ];
    for (const query of queries) {
      expect((await world.subgraph.ask(actor, query)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });

  it('what an app was told is not the admin’s to read', async () => {
    const { codes } = await world.subgraph.ask(asAdmin, '{ webhookEvents { edges { cursor } } }');
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  describe('get new secrets', () => {
    it('beside the old ones, which end with the overlap', async () => {
      const { asApp } = await world.anApp();
      const { endpoint, secret: first } = await register(asApp, {});
      const { id } = endpoint;
      const signing = async () =>
        world.subgraph.data.webhooks.endpoints.secretsOf(
          await world.subgraph.data.webhooks.endpoints.byId(id),
        );
      const { secret: second, ...rest } = await world.ask(asApp, ROTATE, { input: { id, overlapHours: 2 } });
      const { now } = world.subgraph.clock;
      expect(rest).toEqual({
        endpoint: {
          secrets: [
            { createdAt: now, signsUntil: null },
            { createdAt: now, signsUntil: new Date(now.getTime() + 2 * 3_600_000) },
          ],
        },
        userErrors: [],
      });
      expect(await signing()).toEqual([second, first]);
      const { secret: third } = await world.ask(asApp, ROTATE, { input: { id, overlapHours: 168 } });
      expect(await signing()).toEqual([third, second, first]);
      world.pass(2 * 3_600_000);
      expect(await signing()).toEqual([third, second]); // the first keeps its own end
      const { secret: fourth } = await world.ask(asApp, ROTATE, { input: { id, overlapHours: 0 } });
      expect(await signing()).toEqual([fourth]);
    });

    it('five at most at once, and for a sensible time', async () => {
      const { asApp } = await world.anApp();
      const { id } = (await register(asApp, {})).endpoint;
      const rotate = async (overlapHours: number) =>
        (await world.ask(asApp, ROTATE, { input: { id, overlapHours } })).userErrors;
      for (let time = 0; time < 4; time += 1) expect(await rotate(24)).toEqual([]);
      expect(await rotate(24)).toEqual([{ code: 'TOO_MANY_WEBHOOK_SECRETS', field: ['input', 'id'] }]);
      expect(await rotate(0)).toEqual([]);
      const misfit = [{ code: 'INVALID_VALUE', field: ['input', 'overlapHours'] }];
      expect(await rotate(-1)).toEqual(misfit);
      expect(await rotate(169)).toEqual(misfit);
    });

    it('none is lost when two are made at once', async () => {
      const { asApp } = await world.anApp();
      const { endpoint, secret } = await register(asApp, {});
      const { endpoints } = world.subgraph.data.webhooks;
      const made = await Promise.all(
        [1, 2, 3].map(() => world.ask(asApp, ROTATE, { input: { id: endpoint.id } })),
      );
      const signing = endpoints.secretsOf(await endpoints.byId(endpoint.id));
      expect(new Set(signing)).toEqual(new Set([secret, ...made.map((one) => one.secret)]));
    });
  });
});
