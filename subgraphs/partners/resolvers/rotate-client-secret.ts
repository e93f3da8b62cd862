import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const rotateClientSecret: MutationResolvers['rotateClientSecret'] = async (_, { input }, { apps }) => {
  const rotated = await apps.rotateSecret(input.id);
  if (rotated) return { ...rotated, userErrors: [] };
  return (await apps.byId(input.id))
    ? rejected('APP_HAS_NO_SECRET', ['input', 'id'], 'A public app has no secret to rotate.')
    : rejected('APP_NOT_FOUND', ['input', 'id'], 'No app has this id.');
};
