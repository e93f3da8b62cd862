import type { ClientSession } from 'mongodb';
import type { Actor } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { inTransaction, type Stored } from '#shared/mongo.ts';
import { requirePageSize } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openVault } from '#shared/webhooks/vault.ts';
import { openWayOut } from '#shared/webhooks/way-out.ts';
import type { Customers } from '../data/customers.ts';
import type { Dossiers } from '../data/dossiers.ts';
import { openConflicts } from './data/conflicts.ts';
import { type Connection, isTold, openConnections } from './data/connections.ts';
import { openHoldings } from './data/holdings.ts';
import { type NewNote, type Note, openNotes } from './data/notes.ts';
import { type Message, openLeave } from './leave.ts';
import { openListening } from './listening.ts';
import type { SyncedAttribute } from './rules/attributes.ts';
import { noteTold, startConnectionSender } from './sender.ts';
import { openSync } from './sync.ts';

/** What stands at the beginning of everything: whoever writes profiles has to write to this outbox. */
export function openConnectionQueue(dependencies: Dependencies) {
  const vault = openVault(dependencies.keyring);
  const connections = openConnections({ ...dependencies, vault });
  const notes = openNotes(dependencies);
  return { connections, notes, listening: openListening({ ...dependencies, connections, notes }) };
}

export type ConnectionQueue = ReturnType<typeof openConnectionQueue>;

type Settings = Dependencies & ConnectionQueue & { customers: Customers; dossiers: Dossiers };

/** Customers of whom an application is told at once when it is told of all. */
const BATCH = 200;

/** Two-way sync with the retailer's connected applications. */
export function openConnectedApplications(settings: Settings) {
  const { db, client, clock, connections, notes, customers, members } = settings;
  const wayOut = openWayOut(settings);
  const holdings = openHoldings(settings);
  const conflicts = openConflicts(settings);
  const sync = openSync({ ...settings, holdings, conflicts });
  const customerOf = customers.byId;
  const leave = openLeave({ ...settings, holdings, conflicts, customerOf });
  const parts = { ...settings, holdings };

  /** @returns of how many customers a connection was told that is to be told of all. */
  async function tellOfMore(): Promise<number> {
    let told = 0;
    for (const { _id: connectionId, telling } of await connections.all()) {
      if (!telling) continue;
      const next = await db
        .collection<Stored>('customers')
        .find({ _id: { $gt: telling.after }, mergedInto: { $exists: false } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .project<Stored>({ _id: 1 })
        .toArray();
      const last = next.at(-1);
      await inTransaction(client, async (session) => {
        const made = next.map(({ _id }) => ({
          connectionId,
          customerId: _id,
          type: 'customer.changed' as const,
        }));
        await notes.enqueue(made, session);
        await connections.noteTold(connectionId, last && next.length === BATCH ? last._id : null, session);
      });
      told += next.length;
    }
    return told;
  }

  const tell = async (
    concerned: (connection: Connection) => boolean,
    note: Omit<Parameters<typeof notes.enqueue>[0][number], 'connectionId'>,
    session: ClientSession,
  ): Promise<void> => {
    const told = (await connections.all(session)).filter((one) => isTold(one) && concerned(one));
    await notes.enqueue(
      told.map(({ _id: connectionId }) => ({ ...note, connectionId })),
      session,
    );
  };

  return {
    connections,
    notes,
    holdings,
    conflicts,
    leave,
    sync,
    misfitInUrl: wayOut.misfitInUrl,

    /**
     * Customers decided about purposes: who holds something under one may have to remove it, or is given it again. An application that
     * was connected after a decision has been told nothing against it, so it hears of it only when it holds something of the customer.
     */
    async decided(
      decisions: readonly { customerId: string; purpose: string; at: Date }[],
      session: ClientSession,
    ): Promise<void> {
      const told = (await connections.all(session)).filter(isTold);
      const made: NewNote[] = [];
      for (const { _id: connectionId, purpose, createdAt } of told) {
        const theirs = decisions.filter((one) => one.purpose === purpose);
        const earlier = theirs.filter(({ at }) => at < createdAt).map(({ customerId }) => customerId);
        const concerned = new Set([
          ...theirs.filter(({ at }) => at >= createdAt).map(({ customerId }) => customerId),
          ...(await holdings.among(connectionId, earlier, session)),
          ...(await notes.pendingAmong(connectionId, earlier, session)),
        ]);
        // What is told is read when it is: of one customer once is enough.
        for (const customerId of concerned) made.push({ connectionId, customerId, type: 'customer.changed' });
      }
      await notes.enqueue(made, session);
    },

    /** Nothing was told while processing was restricted. */
    unrestricted: (customerId: string, session: ClientSession): Promise<void> =>
      tell(() => true, { customerId, type: 'customer.changed' }, session),

    /** Ids have become one customer, or have parted: who holds any of them is told everything anew. */
    async regrouped(
      placements: readonly { members: readonly string[] }[],
      session: ClientSession,
    ): Promise<void> {
      const groups = new Map(placements.map(({ members: ids }) => [ids[0] ?? '', ids]));
      const held = await holdings.ofCustomer([...groups.values()].flat(), session);
      const holders = new Set(held.map(({ connectionId }) => connectionId));
      for (const [customerId, ids] of groups) {
        const type = ids.length > 1 ? 'customer.merged' : 'customer.changed';
        await tell(({ _id }) => holders.has(_id), { customerId, type, whole: true }, session);
      }
    },

    /**
     * Tells every application that holds something of the customer that they are erased. Each acknowledges it, as `service:ID`,
     * by taking it.
     * @returns who is waited for: those that can be told now, e.g. `service:erp`.
     */
    async enqueueErasure(customerId: string, requestId: string, session: ClientSession): Promise<string[]> {
      const held = await holdings.ofCustomer([customerId], session);
      const holders = new Set(held.map(({ connectionId }) => connectionId));
      const told = (await connections.all(session)).filter(({ _id }) => holders.has(_id));
      await notes.enqueue(
        told.map(({ _id: connectionId }) => ({
          connectionId,
          customerId,
          type: 'customer.erased' as const,
          requestId,
        })),
        session,
      );
      return told.filter(({ state }) => state === 'ACTIVE').map(({ _id }) => `service:${_id}`);
    },

    /**
     * One page of what an application is told, oldest first, as it stands now. Reading on behind a place says that everything up
     * to it was taken.
     */
    async feed(connection: Connection, { first, after }: { first: number; after: number }) {
      requirePageSize(first);
      const { _id: connectionId } = connection;
      if (!connection.url) {
        for (const note of await notes.unread(connectionId, after)) {
          const message = await leave.messageOf(note, connection);
          if (message) await noteTold(parts, note, message, null);
          else await notes.end(note, 'PASSED', null);
        }
      }
      const found = await notes.feed(connectionId, after, first);
      const page = found.slice(0, first);
      const told: { note: Note; message: Message }[] = [];
      for (const note of page) {
        const message = await leave.messageOf(asRead(note), connection);
        if (!message) continue;
        if (note.type !== 'customer.erased') await leave.prepare(note, connection, message);
        told.push({ note, message });
      }
      return {
        nodes: told.map(({ note: { _id, type, at, sequence = 0 }, message: { body, customerId } }) => ({
          id: _id,
          type,
          at,
          sequence,
          customerId,
          payload: body,
        })),
        hasNextPage: found.length > first,
        /** Also behind what is not told any more. */
        end: page.at(-1)?.sequence ?? after,
      };
    },

    /** Tells again, whole; from everywhere when `from` is null. */
    replay: (
      actor: Actor,
      connectionId: string,
      from: { sequence: number } | 'DEAD' | 'EVERYBODY',
      input: { idempotencyKey: string } & Record<string, unknown>,
    ) =>
      idempotent(settings, { actor, mutation: 'replayConnection', input }, async (session) => {
        if (from !== 'EVERYBODY')
          return { ...(await notes.replay(connectionId, from, session)), userErrors: [] };
        await connections.tellOfAll(connectionId, session);
        return { replayed: 0, more: null, userErrors: [] };
      }),

    /** Takes a connection away with what we know of what it holds; what it said stays, as it was said. */
    remove: (id: string): Promise<boolean> =>
      inTransaction(client, async (session) => {
        if (!(await connections.remove(id, session))) return false;
        await notes.removeConnection(id, session);
        await holdings.removeConnection(id, session);
        await conflicts.removeConnection(id, session);
        return true;
      }),

    /** How far applications are with a customer, those first that were connected first by id. */
    async ofCustomer(customerIds: readonly string[]) {
      const now = clock();
      const [all, held] = await Promise.all([connections.all(), holdings.ofCustomer(customerIds)]);
      const [customerId = ''] = customerIds;
      return Promise.all(
        all.map(async (connection) => {
          const theirs = held.filter(({ connectionId }) => connectionId === connection._id);
          const { pending, since } = await notes.backlog(connection._id, customerIds);
          const lagMs = since ? now.getTime() - since.getTime() : 0;
          return { customerId, connection, holdings: theirs, pending, lagMs };
        }),
      );
    },

    membersOf: members.of,

    /** Ids of the applications that hold an attribute of a customer, in order. */
    async holdersOf(customerId: string, attribute: SyncedAttribute): Promise<string[]> {
      const held = await Promise.all((await members.of(customerId)).map((id) => holdings.under(id)));
      const holders = held.flat().filter((one) => attribute in one.held);
      return [...new Set(holders.map(({ connectionId }) => connectionId))].sort();
    },

    /** Starts sending, in one process at a time; returns how to stop. */
    start(): () => Promise<void> {
      const agent = wayOut.openAgent();
      const { timeoutMs, random } = wayOut;
      const stop = startConnectionSender({ ...parts, leave, agent, timeoutMs, random, tellOfMore });
      return async () => {
        await stop();
        await agent.destroy();
      };
    },
  };
}

/** Who reads again what was taken before has lost it: it is told whole. */
const asRead = (note: Note): Note => (note.state === 'PENDING' ? note : { ...note, whole: true });

export type ConnectedApplications = ReturnType<typeof openConnectedApplications>;
/** How far one application is with a customer. */
export type CustomerConnection = Awaited<ReturnType<ConnectedApplications['ofCustomer']>>[number];
/** What an application is told, as it sees it. */
export type ConnectionEvent = Awaited<ReturnType<ConnectedApplications['feed']>>['nodes'][number];
