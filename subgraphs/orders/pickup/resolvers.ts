import { failure } from '#shared/failure.ts';
import { requirePageSize } from '#shared/pagination.ts';
import { referenceOf } from '../data/orders.ts';
import type {
  MutationResolvers,
  OrderResolvers,
  QueryResolvers,
  Resolvers,
  StoreResolvers,
} from '../schema.generated.ts';
import { announceArrival } from './announce-arrival.ts';
import { checkIdentity } from './check-identity.ts';
import { choosePickupWindow } from './choose-pickup-window.ts';
import { MAX_TRIES, orderQr, pickupCode, proxyCode, storeQr } from './code.ts';
import { extendPickup } from './extend-pickup.ts';
import { findPickup } from './find-pickup.ts';
import { handOver } from './hand-over.ts';
import { pendingOverride } from './identity.ts';
import { markReady } from './mark-ready.ts';
import { overrideIdentity } from './override-identity.ts';
import { nameProxy, revokeProxy } from './proxy.ts';
import { rejectOrderLine } from './reject-order-line.ts';
import { renewPickupCode } from './renew-pickup-code.ts';
import { sendPickupMessage } from './send-pickup-message.ts';
import { startPicking } from './start-picking.ts';
import { requireStore } from './subscriptions.ts';
import { CODE_STATES, QUEUED_STATES } from './table.ts';
import { MAX_EXTENSIONS, windowsOf } from './window.ts';

export const pickupQueries = { findPickup } satisfies Pick<QueryResolvers, 'findPickup'>;

export const pickupMutations = {
  startPicking,
  rejectOrderLine,
  markReady,
  announceArrival,
  choosePickupWindow,
  extendPickup,
  nameProxy,
  revokeProxy,
  checkIdentity,
  overrideIdentity,
  renewPickupCode,
  handOver,
  sendPickupMessage,
} satisfies Partial<MutationResolvers>;

/** Fields of `Store` that pickup adds. */
export const pickupOfStore = {
  pickupWindows(store, { first }, { clock }) {
    requirePageSize(first);
    return windowsOf(store, clock(), first);
  },
  arrivalQr(store, _, context) {
    const { actor, clock, keyring } = context;
    if (actor.kind !== 'device') requireStore(context, store._id);
    else if (actor.storeId !== store._id) throw failure('FORBIDDEN', 'This store is not yours.');
    return storeQr(store._id, clock(), keyring);
  },
  pickupQueue(store, page, context) {
    requireStore(context, store._id);
    return context.orders.queueOf(store._id, page);
  },
} satisfies Partial<StoreResolvers>;

/** Fields of `Order` that pickup adds. */
export const pickupOfOrder = {
  pickup: (order) => (order.pickup ? order : null),
  rejectedLines: ({ rejected = [], currency, customerId = null }) =>
    rejected.map((line) => ({ ...line, currency, customerId })),
  async messages(order, _, { orders }) {
    const { messages = [] } = 'timeline' in order ? order : ((await orders.byId(order._id)) ?? {});
    return messages.map((message) => ({ ...message, customerId: order.customerId ?? null }));
  },
} satisfies Partial<OrderResolvers>;

export const pickupTypes = {
  Pickup: {
    code: ({ _id, state, pickup }, _, { keyring }) =>
      pickup && CODE_STATES.includes(state) ? pickupCode(_id, pickup.codeGeneration, keyring) : null,
    qr: ({ _id, state, pickup }, _, { keyring }) =>
      pickup && QUEUED_STATES.includes(state) ? orderQr(_id, pickup.codeGeneration, keyring) : null,
    reference: ({ _id }) => referenceOf(_id),
    locked: ({ state, pickup }) => CODE_STATES.includes(state) && pickup?.tries === MAX_TRIES,
    window: ({ pickup }) => pickup?.window ?? null,
    heldUntil: ({ pickup }) => pickup?.heldUntil ?? null,
    extensionsLeft: ({ pickup }) => Math.max(0, MAX_EXTENSIONS - (pickup?.extensions ?? 0)),
    expectedAt: ({ pickup }) => pickup?.expectedAt ?? null,
    readyAt: ({ pickup }) => pickup?.readyAt ?? null,
    arrivedAt: ({ pickup }) => pickup?.arrivedAt ?? null,
    arrivalTrust: ({ pickup }) => pickup?.arrivalTrust ?? null,
    waitingSeconds({ pickup }, _, { clock }) {
      if (!pickup?.arrivedAt) return null;
      const until = pickup.closedAt ?? clock();
      return Math.max(0, Math.floor((until.getTime() - pickup.arrivedAt.getTime()) / 1000));
    },
    bay: async ({ _id }, _, { pickupDetails }) => (await pickupDetails.of(_id))?.bay ?? null,
    vehicle: async ({ _id }, _, { pickupDetails }) => (await pickupDetails.of(_id))?.vehicle ?? null,
    proxyName: async ({ _id }, _, { pickupDetails }) => (await pickupDetails.of(_id))?.proxyName ?? null,
    async proxyCode({ _id, state, pickup }, _, { keyring, pickupDetails }) {
      if (!(pickup && CODE_STATES.includes(state))) return null;
      const isNamed = (await pickupDetails.of(_id))?.proxyName !== undefined;
      return isNamed ? proxyCode(_id, pickup.proxyGeneration ?? 0, keyring) : null;
    },
    identityChecks: ({ pickup, customerId = null }) =>
      (pickup?.identityChecks ?? []).map((check) => ({ ...check, customerId })),
    requestedOverride(order, _, { clock }) {
      const pending = pendingOverride(order, clock());
      return pending && { ...pending, customerId: order.customerId ?? null };
    },
  },
  RejectedLine: {
    id: ({ lineId }) => lineId,
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
  },
  OrderMessage: { id: ({ messageId }) => messageId },
  PickupIdentityCheck: {},
  RequestedOverride: {},
  PickupQueueChange: {
    order: (change) => (change.kind === 'SNAPSHOT' ? null : change.order),
    queue: (change) => (change.kind === 'SNAPSHOT' ? change.queue : null),
  },
} satisfies Pick<
  Resolvers,
  | 'Pickup'
  | 'RejectedLine'
  | 'OrderMessage'
  | 'PickupIdentityCheck'
  | 'RequestedOverride'
  | 'PickupQueueChange'
>;
