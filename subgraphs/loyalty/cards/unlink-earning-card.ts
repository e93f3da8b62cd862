import { requireCustomer } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const unlinkEarningCard: MutationResolvers['unlinkEarningCard'] = async (_, { input }, context) => {
  const customerId = await requireCustomer(context, input.customerId);
  const card = await context.earningCards.unlink(await context.access.members(customerId), input.cardId);
  if (card) return { cardId: card._id, userErrors: [] };
  return rejected('CARD_NOT_FOUND', ['input', 'cardId'], 'The customer has linked no such card.');
};
