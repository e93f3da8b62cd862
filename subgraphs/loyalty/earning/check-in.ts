import { requireSelf } from '#shared/guard.ts';
import { inTransaction, isDuplicateKey } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const checkIn: MutationResolvers['checkIn'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { dependencies, places, checkIns } = context;
  const { storeId, position } = input;

  const timeZone = await places.knownTimeZoneOf(storeId);
  if (timeZone === null) return refused('STORE_NOT_FOUND', 'storeId', 'No store has this id.');
  if ((await places.isAt(storeId, position ?? null)) === false) {
    return refused('NOT_IN_STORE', 'position', 'The device has to be in the store.');
  }
  const checkedIn = () =>
    inTransaction(dependencies.client, (session) =>
      checkIns.record({ customerId, storeId, timeZone, at: dependencies.clock() }, session),
    );
  const points = await checkedIn().catch((error: unknown) => {
    if (isDuplicateKey(error)) return null; // twice at once, and the other was first
    throw error;
  });
  return { points: points ?? 0, isRepeated: points === null, userErrors: [] };
};

const refused = (code: 'STORE_NOT_FOUND' | 'NOT_IN_STORE', field: string, message: string) => ({
  ...rejected(code, ['input', field], message),
  isRepeated: false,
});
