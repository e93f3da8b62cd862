import type { Subgraph } from '#shared/subgraph.ts';
import { dossiersMigration } from './data/dossiers.ts';
import type { CustomerMapper, SourceRecordMapper } from './mappers.ts';
import { type Data, openIdentity } from './open.ts';
import { resolvers } from './resolvers/index.ts';

export const identity: Subgraph<Data> = {
  name: 'identity',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [dossiersMigration],
  personal: {
    Customer: (customer: CustomerMapper) => customer._id,
    SourceRecord: (record: SourceRecordMapper) => record.customerId,
  },
  open: openIdentity,
  consumes: {},
};
