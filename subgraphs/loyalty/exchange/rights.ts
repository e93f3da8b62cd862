import { BOOKS_YEARS, endOfTerm, type Rights } from '#shared/rights.ts';
import type { Data } from '../context.ts';
import type { StoredExchange } from './exchanges.ts';

const exchangesOf = ({ dependencies }: Data) => dependencies.db.collection<StoredExchange>('exchanges');

/** What was settled with a partner stays as it is in both ledgers, without the customer and their grant. */
export const exchangeRights: Rights<Data> = {
  async collect(data, customerId, session) {
    const found = await exchangesOf(data).find({ customerId }, { session }).sort({ _id: 1 }).toArray();
    return { exchanges: found.map(({ _id, ...exchange }) => ({ id: _id, ...exchange })) };
  },
  async erase(data, customerId, session, { now }) {
    const { modifiedCount } = await exchangesOf(data).updateMany(
      { customerId },
      { $unset: { customerId: '', grantId: '' } },
      { session },
    );
    const reason =
      'Books settled with a partner (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)). The customer is taken out.';
    return {
      erased: {},
      kept: modifiedCount
        ? [{ what: 'exchanges', count: modifiedCount, reason, until: endOfTerm(now, BOOKS_YEARS) }]
        : [],
    };
  },
  remaining: async (data, customerId) => ({
    exchanges: await exchangesOf(data).countDocuments({ customerId }),
  }),
};
