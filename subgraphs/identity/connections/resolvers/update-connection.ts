import type { MutationResolvers } from '../../schema.generated.ts';
import {
  attributeOwned,
  attributesIn,
  invalid,
  isName,
  isPurpose,
  noSuchConnection,
  urlRefused,
} from './terms.ts';

export const updateConnection: MutationResolvers['updateConnection'] = async (
  _,
  { input: { id, name, direction, attributes: inputs, purpose, url, paused } },
  { applications },
) => {
  const { connections, notes } = applications;
  if (name != null && !isName(name)) return invalid('name', '1 to 100 characters');
  if (purpose != null && !isPurpose(purpose)) return invalid('purpose', 'the key of a purpose');
  const attributes = inputs ? attributesIn(inputs) : undefined;
  if (attributes === null) return invalid('attributes', 'at least one, and each once');
  const misfit = url ? await applications.misfitInUrl(url) : null;
  if (misfit) return urlRefused(misfit);

  const terms = {
    ...(name != null && { name }),
    ...(direction != null && { direction }),
    ...(attributes && { attributes }),
    ...(purpose != null && { purpose }),
    ...(url != null && { url: url || null }),
  };
  const connection = await connections.change(id, terms, paused ?? undefined);
  if (connection === 'ATTRIBUTE_OWNED') return attributeOwned();
  if (!connection) return noSuchConnection();
  if (paused === false) await notes.hurry(id);
  return { connection, userErrors: [] };
};
