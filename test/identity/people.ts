import type { MongoClient } from 'mongodb';
import { pino } from 'pino';
import type { Actor } from '#shared/actor.ts';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { newId } from '#shared/mongo.ts';
import { runSubgraph } from '#shared/run-subgraph.ts';
import type { CustomerRecordInput } from '../../subgraphs/identity/schema.generated.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { aKeyring, aPairwise, aService, type useSubgraph } from '../support/subgraph.ts';

type Identity = ReturnType<typeof useSubgraph>;

export const asCustomer = (customerId: string): Actor => ({ kind: 'customer', customerId });

export const asAssociate = (...stores: string[]): Actor => ({
  kind: 'associate',
  associateId: 'emma',
  stores,
});

export const asPartner = (customerId: string, ...attributes: string[]): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId,
  grantId: 'grt_1',
  attributes,
  purposes: ['partner_sharing'],
});

export const asStaff = (role: 'analyst' | 'marketer' | 'privacy_officer' | 'admin'): Actor => ({
  kind: 'staff',
  staffId: 'sam',
  role,
});

export const aKey = () => newId('key');

export const IMPORT = /* GraphQL */ `
  mutation Import($input: ImportCustomerRecordsInput!) {
    importCustomerRecords(input: $input) {
      results { index recordId outcome customerId problems { code field } }
      accepted unchanged rejected
      userErrors { code field }
    }
  }
`;

/** Imports records as a service may; returns the payload. */
export async function importing(
  identity: Identity,
  records: CustomerRecordInput[],
  rest: { source?: string; verified?: string[]; defaultCountry?: string; lawfulBasis?: string } = {},
) {
  const input = { source: 'till', records, ...rest };
  const { data, errors } = await identity.ask(aService('import'), IMPORT, { input });
  if (errors) throw new Error(`refused: ${errors}`);
  return data.importCustomerRecords;
}

/** Imports one record and returns whose it is. */
export async function aCustomerFrom(
  identity: Identity,
  record: Partial<CustomerRecordInput>,
  rest: Parameters<typeof importing>[2] = {},
): Promise<string> {
  const { results } = await importing(identity, [{ recordId: newId('r'), ...record }], rest);
  return results[0].customerId;
}

const UPDATE = /* GraphQL */ `
  mutation Update($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      customer {
        version
        name { given family full source }
        emails { id value verified }
        phones { value }
        addresses { value { label line1 city country } }
        birthDate { value }
        language { value }
        preferences { kind value brand basis source }
      }
      userErrors { code field }
      idempotentReplay
    }
  }
`;

/** What a customer changes about themself; returns the payload. */
export async function updating(identity: Identity, customerId: string, input: Record<string, unknown>) {
  const { data, errors } = await identity.ask(asCustomer(customerId), UPDATE, {
    input: { idempotencyKey: aKey(), ...input },
  });
  if (errors) throw new Error(`refused: ${errors}`);
  return data.updateProfile;
}

export const REGISTER = /* GraphQL */ `
  mutation Register($input: RegisterCustomerInput!) {
    registerCustomer(input: $input) { customerId userErrors { code field } idempotentReplay }
  }
`;

/** What a visitor says about themself; returns the payload. */
export async function registering(
  identity: Identity,
  input: Record<string, unknown>,
  actor: Actor = { kind: 'visitor' },
) {
  const { data, errors } = await identity.ask(actor, REGISTER, {
    input: { idempotencyKey: aKey(), ...input },
  });
  if (errors) throw new Error(`refused: ${errors}`);
  return data.registerCustomer;
}

export const clientOf = ({ data }: Identity): MongoClient =>
  (data as { dependencies: { client: MongoClient } }).dependencies.client;

/** The same subgraph on the same database, as another process would run it. */
export const anotherProcess = (identity: Identity) =>
  runSubgraph(definition, {
    client: clientOf(identity),
    dbOf: () => identity.db,
    keyring: aKeyring(),
    pairwise: aPairwise(),
    liveGrant: async () => null,
    permitsNow: async () => false,
    log: pino({ level: 'silent' }),
    clock: () => identity.clock.now,
    publicUrl: 'http://localhost:4000',
    demo: true,
    subscriptions: subscriptionsOf([definition]),
  });
