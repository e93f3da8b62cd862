import type { Subgraph } from '#shared/subgraph.ts';
import { dossiersMigration } from './data/dossiers.ts';
import type * as mapped from './mappers.ts';
import { type Data, openIdentity } from './open.ts';
import { resolvers } from './resolvers/index.ts';
import { identityChecksMigration } from './rights/identity-checks.ts';
import { erasureMigration, identityRights } from './rights.ts';

export const identity: Subgraph<Data> = {
  name: 'identity',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [dossiersMigration, identityChecksMigration, erasureMigration],
  personal: {
    Customer: (customer: mapped.CustomerMapper) => customer._id,
    SourceRecord: (record: mapped.SourceRecordMapper) => record.customerId,
    RightsRequest: ({ customerId }: mapped.RightsRequestMapper) => customerId,
    IdentityCheck: ({ customerId }: mapped.IdentityCheckMapper) => customerId,
    RightsSection: ({ customerId }: mapped.RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: mapped.RightsRecordMapper) => customerId,
  },
  open: openIdentity,
  consumes: {
    'patron.rights.received.v1': ({ checks }, event, session) => checks.open(event, session),
    'patron.rights.ordered.v1': ({ checks }, event, session) => checks.beginRectifying(event, session),
    'patron.rights.closed.v1': ({ checks }, event, session) => checks.close(event, session),
  },
  rights: identityRights,
};
