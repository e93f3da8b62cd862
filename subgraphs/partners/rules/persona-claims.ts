/** Who the demo lets you be. */
export type Persona = {
  /** What people type, e.g. `ada`. */
  id: string;
  /** What people read, e.g. `Ada, a customer who agreed to most things`. */
  title: string;
} & (
  | { kind: 'customer'; customerId: string }
  | { kind: 'associate'; associateId: string; stores: string[] }
  /** An app with a grant of a customer's. `grantId` is what to use until the app's newest grant is known here. */
  | { kind: 'partner'; clientId: string; customerId: string; grantId?: string }
  | { kind: 'service'; serviceId: string; scopes: string[] }
  /** Nobody signs in as one; its token is for what stands in the store. */
  | { kind: 'device'; deviceId: string; storeId: string; deviceKind: string }
  | { kind: 'staff'; staffId: string; role: StaffRole }
);

type StaffRole = 'analyst' | 'marketer' | 'privacy_officer' | 'admin';

/** A persona that signs in itself; a partner's app acts for a customer instead. */
export type Account = Exclude<Persona, { kind: 'partner' }>;

/** The roles that first-party tokens can carry as scopes. */
export const ROLES = ['customer', 'associate', 'analyst', 'marketer', 'privacy_officer', 'admin'] as const;

/** What becomes `sub` in tokens. */
export function subjectOf(persona: Persona): string {
  switch (persona.kind) {
    case 'customer':
    case 'partner':
      return persona.customerId;
    case 'associate':
      return persona.associateId;
    case 'service':
      return persona.serviceId;
    case 'device':
      return persona.deviceId;
    case 'staff':
      return persona.staffId;
  }
}

/** What becomes `scope` in an account's first-party tokens. */
export function scopesOfAccount(account: Account): string[] {
  switch (account.kind) {
    case 'customer':
    case 'associate':
    case 'device':
      return [account.kind];
    case 'service':
      return ['service', ...account.scopes];
    case 'staff':
      return [account.role];
  }
}

/** Claims besides the standard ones. */
export function claimsOfAccount(account: Account): Record<string, string | string[]> {
  if (account.kind === 'associate') return { stores: account.stores };
  if (account.kind === 'device') return { store_id: account.storeId, device_kind: account.deviceKind };
  return {};
}
