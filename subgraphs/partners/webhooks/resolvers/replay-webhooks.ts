import { rejected } from '#shared/user-errors.ts';
import { placeIn } from '#shared/webhooks/cursor.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import { noSuchEndpoint, ownEndpoint } from './own-endpoints.ts';

export const replayWebhooks: MutationResolvers['replayWebhooks'] = async (_, { input }, context) => {
  const { actor, webhooks } = context;
  const { endpointId, fromCursor, since } = input;
  if ((fromCursor == null) === (since == null))
    return refused(rejected('INVALID_VALUE', ['input', 'fromCursor'], 'Expected a cursor or a time.'));
  const sequence = fromCursor == null ? 0 : placeIn(fromCursor);
  if (sequence === null)
    return refused(rejected('INVALID_VALUE', ['input', 'fromCursor'], 'Expected a cursor of webhookEvents.'));
  const endpoint = await ownEndpoint(context, endpointId);
  if (!endpoint) return refused(noSuchEndpoint('endpointId'));

  const outcome = await webhooks.replay(actor, endpoint, since ? { since } : { sequence }, input);
  if (!('replayed' in outcome)) return outcome;
  const { replayed, more, ...rest } = outcome;
  return { ...rest, replayedCount: replayed, nextCursor: more === null ? null : String(more) };
};

const refused = <Refusal extends object>(refusal: Refusal) => ({ ...refusal, idempotentReplay: false });
