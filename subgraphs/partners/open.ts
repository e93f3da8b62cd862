import type { Dependencies } from '#shared/subgraph.ts';
import { openApps } from './data/apps.ts';
import { openDisclosures } from './data/disclosures.ts';
import { openIssuerKeys } from './data/issuer-keys.ts';
import { openKnownGrants } from './data/known-grants.ts';
import { openOAuthRecords } from './data/oauth-records.ts';
import { openPersonas } from './data/personas.ts';
import { openAuthorizationServer } from './oauth/authorization-server.ts';

/** The data modules of partners, and its OAuth server. They live as long as the process. */
export function openPartners(dependencies: Dependencies) {
  const { publicUrl, demo, log } = dependencies;
  const apps = openApps(dependencies);
  const personas = openPersonas(dependencies);
  const knownGrants = openKnownGrants(dependencies);
  const records = openOAuthRecords(dependencies);
  const issuerKeys = openIssuerKeys(dependencies);
  const shared = { publicUrl, demo, log, apps, personas, knownGrants, records, issuerKeys };
  return {
    ...shared,
    disclosures: openDisclosures(dependencies),
    authorizationServer: openAuthorizationServer(shared),
  };
}

export type Data = ReturnType<typeof openPartners>;
