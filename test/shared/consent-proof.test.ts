import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof, type ProofRequest, verifyConsentProof } from '#shared/consent-proof.ts';
import { type Keyring, seal } from '#shared/seal.ts';

const keyring: Keyring = [
  { id: 'k2', secret: randomBytes(32) },
  { id: 'k1', secret: randomBytes(32) },
];
const NOW = new Date('2026-03-02T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const ada: Actor = { kind: 'customer', customerId: 'cus_ada' };
const music: Actor = {
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId: 'cus_ada',
  grantId: 'grt_1',
  attributes: ['profile.name'],
  purposes: ['personalisation'],
};
const request: ProofRequest = { members: ['cus_ada'], actor: ada, requestId: 'req_1', now: NOW };
const decision = { purposes: ['personalisation', 'service'], version: 'dec_9' };
const proof = issueConsentProof(request, decision, keyring);

it('proves the purposes that were permitted, and no others', () => {
  expect(verifyConsentProof(proof, request, keyring)).toEqual(new Set(['personalisation', 'service']));
});

it('proves that nothing is permitted, which is not the same as proving nothing', () => {
  const none = issueConsentProof(request, { purposes: [], version: null }, keyring);
  expect(verifyConsentProof(none, request, keyring)).toEqual(new Set());
});

it('is compact: short names, and nothing about the person', () => {
  const claims = JSON.parse(Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toEqual({
    c: ['cus_ada'],
    a: 'customer:cus_ada',
    r: 'req_1',
    p: ['personalisation', 'service'],
    v: 'dec_9',
    t: NOW.getTime() / 1000,
  });
});

it('carries no id by which two apps could find that they know the same person', () => {
  const claimsFor = (clientId: string) => {
    const made = issueConsentProof(
      { ...request, actor: { ...music, clientId, grantId: `grt_${clientId}` } },
      decision,
      keyring,
    );
    return JSON.parse(Buffer.from(made.split('.')[1] ?? '', 'base64url').toString());
  };
  const [one, other] = [claimsFor('music'), claimsFor('rewards')];
  expect(JSON.stringify([one, other])).not.toMatch(/cus_ada|dec_9/);
  expect(one.c).not.toEqual(other.c);
  expect(one.v).not.toBe(other.v);
});

describe('replayed', () => {
  it.each<[string, Partial<ProofRequest>]>([
    ['for another customer', { members: ['cus_ben'] }],
    ['for the customer and an id that consent didn’t know to be theirs', { members: ['cus_ada', 'cus_old'] }],
    ['for nobody', { members: [] }],
    ['for a customer whose id begins alike', { members: ['cus_ada2'] }],
    ['by another customer', { actor: { kind: 'customer', customerId: 'cus_ben' } }],
    ['by a partner of the customer', { actor: music }],
    ['by an associate', { actor: { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] } }],
    ['by a service of that name', { actor: { kind: 'service', serviceId: 'cus_ada', scopes: ['customer'] } }],
    ['by a visitor', { actor: { kind: 'visitor' } }],
    ['in another request', { requestId: 'req_2' }],
    ['behind a gateway that signs no request', { requestId: null }],
    ['31 seconds later', { now: later(31) }],
    ['a day later', { now: later(86_400) }],
  ])('%s it proves nothing', (_, its) => {
    expect(verifyConsentProof(proof, { ...request, ...its }, keyring)).toBeNull();
  });

  it('under another grant of the same app it proves nothing', () => {
    const granted = issueConsentProof({ ...request, actor: music }, decision, keyring);
    expect(verifyConsentProof(granted, { ...request, actor: music }, keyring)).not.toBeNull();
    expect(
      verifyConsentProof(granted, { ...request, actor: { ...music, grantId: 'grt_2' } }, keyring),
    ).toBeNull();
    expect(
      verifyConsentProof(granted, { ...request, actor: { ...music, clientId: 'rewards' } }, keyring),
    ).toBeNull();
  });

  it('from a request without an id it proves nothing in one that has one', () => {
    const unbound = issueConsentProof({ ...request, requestId: null }, decision, keyring);
    expect(verifyConsentProof(unbound, { ...request, requestId: null }, keyring)).not.toBeNull();
    expect(verifyConsentProof(unbound, request, keyring)).toBeNull();
  });
});

it.each([
  ['as it is issued', 0, true],
  ['30 seconds later', 30, true],
  ['by a clock 5 seconds behind', -5, true],
  ['by a clock 6 seconds behind: it is from the future', -6, false],
])('%s it proves something: %s', (_, seconds, proves) => {
  expect(verifyConsentProof(proof, { ...request, now: later(seconds) }, keyring) !== null).toBe(proves);
});

describe('forged', () => {
  const claims = {
    c: ['cus_ada'],
    a: 'customer:cus_ada',
    r: 'req_1',
    p: ['location'],
    v: null,
    t: NOW.getTime() / 1000,
  };
  const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [id, body, mac] = proof.split('.');

  it.each<[string, unknown]>([
    ['as the client’s own alias: a name', 'Ada'],
    ['as the client’s own alias: an empty string', ''],
    ['as true', true],
    ['as null', null],
    ['as a list of purposes', ['personalisation']],
    ['as the claims themselves', claims],
    ['as an object that says it is a proof', { toString: () => proof }],
    ['with other claims under the old mac', `${id}.${text(claims)}.${mac}`],
    ['cut off before its mac', `${id}.${body}`],
    ['cut off in its mac', proof.slice(0, -5)],
    ['cut off in its claims', `${id}.${body?.slice(0, -4)}.${mac}`],
    ['twice', `${proof}.${proof}`],
    ['with a key of one’s own', seal('consent-proof', claims, [{ id: 'k2', secret: randomBytes(32) }])],
    ['with an empty key', seal('consent-proof', claims, [{ id: 'k2', secret: new Uint8Array(32) }])],
    ['from the gateway’s header', seal('caller', claims, keyring)],
    ['from an event', seal('event', claims, keyring)],
    ['from a pickup code', seal('pickup-code', claims, keyring)],
    ['without a time', seal('consent-proof', { ...claims, t: undefined }, keyring)],
    ['with a time that is none', seal('consent-proof', { ...claims, t: 'now' }, keyring)],
  ])('%s it proves nothing', (_, forged) => {
    expect(verifyConsentProof(forged, request, keyring)).toBeNull();
  });
});

it('outlives a rotation for its own short life, and not the end of its key', () => {
  const [k2, k1] = keyring as [Keyring[number], Keyring[number]];
  const k3 = { id: 'k3', secret: randomBytes(32) };
  expect(verifyConsentProof(proof, request, [k3, k2])).not.toBeNull();
  expect(verifyConsentProof(proof, request, [k3, k1])).toBeNull();
});
