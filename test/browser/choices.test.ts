import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '#shared/messages/queue.ts';
import { eventually } from '../partners/front-door.ts';
import { openPrivacy, type Person, useWorld } from './world.ts';

describe('what a customer decides on the privacy pages, without script', { timeout: 180_000 }, () => {
  const world = useWorld();

  async function opened(tab: string): Promise<{ ada: Person; page: Page }> {
    const ada = await world.aCustomer();
    const page = await (await world.open({ javaScriptEnabled: false })).newPage();
    await openPrivacy(page, world.door, ada);
    await page.getByRole('link', { name: tab }).click();
    return { ada, page };
  }

  const status = (page: Page) => page.getByRole('status').textContent();
  const asked = async ({ token }: Person, fields: string) =>
    (await world.door.ask(token, `{ me { ${fields} } }`)).data.me;

  it('switches a purpose on and off again, in front of its text', async () => {
    const { ada, page } = await opened('Preferences');
    const personal = page.getByRole('switch', { name: 'Personal offers and recommendations' });
    expect(await personal.getAttribute('aria-checked')).toBe('false');
    await personal.click();
    expect(await personal.getAttribute('aria-checked')).toBe('true');
    expect(await page.locator('#personalisation').getByRole('status').textContent()).toBe('Saved.');
    const CONSENT =
      'consentTo(purpose: "personalisation") { permitted decision { surface language purposeVersion notice { purposes { purpose } } } }';
    expect(await asked(ada, CONSENT)).toEqual({
      consentTo: {
        permitted: true,
        decision: {
          surface: 'privacy.preferences',
          language: 'en',
          purposeVersion: 1,
          notice: { purposes: [{ purpose: 'personalisation' }] },
        },
      },
    });
    await personal.click();
    expect((await asked(ada, 'consentTo(purpose: "personalisation") { state }')).consentTo.state).toBe(
      'WITHDRAWN',
    );
  });

  it('objects to what rests on our interest, and lifts the objection', async () => {
    const { ada, page } = await opened('Preferences');
    const measuring = page.getByRole('switch', { name: 'Measuring how our shops do' });
    const reason = async () =>
      (await asked(ada, 'consentTo(purpose: "analytics") { reason }')).consentTo.reason;
    expect(await measuring.getAttribute('aria-checked')).toBe('true');
    await measuring.click();
    expect(await reason()).toBe('OBJECTED');
    await measuring.click();
    expect(await reason()).toBe('GIVEN');
  });

  it('offers no switch for what the contract needs', async () => {
    const { page } = await opened('Preferences');
    expect(await page.locator('#service').getByRole('switch').count()).toBe(0);
    expect(await page.locator('#service .badge').textContent()).toBe('Always on');
  });

  it('keeps channels, frequency and quiet hours', async () => {
    const { ada, page } = await opened('Contact');
    await page.getByRole('checkbox', { name: 'Telephone calls' }).uncheck();
    await page.getByRole('combobox', { name: 'Email' }).selectOption('Once a week');
    await page.getByLabel('From', { exact: true }).fill('22:00');
    await page.getByLabel('To', { exact: true }).fill('07:30');
    await page.getByLabel('Time zone').fill('Europe/Amsterdam');
    await page.getByLabel('Do not approach me').check();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await status(page)).toBe('Saved.');
    expect(
      await asked(
        ada,
        `communicationPreferences {
          version doNotApproach choices { purpose channel topic wanted } frequencyCaps { channel most per } quietHours { from to timeZone }
        }`,
      ),
    ).toEqual({
      communicationPreferences: {
        version: 1,
        doNotApproach: true,
        choices: [{ purpose: null, channel: 'PHONE', topic: null, wanted: false }],
        frequencyCaps: [{ channel: 'EMAIL', most: 1, per: 'WEEK' }],
        quietHours: { from: '22:00', to: '07:30', timeZone: 'Europe/Amsterdam' },
      },
    });
    expect(await page.getByRole('checkbox', { name: 'Telephone calls' }).isChecked()).toBe(false);
  });

  it('says what is wrong with quiet hours, and keeps nothing', async () => {
    const { ada, page } = await opened('Contact');
    await page.getByLabel('From', { exact: true }).fill('22:00');
    await page.getByLabel('To', { exact: true }).fill('07:30');
    await page.getByLabel('Time zone').fill('Mars/Olympus');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Check the quiet hours');
    const zone = page.getByLabel('Time zone');
    expect([await zone.inputValue(), await zone.getAttribute('aria-invalid')]).toEqual([
      'Mars/Olympus',
      'true',
    ]);
    expect((await asked(ada, 'communicationPreferences { version }')).communicationPreferences.version).toBe(
      0,
    );
  });

  it('does not overwrite what was changed elsewhere meanwhile', async () => {
    const { ada, page } = await opened('Contact');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('checkbox', { name: 'Email' }).uncheck();
    await other.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('checkbox', { name: 'Telephone calls' }).uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('changed elsewhere');
    expect(await page.getByRole('checkbox', { name: 'Email' }).isChecked()).toBe(false);
    expect((await asked(ada, 'communicationPreferences { version }')).communicationPreferences.version).toBe(
      1,
    );
  });

  it('pauses, ends the pause, and unsubscribes from everything at once', async () => {
    const { ada, page } = await opened('Contact');
    const until = async () =>
      (await asked(ada, 'communicationPreferences { snoozedUntil }')).communicationPreferences.snoozedUntil;
    await page.getByLabel('How long').selectOption('30 days');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    expect(Date.parse(await until())).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await page.getByRole('button', { name: 'End the pause' }).click();
    expect(await until()).toBeNull();

    await page.getByRole('link', { name: 'Unsubscribe from everything' }).click();
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    expect(await status(page)).toBe('You are unsubscribed from all advertising.');
    expect((await asked(ada, 'consentTo(purpose: "email_marketing") { state }')).consentTo.state).toBe(
      'REFUSED',
    );
  });

  it('hands out a copy of the data to who shows by the code that it is theirs', async () => {
    const { ada, page } = await opened('My data');
    await page.getByRole('button', { name: 'Ask for a copy' }).click();
    expect(await status(page)).toBe('Your request has come in.');
    await eventually(
      async () => {
        await page.goto(`${world.door.url}/privacy/data`);
        return page.getByLabel('Code of eight digits').count();
      },
      (count) => count === 1,
    );
    const letter = await messagesOf(world.dbOf('identity')).findOne({ customerId: ada.customerId });
    const code = /\d{4} ?\d{4}/.exec(letter?.text ?? '')?.[0] ?? '';

    const wrong = code.startsWith('1') ? '2' : '1';
    await page.getByLabel('Code of eight digits').fill(`${wrong}${code.slice(1)}`);
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('This is not the code');
    await page.getByLabel('Code of eight digits').fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await status(page)).toBe('Thank you. We are carrying it out.');

    const json = page.getByRole('link', { name: 'Download (JSON)' });
    await eventually(
      async () => {
        await page.goto(`${world.door.url}/privacy/data`);
        return json.count();
      },
      (count) => count === 1,
    );
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      return readFile(await file.path(), 'utf8');
    };
    const everything = JSON.parse(await download('Download (JSON)'));
    expect(Object.keys(everything.parts)).toEqual(['identity', 'consent', 'orders', 'loyalty', 'partners']);
    expect(JSON.stringify(everything)).toContain('Bakker');
    expect(await download('Download (CSV)')).toContain('Bakker');
    expect(await download('Signed proof: Take your data along')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('takes down what is to be corrected, and lets it be taken back', async () => {
    const { ada, page } = await opened('My data');
    await page.getByLabel('What is wrong, and how it is right').fill('My name is Ada Lovelace.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const requests = async () =>
      (await asked(ada, 'rightsRequests(first: 5) { edges { node { right state statement } } }'))
        .rightsRequests.edges;
    const node = { right: 'RECTIFY', statement: 'My name is Ada Lovelace.' };
    expect(await requests()).toEqual([{ node: { ...node, state: 'IDENTITY_UNVERIFIED' } }]);
    await page.getByRole('button', { name: 'Take back: Have something corrected' }).click();
    expect(await requests()).toEqual([{ node: { ...node, state: 'WITHDRAWN' } }]);
  });

  it('erases only who has said that they understand', async () => {
    const { ada, page } = await opened('My data');
    await page.getByRole('link', { name: 'Erase …' }).click();
    await page.getByRole('button', { name: 'Erase my data' }).click(); // the browser itself asks for the tick
    expect((await asked(ada, 'rightsRequests(first: 5) { edges { cursor } }')).rightsRequests.edges).toEqual(
      [],
    );
    await page.getByLabel('I understand that this cannot be undone.').check();
    await page.getByRole('button', { name: 'Erase my data' }).click();
    expect(await status(page)).toBe('Your request has come in.');
    expect(
      (await asked(ada, 'rightsRequests(first: 5) { edges { node { right state } } }')).rightsRequests.edges,
    ).toEqual([{ node: { right: 'ERASE', state: 'IDENTITY_UNVERIFIED' } }]);
  });
});
