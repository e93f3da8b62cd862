import { rejected } from '#shared/user-errors.ts';
import { isText } from '../../rules/partner-app.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import { typeNamed } from '../rules/event-types.ts';
import { noSuchEndpoint, ownEndpoint, urlRefused, urlTaken } from './own-endpoints.ts';

export const updateWebhookEndpoint: MutationResolvers['updateWebhookEndpoint'] = async (
  _,
  { input },
  context,
) => {
  const { webhooks } = context;
  const { id, url, eventTypes, description, enabled } = input;
  const endpoint = await ownEndpoint(context, id);
  if (!endpoint) return noSuchEndpoint('id');
  if (description != null && !isText(description, 200))
    return rejected('INVALID_VALUE', ['input', 'description'], 'Expected 1 to 200 characters.');
  const misfit = url == null ? null : await webhooks.misfitInUrl(url);
  if (misfit) return urlRefused(misfit);

  const changed = await webhooks.endpoints.change(id, {
    ...(url != null && { url }),
    ...(eventTypes && { types: [...new Set(eventTypes.map(typeNamed))] }),
    ...(description != null && { description }),
    ...(enabled != null && { enabled }),
  });
  if (!changed) return noSuchEndpoint('id');
  if (changed === 'URL_TAKEN') return urlTaken();
  if (enabled) await webhooks.deliveries.hurry(id); // also for one that was on: its owner says that it is back

  return { endpoint: changed, userErrors: [] };
};
