import { cardKey } from '#shared/card-key.ts';
import { holdsCardNumber, isPar } from '#shared/card-numbers.ts';
import { requireCustomer } from '#shared/guard.ts';
import { inTransaction, isDuplicateKey } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { MOST_CARDS } from './earning-cards.ts';

const MOST_LABEL = 40;

const MESSAGES = {
  CARD_TAKEN: 'It is linked by somebody else.',
  TOO_MANY_CARDS: `${MOST_CARDS} are linked already.`,
} as const;

export const linkEarningCard: MutationResolvers['linkEarningCard'] = async (_, { input }, context) => {
  const customerId = await requireCustomer(context, input.customerId);
  const { access, actor, dependencies, earningCards } = context;
  const { par, label } = input;
  if (label != null && (label.trim() === '' || label.length > MOST_LABEL || holdsCardNumber(label))) {
    const message = `Expected 1 to ${MOST_LABEL} characters, and no card number.`;
    return rejected('INVALID_VALUE', ['input', 'label'], message);
  }
  const members = await access.members(customerId);
  const found = fromReference(par, context);
  if ('userErrors' in found) return found;
  const owner = actor.kind === 'customer' ? actor.customerId : customerId;
  // The processor knows the cardholder. An order that the card has paid doesn't: friends pay for friends.
  const isConfirmed = actor.kind === 'service';
  const link = () =>
    inTransaction(dependencies.client, (session) =>
      earningCards.link(session, {
        ...{ members, customerId: owner, card: found.card, isConfirmed },
        ...(label != null && { label }),
      }),
    );
  const linked = await link().catch((error: unknown) => {
    if (isDuplicateKey(error)) return link(); // somebody linked it at the same time
    throw error;
  });
  if (typeof linked === 'string') return rejected(linked, null, MESSAGES[linked]);
  return { card: linked, userErrors: [] };
};

function fromReference(par: string, { dependencies }: Context) {
  if (isPar(par)) return { card: cardKey(par, dependencies.pairwise) };
  if (holdsCardNumber(par)) {
    const message = 'This looks like a card number. Never send one here.';
    return rejected('CARD_NUMBER', ['input', 'par'], message);
  }
  const message = 'Expected a Payment Account Reference: 29 capital letters and digits.';
  return rejected('INVALID_VALUE', ['input', 'par'], message);
}
