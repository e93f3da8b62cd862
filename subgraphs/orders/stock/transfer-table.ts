import type { Row } from '../rules/transitions.ts';

/** Where goods between two places stand. */
export const TRANSFER_STATES = ['REQUESTED', 'SENT', 'RECEIVED', 'CANCELLED'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** Named like the mutation that takes the step. */
export type TransferStep = 'sendTransfer' | 'receiveTransfer' | 'cancelTransfer';

/** Whose associates may: of the place that sends or the one that receives. A service with the right to import may each. */
export type TransferSide = 'SENDER' | 'RECEIVER';

/** The whole state machine. A delivery by a supplier begins as `SENT`. What isn't here is refused. */
export const TRANSFER_TABLE: readonly Row<TransferState, TransferStep, TransferSide>[] = [
  { from: 'REQUESTED', step: 'sendTransfer', to: 'SENT', by: ['SENDER'] },
  { from: 'REQUESTED', step: 'cancelTransfer', to: 'CANCELLED', by: ['SENDER', 'RECEIVER'] },
  { from: 'SENT', step: 'receiveTransfer', to: 'RECEIVED', by: ['RECEIVER'] },
];
