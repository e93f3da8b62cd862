import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsOf, localTimeOf } from '#shared/local-time.ts';
import { nextContactAt } from '../../subgraphs/consent/preferences/frequency.ts';
import { canBeRefused, isMarketing } from '../../subgraphs/consent/preferences/marketing.ts';
import { type Case, covers, mayReach } from '../../subgraphs/consent/preferences/permission.ts';
import {
  CHANNELS,
  type Channel,
  type Choice,
  decidingChoice,
  NO_PREFERENCES,
  type Preferences,
  problemOfPreferences,
  problemOfSnooze,
  type QuietHours,
  withChoice,
} from '../../subgraphs/consent/preferences/preferences.ts';
import { isQuiet, quietEnd } from '../../subgraphs/consent/preferences/quiet-hours.ts';
import { aPurpose } from './builders.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const hence = (hours: number, from = NOW) => new Date(from.getTime() + hours * 3_600_000);

const marketing = aPurpose({ key: 'email_marketing', dpvTerm: 'https://w3id.org/dpv#DirectMarketing' });
const YES = { state: 'GIVEN', purposeVersion: 1 } as const;

const aCase = (its: Partial<Case> = {}, preferences: Partial<Preferences> = {}): Case => ({
  purpose: marketing,
  channel: 'EMAIL',
  topic: null,
  at: NOW,
  current: YES,
  gpc: false,
  restricted: false,
  contacts: [],
  ...its,
  preferences: [{ ...NO_PREFERENCES, ...preferences }],
});

const sale = { key: 'sale', wantedByDefault: true };
const rare = { key: 'rare', wantedByDefault: false };
const service = aPurpose({ key: 'service', lawfulBasis: 'CONTRACT', mechanism: 'NOTICE' });
const NIGHT: QuietHours = { from: '22:00', to: '08:00', timeZone: 'Europe/Berlin' };

describe('whether a customer may be reached', () => {
  it.each<[string, Case, string, boolean, Date | null]>([
    ['a yes permits', aCase(), 'GIVEN', true, null],
    ['no decision doesn’t', aCase({ current: null }), 'UNKNOWN', false, null],
    ['a withdrawal doesn’t', aCase({ current: { state: 'WITHDRAWN' } }), 'WITHDRAWN', false, null],
    [
      'a signal is named as the reason',
      aCase({ current: { state: 'WITHDRAWN' }, gpc: true }),
      'GPC',
      false,
      null,
    ],
    ['an expired yes doesn’t', aCase({ current: { ...YES, expiresAt: NOW } }), 'EXPIRED', false, null],
    [
      'a yes that ends before the moment doesn’t',
      aCase({ current: { ...YES, expiresAt: hence(1) }, at: hence(2) }),
      'EXPIRED',
      false,
      null,
    ],
    ['restricted processing doesn’t', aCase({ restricted: true }), 'RESTRICTED', false, null],
    [
      'restricted processing stops the contract, too',
      aCase({ restricted: true, purpose: service }),
      'RESTRICTED',
      false,
      null,
    ],
    [
      'a yes to email is none to text messages',
      aCase({ channel: 'SMS' }),
      'CHANNEL_NOT_COVERED',
      false,
      null,
    ],
    [
      'a purpose without a channel of its own covers all',
      aCase({ purpose: aPurpose(), channel: 'SMS' }),
      'GIVEN',
      true,
      null,
    ],
    [
      'a channel may be off',
      aCase({}, { choices: [{ channel: 'EMAIL', wanted: false }] }),
      'CHANNEL_OFF',
      false,
      null,
    ],
    [
      'another channel being off is another matter',
      aCase({}, { choices: [{ channel: 'SMS', wanted: false }] }),
      'GIVEN',
      true,
      null,
    ],
    [
      'a topic may be off',
      aCase({ topic: sale }, { choices: [{ topic: 'sale', wanted: false }] }),
      'TOPIC_OFF',
      false,
      null,
    ],
    [
      'another topic being off is another matter',
      aCase({ topic: sale }, { choices: [{ topic: 'rare', wanted: false }] }),
      'GIVEN',
      true,
      null,
    ],
    ['a topic that has to be asked for is off by itself', aCase({ topic: rare }), 'TOPIC_OFF', false, null],
    [
      'and on once it was asked for',
      aCase({ topic: rare }, { choices: [{ topic: 'rare', wanted: true }] }),
      'GIVEN',
      true,
      null,
    ],
    [
      'a yes to a channel is none to such a topic',
      aCase({ topic: rare }, { choices: [{ channel: 'EMAIL', wanted: true }] }),
      'TOPIC_OFF',
      false,
      null,
    ],
    [
      'a topic on a channel that is off but for it',
      aCase(
        { topic: sale },
        {
          choices: [
            { channel: 'EMAIL', wanted: false },
            { channel: 'EMAIL', topic: 'sale', wanted: true },
          ],
        },
      ),
      'GIVEN',
      true,
      null,
    ],
    ['a topic that nobody knows', aCase({ topic: 'UNKNOWN' }), 'TOPIC_UNKNOWN', false, null],
    [
      'who isn’t to be approached',
      aCase({ purpose: aPurpose(), channel: 'IN_STORE' }, { doNotApproach: true }),
      'DO_NOT_APPROACH',
      false,
      null,
    ],
    ['may get email all the same', aCase({}, { doNotApproach: true }), 'GIVEN', true, null],
    [
      'and is served in the store',
      aCase({ purpose: service, channel: 'IN_STORE' }, { doNotApproach: true }),
      'CONTRACT',
      true,
      null,
    ],
    ['a snooze ends', aCase({}, { snoozedUntil: hence(5) }), 'SNOOZED', false, hence(5)],
    ['a snooze that is over', aCase({}, { snoozedUntil: NOW }), 'GIVEN', true, null],
    [
      'a snooze doesn’t silence our own pages',
      aCase({ purpose: aPurpose(), channel: 'ON_SITE' }, { snoozedUntil: hence(5) }),
      'GIVEN',
      true,
      null,
    ],
    [
      'a snooze doesn’t stop what the contract needs',
      aCase(
        { purpose: service },
        {
          snoozedUntil: hence(5),
          choices: [{ channel: 'EMAIL', wanted: false }],
          quietHours: { ...NIGHT, from: '00:00', to: '23:59' },
        },
      ),
      'CONTRACT',
      true,
      null,
    ],
    [
      'quiet hours end',
      aCase({ at: new Date('2026-03-02T23:00:00Z') }, { quietHours: NIGHT }),
      'QUIET_HOURS',
      false,
      new Date('2026-03-03T07:00:00Z'),
    ],
    [
      'quiet hours are over',
      aCase({ at: new Date('2026-03-03T07:00:00Z') }, { quietHours: NIGHT }),
      'GIVEN',
      true,
      null,
    ],
    [
      'paper makes no noise',
      aCase(
        { purpose: aPurpose(), channel: 'POST', at: new Date('2026-03-02T23:00:00Z') },
        { quietHours: NIGHT },
      ),
      'GIVEN',
      true,
      null,
    ],
    [
      'a cap that is reached',
      aCase(
        { contacts: [hence(-50), hence(-20)] },
        { frequencyCaps: [{ channel: 'EMAIL', most: 2, per: 'WEEK' }] },
      ),
      'FREQUENCY_CAP',
      false,
      hence(7 * 24 - 50),
    ],
    [
      'a cap that isn’t',
      aCase(
        { contacts: [hence(-200), hence(-20)] },
        { frequencyCaps: [{ channel: 'EMAIL', most: 2, per: 'WEEK' }] },
      ),
      'GIVEN',
      true,
      null,
    ],
    [
      'a cap of another channel',
      aCase({ contacts: [hence(-1)] }, { frequencyCaps: [{ channel: 'SMS', most: 1, per: 'WEEK' }] }),
      'GIVEN',
      true,
      null,
    ],
    [
      'behind a snooze come the quiet hours',
      aCase({}, { snoozedUntil: new Date('2026-03-02T22:00:00Z'), quietHours: NIGHT }),
      'SNOOZED',
      false,
      new Date('2026-03-03T07:00:00Z'),
    ],
    [
      'behind the quiet hours comes the cap',
      aCase(
        { at: new Date('2026-03-02T23:00:00Z'), contacts: [NOW] },
        { quietHours: NIGHT, frequencyCaps: [{ channel: 'EMAIL', most: 1, per: 'DAY' }] },
      ),
      'QUIET_HOURS',
      false,
      hence(24),
    ],
    [
      'waiting doesn’t help when the yes ends before',
      aCase({ current: { ...YES, expiresAt: hence(1) } }, { snoozedUntil: hence(5) }),
      'SNOOZED',
      false,
      null,
    ],
  ])('%s', (_, asked, reason, permitted, nextAllowedAt) => {
    expect(mayReach(asked)).toEqual({ permitted, reason, nextAllowedAt });
  });

  const aChoice: fc.Arbitrary<Choice> = fc.record(
    {
      purpose: fc.constantFrom('email_marketing', 'personalisation'),
      channel: fc.constantFrom(...CHANNELS),
      topic: fc.constantFrom('sale', 'rare'),
      wanted: fc.boolean(),
    },
    { requiredKeys: ['wanted'] },
  );
  const anInstant = fc
    .integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 })
    .map((minutes) => new Date(NOW.getTime() + minutes * 60_000));
  const aTime = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const somePreferences: fc.Arbitrary<Preferences> = fc.record(
    {
      choices: fc.array(aChoice, { maxLength: 6 }),
      frequencyCaps: fc.array(
        fc.record({
          channel: fc.constantFrom(...CHANNELS),
          most: fc.integer({ min: 1, max: 4 }),
          per: fc.constantFrom('DAY', 'WEEK', 'MONTH'),
        }),
        { maxLength: 2 },
      ),
      quietHours: fc
        .record({ from: aTime, to: aTime, timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York') })
        .filter(({ from, to }) => from !== to),
      snoozedUntil: anInstant,
      doNotApproach: fc.boolean(),
    },
    { requiredKeys: ['choices', 'frequencyCaps', 'doNotApproach'] },
  );
  const anyCase: fc.Arbitrary<Case> = fc.record({
    purpose: fc.constantFrom(marketing, aPurpose(), service),
    channel: fc.constantFrom(...CHANNELS),
    topic: fc.constantFrom(null, 'UNKNOWN' as const, sale, rare),
    at: anInstant,
    current: fc.constantFrom(null, YES, { state: 'WITHDRAWN' as const }, { ...YES, expiresAt: hence(72) }),
    gpc: fc.boolean(),
    restricted: fc.boolean(),
    preferences: fc.array(somePreferences, { minLength: 1, maxLength: 2 }),
    contacts: fc.array(anInstant, { maxLength: 6 }),
  });

  it('no preference ever permits what consent doesn’t', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const bare = mayReach({ ...asked, preferences: [NO_PREFERENCES], topic: null });
        if (mayReach(asked).permitted) expect(bare.permitted).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('nobody who restricted, refused or was signalled for is reached but by contract', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const refused = asked.current?.state === 'WITHDRAWN' || asked.current === null || asked.gpc;
        if (asked.restricted || (refused && asked.purpose !== service)) {
          expect(mayReach(asked)).toMatchObject({ permitted: false, nextAllowedAt: null });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('what it says will be permitted then, is', () => {
    fc.assert(
      fc.property(anyCase, (asked) => {
        const { nextAllowedAt } = mayReach(asked);
        if (!nextAllowedAt) return;
        expect(nextAllowedAt.getTime()).toBeGreaterThan(asked.at.getTime());
        expect(mayReach({ ...asked, at: nextAllowedAt }).permitted).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('choices', () => {
  const asked = { purpose: 'email_marketing', channel: 'EMAIL', topic: 'sale' } as const;
  it.each<[string, Choice[], boolean | null]>([
    ['nothing was chosen', [], null],
    ['it is about something else', [{ topic: 'rare', wanted: false }], null],
    ['one fits', [{ topic: 'sale', wanted: false }], false],
    [
      'the more precise one wins',
      [
        { channel: 'EMAIL', wanted: false },
        { channel: 'EMAIL', topic: 'sale', wanted: true },
      ],
      true,
    ],
    [
      'in any order',
      [
        { channel: 'EMAIL', topic: 'sale', wanted: true },
        { channel: 'EMAIL', wanted: false },
      ],
      true,
    ],
    [
      'of equals the no wins',
      [
        { channel: 'EMAIL', wanted: true },
        { topic: 'sale', wanted: false },
      ],
      false,
    ],
    [
      'of equals the no wins, in any order',
      [
        { topic: 'sale', wanted: false },
        { channel: 'EMAIL', wanted: true },
      ],
      false,
    ],
  ])('%s', (_, choices, wanted) => {
    expect(decidingChoice(choices, asked)?.wanted ?? null).toBe(wanted);
  });

  it('about a topic doesn’t decide about a message without one', () => {
    expect(decidingChoice([{ topic: 'sale', wanted: false }], { ...asked, topic: null })).toBeNull();
  });

  it('about the same takes the place of the one before', () => {
    const before: Choice[] = [
      { topic: 'sale', wanted: true },
      { channel: 'SMS', wanted: false },
    ];
    expect(withChoice(before, { topic: 'sale', wanted: false })).toEqual([
      { channel: 'SMS', wanted: false },
      { topic: 'sale', wanted: false },
    ]);
  });
});

describe('what can be kept', () => {
  const known = { purposes: new Set(['email_marketing']), topics: new Set(['sale']) };
  const set = (its: Partial<Preferences>) => problemOfPreferences({ ...NO_PREFERENCES, ...its }, known);

  it('is anything sound', () => {
    expect(
      set({
        choices: [{ purpose: 'email_marketing', channel: 'EMAIL', topic: 'sale', wanted: false }],
        frequencyCaps: [{ channel: 'EMAIL', most: 100, per: 'MONTH' }],
        quietHours: NIGHT,
        language: 'de-AT',
        tone: 'INFORMAL',
      }),
    ).toBeNull();
  });

  it.each<[string, Partial<Preferences>, string]>([
    ['a purpose that isn’t there', { choices: [{ purpose: 'spying', wanted: true }] }, 'choices'],
    ['a topic that isn’t there', { choices: [{ topic: 'spying', wanted: true }] }, 'choices'],
    ['a choice about nothing', { choices: [{ wanted: false }] }, 'choices'],
    [
      'two choices about the same',
      {
        choices: [
          { topic: 'sale', wanted: false },
          { topic: 'sale', wanted: true },
        ],
      },
      'choices',
    ],
    [
      '201 choices',
      { choices: Array.from({ length: 201 }, () => ({ topic: 'sale', wanted: true })) },
      'choices',
    ],
    [
      'two caps for a channel',
      {
        frequencyCaps: [
          { channel: 'SMS', most: 1, per: 'DAY' },
          { channel: 'SMS', most: 2, per: 'WEEK' },
        ],
      },
      'frequencyCaps',
    ],
    ['a cap of none', { frequencyCaps: [{ channel: 'SMS', most: 0, per: 'DAY' }] }, 'frequencyCaps'],
    ['a cap of 101', { frequencyCaps: [{ channel: 'SMS', most: 101, per: 'DAY' }] }, 'frequencyCaps'],
    ['a time that isn’t one', { quietHours: { ...NIGHT, from: '24:00' } }, 'quietHours'],
    ['hours without length', { quietHours: { ...NIGHT, from: '08:00' } }, 'quietHours'],
    ['a zone that isn’t there', { quietHours: { ...NIGHT, timeZone: 'Mars/Olympus' } }, 'quietHours'],
    ['a language that is none', { language: 'en; drop' }, 'language'],
  ])('is not %s', (_, its, field) => {
    expect(set(its)?.field).toBe(field);
  });

  it.each([
    ['now', NOW, 'until'],
    ['in a second', new Date(NOW.getTime() + 1000), null],
    ['in 365 days', hence(365 * 24), null],
    ['later', new Date(hence(365 * 24).getTime() + 1), 'until'],
  ])('a snooze that ends %s', (_, until, field) => {
    expect(problemOfSnooze(until, NOW)?.field ?? null).toBe(field);
  });
});

describe('quiet hours', () => {
  it.each([
    ['before they begin', '2026-03-02T20:59:59Z', false],
    ['as they begin', '2026-03-02T21:00:00Z', true],
    ['at midnight', '2026-03-02T23:00:00Z', true],
    ['just before they end', '2026-03-03T06:59:59Z', true],
    ['as they end', '2026-03-03T07:00:00Z', false],
    ['as they end in summer', '2026-07-03T06:00:00Z', false],
  ])('%s', (_, at, quiet) => {
    expect(isQuiet(NIGHT, new Date(at))).toBe(quiet);
  });

  it('may be in the middle of a day', () => {
    const nap = { from: '13:00', to: '15:00', timeZone: 'UTC' };
    expect(isQuiet(nap, new Date('2026-03-02T14:00:00Z'))).toBe(true);
    expect(quietEnd(nap, new Date('2026-03-02T14:00:00Z'))).toEqual(new Date('2026-03-02T15:00:00Z'));
    expect(isQuiet(nap, new Date('2026-03-02T12:59:00Z'))).toBe(false);
  });

  it('end with the jump when the clocks jump over their end', () => {
    const early = { from: '22:00', to: '02:30', timeZone: 'Europe/Berlin' };
    expect(quietEnd(early, new Date('2026-03-28T23:00:00Z'))).toEqual(new Date('2026-03-29T01:00:00Z'));
  });

  it('go on for a day when the clocks jump over the only time that isn’t quiet', () => {
    const almostAlways = { from: '02:30', to: '02:00', timeZone: 'America/New_York' };
    expect(quietEnd(almostAlways, new Date('2026-03-07T12:00:00Z'))).toEqual(
      new Date('2026-03-09T06:00:00Z'),
    );
  });

  it('last until the first moment that isn’t quiet, but for a time that clocks set back show again', () => {
    const changes = [
      '2026-03-28T12:00Z',
      '2026-10-24T12:00Z',
      '2026-03-07T12:00Z',
      '2026-10-31T12:00Z',
      '2026-06-01T00:00Z',
    ];
    const hour = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    fc.assert(
      fc.property(
        fc.record({
          from: hour,
          to: hour,
          timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
        }),
        fc.constantFrom(...changes),
        fc.integer({ min: 0, max: 36 * 4 }),
        (quiet, day, quarters) => {
          const at = new Date(Date.parse(day) + quarters * 15 * 60_000);
          if (quiet.from === quiet.to || !isQuiet(quiet, at)) return;
          const end = quietEnd(quiet, at);
          expect(isQuiet(quiet, end)).toBe(false);
          for (let time = at.getTime(); time < end.getTime(); time += 15 * 60_000) {
            const isShownAgain = instantsOf(localTimeOf(time, quiet.timeZone), quiet.timeZone).length === 2;
            expect(isQuiet(quiet, new Date(time)) || isShownAgain).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('frequency caps', () => {
  const twice = { channel: 'EMAIL', most: 2, per: 'DAY' } as const;
  it.each<[string, Date[], Date]>([
    ['nobody was reached yet', [], NOW],
    ['there is room', [hence(-1)], NOW],
    ['there is none', [hence(-1), hence(-5)], hence(19)],
    ['old contacts don’t count', [hence(-1), hence(-24)], NOW],
    ['later contacts don’t count', [hence(-1), hence(1)], NOW],
    ['there were more than allowed', [hence(-1), hence(-2), hence(-3)], hence(22)],
  ])('%s', (_, contacts, next) => {
    expect(nextContactAt(twice, contacts, NOW)).toEqual(next);
  });

  it('waiting for each contact never exceeds the cap in any such stretch of time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 40 }),
        (most, waits) => {
          const cap = { channel: 'EMAIL', most, per: 'DAY' } as const;
          const contacts: Date[] = [];
          let time = NOW;
          for (const wait of waits) {
            time = nextContactAt(cap, contacts, hence(wait, time));
            contacts.push(time);
          }
          for (const end of contacts) {
            const within = contacts.filter((one) => one > hence(-24, end) && one <= end);
            expect(within.length).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });
});

describe('purposes', () => {
  it.each<[string, Channel, boolean]>([
    ['email_marketing', 'EMAIL', true],
    ['email_marketing', 'SMS', false],
    ['sms_marketing', 'SMS', true],
    ['push_marketing', 'PUSH', true],
    ['post_marketing', 'POST', true],
    ['post_marketing', 'PHONE', false],
    ['in_store_recognition', 'IN_STORE', true],
    ['personalisation', 'ADS', true],
  ])('%s covers %s: %s', (purpose, channel, expected) => {
    expect(covers(purpose, channel)).toBe(expected);
  });

  it.each([
    ['DirectMarketing', 'CONSENT', true],
    ['TargetedAdvertising', 'LEGITIMATE_INTEREST', true],
    ['DirectMarketing', 'CONTRACT', false],
    ['ServicePersonalisation', 'CONSENT', false],
  ] as const)('%s on %s is marketing that can be ended: %s', (term, lawfulBasis, expected) => {
    expect(isMarketing(aPurpose({ dpvTerm: `https://w3id.org/dpv#${term}`, lawfulBasis }))).toBe(expected);
  });

  it('that the law demands can’t be refused', () => {
    expect(canBeRefused(aPurpose({ lawfulBasis: 'LEGAL_OBLIGATION' }))).toBe(false);
  });
});
