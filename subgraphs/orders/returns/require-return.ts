import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { StoredStore } from '../data/stores.ts';
import { refusalIn } from '../rules/transitions.ts';
import type { UserErrorCode } from '../schema.generated.ts';
import type { ReturnTaken, StoredReturn } from './returns.ts';
import { RETURN, type ReturnStep } from './table.ts';

/** What a mutation that changes a return answers. */
export type ReturnAnswer = {
  return?: StoredReturn;
  userErrors: { code: UserErrorCode; field: string[] | null; message: string }[];
};

/** Whether the return is this actor's to see: a customer's own, one that came to an associate's store, and for services any. */
export async function mayTouchReturn(
  { actor, access }: Context,
  { customerId, storeId, boughtAt, requestedBy }: StoredReturn,
): Promise<boolean> {
  if (actor.kind === 'associate') {
    return (
      [storeId, boughtAt].some((id) => id && actor.stores.includes(id)) || requestedBy === actorId(actor)
    );
  }
  if (!customerId) return actor.kind === 'service';
  return access.mayTouch(customerId);
}

/** @throws {GraphQLError} `FORBIDDEN` unless {@link mayTouchReturn}. */
export async function requireReturn(context: Context, one: StoredReturn): Promise<void> {
  if (!(await mayTouchReturn(context, one))) throw failure('FORBIDDEN', 'This return is not yours to see.');
}

/**
 * A store of an associate's at which goods may be brought back; a refusal when it takes none.
 * @throws {GraphQLError} `FORBIDDEN` for another store.
 */
export async function counterOf(
  { actor, stores }: Context,
  storeId: string | null | undefined,
): Promise<{ store: StoredStore } | { store?: never; refusal: ReturnAnswer }> {
  const id = storeId ?? '';
  if (actor.kind !== 'associate' || !actor.stores.includes(id)) {
    throw failure('FORBIDDEN', 'This store is not yours.');
  }
  const store = await stores.byId(id);
  if (!store) return { refusal: rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.') };
  if (!store.services.includes('RETURNS')) {
    const message = `${store.name} takes no goods back.`;
    return { refusal: rejected('RETURNS_NOT_OFFERED', ['input', 'storeId'], message) };
  }
  return { store };
}

/** Who takes a step now. */
export const takenBy = ({ actor, clock }: Context): ReturnTaken => ({
  actor: actor.kind === 'customer' ? 'CUSTOMER' : actor.kind === 'device' ? 'DEVICE' : 'ASSOCIATE',
  actorId: actorId(actor),
  at: clock(),
});

/**
 * A mutation that changes one return by its id: once per key, and only by who asked for it.
 * @throws {GraphQLError} `FORBIDDEN` for others.
 */
export async function changeReturn(
  context: Context,
  step: ReturnStep,
  input: { returnId: string; idempotencyKey: string },
  change: (before: StoredReturn, taken: ReturnTaken, session: ClientSession) => Promise<StoredReturn | null>,
): Promise<ReturnAnswer & { idempotentReplay: boolean }> {
  const { actor, once, returns, turns } = context;
  const known = await returns.byId(input.returnId);
  if (!known) return { ...unknownReturn(), idempotentReplay: false };
  await requireReturn(context, known);
  if (actor.kind === 'associate' && known.requestedBy !== actorId(actor)) {
    throw failure('FORBIDDEN', 'This return is the customer’s to change.');
  }
  return once({ actor, mutation: step, input }, async (session) => {
    await turns.take(`returns/${known.orderId}`, session);
    const before = await returns.seenBy(session, known._id);
    if (!before) return unknownReturn();
    const after = await change(before, takenBy(context), session);
    return after ? { return: after, userErrors: [] } : illegalStep(step, before, 'returnId');
  });
}

export const illegalStep = (step: ReturnStep, { state }: StoredReturn, field: string): ReturnAnswer =>
  rejected('ILLEGAL_TRANSITION', ['input', field], refusalIn(RETURN, state, step, 'return'));

const unknownReturn = (): ReturnAnswer =>
  rejected('RETURN_NOT_FOUND', ['input', 'returnId'], 'No return has this id.');
