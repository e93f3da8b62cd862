import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { reasonProblem } from '../../../subgraphs/orders/pickup/identity.ts';
import { anIdentity } from '../../support/merging.ts';
import { aCustomer, useShop } from '../shop.ts';
import { aCounter } from './counter.ts';

const shop = useShop();
const identity = anIdentity(shop.clock);
const { act, read, ready, later } = aCounter(shop);

const wrongFor = (...codes: string[]) =>
  ['000000', '000001', '000002'].find((one) => !codes.includes(one)) ?? '';

describe('a document', () => {
  it('that fits lets them have it; only its kind and that it fitted are kept', async () => {
    const { orderId, associate } = await ready();
    const { order, userErrors } = await act(associate, 'checkIdentity', orderId, {
      document: { kind: 'PASSPORT', passed: true },
    });
    expect(userErrors).toEqual([]);
    expect(order).toMatchObject({
      state: 'IDENTITY_CHECKED',
      pickup: {
        arrivalTrust: 'DECLARED',
        identityChecks: [
          { method: 'DOCUMENT', passed: true, bearer: 'CUSTOMER', document: 'PASSPORT', reason: null },
        ],
      },
    });
    const handed = await act(associate, 'handOver', orderId);
    expect(handed.order.state).toBe('HANDED_OVER');
  });

  it('that does not fit is kept, and the order stays', async () => {
    const { orderId, associate } = await ready();
    const { order, userErrors } = await act(associate, 'checkIdentity', orderId, {
      document: { kind: 'IDENTITY_CARD', passed: false },
    });
    expect(userErrors).toEqual([]);
    expect(order).toMatchObject({
      state: 'READY',
      pickup: { identityChecks: [{ method: 'DOCUMENT', passed: false, document: 'IDENTITY_CARD' }] },
    });
    expect((await act(associate, 'handOver', orderId)).userErrors).toMatchObject([
      { code: 'ILLEGAL_TRANSITION' },
    ]);
  });

  it('has no place for a number', async () => {
    const { orderId, associate } = await ready();
    const query = `mutation($id: ID!) { checkIdentity(input: { orderId: $id, idempotencyKey: "k",
      document: { kind: PASSPORT, passed: true, number: "C01X0006H" } }) { order { id } } }`;
    const { codes } = await shop.ask(associate, query, { id: orderId });
    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('is checked instead of a code, not beside it', async () => {
    const { orderId, associate } = await ready();
    const document = { kind: 'PASSPORT', passed: true };
    for (const its of [{}, { code: '123456', document }]) {
      expect((await act(associate, 'checkIdentity', orderId, its)).userErrors).toMatchObject([
        { code: 'INVALID_VALUE', field: ['input'] },
      ]);
    }
  });

  it('opens a pickup that wrong codes have locked', async () => {
    const { orderId, customer, associate } = await ready();
    const code = (await shop.codeOf(customer, orderId)) ?? '';
    for (let tries = 0; tries < 5; tries += 1) {
      await act(associate, 'checkIdentity', orderId, { code: wrongFor(code) });
    }
    expect((await act(associate, 'checkIdentity', orderId, { code })).userErrors).toMatchObject([
      { code: 'PICKUP_LOCKED' },
    ]);
    const { order } = await act(associate, 'checkIdentity', orderId, {
      document: { kind: 'PASSPORT', passed: true },
    });
    expect(order.state).toBe('IDENTITY_CHECKED');
  });
});

describe('a proxy', () => {
  const PROXY = '{ pickup { code proxyCode proxyName } }';

  it('comes with a code of their own, and the associate sees the name', async () => {
    const { orderId, customer, associate } = await ready();
    await act(customer, 'nameProxy', orderId, { name: '  Ben Example ' });
    const { pickup } = await read(customer, orderId, PROXY);
    expect(pickup).toEqual({
      code: expect.stringMatching(/^\d{6}$/),
      proxyCode: expect.stringMatching(/^\d{6}$/),
      proxyName: 'Ben Example',
    });
    expect((await read(associate, orderId, '{ pickup { proxyName } }')).pickup.proxyName).toBe('Ben Example');
    const { order } = await act(associate, 'checkIdentity', orderId, { code: pickup.proxyCode });
    expect(order).toMatchObject({
      state: 'IDENTITY_CHECKED',
      pickup: { identityChecks: [{ method: 'CODE', passed: true, bearer: 'PROXY' }] },
    });
    await act(associate, 'handOver', orderId);
    expect((await read(associate, orderId, '{ pickup { proxyName } }')).pickup.proxyName).toBeNull();
  });

  it('may not come any more once they are revoked, or another was named', async () => {
    const { orderId, customer, associate } = await ready();
    const proxyCode = async () => (await read(customer, orderId, PROXY)).pickup.proxyCode;
    await act(customer, 'nameProxy', orderId, { name: 'Ben' });
    const first = await proxyCode();
    await act(customer, 'nameProxy', orderId, { name: 'Cleo' });
    const second = await proxyCode();
    await act(customer, 'revokeProxy', orderId);
    expect((await read(customer, orderId, PROXY)).pickup).toMatchObject({ proxyCode: null, proxyName: null });
    for (const code of new Set([first, second])) {
      expect((await act(associate, 'checkIdentity', orderId, { code })).userErrors).toMatchObject([
        { code: 'PICKUP_CODE_WRONG' },
      ]);
    }
    const code = await shop.codeOf(customer, orderId);
    expect((await act(associate, 'checkIdentity', orderId, { code })).order.state).toBe('IDENTITY_CHECKED');
  });

  it('shares the tries with the customer', async () => {
    const { orderId, customer, associate } = await ready();
    await act(customer, 'nameProxy', orderId, { name: 'Ben' });
    const { pickup } = await read(customer, orderId, PROXY);
    for (let tries = 0; tries < 5; tries += 1) {
      await act(associate, 'checkIdentity', orderId, { code: wrongFor(pickup.code, pickup.proxyCode) });
    }
    for (const code of [pickup.code, pickup.proxyCode]) {
      expect((await act(associate, 'checkIdentity', orderId, { code })).userErrors).toMatchObject([
        { code: 'PICKUP_LOCKED' },
      ]);
    }
  });

  it('is shown by a document only where the customer named one', async () => {
    const { orderId, customer, associate } = await ready();
    const document = { kind: 'DRIVING_LICENCE', passed: true, bearer: 'PROXY' };
    expect((await act(associate, 'checkIdentity', orderId, { document })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', field: ['input', 'document', 'bearer'] },
    ]);
    await act(customer, 'nameProxy', orderId, { name: 'Ben' });
    const { order } = await act(associate, 'checkIdentity', orderId, { document });
    expect(order.pickup.identityChecks).toMatchObject([{ bearer: 'PROXY', passed: true }]);
  });

  it('code is read by the customer only', async () => {
    const { orderId, customer, associate } = await ready();
    await act(customer, 'nameProxy', orderId, { name: 'Ben' });
    const { data, codes } = await shop.ask(
      associate,
      'query($id: ID!) { order(id: $id) { pickup { proxyCode qr } } }',
      { id: orderId },
    );
    expect(data.order.pickup).toEqual({ proxyCode: null, qr: null });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it.each(['', ' ', 'x'.repeat(101)])('is not called %j', async (name) => {
    const { orderId, customer } = await ready();
    expect((await act(customer, 'nameProxy', orderId, { name })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', field: ['input', 'name'] },
    ]);
  });
});

describe('an override', () => {
  it('takes two associates, and says why', async () => {
    const { orderId, associate, colleague } = await ready();
    const asked = await act(associate, 'overrideIdentity', orderId, { reason: 'Phone is empty' });
    expect(asked).toMatchObject({ order: { state: 'READY' }, userErrors: [] });
    const alone = await act(associate, 'overrideIdentity', orderId, { reason: 'Really' });
    expect(alone.userErrors).toMatchObject([{ code: 'OVERRIDE_NEEDS_COLLEAGUE' }]);
    expect((await read(colleague, orderId, '{ pickup { requestedOverride { reason } } }')).pickup).toEqual({
      requestedOverride: { reason: 'Phone is empty' },
    });
    const { order } = await act(colleague, 'overrideIdentity', orderId, { reason: 'Known to the store' });
    expect(order).toMatchObject({
      state: 'IDENTITY_CHECKED',
      pickup: {
        identityChecks: [
          {
            method: 'OVERRIDE',
            passed: true,
            bearer: 'CUSTOMER',
            document: null,
            reason: 'Phone is empty / Known to the store',
          },
        ],
      },
    });
    const stored = await shop.db.collection('orders').findOne({ _id: orderId as never });
    expect(stored?.pickup.identityChecks[0]).toMatchObject({
      actorId: `associate:${associate.associateId}`,
      secondActorId: `associate:${colleague.associateId}`,
    });
  });

  it('that nobody agreed to within a quarter of an hour is asked anew', async () => {
    const { orderId, associate, colleague } = await ready();
    await act(associate, 'overrideIdentity', orderId, { reason: 'Phone is empty' });
    later(15 * 60_000 + 1);
    const late = await act(colleague, 'overrideIdentity', orderId, { reason: 'Fine' });
    expect(late.order.state).toBe('READY');
    const { order } = await act(associate, 'overrideIdentity', orderId, { reason: 'Fine with me' });
    expect(order.state).toBe('IDENTITY_CHECKED');
  });

  it.each([
    ['', 'Say why'],
    ['x'.repeat(201), 'Say why'],
    ['Passport 123 456 789', 'No numbers'],
    ['Call 0612345678', 'No numbers'],
    ['He showed C01X0006H', 'No numbers'],
    ['Came at 10 to 12', null],
    ['Known for 20 years', null],
  ])('for the reason %j: %s', (reason, problem) => {
    if (problem) expect(reasonProblem(reason)).toContain(problem);
    else expect(reasonProblem(reason)).toBeNull();
  });

  it('without a reason is refused', async () => {
    const { orderId, associate } = await ready();
    expect((await act(associate, 'overrideIdentity', orderId, { reason: ' ' })).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', field: ['input', 'reason'] },
    ]);
  });
});

describe('an order at the counter', () => {
  const FIND = 'query($storeId: ID!, $text: String!) { findPickup(storeId: $storeId, text: $text) { id } }';
  const find = async (actor: Parameters<typeof shop.ask>[0], storeId: string, text: string) => {
    const { data, codes } = await shop.ask(actor, FIND, { storeId, text });
    return codes ?? data.findPickup.map(({ id }: { id: string }) => id);
  };

  it('is found by its QR code or by what it is called, in its store, and not by its code', async () => {
    const { orderId, storeId, customer, associate } = await ready();
    const { pickup } = await read(customer, orderId, '{ pickup { qr reference code } }');
    expect(pickup.reference).toBe(orderId.slice(-6).toUpperCase());
    expect(await find(associate, storeId, pickup.qr)).toEqual([orderId]);
    expect(await find(associate, storeId, ` ${pickup.reference.toLowerCase()} `)).toEqual([orderId]);
    if (pickup.code !== pickup.reference) expect(await find(associate, storeId, pickup.code)).toEqual([]);
    expect(await find(associate, storeId, 'anything else')).toEqual([]);
    expect(await find(associate, newId('sto'), pickup.qr)).toEqual(['FORBIDDEN']);
    const other = await ready();
    expect(await find(other.associate, other.storeId, pickup.qr)).toEqual([]);
    await act(customer, 'cancelOrder', orderId);
    expect(await find(associate, storeId, pickup.qr)).toEqual([]);
    expect(await find(associate, storeId, pickup.reference)).toEqual([]);
  });

  it('that was placed under a duplicate is handed to the customer who goes by another id since', async () => {
    const ada = aCustomer();
    const twin = aCustomer();
    const { orderId, storeId, associate } = await ready({ customer: twin });
    await shop.deliver(identity.merged(ada.customerId, twin.customerId));
    const { pickup, customer } = await read(ada, orderId, '{ customer { id } pickup { qr code } }');
    expect(customer.id).toBe(ada.customerId);
    expect(await find(associate, storeId, pickup.qr)).toEqual([orderId]);
    expect((await read(associate, orderId, '{ customer { id } }')).customer.id).toBe(ada.customerId);
    expect((await act(ada, 'announceArrival', orderId)).order.state).toBe('ARRIVED');
    await act(associate, 'checkIdentity', orderId, { code: pickup.code });
    expect((await act(associate, 'handOver', orderId)).order.state).toBe('HANDED_OVER');
  });
});
