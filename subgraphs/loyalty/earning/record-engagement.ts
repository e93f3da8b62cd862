import { requireCustomer } from '#shared/guard.ts';
import { inTransaction } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MOST_REFERENCE = 100;
/** What nobody has to tell. */
const KNOWN_BY_ITSELF = ['REVIEW', 'CHECK_IN', 'PROFILE_COMPLETED'];

export const recordEngagement: MutationResolvers['recordEngagement'] = async (_, { input }, context) => {
  const { activity, reference } = input;
  const { dependencies, earnings } = context;
  const now = dependencies.clock();
  const at = input.at ?? now;
  if (KNOWN_BY_ITSELF.includes(activity)) {
    return refused('activity', 'SURVEY or OTHER: the others are known without');
  }
  if (!reference.trim() || reference.length > MOST_REFERENCE) {
    return refused('reference', `1 to ${MOST_REFERENCE} characters`);
  }
  if (at > now) return refused('at', 'a time that is not after now');
  const customerId = await requireCustomer(context, input.customerId);
  const { points, isNew } = await inTransaction(dependencies.client, (session) =>
    earnings.takePart({ customerId, reference, activity, storeId: null, channel: null, at }, session),
  );
  return { points, idempotentReplay: !isNew, userErrors: [] };
};

const refused = (field: string, expected: string) => ({
  ...rejected('INVALID_VALUE', ['input', field], `Expected ${expected}.`),
  idempotentReplay: false,
});
