import type { ClientSession } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import type { Data } from '../context.ts';

/** Of two profiles that became one, neither brought the other. */
export const followMerge = (
  { referrals }: Data,
  { data }: PatronEvent<'patron.customer.merged.v1'>,
  session: ClientSession,
): Promise<void> => referrals.merged(data.survivorId, session);

/** They were two after all. */
export const followPart = (
  { referrals }: Data,
  { data }: PatronEvent<'patron.customer.unmerged.v1'>,
  session: ClientSession,
): Promise<void> => referrals.parted([data.survivorId, data.mergedId], session);
