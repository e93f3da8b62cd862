import type { MutationResolvers } from '../../schema.generated.ts';
import { noSuchEndpoint, ownEndpoint } from './own-endpoints.ts';

export const deleteWebhookEndpoint: MutationResolvers['deleteWebhookEndpoint'] = async (
  _,
  { input: { id } },
  context,
) => {
  if (!(await ownEndpoint(context, id))) return noSuchEndpoint('id');
  await context.webhooks.deliveries.removeEndpoint(id);
  return { deletedId: id, userErrors: [] };
};
