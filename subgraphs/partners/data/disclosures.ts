import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { failure } from '#shared/failure.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import {
  breakAtEnd,
  type ChainBreak,
  type ChainHead,
  chainOrigin,
  headAfter,
  type Link,
  linkAfter,
  type RecipientKind,
} from '../rules/disclosure-chain.ts';

/**
 * Collection `disclosures`: each customer's chain of who was shown what. Append only, no personal data.
 * `_id` is the customer and the place in the chain: it sorts by age and admits one link a place.
 */
export type StoredDisclosure = Stored & Link;

/** Collection `disclosureHeads`: the newest link of each customer. `_id` is the customer. */
type StoredHead = Stored & ChainHead;

const string = { bsonType: 'string', minLength: 1 };
const strings = { bsonType: 'array', items: string };
const sequence = { bsonType: ['int', 'long', 'double'], minimum: 0 };

export const disclosuresMigration: Migration = {
  id: '002-disclosures',
  async up(db) {
    await defineCollection(db, 'disclosures', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['customerId', 'sequence', 'eventId', 'at', 'recipient', 'recipientKind'],
          ...['fields', 'purposes', 'previousHash', 'hash'],
        ],
        properties: {
          _id: string,
          customerId: string,
          sequence: { ...sequence, minimum: 1 },
          eventId: string,
          at: { bsonType: 'date' },
          requestId: string,
          recipient: string,
          recipientKind: { enum: ['partner', 'associate', 'service', 'staff'] },
          grantId: string,
          fields: strings,
          purposes: strings,
          previousHash: string,
          hash: string,
        },
      },
      indexes: [
        { key: { customerId: 1, _id: -1 } }, // a customer's page, newest first
        { key: { eventId: 1 }, unique: true }, // one link an event, whatever happens to the consumer
      ],
    });
    await defineCollection(db, 'disclosureHeads', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['sequence', 'hash'],
        properties: { _id: string, sequence, hash: string },
      },
    });
  },
};

export const disclosureFiltersMigration: Migration = {
  id: '021-disclosure-filters',
  async up(db) {
    await db.collection('disclosures').createIndexes([
      { key: { customerId: 1, recipientKind: 1, _id: -1 } }, // a customer's page of one kind of recipient
      { key: { customerId: 1, grantId: 1, _id: -1 } }, // … of some grants, e.g. when an app last read
    ]);
  },
};

/** Customers are merged: several chains are read as one, by time. */
export const disclosureTimesMigration: Migration = {
  id: '042-disclosure-times',
  async up(db) {
    await db.collection('disclosures').createIndexes([{ key: { customerId: 1, at: -1, _id: -1 } }]);
  },
};

/** Narrows a customer's page. */
type DisclosureFilter = {
  recipientKind?: RecipientKind | undefined;
  /** 1 to {@link MAX_GRANTS}. */
  grantIds?: readonly string[] | null | undefined;
};

const MAX_GRANTS = 100;

/** Digits of a place in the chain, so that places sort as text. */
const PLACE_DIGITS = 10;

const linkId = (customerId: string, place: number) =>
  `${customerId}/${String(place).padStart(PLACE_DIGITS, '0')}`;

/** A link and the head that points at it change together, so one module owns both collections. */
export function openDisclosures({ db, client }: { db: Db; client: MongoClient }) {
  const disclosures = db.collection<StoredDisclosure>('disclosures');
  const heads = db.collection<StoredHead>('disclosureHeads');

  return {
    /** Appends a read to its customer's chain, in the transaction of `session`, which is retried on a conflict. */
    async append(event: PatronEvent<'patron.disclosure.recorded.v1'>, session: ClientSession): Promise<void> {
      const { customerId, requestId, recipient, recipientKind, grantId, fields, purposes } = event.data;
      const origin = chainOrigin(customerId);
      // Written before it is used: of two consumers at once, one waits for the other here rather than fork the chain.
      const head = await heads.findOneAndUpdate(
        { _id: customerId },
        { $inc: { sequence: 1 }, $setOnInsert: { hash: origin.hash } },
        { upsert: true, returnDocument: 'after', session },
      );
      const previous = head ? { sequence: head.sequence - 1, hash: head.hash } : origin;
      const link = linkAfter(previous, {
        customerId,
        eventId: event.id,
        at: new Date(event.time),
        requestId: requestId ?? undefined,
        recipient,
        recipientKind: recipientKind as RecipientKind, // the validator refuses any other
        grantId: grantId ?? undefined,
        fields,
        purposes,
      });
      await disclosures.insertOne({ _id: linkId(customerId, link.sequence), ...link }, { session });
      await heads.updateOne({ _id: customerId }, { $set: { hash: link.hash } }, { session });
    },

    /**
     * One page of a customer's disclosures, newest first: the chains of all their ids as one.
     * @throws {GraphQLError} `BAD_USER_INPUT` for too few or too many grants, and as {@link newestFirst}.
     */
    async of(
      members: readonly string[],
      page: PageRequest,
      { recipientKind, grantIds }: DisclosureFilter = {},
    ) {
      if (grantIds && (grantIds.length < 1 || grantIds.length > MAX_GRANTS)) {
        throw failure('BAD_USER_INPUT', `\`grantIds\` must name 1 to ${MAX_GRANTS} grants.`);
      }
      const filter = {
        customerId: { $in: [...members] },
        ...(recipientKind && { recipientKind }),
        ...(grantIds && { grantId: { $in: [...grantIds] } }),
      };
      if (members.length === 1) return newestFirst(disclosures, filter, page);
      requirePageSize(page.first);
      const last = page.after ? await disclosures.findOne({ _id: page.after }) : null;
      const older = last ? [{ at: { $lt: last.at } }, { at: last.at, _id: { $lt: last._id } }] : [{}];
      const found = await disclosures
        .find({ ...filter, $or: older })
        .sort({ at: -1, _id: -1 })
        .limit(page.first + 1)
        .toArray();
      return pageOf(found, page.first);
    },

    /** When a grant was last read under, whichever id of the customer it was; null: never. */
    async lastRead(members: readonly string[], grantId: string): Promise<Date | null> {
      const reads = await Promise.all(
        members.map((customerId) =>
          disclosures.find({ customerId, grantId }).sort({ _id: -1 }).limit(1).next(),
        ),
      );
      return latestOf(reads.map((read) => read?.at));
    },

    /** When a grant was first read under, whichever id it was, as this transaction sees it; null: never. */
    async firstRead(
      members: readonly string[],
      grantId: string,
      session: ClientSession,
    ): Promise<Date | null> {
      let first: Date | null = null;
      for (const customerId of members) {
        const read = await disclosures
          .find({ customerId, grantId }, { session })
          .sort({ _id: 1 })
          .limit(1)
          .next();
        if (read && (!first || read.at < first)) first = read.at;
      }
      return first;
    },

    /** Checks every link of the chain of one id, oldest first, and that it ends where it should. Null: it holds. */
    firstBreak: (customerId: string): Promise<ChainBreak | null> =>
      // One snapshot: what is appended meanwhile must not look like a link too many.
      client.withSession({ snapshot: true }, async (session) => {
        // Said at each read: the driver lets the client's own read concern win over the session's.
        const at = { session, readConcern: { level: 'snapshot' } } as const;
        const end = (await heads.findOne({ _id: customerId }, at)) ?? chainOrigin(customerId);
        let head = chainOrigin(customerId);
        for await (const link of disclosures.find({ customerId }, at).sort({ _id: 1 })) {
          const next = headAfter(head, link);
          if ('problem' in next) return next;
          head = next;
        }
        return breakAtEnd(head, end);
      }),
  };
}

const latestOf = (times: readonly (Date | undefined)[]): Date | null =>
  times.reduce<Date | null>((latest, at) => (at && (!latest || at > latest) ? at : latest), null);
