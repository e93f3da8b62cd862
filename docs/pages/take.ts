/**
 * Takes the pictures of this folder from a running demo: `npm start`, then `npx tsx docs/pages/take.ts [URL]`. It signs in
 * as Ada, and changes nothing but what it asks for on the consent page and then doesn't allow.
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
} finally {
  await browser.close();
}
