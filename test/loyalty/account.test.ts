import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { anEvent, aService, useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder, asCustomer, asPartner } from './builders.ts';

const graph = useSubgraph(loyalty);
const clerk: Actor = { kind: 'associate', associateId: 'aso_1', stores: ['sto_1'] };

/** A customer with an order that was handed over for so many points. */
async function aMember(points = 1_200): Promise<string> {
  const id = newId('cus');
  await graph.deliver(aHandedOverOrder({ customerId: id, points }));
  return id;
}

const ALL = `{
  loyaltyAccount {
    id balance tier nextTier { tier pointsToGo } pointsEarnedInYear joinedAt
    postings { edges { node { kind points balanceAfter occurredAt postedAt orderId lots { points } } } pageInfo { hasNextPage } }
    lots { edges { node { orderId lineId points remaining earnedAt expiresAt } } }
    upcomingExpiries { points expiresAt }
    redemptions { edges { node { id } } }
  }
}`;

describe('Customer.loyaltyAccount', () => {
  it('shows customers all of their own', async () => {
    const id = newId('cus');
    const order = aHandedOverOrder({ customerId: id, points: 1_200 });
    await graph.deliver(order);
    const at = '2026-03-02T10:00:00.000Z';
    const { data, errors } = await graph.entity(asCustomer(id), { id }, ALL);
    expect(errors).toBeUndefined();
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      loyaltyAccount: {
        id: expect.stringMatching(/^acc_/),
        balance: 1_200,
        tier: 'SILVER',
        nextTier: { tier: 'GOLD', pointsToGo: 3_800 },
        pointsEarnedInYear: 1_200,
        joinedAt: at,
        postings: {
          edges: [
            {
              node: {
                kind: 'EARNED',
                points: 1_200,
                balanceAfter: 1_200,
                occurredAt: at,
                postedAt: at,
                orderId: order.data.orderId,
                lots: [{ points: 1_200 }],
              },
            },
          ],
          pageInfo: { hasNextPage: false },
        },
        lots: {
          edges: [
            {
              node: {
                orderId: order.data.orderId,
                lineId: 'l1',
                points: 1_200,
                remaining: 1_200,
                earnedAt: at,
                expiresAt: '2028-04-01T00:00:00.000Z',
              },
            },
          ],
        },
        upcomingExpiries: [{ points: 1_200, expiresAt: '2028-04-01T00:00:00.000Z' }],
        redemptions: { edges: [] },
      },
    });
  });

  it('is null until the customer joins or earns', async () => {
    const id = newId('cus');
    const { data, errors } = await graph.entity(asCustomer(id), { id }, '{ loyaltyAccount { balance } }');
    expect({ data, errors }).toEqual({ data: { loyaltyAccount: null }, errors: undefined });
  });

  it('adds up what expires by the month, soonest first', async () => {
    const id = newId('cus');
    const earn = (points: number, at: string) => aHandedOverOrder({ customerId: id, points, at });
    await graph.deliver(
      earn(5, '2026-02-20T10:00:00.000Z'),
      earn(7, '2025-12-24T10:00:00.000Z'),
      earn(11, '2026-02-03T10:00:00.000Z'),
    );
    const { data } = await graph.entity(
      asCustomer(id),
      { id },
      '{ loyaltyAccount { upcomingExpiries { points expiresAt } } }',
    );
    expect(data.loyaltyAccount.upcomingExpiries).toEqual([
      { points: 7, expiresAt: new Date('2028-01-01T00:00:00Z') },
      { points: 16, expiresAt: new Date('2028-03-01T00:00:00Z') },
    ]);
  });

  it('falls in tier a year after the points that made it were earned', async () => {
    const id = await aMember(1_000);
    const tierAt = async (now: string) => {
      graph.clock.now = new Date(now);
      const { data } = await graph.entity(asCustomer(id), { id }, '{ loyaltyAccount { tier balance } }');
      return data.loyaltyAccount;
    };
    expect(await tierAt('2027-03-01T23:00:00Z')).toEqual({ tier: 'SILVER', balance: 1_000 });
    expect(await tierAt('2027-03-02T00:00:00Z')).toEqual({ tier: 'BRONZE', balance: 1_000 });
    graph.clock.now = new Date('2026-03-02T10:00:00Z');
  });

  it('pages through postings, newest first', async () => {
    const id = newId('cus');
    await graph.deliver(
      ...[1, 2, 3].map((points) =>
        aHandedOverOrder({ customerId: id, points, at: `2026-03-0${4 - points}T10:00:00.000Z` }),
      ),
    );
    const page = async (after: string) => {
      const { data } = await graph.entity(
        asCustomer(id),
        { id },
        `{ loyaltyAccount { postings(first: 2${after}) { edges { node { points } } pageInfo { hasNextPage endCursor } } } }`,
      );
      return data.loyaltyAccount.postings;
    };
    const first = await page('');
    expect(first).toMatchObject({
      edges: [{ node: { points: 3 } }, { node: { points: 2 } }],
      pageInfo: { hasNextPage: true },
    });
    expect(await page(`, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
      edges: [{ node: { points: 1 } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it.each(['postings', 'lots', 'redemptions'])(
    'refuses pages of %s that are too long',
    async (connection) => {
      const id = await aMember();
      const { codes } = await graph.entity(
        asCustomer(id),
        { id },
        `{ loyaltyAccount { ${connection}(first: 101) { pageInfo { hasNextPage } } } }`,
      );
      expect(codes).toEqual(['BAD_USER_INPUT']);
    },
  );
});

describe('who may read which part of an account', () => {
  const FIELDS = {
    id: 'id',
    balance: 'balance',
    tier: 'tier',
    nextTier: 'nextTier { tier }',
    pointsEarnedInYear: 'pointsEarnedInYear',
    joinedAt: 'joinedAt',
    postings: 'postings { pageInfo { hasNextPage } }',
    lots: 'lots { pageInfo { hasNextPage } }',
    upcomingExpiries: 'upcomingExpiries { points }',
    redemptions: 'redemptions { pageInfo { hasNextPage } }',
  };
  const readers: [string, (id: string) => Actor, string[]][] = [
    ['a partner with the tier', (id) => asPartner(id, 'loyalty.tier'), ['id', 'tier']],
    ['a partner with the balance', (id) => asPartner(id, 'loyalty.balance'), ['id', 'balance']],
    ['an associate', () => clerk, ['id', 'balance', 'tier', 'nextTier', 'joinedAt']],
    ['a service', () => aService(), Object.keys(FIELDS).filter((field) => field !== 'redemptions')],
    ['the customer', asCustomer, Object.keys(FIELDS)],
  ];

  it.each(readers)(
    '%s reads what is granted; the rest is null with an error',
    async (_, actorFor, readable) => {
      const id = await aMember();
      await serve(id);
      const { data, errors } = await graph.entity(
        actorFor(id),
        { id },
        `{ loyaltyAccount { ${Object.values(FIELDS).join(' ')} } }`,
      );
      const account = data.loyaltyAccount;
      const denied = Object.keys(FIELDS).filter((field) => !readable.includes(field));
      expect(Object.keys(FIELDS).filter((field) => account[field] !== null)).toEqual(
        Object.keys(FIELDS).filter((field) => readable.includes(field)),
      );
      expect((errors ?? []).map(({ path, extensions }) => [path?.at(-1), extensions.code]).sort()).toEqual(
        denied.map((field) => [field, 'UNAUTHORIZED_FIELD_OR_TYPE']).sort(),
      );
    },
  );

  const refused: [string, (id: string) => Actor, string][] = [
    ['a visitor', () => ({ kind: 'visitor' }), 'UNAUTHENTICATED'],
    ['another customer', () => asCustomer('cus_mallory'), 'FORBIDDEN'],
    ['another customer’s partner', () => asPartner('cus_mallory', 'loyalty.balance'), 'FORBIDDEN'],
    ['an associate whose store does not serve the customer', () => clerk, 'FORBIDDEN'],
    [
      'a device',
      () => ({ kind: 'device', deviceId: 'd', storeId: 'sto_1', deviceKind: 'till' }),
      'FORBIDDEN',
    ],
    ['an analyst', () => ({ kind: 'staff', staffId: 's', role: 'analyst' }), 'FORBIDDEN'],
    ['a partner with neither', (id) => asPartner(id, 'profile.name'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
  ];

  it.each(refused)('%s is refused', async (_, actorFor, code) => {
    const id = newId('cus');
    const order = aHandedOverOrder({ customerId: id, at: '2026-03-01T10:00:00.000Z' });
    await graph.deliver(order);
    const { data, codes } = await graph.entity(actorFor(id), { id }, '{ loyaltyAccount { balance } }');
    expect(data?.loyaltyAccount ?? null).toBeNull();
    expect(codes).toEqual([code]);
  });

  it('what a partner reads is recorded before the answer leaves, and what a customer reads is not', async () => {
    const id = await aMember();
    await graph.entity(asCustomer(id), { id }, '{ loyaltyAccount { balance } }');
    await graph.entity(asPartner(id, 'loyalty.tier'), { id }, '{ loyaltyAccount { tier balance } }');
    const disclosures = await graph.published('patron.disclosure.recorded.v1');
    expect(disclosures.filter(({ subject }) => subject === id).map(({ data }) => data)).toEqual([
      {
        customerId: id,
        requestId: 'req_test',
        recipient: 'partner:rewards/grt_1',
        recipientKind: 'partner',
        grantId: 'grt_1',
        fields: ['Customer.loyaltyAccount', 'LoyaltyAccount.tier'],
        purposes: [],
      },
    ]);
  });

  /** Puts the customer into the hands of store `sto_1`. */
  async function serve(customerId: string): Promise<void> {
    const { data, time } = aHandedOverOrder({ customerId });
    await graph.deliver(
      anEvent({ type: 'patron.order.placed.v1', subject: customerId, time: new Date(time), data }),
    );
  }
});

describe('joinProgramme', () => {
  const JOIN = `mutation($customerId: ID!) {
    joinProgramme(input: { customerId: $customerId }) { account { id balance tier joinedAt } userErrors { code } }
  }`;
  const join = (actor: Actor, customerId: string) => graph.ask(actor, JOIN, { customerId });

  it('opens an account without points, once', async () => {
    const id = newId('cus');
    const answers = await Promise.all(Array.from({ length: 5 }, () => join(asCustomer(id), id)));
    for (const { data } of answers) {
      expect(data.joinProgramme).toEqual({
        account: {
          id: answers[0]?.data.joinProgramme.account.id,
          balance: 0,
          tier: 'BRONZE',
          joinedAt: new Date('2026-03-02T10:00:00Z'),
        },
        userErrors: [],
      });
    }
  });

  it('changes nothing for somebody who has earned before', async () => {
    const id = await aMember(70);
    const { data } = await join(asCustomer(id), id);
    expect(data.joinProgramme.account.balance).toBe(70);
  });

  it.each<[string, (id: string) => Actor, string]>([
    ['a visitor', () => ({ kind: 'visitor' }), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['a partner', (id) => asPartner(id, 'loyalty.balance'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['somebody else', () => asCustomer('cus_mallory'), 'FORBIDDEN'],
    ['an associate elsewhere', () => clerk, 'FORBIDDEN'],
  ])('is refused to %s', async (_, actorFor, code) => {
    const id = newId('cus');
    const { data, codes } = await join(actorFor(id), id);
    expect({ data, codes }).toEqual({ data: null, codes: [code] });
    const { data: seen } = await graph.entity(asCustomer(id), { id }, '{ loyaltyAccount { id } }');
    expect(seen.loyaltyAccount).toBeNull();
  });
});
