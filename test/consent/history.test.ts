import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, replaces } from '../../subgraphs/consent/rules/decision.ts';
import {
  canonicalJson,
  currentByPurpose,
  hashDecision,
  verifyHistory,
} from '../../subgraphs/consent/rules/history.ts';
import { aHistory } from './builders.ts';

const STATES = ['GIVEN', 'WITHDRAWN', 'RENEWED', 'REFUSED'] as const;
const headOf = (history: Decision[]) => {
  const last = history.at(-1);
  return last ? { length: history.length, hash: last.hash } : null;
};

describe('verifyHistory', () => {
  const history = () => aHistory('cus_ada', [{ state: 'GIVEN' }, { state: 'WITHDRAWN' }, { state: 'GIVEN' }]);

  it('finds an untouched history intact, and an empty one', () => {
    expect(verifyHistory('cus_ada', history(), headOf(history()))).toEqual({ intact: true });
    expect(verifyHistory('cus_ada', [], null)).toEqual({ intact: true });
  });

  it.each<[string, (h: Decision[]) => Decision[], { at: number; reason: string }]>([
    [
      'a state is altered',
      (h) => h.with(1, { ...(h[1] as Decision), state: 'GIVEN' }),
      { at: 2, reason: 'ALTERED' },
    ],
    [
      'a state is altered and its own hash made to fit',
      (h) => {
        const altered = { ...(h[1] as Decision), state: 'GIVEN' as const };
        return h.with(1, { ...altered, hash: hashDecision(altered) });
      },
      { at: 3, reason: 'UNLINKED' },
    ],
    [
      'a member is added',
      (h) => h.with(0, { ...(h[0] as Decision), language: 'en' }),
      { at: 1, reason: 'ALTERED' },
    ],
    ['a decision in the middle is missing', (h) => h.toSpliced(1, 1), { at: 2, reason: 'OUT_OF_SEQUENCE' }],
    ['the newest decision is missing', (h) => h.slice(0, -1), { at: 3, reason: 'OTHER_END' }],
    ['all of it is missing', () => [], { at: 1, reason: 'OTHER_END' }],
    [
      'two decisions change places',
      (h) => [h[1], h[0], h[2]] as Decision[],
      { at: 1, reason: 'OUT_OF_SEQUENCE' },
    ],
    [
      'a decision of somebody else stands in it',
      (h) => h.with(0, aHistory('cus_ben', [{}])[0] as Decision),
      { at: 1, reason: 'OTHER_CUSTOMER' },
    ],
    [
      'all of it is written anew, hashes and all',
      () => aHistory('cus_ada', [{ state: 'GIVEN' }, { state: 'GIVEN' }, { state: 'GIVEN' }]),
      { at: 4, reason: 'OTHER_END' },
    ],
  ])('finds out when %s', (_, tamper, found) => {
    expect(verifyHistory('cus_ada', tamper(history()), headOf(history()))).toEqual({
      intact: false,
      ...found,
    });
  });

  it('finds out when decisions appeared where there are none', () => {
    expect(verifyHistory('cus_ada', history(), null)).toEqual({ intact: false, at: 4, reason: 'OTHER_END' });
  });

  it('finds any change of any member of any decision', () => {
    const states = fc.array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 6 });
    const member = fc.constantFrom(
      '_id',
      'purpose',
      'purposeVersion',
      'state',
      'decidedAt',
      'recordedAt',
      'recordedBy',
      'surface',
      'hash',
    );
    fc.assert(
      fc.property(states, fc.nat(), member, (chosen, place, name) => {
        const whole = aHistory(
          'cus_ada',
          chosen.map((state) => ({ state })),
        );
        const index = place % whole.length;
        const touched = { ...whole[index], [name]: 'altered' } as Decision;
        expect(verifyHistory('cus_ada', whole.with(index, touched), headOf(whole)).intact).toBe(false);
        expect(verifyHistory('cus_ada', whole, headOf(whole)).intact).toBe(true);
      }),
    );
  });
});

describe('what holds', () => {
  const time = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));

  it.each([
    ['the customer decides, whenever', { decidedBy: 'SELF', decidedAt: time(1) }, time(5), true],
    ['an import is newer', { decidedBy: 'IMPORT', decidedAt: time(6) }, time(5), true],
    ['an import is of the same time', { decidedBy: 'IMPORT', decidedAt: time(5) }, time(5), false],
    ['an import is older', { decidedBy: 'IMPORT', decidedAt: time(4) }, time(5), false],
  ] as const)('when %s: replaced is %s', (_, candidate, decidedAt, replaced) => {
    expect(replaces(candidate, { decidedAt })).toBe(replaced);
    expect(replaces(candidate, undefined)).toBe(true);
  });

  it('is the newest decision about each purpose; imports of the past and grants change nothing', () => {
    const terms = {
      grantId: 'grt_1',
      version: 1,
      clientId: 'music',
      attributes: [],
      purposes: [],
      lookBackDays: 1,
      expiresAt: time(9),
    };
    const history = aHistory('cus_ada', [
      { purpose: 'location', state: 'GIVEN' },
      { purpose: 'personalisation', state: 'GIVEN' },
      { purpose: 'location', state: 'WITHDRAWN' },
      { purpose: 'location', state: 'GIVEN', decidedBy: 'IMPORT', decidedAt: time(0) },
      { grant: terms, state: 'GIVEN' },
    ]);
    const current = Array.from(currentByPurpose(history), ([purpose, { sequence }]) => [purpose, sequence]);
    expect(current).toEqual([
      ['location', 3],
      ['personalisation', 2],
    ]);
  });
});

it('writes canonical JSON: members by name at every depth, dates in ISO 8601, nothing for what is absent', () => {
  const value = { b: 1, a: { d: new Date(0), c: ['y', 'x'], e: undefined } };
  expect(canonicalJson(value)).toBe('{"a":{"c":["y","x"],"d":"1970-01-01T00:00:00.000Z"},"b":1}');
});
