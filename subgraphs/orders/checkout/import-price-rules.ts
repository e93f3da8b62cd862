import { failure } from '#shared/failure.ts';
import type { Problem } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import {
  type Promotion,
  type PromotionInput,
  promotionProblem,
  type TaxRate,
  type TaxRateInput,
  taxRateId,
  taxRateProblem,
} from './pricing.ts';

const MAX_RULES = 200;

export const importPromotions: MutationResolvers['importPromotions'] = async (
  _,
  { input },
  { priceRules },
) => {
  const { sound, userErrors } = sifted(input.promotions, 'promotions', promotionProblem, ({ id }) => id);
  await priceRules.replacePromotions(sound.map(toPromotion));
  return { imported: sound.length, userErrors };
};

export const importTaxRates: MutationResolvers['importTaxRates'] = async (_, { input }, { priceRules }) => {
  const { sound, userErrors } = sifted(input.rates, 'rates', taxRateProblem, ({ country, category }) =>
    taxRateId(country, category),
  );
  await priceRules.replaceTaxRates(sound.map(toTaxRate));
  return { imported: sound.length, userErrors };
};

/** What can be taken over, and why the rest can't. @throws {GraphQLError} `BAD_USER_INPUT` when there are too many. */
function sifted<Given>(
  given: readonly Given[],
  name: string,
  problemOf: (one: Given) => Problem | null,
  idOf: (one: Given) => string,
) {
  if (given.length > MAX_RULES) {
    throw failure('BAD_USER_INPUT', `\`input.${name}\` holds at most ${MAX_RULES}.`);
  }
  const seen = new Set<string>();
  const sound: Given[] = [];
  const userErrors = given.flatMap((one, index) => {
    const id = idOf(one);
    const problem = problemOf(one) ?? (seen.has(id) ? { field: [], message: `${id} is there twice.` } : null);
    seen.add(id);
    if (!problem) {
      sound.push(one);
      return [];
    }
    const field = ['input', name, String(index), ...problem.field];
    return [{ code: 'INVALID_VALUE' as const, field, message: problem.message }];
  });
  return { sound, userErrors };
}

function toPromotion({
  id,
  name,
  code,
  category,
  basisPoints,
  amount,
  from,
  until,
}: PromotionInput): Promotion {
  return {
    _id: id,
    name,
    ...(code != null && { code }),
    ...(category != null && { category }),
    ...(basisPoints != null && { basisPoints }),
    ...(amount && { amountMinor: amount.amountMinor, currency: amount.currency }),
    ...(from && { from }),
    ...(until && { until }),
  };
}

const toTaxRate = ({ country, category, name, basisPoints }: TaxRateInput): TaxRate => ({
  _id: taxRateId(country, category),
  country,
  ...(category != null && { category }),
  name,
  basisPoints,
});
