import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { LAYOUT, violationsOn } from './axe.ts';
import { change, openPhone, openShop, pictureOf, showPicture } from './phones.ts';
import { useWorld } from './world.ts';

const DAY_MS = 86_400_000;
const SMALL = { viewport: { width: 360, height: 740 } };

describe('the loyalty programme on the phones of customers and stores', { timeout: 180_000 }, () => {
  const world = useWorld();
  const storeId = newId('sto');
  const sku = newId('sku');

  beforeAll(async () => {
    await openShop(world, { stores: [{ id: storeId, name: 'Corner', associate: 'emma' }], sku });
    const reward = {
      ...{ code: 'coffee', name: 'A coffee', text: 'At the bar of any store.', points: 30 },
      ...{ availableFrom: new Date(Date.now() - DAY_MS), voucherDays: 30 },
    };
    await change(world, 'import', 'importRewards', { rewards: [reward] }, 'added');
    const [validFrom, validUntil] = [-DAY_MS, 3 * DAY_MS].map((ms) => new Date(Date.now() + ms));
    const offers = [
      { code: 'scarves', title: 'Scarves for two', text: 'The second at half price.', percentOff: 25 },
      { code: 'now', title: 'Coffee now', text: 'A second cup.', percentOff: 50, validMinutes: 5 },
    ].map((offer) => ({ ...offer, validFrom, validUntil }));
    await change(world, 'import', 'importOffers', { offers }, 'added');
  }, 60_000);

  const balance = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();
  const points = (page: Page) => page.getByRole('button', { name: 'Points', exact: true });

  /** Orders so many scarves on a customer's phone, and hands them over on a store's. */
  async function buy(customer: Page, associate: Page, name: string, pieces: number): Promise<void> {
    await customer.getByRole('button', { name: 'Shop' }).click();
    for (let piece = 1; piece <= pieces; piece += 1) {
      await customer.getByRole('button', { name: 'Add' }).click();
      await customer.getByRole('button', { name: `Bag (${piece})` }).waitFor();
    }
    await customer.getByRole('button', { name: `Bag (${pieces})` }).click();
    await customer.getByLabel('Pick it up at').selectOption({ label: 'Corner' });
    await customer.getByLabel('Pay').selectOption({ label: 'Test card' });
    await customer.getByRole('button', { name: 'Order', exact: true }).click();
    await associate.getByRole('button', { name }).click();
    await associate.getByRole('button', { name: 'Start picking' }).click();
    await associate.getByRole('button', { name: 'Everything is gathered' }).click();
    await customer.getByRole('status').filter({ hasText: 'Ready' }).waitFor();
    const code = (await customer.locator('.digits').textContent()) ?? '';
    await associate.getByLabel('Code that the customer shows').fill(code);
    await associate.getByRole('button', { name: 'Check' }).click();
    await associate.getByRole('button', { name: 'Hand over' }).click();
    await associate.getByText('Handed over.').waitFor();
  }

  it('earns at the handover, redeems at the till once, and takes points back with the goods', async () => {
    const ada = await world.aCustomer('Ada');
    const [customer, associate] = [
      await openPhone(world, '/me', ada.persona),
      await openPhone(world, '/store', 'emma'),
    ];
    await buy(customer, associate, 'Ada Bakker', 2);
    await points(customer).click();
    await balance(customer, '50 points');

    // Taken, given back, taken again.
    await customer.getByRole('button', { name: 'Take it: A coffee' }).click();
    await balance(customer, '20 points');
    await customer.getByRole('button', { name: 'Give it back for 30 points' }).click();
    await balance(customer, '50 points');
    await customer.getByText('Given back for its points').waitFor();
    await customer.getByRole('button', { name: 'Take it: A coffee' }).click();
    await balance(customer, '20 points');

    const voucher = await pictureOf(customer, 'QR code of A coffee, for a till to scan');
    await showPicture(voucher, associate);
    await associate.getByRole('region', { name: 'Redeemed' }).getByText('At the bar of any store.').waitFor();
    // The customer's phone sees it without being asked.
    await customer.getByText(/^Used .*, Corner$/).waitFor();
    expect(await customer.getByRole('img', { name: /QR code/ }).count()).toBe(0);
    await showPicture(voucher, associate);
    await associate.getByRole('alert').filter({ hasText: 'It was used already' }).waitFor();
    expect(await associate.getByRole('region', { name: 'Redeemed' }).count()).toBe(0);
    await balance(customer, '20 points');

    // An offer is used up in the same way.
    await customer.getByRole('button', { name: 'Take it: Scarves for two' }).click();
    const offer = await pictureOf(customer, 'QR code of Scarves for two, for a till to scan');
    await showPicture(offer, associate);
    await associate
      .getByRole('region', { name: 'Redeemed' })
      .getByText('The second at half price.')
      .waitFor();
    await customer.getByRole('img', { name: /QR code/ }).waitFor({ state: 'detached' });
    await showPicture(offer, associate);
    await associate.getByRole('alert').filter({ hasText: 'It was used already' }).waitFor();

    await customer.getByRole('button', { name: /Orders/ }).click();
    await customer.getByRole('button', { name: /Wool scarf/ }).click();
    await customer.getByText('Bring something back').click();
    await customer.getByLabel(/Wool scarf/).fill('1');
    await customer.getByRole('button', { name: 'Get the code' }).click();
    await showPicture(
      await pictureOf(customer, 'QR code of this return, for any store or return bar'),
      associate,
    );
    await associate.getByRole('button', { name: 'Take it and pay back' }).click();
    await associate.getByText('€25.00 is paid back.').waitFor();
    await points(customer).click();
    await balance(customer, '-5 points');
    await customer.getByText('What you earn next pays for them.').waitFor();
    const history = customer.getByRole('region', { name: 'History' }).getByRole('listitem');
    await expect
      .poll(async () => (await history.locator('strong').allTextContents()).sort())
      .toEqual(['+30 points', '+50 points', '-20 points', '-30 points', '-30 points']);
  });

  it('shows a till who the member is by a code that is good once, and what they can take', async () => {
    const ben = await world.aCustomer('Ben');
    const [customer, associate] = [
      await openPhone(world, '/me', ben.persona),
      await openPhone(world, '/store', 'emma', SMALL),
    ];
    await buy(customer, associate, 'Ben Bakker', 2);
    await points(customer).click();
    await balance(customer, '50 points');
    await customer.getByRole('button', { name: 'Show my code' }).click();
    const code = await pictureOf(customer, 'QR code of your membership, for a till to scan');
    await showPicture(code, associate);
    await associate.getByRole('heading', { level: 1, name: 'Ben Bakker' }).waitFor();
    await associate.getByText('50 points').waitFor();
    expect([await violationsOn(associate), await associate.evaluate(LAYOUT)]).toEqual([
      [],
      { lang: 'en', dir: '', overflow: 0 },
    ]);

    await associate.getByRole('button', { name: 'Redeem A coffee for 30 points' }).click();
    await associate.getByRole('region', { name: 'Redeemed' }).getByText('At the bar of any store.').waitFor();
    await associate.getByText('20 points').waitFor();
    await balance(customer, '20 points');

    await associate.getByRole('button', { name: '← Done' }).click();
    await showPicture(code, associate);
    await associate.getByRole('alert').waitFor();
    expect(await associate.getByRole('heading', { level: 1 }).textContent()).toBe('Scan a code');
  });

  it('counts an offer down to its end, and doesn’t show its code any longer', async () => {
    const gwen = await world.aCustomer('Gwen');
    const page = await openPhone(world, '/me', gwen.persona, {
      geolocation: { latitude: 52.37, longitude: 4.89 },
      permissions: ['geolocation'],
    });
    await points(page).click();
    // Where the phone is gives nothing to who doesn't permit it.
    await page.getByRole('button', { name: 'Is there one where I am?' }).click();
    await page.getByText('It was not looked at.').waitFor();

    await page.getByRole('button', { name: 'Take it: Coffee now' }).click();
    await page.getByRole('img', { name: 'QR code of Coffee now, for a till to scan' }).waitFor();
    const offer = page.getByRole('listitem').filter({ hasText: 'Coffee now' });
    await offer.getByText(/^04:\d\d left$/).waitFor();
    await page.clock.install({ time: Date.now() + 4 * 60_000 });
    await offer.getByText(/^00:\d\d left$/).waitFor();
    await page.clock.fastForward(60_000);
    await page
      .getByRole('img', { name: 'QR code of Coffee now, for a till to scan' })
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Take it: Coffee now' }).waitFor(); // it can be had again, of three days
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to in %s, also while it is busy, at 360 px',
    async (colorScheme) => {
      const cleo = await world.aCustomer('Cleo');
      const page = await openPhone(world, '/me', cleo.persona, { ...SMALL, colorScheme });
      await points(page).click();
      await page.getByRole('button', { name: 'Join' }).waitFor();
      expect([await violationsOn(page), await page.evaluate(LAYOUT)]).toEqual([
        [],
        { lang: 'en', dir: '', overflow: 0 },
      ]);

      let answer = (): void => undefined;
      const held = new Promise<void>((release) => {
        answer = release;
      });
      await page.route('**/graphql', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('button', { name: 'Join' }).click();
      await page.locator('#page[aria-busy]').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      answer();
      await balance(page, '0 points');
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Show my code' }).click();
      await page.getByRole('img', { name: 'QR code of your membership, for a till to scan' }).waitFor();
      await page.getByText('Scarves for two').waitFor();
      expect([await violationsOn(page), await page.evaluate(LAYOUT)]).toEqual([
        [],
        { lang: 'en', dir: '', overflow: 0 },
      ]);
    },
  );

  it('is used by the keyboard alone', async () => {
    const dana = await world.aCustomer('Dana');
    const page = await openPhone(world, '/me', dana.persona);
    /** Goes on to what has this name, as Tab does, and presses Enter. */
    const press = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 40; steps += 1) {
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent());
        if (label === name) return page.keyboard.press('Enter');
      }
      throw new Error(`nothing is named ${name}`);
    };
    await press('Points');
    await page.getByRole('button', { name: 'Join' }).waitFor();
    await press('Join');
    await balance(page, '0 points');
    await press('Show my code');
    await page.getByRole('img', { name: /membership/ }).waitFor();
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /membership/ }).waitFor({ state: 'detached' });
  });

  it('can be installed, keeps its shell and nothing of the customer, and says so when it is offline', async () => {
    const finn = await world.aCustomer('Finn');
    const page = await openPhone(world, '/me', finn.persona);
    await points(page).click();
    await page.getByRole('button', { name: 'Join' }).click();
    await balance(page, '0 points');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');

    const devTools = await page.context().newCDPSession(page);
    const { errors } = await devTools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']); // as every window of a test is
    const icons = await page.evaluate<[string, string, number][]>(`(async () => {
      const { icons } = await (await fetch('/web/me.webmanifest')).json();
      return Promise.all(icons.map(async ({ src, sizes }) => {
        const { width } = await createImageBitmap(await (await fetch(src)).blob()).catch(() => ({ width: 0 }));
        return [src, sizes, width];
      }));
    })()`);
    expect(icons).toEqual([
      ['/web/icon.svg', 'any', 0], // a drawing has no size of its own
      ['/web/icon-192.png', '192x192', 192],
      ['/web/icon-512.png', '512x512', 512],
      ['/web/icon-maskable-512.png', '512x512', 512],
    ]);

    const kept = await page.evaluate<{ path: string; text: string }[]>(`(async () => {
      const kept = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          kept.push({ path: new URL(request.url).pathname, text: await (await cache.match(request)).text() });
        }
      }
      return kept;
    })()`);
    expect(kept.map(({ path }) => path).sort()).toEqual([
      '/me',
      '/web/icon.svg',
      '/web/me.js',
      '/web/me.webmanifest',
      '/web/page.css',
    ]);
    expect(kept.filter(({ text }) => /Finn|Bakker/.test(text) || text.includes(finn.customerId))).toEqual([]);
    const stored = 'indexedDB.databases().then((databases) => [localStorage.length, databases.length])';
    expect(await page.evaluate(stored)).toEqual([0, 0]);

    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.getByRole('button', { name: 'Orders' }).click();
    await page.getByRole('alert').filter({ hasText: 'can’t be reached' }).waitFor();
    await page.reload();
    await page.getByText('Nothing about you is kept on this phone.').waitFor();
    expect(await page.getByText(/points|Finn/).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
  });
});
