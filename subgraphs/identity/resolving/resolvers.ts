import { type Actor, actorId } from '#shared/actor.ts';
import { requireCustomer } from '#shared/guard.ts';
import type { Data } from '../open.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import type { RunKind } from './runs.ts';

export const resolvingQueries: Pick<QueryResolvers, 'explainMatch' | 'resolutionRuns'> = {
  async explainMatch(_, { customerId: name, otherId }, context) {
    const { access, explain } = context;
    const customerId = await requireCustomer(context, name);
    const members = await access.members(customerId);
    if (otherId == null) return explain.links(customerId, members);
    return explain.between(
      customerId,
      members,
      await access.members(await requireCustomer(context, otherId)),
    );
  },
  resolutionRuns: (_, page, { runs }) => runs.page(page),
};

/** Asks for a run; one of its kind that waits or runs already is the answer. */
async function request(
  { actor, once, runs }: Pick<Data, 'once' | 'runs'> & { actor: Actor },
  mutation: string,
  kind: RunKind,
  input: { idempotencyKey: string },
) {
  return once({ actor, mutation, input }, async () => {
    const { _id } = await runs.request(kind, actorId(actor));
    return { runId: _id, userErrors: [] };
  });
}

export const resolvingMutations: Pick<MutationResolvers, 'learnResolutionModel' | 'startResolution'> = {
  learnResolutionModel: (_, { input }, context) => request(context, 'learnResolutionModel', 'LEARN', input),
  startResolution: (_, { input }, context) => request(context, 'startResolution', 'RESOLVE', input),
};

export const resolvingTypes: Pick<
  Resolvers,
  'LearnResolutionModelPayload' | 'MatchExplanation' | 'ResolutionRun' | 'StartResolutionPayload'
> = {
  MatchExplanation: {
    recordIds: ({ records }) => records ?? [],
    mergeId: ({ mergeId }) => mergeId ?? null,
    mergeAt: ({ thresholds }) => thresholds?.merge ?? null,
    reviewAt: ({ thresholds }) => thresholds?.review ?? null,
    modelVersion: ({ model }) => model,
  },
  ResolutionRun: {
    id: ({ _id }) => _id,
    startedAt: ({ startedAt }) => startedAt ?? null,
    finishedAt: ({ finishedAt }) => finishedAt ?? null,
    recordsTotal: ({ total }) => total ?? null,
    recordsDone: ({ done }) => done,
    customersMerged: ({ merged }) => merged,
    reviewsAsked: ({ asked }) => asked,
    modelVersion: ({ model }) => model ?? null,
  },
  LearnResolutionModelPayload: {
    run: ({ runId }, _, { runs }) => (runId ? runs.byId(runId) : null),
  },
  StartResolutionPayload: {
    run: ({ runId }, _, { runs }) => (runId ? runs.byId(runId) : null),
  },
};
