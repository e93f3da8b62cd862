import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { requireActingApp } from './acting-app.ts';

const MESSAGES = {
  EXCHANGE_NOT_FOUND: 'No exchange of this app and customer has this id.',
  EXCHANGE_FINAL: 'It is too late to reverse it.',
  NOT_ENOUGH_POINTS: 'The points that it gave are spent.',
} as const;

export const reverseExchange: MutationResolvers['reverseExchange'] = (_, { input }, context) => {
  const app = requireActingApp(context);
  const { actor, dependencies, exchanges } = context;

  return idempotent(dependencies, { actor, mutation: 'reverseExchange', input }, async (session) => {
    const outcome = await exchanges.reverse(app, input.exchangeId, session);
    if (typeof outcome === 'string') return rejected(outcome, ['input', 'exchangeId'], MESSAGES[outcome]);
    return { exchange: outcome, userErrors: [] };
  });
};
