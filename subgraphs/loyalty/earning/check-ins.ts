import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { periodOf } from '../rules/windows.ts';
import { checkInsIn } from './earning-collections.ts';
import type { Earnings } from './earnings.ts';

type CheckIn = { customerId: string; storeId: string; timeZone: string; at: Date };

export function openCheckIns({ db, members }: Pick<Dependencies, 'db' | 'members'>, earnings: Earnings) {
  const checkIns = checkInsIn(db);
  return {
    /** Counts a check-in once for each day and store, whichever of the customer's ids says it. The points, or null when it had been. */
    async record(
      { customerId, storeId, timeZone, at }: CheckIn,
      session: ClientSession,
    ): Promise<number | null> {
      const ids = await members.seenBy(session, customerId);
      const day = periodOf('DAY', at, timeZone);
      const same = { customerId: { $in: [...ids] }, storeId, day };
      if (await checkIns.findOne(same, { session })) return null;
      const _id = newId('chk');
      await checkIns.insertOne({ _id, customerId, storeId, day, at }, { session });
      const { points } = await earnings.takePart(
        { customerId, reference: _id, activity: 'CHECK_IN', storeId, channel: null, at },
        session,
      );
      return points;
    },
  };
}
