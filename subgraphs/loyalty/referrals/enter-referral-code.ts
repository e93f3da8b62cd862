import { requireSelf } from '#shared/guard.ts';
import { inTransaction, isDuplicateKey } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

const MESSAGES = {
  REFERRALS_OFF: 'The programme rewards nobody for bringing others.',
  REFERRAL_CODE_NOT_FOUND: 'Nobody has this code.',
  SELF_REFERRAL: 'It is your own code.',
  NOT_NEW_CUSTOMER: 'It is for new customers, before their first purchase.',
  REFERRED_BEFORE: 'You have entered the code of somebody else.',
} as const;

const MOST_CHARACTERS = 32;

export const enterReferralCode: MutationResolvers['enterReferralCode'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, dependencies, referrals } = context;
  if (input.code.trim() === '' || input.code.length > MOST_CHARACTERS) {
    return rejected('INVALID_VALUE', ['input', 'code'], `Expected 1 to ${MOST_CHARACTERS} characters.`);
  }
  const ids = await access.members(customerId);
  const enter = () =>
    inTransaction(dependencies.client, (session) =>
      referrals.enter({ customerId, ids, code: input.code }, session),
    );
  const entered = await enter().catch((error: unknown) => {
    if (isDuplicateKey(error)) return enter(); // entered twice at the same time
    throw error;
  });
  if (typeof entered === 'string') return rejected(entered, ['input', 'code'], MESSAGES[entered]);
  return { referral: entered, userErrors: [] };
};
