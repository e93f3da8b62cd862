import { BOOKS_YEARS, endOfTerm, type Rights } from '#shared/rights.ts';
import type { Data } from '../context.ts';
import { adjustmentsIn, type StoredAdjustment } from './adjustments.ts';

const collectionOf = ({ dependencies }: Data) => adjustmentsIn(dependencies.db);

const REASON =
  'Corrections of books, and who agreed (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)). The customer is taken out.';

/** Who corrected what stays in the books, without the customer. What waits is not posted any more. */
export const adjustmentRights: Rights<Data> = {
  async collect(data, customerId, session) {
    const found = await collectionOf(data).find({ customerId }, { session }).sort({ _id: 1 }).toArray();
    return { adjustments: found.map(shown) };
  },
  async erase(data, customerId, session, { now }) {
    await collectionOf(data).updateMany(
      { customerId, state: 'WAITING' },
      { $set: { state: 'REJECTED', decidedAt: now } },
      { session },
    );
    const { modifiedCount } = await collectionOf(data).updateMany(
      { customerId },
      { $unset: { customerId: '', reference: '' } },
      { session },
    );
    const until = endOfTerm(now, BOOKS_YEARS);
    return {
      erased: {},
      kept: modifiedCount ? [{ what: 'adjustments', count: modifiedCount, reason: REASON, until }] : [],
    };
  },
  remaining: async (data, customerId) => ({
    adjustments: await collectionOf(data).countDocuments({ customerId }),
  }),
};

/** Without who of the staff it was, which is theirs. */
function shown({ _id, requestedBy: _asked, decidedBy: _decided, ...adjustment }: StoredAdjustment) {
  return { id: _id, ...adjustment };
}
