import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Caller } from '#shared/actor.ts';
import { openCaller, sealCaller } from '#shared/caller.ts';
import { seal } from '#shared/seal.ts';

const keyring = [{ id: 'k', secret: randomBytes(32) }];
const NOW = new Date('2026-03-02T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const caller: Caller = { actor: { kind: 'customer', customerId: 'cus_ada' }, requestId: 'req_1' };
const header = sealCaller(caller, keyring, NOW);

it('tells a subgraph who asks, and in which request', () => {
  expect(openCaller(header, keyring, NOW)).toEqual(caller);
});

it.each([
  ['30 seconds later', 30, true],
  ['31 seconds later', 31, false],
  ['by a clock that is 5 seconds behind', -5, true],
  ['by a clock that is 6 seconds behind', -6, false],
])('is believed %s: %s', (_, seconds, believed) => {
  expect(openCaller(header, keyring, later(seconds)) !== null).toBe(believed);
});

describe('is not believed', () => {
  const claims = { ...caller, issuedAt: NOW.getTime() / 1000 };
  it.each([
    ['empty', ''],
    ['unsigned', Buffer.from(JSON.stringify(claims)).toString('base64url')],
    ['sealed by somebody else', seal('caller', claims, [{ id: 'k', secret: randomBytes(32) }])],
    ['sealed for another use', seal('consent-proof', claims, keyring)],
    ['without a time', seal('caller', caller, keyring)],
    ['with a time that is none', seal('caller', { ...caller, issuedAt: 'now' }, keyring)],
    ['for ever', seal('caller', { ...caller, issuedAt: 1e99 }, keyring)],
  ])('%s', (_, forged) => {
    expect(openCaller(forged, keyring, NOW)).toBeNull();
  });
});

it('takes nothing from the header but actor and request', () => {
  const swollen = seal('caller', { ...caller, issuedAt: NOW.getTime() / 1000, access: 'all' }, keyring);
  expect(openCaller(swollen, keyring, NOW)).toEqual(caller);
});
