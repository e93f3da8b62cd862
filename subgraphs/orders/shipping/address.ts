import { isText, type Problem } from '../rules/values.ts';

/** Where an order is sent. It lives in the order alone, and goes from it with the customer. */
export type ShippingAddress = {
  name: string;
  street: string;
  postcode?: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
};

type AddressInput = {
  name: string;
  street: string;
  postcode?: string | null | undefined;
  city: string;
  country: string;
};

/** The first thing that is wrong with an address, or null. */
export function addressProblem(address: AddressInput): Problem | null {
  for (const name of ['name', 'street', 'city'] as const) {
    if (!isText(address[name], 200)) {
      return { field: [name], message: 'Expected 1 to 200 characters without control characters.' };
    }
  }
  if (address.postcode != null && !isText(address.postcode, 20)) {
    return { field: ['postcode'], message: 'Expected 1 to 20 characters without control characters.' };
  }
  if (!/^[A-Z]{2}$/.test(address.country)) {
    return { field: ['country'], message: 'Expected an ISO 3166-1 alpha-2 code, e.g. NL.' };
  }
  return null;
}

export const toAddress = ({ postcode, ...address }: AddressInput): ShippingAddress => ({
  name: address.name,
  street: address.street,
  city: address.city,
  country: address.country,
  ...(postcode != null && { postcode }),
});
