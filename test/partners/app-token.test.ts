import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabases } from '../support/mongod.ts';
import { anApp } from './builders.ts';
import { type FrontDoor, startFrontDoor } from './front-door.ts';
import { post } from './oauth-server.ts';

describe('an app for itself', () => {
  const dbOf = useDatabases();
  let door: FrontDoor;
  let secret: string;

  beforeAll(async () => {
    door = await startFrontDoor(dbOf);
    const { apps } = door.partners;
    const registered = await apps.register(
      anApp({ id: 'rewards', confidential: true, redirectUris: ['https://rewards.example/callback'] }),
    );
    secret = registered?.clientSecret ?? '';
    await apps.review('rewards', 'APPROVED', 'Fine.');
    await apps.register(anApp({ id: 'phone' }));
    await apps.review('phone', 'APPROVED', 'Fine.');
  });
  afterAll(() => door.close());

  const tokenFor = (parameters: Record<string, string> = {}) =>
    post(
      door,
      'token',
      { grant_type: 'client_credentials', ...parameters },
      { authorization: `Basic ${Buffer.from(`rewards:${secret}`).toString('base64')}` },
    );

  it.each([
    ['names it', { scope: 'app' }],
    ['names none', {}],
  ])('gets the scope app when it %s', async (_, parameters) => {
    const { access_token = '', ...answer } = await tokenFor(parameters);
    expect(answer).toEqual({ status: 200, expires_in: 600, token_type: 'Bearer', scope: 'app' });
    expect(decodeJwt(access_token)).toMatchObject({ sub: 'rewards', client_id: 'rewards', scope: 'app' });
  });

  it.each(['profile.name', 'app profile.name', 'customer', 'app admin', 'gateway', 'openid'])(
    'gets nothing when it asks for %s',
    async (scope) => {
      expect(await tokenFor({ scope })).toMatchObject({ status: 400, error: 'invalid_scope' });
    },
  );
});
