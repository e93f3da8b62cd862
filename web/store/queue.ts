import type { Order, QueueChange } from './queries.ts';

/** The queue after a change. Pure: who waits longest comes first, then who has waited longest for their goods. */
export function queueAfter(queue: readonly Order[], { kind, order, queue: whole }: QueueChange): Order[] {
  if (kind === 'SNAPSHOT') return [...(whole ?? [])];
  if (!order) return [...queue];
  const others = queue.filter(({ id }) => id !== order.id);
  if (kind === 'LEFT') return others;
  return [...others, order].sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
}

const placeOf = ({ pickup, placedAt, id }: Order): string =>
  `${pickup?.arrivedAt ? `0${pickup.arrivedAt}` : `1${placedAt}`}/${id}`;

/** How long somebody has waited, at most an hour exactly. */
export function waited(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : 'over an hour';
}
