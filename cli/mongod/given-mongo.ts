import { connectMongo } from '#shared/mongo.ts';
import { MongoError } from './mongo-error.ts';

/** The wire version of MongoDB 5.0. */
const OLDEST_WIRE_VERSION = 13;

/**
 * Answers with what the URI leads to: `replica set rs0` or `sharded cluster`. Messages leave the URI out, because it
 * may carry a password.
 * @throws MongoError `MONGODB_URI_UNREACHABLE` or `MONGODB_URI_UNSUITABLE`.
 */
export async function requireSuitable(uri: string): Promise<string> {
  const client = await connectMongo(uri).catch((error) => {
    throw new MongoError('MONGODB_URI_UNREACHABLE', `No MongoDB answers at MONGODB_URI: ${error.message}`);
  });
  try {
    const { setName, msg, maxWireVersion } = await client.db('admin').command({ hello: 1 });
    if (maxWireVersion < OLDEST_WIRE_VERSION) {
      throw new MongoError(
        'MONGODB_URI_UNSUITABLE',
        'The MongoDB at MONGODB_URI is older than 5.0, which Patron needs.',
      );
    }
    if (setName) return `replica set ${setName}`;
    if (msg === 'isdbgrid') return 'sharded cluster';
    throw new MongoError(
      'MONGODB_URI_UNSUITABLE',
      'The MongoDB at MONGODB_URI stands alone, but Patron needs transactions: start it with --replSet rs0 and run ' +
        'rs.initiate() once, or leave MONGODB_URI unset and Patron starts one by itself.',
    );
  } finally {
    await client.close();
  }
}
