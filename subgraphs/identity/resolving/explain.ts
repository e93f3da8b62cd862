import type { Db } from 'mongodb';
import type { StoredRecord } from '../data/dossiers.ts';
import type { Merging } from '../merging/merging.ts';
import type { Comparison, Explanation, Thresholds, Verdict } from '../resolution/types.ts';
import type { LinkRule } from '../rules/linking.ts';
import { resolvableOf } from './comparable.ts';
import { openMatcher } from './matcher.ts';
import type { Matching } from './matching.ts';

/** Why two records are, or may be, one person's. It names levels and weights, and no value. */
export type MatchExplanation = {
  /** Whose record it is, by the id that was asked for. */
  customerId: string;
  /** `_id` of both records; absent where a merge was decided of customers. */
  records?: [string, string];
  mergeId?: string;
  /** Null for a pair that nothing has linked. */
  rule: LinkRule | null;
  comparisons: Pick<Comparison, 'field' | 'level' | 'weight'>[];
  /** In bits: before anything is compared, what relatives would share, and all together; null where nothing was compared. */
  prior: number | null;
  relatives: number | null;
  total: number | null;
  verdict: Verdict | null;
  thresholds: Thresholds | null;
  /** Version of the model that the weights are by; 0 before one was learned. Null where nothing was compared. */
  model: number | null;
};

/** Most pairs of an answer. */
const MAX_LINKS = 200;
const MAX_PAIRS = 20;
/** Of each customer so many records are compared: the newest. */
const MAX_RECORDS = 50;

export function openExplain(db: Db, { models, matcher }: Matching, merging: Merging) {
  const records = db.collection<StoredRecord>('records');

  const of = (members: readonly string[], most: number): Promise<StoredRecord[]> =>
    records
      .find({ customerId: { $in: [...members] } })
      .sort({ _id: -1 })
      .limit(most)
      .toArray();

  return {
    /** What linked a customer's records, newest first, and then what made the customers one who go by this id. */
    async links(customerId: string, members: readonly string[]): Promise<MatchExplanation[]> {
      const linked = (await of(members, MAX_LINKS)).filter(({ linkedBy }) => linkedBy);
      const partners = linked.flatMap(({ linkedWith }) => linkedWith?.record ?? []);
      const found = await records.find({ _id: { $in: partners } }).toArray();
      const byId = new Map([...found, ...linked].map((record) => [record._id, record]));
      const links: MatchExplanation[] = [];
      for (const record of linked) {
        const { linkedBy = null, linkedWith } = record;
        const other = linkedWith && byId.get(linkedWith.record);
        const using = openMatcher(await models.of(linkedWith?.model ?? 0));
        const explanation = other ? using.explained(compared(record), compared(other)) : null;
        const pair = other && { records: [record._id, other._id] as [string, string] };
        links.push({ customerId, ...pair, rule: linkedBy, ...said(explanation, using.version) });
      }
      const merges = members.length > 1 ? await merging.merges.standingAmong(members) : [];
      return [
        ...links,
        ...merges.map(
          ({ _id, origin, evidence, by }): MatchExplanation => ({
            customerId,
            mergeId: _id,
            rule: origin === 'resolution' && evidence ? 'RESOLUTION' : 'DECISION',
            ...said(null, null),
            comparisons: evidence?.comparisons ?? [],
            total: evidence?.weight ?? null,
            model: evidence ? Number(/^model:(\d+)$/.exec(by)?.[1] ?? 0) : null,
          }),
        ),
      ].slice(0, MAX_LINKS);
    },

    /** How the records of two customers compare, the heaviest pairs first. */
    async between(
      customerId: string,
      members: readonly string[],
      others: readonly string[],
    ): Promise<MatchExplanation[]> {
      const using = await matcher();
      const [left, right] = [await of(members, MAX_RECORDS), await of(others, MAX_RECORDS)];
      return left
        .flatMap((one) =>
          right.map((other) => ({ one, other, at: [compared(one), compared(other)] as const })),
        )
        .map(({ one, other, at }) => ({ one, other, explanation: using.explained(...at) }))
        .sort((x, y) => (y.explanation?.total ?? 0) - (x.explanation?.total ?? 0))
        .slice(0, MAX_PAIRS)
        .map(({ one, other, explanation }) => ({
          customerId,
          records: [one._id, other._id],
          rule: null,
          ...said(explanation, using.version),
        }));
    },
  };
}

/** As this engine compares it, also where it was stored for another. */
const compared = ({ _id, values }: StoredRecord) => ({
  _id,
  comparable: resolvableOf(_id, values).comparable,
});

function said(explanation: Explanation | null, model: number | null) {
  return {
    comparisons: (explanation?.comparisons ?? []).map(({ field, level, weight }) => ({
      field,
      level,
      weight,
    })),
    prior: explanation?.prior ?? null,
    relatives: explanation?.relatives ?? null,
    total: explanation?.total ?? null,
    verdict: explanation?.verdict ?? null,
    thresholds: explanation?.thresholds ?? null,
    model: explanation ? model : null,
  };
}
