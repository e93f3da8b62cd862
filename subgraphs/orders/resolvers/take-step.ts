import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { StoredOrder, Taken } from '../data/orders.ts';
import { allowedSteps, type OrderState, type Step } from '../rules/pickup.ts';
import { channelProblem, toChannel } from '../rules/values.ts';
import type { UserErrorCode } from '../schema.generated.ts';
import { invalid } from './refusals.ts';
import { requireOrder } from './require-order.ts';

type StepInput = { orderId: string; idempotencyKey: string };

/** What a mutation that changes an order answers. */
type OrderAnswer = {
  order?: StoredOrder;
  userErrors: { code: UserErrorCode; field: string[] | null; message: string }[];
};

/**
 * A mutation that changes one order: once per key, and only by whom the order is to touch. `given` is the channel.
 * @throws {GraphQLError} `FORBIDDEN` when it isn't.
 */
export async function changeOrder(
  context: Context,
  mutation: string,
  input: StepInput,
  given: string,
  change: (taken: Taken, session: ClientSession) => Promise<OrderAnswer>,
): Promise<OrderAnswer & { idempotentReplay: boolean }> {
  const { actor, orders, once, clock } = context;
  const order = await orders.byId(input.orderId);
  if (!order) return { ...unknownOrder(), idempotentReplay: false };
  await requireOrder(context, order);
  const channel = toChannel(given);
  if (!channel) return { ...invalid(channelProblem(given)), idempotentReplay: false };
  const by = actor.kind === 'customer' ? 'CUSTOMER' : 'ASSOCIATE';
  return once({ actor, mutation, input }, (session) =>
    change({ actor: by, actorId: actorId(actor), channel, at: clock() }, session),
  );
}

/** A mutation that is just one step of an order; refused as the table of transitions says. */
export const takeStep = (
  context: Context,
  step: Exclude<Step, 'expire'>,
  input: StepInput,
  channel: string,
) =>
  changeOrder(context, step, input, channel, (taken, session) =>
    advance(context, step, input.orderId, taken, session),
  );

export async function advance(
  { orders }: Context,
  step: Step,
  orderId: string,
  taken: Taken,
  session: ClientSession,
): Promise<OrderAnswer> {
  const outcome = await orders.advance(orderId, step, taken, session);
  if (!outcome) return unknownOrder();
  return outcome.order
    ? { order: outcome.order, userErrors: [] }
    : illegalTransition(step, outcome.refusedIn);
}

/** Names what is possible instead. */
export function illegalTransition(mutation: string, state: OrderState): OrderAnswer {
  const allowed = allowedSteps(state);
  const next = allowed.length ? `Allowed next: ${allowed.join(', ')}.` : 'Nothing is allowed any more.';
  const message = `${mutation} is not possible when the order is ${state}. ${next}`;
  return rejected('ILLEGAL_TRANSITION', ['input', 'orderId'], message);
}

export const unknownOrder = (): OrderAnswer =>
  rejected('ORDER_NOT_FOUND', ['input', 'orderId'], 'No order has this id.');
