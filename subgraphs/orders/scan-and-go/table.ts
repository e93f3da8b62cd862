import type { Row } from '../rules/transitions.ts';

/** Where a visit with the customer's own scanner stands. Whether they have left is a fact beside it. */
export type ScanState = 'OPEN' | 'CHARGING' | 'AUDIT_DUE' | 'PAYMENT_DUE' | 'CLEARED' | 'LEFT' | 'EXPIRED';

/** Named like the mutation that takes the step, where there is one. */
export type ScanStep =
  | 'setScannedItem'
  | 'payScanSession'
  | 'sendOfflineBasket'
  | 'recordAudit'
  | 'verifyExitCode'
  | 'charged'
  | 'declined'
  | 'drawn'
  | 'owed'
  | 'left'
  | 'expire';

type By = 'CUSTOMER' | 'ASSOCIATE' | 'DEVICE' | 'SYSTEM';
export type ScanRow = Row<ScanState, ScanStep, By>;

const CUSTOMER = ['CUSTOMER'] as const;
const ASSOCIATE = ['ASSOCIATE'] as const;
const DEVICE = ['DEVICE'] as const;
const SYSTEM = ['SYSTEM'] as const;

/** The whole state machine. What isn't here is refused. */
export const SCAN_AND_GO: readonly ScanRow[] = [
  { from: 'OPEN', step: 'setScannedItem', to: 'OPEN', by: CUSTOMER },
  { from: 'OPEN', step: 'payScanSession', to: 'CHARGING', by: CUSTOMER },
  // The basket comes with the exit code that the phone made offline, or later from the phone: whichever is first.
  { from: 'OPEN', step: 'sendOfflineBasket', to: 'CHARGING', by: ['CUSTOMER', 'DEVICE'] },
  { from: 'OPEN', step: 'expire', to: 'EXPIRED', by: SYSTEM },

  { from: 'CHARGING', step: 'charged', to: 'CLEARED', by: SYSTEM },
  { from: 'CHARGING', step: 'drawn', to: 'AUDIT_DUE', by: SYSTEM },
  { from: 'CHARGING', step: 'left', to: 'LEFT', by: SYSTEM },
  { from: 'CHARGING', step: 'declined', to: 'OPEN', by: SYSTEM },
  // Who has left, or was checked, can't begin again with another basket.
  { from: 'CHARGING', step: 'owed', to: 'PAYMENT_DUE', by: SYSTEM },

  { from: 'AUDIT_DUE', step: 'recordAudit', to: 'CLEARED', by: ASSOCIATE },
  // More was found than paid for.
  { from: 'AUDIT_DUE', step: 'owed', to: 'PAYMENT_DUE', by: ASSOCIATE },

  { from: 'PAYMENT_DUE', step: 'payScanSession', to: 'CHARGING', by: CUSTOMER },

  { from: 'CLEARED', step: 'verifyExitCode', to: 'LEFT', by: DEVICE },
];
