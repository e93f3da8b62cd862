import { present, refusedOffers } from '../rules/imports.ts';
import type { MutationResolvers, OfferInput } from '../schema.generated.ts';

export const importOffers: MutationResolvers['importOffers'] = async (_, { input }, { offers }) => {
  const userErrors = refusedOffers(input);
  if (userErrors.length) return { added: 0, changed: 0, userErrors };
  return { ...(await offers.import(input.offers.map(toOffer))), userErrors };
};

function toOffer({ audience, ...offer }: OfferInput) {
  return { ...present(offer), ...(audience && { audience: present(audience) }) };
}
