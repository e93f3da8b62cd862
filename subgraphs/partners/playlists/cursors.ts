import { createHash } from 'node:crypto';
import { failure } from '#shared/failure.ts';

/**
 * Where a follower of changes stands: the last change that it has seen of each id of the customer. Of a customer with one id it
 * is that number. With several it also says which they were: one from before somebody was merged or parted begins again.
 */
export function placesIn(cursor: string | null | undefined, members: readonly string[]): number[] {
  const [head = '', ...rest] = cursor?.split('.') ?? [];
  if (cursor != null && !/^(\d{1,15}|[0-9a-f]{8}(\.\d{1,15})+|\d{1,15}-[0-9A-Z]{12})$/.test(cursor)) {
    throw failure('BAD_USER_INPUT', '`after` is no cursor of this list.');
  }
  if (members.length === 1) return [/^\d+$/.test(head) && !rest.length ? Number(head) : 0];
  return head === signOf(members) ? rest.map(Number) : members.map(() => 0);
}

export const cursorAt = (places: readonly number[], members: readonly string[]): string =>
  members.length === 1 ? String(places[0] ?? 0) : [signOf(members), ...places].join('.');

/** Tells sets of ids apart, and says nothing about any of them. */
const signOf = (members: readonly string[]): string =>
  createHash('sha256').update(members.join('\n')).digest('hex').slice(0, 8);
