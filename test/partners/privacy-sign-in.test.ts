import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { openPrivacySessions } from '../../subgraphs/partners/data/privacy-sessions.ts';
import { useDatabases } from '../support/mongod.ts';
import { type FrontDoor, startFrontDoor } from './front-door.ts';
import { aBrowser, startOAuthServer } from './oauth-server.ts';

type Browser = ReturnType<typeof aBrowser>;

describe('signing in to the privacy pages', () => {
  const dbOf = useDatabases();
  let door: FrontDoor;
  let ada: { persona: string; customerId: string; token: string };

  beforeAll(async () => {
    door = await startFrontDoor(dbOf);
  }, 120_000);
  afterAll(() => door.close());

  beforeEach(async () => {
    ada = await aCustomer();
  });

  async function aCustomer() {
    const persona = newId('p');
    const { data } = await door.ask(
      undefined,
      'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId } }',
      { input: { idempotencyKey: randomUUID(), email: `${persona}@example.com` } },
    );
    const { customerId } = data.registerCustomer;
    await door.partners.personas.put([{ id: persona, title: 'Ada', kind: 'customer', customerId }]);
    return { persona, customerId, token: await fetchPersonaToken(door.url, persona) };
  }

  /** Up to the address with the code, which is not visited yet. */
  async function upToCode(browser: Browser, to = '/reads') {
    const begun = await browser.visit(`${door.url}/privacy/sign-in?to=${encodeURIComponent(to)}`);
    const page = await browser.follow(begun.headers.get('location') ?? '');
    const { url } = await browser.follow(`${page.url}/sign-in`, { persona: ada.persona });
    expect(url).toMatch(/\/privacy\/callback\?code=/);
    return url;
  }

  async function signedIn() {
    const browser = aBrowser();
    await browser.visit(await upToCode(browser));
    return browser;
  }

  const read = async (browser: Browser, path: string) => {
    const response = await browser.visit(`${door.url}/privacy${path}`);
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    };
  };

  const formTokenIn = (text: string) => /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';

  it('gives a cookie that no script reads and that other sites cannot send forms with', async () => {
    const browser = aBrowser();
    const response = await browser.visit(await upToCode(browser));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/privacy/reads');
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('patron_privacy='));
    expect(cookie).toMatch(
      /^patron_privacy=[\w-]{43}; Path=\/privacy; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
    expect((await read(browser, '/reads')).status).toBe(200);
  });

  it('keeps neither a token nor what the browser keeps', async () => {
    const browser = aBrowser();
    const response = await browser.visit(await upToCode(browser));
    const secret = /patron_privacy=([\w-]+)/.exec(response.headers.getSetCookie().join())?.[1] ?? '';
    const [kept] = await dbOf('partners')
      .collection('privacySessions')
      .find({ customerId: ada.customerId })
      .toArray();
    expect(Object.keys(kept ?? {}).sort()).toEqual([
      '_id',
      'customerId',
      'expiresAt',
      'providerSession',
      'startedAt',
    ]);
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('takes a code only from the browser that began, and only once', async () => {
    const browser = aBrowser();
    const withCode = await upToCode(browser);
    const thief = aBrowser();
    await thief.visit(`${door.url}/privacy/sign-in`);
    expect((await thief.visit(withCode)).headers.get('location')).toBe('/privacy/');
    expect((await read(thief, '/reads')).status).toBe(303);

    expect((await aBrowser().visit(withCode)).headers.get('location')).toBe('/privacy/');
    expect((await browser.visit(withCode)).headers.get('location')).toBe('/privacy/reads');
    const again = aBrowser();
    expect((await again.visit(withCode)).headers.get('location')).toBe('/privacy/');
  });

  it.each([
    ['state', 'another'],
    ['iss', 'https://elsewhere.example/oauth'],
    ['code', 'another'],
  ])('refuses an answer with another %s', async (parameter, value) => {
    const browser = aBrowser();
    const withCode = new URL(await upToCode(browser));
    withCode.searchParams.set(parameter, value);
    const response = await browser.visit(withCode.href);
    expect(response.headers.get('location')).toBe('/privacy/');
    expect(response.headers.getSetCookie().join()).not.toContain('patron_privacy=');
  });

  it.each([
    ['//evil.example', '/privacy/'],
    ['https://evil.example', '/privacy/'],
    ['/\\evil.example', '/privacy/'],
    ['/../graphql', '/privacy/'],
    ['/decisions?check=1', '/privacy/decisions?check=1'],
  ])('leads from %j to %s and never elsewhere', async (to, location) => {
    const browser = aBrowser();
    const response = await browser.visit(await upToCode(browser, to));
    expect(response.headers.get('location')).toBe(location);
  });

  it('asks who is not signed in to sign in, and comes back', async () => {
    const { status, location } = await read(aBrowser(), '/decisions?check=1');
    expect({ status, location }).toEqual({
      status: 303,
      location: '/privacy/sign-in?to=%2Fdecisions%3Fcheck%3D1',
    });
  });

  it('refuses forms without the word of this very session, and does nothing', async () => {
    const browser = await signedIn();
    const other = await signedIn();
    const page = await read(browser, '/preferences');
    const foreign = formTokenIn((await read(other, '/preferences')).text);
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
    const act = { to: 'on', version, language: 'en', intent: 'i' };
    const send = (browserOf: Browser, more: Record<string, string>) =>
      browserOf.visit(`${door.url}/privacy/preferences/personalisation`, { ...act, ...more });
    expect((await send(browser, {})).status).toBe(403);
    expect((await send(browser, { form: foreign })).status).toBe(403);
    expect((await send(aBrowser(), { form: formTokenIn(page.text) })).status).toBe(403);
    const standing = async () =>
      (await door.ask(ada.token, '{ me { consentTo(purpose: "personalisation") { state } } }')).data.me
        .consentTo;
    expect(await standing()).toEqual({ state: 'UNKNOWN' });

    expect((await send(browser, { form: formTokenIn(page.text) })).status).toBe(303);
    expect(await standing()).toEqual({ state: 'GIVEN' });
  });

  it('does a form that is sent twice once', async () => {
    const browser = await signedIn();
    const { text } = await read(browser, '/preferences');
    const form = { form: formTokenIn(text), to: 'on', version: '1', language: 'en', intent: 'the-same' };
    for (const _ of [1, 2]) await browser.visit(`${door.url}/privacy/preferences/personalisation`, form);
    const { data } = await door.ask(
      ada.token,
      '{ me { consentHistory(first: 5) { edges { node { purpose } } } } }',
    );
    expect(data.me.consentHistory.edges).toEqual([{ node: { purpose: 'personalisation' } }]);
  });

  it('tells what became of a form once', async () => {
    const browser = await signedIn();
    const { text } = await read(browser, '/preferences');
    const form = { form: formTokenIn(text), to: 'on', version: '1', language: 'en', intent: 'once' };
    await browser.visit(`${door.url}/privacy/preferences/personalisation`, form);
    expect((await read(browser, '/preferences')).text).toContain('role="status">Saved.');
    expect((await read(browser, '/preferences')).text).not.toContain('role="status"');
  });

  it('ends with the session at the OAuth server', async () => {
    const browser = await signedIn();
    await dbOf('partners')
      .collection('oauthRecords')
      .deleteMany({ model: 'Session', 'payload.accountId': ada.customerId });
    expect((await read(browser, '/reads')).status).toBe(303);
  });

  it('ends both sessions on signing out', async () => {
    const browser = await signedIn();
    const { text } = await read(browser, '/reads');
    const response = await browser.visit(`${door.url}/privacy/sign-out`, { form: formTokenIn(text) });
    expect(response.headers.get('location')).toBe('/privacy/signed-out');
    const left = { 'payload.accountId': ada.customerId, model: 'Session' };
    expect(await dbOf('partners').collection('oauthRecords').countDocuments(left)).toBe(0);
    expect(
      await dbOf('partners').collection('privacySessions').countDocuments({ customerId: ada.customerId }),
    ).toBe(0);
    expect((await read(browser, '/reads')).status).toBe(303);
  });

  it("shows nothing of another customer's grants, receipts and requests", async () => {
    const browser = await signedIn();
    for (const path of ['/apps/grt_1', '/apps/grt_1/end', '/decisions/dec_1/receipt']) {
      expect({ path, status: (await read(browser, path)).status }).toEqual({ path, status: 404 });
    }
  });

  it('hands out the receipt of a decision as a file', async () => {
    const browser = await signedIn();
    const { text } = await read(browser, '/preferences');
    const form = { form: formTokenIn(text), to: 'on', version: '1', language: 'en', intent: 'receipt' };
    await browser.visit(`${door.url}/privacy/preferences/personalisation`, form);
    const [, path = ''] =
      /href="\/privacy(\/decisions\/[^"]+\/receipt)"/.exec((await read(browser, '/decisions')).text) ?? [];
    const response = await browser.visit(`${door.url}/privacy${path}`);
    expect(response.headers.get('content-type')).toBe('application/jose');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.]+\.receipt\.jws"$/,
    );
    expect(await response.text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});

describe('a session of the privacy pages', () => {
  const dbOf = useDatabases();
  const HOUR_MS = 3_600_000;

  it('ends an hour after it was last used, and twelve hours after it began', async () => {
    const clock = { now: new Date('2026-03-01T08:00:00Z') };
    const sessions = openPrivacySessions({ db: dbOf('sessions'), clock: () => clock.now });
    const isAliveAfter = async (hours: number) => {
      clock.now = new Date(clock.now.getTime() + hours * HOUR_MS);
      return (await sessions.use('secret')) !== null;
    };
    await sessions.begin('secret', 'cus_1', 'provider-session');
    for (let used = 0; used < 13; used += 1) expect(await isAliveAfter(0.9)).toBe(true);
    expect(await isAliveAfter(0.4)).toBe(false);
    await sessions.begin('other', 'cus_1', 'provider-session');
    clock.now = new Date(clock.now.getTime() + 1.01 * HOUR_MS);
    expect(await sessions.use('other')).toBeNull();
  });
});

describe('without the demo', () => {
  const dbOf = useDatabases();

  it('the privacy pages and the sign-in page say that nobody can sign in yet', async () => {
    const server = await startOAuthServer({ db: dbOf('partners'), demo: false });
    try {
      const browser = aBrowser();
      const welcome = await browser.visit(`${server.url}/privacy`);
      expect(welcome.status).toBe(200);
      expect(await welcome.text()).toContain('No way of signing in has been configured here');
      const begun = await browser.visit(`${server.url}/privacy/sign-in`);
      const page = await browser.follow(begun.headers.get('location') ?? '');
      expect(page.response.status).toBe(503);
      expect(await page.response.text()).toContain('Nobody can sign in to your privacy page yet');
    } finally {
      await server.close();
    }
  });
});
