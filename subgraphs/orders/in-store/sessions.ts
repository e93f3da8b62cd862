import type { ClientSession, Collection, Filter, UpdateFilter } from 'mongodb';
import { LATEST, lookupBy, type Stored } from '#shared/mongo.ts';
import { type Row, transitionIn } from '../rules/transitions.ts';

/** Sessions that one look for what is due takes. */
const BATCH = 100;

/** Somebody's visit to a store or sale there, of which Patron has to do something by itself `until` then. */
type Session<State extends string> = Stored & { state: State; until?: Date };

/** What a step changes besides the state; null takes a field away. */
type Changes<Kept extends Session<string>> = {
  [Name in keyof Omit<Kept, '_id' | 'state'>]?: Kept[Name] | null;
};

/** What walk-outs, scan-and-go and self-checkouts have in common: one document each, which moves along one table. */
export function openSessions<Its extends Row, Kept extends Session<Its['from']>>(
  sessions: Collection<Kept>,
  table: readonly Its[],
) {
  const byId = lookupBy<Kept>(sessions, '_id');
  const one = (filter: object) => filter as Filter<Kept>;

  return {
    byId: (id: string): Promise<Kept | null> => byId.load(id),

    /** As it is after whatever was acknowledged to anybody. */
    latest: (id: string): Promise<Kept | null> => sessions.findOne<Kept>(one({ _id: id }), LATEST),

    seenBy: (session: ClientSession, id: string): Promise<Kept | null> =>
      sessions.findOne<Kept>(one({ _id: id }), { session }),

    async begin(session: ClientSession, its: Kept): Promise<void> {
      await sessions.insertOne(its as never, { session });
    },

    /** Takes a step of the table; null when the table has none from where the session stands. */
    async move(
      session: ClientSession,
      { _id, state }: Kept,
      step: Its['step'],
      by: Its['by'][number],
      changes: Changes<Kept> = {},
    ): Promise<Kept | null> {
      const row = transitionIn(table, state, step, by);
      if (!row) return null;
      const entries = Object.entries(changes);
      const unset = entries.filter(([, value]) => value === null).map(([name]) => [name, true]);
      const after = await sessions.findOneAndUpdate(
        one({ _id, state }),
        {
          $set: { ...Object.fromEntries(entries.filter(([, value]) => value !== null)), state: row.to },
          ...(unset.length && { $unset: Object.fromEntries(unset) }),
        } as UpdateFilter<Kept>,
        { session, returnDocument: 'after' },
      );
      if (!after) throw new Error('a session changed within its own transaction');
      return after as Kept;
    },

    /** Sessions that Patron has to go on with, the longest due first. */
    async due(now: Date): Promise<{ ids: string[]; more: boolean }> {
      const found = await sessions
        .find(one({ until: { $lte: now } }), { projection: { _id: 1 } })
        .sort({ until: 1 })
        .limit(BATCH)
        .toArray();
      return { ids: found.map(({ _id }) => String(_id)), more: found.length === BATCH };
    },
  };
}
