import type { Page } from 'playwright-core';
import encodeQR from 'qr';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { violationsOn } from './axe.ts';
import { type Person, signIn, useWorld } from './world.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe('the store’s page', () => {
  const world = useWorld();
  const [storeId, otherId] = [newId('sto'), newId('sto')];
  const sku = newId('sku');
  let ada: Person;

  /** A mutation in the name of a persona; its payload. */
  async function change(persona: string, mutation: string, input: object, fields: string) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`;
    const token = await fetchPersonaToken(world.door.url, persona);
    const { data, codes } = await world.door.ask(token, query, { input });
    expect(codes).toEqual([]);
    expect(data[mutation].userErrors).toEqual([]);
    return data[mutation];
  }

  beforeAll(async () => {
    const aStore = (id: string, name: string) => ({
      ...{ id, name, timeZone: 'Europe/Amsterdam', currency: 'EUR' },
      services: ['PICKUP', 'RETURNS'],
    });
    await change(
      'import',
      'importStores',
      { stores: [aStore(storeId, 'Corner'), aStore(otherId, 'Harbour')] },
      'imported',
    );
    const product = {
      ...{ id: newId('prd'), name: 'Wool scarf' },
      variants: [{ sku, size: 'L', prices: [{ amountMinor: 2500, currency: 'EUR' }] }],
    };
    await change('import', 'importProducts', { products: [product] }, 'imported');
    const counts = [{ storeId, sku, counted: 5 }];
    await change('import', 'setStock', { counts, idempotencyKey: newId('key') }, 'levelsSet');
    await world.door.partners.personas.put([
      {
        id: 'emma',
        title: 'Emma of Corner',
        kind: 'associate',
        associateId: newId('ass'),
        stores: [storeId],
      },
      {
        id: 'noor',
        title: 'Noor of Harbour',
        kind: 'associate',
        associateId: newId('ass'),
        stores: [otherId],
      },
    ]);
    ada = await world.aCustomer('Ada');
  }, 60_000);

  /** A phone with the page open, signed in. */
  async function phone(path: '/store' | '/me', persona: string): Promise<Page> {
    const page = await (await world.open(PHONE)).newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${world.door.url}${path}`);
    await signIn(page, { persona } as Person);
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    return page;
  }

  /** Shows a store's page the QR code that a customer's page shows, as a picture. */
  async function showCode(from: Page, label: string, to: Page): Promise<void> {
    const drawing = from.getByRole('img', { name: label });
    await drawing.waitFor();
    await expect.poll(() => from.locator('.said').textContent()).toBe(''); // it would lie over the code
    const buffer = await drawing.screenshot();
    await to.getByRole('button', { name: 'Scan a code' }).click();
    await to
      .getByLabel('Or a picture of it')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
  }

  const stockOf = async (store: string) => {
    const query = `query ($id: ID!, $sku: ID!) { store(id: $id) { stock(sku: $sku) { onHand picked returned } } }`;
    const token = await fetchPersonaToken(world.door.url, 'emma');
    return (await world.door.ask(token, query, { id: store, sku })).data.store.stock;
  };

  it('takes an order from the phone of the customer to their hands and back, live', async () => {
    const [customer, associate] = [await phone('/me', ada.persona), await phone('/store', 'emma')];
    await associate.getByText('Nobody waits').waitFor();
    await associate.getByText('Live', { exact: true }).waitFor();

    await customer.getByRole('button', { name: 'Shop' }).click();
    await customer.getByRole('button', { name: 'Add' }).click();
    await customer.getByRole('button', { name: 'Bag (1)' }).click();
    await customer.getByLabel('Pick it up at').selectOption({ label: 'Corner' });
    await customer.getByLabel('Pay').selectOption({ label: 'Test card' });
    await customer.getByRole('button', { name: 'Order', exact: true }).click();
    await customer.getByText('Ordered.').waitFor();

    // It is in the queue without anybody asking again.
    await associate.getByRole('button', { name: /Ada Bakker/ }).waitFor();
    await associate.getByRole('button', { name: /Ada Bakker/ }).click();
    await associate.getByRole('button', { name: 'Start picking' }).click();
    await associate.getByRole('button', { name: 'Everything is gathered' }).click();
    await customer.getByRole('status').filter({ hasText: 'Ready' }).waitFor();

    await showCode(customer, 'QR code of this order, for the store to scan', associate);
    await associate.getByText('There by: QR code').waitFor();
    await customer.getByRole('status').filter({ hasText: 'Arrived' }).waitFor();

    const code = associate.getByLabel('Code that the customer shows');
    const right = (await customer.locator('.digits').textContent()) ?? '';
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 5; tries += 1) {
      await code.fill(wrong);
      await associate.getByRole('button', { name: 'Check' }).click();
      await associate.getByRole('alert').waitFor();
    }
    await associate.getByText('Locked after too many wrong codes').waitFor();
    expect(await code.isDisabled()).toBe(true);
    await customer.getByRole('button', { name: 'Make a new code' }).click();
    await associate.getByText('Locked after too many wrong codes').waitFor({ state: 'detached' });
    await expect.poll(() => customer.locator('.digits').textContent()).not.toBe(right);
    await code.fill((await customer.locator('.digits').textContent()) ?? '');
    await associate.getByRole('button', { name: 'Check' }).click();
    await associate.getByRole('button', { name: 'Hand over' }).click();
    await associate.getByText('Handed over.').waitFor();
    await associate.getByText('Nobody waits').waitFor();
    expect(await stockOf(storeId)).toEqual({ onHand: 4, picked: 0, returned: 0 });

    // Back at another store.
    await customer.getByText('Bring something back').click();
    await customer.getByLabel(/Wool scarf/).fill('1');
    await customer.getByRole('button', { name: 'Get the code' }).click();
    const other = await phone('/store', 'noor');
    await showCode(customer, 'QR code of this return, for any store or return bar', other);
    await other.getByRole('button', { name: 'Take it and pay back' }).click();
    await other.getByText('€25.00 is paid back.').waitFor();
    expect((await stockOf(otherId)).returned).toBe(1);

    // The same code again is worth nothing.
    await customer.getByRole('button', { name: '← Orders' }).click();
    await customer.getByRole('button', { name: /Wool scarf/ }).click();
    await customer.getByRole('status').filter({ hasText: 'Refunded' }).waitFor();
    expect(await customer.getByRole('img', { name: /QR code/ }).count()).toBe(0);
  }, 180_000);

  it('says what it can’t read, and has nothing that axe objects to', async () => {
    const page = await phone('/store', 'emma');
    await page.getByRole('button', { name: 'Scan a code' }).click();
    await page.getByLabel('Or a picture of it').setInputFiles({
      name: 'code.gif',
      mimeType: 'image/gif',
      buffer: Buffer.from(encodeQR('nothing of ours', 'gif', { scale: 6 })),
    });
    await page.getByRole('alert').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: /Queue/ }).click();
    expect(await violationsOn(page)).toEqual([]);
    const mine = await phone('/me', ada.persona);
    expect(await violationsOn(mine)).toEqual([]);
    await mine
      .getByRole('button', { name: /Wool scarf/ })
      .first()
      .click();
    await mine.getByRole('heading', { level: 1 }).waitFor();
    expect(await violationsOn(mine)).toEqual([]);
  }, 60_000);
});
