import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { isSecretOf } from '../../subgraphs/partners/data/apps.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { anApp } from './builders.ts';

const graph = useSubgraph(partners);
const admin: Actor = { kind: 'staff', staffId: 'sta_1', role: 'admin' };

async function register(changes: Parameters<typeof anApp>[0] = {}): Promise<string> {
  const id = newId('a').slice(-20);
  await graph.data.apps.register(
    anApp({ id, confidential: true, redirectUris: ['https://music.example/callback'], ...changes }),
  );
  return id;
}

async function change(mutation: 'setRedirectUris' | 'rotateClientSecret', input: object, actor = admin) {
  const type = mutation === 'setRedirectUris' ? 'SetRedirectUrisInput' : 'RotateClientSecretInput';
  const secret = mutation === 'rotateClientSecret' ? 'clientSecret' : '';
  const { data, codes } = await graph.ask(
    actor,
    `mutation($input: ${type}!) { ${mutation}(input: $input) { app { id redirectUris } ${secret} userErrors { code field } } }`,
    { input },
  );
  return data?.[mutation] ?? codes;
}

describe('the addresses of an app', () => {
  it('are those that were set last', async () => {
    const id = await register();
    const redirectUris = ['http://127.0.0.1:4201/callback'];
    expect(await change('setRedirectUris', { id, redirectUris })).toEqual({
      app: { id, redirectUris },
      userErrors: [],
    });
    expect((await graph.data.apps.byId(id))?.redirectUris).toEqual(redirectUris);
  });

  it.each([
    ['INVALID_VALUE', ['input', 'redirectUris'], []],
    ['INVALID_VALUE', ['input', 'redirectUris', '0'], ['http://music.example/callback']],
    ['INVALID_VALUE', ['input', 'redirectUris', '0'], ['com.example.music:/callback']],
  ])('are refused with %s at %j', async (code, field, redirectUris) => {
    const id = await register();
    expect(await change('setRedirectUris', { id, redirectUris })).toEqual({
      app: null,
      userErrors: [{ code, field }],
    });
    expect((await graph.data.apps.byId(id))?.redirectUris).toEqual(['https://music.example/callback']);
  });

  it('are set for an app that there is, and by nobody but an admin', async () => {
    const input = { id: 'nobody', redirectUris: ['https://music.example/callback'] };
    expect((await change('setRedirectUris', input)).userErrors).toEqual([
      { code: 'APP_NOT_FOUND', field: ['input', 'id'] },
    ]);
    expect(await change('setRedirectUris', input, { kind: 'app', clientId: 'nobody' })).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });
});

describe('the client secret of an app', () => {
  it('is another one after it was rotated, and kept as a hash only', async () => {
    const id = await register();
    const before = (await graph.data.apps.byId(id))?.secretHash ?? '';
    const { clientSecret, userErrors } = await change('rotateClientSecret', { id });
    expect(userErrors).toEqual([]);
    const after = (await graph.data.apps.byId(id))?.secretHash ?? '';
    expect([isSecretOf(after, clientSecret), isSecretOf(before, clientSecret)]).toEqual([true, false]);
    expect(after).not.toContain(clientSecret);
  });

  it.each([
    ['APP_HAS_NO_SECRET', async () => register({ confidential: false })],
    ['APP_NOT_FOUND', async () => 'nobody'],
  ])('is not rotated: %s', async (code, idOf) => {
    expect(await change('rotateClientSecret', { id: await idOf() })).toMatchObject({
      clientSecret: null,
      userErrors: [{ code, field: ['input', 'id'] }],
    });
  });

  it('is rotated by nobody but an admin', async () => {
    const id = await register();
    const before = await graph.data.apps.byId(id);
    expect(await change('rotateClientSecret', { id }, { kind: 'app', clientId: id })).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    expect(await graph.data.apps.byId(id)).toEqual(before);
  });
});
