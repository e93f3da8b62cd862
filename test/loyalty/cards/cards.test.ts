import { beforeEach, describe, expect, it } from 'vitest';
import { cardKey } from '#shared/card-key.ts';
import { newId } from '#shared/mongo.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, aService, useSubgraph } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';
import { anApp, exchanging } from '../partners.ts';
import { aPar, paying, processor } from './processor.ts';

const graph = useSubgraph(loyalty);
const { link, aCardholder, unlink, aTransaction, report, tell, anOrder, aReturn, balanceOf, purchasesOf } =
  paying(graph);
const { setRate, exchange } = exchanging(graph);
const NOON = new Date('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
beforeEach(() => {
  graph.clock.now = NOON;
});

const problems = async () => (await verifyLedger(graph.db)).problems;
const aReturned = (order: ReturnType<typeof anOrder>, pieces?: number) => {
  const data = aReturn(order, pieces);
  return anEvent({ type: 'patron.order.returned.v1', subject: order.subject, time: NOON, data });
};
const cardsOf = async (customerId: string) => {
  const { data } = await graph.entity(
    asCustomer(customerId),
    { id: customerId },
    '{ earningCards { id label isConfirmed linkedAt } }',
  );
  return data.earningCards;
};

describe('a card', () => {
  it('that the processor vouches for is linked at once, and again changes only its label', async () => {
    const customerId = newId('cus');
    const par = aPar();
    const { card } = await link(processor, { customerId, par, label: 'Blue' });
    expect(card).toEqual({
      id: expect.any(String),
      label: 'Blue',
      isConfirmed: true,
      linkedAt: NOON,
    });
    const again = await link(asCustomer(customerId), { customerId, par, label: 'Red' });
    expect(again).toEqual({ card: { ...card, label: 'Red' }, userErrors: [] });
    expect(await cardsOf(customerId)).toEqual([{ ...card, label: 'Red' }]);
  });

  it('that a customer only names earns nothing until the processor says that it is theirs', async () => {
    const [customerId, par] = [newId('cus'), aPar()];
    const { card } = await link(asCustomer(customerId), { customerId, par, label: 'Blue' });
    expect(card).toEqual({ id: expect.any(String), label: 'Blue', isConfirmed: false, linkedAt: null });
    expect(await tell({ par })).toEqual(['NOT_LINKED']);
    await link(processor, { customerId, par });
    expect(await cardsOf(customerId)).toEqual([{ ...card, isConfirmed: true, linkedAt: NOON }]);
    expect(await tell({ par, reference: newId('ref') })).toEqual(['RECORDED']);
    expect(await balanceOf(customerId)).toBe(100);
  });

  it("of a friend's isn't theirs because the friend has paid for them, however often", async () => {
    const [mallory, par] = [newId('cus'), aPar()];
    const { card } = await link(asCustomer(mallory), { customerId: mallory, par });
    const key = cardKey(par, graph.pairwise);
    for (const storeId of ['sto_7', 'sto_8', 'sto_9']) {
      await graph.deliver(anOrder({ customerId: mallory, points: 10, cards: [key], storeId }));
    }
    expect(await cardsOf(mallory)).toEqual([{ ...card, isConfirmed: false, linkedAt: null }]);
    expect(await tell({ par, reference: newId('ref') })).toEqual(['NOT_LINKED']);
    await graph.deliver(anOrder({ customerId: null, points: 40, cards: [key], storeId: 'sto_9' }));
    expect(await balanceOf(mallory)).toBe(30);

    const friend = newId('cus');
    expect((await link(processor, { customerId: friend, par })).userErrors).toEqual([]);
    expect(await tell({ par, reference: newId('ref') })).toEqual(['RECORDED']);
    await graph.deliver(anOrder({ customerId: mallory, points: 10, cards: [key], storeId: 'sto_6' }));
    expect([await balanceOf(mallory), await balanceOf(friend)]).toEqual([40, 100]);
    expect(await problems()).toEqual([]);
  });

  it('that is named by one is linked by who has it', async () => {
    const [squatter, par] = [newId('cus'), aPar()];
    await link(asCustomer(squatter), { customerId: squatter, par });
    const owner = newId('cus');
    expect((await link(processor, { customerId: owner, par })).userErrors).toEqual([]);
    await tell({ par, reference: newId('ref') });
    expect([await balanceOf(owner), await balanceOf(squatter)]).toEqual([100, null]);
  });

  it('that is linked is linked by nobody else', async () => {
    const { par } = await aCardholder();
    expect((await link(processor, { customerId: newId('cus'), par })).userErrors).toEqual([
      { code: 'CARD_TAKEN', field: null },
    ]);
  });

  it('is one of ten at most', async () => {
    const { customerId } = await aCardholder();
    for (let count = 1; count < 10; count += 1) await aCardholder(customerId);
    expect(await link(processor, { customerId, par: aPar() })).toEqual({
      card: null,
      userErrors: [{ code: 'TOO_MANY_CARDS', field: null }],
    });
  });

  it.each([
    ['CARD_NUMBER', ['input', 'par'], { par: '4111111111111111' }],
    ['CARD_NUMBER', ['input', 'par'], { par: '5555 5555 5555 4444' }],
    ['CARD_NUMBER', ['input', 'par'], { par: '4111111111111111AAAAAAAAAAAAA' }],
    ['INVALID_VALUE', ['input', 'par'], { par: 'V001' }],
    [
      'INVALID_VALUE',
      ['input', 'label'],
      { par: 'V0010013816180398947326400396', label: '4111 1111 1111 1111' },
    ],
    ['INVALID_VALUE', ['input', 'label'], { par: 'V0010013816180398947326400396', label: ' ' }],
  ])('is refused as %s of %j for %j', async (code, field, input) => {
    const customerId = newId('cus');
    expect(await link(asCustomer(customerId), { customerId, ...input })).toEqual({
      card: null,
      userErrors: [{ code, field }],
    });
  });

  it('is linked by nobody else, and its key is all that is kept of it', async () => {
    const { customerId, par } = await aCardholder();
    expect(await link(asCustomer(newId('cus')), { customerId, par })).toEqual(['FORBIDDEN']);
    expect(await link(aService('card_feed'), { customerId, par })).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    await tell({ par, reference: newId('ref') });
    for (const name of ['earningCards', 'cardPurchases', 'outbox']) {
      const kept = await graph.db.collection(name).find().toArray();
      expect(JSON.stringify(kept)).not.toContain(par);
    }
  });

  it('that is unlinked earns no more; what was bought before still does, and goes back', async () => {
    const { customerId, par, cardId } = await aCardholder();
    graph.clock.now = new Date(NOON.getTime() + DAY_MS);
    expect(await unlink(customerId, cardId)).toEqual({ cardId, userErrors: [] });
    expect(await cardsOf(customerId)).toEqual([]);
    const [before, after] = [newId('ref'), newId('ref')];
    expect(
      await tell(
        { par, reference: before, at: NOON.toISOString() },
        { par, reference: after },
        { par, reference: before, kind: 'REFUNDED', amountMinor: 2_500 },
      ),
    ).toEqual(['RECORDED', 'NOT_LINKED', 'RECORDED']);
    expect(await balanceOf(customerId)).toBe(75);
    expect(await unlink(customerId, cardId)).toEqual({
      cardId: null,
      userErrors: [{ code: 'CARD_NOT_FOUND', field: ['input', 'cardId'] }],
    });
    const next = newId('cus');
    expect((await link(processor, { customerId: next, par })).userErrors).toEqual([]);
    expect(await problems()).toEqual([]);
  });
});

describe('a purchase that the processor tells of', () => {
  it('is recognised at once, and earns when it is cleared', async () => {
    const { customerId, par, cardId } = await aCardholder();
    const reference = newId('ref');
    await tell({ par, reference, kind: 'AUTHORISED' });
    const recognised = (await graph.published('patron.card.recognised.v1')).filter(
      ({ subject }) => subject === customerId,
    );
    expect(recognised.map(({ data }) => data)).toEqual([
      { customerId, cardId, storeId: 'sto_1', purchaseId: expect.any(String), at: NOON.toISOString() },
    ]);
    expect(await balanceOf(customerId)).toBeNull();
    await tell({ par, reference, kind: 'CLEARED' });
    expect(await balanceOf(customerId)).toBe(100);
    expect(await purchasesOf(customerId)).toEqual([
      {
        state: 'CLEARED',
        store: { id: 'sto_1' },
        authorised: { amountMinor: 10_000, currency: 'EUR' },
        cleared: { amountMinor: 10_000 },
        undone: { amountMinor: 0 },
        orderIds: [],
        card: { id: cardId },
      },
    ]);
    expect(
      (await graph.published('patron.card.recognised.v1')).filter(({ subject }) => subject === customerId),
    ).toHaveLength(1);
  });

  it('counts once, however often it is told, and not when it contradicts itself', async () => {
    const { customerId, par } = await aCardholder();
    const told = aTransaction({ par, reference: newId('ref') });
    const same = await Promise.all(Array.from({ length: 6 }, () => report([told, told])));
    const outcomes = same.flatMap(({ results }) =>
      results.map(({ outcome }: { outcome: string }) => outcome),
    );
    expect(outcomes.toSorted()).toEqual(
      [...Array.from({ length: 11 }, () => 'REPEATED'), 'RECORDED'].toSorted(),
    );
    expect(await tell({ ...told, amountMinor: 1 }, { ...told, id: newId('txn'), storeId: 'sto_2' })).toEqual([
      'MISMATCH',
      'MISMATCH',
    ]);
    expect(await balanceOf(customerId)).toBe(100);
    expect(await problems()).toEqual([]);
  });

  it('has what went back taken back, also when that is told first', async () => {
    const { customerId, par } = await aCardholder();
    const reference = newId('ref');
    await tell({ par, reference, kind: 'REFUNDED', amountMinor: 3_000 });
    expect(await balanceOf(customerId)).toBeNull();
    await tell({ par, reference }, { par, reference, kind: 'REFUNDED', amountMinor: 2_000 });
    expect(await balanceOf(customerId)).toBe(50);
    await tell({ par, reference, kind: 'REFUNDED', amountMinor: 5_000 });
    expect(await balanceOf(customerId)).toBe(0);
    expect(await problems()).toEqual([]);
  });

  it('of a card that nobody has linked is not kept', async () => {
    const par = aPar();
    expect(await tell({ par, reference: newId('ref') })).toEqual(['NOT_LINKED']);
    const { customerId } = await aCardholder();
    expect(await purchasesOf(customerId)).toEqual([]);
    expect(await graph.db.collection('cardPurchases').countDocuments({ amountMinor: 10_000, par })).toBe(0);
  });

  it('was made before the card was linked, and earns nothing', async () => {
    const { par } = await aCardholder();
    const at = new Date(NOON.getTime() - 1).toISOString();
    expect(await tell({ par, reference: newId('ref'), at })).toEqual(['NOT_LINKED']);
  });

  it.each([
    ['id', 'INVALID_VALUE', { id: '' }],
    ['reference', 'INVALID_VALUE', { reference: 'with space' }],
    ['storeId', 'INVALID_VALUE', { storeId: '' }],
    ['par', 'CARD_NUMBER', { par: '4111111111111111' }],
    ['par', 'INVALID_VALUE', { par: 'V001' }],
    ['amountMinor', 'INVALID_VALUE', { amountMinor: 0 }],
    ['amountMinor', 'INVALID_VALUE', { amountMinor: 100_000_001 }],
    ['currency', 'INVALID_VALUE', { currency: 'euro' }],
    ['at', 'INVALID_VALUE', { at: '2024-01-01T00:00:00Z' }],
    ['at', 'INVALID_VALUE', { at: '2026-03-05T00:00:00Z' }],
  ])('is refused for its %s as %s, and all with it', async (field, code, its) => {
    const { customerId, par } = await aCardholder();
    const transactions = [aTransaction({ par }), aTransaction({ par, ...its })];
    expect(await report(transactions)).toEqual({
      results: null,
      userErrors: [{ code, field: ['input', 'transactions', '1', field] }],
    });
    expect(await purchasesOf(customerId)).toEqual([]);
  });

  it('is told by a processor alone, 500 at once', async () => {
    const transactions = Array.from({ length: 501 }, () => aTransaction({}));
    expect(await report(transactions)).toEqual({
      results: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'transactions'] }],
    });
    expect(await report([], processor)).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
    expect(await report(transactions.slice(0, 1), aService('till'))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await report(transactions.slice(0, 1), asCustomer('cus_1') as never)).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });
});

describe('a purchase that till and processor tell of', () => {
  const events = async (its: { cards?: string[] }) => {
    const { customerId, par } = await aCardholder();
    const order = anOrder({ customerId, points: 100, ...its });
    const reference = newId('ref');
    return {
      customerId,
      order,
      till: () => graph.deliver(order),
      authorised: () => tell({ par, reference, kind: 'AUTHORISED' }),
      cleared: () => tell({ par, reference }),
      refunded: () => tell({ par, reference, kind: 'REFUNDED' }),
      returned: () => graph.deliver(aReturned(order)),
    };
  };

  it.each([
    [['till', 'authorised', 'cleared'] as const, 100],
    [['authorised', 'till', 'cleared'] as const, 100],
    [['cleared', 'authorised', 'till'] as const, 100],
    [['cleared', 'till', 'returned', 'refunded'] as const, 0],
    [['cleared', 'refunded', 'till', 'returned'] as const, 0],
    [['till', 'returned', 'cleared', 'refunded'] as const, 0],
    [['refunded', 'returned', 'cleared', 'till'] as const, 0],
  ])('earns once: %j', async (steps, expected) => {
    const told = await events({});
    for (const step of steps) await told[step]();
    expect(await balanceOf(told.customerId)).toBe(expected);
    const orderId = told.order.data.orderId;
    expect(await purchasesOf(told.customerId)).toMatchObject([{ orderIds: [orderId] }]);
    expect(await problems()).toEqual([]);
  });

  it('earns once when both tell of it in the same moment', async () => {
    for (let time = 0; time < 8; time += 1) {
      const told = await events({});
      await Promise.all([told.cleared(), told.till(), told.authorised()]);
      expect(await balanceOf(told.customerId)).toBe(100);
    }
    expect(await problems()).toEqual([]);
  });

  it('earns twice when it is two: another amount, store or time', async () => {
    const { customerId, par } = await aCardholder();
    await graph.deliver(anOrder({ customerId, points: 100 }));
    await tell(
      { par, reference: newId('ref'), amountMinor: 9_900 },
      { par, reference: newId('ref'), storeId: 'sto_2' },
      { par, reference: newId('ref'), at: new Date(NOON.getTime() + 31 * 60_000).toISOString() },
    );
    expect(await balanceOf(customerId)).toBe(399);
  });

  it('earns by the lines of the order for who showed their code, whoever owns the card', async () => {
    const { customerId: owner, par, card } = await aCardholder();
    const shopper = newId('cus');
    const reference = newId('ref');
    await tell({ par, reference });
    expect(await balanceOf(owner)).toBe(100);
    await graph.deliver(anOrder({ customerId: shopper, points: 100, cards: [card] }));
    expect([await balanceOf(owner), await balanceOf(shopper)]).toEqual([0, 100]);
    expect(await problems()).toEqual([]);
  });

  it('of nobody known earns for the owner of the card that paid', async () => {
    const { customerId, par, card } = await aCardholder();
    const order = anOrder({ customerId: null, points: 100, cards: [card] });
    await graph.deliver(order);
    expect(await balanceOf(customerId)).toBe(100);
    await tell({ par, reference: newId('ref') });
    expect(await balanceOf(customerId)).toBe(100);
    await graph.deliver(aReturned(order, 40));
    expect(await balanceOf(customerId)).toBe(60);
    expect(await problems()).toEqual([]);
  });

  it('was shipped days after the card was charged, in two parcels', async () => {
    const { customerId, par, card } = await aCardholder();
    const reference = newId('ref');
    await tell({ par, reference, kind: 'AUTHORISED', amountMinor: 15_000 });
    graph.clock.now = new Date(NOON.getTime() + 3 * DAY_MS);
    const its = { customerId, cards: [card], placedAt: NOON.toISOString() };
    await tell({ par, reference, amountMinor: 10_000, at: NOON.toISOString() });
    await graph.deliver(anOrder({ ...its, points: 100 }), anOrder({ ...its, points: 50 }));
    await tell({ par, reference, amountMinor: 5_000, at: NOON.toISOString() });
    expect(await balanceOf(customerId)).toBe(150);
    expect(await problems()).toEqual([]);
  });

  it('earns once where its points are spent before the till tells of it', async () => {
    const told = await events({});
    await told.cleared();
    const rateId = await setRate('rewards', 1, 1);
    await exchange(anApp(told.customerId), { amount: 60, rateId });
    await told.till();
    expect(await balanceOf(told.customerId)).toBe(40);
    expect(await problems()).toEqual([]);
  });
});

describe('a customer of several ids', () => {
  const identity = anIdentity(graph.clock);

  it('has the cards and purchases of all, and a purchase seen under two of them earns once', async () => {
    const one = await aCardholder();
    const two = await aCardholder();
    await graph.deliver(identity.merged(one.customerId, two.customerId));
    expect((await cardsOf(one.customerId)).map(({ id }: { id: string }) => id)).toEqual([
      one.cardId,
      two.cardId,
    ]);
    await tell({ par: two.par, reference: newId('ref') });
    await graph.deliver(anOrder({ customerId: one.customerId, points: 100 }));
    expect(await balanceOf(one.customerId)).toBe(100);
    expect(await purchasesOf(two.customerId)).toMatchObject([{ card: { id: two.cardId } }]);
    expect(await link(processor, { customerId: one.customerId, par: two.par })).toMatchObject({
      card: { id: two.cardId },
    });
    expect(await problems()).toEqual([]);
  });
});
