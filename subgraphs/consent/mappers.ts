import type { Grant } from './data/grants.ts';
import type { CurrentDecision } from './data/history.ts';
import type { ShownNotice } from './data/notices.ts';
import type { PermissionAnswer } from './preferences/answering.ts';
import type { Preferences } from './preferences/preferences.ts';
import type { TopicVersion } from './preferences/topics.ts';
import type { Decision, GrantTerms } from './rules/decision.ts';
import type { Reach } from './rules/joined-grant.ts';
import type { Answer } from './rules/permits.ts';
import type { Purpose, PurposeText, PurposeVersion } from './rules/purpose.ts';
import type { ReceiptController } from './rules/receipt.ts';
import type { UserError } from './schema.generated.ts';
import type { StoredSignal } from './signals/store.ts';
import type { SubscriptionRequest } from './subscriptions/store.ts';

/** What the resolvers of each GraphQL type receive as their parent. */
export type CustomerMapper = { id: string };
/** A version and the language in which it is read. */
export type PurposeMapper = { version: PurposeVersion; language: string };
export type DataControllerMapper = ReceiptController;
export type DataProtectionOfficerMapper = NonNullable<ReceiptController['dataProtectionOfficer']>;
export type PurposeTextMapper = { language: string } & PurposeText;
export type ConsentMapper = {
  customerId: string;
  purpose: Purpose;
  current: CurrentDecision | null;
  answer: Answer;
};
/** About a purpose, or about an app. */
export type ConsentConflictMapper = {
  customerId: string;
  decisionIds: string[];
  since: Date | null;
  consent?: ConsentMapper;
  clientId?: string;
  reach?: Reach | null;
};
export type ConsentDecisionMapper = Decision;
export type ConsentIdentifierMapper = { decisionId: string; identifier: NonNullable<Decision['identifier']> };
export type ShownNoticeMapper = ShownNotice;
/** Version 0 has never been set. */
export type CommunicationPreferencesMapper = Preferences & {
  customerId: string;
  version: number;
  changedAt?: Date;
};
export type CommunicationChoiceMapper = Preferences['choices'][number];
export type PermissionAnswerMapper = PermissionAnswer;
export type TopicMapper = { version: TopicVersion; language: string };
export type PrivacySignalMapper = StoredSignal;
export type SubscriptionRequestMapper = SubscriptionRequest;
export type GrantTermsMapper = GrantTerms;
/** `permitted`: purposes that the customer permits now, where that was read along. */
export type GrantMapper = Grant & { permitted?: readonly string[] };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';
export type {
  Acknowledgement as RightsAcknowledgementMapper,
  RightsRequest as RightsRequestMapper,
  Scan as RightsScanMapper,
} from './rights/request.ts';
/** The answer that is kept for an idempotency key names the request and holds nothing else of it. */
export type RightsRequestPayloadMapper = {
  requestId?: string;
  userErrors: UserError[];
  idempotentReplay: boolean;
};
