import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { openOutbox } from '#shared/events/outbox.ts';
import { openMembers } from '#shared/members.ts';
import { connectMongo, inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { accountsIn, postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { takesIn } from '../../subgraphs/loyalty/parting/takes.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../support/merging.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from './builders.ts';
import { admin, anApp, exchanging } from './partners.ts';

const graph = useSubgraph(loyalty);
const { setRate, exchange, reverse, balanceOf } = exchanging(graph);
const identity = anIdentity(graph.clock);
const data = (): Data => graph.data;
const JANUARY = '2025-01-05T10:00:00.000Z';
const FEBRUARY = '2025-02-05T10:00:00.000Z';

let ada: string;
/** Ada's second profile. */
let twin: string;
beforeEach(() => {
  graph.clock.now = new Date('2026-03-02T10:00:00Z');
  ada = newId('cus');
  twin = newId('cus');
});

async function tell(...events: Parameters<typeof graph.deliver>) {
  expect(await graph.deliver(...events)).toEqual(events.map(() => null));
}
const earn = (customerId: string, points: number, at = graph.clock.now.toISOString()) =>
  tell(aHandedOverOrder({ customerId, points, at }));
const merge = (...members: string[]) => tell(identity.merged(...members));
const unmerge = (stays: string[], leaves: string[]) => tell(identity.unmerged(stays, leaves));

const aReward = (points: number) => ({
  ...{ _id: 'rwd_any', name: 'Any', text: 'Any', availableFrom: new Date(0) },
  points,
});
const redeem = (customerId: string, points: number, key = newId('key')) =>
  inTransaction(data().dependencies.client, (session) =>
    data().redemptions.redeem(customerId, aReward(points), key, session),
  );
const problems = async () => (await verifyLedger(graph.db)).problems;
const postingsOf = async (customerId: string) => {
  const account = await accountsIn(graph.db).findOne({ customerId });
  const found = await postingsIn(graph.db)
    .find({ accountId: account?._id ?? '' })
    .sort({ sequence: 1 })
    .toArray();
  return found.map(({ kind, entries, balanceAfter }) => [
    kind,
    ...entries.map(({ account: name, points }) => `${name.replace(/acc_\w+/, '')} ${points}`),
    balanceAfter,
  ]);
};

const ACCOUNT = `{ loyaltyAccount { id balance tier pointsEarnedInYear joinedAt
  postings { edges { node { kind points } } }
  lots { edges { node { remaining } } }
  upcomingExpiries { points expiresAt }
  redemptions { edges { node { points } } } } }`;
const accountOf = async (customerId: string, actor: Actor = asCustomer(customerId)) =>
  (await graph.entity(actor, { id: customerId }, ACCOUNT)).data.loyaltyAccount;

describe('a member who was merged', () => {
  it('has the points, the tier, the lots and the history of all their ids', async () => {
    await earn(ada, 600, JANUARY);
    await earn(twin, 700);
    await earn(ada, 500);
    await redeem(twin, 50);
    const before = { ada: await accountOf(ada), twin: await accountOf(twin) };
    await merge(ada, twin);

    const joined = await accountOf(ada);
    expect(joined).toMatchObject({
      id: before.ada.id,
      balance: 1750,
      tier: 'SILVER',
      pointsEarnedInYear: 1200,
      joinedAt: new Date(JANUARY),
      postings: {
        edges: [
          { node: { kind: 'REDEEMED', points: -50 } },
          { node: { kind: 'EARNED', points: 500 } },
          { node: { kind: 'EARNED', points: 700 } },
          { node: { kind: 'EARNED', points: 600 } },
        ],
      },
      upcomingExpiries: [
        { points: 600, expiresAt: new Date('2027-02-01T00:00:00Z') },
        { points: 1150, expiresAt: new Date('2028-04-01T00:00:00Z') },
      ],
      redemptions: { edges: [{ node: { points: 50 } }] },
    });
    expect(await accountOf(twin)).toEqual(joined);
    expect(before.twin.tier).toBe('BRONZE');

    await unmerge([ada], [twin]);
    expect({ ada: await accountOf(ada), twin: await accountOf(twin) }).toEqual(before);
    expect(await problems()).toEqual([]);
  });

  it('joins once, under whichever id', async () => {
    const join = (customerId: string) =>
      graph.ask(
        asCustomer(customerId),
        `mutation($id: ID!) { joinProgramme(input: { customerId: $id }) { account { id } } }`,
        { id: customerId },
      );
    await merge(ada, twin);
    const first = await join(twin);
    expect((await join(ada)).data).toEqual(first.data);
    expect(await accountsIn(graph.db).findOne({ customerId: ada })).toBeNull();
  });

  it('earns under the id of the order, and once', async () => {
    await merge(ada, twin);
    const order = aHandedOverOrder({ customerId: twin, points: 30 });
    await tell(order, { ...order, id: newId('evt') });
    expect(await balanceOf(ada)).toBe(30);
    await unmerge([ada], [twin]);
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([null, 30]);
  });
});

describe('spending with points of several ids', () => {
  it('takes what expires soonest, whosever it was, and posts it in each account', async () => {
    await earn(ada, 100, FEBRUARY);
    await earn(twin, 40, JANUARY);
    await merge(ada, twin);
    expect(await redeem(ada, 60)).toMatchObject({ isNew: true });
    expect(await postingsOf(ada)).toEqual([
      ['EARNED', 'programme -100', 'member/ 100', 100],
      ['REDEEMED', 'member/ -20', 'programme 20', 80],
    ]);
    expect(await postingsOf(twin)).toEqual([
      ['EARNED', 'programme -40', 'member/ 40', 40],
      ['REDEEMED', 'member/ -40', 'programme 40', 0],
    ]);
    expect(await problems()).toEqual([]);
  });

  it('never overdraws when both ids spend fifty times at once, in two processes', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => earn(i % 2 ? ada : twin, 100)));
    await merge(ada, twin);
    const other = await connectMongo(process.env.MONGODB_URI ?? '');
    const db = other.db(graph.db.databaseName);
    const elsewhere = loyalty.open({
      ...data().dependencies,
      ...{ client: other, db, outbox: openOutbox(db, 'loyalty', new Map()), members: openMembers(db) },
    });
    const redeemElsewhere = (customerId: string) =>
      inTransaction(other, (session) =>
        elsewhere.redemptions.redeem(customerId, aReward(30), newId('key'), session),
      );
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2 ? redeem(i % 4 ? ada : twin, 30) : redeemElsewhere(i % 4 ? twin : ada),
      ),
    );
    await other.close();
    expect(outcomes.filter((outcome) => typeof outcome === 'object')).toHaveLength(33);
    expect(await balanceOf(twin)).toBe(10);
    expect(await problems()).toEqual([]);

    const spent = { ada: 0, twin: 0 };
    for (const { accountId, points } of await takesIn(graph.db).find({}).toArray()) {
      const account = await accountsIn(graph.db).findOne({ _id: accountId });
      if (account?.customerId === ada) spent.ada += points;
      if (account?.customerId === twin) spent.twin += points;
    }
    expect(spent.ada + spent.twin).toBe(990);
    await unmerge([ada], [twin]);
    expect(await balanceOf(ada)).toBe(Math.max(0, 500 - spent.ada));
    expect(await balanceOf(twin)).toBe(Math.max(0, 500 - spent.twin));
    expect(await problems()).toEqual([]);
  }, 120_000);

  it('ends before the parting or begins after it, never across', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, other] = [newId('cus'), newId('cus')];
      await earn(one, 10);
      await earn(other, 100);
      await merge(one, other);
      const [outcome] = await Promise.all([redeem(one, 60), unmerge([one], [other])]);
      // Before: the parting has settled it, and the programme bears what is missing. After: there were only 10.
      expect(await balanceOf(one)).toBe(outcome === 'NOT_ENOUGH_POINTS' ? 10 : 0);
      expect(await balanceOf(other)).toBe(100);
    }
    expect(await problems()).toEqual([]);
  });
});

describe('when customers are parted', () => {
  it('what one spent out of the other’s lots is settled, once', async () => {
    await earn(ada, 100, FEBRUARY);
    await earn(twin, 40, JANUARY);
    await merge(ada, twin);
    await redeem(ada, 60);
    const parting = identity.unmerged([ada], [twin]);
    await tell(parting, parting);
    expect(await postingsOf(ada)).toEqual([
      ['EARNED', 'programme -100', 'member/ 100', 100],
      ['REDEEMED', 'member/ -20', 'programme 20', 80],
      ['SETTLED', 'member/ -40', 'programme 40', 40],
    ]);
    expect(await postingsOf(twin)).toEqual([
      ['EARNED', 'programme -40', 'member/ 40', 40],
      ['REDEEMED', 'member/ -40', 'programme 40', 0],
      ['SETTLED', 'programme -40', 'member/ 40', 40],
    ]);
    await tell({ ...parting, id: newId('evt') });
    expect((await postingsOf(ada)).length + (await postingsOf(twin)).length).toBe(6);
    expect(await problems()).toEqual([]);
  });

  it('the programme bears what the spender hasn’t got, and keeps to it when they earn again', async () => {
    await earn(ada, 10);
    await earn(twin, 100);
    await merge(ada, twin);
    await redeem(ada, 60);
    await earn(ada, 15);
    await unmerge([ada], [twin]);
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([0, 100]);
    await earn(ada, 7);
    await merge(ada, twin);
    await unmerge([ada], [twin]);
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([7, 100]);
    expect(await takesIn(graph.db).findOne({ _id: new RegExp(`^redeem/${ada}/`) })).toMatchObject({
      ...{ points: 25, borne: 35 },
    });
    expect(await problems()).toEqual([]);
  });

  it('points that lapsed while others were spent instead are what they would have been', async () => {
    await earn(ada, 20, '2024-05-05T10:00:00.000Z'); // until June 2026
    await earn(twin, 20, '2024-04-05T10:00:00.000Z'); // until May 2026
    await merge(ada, twin);
    await redeem(ada, 20); // takes the twin's
    graph.clock.now = new Date('2026-07-01T10:00:00Z');
    await data().ledger.expireAll(); // Ada's lapse
    await unmerge([ada], [twin]);
    // Alone, Ada had spent hers and the twin's had lapsed.
    expect(await postingsOf(ada)).toEqual([
      ['EARNED', 'programme -20', 'member/ 20', 20],
      ['EXPIRED', 'member/ -20', 'expired 20', 0],
      ['SETTLED', 'expired -20', 'member/ 20', 20],
      ['SETTLED', 'member/ -20', 'programme 20', 0],
    ]);
    expect(await postingsOf(twin)).toEqual([
      ['EARNED', 'programme -20', 'member/ 20', 20],
      ['REDEEMED', 'member/ -20', 'programme 20', 0],
      ['SETTLED', 'programme -20', 'member/ 20', 20],
      ['EXPIRED', 'member/ -20', 'expired 20', 0],
    ]);
    expect(await problems()).toEqual([]);
  });

  it('one of three leaves, and the other two stay one', async () => {
    const third = newId('cus');
    await earn(ada, 10, JANUARY);
    await earn(twin, 20, FEBRUARY);
    await earn(third, 30);
    await merge(ada, twin);
    await merge(ada, twin, third);
    await redeem(third, 25); // 10 of Ada's, 15 of the twin's
    await redeem(ada, 20); // 5 of the twin's, 15 of the third's
    await unmerge([ada, twin], [third]);
    expect([await balanceOf(twin), await balanceOf(third)]).toEqual([10, 5]);
    expect(await problems()).toEqual([]);
    await unmerge([ada], [twin]);
    // Ada spent 20 and had 10: the programme bears the rest.
    expect([await balanceOf(ada), await balanceOf(twin), await balanceOf(third)]).toEqual([0, 20, 5]);
    expect(await problems()).toEqual([]);
  });

  it('a voucher stays with who redeemed it', async () => {
    await earn(ada, 50);
    await merge(ada, twin);
    await redeem(twin, 50);
    const redemptions = async (customerId: string) =>
      (await accountOf(customerId))?.redemptions.edges.length ?? null;
    expect([await redemptions(ada), await redemptions(twin)]).toEqual([1, 1]);
    await unmerge([ada], [twin]);
    expect([await redemptions(ada), await redemptions(twin)]).toEqual([0, 1]);
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([50, 0]);
  });
});

describe('a partner’s programme', () => {
  let clientId: string;
  let rateId: string;
  beforeEach(async () => {
    clientId = newId('app').slice(-32);
    rateId = await setRate(clientId, 1, 1);
  });
  const app = (customerId: string, ...members: string[]) =>
    ({
      ...anApp(customerId, { clientId, grantId: `grt_${customerId}` }),
      members: [customerId, ...members],
    }) as Actor;
  const settlement = async () => {
    const found = await postingsIn(graph.db).find({ clientId }).toArray();
    return found
      .flatMap(({ entries }) => entries)
      .filter(({ account }) => account === `partner/${clientId}`)
      .reduce((total, { points }) => total + points, 0);
  };

  it('takes only what its grant opens', async () => {
    await earn(ada, 30);
    await earn(twin, 100);
    await merge(ada, twin);
    const own = await exchange(app(ada), { amount: 60, rateId });
    expect(own.userErrors).toMatchObject([{ code: 'NOT_ENOUGH_POINTS' }]);
    const both = await exchange(app(ada, twin), { amount: 60, rateId });
    expect(both.exchange).toMatchObject({ points: 60, state: 'SETTLED' });
    expect(await balanceOf(ada)).toBe(70);
    expect(await settlement()).toBe(60);
  });

  it('gives back to who paid: to both while they are one, to the spender afterwards', async () => {
    await earn(ada, 100, FEBRUARY);
    await earn(twin, 40, JANUARY);
    await merge(ada, twin);
    const one = (await exchange(app(ada, twin), { amount: 50, rateId })).exchange;
    const two = (await exchange(app(ada, twin), { amount: 30, rateId })).exchange;
    expect((await reverse(app(ada, twin), one.id)).exchange).toMatchObject({ state: 'REVERSED' });
    expect(await balanceOf(twin)).toBe(110);
    await unmerge([ada], [twin]);
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([70, 40]);
    await reverse(app(ada), two.id);
    expect([await balanceOf(ada), await balanceOf(twin), await settlement()]).toEqual([100, 40, 0]);
    expect(await problems()).toEqual([]);
  });

  it('is settled in full when the programme bore some of it, and so is the reversal', async () => {
    await earn(ada, 10);
    await earn(twin, 100);
    await merge(ada, twin);
    const { exchange: away } = await exchange(app(ada, twin), { amount: 60, rateId });
    await unmerge([ada], [twin]);
    expect([await balanceOf(ada), await balanceOf(twin), await settlement()]).toEqual([0, 100, 60]);
    await reverse(app(ada), away.id);
    expect([await balanceOf(ada), await balanceOf(twin), await settlement()]).toEqual([10, 100, 0]);
    expect(await problems()).toEqual([]);
  });

  it('takes back what it gave to one id, also when the other has spent it', async () => {
    await earn(twin, 100);
    await merge(ada, twin);
    const { exchange: given } = await exchange(app(ada, twin), { direction: 'IN', amount: 50, rateId });
    await redeem(twin, 120);
    expect((await reverse(app(ada, twin), given.id)).userErrors).toMatchObject([
      { code: 'NOT_ENOUGH_POINTS' },
    ]);
    await earn(ada, 25);
    expect((await reverse(app(ada, twin), given.id)).exchange).toMatchObject({ state: 'REVERSED' });
    expect(await balanceOf(ada)).toBe(5);
    await unmerge([ada], [twin]);
    // Ada got 50 and 25, and gave 50 back; the twin had 100 and spent 120, of which the programme bears 20.
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([25, 0]);
    expect(await problems()).toEqual([]);
  });

  it('sees the exchanges of both ids under either grant, and each id its own when they are parted', async () => {
    await earn(ada, 10);
    await earn(twin, 10);
    await exchange(app(ada), { amount: 4, rateId });
    await exchange(app(twin), { amount: 5, rateId });
    await merge(ada, twin);
    const list = async (customerId: string, ...members: string[]) => {
      const actor = { ...app(customerId, ...members), attributes: ['loyalty.exchange'] } as Actor;
      const { data: found } = await graph.entity(
        actor,
        { id: customerId, purposes: ['partner_sharing'] },
        '{ pointsExchanges { edges { node { points } } } }',
      );
      return found.pointsExchanges.edges.map(({ node }: { node: { points: number } }) => node.points);
    };
    expect(await list(ada, twin)).toEqual([5, 4]);
    expect(await list(twin, ada)).toEqual([5, 4]);
    expect(await list(ada)).toEqual([4]);
    await unmerge([ada], [twin]);
    expect(await list(ada, twin)).toEqual([4]);
  });
});

describe('a partner’s bonus', () => {
  let clientId: string;
  beforeEach(async () => {
    clientId = newId('app').slice(-32);
    await graph.ask(
      admin,
      'mutation($input: SetPartnerBonusInput!) { setPartnerBonus(input: $input) { userErrors { code } } }',
      { input: { clientId, points: 500, reversibleDays: 14 } },
    );
  });
  const change = (customerId: string, state: 'STARTED' | 'CANCELLED') =>
    anEvent({
      type: 'patron.partner_subscription.changed.v1',
      subject: customerId,
      time: graph.clock.now,
      data: { customerId, clientId, subscriptionId: `sub-${customerId}`, state },
    });

  it('comes once for a person, whichever id subscribes, also when both do at once', async () => {
    await earn(ada, 1);
    await earn(twin, 1);
    await merge(ada, twin);
    await Promise.all([tell(change(ada, 'STARTED')), tell(change(twin, 'STARTED'))]);
    expect(await balanceOf(ada)).toBe(502);
    await unmerge([ada], [twin]);
    const balances = [await balanceOf(ada), await balanceOf(twin)];
    expect(balances.sort()).toEqual([1, 501]);
  });

  it('comes once also where neither has an account yet, however many tell of it at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other, third] = [newId('cus'), newId('cus'), newId('cus')];
      await merge(one, other, third);
      await Promise.all([one, other, third].map((id) => tell(change(id, 'STARTED'))));
      expect(await balanceOf(one)).toBe(500);
    }
    expect(await problems()).toEqual([]);
  });

  it('that both had before they were one stays with both', async () => {
    await tell(change(ada, 'STARTED'), change(twin, 'STARTED'));
    await merge(ada, twin);
    expect(await balanceOf(ada)).toBe(1000);
    await tell(change(twin, 'CANCELLED'));
    expect(await balanceOf(ada)).toBe(500);
    await unmerge([ada], [twin]);
    expect([await balanceOf(ada), await balanceOf(twin)]).toEqual([500, 0]);
    expect(await problems()).toEqual([]);
  });
});
