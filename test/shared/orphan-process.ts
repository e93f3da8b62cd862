/** Started by a test to be killed: changes the document in a transaction that it never ends, and says so. */
import { connectMongo } from '#shared/mongo.ts';

const client = await connectMongo(process.env.MONGODB_URI ?? '');
const session = client.startSession();
session.startTransaction();
await client
  .db(process.argv[2])
  .collection<{ _id: string; count: number }>('counts')
  .updateOne({ _id: process.argv[3] ?? '' }, { $inc: { count: 1 } }, { session });
process.send?.('changed');
