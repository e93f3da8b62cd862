import { areMet, type Condition, type Facts, holding, type PersonalCode } from './judge.ts';
import type { OfferTerms } from './terms.ts';

export type Reason = { codes: ('FOR_EVERYBODY' | PersonalCode)[]; text: string };

const MAX_OFFERS = 20;

/**
 * The offers that hold now, for one customer, with the reason for each: those for few before those for everybody, then
 * ending soonest. What is given only to who comes is not among them.
 *
 * @param facts without a `person`, conditions on the customer are not met.
 */
export function offersFor<Offer extends OfferTerms>(
  offers: readonly Offer[],
  facts: Facts,
): (Offer & { reason: Reason })[] {
  return offers
    .filter(({ trigger }) => !trigger)
    .flatMap((offer) => {
      const conditions = holding(offer, facts);
      return areMet(conditions) ? [{ ...offer, reason: reasonIn(conditions) }] : [];
    })
    .sort(bestFirst)
    .slice(0, MAX_OFFERS);
}

/** Those for few before those for everybody, then ending soonest. */
export function bestFirst(a: OfferTerms, b: OfferTerms): number {
  return (
    Number(isForFew(b)) - Number(isForFew(a)) ||
    a.validUntil.getTime() - b.validUntil.getTime() ||
    (a.code < b.code ? -1 : 1)
  );
}

const isForFew = ({ audience, behaviour }: OfferTerms): boolean => Boolean(audience || behaviour);

/** What a customer is told of the conditions that they met. */
export function reasonIn(conditions: readonly Condition[]): Reason {
  const codes: Reason['codes'] = [];
  const texts: string[] = [];
  for (const { code, reason } of conditions) {
    if (reason === undefined) continue;
    codes.push(code as PersonalCode); // only those have a reason
    texts.push(reason);
  }
  if (!codes.length) return { codes: ['FOR_EVERYBODY'], text: 'This offer is for everybody.' };
  return { codes, text: texts.join(' ') };
}
