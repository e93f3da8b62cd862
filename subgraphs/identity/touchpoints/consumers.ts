import type { ClientSession } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { isYes } from '#shared/live-consent.ts';
import { RECOGNITION } from './recognition.ts';
import type { Touchpoints } from './touchpoints.ts';

/** A customer who isn't to be recognised any more isn't at once. */
export async function followRecognition(
  { recognition }: Touchpoints,
  { customerId, purpose, state }: PatronEvent<'patron.consent.decided.v1'>['data'],
  session: ClientSession,
): Promise<void> {
  if (purpose === RECOGNITION && !isYes(state)) await recognition.forget(customerId, session);
}

/** Who fetches an order is in the store just then. */
export async function followVisit(
  { touchpoints }: { touchpoints: Touchpoints },
  { id, data, time }: PatronEvent<'patron.order.arrived.v1' | 'patron.order.handed_over.v1'>,
  session: ClientSession,
): Promise<void> {
  const { customerId, storeId } = data;
  if (!customerId) return;
  await touchpoints.recognition.noteVisit({ id, customerId, storeId, at: new Date(time) }, session);
}
