import { present, refusals } from '../rules/imports.ts';
import type { MutationResolvers, OfferInput } from '../schema.generated.ts';
import { importedOffers, offerRulesInput } from './import-rules.ts';

export const importOffers: MutationResolvers['importOffers'] = async (_, { input }, { offers }) => {
  const userErrors = refusals(importedOffers, input);
  if (userErrors.length) return { added: 0, changed: 0, userErrors };
  return { ...(await offers.import(input.offers.map(toOffer))), userErrors };
};

function toOffer({ audience, behaviour, trigger, hours, stock, cap, redeemBy, ...offer }: OfferInput) {
  return {
    ...present(offer),
    ...(audience && { audience: present(audience) }),
    ...(behaviour && { behaviour: present(behaviour) }),
    ...(trigger && { trigger: present(trigger) }),
    ...(hours && { hours: hours.map(({ days, from, to }) => ({ days, from, to })) }),
    ...(stock && { stock: { skus: stock.skus, atLeast: stock.atLeast } }),
    ...(cap && { cap: { times: cap.times, days: cap.days } }),
    ...(redeemBy === 'CARD' && { redeemBy }),
  };
}

export const setOfferRules: MutationResolvers['setOfferRules'] = async (_, { input }, { offerRules }) => {
  const userErrors = refusals(offerRulesInput, input);
  if (userErrors.length) return { rules: null, userErrors };
  const { quietHours, cap, minutesBetween } = input;
  const rules = {
    quietHours: quietHours ? { from: quietHours.from, to: quietHours.to } : null,
    cap: { times: cap.times, days: cap.days },
    minutesBetween,
  };
  await offerRules.set(rules);
  return { rules, userErrors };
};
