import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { useDatabases } from '../support/mongod.ts';
import { type OAuthServer, post, signInForCode, startOAuthServer } from './oauth-server.ts';

describe('the keys of the issuer', () => {
  const dbOf = useDatabases();

  const start = async (name: string, port = 0) => {
    const server = await startOAuthServer({ db: dbOf(name), port });
    await server.data.personas.put([{ id: 'ada', title: 'Ada', kind: 'customer', customerId: 'cus_ada' }]);
    return server;
  };
  const actorBy = async (url: string, token: string) => {
    const verifier = openTokenVerifier({
      issuers: [{ issuer: `${url}/oauth`, audience: `${url}/graphql`, jwks: new URL(`${url}/oauth/jwks`) }],
      clock: () => new Date(),
    });
    return (await verifier.verify(token)).actor;
  };
  const kidsOf = async ({ url }: OAuthServer) => {
    const { keys } = (await (await fetch(`${url}/oauth/jwks`)).json()) as { keys: { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };
  const storefront = (url: string) => ({
    clientId: 'patron-storefront',
    redirectUri: `${url}/me/callback`,
    scope: 'openid customer',
    persona: 'ada',
  });

  it('outlive a restart: access tokens, refresh tokens and sessions go on', async () => {
    const before = await start('restart');
    const { url } = before;
    const token = await fetchPersonaToken(url, 'ada');
    const { code, verifier, browser } = await signInForCode(before, storefront(url));
    const { refresh_token = '' } = await post(before, 'token', {
      grant_type: 'authorization_code',
      client_id: 'patron-storefront',
      redirect_uri: `${url}/me/callback`,
      code,
      code_verifier: verifier,
    });
    await before.close();

    const after = await start('restart', Number(new URL(url).port));
    expect(await actorBy(url, token)).toEqual({ kind: 'customer', customerId: 'cus_ada' });
    const refreshed = await post(after, 'token', {
      grant_type: 'refresh_token',
      client_id: 'patron-storefront',
      refresh_token,
    });
    expect(refreshed.status).toBe(200);
    const again = await signInForCode(after, { ...storefront(url), browser });
    expect(again.code).not.toBe('');
    expect(new URL(again.answer.url).pathname).toBe('/me/callback'); // without the sign-in page
    await after.close();
  });

  it('are the same in processes that start at the same moment on an empty database', async () => {
    const servers = await Promise.all([start('together'), start('together'), start('together')]);
    const [first, second, third] = await Promise.all(servers.map(kidsOf));
    expect(first).toHaveLength(2);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    await Promise.all(servers.map((server) => server.close()));
  });

  it('are rotated without a gap: the next one was published before, the old one still verifies', async () => {
    const server = await start('rotation');
    const { url, data } = server;
    const [current, next] = await kidsOf(server);
    const old = await fetchPersonaToken(url, 'ada');
    expect(decodeProtectedHeader(old).kid).toBe(current);
    const { browser } = await signInForCode(server, storefront(url));

    await data.issuerKeys.rotate();
    await data.authorizationServer.reload();

    const fresh = await fetchPersonaToken(url, 'ada');
    expect(decodeProtectedHeader(fresh).kid).toBe(next);
    expect(await kidsOf(server)).toEqual([next, expect.not.stringMatching(`${current}|${next}`), current]);
    for (const token of [old, fresh]) {
      expect(await actorBy(url, token)).toEqual({ kind: 'customer', customerId: 'cus_ada' });
    }
    const again = await signInForCode(server, { ...storefront(url), browser });
    expect(new URL(again.answer.url).pathname).toBe('/me/callback'); // the session's cookie holds too
    await server.close();
  });

  it('rotate once when several processes find it due', async () => {
    const [one, other] = await Promise.all([start('due'), start('due')]);
    const before = await kidsOf(one);
    await Promise.all([one.data.issuerKeys.rotate(), other.data.issuerKeys.rotate()]);
    await Promise.all([one.data.authorizationServer.reload(), other.data.authorizationServer.reload()]);
    expect(await kidsOf(one)).toEqual([before[1], expect.any(String), before[0]]);
    expect(await kidsOf(other)).toEqual(await kidsOf(one));
    await Promise.all([one.close(), other.close()]);
  });

  it('stay as they are while they are not due', async () => {
    const server = await start('young');
    const before = await kidsOf(server);
    const stop = server.data.authorizationServer.start();
    await stop();
    expect(await kidsOf(server)).toEqual(before);
    await server.close();
  });
});
