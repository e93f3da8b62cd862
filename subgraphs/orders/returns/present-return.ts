import { transitionIn } from '../rules/transitions.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { readReturnCode } from './code.ts';
import { counterOf, illegalStep, takenBy } from './require-return.ts';
import { codeProblem } from './scan-return.ts';
import { RETURN } from './table.ts';

/** Shows an associate what a code is about, before it is accepted or refused. */
export const presentReturn: MutationResolvers['presentReturn'] = async (_, { input }, context) => {
  const { actor, keyring, once, returns } = context;
  const counter = await counterOf(context, input.storeId);
  if (!counter.store) return { ...counter.refusal, idempotentReplay: false };
  const { _id: storeId } = counter.store;
  return once({ actor, mutation: 'presentReturn', input }, async (session) => {
    const read = readReturnCode(input.code, keyring);
    const found = await returns.seenBy(session, read?.returnId ?? '');
    const taken = takenBy(context);
    const wrong = codeProblem(read, found, taken.at);
    if (wrong || !found) return wrong ?? { userErrors: [] };
    if (!transitionIn(RETURN, found.state, 'presentReturn', taken.actor)) {
      return illegalStep('presentReturn', found, 'code');
    }
    await returns.present(found, storeId, taken.at, session);
    return { return: found, userErrors: [] };
  });
};
