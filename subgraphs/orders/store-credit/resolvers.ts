import type { CustomerResolvers, Resolvers } from '../schema.generated.ts';

export const storeCreditOfCustomer = {
  async storeCredit({ id }, _, { access, storeCredit }) {
    const members = await access.members(id);
    return (await storeCredit.of(members)).map((its) => ({ ...its, members, customerId: id }));
  },
} satisfies Partial<CustomerResolvers>;

export const storeCreditTypes = {
  StoreCredit: {
    balance: ({ balanceMinor, currency }) => ({ amountMinor: balanceMinor, currency }),
    movements: async ({ members, currency, customerId }, _, { storeCredit }) =>
      (await storeCredit.postingsOf(members, currency)).map((posting) => ({ ...posting, customerId })),
  },
  StoreCreditMovement: {
    id: ({ _id }) => _id,
    amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
    returnId: ({ returnId }) => returnId ?? null,
  },
} satisfies Partial<Resolvers>;
