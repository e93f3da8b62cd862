import type { CustomerResolvers, MutationResolvers, Resolvers } from '../schema.generated.ts';
import { recordPrivacySignals } from './record-privacy-signals.ts';

export const signalsMutations = { recordPrivacySignals } satisfies Partial<MutationResolvers>;

export const signalsOfCustomer = {
  privacySignals: async ({ id }, page, { access, signals }) => signals.page(await access.members(id), page),
} satisfies Partial<CustomerResolvers>;

export const signalsTypes = {
  PrivacySignal: {
    id: (signal) => signal._id,
    gpp: ({ gpp }) => gpp ?? null,
    tcf: ({ tcf }) => tcf ?? null,
  },
} satisfies Partial<Resolvers>;
