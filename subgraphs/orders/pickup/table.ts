import type { OrderActor, OrderState, OrderStepEvent, Transition } from '../rules/order.ts';
import { openStatesOf } from '../rules/transitions.ts';
import type { StockMove } from '../stock/states.ts';

/** Named like the mutation that takes the step, unless the row names another; what only Patron does has none. */
export type Step =
  | 'allocate'
  | 'losePieces'
  | 'giveUp'
  | 'startPicking'
  | 'rejectOrderLine'
  | 'closeEmpty'
  | 'markReady'
  | 'announceApproach'
  | 'announceArrival'
  | 'choosePickupWindow'
  | 'extendPickup'
  | 'nameProxy'
  | 'revokeProxy'
  | 'renewPickupCode'
  | 'checkIdentity'
  | 'failIdentity'
  | 'requestOverride'
  | 'overrideIdentity'
  | 'handOver'
  | 'cancelOrder'
  | 'expire';

type PickupRow = Transition<Step>;

const ASSOCIATE = ['ASSOCIATE'] as const;
const CUSTOMER = ['CUSTOMER'] as const;
const BOTH = ['CUSTOMER', 'ASSOCIATE'] as const;
const SYSTEM = ['SYSTEM'] as const;

const FREED: StockMove = { from: 'reserved', to: 'onHand' };
const PICKED: StockMove = { from: 'reserved', to: 'picked' };
const PUT_BACK: StockMove = { from: 'picked', to: 'onHand' };
const GONE: StockMove = { from: 'picked', to: 'gone' };

const READY = 'patron.order.ready.v1';
const ARRIVED = 'patron.order.arrived.v1';
const HANDED_OVER = 'patron.order.handed_over.v1';
const CANCELLED = 'patron.order.cancelled.v1'; // also when it expired or nobody came: for everybody else it is off

function row(
  from: OrderState,
  step: Step,
  to: OrderState,
  by: readonly OrderActor[],
  { stock = null, event = null }: { stock?: StockMove | null; event?: OrderStepEvent | null } = {},
): PickupRow {
  return { from, step, to, by, stock, event, ...(MUTATION[step] && { mutation: MUTATION[step] }) };
}

/** Steps that a mutation of another name takes, by what it is given. */
const MUTATION: Partial<Record<Step, string>> = {
  announceApproach: 'announceArrival',
  failIdentity: 'checkIdentity',
  requestOverride: 'overrideIdentity',
};

/** What may be changed while nobody has been recognised, without the order going anywhere. */
const arrangements = (state: OrderState): PickupRow[] => [
  row(state, 'choosePickupWindow', state, CUSTOMER),
  row(state, 'nameProxy', state, CUSTOMER),
  row(state, 'revokeProxy', state, CUSTOMER),
  row(state, 'renewPickupCode', state, CUSTOMER),
];

const extension = (state: OrderState): PickupRow => row(state, 'extendPickup', state, CUSTOMER);

/** Ways to show who stands at the counter. `first`: nobody had said that they are there. */
const identity = (state: OrderState, first: boolean): PickupRow[] => [
  row(state, 'checkIdentity', 'IDENTITY_CHECKED', ASSOCIATE, { event: first ? ARRIVED : null }),
  row(state, 'failIdentity', state, ASSOCIATE),
  row(state, 'requestOverride', state, ASSOCIATE),
  row(state, 'overrideIdentity', 'IDENTITY_CHECKED', ASSOCIATE, { event: first ? ARRIVED : null }),
];

const off = (state: OrderState, stock: StockMove, expired: OrderState): PickupRow[] => [
  row(state, 'cancelOrder', 'CANCELLED', BOTH, { stock, event: CANCELLED }),
  row(state, 'expire', expired, SYSTEM, { stock, event: CANCELLED }),
];

/** A line that can't be had is taken out; what is left of the order goes on, and when that is nothing it is closed. */
const rejection = (state: OrderState): PickupRow[] => [
  row(state, 'rejectOrderLine', state, ASSOCIATE),
  row(state, 'closeEmpty', 'CANCELLED', SYSTEM, { event: CANCELLED }),
];

/** The whole state machine of a pickup. What isn't here is refused. */
export const PICKUP: readonly PickupRow[] = [
  row('PLACED', 'allocate', 'ALLOCATED', SYSTEM),
  // What should be brought from elsewhere: some of it is lost or broken, or nothing comes at all.
  row('PLACED', 'losePieces', 'PLACED', SYSTEM),
  row('PLACED', 'closeEmpty', 'CANCELLED', SYSTEM, { event: CANCELLED }),
  row('PLACED', 'giveUp', 'CANCELLED', SYSTEM, { stock: FREED, event: CANCELLED }),
  ...arrangements('PLACED'),
  ...off('PLACED', FREED, 'EXPIRED'),

  row('ALLOCATED', 'startPicking', 'PICKING', ASSOCIATE),
  ...arrangements('ALLOCATED'),
  ...off('ALLOCATED', FREED, 'EXPIRED'),

  ...rejection('PICKING'),
  row('PICKING', 'markReady', 'READY', ASSOCIATE, { stock: PICKED, event: READY }),
  ...arrangements('PICKING'),
  ...off('PICKING', FREED, 'EXPIRED'),

  ...rejection('READY'),
  row('READY', 'announceApproach', 'ON_THE_WAY', CUSTOMER),
  row('READY', 'announceArrival', 'ARRIVED', BOTH, { event: ARRIVED }),
  ...arrangements('READY'),
  extension('READY'),
  ...identity('READY', true),
  ...off('READY', PUT_BACK, 'NO_SHOW'),

  ...rejection('ON_THE_WAY'),
  row('ON_THE_WAY', 'announceApproach', 'ON_THE_WAY', CUSTOMER),
  row('ON_THE_WAY', 'announceArrival', 'ARRIVED', BOTH, { event: ARRIVED }),
  ...arrangements('ON_THE_WAY'),
  extension('ON_THE_WAY'),
  ...identity('ON_THE_WAY', true),
  ...off('ON_THE_WAY', PUT_BACK, 'NO_SHOW'),

  ...rejection('ARRIVED'),
  row('ARRIVED', 'announceApproach', 'ARRIVED', CUSTOMER),
  row('ARRIVED', 'announceArrival', 'ARRIVED', BOTH),
  ...arrangements('ARRIVED'),
  extension('ARRIVED'),
  ...identity('ARRIVED', false),
  ...off('ARRIVED', PUT_BACK, 'EXPIRED'),

  // What a phone tells late: it is known better by now.
  row('IDENTITY_CHECKED', 'announceApproach', 'IDENTITY_CHECKED', CUSTOMER),
  row('IDENTITY_CHECKED', 'announceArrival', 'IDENTITY_CHECKED', CUSTOMER),
  row('IDENTITY_CHECKED', 'handOver', 'HANDED_OVER', ASSOCIATE, { stock: GONE, event: HANDED_OVER }),
  ...off('IDENTITY_CHECKED', PUT_BACK, 'EXPIRED'),
];

/** The store's queue: open orders for pickup. */
export const QUEUED_STATES = openStatesOf(PICKUP);

/** States in which somebody may show that the order is theirs. */
export const CHECK_STATES: readonly OrderState[] = PICKUP.filter(({ step }) => step === 'checkIdentity').map(
  ({ from }) => from,
);

/** States in which the customer's code is still to be shown. */
export const CODE_STATES: readonly OrderState[] = QUEUED_STATES.filter(
  (state) => state !== 'IDENTITY_CHECKED',
);

/** Where the pieces of an order in this state stand. */
export const heldAs = (state: OrderState): 'reserved' | 'picked' | null => {
  const cancelled = PICKUP.find((one) => one.from === state && one.step === 'cancelOrder');
  return (cancelled?.stock?.from as 'reserved' | 'picked' | undefined) ?? null;
};

const HOUR_MS = 3_600_000;

/** Hours that the goods are held after each of these is reached. */
const HELD_HOURS: Partial<Record<OrderState, number>> = {
  PLACED: 72,
  ALLOCATED: 72,
  READY: 168,
  ARRIVED: 24,
  IDENTITY_CHECKED: 24,
};

/** Until when the goods are held once `state` is reached at `at`. Never shorter than `before`; null when it is over. */
export function heldUntil(state: OrderState, at: Date, before: Date | null): Date | null {
  if (!QUEUED_STATES.includes(state)) return null;
  const until = at.getTime() + (HELD_HOURS[state] ?? 0) * HOUR_MS;
  return new Date(Math.max(until, before?.getTime() ?? 0));
}
