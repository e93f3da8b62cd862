import type { Db } from 'mongodb';
import { type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Dependencies } from '#shared/subgraph.ts';

/** To whom the customer sent a copy of their data. */
export const exportTransferRights: Rights<{ dependencies: Dependencies }> = rightsOverCollections(
  ({ dependencies }): Db => dependencies.db,
  { exportTransfers: 'customerId' },
);
