import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import { earningsIn } from '../earning/earning-collections.ts';

const ACTIVITY = 'PROFILE_COMPLETED';

/**
 * A profile that is complete for the first time earns, once for each customer and for ever, under whichever of their ids; what two
 * had before they became one stays. Nothing is kept while no rule gives anything for it, so that a later rule may.
 */
export const followProfile: Consumer<Data, 'patron.customer.profile_completed.v1'> = async (
  { dependencies: { db }, earnings, offerGrants, programmes },
  { data: { customerId, at } },
  session,
) => {
  const { earning } = await programmes.current();
  if (!earning.rules.some((rule) => rule.kind === 'ENGAGEMENT' && rule.activity === ACTIVITY)) return;
  const ids = await offerGrants.takeAlone(customerId, session); // they may have no account yet that could be taken
  const had = await earningsIn(db).findOne(
    { customerId: { $in: [...ids] }, activity: ACTIVITY },
    { session },
  );
  if (had) return;
  const engagement = { activity: ACTIVITY, storeId: null, channel: null, at: new Date(at) } as const;
  await earnings.takePart({ customerId, reference: customerId, ...engagement }, session);
};
