import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { levelKeys } from '../data/stock.ts';
import { invalid } from '../resolvers/refusals.ts';
import { isWithin, type Problem } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import type { StoredHold } from './holds.ts';
import { linesProblem } from './lines.ts';
import { requireStore } from './require-store.ts';

const MAX_MINUTES = 1440;
const MINUTE_MS = 60_000;

export const holdStock: MutationResolvers['holdStock'] = async (_, { input }, context) => {
  const { storeId, lines, minutes } = input;
  const { actor, stores, stock, holds, once, turns, clock } = context;
  requireStore(context, storeId);
  const problem = linesProblem(lines) ?? minutesProblem(minutes);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  return once({ actor, mutation: 'holdStock', input }, async (session) => {
    const store = await stores.byId(storeId);
    if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
    const refuse = (sku: string) =>
      rejected('OUT_OF_STOCK', ['input', 'lines'], `${store.name} has not enough of ${sku}.`);
    const short = await stock.shortOf(storeId, lines);
    if (short !== null) return refuse(short);
    for (const key of levelKeys(storeId, lines)) await turns.take(key, session);
    const until = new Date(clock().getTime() + minutes * MINUTE_MS);
    const hold = await holds.take(session, { storeId, lines, until, actorId: actorId(actor) });
    return 'lacking' in hold ? refuse(hold.lacking) : { hold, userErrors: [] };
  });
};

export const extendStockHold: MutationResolvers['extendStockHold'] = async (_, { input }, context) => {
  const problem = minutesProblem(input.minutes);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  return changeHold(context, 'extendStockHold', input, (session) => {
    const until = new Date(context.clock().getTime() + input.minutes * MINUTE_MS);
    return context.holds.extend(session, input.holdId, until);
  });
};

export const releaseStock: MutationResolvers['releaseStock'] = (_, { input }, context) =>
  changeHold(context, 'releaseStock', input, (session) =>
    context.holds.release(session, input.holdId, actorId(context.actor)),
  );

const minutesProblem = (minutes: number): Problem | null =>
  isWithin(minutes, 1, MAX_MINUTES)
    ? null
    : { field: ['minutes'], message: `Expected 1 to ${MAX_MINUTES} minutes.` };

/** `change` answers null when the hold is over. */
async function changeHold(
  context: Context,
  mutation: string,
  input: { holdId: string; idempotencyKey: string },
  change: (session: ClientSession) => Promise<StoredHold | null>,
) {
  const { actor, holds, once, turns } = context;
  const found = await holds.byId(input.holdId);
  const field = ['input', 'holdId'];
  if (!found) {
    const message = 'No stock is held under this id.';
    return { ...rejected('HOLD_NOT_FOUND', field, message), idempotentReplay: false };
  }
  requireStore(context, found.storeId);
  return once({ actor, mutation, input }, async (session) => {
    for (const key of levelKeys(found.storeId, found.lines)) await turns.take(key, session);
    const hold = await change(session);
    if (hold) return { hold, userErrors: [] };
    return rejected('HOLD_OVER', field, 'The stock is not held any more.');
  });
}
