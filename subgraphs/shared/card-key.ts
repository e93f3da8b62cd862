import type { Pairwise } from './pairwise.ts';

/** No app has this name: a client id has no space. */
const CARDS = 'payment account';

/**
 * By what a payment account is known inside, `car_…`: always the same for one Payment Account Reference, in every subgraph, and
 * worth nothing without the installation's secret. The reference itself is kept nowhere but with the payment.
 */
export const cardKey = (par: string, pairwise: Pairwise): string =>
  pairwise(par, CARDS).replace('pcu_', 'car_');
