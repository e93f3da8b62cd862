import { failure } from '#shared/failure.ts';
import { requireCustomer } from '#shared/guard.ts';
import { placeIn } from '#shared/webhooks/cursor.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../../schema.generated.ts';
import type { NoteType } from '../data/notes.ts';
import { NOTHING, nameOfAttribute, SYNCED_ATTRIBUTES, valueIn } from '../rules/attributes.ts';
import { etagOf } from '../rules/scim.ts';
import { statedIn } from '../rules/statements.ts';
import { registerConnection } from './register-connection.ts';
import { removeConnection } from './remove-connection.ts';
import { replayConnection } from './replay-connection.ts';
import { resolveSyncConflict } from './resolve-sync-conflict.ts';
import { rotateConnectionSecret } from './rotate-connection-secret.ts';
import { syncProfile } from './sync-profile.ts';
import { updateConnection } from './update-connection.ts';

const connections: QueryResolvers['connections'] = (_, __, { applications }) =>
  applications.connections.all();

const connectionDeliveries: QueryResolvers['connectionDeliveries'] = async (
  _,
  { connectionId, state, ...page },
  { applications },
) => {
  if (!(await applications.connections.byId(connectionId))) return null;
  return applications.notes.ofConnection(connectionId, state ?? null, page);
};

const connectionFeed: QueryResolvers['connectionFeed'] = async (_, { first, after }, context) => {
  const { actor, applications } = context;
  const place = after == null ? 0 : placeIn(after);
  if (place === null) throw failure('BAD_USER_INPUT', '`after`: expected the cursor of an event.');
  const connection = actor.kind === 'service' ? await applications.connections.byId(actor.serviceId) : null;
  if (!connection) return null;
  const { nodes, hasNextPage, end } = await applications.feed(connection, { first, after: place });
  return {
    edges: nodes.map((node) => ({ cursor: String(node.sequence), node })),
    pageInfo: { hasNextPage, endCursor: String(end) },
  };
};

const syncConflicts: QueryResolvers['syncConflicts'] = async (_, { customerId, state, ...page }, context) => {
  const { actor, applications } = context;
  if (customerId == null && actor.kind === 'associate') {
    throw failure('BAD_USER_INPUT', '`customerId`: an associate names a customer.');
  }
  const members =
    customerId == null ? null : await applications.membersOf(await requireCustomer(context, customerId));
  return applications.conflicts.page(state ?? null, members, page);
};

export const connectionQueries = { connections, connectionDeliveries, connectionFeed, syncConflicts };

export const connectionMutations: Pick<
  MutationResolvers,
  | 'registerConnection'
  | 'updateConnection'
  | 'rotateConnectionSecret'
  | 'removeConnection'
  | 'replayConnection'
  | 'syncProfile'
  | 'resolveSyncConflict'
> = {
  registerConnection,
  updateConnection,
  rotateConnectionSecret,
  removeConnection,
  replayConnection,
  syncProfile,
  resolveSyncConflict,
};

const EVENT_TYPES = {
  'customer.changed': 'CUSTOMER_CHANGED',
  'customer.merged': 'CUSTOMER_MERGED',
  'customer.erased': 'CUSTOMER_ERASED',
} as const satisfies Record<NoteType, string>;

export const connectionTypes: Pick<
  Resolvers,
  | 'Connection'
  | 'ConnectedAttribute'
  | 'ConnectionSecret'
  | 'ConnectionDelivery'
  | 'ConnectionEvent'
  | 'CustomerConnection'
  | 'SyncConflict'
  | 'SyncProfilePayload'
  | 'SyncResult'
> = {
  Connection: {
    id: ({ _id }) => _id,
    pendingCount: ({ _id }, _, { applications }) => applications.notes.count(_id, 'PENDING'),
    async lagSeconds({ _id }, _, { applications, clock }) {
      const { since } = await applications.notes.backlog(_id);
      return since ? (clock().getTime() - since.getTime()) / 1000 : 0;
    },
    deadCount: ({ _id }, _, { applications }) => applications.notes.count(_id, 'DEAD'),
    suppressedEchoCount: ({ _id }, _, { applications }) => applications.holdings.suppressedEchoes(_id),
  },
  ConnectedAttribute: { attribute: ({ attribute }) => nameOfAttribute(attribute) },
  ConnectionSecret: { signsUntil: ({ until }) => until ?? null },
  ConnectionDelivery: { id: ({ _id }) => _id, eventType: ({ type }) => EVENT_TYPES[type] },
  ConnectionEvent: { eventType: ({ type }) => EVENT_TYPES[type] },
  CustomerConnection: {
    id: ({ connection }) => connection._id,
    name: ({ connection }) => connection.name,
    purpose: ({ connection }) => connection.purpose,
    holds: ({ holdings }) =>
      SYNCED_ATTRIBUTES.flatMap((attribute) => {
        const since = holdings.flatMap(({ held }) => {
          const one = held[attribute];
          return one && one.digest !== NOTHING ? [one.at.getTime()] : [];
        });
        return since.length
          ? [{ attribute: nameOfAttribute(attribute), since: new Date(Math.max(...since)) }]
          : [];
      }),
    lastDeliveredAt: ({ holdings }) => newest(holdings.map(({ lastToldAt }) => lastToldAt)),
    lastHeardAt: ({ holdings }) => newest(holdings.map(({ lastHeardAt }) => lastHeardAt)),
    pendingCount: ({ pending }) => pending,
    lagSeconds: ({ lagMs }) => lagMs / 1000,
  },
  SyncConflict: {
    id: ({ _id }) => _id,
    customer: ({ customerId }, _, { customers }) => customers.byId(customerId),
    attribute: ({ attribute }) => nameOfAttribute(attribute),
    async ours({ customerId, attribute }, _, { customers }) {
      const customer = await customers.byId(customerId);
      return customer && valueIn(customer.profile, attribute);
    },
    async theirs({ editId, attribute }, _, { customers }) {
      const edit = await customers.editById(editId);
      const { value = null } = edit ? statedIn(attribute, edit.changes) : {};
      if (!Array.isArray(value)) return value;
      return value.map((item) => ('key' in item ? item.value : item));
    },
    endedAt: ({ endedAt }) => endedAt ?? null,
  },
  SyncProfilePayload: {
    customerId: ({ customerId }) => customerId ?? null,
    etag: ({ version }) => (version === undefined ? null : etagOf(version)),
    results: ({ results }) => results ?? [],
  },
  SyncResult: { attribute: ({ attribute }) => nameOfAttribute(attribute) },
};

function newest(dates: readonly (Date | undefined)[]): Date | null {
  const times = dates.flatMap((date) => date?.getTime() ?? []);
  return times.length ? new Date(Math.max(...times)) : null;
}
