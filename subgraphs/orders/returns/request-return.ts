import { failure } from '#shared/failure.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { StoredOrder } from '../data/orders.ts';
import { invalid } from '../resolvers/refusals.ts';
import { requireOrder } from '../resolvers/require-order.ts';
import { importedOrderKey } from '../rules/imported-orders.ts';
import type { MutationResolvers, RequestReturnInput } from '../schema.generated.ts';
import type { Eligibility } from './eligibility.ts';
import { eligibilityIn } from './eligibility-in.ts';
import { counterOf, type ReturnAnswer, takenBy } from './require-return.ts';

const MAX_LINES = 200;

export const requestReturn: MutationResolvers['requestReturn'] = async (_, { input }, context) => {
  const { actor, once, orders, returns, turns } = context;
  const problem = linesProblem(input);
  if (problem) return { ...problem, idempotentReplay: false };
  const isCounter = actor.kind === 'associate';
  const counter = isCounter ? await counterOf(context, input.storeId) : null;
  if (counter && !counter.store) return { ...counter.refusal, idempotentReplay: false };
  const named = await orderNamed(context, input);
  if (!named) return { ...unknownOrder(input), idempotentReplay: false };
  // At the counter who has the receipt has the goods; the store's hands open to them, and to this return alone.
  if (!isCounter) await requireOrder(context, named);

  return once({ actor, mutation: 'requestReturn', input }, async (session) => {
    await turns.take(`returns/${named._id}`, session);
    const order = await orders.seenBy(session, named._id);
    if (!order) return unknownOrder(input);
    const lines = await eligibilityIn(context, order, session);
    const refusal = refusalOf(input, lines);
    if (refusal) return refusal;
    if (input.tender === 'STORE_CREDIT' && !order.customerId) {
      return invalid({ field: ['tender'], message: 'Nobody known bought it, so nobody has store credit.' });
    }
    const asked = input.lines.map(({ lineId }) => lines.find((line) => line.lineId === lineId));
    const ends = asked.flatMap((line) => (line?.until ? [line.until.getTime()] : []));
    const announced = await returns.announce(
      order,
      input.lines,
      {
        tender: input.tender ?? 'ORIGINAL',
        until: new Date(Math.min(...ends)),
        taken: takenBy(context),
        byAssociate: isCounter,
      },
      session,
    );
    if (counter?.store) await returns.present(announced, counter.store._id, announced.requestedAt, session);
    return { return: announced, userErrors: [] };
  });
};

function linesProblem({ lines }: RequestReturnInput): ReturnAnswer | null {
  if (!lines.length || lines.length > MAX_LINES) {
    return invalid({ field: ['lines'], message: `Expected 1 to ${MAX_LINES} lines.` });
  }
  const seen = new Set<string>();
  for (const [index, { lineId, quantity }] of lines.entries()) {
    const field = ['lines', String(index)];
    if (seen.has(lineId)) return invalid({ field, message: `Line ${lineId} is there twice.` });
    if (quantity < 1)
      return invalid({ field: [...field, 'quantity'], message: 'Expected at least 1 piece.' });
    seen.add(lineId);
  }
  return null;
}

/** By its id, or by the number on the receipt of a purchase that was imported. */
async function orderNamed(
  { actor, orders }: Context,
  { orderId, receipt }: RequestReturnInput,
): Promise<StoredOrder | null> {
  if ((orderId == null) === (receipt == null)) {
    throw failure('BAD_USER_INPUT', 'Either `orderId` or `receipt` says which order.');
  }
  if (orderId != null) return orders.byId(orderId);
  if (actor.kind !== 'associate') throw failure('FORBIDDEN', 'A receipt is looked up at the counter.');
  return receipt ? orders.byImportKey(importedOrderKey(receipt)) : null;
}

const unknownOrder = ({ orderId }: RequestReturnInput): ReturnAnswer =>
  rejected('ORDER_NOT_FOUND', ['input', orderId == null ? 'receipt' : 'orderId'], 'There is no such order.');

function refusalOf({ lines: asked }: RequestReturnInput, lines: readonly Eligibility[]): ReturnAnswer | null {
  for (const [index, { lineId, quantity }] of asked.entries()) {
    const field = ['input', 'lines', String(index)];
    const line = lines.find((one) => one.lineId === lineId);
    if (!line) return rejected('ORDER_LINE_NOT_FOUND', [...field, 'lineId'], 'The order has no such line.');
    if (line.refusal) {
      return rejected('NOT_RETURNABLE', field, `Line ${lineId} can't be brought back: ${line.refusal}.`);
    }
    if (quantity > line.quantity) {
      const message = `Of line ${lineId} ${line.quantity} can be brought back.`;
      return rejected('NOT_RETURNABLE', [...field, 'quantity'], message);
    }
  }
  return null;
}
