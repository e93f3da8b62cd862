import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import {
  DEFAULT_POLICIES,
  IDENTIFIER_TYPES,
  type IdentifierPolicies,
  type IdentifierPolicy,
  type IdentifierType,
} from '../rules/identifiers.ts';

/** Collection `identifierPolicies`: those that were set; `_id` is the type. Of the others the usual one holds. */
type StoredPolicy = Stored & IdentifierPolicy;

const whole = { bsonType: 'int', minimum: 1 };

export const identifierPoliciesMigration: Migration = {
  id: '050-identifier-policies',
  up: (db) =>
    defineCollection(db, 'identifierPolicies', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['max', 'days', 'priority', 'blocked'],
        properties: {
          _id: { enum: [...IDENTIFIER_TYPES] },
          max: whole,
          days: whole,
          priority: whole,
          blocked: { bsonType: 'array', items: { bsonType: 'string', minLength: 1 } },
        },
      },
    }),
};

/** How far identifiers are believed. What is set counts for records that arrive from then on, and at the next `startResolution`. */
export function openIdentifierPolicies(db: Db) {
  const policies = db.collection<StoredPolicy>('identifierPolicies');
  return {
    async all(session?: ClientSession): Promise<IdentifierPolicies> {
      const set = await policies.find({}, session ? { session } : {}).toArray();
      return { ...DEFAULT_POLICIES, ...Object.fromEntries(set.map(({ _id, ...policy }) => [_id, policy])) };
    },

    async set(type: IdentifierType, policy: IdentifierPolicy, session: ClientSession): Promise<void> {
      await policies.replaceOne({ _id: type }, policy, { session, upsert: true });
    },
  };
}
