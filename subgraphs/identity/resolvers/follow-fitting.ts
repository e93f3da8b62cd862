import type { Consumer } from '#shared/subgraph.ts';
import type { Data } from '../open.ts';
import { problemWith, readProfileUpdate } from '../rules/profile-changes.ts';

/**
 * What an associate noted at a guide shop becomes preferences of the customer, each on the basis that it was noted on. What doesn't
 * fit the profile (too many preferences) is left out, because nobody waits for an answer. Whoever noted it asked consent.
 */
export const followFitting: Consumer<Data, 'patron.guide_shop.noted.v1'> = async (
  { customers, dependencies },
  { data },
  session,
) => {
  const { customerId, notes, storeId, by, at } = data;
  const [survivor = customerId] = await dependencies.members.seenBy(session, customerId);
  for (const { aspect: kind, value, brand, category, basis } of notes) {
    const customer = await customers.seenBy(session, survivor);
    if (!customer) return;
    const preference = {
      ...{ kind, value, ...(category ? { category } : {}) },
      // A colour is liked whatever the brand; a size and a style are those of a brand.
      ...(brand && kind !== 'COLOUR' ? { brand } : {}),
    };
    const reading = readProfileUpdate({ addPreferences: [preference] }, new Date(at));
    if ('problem' in reading) continue;
    const changes = reading.changes.map((change) =>
      change.attribute === 'preferences' ? { ...change, value: { ...change.value, basis, storeId } } : change,
    );
    if (!changes.length || problemWith(changes, customer.profile)) continue;
    await customers.edit(survivor, { changes, origin: 'associate', by }, session);
  }
};
