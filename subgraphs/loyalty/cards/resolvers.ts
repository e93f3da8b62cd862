import type { Resolvers } from '../schema.generated.ts';
import { foldReports } from './fold-reports.ts';

/** What a customer sees of the own cards. */
export const cardsOfCustomer: Pick<Resolvers['Customer'], 'earningCards' | 'cardPurchases'> = {
  earningCards: async ({ id }, _, { access, earningCards }) => earningCards.of(await access.members(id)),
  cardPurchases: async ({ id }, page, { access, cardPurchases }) =>
    cardPurchases.of(await access.members(id), page),
};

export const EarningCard: Resolvers['EarningCard'] = {
  id: ({ _id }) => _id,
  label: ({ label }) => label ?? null,
  isConfirmed: ({ state }) => state !== 'UNCONFIRMED',
  linkedAt: ({ linkedAt }) => linkedAt ?? null,
};

export const CardPurchase: Resolvers['CardPurchase'] = {
  id: ({ _id }) => _id,
  card: async ({ cardId, customerId }, _, { access, earningCards }) => {
    const cards = await earningCards.of(await access.members(customerId));
    return cards.find(({ _id }) => _id === cardId) ?? null;
  },
  store: ({ storeId }) => ({ id: storeId }),
  state: ({ reports }) => foldReports(reports).state,
  authorised: ({ reports, currency }) => ({ amountMinor: foldReports(reports).authorisedMinor, currency }),
  cleared: ({ reports, currency }) => ({ amountMinor: foldReports(reports).clearedMinor, currency }),
  undone: ({ reports, currency }) => ({ amountMinor: foldReports(reports).undoneMinor, currency }),
  credit: ({ offer, currency }) => ({ amountMinor: offer?.creditMinor ?? 0, currency }),
  offerId: ({ offer }) => offer?.offerId ?? null,
  orderIds: ({ clearings }) => [...new Set(clearings.flatMap(({ orderId }) => orderId ?? []))],
};
