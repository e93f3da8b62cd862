import { describe, expect, it } from 'vitest';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const { extend, give, grant, grantStanding, history, narrow, revoke, withdraw } = mutationsOf(consent);
const START = new Date('2026-03-02T10:00:00Z');
const inDays = (days: number) => new Date(START.getTime() + days * 86_400_000);

async function aNewGrant() {
  const customerId = aCustomerId();
  const actor = asCustomer(customerId);
  await give(actor, 'partner_sharing');
  await give(actor, 'personalisation');
  const { id } = (await grant(actor)).grant;
  return { customerId, actor, id: id as string };
}

describe('extendGrant', () => {
  it('reaches further at once and keeps id and history', async () => {
    const { actor, customerId, id } = await aNewGrant();
    await give(actor, 'location');
    const its = {
      attributes: ['profile.name', 'profile.preferences', 'loyalty.balance'],
      purposes: ['personalisation', 'location'],
      lookBackDays: 365,
      expiresAt: inDays(400).toISOString(),
      language: 'ar',
    };
    expect(await extend(actor, id, its)).toEqual({
      grant: {
        id,
        app: { id: 'music' },
        ...its,
        language: undefined,
        expiresAt: inDays(400),
        state: 'ACTIVE',
        version: 2,
        grantedAt: START,
        changedAt: START,
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await grantStanding(id)).toMatchObject({
      stands: true,
      attributes: its.attributes,
      purposes: its.purposes,
      lookBackDays: 365,
      expiresAt: inDays(400),
    });
    const { intact, decisions } = await history(customerId, 'state language grant { grantId version }');
    expect(intact).toBe(true);
    expect(decisions[0]).toEqual({ state: 'RENEWED', language: 'ar', grant: { grantId: id, version: 2 } });
  });

  it('leaves what is not named as it was, and can be narrowed again', async () => {
    const { actor, id } = await aNewGrant();
    expect(await extend(actor, id, { lookBackDays: 91 })).toMatchObject({
      grant: {
        attributes: ['profile.name', 'profile.preferences'],
        lookBackDays: 91,
        expiresAt: inDays(365),
      },
    });
    expect(await narrow(actor, id, { lookBackDays: 90 })).toMatchObject({
      grant: { lookBackDays: 90, version: 3 },
    });
  });

  const shared = aNewGrantOnce();
  it.each<[string, string[], object]>([
    ['GRANT_NOT_WIDER', ['input'], {}],
    ['GRANT_NOT_WIDER', ['input', 'attributes'], { attributes: ['profile.name', 'loyalty.balance'] }],
    ['GRANT_NOT_WIDER', ['input', 'lookBackDays'], { lookBackDays: 89 }],
    ['GRANT_NOT_WIDER', ['input', 'expiresAt'], { expiresAt: inDays(364).toISOString() }],
    ['PURPOSE_NOT_PERMITTED', ['input', 'purposes'], { purposes: ['personalisation', 'location'] }],
    [
      'INVALID_VALUE',
      ['input', 'attributes'],
      { attributes: ['profile.name', 'profile.preferences', 'admin'] },
    ],
    ['INVALID_VALUE', ['input', 'expiresAt'], { expiresAt: inDays(1826).toISOString() }],
    ['INVALID_VALUE', ['input', 'language'], { lookBackDays: 91, language: 'not a tag' }],
  ])('is refused with %s at %j for %j', async (code, field, its) => {
    const { actor, id } = await shared();
    expect(await extend(actor, id, its)).toEqual({
      grant: null,
      userErrors: [{ code, field }],
      idempotentReplay: false,
    });
  });

  it('does not revive what has ended, nor reach another customer’s', async () => {
    const { actor, id } = await aNewGrant();
    expect(await extend(asCustomer(aCustomerId()), id, { lookBackDays: 91 })).toMatchObject({
      userErrors: [{ code: 'GRANT_NOT_FOUND' }],
    });
    consent.clock.now = inDays(365);
    expect(await extend(actor, id, { expiresAt: inDays(500).toISOString() })).toMatchObject({
      userErrors: [{ code: 'GRANT_ENDED' }],
    });
    consent.clock.now = START;
    await revoke(actor, id);
    expect(await extend(actor, id, { lookBackDays: 91 })).toMatchObject({
      userErrors: [{ code: 'GRANT_ENDED' }],
    });
  });

  it('needs every purpose permitted, those of before among them', async () => {
    const { actor, id } = await aNewGrant();
    consent.clock.now = inDays(365); // partner_sharing holds for 365 days, and the grant, extended before, longer
    consent.clock.now = inDays(364);
    await extend(actor, id, { expiresAt: inDays(500).toISOString() });
    consent.clock.now = inDays(366);
    expect(await extend(actor, id, { lookBackDays: 91 })).toMatchObject({
      userErrors: [{ code: 'PURPOSE_NOT_PERMITTED' }],
    });
    consent.clock.now = START;
  });

  it('is the customer’s alone', async () => {
    const { customerId, id } = await aNewGrant();
    expect(await extend(asPartner({ id, customerId }), id, { lookBackDays: 91 })).toEqual({
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });
});

function aNewGrantOnce() {
  let made: ReturnType<typeof aNewGrant> | undefined;
  return () => {
    made ??= aNewGrant();
    return made;
  };
}

it('a grant says which purpose’s withdrawal ended it', async () => {
  const { actor, customerId, id } = await aNewGrant();
  await withdraw(actor, 'partner_sharing', { means: 'SIGNAL' });
  const { data } = await consent.entity(
    actor,
    { id: customerId },
    '{ grants { id state withdrawnPurpose missingPurposes history { edges { node { state means } } } } }',
  );
  expect(data.grants).toEqual([
    {
      id,
      state: 'PURPOSE_WITHDRAWN',
      withdrawnPurpose: 'partner_sharing',
      missingPurposes: [],
      history: {
        edges: [
          { node: { state: 'REVOKED', means: 'SIGNAL' } },
          { node: { state: 'GIVEN', means: 'BUTTON' } },
        ],
      },
    },
  ]);
});
