import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopiesWorld, type Owner, openCopiesWorld } from '../partners/copies-world.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabases } from '../support/mongod.ts';
import { LAYOUT, violationsOn } from './axe.ts';
import { openPrivacy } from './world.ts';

describe('sending a copy of the data to a connected app', { timeout: 180_000 }, () => {
  const dbOf = useDatabases();
  let world: CopiesWorld;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let ada: Owner;
  let clientId: string;

  beforeAll(async () => {
    [world, browser] = await Promise.all([openCopiesWorld(dbOf), openBrowser()]);
    [ada, clientId] = await Promise.all([world.anOwner(), world.anApp({ name: 'Harmonia' })]);
    await world.connect(ada, clientId);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('works without script: sent, taken back, sent again, fetched', async () => {
    const page = await (await browser.newContext({ locale: 'en', javaScriptEnabled: false })).newPage();
    await openPrivacy(page, world.door, ada);
    await page.getByRole('link', { name: 'My data' }).click();
    const part = page.getByRole('region', { name: 'Send it to a connected app' });
    const told = () => page.getByRole('status').textContent();
    const send = async () => {
      await part.getByRole('radio', { name: 'Harmonia' }).check();
      await part.getByRole('button', { name: 'Send', exact: true }).click();
      expect(await told()).toBe('Harmonia is being told that it can fetch the copy.');
    };
    await send();
    await part.getByRole('button', { name: 'Take back what you sent to Harmonia' }).click();
    expect(await told()).toBe('The app cannot fetch the copy any more.');
    expect(await part.getByRole('listitem').locator('.badge').allTextContents()).toEqual([
      'Taken back by you',
    ]);

    const before = world.receiverOf(clientId).calls.length;
    await send();
    const call = await world.told(clientId, before + 1);
    const headers = { authorization: `Bearer ${await world.tokenOf(clientId)}` };
    expect(await world.fetchCopy(call?.data.link, headers)).toMatchObject({ status: 200 });
    await page.reload();
    expect(await part.getByRole('listitem').locator('.badge').allTextContents()).toEqual([
      'Fetched',
      'Taken back by you',
    ]);
    await page.context().close();
  });

  it.each([
    ['en', 820],
    ['ar', 820],
    ['de', 320],
    ['fr', 320],
  ])(
    'has nothing that axe objects to, also with the form that has to be mended: %s, %i px',
    async (language, width) => {
      const context = await browser.newContext({
        locale: language,
        viewport: { width, height: 700 },
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.goto(`${world.door.url}/privacy/sign-in`);
      await page.check(`input[value="${ada.persona}"]`);
      await page.click('form button.first');
      await page.goto(`${world.door.url}/privacy/data?lang=${language}`);
      const submit = page.locator('section form button').last();
      const found = await violationsOn(page);
      await page
        .locator('section form')
        .last()
        .evaluate((form: { noValidate: boolean }) => {
          form.noValidate = true;
        });
      await submit.click();
      await expect.poll(() => page.getByRole('alert').count()).toBe(1);
      found.push(...(await violationsOn(page)));
      expect(found).toEqual([]);
      expect(await page.evaluate(LAYOUT)).toEqual({
        lang: language,
        dir: language === 'ar' ? 'rtl' : 'ltr',
        overflow: 0,
      });
      await context.close();
    },
  );
});
