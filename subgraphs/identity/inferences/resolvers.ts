import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { readText } from '../rules/text.ts';
import type { InferenceOutcome, MutationResolvers, Resolvers } from '../schema.generated.ts';
import { PROFILING } from './inferences.ts';
import { readInference } from './rules.ts';

const MOST_AT_ONCE = 100;

export const inferencesMutations = {
  recordInferences: async (_, { input }, { actor, inferences, customers, once, clock, dependencies }) => {
    const { inferences: entries } = input;
    const by = actorId(actor);
    const permitted = new Map<string, boolean>();
    if (entries.length <= MOST_AT_ONCE) {
      for (const { customerId } of entries) {
        if (permitted.has(customerId)) continue;
        permitted.set(customerId, await dependencies.permitsNow({ customerId, purpose: PROFILING }));
      }
    }
    return once({ actor, mutation: 'recordInferences', input }, async (session) => {
      if (entries.length < 1 || entries.length > MOST_AT_ONCE) {
        const message = `Expected 1 to ${MOST_AT_ONCE} at once.`;
        return rejected('INVALID_VALUE', ['input', 'inferences'], message);
      }
      const outcomes: InferenceOutcome[] = [];
      for (const [index, { customerId, ...entry }] of entries.entries()) {
        const reading = readInference(entry, clock());
        if ('problem' in reading) {
          const { field, expected } = reading.problem;
          const path = ['input', 'inferences', String(index), field];
          return rejected('INVALID_VALUE', path, `Expected ${expected}.`);
        }
        const members = await dependencies.members.seenBy(session, customerId);
        const known = await customers.seenBy(session, members[0] ?? customerId);
        if (!known) outcomes.push('CUSTOMER_NOT_FOUND' as const);
        else if (!permitted.get(customerId)) outcomes.push('NOT_PERMITTED' as const);
        else outcomes.push(await inferences.record({ ...reading.inference, members, by }, session));
      }
      return { outcomes, userErrors: [] };
    });
  },

  correctInference: (_, { input }, context) => {
    const customerId = requireSelf(context);
    const { actor, once } = context;
    return once({ actor, mutation: 'correctInference', input }, async (session) => {
      const inference = await mine(context, customerId, input.inferenceId, session);
      if (!inference) return unknown();
      const reading = readText(input.value, 100);
      if (!('value' in reading))
        return rejected('INVALID_VALUE', ['input', 'value'], `Expected ${reading.expected}.`);
      await context.inferences.answer(
        inference._id,
        { state: 'CORRECTED', corrected: reading.value },
        session,
      );
      return { customerId, userErrors: [] };
    });
  },

  objectToInference: (_, { input }, context) => {
    const customerId = requireSelf(context);
    const { actor, once } = context;
    return once({ actor, mutation: 'objectToInference', input }, async (session) => {
      const inference = await mine(context, customerId, input.inferenceId, session);
      if (!inference) return unknown();
      await context.inferences.answer(inference._id, { state: 'OBJECTED' }, session);
      return { customerId, userErrors: [] };
    });
  },
} satisfies Partial<MutationResolvers>;

const mine = async (
  { inferences, dependencies }: Context,
  customerId: string,
  id: string,
  session: Parameters<typeof inferences.seenBy>[0],
) => inferences.seenBy(session, id, await dependencies.members.seenBy(session, customerId));

const unknown = () =>
  rejected('INFERENCE_NOT_FOUND', ['input', 'inferenceId'], 'Nothing with this id was concluded of you.');

export const Inference: Resolvers['Inference'] = {
  id: ({ _id }) => _id,
  corrected: ({ corrected }) => corrected ?? null,
  answeredAt: ({ answeredAt }) => answeredAt ?? null,
};

export const RecordInferencesPayload: Resolvers['RecordInferencesPayload'] = {
  outcomes: ({ outcomes }) => outcomes ?? [],
};
