import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { requireActingApp } from './acting-app.ts';
import { HIGHEST_BALANCE } from './exchanges.ts';
import { MOST_AMOUNT } from './rate.ts';

const MESSAGES = {
  NOT_A_MEMBER: 'The customer has to join the programme first.',
  NOT_ENOUGH_POINTS: 'The balance is too low.',
  RATE_CHANGED: 'Another rate holds now, or none. Show that to the customer first.',
  EXCHANGE_TOO_SMALL: 'It is too little for a whole one of the other.',
  BALANCE_TOO_HIGH: `An exchange brings a balance to at most ${HIGHEST_BALANCE}.`,
  IDEMPOTENCY_MISMATCH: 'This key has exchanged something else. Use a new key for a new intent.',
} as const;

const FIELDS = {
  NOT_A_MEMBER: null,
  NOT_ENOUGH_POINTS: ['input', 'amount'],
  RATE_CHANGED: ['input', 'rateId'],
  EXCHANGE_TOO_SMALL: ['input', 'amount'],
  BALANCE_TOO_HIGH: ['input', 'amount'],
  IDEMPOTENCY_MISMATCH: ['input', 'idempotencyKey'],
} as const;

export const exchangePoints: MutationResolvers['exchangePoints'] = (_, { input }, context) => {
  const app = requireActingApp(context);
  const { actor, dependencies, exchanges } = context;

  return idempotent(dependencies, { actor, mutation: 'exchangePoints', input }, async (session) => {
    const { idempotencyKey: reference, amount, direction, rateId } = input;
    if (amount < 1 || amount > MOST_AMOUNT) {
      return rejected('INVALID_VALUE', ['input', 'amount'], `Expected 1 to ${MOST_AMOUNT}.`);
    }
    const outcome = await exchanges.exchange(app, { direction, amount, rateId, reference }, session);
    if (typeof outcome === 'string') {
      const field = FIELDS[outcome];
      const code = outcome === 'BALANCE_TOO_HIGH' ? 'INVALID_VALUE' : outcome;
      return rejected(code, field && [...field], MESSAGES[outcome]);
    }
    return { exchange: outcome.exchange, userErrors: [], idempotentReplay: !outcome.isNew };
  });
};
