import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { breakagePercent, monthByMonth, monthsBetween } from '../../subgraphs/loyalty/reports/flows.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCredit, asCustomer } from './builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
let customerId: string;
beforeEach(() => {
  customerId = newId('cus');
});
const at = (time: string) => {
  graph.clock.now = new Date(time);
};
const inOne = <Result>(work: Parameters<typeof inTransaction<Result>>[1]) =>
  inTransaction(data().dependencies.client, work);
const credit = (points: number, its: Partial<Parameters<typeof aCredit>[0]> = {}) =>
  inOne((session) =>
    data().ledger.credit(session, aCredit({ customerId, points, now: graph.clock.now, ...its })),
  );
const spend = (points: number) =>
  inOne(async (session) => {
    const member = await data().ledger.settledMembership(customerId, session);
    if (!member) throw new Error('no member');
    const transfer = { points, key: newId('key'), kind: 'REDEEMED', other: 'programme' } as const;
    return data().ledger.spend(member, customerId, transfer, session);
  });

const REPORT = `query($from: DateTime!, $to: DateTime!) { loyaltyReport(from: $from, to: $to) {
  months { month issued exchanged redeemed expired reversed adjusted settled available pending reserved outstanding liabilityMinor }
  breakagePercent owed currency } }`;
const report = (from: string, to: string) =>
  graph.ask({ kind: 'staff', staffId: 'stf_1', role: 'analyst' }, REPORT, { from, to });

describe('what is owed to members', () => {
  it('is told by month, with how it came to be', async () => {
    at('2026-01-10T10:00:00Z');
    await credit(100);
    await credit(30, { expiresAt: new Date('2026-03-01T00:00:00Z') });
    at('2026-02-10T10:00:00Z');
    await credit(50, { availableAt: new Date('2026-04-01T00:00:00Z') });
    await spend(10);
    await inOne((session) =>
      data().ledger.reserve(session, {
        ...{ customerId, key: newId('key'), points: 25, expiresAt: new Date('2026-12-01') },
      }),
    );
    at('2026-03-10T10:00:00Z');
    await data().ledger.expireAll();
    const { data: told } = await report('2026-02-01T00:00:00Z', '2026-04-01T00:00:00Z');
    const none = { issued: 0, exchanged: 0, redeemed: 0, expired: 0, reversed: 0, adjusted: 0, settled: 0 };
    expect(told.loyaltyReport).toEqual({
      months: [
        {
          ...{ ...none, month: '2026-02', issued: 50, redeemed: 10 },
          ...{ available: 95, pending: 50, reserved: 25, outstanding: 170, liabilityMinor: 170 },
        },
        {
          ...none,
          month: '2026-03',
          available: 95,
          pending: 50,
          reserved: 25,
          outstanding: 170,
          liabilityMinor: 170,
        },
      ],
      breakagePercent: 0,
      owed: 0,
      currency: 'EUR',
    });
  });

  it.each([
    ['a period that ends before it begins', '2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['more than 60 months', '2020-01-01T00:00:00Z', '2025-01-02T00:00:00Z'],
  ])('is refused for %s', async (_, from, to) => {
    expect((await report(from, to)).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('is nothing that a customer may read', async () => {
    const variables = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
    expect((await graph.ask(asCustomer(customerId), REPORT, variables)).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('of each month follows from the one before, whatever came and went', () => {
    const amount = fc.integer({ min: -1e6, max: 1e6 });
    const aSum = fc.record({
      kind: fc.constantFrom(
        'EARNED',
        'REDEEMED',
        'EXPIRED',
        'CLAWED_BACK',
        'ADJUSTED',
        'SETTLED',
        'EXCHANGED',
        'RESERVED',
      ),
      available: amount,
      pending: amount,
      reserved: amount,
    } as const);
    fc.assert(
      fc.property(fc.array(fc.array(aSum, { maxLength: 5 }), { minLength: 1, maxLength: 5 }), (sums) => {
        const months = sums.map((_, i) => `2026-0${i + 1}`);
        const byMonth = new Map(months.map((month, i) => [month, sums[i] ?? []] as const));
        const opening = { available: 7, pending: 5, reserved: 3 };
        let outstanding = 15;
        for (const month of monthByMonth(months, opening, byMonth, { points: 3, amountMinor: 2 })) {
          const { issued, exchanged, redeemed, expired, reversed, adjusted, settled } = month;
          outstanding += issued + exchanged - redeemed - expired - reversed + adjusted + settled;
          expect(month.outstanding).toBe(outstanding);
          expect(month.available + month.pending + month.reserved).toBe(outstanding);
        }
      }),
    );
  });

  it('breaks as far as points expired, of those that came to an end', () => {
    const [month] = monthByMonth(
      ['2026-01'],
      { available: 100, pending: 0, reserved: 0 },
      new Map([
        [
          '2026-01',
          [
            { kind: 'EXPIRED', available: -25, pending: 0, reserved: 0 },
            { kind: 'REDEEMED', available: -75, pending: 0, reserved: 0 },
          ],
        ],
      ]),
      { points: 100, amountMinor: 100 },
    );
    if (!month) throw new Error('no month');
    expect(breakagePercent([month])).toBe(25);
    expect(breakagePercent([{ ...month, expired: 0, redeemed: 0 }])).toBeNull();
    expect(monthsBetween(new Date('2025-11-30T23:00:00Z'), new Date('2026-01-01T00:00:00Z'))).toEqual([
      '2025-11',
      '2025-12',
    ]);
  });
});

describe('why a balance is what it is', () => {
  it('adds up, also where something is due and not posted, set aside or owed', async () => {
    at('2026-05-01T10:00:00Z');
    await credit(100, { expiresAt: new Date('2026-05-10T00:00:00Z') });
    await credit(40, { availableAt: new Date('2026-05-05T00:00:00Z') });
    await credit(7, { availableAt: new Date('2026-08-05T00:00:00Z') });
    await spend(20);
    await inOne((session) =>
      data().ledger.reserve(session, {
        ...{ customerId, key: newId('key'), points: 30, expiresAt: new Date('2026-12-01') },
      }),
    );
    at('2026-05-11T10:00:00Z');
    const { data: found } = await graph.entity(
      asCustomer(customerId),
      { id: customerId },
      '{ loyaltyAccount { explanation { balance pending reserved owed parts { kind points postings } text } } }',
    );
    expect(found.loyaltyAccount.explanation).toEqual({
      ...{ balance: 40, pending: 7, reserved: 30, owed: 0 },
      parts: [
        { kind: 'EARNED', points: 100, postings: 3 },
        { kind: 'MATURED', points: 40, postings: 1 },
        { kind: 'REDEEMED', points: -20, postings: 1 },
        { kind: 'RESERVED', points: -30, postings: 1 },
        { kind: 'EXPIRED', points: -50, postings: 1 },
      ],
      text: "40 points can be spent; 7 can't be spent yet; 30 are set aside.",
    });
  });
});
