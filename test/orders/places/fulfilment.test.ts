import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFulfilment, type Source, transferredAt } from '../../../subgraphs/orders/places/fulfilment.ts';
import { WEEKDAYS } from '../../../subgraphs/orders/rules/opening-hours.ts';

const MONDAY = new Date('2026-01-05T09:00:00Z'); // 10:00 in Amsterdam

const aSource = (storeId: string, onHand: Record<string, number>, its: Partial<Source> = {}): Source => ({
  storeId,
  kind: 'STORE',
  services: ['PICKUP'],
  timeZone: 'Europe/Amsterdam',
  openingHours: WEEKDAYS.map((day) => ({ day, opens: '09:00', closes: '18:00' })),
  onHand: new Map(Object.entries(onHand)),
  ...its,
});
const aWarehouse = (storeId: string, onHand: Record<string, number>, its: Partial<Source> = {}) =>
  aSource(storeId, onHand, { kind: 'WAREHOUSE', services: ['SHIPPING'], ...its });

const plan = (quantity: number, here: Source | null, ...others: Source[]) => {
  const [line] = planFulfilment([{ sku: 'a', quantity }], { here, others, now: MONDAY });
  if (!line) throw new Error('expected a line');
  return line;
};

describe('a line', () => {
  it('is taken from this store now, and may be picked up or come otherwise', () => {
    const here = aSource('here', { a: 2 }, { distanceMetres: 0 });
    const line = plan(2, here, aSource('near', { a: 2 }, { distanceMetres: 500 }));
    expect(line).toEqual({
      sku: 'a',
      quantity: 2,
      missing: 0,
      choices: [
        {
          sku: 'a',
          quantity: 2,
          method: 'TAKE_NOW',
          storeId: 'here',
          reason: 'ON_HAND_HERE',
          readyAt: MONDAY,
          distanceMetres: 0,
        },
      ],
      alternatives: [
        {
          sku: 'a',
          quantity: 2,
          method: 'PICKUP',
          storeId: 'here',
          reason: 'ON_HAND_HERE',
          readyAt: new Date('2026-01-05T11:00:00Z'),
          distanceMetres: 0,
        },
        {
          sku: 'a',
          quantity: 2,
          method: 'PICKUP',
          storeId: 'near',
          reason: 'ON_HAND_NEARBY',
          readyAt: new Date('2026-01-05T11:00:00Z'),
          distanceMetres: 500,
        },
        {
          sku: 'a',
          quantity: 2,
          method: 'PICKUP',
          storeId: 'here',
          fromStoreId: 'near',
          reason: 'TRANSFER',
          readyAt: new Date('2026-01-07T09:00:00Z'),
          distanceMetres: 0,
        },
      ],
    });
  });

  it('is not taken now from a store that is closed', () => {
    const exceptions = [{ date: '2026-01-05', spans: [] }];
    const [choice] = plan(1, aSource('here', { a: 1 }, { exceptions })).choices;
    expect(choice).toMatchObject({ method: 'PICKUP', readyAt: new Date('2026-01-06T10:00:00Z') });
  });

  it('comes from where it is soonest, then nearest, when this store has not enough', () => {
    const late = { openingHours: [{ day: 'SUNDAY', opens: '09:00', closes: '18:00' }] } as const;
    const line = plan(
      1,
      aSource('here', {}, { services: [] }),
      aSource('late', { a: 1 }, { distanceMetres: 1, ...late }),
      aSource('far', { a: 1 }, { distanceMetres: 900 }),
      aSource('near', { a: 1 }, { distanceMetres: 800 }),
      aWarehouse('wh', { a: 1 }),
    );
    expect([...line.choices, ...line.alternatives].map(({ storeId }) => storeId)).toEqual([
      'near',
      'far',
      'wh',
      'late',
    ]);
  });

  it('is shipped by a warehouse with a delivery date, no Sunday', () => {
    const at = (now: string) =>
      planFulfilment([{ sku: 'a', quantity: 1 }], {
        here: null,
        others: [aWarehouse('wh', { a: 1 })],
        now: new Date(now),
      })[0]?.choices;
    const shipment = { sku: 'a', quantity: 1, method: 'SHIPMENT', storeId: 'wh', reason: 'SHIPMENT' };
    expect(at('2026-01-05T09:00:00Z')).toEqual([
      { ...shipment, readyAt: new Date('2026-01-05T13:00:00Z'), deliveryDate: '2026-01-07' },
    ]);
    // Packed on Friday evening no more: on Saturday, then over Sunday to Tuesday.
    expect(at('2026-01-09T15:00:00Z')).toEqual([
      { ...shipment, readyAt: new Date('2026-01-10T10:00:00Z'), deliveryDate: '2026-01-13' },
    ]);
  });

  it('comes to this store from a warehouse that sends to nobody else', () => {
    const line = plan(1, aSource('here', {}), aWarehouse('wh', { a: 1 }, { services: [] }));
    expect(line.choices).toEqual([
      {
        sku: 'a',
        quantity: 1,
        method: 'PICKUP',
        storeId: 'here',
        fromStoreId: 'wh',
        reason: 'TRANSFER',
        readyAt: new Date('2026-01-07T09:00:00Z'),
      },
    ]);
  });

  it('is one source’s rather than two’s, and two’s rather than short', () => {
    const here = aSource('here', { a: 2 });
    const near = aSource('near', { a: 2 }, { distanceMetres: 5 });
    const parts = (line: ReturnType<typeof plan>) =>
      line.choices.map(({ storeId, fromStoreId, quantity }) => [fromStoreId ?? storeId, quantity]);
    expect(parts(plan(3, here, near, aWarehouse('wh', { a: 3 })))).toEqual([['wh', 3]]);
    expect(parts(plan(3, here, near, aWarehouse('wh', { a: 1 })))).toEqual([
      ['here', 2],
      ['near', 1],
    ]);
    const short = plan(9, here, near, aWarehouse('wh', { a: 1 }));
    expect(parts(short)).toEqual([
      ['here', 2],
      ['near', 2],
      ['wh', 1],
    ]);
    expect(short).toMatchObject({ missing: 4, alternatives: [] });
  });

  it('that nobody has is missing', () => {
    expect(plan(2, null, aSource('near', { b: 2 }))).toEqual({
      sku: 'a',
      quantity: 2,
      choices: [],
      alternatives: [],
      missing: 2,
    });
  });

  it('has no time where opening hours are not known, and comes after those that have', () => {
    const line = plan(
      1,
      null,
      aSource('unknown', { a: 1 }, { openingHours: [], distanceMetres: 1 }),
      aSource('known', { a: 1 }, { distanceMetres: 9 }),
    );
    expect([...line.choices, ...line.alternatives]).toEqual([
      expect.objectContaining({ storeId: 'known', readyAt: expect.any(Date) }),
      {
        sku: 'a',
        quantity: 1,
        method: 'PICKUP',
        storeId: 'unknown',
        reason: 'ON_HAND_NEARBY',
        distanceMetres: 1,
      },
    ]);
  });
});

it.each([
  ['over a day on which the store is closed', [{ date: '2026-01-06', spans: [] }], '2026-01-08T09:00:00Z'],
  ['without one', [], '2026-01-07T09:00:00Z'],
])('a transfer %s takes two days on which the store opens', (_, exceptions, there) => {
  const [from, to] = [aSource('from', {}), aSource('to', {}, { exceptions })];
  expect(transferredAt(MONDAY, from, to)).toEqual(new Date(there));
});

describe('whatever is where', () => {
  const source = (storeId: string) =>
    fc
      .record({
        kind: fc.constantFrom('STORE' as const, 'WAREHOUSE' as const),
        services: fc.subarray(['PICKUP', 'SHIPPING']),
        distanceMetres: fc.nat(5000),
        a: fc.nat(6),
        b: fc.nat(3),
        opens: fc.boolean(),
      })
      .map(({ a, b, opens, ...its }) =>
        aSource(storeId, { a, b }, { ...its, ...(opens ? {} : { openingHours: [] }) }),
      );
  const world = fc.record({
    here: fc.option(source('here'), { nil: null }),
    others: fc.tuple(source('s1'), source('s2'), source('s3'), source('s4')),
    lines: fc.array(
      fc.record({ sku: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 4 },
    ),
    now: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  });

  it('no source gives more than it has, every piece is planned or missing, and every way is one that is offered', () => {
    fc.assert(
      fc.property(world, ({ here, others, lines, now }) => {
        const sources = new Map([...(here ? [here] : []), ...others].map((one) => [one.storeId, one]));
        const planned = planFulfilment(lines, { here, others, now });
        expect(planned.map(({ sku }) => sku)).toEqual([...new Set(lines.map(({ sku }) => sku))].sort());
        for (const { sku, quantity, choices, alternatives, missing } of planned) {
          const wanted = lines.filter((line) => line.sku === sku);
          expect(quantity).toBe(wanted.reduce((sum, line) => sum + line.quantity, 0));
          expect(choices.reduce((sum, choice) => sum + choice.quantity, 0) + missing).toBe(quantity);
          const used = choices.map(({ storeId, fromStoreId }) => fromStoreId ?? storeId);
          expect(new Set(used).size).toBe(used.length);
          for (const option of [...choices, ...alternatives]) {
            const from = sources.get(option.fromStoreId ?? option.storeId);
            const at = sources.get(option.storeId);
            expect(option.quantity).toBeGreaterThan(0);
            expect(option.quantity).toBeLessThanOrEqual(from?.onHand.get(sku) ?? 0);
            if (option.method === 'SHIPMENT') expect(at?.services).toContain('SHIPPING');
            if (option.method === 'PICKUP') expect(at?.services).toContain('PICKUP');
            if (option.method === 'TAKE_NOW') expect(at).toBe(here);
            if (option.fromStoreId !== undefined) expect(at).toBe(here);
            if (option.readyAt) expect(option.readyAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
            if (option.deliveryDate) expect(option.deliveryDate > now.toISOString().slice(0, 10)).toBe(true);
          }
          if (alternatives.length) expect(choices).toHaveLength(1);
        }
      }),
    );
  });

  it('more stock leaves no more missing', () => {
    fc.assert(
      fc.property(world, fc.nat(3), ({ here, others, lines, now }, index) => {
        const richer = others.map((one, position) =>
          position === index
            ? {
                ...one,
                onHand: new Map([
                  ['a', 9],
                  ['b', 9],
                  ['c', 9],
                ]),
              }
            : one,
        );
        const [before, after] = [others, richer].map((all) =>
          planFulfilment(lines, { here, others: all, now }).map(({ missing }) => missing),
        );
        for (const [line, missing] of (after ?? []).entries()) {
          expect(missing).toBeLessThanOrEqual(before?.[line] ?? 0);
        }
      }),
    );
  });
});
