import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import {
  type Dossier,
  type Dossiers,
  type KnownRecord,
  newDossier,
  type SeenHoldings,
  type StoredRecord,
} from '../data/dossiers.ts';
import type { Merging } from '../merging/merging.ts';
import { type ComparedPair, type Evidence, type Linked, linkRecords } from '../rules/linking.ts';
import { refOf, traitsOf, traitsOfRecord } from '../rules/traits.ts';
import type { Candidates } from './candidates.ts';
import type { Matcher } from './matching.ts';
import { type Hits, MAX_BLOCK } from './weigh.ts';

/** Of one record, so many customers are considered: the likeliest. */
const MAX_CONSIDERED = 20;
/** Of one customer, so many records are compared with an arriving one: the newest. */
const MAX_COMPARED = 200;
/** Of one record, so many pairs are put before a person: the heaviest. */
const MAX_REVIEWS = 3;

/** What was found out about records. */
export type Resolution = {
  /** The records, with whose they are. */
  records: StoredRecord[];
  /** Everybody who has one of the records now, with it; by the id that the customer goes by. */
  dossiers: Dossier[];
  /** How many customers turned out to be others. */
  merged: number;
  /** The identifiers that were read on the way and are as they were. */
  holdings: SeenHoldings;
  /** Puts before a person what nobody else can say; returns how much. To be called when the dossiers are saved. */
  ask(session: ClientSession): Promise<number>;
};

/** A record that belongs to nobody yet. */
const isFresh = ({ customerId }: StoredRecord): boolean => customerId === '';

/** Finds out whose records are, first by rules and then by the engine, see {@link linkRecords}. */
export function openResolve(candidates: Candidates, dossiers: Dossiers, merging: Merging) {
  /** The likeliest customers for each record. What was foreseen isn't looked for again. */
  async function likely(
    records: readonly StoredRecord[],
    matcher: Matcher,
    session: ClientSession,
    foreseen: Hits,
  ): Promise<Map<string, Set<string>>> {
    const own = new Set(records.map(({ _id }) => _id));
    const unforeseen = records.filter((record) => !foreseen.has(record.contentHash));
    const found = await candidates.weighing(unforeseen, matcher, session);
    return new Map(
      records.map((record) => {
        const hits = foreseen.get(record.contentHash) ?? found.get(record.contentHash) ?? [];
        const others = hits.filter(({ _id }) => !own.has(_id)).sort((x, y) => y.weight - x.weight);
        const customers = new Set(others.map(({ customerId }) => customerId));
        return [record._id, new Set([...customers].slice(0, MAX_CONSIDERED))];
      }),
    );
  }

  /** What people decided of these customers. */
  async function decided(known: ReadonlyMap<string, Dossier>, session: ClientSession) {
    const ids = [...known.values()].flatMap(({ members }) => members);
    return ids.length ? merging.decisions.about(ids, session) : [];
  }

  /** Makes customers one. What somebody decided meanwhile, or a limit, may keep them apart all the same. */
  async function merge(
    { merges }: Linked,
    recordOf: ReadonlyMap<string, KnownRecord>,
    matcher: Matcher,
    session: ClientSession,
  ): Promise<number> {
    if (!merges.length) return 0;
    const requests = merges.map(({ ids, because }) => {
      const [a, b] = [recordOf.get(because.a ?? ''), recordOf.get(because.b ?? '')];
      const explanation = a && b && because.rule === 'RESOLUTION' ? matcher.explain(a, b) : undefined;
      return { ids, origin: 'resolution' as const, by: `model:${matcher.version}`, explanation };
    });
    const answers = await merging.mergeAll(requests, session);
    return answers.filter((answer) => !('refused' in answer)).length;
  }

  /**
   * Finds out whose the records are: new ones, and those of which more is known by now, which stay whose they are but may
   * show that customers are one.
   *
   * @param foreseen what is stored that weighs enough against some of the records, by their hash.
   */
  return async function resolve(
    records: readonly StoredRecord[],
    matcher: Matcher,
    session: ClientSession,
    foreseen: Hits = new Map(),
  ): Promise<Resolution> {
    const fresh = records.filter(isFresh);
    const returning = records.filter((record) => !isFresh(record));
    const identifiers = fresh.flatMap(({ attributes }) => attributes.identifiers);
    const { crowded, customerIds, seen } = await dossiers.holdersOf(identifiers, session);
    const likelyOf = await likely(records, matcher, session, foreseen);
    for (const { customerId } of returning) customerIds.add(customerId);
    for (const ids of likelyOf.values()) for (const id of ids) customerIds.add(id);

    let known = customerIds.size
      ? withRecords(await dossiers.load([...customerIds], session), returning)
      : new Map<string, Dossier>();
    const recordOf = new Map(
      [...known.values()].flatMap((one) =>
        one.records.map((record): [string, KnownRecord] => [refOf(record), record]),
      ),
    );
    for (const record of records) recordOf.set(refOf(record), record);

    const decisions = await decided(known, session);
    const decidedAs = (verdict: (typeof decisions)[number]['verdict']) =>
      decisions.filter((one) => one.verdict === verdict).map(({ between }) => between);
    const evidence: Evidence = {
      apart: decidedAs('DIFFERENT'),
      together: decidedAs('SAME'),
      pairs: comparedPairs(records, likelyOf, known, matcher),
      thresholds: matcher.thresholds,
      policies: matcher.policies,
      weigh: (a, b) => {
        const [one, other] = [recordOf.get(a), recordOf.get(b)];
        return one && other ? matcher.compare(one, other) : null;
      },
    };
    const arrivals = fresh.map((record) => {
      const ref = refOf(record);
      return { ref, traits: { ...traitsOfRecord(record.attributes, record.recordedAt), ref } };
    });
    const people = Array.from(known.values(), (dossier) => ({ id: dossier.id, members: traitsOf(dossier) }));
    const linked = linkRecords(arrivals, people, crowded, evidence);
    const merged = await merge(linked, recordOf, matcher, session);
    if (merged) {
      const ids = new Set(linked.merges.flatMap((bridge) => bridge.ids));
      const others = [...known].filter(([, { members }]) => !members.some((id) => ids.has(id)));
      const found = await dossiers.load([...ids], session);
      const held = new Set([...found.values()].flatMap(({ members }) => members));
      const theirs = returning.filter(({ customerId }) => held.has(customerId));
      known = new Map([...others, ...withRecords(found, theirs)]);
    }

    const placed = placedRecords(fresh, linked, recordOf, matcher.version);
    for (const record of placed) recordOf.set(refOf(record), record);
    known = withRecords(known, placed);
    const ids = new Set(records.map(({ _id }) => _id));
    const isTouched = ({ records: theirs }: Dossier) => theirs.some(({ _id }) => ids.has(_id));
    return {
      records: [...returning, ...placed],
      dossiers: [...known.values()].filter(isTouched),
      merged,
      holdings: merged ? new Map() : seen,
      async ask(asking) {
        const pairs = reviewsOf(linked, new Set(records.map(refOf))).flatMap(({ a, b }) => {
          const [one, other] = [recordOf.get(a), recordOf.get(b)];
          return one && other
            ? [{ a: one.customerId, b: other.customerId, ...matcher.explain(one, other) }]
            : [];
        });
        const owners = ownersIn(known);
        const membersOf = (id: string) => owners.get(id)?.members ?? [id];
        const asked = await merging.review.addAll(pairs, asking, { membersOf, decided: decisions });
        return asked.filter((id) => id !== null).length;
      },
    };
  };
}

/** The dossiers with these records, each in place of what its source said before; for one who is new, a new dossier. */
function withRecords(
  known: ReadonlyMap<string, Dossier>,
  records: readonly StoredRecord[],
): Map<string, Dossier> {
  const dossiers = new Map(known);
  const owners = new Map([...known.values()].flatMap(({ id, members }) => members.map((one) => [one, id])));
  const given = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const id = owners.get(record.customerId) ?? record.customerId;
    given.set(id, [...(given.get(id) ?? []), record]);
  }
  for (const [id, theirs] of given) {
    const dossier = dossiers.get(id) ?? newDossier(id);
    const changed = new Set(theirs.map(({ _id }) => _id));
    const others = dossier.records.filter(({ _id }) => !changed.has(_id));
    dossiers.set(id, { ...dossier, records: [...others, ...theirs] });
  }
  return dossiers;
}

/** By each id. */
const ownersIn = (known: ReadonlyMap<string, Dossier>): ReadonlyMap<string, Dossier> =>
  new Map([...known.values()].flatMap((one) => one.members.map((id) => [id, one])));

/** What the engine says of each record and the customers whom it may be, and of records that arrive together. */
function comparedPairs(
  records: readonly StoredRecord[],
  likelyOf: ReadonlyMap<string, ReadonlySet<string>>,
  known: ReadonlyMap<string, Dossier>,
  matcher: Matcher,
): ComparedPair[] {
  const pairs = new Map<string, ComparedPair>();
  const add = (one: KnownRecord, other: KnownRecord): void => {
    const [a, b] = [refOf(one), refOf(other)];
    const name = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    if (a === b || pairs.has(name)) return;
    const weight = matcher.compare(one, other);
    if (weight !== null && weight >= matcher.thresholds.review) pairs.set(name, { a, b, weight });
  };
  const owners = ownersIn(known);
  for (const record of records) {
    const theirs = new Set([...(likelyOf.get(record._id) ?? [])].flatMap((id) => owners.get(id) ?? []));
    for (const { records: others } of theirs) {
      for (const other of others.slice(-MAX_COMPARED)) add(record, other);
    }
  }
  const blocks = new Map<number, StoredRecord[]>();
  for (const record of records) {
    for (const key of record.blockingKeys ?? []) {
      const block = blocks.get(key);
      if (block) block.push(record);
      else blocks.set(key, [record]);
    }
  }
  for (const block of blocks.values()) {
    if (block.length > MAX_BLOCK) continue;
    for (const [index, one] of block.entries()) for (const other of block.slice(index + 1)) add(one, other);
  }
  return [...pairs.values()];
}

/** New records with whose they are, and why. */
function placedRecords(
  fresh: readonly StoredRecord[],
  { links, because }: Linked,
  recordOf: ReadonlyMap<string, KnownRecord>,
  model: number,
): StoredRecord[] {
  const founded = new Map<string, string>();
  return fresh.map((record) => {
    const ref = refOf(record);
    const link = links.get(ref);
    if (!link) throw new Error('Every record is somebody’s.');
    const customerId = link.customerId ?? founded.get(link.founder) ?? newId('cus');
    if (!link.customerId) founded.set(link.founder, customerId);
    const why = because.get(ref);
    const other = recordOf.get((why?.a === ref ? why.b : why?.a) ?? '');
    const weight = why?.weight !== undefined && { weight: why.weight };
    return {
      ...record,
      customerId,
      ...(link.rule && { linkedBy: link.rule }),
      ...(other && { linkedWith: { record: other._id, model, ...weight } }),
    };
  });
}

/** The heaviest few of each record that is looked at. */
function reviewsOf({ reviews }: Linked, looked: ReadonlySet<string>): ComparedPair[] {
  const count = new Map<string, number>();
  return reviews.filter(({ a, b }) => {
    const mine = [a, b].filter((ref) => looked.has(ref));
    if (!mine.length || mine.some((ref) => (count.get(ref) ?? 0) >= MAX_REVIEWS)) return false;
    for (const ref of mine) count.set(ref, (count.get(ref) ?? 0) + 1);
    return true;
  });
}
