import { describe, expect, it } from 'vitest';
import { eventually } from '../partners/front-door.ts';
import { type openPrivacy, signIn, useWorld } from './world.ts';

/** Without script, as everything here has to work. */
const PLAIN = { javaScriptEnabled: false };

describe('a customer and the music app, in a browser without script', { timeout: 180_000 }, () => {
  const world = useWorld();

  /** The customer allows name, email and phone, having unticked the tier again. */
  async function connected() {
    const ada = await world.aCustomer();
    const context = await world.open(PLAIN);
    const page = await context.newPage();
    const connecting = await world.music.begin(page);
    await signIn(page, ada);
    await page.getByLabel('Your email addresses').check();
    await page.getByLabel('Your phone numbers').check();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    const { access_token: token } = await connecting.tokens();
    return { ada, page, token, context };
  }

  it('lets an optional attribute be unticked: the app reads the rest and not that', async () => {
    const ada = await world.aCustomer();
    const page = await (await world.open(PLAIN)).newPage();
    const connecting = await world.music.begin(page);
    await signIn(page, ada);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Harmonia asks for your data');
    const email = page.getByLabel('Your email addresses');
    const phone = page.getByLabel('Your phone numbers');
    expect([await email.isChecked(), await phone.isChecked()]).toEqual([false, false]);
    await email.check();
    await phone.check();
    await email.uncheck();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();

    const { access_token, scope } = await connecting.tokens();
    expect(scope).toBe('profile.name profile.phone');
    const { data } = await world.music.read(access_token);
    expect(data.me).toEqual({
      name: { given: 'Ada' },
      emails: null,
      phones: [{ value: expect.stringMatching(/^\+4930/) }],
    });
  });

  it('asks again with what is shared ticked, and marks what is new', async () => {
    const { ada, page } = await connected();
    await world.music.begin(page);
    expect(page.url()).toContain('/oauth/interaction/');
    expect(await page.getByLabel('Your email addresses').isChecked()).toBe(true);
    expect(await page.getByLabel('Your tier').isChecked()).toBe(false);
    const tier = page.locator('.choice', { has: page.getByLabel('Your tier') });
    expect(await tier.locator('.badge').textContent()).toBe('New');
    expect(await page.locator('.note').textContent()).toContain('It asks for more');
    await expect.poll(() => page.getByText('You are signed in as Ada Bakker.').count()).toBe(1);
    expect(ada.customerId).toMatch(/^cus_/);
  });

  it('narrows a grant while the app holds a live token: the next read misses it', async () => {
    const { ada, page, token } = await connected();
    expect((await world.music.read(token)).data.me.emails).toHaveLength(1);

    await openPrivacyAgain(page);
    await page.getByRole('link', { name: 'Change what Harmonia may read' }).click();
    await page.getByLabel('Your email addresses').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Saved.');

    const after = await world.music.read(token);
    expect(after.data.me).toMatchObject({ name: { given: 'Ada' }, emails: null });
    expect(after.data.me.phones).toHaveLength(1);
    const { data } = await world.door.ask(ada.token, '{ me { grants { state version attributes } } }');
    expect(data.me.grants).toEqual([
      { state: 'ACTIVE', version: 2, attributes: ['profile.name', 'profile.phone'] },
    ]);
  });

  it('extends a grant and shortens how far back it looks, in one act', async () => {
    const { ada, page } = await connected();
    await openPrivacyAgain(page);
    await page.getByRole('link', { name: 'Change what Harmonia may read' }).click();
    await page.getByLabel('Your tier').check();
    await page.getByLabel('How far back it may look').selectOption('30');
    await page.getByRole('button', { name: 'Save' }).click();
    const { data } = await world.door.ask(
      ada.token,
      '{ me { grants { version attributes lookBackDays } consentHistory(first: 1) { edges { node { surface grant { lookBackDays } } } } } }',
    );
    expect(data.me.grants).toEqual([
      {
        version: 2,
        attributes: ['profile.name', 'profile.email', 'profile.phone', 'loyalty.tier'],
        lookBackDays: 30,
      },
    ]);
    expect(data.me.consentHistory.edges).toEqual([
      { node: { surface: 'privacy.apps', grant: { lookBackDays: 30 } } },
    ]);
  });

  it('says so when nothing was changed, and records nothing', async () => {
    const { ada, page } = await connected();
    await openPrivacyAgain(page);
    await page.getByRole('link', { name: 'Change what Harmonia may read' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('status').textContent()).toBe('You have changed nothing.');
    const { data } = await world.door.ask(ada.token, '{ me { grants { version } } }');
    expect(data.me.grants).toEqual([{ version: 1 }]);
  });

  it('revokes after asking once more: the next read shows nothing', async () => {
    const { page, token } = await connected();
    await openPrivacyAgain(page);
    await page.getByRole('link', { name: 'End access of Harmonia' }).click();
    expect((await world.music.read(token)).data.me.name).toEqual({ given: 'Ada' });
    await page.getByRole('button', { name: 'End access' }).click();
    expect(await page.getByRole('status').textContent()).toBe(
      'Harmonia can read nothing about you any more.',
    );
    expect(await page.locator('.card .badge').textContent()).toBe('You ended it');
    const { data } = await world.music.read(token);
    expect([data?.me?.name ?? null, data?.me?.phones ?? null]).toEqual([null, null]);
  });

  it('shows every read with time, facts and purpose, and checks that the record is whole', async () => {
    const { page, token } = await connected();
    await world.music.read(token);
    await world.music.read(token);
    await openPrivacyAgain(page);
    await eventually(
      async () => {
        await page.goto(`${world.door.url}/privacy/reads`);
        return page.locator('ol > li').count();
      },
      (count) => count === 2,
    );
    const [newest] = await page.locator('ol > li').all();
    const text = (await newest?.textContent()) ?? '';
    expect(text).toContain('Harmonia');
    expect(text).toContain('your name, your email addresses and your phone numbers');
    expect(text).toContain('Sharing with partner apps that you choose');
    expect(text).toContain('Customer.emails');
    const time = (await newest?.locator('time').getAttribute('datetime')) ?? '';
    expect(Math.abs(Date.now() - Date.parse(time))).toBeLessThan(120_000);
    await page.getByRole('button', { name: 'Check that nothing is missing' }).click();
    expect(await page.getByRole('status').textContent()).toContain('complete and unaltered');

    await page.getByLabel('Read by').selectOption({ label: 'Staff in a store' });
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('ol > li').count()).toBe(0);
    await page.getByLabel('Read by').selectOption({ label: 'Harmonia' });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => page.locator('ol > li').count()).toBe(2);

    await page.goto(`${world.door.url}/privacy`);
    expect(await page.locator('.card dl').textContent()).toMatch(/Last read.*\d{4}/s);
  });

  it('pages through more reads than one page holds', async () => {
    const { page, token } = await connected();
    for (let read = 0; read < 21; read += 1) await world.music.read(token);
    await openPrivacyAgain(page);
    await eventually(
      async () => {
        await page.goto(`${world.door.url}/privacy/reads`);
        return page.getByRole('link', { name: 'Older' }).count();
      },
      (count) => count === 1,
    );
    await expect.poll(() => page.locator('ol > li').count()).toBe(20);
    await page.getByRole('link', { name: 'Older' }).click();
    await expect.poll(() => page.locator('ol > li').count()).toBe(1);
    await page.getByRole('link', { name: 'Newest' }).click();
    await expect.poll(() => page.locator('ol > li').count()).toBe(20);
  });

  it('ends access with the purpose that it needs, after naming the app', async () => {
    const { page, token } = await connected();
    await openPrivacyAgain(page);
    await page.getByRole('link', { name: 'Preferences' }).click();
    await page.getByRole('switch', { name: 'Sharing with partner apps that you choose' }).click();
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Harmonia' }).count()).toBe(1);
    expect((await world.music.read(token)).data.me.name).toEqual({ given: 'Ada' });
    await page.getByRole('button', { name: 'Switch off' }).click();
    const sharing = page.getByRole('switch', { name: 'Sharing with partner apps that you choose' });
    expect(await sharing.getAttribute('aria-checked')).toBe('false');
    const { data } = await world.music.read(token);
    expect(data?.me?.name ?? null).toBeNull();
  });

  it('lets another account be used', async () => {
    const { page } = await connected();
    const ben = await world.aCustomer('Ben');
    await world.music.begin(page);
    await page.getByRole('link', { name: 'Use another account' }).click();
    await signIn(page, ben);
    await expect.poll(() => page.getByText('You are signed in as Ben Bakker.').count()).toBe(1);
    expect(await page.getByLabel('Your email addresses').isChecked()).toBe(false);
  });

  it('takes a no for a no', async () => {
    const ada = await world.aCustomer();
    const page = await (await world.open(PLAIN)).newPage();
    const connecting = await world.music.begin(page);
    await signIn(page, ada);
    await page.getByRole('button', { name: 'Do not allow' }).click();
    expect((await connecting.answer).get('error')).toBe('access_denied');
  });

  it('signs out of everything at once: the next sign-in asks who it is', async () => {
    const { page } = await connected();
    await openPrivacyAgain(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(`${world.door.url}/privacy/reads`);
    expect(page.url()).toContain('/oauth/interaction/');
  });

  /** Who has connected an app is signed in to Patron already. */
  async function openPrivacyAgain(page: Parameters<typeof openPrivacy>[0]): Promise<void> {
    await page.goto(`${world.door.url}/privacy`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Connected apps' }).waitFor();
  }
});
