import { rejected } from '#shared/user-errors.ts';
import { misfitInRedirectUris } from '../rules/partner-app.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const setRedirectUris: MutationResolvers['setRedirectUris'] = async (_, { input }, { apps }) => {
  const { id, redirectUris } = input;
  const app = await apps.byId(id);
  if (!app) return rejected('APP_NOT_FOUND', ['input', 'id'], 'No app has this id.');
  const misfit = misfitInRedirectUris({ redirectUris, confidential: app.confidential });
  if (misfit) return rejected('INVALID_VALUE', ['input', ...misfit.field], `Expected ${misfit.expected}.`);
  return { app: await apps.setRedirectUris(id, redirectUris), userErrors: [] };
};
