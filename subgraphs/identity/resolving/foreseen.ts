import type { Db } from 'mongodb';
import type { StoredRecord } from '../data/dossiers.ts';
import type { Candidates } from './candidates.ts';
import type { Matcher } from './matching.ts';
import { turnsTaken } from './turn.ts';
import { type Candidate, type Coming, type Hits, weigh } from './weigh.ts';

/** What was stored after this turn that weighs enough against what records on their way say, by its hash, by this model. */
export type Foreseen = { turn: number; model: number; hits: Hits };

/** A record on its way. */
type Sent = Coming & Pick<StoredRecord, 'source' | 'recordId'>;

/** Own turns of which the records are remembered: more than other calls take while one is made ready. */
const TURNS = 16;

/**
 * Looks for candidates before a call has its turn, while MongoDB works for the call that has it. What was stored meanwhile is
 * added from memory; where somebody else had one of those turns, nothing is foreseen.
 */
export function openForesight(db: Db, candidates: Candidates) {
  const records = db.collection<StoredRecord>('records');
  const turns: { turn: number; stored: Candidate[] }[] = [];

  /** Those that aren't stored word for word. */
  async function changed(sent: readonly Sent[]): Promise<Sent[]> {
    const [first] = sent;
    if (!first) return [];
    const recordId = { $in: sent.map((one) => one.recordId) };
    const known = await records
      .find({ source: first.source, recordId })
      .project<Pick<StoredRecord, 'recordId' | 'contentHash'>>({ _id: 0, recordId: 1, contentHash: 1 })
      .toArray();
    const hashes = new Map(known.map((one) => [one.recordId, one.contentHash]));
    return sent.filter((one) => hashes.get(one.recordId) !== one.contentHash);
  }

  return {
    /** @param sent of one source. */
    async of(sent: readonly Sent[], matcher: Matcher): Promise<Foreseen> {
      const turn = await turnsTaken(db); // before anything is read: what is read is at least as new
      const hits = await candidates.weighing(await changed(sent), matcher);
      return { turn, model: matcher.version, hits };
    },

    /** To be told what a turn of this process stored, as soon as that is committed. */
    stored(turn: number, stored: readonly StoredRecord[]): void {
      const found = stored.flatMap(({ _id, customerId, blockingKeys = [], comparable }) =>
        comparable ? [{ _id, customerId, blockingKeys, comparable }] : [],
      );
      turns.push({ turn, stored: found });
      if (turns.length > TURNS) turns.shift();
    },

    /** What was foreseen of these records, as it is in the turn of this number; null where that isn't known. */
    by(
      { turn: seen, model, hits }: Foreseen,
      turn: number,
      coming: readonly Coming[],
      matcher: Matcher,
    ): Hits | null {
      const since = turns.filter((one) => one.turn > seen && one.turn < turn);
      if (model !== matcher.version || since.length < turn - seen - 1) return null;
      const looked = coming.filter(({ contentHash }) => hits.has(contentHash));
      const keys = new Set(looked.flatMap(({ blockingKeys = [] }) => blockingKeys));
      const added = weigh(
        looked,
        since.flatMap(({ stored }) => stored),
        keys,
        matcher,
      ).hits;
      return new Map(
        looked.map(({ contentHash }) => [
          contentHash,
          [...(hits.get(contentHash) ?? []), ...(added.get(contentHash) ?? [])],
        ]),
      );
    },
  };
}
