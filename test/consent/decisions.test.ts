import type { Db } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, history, object, standing, withdraw } = mutationsOf(consent);
const START = new Date('2026-03-02T10:00:00Z');

describe('giveConsent', () => {
  it('records who agreed to what, how, where and in front of which text', async () => {
    const ada = aCustomerId();
    const given = await give(asCustomer(ada), 'email_marketing', {
      means: 'SAVE',
      language: 'de-AT',
      storeId: 'sto_1',
      identifier: { type: 'EMAIL', value: ' ada@example.com ' },
    });
    expect(given).toEqual({
      decision: {
        id: expect.stringMatching(/^dec_[0-9a-f]{32}$/),
        sequence: 1,
        purpose: 'email_marketing',
        purposeVersion: 1,
        grant: null,
        state: 'GIVEN',
        decidedAt: START,
        recordedAt: START,
        expiresAt: new Date('2028-03-01T10:00:00Z'),
        decidedBy: 'SELF',
        recordedBy: `customer:${ada}`,
        means: 'SAVE',
        surface: 'storefront.account',
        store: { id: 'sto_1' },
        language: 'de-AT',
        identifier: {
          type: 'EMAIL',
          value: 'ada@example.com',
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        previousHash: '0'.repeat(64),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await standing(ada, 'email_marketing')).toEqual({
      state: 'GIVEN',
      permitted: true,
      reason: 'GIVEN',
    });
    const published = await consent.published('patron.consent.decided.v1');
    expect(published.map(({ subject, data }) => ({ subject, data }))).toContainEqual({
      subject: ada,
      data: { customerId: ada, decisionId: given.decision.id, purpose: 'email_marketing', state: 'GIVEN' },
    });
  });

  it('keeps what it was given for out of the history, so that it can be erased and the history stays whole', async () => {
    const ada = aCustomerId();
    const identifier = { type: 'EMAIL', value: 'canary@example.com' };
    const { decision } = await give(asCustomer(ada), 'email_marketing', { identifier });
    const stored = await consent.db.collection('decisions').find({ customerId: ada }).toArray();
    expect(JSON.stringify(stored)).not.toContain('canary');

    await consent.db.collection('decisionIdentifiers').deleteMany({ customerId: ada });
    expect(await history(ada, 'identifier { value digest }')).toEqual({
      intact: true,
      decisions: [{ identifier: { value: null, digest: decision.identifier.digest } }],
    });
  });

  it('renews a yes that stands, and one that has expired', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'location');
    expect(await give(asCustomer(ada), 'location')).toMatchObject({
      decision: { state: 'RENEWED', sequence: 2 },
    });

    consent.clock.now = new Date(consent.clock.now.getTime() + 180 * 86_400_000);
    expect(await standing(ada, 'location')).toEqual({
      state: 'EXPIRED',
      permitted: false,
      reason: 'EXPIRED',
    });
    expect(await give(asCustomer(ada), 'location')).toMatchObject({
      decision: { state: 'RENEWED', sequence: 3 },
    });
    expect(await standing(ada, 'location')).toEqual({ state: 'RENEWED', permitted: true, reason: 'RENEWED' });
    consent.clock.now = START;
  });

  it('records one decision however often the same intent is sent, also all at once', async () => {
    const ada = aCustomerId();
    const send = () => give(asCustomer(ada), 'personalisation', { idempotencyKey: 'intent-1' });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    const [id] = new Set(answers.map(({ decision }) => decision.id));
    expect(answers.map(({ decision }) => decision.id)).toEqual(answers.map(() => id));
    expect(answers.filter(({ idempotentReplay }) => !idempotentReplay)).toHaveLength(1);
    expect((await history(ada)).decisions).toHaveLength(1);
  });

  it.each<[string, string, object, object]>([
    [
      'no purpose has the key',
      'mind_reading',
      {},
      { code: 'PURPOSE_NOT_FOUND', field: ['input', 'purpose'] },
    ],
    ['the key is no name', '{$gt: ""}', {}, { code: 'PURPOSE_NOT_FOUND', field: ['input', 'purpose'] }],
    [
      'the contract needs it anyway',
      'service',
      {},
      { code: 'WRONG_LAWFUL_BASIS', field: ['input', 'purpose'] },
    ],
    [
      'no such version was published',
      'location',
      { purposeVersion: 2 },
      { code: 'NOTICE_OUTDATED', field: ['input', 'purposeVersion'] },
    ],
    [
      'the version is no number of one',
      'location',
      { purposeVersion: 0 },
      { code: 'NOTICE_OUTDATED', field: ['input', 'purposeVersion'] },
    ],
    [
      'it is not written in the language',
      'location',
      { language: 'nl' },
      { code: 'INVALID_VALUE', field: ['input', 'language'] },
    ],
    [
      'the language is none',
      'location',
      { language: 'en; drop' },
      { code: 'INVALID_VALUE', field: ['input', 'language'] },
    ],
    [
      'the surface is a sentence',
      'location',
      { surface: 'on the phone' },
      { code: 'INVALID_VALUE', field: ['input', 'surface'] },
    ],
    [
      'the store is an operator',
      'location',
      { storeId: '{"$gt":""}' },
      { code: 'INVALID_VALUE', field: ['input', 'storeId'] },
    ],
    [
      'the identifier is empty',
      'location',
      { identifier: { type: 'EMAIL', value: ' ' } },
      { code: 'INVALID_VALUE', field: ['input', 'identifier'] },
    ],
    [
      'the identifier is endless',
      'location',
      { identifier: { type: 'EMAIL', value: 'x'.repeat(321) } },
      { code: 'INVALID_VALUE', field: ['input', 'identifier'] },
    ],
    [
      'there is no key',
      'location',
      { idempotencyKey: ' ' },
      { code: 'IDEMPOTENCY_KEY_REQUIRED', field: ['input', 'idempotencyKey'] },
    ],
  ])('records nothing when %s', async (_, purpose, its, error) => {
    const ada = aCustomerId();
    expect(await give(asCustomer(ada), purpose, its)).toEqual({
      decision: null,
      userErrors: [error],
      idempotentReplay: false,
    });
    expect(await history(ada)).toEqual({ intact: true, decisions: [] });
  });

  it('refuses a key that was used for something else, naming the field', async () => {
    const ada = asCustomer(aCustomerId());
    await give(ada, 'location', { idempotencyKey: 'intent-1' });
    expect(await give(ada, 'personalisation', { idempotencyKey: 'intent-1' })).toMatchObject({
      decision: null,
      userErrors: [{ code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'purpose'] }],
    });
  });
});

describe('withdrawConsent', () => {
  it('takes a yes back: the next read is refused', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'personalisation');
    expect(await withdraw(asCustomer(ada), 'personalisation')).toMatchObject({
      decision: { state: 'WITHDRAWN', sequence: 2, purposeVersion: 1, expiresAt: null, language: null },
      userErrors: [],
    });
    expect(await standing(ada, 'personalisation')).toEqual({
      state: 'WITHDRAWN',
      permitted: false,
      reason: 'WITHDRAWN',
    });
  });

  it('is a no ahead of the question where there was no yes', async () => {
    const ada = aCustomerId();
    expect(await withdraw(asCustomer(ada), 'sms_marketing')).toMatchObject({
      decision: { state: 'REFUSED', sequence: 1, purposeVersion: null },
    });
    expect(await withdraw(asCustomer(aCustomerId()), 'sms_marketing', { language: 'fr' })).toMatchObject({
      decision: { state: 'REFUSED', purposeVersion: 1, language: 'fr' },
    });
  });

  it('said twice is recorded once, and answers with the no that holds', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'personalisation');
    const first = await withdraw(asCustomer(ada), 'personalisation');
    const second = await withdraw(asCustomer(ada), 'personalisation');
    expect(second).toEqual({ ...first, idempotentReplay: false });
    expect((await history(ada)).decisions).toHaveLength(2);
  });

  it.each([
    ['service', 'WRONG_LAWFUL_BASIS'],
    ['analytics', 'WRONG_LAWFUL_BASIS'],
    ['mind_reading', 'PURPOSE_NOT_FOUND'],
  ])('changes nothing about %s: %s', async (purpose, code) => {
    const ada = aCustomerId();
    expect(await withdraw(asCustomer(ada), purpose)).toMatchObject({
      decision: null,
      userErrors: [{ code }],
    });
    expect((await history(ada)).decisions).toEqual([]);
  });
});

describe('objectToPurpose', () => {
  it('stops what rests on our interest, until the customer lifts it', async () => {
    const ada = aCustomerId();
    expect(await standing(ada, 'analytics')).toEqual({
      state: 'UNKNOWN',
      permitted: true,
      reason: 'NOT_OBJECTED',
    });
    const objection = await object(asCustomer(ada), 'analytics');
    expect(objection).toMatchObject({ decision: { state: 'REFUSED', sequence: 1 }, userErrors: [] });
    expect(await standing(ada, 'analytics')).toEqual({
      state: 'REFUSED',
      permitted: false,
      reason: 'OBJECTED',
    });
    expect(await object(asCustomer(ada), 'analytics')).toEqual(objection);

    await give(asCustomer(ada), 'analytics');
    expect(await standing(ada, 'analytics')).toEqual({ state: 'GIVEN', permitted: true, reason: 'GIVEN' });
    await object(asCustomer(ada), 'analytics');
    expect(await standing(ada, 'analytics')).toEqual({
      state: 'REFUSED',
      permitted: false,
      reason: 'OBJECTED',
    });
  });

  it.each(['personalisation', 'service'])('does not fit %s', async (purpose) => {
    expect(await object(asCustomer(aCustomerId()), purpose)).toMatchObject({
      decision: null,
      userErrors: [{ code: 'WRONG_LAWFUL_BASIS' }],
    });
  });
});

it('shows a visitor every purpose in their language, by key', async () => {
  const { data } = await consent.ask(
    { kind: 'visitor' },
    '{ purposes(language: "de-CH") { key language title lawfulBasis mechanism validityDays } }',
  );
  expect(data.purposes).toHaveLength(12);
  expect(data.purposes[0]).toEqual({
    key: 'analytics',
    language: 'de',
    title: 'Messen, wie unsere Läden laufen',
    lawfulBasis: 'LEGITIMATE_INTEREST',
    mechanism: 'OPT_OUT',
    validityDays: null,
  });
});

it('says for every purpose where it stands, with the evidence', async () => {
  const ada = aCustomerId();
  const { decision } = await give(asCustomer(ada), 'personalisation');
  const { data } = await consent.entity(
    asCustomer(ada),
    { id: ada },
    '{ consents { purpose(language: "fr") { key title } state permitted reason decision { id } } }',
  );
  const permitted = data.consents.filter((one: { permitted: boolean }) => one.permitted);
  expect(data.consents).toHaveLength(12);
  expect(permitted).toEqual([
    {
      purpose: { key: 'analytics', title: 'Mesurer la marche de nos magasins' },
      state: 'UNKNOWN',
      permitted: true,
      reason: 'NOT_OBJECTED',
      decision: null,
    },
    {
      purpose: { key: 'personalisation', title: 'Offres et recommandations personnelles' },
      state: 'GIVEN',
      permitted: true,
      reason: 'GIVEN',
      decision: { id: decision.id },
    },
    {
      purpose: { key: 'service', title: 'Vos commandes et votre compte' },
      state: 'UNKNOWN',
      permitted: true,
      reason: 'CONTRACT',
      decision: null,
    },
  ]);
});

describe('consentHistory', () => {
  it('comes in pages, newest first, each decision once', async () => {
    const ada = aCustomerId();
    for (const purpose of [
      'location',
      'personalisation',
      'sms_marketing',
      'push_marketing',
      'email_marketing',
    ]) {
      await give(asCustomer(ada), purpose);
    }
    const page = async (after: string | null) => {
      const { data } = await consent.entity(
        asCustomer(ada),
        { id: ada },
        `{ consentHistory(first: 2, after: ${JSON.stringify(after)}) { edges { node { sequence } } pageInfo { hasNextPage endCursor } } }`,
      );
      const { edges, pageInfo } = data.consentHistory;
      return {
        sequences: edges.map(({ node }: { node: { sequence: number } }) => node.sequence),
        ...pageInfo,
      };
    };
    const first = await page(null);
    const second = await page(first.endCursor);
    const third = await page(second.endCursor);
    expect([first, second, third]).toMatchObject([
      { sequences: [5, 4], hasNextPage: true },
      { sequences: [3, 2], hasNextPage: true },
      { sequences: [1], hasNextPage: false },
    ]);
  });

  it.each(['first: 0', 'first: 101', 'after: "$gt"', 'after: "-1"'])('refuses the page %s', async (page) => {
    const ada = aCustomerId();
    const { codes } = await consent.entity(
      asCustomer(ada),
      { id: ada },
      `{ consentHistory(${page}) { edges { cursor } } }`,
    );
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  it.each<[string, string, number | null, (db: Db, customerId: string) => Promise<unknown>]>([
    [
      'a decision',
      'ALTERED',
      1,
      (db, customerId) =>
        db.collection('decisions').updateOne({ customerId, sequence: 1 }, { $set: { surface: 'elsewhere' } }),
    ],
    [
      'what holds',
      'OTHER_CURRENT',
      null,
      (db, customerId) =>
        db.collection('currentDecisions').updateOne({ customerId }, { $set: { state: 'GIVEN' } }),
    ],
    [
      'when what holds expires',
      'OTHER_CURRENT',
      null,
      (db, customerId) =>
        db.collection('currentDecisions').updateOne({ customerId }, { $set: { expiresAt: START } }),
    ],
    [
      'the end',
      'OTHER_END',
      2,
      (db, customerId) => db.collection('decisions').deleteOne({ customerId, sequence: 2 }),
    ],
    [
      'the record of the end',
      'OTHER_END',
      3,
      (db, customerId) => db.collection<{ _id: string }>('historyHeads').deleteOne({ _id: customerId }),
    ],
    [
      'that nothing holds',
      'OTHER_CURRENT',
      null,
      (db, customerId) => db.collection('currentDecisions').deleteMany({ customerId }),
    ],
  ])('says where it breaks when somebody tampers with %s in the database', async (_, fault, at, tamper) => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'personalisation');
    await withdraw(asCustomer(ada), 'personalisation');
    const check = async () =>
      (
        await consent.entity(
          PRIVACY_OFFICER,
          { id: ada },
          '{ consentHistoryIntact consentHistoryCheck { intact length brokenAt fault } }',
        )
      ).data;
    expect(await check()).toEqual({
      consentHistoryIntact: true,
      consentHistoryCheck: { intact: true, length: 2, brokenAt: null, fault: null },
    });
    await tamper(consent.db, ada);
    expect(await check()).toMatchObject({
      consentHistoryIntact: false,
      consentHistoryCheck: { intact: false, brokenAt: at, fault },
    });
  });
});

describe('decisions at once', () => {
  it('for a customer without any all land, in one unbroken order', async () => {
    const ada = aCustomerId();
    const purposes = [
      'location',
      'personalisation',
      'sms_marketing',
      'push_marketing',
      'email_marketing',
      'post_marketing',
    ];
    const answers = await Promise.all(
      [...purposes, ...purposes].map((purpose) => give(asCustomer(ada), purpose)),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { intact, decisions } = await history(ada);
    expect(intact).toBe(true);
    expect(decisions.map(({ sequence }: { sequence: number }) => sequence)).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    expect(decisions.filter(({ state }: { state: string }) => state === 'RENEWED')).toHaveLength(6);
  });

  it('about one purpose leave one row, of the newest of them', async () => {
    const ada = aCustomerId();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? withdraw : give)(asCustomer(ada), 'personalisation'),
      ),
    );
    const rows = await consent.db.collection('currentDecisions').find({ customerId: ada }).toArray();
    const { intact, decisions } = await history(ada);
    expect(intact).toBe(true);
    expect(rows).toMatchObject([{ state: decisions[0].state, sequence: decisions[0].sequence }]);
  });
});
