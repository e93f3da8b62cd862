import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { verifyConsentProof } from '#shared/consent-proof.ts';
import { carriesGpc } from '#shared/gpc.ts';
import { outweighsSignal, problemOfSignal } from '../../subgraphs/consent/signals/signal.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { communicationOf, usePages } from './communicating.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';

const consent = useSubgraph(definition);
const pages = usePages(consent);
const { give, grant, grantStanding, history, import: importDecisions, standing } = mutationsOf(consent);
const { may, signal } = communicationOf(consent);
const START = consent.clock.now;

const GPP = 'DBABLA~BVQqAAAAAgA.QA';
const TCF = 'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA.YAAAAAAAAAAA';
/** What shares, sells or follows, of the purposes that ship with Patron. */
const SHARING = [
  'analytics',
  'email_marketing',
  'location',
  'partner_sharing',
  'post_marketing',
  'purchase_profiling',
  'push_marketing',
  'sms_marketing',
];

const wait = (minutes: number) => {
  consent.clock.now = new Date(consent.clock.now.getTime() + minutes * 60_000);
};

/** Purposes that a proof permits, made for a request that carries the signal or doesn't. */
async function permitted(actor: Actor, customerId: string, gpc: boolean) {
  const caller = { actor, requestId: 'req_gpc', ...(gpc && { gpc }) };
  const id = actor.kind === 'partner' ? consent.pairwise(customerId, actor.clientId) : customerId;
  const { data } = await consent.running.execute(
    {
      query: 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { consentProof } } }',
      variables: { r: [{ __typename: 'Customer', id }] },
    },
    caller,
  );
  const [entity] = (data as { _entities: { consentProof: string }[] })._entities;
  const request = { members: [customerId], actor, requestId: 'req_gpc', now: consent.clock.now };
  return [...(verifyConsentProof(entity?.consentProof, request, consent.keyring) ?? [])].sort();
}

describe('the header', () => {
  it.each([
    ['1', true],
    ['0', false],
    ['true', false],
    ['1, 1', false],
    [' 1', false],
    [undefined, false],
  ])('%j is Global Privacy Control: %s', (value, expected) => {
    expect(carriesGpc(value === undefined ? {} : { 'sec-gpc': value })).toBe(expected);
  });
});

describe('a request under Global Privacy Control', () => {
  it('permits nothing that shares, and the next one without it does again', async () => {
    const ada = aCustomerId();
    for (const purpose of ['personalisation', 'email_marketing', 'location', 'partner_sharing']) {
      await give(asCustomer(ada), purpose);
    }
    expect(await permitted(asCustomer(ada), ada, true)).toEqual(['personalisation', 'service']);
    expect(await permitted(asCustomer(ada), ada, false)).toEqual([
      'analytics',
      'email_marketing',
      'location',
      'partner_sharing',
      'personalisation',
      'service',
    ]);
  });

  it('permits what the customer has said yes to after their first signal', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'location');
    await signal(ada);
    wait(1);
    await give(asCustomer(ada), 'email_marketing');
    expect(await permitted(asCustomer(ada), ada, true)).toEqual(['email_marketing', 'service']);
    consent.clock.now = START;
  });

  it('opens nothing to a partner either', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'partner_sharing');
    await give(asCustomer(ada), 'personalisation');
    const { id } = (await grant(asCustomer(ada))).grant;
    const music = asPartner({ id, customerId: ada });
    expect(await permitted(music, ada, false)).toEqual(['personalisation']);
    expect(await permitted(music, ada, true)).toEqual([]);
  });

  it('by a member of staff is about them and not about the customer', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'location');
    expect(await permitted(PRIVACY_OFFICER, ada, true)).toEqual(['analytics', 'location', 'service']);
  });

  it('is why the customer is told no', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const { data } = await consent.running.execute(
      {
        query: `query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer {
          shared: may(purpose: "email_marketing", channel: EMAIL) { permitted reason }
          own: may(purpose: "service", channel: EMAIL) { permitted reason }
        } } }`,
        variables: { r: [{ __typename: 'Customer', id: ada }] },
      },
      { actor: asCustomer(ada), requestId: 'req_gpc', gpc: true },
    );
    expect(data).toEqual({
      _entities: [
        {
          shared: { permitted: false, reason: 'GPC' },
          own: { permitted: true, reason: 'CONTRACT' },
        },
      ],
    });
  });
});

describe('recordPrivacySignals', () => {
  it('says no to everything that shares, with the strings as they were sent', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await give(asCustomer(ada), 'personalisation');
    const answer = await signal(ada, { gpp: GPP, tcf: TCF });
    expect(answer.signal).toEqual({
      id: expect.stringMatching(/^sig_[0-9a-f]{32}$/),
      gpc: true,
      gpp: GPP,
      tcf: TCF,
      recordedAt: START,
      surface: 'storefront.login',
    });
    expect(answer.userErrors).toEqual([]);
    const { id } = answer.signal;
    expect(
      answer.decisions.toSorted((a: { purpose: string }, b: { purpose: string }) =>
        a.purpose < b.purpose ? -1 : 1,
      ),
    ).toEqual(
      SHARING.map((purpose) => ({
        purpose,
        state: purpose === 'email_marketing' ? 'WITHDRAWN' : 'REFUSED',
        means: 'SIGNAL',
        signal: { id },
      })),
    );
    expect(await standing(ada, 'personalisation')).toMatchObject({ permitted: true });
    expect(await standing(ada, 'analytics')).toMatchObject({ permitted: false, reason: 'OBJECTED' });
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'GPC' });
    expect(await history(ada)).toMatchObject({ intact: true });
  });

  it('ends the grants that partners have', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'partner_sharing');
    await give(asCustomer(ada), 'personalisation');
    const { id } = (await grant(asCustomer(ada))).grant;
    await signal(ada);
    expect(await grantStanding(id)).toMatchObject({
      stands: false,
      state: 'PURPOSE_WITHDRAWN',
      attributes: [],
    });
    const changes = await consent.published('patron.grant.changed.v1');
    expect(changes.filter(({ data }) => data.grantId === id).map(({ data }) => data.state)).toEqual([
      'ACTIVE',
      'PURPOSE_WITHDRAWN',
    ]);
  });

  it('again changes nothing and keeps nothing twice', async () => {
    const ada = aCustomerId();
    const first = await signal(ada, { gpp: GPP });
    const before = await history(ada);
    wait(60);
    const again = await signal(ada, { gpp: GPP });
    expect(again).toEqual({ ...first, decisions: [] });
    expect(await history(ada)).toEqual(before);
    const { data } = await consent.entity(
      asCustomer(ada),
      { id: ada },
      '{ privacySignals { edges { node { gpc gpp tcf } } pageInfo { hasNextPage } } }',
    );
    expect(data.privacySignals).toEqual({
      edges: [{ node: { gpc: true, gpp: GPP, tcf: null } }],
      pageInfo: { hasNextPage: false },
    });
    consent.clock.now = START;
  });

  it('leaves a yes that the customer gave after their first signal', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await signal(ada);
    expect(await standing(ada, 'email_marketing')).toMatchObject({ permitted: false });
    wait(1);
    await give(asCustomer(ada), 'email_marketing');
    wait(1);
    const { decisions } = await signal(ada, { gpp: GPP });
    expect(decisions).toEqual([]);
    expect(await standing(ada, 'email_marketing')).toMatchObject({ permitted: true });
    expect(await may(ada)).toMatchObject({ permitted: true });
    consent.clock.now = START;
  });

  it('is not overruled by what another system says was agreed', async () => {
    const ada = aCustomerId();
    await signal(ada);
    wait(5);
    await importDecisions([
      {
        recordId: `r-${ada}`,
        customerId: ada,
        purpose: 'email_marketing',
        state: 'GIVEN',
        decidedAt: new Date(START.getTime() + 60_000),
      },
    ]);
    await signal(ada);
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'WITHDRAWN' });
    consent.clock.now = START;
  });

  it('without Global Privacy Control keeps the strings and decides nothing', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    expect(await signal(ada, { gpc: false, tcf: TCF })).toMatchObject({
      signal: { gpc: false, gpp: null, tcf: TCF },
      decisions: [],
      userErrors: [],
    });
    expect(await standing(ada, 'email_marketing')).toMatchObject({ permitted: true });
    wait(1);
    expect((await signal(ada)).decisions).toHaveLength(SHARING.length);
    consent.clock.now = START;
  });

  it('many times at once says no once', async () => {
    const ada = aCustomerId();
    await Promise.all(Array.from({ length: 5 }, () => signal(ada)));
    expect(await history(ada)).toMatchObject({ intact: true, decisions: { length: SHARING.length } });
  });

  it('keeps the strings out of the history, so that they can be erased and it stays whole', async () => {
    const ada = aCustomerId();
    await signal(ada, { gpp: GPP });
    const stored = await consent.db.collection('decisions').find({ customerId: ada }).toArray();
    expect(JSON.stringify(stored)).not.toContain(GPP);
    await consent.db.collection('privacySignals').deleteMany({ customerId: ada });
    const { intact, decisions } = await history(ada, 'signal { gpp }');
    expect(intact).toBe(true);
    expect(new Set(decisions.map((one: { signal: unknown }) => one.signal))).toEqual(new Set([null]));
  });

  it.each<[string, object, string]>([
    ['markup', { gpp: '<script>' }, 'gpp'],
    ['an endless string', { gpp: 'x'.repeat(4097) }, 'gpp'],
    ['an empty one', { tcf: '' }, 'tcf'],
    ['an operator', { tcf: '{"$gt":""}' }, 'tcf'],
    ['a tilde in a TC string', { tcf: 'a~b' }, 'tcf'],
    ['a surface that is a sentence', { surface: 'my browser' }, 'surface'],
  ])('refuses %s', async (_, its, field) => {
    const ada = aCustomerId();
    expect(await signal(ada, its)).toEqual({
      signal: null,
      decisions: [],
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
      idempotentReplay: false,
    });
    expect(await history(ada)).toEqual({ intact: true, decisions: [] });
  });
});

describe('what outweighs a signal', () => {
  const firstSignalAt = new Date('2026-03-01T00:00:00Z');
  const yes = {
    state: 'GIVEN',
    decidedBy: 'SELF',
    means: 'BUTTON',
    decidedAt: new Date('2026-03-01T00:00:01Z'),
  } as const;
  it.each<[string, Parameters<typeof outweighsSignal>[0], Date | null, boolean]>([
    ['a yes after it', yes, firstSignalAt, true],
    ['a renewal by saving a form', { ...yes, state: 'RENEWED', means: 'SAVE' }, firstSignalAt, true],
    ['a yes that an associate wrote down', { ...yes, decidedBy: 'ASSOCIATE' }, firstSignalAt, true],
    ['a yes at the same moment', { ...yes, decidedAt: firstSignalAt }, firstSignalAt, false],
    ['a yes before there was one', yes, null, false],
    ['a no', { ...yes, state: 'WITHDRAWN' }, firstSignalAt, false],
    ['a yes from another system', { ...yes, decidedBy: 'IMPORT' }, firstSignalAt, false],
    ['a yes by a script', { ...yes, means: 'SCRIPT' }, firstSignalAt, false],
    ['nothing', null, firstSignalAt, false],
  ])('%s: %#', (_, decision, first, expected) => {
    expect(outweighsSignal(decision, first)).toBe(expected);
  });

  it('strings are kept as long as they can be ones', () => {
    expect(problemOfSignal({ gpc: true, gpp: GPP, tcf: TCF })).toBeNull();
    expect(problemOfSignal({ gpc: true, gpp: `${'~'.repeat(4096)}` })).toBeNull();
  });
});

it('the site says that it honours the signal', async () => {
  const { statusCode, headers, body } = await pages.get('/.well-known/gpc.json');
  expect({ statusCode, type: headers['content-type'], body: JSON.parse(body) }).toEqual({
    statusCode: 200,
    type: 'application/json; charset=utf-8',
    body: { gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  });
});
