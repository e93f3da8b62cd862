import { failure } from '#shared/failure.ts';
import { placeIn } from '#shared/webhooks/cursor.ts';
import type { QueryResolvers, Resolvers } from '../../schema.generated.ts';
import { nameOf } from '../rules/event-types.ts';
import { ownEndpoint, requireClientId } from './own-endpoints.ts';

export const webhookEndpoints: QueryResolvers['webhookEndpoints'] = (_, { clientId }, context) =>
  context.webhooks.endpoints.ofApp(requireClientId(context, clientId));

export const webhookDeliveries: QueryResolvers['webhookDeliveries'] = async (
  _,
  { endpointId, state, ...page },
  context,
) => {
  if (!(await ownEndpoint(context, endpointId))) return null;
  return context.webhooks.deliveries.ofEndpoint(endpointId, state ?? null, page);
};

export const webhookEvents: QueryResolvers['webhookEvents'] = async (_, { first, after }, context) => {
  const place = after == null ? 0 : placeIn(after);
  if (place === null) throw failure('BAD_USER_INPUT', '`after`: expected the cursor of an event.');
  const clientId = requireClientId(context, null);
  const { nodes, hasNextPage, end } = await context.webhooks.feed(clientId, { first, after: place });
  return {
    edges: nodes.map((node) => ({ cursor: String(node.sequence), node })),
    pageInfo: { hasNextPage, endCursor: String(end) },
  };
};

export const webhookEndpoint: Resolvers['WebhookEndpoint'] = {
  id: ({ _id }) => _id,
  app: ({ clientId }, _, { apps }) => apps.byId(clientId),
  eventTypes: ({ types }) => types.map(nameOf),
  pendingCount: ({ _id }, _, { webhooks }) => webhooks.deliveries.pendingAt(_id),
};

export const webhookSecret: Resolvers['WebhookSecret'] = { signsUntil: ({ until }) => until ?? null };

export const webhookDelivery: Resolvers['WebhookDelivery'] = {
  id: ({ _id }) => _id,
  eventType: ({ type }) => nameOf(type),
};

export const webhookEvent: Resolvers['WebhookEvent'] = { eventType: ({ type }) => nameOf(type) };
