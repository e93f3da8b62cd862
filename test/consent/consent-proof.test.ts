import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { type ProofRequest, verifyConsentProof } from '#shared/consent-proof.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, grant, narrow, revoke, withdraw } = mutationsOf(consent);
const ALWAYS = ['analytics', 'service'];

async function proofFor(actor: Actor, customerId: string): Promise<unknown> {
  const { data } = await consent.entity(actor, { id: customerId }, '{ consentProof }');
  return data?.consentProof;
}

/** What a protected field of another subgraph would learn from the proof. */
async function permitted(actor: Actor, customerId: string) {
  const proof = await proofFor(actor, customerId);
  const purposes = verifyConsentProof(
    proof,
    { members: [customerId], actor, requestId: 'req_test', now: consent.clock.now },
    consent.keyring,
  );
  return purposes && [...purposes].sort();
}

it('names what is permitted at this moment, and follows each decision at once', async () => {
  const ada = aCustomerId();
  const actor = asCustomer(ada);
  expect(await permitted(actor, ada)).toEqual(ALWAYS);
  for (let round = 0; round < 5; round += 1) {
    await give(actor, 'personalisation');
    expect(await permitted(actor, ada)).toEqual(['analytics', 'personalisation', 'service']);
    await withdraw(actor, 'personalisation');
    expect(await permitted(actor, ada)).toEqual(ALWAYS);
  }
});

it('names the newest decision', async () => {
  const ada = aCustomerId();
  await give(asCustomer(ada), 'personalisation');
  const { decision } = await withdraw(asCustomer(ada), 'email_marketing');
  const proof = String(await proofFor(asCustomer(ada), ada));
  const claims = JSON.parse(Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString());
  expect(claims.v).toBe(decision.id);
});

it('is worth nothing to somebody else, for somebody else, in another request or later', async () => {
  const ada = aCustomerId();
  const actor = asCustomer(ada);
  const proof = await proofFor(actor, ada);
  const right = { members: [ada], actor, requestId: 'req_test', now: consent.clock.now };
  expect(verifyConsentProof(proof, right, consent.keyring)).toEqual(new Set(ALWAYS));
  const wrongs: Partial<ProofRequest>[] = [
    { members: ['cus_ben'] },
    { members: [ada, 'cus_ben'] },
    { members: [] },
    { actor: { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] } },
    { requestId: 'req_other' },
    { requestId: null },
    { now: new Date(consent.clock.now.getTime() + 31_000) },
  ];
  for (const wrong of wrongs) {
    expect(verifyConsentProof(proof, { ...right, ...wrong }, consent.keyring)).toBeNull();
  }
});

it('is made for many customers in one read', async () => {
  const service: Actor = { kind: 'service', serviceId: 'erp', scopes: [] };
  const customers = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const id = aCustomerId();
      if (index % 2) await give(asCustomer(id), 'location');
      return id;
    }),
  );
  const { data } = await consent.ask(
    service,
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id consentProof } } }',
    { r: customers.map((id) => ({ __typename: 'Customer', id })) },
  );
  const request = { actor: service, requestId: 'req_test', now: consent.clock.now };
  const found = data._entities.map(({ id, consentProof }: { id: string; consentProof: string }) =>
    verifyConsentProof(consentProof, { ...request, members: [id] }, consent.keyring)?.has('location'),
  );
  expect(found).toEqual(customers.map((_, index) => index % 2 === 1));
});

describe('for a partner', () => {
  async function aGrant(purposes = ['personalisation']) {
    const customerId = aCustomerId();
    for (const purpose of ['partner_sharing', 'personalisation', 'location'])
      await give(asCustomer(customerId), purpose);
    const { id } = (await grant(asCustomer(customerId), { purposes })).grant;
    return { id, customerId };
  }

  it('names the purposes of its grant and no others', async () => {
    const standing = await aGrant();
    const actor = asPartner(standing, { purposes: ['personalisation', 'location', 'service'] });
    expect(await permitted(actor, standing.customerId)).toEqual(['personalisation']);
  });

  it('names none that the gateway didn’t name', async () => {
    const standing = await aGrant(['personalisation', 'location']);
    expect(await permitted(asPartner(standing, { purposes: ['location'] }), standing.customerId)).toEqual([
      'location',
    ]);
  });

  it('names none when the grant is not the one of this app or this customer', async () => {
    const mine = await aGrant();
    const others = await aGrant();
    expect(await permitted(asPartner(mine, { clientId: 'rewards' }), mine.customerId)).toEqual([]);
    expect(await permitted(asPartner({ ...mine, id: others.id }), mine.customerId)).toEqual([]);
    expect(await permitted(asPartner({ ...mine, id: 'grt_none' }), mine.customerId)).toEqual([]);
  });

  it.each<[string, (customerId: string, id: string) => Promise<unknown>]>([
    ['it is revoked', (customerId, id) => revoke(asCustomer(customerId), id)],
    ['sharing is withdrawn', (customerId) => withdraw(asCustomer(customerId), 'partner_sharing')],
    ['the purpose is withdrawn', (customerId) => withdraw(asCustomer(customerId), 'personalisation')],
    [
      'it is narrowed to another purpose',
      (customerId, id) => narrow(asCustomer(customerId), id, { purposes: ['location'] }),
    ],
  ])('names none once %s, although the gateway asked before', async (_, end) => {
    const standing = await aGrant(['personalisation', 'location']);
    const actor = asPartner(standing);
    expect(await permitted(actor, standing.customerId)).toEqual(['personalisation']);
    await end(standing.customerId, standing.id);
    expect(await permitted(actor, standing.customerId)).toEqual([]);
  });

  it('is no read of the customer’s facts, so it leaves no record', async () => {
    const standing = await aGrant();
    await permitted(asPartner(standing), standing.customerId);
    const recorded = await consent.published('patron.disclosure.recorded.v1');
    expect(recorded.filter(({ subject }) => subject === standing.customerId)).toEqual([]);
  });

  it('of another customer is refused', async () => {
    const standing = await aGrant();
    const { data, codes } = await consent.entity(
      asPartner(standing),
      { id: aCustomerId() },
      '{ consentProof }',
    );
    expect({ data, codes }).toEqual({ data: null, codes: ['FORBIDDEN'] });
  });
});

it('no withdrawal is overtaken: of many readers at once, none that starts after it gets the purpose', async () => {
  const ada = aCustomerId();
  const actor = asCustomer(ada);
  const isPermitted = async () => (await permitted(actor, ada))?.includes('personalisation');
  for (let round = 0; round < 5; round += 1) {
    await give(actor, 'personalisation');
    expect(await isPermitted()).toBe(true);
    let acknowledged = false;
    const late: unknown[] = [];
    const reader = async () => {
      for (let read = 0; read < 12 || !acknowledged; read += 1) {
        const startedAfter = acknowledged;
        const seen = await isPermitted();
        if (startedAfter) late.push(seen);
      }
    };
    const readers = Promise.all(Array.from({ length: 8 }, reader));
    await withdraw(actor, 'personalisation');
    acknowledged = true;
    late.push(await isPermitted());
    await readers;
    expect(new Set(late)).toEqual(new Set([false]));
  }
});
