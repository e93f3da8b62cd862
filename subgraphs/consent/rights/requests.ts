import type { ClientSession, Db } from 'mongodb';
import type { Right } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, lookupBy, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import { OPEN_STATES, type RightsRequest, type RightsRequestState } from './request.ts';

/** Collection `restrictions`: whose data may not be used for anything at the moment. `_id` is the request. */
type Restriction = Stored & { customerId: string; at: Date };

const string = { bsonType: 'string' };
const date = { bsonType: 'date' };

const RIGHTS: readonly Right[] = ['ACCESS', 'EXPORT', 'RECTIFY', 'RESTRICT', 'OBJECT', 'ERASE'];
const STATES: readonly RightsRequestState[] = [...OPEN_STATES, 'COMPLETED', 'REFUSED', 'WITHDRAWN'];

export const rightsRequestsMigration: Migration = {
  id: '020-rights-requests',
  async up(db) {
    await defineCollection(db, 'rightsRequests', {
      schema: {
        bsonType: 'object',
        required: [
          ...['customerId', 'right', 'state', 'receivedAt', 'requestedBy', 'bySelf', 'surface', 'pauses'],
          ...['expected', 'acknowledgements', 'awaiting', 'scans', 'changedAt'],
        ],
        properties: {
          customerId: string,
          right: { enum: RIGHTS },
          state: { enum: STATES },
          receivedAt: date,
          changedAt: date,
          leading: { enum: [true] },
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } },
        { key: { state: 1, _id: -1 } },
        // of one right a customer has one open request; others are its duplicates
        { key: { customerId: 1, right: 1 }, unique: true, partialFilterExpression: { leading: true } },
        { key: { duplicateOf: 1 }, sparse: true },
        { key: { nextScanAt: 1 }, sparse: true },
      ],
    });
    await defineCollection(db, 'restrictions', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'at'],
        properties: { customerId: string, at: date },
      },
      indexes: [{ key: { customerId: 1 } }],
    });
  },
};

export const requestsIn = (db: Db) => db.collection<RightsRequest>('rightsRequests');
const restrictionsIn = (db: Db) => db.collection<Restriction>('restrictions');

/** Requests and the restrictions that come of them. */
export function openRightsRequests(db: Db) {
  const requests = requestsIn(db);
  const restrictions = restrictionsIn(db);
  const byId = lookupBy(requests, '_id');
  const restrictionsOf = lookupAllBy(restrictions, 'customerId'); // few: one for each request that stands

  return {
    byId: (id: string): Promise<RightsRequest | null> => byId.load(id),
    seenBy: (session: ClientSession, id: string): Promise<RightsRequest | null> =>
      requests.findOne({ _id: id }, { session }),

    /** Newest first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    ofCustomer: (ids: readonly string[], page: PageRequest) =>
      newestFirst(requests, { customerId: { $in: [...ids] } }, page),
    /** Newest first. @throws as {@link ofCustomer} */
    all: (state: RightsRequestState | null, page: PageRequest) =>
      newestFirst(requests, state ? { state } : {}, page),

    /** The oldest, where ids that became one had each their own. */
    leader: (ids: readonly string[], right: Right, session: ClientSession): Promise<RightsRequest | null> =>
      requests.findOne(
        { customerId: { $in: [...ids] }, right, leading: true },
        { session, sort: { _id: 1 } },
      ),
    openOf: (ids: readonly string[], session: ClientSession): Promise<RightsRequest[]> =>
      requests
        .find({ customerId: { $in: [...ids] }, state: { $in: [...OPEN_STATES] } }, { session })
        .sort({ _id: 1 })
        .toArray(),
    /** Open duplicates of a request, oldest first. */
    duplicatesOf: (id: string, session: ClientSession): Promise<RightsRequest[]> =>
      requests
        .find({ duplicateOf: id, state: { $in: [...OPEN_STATES] } }, { session })
        .sort({ _id: 1 })
        .toArray(),

    insert: (request: RightsRequest, session: ClientSession) => requests.insertOne(request, { session }),
    save: (request: RightsRequest, session: ClientSession) =>
      requests.replaceOne({ _id: request._id }, request, { session }),

    /** Requests for which time has come to do something, at most 100. */
    dueForScan: (now: Date): Promise<RightsRequest[]> =>
      requests
        .find({ nextScanAt: { $lte: now } })
        .sort({ nextScanAt: 1 })
        .limit(100)
        .toArray(),
    unverifiedSince: (before: Date): Promise<RightsRequest[]> =>
      requests
        .find({ state: 'IDENTITY_UNVERIFIED', receivedAt: { $lte: before } })
        .limit(100)
        .toArray(),
    erasuresUnderWay: (): Promise<RightsRequest[]> =>
      requests.find({ state: 'IN_PROGRESS', right: 'ERASE' }).sort({ _id: 1 }).limit(1000).toArray(),

    /** As it is now: nothing is remembered between reads. */
    isRestricted: async (customerId: string): Promise<boolean> =>
      (await restrictionsOf.load(customerId)).length > 0,
    /** Under the id of the request, and these others, each by itself. */
    async restrict(
      { _id, customerId }: RightsRequest,
      others: readonly string[],
      at: Date,
      session: ClientSession,
    ): Promise<void> {
      await restrictions.insertMany(
        [{ _id, customerId, at }, ...others.map((id) => ({ _id: `${_id}/${id}`, customerId: id, at }))],
        { session },
      );
    },
    /** False when the restriction of this request doesn't stand. */
    lift: async (requestId: string, session: ClientSession): Promise<boolean> =>
      (await restrictions.deleteOne({ _id: requestId }, { session })).deletedCount === 1,
  };
}

export type RightsRequests = ReturnType<typeof openRightsRequests>;
