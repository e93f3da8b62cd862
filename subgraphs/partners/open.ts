import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openGrantReads } from './alarms/grant-reads.ts';
import { openApps } from './data/apps.ts';
import { openDisclosures } from './data/disclosures.ts';
import { openIssuerKeys } from './data/issuer-keys.ts';
import { openKnownGrants } from './data/known-grants.ts';
import { openOAuthRecords } from './data/oauth-records.ts';
import { openPersonas } from './data/personas.ts';
import { openPrivacySessions } from './data/privacy-sessions.ts';
import { openDevices } from './devices/devices.ts';
import { openExports } from './exports/exports.ts';
import { openTransfers } from './exports/transfers.ts';
import { openAuthorizationServer } from './oauth/authorization-server.ts';
import { openPlays } from './players/plays.ts';
import { openPlaylists } from './playlists/playlists.ts';
import { openSubscriptions } from './subscriptions/subscriptions.ts';
import { openWebhooks } from './webhooks/open.ts';

/** The data modules of partners, and its OAuth server. They live as long as the process. */
export function openPartners(dependencies: Dependencies) {
  const { publicUrl, demo, log, pairwise, liveGrant } = dependencies;
  const apps = openApps(dependencies);
  const devices = openDevices(dependencies);
  const disclosures = openDisclosures(dependencies);
  const personas = openPersonas(dependencies);
  const knownGrants = openKnownGrants(dependencies);
  const records = openOAuthRecords(dependencies);
  const issuerKeys = openIssuerKeys(dependencies);
  const shared = {
    publicUrl,
    demo,
    log,
    pairwise,
    liveGrant,
    apps,
    devices,
    personas,
    knownGrants,
    records,
    issuerKeys,
  };
  const authorizationServer = openAuthorizationServer(shared);
  const transfers = openTransfers(dependencies);
  const webhooks = openWebhooks({ ...dependencies, apps, knownGrants, transfers });
  return {
    ...shared,
    dependencies,
    keyring: dependencies.keyring,
    clock: dependencies.clock,
    sections: openRightsSections(dependencies.db),
    disclosures,
    grantReads: openGrantReads(dependencies, disclosures.firstRead),
    privacySessions: openPrivacySessions(dependencies),
    plays: openPlays(dependencies),
    playlists: openPlaylists(dependencies),
    subscriptions: openSubscriptions(dependencies),
    webhooks,
    authorizationServer,
    exports: openExports({ ...dependencies, apps, transfers, webhooks, authorizationServer }),
  };
}

export type Data = ReturnType<typeof openPartners>;
