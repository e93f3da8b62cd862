import { rejected } from '#shared/user-errors.ts';
import { isText } from '../rules/partner-app.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const reviewPartnerApp: MutationResolvers['reviewPartnerApp'] = async (_, { input }, { apps }) => {
  const { id, reviewState, note } = input;
  if (reviewState === 'PENDING')
    return rejected('INVALID_VALUE', ['input', 'reviewState'], 'Expected a decision: not `PENDING`.');
  if (!isText(note, 500))
    return rejected('INVALID_VALUE', ['input', 'note'], 'Expected 1 to 500 characters.');

  const app = await apps.review(id, reviewState, note);
  if (!app) return rejected('APP_NOT_FOUND', ['input', 'id'], 'No app has this id.');

  return { app, userErrors: [] };
};
