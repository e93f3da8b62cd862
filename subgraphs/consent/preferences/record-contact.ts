import { requireCustomer } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { noPurpose } from '../resolvers/deciding.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { answerFor } from './answering.ts';

export const recordContact: MutationResolvers['recordContact'] = async (_, { input }, context) => {
  const { actor, dependencies, contacts, turns } = context;
  const customerId = await requireCustomer(context, input.customerId);

  return idempotent(dependencies, { actor, mutation: 'recordContact', input }, async (session) => {
    await turns.take(customerId, session);
    const { purpose, channel, topic } = input;
    const answer = await answerFor(context, customerId, { purpose, channel, topic }, session);
    if (!answer) return noPurpose(purpose);
    if (!answer.permitted) {
      return {
        answer,
        ...rejected('NOT_PERMITTED', null, `The customer may not be reached: ${answer.reason}.`),
      };
    }
    // What the contract needs takes nobody's room.
    const isWanted = answer.reason !== 'CONTRACT' && answer.reason !== 'LEGAL_OBLIGATION';
    if (isWanted) await contacts.add(customerId, channel, answer.at, session);
    return { answer, userErrors: [] };
  });
};
