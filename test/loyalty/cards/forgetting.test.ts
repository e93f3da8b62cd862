import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { forgetCards } from '../../../subgraphs/loyalty/cards/forget-cards.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';
import { admin } from '../partners.ts';
import { aPar, paying } from './processor.ts';

const graph = useSubgraph(loyalty);
const { link, aCardholder, unlink, tell, anOrder, balanceOf } = paying(graph);
const NOON = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
const days = (count: number) => new Date(NOON.getTime() + count * DAY_MS);
beforeEach(() => {
  graph.clock.now = NOON;
});

const NAMES = ['earningCards', 'tillSales', 'cardPurchases', 'referralCodes'] as const;
const counts = async (customerId: string) =>
  Object.fromEntries(
    await Promise.all(
      NAMES.map(
        async (name) => [name, await graph.db.collection(name).countDocuments({ customerId })] as const,
      ),
    ),
  );

async function openCode(customerId: string): Promise<string> {
  const { data } = await graph.ask(
    asCustomer(customerId),
    'mutation($input: OpenReferralCodeInput!) { openReferralCode(input: $input) { code } }',
    { input: { customerId } },
  );
  return data.openReferralCode.code;
}

/** Somebody with a card who bought something that both told of, and something that the processor alone did. */
async function somebody() {
  const holder = await aCardholder();
  const { customerId, par } = holder;
  await graph.deliver(anOrder({ customerId, points: 100 }));
  await tell({ par, reference: newId('ref') }, { par, reference: newId('ref'), amountMinor: 5_000 });
  expect(await balanceOf(customerId)).toBe(150);
  return holder;
}

describe('what is known of cards', () => {
  it('goes when nothing can be told of it any more, and what earned stays earned', async () => {
    const { customerId, cardId } = await somebody();
    const claimed = newId('cus');
    await link(asCustomer(claimed), { customerId: claimed, par: aPar() });
    await unlink(customerId, cardId);
    expect(await forgetCards(graph.data, days(60))).toBe(0);
    expect(await forgetCards(graph.data, days(61))).toBe(1);
    expect(await forgetCards(graph.data, days(91))).toBe(1);
    expect(await counts(customerId)).toEqual({
      earningCards: 0,
      tillSales: 1,
      cardPurchases: 2,
      referralCodes: 0,
    });
    expect(await forgetCards(graph.data, days(732))).toBe(2);
    expect(await forgetCards(graph.data, days(800))).toBe(1);
    expect(await balanceOf(customerId)).toBe(150);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });
});

describe('somebody who is erased', () => {
  const erased = (customerId: string) =>
    anEvent({
      type: 'patron.rights.ordered.v1',
      subject: customerId,
      time: NOON,
      data: { requestId: newId('rrq'), customerId, right: 'ERASE' },
    });

  it('has no cards, purchases or codes any more, nothing new comes of the card, and the ledger balances', async () => {
    const { customerId, par } = await somebody();
    await openCode(customerId);
    expect(await graph.deliver(erased(customerId))).toEqual([null]);
    expect(await counts(customerId)).toEqual({
      earningCards: 0,
      tillSales: 0,
      cardPurchases: 0,
      referralCodes: 0,
    });
    expect(await tell({ par, reference: newId('ref') })).toEqual(['NOT_LINKED']);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });

  it('is taken out of referrals, and the other has what was promised', async () => {
    const rules = { referrerPoints: 500, referredPoints: 200, pay: 'AT_ONCE' };
    const set =
      'mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { userErrors { code } } }';
    const { data } = await graph.ask(admin, set, { input: { referrals: rules } });
    expect(data.setProgramme).toEqual({ userErrors: [] });
    const [referrer, referred] = [newId('cus'), newId('cus')];
    const code = await openCode(referrer);
    const entered = await graph.ask(
      asCustomer(referred),
      'mutation($input: EnterReferralCodeInput!) { enterReferralCode(input: $input) { userErrors { code } } }',
      { input: { code } },
    );
    expect(entered.data.enterReferralCode).toEqual({ userErrors: [] });
    await graph.deliver(erased(referrer));
    await graph.deliver(anOrder({ customerId: referred, points: 10 }));
    expect(await balanceOf(referred)).toBe(210);
    const kept = await graph.db.collection('referrals').find({ referredId: referred }).toArray();
    expect(kept).toMatchObject([{ state: 'REWARDED' }]);
    expect(JSON.stringify(kept)).not.toContain(referrer);
    await graph.deliver(erased(referred));
    expect(await graph.db.collection('referrals').countDocuments({ code })).toBe(0);
  });
});
