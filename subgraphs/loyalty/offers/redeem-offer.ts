import { actorId } from '#shared/actor.ts';
import { requireTillStore } from '#shared/at-till.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { isSaleName } from '../rewards/till-sale.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const FORM = /^OF(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

const MESSAGES = {
  OFFER_GRANT_NOT_FOUND: 'This is not the code of an offer.',
  OFFER_OVER: 'The offer is over.',
  WRONG_STORE: 'The offer does not hold in this store.',
} as const;

const FIELD = ['input', 'code'];

export const redeemOffer: MutationResolvers['redeemOffer'] = async (_, { input }, context) => {
  const storeId = await requireTillStore(context, input.storeId);
  const { actor, dependencies, offerGrants: grants, offers, wrongVoucherCodes } = context;
  const { orderId } = input;
  if (!isSaleName(orderId)) {
    const refusal = rejected('INVALID_VALUE', ['input', 'orderId'], 'Expected 1 to 64 characters.');
    return { ...refusal, idempotentReplay: false };
  }
  if (await wrongVoucherCodes.isLocked(actor)) {
    const message = 'Too many wrong codes were tried here. Wait ten minutes.';
    return { ...rejected('CODES_LOCKED', FIELD, message), idempotentReplay: false };
  }
  const code = input.code.trim().toUpperCase();
  const isOne = FORM.test(code);
  const attempt = { actor, mutation: 'redeemOffer', input };
  const answer = await idempotent(dependencies, attempt, async (session) => {
    if (!isOne) return rejected('OFFER_GRANT_NOT_FOUND', FIELD, MESSAGES.OFFER_GRANT_NOT_FOUND);
    const storesOf = async (offerId: string) => (await offers.byId(offerId))?.storeIds ?? [];
    const its = { code, storeId, by: actorId(actor), ...(orderId != null && { orderId }), storesOf };
    const outcome = await grants.redeemAtTill(its, session);
    if (!('refused' in outcome)) {
      const offer = await offers.byId(outcome.offerId);
      if (!offer) throw new Error(`offer ${outcome.offerId} has vanished`);
      return { offer, redeemedAt: outcome.redeemedAt, userErrors: [] };
    }
    const { refused, redeemedAt } = outcome;
    if (refused !== 'ALREADY_REDEEMED') return rejected(refused, FIELD, MESSAGES[refused]);
    const message = `The offer was redeemed at ${redeemedAt?.toISOString()}.`;
    return { redeemedAt: redeemedAt ?? null, ...rejected(refused, FIELD, message) };
  });
  // Another kind of code isn't one that was tried.
  if (isOne && answer.userErrors.some((error) => error.code === 'OFFER_GRANT_NOT_FOUND')) {
    await wrongVoucherCodes.note(actor);
  }
  return answer;
};
