import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { ActivityOnDay, Qualifying } from '../rules/activity.ts';
import type { Movement } from '../rules/postings.ts';

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
  /** Whole points that have not matured: the sum of what its lots have pending. Absent while it never had any. */
  pending?: number;
  /** Nothing matures before this. Absent while nothing can. */
  nothingMaturesBefore?: Date;
  /** What qualified for tiers on each day on which something did, oldest first. */
  activity: ActivityOnDay[];
  /** What counts for the tier changed then, and whoever tells of tiers hasn't looked since. */
  tiersDueAt?: Date;
  /** What was told of its tier: the last one, by which rules, and when the loss of it is due of which was warned. Absent: nothing. */
  told?: Told;
  /** Whose points that expire before then have been told of. Absent: none. */
  toldOfExpiriesUntil?: Date;
  /** Grows with what must not happen at the same time as a spend, e.g. that its customer is parted: one of them begins again. */
  version?: number;
};

/** `tier` is empty where somebody was a member before tiers were told of. */
export type Told = { tier: string; rules: string; warnedOf?: Date };

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
    /** Why an associate or an admin corrected a balance. */
    reason?: string;
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
  /** What was pending can be spent. */
  'MATURED',
  /** Set aside for something; `COMMITTED` spends it for good, `RELEASED` gives it back. */
  'RESERVED',
  'RELEASED',
  'COMMITTED',
  /** Corrected by staff, with a reason. */
  'ADJUSTED',
  /** For something else than a purchase: a review, a check-in, a survey. */
  'ENGAGED',
  /** For somebody who was brought along, or for being brought. */
  'REFERRED',
  /** What had given points was undone. */
  'REVERSED',
] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

/**
 * Collection `lots`: points that came together, by a line of an order or for something else. `remaining` and `pending` follow from
 * the postings. A line that earned nothing and counts for the tier has a lot of 0 points.
 */
export type Lot = Stored & {
  accountId: string;
  orderId?: string;
  lineId?: string;
  /** The partner's app that the points came from or through. */
  clientId?: string;
  points: number;
  /** Whole points that can be spent. */
  remaining: number;
  /** Whole points that can't be spent before `availableAt`. Absent where it never had any. */
  pending?: number;
  availableAt?: Date;
  /** Which rules gave how many of the points; they add up to `points`. Absent where one thing gave all. */
  parts?: { ruleId: string; points: number }[];
  /** What it counted for the tier. Absent for nothing, and for lines of orders that earned before this was kept: their points. */
  qualifying?: Qualifying;
  earnedAt: Date;
  expiresAt: Date;
};

/** What a lot counted for the tier on the day it was earned. */
export const qualifyingOf = ({ qualifying, orderId, points }: Lot): Qualifying =>
  qualifying ?? { points: orderId ? points : 0, spendMinor: 0, purchases: 0 };

export const newAccount = (customerId: string, opensAt: Date): Account => ({
  _id: newId('acc'),
  customerId,
  joinedAt: opensAt,
  balance: 0,
  sequence: 0,
  activity: [],
});

export const accountsIn = (db: Db) => db.collection<Account>('accounts');
export const postingsIn = (db: Db) => db.collection<Posting>('postings');
export const lotsIn = (db: Db) => db.collection<Lot>('lots');

const string = { bsonType: 'string' };
const date = { bsonType: 'date' };
const whole = { bsonType: 'int' };
const fromZero = { bsonType: 'int', minimum: 0 };
/** Sums of money may be beyond 32 bits. */
const counted = { points: whole, spendMinor: { bsonType: ['int', 'long', 'double'] }, purchases: whole };
const changes = {
  bsonType: 'array',
  items: {
    bsonType: 'object',
    required: ['lotId', 'points'],
    additionalProperties: false,
    properties: { lotId: string, points: whole },
  },
};

const ACCOUNT_PATTERN = '^(member/.+|pending/.+|reserved|partner/.+|programme|expired)$';

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

/** Points that mature, reservations, adjustments; what counts for tiers is kept for all days, and not of points alone. */
export const activityInLedgerMigration: Migration = {
  id: '020-activity-in-ledger',
  async up(db) {
    await defineLedger(db);
    const day = { day: '$$one.day', points: '$$one.points', spendMinor: 0, purchases: 0 };
    await db
      .collection('accounts')
      .updateMany({ activity: { $exists: false } }, [
        { $set: { activity: { $map: { input: '$earnedByDay', as: 'one', in: day } } } },
        { $unset: 'earnedByDay' },
      ]);
  },
};

/** Changes of tiers are told: of whom, and what was. Those who are members already are told nothing of what was before. */
export const toldInLedgerMigration: Migration = {
  id: '041-told-in-ledger',
  async up(db) {
    await accountsIn(db).updateMany(
      { told: { $exists: false } },
      { $set: { told: { tier: '', rules: '' } } },
    );
  },
};

async function defineLedger(db: Db): Promise<void> {
  await defineCollection(db, 'accounts', {
    schema: {
      bsonType: 'object',
      required: ['customerId', 'joinedAt', 'balance', 'sequence', 'activity'],
      additionalProperties: false,
      properties: {
        _id: string,
        customerId: string,
        joinedAt: date,
        balance: fromZero,
        sequence: fromZero,
        owed: fromZero,
        nothingExpiresBefore: date,
        pending: fromZero,
        nothingMaturesBefore: date,
        activity: {
          bsonType: 'array',
          items: {
            bsonType: 'object',
            required: ['day', 'points', 'spendMinor', 'purchases'],
            additionalProperties: false,
            properties: { day: string, ...counted },
          },
        },
        tiersDueAt: date,
        told: {
          bsonType: 'object',
          required: ['tier', 'rules'],
          additionalProperties: false,
          properties: { tier: string, rules: string, warnedOf: date },
        },
        toldOfExpiriesUntil: date,
        version: fromZero,
      },
    },
    indexes: [
      { key: { customerId: 1 }, unique: true },
      { key: { nothingExpiresBefore: 1 }, sparse: true }, // the look for what has expired …
      { key: { nothingMaturesBefore: 1 }, sparse: true }, // … and for what has matured
      { key: { tiersDueAt: 1 }, sparse: true }, // whose tier may have changed …
      { key: { 'told.rules': 1 }, sparse: true }, // … and whose was told by other rules
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
              account: { bsonType: 'string', pattern: ACCOUNT_PATTERN },
              points: whole,
            },
          },
        },
        lots: changes,
        pendingLots: changes,
        balanceAfter: fromZero,
        orderId: string,
        takeKey: string,
        clientId: string,
        reason: string,
        occurredAt: date,
        postedAt: date,
      },
    },
    indexes: [
      { key: { postedAt: 1 } }, // the report
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
        points: fromZero,
        remaining: fromZero,
        pending: fromZero,
        availableAt: date,
        parts: {
          bsonType: 'array',
          items: {
            bsonType: 'object',
            required: ['ruleId', 'points'],
            additionalProperties: false,
            properties: { ruleId: string, points: whole },
          },
        },
        qualifying: {
          bsonType: 'object',
          required: ['points', 'spendMinor', 'purchases'],
          additionalProperties: false,
          properties: counted,
        },
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
      {
        key: { accountId: 1, availableAt: 1 }, // what matures next
        partialFilterExpression: { pending: { $gt: 0 } },
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
