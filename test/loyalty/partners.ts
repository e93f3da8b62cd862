import { expect } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder } from './builders.ts';

type LoyaltyGraph = ReturnType<typeof useSubgraph>;

export const admin: Actor = { kind: 'staff', staffId: 'sta_1', role: 'admin' };

/** The rewards app under a customer's grant. */
export const anApp = (customerId: string, changes: { clientId?: string; grantId?: string } = {}): Actor => ({
  kind: 'partner',
  clientId: 'rewards',
  customerId,
  grantId: 'grt_1',
  attributes: ['loyalty.exchange'],
  purposes: ['partner_sharing'],
  lookBackDays: 365,
  standing: 'ACTIVE',
  ...changes,
});

const EXCHANGE =
  'exchange { id reference direction points partnerUnits state exchangedAt reversibleUntil reversedAt }';

/** What apps and admins do with exchanges, through the subgraph's own schema. */
export function exchanging(graph: LoyaltyGraph) {
  return {
    /** `points` points are `partnerUnits` units. Returns the id of the rate. */
    async setRate(
      clientId: string,
      points: number,
      partnerUnits: number,
      reversibleHours = 24,
    ): Promise<string> {
      const { data } = await graph.ask(
        admin,
        `mutation($input: SetExchangeRateInput!) { setExchangeRate(input: $input) { rate { id } userErrors { code } } }`,
        { input: { clientId, points, partnerUnits, reversibleHours } },
      );
      expect(data.setExchangeRate.userErrors).toEqual([]);
      return data.setExchangeRate.rate.id;
    },

    async exchange(actor: Actor, input: object) {
      const { data, codes } = await graph.ask(
        actor,
        `mutation($input: ExchangePointsInput!) { exchangePoints(input: $input) {
           ${EXCHANGE} userErrors { code field } idempotentReplay } }`,
        { input: { direction: 'OUT', idempotencyKey: newId('key'), ...input } },
      );
      return data?.exchangePoints ?? codes;
    },

    async reverse(actor: Actor, exchangeId: string, idempotencyKey = newId('key')) {
      const { data, codes } = await graph.ask(
        actor,
        `mutation($input: ReverseExchangeInput!) { reverseExchange(input: $input) {
           ${EXCHANGE} userErrors { code field } idempotentReplay } }`,
        { input: { exchangeId, idempotencyKey } },
      );
      return data?.reverseExchange ?? codes;
    },

    /** A member with this many points. */
    async aMember(points: number): Promise<string> {
      const customerId = newId('cus');
      const order = aHandedOverOrder({ customerId, points, at: graph.clock.now.toISOString() });
      expect(await graph.deliver(order)).toEqual([null]);
      return customerId;
    },

    async balanceOf(customerId: string): Promise<number | null> {
      const { data } = await graph.entity(
        { kind: 'customer', customerId },
        { id: customerId },
        '{ loyaltyAccount { balance } }',
      );
      return data.loyaltyAccount?.balance ?? null;
    },

    /** All of the settlement report of an app, page by page. */
    async settlement(clientId: string, first = 100) {
      // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
      const lines: any[] = [];
      for (let after: string | null = null; ; ) {
        const { data }: Awaited<ReturnType<LoyaltyGraph['ask']>> = await graph.ask(
          { kind: 'app', clientId },
          `query($first: Int!, $after: String) { pointsExchanges(first: $first, after: $after) {
             edges { node { id reference direction points partnerUnits state } } pageInfo { hasNextPage endCursor } } }`,
          { first, after },
        );
        const { edges, pageInfo } = data.pointsExchanges;
        lines.push(...edges.map(({ node }: { node: object }) => node));
        if (!pageInfo.hasNextPage) return lines;
        after = pageInfo.endCursor;
      }
    },
  };
}
