import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { ConfirmTillRefundInput, MutationResolvers } from '../schema.generated.ts';
import { readReturnCode } from './code.ts';
import { counterOf, illegalStep, takenBy } from './require-return.ts';
import type { StoredReturn } from './returns.ts';
import { codeProblem } from './scan-return.ts';

/** Money for a code, at any store; without one only where the goods were taken in. */
export const confirmTillRefund: MutationResolvers['confirmTillRefund'] = async (_, { input }, context) => {
  const { actor, keyring, once, returns, turns } = context;
  const counter = await counterOf(context, input.storeId);
  if (!counter.store) return { ...counter.refusal, idempotentReplay: false };
  const { _id: storeId } = counter.store;
  const read = input.code == null ? null : readReturnCode(input.code, keyring);
  const id = read?.returnId ?? input.returnId ?? '';
  if ((input.code == null) === (input.returnId == null)) {
    throw failure('BAD_USER_INPUT', 'Either `code` or `returnId` says which return.');
  }
  if (input.code == null) requireHere(context, await returns.byId(id), input);
  return once({ actor, mutation: 'confirmTillRefund', input }, async (session) => {
    await turns.take(`return/${id}`, session);
    const before = await returns.seenBy(session, id);
    const taken = takenBy(context);
    const wrong = input.code == null ? null : codeProblem(read, before, taken.at);
    if (wrong) return wrong;
    if (!before) return rejected('RETURN_NOT_FOUND', ['input', 'returnId'], 'No return has this id.');
    const after = await returns.confirmTill(before, taken, session);
    if (!after) return illegalStep('confirmTillRefund', before, input.code == null ? 'returnId' : 'code');
    await returns.present(after, storeId, taken.at, session);
    return { return: after, userErrors: [] };
  });
};

/** @throws {GraphQLError} `FORBIDDEN` unless the goods came to this very counter. */
function requireHere(
  { actor }: Context,
  found: StoredReturn | null,
  { storeId }: ConfirmTillRefundInput,
): void {
  if (!found) return;
  const isHere = found.storeId === storeId && !found.barId;
  if (!isHere && found.requestedBy !== actorId(actor)) {
    throw failure('FORBIDDEN', 'This return is not yours to see.');
  }
}
