import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import type { Movement } from '../rules/postings.ts';
import type { EarnedOnDay } from '../rules/tiers.ts';

/**
 * Collection `accounts`: one for each member id, so that a customer who was merged has several. All but `customerId` and `joinedAt` follows from the account's postings
 * and is changed in the same transaction as they are, which also lets no two of them happen at once.
 */
export type Account = Stored & {
  customerId: string;
  joinedAt: Date;
  /** Whole points: the sum of what its lots have left, lots included that expired since the last posting. */
  balance: number;
  /** How many postings it has. */
  sequence: number;
  /** Nothing expires before this. Absent while nothing can. */
  nothingExpiresBefore?: Date;
  /** Whole points that were taken back and weren't there any more; what comes next pays them. Absent for none. */
  owed?: number;
  /** What was earned on each day that counts for the tier, oldest first. */
  earnedByDay: EarnedOnDay[];
  /** Grows with what must not happen at the same time as a spend, e.g. that its customer is parted: one of them begins again. */
  version?: number;
};

/** Collection `postings`: why balances are what they are. Append only, and without personal data. */
export type Posting = Stored &
  Movement & {
    /** What it was made for, e.g. `earn/`, the order and its first line. Unique for ever: nothing is posted twice. */
    key: string;
    kind: PostingKind;
    accountId: string;
    /** 1 for the account's first posting, 2 for the next, without gaps. */
    sequence: number;
    balanceAfter: number;
    orderId?: string;
    /** Id of the take that it is a part of, see `parting/takes.ts`. */
    takeKey?: string;
    /** The partner's app that it is about. */
    clientId?: string;
    occurredAt: Date;
    postedAt: Date;
  };

export const POSTING_KINDS = [
  'EARNED',
  'REDEEMED',
  'EXPIRED',
  /** Given for something with a partner; `BONUS_REVERSED` takes back what is left of it. */
  'BONUS',
  'BONUS_REVERSED',
  /** To or from a partner's programme; `EXCHANGE_REVERSED` undoes either. */
  'EXCHANGED',
  'EXCHANGE_REVERSED',
  /** Goods came back: what they had earned goes back too. */
  'CLAWED_BACK',
  /** A customer was parted: what one had taken out of another's lots is settled. */
  'SETTLED',
] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

/** Collection `lots`: points that came together, by a line of an order or from a partner. `remaining` follows from the postings. */
export type Lot = Stored & {
  accountId: string;
  orderId?: string;
  lineId?: string;
  /** The partner's app that the points came from or through. */
  clientId?: string;
  points: number;
  remaining: number;
  earnedAt: Date;
  expiresAt: Date;
};

export const accountsIn = (db: Db) => db.collection<Account>('accounts');
export const postingsIn = (db: Db) => db.collection<Posting>('postings');
export const lotsIn = (db: Db) => db.collection<Lot>('lots');

const string = { bsonType: 'string' };
const date = { bsonType: 'date' };
const whole = { bsonType: 'int' };
const fromZero = { bsonType: 'int', minimum: 0 };

export const ledgerMigration: Migration = { id: '001-ledger', up: defineLedger };

/** Partners came into the ledger: lots without an order, and entries with a partner. */
export const partnersInLedgerMigration: Migration = {
  id: '005-partners-in-ledger',
  async up(db) {
    const known = await lotsIn(db).indexes();
    if (known.some(({ name }) => name === 'orderId_1_lineId_1')) {
      await lotsIn(db).dropIndex('orderId_1_lineId_1');
    }
    await defineLedger(db);
  },
};

/** Customers are merged and parted: postings that belong to one take over several accounts. */
export const takesInLedgerMigration: Migration = { id: '010-takes-in-ledger', up: defineLedger };

/** Returns came into the ledger: postings that take back what a line earned, and accounts that owe. */
export const returnsInLedgerMigration: Migration = { id: '011-returns-in-ledger', up: defineLedger };

async function defineLedger(db: Db): Promise<void> {
  await defineCollection(db, 'accounts', {
    schema: {
      bsonType: 'object',
      required: ['customerId', 'joinedAt', 'balance', 'sequence', 'earnedByDay'],
      additionalProperties: false,
      properties: {
        _id: string,
        customerId: string,
        joinedAt: date,
        balance: fromZero,
        sequence: fromZero,
        owed: fromZero,
        nothingExpiresBefore: date,
        earnedByDay: {
          bsonType: 'array',
          items: {
            bsonType: 'object',
            required: ['day', 'points'],
            properties: { day: string, points: whole },
          },
        },
        version: fromZero,
      },
    },
    indexes: [
      { key: { customerId: 1 }, unique: true },
      { key: { nothingExpiresBefore: 1 }, sparse: true }, // the daily look for what has expired
    ],
  });
  await defineCollection(db, 'postings', {
    schema: {
      bsonType: 'object',
      required: [
        'key',
        'kind',
        'accountId',
        'sequence',
        'entries',
        'lots',
        'balanceAfter',
        'occurredAt',
        'postedAt',
      ],
      additionalProperties: false,
      properties: {
        _id: string,
        key: string,
        kind: { enum: [...POSTING_KINDS] },
        accountId: string,
        sequence: { bsonType: 'int', minimum: 1 },
        entries: {
          bsonType: 'array',
          minItems: 2,
          items: {
            bsonType: 'object',
            required: ['account', 'points'],
            additionalProperties: false,
            properties: {
              account: { bsonType: 'string', pattern: '^(member/.+|partner/.+|programme|expired)$' },
              points: whole,
            },
          },
        },
        lots: {
          bsonType: 'array',
          items: {
            bsonType: 'object',
            required: ['lotId', 'points'],
            additionalProperties: false,
            properties: { lotId: string, points: whole },
          },
        },
        balanceAfter: fromZero,
        orderId: string,
        takeKey: string,
        clientId: string,
        occurredAt: date,
        postedAt: date,
      },
    },
    indexes: [
      { key: { key: 1 }, unique: true },
      { key: { accountId: 1, sequence: 1 }, unique: true },
      { key: { accountId: 1, _id: -1 } }, // a member's statement
      { key: { takeKey: 1 }, partialFilterExpression: { takeKey: { $exists: true } } },
    ],
  });
  await refuseUnbalanced(db);
  await defineCollection(db, 'lots', {
    schema: {
      bsonType: 'object',
      required: ['accountId', 'points', 'remaining', 'earnedAt', 'expiresAt'],
      additionalProperties: false,
      properties: {
        _id: string,
        accountId: string,
        orderId: string,
        lineId: string,
        clientId: string,
        points: { bsonType: 'int', minimum: 1 },
        remaining: fromZero,
        earnedAt: date,
        expiresAt: date,
      },
    },
    indexes: [
      {
        name: 'line',
        key: { orderId: 1, lineId: 1 }, // a line earns once; a return finds what it earned
        unique: true,
        partialFilterExpression: { orderId: { $exists: true } },
      },
      {
        key: { accountId: 1, expiresAt: 1, _id: 1 }, // what is spent or expires next
        partialFilterExpression: { remaining: { $gt: 0 } },
      },
      { key: { accountId: 1, _id: -1 } }, // the member's list of lots
    ],
  });
}

/** `$jsonSchema` can't add up, so that entries sum to 0 stands beside it. */
async function refuseUnbalanced(db: Db): Promise<void> {
  const [info] = await db.listCollections({ name: 'postings' }).toArray();
  const { $jsonSchema } = (info as unknown as { options: { validator: { $jsonSchema: object } } }).options
    .validator;
  const $expr = { $eq: [{ $sum: '$entries.points' }, 0] };
  await db.command({ collMod: 'postings', validator: { $jsonSchema, $expr } });
}
