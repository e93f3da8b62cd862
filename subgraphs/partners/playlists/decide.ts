import { actorId } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { requireActingFor } from '../resolvers/acting-for.ts';
import { isCredible, type NewDecision } from './decisions.ts';

type Input = { decidedAt?: Date | null | undefined; idempotencyKey: string } & Record<string, unknown>;

/** What `saveTrack` and `removeTrack` have in common. */
export function decide(mutation: string, decision: NewDecision, input: Input, context: Context) {
  const { access, actor, dependencies, playlists } = context;
  const customerId = requireActingFor(context);
  return idempotent(dependencies, { actor, mutation, input }, async (session) => {
    const { decidedAt = null } = input;
    if (decidedAt && !isCredible(decidedAt, dependencies.clock())) {
      return rejected('INVALID_VALUE', ['input', 'decidedAt'], 'Expected a time that is not in the future.');
    }
    const members = await access.members(customerId);
    const who = { actor: actorId(actor), customerId, members, decidedAt };
    const standing = await playlists.decide(decision, who, session);
    if (!standing) return rejected('PLAYLIST_FULL', null, 'A playlist remembers 10,000 tracks.');
    return { decision: standing, userErrors: [] };
  });
}
