import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { type Earned, REPORT_KINDS, type Report } from './fold-reports.ts';

export const EARNING_CARD_STATES = ['UNCONFIRMED', 'LINKED', 'UNLINKED'] as const;

/** Collection `earningCards`: by which cards a member earns. Several may claim a card, one has it. */
export type EarningCard = Stored & {
  customerId: string;
  /** See `card-key.ts`: neither the card's number nor its reference is kept. */
  card: string;
  /** What its owner calls it. */
  label?: string;
  /** `UNCONFIRMED`: somebody says that it is theirs, and nothing comes of it until the processor says so, too. */
  state: (typeof EARNING_CARD_STATES)[number];
  claimedAt: Date;
  linkedAt?: Date;
  unlinkedAt?: Date;
  /** Grows with each purchase by the card or its owner, so that two at once don't overlook each other. */
  version?: number;
};

/** Collection `tillSales`: what is needed of an order to know it again in what a processor tells. `_id` is the order. */
export type StoredTillSale = Stored & {
  customerId: string;
  storeId: string;
  currency: string;
  amountMinor: number;
  from: Date;
  until: Date;
  cards?: string[];
};

/** A clearing, and what came of it. Its place in the list is for ever. */
export type StoredClearing = {
  /** Key of the report that told it. */
  id: string;
  amountMinor: number;
  at: Date;
  /** The order that is the same purchase. */
  orderId?: string;
  earned: Earned;
};

/** An offer that a purchase redeemed of itself. */
export type RedeemedOffer = {
  offerId: string;
  /** Times the points; 1: it gives money back instead. */
  multiplier: number;
  /** What the card is to be credited, as of now. */
  creditMinor: number;
  /** What the multiplier has earned on. */
  earned: Earned;
  /** Nothing is left of the purchase, and it could be redeemed again. */
  isOver?: boolean;
};

/** Collection `cardPurchases`: purchases that a processor told of. */
export type CardPurchase = Stored & {
  /** Who told it, a slash, and their own reference of it. */
  key: string;
  cardId: string;
  card: string;
  customerId: string;
  storeId: string;
  currency: string;
  /** When the card was used, as the first report has it. */
  at: Date;
  /** `id` is who told it, a slash, and their own id of it. */
  reports: Report[];
  clearings: StoredClearing[];
  offer?: RedeemedOffer;
};

export const earningCardsIn = (db: Db) => db.collection<EarningCard>('earningCards');
export const tillSalesIn = (db: Db) => db.collection<StoredTillSale>('tillSales');
export const cardPurchasesIn = (db: Db) => db.collection<CardPurchase>('cardPurchases');

/** More reports of one purchase are refused. */
export const MOST_REPORTS = 100;

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const fromZero = { bsonType: 'int', minimum: 0 };
const amount = { bsonType: 'int', minimum: 1 };
const currency = { bsonType: 'string', minLength: 3, maxLength: 3 };

const earned = {
  bsonType: 'object',
  additionalProperties: false,
  required: ['round', 'grossMinor', 'undoneMinor'],
  properties: { round: fromZero, grossMinor: fromZero, undoneMinor: fromZero },
};

export const cardsMigration: Migration = {
  id: '060-cards',
  async up(db) {
    await defineCollection(db, 'earningCards', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'card', 'state', 'claimedAt'],
        properties: {
          _id: string,
          customerId: string,
          card: { bsonType: 'string', pattern: '^car_' },
          label: string,
          state: { enum: [...EARNING_CARD_STATES] },
          claimedAt: date,
          linkedAt: date,
          unlinkedAt: date,
          version: fromZero,
        },
      },
      indexes: [
        // One person's at a time.
        { name: 'linked', key: { card: 1 }, unique: true, partialFilterExpression: { state: 'LINKED' } },
        { key: { card: 1, state: 1 } },
        { key: { customerId: 1 } },
        {
          key: { unlinkedAt: 1 },
          partialFilterExpression: { unlinkedAt: { $exists: true } }, // to forget
        },
      ],
    });
    await defineCollection(db, 'tillSales', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['customerId', 'storeId', 'currency', 'amountMinor', 'from', 'until'],
        properties: {
          _id: string,
          customerId: string,
          storeId: string,
          currency,
          amountMinor: { bsonType: ['int', 'long', 'double'], minimum: 0 },
          from: date,
          until: date,
          cards: { bsonType: 'array', items: string },
        },
      },
      indexes: [
        { key: { customerId: 1, storeId: 1, amountMinor: 1, until: 1 } },
        { key: { cards: 1, storeId: 1, amountMinor: 1, until: 1 } },
        { key: { until: 1 } }, // to forget
      ],
    });
    await defineCollection(db, 'cardPurchases', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['key', 'cardId', 'card', 'customerId', 'storeId', 'currency', 'at', 'reports', 'clearings'],
        ],
        properties: {
          _id: string,
          key: string,
          cardId: string,
          card: string,
          customerId: string,
          storeId: string,
          currency,
          at: date,
          reports: {
            bsonType: 'array',
            minItems: 1,
            maxItems: MOST_REPORTS,
            items: {
              bsonType: 'object',
              additionalProperties: false,
              required: ['id', 'kind', 'amountMinor', 'at'],
              properties: { id: string, kind: { enum: [...REPORT_KINDS] }, amountMinor: amount, at: date },
            },
          },
          clearings: {
            bsonType: 'array',
            items: {
              bsonType: 'object',
              additionalProperties: false,
              required: ['id', 'amountMinor', 'at', 'earned'],
              properties: {
                id: string,
                amountMinor: amount,
                at: date,
                orderId: string,
                earned,
              },
            },
          },
          offer: {
            bsonType: 'object',
            additionalProperties: false,
            required: ['offerId', 'multiplier', 'creditMinor', 'earned'],
            properties: {
              offerId: string,
              multiplier: amount,
              creditMinor: fromZero,
              earned,
              isOver: { bsonType: 'bool' },
            },
          },
        },
      },
      indexes: [
        { key: { key: 1 }, unique: true },
        { key: { 'reports.id': 1 }, unique: true }, // a report counts once
        { key: { customerId: 1, _id: -1 } }, // a member's list
        { key: { card: 1, storeId: 1, at: 1 } },
        { key: { at: 1 } }, // to forget
      ],
    });
  },
};
