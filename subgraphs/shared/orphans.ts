import { type MongoClient, ReadConcern, type UUID } from 'mongodb';

/** What `$currentOp` says of a connection, or of a transaction that waits for its client. */
type Operation = { appName?: string; type: 'op' | 'idleSession' | 'idleCursor'; lsid?: { id: UUID } };

/**
 * Aborts transactions whose process is gone. MongoDB would keep what they wrote locked for a minute, and whoever needs the
 * same documents would wait for nobody. A process is gone when no connection under its name is left, see `connectMongo`.
 * Returns how many there were.
 */
export async function abortOrphans(client: MongoClient): Promise<number> {
  const admin = client.db('admin', { readConcern: new ReadConcern('local') });
  const operations = await admin
    .aggregate<Operation>([
      { $currentOp: { allUsers: false, idleConnections: true, idleSessions: true } },
      { $match: { appName: /^patron\// } },
      { $project: { appName: 1, type: 1, 'lsid.id': 1 } },
    ])
    .toArray();
  const alive = new Set(operations.flatMap(({ type, appName }) => (type === 'op' ? [appName] : [])));
  const orphans = operations.flatMap(({ type, appName, lsid }) =>
    type === 'idleSession' && !alive.has(appName) && lsid ? [lsid] : [],
  );
  if (orphans.length) await admin.command({ killSessions: orphans.map(({ id }) => ({ id })) });
  return orphans.length;
}
