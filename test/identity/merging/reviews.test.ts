import type { ClientSession } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { aKey, asAssociate, asCustomer, asStaff, updating } from '../people.ts';
import { aPerson, deciding, merged, merging, OFFICER, profileOf, unmerging } from './merging-people.ts';

const identity = useSubgraph(definition);
const ASSOCIATE = asAssociate('store_1');

const evidence = {
  weight: 4.5,
  reason: 'BETWEEN_THRESHOLDS',
  comparisons: [
    { field: 'surname', level: 'EXACT', weight: 9, overlap: 0, left: 'bakker', right: 'bakker' },
    { field: 'email', level: 'DIFFERENT', weight: -4.5, overlap: 0, left: 'a@x', right: 'b@x' },
  ],
};

/** The resolution asks about a pair; returns the id of the question. */
const asked = (a: string, b: string, more: object = {}): Promise<string | null> =>
  inTransaction(identity.data.dependencies.client, (session: ClientSession) =>
    identity.data.merging.review.add({ a, b, ...evidence, ...more }, session),
  );

const QUEUE = /* GraphQL */ `
  query Queue($state: MatchReviewState!) {
    matchReviews(state: $state, first: 100) {
      edges {
        node {
          id state weight reason decidedAt
          comparisons { field level weight }
          left { customerId name email phone city }
          right { customerId name email phone city }
        }
      }
    }
  }
`;

async function queue(state = 'OPEN') {
  const { data, errors } = await identity.ask(ASSOCIATE, QUEUE, { state });
  if (errors) throw new Error(`refused: ${errors}`);
  return data.matchReviews.edges.map(({ node }: { node: object }) => node);
}
const waits = async (id: string | null, state = 'OPEN') =>
  (await queue(state)).some((item: { id: string }) => item.id === id);

describe('a pair that may be one person', () => {
  it('is shown masked, with how it compares, and it is on record for both', async () => {
    const [ada, ben] = [await aPerson(identity, 'Ada', 'ada@x.example'), await aPerson(identity, 'Ben')];
    await updating(identity, ada, {
      addPhones: [{ number: '+31612345678' }],
      addAddresses: [{ line1: 'Kerkstraat 1', city: 'Ede', country: 'NL' }],
    });
    const id = await asked(ben, ada);
    const [item] = await queue();
    expect(item).toEqual({
      id,
      state: 'OPEN',
      weight: 4.5,
      reason: 'BETWEEN_THRESHOLDS',
      decidedAt: null,
      comparisons: [
        { field: 'surname', level: 'EXACT', weight: 9 },
        { field: 'email', level: 'DIFFERENT', weight: -4.5 },
      ],
      left: { customerId: ada, name: 'Ada B•••', email: 'a•••@x.example', phone: '•••678', city: 'Ede' },
      right: expect.objectContaining({ customerId: ben, name: 'Ben B•••' }),
    });
    const disclosures = await identity.published('patron.disclosure.recorded.v1');
    for (const customerId of [ada, ben]) {
      expect(disclosures.filter(({ subject }) => subject === customerId).at(-1)?.data).toMatchObject({
        recipient: 'associate:emma',
        fields: [
          'CustomerMatch.city',
          'CustomerMatch.customerId',
          'CustomerMatch.email',
          'CustomerMatch.name',
          'CustomerMatch.phone',
          'MatchReview.comparisons',
        ],
      });
    }
  });

  it('is kept without the values that were compared', async () => {
    const id = await asked(await aPerson(identity, 'A'), await aPerson(identity, 'B'));
    const stored = await identity.db.collection('reviewItems').findOne({ _id: id as never });
    expect(JSON.stringify(stored)).not.toMatch(/bakker|a@x/);
  });

  it('is asked once; new evidence takes the place of the old', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    const id = await asked(a, b);
    expect(await asked(b, a, { weight: 6 })).toBe(id);
    expect((await queue()).find((item: { id: string }) => item.id === id)).toMatchObject({ weight: 6 });
  });

  it('is one customer when somebody says so, who can take it back', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    const id = await asked(a, b);
    const decision = await deciding(identity, { reviewId: id, verdict: 'SAME' }, ASSOCIATE);
    expect(decision).toEqual({
      mergeId: expect.stringMatching(/^mrg_/),
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await profileOf(identity, a)).toMatchObject({ merges: [{ id: decision.mergeId }] });
    expect(await waits(id, 'SAME')).toBe(true);
    const { data } = await identity.ask(
      ASSOCIATE,
      'mutation($input: UnmergeCustomersInput!) { unmergeCustomers(input: $input) { customerIds userErrors { code } } }',
      { input: { mergeId: decision.mergeId, idempotencyKey: aKey() } },
    );
    expect(data.unmergeCustomers).toEqual({ customerIds: [a, b], userErrors: [] });
    expect(await waits(id, 'DIFFERENT')).toBe(true);
    expect((await profileOf(identity, a)).merges).toEqual([]);
  });

  it('is two when somebody says so, and is never asked again', async () => {
    const [a, b, c] = [
      await aPerson(identity, 'A'),
      await aPerson(identity, 'B'),
      await aPerson(identity, 'C'),
    ];
    const id = await asked(a, b);
    expect(await deciding(identity, { reviewId: id, verdict: 'DIFFERENT' }, ASSOCIATE)).toEqual({
      mergeId: null,
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await asked(a, b)).toBeNull();
    await merged(identity, c, b);
    expect(await asked(a, c)).toBeNull();
    expect(await waits(id, 'DIFFERENT')).toBe(true);
  });

  it('may be decided otherwise later', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    const id = await asked(a, b);
    await deciding(identity, { reviewId: id, verdict: 'DIFFERENT' });
    const { mergeId, userErrors } = await deciding(identity, { reviewId: id, verdict: 'SAME' });
    expect([mergeId, userErrors]).toEqual([expect.stringMatching(/^mrg_/), []]);
    expect(await waits(id, 'SAME')).toBe(true);
  });

  it('waits no longer when other merges have answered it, and waits again when they are taken back', async () => {
    const [a, b, c] = [
      await aPerson(identity, 'A'),
      await aPerson(identity, 'B'),
      await aPerson(identity, 'C'),
    ];
    const id = await asked(a, b);
    await merged(identity, a, c);
    const mergeId = await merged(identity, c, b);
    expect(await waits(id, 'OBSOLETE')).toBe(true);
    expect(await asked(a, b)).toBeNull();
    await unmerging(identity, { mergeId, neverTheSame: false });
    expect(await waits(id)).toBe(true);
  });

  it('is asked once of a customer of two ids: the stronger evidence waits', async () => {
    const [a, b, c] = [
      await aPerson(identity, 'A'),
      await aPerson(identity, 'B'),
      await aPerson(identity, 'C'),
    ];
    const weak = await asked(a, c, { weight: 2 });
    const strong = await asked(b, c, { weight: 8 });
    await merged(identity, a, b);
    expect([await waits(weak), await waits(strong)]).toEqual([false, true]);
  });

  it('is not asked of one customer', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    await merged(identity, a, b);
    expect(await asked(a, b)).toBeNull();
  });
});

describe('nothing is decided', () => {
  it.each<[string, object, string, string]>([
    ['of a pair that is none', { reviewId: 'mrv_none' }, 'MATCH_REVIEW_NOT_FOUND', 'reviewId'],
    ['of nobody', {}, 'INVALID_VALUE', 'reviewId'],
    ['of one customer', { customerIds: ['cus_1'] }, 'INVALID_VALUE', 'customerIds'],
    [
      'of customers who are not known',
      { customerIds: ['cus_1', 'cus_2'] },
      'CUSTOMER_NOT_FOUND',
      'customerIds',
    ],
  ])('%s', async (_, input, code, field) => {
    expect(await deciding(identity, { ...input, verdict: 'SAME' })).toEqual({
      mergeId: null,
      userErrors: [{ code, field: ['input', field] }],
      idempotentReplay: false,
    });
  });

  it('of a pair that another merge has answered', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    const id = await asked(a, b);
    await merged(identity, a, b);
    const { userErrors } = await deciding(identity, { reviewId: id, verdict: 'DIFFERENT' });
    expect(userErrors).toEqual([{ code: 'MATCH_REVIEW_NOT_FOUND', field: ['input', 'reviewId'] }]);
  });

  it.each([
    ['a visitor', { kind: 'visitor' } as const],
    ['a customer', asCustomer('cus_1')],
    ['a service', aService('import')],
    ['a marketer', asStaff('marketer')],
    ['an admin', asStaff('admin')],
  ])('by %s, who doesn’t see the queue either', async (_, actor) => {
    expect((await identity.ask(actor, QUEUE, { state: 'OPEN' })).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    const { codes } = await identity.ask(
      actor,
      'mutation($input: DecideMatchInput!) { decideMatch(input: $input) { mergeId } }',
      { input: { reviewId: 'mrv_1', verdict: 'SAME', idempotencyKey: aKey() } },
    );
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('a preview', () => {
  const PREVIEW = /* GraphQL */ `
    query Preview($customerIds: [ID!]!, $survivorId: ID) {
      mergePreview(customerIds: $customerIds, survivorId: $survivorId) {
        survivor { id }
        merged { id }
        survivorRule
        obstacle
        values { attribute value source verified shownBy }
        conflicts { attribute kept other }
        identifiers { type value verified heldBy }
      }
    }
  `;
  const previewed = async (customerIds: string[], survivorId?: string) =>
    (await identity.ask(OFFICER, PREVIEW, { customerIds, survivorId })).data.mergePreview;

  it('says which values would win, where they come from, and where the two contradict each other', async () => {
    const ada = await aPerson(identity, 'Ada', 'first@x.example');
    const ben = await aPerson(identity, 'Bo', 'second@x.example');
    await updating(identity, ada, { language: 'nl' });
    await updating(identity, ben, { birthDate: '1990-12-24' });
    const before = [await profileOf(identity, ada), await profileOf(identity, ben)];
    const itself = { source: 'customer', verified: false };
    const preview = await previewed([ada, ben], ben);
    expect(preview).toEqual({
      survivor: { id: ben },
      merged: { id: ada },
      survivorRule: 'STATED',
      obstacle: null,
      values: [
        {
          attribute: 'name',
          value: expect.stringMatching(/^(Ada|Bo) B•••$/),
          ...itself,
          shownBy: expect.any(Array),
        },
        { attribute: 'birthDate', value: '1990-••-••', ...itself, shownBy: [ben] },
        { attribute: 'language', value: 'nl', ...itself, shownBy: [ada] },
        ...['f', 's'].map((letter) => ({
          attribute: 'emails',
          value: `${letter}•••@x.example`,
          ...itself,
          shownBy: [letter === 'f' ? ada : ben],
        })),
      ],
      conflicts: [
        { attribute: 'name', kept: preview.values[0].value, other: expect.stringMatching(/^(Ada|Bo) B•••$/) },
      ],
      identifiers: [
        { type: 'EMAIL', value: 'f•••@x.example', verified: false, heldBy: [ada] },
        { type: 'EMAIL', value: 's•••@x.example', verified: false, heldBy: [ben] },
      ],
    });
    expect([await profileOf(identity, ada), await profileOf(identity, ben)]).toEqual(before);
    await merged(identity, ben, ada);
    expect((await profileOf(identity, ben)).name.full).toBe(
      preview.values[0].value.replace('B•••', 'Bakker'),
    );
  });

  it('says why the two would not be merged', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    await deciding(identity, { customerIds: [a, b], verdict: 'DIFFERENT' });
    expect(await previewed([a, b])).toMatchObject({ obstacle: 'NEVER_THE_SAME' });
    expect((await merging(identity, { customerIds: [a, b] })).userErrors).toMatchObject([
      { code: 'NEVER_THE_SAME' },
    ]);
  });

  it('is on record for both', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    await previewed([a, b]);
    const disclosures = await identity.published('patron.disclosure.recorded.v1');
    for (const id of [a, b]) {
      expect(disclosures.find(({ subject }) => subject === id)?.data.fields).toEqual(
        expect.arrayContaining(['MergePreview.conflicts', 'MergePreview.identifiers', 'MergePreview.values']),
      );
    }
  });

  it.each<[string, string[], string]>([
    ['of one', ['cus_1'], 'BAD_USER_INPUT'],
    ['that would go by another’s id', ['cus_1', 'cus_2'], 'BAD_USER_INPUT'],
  ])('%s is none', async (_, customerIds, code) => {
    const { codes } = await identity.ask(OFFICER, PREVIEW, { customerIds, survivorId: 'cus_3' });
    expect(codes).toEqual([code]);
  });

  it('is not for associates who serve neither', async () => {
    const customerIds = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    expect((await identity.ask(ASSOCIATE, PREVIEW, { customerIds })).codes).toEqual(['FORBIDDEN']);
  });
});
