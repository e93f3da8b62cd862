import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '#shared/actor.ts';
import {
  grantState,
  neededPurposes,
  PARTNER_ATTRIBUTES,
  unsound,
  widened,
} from '../../subgraphs/consent/rules/grant.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const terms = {
  attributes: ['profile.name', 'orders.history'],
  purposes: ['personalisation'],
  lookBackDays: 90,
  expiresAt: inDays(30),
};
const KNOWN = new Set(['personalisation', 'location', 'partner_sharing']);

describe('grantState', () => {
  const open = { ...terms, state: 'ACTIVE' as const };
  const all = ['partner_sharing', 'personalisation'];

  it.each([
    ['all it needs is permitted', open, all, 'ACTIVE'],
    ['sharing is not permitted', open, ['personalisation'], 'SUSPENDED'],
    ['one of its purposes is not permitted', open, ['partner_sharing'], 'SUSPENDED'],
    ['nothing is permitted', open, [], 'SUSPENDED'],
    ['it has just expired', { ...open, expiresAt: NOW }, all, 'EXPIRED'],
    ['it was revoked', { ...open, state: 'REVOKED' as const }, all, 'REVOKED'],
    [
      'it was revoked and has expired',
      { ...open, state: 'REVOKED' as const, expiresAt: NOW },
      all,
      'REVOKED',
    ],
    ['a purpose was withdrawn', { ...open, state: 'PURPOSE_WITHDRAWN' as const }, all, 'PURPOSE_WITHDRAWN'],
  ])('when %s', (_, grant, permitted, state) => {
    expect(grantState(grant, permitted, NOW)).toBe(state);
  });

  it('needs sharing once, whether it names it or not', () => {
    expect(neededPurposes({ purposes: ['personalisation'] })).toEqual(['partner_sharing', 'personalisation']);
    expect(neededPurposes({ purposes: ['partner_sharing'] })).toEqual(['partner_sharing']);
  });
});

describe('widened', () => {
  it.each([
    ['attributes', { attributes: ['profile.email'] }],
    ['purposes', { purposes: ['personalisation', 'location'] }],
    ['lookBackDays', { lookBackDays: 91 }],
    ['expiresAt', { expiresAt: inDays(31) }],
  ])('names %s when they reach further', (field, change) => {
    expect(widened(terms, { ...terms, ...change })).toBe(field);
  });

  it('is null for the same terms and for fewer', () => {
    expect(widened(terms, terms)).toBeNull();
    expect(
      widened(terms, { ...terms, attributes: ['orders.history'], lookBackDays: 1, expiresAt: inDays(1) }),
    ).toBeNull();
  });

  it('is null only for what the wider terms allow, too', () => {
    const extent = fc.record({
      attributes: fc.subarray([...PARTNER_ATTRIBUTES]),
      purposes: fc.subarray([...KNOWN]),
      lookBackDays: fc.integer({ min: 1, max: 5 }),
      expiresAt: fc.integer({ min: 1, max: 5 }).map(inDays),
    });
    fc.assert(
      fc.property(extent, extent, (from, to) => {
        const contained =
          to.attributes.every((one) => from.attributes.includes(one)) &&
          to.purposes.every((one) => from.purposes.includes(one)) &&
          to.lookBackDays <= from.lookBackDays &&
          to.expiresAt <= from.expiresAt;
        expect(widened(from, to) === null).toBe(contained);
      }),
    );
  });
});

describe('unsound', () => {
  it.each([
    ['attributes', { attributes: [] }],
    ['attributes', { attributes: ['profile.name', 'profile.name'] }],
    ['attributes', { attributes: ['profile.shoe_size'] }],
    ['purposes', { purposes: [] }],
    ['purposes', { purposes: ['__proto__'] }],
    ['purposes', { purposes: ['location', 'location'] }],
    ['lookBackDays', { lookBackDays: 0 }],
    ['lookBackDays', { lookBackDays: 3651 }],
    ['expiresAt', { expiresAt: NOW }],
    ['expiresAt', { expiresAt: inDays(1826) }],
  ])('names %s for %j', (field, change) => {
    expect(unsound({ ...terms, ...change }, KNOWN, NOW)?.field).toBe(field);
  });

  it.each(['customer', 'associate', 'service', 'device', 'gateway', 'import', ...STAFF_ROLES])(
    'lets nobody become %s by a grant',
    (role) => {
      expect(unsound({ ...terms, attributes: [role] }, KNOWN, NOW)?.field).toBe('attributes');
    },
  );

  it('is null for the widest terms there are', () => {
    const widest = {
      attributes: [...PARTNER_ATTRIBUTES],
      purposes: [...KNOWN],
      lookBackDays: 3650,
      expiresAt: inDays(1825),
    };
    expect(unsound(widest, KNOWN, NOW)).toBeNull();
  });
});
