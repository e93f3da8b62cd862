import { placeIn } from '#shared/webhooks/cursor.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import { invalid, noSuchConnection } from './terms.ts';

export const replayConnection: MutationResolvers['replayConnection'] = async (
  _,
  { input },
  { actor, applications },
) => {
  const { id, fromCursor, everybody } = input;
  if (fromCursor != null && everybody) return refused(invalid('fromCursor', 'a cursor or everybody'));
  const sequence = fromCursor == null ? 0 : placeIn(fromCursor);
  if (sequence === null) return refused(invalid('fromCursor', 'a cursor of connectionFeed'));
  if (!(await applications.connections.byId(id))) return refused(noSuchConnection());

  const from = everybody ? 'EVERYBODY' : fromCursor == null ? 'DEAD' : { sequence };
  const outcome = await applications.replay(actor, id, from, input);
  if (!('replayed' in outcome)) return outcome;
  const { replayed, more, ...rest } = outcome;
  return { ...rest, replayedCount: replayed, nextCursor: more === null ? null : String(more) };
};

const refused = <Refusal extends object>(refusal: Refusal) => ({ ...refusal, idempotentReplay: false });
