import type { MongoClient } from 'mongodb';
import { pino } from 'pino';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { connectMongo } from '#shared/mongo.ts';
import { runSubgraph } from '#shared/run-subgraph.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { aKeyring, aPairwise, type TestClock } from '../../support/subgraph.ts';

/** A process of its own, but for the memory that it shares: its own connections, caches and turns. */
export type Process = { data: Data; client: MongoClient };

/** One more process that runs loyalty on this database. */
export async function startProcess(database: string, clock: TestClock): Promise<Process> {
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  const { data } = await runSubgraph(loyalty, {
    client,
    dbOf: () => client.db(database),
    keyring: aKeyring(),
    pairwise: aPairwise(),
    liveGrant: async () => null,
    permitsNow: async () => false,
    log: pino({ level: 'silent' }),
    clock: () => clock.now,
    publicUrl: 'http://localhost:4000',
    demo: true,
    subscriptions: subscriptionsOf([loyalty]),
  });
  return { data, client };
}
