import { describe, expect, it } from 'vitest';
import type { Right } from '#shared/events/event.ts';
import { proofOf } from '../../subgraphs/consent/rights/proof.ts';
import {
  acknowledged,
  foundIn,
  isDone,
  isUndecided,
  missing,
  needsIdentityCheck,
  type RightsRequest,
  scanned,
} from '../../subgraphs/consent/rights/request.ts';

const NOW = new Date('2026-03-10T14:00:00Z');

const aRequest = (its: Partial<RightsRequest> = {}): RightsRequest => ({
  _id: 'rrq_1',
  customerId: 'cus_1',
  right: 'ERASE',
  state: 'IN_PROGRESS',
  receivedAt: NOW,
  requestedBy: 'customer:cus_1',
  bySelf: true,
  surface: 'storefront.privacy',
  pauses: [],
  expected: ['identity', 'orders'],
  acknowledgements: [],
  awaiting: [],
  scans: [],
  changedAt: NOW,
  ...its,
});

const done = (by: string, its: { counts?: Record<string, number>; awaiting?: string[] } = {}) => ({
  ...{ by, counts: {}, kept: [], digest: null, awaiting: [], ...its },
});

describe('who asks has to be shown', () => {
  it.each<[Right, boolean, boolean]>([
    ['ACCESS', true, true],
    ['EXPORT', true, true],
    ['RECTIFY', true, true],
    ['ERASE', true, true],
    ['RESTRICT', true, false],
    ['OBJECT', true, false],
    ['RESTRICT', false, true],
    ['OBJECT', false, true],
    ['EXPORT', false, true],
  ])('for %s by the customer (%s): %s', (right, bySelf, needed) => {
    expect(needsIdentityCheck(right, bySelf)).toBe(needed);
  });
});

describe('a request', () => {
  it('is done when every subgraph and every app that was told has acknowledged', () => {
    let request = acknowledged(aRequest(), done('identity'), NOW);
    expect([missing(request), isDone(request)]).toEqual([['orders'], false]);
    request = acknowledged(request, done('orders', { awaiting: ['partner:music'] }), NOW);
    expect([missing(request), request.awaiting, isDone(request)]).toEqual([[], ['partner:music'], false]);
    request = acknowledged(request, done('partner:music'), NOW);
    expect([request.awaiting, isDone(request)]).toEqual([[], true]);
  });

  it('counts an acknowledgement once, and does not wait for an app that has answered before it was named', () => {
    const once = acknowledged(aRequest(), done('partner:music'), NOW);
    const twice = acknowledged(once, done('partner:music', { counts: { tracks: 9 } }), NOW);
    expect(twice).toBe(once);
    expect(acknowledged(once, done('orders', { awaiting: ['partner:music'] }), NOW).awaiting).toEqual([]);
  });

  it.each<[RightsRequest['state'], Right, boolean]>([
    ['IDENTITY_UNVERIFIED', 'ERASE', true],
    ['RECEIVED', 'EXPORT', true],
    ['IN_PROGRESS', 'RECTIFY', true],
    ['IN_PROGRESS', 'EXPORT', false],
    ['IN_PROGRESS', 'ERASE', false],
    ['COMPLETED', 'RECTIFY', false],
    ['REFUSED', 'RECTIFY', false],
    ['WITHDRAWN', 'RECTIFY', false],
  ])('%s for %s can still be refused or taken back: %s', (state, right, can) => {
    expect(isUndecided({ state, right })).toBe(can);
  });
});

describe('a scan', () => {
  const scanning = aRequest({ state: 'COMPLETED', scans: [{ orderedAt: NOW, acknowledgements: [] }] });

  it('ends with the last subgraph and adds up what was found', () => {
    const half = scanned(scanning, done('identity', { counts: { edits: 1 } }), NOW);
    expect(half.scans.at(-1)?.endedAt).toBeUndefined();
    const whole = scanned(half, done('orders', { counts: { carts: 2, orders: 1 } }), NOW);
    const scan = whole.scans.at(-1);
    expect(scan?.endedAt).toEqual(NOW);
    expect(scan && foundIn(scan)).toBe(4);
  });

  it('hears nobody twice, and nobody when it is over or was never ordered', () => {
    const half = scanned(scanning, done('identity'), NOW);
    expect(scanned(half, done('identity', { counts: { edits: 1 } }), NOW)).toBe(half);
    const whole = scanned(half, done('orders'), NOW);
    expect(scanned(whole, done('loyalty'), NOW)).toBe(whole);
    const unscanned = aRequest();
    expect(scanned(unscanned, done('orders'), NOW)).toBe(unscanned);
  });
});

describe('a proof', () => {
  it('is made of a closed request only', () => {
    expect(proofOf(aRequest(), 'https://shop.example')).toBeNull();
  });

  it('has what proves the answer and nothing that was said', () => {
    const closed = acknowledged(
      aRequest({
        state: 'COMPLETED',
        statement: 'Forget Canaria.',
        identity: { method: 'DOCUMENT', document: 'PASSPORT', by: 'associate:emma', at: NOW },
        closedAt: NOW,
        awaiting: ['partner:music'],
      }),
      { ...done('identity', { counts: { edits: 2 } }), digest: null },
      NOW,
    );
    const proof = proofOf(closed, 'https://shop.example');
    expect(proof).toMatchObject({
      iss: 'https://shop.example',
      sub: 'cus_1',
      request: { id: 'rrq_1', right: 'ERASE', state: 'COMPLETED' },
      identity: { method: 'DOCUMENT', document: 'PASSPORT', by: 'associate:emma' },
      clock: { received_at: NOW.toISOString(), due_at: '2026-04-10T23:59:59.999Z' },
      acknowledgements: [{ by: 'identity', counts: { edits: 2 } }],
      outstanding: ['partner:music'],
      scans: [],
    });
    expect(JSON.stringify(proof)).not.toContain('Canaria');
  });
});
