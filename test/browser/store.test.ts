import encodeQR from 'qr';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { violationsOn } from './axe.ts';
import { openPhone, openShop, showCode } from './phones.ts';
import { type Person, useWorld } from './world.ts';

describe('the store’s page', () => {
  const world = useWorld();
  const [storeId, otherId] = [newId('sto'), newId('sto')];
  const sku = newId('sku');
  let ada: Person;

  beforeAll(async () => {
    await openShop(world, {
      stores: [
        { id: storeId, name: 'Corner', associate: 'emma' },
        { id: otherId, name: 'Harbour', associate: 'noor' },
      ],
      sku,
    });
    ada = await world.aCustomer('Ada');
  }, 60_000);

  const phone = (path: '/store' | '/me', persona: string) => openPhone(world, path, persona);

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
