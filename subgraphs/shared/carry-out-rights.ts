import type { ClientSession, Db } from 'mongodb';
import { openErased } from './erased.ts';
import type { EventType, PatronEvent, Right } from './events/event.ts';
import type { Outbox } from './events/outbox.ts';
import { keptAnswersOf } from './idempotency.ts';
import { openMembers } from './members.ts';
import { addUp, joinRights, type Kept, type Rights, rightsOverCollections, type Section } from './rights.ts';
import { openRightsSections } from './rights-sections.ts';
import type { AnySubgraph } from './subgraph.ts';

/** Rights for which each subgraph shows what it holds. */
const SHOWN: readonly Right[] = ['ACCESS', 'EXPORT'];

/** What the frame keeps in every subgraph, whatever the subgraph is about. */
const frameRights: Rights<Db> = joinRights([
  rightsOverCollections((db: Db) => db, { messages: 'customerId' }),
  {
    ...rightsOverCollections((db: Db) => db, { customersInService: 'customerId' }),
    remaining: async () => ({}), // of an order that still runs; each goes with its time
  },
  {
    collect: async () => ({}),
    async erase(db, customerId, session) {
      const { deletedCount } = await keptAnswersOf(db).deleteMany({ about: customerId }, { session });
      const sections = await openRightsSections(db).erase(customerId, session);
      return { erased: { idempotencyKeys: deletedCount, rightsSections: sections }, kept: [] };
    },
    remaining: async (db, customerId) => ({
      idempotencyKeys: await keptAnswersOf(db).countDocuments({ about: customerId }),
      rightsSections: await openRightsSections(db).count(customerId),
    }),
    excluded: {
      outbox: 'Events: ids, amounts and times of what is in the section, for other parts of the system.',
      idempotencyKeys:
        'Answers that were given in the last 48 hours, kept so that repeating a request is safe.',
      members: 'Ids that you had before: everything under each of them is in the section.',
      rightsSections: 'Copies made for earlier requests.',
      rightsSectionRecords: 'Copies made for earlier requests.',
    },
  },
]);

type Told = { requestId: string; customerId: string; members?: string[] };

export type RightsFrame = {
  [Type in EventType]?: (event: PatronEvent<Type>, session: ClientSession) => Promise<void>;
};

/**
 * What every subgraph does with a customer's right: all of its part, and the acknowledgement, in the transaction that also
 * records the event. A process that dies before leaves nothing; one that dies after has done it.
 */
export function openRightsFrame(
  { name, rights }: Pick<AnySubgraph, 'name' | 'rights'>,
  { db, outbox, clock }: { db: Db; outbox: Outbox; clock: () => Date },
  data: unknown,
): RightsFrame {
  const erased = openErased(db);
  const known = openMembers(db);
  const sections = openRightsSections(db);
  const own = rights ?? null;

  /**
   * All ids of the customer, as consent knew them when it ordered; as they are known here only where it didn't say. Whoever hasn't
   * heard yet that customers have parted must not erase the one, or show them, with the other. What consent hadn't heard of yet
   * the scan finds.
   */
  async function idsOf({ customerId, members }: Told, session: ClientSession): Promise<string[]> {
    return [...new Set([customerId, ...(members ?? (await known.seenBy(session, customerId)))])];
  }

  async function collect(told: Told, session: ClientSession) {
    const section: Section = {};
    for (const id of await idsOf(told, session)) {
      const theirs = await own?.collect(data, id, session);
      for (const part of [theirs ?? {}, await frameRights.collect(db, id, session)]) {
        for (const [collection, records] of Object.entries(part)) {
          section[collection] = [...(section[collection] ?? []), ...records];
        }
      }
    }
    const excluded = { ...own?.excluded, ...frameRights.excluded };
    const { requestId, customerId } = told;
    const request = { requestId, customerId };
    return sections.keep(request, { subgraph: name, section, excluded, now: clock() }, session);
  }

  async function erase(told: Told, again: boolean, session: ClientSession) {
    const order = { requestId: told.requestId, now: clock(), again };
    const counts: Record<string, number> = {};
    const kept: Kept[] = [];
    const awaiting = new Set<string>();
    for (const id of await idsOf(told, session)) {
      await erased.add(id, order.now, session);
      // The frame first: a subgraph whose contract with the customer still runs may need a place in it again.
      const ours = await frameRights.erase(db, id, session, order);
      const theirs = await own?.erase(data, id, session, order);
      addUp(counts, ours.erased);
      addUp(counts, theirs?.erased ?? {});
      kept.push(...(theirs?.kept ?? []));
      for (const one of theirs?.awaiting ?? []) awaiting.add(one);
    }
    return { counts, kept, awaiting: [...awaiting] };
  }

  const acknowledge = (
    told: { requestId: string; customerId: string; right: Right | 'SCAN' },
    done: {
      counts: Record<string, number>;
      kept?: Kept[];
      digest?: string;
      awaiting?: string[];
    },
    session: ClientSession,
  ) => {
    const { counts, kept = [], digest = null, awaiting = [] } = done;
    const acknowledged = { ...told, by: name, counts: withoutZeros(counts), kept, digest, awaiting };
    return outbox.append(
      [
        {
          type: 'patron.rights.acknowledged.v1',
          subject: told.customerId,
          time: clock(),
          data: acknowledged,
        },
      ],
      session,
    );
  };

  return {
    async 'patron.rights.ordered.v1'({ data: told }, session) {
      const { requestId, customerId, right } = told;
      const about = { requestId, customerId, right };
      if (right === 'ERASE') {
        await acknowledge(about, await erase(told, false, session), session);
      } else if (SHOWN.includes(right)) {
        await acknowledge(about, await collect(told, session), session);
      } else if (right === 'RECTIFY' && own?.rectifies) {
        await collect(told, session); // who corrects it sees what stands there
      }
    },

    async 'patron.rights.scan_ordered.v1'({ data: told }, session) {
      const { requestId, customerId } = told;
      const counts: Record<string, number> = {};
      for (const id of await idsOf(told, session)) {
        addUp(counts, await frameRights.remaining(db, id));
        addUp(counts, (await own?.remaining(data, id)) ?? {});
      }
      const found = withoutZeros(counts);
      // Written by what was under way when the erasure was carried out.
      if (Object.keys(found).length) await erase(told, true, session);
      await acknowledge({ requestId, customerId, right: 'SCAN' }, { counts: found }, session);
    },
  };
}

const withoutZeros = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/**
 * After an erasure these still arrive: the rights themselves, reads that came before it, which are evidence, and which ids
 * were the customer's, so that what stands under one that was heard of late is found.
 */
export const isForgotten = (type: EventType): boolean =>
  !type.startsWith('patron.rights.') &&
  type !== 'patron.disclosure.recorded.v1' &&
  type !== 'patron.customer.merged.v1' &&
  type !== 'patron.customer.unmerged.v1';
