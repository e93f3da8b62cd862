import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardKey } from '#shared/card-key.ts';
import { newId } from '#shared/mongo.ts';
import { expireScans } from '../../../subgraphs/orders/scan-and-go/pay.ts';
import { aCustomer, anAssociate, importer } from '../shop.ts';
import { aDevice, useDoor } from '../walk-out/door.ts';

const door = useDoor();
const START = new Date('2026-03-02T10:00:00Z');
const admin = { kind: 'staff', staffId: 'sta_1', role: 'admin' } as const;
afterEach(() => {
  door.clock.now = START;
});
const pass = (seconds: number) => {
  door.clock.now = new Date(door.clock.now.getTime() + seconds * 1000);
};

/** A phone: its key, and what it signs with it. */
let phone: Awaited<ReturnType<typeof aPhone>>;
async function aPhone() {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const sign = (basket: object, key = privateKey): Promise<string> =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(basket)))
      .setProtectedHeader({ alg: 'ES256' })
      .sign(key);
  return { deviceKey: JSON.stringify(await exportJWK(publicKey)), sign };
}
beforeAll(async () => {
  phone = await aPhone();
});

const ERRORS = 'userErrors { code field }';
const SESSION =
  'scanSession { id state exitCode declined total { amountMinor } items { sku quantity } orders { id } }';

/** A customer who scans in a store, of whose visits so many percent are looked into. */
async function scanning({ auditPercent = 0, offlineLimitMinor = 10_000, prices = [1000, 250] } = {}) {
  const { storeId, goods, skus } = await door.opened('SCAN_AND_GO', { prices });
  await door.mutate(admin, 'setScanAndGoPolicy', { storeId, auditPercent, offlineLimitMinor }, ERRORS);
  const customer = aCustomer();
  const { scanSession } = await door.keyed(
    customer,
    'startScanSession',
    { storeId, deviceKey: phone.deviceKey, offlinePaymentToken: 'tok_visa' },
    `${SESSION} ${ERRORS}`,
  );
  const sessionId: string = scanSession.id;
  const gate = aDevice('EXIT_GATE', storeId);
  const associate = anAssociate(storeId);
  return {
    storeId,
    goods,
    skus,
    customer,
    sessionId,
    gate,
    associate,
    scan: (item: string, quantity = 1) =>
      door.mutate(customer, 'setScannedItem', { sessionId, item, quantity }, `${SESSION} ${ERRORS}`),
    pay: (paymentToken = 'tok_visa', its: object = {}) =>
      door.keyed(
        customer,
        'payScanSession',
        { sessionId, paymentToken, ...its },
        `${SESSION} ${ERRORS} idempotentReplay`,
      ),
    exit: (code: string, its: object = {}, actor = gate) =>
      door.keyed(actor, 'verifyExitCode', { code, ...its }, `opens ${ERRORS} idempotentReplay`),
    audit: (its: object = {}) =>
      door.keyed(associate, 'recordAudit', { sessionId, ...its }, `sessionId result ${ERRORS}`),
    send: (basket: string) => door.mutate(customer, 'sendOfflineBasket', { basket }, `${SESSION} ${ERRORS}`),
    look: async () => {
      const query = `query($id: ID!) { scanSession(id: $id) ${SESSION.slice('scanSession'.length)} }`;
      const { data, codes } = await door.ask(customer, query, { id: sessionId });
      return data?.scanSession ?? codes;
    },
    /** What the phone signs without a network. */
    signed: (its: object = {}) =>
      phone.sign({
        sessionId,
        basketId: 'basket-1',
        madeAt: door.clock.now.toISOString(),
        lines: [{ item: skus[0], quantity: 2, scannedAt: door.clock.now.toISOString() }],
        ...its,
      }),
  };
}

describe('scanning and going', () => {
  it('is scan, pay, and out by a code that opens the gate once of a hundred scans at the same time', async () => {
    const { scan, pay, exit, goods, skus, storeId, look, customer } = await scanning();
    await scan(goods[0]?.gtin ?? '', 2);
    await scan(`0${goods[1]?.gtin}`); // a GTIN-14 of the same article
    expect((await scan(skus[1] ?? '', 3)).scanSession).toMatchObject({
      state: 'OPEN',
      exitCode: null,
      total: { amountMinor: 2750 },
    });
    const { scanSession } = await pay();
    expect(scanSession).toMatchObject({ state: 'CLEARED', items: [], orders: [{ id: expect.any(String) }] });

    const answers = await Promise.all(Array.from({ length: 100 }, () => exit(scanSession.exitCode)));
    expect(answers.filter(({ opens }) => opens)).toHaveLength(1);
    const refusals = answers.filter(({ opens }) => !opens).map(({ userErrors }) => userErrors);
    expect(new Set(refusals.map((errors) => errors[0].code))).toEqual(new Set(['CODE_USED']));
    expect(await look()).toMatchObject({ state: 'LEFT', exitCode: null });
    expect((await door.levels(storeId, skus[0] ?? '')).onHand).toBe(8);
    const told = await door.published('patron.order.handed_over.v1');
    expect(told.filter(({ data }) => data.customerId === customer.customerId)).toMatchObject([
      { data: { channel: 'SCAN_AND_GO', totalMinor: 2750 } },
    ]);
  });

  it('tells by which card it was paid, by its key and where that is known', async () => {
    const PAR = 'V0010013816180398947326400396'; // of tok_visa
    for (const [token, cards] of [
      ['tok_visa', [cardKey(PAR, door.pairwise)]],
      ['tok_paypal', []],
      ['tok_wallet', undefined],
    ] as const) {
      const { scan, pay, skus, customer } = await scanning();
      await scan(skus[0] ?? '', 1);
      await pay(token);
      const told = await door.published('patron.order.handed_over.v1');
      const theirs = told.filter(({ data }) => data.customerId === customer.customerId);
      expect(theirs.map(({ data }) => [data.cards, data.placedAt])).toEqual([
        [cards, door.clock.now.toISOString()],
      ]);
      expect(JSON.stringify(told)).not.toContain(PAR);
    }
  });

  it('answers a gate that asks again with the same key as before', async () => {
    const { scan, pay, exit, skus } = await scanning();
    await scan(skus[0] ?? '');
    const { scanSession } = await pay();
    const key = { idempotencyKey: 'k' };
    expect(await exit(scanSession.exitCode, key)).toEqual({
      opens: true,
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await exit(scanSession.exitCode, key)).toEqual({
      opens: true,
      userErrors: [],
      idempotentReplay: true,
    });
  });

  it('refuses a code that is too old, altered, of another store, or before it is paid', async () => {
    const { scan, pay, exit, skus } = await scanning();
    await scan(skus[0] ?? '');
    const { scanSession } = await pay();
    const wrong = { opens: false, userErrors: [{ code: 'CODE_WRONG', field: ['input', 'code'] }] };
    expect(await exit(scanSession.exitCode, {}, aDevice('EXIT_GATE', newId('sto')))).toMatchObject(wrong);
    expect(await exit(`${scanSession.exitCode.slice(0, -3)}AAA`)).toMatchObject(wrong);
    expect(await exit('nonsense')).toMatchObject(wrong);
    pass(600);
    expect(await exit(scanSession.exitCode)).toMatchObject(wrong);
  });

  it('goes on with another token after a decline, and pays once for a key', async () => {
    const { scan, pay, skus, exit, look } = await scanning();
    await scan(skus[0] ?? '');
    const before = (await door.charged()).length;
    expect((await pay('tok_decline')).scanSession).toMatchObject({
      state: 'OPEN',
      declined: 'CARD_DECLINED',
    });
    expect((await look()).exitCode).toBeNull();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => pay('tok_visa', { idempotencyKey: 'k' })),
    );
    expect(answers.map(({ scanSession }) => scanSession.state)).toEqual(Array(5).fill('CLEARED'));
    expect((await door.charged()).slice(before)).toEqual([1000]);
    expect(await pay()).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    expect(await exit('')).toMatchObject({ opens: false });
  });

  it('charges the label of when it was scanned', async () => {
    const { scan, pay, skus, storeId } = await scanning();
    const before = (await door.charged()).length;
    await scan(skus[0] ?? '');
    pass(60);
    const prices = [{ sku: skus[0], amountMinor: 5000, currency: 'EUR', storeId }];
    const set = await door.mutate(importer, 'setPrices', { prices, idempotencyKey: newId('key') }, ERRORS);
    expect(set.userErrors).toEqual([]);
    expect((await scan(skus[0] ?? '', 2)).scanSession.total).toEqual({ amountMinor: 2000 });
    await pay();
    expect((await door.charged()).slice(before)).toEqual([2000]);
  });

  it('ends by itself when nobody goes on', async () => {
    const { scan, skus, look, pay } = await scanning();
    await scan(skus[0] ?? '');
    pass(4 * 3600);
    await expireScans(door.modules());
    expect(await look()).toMatchObject({ state: 'EXPIRED', items: [] });
    expect(await pay()).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('is the customer’s own, in stores that offer it', async () => {
    const { sessionId, skus } = await scanning();
    const { data, codes } = await door.ask(
      aCustomer(),
      'query($id: ID!) { scanSession(id: $id) { state } }',
      { id: sessionId },
    );
    expect([data.scanSession, codes]).toEqual([null, ['FORBIDDEN']]);
    await expect(
      door.mutate(aCustomer(), 'setScannedItem', { sessionId, item: skus[0], quantity: 1 }, ERRORS),
    ).rejects.toThrow('not yours');
    const { id } = await door.put.store();
    expect(await door.keyed(aCustomer(), 'startScanSession', { storeId: id }, ERRORS)).toEqual({
      userErrors: [{ code: 'SERVICE_NOT_OFFERED', field: ['input', 'storeId'] }],
    });
    const privateKey = JSON.stringify({ ...JSON.parse(phone.deviceKey), d: 'secret' });
    expect(
      await door.keyed(aCustomer(), 'startScanSession', { storeId: id, deviceKey: privateKey }, ERRORS),
    ).toEqual({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'deviceKey'] }],
    });
  });
});

describe('the look into the bag', () => {
  it('keeps the gate shut until an associate has passed it', async () => {
    const { scan, pay, exit, audit, look, skus, storeId, associate, sessionId, customer } = await scanning({
      auditPercent: 100,
    });
    await scan(skus[0] ?? '', 2);
    expect((await pay()).scanSession).toMatchObject({ state: 'AUDIT_DUE', exitCode: null });
    const query = `query($id: ID!) { store(id: $id) { scanAudits { sessionId toSee pieces { sku quantity } } } }`;
    expect((await door.ask(associate, query, { id: storeId })).data.store.scanAudits).toEqual([
      { sessionId, toSee: [], pieces: [{ sku: skus[0], quantity: 2 }] },
    ]);
    expect((await door.ask(anAssociate('elsewhere'), query, { id: storeId })).codes).toEqual(['FORBIDDEN']);
    await expect(door.keyed(customer, 'recordAudit', { sessionId }, 'result')).rejects.toThrow();
    expect(await audit()).toEqual({ sessionId, result: 'PASSED', userErrors: [] });
    expect(await audit()).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    expect(await exit((await look()).exitCode)).toMatchObject({ opens: true });
  });

  it('has what wasn’t paid paid, and pays back what isn’t there', async () => {
    const { scan, pay, exit, audit, look, skus, storeId } = await scanning({ auditPercent: 100 });
    const [charged, refunded] = [(await door.charged()).length, (await door.refunded()).length];
    await scan(skus[0] ?? '', 2);
    await pay();
    const found = [
      { item: skus[0], quantity: 1 },
      { item: skus[1], quantity: 3 },
    ];
    expect(await audit({ found })).toMatchObject({ result: 'CORRECTED' });
    expect(await look()).toMatchObject({
      state: 'PAYMENT_DUE',
      exitCode: null,
      items: [{ sku: skus[1], quantity: 3 }],
      total: { amountMinor: 750 },
    });
    expect((await pay()).scanSession).toMatchObject({ state: 'CLEARED', orders: [{}, {}] });
    expect((await door.charged()).slice(charged)).toEqual([2000, 750]);
    expect((await door.refunded()).slice(refunded)).toEqual([1000]);
    expect([
      (await door.levels(storeId, skus[0] ?? '')).onHand,
      (await door.levels(storeId, skus[1] ?? '')).onHand,
    ]).toEqual([9, 7]);
    expect(await exit((await look()).exitCode)).toMatchObject({ opens: true });
  });

  it('is due wherever the buyer’s age has to be seen', async () => {
    const { scan, pay, skus } = await scanning();
    await door.mutate(importer, 'setSaleRule', { sku: skus[0], minimumAge: 18 }, ERRORS);
    await scan(skus[0] ?? '');
    expect((await pay()).scanSession).toMatchObject({ state: 'AUDIT_DUE' });
  });
});

describe('a basket that a phone signed offline', () => {
  it('comes late and is charged once, at the prices of when it was scanned', async () => {
    const { signed, send, skus, storeId, look } = await scanning();
    const before = (await door.charged()).length;
    pass(600);
    const basket = await signed();
    pass(3600);
    const prices = [{ sku: skus[0], amountMinor: 9000, currency: 'EUR', storeId }];
    await door.mutate(importer, 'setPrices', { prices, idempotencyKey: newId('key') }, ERRORS);
    pass(24 * 3600);
    const answers = await Promise.all([send(basket), send(basket), send(basket)]);
    expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], [], []]);
    await door.modules().payments.settled();
    expect(await look()).toMatchObject({ state: 'CLEARED', orders: [{}] });
    expect((await door.charged()).slice(before)).toEqual([2000]);
    expect((await door.levels(storeId, skus[0] ?? '')).onHand).toBe(8);
  });

  it('opens the gate once, which brings it, and the phone changes nothing when it comes after', async () => {
    const { signed, send, exit, look } = await scanning();
    const before = (await door.charged()).length;
    const basket = await signed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => exit(basket)));
    expect(answers.filter(({ opens }) => opens)).toHaveLength(1);
    expect(await send(basket)).toMatchObject({ userErrors: [] });
    await door.modules().payments.settled();
    expect(await look()).toMatchObject({ state: 'LEFT', orders: [{}] });
    expect((await door.charged()).slice(before)).toEqual([2000]);
  });

  it('opens the gate once, also after the phone has sent it', async () => {
    const { signed, send, exit, look } = await scanning();
    const basket = await signed();
    await send(basket);
    expect(await exit(basket)).toMatchObject({ opens: true });
    expect(await exit(basket)).toMatchObject({ opens: false, userErrors: [{ code: 'CODE_USED' }] });
    expect(await look()).toMatchObject({ state: 'LEFT' });
  });

  it('is no way past the look into the bag', async () => {
    const { signed, exit, audit } = await scanning({ auditPercent: 100 });
    const basket = await signed();
    expect(await exit(basket)).toMatchObject({ opens: false, userErrors: [{ code: 'AUDIT_DUE' }] });
    await audit();
    expect(await exit(basket)).toMatchObject({ opens: true });
  });

  it('lets nobody out whose token is declined', async () => {
    const { storeId, customer, skus, gate } = await scanning();
    const { scanSession } = await door.keyed(
      customer,
      'startScanSession',
      { storeId, deviceKey: phone.deviceKey, offlinePaymentToken: 'tok_decline' },
      SESSION,
    );
    const now = door.clock.now.toISOString();
    const lines = [{ item: skus[0], quantity: 1, scannedAt: now }];
    const code = await phone.sign({ sessionId: scanSession.id, basketId: 'b', madeAt: now, lines });
    expect(await door.keyed(gate, 'verifyExitCode', { code }, `opens ${ERRORS}`)).toEqual({
      opens: false,
      userErrors: [{ code: 'PAYMENT_DECLINED', field: ['input', 'code'] }],
    });
  });

  it.each<[string, object, string]>([
    ['above what the store lets go', { lines: 'MANY' }, 'OFFLINE_LIMIT_EXCEEDED'],
    ['signed in the future', { madeAt: '2026-03-02T11:00:00Z' }, 'INVALID_VALUE'],
    ['scanned before the visit', { lines: 'EARLY' }, 'INVALID_VALUE'],
    ['of nothing that is sold', { lines: 'STRANGE' }, 'ITEM_NOT_FOUND'],
    ['without lines', { lines: [] }, 'CODE_WRONG'],
    ['of another session', { sessionId: 'sgs_other' }, 'CODE_WRONG'],
  ])('is refused when it is %s, and nothing is charged', async (_, its, code) => {
    const { signed, send, exit, skus, look } = await scanning();
    const line = { item: skus[0], quantity: 1, scannedAt: START.toISOString() };
    const kinds: Record<string, object[]> = {
      MANY: [{ ...line, quantity: 11 }],
      EARLY: [{ ...line, scannedAt: '2026-03-02T09:00:00Z' }],
      STRANGE: [{ ...line, item: 'nothing' }],
    };
    const lines = kinds[String((its as { lines?: unknown }).lines)];
    const basket = await signed({ ...its, ...(lines && { lines }) });
    expect((await send(basket)).userErrors).toEqual([{ code, field: ['input', 'basket'] }]);
    expect(await exit(basket)).toMatchObject({ opens: false });
    expect(await look()).toMatchObject({ state: 'OPEN', orders: [] });
  });

  it('is refused when another phone signed it, when it comes three days late, and when the session has another', async () => {
    const { signed, send, sessionId, skus } = await scanning();
    const other = await aPhone();
    const now = START.toISOString();
    const lines = [{ item: skus[0], quantity: 1, scannedAt: now }];
    const forged = await other.sign({ sessionId, basketId: 'b', madeAt: now, lines });
    expect((await send(forged)).userErrors).toEqual([{ code: 'CODE_WRONG', field: ['input', 'basket'] }]);
    const basket = await signed();
    pass(73 * 3600);
    expect((await send(basket)).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['input', 'basket'] }]);
    door.clock.now = START;
    await send(basket);
    const second = await signed({ basketId: 'basket-2' });
    expect((await send(second)).userErrors).toEqual([{ code: 'CODE_USED', field: ['input', 'basket'] }]);
  });
});
