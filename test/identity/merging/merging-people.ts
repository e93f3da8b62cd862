import type { Actor } from '#shared/actor.ts';
import type { useSubgraph } from '../../support/subgraph.ts';
import { aKey, asStaff, registering } from '../people.ts';

type Identity = ReturnType<typeof useSubgraph>;

export const OFFICER = asStaff('privacy_officer');

/** A customer who registered with an email that nobody else has. */
export async function aPerson(
  identity: Identity,
  given: string,
  email = `${given.toLowerCase()}-${aKey()}@example.com`,
): Promise<string> {
  const { customerId } = await registering(identity, { name: { given, family: 'Bakker' }, email });
  return customerId;
}

const MERGE = /* GraphQL */ `
  mutation Merge($input: MergeCustomersInput!) {
    mergeCustomers(input: $input) {
      merge { id survivorId mergedId survivorRule origin weight comparisons { field level weight } note unmergedAt }
      customer { id formerIds }
      userErrors { code field }
      idempotentReplay
    }
  }
`;

const UNMERGE = /* GraphQL */ `
  mutation Unmerge($input: UnmergeCustomersInput!) {
    unmergeCustomers(input: $input) {
      customers { id formerIds }
      userErrors { code field }
      idempotentReplay
    }
  }
`;

const DECIDE = /* GraphQL */ `
  mutation Decide($input: DecideMatchInput!) {
    decideMatch(input: $input) { mergeId userErrors { code field } idempotentReplay }
  }
`;

const SEPARATE = /* GraphQL */ `
  mutation Separate($input: SeparateRecordInput!) {
    separateRecord(input: $input) { customerId formerId userErrors { code field } }
  }
`;

async function answered(identity: Identity, mutation: string, input: object, actor: Actor) {
  const { data, errors } = await identity.ask(actor, mutation, {
    input: { idempotencyKey: aKey(), ...input },
  });
  if (errors) throw new Error(`refused: ${errors}`);
  return Object.values(data)[0];
}

/** What somebody does, and its payload. */
// biome-ignore lint/suspicious/noExplicitAny: tests assert on whole payloads
type Doing = (identity: Identity, input: object, actor?: Actor) => Promise<any>;

export const merging: Doing = (identity, input, actor = OFFICER) => answered(identity, MERGE, input, actor);
export const unmerging: Doing = (identity, input, actor = OFFICER) =>
  answered(identity, UNMERGE, input, actor);
export const deciding: Doing = (identity, input, actor = OFFICER) => answered(identity, DECIDE, input, actor);
export const separating: Doing = (identity, input, actor = OFFICER) =>
  answered(identity, SEPARATE, input, actor);

/** Makes two one; returns the id of the merge. */
export async function merged(identity: Identity, survivorId: string, other: string): Promise<string> {
  const { merge, userErrors } = await merging(identity, { customerIds: [survivorId, other], survivorId });
  if (!merge) throw new Error(`not merged: ${JSON.stringify(userErrors)}`);
  return merge.id;
}

const PROFILE = /* GraphQL */ `
  query Profile($id: ID!) {
    customer(id: $id) {
      id
      name { full source recordedAt confidence verified }
      emails { id value source recordedAt confidence verified }
      phones { value source }
      addresses { value { city } source }
      birthDate { value source }
      language { value }
      preferences { kind value source }
      registeredAt
      sourceRecords(first: 100) { edges { node { recordId } } }
      formerIds
      merges { id }
    }
  }
`;

/** The profile as the customer sees it; `as` where they sign in with another id. */
export async function profileOf(identity: Identity, id: string, as = id) {
  const { data, errors } = await identity.ask({ kind: 'customer', customerId: as }, PROFILE, { id });
  if (errors) throw new Error(`refused: ${errors}`);
  return data.customer;
}
