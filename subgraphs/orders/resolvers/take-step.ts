import type { ClientSession } from 'mongodb';
import { type Actor, actorId } from '#shared/actor.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { Revision, StoredOrder, Taken } from '../data/orders.ts';
import { journeyOf } from '../rules/journeys.ts';
import type { OrderActor } from '../rules/order.ts';
import { channelProblem, toChannel } from '../rules/values.ts';
import type { UserErrorCode } from '../schema.generated.ts';
import { illegalTransition, invalid } from './refusals.ts';
import { requireOrder } from './require-order.ts';

export type StepInput = { orderId: string; idempotencyKey: string };

/** What a mutation that changes an order answers. */
export type OrderAnswer = {
  order?: StoredOrder;
  userErrors: { code: UserErrorCode; field: string[] | null; message: string }[];
};

const BY: { [Kind in Actor['kind']]?: OrderActor } = { customer: 'CUSTOMER', service: 'SERVICE' };

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
  const by = BY[actor.kind] ?? 'ASSOCIATE';
  return once({ actor, mutation, input }, (session) =>
    change({ actor: by, actorId: actorId(actor), channel, at: clock() }, session),
  );
}

/** A mutation that is just one step of an order; refused as the table of transitions says. */
export const takeStep = (context: Context, step: string, input: StepInput, channel: string) =>
  changeOrder(context, step, input, channel, (taken, session) =>
    advance(context, { step, orderId: input.orderId }, taken, session),
  );

type Advance = {
  step: string;
  /** Where it isn't the step's name. */
  mutation?: string;
  orderId: string;
  revise?: Revision;
};

export async function advance(
  { orders }: Context,
  { step, mutation = step, orderId, revise }: Advance,
  taken: Taken,
  session: ClientSession,
): Promise<OrderAnswer> {
  const outcome = await orders.advance(orderId, step, taken, session, revise);
  if (!outcome) return unknownOrder();
  return outcome.order ? { order: outcome.order, userErrors: [] } : refusedIn(outcome.refused, mutation);
}

/** Names what is possible instead. */
export const refusedIn = (order: StoredOrder, mutation: string): OrderAnswer =>
  illegalTransition(journeyOf(order), order.state, mutation);

export const unknownOrder = () => rejected('ORDER_NOT_FOUND', ['input', 'orderId'], 'No order has this id.');
