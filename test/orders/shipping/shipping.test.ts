import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { ORDER_STATES } from '../../../subgraphs/orders/rules/order.ts';
import { transitionIn } from '../../../subgraphs/orders/rules/transitions.ts';
import { assumeDeliveries } from '../../../subgraphs/orders/shipping/assume-deliveries.ts';
import { SHIPPING } from '../../../subgraphs/orders/shipping/table.ts';
import { aService } from '../../support/subgraph.ts';
import { anAddress, usePayingShop } from '../checkout/paying.ts';
import { aCustomer, anAssociate } from '../shop.ts';

const shop = usePayingShop();
const DAY = 86_400_000;

async function shipped({ upTo = 'SHIPPED' }: { upTo?: 'PLACED' | 'PICKING' | 'PACKED' | 'SHIPPED' } = {}) {
  const { storeId, sku, customer } = await shop.shopper({ store: { services: ['SHIPPING'] } });
  const { checkout } = await shop.pay(customer, storeId, {
    method: 'SHIPMENT',
    shippingAddress: anAddress(),
  });
  const orderId: string = checkout.orders[0].id;
  const associate = anAssociate(storeId);
  const steps = [
    ['PICKING', 'startPicking', {}],
    ['PACKED', 'packOrder', {}],
    ['SHIPPED', 'shipOrder', { carrier: 'PostNL', tracking: '3STEST1' }],
  ] as const;
  for (const [state, mutation, its] of upTo === 'PLACED' ? [] : steps) {
    await shop.step(associate, mutation, orderId, its);
    if (state === upTo) break;
  }
  return { storeId, sku, customer, associate, orderId };
}

const SHIPMENT = `query($id: ID!) { order(id: $id) { state method shipment {
  address { name street postcode city country } carrier tracking shippedAt deliveredAt } } }`;
const orderOf = async (actor: Parameters<typeof shop.ask>[0], id: string) =>
  (await shop.ask(actor, SHIPMENT, { id })).data.order;
const toldOf = async (type: Parameters<typeof shop.published>[0], orderId: string) =>
  (await shop.published(type)).filter(({ data }) => 'orderId' in data && data.orderId === orderId);

describe('a shipment', () => {
  it('goes from the shelf to the customer, with stock and events', async () => {
    const { storeId, sku, customer, orderId } = await shipped();
    const shippedAt = shop.clock.now;
    expect(await orderOf(customer, orderId)).toEqual({
      state: 'SHIPPED',
      method: 'SHIPMENT',
      shipment: {
        address: anAddress(),
        carrier: 'PostNL',
        tracking: '3STEST1',
        shippedAt,
        deliveredAt: null,
      },
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 0, picked: 0 });
    expect(await toldOf('patron.order.shipped.v1', orderId)).toHaveLength(1);
    expect(await toldOf('patron.order.handed_over.v1', orderId)).toEqual([]);
    shop.clock.now = new Date(shippedAt.getTime() + 2 * DAY);
    const delivered = await shop.step(customer, 'confirmDelivery', orderId);
    expect(delivered).toMatchObject({ order: { state: 'DELIVERED' }, userErrors: [] });
    expect((await orderOf(customer, orderId)).shipment.deliveredAt).toEqual(shop.clock.now);
    expect(await toldOf('patron.order.handed_over.v1', orderId)).toHaveLength(1);
  });

  it('of which nobody says that it came counts as delivered after a fortnight, once', async () => {
    const { orderId, customer } = await shipped();
    const from = shop.clock.now.getTime();
    shop.clock.now = new Date(from + 14 * DAY - 1);
    while (await assumeDeliveries(shop.data));
    expect((await orderOf(customer, orderId)).state).toBe('SHIPPED');
    shop.clock.now = new Date(from + 14 * DAY);
    while (await assumeDeliveries(shop.data));
    expect((await orderOf(customer, orderId)).state).toBe('DELIVERED');
    expect(await assumeDeliveries(shop.data)).toBe(false);
    expect(await toldOf('patron.order.handed_over.v1', orderId)).toHaveLength(1);
    const late = await shop.step(customer, 'confirmDelivery', orderId);
    expect(late.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it.each(['PLACED', 'PICKING', 'PACKED'] as const)(
    'is cancelled while it is %s, and the stock is back',
    async (upTo) => {
      const { storeId, sku, customer, orderId } = await shipped({ upTo });
      expect((await shop.step(customer, 'cancelOrder', orderId)).order.state).toBe('CANCELLED');
      expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    },
  );

  it('is cancelled no more once it is on its way', async () => {
    const { customer, orderId } = await shipped();
    const refused = await shop.step(customer, 'cancelOrder', orderId);
    expect(refused.userErrors).toEqual([
      {
        code: 'ILLEGAL_TRANSITION',
        field: ['input', 'orderId'],
        message:
          'cancelOrder is not possible when the order is SHIPPED. Allowed next: confirmDelivery (customer, associate, service).',
      },
    ]);
  });

  it('is packed and shipped by a connected application as well, and by no customer and no other store', async () => {
    const { orderId, customer } = await shipped({ upTo: 'PICKING' });
    const carrier = aService('fulfilment');
    const input = { orderId, idempotencyKey: newId('key') };
    const pack = (actor: Parameters<typeof shop.ask>[0]) =>
      shop.ask(actor, 'mutation($input: PackOrderInput!) { packOrder(input: $input) { order { state } } }', {
        input,
      });
    expect((await pack(customer)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect((await pack(anAssociate('elsewhere'))).codes).toEqual(['FORBIDDEN']);
    expect((await pack(aService())).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect((await pack(carrier)).data).toEqual({ packOrder: { order: { state: 'PACKED' } } });
    const refused = await shop.step(carrier, 'shipOrder', orderId, { carrier: ' ' });
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['input', 'carrier'] }]);
    expect((await shop.step(carrier, 'shipOrder', orderId, { carrier: 'PostNL' })).order.state).toBe(
      'SHIPPED',
    );
  });

  it('is nobody else’s to confirm', async () => {
    const { orderId } = await shipped();
    const input = { orderId, idempotencyKey: newId('key') };
    const query =
      'mutation($input: ConfirmDeliveryInput!) { confirmDelivery(input: $input) { order { state } } }';
    expect((await shop.ask(aCustomer(), query, { input })).codes).toEqual(['FORBIDDEN']);
  });
});

describe('the table of a shipment', () => {
  const ACTORS = ['CUSTOMER', 'ASSOCIATE', 'SERVICE', 'SYSTEM'] as const;
  const STEPS = [...new Set(SHIPPING.map(({ step }) => step))];

  it('has one row for each state and step, and nothing leads out of its ends', () => {
    const rows = SHIPPING.map(({ from, step }) => `${from} ${step}`);
    expect(new Set(rows).size).toBe(rows.length);
    expect(SHIPPING.filter(({ from }) => from === 'DELIVERED' || from === 'CANCELLED')).toEqual([]);
  });

  it('earns once on every way through it', () => {
    const earning = (state: string, earned: number): number[] => {
      const next = SHIPPING.filter(({ from }) => from === state);
      if (!next.length) return [earned];
      return next.flatMap(({ to, event }) =>
        earning(to, earned + (event === 'patron.order.handed_over.v1' ? 1 : 0)),
      );
    };
    expect(new Set(earning('PLACED', 0))).toEqual(new Set([0, 1]));
  });

  it('lets every piece go back or out, once', () => {
    for (const { from, step } of SHIPPING) {
      expect(ORDER_STATES).toContain(from);
      const allowed = ACTORS.filter((actor) => transitionIn(SHIPPING, from, step, actor));
      expect(allowed.length).toBeGreaterThan(0);
      expect(STEPS).toContain(step);
    }
    const freed = SHIPPING.filter(({ step }) => step === 'cancelOrder').map(({ stock }) => stock?.to);
    expect(freed).toEqual(['onHand', 'onHand', 'onHand']);
    expect(SHIPPING.filter(({ stock }) => stock?.to === 'gone').map(({ step }) => step)).toEqual([
      'shipOrder',
    ]);
  });
});
