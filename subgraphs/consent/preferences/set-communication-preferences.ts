import { actorId } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { noDecider, rejectedProvenance, requireDecider } from '../resolvers/deciding.ts';
import type { MutationResolvers, SetCommunicationPreferencesInput } from '../schema.generated.ts';
import { type Preferences, problemOfPreferences } from './preferences.ts';

export const setCommunicationPreferences: MutationResolvers['setCommunicationPreferences'] = async (
  _,
  { input },
  context,
) => {
  const { actor, dependencies, purposes, history, preferences, topics, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return noDecider();
  const mutation = 'setCommunicationPreferences';

  return idempotent(dependencies, { actor, mutation, input }, async (session) => {
    await turns.take(customerId, session);
    const malformed = rejectedProvenance(actor, { surface: input.surface });
    if (malformed) return malformed;
    const wanted = preferencesOf(input);
    const known = { purposes: await purposes.now(), topics: await topics.newest(session) };
    const problem = problemOfPreferences(wanted, known);
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
    const before = await preferences.findIn(customerId, session);
    if ((before?.version ?? 0) !== input.expectedVersion) {
      const message = 'The preferences have been changed since.';
      return rejected('PREFERENCES_CHANGED', ['input', 'expectedVersion'], message);
    }
    const changed = await preferences.change(
      customerId,
      { by: actorId(actor), surface: input.surface, tick: await history.nextTick(customerId, session) },
      ({ snoozedUntil }) => ({ ...wanted, ...(snoozedUntil && { snoozedUntil }) }),
      session,
    );
    return { preferences: changed, userErrors: [] };
  });
};

function preferencesOf(input: SetCommunicationPreferencesInput): Preferences {
  const { choices, frequencyCaps, quietHours, doNotApproach, language, tone } = input;
  return {
    choices: choices.map(({ purpose, channel, topic, wanted }) => ({
      ...(purpose != null && { purpose }),
      ...(channel != null && { channel }),
      ...(topic != null && { topic }),
      wanted,
    })),
    frequencyCaps: frequencyCaps.map(({ channel, most, per }) => ({ channel, most, per })),
    ...(quietHours && { quietHours: { ...quietHours } }),
    doNotApproach,
    ...(language != null && { language }),
    ...(tone != null && { tone }),
  };
}
