import type { ClientSession, Collection, Db } from 'mongodb';
import { MongoServerError } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { isDuplicateKey, type Stored } from '#shared/mongo.ts';
import { openSigningSecrets, SECRETS_SCHEMA, type SigningSecret } from '#shared/webhooks/signing-secrets.ts';
import type { Vault } from '#shared/webhooks/vault.ts';
import { SYNCED_ATTRIBUTES, type SyncedAttribute } from '../rules/attributes.ts';
import { type Owner, POLICIES, type Policy } from '../rules/statements.ts';

export const DIRECTIONS = ['IN', 'OUT', 'BOTH'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One attribute of a connection. */
export type ConnectedAttribute = { attribute: SyncedAttribute; owner: Owner; policy: Policy };

/** Why nothing is sent: the admin paused it, the application said that it is gone (410), or took nothing for days. */
export type PauseReason = 'ADMIN' | 'GONE' | 'FAILING';

/** Collection `connections`: applications of the retailer that hold the same customers as we do. `_id` is the service that it acts as. */
export type Connection = Stored & {
  name: string;
  /** From 0; unique, so that there are so many and no more. */
  slot: number;
  direction: Direction;
  attributes: ConnectedAttribute[];
  /** What it owns; unique over all connections. */
  owns?: SyncedAttribute[];
  /** The purpose under which it may hold them. */
  purpose: string;
  /** Where it is told. Absent: it reads the feed. */
  url?: string;
  state: 'ACTIVE' | 'PAUSED';
  pauseReason?: PauseReason;
  pausedAt?: Date;
  /** Newest first; all sign. Encrypted, see {@link Vault}. */
  secrets: SigningSecret[];
  /** Grows with each change of the secrets. */
  version: number;
  createdAt: Date;
  /** Since when it has taken nothing; absent while all is well. */
  failingSince?: Date;
  /** It asked to be left alone until then. */
  notBefore?: Date;
  /** Customers after this id have yet to be told of as they stand. Absent: nothing is left to do. */
  telling?: { after: string };
};

const MAX_CONNECTIONS = 20;

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const number = { bsonType: ['int', 'long', 'double'], minimum: 0 };

const connectionsIn = (db: Db): Collection<Connection> => db.collection<Connection>('connections');

export const connectionsMigration: Migration = {
  id: '030-connections',
  up: (db) =>
    defineCollection(db, 'connections', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['name', 'slot', 'direction', 'attributes', 'purpose', 'state'],
          ...['secrets', 'version', 'createdAt'],
        ],
        properties: {
          _id: string,
          name: string,
          slot: { ...number, maximum: MAX_CONNECTIONS - 1 },
          direction: { enum: DIRECTIONS },
          attributes: {
            bsonType: 'array',
            minItems: 1,
            items: {
              bsonType: 'object',
              additionalProperties: false,
              required: ['attribute', 'owner', 'policy'],
              properties: {
                attribute: { enum: SYNCED_ATTRIBUTES },
                owner: { enum: ['PATRON', 'APPLICATION'] },
                policy: { enum: POLICIES },
              },
            },
          },
          owns: { bsonType: 'array', minItems: 1, uniqueItems: true, items: { enum: SYNCED_ATTRIBUTES } },
          purpose: string,
          url: string,
          state: { enum: ['ACTIVE', 'PAUSED'] },
          pauseReason: { enum: ['ADMIN', 'GONE', 'FAILING'] },
          pausedAt: date,
          secrets: SECRETS_SCHEMA,
          version: number,
          createdAt: date,
          failingSince: date,
          notBefore: date,
          telling: { bsonType: 'object', required: ['after'], properties: { after: { bsonType: 'string' } } },
        },
      },
      indexes: [
        { key: { slot: 1 }, unique: true }, // how many they can be
        { key: { owns: 1 }, unique: true, partialFilterExpression: { owns: { $exists: true } } }, // one owner of an attribute
      ],
    }),
};

/** What an admin says of a connection. */
export type ConnectionTerms = Pick<Connection, 'name' | 'direction' | 'attributes' | 'purpose'> & {
  url: string | null;
};

/** Whether we tell it, or take from it. */
export const isTold = ({ direction }: Pick<Connection, 'direction'>): boolean => direction !== 'IN';
export const isHeard = ({ direction }: Pick<Connection, 'direction'>): boolean => direction !== 'OUT';

const ownedIn = (attributes: readonly ConnectedAttribute[]): SyncedAttribute[] =>
  attributes.filter(({ owner }) => owner === 'APPLICATION').map(({ attribute }) => attribute);

export function openConnections({ db, clock, vault }: { db: Db; clock: () => Date; vault: Vault }) {
  const connections = connectionsIn(db);
  const signing = openSigningSecrets({ vault, clock });

  return {
    byId: (id: string, session?: ClientSession): Promise<Connection | null> =>
      connections.findOne({ _id: id }, session ? { session } : {}),

    /** In the order of their ids; at most 20. */
    all: (session?: ClientSession): Promise<Connection[]> =>
      connections
        .find({}, session ? { session } : {})
        .sort({ _id: 1 })
        .toArray(),

    /** Those that can be sent to now. */
    async open(): Promise<Connection[]> {
      const now = clock();
      const active = await connections.find({ state: 'ACTIVE', url: { $exists: true } }).toArray();
      return active.filter((one) => isTold(one) && isOpen(one, now));
    },

    /**
     * `secret` can't be had again. A text says why there is no connection.
     * @param everybody whether it is told of all customers now, or of each with the next change.
     */
    async register(id: string, { url, ...terms }: ConnectionTerms, everybody: boolean) {
      const owns = ownedIn(terms.attributes);
      const { secret, secrets } = signing.first(id);
      for (let slot = 0; slot < MAX_CONNECTIONS; slot += 1) {
        const connection: Connection = {
          _id: id,
          ...terms,
          slot,
          ...(owns.length && { owns }),
          ...(url !== null && { url }),
          state: 'ACTIVE',
          secrets,
          version: 1,
          createdAt: clock(),
          ...(everybody && { telling: { after: '' } }),
        };
        try {
          await connections.insertOne(connection);
          return { connection, secret };
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          if (isAbout(error, '_id')) return 'ID_TAKEN';
          if (isAbout(error, 'owns')) return 'ATTRIBUTE_OWNED';
        }
      }
      return 'TOO_MANY';
    },

    /**
     * Only what is given changes; a `url` of null takes it away. When other attributes, or another purpose, hold from now on, it is
     * told of all customers anew, what it has to remove included.
     */
    async change(
      id: string,
      { url, ...terms }: Partial<ConnectionTerms>,
      paused: boolean | undefined,
    ): Promise<Connection | 'ATTRIBUTE_OWNED' | null> {
      const owns = terms.attributes && ownedIn(terms.attributes);
      const isWidened = Boolean(terms.attributes ?? terms.purpose ?? terms.direction);
      const set = {
        ...terms,
        ...(owns?.length && { owns }),
        ...(url && { url }),
        ...(isWidened && { telling: { after: '' } }),
        ...(paused === false && { state: 'ACTIVE' as const }),
        ...(paused && { state: 'PAUSED' as const, pauseReason: 'ADMIN' as const, pausedAt: clock() }),
      };
      const unset = {
        ...(owns?.length === 0 && { owns: '' as const }),
        ...(url === null && { url: '' as const }),
        ...(paused !== undefined && { failingSince: '' as const, notBefore: '' as const }),
        ...(paused === false && { pauseReason: '' as const, pausedAt: '' as const }),
      };
      try {
        return await connections.findOneAndUpdate(
          { _id: id },
          { ...(Object.keys(set).length && { $set: set }), $unset: unset },
          { returnDocument: 'after' },
        );
      } catch (error) {
        if (isDuplicateKey(error)) return 'ATTRIBUTE_OWNED';
        throw error;
      }
    },

    /** Adds a secret; those before it sign until `overlapEnd` at the latest. Null when the connection is gone. */
    async rotate(
      id: string,
      overlapEnd: Date,
    ): Promise<{ connection: Connection; secret: string } | 'TOO_MANY' | null> {
      for (;;) {
        const known = await connections.findOne({ _id: id });
        if (!known) return null;
        const rotated = signing.rotated(known.secrets, id, overlapEnd);
        if (!rotated) return 'TOO_MANY';
        const { secret, secrets } = rotated;
        const connection = await connections.findOneAndUpdate(
          { _id: id, version: known.version },
          { $set: { secrets }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        );
        if (connection) return { connection, secret };
      }
    },

    async remove(id: string, session: ClientSession): Promise<boolean> {
      return (await connections.deleteOne({ _id: id }, { session })).deletedCount === 1;
    },

    /** What signs now, newest first. @throws {Error} when the keyring doesn't open one of them. */
    secretsOf: ({ _id, secrets }: Connection): string[] => signing.unlocked(secrets, _id),

    /** @returns connections with a secret that the keyring doesn't open: they have to be given a new one. */
    async renewSecrets(): Promise<string[]> {
      const shut: string[] = [];
      for await (const { _id, version, secrets } of connections.find()) {
        try {
          const renewed = signing.renewed(secrets, _id);
          if (!renewed) continue;
          const change = { $set: { secrets: renewed }, $inc: { version: 1 } };
          await connections.updateOne({ _id, version }, change);
        } catch {
          shut.push(_id);
        }
      }
      return shut;
    },

    /** It has taken something. */
    async noteSuccess({ _id, failingSince }: Connection): Promise<void> {
      if (failingSince) await connections.updateOne({ _id }, { $unset: { failingSince: '' } });
    },

    /** It has not taken something. @returns since when it takes nothing. */
    async noteFailure(id: string, notBefore: Date | null): Promise<Date> {
      const now = clock();
      const changed = await connections.findOneAndUpdate(
        { _id: id },
        [{ $set: { failingSince: { $ifNull: ['$failingSince', now] }, ...(notBefore && { notBefore }) } }],
        { returnDocument: 'after' },
      );
      return changed?.failingSince ?? now;
    },

    /** False when it was paused before. */
    async pause(id: string, pauseReason: PauseReason): Promise<boolean> {
      const { modifiedCount } = await connections.updateOne(
        { _id: id, state: 'ACTIVE' },
        { $set: { state: 'PAUSED', pauseReason, pausedAt: clock() } },
      );
      return modifiedCount === 1;
    },

    /** Has it told of all customers as they stand now. */
    async tellOfAll(id: string, session: ClientSession): Promise<void> {
      await connections.updateOne({ _id: id }, { $set: { telling: { after: '' } } }, { session });
    },

    /** How far telling it of all customers has got; null: to the end. */
    async noteTold(id: string, after: string | null, session: ClientSession): Promise<void> {
      const change = after === null ? { $unset: { telling: '' as const } } : { $set: { telling: { after } } };
      await connections.updateOne({ _id: id }, change, { session });
    },
  };
}

export type Connections = ReturnType<typeof openConnections>;

/** Whether it may be sent to at this moment. */
export const isOpen = ({ state, notBefore }: Connection, now: Date): boolean =>
  state === 'ACTIVE' && (!notBefore || notBefore <= now);

const isAbout = (error: unknown, key: string): boolean =>
  error instanceof MongoServerError && key in ((error.keyPattern as object | undefined) ?? {});
