import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/orders/context.ts';
import { lapseAppointments } from '../../../subgraphs/orders/guide-shop/resolvers.ts';
import { slotAt, slotsBetween } from '../../../subgraphs/orders/guide-shop/slots.ts';
import { APPOINTMENT_TABLE } from '../../../subgraphs/orders/guide-shop/table.ts';
import { anEvent } from '../../support/subgraph.ts';
import { aCustomer, anAssociate, importer, useShop } from '../shop.ts';

const recognised = new Set<string>();
const shop = useShop({ permitsNow: async ({ customerId }) => recognised.has(customerId) });

/** 2026-03-02 is a Monday; the clock stands at 11:00 in Amsterdam. */
const OPEN = [
  { day: 'MONDAY', opens: '09:00', closes: '18:00' },
  { day: 'TUESDAY', opens: '09:00', closes: '12:00' },
] as const;
const TUESDAY_9 = new Date('2026-03-03T08:00:00Z');
const TUESDAY_10 = new Date('2026-03-03T09:00:00Z');
const APPOINTMENT =
  'appointment { id state startsAt endsAt notes { sku aspect value basis } orders { id state channel } } userErrors { code field } idempotentReplay';

async function aShop({ counted = 5, variant = {} }: { counted?: number; variant?: object } = {}) {
  const store = { openingHours: OPEN, services: ['GUIDE_SHOP', 'PICKUP', 'SHIPPING'] };
  const { storeId, sku } = await shop.stocked(counted, { store, variant });
  return { storeId, sku, associate: anAssociate(storeId) };
}
const book = (by: Actor, storeId: string, startsAt: Date, its: object = {}) =>
  shop.mutate(
    by,
    'bookAppointment',
    { storeId, startsAt, idempotencyKey: newId('key'), ...its },
    APPOINTMENT,
  );
const step = (by: Actor, mutation: string, id: string, its: object = {}) =>
  shop.mutate(by, mutation, { id, idempotencyKey: newId('key'), ...its }, APPOINTMENT);

async function underWay(variant: object = {}) {
  const { storeId, sku, associate } = await aShop({ variant });
  const customer = aCustomer();
  const { appointment } = await book(customer, storeId, TUESDAY_9);
  await step(associate, 'beginAppointment', appointment.id);
  return { storeId, sku, associate, customer, id: appointment.id as string };
}

describe('the slots of a guide shop', () => {
  const hours = { openingHours: OPEN, timeZone: 'Europe/Amsterdam' };
  const settings = { slotMinutes: 60, capacity: 1 };

  it('follow each other from each opening on, within the opening hours', () => {
    const from = new Date('2026-03-02T10:30:00Z');
    const slots = slotsBetween(from, new Date('2026-03-04T10:30:00Z'), hours, settings);
    expect(slots.map(({ startsAt }) => startsAt.toISOString().slice(5, 16))).toEqual([
      ...['03-02T11:00', '03-02T12:00', '03-02T13:00', '03-02T14:00', '03-02T15:00', '03-02T16:00'],
      ...['03-03T08:00', '03-03T09:00', '03-03T10:00'],
    ]);
  });

  it('begin at these moments and at no others', () => {
    expect(slotAt(TUESDAY_10, hours, settings)).toEqual({
      startsAt: TUESDAY_10,
      endsAt: new Date('2026-03-03T10:00:00Z'),
    });
    expect(slotAt(new Date(TUESDAY_10.getTime() + 60_000), hours, settings)).toBeNull();
    expect(slotAt(new Date('2026-03-03T11:00:00Z'), hours, settings)).toBeNull(); // it closes then
  });

  it('keep to the store’s clock when that changes', () => {
    const sunday = { openingHours: [{ day: 'SUNDAY', opens: '01:00', closes: '05:00' }] as const };
    const night = { ...sunday, timeZone: 'Europe/Amsterdam' };
    const from = new Date('2026-03-28T12:00:00Z'); // the clocks jump from 2 to 3
    const slots = slotsBetween(from, new Date('2026-03-29T12:00:00Z'), night, settings);
    expect(slots).toHaveLength(3);
  });

  it('say how many places are left', async () => {
    const { storeId } = await aShop();
    await shop.mutate(importer, 'setGuideShop', { storeId, slotMinutes: 90, capacity: 2 }, 'slotMinutes');
    await book(aCustomer(), storeId, TUESDAY_9);
    const query =
      'query($id: ID!, $from: DateTime!) { store(id: $id) { appointmentSlots(from: $from, days: 1) { startsAt endsAt free } } }';
    const { data } = await shop.ask({ kind: 'visitor' }, query, {
      id: storeId,
      from: '2026-03-03T00:00:00Z',
    });
    expect(data.store.appointmentSlots).toEqual([
      { startsAt: TUESDAY_9, endsAt: new Date('2026-03-03T09:30:00Z'), free: 1 },
      { startsAt: new Date('2026-03-03T09:30:00Z'), endsAt: new Date('2026-03-03T11:00:00Z'), free: 2 },
    ]);
  });
});

describe('an appointment', () => {
  it('takes a place that nobody else gets, however many ask at once', async () => {
    const { storeId } = await aShop();
    const answers = await Promise.all(Array.from({ length: 6 }, () => book(aCustomer(), storeId, TUESDAY_9)));
    expect(answers.filter(({ appointment }) => appointment)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array(5).fill({ code: 'SLOT_NOT_FREE', field: ['input', 'startsAt'] }),
    );
  });

  it('is moved to another slot, and its place is free again', async () => {
    const { storeId } = await aShop();
    const [customer, other] = [aCustomer(), aCustomer()];
    const { appointment } = await book(customer, storeId, TUESDAY_9);
    await book(other, storeId, TUESDAY_10);
    const move = (startsAt: Date) => step(customer, 'rescheduleAppointment', appointment.id, { startsAt });
    expect((await move(TUESDAY_10)).userErrors[0].code).toBe('SLOT_NOT_FREE');
    expect((await move(TUESDAY_9)).appointment.startsAt).toEqual(TUESDAY_9);
    const eleven = new Date('2026-03-03T10:00:00Z');
    expect((await move(eleven)).appointment.startsAt).toEqual(eleven);
    expect((await book(aCustomer(), storeId, TUESDAY_9)).appointment.state).toBe('BOOKED');
  });

  it('called off gives its place back, and goes nowhere any more', async () => {
    const { storeId, associate } = await aShop();
    const customer = aCustomer();
    const { appointment } = await book(customer, storeId, TUESDAY_9);
    expect((await step(customer, 'cancelAppointment', appointment.id)).appointment.state).toBe('CANCELLED');
    expect((await step(associate, 'beginAppointment', appointment.id)).userErrors[0].code).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect((await book(aCustomer(), storeId, TUESDAY_9)).appointment.state).toBe('BOOKED');
  });

  it('to which nobody comes is a no-show, by an associate once it has begun or by time', async () => {
    const { storeId, associate } = await aShop();
    const [{ appointment: a }, { appointment: b }] = [
      await book(aCustomer(), storeId, TUESDAY_9),
      await book(aCustomer(), storeId, TUESDAY_10),
    ];
    expect((await step(associate, 'markAppointmentNoShow', a.id)).userErrors[0].code).toBe('INVALID_VALUE');
    const { now } = shop.clock;
    shop.clock.now = TUESDAY_9;
    expect((await step(associate, 'markAppointmentNoShow', a.id)).appointment.state).toBe('NO_SHOW');
    shop.clock.now = new Date('2026-03-03T14:00:00Z');
    const data = shop.data as Data;
    await Promise.all([lapseAppointments(data), lapseAppointments(data)]);
    const query = 'query($id: ID!) { appointment(id: $id) { state timeline { state actor } } }';
    expect((await shop.ask(associate, query, { id: b.id })).data.appointment).toEqual({
      state: 'NO_SHOW',
      timeline: [
        { state: 'BOOKED', actor: 'CUSTOMER' },
        { state: 'NO_SHOW', actor: 'SYSTEM' },
      ],
    });
    shop.clock.now = now;
  });

  it('is refused where none are given, and to others', async () => {
    const { storeId } = await shop.stocked(1);
    const customer = aCustomer();
    const codeOf = async (answer: ReturnType<typeof book>) => (await answer).userErrors[0]?.code;
    expect(await codeOf(book(customer, 'none', TUESDAY_9))).toBe('STORE_NOT_FOUND');
    expect(await codeOf(book(customer, storeId, TUESDAY_9))).toBe('SERVICE_NOT_OFFERED');
    const { id } = await underWay();
    for (const by of [aCustomer(), anAssociate('other')]) {
      expect((await step(by, 'cancelAppointment', id)).userErrors[0].code).toBe('APPOINTMENT_NOT_FOUND');
    }
  });

  it('puts the customer into the store’s hands', async () => {
    const { customer, associate } = await underWay();
    const { data } = await shop.entity(associate, { id: customer.customerId }, '{ id }');
    expect(data.id).toBe(customer.customerId);
  });
});

describe('what the associate notes', () => {
  it('is the catalogue’s word, with consent, and goes to identity by an event', async () => {
    const { storeId, sku, associate, customer, id } = await underWay({ size: 'M', colour: 'blue' });
    const notes = [
      { sku, aspect: 'SIZE', basis: 'OBSERVED' },
      { sku, aspect: 'COLOUR', basis: 'STATED' },
    ];
    const note = (its: object = {}) => step(associate, 'noteAppointment', id, { notes, ...its });
    expect((await note()).userErrors).toEqual([
      { code: 'RECOGNITION_NOT_PERMITTED', field: ['input', 'id'] },
    ]);
    recognised.add(customer.customerId);
    const kept = [
      { sku, aspect: 'SIZE', value: 'M', basis: 'OBSERVED' },
      { sku, aspect: 'COLOUR', value: 'blue', basis: 'STATED' },
    ];
    expect((await note()).appointment.notes).toEqual(kept);
    expect((await note({ notes: [{ sku, aspect: 'STYLE', basis: 'STATED' }] })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'notes', '0'] },
    ]);
    const told = (await shop.published('patron.guide_shop.noted.v1')).filter(
      ({ subject }) => subject === customer.customerId,
    );
    expect(told.map(({ data }) => data)).toEqual([
      {
        ...{ customerId: customer.customerId, appointmentId: id, storeId, notes: kept },
        ...{ by: `associate:${associate.associateId}`, purpose: 'in_store_recognition' },
        at: shop.clock.now.toISOString(),
      },
    ]);
  });
});

describe('an order from an appointment', () => {
  const order = (by: Actor, id: string, its: object) =>
    shop.mutate(
      by,
      'orderFromAppointment',
      { id, idempotencyKey: newId('key'), ...its },
      'appointment { orders { id } } orders { id state channel credit { associate state amount { amountMinor } } } userErrors { code field }',
    );

  it('is a web order, and the store and the associate get the credit for it, until it is called off', async () => {
    const { storeId, sku, associate, customer, id } = await underWay();
    const lines = [{ sku, quantity: 2, storeId }];
    const { orders, appointment, userErrors } = await order(associate, id, { lines, method: 'PICKUP' });
    expect(userErrors).toEqual([]);
    const by = `associate:${associate.associateId}`;
    expect(orders).toEqual([
      {
        ...{ id: expect.any(String), state: expect.any(String), channel: 'WEB' },
        credit: { associate: by, state: 'CREDITED', amount: { amountMinor: 2000 } },
      },
    ]);
    expect(appointment.orders).toEqual([{ id: orders[0].id }]);
    const told = async (type: 'patron.sale.credited.v1' | 'patron.sale.credit_reversed.v1') =>
      (await shop.published(type))
        .filter(({ data }) => data.orderId === orders[0].id)
        .map(({ data }) => data);
    const credit = {
      ...{ orderId: orders[0].id, customerId: customer.customerId, storeId, associate: by },
      ...{ amountMinor: 2000, currency: 'EUR', at: shop.clock.now.toISOString() },
    };
    expect(await told('patron.sale.credited.v1')).toEqual([credit]);
    await shop.step(customer, 'cancelOrder', orders[0].id);
    const [cancelled] = (await shop.published('patron.order.cancelled.v1')).filter(
      ({ data }) => data.orderId === orders[0].id,
    );
    expect(cancelled).toBeDefined();
    if (cancelled) await shop.deliver(cancelled, cancelled);
    expect(await told('patron.sale.credit_reversed.v1')).toEqual([credit]);
    const list = 'query($id: ID!) { store(id: $id) { creditedSales { edges { node { orderId } } } } }';
    expect((await shop.ask(associate, list, { id: storeId })).data.store.creditedSales.edges).toEqual([]);
  });

  it('whose payment is awaited is credited when it is placed, once', async () => {
    const { storeId } = await aShop();
    const orderId = newId('ord');
    const data = shop.data as Data;
    const credit = { orderId, storeId, amountMinor: 500, currency: 'EUR', associate: 'associate:a' };
    await data.inTransaction((session) => data.credits.promise(credit, shop.clock.now, session));
    const placed = {
      ...{ orderId, customerId: null, storeId: 'sto_web', channel: 'WEB', currency: 'EUR', totalMinor: 500 },
      ...{ lines: [], at: shop.clock.now.toISOString() },
    };
    const event = {
      type: 'patron.order.placed.v1',
      subject: orderId,
      time: shop.clock.now,
      data: placed,
    } as const;
    await shop.deliver(anEvent(event), anEvent(event));
    const told = (await shop.published('patron.sale.credited.v1')).filter(
      (one) => one.data.orderId === orderId,
    );
    expect(told).toHaveLength(1);
  });

  it('is refused outside an appointment that is under way, and without what a shipment needs', async () => {
    const { storeId, sku, associate, id } = await underWay();
    const lines = [{ sku, quantity: 1, storeId }];
    expect((await order(associate, id, { lines })).userErrors[0].code).toBe('ADDRESS_REQUIRED');
    expect((await order(associate, id, { lines: [], method: 'PICKUP' })).userErrors[0].code).toBe(
      'INVALID_VALUE',
    );
    await step(associate, 'completeAppointment', id);
    expect((await order(associate, id, { lines, method: 'PICKUP' })).userErrors[0].code).toBe(
      'ILLEGAL_TRANSITION',
    );
  });
});

describe('the table', () => {
  it('has at most one row for a state, step and actor, and an end for every open state when time runs out', () => {
    const keys = APPOINTMENT_TABLE.flatMap(({ from, step: name, by }) =>
      by.map((one) => `${from} ${name} ${one}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { from } of APPOINTMENT_TABLE) {
      expect(APPOINTMENT_TABLE.some((row) => row.from === from && row.step === 'lapse')).toBe(true);
    }
  });
});
