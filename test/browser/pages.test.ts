import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../partners/front-door.ts';
import { LAYOUT, violationsOn } from './axe.ts';
import { openPrivacy, type Person, signIn, useWorld } from './world.ts';

const FOCUS = `(({ id, textContent }, { outlineStyle, outlineWidth }) =>
  ({ id, text: textContent.trim(), seen: outlineStyle !== 'none' && outlineWidth !== '0px' }))
  (document.activeElement, getComputedStyle(document.activeElement))`;

describe('the pages', { timeout: 300_000 }, () => {
  const world = useWorld();
  let ada: Person;
  let grantId: string;

  beforeAll(async () => {
    ada = await world.aCustomer();
    const page = await (await world.open()).newPage();
    const connecting = await world.music.begin(page);
    await signIn(page, ada);
    await page.getByLabel('Your email addresses').check();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    const { access_token } = await connecting.tokens();
    await world.music.read(access_token);
    const { data } = await world.door.ask(ada.token, '{ me { grants { id } } }');
    grantId = data.me.grants[0].id;
    await eventually(
      () => world.door.ask(ada.token, '{ me { disclosures(first: 1) { edges { cursor } } } }'),
      (answer) => answer.data.me.disclosures.edges.length === 1,
    );
  }, 120_000);

  /** Every page, in the order in which they are met; each is open when it is yielded. */
  async function* everyPage(page: Page, language: string) {
    const { url } = world.door;
    await page.goto(`${url}/privacy?lang=${language}`);
    yield 'welcome';
    await world.music.begin(page);
    yield 'sign-in';
    await page.check(`input[value="${ada.persona}"]`);
    await page.click('form button.first');
    yield 'consent';
    await page.goto(`${url}/privacy/sign-in`);
    yield 'apps';
    const paths = [
      'reads',
      'reads?check=1',
      'preferences',
      'messages',
      'messages/none',
      'decisions',
      'decisions?check=1',
    ];
    for (const path of [
      ...paths,
      'data',
      'data/erase',
      `apps/${grantId}`,
      `apps/${grantId}/end`,
      'apps/nothing',
    ]) {
      await page.goto(`${url}/privacy/${path}`);
      yield path;
    }
    await page.goto(`${url}/privacy/data/erase`);
    await page.locator('input[name=understood]').evaluate((box) => box.removeAttribute('required'));
    await page.click('main form button.ends');
    yield 'a form that has to be mended';
    await page.goto(`${url}/oauth/auth?client_id=nobody`);
    yield 'a request that is refused';
  }

  it.each<[string, BrowserContextOptions & { language: string }]>([
    ['English, light', { language: 'en', colorScheme: 'light' }],
    ['English, dark', { language: 'en', colorScheme: 'dark' }],
    ['Arabic, light', { language: 'ar', colorScheme: 'light' }],
    ['Arabic, dark', { language: 'ar', colorScheme: 'dark' }],
    ['German, on a phone', { language: 'de', viewport: { width: 320, height: 640 } }],
    ['French, with more contrast', { language: 'fr', contrast: 'more' }],
  ])('have nothing that axe objects to: %s', async (_, { language, ...options }) => {
    const context = await world.open({ ...options, bypassCSP: true });
    const page = await context.newPage();
    const found: string[] = [];
    const seen: string[] = [];
    for await (const name of everyPage(page, language)) {
      seen.push(name);
      found.push(...(await violationsOn(page)));
      const layout = await page.evaluate<object>(LAYOUT);
      // WCAG 1.4.10: at 320 px nothing has to be scrolled sideways.
      expect({ name, ...layout }).toEqual({
        name,
        lang: language,
        dir: language === 'ar' ? 'rtl' : 'ltr',
        overflow: 0,
      });
    }
    expect(found).toEqual([]);
    expect(seen).toHaveLength(18);
    await context.close();
  });

  it('load nothing from elsewhere, and break no rule of their own policy', async () => {
    const page = await (await world.open()).newPage();
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(world.door.url)) elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    for await (const _ of everyPage(page, 'en'));
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe('rgb(244, 246, 248)');
  });

  it('can be used with the keyboard alone, and show where the focus is', async () => {
    const page = await (await world.open()).newPage();
    const press = (key: string) => page.keyboard.press(key);
    const focus = () => page.evaluate<object>(FOCUS);
    const connecting = await world.music.begin(page);

    await press('Tab');
    expect(await focus()).toMatchObject({ text: 'Skip to the content', seen: true });
    await press('Enter');
    await press('Tab');
    await press('Space'); // the radio button that the focus is on
    await page.check(`input[value="${ada.persona}"]`);
    await press('Enter');
    await page.getByRole('heading', { name: 'Harmonia asks for your data' }).waitFor();

    await press('Tab'); // skip link
    await press('Tab');
    expect(await focus()).toMatchObject({ text: 'Use another account', seen: true });
    await press('Tab');
    expect(await focus()).toMatchObject({ id: 'profile.email', seen: true });
    expect(await page.getByLabel('Your email addresses').isChecked()).toBe(true);
    await press('Space');
    await press('Tab');
    expect(await focus()).toMatchObject({ id: 'profile.phone' });
    await press('Space');
    await press('Tab');
    await press('Tab');
    expect(await focus()).toMatchObject({ text: 'Allow', seen: true });
    await press('Enter');
    expect((await connecting.tokens()).scope).toBe('profile.name profile.phone');
  });

  it('move the focus to what has to be mended', async () => {
    const page = await (await world.open()).newPage();
    await openPrivacy(page, world.door, ada);
    await page.goto(`${world.door.url}/privacy/data`);
    const statement = page.getByLabel('What is wrong, and how it is right');
    await statement.evaluate((field) => field.removeAttribute('required'));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('[role=alert]:focus').waitFor(); // a browser moves the focus when it has drawn the page
    expect(await statement.getAttribute('aria-invalid')).toBe('true');
  });

  it('speak the language of the browser, of the app that asks, or the one that was chosen last', async () => {
    const page = await (await world.open({ locale: 'fr-CH' })).newPage();
    const language = () => page.evaluate<string>('document.documentElement.lang');
    await page.goto(`${world.door.url}/privacy`);
    await expect.poll(language).toBe('fr');
    await page.getByRole('link', { name: 'العربية' }).click();
    await expect.poll(language).toBe('ar');
    await world.music.begin(page);
    await expect.poll(language).toBe('ar');
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await expect.poll(language).toBe('de');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Anmelden: Harmonia');
  });

  it('records in which language the customer was asked', async () => {
    const ben = await world.aCustomer('Ben');
    const page = await (await world.open({ locale: 'ar' })).newPage();
    const connecting = await world.music.begin(page);
    await signIn(page, ben);
    await page.click('form button.first');
    await connecting.tokens();
    const { data } = await world.door.ask(
      ben.token,
      '{ me { consentHistory(first: 5) { edges { node { purpose state language surface notice { language } grant { version } } } } } }',
    );
    const decisions = data.me.consentHistory.edges.map(({ node }: { node: object }) => node);
    const [grant, consent] = decisions;
    expect(grant).toMatchObject({ language: 'ar', surface: 'consent-page', grant: { version: 1 } });
    expect(consent).toMatchObject({
      purpose: 'partner_sharing',
      state: 'GIVEN',
      language: 'ar',
      notice: { language: 'ar' },
    });
  });

  it('carry Global Privacy Control to the person who signs in, and say so', async () => {
    const cleo = await world.aCustomer('Cleo');
    await world.door.ask(
      cleo.token,
      'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { userErrors { code } } }',
      {
        input: {
          purpose: 'partner_sharing',
          purposeVersion: 1,
          language: 'en',
          surface: 'test',
          idempotencyKey: cleo.persona.slice(0, 40),
        },
      },
    );
    const page = await (await world.open({ extraHTTPHeaders: { 'Sec-GPC': '1' } })).newPage();
    const connecting = await world.music.begin(page);
    expect(await page.locator('.note').textContent()).toContain('Global Privacy Control');
    await signIn(page, cleo);
    await expect.poll(() => page.getByText('You have not agreed to this yet').count()).toBe(1);
    const standing = async () =>
      (
        await world.door.ask(
          cleo.token,
          '{ me { consentTo(purpose: "partner_sharing") { permitted decision { means } } } }',
        )
      ).data.me.consentTo;
    expect(await standing()).toEqual({ permitted: false, decision: { means: 'SIGNAL' } });
    // What the customer allows after the signal, by hand, is a yes.
    await page.click('form button.first');
    const { access_token } = await connecting.tokens();
    expect((await world.music.read(access_token)).data.me.name).toEqual({ given: 'Cleo' });
    expect(await standing()).toEqual({ permitted: true, decision: { means: 'BUTTON' } });
  });
});
