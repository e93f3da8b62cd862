import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { loyaltyRights } from '../../subgraphs/loyalty/rights.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from './builders.ts';

const graph = useSubgraph(loyalty);
const data = (): Data => graph.data;
const admin = (staffId = 'stf_1'): Actor => ({ kind: 'staff', staffId, role: 'admin' });
let customerId: string;
beforeEach(async () => {
  graph.clock.now = new Date('2026-03-02T10:00:00Z');
  customerId = newId('cus');
  await graph.deliver(aHandedOverOrder({ customerId, points: 100 }));
});

const ADJUSTMENT = '{ id points reason reference state requestedBy requestedAt decidedBy decidedAt }';
const ADJUST = `mutation($input: AdjustPointsInput!) {
  adjustPoints(input: $input) { adjustment ${ADJUSTMENT} userErrors { code field } idempotentReplay } }`;
async function adjust(points: number, its: Record<string, unknown> = {}, actor = admin()) {
  const input = {
    customerId,
    points,
    reason: 'GOODWILL',
    reference: 'R-77',
    idempotencyKey: newId('key'),
    ...its,
  };
  return (await graph.ask(actor, ADJUST, { input })).data?.adjustPoints;
}
async function decide(how: 'approveAdjustment' | 'rejectAdjustment', adjustmentId: string, actor: Actor) {
  const inputType = `${how.charAt(0).toUpperCase()}${how.slice(1)}Input`;
  const mutation = `mutation($input: ${inputType}!) {
    ${how}(input: $input) { adjustment { state decidedBy } userErrors { code } } }`;
  return (await graph.ask(actor, mutation, { input: { adjustmentId } })).data[how];
}
const refused = (code: string) => ({ adjustment: null, userErrors: [{ code }] });
async function account() {
  const { data: found } = await graph.entity(
    asCustomer(customerId),
    { id: customerId },
    '{ loyaltyAccount { balance postings(first: 1) { edges { node { kind points reason } } } } }',
  );
  const { balance, postings } = found.loyaltyAccount;
  return { balance, last: postings.edges[0].node };
}
const problems = async () => (await verifyLedger(graph.db)).problems;

describe('a correction', () => {
  it.each([
    [50, 150],
    [-50, 50],
    [-100, 0],
  ])('of %i points is posted at once, with its reason', async (points, balance) => {
    expect(await adjust(points)).toEqual({
      adjustment: {
        ...{
          id: expect.stringMatching(/^adj_/),
          points,
          reason: 'GOODWILL',
          reference: 'R-77',
          state: 'POSTED',
        },
        ...{ requestedBy: 'admin:stf_1', requestedAt: graph.clock.now, decidedBy: null, decidedAt: null },
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await account()).toEqual({ balance, last: { kind: 'ADJUSTED', points, reason: 'GOODWILL' } });
    expect(await problems()).toEqual([]);
  });

  it('is made once for one key', async () => {
    const idempotencyKey = newId('key');
    const first = await adjust(50, { idempotencyKey });
    expect(await adjust(50, { idempotencyKey })).toEqual({ ...first, idempotentReplay: true });
    expect(await account()).toMatchObject({ balance: 150 });
    expect((await adjust(51, { idempotencyKey })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'points'] },
    ]);
  });

  it.each([
    ['of more than there is', -101, {}, { code: 'NOT_ENOUGH_POINTS', field: ['input', 'points'] }],
    ['of nothing', 0, {}, { code: 'INVALID_VALUE', field: ['input', 'points'] }],
    ['of too much', 1_000_001, {}, { code: 'INVALID_VALUE', field: ['input', 'points'] }],
    ['without a reference', 5, { reference: '' }, { code: 'INVALID_VALUE', field: ['input', 'reference'] }],
    ['with prose', 5, { reference: 'for Ada' }, { code: 'INVALID_VALUE', field: ['input', 'reference'] }],
    ['for no member', 5, { customerId: 'cus_none' }, { code: 'NOT_A_MEMBER', field: null }],
  ])('%s is refused', async (_, points, its, error) => {
    expect(await adjust(points, its)).toEqual({
      adjustment: null,
      userErrors: [error],
      idempotentReplay: false,
    });
    expect(await account()).toMatchObject({ balance: 100 });
  });

  it('above the limit waits for a second person, who isn’t the one who asked', async () => {
    const { adjustment } = await adjust(501);
    expect(adjustment).toMatchObject({ state: 'WAITING' });
    expect(await account()).toMatchObject({ balance: 100 });
    expect(await decide('approveAdjustment', adjustment.id, admin())).toEqual(refused('SAME_PERSON'));
    const approved = { adjustment: { state: 'POSTED', decidedBy: 'admin:stf_2' }, userErrors: [] };
    const twice = [1, 2].map(() => decide('approveAdjustment', adjustment.id, admin('stf_2')));
    expect(await Promise.all(twice)).toEqual([approved, approved]);
    expect(await account()).toMatchObject({ balance: 601 });
    expect(await decide('rejectAdjustment', adjustment.id, admin('stf_2'))).toEqual(
      refused('ADJUSTMENT_DECIDED'),
    );
    expect(await problems()).toEqual([]);
  });

  it('that was asked for by somebody as an associate isn’t agreed to by the same as an admin', async () => {
    const session = data().dependencies.client.startSession();
    const asked = { customerId, points: 900, reason: 'CORRECTION', reference: 'R-1' } as const;
    const waiting = await data().adjustments.request({ ...asked, requestedBy: 'associate:stf_9' }, session);
    await session.endSession();
    if (typeof waiting === 'string') throw new Error(waiting);
    expect(await decide('approveAdjustment', waiting._id, admin('stf_9'))).toEqual(refused('SAME_PERSON'));
  });

  it('that is refused changes nothing, and one that the balance no longer covers goes on waiting', async () => {
    await adjust(450);
    const { adjustment } = await adjust(-540);
    await adjust(-20);
    expect(await decide('approveAdjustment', adjustment.id, admin('stf_2'))).toEqual(
      refused('NOT_ENOUGH_POINTS'),
    );
    const answer = await decide('rejectAdjustment', adjustment.id, admin());
    expect(answer).toEqual({ adjustment: { state: 'REJECTED', decidedBy: 'admin:stf_1' }, userErrors: [] });
    expect(await account()).toMatchObject({ balance: 530 });
    expect(await decide('approveAdjustment', 'adj_none', admin())).toEqual(refused('ADJUSTMENT_NOT_FOUND'));
  });

  it('stands in the list of those that wait, which names no customer', async () => {
    const { adjustment } = await adjust(600);
    const query = `{ pointsAdjustments(first: 1) { edges { node ${ADJUSTMENT} } pageInfo { hasNextPage } } }`;
    const { data: listed } = await graph.ask(admin('stf_2'), query);
    expect(listed.pointsAdjustments.edges).toEqual([{ node: adjustment }]);
    expect(JSON.stringify(listed)).not.toContain(customerId);
    const { codes } = await graph.ask(asCustomer(customerId), query);
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is asked for by an associate only for a customer whom the store is serving', async () => {
    const of = (store: string): Actor => ({ kind: 'associate', associateId: 'ass_1', stores: [store] });
    const { adjustment } = await adjust(5, {}, of('sto_1')); // where the order was handed over
    expect(adjustment).toMatchObject({ state: 'POSTED', requestedBy: 'associate:ass_1' });
    const input = {
      customerId,
      points: 5,
      reason: 'GOODWILL',
      reference: 'R-1',
      idempotencyKey: newId('key'),
    };
    expect((await graph.ask(of('sto_9'), ADJUST, { input })).codes).toEqual(['FORBIDDEN']);
    expect((await graph.ask(asCustomer(customerId), ADJUST, { input })).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('of a customer who is erased stays in the books without them, and isn’t posted any more', async () => {
    await adjust(20);
    const { adjustment } = await adjust(600);
    const { client } = data().dependencies;
    const order = { requestId: 'rig_1', now: graph.clock.now, again: false };
    await inTransaction(client, (session) => loyaltyRights.erase(data(), customerId, session, order));
    expect(await loyaltyRights.remaining(data(), customerId)).toMatchObject({ adjustments: 0 });
    expect(await decide('approveAdjustment', adjustment.id, admin('stf_2'))).toEqual(
      refused('ADJUSTMENT_DECIDED'),
    );
    const kept = await graph.db.collection('adjustments').findOne({ _id: adjustment.id });
    expect(kept).toEqual({
      ...{
        _id: adjustment.id,
        points: 600,
        reason: 'GOODWILL',
        state: 'REJECTED',
        requestedBy: 'admin:stf_1',
      },
      ...{ requestedAt: graph.clock.now, decidedAt: graph.clock.now },
    });
    expect(await problems()).toEqual([]);
  });
});
