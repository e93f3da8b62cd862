/** Where an order stands. `COMPLETED` is a purchase that was made elsewhere; it is not in the table. */
export type OrderState =
  | 'PLACED'
  | 'PICKING'
  | 'READY'
  | 'ARRIVED'
  | 'IDENTITY_CHECKED'
  | 'HANDED_OVER'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'COMPLETED';

/** Who moves an order on. `SYSTEM` is Patron itself, when time runs out. */
export type OrderActor = 'CUSTOMER' | 'ASSOCIATE' | 'SERVICE' | 'SYSTEM';

/** Named like the mutation that takes the step; `expire` has none. */
export type Step =
  | 'startPicking'
  | 'markReady'
  | 'announceArrival'
  | 'checkIdentity'
  | 'handOver'
  | 'cancelOrder'
  | 'expire';

/** States of a piece of stock that an order moves it through; `gone` is no level, the piece is out of the house. */
export type HeldAs = 'reserved' | 'picked';
export type StockMove = { from: HeldAs; to: 'onHand' | 'picked' | 'gone' };

type PickupEvent =
  | 'patron.order.ready.v1'
  | 'patron.order.arrived.v1'
  | 'patron.order.handed_over.v1'
  | 'patron.order.cancelled.v1';

export type Transition = {
  from: OrderState;
  step: Step;
  /** The same as `from`: the step has been taken already, and taking it again changes nothing. */
  to: OrderState;
  by: readonly OrderActor[];
  /** What happens to the order's stock in the same transaction. */
  stock: StockMove | null;
  /** What the world is told. */
  event: PickupEvent | null;
};

const ASSOCIATE = ['ASSOCIATE'] as const;
const CUSTOMER = ['CUSTOMER'] as const;
const BOTH = ['CUSTOMER', 'ASSOCIATE'] as const;
const SYSTEM = ['SYSTEM'] as const;
const picked: StockMove = { from: 'reserved', to: 'picked' };
const gone: StockMove = { from: 'picked', to: 'gone' };
const freed: StockMove = { from: 'reserved', to: 'onHand' };
const putBack: StockMove = { from: 'picked', to: 'onHand' };
const READY = 'patron.order.ready.v1';
const ARRIVED = 'patron.order.arrived.v1';
const HANDED_OVER = 'patron.order.handed_over.v1';
const CANCELLED = 'patron.order.cancelled.v1'; // also when it expired: for everybody else it is off

/** The whole state machine. What isn't here is refused. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'PLACED', step: 'startPicking', to: 'PICKING', by: ASSOCIATE, stock: null, event: null },
  { from: 'PLACED', step: 'cancelOrder', to: 'CANCELLED', by: BOTH, stock: freed, event: CANCELLED },
  { from: 'PLACED', step: 'expire', to: 'EXPIRED', by: SYSTEM, stock: freed, event: CANCELLED },

  { from: 'PICKING', step: 'markReady', to: 'READY', by: ASSOCIATE, stock: picked, event: READY },
  { from: 'PICKING', step: 'cancelOrder', to: 'CANCELLED', by: BOTH, stock: freed, event: CANCELLED },
  { from: 'PICKING', step: 'expire', to: 'EXPIRED', by: SYSTEM, stock: freed, event: CANCELLED },

  { from: 'READY', step: 'announceArrival', to: 'ARRIVED', by: CUSTOMER, stock: null, event: ARRIVED },
  {
    from: 'READY',
    step: 'checkIdentity',
    to: 'IDENTITY_CHECKED',
    by: ASSOCIATE,
    stock: null,
    event: ARRIVED,
  },
  { from: 'READY', step: 'cancelOrder', to: 'CANCELLED', by: BOTH, stock: putBack, event: CANCELLED },
  { from: 'READY', step: 'expire', to: 'EXPIRED', by: SYSTEM, stock: putBack, event: CANCELLED },

  { from: 'ARRIVED', step: 'announceArrival', to: 'ARRIVED', by: CUSTOMER, stock: null, event: null },
  { from: 'ARRIVED', step: 'checkIdentity', to: 'IDENTITY_CHECKED', by: ASSOCIATE, stock: null, event: null },
  { from: 'ARRIVED', step: 'cancelOrder', to: 'CANCELLED', by: BOTH, stock: putBack, event: CANCELLED },
  { from: 'ARRIVED', step: 'expire', to: 'EXPIRED', by: SYSTEM, stock: putBack, event: CANCELLED },

  {
    from: 'IDENTITY_CHECKED',
    step: 'handOver',
    to: 'HANDED_OVER',
    by: ASSOCIATE,
    stock: gone,
    event: HANDED_OVER,
  },
  {
    from: 'IDENTITY_CHECKED',
    step: 'cancelOrder',
    to: 'CANCELLED',
    by: BOTH,
    stock: putBack,
    event: CANCELLED,
  },
  { from: 'IDENTITY_CHECKED', step: 'expire', to: 'EXPIRED', by: SYSTEM, stock: putBack, event: CANCELLED },
];

/** The transition that this step is for this actor, or null when the table has none. */
export function transitionFor(from: OrderState, step: Step, actor: OrderActor): Transition | null {
  return TRANSITIONS.find((row) => row.from === from && row.step === step && row.by.includes(actor)) ?? null;
}

/** Steps that a person may take from here, with who may, e.g. `cancelOrder (customer, associate)`. Empty when it is over. */
export function allowedSteps(from: OrderState): string[] {
  return TRANSITIONS.filter((row) => row.from === from && row.step !== 'expire').map(
    ({ step, by }) => `${step} (${by.join(', ').toLowerCase()})`,
  );
}

/** Open orders hold stock and stand in the store's queue. */
const OPEN_STATES: readonly OrderState[] = [...new Set(TRANSITIONS.map(({ from }) => from))];

export const isOpen = (state: OrderState): boolean => OPEN_STATES.includes(state);

/** States in which the customer's code is still to be shown. */
export const CODE_STATES: readonly OrderState[] = OPEN_STATES.filter((state) => state !== 'IDENTITY_CHECKED');

const HOUR_MS = 3_600_000;

/** Hours that the goods are held after each of these is reached. */
const HELD_HOURS: Partial<Record<OrderState, number>> = {
  PLACED: 72,
  READY: 168,
  ARRIVED: 24,
  IDENTITY_CHECKED: 24,
};

/** Until when the goods are held once `state` is reached at `at`. Never shorter than `before`; null when it is over. */
export function heldUntil(state: OrderState, at: Date, before: Date | null): Date | null {
  if (!isOpen(state)) return null;
  const until = at.getTime() + (HELD_HOURS[state] ?? 0) * HOUR_MS;
  return new Date(Math.max(until, before?.getTime() ?? 0));
}
