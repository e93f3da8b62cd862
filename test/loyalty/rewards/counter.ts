import type { Actor } from '#shared/actor.ts';
import { issueMemberPass } from '#shared/member-pass.ts';
import { newId } from '#shared/mongo.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';

export const anAssociate = (...stores: string[]): Actor => ({
  kind: 'associate',
  associateId: newId('ass'),
  stores,
});

export const aTill = (storeId = 'sto_1', deviceKind = 'till'): Actor => ({
  kind: 'device',
  deviceId: newId('dev'),
  storeId,
  deviceKind,
});

const FIELDS = {
  importRewards: 'added changed userErrors { code field message }',
  importRewardCodes: 'added known userErrors { code field }',
  redeemReward: `redemption { id voucherCode points state validUntil usedAt store { id } } account { balance }
    userErrors { code field } idempotentReplay`,
  cancelRedemption: 'redemption { id state } account { balance } userErrors { code field } idempotentReplay',
  redeemVoucher: `voucher { id reward { id name } usedAt store { id } orderId } usedAt userErrors { code field }
    idempotentReplay`,
  redeemForMember: `voucher { id reward { id } usedAt store { id } orderId } userErrors { code field }
    idempotentReplay`,
  voidRedemption: 'state userErrors { code field } idempotentReplay',
} as const;

/** The loyalty subgraph with rewards, members who have points, and tills. */
export function useCounter() {
  const graph = useSubgraph(loyalty);

  /** A mutation with a key of its own, unless `its` has one; the codes of top-level errors, where there are any. */
  async function mutate(actor: Actor, mutation: keyof typeof FIELDS, its: object) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const isKeyed = !mutation.startsWith('import');
    const input = { ...(isKeyed && { idempotencyKey: newId('key') }), ...its };
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS[mutation]} } }`;
    const { data, codes } = await graph.ask(actor, query, { input });
    return { ...data?.[mutation], ...(codes && { codes }) };
  }

  return Object.assign(graph, {
    mutate,

    /** Imports a reward for 100 points, and answers with its id. */
    async aReward({ code = newId('r'), ...its }: Record<string, unknown> = {}): Promise<string> {
      const reward = {
        code,
        name: 'Free coffee',
        text: 'Any size.',
        points: 100,
        availableFrom: '2026-01-01T00:00:00Z',
        ...its,
      };
      const { userErrors } = await mutate(aService('import'), 'importRewards', { rewards: [reward] });
      if (userErrors.length) throw new Error(JSON.stringify(userErrors));
      return `rwd_${code}`;
    },

    async aMember(points = 250): Promise<string> {
      const customerId = newId('cus');
      await graph.deliver(aHandedOverOrder({ customerId, points }));
      return customerId;
    },

    redeem: (customerId: string, rewardId: string, its: object = {}) =>
      mutate(asCustomer(customerId), 'redeemReward', { rewardId, ...its }),

    async balance(customerId: string): Promise<number> {
      const asked = '{ loyaltyAccount { balance } }';
      return (await graph.entity(asCustomer(customerId), { id: customerId }, asked)).data.loyaltyAccount
        .balance;
    },

    /** What a till has once it has read the member's code. */
    passFor: (till: Actor, customerId: string, storeId = 'sto_1'): string =>
      issueMemberPass({ customerId, storeId }, till, graph.clock.now, graph.keyring).pass,

    pass(seconds: number): void {
      graph.clock.now = new Date(graph.clock.now.getTime() + seconds * 1000);
    },

    problems: async () => (await verifyLedger(graph.db)).problems,
  });
}

export const refusal = (code: string, ...field: string[]) => [
  { code, field: field.length ? ['input', ...field] : null },
];
