import type { Grant } from './data/grants.ts';
import type { CurrentDecision } from './data/history.ts';
import type { Decision, GrantTerms } from './rules/decision.ts';
import type { Answer } from './rules/permits.ts';
import type { Purpose, PurposeVersion } from './rules/purpose.ts';

/** What the resolvers of each GraphQL type receive as their parent. */
export type CustomerMapper = { id: string };
/** A version and the language in which it is read. */
export type PurposeMapper = { version: PurposeVersion; language: string };
export type ConsentMapper = {
  customerId: string;
  purpose: Purpose;
  current: CurrentDecision | null;
  answer: Answer;
};
export type ConsentDecisionMapper = Decision;
export type ConsentIdentifierMapper = { decisionId: string; identifier: NonNullable<Decision['identifier']> };
export type GrantTermsMapper = GrantTerms;
/** `currents`: what the customer has decided, where it was read along. */
export type GrantMapper = Grant & { currents?: readonly CurrentDecision[] };
