import type { Subgraph } from '#shared/subgraph.ts';
import { type Data, openData } from './context.ts';
import { grantsMigration } from './data/grants.ts';
import { historyMigration } from './data/history.ts';
import { purposesMigration } from './data/purposes.ts';
import { receiptKeysMigration } from './data/receipt-keys.ts';
import type { ConsentDecisionMapper, ConsentMapper, GrantMapper } from './mappers.ts';
import { resolvers } from './resolvers/index.ts';

export const consent: Subgraph<Data> = {
  name: 'consent',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [purposesMigration, historyMigration, receiptKeysMigration, grantsMigration],
  personal: {
    Customer: ({ id }: { id: string }) => id,
    Consent: ({ customerId }: ConsentMapper) => customerId,
    ConsentDecision: ({ customerId }: ConsentDecisionMapper) => customerId,
    Grant: ({ customerId }: GrantMapper) => customerId,
  },
  open: openData,
  consumes: {},
  paths: ['/.well-known/patron'],
  async routes({ receiptKeys }, app) {
    app.get('/.well-known/patron/receipt-keys', async (_, reply) => {
      // Anybody may verify a receipt, from any page.
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
      reply.type('application/jwk-set+json');
      return receiptKeys.publicKeys();
    });
  },
};
