import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/orders/context.ts';
import { TRY_TABLE } from '../../../subgraphs/orders/reserve-and-try/table.ts';
import { expireTryReservations } from '../../../subgraphs/orders/reserve-and-try/take-try-step.ts';
import { statesOf } from '../../../subgraphs/orders/rules/transitions.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';

const shop = useShop();
const OFFERS = { store: { services: ['RESERVE_AND_TRY', 'PICKUP'] } };
const RESERVATION =
  'reservation { id state heldUntil order { id state total { amountMinor } } } userErrors { code field } idempotentReplay';

async function reserved({ counted = 5, quantity = 2 } = {}) {
  const { storeId, sku } = await shop.stocked(counted, OFFERS);
  const [customer, associate] = [aCustomer(), anAssociate(storeId)];
  const { reservation } = await reserve(customer, { storeId, lines: [{ sku, quantity }] });
  return { storeId, sku, customer, associate, id: reservation?.id as string };
}
const reserve = (by: Actor, input: object) =>
  shop.mutate(by, 'reserveToTry', { idempotencyKey: newId('key'), ...input }, RESERVATION);
const step = (by: Actor, mutation: string, id: string, its: object = {}) =>
  shop.mutate(by, mutation, { id, idempotencyKey: newId('key'), ...its }, RESERVATION);

describe('reserve and try', () => {
  it('holds without payment, is prepared, tried, bought in part, and the rest goes back', async () => {
    const { storeId, sku, customer, associate, id } = await reserved();
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 2, picked: 0 });
    expect((await step(associate, 'prepareToTry', id)).reservation.state).toBe('PREPARED');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 3, reserved: 0, picked: 2 });
    expect((await step(customer, 'beginToTry', id)).reservation.state).toBe('TRYING');
    const { reservation } = await step(associate, 'buyTried', id, { lines: [{ sku, quantity: 1 }] });
    expect(reservation).toEqual({
      ...{ id, state: 'BOUGHT', heldUntil: null },
      order: { id: expect.any(String), state: 'HANDED_OVER', total: { amountMinor: 1000 } },
    });
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 4, reserved: 0, picked: 0 });
    const credited = (await shop.published('patron.sale.credited.v1')).map(({ data }) => data);
    expect(credited.filter(({ orderId }) => orderId === reservation.order.id)).toMatchObject([
      { storeId, amountMinor: 1000, currency: 'EUR', associate: `associate:${associate.associateId}` },
    ]);
  });

  it('all of it can be bought, or none', async () => {
    const all = await reserved();
    await step(all.associate, 'prepareToTry', all.id);
    await step(all.associate, 'beginToTry', all.id);
    await step(all.associate, 'buyTried', all.id, { lines: [{ sku: all.sku, quantity: 2 }] });
    expect(await shop.levels(all.storeId, all.sku)).toEqual({ onHand: 3, reserved: 0, picked: 0 });
    const none = await reserved();
    await step(none.associate, 'prepareToTry', none.id);
    await step(none.customer, 'beginToTry', none.id);
    expect((await step(none.associate, 'leaveTried', none.id)).reservation.state).toBe('LEFT');
    expect(await shop.levels(none.storeId, none.sku)).toEqual({ onHand: 5, reserved: 0, picked: 0 });
  });

  it('sells once, whatever is sent how often at once', async () => {
    const { storeId, sku, associate, id } = await reserved();
    await step(associate, 'prepareToTry', id);
    await step(associate, 'beginToTry', id);
    const idempotencyKey = newId('key');
    const lines = [{ sku, quantity: 1 }];
    const answers = await Promise.all([
      ...Array.from({ length: 3 }, () => step(associate, 'buyTried', id, { lines, idempotencyKey })),
      step(associate, 'buyTried', id, { lines }),
      step(associate, 'leaveTried', id),
    ]);
    const sold = new Set(answers.flatMap(({ reservation }) => reservation?.order?.id ?? []));
    expect(sold.size).toBeLessThanOrEqual(1);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 5 - sold.size, reserved: 0, picked: 0 });
  });

  it('runs out: the pieces come back, once, and it can be bought no more', async () => {
    const { storeId, sku, associate, id } = await reserved();
    await step(associate, 'prepareToTry', id);
    await step(associate, 'beginToTry', id);
    const { now } = shop.clock;
    shop.clock.now = new Date(now.getTime() + 25 * 3_600_000);
    const data = shop.data as Data;
    await data.holds.expireDue(); // whoever is first
    await Promise.all([expireTryReservations(data), expireTryReservations(data)]);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 5, reserved: 0, picked: 0 });
    expect((await step(associate, 'buyTried', id, { lines: [{ sku, quantity: 1 }] })).userErrors).toEqual([
      { code: 'ILLEGAL_TRANSITION', field: null },
    ]);
    const { data: read } = await shop.ask(
      associate,
      'query($id: ID!) { tryReservation(id: $id) { state } }',
      {
        id,
      },
    );
    expect(read.tryReservation.state).toBe('EXPIRED');
    shop.clock.now = now;
  });

  it('is held until two hours after the visit, and three hours from its beginning on', async () => {
    const { storeId, sku } = await shop.stocked(5, OFFERS);
    const [customer, associate] = [aCustomer(), anAssociate(storeId)];
    const inHours = (hours: number) => new Date(shop.clock.now.getTime() + hours * 3_600_000);
    const { reservation } = await reserve(customer, {
      ...{ storeId, lines: [{ sku, quantity: 1 }], visitAt: inHours(0.5) },
    });
    expect(reservation.heldUntil).toEqual(inHours(2.5));
    await step(associate, 'prepareToTry', reservation.id);
    const trying = await step(customer, 'beginToTry', reservation.id);
    expect(trying.reservation.heldUntil).toEqual(inHours(3));
  });

  it('puts the customer into the store’s hands, for an hour after it is over', async () => {
    const { customer, associate, id, storeId } = await reserved();
    const { customerId } = customer;
    const seen = async (by: Actor) => {
      const { data, codes } = await shop.entity(by, { id: customerId }, '{ id }');
      return codes ?? data.id;
    };
    expect(await seen(associate)).toBe(customerId);
    expect(await seen(anAssociate('other'))).toEqual(['FORBIDDEN']);
    await step(customer, 'cancelTryReservation', id);
    const { now } = shop.clock;
    shop.clock.now = new Date(now.getTime() + 3_600_001);
    expect(await seen(associate)).toEqual(['FORBIDDEN']);
    shop.clock.now = now;
    const told = (await shop.published('patron.try_reservation.changed.v1')).filter(
      ({ subject }) => subject === customerId,
    );
    expect(told.map(({ data }) => data)).toMatchObject([
      { visitId: id, customerId, storeId, state: 'REQUESTED', until: expect.any(String) },
      { visitId: id, customerId, storeId, state: 'CANCELLED', until: null },
    ]);
  });

  it('is seen and moved by its customer and its store alone', async () => {
    const { storeId, id, associate } = await reserved();
    for (const by of [aCustomer(), anAssociate('other')]) {
      expect((await step(by, 'beginToTry', id)).userErrors).toEqual([
        { code: 'TRY_RESERVATION_NOT_FOUND', field: ['input', 'id'] },
      ]);
      const read = await shop.ask(by, 'query($id: ID!) { tryReservation(id: $id) { id } }', { id });
      expect(read.codes).toEqual(['FORBIDDEN']);
    }
    const list = 'query($id: ID!) { store(id: $id) { tryReservations { edges { node { id state } } } } }';
    expect((await shop.ask(associate, list, { id: storeId })).data.store.tryReservations.edges).toEqual([
      { node: { id, state: 'REQUESTED' } },
    ]);
    expect((await shop.ask(anAssociate('other'), list, { id: storeId })).codes).toEqual(['FORBIDDEN']);
  });

  it('never holds more than there is, however many ask', async () => {
    const { storeId, sku } = await shop.stocked(3, OFFERS);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => reserve(aCustomer(), { storeId, lines: [{ sku, quantity: 1 }] })),
    );
    expect(answers.filter(({ reservation }) => reservation)).toHaveLength(3);
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 0, reserved: 3, picked: 0 });
  });

  it('three at a time, and what the store offers', async () => {
    const { storeId, sku } = await shop.stocked(9, OFFERS);
    const plain = await shop.stocked(1);
    const customer = aCustomer();
    const lines = [{ sku, quantity: 1 }];
    const codeOf = async (its: object) =>
      (await reserve(customer, { storeId, lines, ...its })).userErrors[0]?.code;
    expect(await codeOf({ storeId: 'none' })).toBe('STORE_NOT_FOUND');
    expect(await codeOf({ storeId: plain.storeId })).toBe('SERVICE_NOT_OFFERED');
    expect(await codeOf({ lines: [{ sku: 'none', quantity: 1 }] })).toBe('SKU_NOT_FOUND');
    expect(await codeOf({ lines: [{ sku, quantity: 6 }] })).toBe('INVALID_VALUE');
    expect(await codeOf({ visitAt: new Date(0) })).toBe('INVALID_VALUE');
    for (let times = 0; times < 3; times += 1) expect(await codeOf({})).toBeUndefined();
    expect(await codeOf({})).toBe('TOO_MANY_TRY_RESERVATIONS');
  });
});

describe('the table', () => {
  it('has at most one row for a state, step and actor, and an end for every open state when time runs out', () => {
    const keys = TRY_TABLE.flatMap(({ from, step: name, by }) => by.map((one) => `${from} ${name} ${one}`));
    expect(new Set(keys).size).toBe(keys.length);
    const open = new Set(TRY_TABLE.map(({ from }) => from));
    for (const state of open) {
      expect(TRY_TABLE.some(({ from, step: name }) => from === state && name === 'expire')).toBe(true);
    }
    expect(
      statesOf(TRY_TABLE)
        .filter((state) => !open.has(state))
        .sort(),
    ).toEqual(['BOUGHT', 'CANCELLED', 'EXPIRED', 'LEFT']);
  });
});
