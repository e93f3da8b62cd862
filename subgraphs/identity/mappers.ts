import type { ConnectedAttribute } from './connections/data/connections.ts';
import type { SyncedAttribute } from './connections/rules/attributes.ts';
import type { SyncOutcome } from './connections/sync.ts';
import type { Profile } from './rules/profile.ts';
import type { InferenceOutcome, UserError } from './schema.generated.ts';

/** What the resolvers of each GraphQL type receive as their parent. */
export type {
  StoredCustomer as CustomerMapper,
  StoredCustomer as CustomerMatchMapper,
  StoredRecord as SourceRecordMapper,
} from './data/dossiers.ts';
export type { ShownPreference as PreferenceMapper } from './rules/profile.ts';

/** A value of a profile, and of which customer's today's profile: so that it can be told who else has it. */
export type Held<Value> = Value & { of?: { customerId: string; attribute: SyncedAttribute } };
export type CustomerNameMapper = Held<NonNullable<Profile['name']>>;
export type CustomerEmailMapper = Held<Profile['emails'][number]>;
export type CustomerPhoneMapper = Held<Profile['phones'][number]>;
export type CustomerAddressMapper = Held<Profile['addresses'][number]>;
export type CustomerBirthDateMapper = Held<NonNullable<Profile['birthDate']>>;
export type CustomerLanguageMapper = Held<NonNullable<Profile['language']>>;

/** The answer that is kept for an idempotency key names the customer and holds nothing else about them. */
type CustomerAnswer = { customerId?: string; userErrors: UserError[]; idempotentReplay: boolean };
export type RegisterCustomerPayloadMapper = CustomerAnswer;
export type UpdateProfilePayloadMapper = CustomerAnswer;
/** As a gateway names it; nothing in it is believed before it is found here. */
export type RightsRequestMapper = { id: string; customerId: string };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';
export type { IdentityCheck as IdentityCheckMapper } from './rights/identity-checks.ts';
/** The answer that is kept for an idempotency key names the request and holds nothing else. */
export type IdentityCheckPayloadMapper = {
  requestId?: string;
  userErrors: UserError[];
  idempotentReplay: boolean;
};
export type { Inference as InferenceMapper } from './inferences/inferences.ts';
export type { FormerProfile as ProfileAsOfMapper } from './profile-as-of/profile-history.ts';
export type RecordPreferencesPayloadMapper = CustomerAnswer;
export type InferenceAnswerPayloadMapper = CustomerAnswer;
export type RecordInferencesPayloadMapper = {
  outcomes?: InferenceOutcome[];
  userErrors: UserError[];
  idempotentReplay: boolean;
};
export type { Evidence as RecognitionEvidenceMapper } from './touchpoints/rules/patterns.ts';
export type { WebSession as WebSessionMapper } from './touchpoints/rules/touchpoint.ts';
export type {
  StoredRecognition as TouchpointRecognitionMapper,
  StoredTouchpoint as TouchpointMapper,
} from './touchpoints/store.ts';
export type RectifyProfilePayloadMapper = {
  changed?: number;
  userErrors: UserError[];
  idempotentReplay: boolean;
};
export type { Merge as MergeMapper } from './merging/merges.ts';
export type { Preview as MergePreviewMapper } from './merging/preview.ts';
export type { ReviewItem as MatchReviewMapper } from './merging/reviews.ts';
/** Answers that are kept for an idempotency key name ids and hold nothing else. */
export type MergeCustomersPayloadMapper = {
  mergeId?: string;
  userErrors: UserError[];
  idempotentReplay: boolean;
};
export type UnmergeCustomersPayloadMapper = {
  parted?: { customerId: string }[];
  userErrors: UserError[];
  idempotentReplay: boolean;
};
export type { SigningSecret as ConnectionSecretMapper } from '#shared/webhooks/signing-secrets.ts';
export type { SyncConflict as SyncConflictMapper } from './connections/data/conflicts.ts';
export type { Connection as ConnectionMapper } from './connections/data/connections.ts';
export type { Note as ConnectionDeliveryMapper } from './connections/data/notes.ts';
export type {
  ConnectionEvent as ConnectionEventMapper,
  CustomerConnection as CustomerConnectionMapper,
} from './connections/open.ts';
/** The answer that is kept for an idempotency key names the customer and holds nothing else about them. */
export type SyncProfilePayloadMapper = {
  customerId?: string;
  version?: number;
  results?: { attribute: SyncedAttribute; outcome: SyncOutcome }[];
  userErrors: UserError[];
  idempotentReplay: boolean;
};
export type SyncResultMapper = NonNullable<SyncProfilePayloadMapper['results']>[number];
export type ConnectedAttributeMapper = ConnectedAttribute;
export type { MatchExplanation as MatchExplanationMapper } from './resolving/explain.ts';
export type { StoredRun as ResolutionRunMapper } from './resolving/runs.ts';

/** The answer that is kept for an idempotency key names the run and holds nothing else. */
type RunAnswer = { runId?: string; userErrors: UserError[]; idempotentReplay: boolean };
export type LearnResolutionModelPayloadMapper = RunAnswer;
export type StartResolutionPayloadMapper = RunAnswer;
