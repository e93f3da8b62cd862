import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { PostingKind } from '../data/ledger-collections.ts';
import type { LedgerAccount } from '../rules/postings.ts';
import type { Drawn } from './replay.ts';

/**
 * Collection `takes`: points that were taken while the customer had several accounts, see `#shared/members.ts`. `_id` is the
 * key of the posting; the postings that carry it say how `draws` came about.
 */
export type StoredTake = Stored & {
  /** Of who took them, and bears it when the customer is parted. */
  accountId: string;
  /** Accounts whose lots it may draw on: fewer after a customer was parted. */
  pool: string[];
  kind: PostingKind;
  other: LedgerAccount;
  clientId?: string;
  /** Lots that are drawn on before those that expire soonest. */
  first: string[];
  /** Whole points that its lots give, or gave before it was given back. */
  points: number;
  /** Out of which lots it is paid now; empty once it was given back. */
  draws: Drawn[];
  /** Whole points that the programme bears, because who took them hadn't so many of their own. */
  borne: number;
  takenAt: Date;
  /** Its points are in the lots again. */
  givenBackAt?: Date;
};

export const takesIn = (db: Db) => db.collection<StoredTake>('takes');

const string = { bsonType: 'string', minLength: 1 };
const strings = { bsonType: 'array', items: string };
const fromZero = { bsonType: 'int', minimum: 0 };
const date = { bsonType: 'date' };

export const takesMigration: Migration = {
  id: '009-takes',
  up: (db) =>
    defineCollection(db, 'takes', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['accountId', 'pool', 'kind', 'other', 'first', 'points', 'draws', 'borne', 'takenAt'],
        properties: {
          _id: string,
          accountId: string,
          pool: { ...strings, minItems: 1 },
          kind: string,
          other: string,
          clientId: string,
          first: strings,
          points: fromZero,
          draws: {
            bsonType: 'array',
            items: {
              bsonType: 'object',
              required: ['accountId', 'lotId', 'points'],
              additionalProperties: false,
              properties: { accountId: string, lotId: string, points: { bsonType: 'int', minimum: 1 } },
            },
          },
          borne: fromZero,
          takenAt: date,
          givenBackAt: date,
        },
      },
      indexes: [
        { key: { pool: 1 } }, // what has to be settled when a customer is parted
        { key: { accountId: 1 } }, // a customer's rights
      ],
    }),
};

/** The take that was posted under this key, if it was one over several accounts. */
export const takeOf = (db: Db, key: string, session: ClientSession): Promise<StoredTake | null> =>
  takesIn(db).findOne({ _id: key }, { session });
