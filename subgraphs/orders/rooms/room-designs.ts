import { createHash, randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { RoomPlan } from './rules.ts';

/** Collection `roomDesigns`. */
export type StoredRoomDesign = RoomPlan & {
  _id: string;
  /** Absent: made at a store's simulator and not claimed yet; about nobody. */
  customerId?: string;
  /** Grows by one with each change of the plan. */
  version: number;
  /** The store of the simulator where it was begun. Absent: at home. */
  storeId?: string;
  createdAt: Date;
  updatedAt: Date;
  /** The customer lets the associates of one store see it. */
  share?: { storeId: string; until: Date };
  /** SHA-256 of what the simulator shows as a QR code; present until somebody claims it. */
  claimHash?: string;
  /** Of one that nobody has claimed. */
  expiresAt?: Date;
};

/** Designs that a customer may keep under one id. */
export const MAX_DESIGNS = 100;

/** Time to take a design along from the simulator. */
const UNCLAIMED_HOURS = 24;
const HOUR_MS = 3_600_000;

export const roomDesignsMigration: Migration = {
  id: '045-room-designs',
  up: (db) =>
    defineCollection(db, 'roomDesigns', {
      schema: {
        bsonType: 'object',
        required: ['version', 'name', 'size', 'fixtures', 'finishes', 'placements', 'createdAt', 'updatedAt'],
        properties: {
          customerId: { bsonType: 'string' },
          placements: { bsonType: 'array' },
          expiresAt: { bsonType: 'date' },
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } },
        { key: { 'share.storeId': 1, _id: -1 }, sparse: true },
        { key: { claimHash: 1 }, unique: true, partialFilterExpression: { claimHash: { $exists: true } } },
        { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
      ],
    }),
};

type Members = readonly string[];

const hashOf = (code: string): string => createHash('sha256').update(code).digest('base64url');

export function openRoomDesigns({ db, clock }: { db: Db; clock: () => Date }) {
  const designs = db.collection<StoredRoomDesign>('roomDesigns');
  const theirs = (members: Members, _id: string) => ({ _id, customerId: { $in: [...members] } });
  const after = { returnDocument: 'after' } as const;

  return {
    byId: (id: string): Promise<StoredRoomDesign | null> => designs.findOne({ _id: id }),

    page: (members: Members, page: PageRequest) =>
      newestFirst(designs, { customerId: { $in: [...members] } }, page),

    /** What customers let the associates of a store see now. */
    sharedWith: (storeId: string, page: PageRequest) =>
      newestFirst(designs, { 'share.storeId': storeId, 'share.until': { $gt: clock() } }, page),

    /** Null when the customer keeps {@link MAX_DESIGNS} already. */
    async begin(customerId: string, plan: RoomPlan): Promise<StoredRoomDesign | null> {
      if ((await designs.countDocuments({ customerId }, { limit: MAX_DESIGNS })) === MAX_DESIGNS) return null;
      const now = clock();
      const design = { _id: newId('rom'), customerId, version: 1, ...plan, createdAt: now, updatedAt: now };
      await designs.insertOne(design);
      return design;
    },

    /** A design of nobody yet, and the code by which a customer takes it along; the code is shown this once. */
    async beginAtSimulator(
      storeId: string,
      plan: RoomPlan,
    ): Promise<{ design: StoredRoomDesign; code: string }> {
      const code = randomBytes(16).toString('base64url');
      const now = clock();
      const design: StoredRoomDesign = {
        ...{ _id: newId('rom'), version: 1, ...plan, storeId, createdAt: now, updatedAt: now },
        claimHash: hashOf(code),
        expiresAt: new Date(now.getTime() + UNCLAIMED_HOURS * HOUR_MS),
      };
      await designs.insertOne(design);
      return { design, code };
    },

    /** Gives a design to the first customer who shows its code; null for everybody else. */
    claim: (customerId: string, code: string): Promise<StoredRoomDesign | null> =>
      designs.findOneAndUpdate(
        { claimHash: hashOf(code), expiresAt: { $gt: clock() } },
        { $set: { customerId, updatedAt: clock() }, $unset: { claimHash: '', expiresAt: '' } },
        after,
      ),

    /** Null when it has another version by now, or isn't theirs. */
    change: (
      members: Members,
      id: string,
      version: number,
      plan: RoomPlan,
    ): Promise<StoredRoomDesign | null> =>
      designs.findOneAndUpdate(
        { ...theirs(members, id), version },
        { $set: { ...plan, updatedAt: clock() }, $inc: { version: 1 } },
        after,
      ),

    /** Null `share` ends it. Null when the design isn't theirs. */
    share: (
      members: Members,
      id: string,
      share: StoredRoomDesign['share'] | null,
    ): Promise<StoredRoomDesign | null> =>
      designs.findOneAndUpdate(
        theirs(members, id),
        share ? { $set: { share } } : { $unset: { share: '' } },
        after,
      ),

    async remove(members: Members, id: string): Promise<boolean> {
      return (await designs.deleteOne(theirs(members, id))).deletedCount === 1;
    },
  };
}
