import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { useDatabases } from '../support/mongod.ts';
import { anApp } from './builders.ts';
import { eventually, type FrontDoor, startFrontDoor } from './front-door.ts';
import { aBrowser, aProofKey, authorizationRequest, post } from './oauth-server.ts';

const REDIRECT = 'http://127.0.0.1:9999/callback';

describe('the consent page', () => {
  const dbOf = useDatabases();
  let door: FrontDoor;
  /** A customer of their own for each test. */
  let ada: { persona: string; customerId: string; token: string };

  beforeAll(async () => {
    door = await startFrontDoor(dbOf);
    const { apps } = door.partners;
    const [name, tier] = anApp().requestedAttributes as [AttributeOfApp, AttributeOfApp];
    const email: AttributeOfApp = { ...tier, attribute: 'profile.email', reason: 'To <write> to you.' };
    await apps.register(anApp({ requestedAttributes: [name, email, tier] }));
    await apps.register(anApp({ id: 'odd', requestedAttributes: [{ ...name, purpose: 'unheard_of' }] }));
    for (const id of ['music', 'odd']) await apps.review(id, 'APPROVED', 'Fine.');
  });
  afterAll(() => door.close());

  beforeEach(async () => {
    const persona = newId('p');
    const { data } = await door.ask(
      undefined,
      `mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId userErrors { code } } }`,
      {
        input: {
          idempotencyKey: persona.slice(0, 40),
          email: `${persona}@example.com`,
          name: { given: 'Ada', family: 'Okoye' },
        },
      },
    );
    const { customerId } = data.registerCustomer;
    await door.partners.personas.put([{ id: persona, title: 'Ada', kind: 'customer', customerId }]);
    ada = { persona, customerId, token: await fetchPersonaToken(door.url, persona) };
  });

  const SCOPE = 'openid profile.name profile.email loyalty.tier';

  /** Up to the page on which a signed-in customer is asked. */
  async function asked({ client = 'music', scope = SCOPE, browser = aBrowser() } = {}) {
    const { verifier, challenge } = aProofKey();
    const request = authorizationRequest(door.url, {
      client_id: client,
      redirect_uri: REDIRECT,
      scope,
      code_challenge: challenge,
    });
    const first = await browser.follow(request);
    const text = await first.response.text();
    if (!text.includes('choose who you want to be')) return { browser, verifier, ...first, text };
    const page = await browser.follow(`${first.url}/sign-in`, { persona: ada.persona });
    return { browser, verifier, ...page, text: await page.response.text() };
  }

  async function allowed(attributes: string[]) {
    const { browser, url, verifier } = await asked();
    const answer = await browser.follow(`${url}/allow`, { attribute: attributes });
    const code = new URL(answer.url).searchParams.get('code') ?? '';
    const tokens = await post(door, 'token', {
      grant_type: 'authorization_code',
      client_id: 'music',
      redirect_uri: REDIRECT,
      code,
      code_verifier: verifier,
    });
    return { ...tokens, browser };
  }

  const refresh = (refresh_token = '') =>
    post(door, 'token', { grant_type: 'refresh_token', client_id: 'music', refresh_token });
  const grantsOfAda = async () => {
    const { data } = await door.ask(
      ada.token,
      '{ me { grants { id state attributes purposes app { id name } } } }',
    );
    return data.me.grants;
  };
  const NAME_AND_EMAIL = '{ me { name { given } emails { value } } }';

  it('says who asks, for what, why, for how long, and can be used without script', async () => {
    const { text, response } = await asked();
    expect(response.status).toBe(200);
    for (const words of [
      'Harmonia asks for your data',
      'Harmonia Music Ltd',
      'Your name',
      'To greet you.',
      'Your email addresses',
      'To &#60;write&#62; to you.',
      '180 days',
      '90 days',
      'You have not agreed to this yet',
    ]) {
      expect(text).toContain(words);
    }
    const offered = Array.from(
      text.matchAll(/type="checkbox" name="attribute" value="([\w.]+)"/g),
      ([, one]) => one,
    );
    expect(offered).toEqual(['profile.email', 'loyalty.tier']);
    expect(text).not.toMatch(/<script|\son\w+=/);
  });

  it('gives the app what was ticked and nothing else, and the graph shows it just that', async () => {
    const tokens = await allowed(['loyalty.tier']);
    expect(tokens).toMatchObject({ status: 200, scope: 'profile.name loyalty.tier' });
    const [grant] = await grantsOfAda();
    expect(grant).toEqual({
      id: expect.any(String),
      state: 'ACTIVE',
      attributes: ['profile.name', 'loyalty.tier'],
      purposes: ['partner_sharing'],
      app: { id: 'music', name: 'Harmonia' },
    });
    expect(decodeJwt(tokens.access_token ?? '')).toMatchObject({
      sub: door.partners.pairwise(ada.customerId, 'music'),
      client_id: 'music',
      grant_id: grant.id,
      scope: 'profile.name loyalty.tier',
    });

    const read = await door.ask(tokens.access_token, NAME_AND_EMAIL);
    expect(read.data).toEqual({ me: { name: { given: 'Ada' }, emails: null } });
    expect(read.codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('lets the customer see afterwards what the app was shown', async () => {
    const { access_token } = await allowed([]);
    await door.ask(access_token, '{ me { name { given } } }');
    const ledger = await eventually(
      async () =>
        (
          await door.ask(
            ada.token,
            '{ me { disclosureHistoryIntact disclosures(first: 5) { edges { node { sequence recipientKind app { id } fields } } } } }',
          )
        ).data.me,
      ({ disclosures }) => disclosures.edges.length > 0,
    );
    expect(ledger.disclosureHistoryIntact).toBe(true);
    expect(ledger.disclosures.edges[0].node).toMatchObject({
      sequence: 1,
      recipientKind: 'PARTNER',
      app: { id: 'music' },
      fields: expect.arrayContaining(['Customer.name']),
    });
  });

  it('makes a grant that the customer can end: the next read shows nothing, and the tokens end too', async () => {
    const { access_token, refresh_token } = await allowed(['profile.email']);
    expect((await door.ask(access_token, NAME_AND_EMAIL)).codes).toEqual([]);
    const [{ id }] = await grantsOfAda();
    await door.ask(
      ada.token,
      'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code } } }',
      { input: { grantId: id, surface: 'test', idempotencyKey: newId('key').slice(0, 40) } },
    );
    const after = await door.ask(access_token, NAME_AND_EMAIL);
    expect(after.data?.me?.name ?? null).toBeNull();
    expect(after.data?.me?.emails ?? null).toBeNull();

    const token = refresh_token ?? '';
    const introspect = () => post(door, 'token/introspection', { token, client_id: 'music' });
    await eventually(introspect, ({ active }) => active === false);
    expect(await refresh(refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('grants anew after an end, and tokens of the new grant last', async () => {
    await allowed([]);
    const [{ id }] = await grantsOfAda();
    await door.ask(
      ada.token,
      'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code } } }',
      { input: { grantId: id, surface: 'test', idempotencyKey: newId('key').slice(0, 40) } },
    );
    const grants = dbOf('partners').collection<{ _id: string; state: string }>('knownGrants');
    await eventually(
      () => grants.findOne({ _id: id }),
      (known) => known?.state === 'REVOKED',
    );
    const { refresh_token, access_token } = await allowed([]);
    const { grant_id: newGrant } = decodeJwt(access_token ?? '') as { grant_id: string };
    await eventually(
      () => grants.findOne({ _id: newGrant }),
      (known) => known?.state === 'ACTIVE',
    );
    expect(await refresh(refresh_token)).toMatchObject({ status: 200, scope: 'profile.name' });
  });

  it('takes a no for a no: no grant, no consent, and the app is told', async () => {
    const { browser, url } = await asked();
    const answer = await browser.follow(`${url}/deny`, {});
    expect(new URL(answer.url).searchParams.get('error')).toBe('access_denied');
    expect(await grantsOfAda()).toEqual([]);
    const { data } = await door.ask(ada.token, '{ me { consentTo(purpose: "partner_sharing") { state } } }');
    expect(data.me.consentTo.state).toBe('REQUESTED');
  });

  it('asks again, since another app on the device could pass for this one, and keeps the grant', async () => {
    const { browser } = await allowed(['loyalty.tier']);
    const again = await asked({ browser });
    expect(again.text).toContain('Harmonia asks for your data');
    expect(again.text).not.toContain('You have not agreed to this yet');
    const answer = await browser.follow(`${again.url}/allow`, {
      attribute: ['profile.email', 'loyalty.tier'],
    });
    expect(new URL(answer.url).searchParams.get('code')).not.toBeNull();
    const grants = await grantsOfAda();
    expect(grants.map(({ attributes }: { attributes: string[] }) => attributes)).toEqual([
      ['profile.name', 'profile.email', 'loyalty.tier'],
    ]);
  });

  it('asks only for what the app was registered with', async () => {
    const { text } = await asked({ scope: 'openid profile.phone customer admin loyalty.tier' });
    expect(text).not.toContain('Your phone numbers');
    const offered = Array.from(text.matchAll(/name="attribute" value="([\w.]+)"/g), ([, one]) => one);
    expect(offered).toEqual(['loyalty.tier']);
  });

  it('shares nothing when what the app asks for cannot be explained', async () => {
    const page = await asked({ client: 'odd', scope: 'openid profile.name' });
    expect(page.response.status).toBe(502);
    expect(page.text).toContain('Nothing has been shared');
    const forced = await page.browser.visit(`${page.url}/allow`, {});
    expect(forced.status).toBe(502);
    expect(await grantsOfAda()).toEqual([]);
  });
});

type AttributeOfApp = ReturnType<typeof anApp>['requestedAttributes'][number];
