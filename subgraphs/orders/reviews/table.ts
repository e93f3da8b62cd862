import type { Row } from '../rules/transitions.ts';

export type ReviewState = 'PENDING' | 'PUBLISHED' | 'REFUSED' | 'WITHDRAWN';
export type ReviewStep = 'writeReview' | 'publishReview' | 'refuseReview' | 'withdrawReview';
export type ReviewActor = 'CUSTOMER' | 'STAFF';

const CUSTOMER = ['CUSTOMER'] as const;
const STAFF = ['STAFF'] as const;

/** The whole life of a review. Only `PUBLISHED` is shown; whatever is written anew is looked at again. */
export const REVIEW_TABLE: readonly Row<ReviewState, ReviewStep, ReviewActor>[] = [
  { from: 'PENDING', step: 'publishReview', to: 'PUBLISHED', by: STAFF },
  { from: 'PENDING', step: 'refuseReview', to: 'REFUSED', by: STAFF },
  { from: 'PENDING', step: 'writeReview', to: 'PENDING', by: CUSTOMER },
  { from: 'PENDING', step: 'withdrawReview', to: 'WITHDRAWN', by: CUSTOMER },
  { from: 'PUBLISHED', step: 'refuseReview', to: 'REFUSED', by: STAFF },
  { from: 'PUBLISHED', step: 'writeReview', to: 'PENDING', by: CUSTOMER },
  { from: 'PUBLISHED', step: 'withdrawReview', to: 'WITHDRAWN', by: CUSTOMER },
  { from: 'REFUSED', step: 'writeReview', to: 'PENDING', by: CUSTOMER },
  { from: 'REFUSED', step: 'withdrawReview', to: 'WITHDRAWN', by: CUSTOMER },
  { from: 'WITHDRAWN', step: 'writeReview', to: 'PENDING', by: CUSTOMER },
  { from: 'WITHDRAWN', step: 'withdrawReview', to: 'WITHDRAWN', by: CUSTOMER },
];
