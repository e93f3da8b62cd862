import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import { SYNCED_ATTRIBUTES, type SyncedAttribute } from '../rules/attributes.ts';

/** `SETTLED`: the application came to say the same, or took it back, before anybody decided. */
export const CONFLICT_STATES = ['OPEN', 'THEIRS', 'OURS', 'SETTLED'] as const;
export type ConflictState = (typeof CONFLICT_STATES)[number];

/**
 * Collection `syncConflicts`: an application says other than we do, and a person is to decide. Both values stand where they always
 * do, in the profile and in the edit.
 */
export type SyncConflict = Stored & {
  connectionId: string;
  /** The id under which the application's word stands. */
  customerId: string;
  attribute: SyncedAttribute;
  /** The edit that is held. */
  editId: string;
  state: ConflictState;
  openedAt: Date;
  endedAt?: Date;
  /** `actorId` of who decided. */
  decidedBy?: string;
};

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const syncConflictsMigration: Migration = {
  id: '033-sync-conflicts',
  up: (db) =>
    defineCollection(db, 'syncConflicts', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['connectionId', 'customerId', 'attribute', 'editId', 'state', 'openedAt'],
        properties: {
          _id: string,
          connectionId: string,
          customerId: string,
          attribute: { enum: SYNCED_ATTRIBUTES },
          editId: string,
          state: { enum: CONFLICT_STATES },
          openedAt: date,
          endedAt: date,
          decidedBy: string,
        },
      },
      indexes: [
        {
          key: { connectionId: 1, customerId: 1, attribute: 1 }, // one open conflict about one thing
          unique: true,
          partialFilterExpression: { state: 'OPEN' },
        },
        { key: { state: 1, _id: -1 } }, // the queue, newest first
        { key: { customerId: 1 } }, // a customer's rights
      ],
    }),
};

export function openConflicts({ db, clock }: { db: Db; clock: () => Date }) {
  const conflicts = db.collection<SyncConflict>('syncConflicts');
  const open = 'OPEN' as const;

  return {
    seenBy: (session: ClientSession, id: string): Promise<SyncConflict | null> =>
      conflicts.findOne({ _id: id }, { session }),

    byId: (id: string): Promise<SyncConflict | null> => conflicts.findOne({ _id: id }),

    /** Opens one, or lets the one that is open be about this edit. */
    async open(
      about: Pick<SyncConflict, 'connectionId' | 'customerId' | 'attribute' | 'editId'>,
      session: ClientSession,
    ): Promise<void> {
      const { editId, ...what } = about;
      await conflicts.updateOne(
        { ...what, state: open },
        { $set: { editId }, $setOnInsert: { _id: newId('cfl'), openedAt: clock() } },
        { upsert: true, session },
      );
    },

    /** Nothing is left to be decided. */
    async settle(
      what: Pick<SyncConflict, 'connectionId' | 'customerId' | 'attribute'>,
      session: ClientSession,
    ): Promise<void> {
      const ended = { state: 'SETTLED' as const, endedAt: clock() };
      await conflicts.updateOne({ ...what, state: open }, { $set: ended }, { session });
    },

    /** False when it was decided before. */
    async decide(
      id: string,
      state: 'THEIRS' | 'OURS',
      decidedBy: string,
      session: ClientSession,
    ): Promise<boolean> {
      const { modifiedCount } = await conflicts.updateOne(
        { _id: id, state: open },
        { $set: { state, endedAt: clock(), decidedBy } },
        { session },
      );
      return modifiedCount === 1;
    },

    /** Attributes of a customer that wait for a decision with an application. */
    async openWith(connectionId: string, customerIds: readonly string[]): Promise<Set<SyncedAttribute>> {
      const found = await conflicts
        .find({ connectionId, customerId: { $in: [...customerIds] }, state: open })
        .toArray();
      return new Set(found.map(({ attribute }) => attribute));
    },

    /** One page, newest first. @throws as {@link newestFirst} */
    page: (state: ConflictState | null, customerIds: readonly string[] | null, page: PageRequest) =>
      newestFirst(
        conflicts,
        { ...(state && { state }), ...(customerIds && { customerId: { $in: [...customerIds] } }) },
        page,
      ),

    removeConnection: (connectionId: string, session: ClientSession) =>
      conflicts.deleteMany({ connectionId }, { session }),
  };
}

export type Conflicts = ReturnType<typeof openConflicts>;
