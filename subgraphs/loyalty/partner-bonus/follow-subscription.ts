import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';

/** A subscription with a partner gives a bonus once, and takes it back when it is cancelled soon. */
export const followSubscription: Consumer<Data, 'patron.partner_subscription.changed.v1'> = async (
  { partnerBonuses },
  { time, data: { state, ...subscription } },
  session,
) => {
  const change = { ...subscription, at: new Date(time) };
  if (state === 'STARTED') await partnerBonuses.started(change, session);
  else await partnerBonuses.cancelled(change, session);
};
