import { requireCustomer } from '#shared/guard.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const joinProgramme: MutationResolvers['joinProgramme'] = async (_, { input }, context) => {
  const { access, actor, ledger } = context;
  const customerId = await requireCustomer(context, input.customerId);
  const by = actor.kind === 'customer' ? actor.customerId : customerId;
  return { account: await ledger.join(by, await access.members(customerId)), userErrors: [] };
};
