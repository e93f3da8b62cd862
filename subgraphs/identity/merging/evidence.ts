import type { Comparison } from '../resolution/types.ts';

/** Why two people are taken for one: how each field compared, without what stood in it. */
export type Evidence = {
  /** The total in bits: log2 of the odds that they are one person. */
  weight: number;
  comparisons: Pick<Comparison, 'field' | 'level' | 'weight'>[];
  /** Of the engine that weighed them; absent where nothing but rules did. */
  engineVersion?: number;
};

/** What the engine or the rules give; values that were compared stay behind. */
export type GivenEvidence = {
  weight: number;
  comparisons: readonly Pick<Comparison, 'field' | 'level' | 'weight'>[];
  engineVersion?: number | undefined;
};

/** The same without the values, so that who reads it learns nothing of the other person. */
export const withoutValues = ({ weight, comparisons, engineVersion }: GivenEvidence): Evidence => ({
  weight,
  comparisons: comparisons.map(({ field, level, weight: bits }) => ({ field, level, weight: bits })),
  ...(engineVersion !== undefined && { engineVersion }),
});
