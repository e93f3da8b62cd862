import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { rejected } from '#shared/user-errors.ts';
import { priceBasket } from '../checkout/price-basket.ts';
import { invalid } from '../resolvers/refusals.ts';
import { MAX_QUANTITY } from '../rules/cart.ts';
import { isWithin } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { memberOf } from './identify-member.ts';
import { emptyBasket, unknownItem } from './refusals.ts';
import { sellInHand } from './sell-in-hand.ts';

const CHANNEL = 'STORE';
const MOST_LINES = 100;
const MOST_CODES = 20;

export const sellToMember: MutationResolvers['sellToMember'] = async (_, { input }, context) => {
  const { actor, clock, once, stores } = context;
  const member = await memberOf(input.pass, context);
  if (!member) throw failure('FORBIDDEN', 'The pass has ended, or is not yours.');
  if (actor.kind === 'device') await requireDevice(context, 'TILL'); // at a machine the customer pays by themselves
  const { storeId } = member;
  const { lines } = input;
  const codes = input.promotionCodes ?? [];
  const isSound = lines.every(({ quantity }) => isWithin(quantity, 1, MAX_QUANTITY));
  if (lines.length > MOST_LINES || codes.length > MOST_CODES || !isSound) {
    const message = `Expected up to ${MOST_LINES} lines of 1 to ${MAX_QUANTITY} pieces, and up to ${MOST_CODES} codes.`;
    return { ...invalid({ field: ['lines'], message }), idempotentReplay: false };
  }

  return once({ actor, mutation: 'sellToMember', input }, async (session) => {
    const store = await stores.byId(storeId);
    if (!store) return rejected('STORE_NOT_FOUND', null, 'No store has this id.');
    if (!lines.length) return emptyBasket();
    const { currency } = store;
    const at = clock();
    const basket = lines.map(({ sku, quantity }) => ({ sku, quantity, storeId }));
    const question = { currency, channel: CHANNEL, codes, at };
    const priced = await priceBasket(context, basket, question);
    if ('unpriced' in priced) {
      const index = lines.findIndex(({ sku }) => sku === priced.unpriced);
      return unknownItem(['lines', String(index), 'sku']);
    }
    if ('unknownCodes' in priced) {
      const message = `No promotion holds now for ${priced.unknownCodes.join(', ')}.`;
      return rejected('PROMOTION_NOT_VALID', ['input', 'promotionCodes'], message);
    }
    const sold = await sellInHand(context, session, {
      customerId: member.customerId,
      storeId,
      currency,
      lines: priced.lines,
      paymentId: undefined,
      by: {
        actor: actor.kind === 'associate' ? 'ASSOCIATE' : 'SERVICE',
        actorId: actorId(actor),
        channel: CHANNEL,
        at,
      },
    });
    return {
      orderId: sold._id,
      total: { amountMinor: sold.totalMinor, currency },
      userErrors: [],
    };
  });
};
