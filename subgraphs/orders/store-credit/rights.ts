import { BOOKS_YEARS, endOfTerm, type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

const BOOKS = 'Invoices and books (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)), without the customer.';

/** Credit is given up with its owner; that it was given and spent stays in the books. */
export const storeCreditRights: Rights<Data> = {
  collect: rightsOverCollections<Data>(({ background }) => background.db, {
    storeCreditAccounts: 'customerId',
    storeCreditPostings: 'customerId',
  }).collect,
  async erase({ storeCredit }, customerId, session, { now }) {
    const { accounts, postings } = await storeCredit.erase(customerId, session);
    const until = endOfTerm(now, BOOKS_YEARS);
    return {
      erased: { storeCreditAccounts: accounts, 'storeCreditPostings.customer': postings },
      kept: postings ? [{ what: 'storeCreditPostings', count: postings, reason: BOOKS, until }] : [],
    };
  },
  async remaining({ background }, customerId) {
    const count = (name: string) => background.db.collection(name).countDocuments({ customerId });
    return {
      storeCreditAccounts: await count('storeCreditAccounts'),
      'storeCreditPostings.customer': await count('storeCreditPostings'),
    };
  },
};
