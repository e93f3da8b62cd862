import type { ClientSession } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { type Connections, isTold } from './data/connections.ts';
import type { NewNote, Notes } from './data/notes.ts';

/**
 * The outbox of identity, with an ear: what is said of a customer's profile is also put before the connected applications that may
 * hold what changed, in the same transaction, so that neither is ever without the other.
 */
export function openListening({
  outbox,
  connections,
  notes,
}: {
  outbox: Outbox;
  connections: Connections;
  notes: Notes;
}) {
  /** In whose name a transaction writes, where that is a connected application. */
  const authors = new WeakMap<ClientSession, { connectionId: string; echoes: number }>();

  async function tellOf(events: readonly NewEvent[], session: ClientSession): Promise<void> {
    const about = events.flatMap((event): { customerId: string; attributes: string[] | null }[] => {
      if (event.type === 'patron.customer.registered.v1') {
        return [{ customerId: event.subject, attributes: null }];
      }
      return event.type === 'patron.customer.changed.v1' ? [event.data] : [];
    });
    if (!about.length) return;
    const told = (await connections.all(session)).filter(isTold);
    const made: NewNote[] = [];
    for (const { _id: connectionId, attributes: holds } of told) {
      const concerned = about.filter(
        ({ attributes }) => !attributes || holds.some(({ attribute }) => attributes.includes(attribute)),
      );
      if (!concerned.length) continue;
      const author = authors.get(session);
      if (author?.connectionId === connectionId) {
        author.echoes += concerned.length;
        continue; // it knows; whoever writes in its name tells it where another's word stands
      }
      made.push(
        ...concerned.map(({ customerId }) => ({
          connectionId,
          customerId,
          type: 'customer.changed' as const,
        })),
      );
    }
    await notes.enqueue(made, session);
  }

  return {
    outbox: {
      ...outbox,
      async append(events: NewEvent[], session?: ClientSession): Promise<void> {
        await outbox.append(events, session);
        if (session) await tellOf(events, session);
      },
    } satisfies Outbox,

    /** What this transaction writes from now on comes from an application: it is not told of it. */
    writesFor(connectionId: string, session: ClientSession): void {
      authors.set(session, { connectionId, echoes: 0 });
    },

    /** Changes that this transaction has made and the application is not told of, as they come from it. */
    echoesIn: (session: ClientSession): number => authors.get(session)?.echoes ?? 0,
  };
}

export type Listening = ReturnType<typeof openListening>;
