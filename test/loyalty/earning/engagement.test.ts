import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { verifyLedger } from '../../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent, aService, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer, asPartner } from '../builders.ts';

const graph = useSubgraph(loyalty);
const ADMIN = { kind: 'staff', staffId: 'sta_1', role: 'admin' } as const;
const SURVEYS = aService('engagement');
const NOON = new Date('2026-03-02T12:00:00Z');
const DOM = { latitude: 50.9413, longitude: 6.9583 };

const engagement = (activity: string, points: number, its = {}) => ({
  code: activity.toLowerCase().replace('_', '-'),
  name: `${points} points`,
  kind: 'ENGAGEMENT',
  activity,
  points,
  ...its,
});

beforeAll(async () => {
  const rules = [
    { code: 'spend', name: '1 point for each euro', kind: 'SPEND', points: 1 },
    engagement('REVIEW', 20, { caps: [{ per: 'WEEK', times: 2 }] }),
    engagement('CHECK_IN', 5),
    engagement('SURVEY', 30, { qualifying: true }),
    engagement('PROFILE_COMPLETED', 50),
  ];
  const input = { earning: { rules, timeZone: 'Europe/Berlin' } };
  const { data } = await graph.ask(
    ADMIN,
    'mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { userErrors { field message } } }',
    { input },
  );
  expect(data.setProgramme.userErrors).toEqual([]);
  const at = NOON.toISOString();
  for (const [storeId, place] of [
    ['sto_dom', { location: DOM, geofence: { kind: 'CIRCLE' as const, radiusMetres: 100 } }],
    ['sto_nowhere', {}],
  ] as const) {
    const told = { storeId, kind: 'STORE' as const, timeZone: 'Europe/Berlin', beacons: [], at, ...place };
    await graph.deliver(
      anEvent({ type: 'patron.store.changed.v1', subject: storeId, time: NOON, data: told }),
    );
  }
});

let customerId: string;
beforeEach(() => {
  graph.clock.now = NOON;
  customerId = newId('cus');
});

async function account(id = customerId) {
  const { data } = await graph.entity(
    asCustomer(id),
    { id },
    '{ loyaltyAccount { balance pointsEarnedInYear postings { edges { node { kind points orderId } } } } }',
  );
  if (!data.loyaltyAccount) return null;
  const { balance, pointsEarnedInYear, postings } = data.loyaltyAccount;
  const nodes: { kind: string; points: number }[] = postings.edges.map(({ node }: { node: object }) => node);
  return {
    balance,
    qualifying: pointsEarnedInYear,
    postings: nodes.map(({ kind, points }) => `${kind} ${points}`),
  };
}

const review = (reviewId: string, at = NOON, id = customerId) =>
  anEvent({
    type: 'patron.review.published.v1',
    subject: id,
    time: at,
    data: { customerId: id, reviewId, productId: 'prd_1', orderId: 'ord_1', at: at.toISOString() },
  });

const checkIn = async (input: object, actor: Parameters<typeof graph.ask>[0] = asCustomer(customerId)) =>
  graph.ask(
    actor,
    'mutation($input: CheckInInput!) { checkIn(input: $input) { points isRepeated userErrors { code field } } }',
    { input },
  );

const record = async (its: object, actor: Parameters<typeof graph.ask>[0] = SURVEYS) =>
  graph.ask(
    actor,
    'mutation($input: RecordEngagementInput!) { recordEngagement(input: $input) { points idempotentReplay userErrors { code field } } }',
    { input: { customerId, activity: 'SURVEY', reference: `spring/${customerId}`, ...its } },
  );

describe('a review', () => {
  it('earns once, however often it is told, and counts for no tier', async () => {
    const id = newId('rev');
    await graph.deliver(review(id), review(id), review(id));
    expect(await account()).toEqual({ balance: 20, qualifying: 0, postings: ['ENGAGED 20'] });
  });

  it('earns no more than its cap, which begins again with the week in Berlin', async () => {
    for (const at of ['2026-03-02T12:00:00Z', '2026-03-04T12:00:00Z', '2026-03-08T22:30:00Z']) {
      await graph.deliver(review(newId('rev'), new Date(at)));
    }
    expect((await account())?.balance).toBe(40);
    await graph.deliver(review(newId('rev'), new Date('2026-03-08T23:00:00Z'))); // Monday there
    expect((await account())?.balance).toBe(60);
  });

  it('counts for the caps of one who was merged, whichever of the ids wrote it', async () => {
    const twin = newId('cus');
    const identity = anIdentity(graph.clock);
    await graph.deliver(identity.merged(customerId, twin));
    await graph.deliver(
      review(newId('rev')),
      review(newId('rev'), NOON, twin),
      review(newId('rev'), NOON, twin),
    );
    expect((await account())?.balance).toBe(40);
  });

  it('of two ids of one customer at once gives no more than the cap leaves', async () => {
    const twin = newId('cus');
    const identity = anIdentity(graph.clock);
    await graph.deliver(identity.merged(customerId, twin));
    const { earnings, dependencies } = graph.data as Data;
    const written = [customerId, twin, customerId, twin, customerId, twin].map((id) =>
      inTransaction(dependencies.client, (session) =>
        earnings.takePart(
          {
            ...{ customerId: id, reference: newId('rev'), activity: 'REVIEW' },
            ...{ storeId: null, channel: null, at: NOON },
          },
          session,
        ),
      ),
    );
    await Promise.all(written);
    expect((await account())?.balance).toBe(40);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });
});

describe('a check-in', () => {
  it('earns once for each day and store', async () => {
    const there = { storeId: 'sto_dom', position: DOM };
    const first = { points: 5, isRepeated: false, userErrors: [] };
    expect((await checkIn(there)).data.checkIn).toEqual(first);
    expect((await checkIn(there)).data.checkIn).toEqual({ points: 0, isRepeated: true, userErrors: [] });
    expect((await checkIn({ storeId: 'sto_nowhere' })).data.checkIn).toEqual(first);
    graph.clock.now = new Date('2026-03-02T23:00:00Z'); // the next day in Berlin
    expect((await checkIn(there)).data.checkIn).toEqual(first);
    expect((await account())?.balance).toBe(15);
  });

  it('earns once, however many are made at once', async () => {
    const there = { storeId: 'sto_dom', position: DOM };
    const answers = await Promise.all(Array.from({ length: 20 }, () => checkIn(there)));
    expect(answers.filter(({ data }) => data.checkIn.points === 5)).toHaveLength(1);
    expect((await account())?.balance).toBe(5);
  });

  it.each([
    [
      'where nobody is',
      { storeId: 'sto_dom', position: { latitude: 50.95, longitude: 6.9583 } },
      'NOT_IN_STORE',
      'position',
    ],
    ['without saying where', { storeId: 'sto_dom' }, 'NOT_IN_STORE', 'position'],
    ['in no store', { storeId: 'sto_1' }, 'STORE_NOT_FOUND', 'storeId'],
  ])('%s is refused', async (_, input, code, field) => {
    const { data } = await checkIn(input);
    expect(data.checkIn).toEqual({
      points: null,
      isRepeated: false,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await account()).toBeNull();
  });

  it.each([
    ['a visitor', { kind: 'visitor' }],
    ['a partner', asPartner('cus_1', 'loyalty.balance')],
    ['staff', ADMIN],
  ] as const)('is not made by %s', async (_, actor) => {
    const { codes } = await checkIn({ storeId: 'sto_dom', position: DOM }, actor);
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('a profile that was completed', () => {
  const completed = (id = customerId) =>
    anEvent({
      type: 'patron.customer.profile_completed.v1',
      subject: id,
      time: NOON,
      data: { customerId: id, at: NOON.toISOString() },
    });

  it('earns once for ever, however often it is told or completed again', async () => {
    await graph.deliver(completed(), completed());
    graph.clock.now = new Date('2029-03-02T12:00:00Z');
    await graph.deliver(completed());
    const { postings } = (await account()) ?? {};
    expect(postings?.filter((posting) => posting.startsWith('ENGAGED'))).toEqual(['ENGAGED 50']);
  });

  it('earns once for a person of several ids, also when two of them tell of it at once', async () => {
    const twin = newId('cus');
    await graph.deliver(anIdentity(graph.clock).merged(customerId, twin));
    await Promise.all([graph.deliver(completed()), graph.deliver(completed(twin))]);
    expect((await account())?.balance).toBe(50);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });

  it('has earned under an id that was merged later', async () => {
    const twin = newId('cus');
    await graph.deliver(completed(twin));
    await graph.deliver(anIdentity(graph.clock).merged(customerId, twin));
    await graph.deliver(completed());
    expect((await account())?.balance).toBe(50);
  });

  it('of two who become one later leaves both what they had', async () => {
    const twin = newId('cus');
    await graph.deliver(completed(), completed(twin));
    await graph.deliver(anIdentity(graph.clock).merged(customerId, twin));
    expect((await account())?.balance).toBe(100);
  });
});

describe('what a service tells of', () => {
  it('earns once for its reference, and counts for the tier where the rule says so', async () => {
    expect((await record({})).data.recordEngagement).toEqual({
      points: 30,
      idempotentReplay: false,
      userErrors: [],
    });
    expect((await record({})).data.recordEngagement).toEqual({
      points: 30,
      idempotentReplay: true,
      userErrors: [],
    });
    expect(await account()).toEqual({ balance: 30, qualifying: 30, postings: ['ENGAGED 30'] });
  });

  it('earns nothing where no rule gives anything', async () => {
    const { data } = await record({ activity: 'OTHER' });
    expect(data.recordEngagement).toEqual({ points: 0, idempotentReplay: false, userErrors: [] });
    expect(await account()).toBeNull();
  });

  it.each([
    [{ activity: 'REVIEW' }, 'activity'],
    [{ activity: 'CHECK_IN' }, 'activity'],
    [{ activity: 'PROFILE_COMPLETED' }, 'activity'],
    [{ reference: ' ' }, 'reference'],
    [{ reference: 'x'.repeat(101) }, 'reference'],
    [{ at: '2026-03-02T12:00:01Z' }, 'at'],
  ])('is refused with %o', async (its, field) => {
    const { data } = await record(its);
    expect(data.recordEngagement).toEqual({
      points: null,
      idempotentReplay: false,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it('is refused to a service without the scope', async () =>
    expect((await record({}, aService('import'))).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']));
});

describe('an explanation', () => {
  const explained = async (orderId: string, as = customerId) => {
    const { data } = await graph.entity(
      asCustomer(as),
      { id: as },
      `{ loyaltyAccount { explainEarning(orderId: "${orderId}") { orderId programmeVersion points lines { lineId paidMinor points qualifyingPoints findings { source name verdict points } } } } }`,
    );
    return data.loyaltyAccount?.explainEarning;
  };

  it('says of each line what it earned and why', async () => {
    const order = aHandedOverOrder({ customerId, points: 12 });
    await graph.deliver(order);
    const { orderId } = order.data;
    const name = '1 point for each euro';
    expect(await explained(orderId)).toEqual({
      ...{ orderId, programmeVersion: 1, points: 12 },
      lines: [
        {
          ...{ lineId: 'l1', paidMinor: 1_200, points: 12, qualifyingPoints: 12 },
          findings: [{ source: 'spend', name, verdict: 'GAVE', points: 12 }],
        },
      ],
    });
  });

  it('is nobody else’s', async () => {
    const order = aHandedOverOrder({ customerId, points: 12 });
    const other = newId('cus');
    await graph.deliver(order, aHandedOverOrder({ customerId: other }));
    expect(await explained(order.data.orderId, other)).toBeNull();
  });

  it('goes with the customer who is erased', async () => {
    await graph.deliver(aHandedOverOrder({ customerId }), review(newId('rev')));
    await checkIn({ storeId: 'sto_dom', position: DOM });
    const counts = async () =>
      Promise.all(
        ['earnings', 'earningUses', 'checkIns'].map((name) =>
          graph.db.collection(name).countDocuments({ customerId }),
        ),
      );
    expect(await counts()).toEqual([3, 1, 1]);
    await graph.deliver(
      anEvent({
        type: 'patron.rights.ordered.v1',
        subject: customerId,
        time: NOON,
        data: { requestId: newId('rrq'), customerId, right: 'ERASE', members: [customerId] },
      }),
    );
    expect(await counts()).toEqual([0, 0, 0]);
    expect((await verifyLedger(graph.db)).problems).toEqual([]);
  });
});
