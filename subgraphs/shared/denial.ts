import { type Actor, type GrantStanding, isAttribute } from './actor.ts';

/** Why an app isn't shown a field; it stands in `extensions` beside `UNAUTHORIZED_FIELD_OR_TYPE`. */
export type Denial = {
  /**
   * - `GRANT_MISSING`: the customer has not granted `attribute`, or there is no grant at all;
   * - `GRANT_EXPIRED`, `GRANT_REVOKED`: the grant has ended, and a new one is needed;
   * - `CONSENT_REQUIRED`: the grant names it, and the customer does not permit its purpose now;
   * - `NOT_FOR_APPS`: no grant can open it.
   */
  reason: 'GRANT_MISSING' | 'GRANT_EXPIRED' | 'GRANT_REVOKED' | 'CONSENT_REQUIRED' | 'NOT_FOR_APPS';
  /** The scope to ask the customer for, e.g. `profile.email`. Absent for `NOT_FOR_APPS`. */
  attribute?: string;
};

const REASONS: Readonly<Record<GrantStanding, Exclude<Denial['reason'], 'NOT_FOR_APPS'>>> = {
  UNKNOWN: 'GRANT_MISSING',
  ACTIVE: 'GRANT_MISSING',
  EXPIRED: 'GRANT_EXPIRED',
  REVOKED: 'GRANT_REVOKED',
  ERASED: 'GRANT_REVOKED',
  PURPOSE_WITHDRAWN: 'CONSENT_REQUIRED',
  SUSPENDED: 'CONSENT_REQUIRED',
};

/**
 * What an app is told of a field that it may not read. `required` holds the `scopes` of each `@requiresScopes` in the way:
 * any of its sets opens it, and all of them must be opened. Null for everybody but apps: nobody else can ask for a grant.
 */
export function denialOf(actor: Actor, required: readonly (readonly (readonly string[])[])[]): Denial | null {
  if (actor.kind !== 'partner' && actor.kind !== 'app') return null;
  const held = actor.kind === 'partner' ? actor.attributes : [];
  let attribute: string | undefined;
  for (const anyOf of required) {
    const grantable = anyOf.find((all) => all.every(isAttribute));
    if (!grantable) return { reason: 'NOT_FOR_APPS' };
    attribute ??= grantable.find((name) => !held.includes(name));
  }
  if (attribute === undefined) return null;
  return { reason: REASONS[actor.kind === 'partner' ? actor.standing : 'UNKNOWN'], attribute };
}
