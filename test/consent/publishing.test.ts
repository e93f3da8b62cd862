import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { openSubgraph } from '#shared/open-subgraph.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, aPublication, asCustomer, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, grant, grantStanding, publish, standing } = mutationsOf(consent);
const START = consent.clock.now;
const LATER = new Date('2026-04-01T00:00:00Z');

afterEach(() => {
  consent.clock.now = START;
});

/** The next version of a purpose that no other test touches. */
let made = 0;
async function aPurpose(its: object = {}) {
  made += 1;
  const key = `purpose_${String.fromCharCode(96 + made)}`;
  await publish({ key, version: 1, ...its });
  return key;
}

describe('publishPurposeVersion', () => {
  it('publishes the next version with its texts, once', async () => {
    const idempotencyKey = 'publish-once';
    const answer = await publish({ idempotencyKey, requiresReconsent: true });
    expect(answer).toEqual({
      purpose: {
        key: 'personalisation',
        version: 2,
        publishedAt: START,
        requiresReconsent: true,
        sharing: false,
        title: 'Offers',
        texts: [
          { language: 'en', direction: 'LEFT_TO_RIGHT', title: 'Offers' },
          { language: 'ar', direction: 'RIGHT_TO_LEFT', title: 'عروض' },
        ],
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await publish({ idempotencyKey, requiresReconsent: true })).toEqual({
      ...answer,
      idempotentReplay: true,
    });
    expect(await publish({ idempotencyKey, requiresReconsent: false })).toMatchObject({
      purpose: null,
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'requiresReconsent'] }],
    });
  });

  it('never changes a version, and leaves none out', async () => {
    const key = await aPurpose();
    for (const version of [1, 3]) {
      expect(await publish({ key, version })).toEqual({
        purpose: null,
        userErrors: [{ code: 'PURPOSE_VERSION_CONFLICT', field: ['input', 'version'] }],
        idempotentReplay: false,
      });
    }
  });

  it('lets one of two publications at once be the next version', async () => {
    const key = await aPurpose();
    const answers = await Promise.all([publish({ key }), publish({ key }), publish({ key })]);
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'published').sort()).toEqual([
      'PURPOSE_VERSION_CONFLICT',
      'PURPOSE_VERSION_CONFLICT',
      'published',
    ]);
  });

  it('says which field is wrong and publishes nothing', async () => {
    const key = await aPurpose();
    expect(await publish({ key, sharing: true })).toEqual({
      purpose: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'requiresReconsent'] }],
      idempotentReplay: false,
    });
    expect(await publish({ key })).toMatchObject({ purpose: { version: 2 } });
  });

  it.each<[string, Actor]>([
    ['a customer', asCustomer('cus_1')],
    ['an associate', { kind: 'associate', associateId: 'a', stores: ['sto_1'] }],
    ['a marketer', { kind: 'staff', staffId: 'm', role: 'marketer' }],
    ['a service', { kind: 'service', serviceId: 'erp', scopes: ['import', 'admin'] }],
  ])('is not for %s', async (_, actor) => {
    expect(await publish({}, actor)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  });
});

describe('a version that needs a new yes', () => {
  it('ends every earlier yes at the next read, and suspends the grants that rest on it', async () => {
    const key = await aPurpose();
    const ada = aCustomerId();
    await give(asCustomer(ada), 'partner_sharing');
    await give(asCustomer(ada), key);
    const { id } = (await grant(asCustomer(ada), { purposes: [key] })).grant;
    expect(await grantStanding(id)).toMatchObject({ stands: true, missingPurposes: [] });

    await publish({ key, requiresReconsent: true });
    expect(await standing(ada, key)).toEqual({
      state: 'INVALIDATED',
      permitted: false,
      reason: 'NOTICE_CHANGED',
    });
    expect(await grantStanding(id)).toMatchObject({
      stands: false,
      state: 'SUSPENDED',
      missingPurposes: [key],
      attributes: [],
    });
    expect(await give(asCustomer(ada), key, { purposeVersion: 1 })).toMatchObject({
      userErrors: [{ code: 'NOTICE_OUTDATED' }],
    });
    expect(await give(asCustomer(ada), key, { purposeVersion: 2 })).toMatchObject({
      decision: { state: 'GIVEN', purposeVersion: 2 },
    });
    expect(await grantStanding(id)).toMatchObject({ stands: true, missingPurposes: [] });
  });

  it('ends them also in a process that reads all the while, from the acknowledgement on', async () => {
    const key = await aPurpose();
    const ada = aCustomerId();
    await give(asCustomer(ada), key);
    const other = openSubgraph(definition, consent.data.dependencies);
    const permittedThere = async () => {
      const { data } = await other.execute(
        {
          query:
            'query($of: [_Any!]!, $key: String!) { _entities(representations: $of) { ... on Customer { consentTo(purpose: $key) { permitted } } } }',
          variables: { of: [{ __typename: 'Customer', id: ada }], key },
        },
        { actor: asCustomer(ada), requestId: 'req_other' },
      );
      // biome-ignore lint/suspicious/noExplicitAny: the answer of the query above
      return (data as any)._entities[0].consentTo.permitted;
    };
    expect(await permittedThere()).toBe(true);
    // It reads all the while, so that what it remembers is as young as can be.
    let acknowledged = false;
    const reading = (async () => {
      while (!acknowledged) await permittedThere();
    })();
    await publish({ key, requiresReconsent: true });
    acknowledged = true;
    expect(await permittedThere()).toBe(false);
    await reading;
  });

  it('leaves them alone until its time, also where it was published before', async () => {
    const key = await aPurpose();
    const ada = aCustomerId();
    await give(asCustomer(ada), key);
    await publish({ key, requiresReconsent: true, publishedAt: LATER });
    consent.clock.now = new Date(LATER.getTime() - 1);
    expect(await standing(ada, key)).toMatchObject({ permitted: true });
    expect(await give(asCustomer(ada), key, { purposeVersion: 2 })).toMatchObject({
      userErrors: [{ code: 'NOTICE_OUTDATED' }],
    });
    consent.clock.now = LATER;
    expect(await standing(ada, key)).toMatchObject({ permitted: false, reason: 'NOTICE_CHANGED' });
  });
});

it('keeps an earlier yes where the new text covers no more', async () => {
  const key = await aPurpose();
  const ada = aCustomerId();
  await give(asCustomer(ada), key);
  await publish({ key });
  expect(await standing(ada, key)).toEqual({ state: 'GIVEN', permitted: true, reason: 'GIVEN' });
});

it('shows everybody what holds, and older versions as they were', async () => {
  const key = await aPurpose();
  await publish({ key, publishedAt: LATER, texts: [{ ...aPublication().texts[0], title: 'Newer' }] });
  const ask = async () =>
    (
      await consent.ask(
        { kind: 'visitor' },
        'query($key: String!) { now: purpose(key: $key) { version title } one: purpose(key: $key, version: 1) { title } two: purpose(key: $key, version: 2) { title } }',
        { key },
      )
    ).data;
  expect(await ask()).toEqual({ now: { version: 1, title: 'Offers' }, one: { title: 'Offers' }, two: null });
  consent.clock.now = LATER;
  expect(await ask()).toEqual({
    now: { version: 2, title: 'Newer' },
    one: { title: 'Offers' },
    two: { title: 'Newer' },
  });
});

it('shows the privacy officer every version, those to come among them', async () => {
  const key = await aPurpose();
  await publish({ key, publishedAt: LATER });
  const QUERY = 'query($key: String!) { purposeVersions(key: $key) { version publishedAt } }';
  const { data } = await consent.ask(PRIVACY_OFFICER, QUERY, { key });
  expect(data.purposeVersions).toEqual([
    { version: 2, publishedAt: LATER },
    { version: 1, publishedAt: START },
  ]);
  expect((await consent.ask(PRIVACY_OFFICER, QUERY, { key: 'none' })).data.purposeVersions).toEqual([]);
  expect((await consent.ask(asCustomer('cus_1'), QUERY, { key })).codes).toEqual([
    'UNAUTHORIZED_FIELD_OR_TYPE',
  ]);
});
