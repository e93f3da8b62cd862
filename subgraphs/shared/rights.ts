import type { ClientSession, Db } from 'mongodb';
import type { EventData } from './events/event.ts';

/** What the law keeps of a customer, minimised. `until` in ISO 8601; null: no end is known yet. */
export type Kept = EventData['patron.rights.acknowledged.v1']['kept'][number];

/** Everything personal that a subgraph holds of a customer: plain records by the name of their collection. */
export type Section = Record<string, object[]>;

/** What an erasure did. */
export type Erasure = {
  /** Records deleted, by collection. */
  erased: Record<string, number>;
  /** What stays, and why. A person is not to be found in it any more. */
  kept: Kept[];
  /** Who will acknowledge on their own, e.g. `partner:music`. */
  awaiting?: string[];
};

/** The request behind an erasure. */
export type ErasureOrder = {
  requestId: string;
  now: Date;
  /** True when a later scan has found something: nobody else is told again. */
  again: boolean;
};

/**
 * How one subgraph, or a capability of it, carries out a customer's rights (GDPR Art. 15, 17 and 20). All three are about
 * the same collections: what `collect` shows, `erase` deletes or minimises, and `remaining` counts.
 */
export type Rights<Data> = {
  /** Everything personal, as plain JSON (dates may stay dates) under standard names. */
  collect(data: Data, customerId: string, session: ClientSession): Promise<Section>;
  /** Deletes. Doing it again, after something new has come, deletes that as well. */
  erase(data: Data, customerId: string, session: ClientSession, order: ErasureOrder): Promise<Erasure>;
  /** What `erase` would still delete, by collection. Nothing is left when every count is 0. */
  remaining(data: Data, customerId: string): Promise<Record<string, number>>;
  /** Collections that name the customer and are not in a section, each with the reason. */
  excluded?: Readonly<Record<string, string>>;
  /** True where rectifying needs to see what stands here: a section is kept for it as well. */
  rectifies?: boolean;
};

/** Many capabilities as one. Records and counts of the same name are put together. */
export function joinRights<Data>(parts: readonly Rights<Data>[]): Rights<Data> {
  return {
    async collect(data, customerId, session) {
      const joined: Section = {};
      for (const part of parts) {
        const section = await part.collect(data, customerId, session); // a session does one thing at a time
        for (const [name, records] of Object.entries(section)) {
          joined[name] = [...(joined[name] ?? []), ...records];
        }
      }
      return joined;
    },
    async erase(data, customerId, session, order) {
      const erased: Record<string, number> = {};
      const kept: Kept[] = [];
      const awaiting: string[] = [];
      for (const part of parts) {
        const erasure = await part.erase(data, customerId, session, order);
        addUp(erased, erasure.erased);
        kept.push(...erasure.kept);
        awaiting.push(...(erasure.awaiting ?? []));
      }
      return { erased, kept, awaiting };
    },
    async remaining(data, customerId) {
      const counts: Record<string, number> = {};
      for (const part of parts) addUp(counts, await part.remaining(data, customerId));
      return counts;
    },
    excluded: Object.assign({}, ...parts.map(({ excluded }) => excluded)),
    rectifies: parts.some(({ rectifies }) => rectifies === true),
  };
}

export function addUp(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
}

/**
 * For collections whose documents are about one customer and go with them: they are shown whole and deleted.
 * @param fields where each collection names the customer, e.g. `{ carts: 'customerId' }`; have an index on it.
 */
export function rightsOverCollections<Data>(
  dbOf: (data: Data) => Db,
  fields: Readonly<Record<string, string>>,
): Rights<Data> {
  const each = Object.entries(fields);
  const theirs = (field: string, customerId: string) => ({ [field]: customerId });
  return {
    async collect(data, customerId, session) {
      const section: Section = {};
      for (const [name, field] of each) {
        const found = await dbOf(data)
          .collection(name)
          .find(theirs(field, customerId), { session })
          .sort({ _id: 1 })
          .toArray();
        section[name] = found.map(({ _id, ...rest }) => ({ id: String(_id), ...rest }));
      }
      return section;
    },
    async erase(data, customerId, session) {
      const erased: Record<string, number> = {};
      for (const [name, field] of each) {
        const { deletedCount } = await dbOf(data)
          .collection(name)
          .deleteMany(theirs(field, customerId), { session });
        erased[name] = deletedCount;
      }
      return { erased, kept: [] };
    },
    async remaining(data, customerId) {
      const counts: Record<string, number> = {};
      for (const [name, field] of each) {
        counts[name] = await dbOf(data).collection(name).countDocuments(theirs(field, customerId));
      }
      return counts;
    },
  };
}

/** The end of the calendar year in which a legal term of whole years ends, ISO 8601 (as in § 147 AO, § 257 HGB). */
export const endOfTerm = (from: Date, years: number): string =>
  new Date(Date.UTC(from.getUTCFullYear() + years, 11, 31, 23, 59, 59, 999)).toISOString();

/** Years that books, invoices and what they rest on are kept for tax and accounting. */
export const BOOKS_YEARS = 10;
