import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedState, Standing } from '../../subgraphs/consent/rules/decision.ts';
import {
  afterObjection,
  afterWithdrawal,
  afterYes,
  may,
  permittedPurposes,
} from '../../subgraphs/consent/rules/permits.ts';
import type { ConsentMechanism, LawfulBasis } from '../../subgraphs/consent/rules/purpose.ts';
import { aPurpose } from './builders.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const LATER = new Date('2026-03-02T10:00:00.001Z');

const STATES: RecordedState[] = [
  'REQUESTED',
  'REFUSED',
  'GIVEN',
  'RENEWED',
  'EXPIRED',
  'INVALIDATED',
  'REVOKED',
  'WITHDRAWN',
];

describe('may', () => {
  it.each([
    // basis, mechanism, decision: permitted, reason, state
    ['CONSENT', 'OPT_IN', null, false, 'UNKNOWN', 'UNKNOWN'],
    ['CONSENT', 'OPT_IN', 'REQUESTED', false, 'REQUESTED', 'REQUESTED'],
    ['CONSENT', 'OPT_IN', 'REFUSED', false, 'REFUSED', 'REFUSED'],
    ['CONSENT', 'OPT_IN', 'GIVEN', true, 'GIVEN', 'GIVEN'],
    ['CONSENT', 'OPT_IN', 'RENEWED', true, 'RENEWED', 'RENEWED'],
    ['CONSENT', 'OPT_IN', 'EXPIRED', false, 'EXPIRED', 'EXPIRED'],
    ['CONSENT', 'OPT_IN', 'INVALIDATED', false, 'INVALIDATED', 'INVALIDATED'],
    ['CONSENT', 'OPT_IN', 'REVOKED', false, 'REVOKED', 'REVOKED'],
    ['CONSENT', 'OPT_IN', 'WITHDRAWN', false, 'WITHDRAWN', 'WITHDRAWN'],
    ['CONSENT', 'OPT_OUT', null, true, 'NOT_OBJECTED', 'UNKNOWN'],
    ['CONSENT', 'OPT_OUT', 'REFUSED', false, 'REFUSED', 'REFUSED'],
    ['LEGITIMATE_INTEREST', 'OPT_OUT', null, true, 'NOT_OBJECTED', 'UNKNOWN'],
    ['LEGITIMATE_INTEREST', 'OPT_OUT', 'REQUESTED', true, 'NOT_OBJECTED', 'REQUESTED'],
    ['LEGITIMATE_INTEREST', 'OPT_OUT', 'REFUSED', false, 'OBJECTED', 'REFUSED'],
    ['LEGITIMATE_INTEREST', 'NOTICE', null, true, 'NOT_OBJECTED', 'UNKNOWN'],
    ['CONTRACT', 'NOTICE', null, true, 'CONTRACT', 'UNKNOWN'],
    ['CONTRACT', 'NOTICE', 'WITHDRAWN', true, 'CONTRACT', 'WITHDRAWN'],
    ['LEGAL_OBLIGATION', 'NOTICE', 'REFUSED', true, 'LEGAL_OBLIGATION', 'REFUSED'],
  ] satisfies [LawfulBasis, ConsentMechanism, RecordedState | null, boolean, string, string][])(
    'on %s with %s and the decision %s answers %s, because %s',
    (lawfulBasis, mechanism, decided, permitted, reason, state) => {
      const purpose = aPurpose({ lawfulBasis, mechanism });
      expect(may(purpose, decided && { state: decided }, NOW)).toEqual({ permitted, reason, state });
    },
  );

  it('counts a yes until the instant at which it expires', () => {
    expect(may(aPurpose(), { state: 'GIVEN', expiresAt: LATER }, NOW).reason).toBe('GIVEN');
    expect(may(aPurpose(), { state: 'RENEWED', expiresAt: NOW }, NOW)).toEqual({
      permitted: false,
      reason: 'EXPIRED',
      state: 'EXPIRED',
    });
  });

  it.each([
    [1, 'NOTICE_CHANGED'],
    [undefined, 'NOTICE_CHANGED'], // an import that doesn't know what was shown
    [2, 'GIVEN'],
    [3, 'GIVEN'],
  ])('takes a yes to version %s, where version 2 needed a new yes, as %s', (purposeVersion, reason) => {
    const purpose = { ...aPurpose({ version: 3 }), validFrom: 2 };
    const current: Standing = { state: 'GIVEN', ...(purposeVersion && { purposeVersion }) };
    expect(may(purpose, current, NOW).reason).toBe(reason);
  });

  it('never permits on consent without a yes that is given, unexpired and to a text that counts', () => {
    const standing = fc.record({
      state: fc.constantFrom(...STATES),
      purposeVersion: fc.integer({ min: 1, max: 4 }),
      expiresAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(standing, fc.integer({ min: 1, max: 4 }), (current, validFrom) => {
        const { permitted } = may({ ...aPurpose(), validFrom }, current, NOW);
        const yes = current.state === 'GIVEN' || current.state === 'RENEWED';
        expect(permitted).toBe(yes && current.expiresAt > NOW && current.purposeVersion >= validFrom);
      }),
    );
  });
});

it('permits what needs no consent without any decision, and the rest not', () => {
  const purposes = new Map(
    [
      aPurpose({ key: 'service', lawfulBasis: 'CONTRACT', mechanism: 'NOTICE' }),
      aPurpose({ key: 'personalisation' }),
      aPurpose({ key: 'location' }),
    ].map((purpose) => [purpose.key, purpose]),
  );
  expect(permittedPurposes(purposes, [], NOW)).toEqual(['service']);
  expect(permittedPurposes(purposes, [{ purpose: 'location', state: 'GIVEN' }], NOW)).toEqual([
    'service',
    'location',
  ]);
  expect(permittedPurposes(purposes, [{ purpose: 'gone', state: 'GIVEN' }], NOW)).toEqual(['service']);
});

it.each([
  ['UNKNOWN', 'GIVEN', 'REFUSED', 'REFUSED'],
  ['REQUESTED', 'GIVEN', 'REFUSED', 'REFUSED'],
  ['REFUSED', 'GIVEN', null, null],
  ['GIVEN', 'RENEWED', 'WITHDRAWN', 'REFUSED'],
  ['RENEWED', 'RENEWED', 'WITHDRAWN', 'REFUSED'],
  ['EXPIRED', 'RENEWED', 'WITHDRAWN', 'REFUSED'],
  ['INVALIDATED', 'GIVEN', 'REFUSED', 'REFUSED'],
  ['REVOKED', 'GIVEN', 'REFUSED', 'REFUSED'],
  ['WITHDRAWN', 'GIVEN', null, 'REFUSED'],
] as const)(
  'after %s, a yes is recorded as %s, taking it back as %s, an objection as %s',
  (state, yes, withdrawal, objection) => {
    expect([afterYes(state), afterWithdrawal(state), afterObjection(state)]).toEqual([
      yes,
      withdrawal,
      objection,
    ]);
  },
);
