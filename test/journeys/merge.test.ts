import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';

const STORE = {
  id: 'sto_merge',
  name: 'Merge Street',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  location: { latitude: 52.37, longitude: 4.88 },
  services: ['PICKUP'],
};
const COAT = {
  id: 'prd_coat',
  name: 'Wool coat',
  variants: [{ sku: 'COAT-M', size: 'M', prices: [{ amountMinor: 10_000, currency: 'EUR' }] }],
};
const REWARD = {
  code: 'mug',
  name: 'Mug',
  text: 'A mug.',
  points: 150,
  availableFrom: '2020-01-01T00:00:00Z',
};

const EVERYTHING = /* GraphQL */ `
  query Everything($id: ID!) {
    customer(id: $id) {
      id
      orders { edges { node { id state customer { id } } } }
      loyaltyAccount { balance pointsEarnedInYear redemptions { edges { node { points } } } }
      consents { permitted purpose { key } }
      disclosureHistoryIntact
      consentHistoryIntact
    }
  }
`;

/** Two profiles of one person, on one graph, over HTTP: joined in identity, and parted again. */
describe.each<Mode>(['one process', 'distributed'])('a customer who is merged and parted, %s', (mode) => {
  let patron: RunningPatron;
  let associate: string;
  let officer: string;
  const people = { ada: { id: '', token: '' }, twin: { id: '', token: '' } };
  let mergeId: string;
  let keys = 0;
  const key = () => {
    keys += 1;
    return `merge-${keys}`;
  };

  const tell = async (token: string | null, mutation: string, input: object, fields = '') => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await patron.ask(
      token,
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`,
      { input },
    );
    expect(answer.errors, JSON.stringify(answer.errors)).toBeUndefined();
    expect(answer.data[mutation]).toMatchObject({ userErrors: [] });
    return answer.data[mutation];
  };
  const everythingOf = async ({ id, token }: { id: string; token: string }) => {
    const { data, errors } = await patron.ask(token, EVERYTHING, { id });
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    const { orders, loyaltyAccount, consents, ...rest } = data.customer;
    return {
      ...rest,
      orders: orders.edges.map(({ node }: { node: { id: string } }) => node.id).sort(),
      whose: [
        ...new Set(orders.edges.map(({ node }: { node: { customer: { id: string } } }) => node.customer.id)),
      ],
      points: loyaltyAccount && [loyaltyAccount.balance, loyaltyAccount.pointsEarnedInYear],
      vouchers: loyaltyAccount?.redemptions.edges.length ?? 0,
      permitted: consents
        .filter(({ permitted }: { permitted: boolean }) => permitted)
        .map(({ purpose }: { purpose: { key: string } }) => purpose.key)
        .filter((purpose: string) => ['personalisation', 'partner_sharing'].includes(purpose))
        .sort(),
    };
  };

  /** Buys a coat and fetches it: 100 points. Returns the order. */
  async function buys(person: { token: string }): Promise<string> {
    await tell(person.token, 'addToCart', { sku: 'COAT-M', idempotencyKey: key() });
    const { order } = await tell(
      person.token,
      'checkoutForPickup',
      { storeId: STORE.id, idempotencyKey: key() },
      'order { id }',
    );
    const orderId: string = order.id;
    const step = (mutation: string, input: object = {}) =>
      tell(associate, mutation, { orderId, idempotencyKey: key(), ...input });
    await step('startPicking');
    await step('markReady');
    const { data } = await patron.ask(
      person.token,
      'query($id: ID!) { order(id: $id) { pickup { code } } }',
      {
        id: orderId,
      },
    );
    await step('checkIdentity', { code: data.order.pickup.code });
    await step('handOver');
    return orderId;
  }

  async function decides(
    person: { token: string },
    purpose: string,
    mutation: 'giveConsent' | 'withdrawConsent',
  ) {
    const { data } = await patron.ask(
      person.token,
      'query($key: String!) { purpose(key: $key) { version } }',
      {
        key: purpose,
      },
    );
    const input = { purpose, surface: 'web:account', idempotencyKey: key() };
    const shown = { purposeVersion: data.purpose.version, language: 'en' };
    await tell(person.token, mutation, mutation === 'giveConsent' ? { ...input, ...shown } : input);
  }

  beforeAll(async () => {
    patron = await startPatron(mode);
    const importer = await patron.sign({ sub: 'erp', scope: 'service import' });
    associate = await patron.sign({ sub: 'ass_1', scope: 'associate', stores: [STORE.id] });
    officer = await patron.sign({ sub: 'stf_1', scope: 'privacy_officer' });
    await tell(importer, 'importStores', { stores: [STORE] });
    await tell(importer, 'importProducts', { products: [COAT] });
    await tell(importer, 'setStock', {
      ...{ counts: [{ storeId: STORE.id, sku: 'COAT-M', counted: 20 }], idempotencyKey: key() },
    });
    await tell(importer, 'importRewards', { rewards: [REWARD] });
    for (const [name, person] of Object.entries(people)) {
      const email = `${name}@example.com`;
      const { customerId } = await tell(
        null,
        'registerCustomer',
        { email, name: { given: 'Ada', family: 'Bakker' }, idempotencyKey: key() },
        'customerId',
      );
      person.id = customerId;
      person.token = await patron.sign({ sub: customerId, scope: 'customer' });
    }
  }, 120_000);
  afterAll(() => patron?.stop(), 60_000);

  const { ada, twin } = people;
  let before: { ada: object; twin: object };
  let own: { ada: string[]; twin: string[] };

  it('each has orders, points and decisions of their own', async () => {
    own = { ada: [await buys(ada)], twin: [await buys(twin), await buys(twin)] };
    await decides(ada, 'personalisation', 'giveConsent');
    await decides(ada, 'partner_sharing', 'giveConsent');
    await decides(twin, 'personalisation', 'giveConsent');
    await expect.poll(() => everythingOf(twin), { timeout: 20_000 }).toMatchObject({ points: [200, 200] });
    await expect
      .poll(() => everythingOf(ada), { timeout: 20_000 })
      .toMatchObject({
        ...{ orders: own.ada, points: [100, 100], permitted: ['partner_sharing', 'personalisation'] },
      });
    before = { ada: await everythingOf(ada), twin: await everythingOf(twin) };
    const { codes } = await patron.ask(ada.token, EVERYTHING, { id: twin.id });
    expect(codes).toContain('FORBIDDEN');
  }, 120_000);

  it('joined in identity, both ids are one customer with all of it, in every part', async () => {
    const { merge } = await tell(
      officer,
      'mergeCustomers',
      { customerIds: [ada.id, twin.id], survivorId: ada.id, idempotencyKey: key() },
      'merge { id }',
    );
    mergeId = merge.id;
    const joined = {
      ...{ id: ada.id, whose: [ada.id], points: [300, 300], vouchers: 0 },
      orders: [...own.ada, ...own.twin].sort(),
      ...{ disclosureHistoryIntact: true, consentHistoryIntact: true },
    };
    await expect.poll(() => everythingOf(ada).catch(() => null), { timeout: 20_000 }).toMatchObject(joined);
    await expect.poll(() => everythingOf(twin).catch(() => null), { timeout: 20_000 }).toMatchObject(joined);
    const { data } = await patron.ask(twin.token, '{ me { id } }');
    expect(data.me).toEqual({ id: ada.id });
  }, 60_000);

  it('as one they spend out of one pot, and buy on', async () => {
    const { account } = await tell(
      ada.token,
      'redeemReward',
      { rewardId: `rwd_${REWARD.code}`, idempotencyKey: key() },
      'account { balance }',
    );
    expect(account).toEqual({ balance: 150 });
    own.twin.push(await buys(twin));
    own.ada.push(await buys(ada));
    await expect
      .poll(() => everythingOf(ada), { timeout: 20_000 })
      .toMatchObject({
        ...{ points: [350, 500], vouchers: 1, orders: [...own.ada, ...own.twin].sort() },
      });
  }, 120_000);

  it('parted, each has what was theirs, with what they did meanwhile', async () => {
    await tell(officer, 'unmergeCustomers', { mergeId, idempotencyKey: key() });
    // Ada earned 200 in all and spent 150 of them; nobody but her pays for it.
    await expect
      .poll(() => everythingOf(ada).catch(() => null), { timeout: 20_000 })
      .toEqual({
        ...before.ada,
        ...{ orders: [...own.ada].sort(), points: [50, 200], vouchers: 1 },
      });
    await expect
      .poll(() => everythingOf(twin).catch(() => null), { timeout: 20_000 })
      .toEqual({
        ...before.twin,
        ...{ orders: [...own.twin].sort(), points: [300, 300], vouchers: 0 },
      });
    const { codes } = await patron.ask(ada.token, EVERYTHING, { id: twin.id });
    expect(codes).toContain('FORBIDDEN');
  }, 60_000);
});
