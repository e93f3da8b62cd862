import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GrantExtent, grantChange } from '../../subgraphs/partners/rules/grant-change.ts';

const REQUESTED = [
  { attribute: 'profile.name', purpose: 'partner_sharing' },
  { attribute: 'profile.email', purpose: 'partner_sharing' },
  { attribute: 'loyalty.offers', purpose: 'personalisation' },
];

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

const FROM: GrantExtent = {
  attributes: ['profile.name', 'loyalty.offers'],
  purposes: ['partner_sharing', 'personalisation'],
  lookBackDays: 90,
  expiresAt: day(100),
};

const chosen = (change: Partial<Omit<GrantExtent, 'purposes'>>) => ({
  attributes: FROM.attributes,
  lookBackDays: FROM.lookBackDays,
  expiresAt: FROM.expiresAt,
  ...change,
});

describe('what turns a grant into what the customer chose', () => {
  it.each([
    ['nothing', {}, 'NONE', {}],
    [
      'less, with the purpose that nothing needs any more',
      { attributes: ['profile.name'] },
      'NARROW',
      { purposes: ['partner_sharing'] },
    ],
    ['a shorter look back', { lookBackDays: 30 }, 'NARROW', {}],
    ['an earlier end', { expiresAt: day(99) }, 'NARROW', {}],
    ['more', { attributes: ['profile.name', 'loyalty.offers', 'profile.email'] }, 'EXTEND', {}],
    ['a later end', { expiresAt: day(101) }, 'EXTEND', {}],
    ['more here and less there', { lookBackDays: 30, expiresAt: day(101) }, 'REPLACE', {}],
    ['another attribute', { attributes: ['profile.email'] }, 'REPLACE', { purposes: ['partner_sharing'] }],
  ])('is %s', (_, change, kind, terms) => {
    expect(grantChange(FROM, chosen(change), REQUESTED)).toEqual({
      kind,
      terms: { ...FROM, ...change, ...terms },
    });
  });

  it('keeps the purposes where the app no longer says what an attribute is for', () => {
    const from = { ...FROM, attributes: ['profile.name', 'orders.history'] };
    const change = grantChange(from, chosen({ attributes: ['orders.history'] }), REQUESTED);
    expect(change).toEqual({ kind: 'NARROW', terms: { ...from, attributes: ['orders.history'] } });
  });

  it('never calls narrower what reaches further', () => {
    const attributes = fc.subarray(
      REQUESTED.map(({ attribute }) => attribute),
      { minLength: 1 },
    );
    const choice = fc.record({
      attributes,
      lookBackDays: fc.integer({ min: 1, max: 365 }),
      expiresAt: fc.integer({ min: 1, max: 300 }).map(day),
    });
    fc.assert(
      fc.property(choice, choice, (before, after) => {
        const from = grantChange({ ...before, purposes: ['partner_sharing'] }, before, REQUESTED).terms;
        const { kind, terms } = grantChange(from, after, REQUESTED);
        if (kind !== 'NARROW' && kind !== 'NONE') return;
        expect(from.attributes).toEqual(expect.arrayContaining(terms.attributes));
        expect(from.purposes).toEqual(expect.arrayContaining(terms.purposes));
        expect(terms.lookBackDays).toBeLessThanOrEqual(from.lookBackDays);
        expect(terms.expiresAt.getTime()).toBeLessThanOrEqual(from.expiresAt.getTime());
      }),
    );
  });
});
