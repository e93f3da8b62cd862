import { openStatesOf, type Row } from '../rules/transitions.ts';

export type TryState =
  | 'REQUESTED'
  | 'PREPARED'
  | 'TRYING'
  | 'PAYING'
  | 'BOUGHT'
  | 'LEFT'
  | 'CANCELLED'
  | 'EXPIRED';
export type TryStep =
  | 'prepareToTry'
  | 'beginToTry'
  | 'buyTried'
  | 'payTried'
  | 'charged'
  | 'declined'
  | 'leaveTried'
  | 'cancelTryReservation'
  | 'expire';
export type TryActor = 'CUSTOMER' | 'ASSOCIATE' | 'SYSTEM';

/** What happens to the pieces that are held, in the same transaction. */
type OfHold = 'gather' | 'extend' | 'sell' | 'release' | null;

export type TryRow = Row<TryState, TryStep, TryActor> & { hold: OfHold };

const ASSOCIATE = ['ASSOCIATE'] as const;
const BOTH = ['CUSTOMER', 'ASSOCIATE'] as const;
const SYSTEM = ['SYSTEM'] as const;

/** The whole journey: pieces are held without payment, tried, and bought or put back. What isn't here is refused. */
export const TRY_TABLE: readonly TryRow[] = [
  { from: 'REQUESTED', step: 'prepareToTry', to: 'PREPARED', by: ASSOCIATE, hold: 'gather' },
  { from: 'REQUESTED', step: 'cancelTryReservation', to: 'CANCELLED', by: BOTH, hold: 'release' },
  { from: 'REQUESTED', step: 'expire', to: 'EXPIRED', by: SYSTEM, hold: 'release' },

  { from: 'PREPARED', step: 'beginToTry', to: 'TRYING', by: BOTH, hold: 'extend' },
  { from: 'PREPARED', step: 'cancelTryReservation', to: 'CANCELLED', by: BOTH, hold: 'release' },
  { from: 'PREPARED', step: 'expire', to: 'EXPIRED', by: SYSTEM, hold: 'release' },

  { from: 'TRYING', step: 'beginToTry', to: 'TRYING', by: BOTH, hold: null },
  { from: 'TRYING', step: 'buyTried', to: 'BOUGHT', by: ASSOCIATE, hold: 'sell' },
  { from: 'TRYING', step: 'payTried', to: 'PAYING', by: ['CUSTOMER'], hold: 'extend' },
  { from: 'TRYING', step: 'leaveTried', to: 'LEFT', by: ASSOCIATE, hold: 'release' },
  { from: 'TRYING', step: 'expire', to: 'EXPIRED', by: SYSTEM, hold: 'release' },

  // The provider decides; money that comes after the end goes back.
  { from: 'PAYING', step: 'charged', to: 'BOUGHT', by: SYSTEM, hold: 'sell' },
  { from: 'PAYING', step: 'declined', to: 'TRYING', by: SYSTEM, hold: null },
  { from: 'PAYING', step: 'expire', to: 'EXPIRED', by: SYSTEM, hold: 'release' },
];

const OPEN = openStatesOf(TRY_TABLE);

export const isOpenTry = (state: TryState): boolean => OPEN.includes(state);
