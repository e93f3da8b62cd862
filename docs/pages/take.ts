/**
 * Takes the pictures of this folder from a running demo: `npm start`, then `npx tsx docs/pages/take.ts [URL]`. It signs in
 * as Ada and as the store's associate, and changes nothing but what it asks for on the consent page and then doesn't allow,
 * and that Ada shows her member's code at the till.
 */
import { mkdir } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { fetchPersonaToken } from '../../cli/token.ts';
import { openBrowser } from '../../test/support/browser.ts';

const url = process.argv[2] ?? 'http://localhost:4000';
const folder = import.meta.dirname;

/** As the demo registers the music app. */
const CONSENT_REQUEST = new URLSearchParams({
  client_id: 'music',
  response_type: 'code',
  redirect_uri: 'http://127.0.0.1:4201/callback',
  scope: 'openid profile.name profile.email loyalty.tier',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
});

/** What is below that is more of the same. In px. */
const TALLEST = 1400;

type Shot = { name: string; path?: string; open?: (page: Page) => Promise<unknown> };

const consent = `/oauth/auth?${CONSENT_REQUEST}`;

const SHOTS: readonly Shot[] = [
  { name: 'apps', path: '/privacy' },
  { name: 'app-change', open: (page) => page.locator('.card a.button').first().click() },
  { name: 'reads', path: '/privacy/reads?check=1' },
  { name: 'preferences', path: '/privacy/preferences' },
  { name: 'messages', path: '/privacy/messages' },
  { name: 'decisions', path: '/privacy/decisions' },
  { name: 'data', path: '/privacy/data' },
  { name: 'data-erase', path: '/privacy/data/erase' },
  { name: 'consent', path: consent },
];

async function take(shots: readonly Shot[], suffix: string, options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 820, height: 700 },
    locale: 'en',
    ...options,
  });
  const page = await context.newPage();
  const shoot = async (name: string): Promise<void> => {
    const { width, height } = (await page.locator('html').boundingBox()) ?? { width: 0, height: 0 };
    const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
    await page.screenshot({ path: `${folder}/${name}${suffix}.png`, fullPage: true, clip });
  };
  await page.goto(`${url}/privacy`);
  if (!suffix) await shoot('welcome');
  await page.click('main a.button');
  if (!suffix) await shoot('sign-in');
  await page.check('input[value=ada]');
  await page.click('form button.first');
  await page.waitForURL(`${url}/privacy/`);
  for (const { name, path, open } of shots) {
    if (path) await page.goto(`${url}${path}`);
    await open?.(page);
    await shoot(name);
  }
  if (!suffix) {
    await page.goto(`${url}/privacy`);
    await page.locator('.card a.button.ends').first().click();
    await shoot('app-end');
  }
  await context.close();
}

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  locale: 'en',
  isMobile: true,
  hasTouch: true,
};

/** A page of `web/` on a phone, signed in. */
async function openPhone(path: '/me' | '/store', persona: string, options: BrowserContextOptions) {
  const page = await (await browser.newContext({ ...PHONE, ...options })).newPage();
  await page.goto(`${url}${path}`);
  await page.check(`input[value=${persona}]`);
  await page.click('form button.first');
  await page.locator('#page:not([aria-busy]) nav').waitFor();
  return page;
}

/** The member's page and, of the light ones, the store's with the member whose code it has scanned. */
async function takePhones(suffix: '' | '-dark', options: BrowserContextOptions): Promise<void> {
  const shoot = async (page: Page, name: string): Promise<void> => {
    await page.locator('.said:empty').waitFor({ state: 'attached' }); // it would lie over the page
    const { width, height } = (await page.locator('html').boundingBox()) ?? { width: 0, height: 0 };
    const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
    await page.screenshot({ path: `${folder}/${name}${suffix}.png`, fullPage: true, clip });
  };
  const member = await openPhone('/me', 'ada', options);
  await member.getByRole('button', { name: 'Points', exact: true }).click();
  await member.getByRole('heading', { name: 'History' }).waitFor();
  await shoot(member, 'me-points');
  if (!suffix) {
    await member.getByRole('button', { name: 'Show my code' }).click();
    const code = member.getByRole('img', { name: 'QR code of your membership, for a till to scan' });
    await code.waitFor();
    await shoot(member, 'me-code');
    const store = await openPhone('/store', 'store', options);
    await store.getByText('Live', { exact: true }).waitFor();
    await shoot(store, 'store-queue');
    await store.getByRole('button', { name: 'Scan a code' }).click();
    const picture = { name: 'code.png', mimeType: 'image/png', buffer: await code.screenshot() };
    await store.getByLabel('Or a picture of it').setInputFiles(picture);
    await store.getByRole('heading', { level: 1, name: 'Ada' }).waitFor();
    await shoot(store, 'store-member');
    await store.context().close();
  }
  await member.context().close();
}

/** So that the ledger has something in it. */
async function readAsApps(): Promise<void> {
  for (const [persona, query] of [
    ['music', '{ me { name { given } emails { value } } }'],
    ['rewards', '{ me { loyaltyAccount { balance } } }'],
  ] as const) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await fetchPersonaToken(url, persona)}`,
      },
      body: JSON.stringify({ query }),
    });
    if (!response.ok) throw new Error(`${persona} could not read: ${response.status}`);
  }
}

const named = (...names: string[]) => SHOTS.filter(({ name }) => names.includes(name));

await mkdir(folder, { recursive: true });
await readAsApps();
const browser = await openBrowser();
try {
  await take(SHOTS, '', {});
  await take(named('apps', 'consent'), '-dark', { colorScheme: 'dark' });
  await take(named('apps', 'reads', 'consent'), '-ar', { locale: 'ar' });
  await take(named('preferences', 'consent'), '-phone', { viewport: { width: 375, height: 700 } });
  await takePhones('', {});
  await takePhones('-dark', { colorScheme: 'dark' });
} finally {
  await browser.close();
}
