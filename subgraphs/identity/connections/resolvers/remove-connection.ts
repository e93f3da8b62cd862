import type { MutationResolvers } from '../../schema.generated.ts';
import { noSuchConnection } from './terms.ts';

export const removeConnection: MutationResolvers['removeConnection'] = async (
  _,
  { input: { id } },
  { applications },
) => ((await applications.remove(id)) ? { removedId: id, userErrors: [] } : noSuchConnection());
