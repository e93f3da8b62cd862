import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedGrant, detailOf, misfitInDetail } from '../../subgraphs/partners/rules/asked-grant.ts';
import { anApp } from './builders.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const app = anApp(); // profile.name is required, loyalty.tier optional; 90 days back, for 180 days
const misfitOf = (detail: object) => misfitInDetail({ type: 'patron_grant', ...detail }, app, NOW);
const asked = (detail: object, scope = 'openid') =>
  askedGrant(app, {
    scope,
    authorization_details: JSON.stringify([{ type: 'patron_grant', ...detail }]),
  });
const namesOf = ({ attributes }: ReturnType<typeof askedGrant>) =>
  attributes.map(({ attribute }) => attribute);

describe('a request for a grant', () => {
  it.each<[string, object]>([
    ['says nothing', {}],
    ['asks for less', { attributes: ['profile.name'] }],
    ['asks for all', { attributes: ['loyalty.tier', 'profile.name'] }],
    ['names the purpose', { purposes: ['partner_sharing'] }],
    ['looks back as far as it may', { look_back_days: 90 }],
    ['lasts as long as it may', { duration_days: 180 }],
    ['ends at the last moment', { expires_at: '2026-08-29T10:00:00Z' }],
    ['ends with milliseconds', { expires_at: '2026-03-02T10:00:00.001Z' }],
  ])('fits when it %s', (_, detail) => {
    expect(misfitOf(detail)).toBeNull();
  });

  it.each<[string, object]>([
    ['attributes', { attributes: 'profile.name' }],
    ['attributes', { attributes: [] }],
    ['attributes', { attributes: ['profile.email'] }],
    ['attributes', { attributes: ['profile.name', 'profile.name'] }],
    ['purposes', { purposes: [] }],
    ['purposes', { purposes: ['personalisation'] }],
    ['purposes', { purposes: { partner_sharing: true } }],
    ['look_back_days', { look_back_days: 91 }],
    ['look_back_days', { look_back_days: 0 }],
    ['look_back_days', { look_back_days: 1.5 }],
    ['look_back_days', { look_back_days: '30' }],
    ['duration_days', { duration_days: 181 }],
    ['duration_days', { duration_days: -1 }],
    ['expires_at', { expires_at: '2026-03-02T10:00:00Z' }],
    ['expires_at', { expires_at: '2026-08-29T10:00:00.001Z' }],
    ['expires_at', { expires_at: '2026-04-01' }],
    ['expires_at', { expires_at: '2026-04-01T10:00:00+02:00' }],
    ['expires_at', { expires_at: '2026-13-01T10:00:00Z' }],
    ['expires_at', { expires_at: 1_775_000_000 }],
    ['expires_at', { expires_at: '2026-04-01T10:00:00Z', duration_days: 7 }],
    ['a patron_grant', { grant_id: 'grt_1' }],
  ])('is refused for its %s: %j', (member, detail) => {
    expect(misfitOf(detail)?.startsWith(member)).toBe(true);
  });

  it('must name the purpose of each attribute when it names any', () => {
    const [name, tier] = app.requestedAttributes;
    const two = anApp({ requestedAttributes: [name, { ...tier, purpose: 'personalisation' }] as never });
    const detail = { type: 'patron_grant', purposes: ['partner_sharing'] };
    expect(misfitInDetail({ ...detail, attributes: ['profile.name'] }, two, NOW)).toBeNull();
    expect(misfitInDetail(detail, two, NOW)).toBe(
      'purposes: expected the registered purpose of each attribute',
    );
  });
});

describe('what is asked for', () => {
  it('is what the app needs and what the request names', () => {
    expect(namesOf(askedGrant(app, { scope: 'openid' }))).toEqual(['profile.name']);
    expect(namesOf(askedGrant(app, { scope: 'openid loyalty.tier admin' }))).toEqual([
      'profile.name',
      'loyalty.tier',
    ]);
    expect(namesOf(asked({ attributes: ['loyalty.tier'] }))).toEqual(['profile.name', 'loyalty.tier']);
    expect(namesOf(asked({}))).toEqual(['profile.name', 'loyalty.tier']);
  });

  it('has the terms of the request, else those of the registration', () => {
    expect(asked({ look_back_days: 30, duration_days: 7 })).toMatchObject({
      lookBackDays: 30,
      durationDays: 7,
      expiresAt: null,
    });
    expect(asked({ expires_at: '2026-04-01T10:00:00Z' })).toMatchObject({
      lookBackDays: 90,
      expiresAt: new Date('2026-04-01T10:00:00Z'),
    });
  });

  it('is never more than the app has registered, whatever is sent', () => {
    const someText = fc.constantFrom(
      'profile.name',
      'loyalty.tier',
      'profile.email',
      'admin',
      'partner_sharing',
      '',
    );
    const detail = fc.record(
      {
        attributes: fc.array(someText, { maxLength: 3 }),
        purposes: fc.array(someText, { maxLength: 3 }),
        look_back_days: fc.integer({ min: -1, max: 200 }),
        duration_days: fc.integer({ min: -1, max: 400 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(detail, (sent) => {
        if (misfitOf(sent) !== null) return;
        const { attributes, lookBackDays, durationDays } = asked(sent);
        expect(attributes.every((one) => app.requestedAttributes.includes(one))).toBe(true);
        expect(lookBackDays).toBeGreaterThanOrEqual(1);
        expect(lookBackDays).toBeLessThanOrEqual(app.lookBackDays);
        expect(durationDays).toBeGreaterThanOrEqual(1);
        expect(durationDays).toBeLessThanOrEqual(app.durationDays);
      }),
    );
  });

  it('can be asked for again by what a token says of the grant', () => {
    const grant = {
      attributes: ['profile.name'],
      purposes: ['partner_sharing'],
      lookBackDays: 30,
      expiresAt: new Date('2026-04-01T10:00:00Z'),
    };
    const detail = detailOf(grant);
    expect(detail).toEqual({
      type: 'patron_grant',
      attributes: ['profile.name'],
      purposes: ['partner_sharing'],
      look_back_days: 30,
      expires_at: '2026-04-01T10:00:00.000Z',
    });
    expect(misfitOf(detail)).toBeNull();
  });
});
