import { type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Dependencies } from '#shared/subgraph.ts';

/** Where a customer was recognised, and by what. What was never taken for theirs is nobody's, and goes by itself. */
export const touchpointRights: Rights<{ dependencies: Dependencies }> = rightsOverCollections(
  ({ dependencies }) => dependencies.db,
  {
    touchpoints: 'customerId',
    deviceSignIns: 'customerId',
    knownVisits: 'customerId',
    recognitions: 'customerId',
  },
);
