import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { levelKeys, stockId } from '../data/stock.ts';
import { invalid } from '../resolvers/refusals.ts';
import { isText, isWithin, type Problem } from '../rules/values.ts';
import type { AdjustedLineInput, MutationResolvers, StockPlace } from '../schema.generated.ts';
import { linesProblem, MAX_LINES } from './lines.ts';
import { requireStore } from './require-store.ts';
import type { Pieces, StockMove, StockReason, StockState } from './states.ts';

type Move = Pieces & StockMove;

/** What an associate may put right: pieces that are held or gathered belong to an order or a hold. */
const ADJUSTABLE: Partial<Record<StockPlace, StockState | 'outside'>> = {
  ON_HAND: 'onHand',
  IN_TRANSIT: 'inTransit',
  RETURNED: 'returned',
  DAMAGED: 'damaged',
  OUTSIDE: 'outside',
};

export const adjustStock: MutationResolvers['adjustStock'] = async (_, { input }, context) => {
  const { storeId, lines, reason, note } = input;
  requireStore(context, storeId);
  const { moves, problem } = adjustmentsOf(lines);
  const refused =
    problem ??
    (note != null && !isText(note, 200)
      ? { field: ['note'], message: 'Expected 1 to 200 characters without control characters.' }
      : null);
  if (refused) return { ...invalid(refused), idempotentReplay: false };
  const words = note == null ? reason : `${reason}: ${note}`;
  const { actor, catalogue, once } = context;
  return once({ actor, mutation: 'adjustStock', input }, async (session) => {
    const owners = await catalogue.ownersOf(lines.map(({ sku }) => sku));
    const unknown = lines.findIndex(({ sku }) => !owners.has(sku));
    if (unknown >= 0) {
      const field = ['input', 'lines', String(unknown), 'sku'];
      return rejected('SKU_NOT_FOUND', field, 'No variant has this SKU.');
    }
    return moveAll(context, storeId, moves, { cause: 'ADJUSTMENT', note: words }, session);
  });
};

export const inspectReturned: MutationResolvers['inspectReturned'] = async (_, { input }, context) => {
  const { storeId, lines } = input;
  requireStore(context, storeId);
  const problem = inspectedProblem(lines);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  const moves = lines.flatMap(({ sku, sound, damaged }): Move[] => [
    { sku, quantity: sound, from: 'returned', to: 'onHand' },
    { sku, quantity: damaged, from: 'returned', to: 'damaged' },
  ]);
  const { actor, once } = context;
  return once({ actor, mutation: 'inspectReturned', input }, (session) =>
    moveAll(context, storeId, moves, { cause: 'INSPECTION' }, session),
  );
};

/** The levels after all moves, or the first that isn't possible; then the transaction is rolled back. */
async function moveAll(
  { actor, stores, stock, turns, clock }: Context,
  storeId: string,
  moves: readonly Move[],
  reason: StockReason,
  session: ClientSession,
) {
  const store = await stores.byId(storeId);
  if (!store) return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
  for (const key of levelKeys(storeId, moves)) await turns.take(key, session);
  const at = clock();
  const by = { ...reason, actorId: actorId(actor) };
  for (const { sku, quantity, from, to } of moves) {
    if (quantity === 0) continue;
    const lacking = await stock.tryMove(storeId, [{ sku, quantity }], { from, to }, at, session, by);
    if (lacking !== null) {
      const message = `${store.name} has fewer than ${quantity} of ${sku} ${from}.`;
      return rejected('OUT_OF_STOCK', ['input', 'lines'], message);
    }
  }
  const ids = [...new Set(moves.map(({ sku }) => stockId(storeId, sku)))];
  return { levels: await stock.seenBy(session, ids), userErrors: [] };
}

function adjustmentsOf(lines: readonly AdjustedLineInput[]): { moves: Move[]; problem: Problem | null } {
  const moves: Move[] = [];
  const problem = linesProblem(lines);
  if (problem) return { moves, problem };
  const seen = new Set<string>();
  for (const [index, { sku, quantity, from: before, to: after }] of lines.entries()) {
    const field = ['lines', String(index)];
    const [from, to] = [ADJUSTABLE[before], ADJUSTABLE[after]];
    const wrong = (name: string) => ({
      moves,
      problem: { field: [...field, name], message: `Expected one of ${Object.keys(ADJUSTABLE).join(', ')}.` },
    });
    if (!from) return wrong('from');
    if (!to) return wrong('to');
    const key = JSON.stringify([sku, from, to]);
    if (from === to || seen.has(key)) {
      const message = from === to ? 'Expected another place.' : 'This move is there twice.';
      return { moves, problem: { field: [...field, 'to'], message } };
    }
    seen.add(key);
    moves.push({ sku, quantity, from, to: to === 'outside' ? 'gone' : to });
  }
  return { moves, problem: null };
}

function inspectedProblem(lines: readonly { sku: string; sound: number; damaged: number }[]): Problem | null {
  if (!isWithin(lines.length, 1, MAX_LINES)) {
    return { field: ['lines'], message: `Expected 1 to ${MAX_LINES} lines.` };
  }
  const seen = new Set<string>();
  for (const [index, { sku, sound, damaged }] of lines.entries()) {
    const field = ['lines', String(index)];
    if (seen.has(sku)) return { field: [...field, 'sku'], message: `${sku} is there twice.` };
    seen.add(sku);
    if (sound < 0) return { field: [...field, 'sound'], message: 'Expected at least 0.' };
    if (damaged < 0) return { field: [...field, 'damaged'], message: 'Expected at least 0.' };
    const pieces = linesProblem([{ sku, quantity: sound + damaged }]);
    if (pieces) return { field, message: pieces.message };
  }
  return null;
}
