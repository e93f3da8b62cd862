import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Rate } from './rate.ts';

/** Collection `exchangeRates`: every rate there was with each partner, the newest of which holds. Append only. */
export type StoredRate = Stored &
  Rate & {
    clientId: string;
    /** Hours after an exchange in which it can be reversed. */
    reversibleHours: number;
    setAt: Date;
  };

const string = { bsonType: 'string', minLength: 1 };
const whole = { bsonType: 'int', minimum: 1 };

export const exchangeRatesMigration: Migration = {
  id: '006-exchange-rates',
  up: (db) =>
    defineCollection(db, 'exchangeRates', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['clientId', 'points', 'partnerUnits', 'reversibleHours', 'setAt'],
        properties: {
          _id: string,
          clientId: string,
          points: whole,
          partnerUnits: whole,
          reversibleHours: { bsonType: 'int', minimum: 0 },
          setAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { clientId: 1, _id: -1 } }], // the newest of a partner
    }),
};

export function openExchangeRates({ db, clock }: { db: Db; clock: Dependencies['clock'] }) {
  const rates = db.collection<StoredRate>('exchangeRates');
  return {
    /** The rate that holds with an app. Null when nothing can be exchanged with it. */
    current: (clientId: string, session?: ClientSession): Promise<StoredRate | null> =>
      rates.findOne({ clientId }, { sort: { _id: -1 }, ...(session && { session }) }),

    async set(rate: Omit<StoredRate, '_id' | 'setAt'>): Promise<StoredRate> {
      const stored = { _id: newId('rte'), ...rate, setAt: clock() };
      await rates.insertOne(stored);
      return stored;
    },
  };
}

export type ExchangeRates = ReturnType<typeof openExchangeRates>;
