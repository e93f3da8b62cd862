import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context, Data } from '../context.ts';
import { levelKeys } from '../data/stock.ts';
import { bringToOrder, giveUpOrder } from '../endless-aisle/arrived.ts';
import { invalid } from '../resolvers/refusals.ts';
import { refusalIn, transitionIn } from '../rules/transitions.ts';
import { isText, isWithin, type Problem } from '../rules/values.ts';
import type { ArrivedLineInput, MutationResolvers } from '../schema.generated.ts';
import { linesProblem, MAX_LINES } from './lines.ts';
import { requireStore, worksIn } from './require-store.ts';
import { TRANSFER_TABLE, type TransferSide, type TransferStep } from './transfer-table.ts';
import type { StoredTransfer } from './transfers.ts';

export const requestTransfer: MutationResolvers['requestTransfer'] = async (_, { input }, context) => {
  const { fromStoreId, toStoreId, lines } = input;
  const { actor, once, stores, transfers, turns } = context;
  requireStore(context, fromStoreId, toStoreId);
  const problem =
    fromStoreId === toStoreId
      ? { field: ['toStoreId'], message: 'Expected another store.' }
      : linesProblem(lines);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  return once({ actor, mutation: 'requestTransfer', input }, async (session) => {
    const [from, to] = await Promise.all([stores.byId(fromStoreId), stores.byId(toStoreId)]);
    if (!from) return unknownStore('fromStoreId');
    if (!to) return unknownStore('toStoreId');
    for (const key of levelKeys(fromStoreId, lines)) await turns.take(key, session);
    const wanted = { fromStoreId, toStoreId, lines, actorId: actorId(actor) };
    const transfer = await transfers.request(session, wanted);
    if ('lacking' in transfer) {
      const field = ['input', 'lines'];
      return rejected('OUT_OF_STOCK', field, `${from.name} has not enough of ${transfer.lacking}.`);
    }
    return { transfer, userErrors: [] };
  });
};

export const announceDelivery: MutationResolvers['announceDelivery'] = async (_, { input }, context) => {
  const { toStoreId, lines, reference, expectedAt } = input;
  const { actor, catalogue, once, stores, transfers } = context;
  const problem =
    reference != null && !isText(reference, 64)
      ? { field: ['reference'], message: 'Expected 1 to 64 characters without control characters.' }
      : linesProblem(lines);
  if (problem) return { ...invalid(problem), idempotentReplay: false };
  return once({ actor, mutation: 'announceDelivery', input }, async (session) => {
    const [store, owners] = await Promise.all([
      stores.byId(toStoreId),
      catalogue.ownersOf(lines.map(({ sku }) => sku)),
    ]);
    if (!store) return unknownStore('toStoreId');
    const unknown = lines.findIndex(({ sku }) => !owners.has(sku));
    if (unknown >= 0) {
      const field = ['input', 'lines', String(unknown), 'sku'];
      return rejected('SKU_NOT_FOUND', field, 'No variant has this SKU.');
    }
    const transfer = await transfers.announce(session, {
      toStoreId,
      lines,
      actorId: actorId(actor),
      ...(reference == null ? {} : { reference }),
      ...(expectedAt == null ? {} : { expectedAt }),
    });
    return { transfer, userErrors: [] };
  });
};

export const sendTransfer: MutationResolvers['sendTransfer'] = (_, { input }, context) =>
  takeStep(context, 'sendTransfer', input, async (transfer, session) => ({
    transfer: await context.transfers.send(session, transfer, actorId(context.actor)),
  }));

export const cancelTransfer: MutationResolvers['cancelTransfer'] = (_, { input }, context) =>
  takeStep(
    context,
    'cancelTransfer',
    input,
    async (transfer, session) => ({
      transfer: await context.transfers.cancel(session, transfer, actorId(context.actor)),
    }),
    giveUpOrder,
  );

export const receiveTransfer: MutationResolvers['receiveTransfer'] = (_, { input }, context) =>
  takeStep(
    context,
    'receiveTransfer',
    input,
    async (transfer, session) => {
      const arrived = input.lines ?? [];
      const problem = arrivedProblem(transfer, arrived);
      if (problem) return { problem };
      return {
        transfer: await context.transfers.receive(session, transfer, arrived, actorId(context.actor)),
      };
    },
    bringToOrder,
  );

/** What is wrong with what arrived of a transfer, or null. */
function arrivedProblem({ lines }: StoredTransfer, arrived: readonly ArrivedLineInput[]): Problem | null {
  if (arrived.length > MAX_LINES)
    return { field: ['lines'], message: `Expected at most ${MAX_LINES} lines.` };
  const sent = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
  for (const [index, { sku, sound, damaged }] of arrived.entries()) {
    const field = ['lines', String(index)];
    const quantity = sent.get(sku);
    if (quantity === undefined) {
      return { field: [...field, 'sku'], message: 'The transfer has none of it, or it is there twice.' };
    }
    sent.delete(sku);
    if (!isWithin(sound, 0, quantity)) {
      return { field: [...field, 'sound'], message: `Expected 0 to ${quantity} pieces.` };
    }
    if (!isWithin(damaged, 0, quantity - sound)) {
      return { field: [...field, 'damaged'], message: `Expected 0 to ${quantity - sound} pieces.` };
    }
  }
  return null;
}

type Taken = { transfer: StoredTransfer } | { problem: Problem };

async function takeStep(
  context: Context,
  step: TransferStep,
  input: { transferId: string; idempotencyKey: string },
  take: (transfer: StoredTransfer, session: ClientSession) => Promise<Taken>,
  /** What becomes of the order that waits for it. */
  follow?: (data: Data, transfer: StoredTransfer, session: ClientSession) => Promise<void>,
) {
  const { actor, once, transfers, turns } = context;
  const found = await transfers.byId(input.transferId);
  const field = ['input', 'transferId'];
  if (!found) {
    return {
      ...rejected('TRANSFER_NOT_FOUND', field, 'No transfer has this id.'),
      idempotentReplay: false,
    };
  }
  const { fromStoreId, toStoreId, lines } = found;
  const by = TRANSFER_TABLE.find((row) => row.step === step)?.by ?? [];
  const places = { SENDER: fromStoreId, RECEIVER: toStoreId };
  requireStore(context, ...by.map((side) => places[side]));
  const sides = (['SENDER', 'RECEIVER'] as const).filter((side) => isAt(context, places[side]));
  return once({ actor, mutation: step, input }, async (session) => {
    for (const storeId of [fromStoreId, toStoreId].sort()) {
      if (storeId === undefined) continue;
      for (const key of levelKeys(storeId, lines)) await turns.take(key, session);
    }
    const transfer = await transfers.seenBy(session, input.transferId);
    if (!transfer) throw new Error('transfers are never deleted');
    const isAllowed = sides.some((side: TransferSide) =>
      transitionIn(TRANSFER_TABLE, transfer.state, step, side),
    );
    if (!isAllowed) {
      const message = refusalIn(TRANSFER_TABLE, transfer.state, step, 'transfer');
      return rejected('ILLEGAL_TRANSITION', field, message);
    }
    const taken = await take(transfer, session);
    if ('problem' in taken) return invalid(taken.problem);
    await follow?.(context, taken.transfer, session);
    return { transfer: taken.transfer, userErrors: [] };
  });
}

const isAt = (context: Context, storeId: string | undefined): boolean =>
  storeId === undefined ? context.actor.kind === 'service' : worksIn(context, storeId);

const unknownStore = (name: string) => rejected('STORE_NOT_FOUND', ['input', name], 'No store has this id.');
