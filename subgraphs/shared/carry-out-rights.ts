import type { ClientSession, Db } from 'mongodb';
import { openErased } from './erased.ts';
import type { EventType, PatronEvent, Right } from './events/event.ts';
import type { Outbox } from './events/outbox.ts';
import { keptAnswersOf } from './idempotency.ts';
import { addUp, joinRights, type Rights, rightsOverCollections } from './rights.ts';
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
      rightsSections: 'Copies made for earlier requests.',
      rightsSectionRecords: 'Copies made for earlier requests.',
    },
  },
]);

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
  const sections = openRightsSections(db);
  const own = rights ?? null;

  async function collect(request: { requestId: string; customerId: string }, session: ClientSession) {
    const { customerId } = request;
    const section = {
      ...(await own?.collect(data, customerId, session)),
      ...(await frameRights.collect(db, customerId, session)),
    };
    const excluded = { ...own?.excluded, ...frameRights.excluded };
    return sections.keep(request, { subgraph: name, section, excluded, now: clock() }, session);
  }

  async function erase(requestId: string, customerId: string, again: boolean, session: ClientSession) {
    const now = clock();
    await erased.add(customerId, now, session);
    // The frame first: a subgraph whose contract with the customer still runs may need a place in it again.
    const ours = await frameRights.erase(db, customerId, session, { requestId, now, again });
    const theirs = await own?.erase(data, customerId, session, { requestId, now, again });
    const counts = { ...ours.erased };
    addUp(counts, theirs?.erased ?? {});
    return { counts, kept: theirs?.kept ?? [], awaiting: theirs?.awaiting ?? [] };
  }

  const acknowledge = (
    told: { requestId: string; customerId: string; right: Right | 'SCAN' },
    done: {
      counts: Record<string, number>;
      kept?: Awaited<ReturnType<typeof erase>>['kept'];
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
      if (right === 'ERASE') {
        await acknowledge(told, await erase(requestId, customerId, false, session), session);
      } else if (SHOWN.includes(right)) {
        await acknowledge(told, await collect(told, session), session);
      } else if (right === 'RECTIFY' && own?.rectifies) {
        await collect(told, session); // who corrects it sees what stands there
      }
    },

    async 'patron.rights.scan_ordered.v1'({ data: told }, session) {
      const { requestId, customerId } = told;
      const counts = await frameRights.remaining(db, customerId);
      addUp(counts, (await own?.remaining(data, customerId)) ?? {});
      const found = withoutZeros(counts);
      // Written by what was under way when the erasure was carried out.
      if (Object.keys(found).length) await erase(requestId, customerId, true, session);
      await acknowledge({ requestId, customerId, right: 'SCAN' }, { counts: found }, session);
    },
  };
}

const withoutZeros = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** After an erasure these still arrive: the rights themselves, and reads that came before it, which are evidence. */
export const isForgotten = (type: EventType): boolean =>
  !type.startsWith('patron.rights.') && type !== 'patron.disclosure.recorded.v1';
