import type { Rights } from '#shared/rights.ts';
import type { Data } from '../context.ts';
import { referralCodesIn, referralsIn } from './referral-collections.ts';

const dbOf = ({ dependencies }: Data) => dependencies.db;

/** Each of the two is shown their own part, and taken out of what the other has. */
export const referralRights: Rights<Data> = {
  async collect(data, customerId, session) {
    const codes = await referralCodesIn(dbOf(data)).find({ customerId }, { session }).toArray();
    const theirs = await referralsIn(dbOf(data))
      .find({ $or: [{ referrerId: customerId }, { referredId: customerId }] }, { session })
      .sort({ _id: 1 })
      .toArray();
    return {
      referralCodes: codes.map(({ _id, ...code }) => ({ code: _id, ...code })),
      referrals: theirs.map(({ _id, referrerId, referredId: _referred, ...referral }) => ({
        id: _id,
        part: referrerId === customerId ? 'referrer' : 'referred',
        ...referral,
      })),
    };
  },
  async erase(data, customerId, session) {
    const referrals = referralsIn(dbOf(data));
    const { deletedCount } = await referralCodesIn(dbOf(data)).deleteMany({ customerId }, { session });
    const brought = await referrals.updateMany(
      { referrerId: customerId },
      { $unset: { referrerId: '' } },
      { session },
    );
    const came = await referrals.updateMany(
      { referredId: customerId },
      { $unset: { referredId: '' } },
      { session },
    );
    const nobodys = { referrerId: { $exists: false }, referredId: { $exists: false } };
    await referrals.deleteMany(nobodys, { session });
    return {
      erased: { referralCodes: deletedCount, referrals: brought.modifiedCount + came.modifiedCount },
      kept: [],
    };
  },
  async remaining(data, customerId) {
    const theirs = { $or: [{ referrerId: customerId }, { referredId: customerId }] };
    return {
      referralCodes: await referralCodesIn(dbOf(data)).countDocuments({ customerId }),
      referrals: await referralsIn(dbOf(data)).countDocuments(theirs),
    };
  },
};
