import { type ActivityOnDay, dayOf, type Qualifying } from '../rules/activity.ts';
import type { TierCode, TierLevel, TierRules } from '../rules/tiers.ts';

/** All that decides a tier. Nothing else is kept, so that merged, parted and corrected members need no care. */
export type TierMember = { joinedAt: Date; activity: readonly ActivityOnDay[] };

/** `REACHED`: the activity rose to it; `LIFETIME`: for good; `LAPSED`: the period or its grace was over. */
export type TierChange = {
  tier: TierCode;
  /** Null for the first. */
  before: TierCode | null;
  /** The beginning, in UTC, of the day from which it holds. */
  at: Date;
  why: 'JOINED' | 'REACHED' | 'LIFETIME' | 'LAPSED';
};

/** What is missing, in the unit that the programme measures; at least 1. */
export type Missing = {
  tier: TierCode;
  amount: number;
  /** What is earned on days from this one … */
  from: Date;
  /** … until just before this one counts for it. Null: no end. */
  until: Date | null;
};

/** Where a member stands among the tiers. Instants are beginnings of days in UTC. */
export type Standing = {
  tier: TierCode;
  since: Date;
  /** The way to the tier above. Null in the highest. */
  toNext: Missing | null;
  /** What keeps the tier beyond `keptUntil`. Null where that is. */
  toKeep: Missing | null;
  /** The tier falls then if nothing more is earned. Null for one that can't be lost. */
  keptUntil: Date | null;
  /** The tier after `keptUntil` if nothing more is earned; the same where it can't be lost. */
  projected: TierCode;
  /** True when it can't be lost any more, whatever is earned. */
  isLifetime: boolean;
  /** What is lost soon, from as many days before as the programme says. Null while nothing does. */
  warning: { at: Date; to: TierCode } | null;
  /** What counts at present for rising: from when, until when, and how much it is. */
  counting: { from: Date; until: Date; amount: number };
};

export type Course = Standing & {
  /** Every tier that there was, oldest first; at least one. */
  changes: readonly TierChange[];
};

/** Days since 1970-01-01. */
type Day = number;

const DAY_MS = 86_400_000;
const dayNumber = (day: string): Day => Date.parse(day) / DAY_MS;
const startOf = (day: Day): Date => new Date(day * DAY_MS);

/** The same day in a later year; what was 29 February is 1 March where there is none. */
function yearsAfter(day: Day, years: number): Day {
  const date = startOf(day);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / DAY_MS;
}

/** The same day in a later year, or the last of February. */
function anniversary(day: Day, years: number): Day {
  const date = startOf(day);
  const [year, month] = [date.getUTCFullYear() + years, date.getUTCMonth()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY_MS;
}

/** First day whose activity still counts in the 12 months up to `day`: the first that isn't over a year later. */
function firstCounted(day: Day): Day {
  const first = yearsAfter(day, -1);
  return yearsAfter(first, 1) > day ? first : first + 1;
}

export const amountOf = ({ points, spendMinor, purchases }: Qualifying, { measure }: TierRules): number =>
  ({ POINTS: points, SPEND: spendMinor, PURCHASES: purchases })[measure];

/** Sums of what was earned on days up to today, both ends included. */
function openSums(member: TierMember, rules: TierRules, today: Day) {
  const amounts = new Map<Day, number>();
  for (const one of member.activity) {
    const day = dayNumber(one.day);
    if (day > today) continue; // a clock that is ahead of ours
    amounts.set(day, (amounts.get(day) ?? 0) + amountOf(one, rules));
  }
  const days = [...amounts.keys()].sort((a, b) => a - b);
  const upTo: number[] = [];
  for (const day of days) upTo.push((upTo.at(-1) ?? 0) + (amounts.get(day) ?? 0));

  /** Of all days before this one. */
  function before(day: Day): number {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return upTo[low - 1] ?? 0;
  }

  return { days, between: (from: Day, to: Day): number => before(to + 1) - before(from) };
}

type Sums = ReturnType<typeof openSums>;

/** A tier that will be lost on `day`, unless what is earned from `from` on makes up for it. */
type Falling = { day: Day; from: Day };

/** How a kind of period counts. Days are asked for in their order, but for `window`. */
type Period = {
  /** From when what counts on this day counts, and when that ends. */
  window(day: Day): { from: Day; until: Day };
  /** Days on which something may change without anything being earned. */
  turns(days: readonly Day[], horizon: Day): Day[];
  /** When a level falls whose amount is not reached on this day. Null while it stands. */
  below(day: Day, needed: number): Falling | null;
  /** The level is reached on this day, or another holds from now on. */
  reset(): void;
  /** What decides to which level one falls that is lost on this day. */
  left(falling: Falling): number;
  /** From when on what is earned keeps the tier, and how much of that there is. */
  keeping(falling: Falling, today: Day): { from: Day; amount: number };
};

function rollingYear(sums: Sums, { graceDays }: TierRules): Period {
  let belowSince: Day | null = null;
  const amountOn = (day: Day) => sums.between(firstCounted(day), day);
  /** The last day on which what is earned can keep a tier that falls then. */
  const lastChance = (day: Day) => (graceDays > 0 ? day - 1 : day);
  return {
    window: (day) => ({ from: firstCounted(day), until: day + 1 }),
    turns: (days) => days.map((day) => yearsAfter(day, 1)),
    below(day) {
      belowSince ??= day;
      return { day: belowSince + graceDays, from: belowSince };
    },
    reset: () => {
      belowSince = null;
    },
    left: ({ day }) => amountOn(day),
    keeping({ day }, today) {
      const from = firstCounted(lastChance(day));
      return { from: Math.max(today, from), amount: sums.between(from, today) };
    },
  };
}

/** Periods one after another: a level stands to the end of the one after that in which it was reached last. */
function fixedYears(sums: Sums, { graceDays }: TierRules, startOfYear: (index: number) => Day): Period {
  let index = 0;
  let falling: Falling | null = null;
  /** Days come in order, but for a look at today. */
  function indexOf(day: Day): number {
    let found = startOfYear(index) <= day ? index : 0;
    while (startOfYear(found + 1) <= day) found += 1;
    return found;
  }
  return {
    window(day) {
      const current = indexOf(day);
      return { from: startOfYear(current), until: startOfYear(current + 1) };
    },
    turns(_days, horizon) {
      const turns: Day[] = [];
      for (let year = 1; startOfYear(year) <= horizon; year += 1) turns.push(startOfYear(year));
      return turns;
    },
    below(day, needed) {
      const current = indexOf(day);
      if (current > index) {
        const from = startOfYear(current - 1);
        index = current;
        falling = { day: startOfYear(current) + graceDays, from };
      }
      // What is earned in the grace makes up for what was missing in the period that is over.
      if (falling && sums.between(falling.from, Math.min(day, falling.day - 1)) >= needed) falling = null;
      return falling;
    },
    reset: () => {
      falling = null;
    },
    left: ({ from, day }) => sums.between(from, day - 1),
    keeping: ({ from }, today) => ({ from: Math.max(today, from), amount: sums.between(from, today) }),
  };
}

function periodOf(rules: TierRules, sums: Sums, start: Day): Period {
  if (rules.period === 'ROLLING_YEAR') return rollingYear(sums, rules);
  const year = startOf(start).getUTCFullYear();
  return rules.period === 'CALENDAR_YEAR'
    ? fixedYears(sums, rules, (index) => Date.UTC(year + index, 0, 1) / DAY_MS)
    : fixedYears(sums, rules, (index) => anniversary(start, index));
}

/** The tiers that are for good once they were held so often, or so much was earned altogether. */
function openLifetime(levels: readonly TierLevel[], rules: TierRules, sums: Sums, start: Day) {
  const periods = levels.map(() => 0);
  /** Rolling: since when each level has stood on end. */
  const runs: (Day | null)[] = levels.map(() => null);
  /** Fixed: the beginning of the last period in which it was reached. */
  const counted: (Day | null)[] = levels.map(() => null);
  const isRolling = rules.period === 'ROLLING_YEAR';

  function fullYears(from: Day, to: Day): number {
    let years = 0;
    while (yearsAfter(from, years + 1) <= to) years += 1;
    return years;
  }
  const periodsAt = (level: number, day: Day): number => {
    const run = runs[level];
    return (periods[level] ?? 0) + (typeof run === 'number' ? fullYears(run, day) : 0);
  };

  return {
    /** On this day the level holds, and this much was reached in the period that began then. */
    note(day: Day, holding: number, reached: number, periodFrom: Day): void {
      for (const level of levels.keys()) {
        if (!isRolling) {
          if (level > reached || counted[level] === periodFrom) continue;
          counted[level] = periodFrom;
          periods[level] = (periods[level] ?? 0) + 1;
          continue;
        }
        if (level <= holding) runs[level] ??= day;
        else if (runs[level] !== null) {
          periods[level] = periodsAt(level, day);
          runs[level] = null;
        }
      }
    },
    /** The highest level that can't be lost any more on this day; 0, where everybody begins, if none. */
    floor: (day: Day): number =>
      levels.findLastIndex(
        ({ lifetimePeriods, lifetimeAmount }, level) =>
          level === 0 ||
          (lifetimePeriods !== undefined && periodsAt(level, day) >= lifetimePeriods) ||
          (lifetimeAmount !== undefined && sums.between(start, day) >= lifetimeAmount),
      ),
    /** Days on which a level that stands becomes one for good, if it goes on standing. */
    ripening: (): Day[] =>
      levels.flatMap(({ lifetimePeriods = 0 }, level) => {
        const run = runs[level];
        const missing = lifetimePeriods - (periods[level] ?? 0);
        return isRolling && typeof run === 'number' && missing > 0 ? [yearsAfter(run, missing)] : [];
      }),
  };
}

type Walked = Omit<TierChange, 'at'> & { day: Day };

/** The way through the levels, day by day. */
function openWalk(
  { levels, rules, start, sums }: { levels: readonly TierLevel[]; rules: TierRules; start: Day; sums: Sums },
  period: Period,
) {
  const lifetime = openLifetime(levels, rules, sums, start);
  const isRolling = rules.period === 'ROLLING_YEAR';
  const codeOf = (index: number) => levels[index]?.tier ?? '';
  const reachedBy = (amount: number) =>
    Math.max(
      0,
      levels.findLastIndex((level) => amount >= level.from),
    );
  const changes: Walked[] = [{ tier: codeOf(0), before: null, day: start, why: 'JOINED' }];
  let current = 0;
  /** The level stands until then at least. */
  let held = start;

  function enter(level: number, day: Day, why: TierChange['why']): void {
    changes.push({ tier: codeOf(level), before: codeOf(current), day, why });
    current = level;
    period.reset();
  }

  return {
    codeOf,
    changes,
    ripening: lifetime.ripening,
    /** The level, since when, and whether it can't be lost. */
    standing: (day: Day) => ({
      level: current,
      since: changes.at(-1)?.day ?? start,
      isLifetime: current > 0 && lifetime.floor(day) >= current,
    }),

    /** Brings the level to a day; nothing was earned since the last one. Answers what was lost on it, and what will be. */
    pass(day: Day): { lost: Falling | null; next: Falling | null } {
      const { from } = period.window(day);
      const reached = reachedBy(sums.between(from, day));
      const floor = lifetime.floor(day);
      let lost: Falling | null = null;
      let next: Falling | null = null;
      if (reached >= current) period.reset();
      if (reached > current) {
        enter(reached, day, 'REACHED');
        if (isRolling) held = Math.max(held, day + rules.leastDays);
      }
      while (current > Math.max(reached, floor)) {
        next = period.below(day, levels[current]?.from ?? 0);
        if (!next) break;
        next = { ...next, day: Math.max(next.day, held) };
        if (next.day > day) break;
        const left = rules.fall === 'ONE_DOWN' ? current - 1 : reachedBy(period.left(next));
        enter(Math.max(Math.min(current - 1, left), reached, floor), day, 'LAPSED');
        if (isRolling && current > reached) held = yearsAfter(day, 1);
        lost = next;
        next = null;
      }
      lifetime.note(day, current, reached, from);
      const forGood = lifetime.floor(day);
      if (forGood > current) enter(forGood, day, 'LIFETIME');
      return { lost, next: forGood >= current ? null : next };
    },
  };
}

/** A level that is reached last of all days stands at most so long: a period, the next one, and its grace. */
const HORIZON_YEARS = 3;

/**
 * Goes through a member's days and answers where that leads on the day of `now`, how it came to be, and what follows if nothing
 * more is earned. The same member, rules and day give the same answer, whoever asks and whatever was told before.
 */
export function foldTiers(member: TierMember, rules: TierRules, now: Date): Course {
  const today = dayNumber(dayOf(now));
  const sums = openSums(member, rules, today);
  const start = Math.min(dayNumber(dayOf(member.joinedAt)), sums.days[0] ?? today, today);
  const horizon = yearsAfter(today, HORIZON_YEARS);
  const levels = [...rules.ladder].reverse();
  const period = periodOf(rules, sums, start);
  const walk = openWalk({ levels, rules, start, sums }, period);
  const turns = [...new Set([start, today, ...sums.days, ...period.turns(sums.days, horizon)])].sort(
    (a, b) => a - b,
  );

  let turn = 0;
  let day = start;
  let standing = walk.standing(start);
  let loss: { falling: Falling; to: number } | null = null;
  while (!loss) {
    const { lost, next } = walk.pass(day);
    if (day <= today) standing = walk.standing(day);
    else if (lost) loss = { falling: lost, to: walk.standing(day).level };
    while (turn < turns.length && (turns[turn] ?? 0) <= day) turn += 1;
    const upcoming = [turns[turn], next?.day, ...walk.ripening()].filter(
      (one): one is Day => one !== undefined && one > day && one <= horizon,
    );
    if (!upcoming.length) break;
    day = Math.min(...upcoming);
  }

  const { level, since, isLifetime } = standing;
  const { from, until } = period.window(today);
  const amount = sums.between(from, today);
  const oldest = sums.days.find((one) => one >= from);
  const lapses = rules.period === 'ROLLING_YEAR' ? oldest && yearsAfter(oldest, 1) : until;
  const above = levels[level + 1];
  const held = levels[level];
  return {
    tier: walk.codeOf(level),
    since: startOf(since),
    toNext: above
      ? {
          tier: above.tier,
          amount: above.from - amount,
          from: startOf(today),
          until: lapses === undefined ? null : startOf(lapses),
        }
      : null,
    toKeep: loss && held ? missingToKeep(held, period.keeping(loss.falling, today), loss.falling) : null,
    keptUntil: loss && startOf(loss.falling.day),
    projected: walk.codeOf(loss ? loss.to : level),
    isLifetime,
    warning:
      loss && today >= loss.falling.day - rules.warnDays
        ? { at: startOf(loss.falling.day), to: walk.codeOf(loss.to) }
        : null,
    counting: { from: startOf(from), until: startOf(until), amount },
    changes: walk.changes
      .filter((change) => change.day <= today)
      .map(({ day: on, ...change }) => ({ ...change, at: startOf(on) })),
  };
}

const missingToKeep = (
  { tier, from: needed }: TierLevel,
  { from, amount }: { from: Day; amount: number },
  { day }: Falling,
): Missing => ({ tier, amount: needed - amount, from: startOf(from), until: startOf(day) });
