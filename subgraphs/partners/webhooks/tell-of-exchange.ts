import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../open.ts';

/** Tells an app that points were exchanged with it, or given back: the receipt of what it asked for. */
export const tellOfExchange: Consumer<Data, 'patron.points.exchanged.v1'> = async (
  { webhooks },
  { id, time, data: { customerId, clientId, grantId, exchangeId, state } },
  session,
) =>
  webhooks.enqueue(
    {
      clientId,
      type: 'points.exchanged',
      customerId,
      grantId,
      data: { exchange: exchangeId, state },
      eventId: id,
      attribute: 'loyalty.exchange',
      at: new Date(time),
    },
    session,
  );
