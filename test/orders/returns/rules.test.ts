import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundFor, spread } from '../../../subgraphs/orders/returns/amounts.ts';
import { readReturnCode, returnCode } from '../../../subgraphs/orders/returns/code.ts';
import { eligibilityOf } from '../../../subgraphs/orders/returns/eligibility.ts';
import {
  DEFAULT_RETURN_POLICY,
  policyProblem,
  type ReturnPolicy,
  windowEnd,
} from '../../../subgraphs/orders/returns/policy.ts';
import { RETURN, RETURN_STATES } from '../../../subgraphs/orders/returns/table.ts';
import { allowedIn } from '../../../subgraphs/orders/rules/transitions.ts';
import { aKeyring } from '../../support/subgraph.ts';

const AMSTERDAM = 'Europe/Amsterdam';

const endOf = (boughtAt: string, timeZone: string, its: Partial<ReturnPolicy> = {}, category?: string) =>
  windowEnd(new Date(boughtAt), timeZone, category, { ...DEFAULT_RETURN_POLICY, ...its })?.toISOString() ??
  null;

describe('the time to bring goods back', () => {
  it.each([
    [
      'ends when day 100 is over in summer time, bought in winter time',
      '2026-01-10T12:00:00Z',
      '2026-04-20T22:00:00.000Z',
    ],
    [
      'ends when day 100 is over in winter time, bought in summer time',
      '2026-09-01T12:00:00Z',
      '2026-12-10T23:00:00.000Z',
    ],
    ['ends on a day with 23 hours', '2025-12-19T12:00:00Z', '2026-03-29T22:00:00.000Z'],
    ['ends on a day with 25 hours', '2026-07-17T12:00:00Z', '2026-10-25T23:00:00.000Z'],
    ['counts from the day at the store, not in UTC', '2026-01-09T23:30:00Z', '2026-04-20T22:00:00.000Z'],
  ])('%s', (_, boughtAt, end) => expect(endOf(boughtAt, AMSTERDAM)).toBe(end));

  it('is another in another time zone', () => {
    expect(endOf('2026-01-10T12:00:00Z', 'America/Los_Angeles')).toBe('2026-04-21T07:00:00.000Z');
    expect(endOf('2026-01-10T12:00:00Z', 'Pacific/Auckland')).toBe('2026-04-21T12:00:00.000Z');
  });

  it('ends at the first moment of a day whose midnight the clocks jump over', () => {
    // In Santiago 6 September 2026 begins at 01:00.
    expect(endOf('2026-05-28T12:00:00Z', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  });

  const holidays = [{ boughtFrom: '2026-11-01', boughtThrough: '2026-12-24', returnThrough: '2027-04-30' }];
  it.each([
    ['2026-11-01T00:30:00+01:00', '2027-04-30T22:00:00.000Z'],
    ['2026-12-24T23:59:59+01:00', '2027-04-30T22:00:00.000Z'],
    ['2026-12-25T00:00:00+01:00', '2027-04-04T22:00:00.000Z'],
    ['2026-10-31T23:59:59+01:00', '2027-02-08T23:00:00.000Z'],
  ])('is longer for what is bought over the holidays: %s', (boughtAt, end) =>
    expect(endOf(boughtAt, AMSTERDAM, { extensions: holidays })).toBe(end),
  );

  it('is never shorter for it', () => {
    const early = [{ ...holidays[0], returnThrough: '2026-11-02' } as (typeof holidays)[number]];
    expect(endOf('2026-11-01T12:00:00Z', AMSTERDAM, { extensions: early })).toBe('2027-02-09T23:00:00.000Z');
  });

  it('is that of the category, and there is none for what is never taken back', () => {
    const categories = [
      { category: 'underwear', days: null },
      { category: 'electronics', days: 14 },
    ];
    const of = (category?: string) => endOf('2026-01-10T12:00:00Z', AMSTERDAM, { categories }, category);
    expect([of('underwear'), of('electronics'), of('shoes'), of()]).toEqual([
      null,
      '2026-01-24T23:00:00.000Z',
      '2026-04-20T22:00:00.000Z',
      '2026-04-20T22:00:00.000Z',
    ]);
  });

  it('holds day 100 and not day 101, wherever and whenever it was bought', () => {
    const day = (instant: Date, timeZone: string) =>
      new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2037-01-01'), noInvalidDate: true }),
        fc.constantFrom(AMSTERDAM, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
        (boughtAt, timeZone) => {
          const end = windowEnd(boughtAt, timeZone, undefined, DEFAULT_RETURN_POLICY) as Date;
          const bought = Date.parse(day(boughtAt, timeZone));
          const daysUntil = (instant: number) =>
            (Date.parse(day(new Date(instant), timeZone)) - bought) / 86_400_000;
          expect([daysUntil(end.getTime() - 1), daysUntil(end.getTime())]).toEqual([100, 101]);
        },
      ),
    );
  });
});

describe('a policy', () => {
  it.each([
    [['days'], { days: -1 }],
    [['days'], { days: 3651 }],
    [['categories', '0', 'category'], { categories: [{ category: ' ', days: 1 }] }],
    [
      ['categories', '1'],
      {
        categories: [
          { category: 'a', days: 1 },
          { category: 'a', days: null },
        ],
      },
    ],
    [['categories', '0', 'days'], { categories: [{ category: 'a', days: -1 }] }],
    [
      ['extensions', '0', 'boughtFrom'],
      {
        extensions: [{ boughtFrom: '2026-02-30', boughtThrough: '2026-03-01', returnThrough: '2026-04-01' }],
      },
    ],
    [
      ['extensions', '0', 'boughtThrough'],
      {
        extensions: [{ boughtFrom: '2026-03-02', boughtThrough: '2026-03-01', returnThrough: '2026-04-01' }],
      },
    ],
  ])('is refused at %o', (field, its) =>
    expect(policyProblem({ ...DEFAULT_RETURN_POLICY, ...its })?.field).toEqual(field),
  );

  it('is sound by default', () => expect(policyProblem(DEFAULT_RETURN_POLICY)).toBeNull());
});

describe('what can be brought back of a line', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  const order = {
    state: 'HANDED_OVER' as const,
    placedAt: now,
    lines: [{ lineId: '1', sku: 'a', quantity: 3 }],
  };
  const asked = (its: object = {}, of: Partial<Parameters<typeof eligibilityOf>[0]> = {}) =>
    eligibilityOf(
      { ...order, ...of },
      {
        ...{ now, timeZone: 'UTC', policy: DEFAULT_RETURN_POLICY },
        ...{ categories: new Map(), claimed: new Map() },
        ...its,
      },
    )[0];
  const until = new Date('2026-06-11T00:00:00Z');
  const line = { lineId: '1', sku: 'a', until };

  it('is all of it, less what is on its way', () => {
    expect(asked()).toEqual({ ...line, quantity: 3, refusal: null });
    const claimed = new Map([['1', { quantity: 2, amountMinor: 1 }]]);
    expect(asked({ claimed })).toEqual({ ...line, quantity: 1, refusal: null });
  });

  it.each([
    ['NOT_HANDED_OVER', {}, { state: 'READY' as const }],
    ['NOTHING_LEFT', { claimed: new Map([['1', { quantity: 3, amountMinor: 1 }]]) }, {}],
    ['WINDOW_CLOSED', { now: until }, {}],
    [
      'FINAL_SALE',
      {
        policy: { ...DEFAULT_RETURN_POLICY, categories: [{ category: 'c', days: null }] },
        categories: new Map([['a', 'c']]),
      },
      {},
    ],
  ])('is nothing: %s', (refusal, its, of) => expect(asked(its, of)).toMatchObject({ quantity: 0, refusal }));

  it('is so until the last moment', () =>
    expect(asked({ now: new Date(until.getTime() - 1) })).toMatchObject({ refusal: null }));
});

describe('what is paid back', () => {
  it('adds up to what was paid, in whatever parts it comes and whatever is called off', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_147_483_647 }),
        fc.integer({ min: 1, max: 999 }),
        fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 400 }), cancels: fc.boolean() }), {
          maxLength: 20,
        }),
        (amountMinor, quantity, parts) => {
          const claimed = { quantity: 0, amountMinor: 0 };
          const standing: { quantity: number; amountMinor: number }[] = [];
          const claim = (pieces: number) => {
            const one = {
              quantity: pieces,
              amountMinor: refundFor({ quantity, amountMinor }, claimed, pieces),
            };
            expect(one.amountMinor).toBeGreaterThanOrEqual(0);
            claimed.quantity += one.quantity;
            claimed.amountMinor += one.amountMinor;
            standing.push(one);
            expect(claimed.amountMinor).toBeLessThanOrEqual(amountMinor);
          };
          for (const part of parts) {
            if (claimed.quantity + part.quantity <= quantity) claim(part.quantity);
            const off = part.cancels ? standing.shift() : undefined;
            claimed.quantity -= off?.quantity ?? 0;
            claimed.amountMinor -= off?.amountMinor ?? 0;
          }
          if (claimed.quantity < quantity) claim(quantity - claimed.quantity);
          expect(claimed).toEqual({ quantity, amountMinor });
        },
      ),
    );
  });

  it('is spread over what each can give', () => {
    const sources = [{ left: 30 }, { left: 0 }, { left: 50 }];
    const of = (amount: number) => {
      const { parts, rest } = spread(amount, sources);
      return [...parts.map((part) => part.amount), rest];
    };
    expect([of(20), of(30), of(60), of(100)]).toEqual([
      [20, 0],
      [30, 0],
      [30, 30, 0],
      [30, 50, 20],
    ]);
  });
});

describe('a code', () => {
  const code = { returnId: 'ret_1', generation: 2, until: new Date('2026-03-16T10:00:00Z') };
  const keyring = aKeyring();

  it('says what it was made for, with spaces around it', () =>
    expect(readReturnCode(` ${returnCode(code, keyring)}\n`, keyring)).toEqual(code));

  it('of another installation, or altered anywhere, is none', () => {
    const made = returnCode(code, keyring);
    expect(readReturnCode(made, aKeyring())).toBeNull();
    for (let index = 0; index < made.length; index += 1) {
      const other = made[index] === 'A' ? 'B' : 'A';
      expect(readReturnCode(made.slice(0, index) + other + made.slice(index + 1), keyring)).toBeNull();
    }
  });

  it.each(['', '.', '..', 'a.b.c', 'x'.repeat(100_000)])('is not %s', (text) =>
    expect(readReturnCode(text, keyring)).toBeNull(),
  );

  it('fits a QR code that a phone reads', () =>
    expect(returnCode({ ...code, returnId: `ret_${'0'.repeat(32)}` }, keyring).length).toBeLessThan(200));
});

describe('the table of returns', () => {
  it('leads to an end from every state', () => {
    const ends = RETURN_STATES.filter(
      (state) => !RETURN.some(({ from, to }) => from === state && to !== state),
    );
    expect(ends).toEqual(['REFUNDED', 'REFUSED', 'CANCELLED', 'EXPIRED']);
    const reach = new Set<string>(ends);
    for (let round = 0; round < RETURN_STATES.length; round += 1) {
      for (const { from, to } of RETURN) if (reach.has(to)) reach.add(from);
    }
    expect([...reach].sort()).toEqual([...RETURN_STATES].sort());
  });

  it('has one row for each state and step', () => {
    const keys = RETURN.map(({ from, step }) => `${from} ${step}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names what people may do', () => {
    expect(allowedIn(RETURN, 'REFUND_AT_TILL')).toEqual([
      'presentReturn (associate)',
      'confirmTillRefund (associate)',
      'takeStoreCredit (customer)',
    ]);
    expect(allowedIn(RETURN, 'REFUNDED')).toEqual([]);
  });
});
