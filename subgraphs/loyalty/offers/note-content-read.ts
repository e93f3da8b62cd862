import { requireSelf } from '#shared/guard.ts';
import { inTransaction } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { PERSONAL } from './terms.ts';

const FIELD = ['input', 'contentId'];
const MESSAGE = 'Expected 1 to 200 letters, digits or any of _ . : / -';
const FORM = /^[\w.:/-]{1,200}$/;

/** Only the last time is kept of each text, so that telling it again needs no key. */
export const noteContentRead: MutationResolvers['noteContentRead'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { clock, dependencies, offerSignals: signals } = context;
  const { contentId } = input;
  if (!FORM.test(contentId)) {
    return {
      isNoted: false,
      ...rejected('INVALID_VALUE', FIELD, MESSAGE),
    };
  }
  if (!(await dependencies.permitsNow({ customerId, purpose: PERSONAL }))) {
    return { isNoted: false, userErrors: [] };
  }
  const signal = { kind: 'CONTENT_READ', about: contentId, at: clock() } as const;
  await inTransaction(dependencies.client, (session) => signals.note(customerId, signal, session));
  return { isNoted: true, userErrors: [] };
};
