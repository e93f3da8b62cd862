import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabases } from '../support/mongod.ts';
import { type OAuthWorld, openOAuthWorld, type Person } from './oauth-world.ts';

const dbOf = useDatabases();

describe('what apps call a customer', () => {
  let world: OAuthWorld;
  let ada: Person;
  let music: Awaited<ReturnType<OAuthWorld['connected']>>;
  let rewards: Awaited<ReturnType<OAuthWorld['connected']>>;

  beforeAll(async () => {
    world = await openOAuthWorld(dbOf);
    ada = await world.aPerson();
    music = await world.connected({ person: ada });
    rewards = await world.connected({ person: ada, client: 'rewards' });
  }, 120_000);
  afterAll(() => world?.door.close());

  const read = (token: string, query?: string) => world.read({ authorization: `Bearer ${token}` }, query);
  const nameIn = (token = '') => String(decodeJwt(token).sub);

  it('is one name everywhere for one app: access token, id token, introspection, graph', async () => {
    for (const [client, { access, refresh, id_token }] of [
      ['music', music],
      ['rewards', rewards],
    ] as const) {
      const name = nameIn(access);
      expect(name).toMatch(/^pcu_[\w-]{26}$/);
      const everywhere = [
        nameIn(id_token),
        (await world.introspect(access, client)).sub,
        (await world.introspect(refresh, client)).sub,
        (await read(access)).data.me.id,
        (await read(access, `{ customer(id: "${name}") { id } }`)).data.customer.id,
      ];
      expect(new Set(everywhere)).toEqual(new Set([name]));
    }
  });

  it('is another name for each app, which has nothing of the other in it, nor of the customer’s id', () => {
    const [one, two] = [nameIn(music.access), nameIn(rewards.access)];
    expect(one).not.toBe(two);
    const id = ada.customerId.replace('cus_', '');
    for (const name of [one, two]) {
      const plain = Buffer.from(name.replace('pcu_', ''), 'base64url');
      expect([name.includes(id), plain.includes(id), plain.includes(Buffer.from(id, 'hex'))]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it('stays when the app connects again, and is another for another customer', async () => {
    const again = await world.connected({ person: ada });
    expect(nameIn(again.access)).toBe(nameIn(music.access));
    const other = await world.connected({ person: await world.aPerson() });
    expect(nameIn(other.access)).not.toBe(nameIn(music.access));
  });

  it('is understood from its own app only, and the customer’s id from none', async () => {
    for (const [token, id] of [
      [music.access, nameIn(rewards.access)],
      [music.access, ada.customerId],
      [rewards.access, nameIn(music.access)],
      [ada.token, nameIn(music.access)],
    ] as const) {
      const { data, codes } = await read(token, `{ customer(id: "${id}") { id } }`);
      expect([data, codes]).toEqual([{ customer: null }, ['FORBIDDEN']]);
    }
  });

  it('is all that reaches an app: the customer’s id is in no token, answer, header or error', async () => {
    const seen = [
      JSON.stringify(music),
      ...[music.access, music.id_token ?? ''].map((token) => JSON.stringify(decodeJwt(token))),
      JSON.stringify(await world.introspect(music.access)),
      (await read(music.access, '{ me { id name { given } emails { value } phones { value } } }')).text,
      (await read(music.access, `{ customer(id: "cus_x") { id } me { id consents { permitted } } }`)).text,
      (await read(music.access, '{ me { id nothing } }')).text,
    ].join('\n');
    expect(seen).toContain(nameIn(music.access));
    expect(seen).not.toContain(ada.customerId);
    expect(seen).not.toContain(ada.customerId.replace('cus_', ''));
  });
});
