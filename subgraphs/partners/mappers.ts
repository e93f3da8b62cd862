/** What the resolvers of each GraphQL type receive as their parent. */
export type { StoredApp as PartnerAppMapper } from './data/apps.ts';
export type { StoredDisclosure as DisclosureMapper } from './data/disclosures.ts';

/** A customer is identity's; here only the reference. */
export type CustomerMapper = { id: string };
