import type { PatronEvent } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import { anEvent } from './subgraph.ts';

/** What identity tells when it makes customers one and parts them again, for subgraphs that are tested without it. */
export function anIdentity(clock: { now: Date }) {
  const versions = new Map<string, number>();
  const merges = new Map<string, string>();

  function placed(groups: readonly (readonly string[])[]) {
    return groups.flatMap((members) =>
      members.map((id) => {
        const version = (versions.get(id) ?? 0) + 1;
        versions.set(id, version);
        return { id, members: [...members], version };
      }),
    );
  }

  return {
    /** `members`: all ids of the customer from now on, the survivor's first. The last of them is the one that was merged. */
    merged(...members: string[]): PatronEvent<'patron.customer.merged.v1'> {
      const [survivorId = '', mergedId = ''] = [members[0], members.at(-1)];
      const mergeId = newId('mrg');
      merges.set(mergedId, mergeId);
      const data = { mergeId, survivorId, mergedId, placements: placed([members]) };
      return anEvent({ type: 'patron.customer.merged.v1', subject: survivorId, time: clock.now, data });
    },

    /** Both customers with all their ids, as they are from now on, the survivor of then first. */
    unmerged(stays: string[], leaves: string[]): PatronEvent<'patron.customer.unmerged.v1'> {
      const [survivorId = '', mergedId = ''] = [stays[0], leaves[0]];
      const mergeId = merges.get(mergedId) ?? newId('mrg');
      const data = { mergeId, survivorId, mergedId, placements: placed([stays, leaves]) };
      return anEvent({ type: 'patron.customer.unmerged.v1', subject: survivorId, time: clock.now, data });
    },
  };
}
