import type { ClientSession } from 'mongodb';
import { BOOKS_YEARS, endOfTerm, joinRights, type Kept, type Rights } from '#shared/rights.ts';
import { adjustmentRights } from './adjustments/rights.ts';
import { cardRights } from './cards/rights.ts';
import type { Data } from './context.ts';
import { accountsIn } from './data/ledger-collections.ts';
import { earningRights } from './earning/rights.ts';
import { exchangeRights } from './exchange/rights.ts';
import { offerRights } from './offers/rights.ts';
import { partnerBonusRights } from './partner-bonus/rights.ts';
import { referralRights } from './referrals/rights.ts';
import { voucherRights } from './rewards/rights.ts';
import { tierRights } from './tiers/rights.ts';

/** Collections of the ledger, by account. */
const OF_ACCOUNT = [
  'postings',
  'lots',
  'redemptions',
  'takes',
  'clawBacks',
  'reversals',
  'reservations',
] as const;

const BOOKS =
  'Points are money owed: books (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)). Ids and numbers only; they lapse at their time.';

async function accountIdsOf({ dependencies }: Data, customerId: string, session: ClientSession) {
  const found = await accountsIn(dependencies.db).find({ customerId }, { session }).toArray(); // one at most
  return found.map(({ _id }) => _id);
}

/** The ledger holds nothing of a person but ids, which name nobody once identity has erased the customer. */
const ledger: Rights<Data> = {
  async collect(data, customerId, session) {
    const { db } = data.dependencies;
    const accounts = await accountsIn(db).find({ customerId }, { session }).toArray();
    const section: Record<string, object[]> = {
      accounts: accounts.map(({ _id, ...account }) => ({ id: _id, ...account })),
    };
    for (const name of OF_ACCOUNT) {
      const found = await db
        .collection(name)
        .find({ accountId: { $in: accounts.map(({ _id }) => _id) } }, { session })
        .sort({ _id: 1 })
        .toArray();
      section[name] = found.map(({ _id, ...rest }) => ({ id: String(_id), ...rest }));
    }
    return section;
  },
  async erase(data, customerId, session, { now }) {
    const accountIds = await accountIdsOf(data, customerId, session);
    const until = endOfTerm(now, BOOKS_YEARS);
    const kept: Kept[] = accountIds.length
      ? [{ what: 'accounts', count: accountIds.length, reason: BOOKS, until }]
      : [];
    for (const what of OF_ACCOUNT) {
      const count = await data.dependencies.db
        .collection(what)
        .countDocuments({ accountId: { $in: accountIds } }, { session });
      if (count) kept.push({ what, count, reason: BOOKS, until });
    }
    return { erased: {}, kept };
  },
  remaining: async () => ({}),
};

export const loyaltyRights = joinRights<Data>([
  earningRights,
  adjustmentRights,
  offerRights,
  voucherRights,
  tierRights,
  ledger,
  exchangeRights,
  partnerBonusRights,
  cardRights,
  referralRights,
]);
