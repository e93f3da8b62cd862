import { rejected } from '#shared/user-errors.ts';
import { misfitIn } from '../rules/partner-app.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const registerPartnerApp: MutationResolvers['registerPartnerApp'] = async (_, { input }, { apps }) => {
  const misfit = misfitIn(input);
  if (misfit) return rejected('INVALID_VALUE', ['input', ...misfit.field], `Expected ${misfit.expected}.`);

  const registered = await apps.register(input);
  if (!registered)
    return rejected('APP_ID_TAKEN', ['input', 'id'], 'Choose another id: an app has this one.');

  return { ...registered, userErrors: [] };
};
