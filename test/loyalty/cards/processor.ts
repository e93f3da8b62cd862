import { expect } from 'vitest';
import { cardKey } from '#shared/card-key.ts';
import { newId } from '#shared/mongo.ts';
import { aService, type useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';

type LoyaltyGraph = ReturnType<typeof useSubgraph>;

export type ATransaction = {
  id: string;
  reference: string;
  kind: 'AUTHORISED' | 'CLEARED' | 'REFUNDED' | 'REVERSED';
  par: string;
  storeId: string;
  amountMinor: number;
  currency: string;
  at: string;
};

/** A Payment Account Reference of nobody's, of letters alone: digits might look like a card number by chance. */
export const aPar = (): string =>
  newId('par')
    .replace(/\W|_/g, '')
    .replace(/\d/g, (digit) => 'GHJKLMNPQR'.charAt(Number(digit)))
    .toUpperCase()
    .slice(-29);

const LINK = `mutation($input: LinkEarningCardInput!) { linkEarningCard(input: $input) {
  card { id label isConfirmed linkedAt } userErrors { code field } } }`;
const UNLINK = `mutation($input: UnlinkEarningCardInput!) { unlinkEarningCard(input: $input) {
  cardId userErrors { code field } } }`;
const REPORT = `mutation($input: ReportCardTransactionsInput!) { reportCardTransactions(input: $input) {
  results { id outcome creditMinor } userErrors { code field } } }`;

export const processor = aService('card_feed', 'card_link');

/** What a card processor, tills and customers do, through the subgraph's own schema. */
export function paying(graph: LoyaltyGraph) {
  const self = {
    async link(actor: Parameters<LoyaltyGraph['ask']>[0], input: object) {
      const { data, codes } = await graph.ask(actor, LINK, { input });
      return data?.linkEarningCard ?? codes;
    },

    /** A customer with a card that the processor vouches for. */
    async aCardholder(customerId = newId('cus')) {
      const par = aPar();
      const { card, userErrors } = await self.link(processor, { customerId, par });
      expect(userErrors).toEqual([]);
      return { customerId, par, cardId: card.id as string, card: cardKey(par, graph.pairwise) };
    },

    async unlink(customerId: string, cardId: string) {
      const { data, codes } = await graph.ask(asCustomer(customerId), UNLINK, {
        input: { customerId, cardId },
      });
      return data?.unlinkEarningCard ?? codes;
    },

    aTransaction: (its: Partial<ATransaction>): ATransaction => ({
      id: newId('txn'),
      reference: 'p1',
      kind: 'CLEARED',
      par: aPar(),
      storeId: 'sto_1',
      amountMinor: 10_000,
      currency: 'EUR',
      at: graph.clock.now.toISOString(),
      ...its,
    }),

    async report(transactions: readonly ATransaction[], actor = processor) {
      const { data, codes } = await graph.ask(actor, REPORT, { input: { transactions } });
      return data?.reportCardTransactions ?? codes;
    },

    /** Has the processor tell something; returns what became of each. */
    async tell(...some: Partial<ATransaction>[]): Promise<string[]> {
      const { results, userErrors } = await self.report(some.map(self.aTransaction));
      expect(userErrors).toEqual([]);
      return results.map(({ outcome }: { outcome: string }) => outcome);
    },

    /** An order of one line as a till tells of it. */
    anOrder: (its: Parameters<typeof aHandedOverOrder>[0]) =>
      aHandedOverOrder({ at: graph.clock.now.toISOString(), ...its }),

    /** `pieces` of 100 of the order's only line came back. */
    aReturn: ({ data }: ReturnType<typeof aHandedOverOrder>, pieces = 100) => {
      const { orderId, customerId, storeId, currency, lines, at } = data;
      return {
        ...{ returnId: newId('ret'), orderId, customerId, storeId, currency, at },
        lines: lines.map(({ lineId, sku, amountMinor }) => ({
          ...{ lineId, sku, quantity: pieces, amountMinor: (amountMinor * pieces) / 100 },
          ...{ ofQuantity: 100, before: 0 },
        })),
      };
    },

    async balanceOf(customerId: string): Promise<number | null> {
      const { data } = await graph.entity(
        asCustomer(customerId),
        { id: customerId },
        '{ loyaltyAccount { balance } }',
      );
      return data.loyaltyAccount?.balance ?? null;
    },

    async purchasesOf(customerId: string) {
      const { data } = await graph.entity(
        asCustomer(customerId),
        { id: customerId },
        `{ cardPurchases { edges { node { state store { id } authorised { amountMinor currency } cleared { amountMinor }
             undone { amountMinor } orderIds card { id } } } } }`,
      );
      return data.cardPurchases.edges.map(({ node }: { node: object }) => node);
    },
  };
  return self;
}
