import { requireCustomer } from '#shared/guard.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const joinProgramme: MutationResolvers['joinProgramme'] = async (_, { input }, context) => {
  const customerId = await requireCustomer(context, input.customerId);
  return { account: await context.ledger.join(customerId), userErrors: [] };
};
