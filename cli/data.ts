import type { Db, MongoClient } from 'mongodb';
import { connectMongo } from '#shared/mongo.ts';
import { abortOrphans } from '#shared/orphans.ts';
import { openMongo } from './mongod/open-mongo.ts';
import { REPLICA_SET } from './mongod/replica-set.ts';
import { lastStart } from './mongod/run-mongod.ts';
import type { Settings } from './settings.ts';

/** The databases of an installation. */
export type Data = {
  client: MongoClient;
  uri: string;
  /** Where MongoDB comes from, for people. */
  origin: string;
  dbOf(subgraph: string): Db;
  /** Resolves with what happened when an embedded MongoDB ends by itself. */
  exited: Promise<string>;
  close(): Promise<void>;
};

/** Connects to the configured MongoDB, or starts the embedded one. */
export async function openData(settings: Settings, onProgress: (message: string) => void): Promise<Data> {
  const { mongoUri, dataDir, databasePrefix } = settings;
  const mongo = await openMongo({ uri: mongoUri, dataDir, onProgress });
  const client = await connectMongo(mongo.uri);
  await abortOrphans(client).catch(() => {}); // where we may not, the server does within a minute
  return {
    client,
    uri: mongo.uri,
    origin: mongo.origin,
    dbOf: (subgraph) => client.db(`${databasePrefix}_${subgraph}`),
    exited: mongo.exited,
    async close() {
      await client.close();
      await mongo.stop();
    },
  };
}

/** As {@link openData}, but joins the embedded MongoDB of a Patron that is running on the same data folder. */
export async function joinData(settings: Settings, onProgress: (message: string) => void): Promise<Data> {
  const running = settings.mongoUri ? null : await runningUri(settings.dataDir);
  return openData(running ? { ...settings, mongoUri: running } : settings, onProgress);
}

async function runningUri(dataDir: string): Promise<string | null> {
  const last = await lastStart(dataDir);
  if (!last) return null; // never started here
  const uri = `mongodb://127.0.0.1:${last.port}/?replicaSet=${REPLICA_SET}`;
  const client = await connectMongo(`${uri}&serverSelectionTimeoutMS=1000`).catch(() => null);
  await client?.close();
  return client && uri;
}
