import { rejected } from '#shared/user-errors.ts';
import { isText } from '../../rules/partner-app.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import { typeNamed } from '../rules/event-types.ts';
import { requireClientId, urlRefused, urlTaken } from './own-endpoints.ts';

export const registerWebhookEndpoint: MutationResolvers['registerWebhookEndpoint'] = async (
  _,
  { input },
  context,
) => {
  const { apps, webhooks } = context;
  const { url, eventTypes, description } = input;
  const clientId = requireClientId(context, input.clientId);
  if (description != null && !isText(description, 200))
    return rejected('INVALID_VALUE', ['input', 'description'], 'Expected 1 to 200 characters.');
  if (!(await apps.byId(clientId)))
    return rejected('APP_NOT_FOUND', ['input', 'clientId'], 'No app has this id.');
  const misfit = await webhooks.misfitInUrl(url);
  if (misfit) return urlRefused(misfit);

  const types = [...new Set(eventTypes.map(typeNamed))];
  const given = { clientId, url, types, ...(description != null && { description }) };
  const registered = await webhooks.endpoints.register(given);
  if (registered === 'URL_TAKEN') return urlTaken();
  if (registered === 'TOO_MANY')
    return rejected('TOO_MANY_WEBHOOK_ENDPOINTS', null, 'An app has at most five endpoints.');

  return { ...registered, userErrors: [] };
};
