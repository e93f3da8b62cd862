import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActivityOnDay, withActivity } from '../../../subgraphs/loyalty/rules/activity.ts';
import { DEFAULT_TIERS, type TierRules } from '../../../subgraphs/loyalty/rules/tiers.ts';
import { foldTiers, type TierMember } from '../../../subgraphs/loyalty/tiers/fold.ts';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const start = (day: string) => new Date(`${day}T00:00:00Z`);

const rulesOf = (its: Partial<TierRules> = {}): TierRules => ({
  ...DEFAULT_TIERS,
  ladder: [
    { tier: 'C', name: 'C', from: 500, benefits: [] },
    { tier: 'B', name: 'B', from: 100, benefits: [] },
    { tier: 'A', name: 'A', from: 0, benefits: [] },
  ],
  ...its,
});

const memberOf = (joined: string, days: Record<string, number>): TierMember => ({
  joinedAt: at(joined),
  activity: Object.entries(days)
    .map(([day, points]) => ({ day, points, spendMinor: points * 100, purchases: 1 }))
    .sort((a, b) => (a.day < b.day ? -1 : 1)),
});

/** The tiers on some days. */
const tiersOn = (member: TierMember, rules: TierRules, ...days: string[]) =>
  days.map((day) => foldTiers(member, rules, at(day)).tier).join('');

describe('a rolling year', () => {
  const member = memberOf('2026-01-10', { '2026-01-10': 60, '2026-03-02': 50, '2026-06-01': 30 });

  it('counts the last 12 months', () =>
    expect(
      tiersOn(member, rulesOf(), '2026-01-10', '2026-03-01', '2026-03-02', '2027-01-09', '2027-01-10'),
    ).toBe('AABBA'));

  it('says where the member stands, what is missing, and what follows', () =>
    expect(foldTiers(member, rulesOf({ warnDays: 30 }), at('2026-12-11'))).toEqual({
      tier: 'B',
      since: start('2026-03-02'),
      toNext: { tier: 'C', amount: 360, from: start('2026-12-11'), until: start('2027-01-10') },
      toKeep: { tier: 'B', amount: 20, from: start('2026-12-11'), until: start('2027-01-10') },
      keptUntil: start('2027-01-10'),
      projected: 'A',
      isLifetime: false,
      warning: { at: start('2027-01-10'), to: 'A' },
      counting: { from: start('2025-12-12'), until: start('2026-12-12'), amount: 140 },
      changes: [
        { tier: 'A', before: null, at: start('2026-01-10'), why: 'JOINED' },
        { tier: 'B', before: 'A', at: start('2026-03-02'), why: 'REACHED' },
      ],
    }));

  it('warns from the first of the days before, not sooner', () => {
    const warned = (day: string) => foldTiers(member, rulesOf({ warnDays: 30 }), at(day)).warning !== null;
    expect([warned('2026-12-10'), warned('2026-12-11'), warned('2027-01-10')]).toEqual([false, true, false]);
  });

  it('leaves a grace, in which what is earned makes up for what lapsed', () => {
    const rules = rulesOf({ graceDays: 20 });
    expect(tiersOn(member, rules, '2027-01-29', '2027-01-30')).toBe('BA');
    const buys = (day: string, points: number) => ({
      ...member,
      activity: withActivity(member.activity, { points, spendMinor: 0, purchases: 1 }, at(day)),
    });
    expect(tiersOn(buys('2027-01-29', 20), rules, '2027-01-30', '2027-03-01')).toBe('BB');
    expect(tiersOn(buys('2027-01-29', 19), rules, '2027-01-30')).toBe('A');
    expect(tiersOn(buys('2027-01-30', 20), rules, '2027-01-30')).toBe('B'); // reached anew
  });

  it('falls one tier at a time, each of which stands for a year', () => {
    const once = memberOf('2026-03-02', { '2026-03-02': 500 });
    const days = ['2026-03-02', '2027-03-01', '2027-03-02', '2028-03-01', '2028-03-02'];
    expect(tiersOn(once, rulesOf({ fall: 'ONE_DOWN' }), ...days)).toBe('CCBBA');
    expect(tiersOn(once, rulesOf(), ...days)).toBe('CCAAA');
  });

  it('keeps a tier that was reached for the least of days', () => {
    const late = memberOf('2026-03-02', { '2026-03-02': 60, '2027-02-27': 60 });
    expect(tiersOn(late, rulesOf(), '2027-02-27', '2027-03-01', '2027-03-02')).toBe('BBA');
    expect(tiersOn(late, rulesOf({ leastDays: 40 }), '2027-03-02', '2027-04-07', '2027-04-08')).toBe('BBA');
  });

  it.each([
    ['2028-02-29', '2029-02-28', '2029-03-01'],
    ['2027-02-28', '2028-02-27', '2028-02-28'],
    ['2027-03-01', '2028-02-29', '2028-03-01'],
  ])('what is earned on %s counts on %s and no more on %s', (day, counts, lapsed) => {
    const once = memberOf('2026-01-01', { [day]: 100 });
    expect(tiersOn(once, rulesOf(), counts, lapsed)).toBe('BA');
  });
});

describe('a calendar year', () => {
  const rules = rulesOf({ period: 'CALENDAR_YEAR' });
  const member = memberOf('2025-05-01', { '2025-05-01': 40, '2025-11-01': 70, '2026-02-01': 90 });

  it('counts from January, and a tier stands to the end of the next year', () =>
    expect(tiersOn(member, rules, '2025-10-31', '2025-11-01', '2026-12-31', '2027-01-01')).toBe('ABBA'));

  it('asks for the rest of the year’s amount to keep the tier', () =>
    expect(foldTiers(member, rules, at('2026-06-01'))).toMatchObject({
      tier: 'B',
      toNext: { tier: 'C', amount: 410, from: start('2026-06-01'), until: start('2027-01-01') },
      toKeep: { tier: 'B', amount: 10, from: start('2026-06-01'), until: start('2027-01-01') },
      keptUntil: start('2027-01-01'),
      projected: 'A',
    }));

  it('asks for the next year’s amount where this one’s suffices', () =>
    expect(foldTiers(member, rules, at('2025-12-01'))).toMatchObject({
      tier: 'B',
      toKeep: { tier: 'B', amount: 100, from: start('2026-01-01'), until: start('2027-01-01') },
      keptUntil: start('2027-01-01'),
    }));

  it('leaves a grace after its end, in which what is earned still counts for it', () => {
    const lenient = { ...rules, graceDays: 31 };
    expect(tiersOn(member, lenient, '2027-01-31', '2027-02-01')).toBe('BA');
    const rescued = memberOf('2025-05-01', { '2025-11-01': 110, '2026-02-01': 90, '2027-01-31': 10 });
    expect(tiersOn(rescued, lenient, '2027-02-01', '2027-12-31', '2028-01-31', '2028-02-01')).toBe('BBBA');
  });

  it('falls one tier a year', () => {
    const once = memberOf('2025-03-02', { '2025-03-02': 500 });
    const days = ['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'];
    expect(tiersOn(once, { ...rules, fall: 'ONE_DOWN' }, ...days)).toBe('CBBA');
    expect(tiersOn(once, rules, ...days)).toBe('CAAA');
  });
});

describe('a year from joining', () => {
  it.each([
    ['2025-05-20', '2027-05-19', '2027-05-20'],
    ['2024-02-29', '2026-02-27', '2026-02-28'],
  ])('who joined on %s keeps what was reached then to %s', (joined, kept, lost) => {
    const member = memberOf(joined, { [joined]: 100 });
    expect(tiersOn(member, rulesOf({ period: 'MEMBERSHIP_YEAR' }), kept, lost)).toBe('BA');
  });
});

describe('what is measured', () => {
  const member = memberOf('2026-01-10', { '2026-01-10': 3, '2026-01-11': 3 });
  it.each([
    ['POINTS', 6],
    ['SPEND', 600],
    ['PURCHASES', 2],
  ] as const)('%s counts %i', (measure, amount) =>
    expect(foldTiers(member, rulesOf({ measure }), at('2026-02-01')).counting.amount).toBe(amount),
  );
});

describe('a tier for life', () => {
  const ladder = (lifetime: { lifetimePeriods?: number; lifetimeAmount?: number }) =>
    rulesOf().ladder.map((level) => (level.tier === 'B' ? { ...level, ...lifetime } : level));

  it('comes with an amount over all time, and isn’t lost', () => {
    const rules = rulesOf({ ladder: ladder({ lifetimeAmount: 150 }) });
    const member = memberOf('2024-01-10', { '2024-01-10': 100, '2025-06-01': 50 });
    expect(tiersOn(member, rules, '2024-01-10', '2025-01-10', '2025-06-01', '2036-01-01')).toBe('BABB');
    expect(foldTiers(member, rules, at('2025-06-02'))).toMatchObject({
      isLifetime: true,
      keptUntil: null,
      toKeep: null,
      projected: 'B',
      changes: [{}, {}, {}, { tier: 'B', before: 'A', at: start('2025-06-01'), why: 'LIFETIME' }],
    });
  });

  it('comes with the periods in which it was reached', () => {
    const rules = rulesOf({ period: 'CALENDAR_YEAR', ladder: ladder({ lifetimePeriods: 2 }) });
    const twice = memberOf('2024-01-10', { '2024-01-10': 100, '2027-06-01': 100 });
    const once = memberOf('2024-01-10', { '2024-01-10': 100, '2027-06-01': 99 });
    expect(tiersOn(twice, rules, '2026-01-01', '2027-06-01', '2036-01-01')).toBe('ABB');
    expect(tiersOn(once, rules, '2027-06-01', '2036-01-01')).toBe('AA');
  });

  it('comes with 12 months on end that it stood, where the year rolls', () => {
    const rules = rulesOf({ ladder: ladder({ lifetimePeriods: 2 }) });
    const steady = memberOf('2024-01-10', { '2024-01-10': 100, '2024-12-01': 100, '2025-11-30': 100 });
    expect(tiersOn(steady, rules, '2026-01-09', '2030-01-01')).toBe('BB');
    const broken = memberOf('2024-01-10', { '2024-01-10': 100, '2025-01-11': 100 });
    expect(tiersOn(broken, rules, '2025-01-10', '2025-01-11', '2026-01-11', '2030-01-01')).toBe('ABBB');
    expect(foldTiers(broken, rules, at('2025-06-01')).keptUntil).toBeNull();
    const late = memberOf('2024-01-10', { '2024-01-10': 100 });
    expect(tiersOn(late, rules, '2025-01-10')).toBe('A');
  });

  it('still lets what lies above it be lost', () => {
    const rules = rulesOf({ ladder: ladder({ lifetimeAmount: 100 }) });
    const member = memberOf('2024-01-10', { '2024-01-10': 500 });
    expect(tiersOn(member, rules, '2024-01-10', '2025-01-10', '2030-01-01')).toBe('CBB');
  });
});

const TODAY = Date.parse('2026-07-01') / 86_400_000;
const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

const someActivity = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 220 })), { maxLength: 14 })
  .map((given): ActivityOnDay[] =>
    given.reduce<ActivityOnDay[]>(
      (days, [ago, points]) =>
        withActivity(days, { points, spendMinor: points, purchases: points }, start(dayText(TODAY - ago))),
      [],
    ),
  );

const someRules = fc
  .record({
    period: fc.constantFrom('ROLLING_YEAR', 'CALENDAR_YEAR', 'MEMBERSHIP_YEAR'),
    fall: fc.constantFrom('TO_WHAT_IS_REACHED', 'ONE_DOWN'),
    graceDays: fc.constantFrom(0, 1, 45),
    leastDays: fc.constantFrom(0, 1, 60),
    lifetime: fc.constantFrom({}, {}, { lifetimePeriods: 2 }, { lifetimeAmount: 700 }),
  })
  .map(({ lifetime, ...its }): TierRules => {
    const rules = rulesOf(its as Partial<TierRules>);
    return {
      ...rules,
      ladder: rules.ladder.map((level) => (level.from ? { ...level, ...lifetime } : level)),
    };
  });

const earning = (member: TierMember, day: Date, points: number): TierMember => ({
  ...member,
  activity: withActivity(member.activity, { points, spendMinor: points, purchases: points }, day),
});

describe('whatever the rules and the days', () => {
  const rank = (tier: string) => 'ABC'.indexOf(tier);
  const worlds = fc.record({
    rules: someRules,
    activity: someActivity,
    joinedAgo: fc.integer({ min: 1200, max: 1300 }),
    offset: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  const check = (property: (world: { member: TierMember; rules: TierRules; offset: number }) => void) =>
    fc.assert(
      fc.property(worlds, ({ rules, activity, joinedAgo, offset }) =>
        property({ rules, offset, member: { joinedAt: start(dayText(TODAY - joinedAgo)), activity } }),
      ),
    );
  const dayIn = ({ from, until }: { from: Date; until: Date | null }, offset: number): Date => {
    const days = until ? Math.round((until.getTime() - from.getTime()) / 86_400_000) : 1;
    return new Date(from.getTime() + Math.floor(days * offset) * 86_400_000);
  };

  it('the tier stands until it is kept, and the projected one follows, when nothing more is earned', () =>
    check(({ member, rules }) => {
      const { tier, keptUntil, projected } = foldTiers(member, rules, start(dayText(TODAY)));
      const end = keptUntil ?? start('2032-01-01');
      for (let day = TODAY; day * 86_400_000 < end.getTime(); day += 61) {
        expect(foldTiers(member, rules, start(dayText(day))).tier).toBe(tier);
      }
      expect(foldTiers(member, rules, new Date(end.getTime() - 1)).tier).toBe(tier);
      expect(foldTiers(member, rules, end).tier).toBe(projected);
      expect(keptUntil === null).toBe(projected === tier);
    }));

  it('what is missing to keep it suffices on any day of its time, and one less on the last doesn’t', () =>
    check(({ member, rules, offset }) => {
      const { tier, toKeep, keptUntil } = foldTiers(member, rules, start(dayText(TODAY)));
      if (!toKeep || !keptUntil) return;
      expect(toKeep.amount).toBeGreaterThan(0);
      const kept = earning(member, dayIn(toKeep, offset), toKeep.amount);
      expect(rank(foldTiers(kept, rules, keptUntil).tier)).toBeGreaterThanOrEqual(rank(tier));
      const last = new Date(keptUntil.getTime() - 86_400_000);
      const short = earning(member, last, toKeep.amount - 1);
      if (rules.ladder.some(({ lifetimeAmount }) => lifetimeAmount)) return; // may come for good instead
      expect(rank(foldTiers(short, rules, keptUntil).tier)).toBeLessThan(rank(tier));
    }));

  it('what is missing to the next tier reaches it on any day of its time, and one less doesn’t', () =>
    check(({ member, rules, offset }) => {
      const today = start(dayText(TODAY));
      const { toNext } = foldTiers(member, rules, today);
      if (!toNext) return;
      expect(toNext.amount).toBeGreaterThan(0);
      const day = dayIn(toNext, offset);
      const risen = foldTiers(earning(member, day, toNext.amount), rules, day);
      expect(rank(risen.tier)).toBeGreaterThanOrEqual(rank(toNext.tier));
      if (rules.ladder.some(({ lifetimeAmount }) => lifetimeAmount)) return;
      const short = foldTiers(earning(member, today, toNext.amount - 1), rules, today);
      expect(rank(short.tier)).toBeLessThan(rank(toNext.tier));
    }));

  it('the changes lead from one tier to the next, and to where the member stands', () =>
    check(({ member, rules }) => {
      const { changes, tier, since } = foldTiers(member, rules, start(dayText(TODAY)));
      for (const [index, change] of changes.entries()) {
        expect(change.before).toBe(changes[index - 1]?.tier ?? null);
        expect(change.before).not.toBe(change.tier);
        expect(foldTiers(member, rules, change.at).changes.at(-1)?.at).toEqual(change.at);
      }
      expect(changes.at(-1)).toMatchObject({ tier, at: since });
    }));

  it('what the past was doesn’t depend on when one looks', () =>
    check(({ member, rules, offset }) => {
      const { changes } = foldTiers(member, rules, start(dayText(TODAY)));
      const then = start(dayText(TODAY - Math.floor(offset * 1200)));
      const known = { ...member, activity: member.activity.filter(({ day }) => start(day) <= then) };
      expect(foldTiers(known, rules, then).changes).toEqual(changes.filter((change) => change.at <= then));
    }));

  it('earning more never lowers a tier', () =>
    check(({ member, rules, offset }) => {
      const today = start(dayText(TODAY));
      const more = earning(member, start(dayText(TODAY - Math.floor(offset * 1200))), 40);
      if (rules.fall === 'ONE_DOWN' || rules.leastDays) return; // a rise may end what a fall had prolonged
      expect(rank(foldTiers(more, rules, today).tier)).toBeGreaterThanOrEqual(
        rank(foldTiers(member, rules, today).tier),
      );
    }));
});
