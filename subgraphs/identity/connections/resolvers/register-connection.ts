import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import {
  attributeOwned,
  attributesIn,
  CONNECTION_ID,
  invalid,
  isName,
  isPurpose,
  urlRefused,
} from './terms.ts';

export const registerConnection: MutationResolvers['registerConnection'] = async (
  _,
  { input: { id, name, direction = 'BOTH', attributes: inputs, purpose, url = null, tellEverybody = false } },
  { applications },
) => {
  if (!CONNECTION_ID.test(id))
    return invalid('id', '1 to 64 lower-case letters, digits, - and _, a letter first');
  if (!isName(name)) return invalid('name', '1 to 100 characters');
  if (!isPurpose(purpose)) return invalid('purpose', 'the key of a purpose');
  const attributes = attributesIn(inputs);
  if (!attributes) return invalid('attributes', 'at least one, and each once');
  const misfit = url === null ? null : await applications.misfitInUrl(url);
  if (misfit) return urlRefused(misfit);

  const terms = { name, direction, attributes, purpose, url };
  const registered = await applications.connections.register(id, terms, tellEverybody);
  switch (registered) {
    case 'ID_TAKEN':
      return rejected('CONNECTION_ID_TAKEN', ['input', 'id'], 'Another connection has this id.');
    case 'ATTRIBUTE_OWNED':
      return attributeOwned();
    case 'TOO_MANY':
      return rejected('TOO_MANY_CONNECTIONS', null, 'There are twenty connections already.');
    default:
      return { ...registered, userErrors: [] };
  }
};
