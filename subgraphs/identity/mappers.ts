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
