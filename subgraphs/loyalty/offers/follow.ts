import { isYes } from '#shared/live-consent.ts';
import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../context.ts';
import { isFresh } from './freshness.ts';
import type { LeftBag } from './terms.ts';

export const followStore: Consumer<Data, 'patron.store.changed.v1'> = ({ places }, { data }, session) =>
  places.follow(data, session);

/** What is told late is of where the customer was: nothing is given for that. */
export const followZone: Consumer<Data, 'patron.zone.entered.v1'> = async (
  { coming, places, clock },
  { data: { customerId, storeId, zoneId, at } },
  session,
) => {
  if (!isFresh(new Date(at), clock())) return;
  const timeZone = await places.timeZoneOf(storeId);
  await coming.come(customerId, 'ZONE', async () => [{ storeId, timeZone, by: 'ZONE', zoneId }], session);
};

type BagLeft = 'patron.cart.idle.v1' | 'patron.cart.abandoned.v1' | 'patron.checkout.stalled.v1';

/** They were told because the customer permits `personalisation`; that is asked again when an offer depends on it. */
export const followLeftBag =
  (left: LeftBag): Consumer<Data, BagLeft> =>
  ({ offerSignals: signals }, { data: { customerId, at } }, session) =>
    signals.note(customerId, { kind: `LEFT_BAG_${left}`, at: new Date(at) }, session);

export const followViews: Consumer<Data, 'patron.product.viewed_not_bought.v1'> = (
  { offerSignals: signals },
  { data: { customerId, productId, at } },
  session,
) => signals.note(customerId, { kind: 'VIEWED_NOT_BOUGHT', about: productId, at: new Date(at) }, session);

/** What the customer did is kept only while they permit personal offers. */
export const followDecision: Consumer<Data, 'patron.consent.decided.v1'> = async (
  { dependencies, offerSignals: signals },
  { data: { customerId, purpose, state } },
  session,
) => {
  if (purpose !== 'personalisation' || isYes(state)) return;
  await signals.drop(await dependencies.members.seenBy(session, customerId), session);
};
