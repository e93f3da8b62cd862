import type { ClientSession } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { isYes } from '#shared/live-consent.ts';
import { RECOGNITION } from './recognition.ts';
import type { Touchpoints } from './touchpoints.ts';

/** Customers who aren't to be recognised any more aren't at once. */
export async function followRecognition(
  { recognition }: Touchpoints,
  decisions: readonly PatronEvent<'patron.consent.decided.v1'>['data'][],
  session: ClientSession,
): Promise<void> {
  const unwilling = decisions.filter(({ purpose, state }) => purpose === RECOGNITION && !isYes(state));
  await recognition.forget(new Set(unwilling.map(({ customerId }) => customerId)), session);
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
