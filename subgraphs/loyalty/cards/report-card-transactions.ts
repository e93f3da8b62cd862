import { cardKey } from '#shared/card-key.ts';
import { holdsCardNumber, isPar } from '#shared/card-numbers.ts';
import { failure } from '#shared/failure.ts';
import type { CardTransactionInput, MutationResolvers } from '../schema.generated.ts';

const MOST_AT_ONCE = 500;
const MOST_AMOUNT = 100_000_000;
const MOST_ERRORS = 100;
const DAY_MS = 86_400_000;
/** Older ones have nothing to be compared with any more. */
export const OLDEST_DAYS = 730;
const MOST_AHEAD_MS = DAY_MS;

export const reportCardTransactions: MutationResolvers['reportCardTransactions'] = async (
  _,
  { input: { transactions } },
  { actor, cardPurchases, clock, dependencies },
) => {
  if (actor.kind !== 'service') throw failure('FORBIDDEN', 'Only a card processor tells of transactions.');
  if (transactions.length < 1 || transactions.length > MOST_AT_ONCE) {
    const message = `Expected 1 to ${MOST_AT_ONCE}.`;
    return {
      results: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'transactions'], message }],
    };
  }
  const userErrors = transactions
    .flatMap((transaction, index) =>
      refusalsOf(transaction, clock()).map(({ field, ...refusal }) => ({
        ...refusal,
        field: ['input', 'transactions', String(index), field],
      })),
    )
    .slice(0, MOST_ERRORS);
  if (userErrors.length) return { results: null, userErrors };
  const outcomes = await cardPurchases.report(
    actor.serviceId,
    transactions.map(({ par, ...transaction }) => ({
      ...transaction,
      card: cardKey(par, dependencies.pairwise),
    })),
  );
  const results = outcomes.map((outcome, index) => ({ id: transactions[index]?.id ?? '', ...outcome }));
  return { results, userErrors: [] };
};

function refusalsOf(
  { id, reference, par, storeId, amountMinor, currency, at }: CardTransactionInput,
  now: Date,
) {
  const refusals: { code: 'INVALID_VALUE' | 'CARD_NUMBER'; field: string; message: string }[] = [];
  const refuse = (field: string, message: string) => refusals.push({ code: 'INVALID_VALUE', field, message });
  if (!isName(id)) refuse('id', 'Expected 1 to 64 visible characters.');
  if (!isName(reference)) refuse('reference', 'Expected 1 to 64 visible characters.');
  if (!isName(storeId)) refuse('storeId', 'Expected 1 to 64 visible characters.');
  if (!isPar(par)) {
    if (holdsCardNumber(par)) {
      const message = 'This looks like a card number. Never send one here.';
      refusals.push({ code: 'CARD_NUMBER', field: 'par', message });
    } else refuse('par', 'Expected a Payment Account Reference: 29 capital letters and digits.');
  }
  if (amountMinor < 1 || amountMinor > MOST_AMOUNT) refuse('amountMinor', `Expected 1 to ${MOST_AMOUNT}.`);
  if (!/^[A-Z]{3}$/.test(currency)) refuse('currency', 'Expected an ISO 4217 code.');
  const age = now.getTime() - at.getTime();
  if (age > OLDEST_DAYS * DAY_MS || age < -MOST_AHEAD_MS) {
    refuse('at', `Expected a time of the last ${OLDEST_DAYS} days.`);
  }
  return refusals;
}

const isName = (text: string): boolean => /^[\x21-\x7e]{1,64}$/.test(text);
