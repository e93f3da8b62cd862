import type { Row } from '../rules/transitions.ts';

/** Where a return stands. */
export const RETURN_STATES = [
  'REQUESTED',
  'REFUND_PENDING',
  'REFUND_AT_TILL',
  'REFUNDED',
  'REFUSED',
  'CANCELLED',
  'EXPIRED',
] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** `DEVICE` is the terminal of a return bar; `SYSTEM` is Patron itself, when time runs out or the money has moved. */
export type ReturnActor = 'CUSTOMER' | 'ASSOCIATE' | 'DEVICE' | 'SYSTEM';

export type ReturnStep =
  | 'renewReturnCode'
  | 'cancelReturn'
  | 'presentReturn'
  | 'scanReturn'
  | 'refuseReturn'
  | 'expire'
  | 'leaveToTill'
  | 'confirmTillRefund'
  | 'takeStoreCredit'
  | 'refund';

export type ReturnRow = Row<ReturnState, ReturnStep, ReturnActor> & {
  /** The goods are in: stock, event and refund happen in the same transaction. */
  receives?: true;
  /** The pieces may be announced again. */
  frees?: true;
};

const ASSOCIATE = ['ASSOCIATE'] as const;
const SYSTEM = ['SYSTEM'] as const;

/** The whole state machine of a return. What isn't here is refused. */
export const RETURN: readonly ReturnRow[] = [
  { from: 'REQUESTED', step: 'renewReturnCode', to: 'REQUESTED', by: ['CUSTOMER', 'ASSOCIATE'] },
  { from: 'REQUESTED', step: 'presentReturn', to: 'REQUESTED', by: ASSOCIATE },
  { from: 'REQUESTED', step: 'cancelReturn', to: 'CANCELLED', by: ['CUSTOMER', 'ASSOCIATE'], frees: true },
  {
    from: 'REQUESTED',
    step: 'scanReturn',
    to: 'REFUND_PENDING',
    by: ['ASSOCIATE', 'DEVICE'],
    receives: true,
  },
  { from: 'REQUESTED', step: 'refuseReturn', to: 'REFUSED', by: ASSOCIATE, frees: true },
  { from: 'REQUESTED', step: 'expire', to: 'EXPIRED', by: SYSTEM, frees: true },

  { from: 'REFUND_PENDING', step: 'refund', to: 'REFUNDED', by: SYSTEM },
  // Paid in cash, or the provider won't pay it back: the money comes out of a store's till.
  { from: 'REFUND_PENDING', step: 'leaveToTill', to: 'REFUND_AT_TILL', by: SYSTEM },
  { from: 'REFUND_AT_TILL', step: 'presentReturn', to: 'REFUND_AT_TILL', by: ASSOCIATE },
  { from: 'REFUND_AT_TILL', step: 'confirmTillRefund', to: 'REFUNDED', by: ASSOCIATE },
  { from: 'REFUND_AT_TILL', step: 'takeStoreCredit', to: 'REFUNDED', by: ['CUSTOMER'] },
];

/** In these the customer shows the code: for the goods, then for money that a till pays out. */
export const hasCode = (state: ReturnState): boolean => state === 'REQUESTED' || state === 'REFUND_AT_TILL';
