import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFresh } from '../../../subgraphs/loyalty/offers/freshness.ts';
import { type Given, giving, type Occasion } from '../../../subgraphs/loyalty/offers/judge.ts';
import { isWithinHours, isWithinSpan } from '../../../subgraphs/loyalty/offers/local-spans.ts';
import { DEFAULT_OFFER_RULES, type OfferTerms } from '../../../subgraphs/loyalty/offers/terms.ts';
import { useOffers } from './offers-world.ts';

const at = (time: string) => new Date(time);

describe('a span of the day', () => {
  it.each<[string, string, string, string, boolean]>([
    ['09:00', '17:00', '2026-07-01T07:00:00Z', 'Europe/Amsterdam', true], // 09:00
    ['09:00', '17:00', '2026-07-01T06:59:59Z', 'Europe/Amsterdam', false],
    ['09:00', '17:00', '2026-07-01T15:00:00Z', 'Europe/Amsterdam', false], // 17:00
    ['21:00', '08:00', '2026-07-01T22:30:00Z', 'Europe/Amsterdam', true], // 00:30
    ['21:00', '08:00', '2026-07-01T05:59:00Z', 'Europe/Amsterdam', true], // 07:59
    ['21:00', '08:00', '2026-07-01T06:00:00Z', 'Europe/Amsterdam', false],
    ['21:00', '08:00', '2026-07-01T12:30:00Z', 'Asia/Tokyo', true], // 21:30
    ['21:00', '24:00', '2026-07-01T21:59:00Z', 'Europe/Amsterdam', true], // 23:59
    ['21:00', '24:00', '2026-07-01T22:00:00Z', 'Europe/Amsterdam', false], // 00:00
    ['08:00', '08:00', '2026-07-01T12:00:00Z', 'Europe/Amsterdam', true], // all day
    // The clocks go from 02:00 to 03:00: one moment is before 03:00, the next isn't.
    ['01:00', '03:00', '2026-03-29T00:59:59Z', 'Europe/Amsterdam', true],
    ['01:00', '03:00', '2026-03-29T01:00:00Z', 'Europe/Amsterdam', false],
  ])('%s to %s, at %s in %s: %s', (from, to, now, zone, is) =>
    expect(isWithinSpan({ from, to }, at(now), zone)).toBe(is),
  );

  it('over midnight belongs to the day on which it begins', () => {
    const fridayNight = [{ days: ['FRIDAY' as const], from: '22:00', to: '02:00' }];
    const isOpen = (now: string) => isWithinHours(fridayNight, at(now), 'Europe/Amsterdam');
    expect(isOpen('2026-07-03T20:30:00Z')).toBe(true); // Friday 22:30
    expect(isOpen('2026-07-03T23:30:00Z')).toBe(true); // Saturday 01:30
    expect(isOpen('2026-07-02T23:30:00Z')).toBe(false); // Friday 01:30
    expect(isOpen('2026-07-04T20:30:00Z')).toBe(false); // Saturday 22:30
  });

  it('and what it leaves out make up the whole day', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map(
        (minute) =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      );
    const now = fc.date({
      min: at('2020-01-01T00:00:00Z'),
      max: at('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom('Europe/Amsterdam', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC');
    fc.assert(
      fc.property(time, time, now, zone, (from, to, when, where) => {
        fc.pre(from !== to);
        expect(isWithinSpan({ from, to }, when, where)).toBe(
          !isWithinSpan({ from: to, to: from }, when, where),
        );
      }),
    );
  });
});

it.each<[string, number, boolean]>([
  ['five minutes old', -300_000, true],
  ['older', -300_001, false],
  ['a minute ahead', 60_000, true],
  ['more ahead', 60_001, false],
])('what is %s is of now: %s ms, %s', (_, ms, is) =>
  expect(isFresh(new Date(Date.parse('2026-03-02T12:00:00Z') + ms), at('2026-03-02T12:00:00Z'))).toBe(is),
);

it('however often somebody comes, caps and the time between are kept', () => {
  const offer: OfferTerms & { _id: string } = {
    _id: 'off_a',
    code: 'a',
    trigger: { by: ['POSITION'] },
    cap: { times: 2, days: 2 },
    validFrom: at('2020-01-01T00:00:00Z'),
    validUntil: at('2100-01-01T00:00:00Z'),
  };
  const other = { ...offer, _id: 'off_b', code: 'b' };
  const rules = { ...DEFAULT_OFFER_RULES, cap: { times: 3, days: 1 }, minutesBetween: 45 };
  const permits = { personalisation: true, location: true, channels: [] };
  const place = { storeId: 'sto_1', timeZone: 'Europe/Amsterdam' };
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.boolean()), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (walk) => {
      const given: (Given & { atMs: number })[] = [];
      let nowMs = Date.parse('2026-03-02T00:00:00Z');
      for (const [minutes, isOther] of walk) {
        nowMs += minutes * 60_000;
        const now = new Date(nowMs);
        const arrival = { by: 'POSITION', isInGeofence: true } as const;
        const standing = given.map((one) => ({ ...one, stands: nowMs - one.atMs < 3_600_000 }));
        const occasion: Occasion = { permits, arrival, given: standing, rules };
        const chosen = isOther ? other : offer;
        if (!giving(chosen, { now, place }, occasion).every(({ met }) => met)) continue;
        given.push({ offerId: chosen._id, grantedAt: now, stands: true, isTaken: false, atMs: nowMs });
      }
      const withinDays = (of: typeof given, days: number, from: number) =>
        of.filter(({ atMs }) => atMs >= from && atMs < from + days * 86_400_000).length;
      for (const [index, one] of given.entries()) {
        const same = given.filter(({ offerId }) => offerId === one.offerId);
        expect(withinDays(same, 2, one.atMs)).toBeLessThanOrEqual(2);
        expect(withinDays(given, 1, one.atMs)).toBeLessThanOrEqual(3);
        const before = given[index - 1];
        if (before) expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(45 * 60_000);
        expect(isWithinSpan({ from: '21:00', to: '08:00' }, one.grantedAt, 'Europe/Amsterdam')).toBe(false);
      }
    }),
  );
});

describe('an offer to import', () => {
  const world = useOffers();
  const whole = {
    code: 'whole',
    title: 'All of it',
    text: 'Everything that an offer can say.',
    percentOff: 10,
    redeemBy: 'TILL',
    audience: {
      tiers: ['GOLD'],
      joinedWithinDays: 3650,
      quietForDays: 1,
      earnedWithinDays: 365,
      balanceAtLeast: 1,
    },
    behaviour: {
      ...{ bagSkus: ['a'], wishSkus: ['b'], viewedProductIds: ['c'], leftBag: 'STALLED' },
      ...{ readContentIds: ['d'], withinDays: 30 },
    },
    trigger: { by: ['POSITION', 'BEACON', 'ZONE'], radiusMetres: 50_000, zoneIds: ['z'] },
    storeIds: ['sto_1'],
    hours: [{ days: ['MONDAY'], from: '00:00', to: '24:00' }],
    stock: { skus: ['a'], atLeast: 1 },
    singleUse: true,
    cap: { times: 1, days: 30 },
    validMinutes: 43_200,
    channels: ['PUSH', 'EMAIL', 'SMS'],
    validFrom: '2026-03-01T00:00:00Z',
    validUntil: '2026-04-01T00:00:00Z',
  };

  it('may have every condition, and is kept as it was given', async () => {
    expect(await world.importOffers(whole)).toEqual({ added: 1, userErrors: [] });
    const { redeemBy: _, ...kept } = whole;
    expect(await world.graph.db.collection('offers').findOne({ code: 'whole' })).toEqual({
      ...kept,
      _id: 'off_whole',
      validFrom: at(whole.validFrom),
      validUntil: at(whole.validUntil),
    });
  });

  it.each<[string, object, string[]]>([
    ['a behaviour of nothing', { behaviour: { withinDays: 3 } }, ['behaviour']],
    [
      'a look back of more than a month',
      { behaviour: { bagSkus: ['a'], withinDays: 31 } },
      ['behaviour', 'withinDays'],
    ],
    ['a trigger by nothing', { trigger: { by: [] } }, ['trigger', 'by']],
    ['too near', { trigger: { by: ['POSITION'], radiusMetres: 9 } }, ['trigger', 'radiusMetres']],
    [
      'a time that is none',
      { hours: [{ days: ['MONDAY'], from: '9:00', to: '17:00' }] },
      ['hours', '0', 'from'],
    ],
    ['no day', { hours: [{ days: [], from: '09:00', to: '17:00' }] }, ['hours', '0', 'days']],
    ['stock of nothing', { stock: { skus: [], atLeast: 1 } }, ['stock', 'skus']],
    ['a cap without a trigger', { trigger: null }, ['cap']],
    ['a cap of more than a month', { cap: { times: 1, days: 31 } }, ['cap', 'days']],
    ['no channel', { channels: [] }, ['channels']],
    ['no minute', { validMinutes: 0 }, ['validMinutes']],
  ])('is refused with %s', async (_, its, path) =>
    expect(await world.importOffers({ ...whole, code: 'refused', ...its })).toEqual({
      added: 0,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'offers', '0', ...path] }],
    }),
  );
});
