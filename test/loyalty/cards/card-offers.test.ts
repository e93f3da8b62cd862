import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';
import { type ATransaction, paying } from './processor.ts';

const graph = useSubgraph(loyalty, { permitsNow: async () => true });
const { aCardholder, aTransaction, report, anOrder, balanceOf } = paying(graph);
const NOON = new Date('2026-03-02T12:00:00Z');
beforeEach(() => {
  graph.clock.now = NOON;
});

const problems = async () => (await verifyLedger(graph.db)).problems;

/** A cardholder who has taken an offer that redeems by the swipe. */
async function withOffer(its: object) {
  const holder = await aCardholder();
  const code = newId('offer');
  const offer = {
    ...{ code, title: 'By card', text: 'By card', redeemBy: 'CARD', ...its },
    ...{ validFrom: '2026-03-01T00:00:00Z', validUntil: '2026-04-01T00:00:00Z' },
  };
  const imported = await graph.ask(
    aService('import'),
    'mutation($input: ImportOffersInput!) { importOffers(input: $input) { added userErrors { code field } } }',
    { input: { offers: [offer] } },
  );
  expect(imported.data).toEqual({ importOffers: { added: 1, userErrors: [] } });
  const taken = await graph.ask(
    asCustomer(holder.customerId),
    'mutation($input: ActivateOfferInput!) { activateOffer(input: $input) { userErrors { code field } } }',
    { input: { offerId: `off_${code}`, idempotencyKey: newId('key') } },
  );
  expect(taken.data).toEqual({ activateOffer: { userErrors: [] } });
  const reference = newId('ref');
  return {
    ...holder,
    offerId: `off_${code}`,
    /** Tells it, and says what the card is to be credited after each. */
    async credited(...some: Partial<ATransaction>[]): Promise<number[]> {
      const told = some.map((one) => aTransaction({ par: holder.par, reference, ...one }));
      const { results } = await report(told);
      return results.map(({ creditMinor }: { creditMinor: number }) => creditMinor);
    },
  };
}

const creditOf = async (customerId: string) => {
  const { data } = await graph.entity(
    asCustomer(customerId),
    { id: customerId },
    '{ cardPurchases { edges { node { offerId credit { amountMinor currency } } } } }',
  );
  return data.cardPurchases.edges.map(({ node }: { node: object }) => node);
};

describe('an offer that redeems by the swipe', () => {
  it('credits the card as soon as it is used, and follows what is left of the purchase', async () => {
    const { customerId, offerId, credited } = await withOffer({ percentOff: 10 });
    expect(
      await credited(
        { kind: 'AUTHORISED' },
        { kind: 'REVERSED', amountMinor: 2_000 },
        { kind: 'CLEARED', amountMinor: 8_000 },
        { kind: 'REFUNDED', amountMinor: 3_005 },
      ),
    ).toEqual([1_000, 800, 800, 499]);
    expect(await creditOf(customerId)).toEqual([{ offerId, credit: { amountMinor: 499, currency: 'EUR' } }]);
    expect(await credited({ kind: 'REFUNDED', amountMinor: 4_995 })).toEqual([0]);
    expect(await creditOf(customerId)).toEqual([{ offerId, credit: { amountMinor: 0, currency: 'EUR' } }]);
  });

  it('says the same when the same is told again', async () => {
    const { par } = await withOffer({ percentOff: 10 });
    const told = aTransaction({ par, reference: newId('ref') });
    const answer = { id: told.id, creditMinor: 1_000 };
    expect((await report([told, told])).results).toMatchObject([
      { ...answer, outcome: 'RECORDED' },
      { ...answer, outcome: 'REPEATED' },
    ]);
  });

  it('is for one use where it says so, and there again when all of that came back', async () => {
    const { credited } = await withOffer({ percentOff: 10, singleUse: true });
    const [one, two, three] = [newId('ref'), newId('ref'), newId('ref')];
    expect(await credited({ reference: one }, { reference: two })).toEqual([1_000, 0]);
    expect(await credited({ reference: one, kind: 'REFUNDED' }, { reference: three })).toEqual([0, 1_000]);
  });

  it('redeems nothing elsewhere', async () => {
    const { credited } = await withOffer({ percentOff: 10, storeIds: ['sto_2'] });
    expect(
      await credited({ reference: newId('ref') }, { reference: newId('ref'), storeId: 'sto_2' }),
    ).toEqual([0, 1_000]);
  });

  it('multiplies points, also where the till tells of the purchase too, and takes back what came back', async () => {
    const { customerId, credited } = await withOffer({ pointsMultiplier: 3 });
    expect(await credited({ kind: 'AUTHORISED' }, { kind: 'CLEARED' })).toEqual([0, 0]);
    expect(await balanceOf(customerId)).toBe(300);
    await graph.deliver(anOrder({ customerId, points: 100 }));
    expect(await balanceOf(customerId)).toBe(300);
    await credited({ kind: 'REFUNDED', amountMinor: 5_000 });
    expect(await balanceOf(customerId)).toBe(200);
    await credited({ kind: 'REFUNDED', amountMinor: 5_000 });
    expect(await balanceOf(customerId)).toBe(100);
    expect(await problems()).toEqual([]);
  });
});
