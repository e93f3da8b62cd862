import type { ConsentState, Standing } from './decision.ts';
import { disagreement, holding, type Joining, type Part } from './joining.ts';
import { type Answer, may } from './permits.ts';
import type { Purpose } from './purpose.ts';

/** The newest decision of one id about one purpose. */
export type Decided = Standing & {
  customerId: string;
  purpose: string;
  decisionId: string;
  decidedAt: Date;
  /** See `joining.ts`. */
  tick?: number;
};

/** From the clearest no to the weakest; what permits stands behind all of them. */
const STRICTNESS: readonly ConsentState[] = [
  'REFUSED',
  'WITHDRAWN',
  'REVOKED',
  'INVALIDATED',
  'EXPIRED',
  'REQUESTED',
  'UNKNOWN',
  'GIVEN',
  'RENEWED',
];

/** Being asked is no decision. */
const isDecision = ({ state }: Standing): boolean => state !== 'REQUESTED';

/** Of decisions that hold side by side those that count: who is undecided disagrees with nobody. */
function counting<Row extends Decided>(rows: readonly Row[]): readonly Row[] {
  const decided = rows.filter(isDecision);
  return decided.length ? decided : rows;
}

/** The strictest of decisions about one purpose; null for none. Of two equal ones always the same, in whatever order they come. */
function strictest<Row extends Decided>(purpose: Purpose, rows: readonly Row[], now: Date): Row | null {
  const ranked = rows.map((row) => ({ row, rank: rankOf(may(purpose, row, now), row) }));
  ranked.sort((one, other) => compare(one.rank, other.rank));
  return ranked[0]?.row ?? null;
}

type Rank = (number | string)[];

const rankOf = ({ permitted, state }: Answer, row: Decided): Rank => [
  permitted ? 1 : 0,
  permitted ? 0 : STRICTNESS.indexOf(state),
  row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY, // of two yeses the one that ends first
  row.purposeVersion ?? 1,
  row.decidedAt.getTime(),
  row.customerId,
  row.decisionId,
];

function compare(one: Rank, other: Rank): number {
  for (const [index, mine] of one.entries()) {
    const theirs = other[index] as typeof mine;
    if (mine !== theirs) return mine < theirs ? -1 : 1;
  }
  return 0;
}

/**
 * What holds for a customer about each purpose, of what their ids decided: the newest decision since they became one, whoever of
 * them made it; before there is one, the strictest.
 * @returns at most one row for each purpose, in the order of the keys.
 */
export function joinedCurrents<Row extends Decided>(
  part: Part,
  rows: readonly Row[],
  known: ReadonlyMap<string, Purpose>,
  now: Date,
): Row[] {
  return [...byPurpose(rows)].flatMap(([key, theirs]) => {
    const purpose = known.get(key);
    return (purpose && strictest(purpose, counting(holding(part, saidIn(theirs))), now)) ?? [];
  });
}

/** A purpose about which ids decided differently before they became one, and nothing was decided since. */
export type Disagreement<Row> = {
  purpose: string;
  /** What each of them decided, the strictest first. */
  decided: Row[];
  since: Joining;
};

export function disagreements<Row extends Decided>(
  part: Part,
  rows: readonly Row[],
  known: ReadonlyMap<string, Purpose>,
  now: Date,
): Disagreement<Row>[] {
  return [...byPurpose(rows)].flatMap(([key, theirs]) => {
    const purpose = known.get(key);
    if (!purpose) return [];
    const permits = (row: Row) => may(purpose, row, now).permitted;
    const differ = (held: readonly Row[]) => new Set(held.filter(isDecision).map(permits)).size > 1;
    const saidBy = saidIn(theirs);
    const since = disagreement(part, saidBy, differ);
    if (!since) return [];
    const decided = holding(part, saidBy).filter(isDecision);
    decided.sort((one, other) =>
      compare(rankOf(may(purpose, one, now), one), rankOf(may(purpose, other, now), other)),
    );
    return [{ purpose: key, decided, since }];
  });
}

function byPurpose<Row extends Decided>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of [...rows].sort((a, b) => (a.purpose < b.purpose ? -1 : 1))) {
    found.set(row.purpose, [...(found.get(row.purpose) ?? []), row]);
  }
  return found;
}

function saidIn<Row extends Decided>(rows: readonly Row[]): (id: string) => Row | null {
  const byId = new Map(rows.map((row) => [row.customerId, row]));
  return (id) => byId.get(id) ?? null;
}
