import type { ClientSession } from 'mongodb';
import { idempotent } from '#shared/idempotency.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openConnectedApplications, openConnectionQueue } from './connections/open.ts';
import { openCustomers } from './data/customers.ts';
import { openDossiers } from './data/dossiers.ts';
import { openRecords } from './data/records.ts';
import { openIdentifierPolicies } from './identifiers/policies.ts';
import { openInferences } from './inferences/inferences.ts';
import { openMerging } from './merging/merging.ts';
import { openProfileHistory } from './profile-as-of/profile-history.ts';
import { openExplain } from './resolving/explain.ts';
import { openMatching } from './resolving/matching.ts';
import { openRuns } from './resolving/runs.ts';
import { openIdentityChecks } from './rights/identity-checks.ts';
import { openSearch } from './search/search.ts';
import { openTouchpoints } from './touchpoints/touchpoints.ts';

/** The data modules of identity. They live as long as the process. */
export function openIdentity(given: Dependencies) {
  const queue = openConnectionQueue(given);
  // What is said of a customer reaches the connected applications as well.
  const dependencies = { ...given, outbox: queue.listening.outbox };
  const dossiers = openDossiers(dependencies);
  const customers = openCustomers(dependencies, dossiers);
  const merging = openMerging(dependencies, dossiers);
  const policies = openIdentifierPolicies(dependencies.db);
  const matching = openMatching(dependencies, dossiers, merging);
  const touchpoints = openTouchpoints(dependencies);
  type Attempt = Parameters<typeof idempotent>[1];
  return {
    dependencies,
    touchpoints,
    dossiers,
    policies,
    checks: openIdentityChecks(dependencies, dossiers),
    sections: openRightsSections(dependencies.db),
    search: openSearch(dependencies.db),
    inferences: openInferences(dependencies),
    profileHistory: openProfileHistory(dependencies.db, dossiers),
    merging,
    runs: openRuns(dependencies, matching),
    explain: openExplain(dependencies.db, matching, merging),
    customers,
    applications: openConnectedApplications({ ...dependencies, ...queue, customers, dossiers }),
    records: openRecords(dependencies, dossiers, matching),
    clock: dependencies.clock,
    /** See {@link idempotent}. */
    once: <Answer extends { userErrors: unknown[] }>(
      attempt: Attempt,
      work: (session: ClientSession) => Promise<Answer>,
    ) => idempotent(dependencies, attempt, work),
  };
}

export type Data = ReturnType<typeof openIdentity>;
