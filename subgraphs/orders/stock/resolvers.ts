import type {
  MutationResolvers,
  QueryResolvers,
  StockHoldResolvers,
  StockMovementResolvers,
  StockPlace,
  StockTransferResolvers,
  StoreResolvers,
} from '../schema.generated.ts';
import { adjustStock, inspectReturned } from './adjust-stock.ts';
import { extendStockHold, holdStock, releaseStock } from './hold-stock.ts';
import { requireStore } from './require-store.ts';
import type { StockMove } from './states.ts';
import {
  announceDelivery,
  cancelTransfer,
  receiveTransfer,
  requestTransfer,
  sendTransfer,
} from './transfer-stock.ts';

export const stockQueries: Pick<QueryResolvers, 'stockHold' | 'stockTransfer'> = {
  async stockHold(_, { id }, context) {
    const hold = await context.holds.byId(id);
    if (hold) requireStore(context, hold.storeId);
    return hold;
  },
  async stockTransfer(_, { id }, context) {
    const transfer = await context.transfers.byId(id);
    if (transfer) requireStore(context, transfer.fromStoreId, transfer.toStoreId);
    return transfer;
  },
};

export const stockMutations = {
  holdStock,
  extendStockHold,
  releaseStock,
  requestTransfer,
  announceDelivery,
  sendTransfer,
  receiveTransfer,
  cancelTransfer,
  inspectReturned,
  adjustStock,
} satisfies Partial<MutationResolvers>;

export const storeStockFields: Required<Pick<StoreResolvers, 'stockMovements' | 'stockTransfers'>> = {
  stockMovements(store, { sku, ...page }, context) {
    requireStore(context, store._id);
    return context.stockLedger.page(store._id, sku ?? null, page);
  },
  stockTransfers(store, page, context) {
    requireStore(context, store._id);
    return context.transfers.page(store._id, page);
  },
};

const PLACES: Readonly<Record<StockMove['from'] | StockMove['to'], StockPlace>> = {
  onHand: 'ON_HAND',
  reserved: 'RESERVED',
  picked: 'PICKED',
  inTransit: 'IN_TRANSIT',
  returned: 'RETURNED',
  damaged: 'DAMAGED',
  outside: 'OUTSIDE',
  gone: 'OUTSIDE',
};

export const StockHold: Required<Pick<StockHoldResolvers, 'id' | 'store'>> = {
  id: (hold) => hold._id,
  store: ({ storeId }, _, { stores }) => stores.byId(storeId),
};

export const StockTransfer: Required<Pick<StockTransferResolvers, 'id' | 'from' | 'fromBar' | 'to'>> = {
  fromBar: ({ fromBarId }, _, { returnBars }) =>
    fromBarId === undefined ? null : returnBars.byId(fromBarId),
  id: (transfer) => transfer._id,
  from: ({ fromStoreId }, _, { stores }) => (fromStoreId === undefined ? null : stores.byId(fromStoreId)),
  to: ({ toStoreId }, _, { stores }) => stores.byId(toStoreId),
};

export const StockMovement: Required<Pick<StockMovementResolvers, 'id' | 'from' | 'to' | 'actor'>> = {
  id: (movement) => movement._id,
  from: ({ from }) => PLACES[from],
  to: ({ to }) => PLACES[to],
  actor: ({ actorId }) => actorId ?? null,
};
