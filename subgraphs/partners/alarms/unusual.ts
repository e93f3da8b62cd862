/** What was read under one grant on one day (UTC), as the ledger counts it: a link for each request and subgraph. */
export type DayOfReads = {
  reads: number;
  /** How many of them showed a field, by `Type.field`. */
  fields: ReadonlyMap<string, number>;
};

/** What the last weeks of a grant make of a day. */
export type Usual = {
  /** Reads on an average day. */
  mean: number;
  /** Reads on a busy day. */
  busy: number;
  /** More reads than this are unusual. */
  most: number;
  /** Fields that have been read before. Null on the first days, when any is new. */
  fields: ReadonlySet<string> | null;
};

export type Unusual = {
  /** Far more reads than on other days, or a field that was never read before more often than all others on a busy day. */
  reason: 'MORE_READS' | 'NEW_FIELD';
  /** Of `NEW_FIELD`, e.g. `Customer.emails`. */
  field?: string;
  /** On this day so far; of `NEW_FIELD` those of the field. */
  reads: number;
  /** On an average day. */
  usual: number;
};

/** How many days a baseline is made of, at most. */
export const BASELINE_DAYS = 28;
/** Before that many days nobody knows what is usual. */
const FIRST_DAYS = 7;
/** What an app may do on the first days, when it reads for the first time all that it was granted. */
const FIRST_DAYS_MOST = 500;
/** Fewer reads of one customer in a day are nothing to be alarmed about. */
export const LEAST = 20;
/** How many busier days are left aside, so that one alarming day doesn't hide the next. */
const OUTLIERS = 2;
/** What a busy day may be exceeded by: apps that read in bursts do so every week. */
const ABOVE_BUSY = 1.5;
/** Of a false alarm on a day of an app that reads steadily: one in a million. */
const FALSE_ALARM = 1e-6;

/**
 * The baseline of a grant: its last {@link BASELINE_DAYS} whole days, days without a read included, in any order. Reads of a
 * steady app are a Poisson process, whose tail Bernstein's inequality bounds for any mean: P(X >= m + t) <= exp(-t²/2(v + t/3)).
 */
export function usualOf(past: readonly DayOfReads[]): Usual {
  if (past.length < FIRST_DAYS) {
    const mean = past.length ? past.reduce((sum, { reads }) => sum + reads, 0) / past.length : 0;
    return { mean, busy: FIRST_DAYS_MOST, most: FIRST_DAYS_MOST, fields: null };
  }
  const busiestFirst = past.map(({ reads }) => reads).sort((a, b) => b - a);
  const busy = busiestFirst[OUTLIERS] ?? 0;
  const mean = busiestFirst.reduce((sum, reads) => sum + Math.min(reads, busy), 0) / past.length;
  return {
    mean,
    busy,
    most: Math.max(LEAST, steadyBound(mean, past.length), Math.ceil(busy * ABOVE_BUSY)),
    fields: new Set(past.flatMap(({ fields }) => [...fields.keys()])),
  };
}

/** What a Poisson process stays below, whose mean was estimated over so many days. */
function steadyBound(mean: number, days: number): number {
  const variance = mean * (1 + 1 / days);
  const log = Math.log(1 / FALSE_ALARM);
  return Math.ceil(mean + log / 3 + Math.sqrt((log / 3) ** 2 + 2 * log * variance));
}

/** What is unusual about a day so far; null when nothing is. */
export function unusualIn({ reads, fields }: DayOfReads, usual: Usual): Unusual | null {
  const average = Math.round(usual.mean);
  if (reads > usual.most) return { reason: 'MORE_READS', reads, usual: average };
  if (!usual.fields) return null;
  for (const [field, count] of fields) {
    if (usual.fields.has(field) || count <= Math.max(LEAST, usual.busy)) continue;
    return { reason: 'NEW_FIELD', field, reads: count, usual: average };
  }
  return null;
}
