import { newId } from '#shared/mongo.ts';
import { anEvent, type useSubgraph } from '../support/subgraph.ts';

type Consent = ReturnType<typeof useSubgraph>;

/** What identity tells of merges and unmerges, which a test names by the ids alone. */
export function identityOf(consent: Pick<Consent, 'clock' | 'deliver'>) {
  const versions = new Map<string, number>();
  const customers = new Map<string, string[]>();
  const membersOf = (id: string) => customers.get(id) ?? [id];

  function placed(...groups: string[][]) {
    return groups.flatMap((members) =>
      members.map((id) => {
        const version = (versions.get(id) ?? 0) + 1;
        versions.set(id, version);
        customers.set(id, members);
        return { id, members, version };
      }),
    );
  }
  const event = (
    type: 'patron.customer.merged.v1' | 'patron.customer.unmerged.v1',
    survivorId: string,
    mergedId: string,
    placements: ReturnType<typeof placed>,
  ) =>
    anEvent({
      type,
      subject: survivorId,
      time: consent.clock.now,
      data: { mergeId: newId('mrg'), survivorId, mergedId, placements },
    });

  /** The event of a merge, not yet delivered. */
  const merging = (survivorId: string, mergedId: string) =>
    event(
      'patron.customer.merged.v1',
      survivorId,
      mergedId,
      placed([...membersOf(survivorId), ...membersOf(mergedId)]),
    );

  /** The event by which these ids are customers by themselves again, not yet delivered. */
  const parting = (...apart: string[]) => {
    const rest = membersOf(apart[0] ?? '').filter((id) => !apart.includes(id));
    return event(
      'patron.customer.unmerged.v1',
      rest[0] ?? apart[0] ?? '',
      apart[0] ?? '',
      placed(rest, ...apart.map((id) => [id])),
    );
  };

  const deliver = async (told: ReturnType<typeof merging>) => {
    const [result] = await consent.deliver(told);
    if (result !== null) throw new Error(`The event failed: ${result}`);
  };

  return {
    membersOf,
    merging,
    parting,
    merge: (survivorId: string, mergedId: string) => deliver(merging(survivorId, mergedId)),
    unmerge: (...apart: string[]) => deliver(parting(...apart)),
  };
}
