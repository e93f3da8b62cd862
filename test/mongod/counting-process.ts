/**
 * Started by a test as a process of its own: opens MongoDB on the data folder given as argument, adds one to a count
 * there and prints it. On SIGINT it adds one more, prints that, and stops.
 */
import { connectMongo } from '#shared/mongo.ts';
import { openMongo } from '../../cli/mongod/open-mongo.ts';

const mongo = await openMongo({ dataDir: process.argv[2] ?? '' });
const client = await connectMongo(mongo.uri);
const counts = client.db('test').collection<{ _id: string; count: number }>('counts');

async function count(): Promise<void> {
  const counted = await counts.findOneAndUpdate(
    { _id: 'starts' },
    { $inc: { count: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  process.stdout.write(`${counted?.count}\n`);
}

async function finish(): Promise<void> {
  await count();
  await client.close();
  await mongo.stop();
}

process.once('SIGINT', () => void finish());
await count();
