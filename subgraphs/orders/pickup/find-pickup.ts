import { failure } from '#shared/failure.ts';
import { isReference } from '../data/orders.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { readOrderQr } from './code.ts';
import { requireStore } from './subscriptions.ts';

const MAX_FOUND = 5;
const MAX_TEXT = 1000;

export const findPickup: QueryResolvers['findPickup'] = async (_, { storeId, text }, context) => {
  requireStore(context, storeId);
  const sought = text.trim();
  if (sought.length > MAX_TEXT) throw failure('BAD_USER_INPUT', `\`text\`: at most ${MAX_TEXT} characters.`);
  if (isReference(sought)) return context.orders.calledInQueue(storeId, sought, MAX_FOUND);
  const read = readOrderQr(sought, context.keyring);
  const order = read && (await context.orders.byId(read.orderId));
  const isOpen = order?.pickup?.queueRank !== undefined && order.pickup.codeGeneration === read?.generation;
  return order && isOpen && order.storeId === storeId ? [order] : [];
};
