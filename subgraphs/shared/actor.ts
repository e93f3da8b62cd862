/**
 * Who makes a request. The gateway decides it once, from a verified token; a subgraph believes only the gateway's
 * signature (or, behind another vendor's gateway, the token that it verifies itself).
 */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'customer'; customerId: string }
  /** A member of staff of these stores. */
  | { kind: 'associate'; associateId: string; stores: string[] }
  /** An app that acts for one customer under one grant; what it may do is what the *live* grant says. */
  | {
      kind: 'partner';
      clientId: string;
      customerId: string;
      grantId: string;
      attributes: string[];
      purposes: string[];
      /** How far back the app may look, in days; 0 when the grant doesn't stand. */
      lookBackDays: number;
      /** Where the grant stands, and so why it doesn't; `UNKNOWN` until it has been asked for. */
      standing: GrantStanding;
      /** Ids whose facts the grant opens, see `members.ts`. Absent: the customer's own alone. */
      members?: string[];
    }
  /** An app for itself (client credentials): its own webhooks, feeds and settlements, never a customer. */
  | { kind: 'app'; clientId: string }
  | { kind: 'device'; deviceId: string; storeId: string; deviceKind: string }
  /** A connected application of the retailer (ERP, email provider), or a part of Patron itself. */
  | { kind: 'service'; serviceId: string; scopes: string[] }
  | { kind: 'staff'; staffId: string; role: StaffRole };

/** States of a grant as consent tells them; only `ACTIVE` lets the app read anything. */
export const GRANT_STANDINGS = [
  'UNKNOWN',
  'ACTIVE',
  'SUSPENDED',
  'REVOKED',
  'PURPOSE_WITHDRAWN',
  'EXPIRED',
  'ERASED',
] as const;
export type GrantStanding = (typeof GRANT_STANDINGS)[number];

export const STAFF_ROLES = ['analyst', 'marketer', 'privacy_officer', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const VISITOR: Actor = { kind: 'visitor' };

/** Held by what an actor is, and never because a grant, a token or a configuration lists them. */
const ROLE_SCOPES: ReadonlySet<string> = new Set([
  'customer',
  'associate',
  'device',
  'service',
  'app',
  ...STAFF_ROLES,
]);

/** `profile.email`: names of attributes have a dot, names of roles and of a service's rights have none. */
export const isAttribute = (name: string): boolean => name.includes('.');

/**
 * What `@requiresScopes` is compared with. First-party actors hold the scope of their role; a partner holds the
 * attributes that its live grant names and nothing else, whatever its token says.
 */
export function scopesOf(actor: Actor): readonly string[] {
  switch (actor.kind) {
    case 'visitor':
      return [];
    case 'customer':
    case 'associate':
    case 'device':
    case 'app':
      return [actor.kind];
    case 'partner':
      return actor.attributes.filter(isAttribute);
    case 'service':
      return ['service', ...actor.scopes.filter((scope) => !ROLE_SCOPES.has(scope))];
    case 'staff':
      return [actor.role];
  }
}

/** Names an actor in ledgers, keys and proofs, e.g. `customer:cus_…`, `partner:music/grt_…`. Never a person's name. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor';
    case 'customer':
      return `customer:${actor.customerId}`;
    case 'associate':
      return `associate:${actor.associateId}`;
    case 'partner':
      return `partner:${actor.clientId}/${actor.grantId}`;
    case 'app':
      return `app:${actor.clientId}`;
    case 'device':
      return `device:${actor.deviceId}`;
    case 'service':
      return `service:${actor.serviceId}`;
    case 'staff':
      return `${actor.role}:${actor.staffId}`;
  }
}

/** Who asks, and in which request. In process it is an argument; over HTTP it travels sealed, see {@link sealCaller}. */
export type Caller = {
  actor: Actor;
  /** Null behind another vendor's gateway, which signs none. */
  requestId: string | null;
  /** The request carried `Sec-GPC: 1` (Global Privacy Control): no selling or sharing in this request. */
  gpc?: boolean;
  /** When what vouches for the actor runs out, in milliseconds since 1970: a subscription ends then. Absent: never. */
  until?: number;
};
