import { actorId } from '#shared/actor.ts';
import { requireTillStore } from '#shared/at-till.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { isSaleName } from './till-sale.ts';
import { readVoucherCode } from './voucher-code.ts';

const MESSAGES = {
  VOUCHER_NOT_FOUND: 'No voucher has this code.',
  ALREADY_REDEEMED: 'The voucher was redeemed before.',
  VOUCHER_NOT_VALID: 'The voucher has lapsed, was cancelled, or is not for this store.',
} as const;

const FIELD = ['input', 'code'];

export const redeemVoucher: MutationResolvers['redeemVoucher'] = async (_, { input }, context) => {
  const storeId = await requireTillStore(context, input.storeId);
  const { actor, dependencies, redemptions, wrongVoucherCodes } = context;
  const { orderId } = input;
  if (!isSaleName(orderId)) {
    const refusal = rejected('INVALID_VALUE', ['input', 'orderId'], 'Expected 1 to 64 characters.');
    return { ...refusal, idempotentReplay: false };
  }
  if (await wrongVoucherCodes.isLocked(actor)) {
    const message = 'Too many wrong codes were tried here. Wait ten minutes.';
    return { ...rejected('CODES_LOCKED', FIELD, message), idempotentReplay: false };
  }
  const code = readVoucherCode(input.code);
  const at = { storeId, by: actorId(actor), ...(orderId != null && { orderId }) };
  const attempt = { actor, mutation: 'redeemVoucher', input };
  const answer = await idempotent(dependencies, attempt, async (session) => {
    const outcome = code === null ? null : await redemptions.use(code, at, session);
    if (outcome && outcome.refusal === null) {
      return { voucher: outcome.redemption, usedAt: outcome.redemption.usedAt ?? null, userErrors: [] };
    }
    const refusal = outcome?.refusal ?? 'VOUCHER_NOT_FOUND';
    const usedAt = refusal === 'ALREADY_REDEEMED' ? (outcome?.redemption?.usedAt ?? null) : null;
    return { usedAt, ...rejected(refusal, FIELD, MESSAGES[refusal]) };
  });
  if (answer.userErrors.some((error) => error.code === 'VOUCHER_NOT_FOUND')) {
    await wrongVoucherCodes.note(actor);
  }
  return answer;
};
