import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { REPEATED_MS, type Transfer } from './rules/transfer.ts';

/** Collection `exportTransfers`: copies of a customer's data that were sent to apps. The copy itself is in the request. */
export type StoredTransfer = Stored &
  Transfer & {
    customerId: string;
    /** The export whose result is sent. */
    requestId: string;
    /** The grant that has to stand when it is fetched. */
    grantId: string;
    /** While nobody has fetched or withdrawn it: of these an export and an app have one. */
    open?: true;
    /** Of fetches, each with a record in the customer's ledger. */
    fetches: number;
    goneAt: Date;
  };

const KEPT_MS = 90 * 24 * 3_600_000;
/** Of one export; also a bound on how often an app can be told of it. */
const MOST = 20;

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const exportTransfersMigration: Migration = {
  id: '031-export-transfers',
  up: (db) =>
    defineCollection(db, 'exportTransfers', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['customerId', 'requestId', 'grantId', 'clientId'],
          ...['offeredAt', 'expiresAt', 'fetches', 'goneAt'],
        ],
        properties: {
          _id: string,
          customerId: string,
          requestId: string,
          grantId: string,
          clientId: string,
          offeredAt: date,
          expiresAt: date,
          firstFetchedAt: date,
          withdrawnAt: date,
          open: { bsonType: 'bool' },
          fetches: { bsonType: ['int', 'long', 'double'], minimum: 0 },
          goneAt: date,
        },
      },
      indexes: [
        { key: { requestId: 1, _id: -1 } }, // what stands beside a request
        {
          key: { requestId: 1, clientId: 1 }, // sent twice at once, it is sent once
          unique: true,
          partialFilterExpression: { open: true },
        },
        { key: { customerId: 1 } }, // everything about a person, for access and erasure
        { key: { goneAt: 1 }, expireAfterSeconds: 0 },
      ],
    }),
};

type NewTransfer = Pick<
  StoredTransfer,
  'customerId' | 'requestId' | 'grantId' | 'clientId' | 'offeredAt' | 'expiresAt'
>;

export function openTransfers({ db }: { db: Db }) {
  const transfers = db.collection<StoredTransfer>('exportTransfers');
  return {
    byId: (id: string): Promise<StoredTransfer | null> => transfers.findOne({ _id: id }),

    /** Of these requests, newest first. */
    ofRequests: (requestIds: readonly string[]): Promise<StoredTransfer[]> =>
      transfers
        .find({ requestId: { $in: [...requestIds] } })
        .sort({ _id: -1 })
        .toArray(),

    /** The transfer, or why there is none. @throws a duplicate key when it is sent at the same time. */
    async offer(given: NewTransfer, session: ClientSession): Promise<string | 'OFFERED' | 'TOO_MANY'> {
      const { requestId, clientId, offeredAt } = given;
      const ofRequest = await transfers.find({ requestId }, { session }).toArray();
      const standing = ofRequest.find((one) => one.clientId === clientId && one.open);
      if (standing && offeredAt < standing.expiresAt) return 'OFFERED';
      if (ofRequest.length >= MOST) return 'TOO_MANY';
      if (standing) await transfers.updateOne({ _id: standing._id }, { $unset: { open: '' } }, { session });
      const _id = newId('xpt');
      const goneAt = new Date(offeredAt.getTime() + KEPT_MS);
      await transfers.insertOne({ _id, ...given, open: true, fetches: 0, goneAt }, { session });
      return _id;
    },

    /** False when there is nothing to withdraw: unknown, fetched, or withdrawn before. */
    async withdraw(id: string, requestId: string, at: Date): Promise<boolean> {
      const { modifiedCount } = await transfers.updateOne(
        { _id: id, requestId, open: true },
        { $set: { withdrawnAt: at }, $unset: { open: '' } },
      );
      return modifiedCount === 1;
    },

    /** False when it can't be fetched by now, see `mayFetch`. */
    async noteFetched(id: string, now: Date, session: ClientSession): Promise<boolean> {
      const lost = new Date(now.getTime() - REPEATED_MS);
      const { modifiedCount } = await transfers.updateOne(
        {
          _id: id,
          expiresAt: { $gt: now },
          $or: [{ open: true }, { firstFetchedAt: { $gt: lost } }],
        },
        [
          {
            $set: {
              firstFetchedAt: { $ifNull: ['$firstFetchedAt', now] },
              fetches: { $add: ['$fetches', 1] },
            },
          },
          { $unset: 'open' },
        ],
        { session },
      );
      return modifiedCount === 1;
    },
  };
}

export type Transfers = ReturnType<typeof openTransfers>;
