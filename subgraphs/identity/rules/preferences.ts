import { folded } from './text.ts';

export const PREFERENCE_KINDS = ['LIKE', 'COLOUR', 'BRAND', 'STYLE', 'SIZE'] as const;
export type PreferenceKind = (typeof PREFERENCE_KINDS)[number];

/** How a preference is known: the customer said it, somebody saw it, or a model concluded it. */
export type PreferenceBasis = 'STATED' | 'OBSERVED' | 'INFERRED';

export type Preference = {
  kind: PreferenceKind;
  value: string;
  /** The brand that a size or a style is meant for. */
  brand?: string;
  /** The kind of product that it is meant for, e.g. `shoes`. */
  category?: string;
  basis: PreferenceBasis;
  /** The store where it was recorded. */
  storeId?: string;
};

/** One size for a brand and category: a new one replaces the old. Of the rest a customer may have many. */
export const preferenceKey = ({ kind, value, brand = '', category = '' }: Preference): string =>
  [kind, folded(brand), folded(category), kind === 'SIZE' ? '' : folded(value)].join('|');
