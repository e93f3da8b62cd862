import type { ClientSession } from 'mongodb';
import type { Customers } from '../data/customers.ts';
import type { Dossiers, StoredCustomer, StoredEdit } from '../data/dossiers.ts';
import type { PostalAddress } from '../rules/addresses.ts';
import type { Identifier } from '../rules/identifiers.ts';
import type { Profile } from '../rules/profile.ts';
import type { Conflicts } from './data/conflicts.ts';
import { type Connection, isHeard } from './data/connections.ts';
import type { Holdings } from './data/holdings.ts';
import type { Notes } from './data/notes.ts';
import type { Leeway } from './leave.ts';
import type { Listening } from './listening.ts';
import { digestOf, NOTHING, type SyncedAttribute, UNSURE, valueIn } from './rules/attributes.ts';
import { statedAtMost } from './rules/source-version.ts';
import {
  changesOf,
  type Rank,
  rankUnder,
  type Stated,
  type Statement,
  statementsIn,
} from './rules/statements.ts';

/** What became of one attribute that an application told. */
export type SyncOutcome = 'APPLIED' | 'KEPT_OURS' | 'CONFLICT_QUEUED' | 'NOT_ALLOWED' | 'STALE';

export type Heard = {
  /** An id of the customer; the word stands under it. */
  customerId: string;
  /** The application's own id of its record. */
  recordId: string | null;
  /** See `source-version.ts`. */
  version: string;
  /** When the application says that it was said. */
  recordedAt: Date | null;
  /** The application knows the profile as it stands: what it says comes after all of it, whatever its clock shows. */
  hasSeenAll: boolean;
  stated: readonly Stated[];
};

type Settings = {
  clock: () => Date;
  customers: Customers;
  dossiers: Dossiers;
  listening: Listening;
  notes: Notes;
  holdings: Holdings;
  conflicts: Conflicts;
};

/** Takes in what connected applications tell of a customer. */
export function openSync({ clock, customers, dossiers, listening, notes, holdings, conflicts }: Settings) {
  /**
   * Takes in one record of an application. Whatever is told in whatever order and however often, the profile ends the same: see
   * `settled`. Where another's word stands, the application is told it.
   */
  async function hear(connection: Connection, heard: Heard, leeway: Leeway, session: ClientSession) {
    const { _id: connectionId, attributes } = connection;
    const { customerId, recordId, version, stated } = heard;
    const dossier = await dossiers.one(customerId, session);
    if (!dossier?.stored) return null;
    const { stored } = dossier;
    const record = recordId ?? customerId;
    const known = new Map(
      statementsIn(dossier.edits)
        .filter((one) => one.source === connectionId && one.record === record)
        .map((one) => [one.attribute, one]),
    );
    const outcomes = new Map<SyncedAttribute, SyncOutcome>();
    /** Its newest words, where it tells nothing newer. */
    const again = new Map<SyncedAttribute, Statement>();
    const digests: { [Attribute in SyncedAttribute]?: string } = {};
    const edits: Pick<StoredEdit, 'changes' | 'origin' | 'by' | 'stated'>[] = [];
    for (const one of stated) {
      const { attribute } = one;
      const terms = attributes.find((each) => each.attribute === attribute);
      const before = known.get(attribute);
      if (!terms || !isHeard(connection) || leeway !== 'HOLD') {
        outcomes.set(attribute, 'NOT_ALLOWED');
        // It seems to have what it may not: it is told to remove it.
        if (leeway !== 'WAIT') digests[attribute] = digestOfStated(one);
        continue;
      }
      if (before && version < before.version) {
        outcomes.set(attribute, 'STALE');
        again.set(attribute, before);
        continue;
      }
      if (before && saysTheSame(before, one, version)) {
        again.set(attribute, before);
        continue; // how it stands is seen below
      }
      digests[attribute] = digestOfStated(one);
      const isDisputed = terms.policy === 'REVIEW' && disagrees(one, stored.profile, before);
      const rank: Rank = isDisputed ? 'HELD' : rankUnder(terms.policy, terms.owner);
      const said = statedAtMost(heard.recordedAt, clock());
      const at = heard.hasSeenAll ? latest(said, lastSaid(stored.profile, attribute)) : said;
      const mark = { source: connectionId, record, attribute, version, at, rank };
      edits.push({ origin: 'service', by: `service:${connectionId}`, changes: changesOf(one), stated: mark });
    }

    listening.writesFor(connectionId, session);
    const written = edits.length ? await customers.editAll(customerId, edits, session) : [];
    const after = (await dossiers.whoHas(customerId, session)) ?? stored;
    for (const edit of written) await reviewed(connectionId, customerId, edit, session);

    const held = new Set(
      statementsIn([...dossier.edits, ...written])
        .filter((one) => one.source === connectionId && one.record === record && one.rank === 'HELD')
        .map(({ attribute }) => attribute),
    );
    for (const one of stated) {
      const { attribute } = one;
      if (outcomes.has(attribute)) continue;
      const stands = digestIn(after, attribute) === digestOfStated(one);
      outcomes.set(attribute, stands ? 'APPLIED' : held.has(attribute) ? 'CONFLICT_QUEUED' : 'KEPT_OURS');
    }
    // Told something else since that word, it may have put it aside while it waited for an answer.
    const has = again.size ? (await holdings.of(connectionId, after._id, session))?.held : undefined;
    for (const [attribute, word] of again) {
      const said = digestOfStated(word);
      if (digestIn(after, attribute) !== said && has?.[attribute]?.digest !== said)
        digests[attribute] = UNSURE;
    }
    if (Object.keys(digests).length || recordId !== null) {
      const echoes = listening.echoesIn(session);
      await holdings.heard({ connectionId, customerId: after._id }, digests, { recordId, echoes }, session);
    }
    const owed = [...outcomes].some(([attribute, outcome]) => outcome !== 'APPLIED' && attribute in digests);
    if (owed && connection.direction === 'BOTH') {
      await notes.enqueue([{ connectionId, customerId: after._id, type: 'customer.changed' }], session);
    }
    return { customerId: after._id, version: after.version, outcomes };
  }

  /** Opens or ends what waits for a decision about this attribute. */
  async function reviewed(
    connectionId: string,
    customerId: string,
    { _id: editId, stated }: StoredEdit,
    session: ClientSession,
  ): Promise<void> {
    if (!stated) return;
    const what = { connectionId, customerId, attribute: stated.attribute };
    if (stated.rank === 'HELD') await conflicts.open({ ...what, editId }, session);
    else await conflicts.settle(what, session);
  }

  return {
    hear,

    /**
     * A person decides which of two values stands. The word of the application counts from now on as said at this moment, or stays
     * held for good; what waits at the application is told. False when it was decided before.
     */
    async decide(
      id: string,
      keep: 'THEIRS' | 'OURS',
      decidedBy: string,
      session: ClientSession,
    ): Promise<boolean> {
      const conflict = await conflicts.seenBy(session, id);
      if (!conflict || !(await conflicts.decide(id, keep, decidedBy, session))) return false;
      const { connectionId, customerId, editId } = conflict;
      const dossier = await dossiers.one(customerId, session);
      const edit = dossier?.edits.find((one) => one._id === editId);
      if (keep === 'THEIRS' && edit?.stated && dossier?.stored) {
        const { changes, origin, stated } = edit;
        const ours = lastSaid(dossier.stored.profile, stated.attribute);
        const at = latest(latest(clock(), new Date(stated.at.getTime() + 1)), ours);
        const mark = { ...stated, at, rank: 'PEER' as const };
        await customers.editAll(customerId, [{ changes, origin, by: decidedBy, stated: mark }], session);
      }
      await notes.enqueue([{ connectionId, customerId, type: 'customer.changed' }], session);
      return true;
    },
  };
}

/** Of what an application tells, as the profile would show it. */
function digestOfStated({ value }: Stated): string {
  if (!Array.isArray(value)) return value === null ? NOTHING : digestOf(value);
  const items = value as readonly (Identifier | PostalAddress)[];
  return digestOf(items.map((item) => ('key' in item ? item.value : item)) as string[] | PostalAddress[]);
}

const digestIn = ({ profile }: Pick<StoredCustomer, 'profile'>, attribute: SyncedAttribute): string =>
  digestOf(valueIn(profile, attribute));

/** The same word under the same version, whenever it comes. */
const saysTheSame = (before: Statement, one: Stated, version: string): boolean =>
  before.version === version && digestOfStated(before) === digestOfStated(one);

/** Whether a person has to decide: we have something else, and not because the application itself had said it. */
function disagrees(one: Stated, profile: Profile, before: Statement | undefined): boolean {
  const ours = digestOf(valueIn(profile, one.attribute));
  if (ours === NOTHING || ours === digestOfStated(one) || one.value === null) return false;
  return before === undefined || before.rank === 'HELD' || ours !== digestOfStated(before);
}

/** Just after the newest word that stands for an attribute; null when nothing does. */
function lastSaid(profile: Profile, attribute: SyncedAttribute): Date | null {
  const value = profile[attribute];
  const all = Array.isArray(value) ? value : value ? [value] : [];
  const times = all.map(({ recordedAt }) => recordedAt.getTime());
  return times.length ? new Date(Math.max(...times) + 1) : null;
}

const latest = (a: Date, b: Date | null): Date => (b && b > a ? b : a);
