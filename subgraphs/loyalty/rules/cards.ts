import { z } from 'zod';

/** How purchases that a card processor tells of are told from those that the tills know. */
export type CardRules = {
  /** So many minutes the clocks of a till and of the processor may differ about one purchase. */
  matchMinutes: number;
};

export const DEFAULT_CARDS: CardRules = { matchMinutes: 30 };

/** What `setProgramme` takes for this part. */
export const cardsInput = z.object({
  matchMinutes: z.number().refine((value) => value >= 1 && value <= 720, '1 to 720'),
}) satisfies z.ZodType<CardRules>;
