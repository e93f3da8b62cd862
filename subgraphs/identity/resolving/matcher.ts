import type { StoredRecord } from '../data/dossiers.ts';
import { ENGINE_VERSION, explain, totalOf } from '../resolution/engine.ts';
import type { Explanation, Person } from '../resolution/types.ts';
import { isCurrent, personOf } from './comparable.ts';
import type { VersionedModel } from './models.ts';

/** A record as far as it is compared. */
type Compared = Pick<StoredRecord, 'comparable'>;

/** Compares stored records by one model. */
export function openMatcher({ version, model }: VersionedModel) {
  // Where it isn't current it is seen when it has been made again.
  const personIn = ({ comparable }: Compared): Person | null =>
    isCurrent(comparable) ? personOf(comparable) : null;

  /** Null where one of them waits to be made comparable. */
  function explained(a: Compared, b: Compared): Explanation | null {
    const [left, right] = [personIn(a), personIn(b)];
    return left && right ? explain(left, right, model) : null;
  }

  return {
    version,
    thresholds: model.thresholds,

    /** log2 of the odds that both are one person's; null where one of them waits to be made comparable. */
    compare(a: Compared, b: Compared): number | null {
      const [left, right] = [personIn(a), personIn(b)];
      return left && right ? totalOf(left, right, model) : null;
    },

    explained,

    /** The same for people to read, without the values. `reason`: why it isn't merged, or what it says. */
    explain(a: Compared, b: Compared) {
      const explanation = explained(a, b);
      const comparisons = (explanation?.comparisons ?? []).map(({ field, level, weight }) => ({
        field,
        level,
        weight,
      }));
      const reason = explanation?.hold ?? explanation?.verdict ?? 'REVIEW';
      return { reason, weight: explanation?.total ?? 0, comparisons, engineVersion: ENGINE_VERSION };
    },
  };
}
