import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import { noSuchEndpoint, ownEndpoint } from './own-endpoints.ts';

const LONGEST_HOURS = 168;
const HOUR_MS = 3_600_000;

export const rotateWebhookSecret: MutationResolvers['rotateWebhookSecret'] = async (
  _,
  { input: { id, overlapHours = 24 } },
  context,
) => {
  const { clock, webhooks } = context;
  if (overlapHours < 0 || overlapHours > LONGEST_HOURS)
    return rejected('INVALID_VALUE', ['input', 'overlapHours'], `Expected 0 to ${LONGEST_HOURS} hours.`);
  if (!(await ownEndpoint(context, id))) return noSuchEndpoint('id');

  const rotated = await webhooks.endpoints.rotate(id, new Date(clock().getTime() + overlapHours * HOUR_MS));
  if (rotated === 'TOO_MANY')
    return rejected('TOO_MANY_WEBHOOK_SECRETS', ['input', 'id'], 'Five secrets sign still.');
  if (!rotated) return noSuchEndpoint('id');

  return { ...rotated, userErrors: [] };
};
