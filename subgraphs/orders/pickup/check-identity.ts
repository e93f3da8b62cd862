import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { invalid } from '../resolvers/refusals.ts';
import { advance, changeOrder, refusedIn, unknownOrder } from '../resolvers/take-step.ts';
import type { CheckIdentityInput, MutationResolvers, SeenDocumentInput } from '../schema.generated.ts';
import { bearerOf } from './code.ts';
import { withCheck } from './identity.ts';
import { CHECK_STATES } from './table.ts';

export const checkIdentity: MutationResolvers['checkIdentity'] = (_, { input }, context) => {
  const { code, document } = input;
  if (code != null && document == null) return checkCode(input, code, context);
  if (document != null && code == null) return checkDocument(input, document, context);
  const refusal = invalid({ field: [], message: 'Expected either `code` or `document`.' });
  return { ...refusal, idempotentReplay: false };
};

function checkCode(input: CheckIdentityInput, code: string, context: Context) {
  const { orders, pickupDetails, keyring } = context;
  let tries: Promise<number | null> | undefined;
  return changeOrder(context, 'checkIdentity', { ...input }, 'STORE', async (taken, session) => {
    tries ??= orders.countTry(input.orderId); // once, also when the transaction is tried again
    const triesLeft = await tries;
    const order = await orders.seenBy(session, input.orderId);
    if (!order) return unknownOrder();
    if (!order.pickup || !CHECK_STATES.includes(order.state)) return refusedIn(order, 'checkIdentity');
    if (triesLeft === null) return locked();
    const { codeGeneration, proxyGeneration = 0 } = order.pickup;
    const hasProxy = (await pickupDetails.seenBy(session, order._id))?.proxyName !== undefined;
    const codes = { orderId: order._id, codeGeneration, proxyGeneration: hasProxy ? proxyGeneration : null };
    const bearer = bearerOf(code, codes, keyring);
    if (!bearer) return triesLeft === 0 ? locked() : wrong(triesLeft);
    const { at, actorId } = taken;
    const check = {
      method: 'CODE',
      passed: true,
      bearer,
      at,
      ...(actorId !== undefined && { actorId }),
    } as const;
    const revise = (seen: typeof order) => withCheck(seen, check);
    return advance(context, { step: 'checkIdentity', orderId: order._id, revise }, taken, session);
  });
}

/** What fits lets them have it; what doesn't is kept as well, and leaves the order as it is. */
function checkDocument(input: CheckIdentityInput, document: SeenDocumentInput, context: Context) {
  const { kind, passed, bearer } = document;
  return changeOrder(context, 'checkIdentity', { ...input }, 'STORE', async (taken, session) => {
    const { orderId } = input;
    const isProxy = bearer === 'PROXY';
    if (isProxy && (await context.pickupDetails.seenBy(session, orderId))?.proxyName === undefined) {
      return invalid({ field: ['document', 'bearer'], message: 'The customer has named nobody.' });
    }
    const { at, actorId } = taken;
    const check = {
      method: 'DOCUMENT',
      passed,
      bearer: bearer ?? 'CUSTOMER',
      document: kind,
      at,
      ...(actorId !== undefined && { actorId }),
    } as const;
    const step = passed ? 'checkIdentity' : 'failIdentity';
    return advance(
      context,
      { step, mutation: 'checkIdentity', orderId, revise: (order) => withCheck(order, check) },
      taken,
      session,
    );
  });
}

const wrong = (triesLeft: number) =>
  rejected('PICKUP_CODE_WRONG', ['input', 'code'], `Not the code of this order. Tries left: ${triesLeft}.`);

const locked = () =>
  rejected('PICKUP_LOCKED', ['input', 'code'], 'Too many wrong codes. The customer must renew the code.');
