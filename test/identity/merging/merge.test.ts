import { beforeAll, describe, expect, it } from 'vitest';
import { nameFor } from '#shared/pairwise.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { aCustomerFrom, aKey, asAssociate, asCustomer, asPartner, asStaff, updating } from '../people.ts';
import { aPerson, deciding, merged, merging, OFFICER, profileOf, unmerging } from './merging-people.ts';

const identity = useSubgraph(definition);

const refusal = (code: string, ...field: string[]) => ({
  merge: null,
  customer: null,
  userErrors: [{ code, field: ['input', ...field] }],
  idempotentReplay: false,
});

describe('two customers become one', () => {
  let ada: string;
  let lovelace: string;
  beforeAll(async () => {
    lovelace = await aCustomerFrom(identity, {
      recordId: 'lovelace',
      givenName: 'Ada',
      surname: 'Lovelace',
      email: 'lovelace@example.com',
      city: 'London',
      dateOfBirth: '1989-12-10',
    });
    ada = await aPerson(identity, 'Ada', 'ada@example.com');
    await updating(identity, ada, { addPreferences: [{ kind: 'COLOUR', value: 'blue' }] });
  });

  it('who go by the id of the one who signs in, and both ids lead to them', async () => {
    const payload = await merging(identity, {
      customerIds: [lovelace, ada],
      note: 'Says so at the counter.',
    });
    expect(payload).toEqual({
      merge: {
        id: expect.stringMatching(/^mrg_/),
        survivorId: ada,
        mergedId: lovelace,
        survivorRule: 'SIGNS_IN',
        origin: 'PRIVACY_OFFICER',
        weight: null,
        comparisons: [],
        note: 'Says so at the counter.',
        unmergedAt: null,
      },
      customer: { id: ada, formerIds: [lovelace] },
      userErrors: [],
      idempotentReplay: false,
    });
    const profile = await profileOf(identity, ada);
    expect(profile).toMatchObject({
      id: ada,
      name: { full: 'Ada Bakker' },
      emails: [{ value: 'ada@example.com' }, { value: 'lovelace@example.com' }],
      addresses: [{ value: { city: 'London' } }],
      birthDate: { value: '1989-12-10', source: 'till' },
      preferences: [{ kind: 'COLOUR', value: 'blue' }],
      sourceRecords: { edges: [{ node: { recordId: 'lovelace' } }] },
      formerIds: [lovelace],
      merges: [{ id: payload.merge.id }],
    });
    expect(await profileOf(identity, lovelace, ada)).toEqual(profile);
    expect(await profileOf(identity, ada, lovelace)).toEqual(profile);
  });

  it('as `me` with a token from before, and by every identifier', async () => {
    const { data } = await identity.ask(asCustomer(lovelace), '{ me { id } }');
    expect(data).toEqual({ me: { id: ada } });
    for (const value of ['ada@example.com', 'lovelace@example.com']) {
      const query = `{ customerByIdentifier(type: EMAIL, value: "${value}") { id } }`;
      expect((await identity.ask(aService(), query)).data).toEqual({ customerByIdentifier: { id: ada } });
    }
  });

  it('as an entity by either id', async () => {
    for (const id of [ada, lovelace]) {
      const { data } = await identity.entity(asCustomer(lovelace), { id }, '{ id emails { value } }');
      expect(data).toEqual({
        id: ada,
        emails: [{ value: 'ada@example.com' }, { value: 'lovelace@example.com' }],
      });
    }
  });

  it('and what is changed with either id is changed for both', async () => {
    const { customer } = await updating(identity, lovelace, { language: 'nl' });
    expect(customer.language).toEqual({ value: 'nl' });
    expect((await profileOf(identity, ada)).language).toEqual({ value: 'nl' });
    const edits = await identity.db.collection('edits').find({ customerId: lovelace }).toArray();
    expect(edits).toHaveLength(1); // it stands under the id that said it
  });

  it('and a value that they take off is off, whoever of both had it', async () => {
    const { emails } = await profileOf(identity, ada);
    const { id } = emails.find(({ value }: { value: string }) => value === 'lovelace@example.com');
    await updating(identity, ada, { remove: [id] });
    expect((await profileOf(identity, lovelace, ada)).emails).toMatchObject([{ value: 'ada@example.com' }]);
    const query = '{ customerByIdentifier(type: EMAIL, value: "lovelace@example.com") { id } }';
    expect((await identity.ask(aService(), query)).data).toEqual({ customerByIdentifier: null });
  });

  it('told as an event with the place of every id, then what has changed', async () => {
    const [event] = await identity.published('patron.customer.merged.v1');
    const members = [ada, lovelace];
    expect(event).toMatchObject({
      subject: ada,
      data: {
        mergeId: expect.stringMatching(/^mrg_/),
        survivorId: ada,
        mergedId: lovelace,
        placements: [
          { id: ada, members, version: 1 },
          { id: lovelace, members, version: 1 },
        ],
      },
    });
    const changed = await identity.published('patron.customer.changed.v1');
    expect(changed.map(({ data }) => data)).toContainEqual({
      customerId: ada,
      attributes: ['birthDate', 'emails', 'addresses'],
    });
  });
});

describe('an app whose grant opens one of the ids', () => {
  it('sees what stands under that one alone, under the name that it has for the customer', async () => {
    const one = await aPerson(identity, 'Ada', 'one@example.com');
    const other = await aPerson(identity, 'Ada', 'other@example.com');
    await merged(identity, one, other);
    const shownTo = async (members?: string[]) => {
      const app = { ...asPartner(other, 'profile.email'), ...(members && { members }) };
      const name = nameFor(app, other, identity.pairwise);
      const { data } = await identity.ask(app, '{ me { id emails { value } } }');
      expect(data.me.id).toBe(name);
      return data.me.emails.map(({ value }: { value: string }) => value);
    };
    expect(await shownTo()).toEqual(['other@example.com']);
    expect((await shownTo([one, other])).sort()).toEqual(['one@example.com', 'other@example.com']);
  });
});

describe('nothing is merged', () => {
  let ada: string;
  let ben: string;
  beforeAll(async () => {
    ada = await aPerson(identity, 'Ada');
    ben = await aPerson(identity, 'Ben');
  });

  it.each<[string, () => object, string, string]>([
    ['of one id', () => ({ customerIds: [ada] }), 'INVALID_VALUE', 'customerIds'],
    ['of three ids', () => ({ customerIds: [ada, ben, ben] }), 'INVALID_VALUE', 'customerIds'],
    ['of an id twice', () => ({ customerIds: [ada, ada] }), 'ALREADY_MERGED', 'customerIds'],
    ['of nobody', () => ({ customerIds: [ada, 'cus_nobody'] }), 'CUSTOMER_NOT_FOUND', 'customerIds'],
    [
      'that would go by the id of somebody else',
      () => ({ customerIds: [ada, ben], survivorId: 'cus_nobody' }),
      'INVALID_VALUE',
      'survivorId',
    ],
    [
      'with a note that is too long',
      () => ({ customerIds: [ada, ben], note: 'x'.repeat(501) }),
      'INVALID_VALUE',
      'note',
    ],
  ])('%s', async (_, input, code, field) => {
    expect(await merging(identity, input())).toEqual(refusal(code, field));
  });

  it('that a person has decided are two', async () => {
    await deciding(identity, { customerIds: [ada, ben], verdict: 'DIFFERENT' });
    expect(await merging(identity, { customerIds: [ben, ada] })).toEqual(
      refusal('NEVER_THE_SAME', 'customerIds'),
    );
  });

  it('that is one customer already, by whichever ids', async () => {
    const [cleo, dora, emma] = [
      await aPerson(identity, 'Cleo'),
      await aPerson(identity, 'Cleo'),
      await aPerson(identity, 'Cleo'),
    ];
    await merged(identity, cleo, dora);
    await merged(identity, cleo, emma);
    expect(await merging(identity, { customerIds: [dora, emma] })).toEqual(
      refusal('ALREADY_MERGED', 'customerIds'),
    );
  });

  it.each([
    ['a visitor', { kind: 'visitor' } as const, 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['the customer', asCustomer('cus_1'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['a service', aService('import'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['an analyst', asStaff('analyst'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['an associate who serves neither', asAssociate('store_1'), 'FORBIDDEN'],
  ])('by %s', async (_, actor, code) => {
    const { codes } = await identity.ask(
      actor,
      'mutation($input: MergeCustomersInput!) { mergeCustomers(input: $input) { userErrors { code } } }',
      { input: { customerIds: [ada, ben], idempotencyKey: aKey() } },
    );
    expect(codes).toEqual([code]);
  });
});

it('the same key merges once and answers the same again', async () => {
  const customerIds = [await aPerson(identity, 'Ada'), await aPerson(identity, 'Ada')];
  const idempotencyKey = aKey();
  const first = await merging(identity, { customerIds, idempotencyKey });
  const again = await merging(identity, { customerIds, idempotencyKey });
  expect(again).toEqual({ ...first, idempotentReplay: true });
  expect(await merging(identity, { customerIds: [...customerIds].reverse(), idempotencyKey })).toMatchObject({
    userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }],
  });
});

it('a customer has 200 ids at most', async () => {
  const [first, second, third] = [
    await aPerson(identity, 'Ada'),
    await aPerson(identity, 'Ada'),
    await aPerson(identity, 'Ada'),
  ];
  await merged(identity, first, second);
  const many = [first, second, ...Array.from({ length: 198 }, (_, n) => `cus_former_${n}`)];
  await identity.db.collection('customers').updateOne({ _id: first as never }, { $set: { members: many } });
  expect(await merging(identity, { customerIds: [third, second] })).toEqual(
    refusal('TOO_MANY_MEMBERS', 'customerIds'),
  );
});

it('many merges of overlapping pairs at once give one customer, and no id is lost', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => aPerson(identity, 'Ada')));
  const pairs = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b]));
  const payloads = await Promise.all(pairs.map((customerIds) => merging(identity, { customerIds })));
  const codes = payloads.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(Array.from({ length: pairs.length - 5 }, () => 'ALREADY_MERGED'));
  const stored = await identity.db
    .collection('customers')
    .find({ _id: { $in: ids as never[] } })
    .toArray();
  const living = stored.filter(({ mergedInto }) => !mergedInto);
  expect(living).toHaveLength(1);
  expect(living[0]?.members.toSorted()).toEqual(ids.toSorted());
  for (const { mergedInto } of stored.filter(({ _id }) => _id !== living[0]?._id)) {
    expect(mergedInto).toBe(living[0]?._id);
  }
  const placed = await identity.db
    .collection('members')
    .find({ _id: { $in: ids as never[] } })
    .toArray();
  expect(placed.map(({ members }) => members)).toEqual(ids.map(() => living[0]?.members));
});

it('merges, unmerges and changes of the same customers at once leave nothing half-done', async () => {
  const [ada, ben, cleo] = [
    await aPerson(identity, 'Ada'),
    await aPerson(identity, 'Ben'),
    await aPerson(identity, 'Cleo'),
  ];
  const mergeId = await merged(identity, ada, ben);
  await Promise.all([
    unmerging(identity, { mergeId, neverTheSame: false }),
    merging(identity, { customerIds: [ben, cleo], survivorId: cleo }),
    updating(identity, ben, { addEmails: ['late@example.com'] }),
    updating(identity, ada, { language: 'nl' }),
  ]);
  expect(await profileOf(identity, ada)).toMatchObject({
    id: ada,
    name: { full: 'Ada Bakker' },
    language: { value: 'nl' },
    merges: [],
  });
  const { emails, id } = await profileOf(identity, cleo);
  expect(id).toBe(cleo);
  expect(emails.map(({ value }: { value: string }) => value)).toContain('late@example.com');
  expect((await profileOf(identity, ben)).id).toBe(cleo);
});

it('the officer reads why they are one', async () => {
  const [ada, ben] = [await aPerson(identity, 'Ada'), await aPerson(identity, 'Ada')];
  await identity.data.dependencies.client.withSession((session: never) =>
    identity.data.merging.merge(
      {
        ids: [ada, ben],
        origin: 'resolution',
        by: 'model:1',
        explanation: {
          weight: 21.5,
          comparisons: [{ field: 'email', level: 'EXACT', weight: 14, overlap: 0, left: 'x', right: 'x' }],
        },
      },
      session,
    ),
  );
  const query =
    'query($id: ID!) { customer(id: $id) { merges { origin weight comparisons { field level weight } } } }';
  const { data } = await identity.ask(OFFICER, query, { id: ada });
  expect(data.customer.merges).toEqual([
    { origin: 'RESOLUTION', weight: 21.5, comparisons: [{ field: 'email', level: 'EXACT', weight: 14 }] },
  ]);
  const [stored] = await identity.db.collection('merges').find({ survivorId: ada }).toArray();
  expect(JSON.stringify(stored)).not.toContain('"left"');
});
