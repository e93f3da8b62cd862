import type { Track } from '../rules/track.ts';

export type Change = 'SAVED' | 'REMOVED';

/** What somebody decided about a track of a customer's playlist. */
export type TrackDecision = { isrc: string; change: Change; decidedAt: Date };

/**
 * Whether a decision replaces the one that stands: the later one does, and of two at the same millisecond the removal.
 * So whoever has seen the same decisions, in whatever order and however often, ends with the same playlist.
 */
export function supersedes(decision: TrackDecision, standing: TrackDecision | null): boolean {
  if (!standing) return true;
  const later = decision.decidedAt.getTime() - standing.decidedAt.getTime();
  return later > 0 || (later === 0 && decision.change === 'REMOVED' && standing.change === 'SAVED');
}

/**
 * When a decision was taken that came without a time: now, or right after the one that stands if a fast clock put that
 * into the future. Who decides last, in front of us, is right.
 */
export const decidedNow = (now: Date, standing: TrackDecision | null): Date =>
  standing && standing.decidedAt >= now ? new Date(standing.decidedAt.getTime() + 1) : now;

/** How far ahead another side's clock may be. */
const AHEAD_MS = 5 * 60_000;

export const isCredible = (decidedAt: Date, now: Date): boolean =>
  decidedAt.getTime() <= now.getTime() + AHEAD_MS;

/** A decision before it has its time. */
export type NewDecision =
  | { change: 'SAVED'; track: Track }
  | { change: 'REMOVED'; track: Pick<Track, 'isrc'> };
