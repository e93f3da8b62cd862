import type { Actor } from './actor.ts';

const DAY_MS = 24 * 3600 * 1000;

/**
 * The oldest moment of a customer's history (orders and the like) that the actor may look at, inclusive; null when there is no
 * end to it. An app looks back as far as its live grant says: nothing from before is shown, counted or paged through.
 */
export const lookBackOf = (actor: Actor, now: Date): Date | null =>
  actor.kind === 'partner' ? new Date(now.getTime() - actor.lookBackDays * DAY_MS) : null;
