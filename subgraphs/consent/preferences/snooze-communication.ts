import { actorId } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { noDecider, rejectedProvenance, requireDecider } from '../resolvers/deciding.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { problemOfSnooze } from './preferences.ts';

export const snoozeCommunication: MutationResolvers['snoozeCommunication'] = async (
  _,
  { input },
  context,
) => {
  const { actor, dependencies, clock, history, preferences, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return noDecider();

  return idempotent(dependencies, { actor, mutation: 'snoozeCommunication', input }, async (session) => {
    await turns.take(customerId, session);
    const { until, surface } = input;
    const malformed = rejectedProvenance(actor, { surface });
    if (malformed) return malformed;
    const problem = until && problemOfSnooze(until, clock());
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
    const changed = await preferences.change(
      customerId,
      { by: actorId(actor), surface, snoozeTick: await history.nextTick(customerId, session) },
      ({ snoozedUntil: _before, ...rest }) => ({ ...rest, ...(until && { snoozedUntil: until }) }),
      session,
    );
    return { preferences: changed, userErrors: [] };
  });
};
