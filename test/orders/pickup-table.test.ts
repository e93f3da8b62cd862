import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedSteps,
  heldUntil,
  isOpen,
  type OrderActor,
  type OrderState,
  type Step,
  TRANSITIONS,
  transitionFor,
} from '../../subgraphs/orders/rules/pickup.ts';

const STATES: OrderState[] = [
  'PLACED',
  'PICKING',
  'READY',
  'ARRIVED',
  'IDENTITY_CHECKED',
  'HANDED_OVER',
  'CANCELLED',
  'EXPIRED',
  'COMPLETED',
];
const ACTORS: OrderActor[] = ['CUSTOMER', 'ASSOCIATE', 'SERVICE', 'SYSTEM'];
const STEPS: Step[] = [
  'startPicking',
  'markReady',
  'announceArrival',
  'checkIdentity',
  'handOver',
  'cancelOrder',
  'expire',
];

/** Who gets where: a row for each state, a column for each step. C: customer, A: associate, S: the system. */
const EXPECTED: Record<OrderState, Partial<Record<Step, `${string}:${OrderState}`>>> = {
  PLACED: { startPicking: 'A:PICKING', cancelOrder: 'CA:CANCELLED', expire: 'S:EXPIRED' },
  PICKING: { markReady: 'A:READY', cancelOrder: 'CA:CANCELLED', expire: 'S:EXPIRED' },
  READY: {
    announceArrival: 'C:ARRIVED',
    checkIdentity: 'A:IDENTITY_CHECKED',
    cancelOrder: 'CA:CANCELLED',
    expire: 'S:EXPIRED',
  },
  ARRIVED: {
    announceArrival: 'C:ARRIVED',
    checkIdentity: 'A:IDENTITY_CHECKED',
    cancelOrder: 'CA:CANCELLED',
    expire: 'S:EXPIRED',
  },
  IDENTITY_CHECKED: { handOver: 'A:HANDED_OVER', cancelOrder: 'CA:CANCELLED', expire: 'S:EXPIRED' },
  HANDED_OVER: {},
  CANCELLED: {},
  EXPIRED: {},
  COMPLETED: {},
};

const LETTER: Record<OrderActor, string> = { CUSTOMER: 'C', ASSOCIATE: 'A', SERVICE: '-', SYSTEM: 'S' };

const cases = STATES.flatMap((from) =>
  STEPS.flatMap((step) => ACTORS.map((actor) => [from, step, actor] as const)),
);

it.each(cases)('%s, %s by %s goes where the table says or nowhere', (from, step, actor) => {
  const [letters = '', to] = EXPECTED[from][step]?.split(':') ?? [];
  const expected = letters.includes(LETTER[actor]) ? to : undefined;
  expect(transitionFor(from, step, actor)?.to).toBe(expected);
});

it('names the steps that a person may take', () => {
  expect(allowedSteps('READY')).toEqual([
    'announceArrival (customer)',
    'checkIdentity (associate)',
    'cancelOrder (customer, associate)',
  ]);
  expect(allowedSteps('HANDED_OVER')).toEqual([]);
});

describe('an order under any steps by anybody', () => {
  const attempt = fc.record({ step: fc.constantFrom(...STEPS), actor: fc.constantFrom(...ACTORS) });

  it('stays in the table, moves each piece exactly once out of the hold, and closes for good', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        let state: OrderState = 'PLACED';
        const stock = { onHand: 0, reserved: 1, picked: 0, gone: 0 };
        const events: string[] = [];
        for (const { step, actor } of attempts) {
          const transition = transitionFor(state, step, actor);
          if (!transition) continue;
          if (transition.to === transition.from) {
            expect(transition).toMatchObject({ stock: null, event: null });
            continue;
          }
          expect(isOpen(state)).toBe(true);
          state = transition.to;
          if (transition.stock) {
            stock[transition.stock.from] -= 1;
            stock[transition.stock.to] += 1;
          }
          if (transition.event) events.push(transition.event);
        }
        expect(STATES).toContain(state);
        expect(stock).toEqual({ onHand: 0, reserved: 0, picked: 0, gone: 0, [heldIn(state)]: 1 });
        expect(events).toEqual([...new Set(events)]);
        expect(events.includes('patron.order.handed_over.v1')).toBe(state === 'HANDED_OVER');
        expect(events.includes('patron.order.cancelled.v1')).toBe(
          state === 'CANCELLED' || state === 'EXPIRED',
        );
      }),
      { numRuns: 2000 },
    );
  });

  const heldIn = (state: OrderState) => {
    if (state === 'HANDED_OVER') return 'gone';
    if (state === 'CANCELLED' || state === 'EXPIRED') return 'onHand';
    return state === 'PLACED' || state === 'PICKING' ? 'reserved' : 'picked';
  };
});

it('has one row for each state and step', () => {
  const keys = TRANSITIONS.map(({ from, step }) => `${from}/${step}`);
  expect(keys).toEqual([...new Set(keys)]);
});

describe('how long goods are held', () => {
  const at = new Date('2026-03-02T10:00:00Z');
  const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

  it.each([
    ['PLACED', 72],
    ['READY', 168],
    ['ARRIVED', 24],
    ['IDENTITY_CHECKED', 24],
  ] as const)('%s holds them for %i hours', (state, hours) => {
    expect(heldUntil(state, at, null)).toEqual(hoursLater(hours));
  });

  it('never takes back what was promised', () => {
    expect(heldUntil('ARRIVED', at, hoursLater(100))).toEqual(hoursLater(100));
    expect(heldUntil('PICKING', at, hoursLater(1))).toEqual(hoursLater(1));
  });

  it('ends with the order', () => {
    for (const state of ['HANDED_OVER', 'CANCELLED', 'EXPIRED', 'COMPLETED'] as const) {
      expect(heldUntil(state, at, hoursLater(1))).toBeNull();
    }
  });
});
