import { BOOKS_YEARS, endOfTerm, type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

const BOOKS = 'Invoices and books (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)), without the customer.';

/** What was brought back, or is to be: it goes on by the code alone, and nobody is to be found in it. */
export const returnsRights: Rights<Data> = {
  collect: rightsOverCollections<Data>(({ background }) => background.db, { returns: 'customerId' }).collect,
  async erase({ returns }, customerId, session) {
    const theirs = await returns.erase(customerId, session);
    const last = theirs.at(-1);
    return {
      erased: { 'returns.customer': theirs.length },
      kept: last
        ? [
            {
              what: 'returns',
              count: theirs.length,
              reason: BOOKS,
              until: endOfTerm(last.requestedAt, BOOKS_YEARS),
            },
          ]
        : [],
    };
  },
  remaining: async ({ background }, customerId) => ({
    'returns.customer': await background.db.collection('returns').countDocuments({ customerId }),
  }),
};
