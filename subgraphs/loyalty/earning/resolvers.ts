import { earningInput } from '../rules/earning-input.ts';
import { refusalsIn } from '../rules/imports.ts';
import type { Resolvers } from '../schema.generated.ts';
import { requireBasket } from './basket.ts';

/** Of who is no member, and of rules that don't hold yet. */
export const earningQueries: Pick<Required<Resolvers>['Query'], 'dryRunEarning' | 'tryEarningRules'> = {
  dryRunEarning: (_, { basket }, { earnings, clock }) => earnings.dryRun([], requireBasket(basket, clock())),
  async tryEarningRules(_, { input }, { earnings, clock }) {
    const { data, error } = earningInput.safeParse(input.earning);
    if (!data) {
      const userErrors = refusalsIn(error).map(({ field: [first = 'input', ...rest], ...refusal }) => ({
        ...refusal,
        field: [first, 'earning', ...rest],
      }));
      return { forecast: null, userErrors };
    }
    const basket = requireBasket(input.basket, clock());
    return { forecast: await earnings.tryOut(data, input.tier ?? null, basket), userErrors: [] };
  },
};

export const earningOfCustomer: Pick<Required<Resolvers>['Customer'], 'dryRunEarning'> = {
  dryRunEarning: async ({ id }, { basket }, { access, earnings, clock }) =>
    earnings.dryRun(await access.members(id), requireBasket(basket, clock())),
};

export const earningOfAccount: Pick<Required<Resolvers>['LoyaltyAccount'], 'explainEarning'> = {
  async explainEarning({ customerId }, { orderId }, { access, earnings }) {
    const found = await earnings.explain(await access.members(customerId), orderId);
    return found && { ...found, customerId };
  },
};

export const earningTypes: Pick<
  Required<Resolvers>,
  'EarningForecast' | 'OrderEarning' | 'EarningRules' | 'EarningRule' | 'EarningSelection' | 'EarningCap'
> = {
  EarningForecast: { programmeVersion: ({ version }) => version },
  OrderEarning: { programmeVersion: ({ version }) => version },
  EarningRules: { excluded: ({ excluded }) => excluded ?? null },
  EarningRule: {
    points: (rule) => ('points' in rule ? rule.points : null),
    perUnits: (rule) => ('perUnits' in rule ? rule.perUnits : null),
    percent: (rule) => ('percent' in rule ? rule.percent : null),
    rounding: (rule) => ('rounding' in rule ? rule.rounding : null),
    activity: (rule) => ('activity' in rule ? rule.activity : null),
    only: ({ only }) => only ?? null,
    except: ({ except }) => except ?? null,
    currency: ({ currency }) => currency ?? null,
    minimumMinor: ({ minimumMinor }) => minimumMinor ?? null,
    from: ({ from }) => from ?? null,
    until: ({ until }) => until ?? null,
    window: ({ window }) => window ?? null,
    caps: ({ caps }) => [...(caps ?? [])],
  },
  EarningSelection: {
    skus: ({ skus }) => skus ?? null,
    categories: ({ categories }) => categories ?? null,
    storeIds: ({ storeIds }) => storeIds ?? null,
    channels: ({ channels }) => channels ?? null,
    tiers: ({ tiers }) => tiers ?? null,
  },
  EarningCap: { points: ({ points }) => points ?? null, times: ({ times }) => times ?? null },
};
