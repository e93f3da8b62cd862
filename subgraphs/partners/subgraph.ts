import type { Subgraph } from '#shared/subgraph.ts';
import { appsMigration } from './data/apps.ts';
import { disclosuresMigration } from './data/disclosures.ts';
import { issuerKeysMigration } from './data/issuer-keys.ts';
import { knownGrantsMigration } from './data/known-grants.ts';
import { oauthRecordsMigration } from './data/oauth-records.ts';
import { personasMigration } from './data/personas.ts';
import { mountAuthorizationServer } from './oauth/mount.ts';
import { type Data, openPartners } from './open.ts';
import { resolvers } from './resolvers/index.ts';

export const partners: Subgraph<Data> = {
  name: 'partners',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [
    appsMigration,
    disclosuresMigration,
    personasMigration,
    knownGrantsMigration,
    issuerKeysMigration,
    oauthRecordsMigration,
  ],
  personal: { Customer: ({ id }) => id, Disclosure: ({ customerId }) => customerId },
  open: openPartners,
  consumes: {
    'patron.disclosure.recorded.v1': ({ disclosures }, event, session) => disclosures.append(event, session),
    // The tokens of a grant that has ended can read nothing any more; here they are thrown away as well.
    'patron.grant.changed.v1': async ({ knownGrants, records }, { data, time }, session) => {
      const ended = await knownGrants.follow(data, session);
      if (ended) await records.revokeGrant(data.grantId, { until: new Date(time), session });
    },
  },
  paths: ['/oauth', '/demo'],
  routes: (data, app) => mountAuthorizationServer(app, data),
  start: ({ authorizationServer }) => authorizationServer.start(),
};
