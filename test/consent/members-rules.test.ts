import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChosenById,
  joinedPreferences,
  shownTogether,
} from '../../subgraphs/consent/preferences/joined-preferences.ts';
import { preferencesIn } from '../../subgraphs/consent/preferences/preferences.ts';
import { type Decided, disagreements, joinedCurrents } from '../../subgraphs/consent/rules/joined.ts';
import {
  type GrantOfId,
  grantDisagreements,
  joinedGrant,
} from '../../subgraphs/consent/rules/joined-grant.ts';
import {
  disagreement,
  holding,
  idsOf,
  type Joining,
  kept,
  type Part,
  rejoined,
  together,
  togetherAfter,
} from '../../subgraphs/consent/rules/joining.ts';
import { may } from '../../subgraphs/consent/rules/permits.ts';
import { aPurpose } from './builders.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const purpose = aPurpose();
const KNOWN = new Map([[purpose.key, purpose]]);

const aRow = (customerId: string, its: Partial<Decided> = {}): Decided => ({
  customerId,
  purpose: purpose.key,
  decisionId: `dec_${customerId}`,
  state: 'GIVEN',
  purposeVersion: 1,
  decidedAt: inDays(-10),
  ...its,
});

const AB: Joining = { tick: 5, at: NOW, parts: ['a', 'b'] };
const ABC: Joining = { tick: 9, at: inDays(1), parts: [AB, 'c'] };

const holds = (part: Part, rows: Decided[]) => joinedCurrents(part, rows, KNOWN, NOW)[0] ?? null;
const isPermitted = (row: Decided | null) => may(purpose, row, NOW).permitted;

describe('what holds for ids that have become one', () => {
  const yes = aRow('a');
  const no = aRow('b', { state: 'WITHDRAWN' });

  it.each<[string, Part, Decided[], Decided | null]>([
    ['nothing where nobody decided', AB, [], null],
    ['what one decided where the other is undecided', AB, [yes], yes],
    ['the same where the other was only asked', AB, [yes, aRow('b', { state: 'REQUESTED' })], yes],
    ['the no of one against the yes of the other', AB, [yes, no], no],
    [
      'the objection against the withdrawal',
      AB,
      [aRow('a', { state: 'REFUSED' }), no],
      aRow('a', { state: 'REFUSED' }),
    ],
    [
      'an ended yes against one that runs',
      AB,
      [yes, aRow('b', { expiresAt: NOW })],
      aRow('b', { expiresAt: NOW }),
    ],
    [
      'of two yeses the one that ends first',
      AB,
      [yes, aRow('b', { expiresAt: inDays(1) })],
      aRow('b', { expiresAt: inDays(1) }),
    ],
    ['a later yes against the no before', AB, [aRow('a', { tick: 6 }), no], aRow('a', { tick: 6 })],
    [
      'the newest of those since, whoever made it and whatever the clocks said',
      AB,
      [aRow('a', { tick: 6, decidedAt: inDays(1) }), aRow('b', { tick: 7, state: 'WITHDRAWN' })],
      aRow('b', { tick: 7, state: 'WITHDRAWN' }),
    ],
    ['a yes of an earlier time together is one of before', AB, [aRow('a', { tick: 5 }), no], no],
    [
      'a yes since the first joining against the no that came with the second',
      ABC,
      [aRow('a', { tick: 6 }), no, aRow('c', { state: 'REFUSED' })],
      aRow('c', { state: 'REFUSED' }),
    ],
    [
      'a yes since the first joining where the third is undecided',
      ABC,
      [aRow('a', { tick: 6 }), no],
      aRow('a', { tick: 6 }),
    ],
    [
      'a yes since the second joining against all before',
      ABC,
      [yes, no, aRow('c', { tick: 10 })],
      aRow('c', { tick: 10 }),
    ],
  ])('%s', (_, part, rows, expected) => {
    expect(holds(part, rows)).toEqual(expected);
  });

  it('a conflict is shown until somebody decides, with what each had decided and since when', () => {
    expect(disagreements(AB, [yes, no], KNOWN, NOW)).toEqual([
      { purpose: purpose.key, decided: [no, yes], since: AB },
    ]);
    expect(disagreements(AB, [yes, { ...no, tick: 6 }], KNOWN, NOW)).toEqual([]);
    expect(disagreements(AB, [yes, aRow('b', { state: 'REQUESTED' })], KNOWN, NOW)).toEqual([]);
    expect(disagreements(AB, [aRow('a', { state: 'REFUSED' }), no], KNOWN, NOW)).toEqual([]);
  });

  it('the conflict is as old as the joining that brought it', () => {
    const late = aRow('c', { state: 'REFUSED' });
    expect(disagreements(ABC, [yes, late], KNOWN, NOW)[0]?.since).toBe(ABC);
    expect(disagreements(ABC, [yes, no, late], KNOWN, NOW)[0]?.since).toBe(AB);
  });

  it('ids of whose joining nothing is known are taken as if nothing had been decided since', () => {
    const part = together(['a', 'b', 'c'], AB);
    expect(
      holds(part, [aRow('a', { tick: 6 }), aRow('c', { tick: 7, state: 'WITHDRAWN' })])?.customerId,
    ).toBe('c');
    expect(
      disagreements(part, [aRow('a', { tick: 6 }), aRow('c', { state: 'REFUSED' })], KNOWN, NOW),
    ).toMatchObject([{ since: { tick: Number.POSITIVE_INFINITY } }]);
  });
});

describe('how ids became one', () => {
  it('is a tree, which grows with a merge and loses a leaf with an unmerge', () => {
    const ab = rejoined([['a', 'b']], [], { tick: 5, at: NOW });
    expect(ab).toEqual([AB]);
    const abc = rejoined([['c', 'a', 'b']], ab, { tick: 9, at: inDays(1) });
    expect(abc).toEqual([ABC]);
    expect(rejoined([['a', 'b'], ['c']], abc, { tick: 11, at: NOW })).toEqual([AB]);
    expect(rejoined([['a'], ['b', 'c']], abc, { tick: 11, at: NOW })).toEqual([
      { tick: 9, at: inDays(1), parts: ['b', 'c'] },
    ]);
    expect(rejoined([['a'], ['b'], ['c']], abc, { tick: 11, at: NOW })).toEqual([]);
  });

  it('says of two ids after which tick they are one', () => {
    expect(togetherAfter(ABC, 'a', 'b')).toBe(5);
    expect(togetherAfter(ABC, 'c', 'b')).toBe(9);
  });

  it('keeps a tree where it loses nothing', () => {
    expect(kept(ABC, new Set(['a', 'b', 'c', 'd']))).toEqual(ABC);
    expect(kept(ABC, new Set(['d']))).toBeNull();
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e'];

/** Any tree over some ids, in which each joining came after those within it. */
const aTree: fc.Arbitrary<Part> = fc
  .record({
    ids: fc.shuffledSubarray(IDS, { minLength: 2 }),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 4, maxLength: 4 }),
  })
  .map(({ ids, picks }) => {
    const parts: Part[] = [...ids];
    let tick = 0;
    for (const [x, y] of picks) {
      if (parts.length < 2) break;
      tick += 10;
      const [one] = parts.splice(x % parts.length, 1);
      const [other] = parts.splice(y % parts.length, 1);
      if (one && other) parts.push({ tick, at: inDays(tick), parts: [one, other] });
    }
    return together(ids, parts.find((part): part is Joining => typeof part !== 'string') ?? null);
  });

const aDecided = (id: string): fc.Arbitrary<Decided | null> =>
  fc.option(
    fc
      .record({
        state: fc.constantFrom(
          ...(['GIVEN', 'RENEWED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'REQUESTED', 'INVALIDATED'] as const),
        ),
        expires: fc.option(fc.integer({ min: -3, max: 3 })),
        decided: fc.integer({ min: -9, max: 0 }),
        tick: fc.option(fc.integer({ min: 1, max: 60 })),
      })
      .map(({ state, expires, decided, tick }) =>
        aRow(id, {
          state,
          decidedAt: inDays(decided),
          ...(expires !== null && { expiresAt: inDays(expires) }),
          // Ticks of one customer are all different.
          ...(tick !== null && { tick: tick * IDS.length + IDS.indexOf(id) }),
        }),
      ),
  );
const someRows = fc.tuple(...IDS.map(aDecided)).map((rows) => rows.filter((row) => row !== null));

const shuffled = (part: Part, seed: number): Part =>
  typeof part === 'string'
    ? part
    : {
        ...part,
        parts: (seed % 2 ? [...part.parts].reverse() : [...part.parts]).map((one) =>
          shuffled(one, seed >> 1),
        ),
      };

describe('whatever was decided and joined', () => {
  it('the order of ids, parts and rows changes nothing', () => {
    fc.assert(
      fc.property(aTree, someRows, fc.nat(), (part, rows, seed) => {
        expect(joinedCurrents(shuffled(part, seed), [...rows].reverse(), KNOWN, NOW)).toEqual(
          joinedCurrents(part, rows, KNOWN, NOW),
        );
        const unordered = (found: { purpose: string; decided: Decided[] }[]) =>
          found.map(({ purpose: key, decided }) => ({ key, decided }));
        expect(unordered(disagreements(shuffled(part, seed), [...rows].reverse(), KNOWN, NOW))).toEqual(
          unordered(disagreements(part, rows, KNOWN, NOW)),
        );
      }),
    );
  });

  it('a customer permits at most what every id that decided before permitted, unless it was decided since', () => {
    fc.assert(
      fc.property(aTree, someRows, (part, rows) => {
        const ids = idsOf(part);
        const theirs = rows.filter(({ customerId }) => ids.includes(customerId));
        const root = typeof part === 'string' ? 0 : part.tick;
        const held = holds(part, theirs);
        const since = theirs.filter(({ tick = 0 }) => tick > root);
        if (since.length) {
          const newest = since.reduce((one, other) => ((one.tick ?? 0) > (other.tick ?? 0) ? one : other));
          expect(held).toBe(newest);
        } else if (isPermitted(held)) {
          const parts = typeof part === 'string' ? [part] : part.parts;
          for (const one of parts) {
            const before = holds(one, theirs);
            if (before && before.state !== 'REQUESTED') expect(isPermitted(before)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('what holds is what one of them decided', () => {
    fc.assert(
      fc.property(aTree, someRows, (part, rows) => {
        const held = holds(part, rows);
        const ids = idsOf(part);
        if (held) expect(rows.filter(({ customerId }) => ids.includes(customerId))).toContain(held);
        else expect(rows.filter(({ customerId }) => ids.includes(customerId))).toEqual([]);
      }),
    );
  });

  it('there is a conflict exactly while decisions side by side permit different things', () => {
    fc.assert(
      fc.property(aTree, someRows, (part, rows) => {
        const byId = new Map(rows.map((row) => [row.customerId, row]));
        const held = holding(part, (id) => byId.get(id) ?? null).filter(({ state }) => state !== 'REQUESTED');
        const answers = new Set(held.map(isPermitted));
        expect(disagreements(part, rows, KNOWN, NOW)).toHaveLength(answers.size > 1 ? 1 : 0);
      }),
    );
  });

  it('taking apart what was joined leaves what was there', () => {
    const customers = fc
      .shuffledSubarray(IDS, { minLength: 2 })
      .chain((ids) =>
        fc
          .integer({ min: 1, max: ids.length - 1 })
          .map((cut) => [ids.slice(0, cut), ids.slice(cut)] as const),
      );
    fc.assert(
      fc.property(customers, fc.nat({ max: 50 }), ([one, other], tick) => {
        const at = { tick: tick + 1, at: NOW };
        const before = [one, other].flatMap((ids) =>
          ids
            .slice(1)
            .reduce<Joining[]>(
              (trees, id, index) =>
                rejoined([[...ids.slice(0, index + 1), id]], trees, { ...at, tick: index + 1 }),
              [],
            ),
        );
        const joined = rejoined([[...one, ...other]], before, { ...at, tick: 100 });
        expect(idsOf(joined[0] ?? '').sort()).toEqual([...one, ...other].sort());
        const parted = rejoined([one, other], joined, { ...at, tick: 101 });
        expect(new Set(parted.map((tree) => JSON.stringify(tree)))).toEqual(
          new Set(before.map((tree) => JSON.stringify(tree))),
        );
      }),
    );
  });
});

const aGrant = (customerId: string, its: Partial<GrantOfId> = {}): GrantOfId => ({
  _id: `grt_${customerId}`,
  customerId,
  clientId: 'music',
  attributes: ['profile.name'],
  purposes: ['personalisation'],
  lookBackDays: 90,
  expiresAt: inDays(100),
  state: 'ACTIVE',
  changedAt: inDays(-5),
  ...its,
});
const reachOf = ({ attributes, purposes, lookBackDays, expiresAt, state }: GrantOfId) => ({
  attributes,
  purposes,
  lookBackDays,
  expiresAt,
  state,
});

describe('what an app may read of ids that have become one', () => {
  const wide = aGrant('a', { attributes: ['profile.email', 'profile.name'] });

  it('is what it was where only one of them let it in', () => {
    expect(joinedGrant(wide, AB, [wide])).toEqual(reachOf(wide));
  });

  it('is what both let it: common attributes and purposes, the shorter look-back, the earlier end', () => {
    const other = aGrant('b', {
      attributes: ['orders.history', 'profile.name'],
      purposes: ['analytics', 'personalisation'],
      lookBackDays: 30,
      expiresAt: inDays(200),
    });
    const meet = {
      attributes: ['profile.name'],
      purposes: ['personalisation'],
      lookBackDays: 30,
      expiresAt: inDays(100),
      state: 'ACTIVE',
    };
    expect(joinedGrant(wide, AB, [wide, other])).toEqual(meet);
    expect(joinedGrant(other, AB, [wide, other])).toEqual(meet);
    expect(grantDisagreements(AB, [wide, other])).toEqual([
      { clientId: 'music', grants: [wide, other], since: AB },
    ]);
  });

  it.each<[string, Partial<GrantOfId>, string]>([
    ['nothing in common', { attributes: ['orders.history'] }, 'SUSPENDED'],
    ['a revocation by the other', { state: 'REVOKED' }, 'SUSPENDED'],
    ['an end of the other’s by its time', { state: 'EXPIRED' }, 'EXPIRED'],
  ])('is nothing after %s', (_, its, state) => {
    const other = aGrant('b', its);
    expect(joinedGrant(wide, AB, [wide, other]).state).toBe(state);
  });

  it('is what was decided last since, in either direction and for the tokens of both', () => {
    const other = aGrant('b', { attributes: ['orders.history'], tick: 6 });
    expect(joinedGrant(wide, AB, [wide, other])).toEqual(reachOf(other));
    expect(joinedGrant(other, AB, [wide, other])).toEqual(reachOf(other));
    expect(joinedGrant(wide, AB, [wide, aGrant('b', { state: 'REVOKED', tick: 6 })]).state).toBe('REVOKED');
    expect(
      joinedGrant({ ...wide, tick: 7 }, AB, [
        { ...wide, tick: 7 },
        aGrant('b', { state: 'REVOKED', tick: 6 }),
      ]).state,
    ).toBe('ACTIVE');
    expect(grantDisagreements(AB, [wide, other])).toEqual([]);
  });

  it('of another app is another matter', () => {
    const other = aGrant('b', { clientId: 'maps', state: 'REVOKED' });
    expect(joinedGrant(wide, AB, [wide, other])).toEqual(reachOf(wide));
  });

  it('is by the grant that an id gave last; an ended one stays as it ended', () => {
    const old = aGrant('b', { _id: 'grt_0', state: 'REVOKED', changedAt: inDays(-50) });
    const open = aGrant('b');
    expect(joinedGrant(wide, AB, [wide, old, open]).state).toBe('ACTIVE');
    expect(joinedGrant(old, AB, [wide, old, open]).state).toBe('REVOKED');
  });

  it('never goes beyond what each of them let it before', () => {
    const anyGrant = (id: string) =>
      fc
        .record({
          attributes: fc.subarray(['profile.name', 'profile.email', 'orders.history'], { minLength: 1 }),
          purposes: fc.subarray(['personalisation', 'analytics'], { minLength: 1 }),
          lookBackDays: fc.integer({ min: 1, max: 365 }),
          days: fc.integer({ min: 1, max: 365 }),
          state: fc.constantFrom('ACTIVE' as const, 'REVOKED' as const, 'EXPIRED' as const),
        })
        .map(({ days, ...its }) => aGrant(id, { ...its, expiresAt: inDays(days) }));
    fc.assert(
      fc.property(aTree, fc.tuple(...IDS.map(anyGrant)), (part, all) => {
        const ids = idsOf(part);
        const theirs = all.filter(({ customerId }) => ids.includes(customerId));
        for (const grant of theirs) {
          const now = joinedGrant(grant, part, theirs);
          if (now.state !== 'ACTIVE') continue;
          for (const { attributes, purposes, lookBackDays, expiresAt, state } of theirs) {
            expect(state).toBe('ACTIVE');
            expect(attributes).toEqual(expect.arrayContaining(now.attributes));
            expect(purposes).toEqual(expect.arrayContaining(now.purposes));
            expect(now.lookBackDays).toBeLessThanOrEqual(lookBackDays);
            expect(now.expiresAt.getTime()).toBeLessThanOrEqual(expiresAt.getTime());
          }
        }
      }),
    );
  });
});

describe('preferences of ids that have become one', () => {
  const chosen = (customerId: string, its: Partial<ChosenById> = {}): ChosenById => ({
    customerId,
    choices: [],
    frequencyCaps: [],
    doNotApproach: false,
    ...its,
  });
  const noSms = { channel: 'SMS', wanted: false } as const;
  const sms = { channel: 'SMS', wanted: true } as const;

  it('hold side by side until all is set again', () => {
    const a = chosen('a', { choices: [noSms] });
    const b = chosen('b', { doNotApproach: true });
    expect(joinedPreferences(AB, [a, b])).toEqual([preferencesIn(a), preferencesIn(b)]);
    expect(joinedPreferences(AB, [{ ...a, tick: 6 }, b])).toEqual([preferencesIn(a)]);
  });

  it('keep a no by a letter under either id, until all is set after it', () => {
    const a = chosen('a', { tick: 6 });
    const b = chosen('b', { choices: [noSms, { topic: 'sale', wanted: false, tick: 7 }] });
    const byLetter = {
      choices: [{ topic: 'sale', wanted: false, tick: 7 }],
      frequencyCaps: [],
      doNotApproach: false,
    };
    expect(joinedPreferences(AB, [a, b])).toEqual([preferencesIn(a), byLetter]);
    expect(joinedPreferences(AB, [{ ...a, tick: 8 }, b])).toEqual([preferencesIn(a)]);
  });

  it('are silent as long as the longer snooze says, or as was said last since', () => {
    const a = chosen('a', { snoozedUntil: inDays(2) });
    const b = chosen('b', { snoozedUntil: inDays(5) });
    const untils = (all: ChosenById[]) => joinedPreferences(AB, all).map(({ snoozedUntil }) => snoozedUntil);
    expect(untils([a, b])).toEqual([inDays(5), inDays(5)]);
    expect(untils([{ ...a, snoozeTick: 6 }, b])).toEqual([inDays(2), inDays(2)]);
    const { snoozedUntil: _, ...awake } = a;
    expect(untils([{ ...awake, snoozeTick: 6 }, b])).toEqual([undefined, undefined]);
  });

  it('are shown as one: every no, the rarer contact, no approach', () => {
    const a = chosen('a', { choices: [sms], frequencyCaps: [{ channel: 'EMAIL', most: 2, per: 'DAY' }] });
    const b = chosen('b', {
      choices: [noSms],
      frequencyCaps: [{ channel: 'EMAIL', most: 3, per: 'WEEK' }],
      doNotApproach: true,
      language: 'de',
    });
    expect(shownTogether([preferencesIn(a), preferencesIn(b)])).toEqual({
      ...preferencesIn(a),
      choices: [noSms],
      frequencyCaps: [{ channel: 'EMAIL', most: 3, per: 'WEEK' }],
      doNotApproach: true,
      language: 'de',
    });
    expect(shownTogether([])).toEqual({ choices: [], frequencyCaps: [], doNotApproach: false });
  });
});

describe('a disagreement', () => {
  it('is none of an id by itself', () => {
    expect(
      disagreement(
        'a',
        () => ({ tick: 1 }),
        () => true,
      ),
    ).toBeNull();
  });
});
