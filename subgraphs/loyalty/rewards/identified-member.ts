import { requireTillStore } from '#shared/at-till.ts';
import { openErased } from '#shared/erased.ts';
import { failure } from '#shared/failure.ts';
import { type MemberPass, readMemberPass } from '#shared/member-pass.ts';
import type { Context } from '../context.ts';
import type { IdentifiedMemberResolvers } from '../schema.generated.ts';

/** Who stands at a till, as long as the pass holds. */
export type IdentifiedMember = MemberPass & { pass: string };

/**
 * The member for whom a till acts. From now on the request may touch them.
 * @throws {GraphQLError} `FORBIDDEN` for a pass that isn't ours, has ended, is another's, or of somebody who was erased, and for
 * a till that is out of service.
 */
export async function requireIdentified(pass: string, context: Context): Promise<IdentifiedMember> {
  const { access, actor, clock, dependencies } = context;
  const { db, keyring } = dependencies;
  const read = readMemberPass(pass, actor, clock(), keyring);
  if (!read || (await openErased(db).has(read.customerId))) {
    throw failure('FORBIDDEN', 'The pass has ended, or is not yours.');
  }
  await requireTillStore(context, read.storeId);
  for (const id of await access.members(read.customerId)) access.identified.add(id);
  return { pass, ...read };
}

export const identifiedMemberType = {
  __resolveReference: ({ pass }, context) => requireIdentified(pass, context),
  loyaltyAccount: async ({ customerId }, _, { access, ledger }) =>
    ledger.membershipOf(await access.members(customerId)),
} satisfies IdentifiedMemberResolvers;
