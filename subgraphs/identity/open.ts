import type { ClientSession } from 'mongodb';
import { idempotent } from '#shared/idempotency.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openCustomers } from './data/customers.ts';
import { openDossiers } from './data/dossiers.ts';
import { openRecords } from './data/records.ts';
import { openIdentityChecks } from './rights/identity-checks.ts';

/** The data modules of identity. They live as long as the process. */
export function openIdentity(dependencies: Dependencies) {
  const dossiers = openDossiers(dependencies);
  type Attempt = Parameters<typeof idempotent>[1];
  return {
    dependencies,
    dossiers,
    checks: openIdentityChecks(dependencies, dossiers),
    sections: openRightsSections(dependencies.db),
    customers: openCustomers(dependencies, dossiers),
    records: openRecords(dependencies, dossiers),
    clock: dependencies.clock,
    /** See {@link idempotent}. */
    once: <Answer extends { userErrors: unknown[] }>(
      attempt: Attempt,
      work: (session: ClientSession) => Promise<Answer>,
    ) => idempotent(dependencies, attempt, work),
  };
}

export type Data = ReturnType<typeof openIdentity>;
