import { describe, expect, it } from 'vitest';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, grant, grantStanding, history, narrow, revoke, withdraw } = mutationsOf(consent);
const START = new Date('2026-03-02T10:00:00Z');
const inDays = (days: number) => new Date(START.getTime() + days * 86_400_000);

/** A customer who permits what a grant needs. */
async function aSharingCustomer() {
  const id = aCustomerId();
  await give(asCustomer(id), 'partner_sharing');
  await give(asCustomer(id), 'personalisation');
  return { id, actor: asCustomer(id) };
}

async function aNewGrant() {
  const ada = await aSharingCustomer();
  const { id } = (await grant(ada.actor)).grant;
  return { ada, id: id as string };
}

describe('grantAccess', () => {
  it('lets the app read the named attributes, and is a decision with a recipient', async () => {
    const ada = await aSharingCustomer();
    const given = await grant(ada.actor);
    expect(given).toEqual({
      grant: {
        id: expect.stringMatching(/^grt_[0-9a-f]{32}$/),
        app: { id: 'music' },
        attributes: ['profile.name', 'profile.preferences'],
        purposes: ['personalisation'],
        lookBackDays: 90,
        expiresAt: inDays(365),
        state: 'ACTIVE',
        version: 1,
        grantedAt: START,
        changedAt: START,
      },
      userErrors: [],
      idempotentReplay: false,
    });
    const { id } = given.grant;
    expect(await grantStanding(id)).toEqual({
      id,
      stands: true,
      state: 'ACTIVE',
      missingPurposes: [],
      clientId: 'music',
      customerId: ada.id,
      attributes: ['profile.name', 'profile.preferences'],
      purposes: ['personalisation'],
      lookBackDays: 90,
      expiresAt: inDays(365),
    });
    const { intact, decisions } = await history(
      ada.id,
      'sequence state purpose language surface grant { grantId version app { id } attributes }',
    );
    expect(intact).toBe(true);
    expect(decisions[0]).toEqual({
      sequence: 3,
      state: 'GIVEN',
      purpose: null,
      language: 'en',
      surface: 'consent-page',
      grant: {
        grantId: id,
        version: 1,
        app: { id: 'music' },
        attributes: ['profile.name', 'profile.preferences'],
      },
    });
    const published = await consent.published('patron.grant.changed.v1');
    expect(published.map(({ data }) => data)).toContainEqual({
      customerId: ada.id,
      grantId: id,
      clientId: 'music',
      state: 'ACTIVE',
      attributes: ['profile.name', 'profile.preferences'],
      expiresAt: inDays(365).toISOString(),
    });
  });

  it('asked for again keeps the grant and changes its terms', async () => {
    const ada = await aSharingCustomer();
    const first = await grant(ada.actor);
    const again = await grant(ada.actor, {
      attributes: ['loyalty.balance'],
      expiresAt: inDays(10).toISOString(),
    });
    expect(again.grant).toMatchObject({
      id: first.grant.id,
      version: 2,
      attributes: ['loyalty.balance'],
      expiresAt: inDays(10),
    });
    expect(await consent.db.collection('grants').countDocuments({ customerId: ada.id })).toBe(1);
    expect((await history(ada.id, 'state grant { version }')).decisions[0]).toEqual({
      state: 'RENEWED',
      grant: { version: 2 },
    });
  });

  it('after an end is another grant; other apps and customers have their own', async () => {
    const ada = await aSharingCustomer();
    const ben = await aSharingCustomer();
    const first = await grant(ada.actor);
    await revoke(ada.actor, first.grant.id);
    const ids = [
      first.grant.id,
      (await grant(ada.actor)).grant.id,
      (await grant(ada.actor, { clientId: 'rewards' })).grant.id,
      (await grant(ben.actor)).grant.id,
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('asked for by eight clients at once makes one grant', async () => {
    const ada = await aSharingCustomer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => grant(ada.actor)));
    expect(new Set(answers.map((answer) => answer.grant.id)).size).toBe(1);
    expect(answers.map((answer) => answer.grant.version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await history(ada.id)).intact).toBe(true);
  });

  it.each([
    ['partner_sharing', ['personalisation']],
    ['personalisation', ['partner_sharing']],
  ])('needs %s to be permitted', async (_, permitted) => {
    const ada = asCustomer(aCustomerId());
    for (const purpose of permitted) await give(ada, purpose);
    expect(await grant(ada)).toEqual({
      grant: null,
      userErrors: [{ code: 'PURPOSE_NOT_PERMITTED', field: ['input', 'purposes'] }],
      idempotentReplay: false,
    });
  });

  it.each([
    ['attributes', { attributes: ['customer'] }],
    ['attributes', { attributes: [] }],
    ['attributes', { attributes: ['profile.name', 'gateway'] }],
    ['purposes', { purposes: ['mind_reading'] }],
    ['lookBackDays', { lookBackDays: 0 }],
    ['expiresAt', { expiresAt: '2026-03-02T10:00:00Z' }],
    ['clientId', { clientId: '{"$ne":null}' }],
    ['clientId', { clientId: '' }],
    ['language', { language: '???' }],
    ['surface', { surface: '' }],
  ])('is refused for its %s in %j', async (field, its) => {
    expect(await grant(asCustomer(aCustomerId()), its)).toEqual({
      grant: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
      idempotentReplay: false,
    });
  });
});

describe('narrowGrant', () => {
  let toRefuse: ReturnType<typeof aNewGrant> | undefined;
  /** Refusals change nothing, so they share one. */
  const aGrantToRefuse = () => {
    toRefuse ??= aNewGrant();
    return toRefuse;
  };

  it('holds at once and keeps what it was', async () => {
    const { ada, id } = await aNewGrant();
    const narrowed = await narrow(ada.actor, id, { attributes: ['profile.name'], lookBackDays: 7 });
    expect(narrowed).toMatchObject({
      grant: { id, version: 2, attributes: ['profile.name'], lookBackDays: 7, purposes: ['personalisation'] },
    });
    expect(await grantStanding(id)).toMatchObject({
      stands: true,
      attributes: ['profile.name'],
      lookBackDays: 7,
    });
    const { data } = await consent.entity(
      ada.actor,
      { id: ada.id },
      '{ grants { history { edges { node { grant { version attributes } } } } } }',
    );
    expect(data.grants[0].history.edges).toEqual([
      { node: { grant: { version: 2, attributes: ['profile.name'] } } },
      { node: { grant: { version: 1, attributes: ['profile.name', 'profile.preferences'] } } },
    ]);
  });

  it.each([
    ['GRANT_NOT_NARROWER', 'attributes', { attributes: ['profile.email'] }],
    ['GRANT_NOT_NARROWER', 'purposes', { purposes: ['personalisation', 'location'] }],
    ['GRANT_NOT_NARROWER', 'lookBackDays', { lookBackDays: 91 }],
    ['GRANT_NOT_NARROWER', 'expiresAt', { expiresAt: '2027-03-03T10:00:00Z' }],
    ['INVALID_VALUE', 'attributes', { attributes: [] }],
    ['INVALID_VALUE', 'attributes', { attributes: ['associate'] }],
    ['INVALID_VALUE', 'surface', { surface: 'a b' }],
  ])('is refused with %s for %s', async (code, field, its) => {
    const { ada, id } = await aGrantToRefuse();
    expect(await narrow(ada.actor, id, its)).toMatchObject({
      grant: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await grantStanding(id)).toMatchObject({
      lookBackDays: 90,
      attributes: ['profile.name', 'profile.preferences'],
    });
  });

  it('finds neither another customer’s grant nor one that has ended', async () => {
    const ada = await aSharingCustomer();
    const ben = await aSharingCustomer();
    const { id } = (await grant(ada.actor)).grant;
    expect(await narrow(ben.actor, id, { lookBackDays: 1 })).toMatchObject({
      userErrors: [{ code: 'GRANT_NOT_FOUND' }],
    });
    expect(await revoke(ben.actor, id)).toMatchObject({ userErrors: [{ code: 'GRANT_NOT_FOUND' }] });
    expect(await narrow(ben.actor, 'grt_none', {})).toMatchObject({
      userErrors: [{ code: 'GRANT_NOT_FOUND' }],
    });
    await revoke(ada.actor, id);
    expect(await narrow(ada.actor, id, { lookBackDays: 1 })).toMatchObject({
      userErrors: [{ code: 'GRANT_ENDED' }],
    });
  });
});

describe('a grant ends', () => {
  const NOTHING = { stands: false, attributes: [], purposes: [], lookBackDays: 0 };

  it('when the customer revokes it, once', async () => {
    const { ada, id } = await aNewGrant();
    expect(await revoke(ada.actor, id)).toMatchObject({
      grant: { id, state: 'REVOKED', version: 2 },
      userErrors: [],
    });
    expect(await revoke(ada.actor, id)).toMatchObject({
      grant: { id, state: 'REVOKED', version: 2 },
      userErrors: [],
    });
    expect(await grantStanding(id)).toMatchObject({ ...NOTHING, state: 'REVOKED', clientId: 'music' });
    const { intact, decisions } = await history(ada.id, 'state grant { version }');
    expect(intact).toBe(true);
    expect(decisions[0]).toEqual({ state: 'WITHDRAWN', grant: { version: 2 } });
    const published = (await consent.published('patron.grant.changed.v1')).filter(
      ({ data }) => data.grantId === id,
    );
    expect(published.map(({ data }) => data.state)).toEqual(['ACTIVE', 'REVOKED']);
  });

  it.each(['partner_sharing', 'personalisation'])(
    'when the customer withdraws %s, and stays ended',
    async (purpose) => {
      const ada = await aSharingCustomer();
      const { id } = (await grant(ada.actor)).grant;
      await withdraw(ada.actor, purpose);
      expect(await grantStanding(id)).toMatchObject({ ...NOTHING, state: 'PURPOSE_WITHDRAWN' });
      expect((await history(ada.id, 'state purpose means grant { version }')).decisions.slice(0, 2)).toEqual([
        { state: 'REVOKED', purpose: null, means: 'SCRIPT', grant: { version: 2 } },
        { state: 'WITHDRAWN', purpose, means: 'BUTTON', grant: null },
      ]);
      const published = (await consent.published('patron.grant.changed.v1')).filter(
        ({ data }) => data.grantId === id,
      );
      expect(published.map(({ data }) => data.state)).toEqual(['ACTIVE', 'PURPOSE_WITHDRAWN']);

      await give(ada.actor, purpose);
      expect(await grantStanding(id)).toMatchObject({ ...NOTHING, state: 'PURPOSE_WITHDRAWN' });
      expect((await history(ada.id)).intact).toBe(true);
    },
  );

  it('when it expires, to the instant', async () => {
    const ada = await aSharingCustomer();
    const { id } = (await grant(ada.actor, { expiresAt: inDays(1).toISOString() })).grant;
    consent.clock.now = new Date(inDays(1).getTime() - 1);
    expect(await grantStanding(id)).toMatchObject({ stands: true });
    consent.clock.now = inDays(1);
    expect(await grantStanding(id)).toMatchObject({ ...NOTHING, state: 'EXPIRED' });
    expect(await revoke(ada.actor, id)).toMatchObject({ grant: { id, state: 'EXPIRED', version: 1 } });
    expect(await narrow(ada.actor, id, { lookBackDays: 1 })).toMatchObject({
      userErrors: [{ code: 'GRANT_ENDED' }],
    });
    consent.clock.now = START;
  });

  it('not by a purpose that it doesn’t need', async () => {
    const ada = await aSharingCustomer();
    await give(ada.actor, 'location');
    const { id } = (await grant(ada.actor)).grant;
    await withdraw(ada.actor, 'location');
    expect(await grantStanding(id)).toMatchObject({ stands: true });
  });
});

it('a grant is suspended while a purpose has expired, and stands again when it is renewed', async () => {
  const ada = await aSharingCustomer();
  await give(ada.actor, 'location');
  const { id } = (await grant(ada.actor, { purposes: ['location'] })).grant;
  consent.clock.now = inDays(180); // location holds for 180 days
  expect(await grantStanding(id)).toMatchObject({
    stands: false,
    state: 'SUSPENDED',
    missingPurposes: ['location'],
    attributes: [],
  });
  await give(ada.actor, 'location');
  expect(await grantStanding(id)).toMatchObject({
    stands: true,
    state: 'ACTIVE',
    attributes: ['profile.name', 'profile.preferences'],
  });
  consent.clock.now = START;
});

it('lists a customer’s grants with their states, newest first', async () => {
  const ada = await aSharingCustomer();
  const music = (await grant(ada.actor)).grant;
  const rewards = (await grant(ada.actor, { clientId: 'rewards' })).grant;
  await revoke(ada.actor, music.id);
  const { data } = await consent.entity(ada.actor, { id: ada.id }, '{ grants { id app { id } state } }');
  expect(data.grants).toEqual([
    { id: rewards.id, app: { id: 'rewards' }, state: 'ACTIVE' },
    { id: music.id, app: { id: 'music' }, state: 'REVOKED' },
  ]);
});

it('knows no grant by another id', async () => {
  expect(await grantStanding('grt_none')).toBeNull();
});

it.each([
  ['its terms', { $set: { attributes: ['profile.email'] } }],
  ['its look-back', { $set: { lookBackDays: 3650 } }],
  ['its end', { $set: { state: 'ACTIVE' } }],
])('notices when somebody tampers with %s in the database', async (_, tamper) => {
  const { ada, id } = await aNewGrant();
  await revoke(ada.actor, id);
  await consent.db.collection<{ _id: string }>('grants').updateOne({ _id: id }, tamper);
  expect((await history(ada.id)).intact).toBe(false);
});
