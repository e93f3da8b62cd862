import { z } from 'zod';
import { cardsInput } from '../rules/cards.ts';
import { earningInput } from '../rules/earning-input.ts';
import { present, refusalsIn } from '../rules/imports.ts';
import { pointsInput } from '../rules/points.ts';
import { referralsInput } from '../rules/referrals.ts';
import { tiersInput } from '../rules/tiers.ts';
import type { MutationResolvers } from '../schema.generated.ts';

/** Each part with its own validator; a part that isn't given stays as it is. */
const programmeInput = z.object({
  name: z
    .string()
    .refine((name) => name.trim() !== '' && name.length <= 80, '1 to 80 characters')
    .nullish(),
  points: pointsInput.nullish(),
  earning: earningInput.nullish(),
  tiers: tiersInput.nullish(),
  cards: cardsInput.nullish(),
  referrals: referralsInput.nullish(),
});

export const setProgramme: MutationResolvers['setProgramme'] = async (_, { input }, { programmes }) => {
  const { success, data, error } = programmeInput.safeParse(input);
  if (!success) return { userErrors: refusalsIn(error) };
  return { programme: await programmes.set(present(data)), userErrors: [] };
};
