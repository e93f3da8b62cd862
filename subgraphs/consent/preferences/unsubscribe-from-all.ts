import { idempotent } from '#shared/idempotency.ts';
import { noDecider, provenanceOf, rejectedProvenance, requireDecider } from '../resolvers/deciding.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { isMarketing } from './marketing.ts';
import { refuse } from './refusing.ts';

export const unsubscribeFromAll: MutationResolvers['unsubscribeFromAll'] = async (_, { input }, context) => {
  const { actor, dependencies, purposes, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return { decisions: [], ...noDecider() };

  const answer = await idempotent(
    dependencies,
    { actor, mutation: 'unsubscribeFromAll', input },
    async (session) => {
      await turns.take(customerId, session);
      const malformed = rejectedProvenance(actor, input);
      if (malformed) return malformed;
      const marketing = [...(await purposes.now()).values()].filter(isMarketing);
      const decisions = await refuse(context, customerId, marketing, provenanceOf(actor, input), session);
      return { decisions, userErrors: [] };
    },
  );
  return { decisions: [], ...answer };
};
