import {
  type Collection,
  type Db,
  type Document,
  MongoNetworkError,
  MongoServerError,
  ReadConcern,
} from 'mongodb';
import { connectMongo } from '#shared/mongo.ts';
import { until } from './until.ts';

export const REPLICA_SET = 'patron';

/** What a node answers while it still reads its configuration, or applies the one it was given. */
const PASSING = new Set<unknown>([
  'NotYetInitialized',
  'ConfigurationInProgress',
  'InvalidReplicaSetConfig',
  'NodeNotFound',
  'InterruptedDueToReplStateChange',
  'NotWritablePrimary',
  'NotPrimaryOrSecondary',
]);

/**
 * Makes the mongod at `port` the primary of a replica set of one, whatever port it had before.
 * Resolves with null when it isn't within `deadlineMs`.
 */
export function becomePrimary(port: number, deadlineMs: number): Promise<true | null> {
  return withDirect(port, (admin, configs) =>
    until(deadlineMs, async () => {
      try {
        const { isWritablePrimary } = await admin.command({ hello: 1 });
        const config = await configs.findOne();
        if (isWritablePrimary && config?.members[0].host === hostOf(port)) return true;
        const command = commandFor(config, port);
        if (command) await admin.command(command);
      } catch (error) {
        if (!isPassing(error)) throw error;
      }
      return null;
    }),
  );
}

/**
 * Writes the port into the replica set's configuration, by way of a mongod that runs on the data without `--replSet`.
 * A node whose port has changed starts only after it has asked the old one whether that is itself, and when somebody
 * else listens there and says nothing, it waits 30 seconds.
 */
export function recordPort(port: number): Promise<void> {
  return withDirect(port, async (_, configs) => {
    await configs.updateOne(
      { _id: REPLICA_SET },
      { $set: { 'members.0.host': hostOf(port) }, $inc: { version: 1 } },
    );
  });
}

async function withDirect<Result>(
  port: number,
  work: (admin: Db, configs: Collection<{ _id: string } & Document>) => Promise<Result>,
): Promise<Result> {
  const client = await connectMongo(`mongodb://${hostOf(port)}/?directConnection=true`);
  try {
    // The configuration has no majority before there is a primary.
    const local = client.db('local', { readConcern: new ReadConcern('local') });
    return await work(client.db('admin'), local.collection('system.replset'));
  } finally {
    await client.close();
  }
}

const hostOf = (port: number): string => `127.0.0.1:${port}`;

/** Null when the node only has to be waited for. */
function commandFor(config: Document | null, port: number): Document | null {
  const members = [{ _id: 0, host: hostOf(port) }];
  if (!config) {
    return { replSetInitiate: { _id: REPLICA_SET, members, settings: { electionTimeoutMillis: 2000 } } };
  }
  if (config.members[0].host === hostOf(port)) return null;
  return { replSetReconfig: { ...config, version: config.version + 1, members }, force: true };
}

const isPassing = (error: unknown): boolean =>
  error instanceof MongoNetworkError || (error instanceof MongoServerError && PASSING.has(error.codeName));
