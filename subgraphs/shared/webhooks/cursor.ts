/** The place in an app's feed that a cursor names, from 0 for the beginning; null when it is no cursor. */
export function placeIn(cursor: string): number | null {
  return /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
}
