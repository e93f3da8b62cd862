import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { useDatabases } from '../support/mongod.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { type FrontDoor, startFrontDoor } from './front-door.ts';
import { post } from './oauth-server.ts';

const admin: Actor = { kind: 'staff', staffId: 'sta_1', role: 'admin' };

describe('the registry of stores’ devices', () => {
  const graph = useSubgraph(partners);
  const DEVICE = 'device { id name store { id } kind state revokedAt }';
  const mutate = async (mutation: string, input: object, fields: string, actor: Actor = admin) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code field } } }`;
    const { data, codes } = await graph.ask(actor, query, { input });
    return data?.[mutation] ?? codes;
  };
  const register = (id: string, its: object = {}, actor: Actor = admin) =>
    mutate(
      'registerStoreDevice',
      { id, name: 'Gate by the escalator', storeId: 'sto_1', kind: 'EXIT_GATE', ...its },
      `${DEVICE} clientSecret`,
      actor,
    );

  it('is the admin’s: a device is registered once, gets another secret, and goes out of service for ever', async () => {
    const registered = await register('dev_gate');
    expect(registered).toEqual({
      device: {
        id: 'dev_gate',
        name: 'Gate by the escalator',
        store: { id: 'sto_1' },
        kind: 'EXIT_GATE',
        state: 'ACTIVE',
        revokedAt: null,
      },
      clientSecret: expect.stringMatching(/^[\w-]{43}$/),
      userErrors: [],
    });
    expect((await register('dev_gate')).userErrors).toEqual([
      { code: 'DEVICE_ID_TAKEN', field: ['input', 'id'] },
    ]);
    const rotated = await mutate('rotateDeviceSecret', { id: 'dev_gate' }, 'clientSecret');
    expect(rotated.clientSecret).not.toBe(registered.clientSecret);
    expect(await mutate('revokeStoreDevice', { id: 'dev_gate' }, DEVICE)).toMatchObject({
      device: { state: 'REVOKED', revokedAt: graph.clock.now },
    });
    expect(await mutate('revokeStoreDevice', { id: 'dev_gate' }, DEVICE)).toMatchObject({
      device: { state: 'REVOKED', revokedAt: graph.clock.now },
    });
    expect((await mutate('rotateDeviceSecret', { id: 'dev_gate' }, 'clientSecret')).userErrors).toEqual([
      { code: 'DEVICE_NOT_FOUND', field: ['input', 'id'] },
    ]);
    const told = await graph.published('patron.device.changed.v1');
    expect(told.map(({ subject, data }) => [subject, data.kind, data.state])).toEqual([
      ['dev_gate', 'EXIT_GATE', 'ACTIVE'],
      ['dev_gate', 'EXIT_GATE', 'REVOKED'],
    ]);
  });

  it('lists devices by store', async () => {
    await register('dev_a', { storeId: 'sto_2', kind: 'SENSOR' });
    await register('dev_b', { storeId: 'sto_2', kind: 'KIOSK' });
    const query =
      '{ storeDevices(storeId: "sto_2", first: 1) { edges { node { id kind } } pageInfo { hasNextPage } } }';
    expect((await graph.ask(admin, query)).data.storeDevices).toEqual({
      edges: [{ node: { id: 'dev_a', kind: 'SENSOR' } }],
      pageInfo: { hasNextPage: true },
    });
  });

  it.each([
    ['an id that could be an app’s', { id: 'gate' }, 'id'],
    ['no name', { id: 'dev_x', name: ' ' }, 'name'],
    ['no store', { id: 'dev_x', storeId: '' }, 'storeId'],
  ])('refuses %s', async (_, its, field) => {
    const { id = 'dev_x', ...others } = its as { id?: string };
    expect((await register(id, others)).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', field] },
    ]);
  });

  it('is nobody else’s', async () => {
    const device: Actor = { kind: 'device', deviceId: 'dev_gate', storeId: 'sto_1', deviceKind: 'exit_gate' };
    expect(await register('dev_y', {}, device)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('a device’s token', () => {
  const dbOf = useDatabases();
  let door: FrontDoor;
  let secret: string;

  beforeAll(async () => {
    door = await startFrontDoor(dbOf);
    const registered = await door.partners.devices.register({
      id: 'dev_player_1',
      name: 'Player',
      storeId: 'sto_1',
      kind: 'PLAYER',
    });
    secret = registered?.clientSecret ?? '';
  });
  afterAll(() => door.close());

  const tokenFor = (parameters: Record<string, string> = {}, by = `dev_player_1:${secret}`) =>
    post(
      door,
      'token',
      { grant_type: 'client_credentials', ...parameters },
      { authorization: `Basic ${Buffer.from(by).toString('base64')}` },
    );
  const play = async (token: string) =>
    door.ask(
      token,
      `mutation($input: ReportPlayingInput!) { reportPlaying(input: $input) { userErrors { code } } }`,
      {
        input: {
          isrc: 'DEA232600017',
          title: 'Fjord',
          artist: 'Linnea',
          startedAt: new Date().toISOString(),
          durationSeconds: 180,
        },
      },
    );

  it('says which device it is, where and of what kind, and is believed by the gateway', async () => {
    const { access_token = '', ...answer } = await tokenFor();
    expect(answer).toEqual({ status: 200, expires_in: 600, token_type: 'Bearer', scope: 'device' });
    expect(decodeJwt(access_token)).toMatchObject({
      sub: 'dev_player_1',
      scope: 'device',
      store_id: 'sto_1',
      device_kind: 'player',
    });
    expect((await play(access_token)).data).toEqual({ reportPlaying: { userErrors: [] } });
  });

  it.each(['app', 'customer', 'device admin', 'service'])('is never for %s', async (scope) => {
    expect(await tokenFor({ scope })).toMatchObject({ status: 400, error: 'invalid_scope' });
  });

  it('isn’t given for a wrong secret, nor once the device is out of service', async () => {
    expect(await tokenFor({}, 'dev_player_1:wrong')).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await tokenFor({}, 'dev_unknown:wrong')).toMatchObject({ status: 401, error: 'invalid_client' });
    await door.partners.devices.revoke('dev_player_1');
    expect(await tokenFor()).toMatchObject({ status: 401, error: 'invalid_client' });
  });
});
