import { createHash } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection, type Migration } from './migrations.ts';
import { lookupBy, type Stored } from './mongo.ts';
import { type PageRequest, pageOf, requirePageSize } from './pagination.ts';
import type { Section } from './rights.ts';

/** Collection `rightsSections`: what a subgraph holds of a customer, as it was when a request was carried out. */
export type RightsSection = Stored & {
  /** `_id` is the request. */
  customerId: string;
  subgraph: string;
  /** See {@link digestOf}. */
  digest: string;
  counts: Record<string, number>;
  /** Collections that name the customer and are not in it, with the reason. */
  excluded: Record<string, string>;
  collectedAt: Date;
  /** It is shown until then. */
  expiresAt: Date;
};

/** Collection `rightsSectionRecords`: the records of a section. `_id` is the request and the place. */
export type RightsSectionRecord = Stored & {
  customerId: string;
  requestId: string;
  collection: string;
  /** JSON: field names may be such as MongoDB wouldn't take. */
  json: string;
  expiresAt: Date;
};

const KEPT_DAYS = 30;
const PLACE_DIGITS = 8;

const sectionsIn = (db: Db) => db.collection<RightsSection>('rightsSections');
const recordsIn = (db: Db) => db.collection<RightsSectionRecord>('rightsSectionRecords');

const string = { bsonType: 'string' };
const date = { bsonType: 'date' };
const INDEXES = [
  { key: { customerId: 1 } }, // erased with the customer
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
];

export const rightsSectionsMigration: Migration = {
  id: '000-rights-sections',
  async up(db) {
    await defineCollection(db, 'rightsSections', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'subgraph', 'digest', 'counts', 'excluded', 'collectedAt', 'expiresAt'],
        properties: { customerId: string, digest: string, collectedAt: date, expiresAt: date },
      },
      indexes: INDEXES,
    });
    await defineCollection(db, 'rightsSectionRecords', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'requestId', 'collection', 'json', 'expiresAt'],
        properties: { customerId: string, requestId: string, collection: string, json: string },
      },
      indexes: INDEXES,
    });
  },
};

/** One line of a section, in the form over which the digest goes. */
export const sectionLine = (collection: string, record: unknown): string =>
  `${canonicalJson({ collection, record })}\n`;

/** SHA-256, in hex, over {@link sectionLine} of every record in its order. */
export function digestOf(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}

/** Members in the order of their names, at every depth: enough of RFC 8785 for what JSON of ours holds. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Sections of requests, kept for 30 days. */
export function openRightsSections(db: Db) {
  const byRequest = lookupBy(sectionsIn(db), '_id');
  return {
    /** Keeps what was collected, and says its digest and counts. */
    async keep(
      request: { requestId: string; customerId: string },
      collected: { subgraph: string; section: Section; excluded: Record<string, string>; now: Date },
      session: ClientSession,
    ): Promise<Pick<RightsSection, 'digest' | 'counts'>> {
      const { requestId, customerId } = request;
      const { subgraph, section, excluded, now } = collected;
      const expiresAt = new Date(now.getTime() + KEPT_DAYS * 86_400_000);
      // Through JSON once, so that the digest is over what the customer will be given.
      const records = Object.entries(section).flatMap(([collection, found]) =>
        found.map((record): { collection: string; record: unknown } => ({
          collection,
          record: JSON.parse(JSON.stringify(record)),
        })),
      );
      const digest = digestOf(records.map(({ collection, record }) => sectionLine(collection, record)));
      const counts = Object.fromEntries(Object.entries(section).map(([name, found]) => [name, found.length]));
      await sectionsIn(db).insertOne(
        { _id: requestId, customerId, subgraph, digest, counts, excluded, collectedAt: now, expiresAt },
        { session },
      );
      const stored = records.map(({ collection, record }, place) => ({
        _id: `${requestId}/${String(place).padStart(PLACE_DIGITS, '0')}`,
        customerId,
        requestId,
        collection,
        json: JSON.stringify(record),
        expiresAt,
      }));
      if (stored.length) await recordsIn(db).insertMany(stored, { session });
      return { digest, counts };
    },

    /** The section of a request; null when there is none (any more), or the request is another customer's. */
    async of({ id, customerId }: { id: string; customerId: string }): Promise<RightsSection | null> {
      const section = await byRequest.load(id);
      return section?.customerId === customerId ? section : null;
    },

    /** Records in their order. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async page({ _id }: RightsSection, { first, after }: PageRequest) {
      requirePageSize(first);
      const [begin, end] = [`${_id}/`, `${_id}0`]; // 0 comes after /
      const found = await recordsIn(db)
        .find({ requestId: _id, _id: { $gt: after && after > begin ? after : begin, $lt: end } })
        .sort({ _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    /** Returns how many sections there were. */
    async erase(customerId: string, session: ClientSession): Promise<number> {
      await recordsIn(db).deleteMany({ customerId }, { session });
      return (await sectionsIn(db).deleteMany({ customerId }, { session })).deletedCount;
    },

    count: (customerId: string): Promise<number> => sectionsIn(db).countDocuments({ customerId }),
  };
}

export type RightsSections = ReturnType<typeof openRightsSections>;

/**
 * A subgraph's own section of a request that is another subgraph's. What a representation says is believed only where a
 * section of just this request and customer is found.
 */
export const ownSection = (
  request: { id: string; customerId: string },
  _: unknown,
  { sections }: { sections: RightsSections },
): Promise<RightsSection | null> => sections.of(request);

/** Resolvers of the type `RightsSection`, which every subgraph has alike. */
export const rightsSectionResolvers = {
  RightsSection: {
    counts: ({ counts }: RightsSection) =>
      Object.entries(counts).map(([collection, count]) => ({ collection, count })),
    excluded: ({ excluded }: RightsSection) =>
      Object.entries(excluded).map(([collection, reason]) => ({ collection, reason })),
    records: (
      section: RightsSection,
      page: { first: number; after?: string | null | undefined },
      { sections }: { sections: RightsSections },
    ) => sections.page(section, page),
  },
  RightsRecord: {
    record: ({ json }: RightsSectionRecord): unknown => JSON.parse(json),
  },
};
