import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { issueMemberPass } from '#shared/member-pass.ts';
import { newId } from '#shared/mongo.ts';
import { anEvent, aService } from '../../support/subgraph.ts';
import { aCustomer, anAssociate, aPartner, useShop } from '../shop.ts';
import { aDevice } from '../walk-out/door.ts';

const shop = useShop();
const START = new Date('2026-03-02T10:00:00Z');
afterEach(() => {
  shop.clock.now = START;
});

const SELL = `mutation($input: SellToMemberInput!) { sellToMember(input: $input) {
  orderId total { amountMinor currency } userErrors { code field } idempotentReplay } }`;

const passFor = (till: Actor, customerId: string, storeId: string): string =>
  issueMemberPass({ customerId, storeId }, till, shop.clock.now, shop.keyring).pass;

async function sell(till: Actor, pass: string, lines: object[], its: object = {}) {
  const input = { pass, lines, idempotencyKey: newId('key'), ...its };
  const { data, codes } = await shop.ask(till, SELL, { input });
  return { ...data?.sellToMember, ...(codes && { codes }) };
}
const refused = (code: string, ...field: string[]) => ({
  orderId: null,
  total: null,
  userErrors: [{ code, field: field.length ? ['input', ...field] : null }],
  idempotentReplay: false,
});

describe('sellToMember', () => {
  it('is an order of the member, handed over and paid at the till, that is told once', async () => {
    const { storeId, sku } = await shop.stocked(5);
    const ada = aCustomer();
    const till = aDevice('TILL', storeId);
    const key = { idempotencyKey: newId('key') };
    const pass = passFor(till, ada.customerId, storeId);
    const answer = await sell(till, pass, [{ sku, quantity: 2 }], key);
    expect(answer).toEqual({
      orderId: expect.stringMatching(/^ord_/),
      total: { amountMinor: 2000, currency: 'EUR' },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await sell(till, pass, [{ sku, quantity: 2 }], key)).toEqual({
      ...answer,
      idempotentReplay: true,
    });
    const asked = '{ orders { edges { node { id state method channel total { amountMinor } } } } }';
    const { data } = await shop.entity(ada, { id: ada.customerId }, asked);
    const order = { id: answer.orderId, state: 'HANDED_OVER', method: 'TAKE_NOW', channel: 'STORE' };
    expect(data.orders.edges).toEqual([{ node: { ...order, total: { amountMinor: 2000 } } }]);
    const told = await shop.published('patron.order.handed_over.v1');
    expect(told.filter(({ subject }) => subject === ada.customerId)).toEqual([
      expect.objectContaining({
        data: expect.objectContaining({ orderId: answer.orderId, storeId, totalMinor: 2000 }),
      }),
    ]);
    expect(await shop.db.collection('stock').findOne({ storeId, sku })).toMatchObject({ onHand: 3 });
  });

  it('sells what lies on the counter, also when the book has fewer', async () => {
    const { storeId, sku } = await shop.stocked(1);
    const till = anAssociate(storeId);
    const pass = passFor(till, aCustomer().customerId, storeId);
    expect((await sell(till, pass, [{ sku, quantity: 3 }])).userErrors).toEqual([]);
    expect(await shop.db.collection('stock').findOne({ storeId, sku })).toMatchObject({ onHand: 0 });
  });

  it('sells nothing of what it refuses', async () => {
    const { storeId, sku } = await shop.stocked(5);
    const ada = aCustomer();
    const till = aDevice('TILL', storeId);
    const pass = passFor(till, ada.customerId, storeId);
    expect(await sell(till, pass, [])).toEqual(refused('BASKET_EMPTY'));
    const withUnknown = [
      { sku, quantity: 1 },
      { sku: 'nothing', quantity: 1 },
    ];
    expect(await sell(till, pass, withUnknown)).toEqual(refused('ITEM_NOT_FOUND', 'lines', '1', 'sku'));
    for (const quantity of [0, -1, 1000]) {
      expect(await sell(till, pass, [{ sku, quantity }])).toEqual(refused('INVALID_VALUE', 'lines'));
    }
    const one = [{ sku, quantity: 1 }];
    const many = Array.from({ length: 101 }, () => one).flat();
    expect(await sell(till, pass, many)).toEqual(refused('INVALID_VALUE', 'lines'));
    expect(await sell(till, pass, one, { promotionCodes: ['NONE'] })).toEqual(
      refused('PROMOTION_NOT_VALID', 'promotionCodes'),
    );
    expect(await shop.db.collection('orders').countDocuments({ customerId: ada.customerId })).toBe(0);
    expect(await shop.db.collection('stock').findOne({ storeId, sku })).toMatchObject({ onHand: 5 });
  });

  it('takes no pass of another till, store or time, none that is changed, and none of who was erased', async () => {
    const { storeId, sku } = await shop.stocked(5);
    const { customerId } = aCustomer();
    const till = aDevice('TILL', storeId);
    const pass = passFor(till, customerId, storeId);
    const one = [{ sku, quantity: 1 }];
    const associate = anAssociate('sto_2');
    for (const [who, its] of [
      [aDevice('TILL', storeId), pass],
      [anAssociate(storeId), pass],
      [till, `${pass.slice(0, -4)}${pass.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`],
      [till, 'nothing'],
      [associate, passFor(associate, customerId, storeId)],
    ] as const) {
      expect((await sell(who, its, one)).codes).toEqual(['FORBIDDEN']);
    }
    shop.clock.now = new Date(START.getTime() + 600_000);
    expect((await sell(till, pass, one)).codes).toEqual(['FORBIDDEN']);
    shop.clock.now = START;
    const data = { requestId: newId('rrq'), customerId, right: 'ERASE' } as const;
    const event = { type: 'patron.rights.ordered.v1', subject: customerId, time: START, data } as const;
    expect(await shop.deliver(anEvent(event))).toEqual([null]);
    expect((await sell(till, pass, one)).codes).toEqual(['FORBIDDEN']);
  });

  it.each<[string, (storeId: string) => Actor]>([
    ['a self-checkout, where the customer pays', (storeId) => aDevice('SELF_CHECKOUT', storeId)],
    ['a gate', (storeId) => aDevice('EXIT_GATE', storeId)],
    ['a customer', () => aCustomer()],
    ['an app', () => aPartner('cus_1', 'loyalty.balance')],
    ['a service without the scope', () => aService('import')],
    ['a visitor', () => ({ kind: 'visitor' })],
  ])('is refused to %s', async (_, actorFor) => {
    const { storeId, sku } = await shop.stocked(5);
    const actor = actorFor(storeId);
    const pass = passFor(actor, newId('cus'), storeId);
    const { codes } = await sell(actor, pass, [{ sku, quantity: 1 }]);
    expect(['FORBIDDEN', 'UNAUTHORIZED_FIELD_OR_TYPE']).toContain(codes?.[0]);
  });
});
