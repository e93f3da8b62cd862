import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CODE_STATES,
  heldAs,
  heldUntil,
  PICKUP,
  QUEUED_STATES,
} from '../../../subgraphs/orders/pickup/table.ts';
import { isOpen } from '../../../subgraphs/orders/rules/journeys.ts';
import type { OrderActor, OrderState } from '../../../subgraphs/orders/rules/order.ts';
import {
  allowedIn,
  openStatesOf,
  refusalIn,
  statesOf,
  transitionIn,
} from '../../../subgraphs/orders/rules/transitions.ts';

const ACTORS: OrderActor[] = ['CUSTOMER', 'ASSOCIATE', 'SERVICE', 'SYSTEM'];

/** What a customer arranges until somebody has been recognised. */
const ARRANGED = {
  choosePickupWindow: 'C',
  nameProxy: 'C',
  revokeProxy: 'C',
  renewPickupCode: 'C',
} as const;
const CHECKED = {
  checkIdentity: 'A:IDENTITY_CHECKED',
  overrideIdentity: 'A:IDENTITY_CHECKED',
  failIdentity: 'A',
  requestOverride: 'A',
} as const;
const REJECTED = { rejectOrderLine: 'A', closeEmpty: 'S:CANCELLED' } as const;
const OFF = { cancelOrder: 'CA:CANCELLED', expire: 'S:EXPIRED' } as const;

/** Who gets where: a row for each state, a column for each step. C: customer, A: associate, S: Patron. No goal: it stays. */
const EXPECTED: { [State in OrderState]?: Record<string, string> } = {
  PLACED: {
    allocate: 'S:ALLOCATED',
    losePieces: 'S',
    closeEmpty: 'S:CANCELLED',
    giveUp: 'S:CANCELLED',
    ...ARRANGED,
    ...OFF,
  },
  ALLOCATED: { startPicking: 'A:PICKING', ...ARRANGED, ...OFF },
  PICKING: { markReady: 'A:READY', ...REJECTED, ...ARRANGED, ...OFF },
  READY: {
    announceApproach: 'C:ON_THE_WAY',
    announceArrival: 'CA:ARRIVED',
    extendPickup: 'C',
    ...REJECTED,
    ...ARRANGED,
    ...CHECKED,
    ...OFF,
    expire: 'S:NO_SHOW',
  },
  ON_THE_WAY: {
    announceApproach: 'C',
    announceArrival: 'CA:ARRIVED',
    extendPickup: 'C',
    ...REJECTED,
    ...ARRANGED,
    ...CHECKED,
    ...OFF,
    expire: 'S:NO_SHOW',
  },
  ARRIVED: {
    announceApproach: 'C',
    announceArrival: 'CA',
    extendPickup: 'C',
    ...REJECTED,
    ...ARRANGED,
    ...CHECKED,
    ...OFF,
  },
  IDENTITY_CHECKED: { announceApproach: 'C', announceArrival: 'C', handOver: 'A:HANDED_OVER', ...OFF },
};

const LETTER: Record<OrderActor, string> = { CUSTOMER: 'C', ASSOCIATE: 'A', SERVICE: '-', SYSTEM: 'S' };
const STEPS = [...new Set(Object.values(EXPECTED).flatMap((steps) => Object.keys(steps)))];
const OF_PICKUP = new Set(STEPS);
const STATES = Object.keys(EXPECTED) as OrderState[];

const cases = STATES.flatMap((from) =>
  STEPS.flatMap((step) => ACTORS.map((actor) => [from, step, actor] as const)),
);

it.each(cases)('%s, %s by %s goes where the table says or nowhere', (from, step, actor) => {
  const [letters = '', to = from] = EXPECTED[from]?.[step]?.split(':') ?? [];
  const expected = letters.includes(LETTER[actor]) ? to : undefined;
  expect(transitionIn(PICKUP, from, step as never, actor)?.to).toBe(expected);
});

it('has no state that nothing leads to, and no other step', () => {
  const reached = new Set(PICKUP.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const beginnings = statesOf(PICKUP).filter((state) => !reached.has(state));
  expect(beginnings).toEqual(['PLACED']);
  const others = PICKUP.filter(({ step }) => !OF_PICKUP.has(step));
  expect(others).toEqual([]);
});

it('names the mutations that a person may take', () => {
  expect(allowedIn(PICKUP, 'IDENTITY_CHECKED')).toEqual([
    'announceArrival (customer)',
    'handOver (associate)',
    'cancelOrder (customer, associate)',
  ]);
  expect(allowedIn(PICKUP, 'READY')).toContain('checkIdentity (associate)');
  expect(allowedIn(PICKUP, 'READY')).toContain('announceArrival (customer, associate)');
  expect(allowedIn(PICKUP, 'HANDED_OVER')).toEqual([]);
  expect(refusalIn(PICKUP, 'HANDED_OVER', 'handOver', 'order')).toBe(
    'handOver is not possible when the order is HANDED_OVER. Nothing is allowed any more.',
  );
});

it('hands over only who was recognised', () => {
  expect(PICKUP.filter(({ to }) => to === 'HANDED_OVER').map(({ from }) => from)).toEqual([
    'IDENTITY_CHECKED',
  ]);
  const recognised = PICKUP.filter(({ from, to }) => to === 'IDENTITY_CHECKED' && from !== to);
  expect(new Set(recognised.map(({ step }) => step))).toEqual(new Set(['checkIdentity', 'overrideIdentity']));
  expect(recognised.every(({ by }) => by.length === 1 && by[0] === 'ASSOCIATE')).toBe(true);
});

it('knows which orders are open and where their pieces stand', () => {
  for (const state of STATES) expect(isOpen(state)).toBe(true);
  for (const state of ['HANDED_OVER', 'CANCELLED', 'EXPIRED', 'NO_SHOW', 'COMPLETED'] as const) {
    expect(isOpen(state)).toBe(false);
    expect(heldAs(state)).toBeNull();
  }
  expect(heldAs('PICKING')).toBe('reserved');
  expect(heldAs('ARRIVED')).toBe('picked');
  expect(openStatesOf(PICKUP)).toEqual([...QUEUED_STATES]);
  expect(CODE_STATES).not.toContain('IDENTITY_CHECKED');
});

describe('an order under any steps by anybody', () => {
  const attempt = fc.record({ step: fc.constantFrom(...STEPS), actor: fc.constantFrom(...ACTORS) });

  it('stays in the table, moves each piece exactly once out of the hold, and closes for good', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 80 }), (attempts) => {
        let state: OrderState = 'PLACED';
        const stock: Record<string, number> = { reserved: 1 };
        const events: string[] = [];
        for (const { step, actor } of attempts) {
          if (step === 'closeEmpty') continue; // only with nothing left, see reject-order-line
          const transition: (typeof PICKUP)[number] | null = transitionIn(
            PICKUP,
            state,
            step as never,
            actor,
          );
          if (!transition) continue;
          expect(isOpen(state)).toBe(true);
          if (transition.to === transition.from) {
            expect(transition).toMatchObject({ stock: null, event: null });
            continue;
          }
          state = transition.to;
          if (transition.stock) {
            const { from, to } = transition.stock;
            stock[from] = (stock[from] ?? 0) - 1;
            stock[to] = (stock[to] ?? 0) + 1;
          }
          if (transition.event) events.push(transition.event);
        }
        const held = Object.fromEntries(Object.entries(stock).filter(([, pieces]) => pieces));
        expect(held).toEqual({ [heldIn(state)]: 1 });
        expect(events).toEqual([...new Set(events)]);
        expect(events.includes('patron.order.handed_over.v1')).toBe(state === 'HANDED_OVER');
        expect(events.includes('patron.order.cancelled.v1')).toBe(
          ['CANCELLED', 'EXPIRED', 'NO_SHOW'].includes(state),
        );
      }),
      { numRuns: 2000 },
    );
  });

  const heldIn = (state: OrderState) => {
    if (state === 'HANDED_OVER') return 'gone';
    return heldAs(state) ?? 'onHand';
  };
});

it('has one row for each state and step', () => {
  const keys = PICKUP.map(({ from, step }) => `${from}/${step}`);
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
    for (const state of ['HANDED_OVER', 'CANCELLED', 'EXPIRED', 'NO_SHOW', 'COMPLETED'] as const) {
      expect(heldUntil(state, at, hoursLater(1))).toBeNull();
    }
  });
});
