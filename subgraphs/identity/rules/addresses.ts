import { folded } from './text.ts';

/** Where a customer receives post. Lines as they stand on the envelope. */
export type PostalAddress = {
  /** What the customer calls it, e.g. `home`. */
  label?: string;
  streetNumber?: string;
  line1?: string;
  line2?: string;
  suburb?: string;
  city?: string;
  postcode?: string;
  state?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
};

/** The same place is one address, whatever it is called. */
export const addressKey = ({ label: _, ...lines }: PostalAddress): string => {
  const { streetNumber, line1, line2, suburb, city, postcode, state, country } = lines;
  return [streetNumber, line1, line2, suburb, city, postcode, state, country]
    .map((line = '') => folded(line))
    .join('|');
};
