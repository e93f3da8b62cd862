import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { isTakenBack } from '../../subgraphs/loyalty/partner-bonus/rule.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { admin, anApp, exchanging } from './partners.ts';

const graph = useSubgraph(loyalty);
const { setRate, exchange, aMember, balanceOf } = exchanging(graph);
const NOON = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
const days = (count: number) => new Date(NOON.getTime() + count * DAY_MS);
let customerId: string;
beforeEach(async () => {
  graph.clock.now = NOON;
  customerId = await aMember(10);
  await setBonus({});
});

async function setBonus(input: object, actor = admin) {
  const { data, codes } = await graph.ask(
    actor,
    `mutation($input: SetPartnerBonusInput!) { setPartnerBonus(input: $input) {
       bonus { partner { id } points reversibleDays } userErrors { code field } } }`,
    { input: { clientId: 'music', points: 500, reversibleDays: 14, ...input } },
  );
  return data?.setPartnerBonus ?? codes;
}

const change = (
  state: 'STARTED' | 'CANCELLED',
  { clientId = 'music', subscriptionId = 'sub-1', at = NOON, whose = customerId } = {},
) =>
  anEvent({
    type: 'patron.partner_subscription.changed.v1',
    subject: whose,
    time: at,
    data: { customerId: whose, clientId, subscriptionId, state },
  });

const problems = async () => (await verifyLedger(graph.db)).problems;
const kinds = async () => {
  const { data } = await graph.entity(
    { kind: 'customer', customerId },
    { id: customerId },
    '{ loyaltyAccount { tier pointsEarnedInYear postings { edges { node { kind points } } } } }',
  );
  return data.loyaltyAccount.postings.edges.map(
    ({ node: { kind, points } }: { node: { kind: string; points: number } }) => `${kind} ${points}`,
  );
};

describe('a subscription that began', () => {
  it('gives the bonus once, however often it is told and whatever begins again', async () => {
    const event = change('STARTED');
    await Promise.all([
      graph.deliver(event),
      graph.deliver(event),
      ...Array.from({ length: 6 }, (_, index) =>
        graph.deliver(change('STARTED', { subscriptionId: `sub-${index}` })),
      ),
    ]);
    expect(await balanceOf(customerId)).toBe(510);
    expect(await kinds()).toEqual(['BONUS 500', 'EARNED 10']);
    expect(await problems()).toEqual([]);
  });

  it('gives one for each partner that has one', async () => {
    await setBonus({ clientId: 'rewards', points: 100 });
    await graph.deliver(
      change('STARTED'),
      change('STARTED', { clientId: 'rewards' }),
      change('STARTED', { clientId: 'nobody' }),
    );
    expect(await balanceOf(customerId)).toBe(610);
  });

  it('opens the account of somebody who has none', async () => {
    const whose = newId('cus');
    await graph.deliver(change('STARTED', { whose }));
    expect(await balanceOf(whose)).toBe(500);
  });
});

describe('a subscription that is cancelled', () => {
  const cancelled = { at: days(3) };

  it('in time takes the bonus back, once', async () => {
    await graph.deliver(change('STARTED'), change('CANCELLED', cancelled), change('CANCELLED', cancelled));
    expect(await balanceOf(customerId)).toBe(10);
    expect(await kinds()).toEqual(['BONUS_REVERSED -500', 'BONUS 500', 'EARNED 10']);
    expect(await problems()).toEqual([]);
  });

  it('does not open the way to another bonus', async () => {
    await graph.deliver(
      change('STARTED'),
      change('CANCELLED', cancelled),
      change('STARTED', { subscriptionId: 'sub-2', at: days(4) }),
    );
    expect(await balanceOf(customerId)).toBe(10);
  });

  it('leaves the bonus when the time is over, or when it is another one', async () => {
    await graph.deliver(
      change('STARTED'),
      change('CANCELLED', { subscriptionId: 'sub-2', at: days(1) }),
      change('CANCELLED', { at: days(14) }),
    );
    expect(await balanceOf(customerId)).toBe(510);
  });

  it('takes as much as is left of a bonus that was spent, and no balance falls below zero', async () => {
    await graph.deliver(change('STARTED'));
    const rateId = await setRate('rewards', 1, 1);
    expect((await exchange(anApp(customerId), { amount: 300, rateId })).userErrors).toEqual([]);
    await graph.deliver(change('CANCELLED', cancelled));
    expect(await kinds()).toEqual(['BONUS_REVERSED -210', 'EXCHANGED -300', 'BONUS 500', 'EARNED 10']);
    expect(await balanceOf(customerId)).toBe(0);
    expect(await problems()).toEqual([]);
  });

  it('takes nothing when nothing is left', async () => {
    await graph.deliver(change('STARTED'));
    const rateId = await setRate('rewards', 1, 1);
    await exchange(anApp(customerId), { amount: 510, rateId });
    expect(await graph.deliver(change('CANCELLED', cancelled))).toEqual([null]);
    expect(await balanceOf(customerId)).toBe(0);
    expect(await problems()).toEqual([]);
  });

  it.each([
    ['on the last day', 14 * DAY_MS - 1, true],
    ['when the days are over', 14 * DAY_MS, false],
  ])('%s', (_, ms, expected) => {
    const bonus = { startedAt: NOON, reversibleDays: 14 };
    expect(isTakenBack(bonus, new Date(NOON.getTime() + ms))).toBe(expected);
  });

  it('takes nothing back where that is not agreed', () => {
    expect(isTakenBack({ startedAt: NOON, reversibleDays: 0 }, NOON)).toBe(false);
  });
});

describe('what a subscription gives', () => {
  it('is set by an admin and seen by everybody', async () => {
    const bonus = { partner: { id: 'music' }, points: 250, reversibleDays: 30 };
    expect(await setBonus({ points: 250, reversibleDays: 30 })).toEqual({ bonus, userErrors: [] });
    const { data } = await graph.ask(
      { kind: 'visitor' },
      '{ music: partnerBonus(clientId: "music") { partner { id } points reversibleDays } none: partnerBonus(clientId: "none") { points } }',
    );
    expect(data).toEqual({ music: bonus, none: null });
  });

  it.each([
    ['clientId', { clientId: '' }],
    ['points', { points: 0 }],
    ['points', { points: 1_000_001 }],
    ['reversibleDays', { reversibleDays: 366 }],
  ])('is refused for its %s', async (field, input) => {
    expect(await setBonus(input)).toEqual({
      bonus: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it('is set by nobody else', async () => {
    expect(await setBonus({}, anApp(customerId))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});
