import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import { postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { exchangeRights } from '../../subgraphs/loyalty/exchange/rights.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder } from './builders.ts';
import { admin, anApp, exchanging } from './partners.ts';

const graph = useSubgraph(loyalty);
const { setRate, exchange, reverse, aMember, balanceOf, settlement } = exchanging(graph);
const NOON = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;
let rateId: string;
/** A programme of the test's own, so that its settlement account holds nothing else. */
let clientId: string;
beforeEach(async () => {
  graph.clock.now = NOON;
  clientId = newId('app').slice(-32);
  rateId = await setRate(clientId, 2, 1);
});
const app = (customerId: string) => anApp(customerId, { clientId });

/** What the ledger says that the partner's programme holds. */
async function settlementBalance(): Promise<number> {
  const postings = await postingsIn(graph.db).find({ clientId }).toArray();
  return postings
    .flatMap(({ entries }) => entries)
    .filter(({ account }) => account === `partner/${clientId}`)
    .reduce((sum, { points }) => sum + points, 0);
}
const problems = async () => (await verifyLedger(graph.db)).problems;
const told = async (customerId: string) => {
  const published = await graph.published('patron.points.exchanged.v1');
  return published.filter(({ subject }) => subject === customerId).map(({ data }) => data);
};

describe('points for the partner’s units', () => {
  it('leave the member for the settlement account, and the app is told what for', async () => {
    const customerId = await aMember(101);
    const answer = await exchange(app(customerId), { amount: 101, rateId, idempotencyKey: 'first' });
    expect(answer).toEqual({
      exchange: {
        id: expect.stringMatching(/^exc_/),
        ...{ reference: 'first', direction: 'OUT', points: 100, partnerUnits: 50, state: 'SETTLED' },
        ...{ exchangedAt: NOON, reversibleUntil: new Date(NOON.getTime() + 24 * HOUR_MS), reversedAt: null },
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await balanceOf(customerId)).toBe(1);
    expect(await settlementBalance()).toBe(100);
    expect(await told(customerId)).toEqual([
      {
        ...{ customerId, exchangeId: answer.exchange.id, clientId, grantId: 'grt_1', direction: 'OUT' },
        ...{ points: 100, partnerUnits: 50, state: 'SETTLED' },
      },
    ]);
    expect(await problems()).toEqual([]);
  });

  it('come in as a lot of their own that counts for no tier', async () => {
    const customerId = await aMember(1);
    await exchange(app(customerId), { direction: 'IN', amount: 500, rateId });
    const { data } = await graph.entity(
      { kind: 'customer', customerId },
      { id: customerId },
      `{ loyaltyAccount { balance tier pointsEarnedInYear
           postings { edges { node { kind points orderId partner { id } } } }
           lots { edges { node { points orderId lineId partner { id } } } } } }`,
    );
    expect(data.loyaltyAccount).toMatchObject({ balance: 1001, tier: 'BRONZE', pointsEarnedInYear: 1 });
    expect(data.loyaltyAccount.postings.edges[0].node).toEqual({
      ...{ kind: 'EXCHANGED', points: 1000, orderId: null, partner: { id: clientId } },
    });
    expect(data.loyaltyAccount.lots.edges[0].node).toEqual({
      ...{ points: 1000, orderId: null, lineId: null, partner: { id: clientId } },
    });
    expect(await settlementBalance()).toBe(-1000);
    expect(await problems()).toEqual([]);
  });

  it('come from the lots that expire soonest', async () => {
    const customerId = newId('cus');
    const order = (lineId: string, at: string) =>
      aHandedOverOrder({
        customerId,
        at,
        lines: [{ lineId, sku: 's', quantity: 1, amountMinor: 1000 }],
      });
    await graph.deliver(order('new', '2026-02-01T00:00:00Z'), order('old', '2025-02-01T00:00:00Z'));
    await exchange(app(customerId), { amount: 12, rateId });
    const { data } = await graph.entity(
      { kind: 'customer', customerId },
      { id: customerId },
      '{ loyaltyAccount { lots { edges { node { lineId remaining } } } } }',
    );
    expect(data.loyaltyAccount.lots.edges).toEqual([{ node: { lineId: 'new', remaining: 8 } }]);
  });

  it('move once for a key, however many ask at once, and under another grant too', async () => {
    const customerId = await aMember(100);
    const input = { amount: 10, rateId, idempotencyKey: 'once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => exchange(app(customerId), input)));
    const renewed = anApp(customerId, { clientId, grantId: 'grt_2' });
    answers.push(await exchange(renewed, input));
    expect(new Set(answers.map(({ exchange: one }) => one.id)).size).toBe(1);
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    expect(await balanceOf(customerId)).toBe(90);
    expect(await told(customerId)).toHaveLength(1);

    for (const other of [{ amount: 12 }, { direction: 'IN' }]) {
      expect((await exchange(app(customerId), { ...input, ...other })).userErrors[0].code).toBe(
        'IDEMPOTENCY_MISMATCH',
      );
      expect((await exchange(renewed, { ...input, ...other })).userErrors[0].code).toBe(
        'IDEMPOTENCY_MISMATCH',
      );
    }
    expect(await balanceOf(customerId)).toBe(90);
  });

  it('are never more than there are, however many take them at once', async () => {
    const customerId = await aMember(100);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => exchange(app(customerId), { amount: 14, rateId })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort();
    expect(codes).toEqual([...Array(7).fill('DONE'), ...Array(33).fill('NOT_ENOUGH_POINTS')]);
    expect(await balanceOf(customerId)).toBe(2);
    expect(await settlementBalance()).toBe(98);
    expect(await problems()).toEqual([]);
  }, 60_000);
});

describe('an exchange is refused', () => {
  it.each([
    ['INVALID_VALUE', ['input', 'amount'], { amount: 0 }],
    ['INVALID_VALUE', ['input', 'amount'], { amount: 10_000_001 }],
    ['EXCHANGE_TOO_SMALL', ['input', 'amount'], { amount: 1 }],
    ['NOT_ENOUGH_POINTS', ['input', 'amount'], { amount: 102 }],
    ['RATE_CHANGED', ['input', 'rateId'], { rateId: 'rte_other' }],
    ['IDEMPOTENCY_KEY_REQUIRED', ['input', 'idempotencyKey'], { idempotencyKey: '' }],
  ])('with %s at %j', async (code, field, change) => {
    const customerId = await aMember(101);
    expect(await exchange(app(customerId), { amount: 100, rateId, ...change })).toEqual({
      exchange: null,
      userErrors: [{ code, field }],
      idempotentReplay: false,
    });
    expect(await balanceOf(customerId)).toBe(101);
    expect(await told(customerId)).toEqual([]);
  });

  it('for somebody who is no member', async () => {
    const answer = await exchange(app(newId('cus')), { amount: 10, rateId });
    expect(answer.userErrors).toEqual([{ code: 'NOT_A_MEMBER', field: null }]);
  });

  it('at a rate that held before, or with an app that has none', async () => {
    const customerId = await aMember(100);
    await setRate(clientId, 4, 1);
    expect((await exchange(app(customerId), { amount: 10, rateId })).userErrors[0].code).toBe('RATE_CHANGED');
    const stranger = anApp(customerId, { clientId: 'stranger' });
    expect((await exchange(stranger, { amount: 10, rateId })).userErrors[0].code).toBe('RATE_CHANGED');
  });

  it.each<[string, (customerId: string) => Actor]>([
    ['a customer', (customerId) => ({ kind: 'customer', customerId })],
    ['an app for itself', () => ({ kind: 'app', clientId: 'rewards' })],
    [
      'an app without the attribute',
      (customerId) => ({ ...anApp(customerId), attributes: ['loyalty.balance'] }) as Actor,
    ],
    ['an admin', () => admin],
  ])('to %s', async (_, actorFor) => {
    const customerId = await aMember(100);
    expect(await exchange(actorFor(customerId), { amount: 10, rateId })).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });
});

describe('an exchange that is reversed', () => {
  it('gives the points back into their lots, once, and both sides are told', async () => {
    const customerId = await aMember(100);
    const { exchange: made } = await exchange(app(customerId), { amount: 60, rateId });
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => reverse(app(customerId), made.id)),
    );
    expect(first).toEqual({
      exchange: { ...made, state: 'REVERSED', reversedAt: NOON },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(others.map(({ exchange: one }) => one.state)).toEqual(Array(4).fill('REVERSED'));
    expect(await balanceOf(customerId)).toBe(100);
    expect(await settlementBalance()).toBe(0);
    expect((await told(customerId)).map(({ state }) => state)).toEqual(['SETTLED', 'REVERSED']);
    expect(await problems()).toEqual([]);
  });

  it('takes points back that it gave: its own first', async () => {
    const customerId = await aMember(10);
    const { exchange: made } = await exchange(app(customerId), { direction: 'IN', amount: 10, rateId });
    await reverse(app(customerId), made.id);
    const { data } = await graph.entity(
      { kind: 'customer', customerId },
      { id: customerId },
      '{ loyaltyAccount { balance lots { edges { node { lineId remaining } } } } }',
    );
    expect(data.loyaltyAccount).toEqual({
      balance: 10,
      lots: { edges: [{ node: { lineId: 'l1', remaining: 10 } }] },
    });
    expect(await problems()).toEqual([]);
  });

  it('is refused when the points that it gave are spent', async () => {
    const customerId = await aMember(2);
    const { exchange: made } = await exchange(app(customerId), { direction: 'IN', amount: 10, rateId });
    await exchange(app(customerId), { amount: 4, rateId });
    expect((await reverse(app(customerId), made.id)).userErrors).toEqual([
      { code: 'NOT_ENOUGH_POINTS', field: ['input', 'exchangeId'] },
    ]);
    expect(await balanceOf(customerId)).toBe(18);
    expect(await problems()).toEqual([]);
  });

  it('gives back what has expired meanwhile as expired', async () => {
    const customerId = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId, points: 50, at: '2024-03-15T00:00:00Z' }));
    graph.clock.now = new Date('2026-03-31T23:00:00Z');
    const { exchange: made } = await exchange(app(customerId), { amount: 50, rateId });
    graph.clock.now = new Date('2026-04-01T01:00:00Z');
    expect((await reverse(app(customerId), made.id)).userErrors).toEqual([]);
    expect(await balanceOf(customerId)).toBe(0);
    await graph.data.ledger.expireAll();
    expect(await settlementBalance()).toBe(0);
    expect(await problems()).toEqual([]);
  });

  it('is refused when the time is over, to another app, and for another customer', async () => {
    const customerId = await aMember(100);
    const { exchange: made } = await exchange(app(customerId), { amount: 60, rateId });
    const other = anApp(customerId, { clientId: 'music' });
    expect((await reverse(other, made.id)).userErrors[0].code).toBe('EXCHANGE_NOT_FOUND');
    expect((await reverse(app(await aMember(5)), made.id)).userErrors[0].code).toBe('EXCHANGE_NOT_FOUND');
    graph.clock.now = new Date(NOON.getTime() + 24 * HOUR_MS);
    expect((await reverse(app(customerId), made.id)).userErrors[0].code).toBe('EXCHANGE_FINAL');
    graph.clock.now = new Date(NOON.getTime() + 24 * HOUR_MS - 1);
    expect((await reverse(app(customerId), made.id)).userErrors).toEqual([]);
  });
});

describe('who sees an exchange', () => {
  const listedTo = async (actor: Actor, customerId: string) => {
    const { data, codes } = await graph.entity(
      actor,
      { id: customerId },
      `{ pointsExchanges { edges { node { reference partner { id } } } } }`,
    );
    return data?.pointsExchanges?.edges.map(({ node }: { node: object }) => node) ?? codes;
  };

  it('is the customer for all apps, and an app for its own', async () => {
    const customerId = await aMember(100);
    await exchange(app(customerId), { amount: 10, rateId, idempotencyKey: 'mine' });
    const otherRate = await setRate('other-programme', 1, 1);
    const other = anApp(customerId, { clientId: 'other-programme' });
    await exchange(other, { amount: 10, rateId: otherRate, idempotencyKey: 'theirs' });
    const mine = { reference: 'mine', partner: { id: clientId } };
    const theirs = { reference: 'theirs', partner: { id: 'other-programme' } };
    expect(await listedTo({ kind: 'customer', customerId }, customerId)).toEqual([theirs, mine]);
    expect(await listedTo(app(customerId), customerId)).toEqual([mine]);
    expect(await listedTo(other, customerId)).toEqual([theirs]);
  });

  it('is the app in its settlement, oldest first, without the customer', async () => {
    const made: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const customerId = await aMember(100);
      const { exchange: one } = await exchange(app(customerId), {
        amount: 10,
        rateId,
        idempotencyKey: `r${index}`,
      });
      if (index === 1) await reverse(app(customerId), one.id);
      made.push(one.id);
    }
    const line = (index: number, state = 'SETTLED') => ({
      ...{ id: made[index], reference: `r${index}`, direction: 'OUT', points: 10, partnerUnits: 5, state },
    });
    expect(await settlement(clientId, 2)).toEqual([line(0), line(1, 'REVERSED'), line(2)]);
    expect(await settlement('music')).toEqual([]);
  });

  it.each<[string, Actor]>([
    ['a partner under a grant', anApp('cus_1')],
    ['a customer', { kind: 'customer', customerId: 'cus_1' }],
    ['an admin', admin],
    ['a visitor', { kind: 'visitor' }],
  ])('is never %s in the settlement', async (_, actor) => {
    const { codes } = await graph.ask(actor, '{ pointsExchanges { edges { node { reference } } } }');
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('a customer who is erased', () => {
  it('is taken out of the exchanges, which stay in both ledgers', async () => {
    const customerId = await aMember(100);
    const { exchange: made } = await exchange(app(customerId), { amount: 60, rateId, idempotencyKey: 'r' });
    const { client } = graph.data.dependencies;
    const order = { requestId: 'rrq_1', now: NOON, again: false };
    const section = await inTransaction(client, (session) =>
      exchangeRights.collect(graph.data, customerId, session),
    );
    expect(section).toEqual({
      exchanges: [expect.objectContaining({ id: made.id, customerId, reference: 'r', points: 60 })],
    });
    const erasure = await inTransaction(client, (session) =>
      exchangeRights.erase(graph.data, customerId, session, order),
    );
    expect(erasure).toEqual({
      erased: {},
      kept: [{ what: 'exchanges', count: 1, reason: expect.any(String), until: '2036-12-31T23:59:59.999Z' }],
    });
    expect(await exchangeRights.remaining(graph.data, customerId)).toEqual({ exchanges: 0 });
    expect(await settlement(clientId)).toEqual([
      { id: made.id, reference: 'r', direction: 'OUT', points: 60, partnerUnits: 30, state: 'SETTLED' },
    ]);
    const stored = await graph.db.collection<{ _id: string }>('exchanges').findOne({ _id: made.id });
    expect(JSON.stringify(stored)).not.toContain(customerId);
    expect(await settlementBalance()).toBe(60);
    expect(await problems()).toEqual([]);
  });
});

describe('the rate', () => {
  it('that was set last holds, and everybody may see it', async () => {
    await setRate(clientId, 5, 3, 12);
    const { data } = await graph.ask(
      { kind: 'visitor' },
      'query($id: ID!) { exchangeRate(clientId: $id) { partner { id } points partnerUnits reversibleHours setAt } }',
      { id: clientId },
    );
    expect(data.exchangeRate).toEqual({
      ...{ partner: { id: clientId }, points: 5, partnerUnits: 3, reversibleHours: 12, setAt: NOON },
    });
  });

  it.each([
    ['clientId', { clientId: 'A' }],
    ['points', { points: 0 }],
    ['partnerUnits', { partnerUnits: 10_000_001 }],
    ['reversibleHours', { reversibleHours: -1 }],
  ])('is refused for its %s', async (field, change) => {
    const { data } = await graph.ask(
      admin,
      `mutation($input: SetExchangeRateInput!) { setExchangeRate(input: $input) { rate { id } userErrors { code field } } }`,
      { input: { clientId, points: 2, partnerUnits: 1, reversibleHours: 24, ...change } },
    );
    expect(data.setExchangeRate).toEqual({
      rate: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it('is set by nobody but an admin', async () => {
    const { codes } = await graph.ask(
      anApp('cus_1'),
      `mutation($input: SetExchangeRateInput!) { setExchangeRate(input: $input) { rate { id } } }`,
      { input: { clientId, points: 2, partnerUnits: 1, reversibleHours: 24 } },
    );
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});
