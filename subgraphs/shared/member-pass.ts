import { type Actor, actorId } from './actor.ts';
import { conceal, type Keyring, reveal } from './seal.ts';

/**
 * What a till that has identified a member holds, so that it acts for them: for this till or associate alone, and kept nowhere. It
 * opens no more than the schema lets its holder read; who it stands for can't be read in it, nor whether two are for the same.
 */
export type MemberPass = { customerId: string; storeId: string; until: Date };

/** `c` is the customer, `a` who holds it, `s` the store, `t` the second since the epoch at which it ends. */
type Claims = { c: string; a: string; s: string; t: number };

/** As long as a sale at a till takes. */
const LIFETIME_SECONDS = 600;
const MAX_LENGTH = 1000;

export function issueMemberPass(
  { customerId, storeId }: { customerId: string; storeId: string },
  holder: Actor,
  now: Date,
  keyring: Keyring,
): { pass: string; until: Date } {
  const t = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;
  const claims: Claims = { c: customerId, a: actorId(holder), s: storeId, t };
  return { pass: conceal('member-pass', claims, keyring), until: new Date(t * 1000) };
}

/** Whom it stands for; null when it isn't ours, has ended, or is another's, as a store's is who doesn't work there any more. */
export function readMemberPass(pass: string, holder: Actor, now: Date, keyring: Keyring): MemberPass | null {
  const claims = pass.length > MAX_LENGTH ? null : reveal<Claims>('member-pass', pass, keyring);
  if (!claims || claims.a !== actorId(holder) || claims.t * 1000 <= now.getTime()) return null;
  if (!isAt(claims.s, holder)) return null;
  return { customerId: claims.c, storeId: claims.s, until: new Date(claims.t * 1000) };
}

/** A service speaks for the tills of all stores. */
const isAt = (storeId: string, holder: Actor): boolean =>
  holder.kind === 'associate'
    ? holder.stores.includes(storeId)
    : holder.kind !== 'device' || holder.storeId === storeId;
