import type { Row } from '../rules/transitions.ts';

/** Where a visit without a till stands. */
export type WalkOutState =
  | 'EXPECTED'
  | 'INSIDE'
  | 'LEAVING'
  | 'CHARGING'
  | 'PAID'
  | 'PAYMENT_DUE'
  | 'EMPTY'
  | 'STOPPED'
  | 'EXPIRED';

/** Named like the mutation that takes the step, where there is one. */
export type WalkOutStep =
  | 'admitVisit'
  | 'reportSensed'
  | 'endVisit'
  | 'payWalkOut'
  | 'stopSensing'
  | 'expire'
  | 'charge'
  | 'close'
  | 'charged'
  | 'declined';

type By = 'CUSTOMER' | 'DEVICE' | 'SYSTEM';
export type WalkOutRow = Row<WalkOutState, WalkOutStep, By>;

const DEVICE = ['DEVICE'] as const;
const CUSTOMER = ['CUSTOMER'] as const;
const SYSTEM = ['SYSTEM'] as const;

/** The whole state machine. What isn't here is refused. */
export const WALK_OUT: readonly WalkOutRow[] = [
  { from: 'EXPECTED', step: 'admitVisit', to: 'INSIDE', by: DEVICE },
  { from: 'EXPECTED', step: 'expire', to: 'EXPIRED', by: SYSTEM },

  { from: 'INSIDE', step: 'reportSensed', to: 'INSIDE', by: DEVICE },
  { from: 'INSIDE', step: 'endVisit', to: 'LEAVING', by: DEVICE },
  // Consent was withdrawn: what was seen is forgotten, and a staffed till takes over.
  { from: 'INSIDE', step: 'stopSensing', to: 'STOPPED', by: SYSTEM },
  // No gate saw them leave, and nobody stays so long.
  { from: 'INSIDE', step: 'expire', to: 'LEAVING', by: SYSTEM },

  { from: 'LEAVING', step: 'reportSensed', to: 'LEAVING', by: DEVICE },
  { from: 'LEAVING', step: 'endVisit', to: 'LEAVING', by: DEVICE },
  { from: 'LEAVING', step: 'charge', to: 'CHARGING', by: SYSTEM },
  { from: 'LEAVING', step: 'close', to: 'EMPTY', by: SYSTEM },

  { from: 'CHARGING', step: 'charged', to: 'PAID', by: SYSTEM },
  { from: 'CHARGING', step: 'declined', to: 'PAYMENT_DUE', by: SYSTEM },
  { from: 'PAYMENT_DUE', step: 'payWalkOut', to: 'CHARGING', by: CUSTOMER },
];
