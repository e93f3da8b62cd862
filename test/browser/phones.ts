import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { type Person, signIn, type useWorld } from './world.ts';

type World = ReturnType<typeof useWorld>;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A mutation in the name of a persona; its payload. */
export async function change(
  { door }: World,
  persona: string,
  mutation: string,
  input: object,
  fields: string,
) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`;
  const token = await fetchPersonaToken(door.url, persona);
  const { data, codes } = await door.ask(token, query, { input });
  expect(codes).toEqual([]);
  expect(data[mutation].userErrors).toEqual([]);
  return data[mutation];
}

/** Stores, each with an associate who can be signed in by that name, and five wool scarves at 25 EUR in the first. */
export async function openShop(
  world: World,
  { stores, sku }: { stores: { id: string; name: string; associate: string }[]; sku: string },
): Promise<void> {
  const imported = stores.map(({ id, name }) => ({
    ...{ id, name, timeZone: 'Europe/Amsterdam', currency: 'EUR' },
    services: ['PICKUP', 'RETURNS'],
  }));
  await change(world, 'import', 'importStores', { stores: imported }, 'imported');
  const product = {
    ...{ id: newId('prd'), name: 'Wool scarf' },
    variants: [{ sku, size: 'L', prices: [{ amountMinor: 2500, currency: 'EUR' }] }],
  };
  await change(world, 'import', 'importProducts', { products: [product] }, 'imported');
  const counts = [{ storeId: stores[0]?.id, sku, counted: 5 }];
  await change(world, 'import', 'setStock', { counts, idempotencyKey: newId('key') }, 'levelsSet');
  await world.door.partners.personas.put(
    stores.map(({ id, name, associate }) => ({
      id: associate,
      title: `The associate of ${name}`,
      kind: 'associate',
      associateId: newId('ass'),
      stores: [id],
    })),
  );
}

/** A phone with the page open, signed in. */
export async function openPhone(
  world: World,
  path: '/store' | '/me',
  persona: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await world.open({ ...PHONE, ...options })).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${world.door.url}${path}`);
  await signIn(page, { persona } as Person);
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  return page;
}

/** What a customer's page shows as a QR code, as a picture. */
export async function pictureOf(from: Page, label: string | RegExp): Promise<Buffer> {
  const drawing = from.getByRole('img', { name: label });
  await drawing.waitFor();
  await expect.poll(() => from.locator('.said').textContent()).toBe(''); // it would lie over the code
  return drawing.screenshot();
}

/** Shows a store's page a picture of a code. */
export async function showPicture(buffer: Buffer, to: Page): Promise<void> {
  await to.getByRole('button', { name: 'Scan a code' }).click();
  await to
    .getByLabel('Or a picture of it')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
}

/** Shows a store's page the QR code that a customer's page shows. */
export const showCode = async (from: Page, label: string, to: Page): Promise<void> =>
  showPicture(await pictureOf(from, label), to);
