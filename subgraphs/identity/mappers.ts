import type { UserError } from './schema.generated.ts';

/** What the resolvers of each GraphQL type receive as their parent. */
export type {
  StoredCustomer as CustomerMapper,
  StoredRecord as SourceRecordMapper,
} from './data/dossiers.ts';
export type { ShownPreference as PreferenceMapper } from './rules/profile.ts';

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
export type RectifyProfilePayloadMapper = {
  changed?: number;
  userErrors: UserError[];
  idempotentReplay: boolean;
};
