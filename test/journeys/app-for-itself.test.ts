import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';

const ROUTER_KEY = 'router-secret-of-the-test';

/** An app with a server, from its registration to its suspension, with tokens of Patron's own OAuth server. */
describe.each<Mode>(['one process', 'distributed'])('in %s, an app for itself', (mode) => {
  let patron: RunningPatron;
  let admin: string;
  let secret: string;

  beforeAll(async () => {
    patron = await startPatron(mode, { PATRON_ROUTER_KEY: ROUTER_KEY });
    admin = await patron.sign({ sub: 'stf_1', scope: 'admin' });
    const { data } = await patron.ask(
      admin,
      'mutation ($input: RegisterPartnerAppInput!) { registerPartnerApp(input: $input) { clientSecret userErrors { code } } }',
      {
        input: {
          id: 'rewards',
          name: 'Rewards',
          owner: 'Rewards Ltd',
          description: 'Points for points.',
          redirectUris: ['https://rewards.example/callback'],
          confidential: true,
          requestedAttributes: [
            {
              attribute: 'profile.name',
              necessity: 'REQUIRED',
              purpose: 'partner_sharing',
              reason: 'To greet you.',
            },
          ],
          lookBackDays: 30,
          durationDays: 90,
        },
      },
    );
    secret = data.registerPartnerApp.clientSecret;
    await review('APPROVED');
  }, 240_000);
  afterAll(() => patron?.stop());

  const review = (reviewState: string) =>
    patron.ask(
      admin,
      'mutation ($input: ReviewPartnerAppInput!) { reviewPartnerApp(input: $input) { userErrors { code } } }',
      { input: { id: 'rewards', reviewState, note: 'As the test says.' } },
    );
  async function aToken(): Promise<string> {
    const response = await fetch(`${patron.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`rewards:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    return access_token;
  }
  const APPS = '{ partnerApps { edges { node { id } } } }';

  it('reads what is open, until it is suspended', async () => {
    const token = await aToken();
    expect(await patron.ask(token, APPS)).toMatchObject({
      status: 200,
      data: { partnerApps: { edges: [{ node: { id: 'rewards' } }] } },
    });
    await review('SUSPENDED');
    expect(await patron.ask(token, APPS)).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
    await review('APPROVED');
    expect(await patron.ask(token, APPS)).toMatchObject({ status: 200, codes: [] });
  });

  it('touches no customer', async () => {
    const id = `cus_${createHash('sha256').update('nobody').digest('hex').slice(0, 32)}`;
    expect(await patron.ask(await aToken(), `{ customer(id: "${id}") { id } me { id } }`)).toMatchObject({
      data: { customer: null, me: null },
      codes: ['FORBIDDEN'],
    });
  });

  it.runIf(mode === 'distributed')(
    'is known to a subgraph behind another vendor’s gateway, until it is suspended',
    async () => {
      const token = await aToken();
      const ask = async () => {
        const response = await fetch(`http://127.0.0.1:${patron.ports.get('identity')}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-patron-router-key': ROUTER_KEY,
            authorization: `Bearer ${token}`,
          },
          body: JSON.stringify({ query: '{ me { id } }' }),
        });
        return { status: response.status, ...((await response.json()) as object) };
      };
      expect(await ask()).toEqual({ status: 200, data: { me: null } });
      await review('REJECTED');
      expect(await ask()).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      await review('APPROVED');
    },
  );
});
