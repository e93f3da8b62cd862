import { newId } from '#shared/mongo.ts';
import { invalid } from '../resolvers/refusals.ts';
import { changeOrder, refusedIn, unknownOrder } from '../resolvers/take-step.ts';
import { isText } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MAX_TEXT = 500;
const MAX_MESSAGES = 50;

export const sendPickupMessage: MutationResolvers['sendPickupMessage'] = (_, { input }, context) => {
  const { actor, orders } = context;
  const { orderId } = input;
  const text = input.text.trim();
  const isStore = actor.kind === 'associate';
  const channel = isStore ? 'STORE' : 'APP';
  return changeOrder(
    context,
    'sendPickupMessage',
    { ...input },
    channel,
    async ({ at, actorId = '' }, session) => {
      if (!isText(text.replaceAll('\n', ' '), MAX_TEXT)) {
        return invalid({ field: ['text'], message: `1 to ${MAX_TEXT} characters.` });
      }
      const order = await orders.seenBy(session, orderId);
      if (!order) return unknownOrder();
      if ((order.messages?.length ?? 0) >= MAX_MESSAGES) {
        return invalid({ field: ['text'], message: `An order has at most ${MAX_MESSAGES} messages.` });
      }
      const from = isStore ? 'STORE' : 'CUSTOMER';
      const message = { messageId: newId('msg'), from, actorId, text, at } as const;
      const told = await orders.addMessage(orderId, message, session);
      return told ? { order: told, userErrors: [] } : refusedIn(order, 'sendPickupMessage');
    },
  );
};
