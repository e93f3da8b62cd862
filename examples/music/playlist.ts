/** What a listener decided about a track, here or with the retailer. */
export type TrackDecision = {
  isrc: string;
  change: 'SAVED' | 'REMOVED';
  /** ISO 8601. */
  decidedAt: string;
  title?: string;
  artist?: string;
};

/** An ISRC as Patron writes it, from however it was typed. */
export const isrcIn = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Decisions by ISRC. */
export type Tracks = Record<string, TrackDecision>;

/**
 * The rule that both sides share (`saveTrack` in the schema says it): the later decision stands, and of two at the same
 * millisecond the removal.
 */
export function supersedes(decision: TrackDecision, standing: TrackDecision | undefined): boolean {
  if (!standing) return true;
  const later = Date.parse(decision.decidedAt) - Date.parse(standing.decidedAt);
  return later > 0 || (later === 0 && decision.change === 'REMOVED' && standing.change === 'SAVED');
}

/** A decision taken here and now is later than all that we know of the track. */
export function decideNow(
  tracks: Tracks,
  decision: Omit<TrackDecision, 'decidedAt'>,
  now: number,
): TrackDecision {
  const standing = tracks[decision.isrc];
  const after = standing ? Date.parse(standing.decidedAt) + 1 : 0;
  return { ...decision, decidedAt: new Date(Math.max(now, after)).toISOString() };
}

/** Takes a decision over if it supersedes what stands. */
export function merge(tracks: Tracks, decision: TrackDecision): void {
  if (supersedes(decision, tracks[decision.isrc])) tracks[decision.isrc] = decision;
}

export const saved = (tracks: Tracks): TrackDecision[] =>
  Object.values(tracks)
    .filter(({ change }) => change === 'SAVED')
    .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1));
