import type { Row } from '../rules/transitions.ts';

/** Where a sale at a machine stands. */
export type SelfCheckoutState = 'OPEN' | 'CHARGING' | 'PAID' | 'ABANDONED';

/** Named like the mutation that takes the step, where there is one. */
export type SelfCheckoutStep =
  | 'setSelfCheckoutItem'
  | 'setSelfCheckoutTags'
  | 'recogniseMember'
  | 'approveSelfCheckout'
  | 'paySelfCheckout'
  | 'abandonSelfCheckout'
  | 'charged'
  | 'declined'
  | 'expire';

type By = 'DEVICE' | 'ASSOCIATE' | 'SYSTEM';
export type SelfCheckoutRow = Row<SelfCheckoutState, SelfCheckoutStep, By>;

const DEVICE = ['DEVICE'] as const;
const SYSTEM = ['SYSTEM'] as const;

/** The whole state machine. What isn't here is refused. */
export const SELF_CHECKOUT: readonly SelfCheckoutRow[] = [
  { from: 'OPEN', step: 'setSelfCheckoutItem', to: 'OPEN', by: DEVICE },
  { from: 'OPEN', step: 'setSelfCheckoutTags', to: 'OPEN', by: DEVICE },
  { from: 'OPEN', step: 'recogniseMember', to: 'OPEN', by: DEVICE },
  { from: 'OPEN', step: 'approveSelfCheckout', to: 'OPEN', by: ['ASSOCIATE'] },
  { from: 'OPEN', step: 'paySelfCheckout', to: 'CHARGING', by: DEVICE },
  { from: 'OPEN', step: 'abandonSelfCheckout', to: 'ABANDONED', by: DEVICE },
  { from: 'OPEN', step: 'expire', to: 'ABANDONED', by: SYSTEM },

  { from: 'CHARGING', step: 'charged', to: 'PAID', by: SYSTEM },
  { from: 'CHARGING', step: 'declined', to: 'OPEN', by: SYSTEM },
];
