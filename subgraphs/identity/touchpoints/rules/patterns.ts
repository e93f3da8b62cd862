/** Somebody was in a store. */
export type Visit = { storeId: string; at: Date; categories: readonly string[] };

/** How usual something is among all who are seen, 0 to 1. */
export type Crowd = {
  /** Part of all profiles that were in this store around this time. */
  shareAt(storeId: string, at: Date): number;
  /** Part of all profiles that looked at this category. */
  shareOf(category: string): number;
};

/** One reason for or against two being one person. */
export type Evidence = {
  what: 'SAME_DEVICE' | 'SAME_VISIT' | 'SAME_CATEGORY' | 'ALONE' | 'ELSEWHERE' | 'SAME_PATTERN';
  /** In bits: log2 of how much likelier it is of one person than of two. */
  weight: number;
  storeId?: string;
  at?: Date;
  category?: string;
};

export type Comparison = {
  /** The sum of the evidence, in bits. */
  weight: number;
  /** Whether it rests on enough to count, whatever it weighs. */
  enough: boolean;
  evidence: Evidence[];
};

/** Above this two are taken for one: one error in a quarter of a million pairs of strangers. */
export const THRESHOLD = 18;
/** How much likelier than anybody else the one must be who is taken for it. */
export const MARGIN = 6;
const LEAST_VISITS = 3;
const LEAST_DAYS = 2;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Two sensors see the same visit within this time. */
export const TOGETHER_MS = 15 * MINUTE;
/** Nobody is in two stores within this time. */
const ELSEWHERE_MS = 5 * MINUTE;
/** How often two things of one person are both seen in a visit. */
const SEEN_BOTH = 0.8;
const LEAST_SHARE = 1e-4;
const ELSEWHERE_WEIGHT = -15;
const MOST_OF_A_CATEGORY = 1.5;
const MOST_CATEGORIES = 3;

const log2 = Math.log2;
const within = (share: number): number => Math.min(Math.max(share, LEAST_SHARE), 0.99);

/**
 * How likely two are one person by behaviour alone: being in the same stores at the same times, which weighs the more the
 * fewer others were there; one seen without the other; both at once in different stores; the same rare categories.
 * Symmetric, and the same in whatever order the visits come.
 */
export function compareVisits(one: readonly Visit[], other: readonly Visit[], crowd: Crowd): Comparison {
  const [left, right] = [inOrder(one), inOrder(other)];
  const { together, alone } = matched(left, right);
  const visits: Evidence[] = together.map(({ storeId, at }) => ({
    what: 'SAME_VISIT',
    storeId,
    at,
    weight: log2(SEEN_BOTH / within(crowd.shareAt(storeId, at))),
  }));
  const missed: Evidence[] = alone.map(({ storeId, at }) => ({
    what: 'ALONE',
    storeId,
    at,
    weight: log2((1 - SEEN_BOTH) / (1 - within(crowd.shareAt(storeId, at)))),
  }));
  const evidence = [...visits, ...missed, ...elsewhere(left, right), ...sameCategories(left, right, crowd)];
  const days = new Set(together.map(({ at }) => Math.floor(at.getTime() / DAY)));
  return {
    weight: evidence.reduce((sum, { weight }) => sum + weight, 0),
    enough: together.length >= LEAST_VISITS && days.size >= LEAST_DAYS,
    evidence,
  };
}

export const isOnePerson = ({ weight, enough }: Comparison): boolean => enough && weight >= THRESHOLD;

/** Visits in order of time and store, those that sensors saw more than once taken together. */
function inOrder(visits: readonly Visit[]): Visit[] {
  const sorted = [...visits].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.storeId < b.storeId ? -1 : a.storeId > b.storeId ? 1 : 0),
  );
  const kept: Visit[] = [];
  const last = new Map<string, { visit: Visit; seenAt: number }>();
  for (const visit of sorted) {
    const known = last.get(visit.storeId);
    if (known && visit.at.getTime() - known.seenAt <= TOGETHER_MS) {
      known.seenAt = visit.at.getTime();
      const index = kept.indexOf(known.visit);
      const both = {
        ...known.visit,
        categories: [...new Set([...known.visit.categories, ...visit.categories])],
      };
      kept[index] = both;
      known.visit = both;
      continue;
    }
    kept.push(visit);
    last.set(visit.storeId, { visit, seenAt: visit.at.getTime() });
  }
  return kept;
}

/** Visits that both made, by the earlier time; and those of one alone while both were about. */
function matched(left: readonly Visit[], right: readonly Visit[]): { together: Visit[]; alone: Visit[] } {
  const together: Visit[] = [];
  const alone: Visit[] = [];
  const begin = Math.max(left[0]?.at.getTime() ?? 0, right[0]?.at.getTime() ?? 0) - TOGETHER_MS;
  const end = Math.min(left.at(-1)?.at.getTime() ?? 0, right.at(-1)?.at.getTime() ?? 0) + TOGETHER_MS;
  const stores = [...new Set([...left, ...right].map(({ storeId }) => storeId))].sort();
  for (const storeId of stores) {
    const mine = left.filter((visit) => visit.storeId === storeId);
    const theirs = right.filter((visit) => visit.storeId === storeId);
    let [i, j] = [0, 0];
    for (;;) {
      const [a, b] = [mine[i], theirs[j]];
      if (!a && !b) break;
      const apart =
        (a?.at.getTime() ?? Number.POSITIVE_INFINITY) - (b?.at.getTime() ?? Number.POSITIVE_INFINITY);
      if (a && b && Math.abs(apart) <= TOGETHER_MS) {
        together.push(apart <= 0 ? a : b);
        i += 1;
        j += 1;
        continue;
      }
      const earlier = apart < 0 ? a : b;
      if (apart < 0) i += 1;
      else j += 1;
      const time = earlier?.at.getTime() ?? 0;
      if (earlier && time >= begin && time <= end) alone.push(earlier);
    }
  }
  return { together, alone };
}

function elsewhere(left: readonly Visit[], right: readonly Visit[]): Evidence[] {
  return left.flatMap((a) =>
    right
      .filter((b) => b.storeId !== a.storeId && Math.abs(a.at.getTime() - b.at.getTime()) <= ELSEWHERE_MS)
      .map(
        (b): Evidence => ({
          what: 'ELSEWHERE',
          at: a.at <= b.at ? a.at : b.at,
          weight: ELSEWHERE_WEIGHT,
        }),
      ),
  );
}

function sameCategories(left: readonly Visit[], right: readonly Visit[], crowd: Crowd): Evidence[] {
  const theirs = new Set(right.flatMap(({ categories }) => categories));
  const shared = [...new Set(left.flatMap(({ categories }) => categories))].filter((one) => theirs.has(one));
  return shared
    .map((category): Evidence => {
      const weight = Math.min(log2(0.5 / within(crowd.shareOf(category))), MOST_OF_A_CATEGORY);
      return { what: 'SAME_CATEGORY', category, weight };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || ((a.category ?? '') < (b.category ?? '') ? -1 : 1))
    .slice(0, MOST_CATEGORIES);
}
